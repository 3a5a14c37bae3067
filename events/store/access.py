"""Who may come in: hashes of tokens and sessions, in tables beside the log.

Invariant: no secret is kept, only SHA-256 of one that is 256 random bits; and none of this is
an event: what must be revocable and erasable does not belong in a log that forgets nothing.
Times are microseconds since 1970-01-01T00:00:00Z.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from events.store.recorder import ChronicleRecorder, Cursor

ACCESS_TABLES = (
    "CREATE TABLE IF NOT EXISTS access_tokens ("
    "id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, scopes TEXT NOT NULL, "
    "made_at BIGINT NOT NULL, expires_at BIGINT, revoked_at BIGINT)",
    "CREATE TABLE IF NOT EXISTS access_sessions ("
    "hash TEXT PRIMARY KEY, token TEXT NOT NULL, expires_at BIGINT NOT NULL)",
)
_TOKEN = "id, hash, name, scopes, made_at, expires_at, revoked_at"


class TokenRow(NamedTuple):
    """One token; `scopes` are words with spaces between."""

    id: str
    hash: str
    name: str
    scopes: str
    made_at: int
    expires_at: int | None
    revoked_at: int | None


class SessionRow(NamedTuple):
    """One session of a browser, and the token that it was opened with."""

    expires_at: int
    token: TokenRow


class AccessStore:
    """Reads and writes the rows. The tables are made when a token is first kept."""

    def __init__(self, recorder: ChronicleRecorder) -> None:
        self._recorder = recorder
        self._ready = False

    def add_token(self, row: TokenRow) -> None:
        """Keep a token."""
        with self._recorder.writing() as cursor:
            for statement in ACCESS_TABLES:
                self._recorder.execute(cursor, statement)
            sql = f"INSERT INTO access_tokens ({_TOKEN}) VALUES (?,?,?,?,?,?,?)"
            self._recorder.execute(cursor, sql, row)

    def tokens(self) -> list[TokenRow]:
        """Every token there ever was, in the order of making."""
        return self._tokens("1 = 1", [])

    def token(self, hash_: str) -> TokenRow | None:
        """The token with this hash, whatever became of it."""
        return next(iter(self._tokens("hash = ?", [hash_])), None)

    def revoke(self, ids: Sequence[str], at: int) -> None:
        """Let these tokens, and the sessions that they opened, hold no more."""
        with self._recorder.writing() as cursor:
            for token in ids:
                sql = "UPDATE access_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"
                self._recorder.execute(cursor, sql, [at, token])
                self._recorder.execute(
                    cursor, "DELETE FROM access_sessions WHERE token = ?", [token]
                )

    def add_session(self, hash_: str, token: str, now: int, expires_at: int) -> None:
        """Keep a session, and let those go whose time is over."""
        with self._recorder.writing() as cursor:
            self._recorder.execute(
                cursor, "DELETE FROM access_sessions WHERE expires_at <= ?", [now]
            )
            sql = "INSERT INTO access_sessions (hash, token, expires_at) VALUES (?,?,?)"
            self._recorder.execute(cursor, sql, [hash_, token, expires_at])

    def session(self, hash_: str) -> SessionRow | None:
        """The session with this hash, whatever became of its token."""
        if not self._exists():
            return None
        sql = (
            f"SELECT access_sessions.expires_at, {_qualified()} FROM access_sessions "
            "JOIN access_tokens ON access_tokens.id = token WHERE access_sessions.hash = ?"
        )
        with self._recorder.reading() as cursor:
            row = self._recorder.execute(cursor, sql, [hash_]).fetchone()
        return SessionRow(row[0], TokenRow(*row[1:])) if row else None

    def remove_session(self, hash_: str) -> None:
        """Let a session go."""
        with self._recorder.writing() as cursor:
            self._recorder.execute(cursor, "DELETE FROM access_sessions WHERE hash = ?", [hash_])

    def _tokens(self, where: str, params: Sequence[object]) -> list[TokenRow]:
        if not self._exists():
            return []
        sql = f"SELECT {_TOKEN} FROM access_tokens WHERE {where} ORDER BY made_at, id"
        with self._recorder.reading() as cursor:
            return self._rows(cursor, sql, params)

    def _rows(self, cursor: Cursor, sql: str, params: Sequence[object]) -> list[TokenRow]:
        return [TokenRow(*row) for row in self._recorder.execute(cursor, sql, params).fetchall()]

    def _exists(self) -> bool:
        """Whether a token was ever made in this chronicle."""
        self._ready = self._ready or self._recorder.has_table("access_tokens")
        return self._ready


def _qualified() -> str:
    return ", ".join(f"access_tokens.{column}" for column in _TOKEN.split(", "))
