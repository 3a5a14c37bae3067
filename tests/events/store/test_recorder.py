"""What an event store does, one caller at a time. After each test the whole log is checked."""

from __future__ import annotations

import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent

from events.store.content import ContentStore, Original, Text
from events.store.leaf import spelled_hashes
from events.store.recorder import ChronicleRecorder, Head, Inserted
from tests.events.store.conftest import RecorderFactory
from tests.events.store.logs import (
    HandClock,
    batch,
    check_log,
    everything,
    expected_leaf_hash,
    stored,
    streams,
    write,
)

DAY = 86_400_000_000


class Broken(Exception):
    """What a test raises inside a write."""


def write_and_break_off(store: ChronicleRecorder, events: list[StoredEvent]) -> None:
    """Insert, and leave the write by an exception."""
    with store.writing() as cursor:
        store.insert_new(cursor, events)
        raise Broken


def test_positions_start_at_one_and_have_no_holes(store: ChronicleRecorder) -> None:
    """The first event stands at 1, and each further one at the next number."""
    assert write(store, batch("a", "b")) == [Inserted(1, True), Inserted(2, True)]
    assert write(store, batch("c")) == [Inserted(3, True)]


def test_a_write_that_is_broken_off_leaves_no_hole(store: ChronicleRecorder) -> None:
    """After a write that was rolled back the next event takes the position it would have had."""
    write(store, batch("a"))
    with pytest.raises(Broken):
        write_and_break_off(store, batch("lost", "lost-too"))
    assert write(store, batch("b")) == [Inserted(2, True)]
    assert streams(store) == ["a", "b"]


def test_duplicates_leave_no_hole(store: ChronicleRecorder) -> None:
    """An event that was on file takes no position."""
    write(store, batch("a"))
    write(store, batch("a"))
    assert write(store, batch("b")) == [Inserted(2, True)]


def test_an_event_on_file_is_not_inserted_again(store: ChronicleRecorder) -> None:
    """The second attempt is told where the event stands, and what is on file stays as it is."""
    write(store, [stored("a", state=b'{"v":1,"first":true}')])
    assert write(store, [stored("a", state=b'{"v":1,"first":false}')]) == [Inserted(1, False)]
    assert [row.state for row in everything(store)] == [b'{"v":1,"first":true}']


def test_an_event_twice_in_a_batch_is_inserted_once(store: ChronicleRecorder) -> None:
    """The first of two equals is new; the second stands in the same place."""
    assert write(store, batch("a", "b", "a")) == [
        Inserted(1, True),
        Inserted(2, True),
        Inserted(1, False),
    ]


def test_a_mixed_batch_is_answered_in_its_own_order(store: ChronicleRecorder) -> None:
    """Old, new and repeated events are each answered in the order they were given."""
    write(store, batch("a", "b"))
    assert write(store, batch("x", "b", "y", "x", "a", "b")) == [
        Inserted(3, True),
        Inserted(2, False),
        Inserted(4, True),
        Inserted(3, False),
        Inserted(1, False),
        Inserted(2, False),
    ]
    assert streams(store) == ["a", "b", "x", "y"]


def test_a_version_belongs_to_its_stream(store: ChronicleRecorder) -> None:
    """The same version in another stream, and another version in the same, are other events."""
    events = [stored("a", 1), stored("b", 1), stored("a", 2)]
    assert [place.new for place in write(store, events)] == [True, True, True]
    assert [(row.version, row.position) for row in store.read_stream("a")] == [(1, 1), (2, 3)]


def test_nothing_to_insert_is_no_error(store: ChronicleRecorder) -> None:
    """An empty batch is answered with an empty list and writes nothing."""
    assert write(store, []) == []
    assert store.head() == Head(0, 0)


def test_a_write_may_insert_more_than_once(store: ChronicleRecorder) -> None:
    """Two inserts of one write follow each other in the log and see each other."""
    with store.writing() as cursor:
        first = store.insert_new(cursor, batch("a", "b"))
        second = store.insert_new(cursor, batch("b", "c"))
        assert [row.position for row in store.read_stream("b", cursor)] == [2]
    assert [*first, *second] == [
        Inserted(1, True),
        Inserted(2, True),
        Inserted(2, False),
        Inserted(3, True),
    ]


