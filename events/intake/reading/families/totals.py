"""How many take part by now: "the number of signatories now stands at 60", "the 55-member union".

Invariant: a number of a thing that the sentence does not name is of the one that somebody has just
joined, signed or been counted for; what is needed, hoped for or to come is no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from events.intake.reading.antecedents import doubted, gathers, placeless
from events.intake.reading.cues import Cued
from events.intake.reading.families.meaning import build
from events.intake.reading.families.totals_words import (
    BEGAN,
    GAINED,
    HERS,
    LEAVES,
    LEAVING,
    MAKES,
    MAKES_OF,
    NTH,
    NTH_CAME,
    NTH_GIVEN,
    PEAK,
    RAISES,
    RAISES_TO,
    REACHED,
    SIDES,
    STANDS,
    STILL,
    STRONG,
    THERE,
    THEY,
    UNNAMED,
    WITH_ITS,
)
from events.intake.reading.found import Found, joinable, unreal
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.nouns import OPERATORS
from events.intake.reading.quantities import value_of
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_A, _O = "\ue000", "[\ue000\ue001]"
_OF_LAST = (STANDS, THEY, RAISES, RAISES_TO, MAKES, LEAVING, PEAK, NTH, NTH_CAME, NTH_GIVEN)
"""They may be of what was told last."""
_MEMBERS = ("members", "signatories", "parties", "partners", "supporters", "backers")
_NO_ROLL = ("law", "group")
"""Kinds of what nobody takes part in, or what are the takers themselves."""
_UNITS = {"member": "members", "nation": "nations", "country": "countries", "state": "states",
          "company": "companies", "party": "parties", "strong": "members"}  # fmt: skip
_NOT_YET = re.compile(
    r"\b(?:will|would|may|might|could|should|needs?|needed|requires?|until|once|if|hopes?|expects?|"
    r"expected|aims?|to)(?: [\w-]+){0,2} $"
)
_SIGNED = re.compile(r"\b(?:signa|ratif|access|part(?:y|ies)\b)", re.IGNORECASE)
"""What is counted of instruments alone."""


_NO_UNITS = {"number", "total", "tally", "count", "figure", "membership", "list", "roll", "roster",
             "ranks"}  # fmt: skip


def totals(masked: Masked, story: Story) -> Iterator[Found]:
    """Every number of those who take part that is told without a verb of doing so."""
    for pattern in masked.tried(_OF_LAST):
        for match in masked.all(pattern):
            if pattern is LEAVING and not _whole_count(masked, match):
                continue
            thing = _of(masked, match, story, pattern)
            if thing is not None and not _not_so(masked, match):
                yield from _told(masked, match, thing)
    for match in masked.all(STILL):
        thing = story.at_home() or story.lately(bodies=True)
        if thing is not None:
            yield from _told(masked, match, thing)
    for pattern in masked.tried(
        (MAKES_OF, THERE, GAINED, BEGAN, REACHED, SIDES, LEAVES, WITH_ITS, HERS)
    ):
        for match in masked.all(pattern):
            itself = match.groupdict().get("self")
            thing = _of(masked, match, story, pattern) if itself else _named(masked, match)
            theirs = pattern is not WITH_ITS or _are_members(masked, match.start("n"))
            theirs = theirs and not (pattern is SIDES and thing is not None and gathers(thing))
            if thing is not None and theirs and not _not_so(masked, match):
                yield from _told(masked, match, thing)
    if masked.sentence.cues & STRONG.bit:
        yield from _strong(masked)


def unnamed(sentence: Sentence, story: Story) -> bool:
    """Whether a sentence may go on counting those who did what another has told."""
    told = story.deed is not None or story.listing is not None
    return told and sentence.cues & UNNAMED != 0


def _are_members(masked: Masked, at: int) -> bool:
    """Whether those counted there are counted as those who take part."""
    return all(i.unit.endswith(_MEMBERS) for i in masked.items(at))


def _whole_count(masked: Masked, match: re.Match[str]) -> bool:
    """Whether those who are left are told to be members: "leaving 21 members"."""
    counted = [i.unit for i in masked.items(match.start("n"))]
    return bool(match["unit"]) or (bool(counted) and all(u.endswith(_MEMBERS) for u in counted))


def _not_so(masked: Masked, match: re.Match[str]) -> bool:
    near = masked.text[max(0, match.start() - 30) : match.start()]
    return unreal(masked, match.start()) or _NOT_YET.search(near) is not None


def _named(masked: Masked, match: re.Match[str]) -> Item | None:
    """The thing that the match names."""
    groups = match.groupdict()
    for place in ("of", "it", "o", "o2"):
        if groups.get(place):
            thing = joinable(masked, match.start(place))
            return None if thing is None or thing.kind in _NO_ROLL else thing
    return None


def _of(masked: Masked, match: re.Match[str], story: Story, pattern: Cued) -> Item | None:
    """What so many take part in: as named, else what somebody has just joined."""
    groups = match.groupdict()
    if groups.get("it") and match["n"] != _A and story.deed is None:
        return None  # "took the pact to three courts" counts nobody
    named = _named(masked, match)
    sealed = groups.get("it") or (pattern is NTH and masked.text[match.end() - 1] in _O)
    if named is not None or sealed:
        return named
    first, number = match.start(), match.start("n")
    places = [place for place in masked.units if first <= place < number]
    within = [i for p in places if (i := joinable(masked, p)) and i.kind not in _NO_ROLL]
    if within:
        return within[-1]
    front = [p for p in masked.units if p < first and not masked.text.startswith("'", p + 1)]
    near = [i for p in front if (i := joinable(masked, p)) and i.kind not in _NO_ROLL]
    near = [one for one in near if not gathers(one)]
    counted = [i.unit for i in masked.items(match.start("n"))]
    signed = _SIGNED.search(" ".join([match.group(), *counted])) is not None
    if signed:
        near = [one for one in near if one.kind in INSTRUMENTS]
    told = any(i.kind == "count" for place in front for i in masked.items(place))
    if near and (pattern is not STANDS or told):
        return near[-1]
    if groups.get("self"):
        return None
    last = story.deed.thing if story.deed else story.listing.target if story.listing else None
    if last is not None:
        return doubted(placeless(last), "the sentence does not name it")
    guessed = pattern in (RAISES, RAISES_TO) or (
        pattern is STANDS and (groups.get("unit") or signed)
    )
    return story.lately(bodies=not signed) if guessed else None


def _told(masked: Masked, match: re.Match[str], thing: Item) -> Iterator[Found]:
    if match["n"] == _A:
        told = [i.amount for i in masked.items(match.start("n")) if i.kind == "count"]
    else:
        one = _values(match)
        told = [] if one is None else [one]
    for values in told:
        yield _count(masked, match.span(), match.start(), thing, values)


def _values(match: re.Match[str]) -> dict[str, Any] | None:
    groups = match.groupdict()
    said = groups["n"] or ""
    number, how = _number(said.replace(",", "").lower()), groups.get("how") or ""
    if 1900 <= number <= 2100 and "," not in said:
        return None
    what = (groups.get("unit") or groups.get("what") or "").lower().split()
    unit = what[-1] if what and what[-1] not in _NO_UNITS else "participants"
    unit = _UNITS.get(unit) or (unit if unit.endswith("s") else f"{unit}s".replace("ys", "ies"))
    operator = next((op for op, ways in OPERATORS if how and re.fullmatch(ways, how)), "eq")
    return {"number": number, "operator": operator, "unit": unit}


def _number(said: str) -> int:
    """The number that is said, "54th" and "twelfth" for 54 and 12, too."""
    if not said.endswith(("st", "nd", "rd", "th")):
        return value_of(said)
    if said[0].isdigit():
        return int(said[:-2])
    tens, _, last = said.rpartition("-")
    stem = last[:-2].replace("ie", "y")
    return value_of(tens) + value_of(_STEMS.get(stem, stem))


_STEMS = {"fif": "five", "eigh": "eight", "nin": "nine", "twelf": "twelve"}


def _count(
    masked: Masked, span: tuple[int, int], verb: int, thing: Item, values: dict[str, Any]
) -> Found:
    counted = Item(start=0, end=0, kind="count")
    said = str(values["unit"])
    return build(
        masked, "count-reported", "count", counted, thing, span, verb, values, "past", said
    )


def _strong(masked: Masked) -> Iterator[Found]:
    """The forms "the 55-member union", "the 14-nation Open Maps Pact"."""
    sentence = masked.sentence
    for unit in masked.units.values():
        item = unit.items[0]
        if len(unit.items) > 1 or item.kind not in (*INSTRUMENTS, "organization", "group"):
            continue
        match = STRONG.search(sentence.text, unit.start, unit.end)
        if match is None or item.kind in _NO_ROLL:
            continue
        values = {"number": value_of(match["n"].lower()), "operator": "eq"}
        start = sentence.start + unit.start
        yield Found(
            kind="count-reported",
            rule="count",
            roles={"instrument": item},
            start=start,
            end=sentence.start + unit.end,
            values={**values, "unit": _UNITS[match["unit"]]},
            as_said=_UNITS[match["unit"]],
            said_at=start,
        )
