"""Who may do what: tokens with scopes, and the sessions of browsers that were opened with one.

Invariant: a secret is shown once, when it is made, and kept only as a hash; a token that was
revoked or has expired opens nothing, and neither does a session that it opened.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, get_args

from domain.errors import ChronicleError, InvalidInput, NotFound
from events.store.access import AccessStore, TokenRow

Scope = Literal["read", "record", "review", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""What a token may be for. Each may also read; `admin` may do everything."""
PREFIX = "chronicle_"
"""What every token begins with, so that a scanner for leaked secrets can know one."""
SESSION = 12 * 3600
"""Seconds for which a session lasts."""
_MAX_NAME = 500
_SECRET = 32  # bytes: 256 bits need no slow hash, nobody can guess them
_SECOND = 1_000_000


class NotAuthenticated(ChronicleError):
    """No token was given, or one that opens nothing."""

    type = "not-authenticated"
    title = "A token is needed"


class NotAllowed(ChronicleError):
    """Who asks is known, and may not do this."""

    type = "not-allowed"
    title = "This token may not do that"


class Holder(NamedTuple):
    """Who holds a token, and what it is for."""

    token: str
    """The token's id, which is no secret."""
    name: str
    """Who records with it: kept with all that is recorded."""
    scopes: frozenset[str]

    def may(self, scope: Scope) -> bool:
        """Whether the token is for this."""
        return scope == "read" or scope in self.scopes or "admin" in self.scopes


class Issued(NamedTuple):
    """A token that was just made; its secret can never be shown again."""

    secret: str
    row: TokenRow


class Session(NamedTuple):
    """A browser that is signed in."""

    secret: str
    holder: Holder
    expires_at: int

    @property
    def csrf(self) -> str:
        """What a form of this session carries, and no other site can know."""
        return hmac.digest(self.secret.encode(), b"csrf", "sha256").hex()


class Access:
    """The tokens and sessions of one chronicle. Safe to use from several threads."""

    def __init__(
        self, store: AccessStore, *, entropy: Callable[[int], bytes], clock: Callable[[], int]
    ) -> None:
        self._store = store
        self._entropy = entropy
        self._clock = clock

    def issue(self, name: str, scopes: Sequence[Scope], days: int | None = None) -> Issued:
        """Make a token for somebody, for good or for so many days.

        Several tokens may be of one name. Raises `InvalidInput` for a name that cannot
        stand beside what is recorded, and where no scope is given.
        """
        name = name.strip()
        if not 0 < len(name) <= _MAX_NAME or not name.isprintable():
            raise InvalidInput(
                f"A token is of somebody: give a name of 1 to {_MAX_NAME} printable characters.",
                field="name",
            )
        if not scopes:
            raise InvalidInput(f"Say what it is for: {', '.join(SCOPES)}.", field="scope")
        secret = PREFIX + self._random()
        hashed = _hash(secret)
        now = self._clock()
        expires_at = None if days is None else now + days * 86400 * _SECOND
        words = " ".join(scope for scope in SCOPES if scope in scopes)
        row = TokenRow(hashed[:12], hashed, name, words, now, expires_at, None)
        self._store.add_token(row)
        return Issued(secret, row)

    def tokens(self) -> list[TokenRow]:
        """Every token there ever was, in the order of making."""
        return self._store.tokens()

    def in_force(self, row: TokenRow) -> bool:
        """Whether a token opens anything now."""
        expired = row.expires_at is not None and row.expires_at <= self._clock()
        return row.revoked_at is None and not expired

    def revoke(self, which: str) -> list[TokenRow]:
        """Revoke the token of this id, or all tokens of this name; those that it was.

        Raises `NotFound` if none that is in force is meant.
        """
        rows = [row for row in self.tokens() if self.in_force(row)]
        meant = [r for r in rows if r.id == which] or [r for r in rows if r.name == which]
        if not meant:
            known = tuple(f"{row.id} ({row.name})" for row in rows)
            listed = f" There are {', '.join(known)}." if known else ""
            raise NotFound(
                f"No token in force has the id or name {which!r}.{listed}",
                field="token",
                nearest=known,
            )
        self._store.revoke([row.id for row in meant], self._clock())
        return meant

    def holder(self, secret: str) -> Holder | None:
        """Who holds this secret of a token; None if it opens nothing."""
        row = self._store.token(_hash(secret))
        return _holder(row) if row is not None and self.in_force(row) else None

    def sign_in(self, secret: str) -> Session:
        """Open a session for whoever holds this token. Raises `NotAuthenticated`."""
        holder = self.holder(secret.strip())
        if holder is None:
            raise NotAuthenticated(
                "This token is not known here, was revoked or has expired.", field="token"
            )
        session, now = self._random(), self._clock()
        expires_at = now + SESSION * _SECOND
        self._store.add_session(_hash(session), holder.token, now, expires_at)
        return Session(session, holder, expires_at)

    def session(self, secret: str) -> Session | None:
        """The session with this secret; None if it is over, or its token is."""
        row = self._store.session(_hash(secret))
        if row is None or row.expires_at <= self._clock() or not self.in_force(row.token):
            return None
        return Session(secret, _holder(row.token), row.expires_at)

    def sign_out(self, session: Session) -> None:
        """End a session."""
        self._store.remove_session(_hash(session.secret))

    def _random(self) -> str:
        return base64.urlsafe_b64encode(self._entropy(_SECRET)).rstrip(b"=").decode()


def _holder(row: TokenRow) -> Holder:
    return Holder(row.id, row.name, frozenset(row.scopes.split()))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
