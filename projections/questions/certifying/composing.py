"""A certificate put together: the answer, its facts and their proofs, all of one moment.

Invariant: what is enclosed is what `events.seal.certificates.checking` asks for. A
certificate that would not check is refused here, and never leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

import msgspec
from msgspec import Raw, Struct
from sqlalchemy import Table, func, select

from domain.citations import opens, quote_at, quote_key
from domain.errors import NotFound, NotProven, Redacted
from events.pinned import PinnedQuestion
from events.report import Citation
from events.seal import signed
from events.seal.certificates.checking import check
from events.seal.certificates.shape import (
    ABOUT,
    FORMAT,
    NAME,
    Certificate,
    EnclosedEvent,
    EnclosedQuote,
    SnapshotHash,
)
from events.seal.notes import Checkpoint, Note, Signer
from events.seal.notes import signed as signed_note
from events.seal.seal import Seal
from events.store.content import Text
from projections import bulk
from projections.questions.certifying.evidence import Advance, Evidence, evidence, snapshot_of
from projections.questions.explaining.filed import facts_by_id
from projections.questions.tables.streaming import Written
from projections.questions.view import View
from projections.rows import FactRow
from projections.schema import VERSION


def certificate(
    view: View, question: PinnedQuestion, seal: Seal, signer: Signer, advance: Advance
) -> bytes:
    """See `Questions.certify`."""
    found = evidence(view, question, advance)
    rows = sorted(facts_by_id(view, found.facts))
    words = _Words(view, rows)
    positions = _positions(view, question, rows) | words.tombstones
    note, events = _enclosed(view, seal, signer, positions)
    content = Certificate(
        about=ABOUT,
        answer=Raw(signed.canonical(found.answer)),
        checkpoint=note.content,
        events=tuple(events),
        facts=tuple(row.fact for row in rows),
        format=FORMAT,
        policy=found.policy,
        question=question,
        quotes=tuple(words.quotes),
        read_tables=VERSION,
        snapshot=_snapshot(view, question, found, advance),
    )
    made = signed.sign(NAME, content, signer)
    try:
        check(made, signer.public)
    except NotProven as error:
        raise NotProven(
            f"The certificate would not hold, so it was not made: {error.detail} The log or the "
            "read tables were changed past the chronicle; run 'chronicle verify'."
        ) from error
    return made


def _snapshot(
    view: View, question: PinnedQuestion, found: Evidence, advance: Advance
) -> SnapshotHash:
    if question.kind == "snapshot":
        party, hashed = question.party, sha256(signed.canonical(found.answer)).hexdigest()
    else:
        party, hashed = None, _hash(snapshot_of(view, question, None, advance))
    return SnapshotHash(
        format="json",
        valid_on=question.valid_on,
        known_at=question.known_at,
        instrument=question.instrument,
        party=party,
        sources=question.sources,
        sha256=hashed,
    )


def _hash(written: Written) -> str:
    for _ in written:
        pass
    return written.sha256


def _positions(view: View, question: PinnedQuestion, rows: Sequence[FactRow]) -> set[int]:
    """The events to enclose: facts and what was said of them, their documents, who is who,
    the rules in force, and the event that gives the answer its time.
    """
    position, model, connection = question.known_at, view.model, view.connection
    found = {row.position for row in rows} | ({position} if position else set())
    facts, documents = {(row.fact,) for row in rows}, {(row.document,) for row in rows}
    noted = bulk.matching(connection, model.fact_notes, ["fact"], facts)
    archived = bulk.matching(connection, model.documents, ["document"], documents)
    found |= {at for at in _column(model.fact_notes, noted) if at <= position}
    found |= set(_column(model.documents, archived))
    policies = model.policies.c.known_from
    changed = connection.execute(select(func.max(policies)).where(policies <= position)).scalar()
    roles = {role for row in rows for role in (row.party, row.instrument) if role is not None}
    return found | ({changed} if changed else set()) | set(_merges(view, roles, position))


def _column(table: Table, rows: Iterable[bulk.Row]) -> Iterator[int]:
    """The positions in whole rows of a table."""
    at = table.columns.keys().index("position")
    return (row[at] for row in rows)


def _merges(view: View, entities: Iterable[str], position: int) -> Iterator[int]:
    """The events by which these are held to be others, step by step."""
    merges = view.model.merges.c
    query = select(merges.merged, merges.into, merges.known_from).where(
        merges.known_from <= position, merges.known_to > position
    )
    held = {row.merged: row for row in view.connection.execute(query)}
    for entity in entities:
        while entity in held:
            yield held[entity].known_from
            entity = held[entity].into


class _Words:
    """The words of facts, by text and place, each once; or why they are not given."""

    def __init__(self, view: View, rows: Sequence[FactRow]) -> None:
        self.quotes: list[EnclosedQuote] = []
        self.tombstones: set[int] = set()
        """The positions of the redactions of their documents."""
        places: dict[str, dict[tuple[int, int], FactRow]] = {}
        for row in rows:
            cited = _cited(row).citation
            places.setdefault(cited.text, {})[cited.start, cited.end] = row
        for name, cited_at in sorted(places.items()):
            try:
                text = view.content.text(name)
            except Redacted as error:
                self.tombstones.add(error.tombstone.position)
            except NotFound:
                continue  # this chronicle does not keep it
            else:
                self.quotes += (_quote(text, *at, row) for at, row in sorted(cited_at.items()))


class _Cited(Struct):
    citation: Citation
    quote_commitment: str


def _cited(row: FactRow) -> _Cited:
    return msgspec.json.decode(row.report, type=_Cited)


def _quote(text: Text, start: int, end: int, row: FactRow) -> EnclosedQuote:
    words, key = quote_at(text.content, start, end).exact, quote_key(text.salt, start, end)
    if not opens(_cited(row).quote_commitment, key, words):
        raise NotProven(
            f"The archived words are not those that {row.fact} committed to: the archive was "
            "changed past the chronicle. Run 'chronicle verify documents'."
        )
    return EnclosedQuote(text=text.text, start=start, end=end, exact=words, key=key.hex())


def _enclosed(
    view: View, seal: Seal, signer: Signer, positions: set[int]
) -> tuple[Note, list[EnclosedEvent]]:
    """The checkpoint of the log as it is now, and events with their proofs for it."""
    rows = view.log.rows(sorted(positions))
    with seal.tree() as tree:
        size = tree.size
        checkpoint = Checkpoint(seal.origin, size, tree.root(size))
        events = [
            EnclosedEvent(
                position=row.position,
                stream=row.stream,
                version=row.version,
                topic=row.topic,
                recorded_at=row.recorded_at,
                replayed_at=row.replayed_at,
                state=row.state.decode(),
                proof=tuple(step.hex() for step in tree.inclusion(row.position, size)),
            )
            for row in rows
        ]
    return signed_note(checkpoint, signer), events
