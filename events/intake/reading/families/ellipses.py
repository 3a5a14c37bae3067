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
from events.intake.reading.families.elision import Elision
from events.intake.reading.families.ellipsis_words import ELISIONS, NAMED, STRINGS
from events.intake.reading.families.exception_words import HAS_NOT
from events.intake.reading.families.meaning import build
from events.intake.reading.found import ENTRIES, LEFT, Found, Tense, actors, acts, deed_of
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import stance

_DID = re.compile(r"\b(?:had|did)\b")
_IS_NOT = re.compile(r" (?:is|are|was|were)(?: not|n't)\b")
_TO_DO = re.compile(r" to (?:come|sign|join|ratify|accede|take|commit|put|accept|subscribe|get)\b")
_TO_GO = re.compile(r" to (?:go|leave|quit|withdraw|exit|depart|(?:pull|drop|walk|back) out)\b")
_SUFFERED = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_BESIDE = 6
"""Letters between a name and its day: " – in "."""


def elided(masked: Masked, story: Story, told: Sequence[Found]) -> list[Found]:
    """What is left out; `told` is what the sentence says in full."""
    words, found = masked.text, list[Found]()
    held = set(STRINGS.find_matches_as_strings(words, overlapping=True))
    for elision in ELISIONS if held else ():
        if held.isdisjoint(elision.strings):
            continue
        if not (told or found) and (
            elision.here or (story.deed is None and elision.meant != "told")
        ):
            continue
        for match in elision.pattern.finditer(words):
            if elision.beside and any(i.kind == "count" for i in masked.items(_place(match))):
                continue  # whoever stands in a list with them does as they do
            if elision.pattern is NAMED and not _unnamed(masked, match):
                continue
            meant = _meant(masked, match, elision)
            model = _model(masked, match.start(), [*told, *found], elision)
            if model is None and not elision.here:
                far = story.far_deed if elision.pattern in _TOLD else None
                model = (story.deed or far) if _may_look_back(match) else None
            if meant is None or model is None:
                continue
            if match.groupdict().get("gone") and model.kind not in LEFT:
                continue
            if model.kind == "declined" and _TO_GO.search(match.group()):
                model = replace(model, kind="withdrew", rule="leaving-bare")
            if model.kind == "declined" and _TO_DO.search(match.group()):
                continue  # "was the first to sign" is no refusal
            roll = model.rule in ("named-list", "membership")
            if elision.pattern is HAS_NOT and roll and not _IS_NOT.search(match.group()):
                continue  # who is one of a roll has done nothing that others did not
            if roll and _DID.search(match.group()):
                continue  # "whose members include A, had asked for it, as had B"
            found += (f for f in again(masked, match, model, meant=meant) if not _known(f, told))
    return found


def _unnamed(masked: Masked, match: re.Match[str]) -> bool:
    """Whether those who are said to be some are not named themselves: "They are …"."""
    return all(i.referred or i.kind == "count" for i in masked.items(match.start()))


def _known(one: Found, told: Sequence[Found]) -> bool:
    """Whether the sentence has told in full that the same one takes part in the same thing."""
    same = (f for f in told if f.kind in ENTRIES and f.roles.get("actor") == one.roles.get("actor"))
    return one.kind in ENTRIES and any(f.thing.id == one.thing.id for f in same)


def _may_look_back(match: re.Match[str]) -> bool:
    """Whether it may go on with another sentence: ", as does Peru" goes on with its own."""
    at = match.start()
    return at == 0 or not match.string.startswith(("as ", "so ", "so, ", "as, "), at)


def _meant(masked: Masked, match: re.Match[str], elision: Elision) -> str | None:
    """`done` as the other did, or `not`; None if neither is told."""
    if elision.meant == "dated":
        return "done" if _dated(masked, match) else None
    if elision.meant == "left out":
        return "not"
    if elision.meant == "done" or elision.pattern not in (HAS_NOT, *_TOLD):
        return elision.meant
    if not acts(masked, match.start("a")):
        return None
    if elision.meant == "not":
        return "not"
    if match["verb"].startswith("followed") and _SUFFERED.intersection(match["pre"].split()):
        return None  # whoever was followed did nothing further
    meant = stance(match["pre"], match["verb"])
    return {"refused": "not", "intends-not": "not"}.get(meant or "", meant)


_TOLD = tuple(each.pattern for each in ELISIONS if each.meant == "told")
INTENDED = {
    "joined": "join",
    "signed": "sign",
    "ratified": "ratify",
    "acceded": "accede",
    "member-admitted": "join",
    "withdrew": "withdraw",
    "suspended": "suspend",
}
"""By the kind of what was done: the act of one who intends the same."""


def _place(match: re.Match[str]) -> int:
    return match.start("a" if match["a"] else "b")


def _dated(masked: Masked, match: re.Match[str]) -> bool:
    """Whether it has a day of its own, as in "Kenya joined in 2012, Ghana in 2013"."""
    unit = masked.units[_place(match)]
    return any(
        unit.end < date.start <= unit.end + _BESIDE or date.end < unit.start <= date.end + _BESIDE
        for date in masked.dates
    )


def _model(masked: Masked, at: int, told: Sequence[Found], elision: Elision) -> Found | None:
    """What was last told in the sentence before that place; of those left out, in all of it."""
    if (
        elision.several
        and elision.here
        and not any(
            f.kind == "count-reported" or {"quantifier", "number"} & f.values.keys() for f in told
        )
    ):
        return None  # only several can be listed
    there = masked.at(at)
    before = [deed for f in told if (deed := deed_of(f)) is not None]
    fitting = [f for f in before if (f.said_at or f.start) < there]
    if elision.meant == "left out":
        fitting = fitting or before
    return max(fitting, key=lambda f: f.said_at or f.start, default=None)


def again(
    masked: Masked, match: re.Match[str], model: Found, *, meant: str = "done"
) -> Iterator[Found]:
    """The same of the match's actors, or that they did not, or that they will."""
    refused = meant == "not"
    kind, values = model.kind, dict[str, Any]()
    if kind == "membership-reported":
        values["holds"] = model.values.get("holds", True) and not refused
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
    family = "refusal" if kind == "declined" else "leaving" if kind in LEFT else "joining"
    tense: Tense = "future" if meant == "intends" else "past"
    said, at = match.group(), _place(match)
    for actor in actors(masked, at):
        if actor.kind == "person" != model.roles.get("actor", actor).kind:
            continue  # who came as well as a state has not signed
        if actor.kind == "count" and not refused:
            one = ("count-reported", actor.amount)
        elif actor.id and actor.id != thing.id:
            one = (kind, {**values, **actor.amount})
        else:
            continue
        rule, span = f"{family}-bare", match.span()
        found = build(masked, one[0], rule, actor, thing, span, at, one[1], tense, said)
        yield replace(found, start=min(found.start, model.start)) if here else found
