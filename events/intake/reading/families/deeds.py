"""Meetings and partnerships.

Invariant: a meeting that is to come is an intention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found, actors, acts, joinable
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A, _I, _O = "\ue000", "\ue001", "[\ue000\ue001]"
_MEET = Cued(
    rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? {PRE}(?:(?P<verb>meet(?:s|ing)?|met)(?! (?:the|its|"
    rf"their) (?:target|goal|need|demand))(?: \w+ly)?"
    rf"(?: (?:in|at) (?P<place>[A-Z][\w ]{{2,25}}?))?(?:(?: (?:with|together with))? (?P<b>{_A}))?"
    rf"|(?P<verb2>(?:h[eo]ld|holds|hosts|hosted)(?: [\w-]+){{0,3}} talks) with (?P<b2>{_A})"
    rf"|(?P<verb3>spoke|speaks|speaking|appeared|addressed)(?: [a-z]+){{0,3}}? (?:at|before)"
    rf" (?P<b3>{_A})"
    r"|(?P<verb4>wrap(?:s|ped)? up (?:its|their) (?:meeting|summit|talks)))"
)
_PARTNERS = Cued(
    rf"(?:(?P<a>{_A})(?:, [^,]{{1,80}},)? {PRE})?(?P<verb>(?:announc|launch|form|establish|"
    rf"creat|unveil|forg|sign|str|enter|start|agree|set)(?:e|es|ed|ing|s|ing up|ike|uck|ing)"
    rf"?(?: on| into| up)?) (?P<o>{_I}) (?:with|alongside|between) (?P<b>{_A})"
)
_NATURE = re.compile(
    r"partnership|initiative|project|alliance|agreement|pact|programme|program|scheme|"
    r"cooperation|collaboration|deal",
    re.I,
)
MEETINGS = either(_MEET, _PARTNERS)


def meetings(masked: Masked, _: Story) -> Iterator[Found]:
    """Who met whom, or spoke where; and who is a partner of whom."""
    for match in masked.all(_MEET):
        if acts(masked, match.start("a")):
            yield from _met(masked, match)
    for match in masked.all(_PARTNERS):
        yield from _partners(masked, match)


def _met(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    verb = match["verb"] or match["verb2"] or match["verb3"] or match["verb4"]
    meant = stance(match["pre"], verb)
    if meant not in ("done", "intends") or (verb == "meeting" and not match["pre"]):
        return  # "the SCO meeting" is a noun
    them = [i for i in actors(masked, match.start("a")) if i.kind != "count"]
    place = next((match.start(b) for b in ("b", "b2", "b3") if match[b]), None)
    other = (
        next((i for i in masked.items(place) if i.kind != "count"), None)
        if place is not None
        else None
    )
    if other is None and len(them) == 2:
        them, other = them[:1], them[1]
    start, end = masked.span(*match.span())
    for actor in them:
        roles = {"actor": actor} if other is None else {"actor": actor, "counterpart": other}
        values = {"place": match["place"].strip()} if match["place"] else {}
        if meant == "intends":
            yield Found(
                kind="announced-intent",
                rule="meeting",
                roles=roles,
                start=start,
                end=end,
                values={"act": "meet"},
                as_said=verb,
                tense="future",
                said_at=masked.at(match.end("pre")),
            )
        else:
            yield Found(
                kind="meeting-held",
                rule="meeting",
                roles=roles,
                start=start,
                end=end,
                values=values,
                as_said=verb,
                said_at=masked.at(match.end("pre")),
            )


def _partners(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    thing = joinable(masked, match.start("o"))
    if thing is None or not (_NATURE.search(thing.name) or thing.kind == "project"):
        return
    if match["a"] and not acts(masked, match.start("a")):
        return
    meant = stance(match["pre"] or "", match["verb"]) if match["a"] else "intends"
    if meant not in ("done", "intends") or thing.kind in ("list", "law", "treaty"):
        return
    start, end = masked.span(*match.span())
    them = list(actors(masked, match.start("a"))) if match["a"] else []
    for actor in (*them, *actors(masked, match.start("b"))):
        if actor.kind == "count":
            continue
        roles = {"actor": actor, "instrument": thing}
        if meant == "intends":
            yield Found(
                kind="announced-intent",
                rule="partnership",
                roles=roles,
                start=start,
                end=end,
                values={"act": "join"},
                as_said="partner",
                tense="future",
                said_at=masked.at(match.start("verb")),
            )
        else:
            yield Found(
                kind="joined",
                rule="partnership",
                roles=roles,
                start=start,
                end=end,
                as_said="partner",
                said_at=masked.at(match.start("verb")),
            )
