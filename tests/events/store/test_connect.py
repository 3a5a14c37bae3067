"""From a database URL to an event store, or to a plain word on why there is none."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.errors import Unavailable
from events.store.connect import connect
from events.store.recorder import ChronicleRecorder
from tests.events.store.logs import HandClock, batch, streams, write

SECRET = "hunter2"


def make(url: str) -> None:
    """A chronicle of one event."""
    recorder = connect(url, HandClock(), create=True)
    recorder.create_table()
    write(recorder, batch("a"))
    recorder.close()


def why_not(url: str, *, create: bool = False) -> str:
    """What is said instead of connecting; it never tells the password."""
    with pytest.raises(Unavailable) as refusal:
        connect(url, HandClock(), create=create)
    assert SECRET not in str(refusal.value)
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


class TestSQLite:
    """URLs and paths of files."""

    @pytest.mark.parametrize("form", ["sqlite:///{}", "{}"])
    def test_an_absolute_path(self, tmp_path: Path, form: str) -> None:
        """`sqlite:////absolute.db` and a plain path name the same file."""
        path = tmp_path / "chronicle.db"
        make(str(path))
        recorder = connect(form.format(path), HandClock())
        assert streams(recorder) == ["a"]
        recorder.close()

    @pytest.mark.parametrize("url", ["sqlite:///chronicle.db", "chronicle.db", "./chronicle.db"])
    def test_a_relative_path(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
    ) -> None:
        """Three slashes, or none, and a path from the working directory."""
        monkeypatch.chdir(tmp_path)
        make(url)
        assert (tmp_path / "chronicle.db").is_file()

    @pytest.mark.parametrize("name", ["a b.db", "50%.db", "what?.db", "a#b.db", "mode=memory", "ä"])
    def test_an_odd_path_is_taken_as_it_is(self, tmp_path: Path, name: str) -> None:
        """No character of a plain path has a second meaning."""
        make(str(tmp_path / name))
        assert {path.name for path in tmp_path.iterdir()} == {name}

    def test_nothing_is_created_unasked(self, tmp_path: Path) -> None:
        """An absent file is reported with the command that makes one, and stays absent."""
        path = tmp_path / "absent.db"
        assert why_not(f"sqlite:///{path}") == (
            f"There is no chronicle at {path}; run 'chronicle --db {path} init' to create one."
        )
        assert list(tmp_path.iterdir()) == []

    def test_creating_makes_a_file_without_a_chronicle(self, tmp_path: Path) -> None:
        """With `create` the file is made; the tables are another step."""
        recorder = connect(str(tmp_path / "new.db"), HandClock(), create=True)
        assert not recorder.has_chronicle
        recorder.close()
        assert (tmp_path / "new.db").exists()

    def test_a_directory_is_no_database(self, tmp_path: Path) -> None:
        """A directory is told from a file, and a file in it is proposed."""
        assert why_not(str(tmp_path), create=True) == (
            f"{tmp_path} is a directory; name a file in it: {tmp_path / 'chronicle.db'}"
        )

    def test_the_directory_must_exist(self, tmp_path: Path) -> None:
        """Directories are not created on the way."""
        absent = tmp_path / "absent"
        said = why_not(str(absent / "chronicle.db"), create=True)
        assert said == f"The directory {absent} does not exist; create it first."

    def test_a_pipe_is_no_database(self, tmp_path: Path) -> None:
        """What is neither file nor directory is refused without being opened."""
        os.mkfifo(tmp_path / "pipe")
        assert "is not a file" in why_not(str(tmp_path / "pipe"), create=True)

    @pytest.mark.parametrize("create", [False, True])
    def test_another_kind_of_file_is_left_alone(self, tmp_path: Path, create: bool) -> None:
        """A file that is not an SQLite database is reported and not touched."""
        path = tmp_path / "notes.txt"
        path.write_text("What I did on my holidays. " * 100)
        assert "is not an SQLite database" in why_not(str(path), create=create)
        assert path.read_text() == "What I did on my holidays. " * 100

    def test_a_foreign_database_is_left_alone(self, tmp_path: Path) -> None:
        """An SQLite file of another program holds no chronicle, and keeps its every byte."""
        path = tmp_path / "photos.db"
        foreign = sqlite3.connect(path)
        foreign.execute("CREATE TABLE photos (name)")
        foreign.close()
        before = path.read_bytes()
        recorder = connect(str(path), HandClock())
        assert not recorder.has_chronicle
        recorder.close()
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path]

    def test_a_copy_that_left_wal_mode_is_put_back(self, tmp_path: Path) -> None:
        """A chronicle copied by VACUUM INTO comes without WAL mode; opening it restores that."""
        make(str(tmp_path / "first.db"))
        copying = sqlite3.connect(tmp_path / "first.db")
        copying.execute(f"VACUUM INTO '{tmp_path / 'copy.db'}'")
        copying.close()
        recorder = connect(str(tmp_path / "copy.db"), HandClock())
        with recorder.reading() as cursor:
            mode = recorder.execute(cursor, "PRAGMA journal_mode").fetchone()
        assert mode == ("wal",)
        assert streams(recorder) == ["a"]
        recorder.close()

    def test_closing_leaves_one_file(self, tmp_path: Path) -> None:
        """When the last connection is closed, the log is in its one file again."""
        make(str(tmp_path / "chronicle.db"))
        assert [path.name for path in tmp_path.iterdir()] == ["chronicle.db"]

    @pytest.mark.parametrize("url", ["", ":memory:", "sqlite:///", "sqlite:///:memory:"])
    def test_a_chronicle_is_not_kept_in_memory(self, url: str) -> None:
        """A chronicle that would vanish with its process is refused."""
        assert why_not(url, create=True).startswith("A chronicle is kept on disk; give sqlite:///")

    @pytest.mark.parametrize("url", ["sqlite://", "sqlite://file.db", "sqlite:///f.db?mode=ro"])
    def test_a_malformed_url_shows_the_form(self, url: str) -> None:
        """Too few slashes, or options, are answered with how such a URL is written."""
        said = why_not(url, create=True)
        assert "sqlite:///relative.db or sqlite:////absolute.db" in said


class TestPostgreSQL:
    """URLs of servers."""

    def test_a_socket(self, postgres_url: str) -> None:
        """`?host=/directory` reaches a server by its Unix socket."""
        assert "?host=/" in postgres_url
        make(postgres_url)
        recorder = connect(postgres_url, HandClock())
        assert streams(recorder) == ["a"]
        recorder.close()

    @pytest.mark.parametrize("scheme", ["postgres", "postgresql+psycopg"])
    def test_other_names_of_the_scheme(self, postgres_url: str, scheme: str) -> None:
        """libpq's short name and SQLAlchemy's long one mean the same database."""
        recorder = connect(postgres_url.replace("postgresql", scheme), HandClock())
        assert not recorder.has_chronicle
        recorder.close()

    def test_a_search_path_chooses_the_tables(self, postgres_url: str) -> None:
        """Further options of libpq are heeded, so a chronicle may live in a schema of its own."""
        recorder = connect(postgres_url, HandClock())
        with recorder.reading() as cursor:
            recorder.execute(cursor, "CREATE SCHEMA news")
        recorder.close()
        in_schema = f"{postgres_url}&options=-csearch_path%3Dnews"
        make(in_schema)
        recorder = connect(in_schema, HandClock())
        assert streams(recorder) == ["a"]
        recorder.close()
        recorder = connect(postgres_url, HandClock())
        assert not recorder.has_chronicle
        recorder.close()

    def test_a_server_that_is_not_there(self) -> None:
        """Where nothing listens, host and port are named and the password is not."""
        with socket.socket() as taken:  # bound and not listening: refused at once
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
            said = why_not(f"postgresql://me:{SECRET}@127.0.0.1:{port}/news")
        assert said.startswith(f"The chronicle news on 127.0.0.1:{port} cannot be reached: ")
        assert "refused" in said
        assert "Check that the server runs" in said

    def test_a_database_that_is_not_there(self, postgres_url: str) -> None:
        """An absent database is not created: its server's word is passed on."""
        url = postgres_url.replace("/chronicle_", "/absent_")
        assert "does not exist" in why_not(url, create=True)

    @pytest.mark.parametrize(
        "rest",
        [
            f"me:{SECRET}%zz@host/news",
            f"me:{SECRET}@{SECRET}@host/news",
            f"me:a/{SECRET}@x@host/news",
            f"me:{SECRET}/word@host/news",
            f"me:123/{SECRET}@host/news",
            f"me@host/news?{SECRET}=1",
        ],
    )
    def test_a_malformed_url_is_not_repeated(self, rest: str) -> None:
        """A URL that cannot be read may have a password anywhere; only its form is told."""
        assert "percent-encoded" in why_not(f"postgresql://{rest}")


def test_an_unknown_scheme_lists_the_known_ones() -> None:
    """Another database is refused by name, with the forms that are understood."""
    said = why_not(f"mysql://me:{SECRET}@host/news")
    assert said.startswith("'mysql' is not a database that a chronicle can be in; give sqlite:///")
    assert "postgresql://user:password@host:port/database" in said


def test_sqlite_does_not_load_the_other_driver(tmp_path: Path) -> None:
    """psycopg takes longer to load than a command takes to run; SQLite does without it."""
    script = (
        "import sys; from events.store.connect import connect; "
        "connect(sys.argv[1], int, create=True).close(); sys.exit('psycopg' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", script, str(tmp_path / "chronicle.db")]
    subprocess.run(command, cwd=root, timeout=60, check=True)


@pytest.fixture
def opened(database_url: str) -> Callable[[], ChronicleRecorder]:
    """Opens the same database as often as it is called."""
    return lambda: connect(database_url, HandClock(), create=True)


def test_closing_lets_go_of_everything(opened: Callable[[], ChronicleRecorder]) -> None:
    """Opened and closed many times over, nothing is left that a warning could be about."""
    for _ in range(20):
        recorder = opened()
        assert not recorder.has_chronicle
        recorder.close()
        recorder.close()
