"""Somebody changes the database with plain SQL: what was changed is found and named."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from domain.errors import NotProven
from domain.tiles import leaves_of, tile_of
from events.seal.notes import Signer
from tests.events.seal.sealed import Sealed

SIZE = 600
"""Two full tiles, and 88 events after them."""
PLACES = [7, 590]
"""An event under a full tile, and one after the last of them."""


def test_nothing_is_found_in_a_log_that_nobody_changed(sealed: Sealed) -> None:
    """Every size has the root that its events give, with tiles and without."""
    for size in (1, 255, 256, 257, 512, SIZE):
        sealed.grow(size)
        verified = sealed.verified()
        assert verified.findings == ()
        assert (verified.events, verified.unsealed) == (size, 0)
        assert verified.root == sealed.seal.root(size)


@pytest.mark.parametrize("position", PLACES)
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("state", b'{"v":1,"changed":true}'),
        ("topic", "party-registered"),
        ("originator_id", "another-stream"),
        ("originator_version", 9),
        ("recorded_at", 1),
        ("replayed_at", 1),
        ("leaf_hash", bytes(32)),
    ],
)
def test_a_changed_event(sealed: Sealed, position: int, column: str, value: object) -> None:
    """Whichever column it is: the position is named, once, and no other."""
    sealed.grow(SIZE)
    sealed.sql(f"UPDATE stored_events SET {column} = ? WHERE position = ?", value, position)
    assert sealed.findings() == [("changed", position)]
    assert sealed.found("changed").text.startswith(f"Event {position} was changed")


def test_a_changed_event_with_its_hash(sealed: Sealed) -> None:
    """Whoever writes the leaf hash anew is found by the tile, which the tile above vouches for."""
    sealed.grow(SIZE)
    sealed.sql("UPDATE stored_events SET state = ? WHERE position = 7", b'{"v":1}')
    sealed.rehash(7)
    assert sealed.findings() == [("changed", 7)]
    assert "the leaf hash beside it was rewritten too" in sealed.found("changed").text


def test_a_changed_event_with_its_hash_after_the_last_tile(sealed: Sealed) -> None:
    """There the frontier finds it, and names the stretch that it is in."""
    sealed.grow(SIZE)
    sealed.sql("UPDATE stored_events SET state = ? WHERE position = 590", b'{"v":1}')
    sealed.rehash(590)
    assert sealed.findings() == [("changed", 577)]
    assert sealed.found("changed").text.startswith("Events 577 to 592: the log does not hold")


@pytest.mark.parametrize("first", PLACES)
def test_two_swapped_positions(sealed: Sealed, first: int) -> None:
    """Two whole rows change places: each is named, with the position it was recorded at."""
    sealed.grow(SIZE)
    for before, after in ((first, -1), (first + 3, first), (-1, first + 3)):
        sealed.sql("UPDATE stored_events SET position = ? WHERE position = ?", after, before)
    assert sealed.findings() == [("swapped", first), ("swapped", first + 3)]
    assert f"was recorded at {first + 3}." in sealed.found("swapped").text


@pytest.mark.parametrize("first", PLACES)
def test_two_swapped_states(sealed: Sealed, first: int) -> None:
    """Two events change what they say, and keep their envelopes."""
    sealed.grow(SIZE)
    states = [sealed.row(position)[4] for position in (first, first + 3)]
    for state, position in zip(states, (first + 3, first), strict=True):
        sealed.sql("UPDATE stored_events SET state = ? WHERE position = ?", state, position)
    assert sealed.findings() == [("swapped", first), ("swapped", first + 3)]


@pytest.mark.parametrize("position", PLACES)
def test_a_missing_event(sealed: Sealed, position: int) -> None:
    """A row is deleted: its position is named, and nothing behind it."""
    sealed.grow(SIZE)
    sealed.sql("DELETE FROM stored_events WHERE position IN (?, ?)", position, position + 1)
    assert sealed.findings() == [("missing", position)]
    text = sealed.found("missing").text
    assert text.startswith(f"Events {position} to {position + 1} are missing")


@pytest.mark.parametrize("size", [SIZE, 512, 1])
def test_the_last_event_is_deleted(sealed: Sealed, size: int) -> None:
    """The frontier counts one more than the log has, and nothing more is appended to it."""
    sealed.grow(size)
    sealed.sql("DELETE FROM stored_events WHERE position = ?", size)
    assert ("missing", size) in sealed.findings()
    assert f"{size} were sealed" in sealed.found("missing").text
    with pytest.raises(NotProven, match="verify log"):
        sealed.world.party("japan")
    assert sealed.world.position == size - 1


def test_an_added_event(sealed: Sealed) -> None:
    """A row is added at the end, with all that the chronicle would have written beside it."""
    sealed.grow(SIZE)
    row = sealed.row(SIZE)
    sealed.insert((SIZE + 1, "another", 1, row[3], b'{"v":1}', row[5] + 1, None))
    assert sealed.findings() == [("added", SIZE + 1)]
    with pytest.raises(NotProven, match="601, but 600 events were sealed"):
        sealed.grow(SIZE + 2)


def test_a_doubled_event(sealed: Sealed) -> None:
    """A row is added that says what another one says: the other one is named."""
    sealed.grow(SIZE)
    row = sealed.row(7)
    sealed.insert((SIZE + 1, row[1], 2, row[3], row[4], sealed.row(SIZE)[5] + 1, None))
    assert sealed.findings() == [("doubled", SIZE + 1)]
    assert "doubles event 7" in sealed.found("doubled").text


@pytest.mark.parametrize("rewritten", [False, True])
def test_a_changed_tile(sealed: Sealed, rewritten: bool) -> None:
    """An entry of a tile is changed, also with all that follows in it: the tile is named."""
    sealed.grow(SIZE)
    leaves = sealed.world.recorder.read(0, 256)
    hashes = [bytes(32), *(row.leaf_hash for row in leaves[1:])]
    whole = tile_of([row.leaf_hash for row in leaves])
    nodes = tile_of(hashes) if rewritten else bytes(32) + whole[32:]
    sealed.sql("UPDATE seal_tiles SET nodes = ? WHERE level = 0 AND number = 0", nodes)
    assert sealed.findings() == [("tile", 1)]
    assert "Tile 0 of level 0 (events 1 to 256) was changed" in sealed.found("tile").text


def test_a_tile_of_another_width(sealed: Sealed) -> None:
    """The hashes are right, the count beside them is not: the tile is named."""
    sealed.grow(SIZE)
    sealed.sql("UPDATE seal_tiles SET width = 255 WHERE level = 0 AND number = 1")
    assert sealed.findings() == [("tile", 257)]


def test_a_changed_tile_above(sealed: Sealed) -> None:
    """A tile of tiles is changed: it is named, and no event."""
    sealed.grow(SIZE)
    ((width, nodes),) = sealed.sql("SELECT width, nodes FROM seal_tiles WHERE level = 1")
    hashes = [*leaves_of(bytes(nodes), width)[:1], bytes(32)]
    sealed.sql("UPDATE seal_tiles SET nodes = ? WHERE level = 1", tile_of(hashes))
    assert sealed.findings() == [("tile", 1)]
    assert "Tile 0 of level 1" in sealed.found("tile").text


@pytest.mark.parametrize("level", [0, 1])
def test_a_missing_tile(sealed: Sealed, level: int) -> None:
    """A tile is deleted: it is named."""
    sealed.grow(SIZE)
    sealed.sql("DELETE FROM seal_tiles WHERE level = ? AND number = 0", level)
    assert sealed.findings() == [("tile", 1)]
    assert "is missing" in sealed.found("tile").text


def test_a_changed_frontier(sealed: Sealed) -> None:
    """Its hashes, its size, or the whole of it."""
    sealed.grow(SIZE)
    sealed.sql("UPDATE seal_frontier SET peaks = ?", bytes(32 * 4))
    assert sealed.findings() == [("frontier", 1), ("changed", 513), ("changed", 577),
                                 ("changed", 593)]  # fmt: skip
    sealed.sql("UPDATE seal_frontier SET peaks = ?", b"")
    assert sealed.findings() == [("frontier", SIZE)]
    sealed.sql("DELETE FROM seal_frontier")
    assert sealed.findings() == [("frontier", None)]


def test_a_log_cut_back_with_its_frontier(sealed: Sealed) -> None:
    """Events and frontier are cut back to fit: the tile that is left over tells."""
    sealed.grow(400)
    ((events, size, peaks),) = sealed.sql("SELECT events, size, peaks FROM seal_frontier")
    sealed.grow(SIZE)
    sealed.sql("DELETE FROM stored_events WHERE position > 400")
    sealed.sql("UPDATE seal_frontier SET events = ?, size = ?, peaks = ?", events, size, peaks)
    assert ("tile", 401) in sealed.findings()


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ("UPDATE seal_frontier SET peaks = ?", "frontier was changed"),
        ("UPDATE seal_tiles SET nodes = ? WHERE level = 1", "Tile 0 of level 1"),
        ("DELETE FROM seal_tiles WHERE level = 1 AND nodes <> ?", "Tile 0 of level 1"),
        ("UPDATE stored_events SET leaf_hash = ? WHERE position = 511", "511"),
    ],
)
def test_what_was_changed_is_neither_signed_nor_sealed_on(
    sealed: Sealed, change: str, text: str
) -> None:
    """A checkpoint is refused by the place, and so is an append; both say what to do."""
    sealed.grow(510)
    signer = sealed.new_key()
    sealed.sql(change, bytes(33))
    with pytest.raises(NotProven, match=f"{text}.*verify log"):
        sealed.seal.checkpoint(signer)
    with pytest.raises(NotProven, match=f"{text}.*verify log"):
        sealed.grow(513)
    assert (sealed.world.position, sealed.seal.kept()) == (511, [])


def test_a_changed_checkpoint(sealed: Sealed) -> None:
    """A letter of a checkpoint that was kept: which one it is, and that its signature fails."""
    sealed.grow(300)
    signer = sealed.new_key()
    note = sealed.seal.checkpoint(signer)
    sealed.grow(SIZE)
    sealed.seal.checkpoint(signer)
    assert sealed.verified().checkpoints == 2
    assert sealed.findings() == []
    forged = note.content.replace("\n301\n", "\n300\n")
    sealed.sql("UPDATE seal_checkpoints SET note = ? WHERE size = 301", forged)
    assert sealed.findings() == [("checkpoint", 300)]
    text = sealed.found("checkpoint").text
    assert text.startswith("The kept checkpoint of size 301 does not hold: it is filed as one")
    sealed.sql("UPDATE seal_checkpoints SET note = 'nonsense' WHERE size = 301")
    assert "no signed note" in sealed.found("checkpoint").text


def test_everything_rewritten_but_the_checkpoint(sealed: Sealed) -> None:
    """A log that was made anew, seal and all, is found by a checkpoint that was signed before."""
    sealed.grow(300)
    signer = sealed.new_key()
    sealed.seal.checkpoint(signer)
    sealed.sql("UPDATE stored_events SET state = ? WHERE position = 7", b'{"v":1}')
    sealed.rehash(7)
    sealed.sql("DELETE FROM seal_tiles")
    sealed.sql("DELETE FROM seal_frontier")
    sealed.seal.catch_up(lambda *_: None)
    assert sealed.findings() == [("checkpoint", 301)]
    assert "the first 301 events give the root" in sealed.found("checkpoint").text


def test_everything_rewritten_keys_and_all(sealed: Sealed) -> None:
    """Then the log vouches for itself: the key, known from elsewhere, tells."""
    sealed.grow(300)
    mine, other = sealed.new_key(), Signer(sealed.origin, b"o" * 32)
    sealed.seal.checkpoint(mine)
    sealed.grow(303)
    assert sealed.verified(known=mine.public).vouched == 301
    state = bytes(sealed.row(301)[4]).replace(
        mine.public.key.hex().encode(), other.public.key.hex().encode()
    )
    sealed.sql("UPDATE stored_events SET state = ? WHERE position = 301", state)
    sealed.rehash(301)
    for table in ("tiles", "frontier", "checkpoints"):
        sealed.sql(f"DELETE FROM seal_{table}")
    sealed.seal.catch_up(lambda *_: None)
    sealed.seal.checkpoint(other)
    assert sealed.findings() == []
    (finding,) = sealed.verified(known=mine.public).findings
    assert (finding.kind, finding.text[:39]) == ("key", "No checkpoint that holds is signed by t")


STRANGE: tuple[object, ...] = (
    b"", b"\xff\xfe", b"bytes", "", "a text", -1, 0, 2, 2**62, 1.5
)  # fmt: skip
COLUMNS = {
    "stored_events": (
        "originator_id", "originator_version", "topic", "state", "recorded_at", "replayed_at",
        "leaf_hash",
    ),
    "seal_tiles": ("level", "number", "width", "nodes"),
    "seal_frontier": ("events", "size", "peaks"),
    "seal_checkpoints": ("note",),
}  # fmt: skip


def test_whatever_a_column_is_made_into_is_found(sealed_here: Sealed) -> None:
    """Any column, any value, of the right type or not: it is named, and nothing else happens."""
    sealed_here.grow(300)
    sealed_here.seal.checkpoint(sealed_here.new_key())
    for table, columns in COLUMNS.items():
        where = "WHERE position = 7" if table == "stored_events" else ""
        for column in columns:
            kept = sealed_here.sql(f"SELECT rowid, {column} FROM {table} {where}")
            stored = f"SELECT rowid, typeof({column}), hex({column}) FROM {table} {where}"
            before = sealed_here.sql(stored)
            values: list[tuple[str, tuple[object, ...]]] = [("?", (value,)) for value in STRANGE]
            values += [("CAST(X'ff41' AS TEXT)", ())]
            values += [(f"CAST({column} AS {kind})", ()) for kind in ("TEXT", "BLOB")]
            for value, given in values:
                _attempt(sealed_here, f"UPDATE {table} SET {column} = {value} {where}", *given)
                changed = sealed_here.sql(stored) != before
                found = sealed_here.verified().findings
                assert bool(found) == changed, (table, column, value, given, found)
                with contextlib.suppress(NotProven):
                    sealed_here.seal.checkpoint()
                for row, original in kept:
                    sql = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"
                    sealed_here.sql(sql, original, row)
    assert sealed_here.findings() == []


def _attempt(sealed: Sealed, statement: str, *given: object) -> None:
    """Change a column, unless the table itself refuses it."""
    with contextlib.suppress(sqlite3.IntegrityError, sqlite3.OperationalError):
        sealed.sql(statement, *given)


def test_a_row_below_the_first(sealed: Sealed) -> None:
    """No leaf is about it, yet a stream would show it: it could put a key in force."""
    sealed.grow(300)
    sealed.new_key()
    row = sealed.row(sealed.world.position)
    sealed.insert((-1, row[1], row[2] + 1, row[3], row[4], 1, None))
    assert sealed.findings() == [("added", -1)]


@pytest.mark.parametrize("position", [-1, 302, 2**62])
def test_a_row_apart_from_the_log(sealed: Sealed, position: int) -> None:
    """It is named at once, however far away: nobody walks through the positions between."""
    sealed.grow(300)
    _, stream, version, *rest = sealed.row(300)
    sealed.insert((position, stream, version + 1, *rest[:2], 2**61, None))
    assert sealed.findings() == [("added", position)]


def test_a_table_that_was_made_anew(sealed: Sealed) -> None:
    """Two rows could stand at one position then, and all of them hold: it is told."""
    sealed.grow(300)
    sealed.sql("CREATE TABLE other AS SELECT * FROM stored_events")
    sealed.sql("DROP TABLE stored_events")
    sealed.sql("ALTER TABLE other RENAME TO stored_events")
    sealed.sql("INSERT INTO stored_events SELECT * FROM stored_events WHERE position = 7")
    assert sealed.findings() == [("changed", None)]
    assert "lost a constraint" in sealed.found("changed").text


def test_a_tile_of_nothing(sealed: Sealed) -> None:
    """A tile is added where no events are, or one has more entries than there are tiles below."""
    sealed.grow(SIZE)
    sealed.sql("INSERT INTO seal_tiles VALUES (3, 5, 1, ?)", bytes(32))
    assert sealed.findings() == [("tile", SIZE + 1)]
    assert "Tile 5 of level 3" in sealed.found("tile").text
    sealed.sql("DELETE FROM seal_tiles WHERE level = 3")
    ((width, nodes),) = sealed.sql("SELECT width, nodes FROM seal_tiles WHERE level = 1")
    longer = tile_of([*leaves_of(bytes(nodes), width), bytes(32)])
    sealed.sql("UPDATE seal_tiles SET width = ?, nodes = ? WHERE level = 1", width + 1, longer)
    assert sealed.findings() == [("tile", 1)]


def test_a_second_frontier(sealed: Sealed) -> None:
    """There is one; whichever of two is read, the other is not the chronicle's."""
    sealed.grow(300)
    sealed.sql("INSERT INTO seal_frontier SELECT 2, events, size, peaks FROM seal_frontier")
    assert sealed.findings() == [("frontier", None)]
