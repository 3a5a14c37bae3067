"""What happens when the database refuses: locked, read-only, full, damaged, gone."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from eventsourcing.persistence import IntegrityError
from eventsourcing.sqlite import SQLiteConnection

from domain.errors import Unavailable
from events.store.connect import connect
from events.store.recorder import TABLE, ChronicleRecorder, Inserted
from tests.events.store.conftest import RecorderFactory
from tests.events.store.logs import HandClock, batch, check_log, streams, write

SOON = 0.05
"""A lock time-out for writers that are meant to give up."""
NOBODY = 65534


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@contextmanager
def locked_by_another(url: str) -> Iterator[None]:
    """The log, held by a writer that is not ours."""
    if url.startswith("sqlite"):
        other = sqlite3.connect(file_of(url), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.close()
    else:
        with psycopg.connect(url) as connection:
            connection.execute(f"LOCK TABLE {TABLE} IN EXCLUSIVE MODE")
            yield


class TestLocked:
    """Another writer holds the log."""

    def test_the_lock_is_named(
        self, store: ChronicleRecorder, recorder_factory: RecorderFactory, database_url: str
    ) -> None:
        """A writer gives up after its lock time-out, says why, and has written nothing."""
        write(store, batch("a"))
        hasty = recorder_factory(lock_timeout=SOON)
        with (
            locked_by_another(database_url),
            pytest.raises(Unavailable, match=r"is locked by another writer; waited 0\.05 s"),
        ):
            write(hasty, batch("b"))
        assert write(hasty, batch("b")) == [Inserted(2, True)]

    def test_readers_go_on(self, store: ChronicleRecorder, database_url: str) -> None:
        """A locked log can be read."""
        write(store, batch("a"))
        with locked_by_another(database_url):
            assert streams(store) == ["a"]
            assert store.has_chronicle

    def test_a_writer_of_the_same_process_is_another_writer(
        self, store: ChronicleRecorder, recorder_factory: RecorderFactory
    ) -> None:
        """A write begun inside a write gives up in the same way, and the first one ends well."""
        hasty = recorder_factory(lock_timeout=SOON)
        with hasty.writing() as cursor:
            hasty.insert_new(cursor, batch("a"))
            with pytest.raises(Unavailable, match="is locked by another writer"):
                write(hasty, batch("b"))
        assert streams(store) == ["a"]


class TestFailedCommit:
    """The commit was answered by an error; whether it took place, the writer cannot know."""

    @pytest.fixture(params=["kept", "lost"])
    def failing(
        self, request: pytest.FixtureRequest, database_url: str, monkeypatch: pytest.MonkeyPatch
    ) -> Callable[[], AbstractContextManager[None]]:
        kept = request.param == "kept"
        fail = _fail_on_sqlite if database_url.startswith("sqlite") else _fail_on_postgres

        @contextmanager
        def commits_fail() -> Iterator[None]:
            with monkeypatch.context() as patch:
                fail(patch, kept)
                yield

        return commits_fail

    def test_a_second_attempt_ends_well(
        self,
        store: ChronicleRecorder,
        recorder_factory: RecorderFactory,
        failing: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """Whether the first one was kept or lost, repeating it leaves each event once."""
        write(store, batch("a"))
        with failing(), pytest.raises(Unavailable):
            write(store, batch("b", "c"))
        places = write(store, batch("b", "c"))
        assert [place.position for place in places] == [2, 3]
        assert streams(store) == ["a", "b", "c"]
        assert write(recorder_factory(), batch("d")) == [Inserted(4, True)]

    def test_the_lock_is_let_go(
        self,
        store: ChronicleRecorder,
        recorder_factory: RecorderFactory,
        failing: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """Another writer need not wait for the one whose commit failed."""
        with failing(), pytest.raises(Unavailable):
            write(store, batch("a"))
        write(recorder_factory(lock_timeout=SOON), batch("b"))
        assert "b" in streams(store)


def _fail_on_sqlite(patch: pytest.MonkeyPatch, kept: bool) -> None:
    commit = SQLiteConnection.commit

    def fail(connection: SQLiteConnection) -> None:
        if kept:
            commit(connection)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    patch.setattr(SQLiteConnection, "commit", fail)


def _fail_on_postgres(patch: pytest.MonkeyPatch, kept: bool) -> None:
    transaction = psycopg.Connection.transaction

    @contextmanager
    def fail(connection: psycopg.Connection[Any]) -> Iterator[None]:
        with transaction(connection, force_rollback=not kept):
            yield
        connection.close()
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    patch.setattr(psycopg.Connection, "transaction", fail)


class TestOtherErrors:
    """Errors that say nothing about the state of the database stay what they are."""

    def test_a_conflict_is_no_fault_of_the_database(self, store: ChronicleRecorder) -> None:
        """`IntegrityError` reaches the caller."""
        write(store, batch("a"))
        with pytest.raises(IntegrityError):
            store.insert_events(batch("a"))

    def test_a_mistake_in_a_statement_is_no_fault_of_the_database(
        self, store: ChronicleRecorder
    ) -> None:
        """SQL that cannot be understood is not reported as an unusable database."""

        def blunder() -> None:
            with store.reading() as cursor:
                store.execute(cursor, "SELEKT 1")

        with pytest.raises(Exception, match=r"(?i)syntax error") as raised:
            blunder()
        assert not isinstance(raised.value, Unavailable)

    def test_a_database_without_tables_says_so(self, recorder_factory: RecorderFactory) -> None:
        """Reading or writing where no chronicle was made names the command that makes one."""
        recorder = recorder_factory()
        for attempt in (recorder.head, lambda: write(recorder, batch("a"))):
            with pytest.raises(Unavailable, match="holds no chronicle; run 'chronicle"):
                attempt()
        recorder.create_table()
        assert write(recorder, batch("a")) == [Inserted(1, True)]


class TestSQLiteFile:
    """Troubles of a file."""

    @pytest.fixture
    def url(self) -> Iterator[str]:
        """A chronicle of one event, in a directory that any user may enter."""
        directory = Path(tempfile.mkdtemp(prefix="chronicle-test-"))
        directory.chmod(0o755)
        url = f"sqlite:///{directory / 'chronicle.db'}"
        recorder = connect(url, HandClock(), create=True)
        recorder.create_table()
        write(recorder, batch("a"))
        recorder.close()
        yield url
        directory.chmod(0o755)
        shutil.rmtree(directory)

    @pytest.fixture
    def without_rights(self) -> Iterator[None]:
        """The test runs as a user whom file permissions stop, which root is not."""
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    @pytest.fixture(params=[0o555, 0o777], ids=["directory read-only", "directory writable"])
    def read_only(self, url: str, request: pytest.FixtureRequest) -> str:
        """The chronicle's URL; its file is write-protected."""
        file_of(url).chmod(0o444)
        file_of(url).parent.chmod(request.param)
        return url

    @pytest.mark.usefixtures("read_only", "without_rights")
    def test_a_read_only_chronicle_is_read(self, url: str) -> None:
        """Without the right to write the whole log can be read; only a write is refused."""
        recorder = connect(url, HandClock())
        try:
            assert recorder.has_chronicle
            check_log(recorder)
            assert streams(recorder) == ["a"]
            with pytest.raises(Unavailable, match="is read-only: it can be read"):
                write(recorder, batch("b"))
            assert write(recorder, batch("a")) == [Inserted(1, False)]
            assert streams(recorder) == ["a"]
        finally:
            recorder.close()

    def test_a_read_only_reader_sees_what_is_written_meanwhile(
        self, url: str, request: pytest.FixtureRequest
    ) -> None:
        """A reader that may not write keeps up with a writer that may, from no writer on."""
        file_of(url).chmod(0o644)
        file_of(url).parent.chmod(0o755)
        request.getfixturevalue("without_rights")
        reader = connect(url, HandClock())
        try:
            assert streams(reader) == ["a"]
            with _as_root():
                owner = connect(url, HandClock())
                write(owner, batch("b"))
            assert streams(reader) == ["a", "b"]
            with _as_root():
                write(owner, batch("c"))
            assert streams(reader) == ["a", "b", "c"]
            with _as_root():
                owner.close()
            assert streams(reader) == ["a", "b", "c"]
        finally:
            reader.close()

    def test_an_unreadable_file_says_so(self, url: str, request: pytest.FixtureRequest) -> None:
        """A file that this user may not read is told from one that is absent."""
        file_of(url).chmod(0o000)
        request.getfixturevalue("without_rights")
        with pytest.raises(Unavailable, match=r"cannot be opened\. Check that this user may read"):
            connect(url, HandClock())

    def test_a_closed_directory_says_so(self, url: str, request: pytest.FixtureRequest) -> None:
        """A directory that this user may not enter is named with its reason."""
        file_of(url).parent.chmod(0o000)
        request.getfixturevalue("without_rights")
        with pytest.raises(Unavailable, match=r"cannot be opened: Permission denied"):
            connect(url, HandClock())

    def test_a_file_that_vanished_is_not_made_anew(self, url: str) -> None:
        """A further connection to a chronicle whose file was moved away finds none."""
        recorder = connect(url, HandClock())
        try:
            with recorder.reading():  # this one takes the connection that the pool has
                file_of(url).rename(file_of(url).with_suffix(".moved"))
                with pytest.raises(Unavailable, match="There is no chronicle at"):
                    recorder.head()
            assert not file_of(url).exists()
        finally:
            recorder.close()

    def test_a_full_disk_loses_nothing(self, url: str) -> None:
        """A write that does not fit is refused as a whole; with more room it succeeds."""
        recorder = connect(url, HandClock())
        try:
            with recorder.reading() as cursor:  # the one connection that the pool will reuse
                recorder.execute(cursor, "PRAGMA max_page_count = 20").fetchall()
            names = [f"f1-{n:060}" for n in range(2000)]
            with pytest.raises(Unavailable, match="is full; nothing was written"):
                write(recorder, batch(*names))
            assert streams(recorder) == ["a"]
            with recorder.reading() as cursor:
                recorder.execute(cursor, "PRAGMA max_page_count = 100000").fetchall()
            write(recorder, batch(*names))
            check_log(recorder)
        finally:
            recorder.close()

    def test_a_damaged_file_says_so(self, url: str) -> None:
        """Pages that make no sense are reported, with the advice to restore a backup."""
        whole = file_of(url).read_bytes()
        file_of(url).write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
        recorder = connect(url, HandClock())
        try:
            with pytest.raises(Unavailable, match=r"is damaged .*restore a backup"):
                streams(recorder)
        finally:
            recorder.close()

    def test_commits_are_synced(self, url: str) -> None:
        """Every connection works with WAL and synchronous = FULL (2)."""
        recorder = connect(url, HandClock())
        try:
            for door in (recorder.reading, recorder.writing):
                with door() as cursor:
                    asked = [
                        recorder.execute(cursor, f"PRAGMA {name}").fetchone()[0]
                        for name in ("journal_mode", "synchronous")
                    ]
                assert asked == ["wal", 2]
        finally:
            recorder.close()


