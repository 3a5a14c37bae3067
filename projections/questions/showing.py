"""Facts as they are shown: the row of a fact turned into the shapes of answers."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import select

from domain.dates import iso
from domain.standing import FIRST, LAST
from events.registry import FACT_KINDS
from projections.questions import answers
from projections.questions.auditing import trail
from projections.questions.clocks import utc_text
from projections.questions.view import View
from projections.questions.wording import fact_sentence
from projections.rows import FactRow

_REPORT_FIELDS = frozenset(
    {"when", "citation", "quote_commitment", "origin", "basis", "modality", "as_said", "named_as",
     "attributed_to", "anchor", "date_rule"}
)  # fmt: skip


def names_of(view: View, rows: list[FactRow]) -> dict[str, str]:
    """The registered names of everybody who plays a role in these facts."""
    wanted: set[str] = set()
    for row in rows:
        report = msgspec.json.decode(row.report)
        wanted.update(
            report[role] for role in FACT_KINDS[row.kind].ROLES if report[role] is not None
        )
    return registered_names(view, wanted)


def registered_names(view: View, wanted: Collection[str]) -> dict[str, str]:
    """The registered names of these, by id; of many, those of others may be there, too."""
    table = view.model.entities.c
    if len(wanted) > 500:
        query = select(table.id, table.name)
    else:
        query = select(table.id, table.name).where(table.id.in_(wanted))
    return {row.id: row.name for row in view.connection.execute(query)}


def fact_view(row: FactRow, names: dict[str, str], position: int) -> answers.FactView:
    """A fact as an answer shows it, as known at a position; `names` by id."""
    report = msgspec.json.decode(row.report)
    cls = FACT_KINDS[row.kind]
    roles = {role: report[role] for role in cls.ROLES if report[role] is not None}
    values = {
        field: value
        for field, value in report.items()
        if field not in _REPORT_FIELDS and field not in cls.ROLES and value is not None
    }
    citation = report["citation"]
    withdrawn = row.withdrawn_at if row.withdrawn_at and row.withdrawn_at <= position else None
    return answers.FactView(
        fact=row.fact,
        kind=row.kind,
        sentence=fact_sentence(row.kind, roles, values, lambda entity: names.get(entity, entity)),
        roles=roles,
        values=values,
        when=row.when,
        earliest=bound_text(row.earliest),
        latest=bound_text(row.latest),
        basis=report["basis"],
        modality=report["modality"],
        as_said=report["as_said"],
        named_as=report["named_as"],
        attributed_to=report["attributed_to"],
        document=row.document,
        text=citation["text"],
        start=citation["start"],
        end=citation["end"],
        position=row.position,
        recorded_at=utc_text(row.recorded_at),
        replayed_at=None if row.replayed_at is None else utc_text(row.replayed_at),
        withdrawn_at=withdrawn,
    )


def bound_text(day: int) -> str | None:
    """A bound as a calendar day; None where it is open."""
    return None if day in (FIRST, LAST) else iso(day)


def notes(view: View, fact: str) -> tuple[trail.NoteView, ...]:
    """What was said later about a fact, in the order of recording."""
    table = view.model.fact_notes
    query = select(table).where(table.c.fact == fact).order_by(table.c.position)
    return tuple(
        trail.NoteView(
            kind=row.kind,
            detail=row.detail,
            by=row.by,
            reason=row.reason,
            position=row.position,
            recorded_at=utc_text(row.recorded_at),
        )
        for row in view.connection.execute(query)
    )
