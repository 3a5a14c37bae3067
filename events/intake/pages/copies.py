"""Near copies: whether a text says, in nearly the same words, what another on file says.

Invariant: deterministic, the same for every order of the documents; offsets, noise, case and
punctuation play no part. A sketch decides who is compared, the whole texts decide.
Source of the method: Broder, On the resemblance and containment of documents (1997).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from zlib import crc32

from events.intake.pages.noise import noise_of, without

_WORD = re.compile(r"\w+(?:[’'.,]\w+)*")
_READ = 1_000_000
_FEWEST = 24
_ALIKE = 0.5
_KEPT_ONE_IN = 8
_SHORT = 160
_COMPARED = 20


class NearCopy(NamedTuple):
    """A document on file, and the share of the shorter text's word runs that both hold."""

    document: str
    share: float


class Copies:
    """The texts on file, by some of the runs of four words that they hold."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._holding: dict[int, list[str]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, document: str, text: str) -> None:
        """Take a document's text in; of a document that is in already nothing changes."""
        if document not in self._texts:
            self._texts[document] = text[:_READ]
            for run in _sample(_runs(text[:_READ])):
                self._holding[run].append(document)

    def near(self, text: str, *, but: str | None = None) -> list[NearCopy]:
        """The documents that `text` is a near copy of, nearest first, then by id.

        Of the shorter article at least half of the runs of four words stand in the other. One
        of fewer than two dozen runs is a near copy of nothing; `but` is left out. At most the
        twenty documents that share most are compared.
        """
        shared = Counter(
            document
            for run in _sample(_runs(text[:_READ]))
            for document in self._holding.get(run, ())
            if document != but
        )
        nearest = sorted(shared, key=lambda document: (-shared[document], document))[:_COMPARED]
        runs = _article(text) if nearest else frozenset()
        found = [
            NearCopy(document, round(share, 3))
            for document in nearest
            if (share := _contained(runs, _article(self._texts[document]))) >= _ALIKE
        ]
        return sorted(found, key=lambda near: (-near.share, near.document))


def _sample(runs: frozenset[int]) -> Iterator[int]:
    """One run in eight, the same ones of every text; all of a short one."""
    if len(runs) < _SHORT:
        return iter(runs)
    return (run for run in runs if run % _KEPT_ONE_IN == 0)


def _contained(one: frozenset[int], other: frozenset[int]) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= _FEWEST else 0.0


def _article(text: str) -> frozenset[int]:
    """The runs of a text without its noise, which copies of one story do not share."""
    return _runs(without(text[:_READ], noise_of(text[:_READ])))


def _runs(text: str) -> frozenset[int]:
    """A number for each run of four words; it holds in this process alone."""
    words = [crc32(word.encode()) for word in _WORD.findall(text.casefold())]
    return frozenset(map(hash, zip(words, words[1:], words[2:], words[3:], strict=False)))
