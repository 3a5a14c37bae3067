"""The table of proposals beside the log: what is filed about which text, in which state.

Invariant: rows are written inside the log's own transaction. They hold source text, which
goes with the document's (`events.store.words`), and is given no more than the document's
is; what was decided about them stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import msgspec

from events.intake.proposal import Proposal
from events.intake.proposals.filed import STATES, Filed, Reading, State, Told
from events.store.recorder import ChronicleRecorder, Cursor
from events.store.redactions import tombstone

TABLES = (
    "CREATE TABLE IF NOT EXISTS proposals ("
    "proposal TEXT PRIMARY KEY, place BIGINT NOT NULL UNIQUE, revision BIGINT NOT NULL, "
    "text TEXT NOT NULL, document TEXT NOT NULL, kind TEXT NOT NULL, "
    "starts BIGINT NOT NULL, ends BIGINT NOT NULL, state TEXT NOT NULL, "
    "told TEXT NOT NULL, draft TEXT)",
    "CREATE INDEX IF NOT EXISTS ix_proposals_text ON proposals (text)",
    "CREATE INDEX IF NOT EXISTS ix_proposals_state ON proposals (state, place)",
    "CREATE INDEX IF NOT EXISTS ix_proposals_document ON proposals (document, place)",
    "CREATE TABLE IF NOT EXISTS readings ("
    "text TEXT NOT NULL, reader TEXT NOT NULL, document TEXT NOT NULL, about TEXT NOT NULL, "
    "PRIMARY KEY (text, reader))",
)
_COLUMNS = "proposal, place, revision, text, document, kind, starts, ends, state, told, draft"


class Table:
    """Reads and writes the rows. Made when something is first filed."""

    def __init__(self, recorder: ChronicleRecorder) -> None:
        self._recorder = recorder
        self._ready = False

    def create(self, cursor: Cursor) -> None:
        """Make the tables if they are missing, in a write in progress."""
        if not self._ready:
            for statement in TABLES:
                self._recorder.execute(cursor, statement)
            self._recorder.unsampled(cursor, "proposals", "draft")

    def exists(self) -> bool:
        """Whether anything was ever filed in this chronicle."""
        self._ready = self._ready or self._recorder.has_table("proposals")
        return self._ready

    def get(self, cursor: Cursor, proposal: str) -> Filed | None:
        """One proposal, as of a write in progress."""
        return next(iter(self._rows(cursor, "proposal = ?", [proposal])), None)

    def of_text(self, cursor: Cursor, text: str) -> list[Filed]:
        """All that is filed about a text, in the order of its words."""
        return self._rows(cursor, "text = ?", [text], "starts, ends, place")

    def page(
        self,
        *,
        after: int,
        limit: int,
        document: str | None = None,
        states: Sequence[State] = (),
        rule: str | None = None,
    ) -> list[Filed]:
        """Up to `limit` rows with places above `after`, in the order of filing."""
        where = ["place > ?"]
        params: list[object] = [after]
        if document is not None:
            where.append("document = ?")
            params.append(document)
        if states:
            where.append(f"state IN ({','.join('?' * len(states))})")
            params.extend(states)
        found: list[Filed] = []
        with self._recorder.reading() as cursor:
            while len(found) < limit:
                rows = self._rows(cursor, " AND ".join(where), params, f"place LIMIT {limit}")
                found.extend(row for row in rows if rule is None or rule in row.told.rules)
                if len(rows) < limit:
                    break
                params[0] = rows[-1].place
        return found[:limit]

    def one(self, proposal: str) -> Filed | None:
        """One proposal as it stands now."""
        with self._recorder.reading() as cursor:
            return self.get(cursor, proposal)

    def families(self) -> list[str]:
        """The pattern families that found any of the rows, in order of their names."""
        with self._recorder.reading() as cursor:
            rows = self._rows(cursor, "place > ?", [0])
        return sorted({rule for row in rows for rule in row.told.rules})

    def counts(self) -> dict[str, int]:
        """How many are in each state."""
        sql = "SELECT state, count(*) FROM proposals GROUP BY state"
        with self._recorder.reading() as cursor:
            found = dict(self._recorder.execute(cursor, sql).fetchall())
        return {state: found.get(state, 0) for state in STATES}

    def add(self, cursor: Cursor, rows: Iterable[Filed]) -> None:
        """File these behind all others; their places are given here."""
        sql = "SELECT coalesce(max(place), 0) FROM proposals"
        (last,) = self._recorder.execute(cursor, sql).fetchone()
        insert = f"INSERT INTO proposals ({_COLUMNS}) VALUES ({','.join('?' * 11)})"
        for place, row in enumerate(rows, start=last + 1):
            placed = msgspec.structs.replace(row, place=place)
            self._recorder.execute(cursor, insert, _values(placed))

    def change(self, cursor: Cursor, row: Filed) -> None:
        """Put a row in the place of the one with its id."""
        names = [name for name in _COLUMNS.split(", ") if name not in ("proposal", "draft")]
        # words that were not given are not taken for gone
        sets = ", ".join((*(f"{name} = ?" for name in names), "draft = coalesce(?, draft)"))
        sql = f"UPDATE proposals SET {sets} WHERE proposal = ?"
        self._recorder.execute(cursor, sql, [*_values(row)[1:], row.proposal])

    def remove(self, cursor: Cursor, proposal: str) -> None:
        """Take out what nobody finds any more and nobody has decided about."""
        self._recorder.execute(cursor, "DELETE FROM proposals WHERE proposal = ?", [proposal])

    def put_reading(self, cursor: Cursor, reading: Reading) -> None:
        """Remember that the text was read, and how; the last time counts."""
        key = [reading.text, reading.reader]
        sql = "DELETE FROM readings WHERE text = ? AND reader = ?"
        self._recorder.execute(cursor, sql, key)
        sql = "INSERT INTO readings (text, reader, document, about) VALUES (?,?,?,?)"
        about = msgspec.json.encode(reading).decode()
        self._recorder.execute(cursor, sql, [*key, reading.document, about])

    def readings(self) -> list[Reading]:
        """The readings of all texts, by text and reader."""
        sql = "SELECT about FROM readings ORDER BY text, reader"
        with self._recorder.reading() as cursor:
            rows = self._recorder.execute(cursor, sql).fetchall()
        return [msgspec.json.decode(row[0], type=Reading) for row in rows]

    def _rows(
        self, cursor: Cursor, where: str, params: Sequence[object], order: str = "place"
    ) -> list[Filed]:
        sql = f"SELECT {_COLUMNS} FROM proposals WHERE {where} ORDER BY {order}"
        rows = [_filed(*row) for row in self._recorder.execute(cursor, sql, params).fetchall()]
        execute = partial(self._recorder.execute, cursor)
        spoken = {row.document for row in rows if row.draft is not None}
        silent = {document for document in spoken if tombstone(execute, document) is not None}
        return [
            msgspec.structs.replace(row, draft=None) if row.document in silent else row
            for row in rows
        ]


def _values(row: Filed) -> list[object]:
    told = msgspec.json.encode(row.told).decode()
    draft = None if row.draft is None else msgspec.json.encode(row.draft).decode()
    return [
        row.proposal, row.place, row.revision, row.text, row.document, row.kind, row.start,
        row.end, row.state, told, draft,
    ]  # fmt: skip


def _filed(
    proposal: str, place: int, revision: int, text: str, document: str, kind: str,
    start: int, end: int, state: State, told: str, draft: str | None,
) -> Filed:  # fmt: skip
    return Filed(
        proposal=proposal,
        place=place,
        revision=revision,
        text=text,
        document=document,
        kind=kind,
        start=start,
        end=end,
        state=state,
        told=msgspec.json.decode(told, type=Told),
        draft=None if draft is None else msgspec.json.decode(draft, type=Proposal),
    )
