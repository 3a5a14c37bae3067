"""The spans of one party towards all instruments: those that are stored, or by some sources alone.

Invariant: a span holds what reports amount to, until `told` cuts it where the instrument began
and where lists of participants come to say less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import select

from domain.standing import FIRST, LAST, NEVER_REPORTED, Verdict, contested, spans
from projections.questions.asked import Asked
from projections.questions.clocks import Pin
from projections.questions.evidence import OnFile, Shared, about_party
from projections.questions.explaining.flips import flips
from projections.questions.finding import Found
from projections.questions.sources import Scope
from projections.questions.tables.snapshot import instruments
from projections.questions.verdicts import Verdicts
from projections.questions.view import View
from projections.rows import verdict_of

Held = Mapping[tuple[str, str], list[tuple[int, int, Verdict]]]
"""The spans of a party by reports, by instrument and aspect."""


def stored(view: View, who: Found, position: int) -> Held:
    """The spans by everything on file."""
    table = view.model.standing.c
    query = (
        select(
            table.instrument, table.aspect, table.valid_from, table.valid_to, table.answer,
            table.reason, table.status, table.since, table.last_reported, table.certainty,
            table.because, table.against, table.rule,
        )
        .where(table.party == who.id, table.known_from <= position, table.known_to > position)
        .order_by(table.instrument, table.aspect, table.valid_from)
    )  # fmt: skip
    found: dict[tuple[str, str], list[tuple[int, int, Verdict]]] = {}
    for instrument, aspect, start, end, *verdict in view.connection.execute(query):
        found.setdefault((instrument, aspect), []).append((start, end, verdict_of(verdict)))
    return found


def folded(view: View, who: Found, clock: Pin, scope: Scope) -> Held:
    """The spans by what some sources say alone."""
    position, policy = clock.position, view.rules.policy(clock.position)
    shared = Shared(about_party(view, who.id, position, scope.documents), {}, {})
    found: dict[tuple[str, str], list[tuple[int, int, Verdict]]] = {}
    for what in instruments(view, who.id, position):
        kind = what.joined_as
        if kind is None or what.id not in shared.rows:
            continue
        filed = OnFile(view, what.id, kind, position, scope.documents, shared=shared)
        for aspect, evidence in filed.of(who.id).items():
            found[what.id, aspect] = [
                span for span in spans(evidence, policy) if span.verdict is not NEVER_REPORTED
            ]
    return found


def told(
    view: View, question: Asked, party: str, held: list[tuple[int, int, Verdict]]
) -> Iterator[tuple[int, int, Verdict]]:
    """The stored spans, cut where the instrument began and where lists come to say less."""
    verdicts = Verdicts(view, question)
    cuts = {day for start, end, _ in held for day in (start, end)}
    cuts |= {evidence.earliest for evidence in verdicts.began}
    if verdicts.declared:
        cuts |= verdicts.lists.turns()

    def read(_: str, day: int) -> Verdict | None:
        found = next((said for start, end, said in held if start <= day < end), None)
        if found is None:
            return None
        early = verdicts.early(day)
        return verdicts.by_lists(party, day, found) if early is None else contested(early, found)

    start, now = FIRST, read(party, FIRST)
    for flip in flips(read, party, FIRST, (cut for cut in cuts if FIRST < cut < LAST)):
        if now is not None:
            yield start, flip.moment, now
        start, now = flip.moment, flip.after
    if now is not None:
        yield start, LAST, now
