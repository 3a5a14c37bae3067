"""A sentence as the patterns see it: who and what is one sign each, dates are out of the way.

Invariant: every sign and letter knows its place in the text, so that what matches a pattern can
be quoted exactly. A list of names ("A, B and C, as well as D") is one sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from events.intake.reading.expressions import Dated
from events.intake.reading.items import Item, Unit, new_item
from events.intake.reading.nouns import PLURALS
from events.intake.reading.sentences import Sentence

ACTOR = "\ue000"
"""One or more parties or counted ones."""
INSTRUMENT = "\ue001"

_SEPARATOR = re.compile(
    r"[\"']?\s*[,;]?\s*(?:[,;]|\b(?:and|&|plus|as well as|along with|together with|alongside|and "
    r"also|nor)\b)"
    r"\s*(?:by )?(?:also )?(?:(?:[Tt]he |an? |its |fellow )?(?:[a-z]+ )?(?:company|firm|"
    r"start-?up|chipmaker|"
    r"giant|maker|agency|bank|carmaker|retailer|rival|rivals|neighbours?|neighbors?|city|"
    r"operator|platform) )?(?:[Tt]he )?\s*"
)
_INCLUDING = re.compile(
    r",?\s*(?:\(?(?:including|such as|among them|like|notably|led by)|–)\s*(?:the )?", re.IGNORECASE
)
_PLURAL = "|".join(sorted(PLURALS, key=len, reverse=True))
_LEAD = re.compile(
    rf"(?:(?:\b(?:(?!(?:by|with|from|of|and|to|that|are|were|include|joined|signed)\b)"
    rf"[A-Za-z.-]+ ){{0,3}}(?:{_PLURAL}|group|groups|leaders|ministers),? "
    r"(?:including|such as|like|among them|namely) )"
    r"|(?:\b[Tt]he )?\b(?:[Gg]overnments?|[Rr]epresentatives|[Ll]eaders|[Mm]inisters|"
    r"[Ee]nvoys|[Oo]fficials|[Dd]elegations?|[Dd]elegates)"
    r" (?:of|from) )(?:the )?$",
)
_DETERMINER = re.compile(
    r"(?:(?:^|(?<=\s)|(?<=[\"'(]))(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]his|[Bb]oth) "
    r"(?:(?:[a-z]+(?:ic|al|ary|ing|ous|ive|ed|ble)|new|own|so-called|"
    r"global|[\w.]+(?:-[\w.]+)+) )*)?[\"']?$"
)
_HAS_ONE = re.compile(r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]his|[Tt]hat) ")
_IN_PLACE = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|[Ff]rom|[Aa]cross|[Dd]uring|[Ii]nside|[Oo]utside)|[Aa]ccording to)"
    r" (?:the )?(?:\w+ )?$"
)
_OTHERS = re.compile(
    r",? (?:and|among|amongst) (?:(?:many|several|\d+|dozens of) )?others?(?: \w+)?"
)
_NAMED = re.compile(
    r",? (?:[a-z]+ ){0,4}(?:called|named|titled|entitled|known as|dubbed),? (?:as )?(?:the )"
    r"?[\"']?$"
)
_APPOSED = re.compile(
    r"\b(?:[Aa]n?|[Tt]he) (?:(?!the |an? )[\w-]+ ){0,5}[a-z]+,? (?:[a-z]+ ){0,4}(?:called|"
    r"named|titled|entitled|known as|dubbed),? (?:as )?$"
)
_SPEECH = re.compile(r"(?:, [^,]{1,60},)? (?:said|says|told|announced|added|reported)\b")
_ASIDE = re.compile(r"\s?\([^()]{1,60}\)|\s?\[[^\[\]]{1,60}\]")


class Masked(Struct, frozen=True, gc=False):
    """A masked sentence."""

    text: str
    units: dict[int, Unit]
    """By the place of their sign in `text`."""
    starts: list[int]
    """For each place: offset in the archived text."""
    ends: list[int]
    sentence: Sentence
    dates: Sequence[Dated]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the archived text of a part of the masked one (not empty)."""
        return self.starts[start], self.ends[end - 1]

    def items(self, at: int) -> tuple[Item, ...]:
        return self.units[at].items if at in self.units else ()


def apart(items: Iterable[Item]) -> list[Item]:
    """Items in order without overlaps: earlier given ones win."""
    kept: list[Item] = []
    for item in items:
        if all(item.end <= k.start or k.end <= item.start for k in kept):
            kept.append(item)
    return sorted(kept, key=lambda i: i.start)


def units_of(words: str, groups: Sequence[tuple[Item, ...]]) -> list[Unit]:
    """Neighbours made one; each group is the items of one phrase."""
    found: list[Unit] = []
    for group in groups:
        unit = Unit(group[0].start, group[0].end, group)
        if found and not unit.instrument and not found[-1].instrument:
            gap = words[found[-1].end : unit.start]
            if _joined(words, found[-1], gap) and not _speaks(words, found[-1], unit, gap):
                found[-1] = Unit(found[-1].start, unit.end, (*found[-1].items, *unit.items))
                continue
            if gap in ("'s ", "' ", " "):
                unit = _owned(found.pop(), unit)
        elif found and unit.instrument and not found[-1].instrument:
            gap = words[found[-1].end : unit.start]
            unit = _qualified(found, unit) if gap in (" ", "'s ") else unit
        found.append(unit)
    return [_whole(words, _known_kinds(unit)) for unit in found]


