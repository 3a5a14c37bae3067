"""Near copies: whether a text says, in nearly the same words, what another one says.

Invariant: pure and the same on every machine; offsets, noise, case and punctuation play no
part. A sketch decides who is compared, the whole texts decide.
Source of the method: Broder, On the resemblance and containment of documents (1997).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from zlib import crc32

from events.intake.pages.noise import noise_of, without

ALIKE = 0.5
"""Of the shorter article's runs of four words, the share from which on it is a near copy."""
_WORD = re.compile(r"\w+(?:[’'.,]\w+)*")
_READ = 1_000_000
_PAGE = 50_000
_FEWEST = 24
_KEPT_ONE_IN = 8
_SHORT = 160


def article_runs(text: str) -> frozenset[int]:
    """A number of 63 bits for each run of four words of a text without its noise."""
    return _runs_kept(text) if len(text) < _PAGE else _runs(text)


def _runs(text: str) -> frozenset[int]:
    article = without(text[:_READ], noise_of(text[:_READ])).casefold()
    words = _WORD.findall(article)
    pairs = [crc32(f"{a} {b}".encode()) for a, b in pairwise(words)]
    return frozenset(a << 31 ^ b for a, b in zip(pairs, pairs[2:], strict=False))


_runs_kept = lru_cache(maxsize=128)(_runs)  # pages that are compared once often are again


def sketch(runs: frozenset[int]) -> list[int]:
    """One run in eight, the same ones of every text; all of a short one. Of too few, none."""
    if len(runs) < _FEWEST:
        return []
    return sorted(run for run in runs if len(runs) < _SHORT or run % _KEPT_ONE_IN == 0)


def hopeless(shared: int, one: int, other: int) -> bool:
    """Whether two texts of so many runs cannot be copies, by the runs that their sketches share.

    Copies share fewer only by a chance of one in a thousand: three standard deviations of what
    is drawn of the fewest runs that they have in common.
    """
    fewer, more = sorted((one, other))
    if more < _SHORT:
        return shared < ALIKE * fewer  # nothing was drawn: these are all that they share
    drawn = ALIKE * fewer / _KEPT_ONE_IN
    return shared < drawn - 3 * sqrt(drawn * (1 - 1 / _KEPT_ONE_IN))


def contained(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the shorter text's runs that both hold; of very short ones nothing."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= _FEWEST else 0.0
