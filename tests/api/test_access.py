"""Tokens and sessions, on both databases: shown once, kept as hashes, revoked for good."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator

import pytest

from api.access import SCOPES, SESSION, Access, NotAuthenticated
from api.wiring import create
from domain.errors import InvalidInput, NotFound
from events.store.access import AccessStore
from events.store.connect import connect

DAY = 86400 * 1_000_000


class Time:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = DAY

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def time() -> Time:
    """The clock of `access`."""
    return Time()


@pytest.fixture
def access(database_url: str, time: Time) -> Iterator[Access]:
    """The tokens of an empty chronicle: none."""
    create(database_url)
    recorder = connect(database_url, time)
    yield Access(AccessStore(recorder), entropy=os.urandom, clock=time)
    recorder.close()


def test_a_chronicle_without_tokens_lets_nobody_in(access: Access) -> None:
    """Before the first token is made nothing holds, and nothing fails."""
    assert access.tokens() == []
    assert access.holder("chronicle_x") is None
    assert access.session("x") is None
    with pytest.raises(NotFound):
        access.revoke("Ada Example")


def test_a_token_says_who_and_what_for(access: Access) -> None:
    """Whoever shows the secret is known by name; each may read, admin may do everything."""
    issued = access.issue(" Ada Example ", ["review", "record"])
    holder = access.holder(issued.secret)
    assert holder is not None
    assert (holder.name, holder.token) == ("Ada Example", issued.row.id)
    assert [holder.may(scope) for scope in SCOPES] == [True, True, True, False]
    admin = access.holder(access.issue("Root Example", ["admin"]).secret)
    assert admin is not None
    assert all(map(admin.may, SCOPES))


def test_no_secret_is_kept(sqlite_url: str) -> None:
    """The database holds the hash of a token and of a session, and neither of them."""
    create(sqlite_url)
    recorder = connect(sqlite_url, lambda: DAY)
    access = Access(AccessStore(recorder), entropy=os.urandom, clock=lambda: DAY)
    secret = access.issue("Ada Example", ["record"]).secret
    session = access.sign_in(secret).secret
    recorder.close()
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()
    assert "Ada Example" in dump
    assert secret.removeprefix("chronicle_") not in dump
    assert session not in dump


def test_two_tokens_of_one_name_are_revoked_together_or_apart(access: Access) -> None:
    """An id revokes one token, a name all that are left of it."""
    first, second, other = (access.issue(n, ["record"]) for n in ("Ada", "Ada", "Bob"))
    assert [row.id for row in access.revoke(first.row.id)] == [first.row.id]
    assert access.holder(first.secret) is None
    assert access.holder(second.secret) is not None
    assert [row.id for row in access.revoke("Ada")] == [second.row.id]
    assert access.holder(second.secret) is None
    assert access.holder(other.secret) is not None
    with pytest.raises(NotFound, match="Bob"):
        access.revoke("Ada")


def test_a_token_expires(access: Access, time: Time) -> None:
    """After its days it opens nothing, and can no longer be revoked."""
    secret = access.issue("Ada", ["record"], days=2).secret
    time.now += 2 * DAY - 1
    assert access.holder(secret) is not None
    time.now += 1
    assert access.holder(secret) is None
    with pytest.raises(NotFound):
        access.revoke("Ada")


@pytest.mark.parametrize("name", ["", " ", "x" * 501, "Ada\n", "\x1b[31mAda", "Ada\u202e"])
def test_a_name_that_cannot_stand_beside_a_fact_is_refused(access: Access, name: str) -> None:
    """Empty, too long, or with characters that are not shown."""
    if name == "Ada\n":
        name = "A\nda"
    with pytest.raises(InvalidInput):
        access.issue(name, ["record"])
    with pytest.raises(InvalidInput):
        access.issue("Ada", [])


def test_a_session_ends_with_its_time_its_token_or_by_hand(access: Access, time: Time) -> None:
    """Signed in once, a browser is known until the session or its token is over."""
    issued = access.issue("Ada", ["review"])
    signed_out, revoked, expired = (access.sign_in(issued.secret) for _ in range(3))
    known = access.session(revoked.secret)
    assert known == revoked
    assert known.csrf == revoked.csrf != expired.csrf
    access.sign_out(signed_out)
    assert access.session(signed_out.secret) is None
    time.now += SESSION * 1_000_000
    assert access.session(expired.secret) is None
    later = access.sign_in(issued.secret)
    access.revoke("Ada")
    assert access.session(later.secret) is None


def test_only_a_token_signs_in(access: Access) -> None:
    """A secret that is none, or the hash of one, opens no session."""
    issued = access.issue("Ada", ["review"])
    for wrong in ("", "chronicle_", issued.row.hash, issued.secret[:-1], "\ud800"):
        with pytest.raises(NotAuthenticated):
            access.sign_in(wrong)
