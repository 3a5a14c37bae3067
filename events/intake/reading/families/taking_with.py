"""Taking part with others or halfway: whom one joins or follows, and who signed alone.

Invariant: whom somebody joined or followed has done so before; only who has signed is told not to
have ratified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued
from events.intake.reading.families.meaning import Told, told
from events.intake.reading.families.taking_pairs import meant_of
from events.intake.reading.families.taking_words import A, act_of
from events.intake.reading.found import Found, joinable
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, Stance, stance

_O = "[\ue000\ue001]"
WITHOUT = re.compile(
    r"(?: [^.;:,]{1,30}?)?,? (?:but )?without (?:ever |yet |actually |formally |having )?"
    r"(?P<verb>ratif(?:ying|ied|ication))\b"
)
"""Behind what somebody signed: they have not ratified it."""
JOINS = Cued(
    rf"(?P<by>{A})(?:, [^,]{{1,80}},)? {PRE}join(?:s|ed|ing)? (?P<a>{A})(?: in "
    rf"(?P<o>{_O}))?"
)
"""Somebody joins those who have joined already."""
FOLLOWED = Cued(
    rf"(?P<by>{A})(?:, [^,]{{1,80}},)? {PRE}(?P<verb>follow(?:s|ed|ing)?) (?P<a>{A}) (?:(?:in)?to|"
    rf"(?P<out>out of)) (?P<o>{_O})"
)
"""Somebody joins or leaves what others joined or left: "Kenya followed Peru into the pact"."""


def never_bound(masked: Masked, match: re.Match[str], subject: int) -> Iterator[Found]:
    """Forms like "A signed O without ratifying it"."""
    without, thing = WITHOUT.match(masked.text, match.end("o")), joinable(masked, match.start("o"))
    if without is not None and thing is not None and act_of(match)[0] == "sign":
        span, said = (subject, without.end()), f"without {without['verb']}"
        tale = Told(subject, thing, "ratify", "joining", "not", span, without.start("verb"), said)
        yield from told(masked, "joining-verb", tale)


def followed(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    """Forms like "A followed B into O": B did so before."""
    thing = joinable(masked, match.start("o"))
    meant = meant_of(masked, match["pre"], match["verb"], match.start("by"))
    act, family = ("withdraw", "leaving") if match["out"] else ("join", "joining")
    said, at, span = match["pre"] + match["verb"], match.start("verb"), match.span()
    before: Stance | None = "done" if meant == "done" else None
    for who, how in ((match.start("by"), meant), (match.start("a"), before)):
        if thing is not None:
            tale = Told(who, thing, act, family, how, span, at, said)
            yield from told(masked, f"{family}-verb", tale)


def joined_by(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """Forms like "A joins 50 other companies, including B": they have all joined, and so has A."""
    others, near = masked.items(match.start("a")), masked.items(match.start("by"))
    kinds = {i.kind for i in near}
    alike = len(others) > 1 and len(kinds) == 1 and {i.kind for i in others} <= kinds
    known = alike and (kinds <= {"state", "company"}) and (story.joined() or match["o"])
    counted = any(i.kind == "count" for i in others)
    if not (counted or known) or stance(match["pre"], "joins") != "done":
        return
    thing = joinable(masked, match.start("o")) if match["o"] else None
    thing = thing or story.lately([i for i in near if i.id])
    if thing is None:
        return
    for at in (match.start("by"), match.start("a")):
        said, verb = match["pre"] + "joins", match.end("pre")
        tale = Told(at, thing, "join", "joining", "done", match.span(), verb, said)
        yield from told(masked, "joining-bare", tale)
