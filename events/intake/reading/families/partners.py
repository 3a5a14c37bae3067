"""Who works with whom in a joint undertaking: partners, joint owners, donors.

Invariant: the undertaking is one that parties can share (a project, an initiative, a fund), named
or described; who signs a text together with others has signed it, which `taking_part` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found, actors, acts, joinable, unsigned
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A, _I, _O = "\ue000", "\ue001", "[\ue000\ue001]"
_WHO = rf"(?P<a>{_A})(?:,? (?:which|who|that))?(?:, [^,]{{1,80}},|,)? {PRE}"
_IN = (
    r"(?:in|on|for|through|under|within|behind|as part of|to (?:form|launch|create|found|"
    r"establish|start|build|develop|run|operate|fund|set up|carry out|produce))"
)
_WITH = rf"(?: (?:together |jointly |along )?(?:with|alongside) (?P<b>{_A}))"
_ON_WHAT = r"(?: [^.,;:\ue000\ue001]{1,40}?)?"
_ALLYING = (
    r"team(?:s|ed|ing)? up|jo(?:ins|ined|in|ining) (?:forces|hands)|(?:band|club|link|pair|gang|"
    r"partner)(?:s|ed|ing)? (?:together|up)|partner(?:s|ed|ing)|(?:work|collaborat|co-?operat)"
    r"(?:s|es|ed|e|ing)(?: together| jointly| closely)?|pool(?:s|ed|ing)? (?:their )?(?:\w+ )"
    r"?(?:resources|efforts|money|forces)|com(?:e|es|ing) together|came together|all(?:ies|ied|y)"
    r"(?: itself| themselves)?"
)
ALLIED = Cued(
    rf"{_WHO}(?P<verb>{_ALLYING}){_WITH}?{_ON_WHAT} {_IN} (?P<o>{_O})"
    rf"(?:,?{_WITH.replace('<b>', '<b2>')})?"
)
"""Who teamed up with whom in what."""
_RUNNING = (
    r"run|operat|manag|lead|host|steer|develop|buil[dt]|fund|financ|sponsor|co-?ordinat|"
    r"oversee|organi[sz]|chair|driv|administer|own|staff|direct|plan|design"
)
_RUNS = rf"(?:(?:{_RUNNING})(?:e?s|ing|e?d|e)?|ran|led|running|planning)"
SHARED = Cued(
    rf"{_WHO}(?:(?P<verb>(?:(?:jointly |together |co-){_RUNS}|{_RUNS} (?:jointly|together))) "
    rf"(?P<o>{_O}){_WITH}?|(?P<verb2>{_RUNS}) (?P<o2>{_O})(?: jointly| together|"
    rf"{_WITH.replace('<b>', '<b2>')}))"
)
"""Who runs a project together."""
BY_BOTH = Cued(
    rf"(?P<o>{_I})(?:,? (?:which|that))?(?:,| (?:is|was|are|were|will be|has been|being|to be))?"
    rf"(?: now| also| being| \w+ly)* (?P<verb>(?:jointly |co-)?(?:run|operated|managed|"
    r"steered|developed|built|funded|financed|sponsored|co-?ordinated|overseen|organi[sz]ed|"
    r"chaired|"
    rf"administered|owned|staffed|directed|planned|designed)(?: jointly)?) by (?P<a>{_A})"
)
_LAUNCHED = Cued(
    rf"(?:(?P<a>{_A})(?:, [^,]{{1,80}},)? {PRE})?(?P<verb>(?:announc|launch|form|establish|"
    rf"creat|unveil|forg|sign|str|enter|start|agree|set)(?:e|es|ed|ing|s|ing up|ike|uck|ing)"
    rf"?(?: on| into| up)?) (?P<o>{_O}) (?:with|alongside|between) (?P<b>{_A})"
)
_SAY = (
    r"(?:sa(?:id|ys?)|call(?:ed|s)?|urg(?:ed?|es)|condemn(?:ed|s)?|pledg(?:ed?|es)|vow(?:ed|s)?|"
    r"warn(?:ed|s)?|express(?:ed|es)?|welcom(?:ed?|es)|announc(?:ed?|es)|declar(?:ed?|es)|"
    r"agree[ds]?|reaffirm(?:ed|s)?|affirm(?:ed|s)?|back(?:ed|s)?|stress(?:ed|es)?|"
    r"promis(?:ed?|es)|unveil(?:ed|s)?|criticis(?:ed?|es)|criticiz(?:ed?|es)|wr(?:ote|ite|ites)|"
    r"commit(?:ted|s)?|recommend(?:ed|s)?|demand(?:ed|s)?|denounc(?:ed?|es)|reject(?:ed|s)?|"
    r"add(?:ed|s)?|not(?:ed?|es)|deplor(?:ed?|es)|confirm(?:ed|s)?|propos(?:ed?|es)|"
    r"reiterat(?:ed?|es)|underlin(?:ed?|es)|hail(?:ed|s)?|voic(?:ed?|es)|set out|outlin(?:ed?|es)|"
    r"described?|describes|accus(?:ed?|es)|appeal(?:ed|s)?|recogni[sz](?:ed?|es))"
)
_WE = Cued(
    rf"^We, (?:the )?(?:[a-z]+ ){{0,3}}(?P<a>{_A})(?:, [^,;]{{2,60}},|,)? (?:recogni[sz]e|"
    r"commit|are|declare|affirm|reaffirm|welcome|express|met|have|call|condemn|agree|note|"
    r"stand|resolve|acknowledge|gathered|endorse|underline|support|intend|believe|pledge)\b"
)
"""The start of what several say together."""
_JOINT = Cued(
    r"\b[Jj]oint (?:[a-z]+ )?(?:statement|declaration|communiqu[eé]|letter|communication|text)\b",
    unmasked=True,
)
_SAID_IN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bIn (?P<o>{_O})(?: (?:[a-z]+ly )?(?:released|issued|published|signed|read)"
        rf"[^,.;\ue001]{{0,60}})?, (?:the )?(?:[a-z]+ ){{0,3}}(?P<a>{_A})(?:, [^,;]{{2,60}},)? "
        rf"(?:ha(?:s|ve|d) )?(?:\w+ly |also )?{_SAY}\b",
        rf"(?:^|(?<=[,\"] )|(?<=and )|(?<=while ))(?:[Tt]he )?(?:[a-z]+ ){{0,2}}(?P<a>{_A})"
        rf"(?:, joined by (?P<w>{_A}),)? (?:ha(?:s|ve|d) )?(?:\w+ly |also )?{_SAY}\b"
        rf"[^.;\ue001]{{0,90}}? in (?P<o>\ue001)",
        rf"(?P<a>{_A}), in (?P<o>\ue001),? (?:ha(?:s|ve|d) )?(?:\w+ly |also )?{_SAY}\b",
        rf"(?P<o>\ue001),? (?:(?:signed|made|agreed|put out) )?(?:by|from|between) (?P<a>{_A})",
    )
)
"""Who has a statement in common: "A and B said in a joint statement", "the joint letter by …"."""
_NATURE = re.compile(
    r"partnership|initiative|project|alliance|agreement|pact|programme|program|scheme|"
    r"cooperation|collaboration|deal",
    re.I,
)
_COMMON = re.compile(
    r"partnership|initiative|project|alliance|programme|program|scheme|co-?operation|collaboration|"
    r"mechanism|facility|consortium|venture|platform|mission|fund\b|station|centre|center|network",
    re.I,
)
_OTHERS = ("list", "law", "treaty")
"""Kinds of what is no undertaking that partners could share."""
PARTNERS = either(_LAUNCHED, ALLIED, SHARED, BY_BOTH, _WE, _JOINT)


def partners(masked: Masked, story: Story) -> Iterator[Found]:
    """Everyone who is told to share an undertaking with others."""
    for match in masked.all(_LAUNCHED):
        yield from _launched(masked, match)
    for pattern in masked.tried((ALLIED, SHARED)):
        for match in masked.all(pattern):
            if acts(masked, match.start("a")):
                yield from _allied(masked, match)
    for match in masked.all(BY_BOTH):
        yield from _allied(masked, match)
    for match in masked.all(_WE):
        thing = next((i for i in story.named() if i.kind in ("statement", "pledge")), None)
        if thing is not None:
            yield from _authors(masked, match, thing, "joined", "partnership")
    if masked.sentence.first(_JOINT) is not None:
        for said_in in _SAID_IN:
            for match in said_in.finditer(masked.text):
                said = joinable(masked, match.start("o"))
                if said is not None and _is_joint(masked, match.start("o"), said):
                    yield from _authors(masked, match, said, "issued", "event")


def _authors(
    masked: Masked, match: re.Match[str], thing: Item, kind: str, rule: str
) -> Iterator[Found]:
    """Those who say something together."""
    start, end = masked.span(*match.span())
    for place in ("a", "w") if match.groupdict().get("w") else ("a",):
        for actor in actors(masked, match.start(place)):
            if actor.kind not in ("count", "person") and actor.id:
                yield Found(
                    kind=kind,
                    rule=rule,
                    roles={"actor": actor, "instrument": thing},
                    start=start,
                    end=end,
                    as_said=unsigned(match.group()),
                    said_at=masked.at(match.end() - 1),
                )


def _is_joint(masked: Masked, at: int, thing: Item) -> bool:
    """Whether it is a statement, and a joint one where nothing else names it."""
    unit = masked.units[at]
    said = _JOINT.compiled.search(masked.sentence.text, unit.start) is not None
    return thing.kind == "statement" and said and (thing.new is None or "joint" in thing.name)


def _undertaking(masked: Masked, match: re.Match[str]) -> Item | None:
    """What is shared, if it is something that can be."""
    thing = joinable(masked, match.start("o" if match["o"] else "o2"))
    if thing is None or thing.kind in (*_OTHERS, "group"):
        return None
    return thing if thing.kind == "project" or _COMMON.search(thing.name) else None


def _allied(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    """Two or more who do it together; whom one alone leads is told by the life of the thing."""
    thing, them = _undertaking(masked, match), list(actors(masked, match.start("a")))
    for place in ("b", "b2"):
        if match.groupdict().get(place):
            them += actors(masked, match.start(place))
    if thing is not None and len(them) > 1:
        yield from _each(masked, match, them, thing)


def _launched(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    thing = joinable(masked, match.start("o"))
    if thing is None or not (_NATURE.search(thing.name) or thing.kind == "project"):
        return
    if thing.kind in _OTHERS or (match["a"] and not acts(masked, match.start("a"))):
        return
    if match["a"] and match["verb"].startswith("sign") and not _COMMON.search(thing.name):
        return  # who signs with somebody has signed
    them = list(actors(masked, match.start("a"))) if match["a"] else []
    yield from _each(masked, match, [*them, *actors(masked, match.start("b"))], thing)


def _each(
    masked: Masked, match: re.Match[str], them: Sequence[Item], thing: Item
) -> Iterator[Found]:
    """That each of them is a partner, or will be."""
    pre = match.groupdict().get("pre")
    said = match["verb"] or match["verb2"]
    verb = "done" if said.split()[0].endswith("ing") else said
    meant = stance(pre, verb) if pre is not None else "done"
    if match.re is _LAUNCHED.compiled and not match["a"]:
        meant = "intends"
    if meant not in ("done", "intends"):
        return
    start, end = masked.span(*match.span())
    for actor in them:
        if actor.kind in ("count", "person") or actor.id == thing.id:
            continue
        yield Found(
            kind="announced-intent" if meant == "intends" else "joined",
            rule="partnership",
            roles={"actor": actor, "instrument": thing},
            start=start,
            end=end,
            values={"act": "join"} if meant == "intends" else {},
            as_said="partner",
            tense="future" if meant == "intends" else "past",
            said_at=masked.at(match.start("verb" if match["verb"] else "verb2")),
        )
