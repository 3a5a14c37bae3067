"""What a pattern cannot match without: strings of which every match has one.

Invariant: whatever a pattern matches holds one of its cues, written small, at the start of a word
where the cue `opens` one, at the end where it `closes` one; and one of its `strings`, which have
signs and blanks, too. Of all such sets it has the rarest.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from itertools import combinations
from typing import Any, NamedTuple

kinds: Any = import_module("re._constants")  # what re parses patterns with; it has no types
_parser: Any = import_module("re._parser")
_parsed = lru_cache(maxsize=2)(_parser.parse)
"""A pattern is looked at three times in a row."""

_MOST = 120
"""Spellings that are told apart in one run; beyond them a part of each will do."""
_LEAST = 2
"""Letters of a cue."""
_OFTEN = 2.0
"""Second cues that stand in texts more often are not worth looking for."""
_MANY = 400
"""Cues among which those that another implies are not looked for before all are there."""
_FEW = 16
"""Strings that are looked for one by one."""
_SIGNED = 10
"""Letters that a sign beside a word is worth: few texts have both."""
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the an of to in on at by for it its he is are was were be been has have had and or not "
        "with that which who as from will may no out up",
    )
)
"""Words that nearly every sentence has."""
_SIGNS = range(0xE000, 0xE010)
"""They stand for names: what is beside one need not be the start of a word."""
_BLANKS = " " + "".join(map(chr, _SIGNS))
_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT)


class Cue(NamedTuple):
    """A string in small letters, and whether it stands at the start or the end of a word."""

    text: str
    opens: bool = False
    closes: bool = False


Cues = frozenset[Cue]
Counts = Callable[[str], bool]
"""Whether a character may stand in a cue."""
_NONE: Cues = frozenset()
_EMPTY = frozenset([""])


def needed(pattern: str, flags: int = 0) -> tuple[Cues, Cues]:
    """Two sets of cues of a pattern, each of which it needs; none if it may match without."""
    first, second = _rarest(_needs(list(_parsed(pattern, flags)), str.isalnum))
    telling = -_rarity(second) < _OFTEN
    return _least(first), _least(second) if telling else _NONE


def strings(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """A few strings, as they are written, of which every match has one; none if cues do as well."""
    found, _ = _rarest(_needs(list(_parsed(pattern, flags)), _any))
    if len(found) > _MANY:
        return ()
    found = _least(found)
    told = len(found) <= _FEW and all(map(_weight, found)) and not flags & re.IGNORECASE
    worth = told and 2 * sum(cue.text.isalnum() for cue in found) <= len(found)
    return tuple(sorted(cue.text for cue in found)) if worth else ()


def signs(pattern: str, flags: int = 0) -> int:
    """How many signs a match has at least."""
    return _signs(_parsed(pattern, flags))


def _signs(nodes: Any) -> int:
    return sum(map(_signs_in, nodes))


def _signs_in(node: Any) -> int:
    kind, value = node
    if kind is kinds.LITERAL:
        return int(value in _SIGNS)
    if kind is kinds.IN:
        return int(all(each[0] is kinds.LITERAL and each[1] in _SIGNS for each in value))
    if kind is kinds.SUBPATTERN:
        return _signs(value[3])
    if kind is kinds.BRANCH:
        return min(map(_signs, value[1]))
    if kind in _REPEATS:
        return int(value[0]) * _signs(value[2])
    return 0


def _any(_: str) -> bool:
    return True


def _needs(
    nodes: Sequence[Any], counts: Counts, *, before: bool = False, behind: bool = False
) -> list[Cues]:
    """The sets of cues of nodes in a row, each of which is needed.

    `before` and `behind` say whether a word surely ends before them, or starts behind.
    """
    found: list[Cues] = []
    run, first = _EMPTY, 0
    for place in range(len(nodes) + 1):
        exact = _exactly(nodes[place], counts) if place < len(nodes) else None
        longer = None if exact is None else _joined(run, exact)
        if longer is not None:
            run = longer
            continue
        opens, closes = _parted(nodes[:first], before, -1), _parted(nodes[place:], behind, 1)
        found.append(frozenset(Cue(text, opens, closes) for text in run))
        run, first = exact or _EMPTY, place
        if exact is None and place < len(nodes):
            first = place + 1
            opens, closes = _parted(nodes[:place], before, -1), _parted(nodes[first:], behind, 1)
            found += _within(nodes[place], counts, before=opens, behind=closes)
    return found


def _within(node: Any, counts: Counts, *, before: bool, behind: bool) -> list[Cues]:
    """The sets of cues of a node that can match too much to be told whole."""
    kind, value = node
    if kind is kinds.SUBPATTERN:
        return _needs(list(value[3]), counts, before=before, behind=behind)
    if kind is kinds.BRANCH:
        each = [_rarest(_needs(list(n), counts, before=before, behind=behind)) for n in value[1]]
        return [_NONE.union(*sets) for sets in zip(*each, strict=True) if all(sets)]
    if kind in _REPEATS and value[0] > 0:
        return _needs(list(value[2]), counts)
    return []


def _exactly(node: Any, counts: Counts) -> frozenset[str] | None:
    """All that a node can match, if that is a few strings of what counts."""
    kind, value = node
    if kind is kinds.LITERAL:
        letter = chr(value) if counts is _any else chr(value).lower()
        return frozenset([letter]) if counts(letter) else None
    if kind is kinds.IN:
        return _any_of(_exactly(n, counts) if n[0] is kinds.LITERAL else None for n in value)
    if kind is kinds.SUBPATTERN:
        return _exactly_all(value[3], counts)
    if kind is kinds.BRANCH:
        return _any_of(_exactly_all(each, counts) for each in value[1])
    if kind in _REPEATS and value[:2] == (0, 1):
        return _any_of([_EMPTY, _exactly_all(value[2], counts)])
    return None


def _exactly_all(nodes: Any, counts: Counts) -> frozenset[str] | None:
    run = _EMPTY
    for node in nodes:
        exact = _exactly(node, counts)
        longer = None if exact is None else _joined(run, exact)
        if longer is None:
            return None
        run = longer
    return run


def _any_of(found: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    strings: set[str] = set()
    for each in found:
        if each is None or len(strings) > _MOST:
            return None
        strings |= each
    return frozenset(strings) if len(strings) <= _MOST else None


def _joined(run: frozenset[str], more: frozenset[str]) -> frozenset[str] | None:
    return frozenset(a + b for a in run for b in more) if len(run) * len(more) <= _MOST else None


def _parted(nodes: Sequence[Any], outside: bool, step: int) -> bool:
    """Whether the nodes surely end (`step` -1) or start (1) with what parts words.

    `outside` says so of what stands beyond them.
    """
    if not nodes:
        return outside
    (kind, value), rest = nodes[::step][0], nodes[:-1] if step < 0 else nodes[1:]
    if kind is kinds.LITERAL:
        return not chr(value).isalnum() and value not in _SIGNS
    if kind is kinds.AT and value is not kinds.AT_NON_BOUNDARY:
        return True
    if kind in (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT):
        return _parted(rest, outside, step)
    if kind is kinds.SUBPATTERN:
        return _parted(list(value[3]), _parted(rest, outside, step), step)
    if kind is kinds.BRANCH:
        beyond = _parted(rest, outside, step)
        return all(_parted(list(each), beyond, step) for each in value[1])
    if kind in _REPEATS:
        beyond = _parted(rest, outside, step)
        return _parted(list(value[2]), beyond, step) and (beyond or value[0] > 0)
    return False


def _rarest(found: Iterable[Cues]) -> tuple[Cues, Cues]:
    """The two that the fewest texts have: longer strings, then fewer."""
    first, second, *_ = *sorted(found, key=_rarity, reverse=True), _NONE, _NONE
    return first, second


@lru_cache(maxsize=1024)
def _rarity(cues: Cues) -> float:
    """How rarely any of them stands in a text: of what is a letter longer, about half as often."""
    told = cues if len(cues) > _MANY else _least(cues)
    return -sum(map(_often, told)) if told else -math.inf


def _often(cue: Cue) -> float:
    weight = _weight(cue)
    return 2.0 ** -(weight + 1) if weight >= 4 else 0.3 if weight >= 3 else 1 - 0.3 * (weight == 1)


def _weight(cue: Cue) -> float:
    words = cue.text.strip(_BLANKS)
    if words == cue.text:
        if words in _COMMON:
            return 0 if words in ("the", "he") else 1
        return len(words) + (cue.opens + cue.closes) / 2
    if any(ord(letter) in _SIGNS for letter in cue.text):
        return len(cue.text) + _SIGNED if words else 0
    return len(cue.text) if words not in _COMMON else 0


@lru_cache(maxsize=1024)
def _least(cues: Cues) -> Cues:
    """Without those that cannot stand anywhere but where another does; none if one is too short."""
    if any(len(cue.text) < _LEAST for cue in cues):
        return _NONE
    by_text: dict[str, list[Cue]] = {}
    for cue in cues:
        by_text.setdefault(cue.text, []).append(cue)
    return frozenset(
        c for c in cues if not any(o != c and _implied(o, c) for o in _parts(c, by_text))
    )


def _parts(cue: Cue, by_text: Mapping[str, Sequence[Cue]]) -> Iterator[Cue]:
    """The cues of which the text is part of that of this one."""
    text = cue.text
    for start, end in combinations(range(len(text) + 1), 2):
        yield from by_text.get(text[start:end], ())


def _implied(cue: Cue, by: Cue) -> bool:
    """Whether a cue stands wherever the other one does."""
    opens = not cue.opens or (by.opens and by.text.startswith(cue.text))
    closes = not cue.closes or (by.closes and by.text.endswith(cue.text))
    return cue.text in by.text and opens and closes
