"""From a database URL to the event store.

Invariant: nothing is created, and no file is touched, unless `create` says so. What
makes a database unusable is said at once, in one `Unavailable`, and never with a password.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from domain.errors import Unavailable
from events.store.recorder import LOCK_TIMEOUT, ChronicleRecorder, Clock
from events.store.sqlite import SQLiteChronicleRecorder
from events.store.sqlite_file import ChronicleSQLiteDatastore, absent

EXPECTED = "sqlite:///file.db, a path to a file, or postgresql://user:password@host:port/database"
_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")


def connect(
    url: str, clock: Clock, *, lock_timeout: float = LOCK_TIMEOUT, create: bool = False
) -> ChronicleRecorder:
    """The event store at `url`; close it with `close()`.

    `url` is `sqlite:///relative.db`, `sqlite:////absolute.db`, a path, or
    `postgresql://user:password@host:port/database`, where `?host=/directory` names a
    Unix socket. `lock_timeout` is in seconds. With `create` an SQLite file that is
    absent is made, without tables; a PostgreSQL database must exist.

    Raises `Unavailable` if there is no such database or it cannot be read. Whether it
    holds a chronicle, `has_chronicle` says.
    """
    scheme, separator, rest = url.partition("://")
    if not separator:
        return _sqlite(url, clock, lock_timeout, create)
    if scheme == "sqlite":
        return _sqlite(_path_of(rest), clock, lock_timeout, create)
    if scheme in _POSTGRES:
        from events.store.postgres import open_recorder  # psycopg takes 170 ms to load

        return open_recorder(f"postgresql://{rest}", clock, lock_timeout)
    raise Unavailable(f"{scheme!r} is not a database that a chronicle can be in; give {EXPECTED}.")


@contextlib.contextmanager
def made(url: str, clock: Clock) -> Iterator[ChronicleRecorder]:
    """The event store at `url`, made if there is none, to be filled and closed here.

    If that fails, an SQLite file that was made for it, and holds no event, is removed again;
    one that was there before is left as it is. Raises as `connect` does.
    """
    path = _file(url)
    new = path is not None and not path.exists()
    recorder = connect(url, clock, create=True)
    unused: Path | None = None
    try:
        yield recorder
    except BaseException:
        if new and not _has_event(recorder):
            unused = path
        raise
    finally:
        recorder.close()
        # while somebody else has it open there is a write-ahead log beside it
        if unused is not None and not Path(f"{unused}-wal").exists():
            unused.unlink(missing_ok=True)


def _has_event(recorder: ChronicleRecorder) -> bool:
    return recorder.has_chronicle and recorder.head().position > 0


def _file(url: str) -> Path | None:
    """The SQLite file at a URL; None for another database."""
    scheme, separator, rest = url.partition("://")
    if not separator:
        return Path(url)
    return Path(rest[1:]) if scheme == "sqlite" else None


def _path_of(rest: str) -> str:
    if not rest.startswith("/") or "?" in rest:
        raise Unavailable(
            "An SQLite URL is sqlite:/// and a path, without a host or options: "
            "sqlite:///relative.db or sqlite:////absolute.db."
        )
    return rest[1:]


def _sqlite(name: str, clock: Clock, lock_timeout: float, create: bool) -> ChronicleRecorder:
    if name in ("", ":memory:"):
        raise Unavailable(f"A chronicle is kept on disk; give {EXPECTED}.")
    path = Path(name)
    _check(path, create)
    datastore = ChronicleSQLiteDatastore(path, create=create, lock_timeout=lock_timeout)
    recorder = SQLiteChronicleRecorder(datastore, clock)
    try:
        if recorder.has_chronicle:
            # a copy of a chronicle may have left WAL mode; a read-only one stays as it is
            with contextlib.suppress(Unavailable):
                recorder.use_wal()
    except BaseException:
        recorder.close()
        raise
    return recorder


def _check(path: Path, create: bool) -> None:
    try:
        if path.is_dir():
            raise Unavailable(f"{path} is a directory; name a file in it: {path / 'chronicle.db'}")
        if path.exists():
            if not path.is_file():
                raise Unavailable(f"{path} is not a file; a chronicle is an SQLite file.")
        elif not create:
            raise absent(path)
        elif not path.absolute().parent.is_dir():
            raise Unavailable(f"The directory {path.parent} does not exist; create it first.")
    except OSError as error:
        raise Unavailable(
            f"{path} cannot be opened: {error.strerror}. Check the path and its permissions."
        ) from error
