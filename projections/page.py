"""One page of events into rows: the only place that knows what each event does to them.

Invariant: every event class of the registry is handled, or the projection stops
with its position and topic. Nothing is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatchmethod

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from domain.errors import ChronicleError, Stopped
from domain.instruments import DECIDING_KINDS
from domain.names import fold
from domain.policy import POLICIES
from domain.standing import FIRST, LAST, Rank
from events import record
from events.log import Recorded
from events.report import Event, Report
from projections import beginnings
from projections.fact_rows import FactRows
from projections.pairs import Pairs
from projections.refolding import refold_everything, regrouping
from projections.register import EntityInfo, Register
from projections.rows import (
    FactRow,
    bounds,
    directness_of,
    fact_row,
    json_text,
    other_roles,
    pair_of,
)
from projections.schema import OPEN, ReadModel
from projections.writes import Writes


class Page:
    """Collects the rows of some consecutive events, then writes them in one transaction."""

    def __init__(self, connection: Connection, model: ReadModel, register: Register) -> None:
        self._connection = connection
        self._model = model
        self._register = register
        self._begin()

    def apply(self, events: Sequence[Recorded]) -> None:
        """Turn events into rows and write them. Raises `Stopped` for one it cannot handle."""
        self._register.begin_page()
        take = self._take  # bound once: a singledispatchmethod is built anew at each access
        for together in _runs(events):
            self._begin()
            self._load(together)
            for recorded in together:
                try:
                    take(recorded.event, recorded)
                except (ChronicleError, OSError, DBAPIError):
                    raise  # says itself what was wrong
                except Exception as error:
                    raise _stopped(recorded, error) from error
            self._write()

    def _begin(self) -> None:
        self._writes = Writes(self._connection, self._model)
        self._facts = FactRows(self._connection, self._model, self._writes)
        self._pairs = self._new_pairs()

    def _new_pairs(self) -> Pairs:
        return Pairs(self._connection, self._model, self._register, self._register.policy)

    def _load(self, events: Sequence[Recorded]) -> None:
        reports = [r.event for r in events if isinstance(r.event, Report)]
        pairs = [pair_of(report) for report in reports]
        canonical = self._register.identities.canonical
        entities = {e for pair in pairs for e in pair if e is not None}
        documents = {report.citation.document for report in reports}
        self._register.load(self._connection, entities | set(map(canonical, entities)), documents)
        self._pairs.load(
            (instrument, party)
            for report, (party, instrument) in zip(reports, pairs, strict=True)
            if report.TOPIC in DECIDING_KINDS and party is not None and instrument is not None
        )

    def _write(self) -> None:
        self._facts.write()
        self._writes.write()
        self._pairs.write()

    @singledispatchmethod
    def _take(self, event: Event, recorded: Recorded) -> None:
        raise NotImplementedError(f"no rule for {type(event).__name__}")

    @_take.register
    def _(self, event: record.ChronicleOpened, recorded: Recorded) -> None:
        """The opening shows in no read table."""

    @_take.register(record.ProposalAccepted)
    @_take.register(record.ProposalRejected)
    @_take.register(record.DecisionUndone)
    def _(
        self,
        event: record.ProposalAccepted | record.ProposalRejected | record.DecisionUndone,
        recorded: Recorded,
    ) -> None:
        """Decisions are shown beside the facts, which are events of their own."""
        document, fact = getattr(event, "document", None), getattr(event, "fact", None)
        said = json_text(event)
        self._writes.put(
            "decisions",
            (recorded.position, event.proposal, recorded.topic, document, fact, said,
             recorded.recorded_at),
        )  # fmt: skip

    @_take.register(record.KeyAdded)
    @_take.register(record.KeyRetired)
    def _(self, event: Event, recorded: Recorded) -> None:
        """Keys show in no read table; the seal finds them in the log."""

    @_take.register
    def _(self, event: record.DocumentArchived, recorded: Recorded) -> None:
        self._register.add_publisher(event.document, event.publisher)
        self._writes.put(
            "documents",
            (
                event.document, event.text, event.publisher, event.published, event.author,
                event.language, event.url, event.syndication, None, *_NOT_REDACTED,
                event.retrieved_at,
                event.size, event.length, event.extractor, recorded.position,
                recorded.recorded_at,
            ),
        )  # fmt: skip

    @_take.register
    def _(self, event: record.SyndicationLinked, _recorded: Recorded) -> None:
        self._writes.set("documents", "origin", ("document",), (event.origin, event.document))

    @_take.register
    def _(self, event: record.TextRedacted, recorded: Recorded) -> None:
        said = (event.manner, event.by, event.reason, recorded.position, recorded.recorded_at)
        self._redacted(event.document, said)

    @_take.register
    def _(self, event: record.RedactionLifted, _recorded: Recorded) -> None:
        self._redacted(event.document, _NOT_REDACTED)

    def _redacted(self, document: str, said: tuple[str | int | None, ...]) -> None:
        for column, value in zip(_REDACTION, said, strict=True):
            self._writes.set("documents", column, ("document",), (value, document))

    @_take.register
    def _(self, event: record.AnswerCited, recorded: Recorded) -> None:
        self._writes.put(
            "citations",
            (
                recorded.position, recorded.stream, json_text(event.question), event.sha256,
                event.by, event.reason, recorded.recorded_at,
            ),
        )  # fmt: skip

    @_take.register
    def _(self, event: record.PartyRegistered, recorded: Recorded) -> None:
        self._register.add(EntityInfo(event.party, "party", event.kind, None))
        self._entity(event.party, "party", event, None, recorded.position)

    @_take.register
    def _(self, event: record.InstrumentRegistered, recorded: Recorded) -> None:
        info = EntityInfo(event.instrument, "instrument", event.kind, event.owner)
        self._register.add(info)
        self._entity(event.instrument, "instrument", event, event.owner, recorded.position)

    def _entity(
        self,
        entity: str,
        sort: str,
        event: record.PartyRegistered | record.InstrumentRegistered,
        owner: str | None,
        position: int,
    ) -> None:
        existed = getattr(event, "existed_from", None), getattr(event, "existed_until", None)
        row = (entity, sort, event.kind, event.name, owner, *existed, position)
        self._writes.put("entities", row)
        for scheme, code in sorted(event.codes.items()):
            self._writes.put("codes", (entity, scheme, code, position))
        names = [record.DatedName(name) for name in (event.name, *event.aliases)]
        for name in dict.fromkeys((*names, *event.names)):
            self._name(entity, name, position)

    @_take.register
    def _(self, event: record.AliasAdded, recorded: Recorded) -> None:
        self._name(event.entity, event.name, recorded.position)

    @_take.register
    def _(self, event: record.CodeAdded, recorded: Recorded) -> None:
        self._writes.put("codes", (event.entity, event.scheme, event.code, recorded.position))

    def _name(self, entity: str, name: record.DatedName, position: int) -> None:
        start = bounds(name.start)[0] if name.start is not None else FIRST
        end = bounds(name.end)[0] if name.end is not None else LAST
        dated = name.start is not None or name.end is not None
        folded = fold(name.name)
        self._register.add_name(entity, folded)
        row = (entity, name.name, start, end, position, folded, dated)
        if not self._writes.holds("names", row):  # one name dated in two spellings
            self._writes.put("names", row)

    @_take.register
    def _(self, event: Report, recorded: Recorded) -> None:
        _, instrument = pair_of(event)
        owner = self._register.owner_names(self._connection, instrument)
        publisher = self._register.publisher(event.citation.document)
        fact = fact_row(recorded, event, directness_of(event.attributed_to, publisher, owner))
        self._facts.add(fact)
        for entity in other_roles(event):
            self._writes.put("fact_roles", (entity, fact.position))
        beginnings.begin(self._writes, fact, fact.position)
        if self._bears(fact):
            self._pairs.add(fact)

    @staticmethod
    def _bears(fact: FactRow) -> bool:
        return fact.kind in DECIDING_KINDS and None not in (fact.party, fact.instrument)

    @_take.register
    def _(self, event: record.FactCorrected, recorded: Recorded) -> None:
        self._withdraw(event.fact, recorded.position)
        self._note(event, recorded, event.replacement)

    @_take.register
    def _(self, event: record.FactRetracted, recorded: Recorded) -> None:
        self._withdraw(event.fact, recorded.position)
        self._note(event, recorded, None)

    @_take.register
    def _(self, event: record.ReportDropped, recorded: Recorded) -> None:
        self._withdraw(event.fact, recorded.position, dropped=True)
        self._note(event, recorded, event.snapshot)

    @_take.register
    def _(self, event: record.FactDisputed, recorded: Recorded) -> None:
        self._note(event, recorded, None)

    @_take.register
    def _(self, event: record.FactConfirmed, recorded: Recorded) -> None:
        self._note(event, recorded, None)

    @_take.register
    def _(self, event: record.FactRanked, recorded: Recorded) -> None:
        before = self._facts[event.fact]
        now = before._replace(rank=int(Rank[event.rank.upper()]))
        self._change(before, now, recorded.position)
        self._note(event, recorded, event.rank)

    def _note(
        self,
        event: record.FactCorrected
        | record.FactRetracted
        | record.FactDisputed
        | record.FactConfirmed
        | record.FactRanked
        | record.ReportDropped,
        recorded: Recorded,
        detail: str | None,
    ) -> None:
        self._writes.put(
            "fact_notes",
            (
                event.fact, recorded.position, recorded.topic, detail, event.by, event.reason,
                recorded.recorded_at,
            ),
        )  # fmt: skip

    def _withdraw(self, fact: str, position: int, *, dropped: bool = False) -> None:
        """From this position on the fact counts no more, neither for its pair nor elsewhere."""
        before = self._facts[fact]
        if before.withdrawn_at is None:
            self._change(before, before._replace(withdrawn_at=position, dropped=dropped), position)

    def _change(self, before: FactRow, now: FactRow, position: int) -> None:
        """Put a changed fact in the place of the one before, and fold what rests on it."""
        self._facts.change(before, now)
        if self._bears(now):
            self._pairs.replace(now, position)
        beginnings.end(self._writes, self._connection, self._model, before, position)
        beginnings.begin(self._writes, now, position)

    # --- merges and policies: what they change reaches further than the pairs at hand -------

    @_take.register
    def _(self, event: record.PartiesMerged, recorded: Recorded) -> None:
        self._writes.put("merges", (event.merged, recorded.position, OPEN, event.into))
        with regrouping(self._pairs, self._register.identities, event, recorded.position) as who:
            who.merge(event.merged, event.into)

    @_take.register
    def _(self, event: record.MergeUndone, recorded: Recorded) -> None:
        closed = (recorded.position, event.merged, OPEN)
        self._writes.set("merges", "known_to", ("merged", "known_to"), closed)
        with regrouping(self._pairs, self._register.identities, event, recorded.position) as who:
            who.unmerge(event.merged)

    @_take.register
    def _(self, event: record.PolicyChanged, recorded: Recorded) -> None:
        self._writes.put("policies", (recorded.position, event.policy))
        self._register.policy = POLICIES[event.policy]
        refold_everything(self._connection, self._model, self._new_pairs, recorded.position)


_REDACTION = (
    "redaction", "redacted_by", "redacted_because", "redacted_position", "redacted_at",
)  # fmt: skip
_NOT_REDACTED = (None,) * len(_REDACTION)
_REACHING_FAR = (record.PartiesMerged, record.MergeUndone, record.PolicyChanged)


def _runs(events: Sequence[Recorded]) -> Iterator[Sequence[Recorded]]:
    """Events that can be taken together; what reaches far is taken alone, on written tables."""
    start = 0
    for place, recorded in enumerate(events):
        if isinstance(recorded.event, _REACHING_FAR):
            yield from (run for run in (events[start:place], [recorded]) if run)
            start = place + 1
    if start < len(events):
        yield events[start:]


def _stopped(recorded: Recorded, error: Exception) -> Stopped:
    return Stopped(
        f"Event {recorded.position} ({recorded.topic}) could not be projected: "
        f"{type(error).__name__}: {error}",
        position=recorded.position,
        topic=recorded.topic,
    )
