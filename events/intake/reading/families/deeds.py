"""Meetings.

Invariant: a meeting that is to come is an intention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.names import fold
from events.intake.reading.antecedents import gathers
from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found, actors, acts, unreal
from events.intake.reading.items import Item, of_known
from events.intake.reading.masking import Masked
from events.intake.reading.states import WAYS
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A = "\ue000"
_WHO = (
    rf"(?P<a>{_A})(?: (?:of|from|at|for) {_A})?(?:,? (?:who|which|that))?(?:, [^,]{{1,80}},|,)? "
    rf"{PRE}"
)
_PLACE = r"(?: (?:in|at) (?P<place>[A-Z]\w+(?: [A-Z]\w+)*))?"
_SESSION = (
    r"(?:an?|the|its|their|his|her|separate|bilateral)? ?(?:[\w-]+ ){0,3}?(?:talks|meetings?|"
    r"summit|session|conversation|discussions|calls?|conference|assembly|gathering|round table|"
    r"phone call)"
)
_MEET = Cued(
    rf"{_WHO}(?:(?P<verb>meet(?:s|ing)?|met)(?= (?:{_A}|(?:with|in|at|on|for|during|this|last|late|"
    r"about|over|later|early|earlier|to|again|and|after|before|behind|today|yesterday|twice|near|via|from|"
    r"amid|"
    rf"as|together|face|\w+ly|(?:his|her|its|their) (?:{_A}|\w+) counterparts?)\b)|[,.;]|$)(?: "
    rf"\w+ly| face to face|"
    r" in person| again)?"
    rf"{_PLACE}(?:(?: (?:with|together with))?(?: (?:his|her|its|their))? (?P<b>{_A}))?"
    rf"|(?P<verb2>(?:h[eo]ld|holds|holding|hosts|hosted|had|has|have)) {_SESSION}\b"
    rf"(?: (?:in|at|by|over|on) [^.,;\ue000\ue001]{{2,30}}?)?(?: with (?P<b2>{_A}))?"
    rf"|(?P<verb3>sp(?:oke|eaks?|eaking|oken)|appear(?:s|ed)|talk(?:s|ed)|discuss(?:es|ed)|"
    rf"raised|pressed|took up|brought up)(?: [a-z]+){{0,3}}? (?:with|before) "
    rf"(?:(?:his|her|its|their) [^,.;]{{3,40}}, )?(?P<b3>{_A})"
    rf"|(?P<verb5>received?|receives|hosted|welcomed|(?:was|were) received by|call(?:s|ed)|phoned|"
    rf"(?:travell?ed|flew|went|came) to [^.;]{{3,40}}?(?:to meet|for talks with)|testif(?:y|ies|"
    rf"ied) "
    rf"before) (?P<b5>{_A})(?= (?:in|at|on|by)\b|$|[,.;])"
    r"|(?P<verb4>wrap(?:s|ped)? up (?:its|their) (?:meeting|summit|talks)))"
)
_ATTENDS = Cued(
    rf"{_WHO}(?P<verb>attend(?:s|ed|ing)?|t(?:ake|akes|ook|aking|aken) part in|"
    r"participat(?:e|es|ed|ing) in|join(?:s|ed|ing)?|address(?:es|ed|ing)?|"
    r"sp(?:oke|eaks?|eaking|oken) (?:at|to)|speaking(?: [a-z]+){0,3}? at|"
    r"appear(?:s|ed) (?:at|before)|turn(?:s|ed)? up (?:at|for)|travell?(?:s|ed) to|flew to|"
    r"(?:send|sends|sent) (?:an? |its )?(?:[\w-]+ )?(?:delegations?|representatives?|envoys?|"
    rf"ministers?|officials|team) to) (?P<b>{_A})"
)
_CAME = Cued(
    rf"{_WHO}(?P<verb>attend(?:s|ed|ing)?|took part|spoke(?: too| as well)?|(?:was|were) "
    rf"(?:present|there))"
    rf"(?=[,.;]|$| and\b| as\b)(?:,? as did (?P<a2>{_A}))?"
)
"""Where the last sentences were about a gathering."""
_AFTER = (
    Cued(
        rf"(?P<a>{_A})[^.;\ue000\ue001]{{2,140}}? (?:after|during|following|at|in|with|with) "
        rf"(?:an? |his |her |their |its |the )?(?P<verb>(?:[\w-]+ ){{0,3}}?(?:talks|meetings?|"
        rf"summit|"
        rf"discussions|conversation|call|dinner|lunch)) with (?P<b>{_A})"
    ),
    Cued(
        rf"^(?:After|During|Following|At|In) (?:an? |his |her |their |its |the )?(?P<verb>"
        r"(?:[\w-]+ ){0,3}?(?:meeting|talks|meetings|summit|discussions|conversation|call|dinner|"
        rf"lunch))(?: with)? (?P<b>{_A})(?:[^,.;\ue000\ue001]{{0,60}}|, "
        rf"[^,.;\ue000\ue001]{{2,60}}), "
        rf"(?P<a>{_A})"
    ),
)
"""Who did something else after a meeting with somebody."""
_ATTENDED = (
    Cued(
        rf"(?P<b>{_A})(?: (?:in|at) [^,.;\ue000\ue001]{{2,30}})?(?:,? which)?,?(?: (?:was|were|is|"
        rf"being|also))* (?P<verb>attended|addressed|opened) by (?:[^,.;\ue000\ue001]{{2,40}} )?"
        rf"(?P<a>{_A})"
    ),
    Cued(
        r"^(?P<verb>Speaking|Addressing|In (?:his|her|an?|the) (?:[\w-]+ ){0,2}(?:speech|address|"
        rf"remarks|keynote))(?: (?:at|to|before))? (?P<b>{_A})(?: in [A-Z]\w+)?, (?P<a>{_A})"
    ),
)
_PRESENT = Cued(
    r"^(?P<verb>(?:Also )?(?:[Aa]ttending|[Pp]resent at|[Ii]n attendance(?: at)?|[Tt]aking part "
    r"in))"
    rf" (?:(?P<b>{_A}) |(?:the|an?) (?:[\w-]+ ){{1,3}})?(?:were|was) (?P<a>{_A})"
)
"""Who was there: "Attending the meeting were A and B"."""
_BETWEEN = Cued(
    rf"\b(?:[Aa]n?|[Tt]he|[Tt]heir|[Aa]fter|[Ff]ollowing|[Dd]uring) (?:[\w-]+ )"
    rf"{{0,2}}?(?P<verb>meeting|"
    rf"talks|summit|phone call|conversation|call) (?:between|of) (?P<a>{_A})"
    r"(?=[^.;]{0,60}?(?:\b(?:took place|was held|were held|on|in|at|last|ended|produced)\b|[.,]))"
)
_HELD = Cued(
    rf"{_WHO}(?P<verb>h[eo]ld|holds|holding) (?:its|their) (?:[\w-]+ ){{0,3}}?(?:talks|meetings?|"
    rf"summit|session|conference|assembly|gathering)\b(?: (?:at|during) (?P<b>{_A}))?"
)
_VISITS = Cued(
    rf"{_WHO}(?P<verb>(?:arriv|land|touch)(?:es|ed|s)(?: down)? in "
    rf"(?:(?P<seat>[A-Z]\w+(?: [A-Z]\w+)?)|(?P<b0>{_A}))(?= for (?:an? |talks))|"
    rf"visit(?:s|ed|ing)?(?= {_A})|(?:paid|pays) an? (?:[a-z]+ )?visit to)(?: (?P<b>{_A}))?"
)
_WHEN = re.compile(r"\b(?:as|when|before|until|where|while|whenever) (?:the )?$")
_MET_AT_ONCE = 3  # more are no counterparts, one by one
_SEATS = {seat: state for state, ways in WAYS.items() for seat in ways.seats}
MEETINGS = either(_MEET, _ATTENDS, _CAME, _HELD, _VISITS, *_AFTER, *_ATTENDED, _PRESENT, _BETWEEN)


def meetings(masked: Masked, story: Story) -> Iterator[Found]:
    """Who met whom, was or spoke where."""
    for match in masked.all(_MEET):
        if acts(masked, match.start("a")):
            yield from _met(masked, match)
    for pattern in masked.tried(_AFTER):
        for match in masked.all(pattern):
            if pattern is _AFTER[1] or acts(masked, match.start("a")):
                yield from _after(masked, match)
    for pattern in masked.tried(_ATTENDED):
        for match in masked.all(pattern):
            there = masked.items(match.start("b"))[0]
            held = gathers(there) or "Forum" in there.name
            if held and not unreal(masked, match.start()):
                them = [*actors(masked, match.start("a"))]
                yield from _meeting(masked, match, them, there, "met", "")
    for match in masked.all(_PRESENT):
        where = masked.items(match.start("b"))[0] if match["b"] else story.gathering()
        yield from _meeting(masked, match, [*actors(masked, match.start("a"))], where, "met", "")
    for match in masked.all(_BETWEEN):
        them = [*actors(masked, match.start("a"))]
        two = len(them) == 2 and all(i.kind == "person" for i in them)
        if two and not unreal(masked, match.start()):
            yield from _meeting(masked, match, them[:1], them[1], "met", "")
    for pattern in masked.tried((_ATTENDS, _CAME, _HELD, _VISITS)):
        for match in masked.all(pattern):
            if acts(masked, match.start("a")):
                yield from _came(masked, match, _where(masked, match, pattern, story), pattern)


def _where(masked: Masked, match: re.Match[str], pattern: Cued, story: Story) -> Item | None:
    """The gathering that somebody comes to, or the state that they visit."""
    if pattern is _CAME:
        return story.gathering()
    place = "b0" if match.groupdict().get("b0") else "b"
    if match[place]:
        there = masked.items(match.start(place))[0]
        visited = pattern is _VISITS and there.kind == "state"
        return there if visited or gathers(there) else None
    seat = match.groupdict().get("seat")
    state = _SEATS.get(seat or "")
    known = (k for k in story.known.values() if k.kind == "state" and fold(k.name) == state)
    one = next(known, None) if state else None
    return None if one is None else of_known(one, 0, 0)


def _came(
    masked: Masked, match: re.Match[str], where: Item | None, pattern: Cued
) -> Iterator[Found]:
    if where is None and pattern is not _HELD:
        return
    them = list(actors(masked, match.start("a")))
    if match.groupdict().get("a2"):
        them += actors(masked, match.start("a2"))
    if pattern is _VISITS:
        them = [i for i in them if i.kind == "person"]
    yield from _meeting(masked, match, them, where, match["verb"], "")


def _after(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    """Persons and states that met, told in passing."""
    them = [i for i in actors(masked, match.start("a")) if i.kind in ("person", "state")]
    others = [i for i in masked.items(match.start("b")) if i.kind in ("person", "state")]
    for other in others[:_MET_AT_ONCE]:
        yield from _meeting(masked, match, them[:1], other, "met", "")


def _met(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    verb = match["verb"] or match["verb2"] or match["verb3"] or match["verb4"] or match["verb5"]
    if (verb == "meeting" and not match["pre"]) or (
        verb == "meets" and _WHEN.search(masked.text, 0, match.start("a"))
    ):
        return  # "the SCO meeting" is a noun
    them = list(actors(masked, match.start("a")))
    place = next((match.start(b) for b in ("b", "b2", "b3", "b5") if match[b]), None)
    met = masked.items(place) if place is not None else ()
    others: Sequence[Item | None] = [i for i in met if i.kind != "count"][:_MET_AT_ONCE]
    other = others[0] if others else None
    if match["verb2"] and not match["b2"] and len(them) < 2:
        return  # "the group held a meeting" is told of the meeting
    if match["verb3"] and not (other and (gathers(other) or other.kind in ("person", "state"))):
        return
    if match["verb3"] == "talks" and match["pre"].endswith(("says ", "said ")):
        return  # "… says talks with Kenya will go on"
    if match["verb5"] and not _received(match["verb5"], them, other):
        return
    if other is None and len(them) == 2:
        them, others = them[:1], them[1:]
    for one in others or [None]:
        yield from _meeting(masked, match, them, one, verb, match["place"] or "")


def _received(verb: str, them: list[Item], other: Item | None) -> bool:
    """Persons are received and called; before a body they testify."""
    if len(them) != 1 or them[0].kind != "person" or other is None:
        return False
    received = other.kind == "group" and verb.startswith(("receiv", "host"))
    return (
        other.kind == "person"
        or received
        or (verb.startswith("testif") and other.kind == "organization")
    )


def _meeting(
    masked: Masked, match: re.Match[str], them: list[Item], other: Item | None, verb: str, at: str
) -> Iterator[Found]:
    """That each of them met the other one, was there, or will be."""
    pre = match.groupdict().get("pre") or ""
    meant = stance(pre, verb)
    if meant not in ("done", "intends") or (len(them) > 2 and all(i.referred for i in them)):
        return  # "the companies" may be others than those just listed
    start, end = masked.span(*match.span())
    for actor in them:
        if actor.kind == "count" or (other is not None and actor.id == other.id):
            continue
        roles = {"actor": actor} if other is None else {"actor": actor, "counterpart": other}
        values = {"act": "meet"} if meant == "intends" else {"place": at} if at else {}
        yield Found(
            kind="announced-intent" if meant == "intends" else "meeting-held",
            rule="meeting",
            roles=roles,
            start=start,
            end=end,
            values=values,
            as_said=verb,
            tense="future" if meant == "intends" else "past",
            said_at=masked.at(match.end("pre") if pre else match.start()),
        )
