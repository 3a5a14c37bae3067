"""Reading dates: a plain day beside `date.fromisoformat`, level 2 beside the package `edtf`.

Nothing is read twice: there are more days in turn than the chronicle remembers, and each
round has level 2 expressions of its own. Ours reads a text and finds its first and last
day; `fromisoformat` gives one day, and `parse_edtf` is not asked for any bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from time import perf_counter

from edtf import parse_edtf

from benchmarks.figures import Both, Figure, at_least, at_most
from domain.dates import parse

PLAIN = at_most(50.00)
LEVEL_2 = at_least(50.00)
_DAYS = 40_000
"""More than the 32,768 texts that are remembered: in turn, each is forgotten before it is back."""
_SPELLINGS: tuple[Callable[[int], str], ...] = (
    lambda n: f"{1000 + n}-XX-15",
    lambda n: f"{1000 + n}-06~-11",
    lambda n: f"?{1000 + n}-06-~11",
    lambda n: f"[{1000 + n},{1001 + n},{1003 + n}..{1005 + n}]",
    lambda n: f"{{{1000 + n},{1001 + n}-12}}",
    lambda n: f"Y{100_000 + n}S3",
    lambda n: f"{1000 + n}-25",
    lambda n: f"{1000 + n}?-06-11/{1001 + n}-06-~15",
)
"""One for each sort of level 2 expression, from a number."""


def measure(rounds: int, of_level_2: int) -> list[Figure]:
    """Microseconds an expression; level 2 with `of_level_2` numbers in each sort, each round."""
    days = [(date(1900, 1, 1) + timedelta(days=n)).isoformat() for n in range(_DAYS)]
    plain = Both.of((_each(parse, days), _each(date.fromisoformat, days)) for _ in range(rounds))
    distinct = [
        [
            spell(n)
            for spell in _SPELLINGS
            for n in range(of_level_2 * turn, of_level_2 * (turn + 1))
        ]
        for turn in range(rounds)
    ]
    level_2 = Both.of((_each(parse, texts), _each(parse_edtf, texts)) for texts in distinct)
    return [
        Figure(f"{_DAYS:,} plain days", _us(plain.ours), _us(plain.raw), plain.ratio, PLAIN,
               "fromisoformat"),
        Figure(f"{len(distinct[0]):,} level 2 expressions", _us(level_2.ours), _us(level_2.raw),
               1 / level_2.ratio, LEVEL_2, "edtf; times as fast"),
    ]  # fmt: skip


def _each(read: Callable[[str], object], texts: Iterable[str]) -> float:
    """Seconds for one of the texts."""
    texts = list(texts)
    start = perf_counter()
    for text in texts:
        read(text)
    return (perf_counter() - start) / len(texts)


def _us(seconds: float) -> str:
    return f"{seconds * 1e6:,.2f} µs"