@contextmanager
def _as_root() -> Iterator[None]:
    """The rights that `without_rights` took, if it took any."""
    user = os.geteuid()
    os.seteuid(os.getuid())
    try:
        yield
    finally:
        os.seteuid(user)


class TestPostgreSQLServer:
    """Troubles of a server."""

    @pytest.fixture
    def recorder(self, postgres_url: str) -> Iterator[ChronicleRecorder]:
        """A chronicle of one event."""
        recorder = connect(postgres_url, HandClock())
        recorder.create_table()
        write(recorder, batch("a"))
        yield recorder
        check_log(recorder)
        recorder.close()

    def test_a_read_only_chronicle_is_read(
        self, recorder: ChronicleRecorder, postgres_url: str
    ) -> None:
        """On a server that takes no writes the log can be read; only a write is refused."""
        options = "options=-c%20default_transaction_read_only%3Don"
        self._check_read_only(f"{postgres_url}&{options}")
        assert streams(recorder) == ["a"]

    def test_a_user_without_rights_may_read(
        self, recorder: ChronicleRecorder, postgres_url: str
    ) -> None:
        """A user who was granted reading only is told that the chronicle is read-only."""
        reader = "reader_" + postgres_url.partition("?")[0].rpartition("_")[2]
        with recorder.writing() as cursor:
            recorder.execute(cursor, f"CREATE ROLE {reader} LOGIN")
            recorder.execute(cursor, f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}")
        self._check_read_only(postgres_url.replace("postgres@", f"{reader}@"))

    def _check_read_only(self, url: str) -> None:
        reader = connect(url, HandClock())
        try:
            assert reader.has_chronicle
            check_log(reader)
            with pytest.raises(Unavailable, match="is read-only for this user"):
                write(reader, batch("b"))
            assert streams(reader) == ["a"]
        finally:
            reader.close()

    def test_a_connection_lost_in_a_write_loses_the_write(
        self, recorder: ChronicleRecorder, postgres_url: str
    ) -> None:
        """The writer is told that the server did not answer; its next write succeeds."""

        def write_and_lose() -> None:
            with recorder.writing() as cursor:
                recorder.insert_new(cursor, batch("b"))
                _end_connections(postgres_url)

        with pytest.raises(Unavailable, match=r"did not answer: .*Check that the server runs"):
            write_and_lose()
        assert write(recorder, batch("b")) == [Inserted(2, True)]

    def test_connections_lost_while_idle_are_replaced(
        self, recorder: ChronicleRecorder, postgres_url: str
    ) -> None:
        """After the server was restarted between two requests, the next one does not notice."""
        _end_connections(postgres_url)
        assert write(recorder, batch("b")) == [Inserted(2, True)]

    def test_a_full_disk_says_so(self, recorder: ChronicleRecorder) -> None:
        """The server's word for a full disk is passed on as such."""

        def fill() -> None:
            with recorder.writing() as cursor:
                recorder.insert_new(cursor, batch("b"))
                raise psycopg.errors.DiskFull

        with pytest.raises(Unavailable, match="is full; nothing was written"):
            fill()
        assert streams(recorder) == ["a"]

    def test_commits_are_synchronous_whatever_the_server_says(
        self, recorder: ChronicleRecorder, postgres_url: str
    ) -> None:
        """A server that is set to answer before the disk has the data is told not to."""
        with recorder.writing() as cursor:
            database = postgres_url.partition("?")[0].rpartition("/")[2]
            recorder.execute(cursor, f"ALTER DATABASE {database} SET synchronous_commit = off")
        again = connect(postgres_url, HandClock())
        try:
            with again.writing() as cursor:
                shown = again.execute(cursor, "SHOW synchronous_commit").fetchone()
            assert shown == ("on",)
        finally:
            again.close()


def _end_connections(url: str) -> None:
    """End every connection to the database, as a restart of the server would."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
