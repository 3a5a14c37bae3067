"""A sealed chronicle to tamper with: on any database, with plain SQL past the chronicle."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg

from events.seal.findings import Finding, Verified
from events.seal.keys import Keys
from events.seal.notes import PublicKey, Signer
from events.seal.seal import Seal
from events.seal.verifying import verify
from events.store.leaf import leaf, leaf_hash
from tests.given import World, made_up_document

BY = "a tester"


class Sealed:
    """A chronicle with a number of events, its seal, and its keys."""

    def __init__(self, world: World, directory: Path) -> None:
        self.world = world
        self.directory = directory
        self.origin = world.chronicle.chronicle_id()
        self.seal = Seal(world.recorder, self.origin)
        self.keys = Keys(world.log, self.origin)

    def grow(self, upto: int, batch: int = 400) -> None:
        """Append made-up documents until the log has that many events."""
        while (at := self.world.position) < upto:
            some = range(at + 1, min(upto, at + batch) + 1)
            self.world.append([made_up_document(number) for number in some])

    def new_key(self, name: str = "key") -> Signer:
        """Make a key and put it in force."""
        path = self.directory / name
        self.keys.add(path, BY, "for the tests", lambda size: name.encode().ljust(size, b"."))
        return self.keys.signer(path)

    def verified(self, witnessed: Sequence[str] = (), known: PublicKey | None = None) -> Verified:
        """What verification of the whole log finds."""
        return verify(self.seal, self.keys, lambda *_: None, witnessed, known)

    def findings(self, witnessed: Sequence[str] = ()) -> list[tuple[str, int | None]]:
        """Kind and position of all that is found."""
        return [(each.kind, each.position) for each in self.verified(witnessed).findings]

    def found(self, kind: str, witnessed: Sequence[str] = ()) -> Finding:
        """The first finding of a kind."""
        return next(each for each in self.verified(witnessed).findings if each.kind == kind)

    def sql(self, statement: str, *params: object) -> list[Any]:
        """Run plain SQL, written with `?`, on the database, past the chronicle."""
        url = self.world.url
        if url.startswith("sqlite"):
            path = url.removeprefix("sqlite:///")
            with closing(sqlite3.connect(path, timeout=30)) as lite, lite:
                return lite.execute(statement, params).fetchall()
        with psycopg.connect(url) as server:
            cursor = server.execute(statement.replace("?", "%s").encode(), params)
            return cursor.fetchall() if cursor.description else []

    def row(self, position: int) -> tuple[Any, ...]:
        """The columns of an event, as the event table has them."""
        sql = (
            "SELECT position, originator_id, originator_version, topic, state, recorded_at, "
            "replayed_at FROM stored_events WHERE position = ?"
        )
        (row,) = self.sql(sql, position)
        return tuple(row)

    def insert(self, row: Sequence[Any]) -> None:
        """Put an event into the table, with the leaf hash that its columns give."""
        marks = ",".join("?" * 8)
        self.sql(
            "INSERT INTO stored_events (position, originator_id, originator_version, topic, "
            f"state, recorded_at, replayed_at, leaf_hash) VALUES ({marks})",
            *row,
            leaf_hash(leaf(row[0], row[1], row[2], row[3], row[5], row[6], bytes(row[4]))),
        )

    def rehash(self, position: int) -> None:
        """Write the leaf hash anew that an event's columns give now."""
        row = self.row(position)
        hashed = leaf_hash(leaf(row[0], row[1], row[2], row[3], row[5], row[6], bytes(row[4])))
        self.sql("UPDATE stored_events SET leaf_hash = ? WHERE position = ?", hashed, position)


MakeSealed = Callable[[], Sealed]