def test_a_write_is_invisible_until_it_ends(store: ChronicleRecorder) -> None:
    """A reader beside a write sees the log as it was, and does not wait."""
    write(store, batch("a"))
    with store.writing() as cursor:
        store.insert_new(cursor, batch("b"))
        assert streams(store) == ["a"]
        assert store.head().position == 1
    assert streams(store) == ["a", "b"]


def test_the_content_store_shares_the_write(store: ChronicleRecorder) -> None:
    """A batch that fails takes with it the texts that were put in the same write."""
    content = ContentStore(store)
    original = Original("d1-a", "0" * 64, "AP", b"salt", b"words", None)
    text = Text("t1-a", "d1-a", "1" * 64, b"pepper", "words")

    def archive(times: int) -> None:
        with store.writing() as cursor:
            store.insert_new(cursor, batch("b"))
            for _ in range(times):
                content.put(cursor, original, text)

    write(store, batch("a"))
    with pytest.raises(IntegrityError):
        archive(2)
    with store.reading() as cursor:
        assert content.by_source(cursor, original.sha256) == {}
        assert store.execute(cursor, "SELECT count(*) FROM texts").fetchone() == (0,)
    assert streams(store) == ["a"]
    archive(1)
    assert content.text_of("d1-a") == text
    assert streams(store) == ["a", "b"]


def test_a_batch_with_a_failing_event_leaves_nothing(store: ChronicleRecorder) -> None:
    """The library's plain insert refuses a duplicate, and then keeps no event of its batch."""
    write(store, batch("a"))
    with pytest.raises(IntegrityError):
        store.insert_events(batch("b", "c", "a", "d"))
    with pytest.raises(IntegrityError):
        store.insert_events(batch("e", "e"))
    assert streams(store) == ["a"]
    assert store.insert_events(batch("b", "c")) == [2, 3]


def test_time_grows_while_the_clock_stands_still(store: ChronicleRecorder) -> None:
    """Events of one moment are recorded a microsecond apart."""
    write(store, batch("a", "b"))
    write(store, batch("c"))
    start = HandClock().now
    assert [row.recorded_at for row in everything(store)] == [start, start + 1, start + 2]


def test_time_grows_while_the_clock_steps_back(store: ChronicleRecorder, clock: HandClock) -> None:
    """A clock that is set back does not set the log back; once it is ahead it leads again."""
    start = clock.now
    write(store, batch("a"))
    clock.now = start - DAY
    write(store, batch("b", "c"))
    clock.now = start + DAY
    write(store, batch("d"))
    assert [row.recorded_at for row in everything(store)] == [
        start,
        start + 1,
        start + 2,
        start + DAY,
    ]


def test_time_grows_across_processes_whose_clocks_differ(
    store: ChronicleRecorder, recorder_factory: RecorderFactory
) -> None:
    """A second writer with a slow clock goes on from the first one's time."""
    write(store, batch("a"))
    slow = recorder_factory(clock=HandClock(0))
    write(slow, batch("b"))
    start = HandClock().now
    assert [row.recorded_at for row in everything(store)] == [start, start + 1]


def test_a_replay_is_marked_on_every_event(store: ChronicleRecorder) -> None:
    """`replayed_at` is kept with the event and is part of its leaf."""
    with store.writing() as cursor:
        store.insert_new(cursor, batch("a"), replayed_at=77)
    (row,) = everything(store)
    assert row.replayed_at == 77
    assert row.leaf_hash == expected_leaf_hash(row)
    assert row.leaf_hash != expected_leaf_hash(row._replace(replayed_at=None))


def test_the_hash_column_commits_to_every_part_of_the_event(store: ChronicleRecorder) -> None:
    """Each event's leaf hash is the one that RFC 9162 and RFC 8785 give for its row."""
    odd = ['quote"and\\slash', "tab\tand\nline", "Côte d’Ivoire", "\U0001f600", "\x01\x7f\u2028"]
    write(store, [stored(name, 3, name.encode()) for name in odd])
    assert [row.leaf_hash for row in everything(store)] == [
        expected_leaf_hash(row) for row in everything(store)
    ]


