"""Who is known, by name or through a group, to take part in an instrument or to stay out.

Invariant: a party is counted once, and a group that is named only for its members
("all of the Union") is none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import select

from domain.counts import Count, Gap, Unit, gap, unit_of
from domain.dates import iso
from domain.standing import Answer, Evidence, before_existence
from projections.questions import answers
from projections.questions.asked import Asked
from projections.questions.lookup import existence, names_on
from projections.questions.stands import stands
from projections.questions.view import View
from projections.rows import fact_ids


class Counted(NamedTuple):
    """How many of each kind of party are known on one day."""

    named: Counter[str]
    by_group: Counter[str]


class _Stand(NamedTuple):
    """One party's answer from day `valid_from`, inclusive, to `valid_to`, exclusive."""

    party: str
    kind: str
    valid_from: int
    valid_to: int
    answer: str
    reason: str
    because: tuple[str, ...]


class Known:
    """What is known of one aspect of one instrument at one position, for any day."""

    def __init__(
        self, stands: Iterable[_Stand], claims: Mapping[str, str], began: list[Evidence]
    ) -> None:
        """`claims`: by fact id, the group of which, or of part of which, a report speaks."""
        self._stands = list(stands)
        self._claims = claims
        self._began = began
        self._counted: dict[tuple[int, str], Counted] = {}

    def on(self, day: int, counted: str = "participants") -> Counted:
        """How many of each kind are known on a day to take part, or to be `abstainers`."""
        found = self._counted.get((day, counted))
        if found is None:
            found = self._counted[day, counted] = self._count(day, _COUNTS[counted])
        return found

    def _count(self, day: int, counts: Callable[[_Stand], bool]) -> Counted:
        named, by_group = Counter[str](), Counter[str]()
        if before_existence(day, self._began) is not None:
            return Counted(named, by_group)
        for stand in self._stands:
            if stand.valid_from <= day < stand.valid_to and counts(stand):
                groups = {self._claims.get(fact) for fact in stand.because}
                if groups == {stand.party}:
                    continue  # named for its members, who are counted themselves
                (named if None in groups or stand.party in groups else by_group)[stand.kind] += 1
        return Counted(named, by_group)

    def beside(self, count: Count, unit: str, counted: str, day: int) -> answers.CountedBeside:
        """What is known on a day beside a count of that unit."""
        sort = unit_of(unit)
        named, by_group = (
            kinds.total() if sort.kind is None else kinds[sort.kind.value]
            for kinds in self.on(day, counted)
        )
        left = gap(count, named + by_group, whole=sort.whole)
        return answers.CountedBeside(
            valid_on=iso(day),
            among="any" if sort.kind is None else sort.kind.value,
            named=named,
            by_group=by_group,
            unnamed_at_least=left.at_least,
            unnamed_at_most=left.at_most,
            beyond=left.beyond,
            says=_sentence(f"{count} {unit}", counted, sort, named, by_group, left),
        )


def known_of(view: View, question: Asked) -> Known:
    """All that is known of a question's instrument and aspect at its position, by its sources."""
    what, position = question.what, question.position
    facts, identities = view.model.facts.c, view.identities(position)
    claims = select(facts.fact, facts.party).where(
        facts.instrument.in_(identities.together(what.id)), facts.quantifier.is_not(None)
    )
    return Known(
        _stored(view, question) if question.scope.documents is None else _folded(view, question),
        {row.fact: identities.canonical(row.party) for row in view.connection.execute(claims)},
        existence(view, what.id, position, question.scope.documents),
    )


def _stored(view: View, question: Asked) -> Iterator[_Stand]:
    standing, entities = view.model.standing.c, view.model.entities.c
    query = (
        select(
            standing.party, entities.kind, standing.valid_from, standing.valid_to,
            standing.answer, standing.reason, standing.because,
        )
        .join(view.model.entities, entities.id == standing.party)
        .where(
            standing.instrument == question.what.id,
            standing.aspect == question.aspect,
            standing.known_from <= question.position,
            standing.known_to > question.position,
            standing.answer != Answer.UNKNOWN.value,
        )
    )  # fmt: skip
    for *stand, because in view.connection.execute(query):
        yield _Stand._make((*stand, fact_ids(because)))


def _folded(view: View, question: Asked) -> Iterator[_Stand]:
    """By the reports of the question's documents alone."""
    found = [
        stand
        for stand in stands(view, question.what, question.position, question.scope)
        if stand.aspect == question.aspect
    ]
    parties = sorted({stand.party for stand in found})
    kinds = {row[0]: row[1] for row in names_on(view, parties, question.day, question.position)}
    for party, _, start, end, said in found:
        yield _Stand(party, kinds[party], start, end, said.answer, said.reason, said.because)


_COUNTS: Mapping[str, Callable[[_Stand], bool]] = {
    "participants": lambda stand: stand.answer == Answer.YES,
    "abstainers": lambda stand: stand.answer == Answer.NO and stand.reason == "declined",
}


def _sentence(count: str, counted: str, sort: Unit, named: int, by_group: int, left: Gap) -> str:
    """`more than 50 states reported, 3 known by name, 28 by group, at least 20 not known …`."""
    out = " to stay out" if counted == "abstainers" else ""
    among = ""
    if sort.kind is None:
        among = " of any kind"
    elif not sort.whole:
        among = f" of the kind {sort.kind.value}"
    return (
        f"{count} reported{out}, {named:,}{among} known by name, {by_group:,} by group, "
        f"{_left(left)}"
    )


def _left(left: Gap) -> str:
    if left.beyond:
        return f"{left.beyond:,} more known than reported"
    if left.at_most is None and not left.at_least:
        return "how many are not known by name cannot be told"
    if left.at_most is None:
        return f"at least {left.at_least:,} not known by name"
    if left.at_least == left.at_most:
        return f"{left.at_least:,} not known by name" if left.at_least else "all known by name"
    if not left.at_least:
        return f"at most {left.at_most:,} not known by name"
    return f"{left.at_least:,} to {left.at_most:,} not known by name"
