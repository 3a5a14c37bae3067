"""Names that stand behind their clause: "30 states signed it, Kenya and Peru among them".

Invariant: they are some of those last counted or grouped before them, of the same kind; they stay
a unit of their own, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.intake.reading.items import Item, Unit
from events.intake.reading.nouns import PLURALS

_NAMELY = (
    "including ", "among them ", "amongst them ", "notably ", "such as ", "namely ", "led by ",
    "including the ", "among them the ", "amongst them the ", "notably the ", "such as the ",
    "namely the ", "led by the ",
)  # fmt: skip
_WITH = re.compile(
    r",? (?:along|together) with (?:(?:the )?(?:[\w-]+ ){0,3}[a-z]+s (?:such as|like|including) )?"
    r"(?:the )?$|, as well as (?:the )?$"
)
"""Before those who did what others did, too."""
_PARTED = re.compile(r"(?:[,;:]| –| -) (?:[a-z]+ ){1,2}(?:them )?(?:the )?$")
_AMONG_THEM = re.compile(r",? (?:among(?:st)? (?:them|others)|included|to name)\b")
_BEHIND = (", ", ": ", " – ", " - ", "; ")
_ENDS = re.compile(r" ?(?:[.;–)]|- |$)")
_CLAUSE = re.compile(r"[;]|\. ")
_FEWEST, _MOST = 2, 12


def with_trailing(words: str, units: Sequence[Unit]) -> list[Unit]:
    """The units in order, those that count or group with the names that trail behind them."""
    found = list(units)
    for place in range(1, len(found)):
        named = found[place]
        if named.instrument or any(i.kind in ("count", "person") for i in named.items):
            continue
        if _WITH.search(words, max(0, named.start - 70), named.start):
            _take_in(words, found, place)
            continue
        marked = _is_marked(words, named)
        if not marked and not _is_apposed(words, named):
            continue
        for at in range(place - 1, -1, -1):
            several = found[at].items[-1]
            if _CLAUSE.search(words, found[at].end, named.start):
                break
            if len(found[at].items) == 1 and _may_be(several, named, marked):
                found[at] = Unit(found[at].start, found[at].end, (several, *named.items))
                break
    return found


def _take_in(words: str, found: list[Unit], place: int) -> None:
    """Count those named there to the last ones of their kind: they did what these did."""
    named = found[place]
    kinds = {item.kind for item in named.items}
    for at in range(place - 1, -1, -1):
        other = found[at]
        if _CLAUSE.search(words, other.end, named.start):
            return
        if not (other.instrument or kinds.isdisjoint(item.kind for item in other.items)):
            found[at] = Unit(other.start, other.end, (*other.items, *named.items))
            return


def _is_marked(words: str, named: Unit) -> bool:
    """Whether the words beside them say that they are some of others."""
    if words.endswith(_NAMELY, 0, named.start):
        return _PARTED.search(words, max(0, named.start - 24), named.start) is not None
    return _AMONG_THEM.match(words, named.end) is not None


def _is_apposed(words: str, named: Unit) -> bool:
    """Whether they only end the sentence: "three lenders remain in it, A, B and C"."""
    if not _FEWEST <= len(named.items) <= _MOST or _ENDS.match(words, named.end) is None:
        return False
    start = named.start - 4 if words.endswith("the ", 0, named.start) else named.start
    return words.endswith(_BEHIND, 0, start)


def _may_be(several: Item, named: Unit, marked: bool) -> bool:
    """Whether those named can be some of those, or without a word for it just so many."""
    if several.kind == "count":
        word, enough = several.unit, several.number == len(named.items)
    elif several.kind == "group":
        word, enough = several.name.rsplit(" ", 1)[-1].lower(), False
    else:
        return False
    kinds = {item.kind for item in named.items} - {"group"}
    fitting = PLURALS.get(word, "-") in ("", *kinds) or (word == "others" and marked)
    return fitting and (
        enough or (marked and (several.number or len(named.items)) >= len(named.items))
    )