def _qualified(found: list[Unit], unit: Unit) -> Unit:
    """In "the U.S. Entity List" the state only says whose list it is."""
    return Unit(found.pop().start, unit.end, unit.items) if len(found[-1].items) == 1 else unit


def _speaks(words: str, before: Unit, unit: Unit, gap: str) -> bool:
    """In "… to join the bloc, Kenya said" Kenya is no further thing joined."""
    if re.search(r"\band\b|&", gap):
        return False
    others = before.items[-1].kind != "person" and unit.items[0].kind == "person"
    return others or bool(_SPEECH.match(words, unit.end))


def _owned(owner: Unit, unit: Unit) -> Unit:
    """In "Alphabet's Google" it is Google that acts; those listed before Alphabet stay."""
    others = owner.items[:-1]
    return Unit(owner.start if others else unit.start, unit.end, (*others, *unit.items))


def masked(sentence: Sentence, units: Sequence[Unit], dates: Sequence[Dated]) -> Masked:
    """The masked sentence; units do not overlap."""
    words = sentence.text
    cuts: list[tuple[int, int, Unit | None]] = [(u.start, u.end, u) for u in units]
    cuts += [(d.start, d.end, None) for d in dates]
    cuts += [(*m.span(), None) for m in _ASIDE.finditer(words)]
    text: list[str] = []
    places: dict[int, Unit] = {}
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, unit in sorted(cuts, key=lambda cut: cut[:2]):
        if start < at:
            continue
        _copy(words[at:start], at, sentence.start, text, starts, ends)
        if unit is not None:
            places[len(text)] = unit
            text.append(INSTRUMENT if unit.instrument else ACTOR)
            starts.append(sentence.start + start)
            ends.append(sentence.start + end)
        at = end
    _copy(words[at:], at, sentence.start, text, starts, ends)
    return Masked("".join(text), places, starts, ends, sentence, dates)


def _copy(
    part: str, at: int, base: int, text: list[str], starts: list[int], ends: list[int]
) -> None:
    """Letters as they are; two blanks, left by what was taken out, become one."""
    rough = "  " in part or ((not text or text[-1] == " ") and part[:1] in (" ", ",", "."))
    if rough:
        _copy_slowly(part, base + at, text, starts, ends)
        return
    text.extend(part)
    first = base + at
    starts.extend(range(first, first + len(part)))
    ends.extend(range(first + 1, first + 1 + len(part)))


def _copy_slowly(
    part: str, first: int, text: list[str], starts: list[int], ends: list[int]
) -> None:
    for offset, letter in enumerate(part, first):
        if letter == " " and (not text or text[-1] == " "):
            continue
        if letter in ",." and text and text[-1] == " ":
            text.pop(), starts.pop(), ends.pop()
        text.append(letter)
        starts.append(offset)
        ends.append(offset + 1)


def _joined(words: str, before: Unit, gap: str) -> bool:
    if len(gap) > 40:
        return False
    gap = _ASIDE.sub("", gap)
    if _SEPARATOR.fullmatch(gap):
        listed = re.search(r"and|&|plus|with|as", gap)
        return bool(listed) or not _IN_PLACE.search(words, max(0, before.start - 40), before.start)
    plain_gap = re.sub(r"^[.\s]+", "", gap)
    if re.match(r"\s{2,}", gap) and _SEPARATOR.fullmatch(plain_gap):
        return True
    return before.items[-1].kind in ("count", "group") and bool(_INCLUDING.fullmatch(gap))


def _known_kinds(unit: Unit) -> Unit:
    """New names in a list are of the kind of the others in it, if these are of one kind."""
    if all(item.kind for item in unit.items):
        return unit
    kinds = {i.kind for i in unit.items if i.kind and i.kind not in ("count", "group")}
    guessed = len(kinds) != 1 or len(unit.items) == 1
    kind = "organization" if guessed else kinds.pop()
    items = []
    for item in unit.items:
        if item.kind:
            items.append(item)
            continue
        made = new_item(kind, item.name, item.start, item.end)
        assert made is not None
        doubt = f"{item.name!r}: its kind is a guess from the words around it"
        items.append(replace(made, doubts=(*made.doubts, doubt), vague=guessed))
    return Unit(unit.start, unit.end, tuple(items))


def _whole(words: str, unit: Unit) -> Unit:
    """The unit with its determiner, quotes and "representatives of"."""
    start, end = unit.start, unit.end
    lead = _LEAD.search(words, max(0, start - 90), start)
    if lead:
        start = lead.start()
    found = (
        None
        if _HAS_ONE.match(words, start)
        else _DETERMINER.search(words, max(0, start - 60), start)
    )
    if found:
        start = found.start()
    closed = re.match(r",?[\"']", words[end : end + 2])
    if closed and unit.start > 0 and words[unit.start - 1] in "\"'":
        end += closed.end()
    apposed = _APPOSED.search(words, max(0, start - 120), start)
    if apposed:
        start = apposed.start()
        end += words[end : end + 1] == ","
    others = _OTHERS.match(words, end)
    return Unit(start, others.end() if others else end, unit.items)


def naming_before(words: str, start: int) -> re.Match[str] | None:
    """ "… called" right before a name that starts there."""
    return _NAMED.search(words, max(0, start - 60), start)
