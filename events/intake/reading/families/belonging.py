"""Who belongs to a body or pact, stays in it, has ceased to, or has told it that they leave.

Invariant: what is so now is a membership; that somebody will stay or leave is an intention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.antecedents import has_members, placeless
from events.intake.reading.cues import Cued, either
from events.intake.reading.families.meaning import Told, told
from events.intake.reading.families.standing_facts import belongs, roster
from events.intake.reading.families.taking_pairs import meant_of
from events.intake.reading.found import LEFT, Found, acts, joinable, things
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, Stance, stance

_A, _O = "\ue000", "[\ue000\ue001]"
_WHO = rf"(?P<a>{_A})(?:,? (?:who|which|that))?(?:, [^,]{{1,80}},)? "
_BELONGS = Cued(
    rf"(?P<a>{_A})(?:,? (?:which|who|that) [^,.;]{{2,60}}? and |(?:,? (?:who|which|that))?"
    rf"(?:, [^,]{{1,80}},)? (?:(?:is|are|was|were) (?:among |one of |two of )?(?:the |those )?"
    rf"(?:(?:[\w-]+|{_A}) ){{0,4}}?(?:that|which|who) )?)"
    rf"{PRE}(?P<verb>belong(?:s|ed)? to|bound by|s(?:at|its?) (?:in|"
    rf"on)(?: the \w+ of)?|"
    r"(?:has|have|holds?|won|took|got|secured|gained|clinched) (?:an? |its |the |their )"
    r"?(?:[\w-]+ )?"
    r"seats? (?:on|in|at)|won (?:re-?)?election to"
    r"(?: the \w+ of)?|"
    rf"(?:has|have|had) (?:long )?been (?:in|part of)) (?:both )?(?P<o>{_O})"
)
_IS_IN = Cued(
    rf"{_WHO}{PRE}(?P<verb>is|are|was|were|remains?) (?:also |still |already |both |all |each |"
    rf"now )*"
    rf"(?:in|inside) (?:both )?(?P<o>{_O})(?=[.,;]|$| (?:and|but|with|while|since|though|as|or)\b)"
)
_NOT_SOUGHT = Cued(
    rf"(?P<a>{_A})(?: itself| themselves)?,? (?P<pre>(?:has|have|had|did|does)(?: so far| also| "
    rf"still|"
    r" itself)? (?:not|never) (?:formally |ever |yet )?)(?P<verb>(?:sought|seek|request(?:ed)?|"
    r"ask(?:ed)? for|appl(?:y|ied) for) (?:membership|admission|accession|entry|to join))"
    rf"(?: (?:of|in|to) (?P<o>{_O})|(?=[.,;]|$| (?:and|but|so)\b))"
)
"""Who has not asked to be let in."""
_LOST_OUT = Cued(
    rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? {PRE}(?P<verb>(?:lost|failed in|missed out on|fell short "
    rf"in) (?:its |their |the |"
    r"an? )(?:bids?|campaigns?|race|attempts?|candidac(?:y|ies)|try|tries|vote)|failed to "
    r"win)\b[^,.;]{0,40}? "
    rf"(?P<o>{_O})"
)
"""Who was not elected: "Kenya lost its bid for a seat on the council"."""
_AS_NTH = Cued(
    rf"(?P<a>{_A})(?P<pre>[^.;:{_O[1:-1]}]{{2,70}}) as (?:the|its|an?) (?:[\w-]+ ){{0,2}}?(?P<noun>"
    rf"member|signatory|party) (?:state |country )?(?:of|to) (?P<o>{_O})"
)
"""Who woke up "as the 20th member of the eurozone"."""
_WHICH_HAS = Cued(
    rf"(?P<o>{_O})(?:, [^,]{{1,60}})?,? (?:to|of|in) which (?P<a>{_A}),? {PRE}"
    r"(?P<verb>belong(?:s|ed)?|(?:is|are|was|were|remains?|became) (?:an? |both |also |still |now |"
    r"(?P<no>not |no |neither ))*(?P<noun>members?|part(?:y|ies)|signator(?:y|ies)))"
)
_MADE_ONE = Cued(
    rf"\b(?P<verb>makes|making|made) (?P<a>{_A}) (?:the|its|an?) (?:[\w-]+ ){{0,3}}?"
    rf"(?P<noun>member|signatory|party)(?: state| country)? (?:of|to|in) (?P<o>{_O})"
)
_SPEAKS_FOR = Cued(
    rf"(?P<o>{_O})(?:, [^,]{{1,80}},|,? (?:to which {_A} belongs? and )?(?:(?:an?|the) (?:[\w-]+ )"
    rf"{{1,3}})?(?:which|"
    rf"that),?)? (?:now |also )?(?P<noun>represents?|represented|representing|speaks? for|"
    rf"lobbies for|acts? for) (?P<a>{_A})"
)
"""A club of companies and those it represents."""
_STAYS = Cued(
    rf"{_WHO}{PRE}(?P<verb>(?:remain|stay)(?:s|ed)?|(?:is|are) still) (?:in|inside|within|a "
    rf"member of|members of|"
    rf"part of|party to) (?P<o>{_O})"
)
_CEASED = Cued(
    rf"{_WHO}{PRE}"
    r"(?P<verb>no longer (?:an? )?(?:full )?(?:members?|part(?:y|ies)?|signator(?:y|ies)|bound)|"
    r"ceas(?:es|ed) to be (?:an? )?(?:full )?(?:members?|part(?:y|ies)?|signator(?:y|ies)|bound))"
    rf"(?: (?:of|to|by) (?P<o>{_O})|(?=[.,;]|$| (?:and|but|after|as|because|since|in|at)\b))"
)
_STAYS_ON = Cued(
    rf"{_WHO}{PRE}(?<!the )(?P<verb>(?:remain|stay)(?:s|ed|ing)? (?:in|inside|on board|committed|"
    r"put|"
    rf"(?:an? )?(?:full |active |committed )?(?:members?|part(?:y|ies)?|signator(?:y|ies)))|"
    r"(?:is|are) still (?:in|on board|an? member|members))"
    r"(?=[.,;]|$| (?:and|but|for|as|because|despite|at|after|of it|to it)\b)"
)
"""The same of what was named before."""
_LEFT_IN = Cued(
    rf"(?P<a>{_A})(?: (?:in|from|across) {_A})? (?P<noun>remain|stay|are left)(?: in)?(?=[.,;]|$)"
)
"""How many are left where others have gone: "some 130 institutions remain"."""
BELONGING = either(
    _BELONGS,
    _IS_IN,
    _AS_NTH,
    _LOST_OUT,
    _NOT_SOUGHT,
    _MADE_ONE,
    _WHICH_HAS,
    _SPEAKS_FOR,
    _STAYS,
    _STAYS_ON,
    _LEFT_IN,
    _CEASED,
)


_MAYBE = re.compile(r"\b(?:will|would|could|may|might|should|to|not|if|once)\b")


def belonging(masked: Masked, story: Story) -> Iterator[Found]:
    """Everything that is told of those who are, stay or are no longer in something."""
    for pattern in masked.tried((_BELONGS, _STAYS)):
        for match in masked.all(pattern):
            meant = meant_of(masked, match["pre"], match["verb"], match.start("a"))
            if pattern is _STAYS and meant == "intends":
                thing = joinable(masked, match.start("o"))
                yield from _leaves(masked, match, thing, "intends-not", "membership")
            elif meant in ("done", "not", "intends") and acts(masked, match.start("a")):
                for each, end in things(masked, match.start("o")):
                    yield from belongs(masked, each, match, meant, end)
    for match in masked.all(_IS_IN):
        thing = joinable(masked, match.start("o"))
        so = stance(match["pre"], match["verb"]) == "done" and acts(masked, match.start("a"))
        if so and thing is not None and has_members(thing):
            for each, end in things(masked, match.start("o")):
                yield from belongs(masked, each, match, "done", end)
    for match in masked.all(_LOST_OUT):
        thing = joinable(masked, match.start("o"))
        if thing is not None and has_members(thing) and acts(masked, match.start("a")):
            yield from belongs(masked, thing, match, "not", match.end())
    for match in masked.all(_NOT_SOUGHT):
        sought = _left(masked, match, story) if acts(masked, match.start("a")) else None
        if sought is not None:
            yield from belongs(masked, sought, match, "not", match.end())
    for match in masked.all(_STAYS_ON):
        yield from _stays_on(masked, match, story)
    for match in masked.all(_LEFT_IN):
        deed, counted = story.deed, masked.items(match.start("a"))[0].kind == "count"
        if counted and deed is not None and deed.kind in LEFT:
            yield from roster(masked, placeless(deed.thing), match, "member")
    for match in masked.all(_WHICH_HAS):
        thing = joinable(masked, match.start("o"))
        meant = "not" if match["no"] else stance(match["pre"], match["verb"])
        if thing is not None and meant in ("done", "not"):
            yield from belongs(masked, thing, match, meant, match.end())
    for match in masked.all(_AS_NTH):
        thing = joinable(masked, match.start("o"))
        so = acts(masked, match.start("a")) and not _MAYBE.search(match["pre"])
        if so and thing is not None:
            yield from roster(masked, thing, match, match["noun"])
    for match in masked.all(_MADE_ONE):
        thing = joinable(masked, match.start("o"))
        before = masked.text[max(0, match.start() - 30) : match.start()]
        if thing is not None and not _MAYBE.search(before):
            yield from roster(masked, thing, match, match["noun"])
    for match in masked.all(_SPEAKS_FOR):
        thing = joinable(masked, match.start("o"))
        firms = [i.kind in ("company", "count") for i in masked.items(match.start("a"))]
        if thing is not None and thing.kind == "organization" and all(firms):
            yield from roster(masked, thing, match, "member")
    for match in masked.all(_CEASED):
        thing = _left(masked, match, story)
        yield from _leaves(masked, match, thing, "done", "leaving-verb")


def _left(masked: Masked, match: re.Match[str], story: Story) -> Item | None:
    """What they are no longer in, or are still: if the clause names none, what was spoken of."""
    if match.groupdict().get("o"):
        return joinable(masked, match.start("o"))
    them = masked.items(match.start("a"))
    return story.lately(bodies=True, besides=them)


def _stays_on(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """That somebody is still in what was spoken of, or will be."""
    thing = _left(masked, match, story) if acts(masked, match.start("a")) else None
    meant = meant_of(masked, match["pre"], match["verb"], match.start("a"))
    if thing is not None and meant == "done" and not match["verb"].endswith("ing"):
        yield from roster(masked, thing, match, "member")
    elif meant == "intends":
        yield from _leaves(masked, match, thing, "intends-not", "membership")


def _leaves(
    masked: Masked, match: re.Match[str], thing: Item | None, meant: Stance, rule: str
) -> Iterator[Found]:
    """That somebody has left, will leave, or will not."""
    subject = match.start("a")
    if thing is not None and acts(masked, subject):
        at, said = match.start("verb"), match["verb"]
        tale = Told(subject, thing, "withdraw", "leaving", meant, match.span(), at, said)
        yield from told(masked, rule, tale)
