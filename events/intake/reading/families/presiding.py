"""Offices told by a verb: who chairs, heads or runs a body, was appointed to it, or is of it.

Invariant: the body is a party that the sentence names or refers to. Whoever only did so once
("led the talks", "was its head until 2019") holds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found, acts
from events.intake.reading.items import PARTIES, Item
from events.intake.reading.masking import Masked
from events.intake.reading.nouns import OFFICES
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A = "\ue000"
_WHO = rf"(?P<a>{_A})(?:, [^,]{{1,90}},)?(?:,? (?:who|which|that))?(?:, [^,]{{1,60}},)? {PRE}"
_RUNS = Cued(
    rf"{_WHO}(?P<verb>(?:co-)?(?:chairs?|leads?|heads?|founded|runs?|directs?|chaired(?= since))|"
    r"coordinates?|co-ordinates|oversees|manages|presides over|represents?|speaks for|"
    rf"speaking for|(?:has|have) (?:chaired|led|headed|run)(?=[^.;]* since\b)) (?P<o>{_A})"
    r"(?!'s?\b| (?:and|in|on|by|to)\b)"
)
_IS = Cued(
    rf"{_WHO}(?P<verb>(?:is|are|remains|became|becomes|has become|(?:was|is|has been|been) "
    rf"(?:named|"
    rf"appointed|elected|chosen|re-elected|confirmed|sworn in)|took (?:over|office)|serves|acts|"
    rf"work(?:s|ing))(?: as)?) (?:now |currently |also )?(?:the |an? |its |one of the )?"
    rf"(?P<what>(?:(?!former)[\w-]+ ){{0,4}}?(?:{OFFICES}))(?: [a-z ]{{2,30}}?)?"
    rf"(?: of| at| for) (?:the )?(?P<o>{_A})"
)
_CHAIR = Cued(
    rf"{_WHO}(?P<verb>h[eo]lds?|holding|took over|takes over|has taken over|assumed|assumes|took) "
    rf"(?:the |its )?(?:[a-z-]+ ){{0,3}}?(?P<what>chair(?:manship)?|presidency|leadership)"
    rf"(?: of (?P<o>{_A}))?"
)
_LED = Cued(
    rf"(?P<o>{_A})(?:, (?!whose)[^,]{{1,60}}?)?,? (?:and |is |which is |currently )*(?P<verb>led|"
    rf"headed|chaired|run|directed|presided over) by (?P<a>{_A})"
)
_OF = Cued(
    rf"(?P<a>{_A})(?P<verb>,? (?:of|from|at)) (?:the )?(?P<o>{_A})(?=,| (?:who|said|says|told|"
    rf"added|"
    r"warned|argued|called|noted|described|welcomed|criticised|criticized|condemned|wrote|spoke|"
    r"disagreed|agreed|has|had|was|is)\b)"
)
_AS = {
    "chair": "chair",
    "lead": "leader",
    "led": "leader",
    "head": "head",
    "found": "founder",
    "run": "head",
    "direct": "director",
    "coordinate": "coordinator",
    "co-ordinate": "coordinator",
    "oversee": "head",
    "manage": "manager",
    "preside": "chair",
    "represent": "representative",
    "speak": "spokesperson",
}
"""What somebody is who does so, by how the verb starts."""
PRESIDING = either(_RUNS, _IS, _CHAIR, _LED, _OF)


def presiding(masked: Masked, story: Story) -> Iterator[Found]:
    """Who holds which office of whom, by a verb."""
    for pattern in masked.tried((_RUNS, _IS, _CHAIR)):
        for match in masked.all(pattern):
            verb = match["verb"].removeprefix("co-").split()[0]
            meant = stance(match["pre"], "did" if verb.endswith("ing") else verb)
            if meant == "done" and acts(masked, match.start("a")):
                yield from _held(masked, match, story, any_party=pattern is _CHAIR)
    for pattern in masked.tried((_LED, _OF)):
        for match in masked.all(pattern):
            yield from _held(masked, match, story)


def _held(
    masked: Masked, match: re.Match[str], story: Story, *, any_party: bool = False
) -> Iterator[Found]:
    groups = match.groupdict()
    body = _body(masked, match) if groups.get("o") else story.body() if any_party else None
    holders = [i for i in masked.items(match.start("a")) if i.kind == "person" or any_party]
    named = groups.get("verb") is not None and match.re.pattern == _OF.pattern
    if body is None or body.kind not in PARTIES - {"person", "group"} or len(holders) != 1:
        return
    if holders[0].kind not in PARTIES or holders[0].id == body.id:
        return
    if named and body.kind not in ("organization", "company"):
        return  # "Ada Brandt of Norway"
    start, end = masked.span(*match.span())
    yield Found(
        kind="role-held",
        rule="office",
        roles={"actor": holders[0], "body": body},
        start=start,
        end=end,
        values={"role": _office(groups)},
        as_said=match.group("what" if groups.get("what") else "verb").strip(" ,"),
        tense="state",
    )


def _body(masked: Masked, match: re.Match[str]) -> Item | None:
    items = [i for i in masked.items(match.start("o")) if i.id]
    return items[0] if len(items) == 1 else None


def _office(groups: dict[str, str | None]) -> str:
    """The office in the text's own words, or the one that the verb tells."""
    if groups.get("what"):
        return str(groups["what"]).lower()
    verb = str(groups["verb"]).strip(" ,").removeprefix("co-").removeprefix("has ")
    return next((office for start, office in _AS.items() if verb.startswith(start)), "member")
