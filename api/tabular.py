"""Answers as tables, for spreadsheets: a row for each line that a view shows.

Invariant: the same answer gives the same bytes. CSV is RFC 4180 with `\\n` for line ends, as
snapshots are; lists of ids have spaces between, what has parts of its own is JSON, and the
clocks stand in every row, since rows are taken out of their files.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from api.proposals import ProposalQueue
from projections.questions import answers
from projections.questions.auditing import trail
from projections.questions.auditing.shapes import DocumentAudit
from projections.questions.explaining import explanations
from projections.questions.history import PartyHistory, SpanView
from projections.questions.search import SearchResults

_CLOCKS = answers.Pinned.__struct_fields__
_PROPOSAL = (
    "proposal", "place", "revision", "state", "document", "sentence", "kind", "roles", "when",
    "values", "as_said", "attributed_to", "modality", "quote", "readers", "rules", "doubts", "fact",
    "decided_by", "decided_at", "reason", "policy", "position",
)  # fmt: skip
_STANDING = ("answer", "reason", "status", "since", "last_reported", "certainty", "rule")


class Table(NamedTuple):
    """Rows under the names of their columns."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]


def csv_bytes(table: Table) -> bytes:
    """The table as CSV, in UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return buffer.getvalue().encode()


def roster(answer: answers.Roster) -> Table:
    """A row for each party, by name."""
    return _table(answers.RosterEntry, answer.entries, answer, "instrument", "aspect")


def history(answer: PartyHistory) -> Table:
    """A row for each span of a party, by instrument, aspect and day."""
    return _table(SpanView, answer.spans, answer, "party", "party_name")


def facts(answer: answers.FactList) -> Table:
    """A row for each fact, without its quote; in the order of the answer."""
    clocks = ("known_at", "policy")
    columns = (*answers.FactView.__struct_fields__, "known_at_position", *clocks)
    about = (answer.position, *(getattr(answer, name) for name in clocks))
    return Table(columns, [(*_values(fact), *about) for fact in answer.facts])


def conflicts(answer: explanations.Conflicts) -> Table:
    """A row for each conflict; the dispute's own position is `disputed_at`."""
    renamed = {"position": "disputed_at"}
    columns = [renamed.get(name, name) for name in explanations.Conflict.__struct_fields__]
    rows = [(*_values(each), *_clocks(answer)) for each in answer.conflicts]
    return Table((*columns, *_CLOCKS), rows)


def ask(answer: answers.AskAnswer) -> Table:
    """One row."""
    return Table(answers.AskAnswer.__struct_fields__, [_values(answer)])


def entities(shown: Sequence[answers.EntityView]) -> Table:
    """A row for each party or instrument, by id."""
    return Table(answers.EntityView.__struct_fields__, [_values(each) for each in shown])


def document(answer: DocumentAudit) -> Table:
    """A row for each fact drawn from a document, with its words; in the order of recording."""
    about = ("counts", "proposed_by", "accepted_by", "bears_on")
    rows = [
        (*_values(one.fact), one.quote and one.quote.exact, *_values(one, about))
        for one in answer.facts
    ]
    return Table((*answers.FactView.__struct_fields__, "quote", *about), rows)


def found(answer: SearchResults) -> Table:
    """A row for everything that words lead to: its sort, its id, and what it is called."""
    entities = [
        (sort, one.id, one.name, one.kind, one.matched, None, None, None)
        for sort, some in (("party", answer.parties), ("instrument", answer.instruments))
        for one in some
    ]
    facts = [
        ("fact", one.fact, one.sentence, one.kind, None, one.when, one.document, None)
        for one in answer.facts
    ]
    documents = [
        ("document", one.document, one.title or one.publisher, None, None, one.published,
         one.document, one.passage)
        for one in answer.documents
    ]  # fmt: skip
    columns = ("sort", "id", "name", "kind", "matched", "when", "document", "passage")
    rows = [(*row, *_clocks(answer)) for row in (*entities, *facts, *documents)]
    return Table((*columns, *_CLOCKS), rows)


def proposals(page: ProposalQueue) -> Table:
    """A row for each proposal, with its words; in the order of filing."""
    return Table(_PROPOSAL, [_values(each, _PROPOSAL) for each in page.proposals])


def decisions(shown: Sequence[trail.DecisionMade]) -> Table:
    """A row for each decision about a proposal, the newest first."""
    return Table(trail.DecisionMade.__struct_fields__, [_values(each) for each in shown])


def counts(answer: answers.CountLedger) -> Table:
    """A row for each report of a number, beside those known on its day."""
    entry = ("says", "number", "operator", "unit", "counted", "current")
    report = answers.CountReport.__struct_fields__
    beside = tuple(n for n in answers.CountedBeside.__struct_fields__ if n != "says")
    renamed = tuple("compared_on" if name == "valid_on" else name for name in beside)
    rows = [
        (*_values(number, entry), *_values(each), *_values(number.beside, beside),
         answer.instrument, *_clocks(answer))
        for number in answer.reported
        for each in number.reports
    ]  # fmt: skip
    return Table((*entry, *report, *renamed, "instrument", *_CLOCKS), rows)


def diff(answer: explanations.Diff) -> Table:
    """A row for each party that stood differently; causes as sentences with ; between."""
    sides = [
        f"{name}_{side}"
        for side in ("before", "after")
        for name in (*_STANDING, "valid_on", "position", "known_at")
    ]
    rows = [
        (each.party, each.name, each.kind, each.changed, each.sentence,
         "; ".join(cause.sentence for cause in each.causes),
         tuple(fact for cause in each.causes for fact in cause.facts),
         *_side(each.before, answer.before), *_side(each.after, answer.after),
         answer.instrument, answer.aspect, answer.clock)
        for each in answer.changes
    ]  # fmt: skip
    about = ("party", "name", "kind", "changed", "sentence", "causes", "facts")
    return Table((*about, *sides, "instrument", "aspect", "clock"), rows)


def _side(standing: answers.Standing | None, side: explanations.Side) -> tuple[Any, ...]:
    stood = _values(standing, _STANDING) if standing is not None else (None,) * len(_STANDING)
    return (*stood, side.valid_on, side.position, side.known_at)


def _table(
    shape: type[Struct], items: Iterable[Struct], answer: answers.Pinned, *about: str
) -> Table:
    said = (*_values(answer, about), *_clocks(answer))
    columns = (*shape.__struct_fields__, *about, *_CLOCKS)
    return Table(columns, [(*_values(item), *said) for item in items])


def _clocks(answer: answers.Pinned) -> tuple[Any, ...]:
    return _values(answer, _CLOCKS)


def _values(item: Struct, names: Sequence[str] = ()) -> tuple[Any, ...]:
    return tuple(getattr(item, name) for name in names or item.__struct_fields__)


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, dict):
        return msgspec.json.encode(value, order="sorted").decode()
    return value
