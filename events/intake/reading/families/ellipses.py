"""What a clause leaves out because another has just said it: "as has Peru", "Kenya has not".

Invariant: what was left out is the last thing that somebody is told to have done, in the same
sentence or the one or two before; with nothing told there, nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from events.intake.reading.antecedents import doubted, placeless
from events.intake.reading.families.meaning import build
from events.intake.reading.found import ENTRIES, Found, Tense, actors, acts, deed_of
from events.intake.reading.masking import Masked
from events.intake.reading.nouns import ANY_PLURAL
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A = "\ue000"
_DO = r"(?:has|have|had|did|does|do|is|are|was|were)"
_END = r"(?=\s*(?:[.,;:)]|$|(?:and|but|while|because|citing|as|when|although|though|since)\b))"
_AS_HAVE = re.compile(rf"\b(?:as|so|As|So) (?:has|have|had|did) (?P<a>{_A})")
_AS_DID = re.compile(rf"\b(?:just )?(?:as|like) (?P<a>{_A}) (?:did|has done|had done|have done)\b")
_NOR_HAVE = re.compile(rf"\b(?:nor|neither|Nor|Neither) (?:has|have|had|did) (?P<a>{_A})")
_HAS_NOT = re.compile(
    rf"(?P<a>{_A})(?:, [^,]{{1,100}},|,)? (?:still |also )?(?:{_DO} not|"
    rf"(?:has|have|had|did|do|does)n't)(?: (?:done so|do so|followed|follow(?:ed)? suit|"
    rf"done the same))?(?: either| so far)?{_END}"
)
_DO_SO = re.compile(
    rf"(?P<a>{_A})(?:, [^,]{{1,100}},|,)? {PRE}(?P<verb>d(?:o|oes|one|id|oing) (?:so|likewise|the "
    r"same|either)|follow(?:s|ed|ing)? suit|followed(?=[.,;]|$| (?:in|on|after|shortly)\b))"
)
_FIRST = re.compile(
    rf"(?P<a>{_A})(?:, [^,]{{1,60}},)? (?:was|became|becomes|had become) the (?:first|second|"
    rf"third|\d+(?:st|nd|rd|th)|last|latest)(?: (?:country|nation|state|member|company))?{_END}"
)
_GAPPED = re.compile(
    rf"(?:(?:;|,? and|,? but|,? while) (?P<a>{_A})|[,;] (?P<b>{_A}) [–-])(?=[,;.]|$| and\b)"
)
_BESIDE = 6
"""Letters between a name and its day: " – in "."""
_LISTED = re.compile(rf": (?P<a>{_A})(?=[.;]|$)")
_ALONG = re.compile(rf",? (?:along|together) with (?P<a>{_A})(?=[.,;]|$)")
_AMONG_THEM = re.compile(rf",? (?P<a>{_A}) among them\b")
_INCLUDING = re.compile(rf",? (?:among them|including) (?P<a>{_A})(?=[.;,]|$| and\b)")
_OTHERS = re.compile(
    r"^(?:The \w+|Others|They|These|Those|Among (?:them|these|those)),? "
    rf"(?:now |also |currently )?(?:are|were|include[sd]?) (?P<a>{_A})"
)
_AMONG = re.compile(
    rf"(?P<a>{_A}) (?:are|were|is|was) (?:also )?among (?:them|these|those|the (?:\w+ )"
    rf"?(?:{ANY_PLURAL}))(?=[.,;]|$| (?:that|who)\b)"
)


_SURE = (_FIRST, _ALONG, _LISTED, _INCLUDING, _AMONG_THEM, _OTHERS, _AMONG, _AS_HAVE, _AS_DID)
"""Patterns that leave no doubt that it was done."""
_HAVE = tuple(f" {verb} {_A}" for verb in ("has", "have", "had", "did"))
_HAVE_NOT = (
    "n't",
    *(f" {v} not" for v in ["has", "have", "had", "did", "does", "do", "is", "are", "was", "were"]),
)
ELISIONS = (
    (_FIRST, ("was the ", "became the ", "becomes the ", "become the ")),
    (_GAPPED, (f"; {_A}", f", {_A} ", f"and {_A}", f"but {_A}", f"while {_A}")),
    (_LISTED, (f": {_A}",)),
    (_INCLUDING, (f"among them {_A}", f"including {_A}")),
    (_ALONG, ("ther with", "long with")),
    (_AMONG_THEM, ("among them",)),
    (_OTHERS, tuple(f"{verb} {_A}" for verb in ("are", "were", "include", "includes", "included"))),
    (_AMONG, (" among th",)),
    (_AS_HAVE, _HAVE),
    (_AS_DID, (f"as {_A}", f"like {_A}")),
    (_NOR_HAVE, _HAVE),
    (_HAS_NOT, _HAVE_NOT),
    (_DO_SO, (" so", " likewise", " the same", " either", " follow")),
)
"""Each pattern with strings of which every match has one."""


_ANY = tuple(dict.fromkeys(s for _, strings in ELISIONS for s in strings))


def elided(masked: Masked, story: Story, told: Sequence[Found]) -> Iterator[Found]:
    """What is left out; `told` is what the sentence says in full."""
    words = masked.text
    if not any(map(words.__contains__, _ANY)):
        return
    for pattern, strings in ELISIONS:
        if not any(map(words.__contains__, strings)):
            continue
        for match in pattern.finditer(words):
            meant = _meant(masked, match, pattern)
            model = _model(masked, match.start(), told, pattern) or _before(story, pattern)
            if meant is None or model is None:
                continue
            if pattern is _HAS_NOT and model.rule in ("named-list", "membership"):
                continue  # who is one of a roll has done nothing that others did not
            yield from again(masked, match, model, meant=meant)


def _before(story: Story, pattern: re.Pattern[str]) -> Found | None:
    """What another sentence told that the pattern can go on with."""
    if pattern in (_GAPPED, _LISTED, _INCLUDING, _ALONG):
        return None
    return story.deed


def _meant(masked: Masked, match: re.Match[str], pattern: re.Pattern[str]) -> str | None:
    """`done` as the other did, or `not`; None if neither is told."""
    if pattern is _GAPPED:
        return "done" if _dated(masked, match) else None
    if pattern in _SURE:
        return "done"
    if pattern is _NOR_HAVE:
        return "not"
    if not acts(masked, match.start("a")):
        return None
    if pattern is _HAS_NOT:
        return "not"
    meant = stance(match["pre"], match["verb"])
    return {"refused": "not", "intends-not": "not"}.get(meant or "", meant)


INTENDED = {
    "joined": "join",
    "signed": "sign",
    "ratified": "ratify",
    "acceded": "accede",
    "member-admitted": "join",
    "withdrew": "withdraw",
}
"""By the kind of what was done: the act of one who intends the same."""


def _place(match: re.Match[str]) -> int:
    return match.start("a") if match["a"] else match.start("b")


def _dated(masked: Masked, match: re.Match[str]) -> bool:
    """Whether a day of its own follows, as in "Kenya joined in 2012, Ghana in 2013"."""
    end = masked.units[_place(match)].end
    return any(end < date.start <= end + _BESIDE for date in masked.dates)


def _model(
    masked: Masked, at: int, told: Sequence[Found], pattern: re.Pattern[str]
) -> Found | None:
    """What was last told in the sentence before that place."""
    if pattern in (_LISTED, _INCLUDING) and not any(
        f.kind == "count-reported" or "quantifier" in f.values for f in told
    ):
        return None  # only several can be listed
    there = masked.at(at)
    before = [deed for f in told if (deed := deed_of(f)) is not None]
    fitting = [f for f in before if (f.said_at or f.start) < there]
    return max(fitting, key=lambda f: f.said_at or f.start, default=None)


def again(
    masked: Masked, match: re.Match[str], model: Found, *, meant: str = "done"
) -> Iterator[Found]:
    """The same of the match's actors, or that they did not, or that they will."""
    refused = meant == "not"
    kind, values = model.kind, dict[str, Any]()
    if kind == "membership-reported":
        values["holds"] = not refused
    if refused and kind in ENTRIES and not values:
        kind = "declined"
    elif refused and kind not in ("declined", "membership-reported"):
        return
    elif meant == "intends":
        if kind not in INTENDED:
            return
        kind, values = "announced-intent", {"act": INTENDED[kind]}
    here = masked.sentence.start <= model.start
    thing = placeless(model.thing)
    thing = thing if here else doubted(thing, "the sentence does not name it")
    family = {"declined": "refusal", "withdrew": "leaving"}.get(kind, "joining")
    tense: Tense = "future" if meant == "intends" else "past"
    said, at = match.group(), _place(match)
    for actor in actors(masked, at):
        if actor.kind == "count" and not refused:
            one = ("count-reported", actor.amount)
        elif actor.id and actor.id != thing.id:
            one = (kind, {**values, **actor.amount})
        else:
            continue
        rule, span = f"{family}-bare", match.span()
        found = build(masked, one[0], rule, actor, thing, span, at, one[1], tense, said)
        yield replace(found, start=min(found.start, model.start)) if here else found
