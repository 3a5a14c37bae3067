"""What a pattern cannot match without: strings of which every match has one.

Invariant: whatever a pattern matches holds one of its cues, written small, at the start of a word
where the cue `opens` one, at the end where it `closes` one; and one of its `strings`, which have
signs and blanks, too. Of all such sets it has the rarest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

from events.intake.reading.rarity import (
    NONE,
    SIGNS,
    TELLING,
    Cue,
    Cues,
    least,
    rarest,
    weight,
)

kinds: Any = import_module("re._constants")  # what re parses patterns with; it has no types
_parser: Any = import_module("re._parser")
_parsed = lru_cache(maxsize=2)(_parser.parse)
"""A pattern is looked at three times in a row."""

_MOST = 120
"""Spellings that are told apart in one run; beyond them a part of each will do."""
_FEW, _MANY = 16, 400
"""Strings that are looked for one by one, and so many that no look is worth it at all."""
_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT)


Counts = Callable[[str], bool]
"""Whether a character may stand in a cue."""
_EMPTY = frozenset([""])


def needed(pattern: str, flags: int = 0) -> tuple[Cues, Cues]:
    """Two sets of cues of a pattern, each of which it needs; none if it may match without."""
    first, second = rarest(_needs(list(_parsed(pattern, flags)), str.isalnum))
    telling = all(weight(cue) >= TELLING for cue in second)
    return least(first), least(second) if telling else NONE


def strings(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """A few strings, as they are written, of which every match has one; none if cues do as well."""
    found, _ = rarest(_needs(list(_parsed(pattern, flags)), _any))
    if len(found) > _MANY:
        return ()
    found = least(found)
    told = len(found) <= _FEW and all(map(weight, found)) and not flags & re.IGNORECASE
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
        return int(value in SIGNS)
    if kind is kinds.IN:
        return int(all(each[0] is kinds.LITERAL and each[1] in SIGNS for each in value))
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
        each = [rarest(_needs(list(n), counts, before=before, behind=behind)) for n in value[1]]
        return [NONE.union(*sets) for sets in zip(*each, strict=True) if all(sets)]
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
        return not chr(value).isalnum() and value not in SIGNS
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