def test_the_database_spells_events_as_their_leaves_do(store: ChronicleRecorder) -> None:
    """Whatever is in a stream's name, a replay's time or none: the same hashes come of it."""
    write(store, batch('a"b\\c', "\x01\b\t\n\f\r\x1f\x7f", "é\u2028\U0001f600"))
    with store.writing() as cursor:
        store.insert_new(cursor, batch("d"), 5)
    with store.reading() as cursor:
        spelled = store.spelled(cursor, 1, 4)
    assert spelled_hashes(spelled) == [row.leaf_hash for row in everything(store)[1:]]
    assert [hashed for _, _, hashed in spelled] == spelled_hashes(spelled)


def test_position_at_is_the_last_one_recorded_by_then(
    store: ChronicleRecorder, clock: HandClock
) -> None:
    """A time resolves to the last position recorded at or before it; before the first, to 0."""
    start = clock.now
    write(store, batch("a", "b"))
    clock.now += DAY
    write(store, batch("c"))
    asked = [start - 1, start, start + 1, start + 2, start + DAY - 1, start + DAY, start + 2 * DAY]
    assert [store.position_at(time) for time in asked] == [0, 1, 2, 2, 2, 3, 3]


def test_position_at_of_an_empty_log_is_zero(store: ChronicleRecorder) -> None:
    """Where nothing was recorded, every time resolves to 0."""
    assert store.position_at(2**62) == 0


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
def test_pages_join_to_the_whole_log(store: ChronicleRecorder, limit: int) -> None:
    """Reading on from the last position seen gives every event once, in order."""
    write(store, batch(*"abcdefg"))
    read, after = [], 0
    for _ in range(8):
        page = store.read(after, limit)
        assert len(page) <= limit
        read += page
        after = page[-1].position if page else after
    assert read == everything(store)
    assert [row.stream for row in read] == list("abcdefg")


def test_a_page_past_the_end_is_empty(store: ChronicleRecorder) -> None:
    """Reading after the last position, or far beyond it, gives nothing and no error."""
    write(store, batch("a"))
    assert store.read(1, 10) == []
    assert store.read(1000, 10) == []


def test_a_stream_is_read_by_version(store: ChronicleRecorder) -> None:
    """A stream's events come in the order of versions, whatever their positions."""
    write(store, [stored("a", 2), stored("b", 1), stored("a", 1)])
    assert [row.version for row in store.read_stream("a")] == [1, 2]
    assert store.read_stream("unknown") == []


def test_positions_are_found_by_stream_and_version(store: ChronicleRecorder) -> None:
    """Asked for several events at once, only those on file are told."""
    write(store, batch("a", "b"))
    with store.reading() as cursor:
        found = set(store.positions(cursor, [("b", 1), ("a", 2), ("a", 1), ("c", 1)]))
    assert found == {("a", 1, 1), ("b", 1, 2)}


def test_tables_are_created_once(
    store: ChronicleRecorder, recorder_factory: RecorderFactory
) -> None:
    """Creating the tables again changes nothing."""
    write(store, batch("a"))
    recorder_factory().create_table()
    assert streams(store) == ["a"]


def test_an_empty_database_holds_no_chronicle(recorder_factory: RecorderFactory) -> None:
    """A database is told from a chronicle by the event table."""
    recorder = recorder_factory()
    assert not recorder.has_chronicle
    recorder.create_table()
    assert recorder.has_chronicle


def test_the_log_outlives_its_recorder(
    store: ChronicleRecorder, recorder_factory: RecorderFactory
) -> None:
    """What was written is there when the database is opened again, and the log goes on."""
    write(store, batch("a", "b"))
    store.close()
    again = recorder_factory()
    assert write(again, batch("b", "c")) == [Inserted(2, False), Inserted(3, True)]
    check_log(again)


def test_large_batches_are_told_apart(store: ChronicleRecorder) -> None:
    """A batch of thousands, half of it on file, is sorted out in one write."""
    names = [f"f1-{n:032x}" for n in range(4000)]
    write(store, batch(*names[::2]))
    places = write(store, batch(*names))
    assert [place.new for place in places] == [False, True] * 2000
    by_stream = {row.stream: row.position for row in everything(store)}
    assert [place.position for place in places] == [by_stream[name] for name in names]
