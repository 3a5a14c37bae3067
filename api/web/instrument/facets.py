"""Facets: the kinds, answers and certainties to choose from, each with how many it would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from api.web import words
from api.web.instrument.asked import Asked
from api.web.instrument.table import Row, tests
from api.web.words import LOOKS, Look
from projections.questions.answers import Life


class Choice(NamedTuple):
    """One checkbox."""

    value: str
    title: str
    look: Look | None
    chosen: bool
    number: int
    """How many rows it shows, whatever else of its facet is chosen."""


class Facet(NamedTuple):
    """One property to narrow the table by; nothing chosen shows all."""

    name: str
    title: str
    choices: tuple[Choice, ...]


def facets(rows: Sequence[Row], asked: Asked, life: Life) -> tuple[Facet, ...]:
    """The facets, each counted under what the others have chosen."""
    return (
        _facet("standing", "Answer", asked, rows, LOOKS.items(), lambda row: row.look),
        _facet("kind", "Kind of party", asked, rows, _kinds(life, asked), lambda row: row.kind),
        _facet(
            "certainty", "Certainty", asked, rows,
            (("definite", "Definite"), ("possible", "Possible")), lambda row: row.certainty,
        ),
    )  # fmt: skip


def _kinds(life: Life, asked: Asked) -> Iterable[tuple[str, str]]:
    kinds = {party.kind for party in life.parties} | set(asked.kind)
    return [(kind, words.KINDS.get(kind, kind)) for kind in sorted(kinds)]


def _facet(
    name: str,
    title: str,
    asked: Asked,
    rows: Sequence[Row],
    values: Iterable[tuple[str, str]],
    of: Callable[[Row], str],
) -> Facet:
    passing = [test for facet, test in tests(asked).items() if facet != name]
    numbers = Counter(of(row) for row in rows if all(test(row) for test in passing))
    chosen = getattr(asked, name)
    return Facet(
        name,
        title,
        tuple(
            Choice(
                str(value),
                label,
                value if isinstance(value, Look) else None,
                value in chosen,
                numbers[label if name == "kind" else value],
            )
            for value, label in values
        ),
    )
