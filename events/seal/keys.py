"""Signing keys: the secret in a file of its own, the public half in the log.

Invariant: a private key is never in the database, and no message quotes one. At each
position one key is in force, or none; which one, the log says, so a checkpoint of n events
is to be signed by the key that was in force at position n.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from domain.errors import Conflict, InvalidInput, Unavailable
from events.codec import Undecodable
from events.log import Log, New
from events.record import KeyAdded, KeyRetired
from events.saying import said
from events.seal.notes import PublicKey, Signer
from events.store.recorder import Cursor

STREAM = "signing-key"
SECRET_SIZE = 32


class KeyNoted(NamedTuple):
    """Which key came in force, or was retired, and where the log says so."""

    key: PublicKey
    position: int
    replaced: PublicKey | None


class KeySpan(NamedTuple):
    """Since which position a key is in force; None if none is."""

    since: int
    key: PublicKey | None


class Keys:
    """The keys of one chronicle, by what its log says."""

    def __init__(self, log: Log, chronicle: str) -> None:
        self._log = log
        self._chronicle = chronicle

    def history(self, cursor: Cursor | None = None) -> list[KeySpan]:
        """Which key was in force since which position, the oldest first.

        Inside a transaction, if its cursor is given. Raises `Unavailable` if an event about
        keys cannot be read.
        """
        spans = []
        for row in self._log.recorder.read_stream(STREAM, cursor):
            try:
                event = self._log.codec.decode(row.topic, row.state)
            except Undecodable as error:
                raise Unavailable(
                    f"The keys cannot be read: event {row.position} is damaged. {error.detail}"
                ) from error
            if isinstance(event, KeyAdded):
                key = PublicKey(self._chronicle, bytes.fromhex(event.public_key))
                spans.append(KeySpan(row.position, key))
            else:
                spans.append(KeySpan(row.position, None))
        return spans

    def in_force(self, size: int) -> PublicKey | None:
        """The key that signs the first `size` events; None if there was none then."""
        return in_force(self.history(), size)

    def add(self, path: Path, by: str, reason: str, entropy: Callable[[int], bytes]) -> KeyNoted:
        """Make a key, keep its secret at `path`, and put it in force in the place of the last.

        Raises `Conflict` if there is a file at `path`: a key is never written over.
        """
        signer = Signer(self._chronicle, entropy(SECRET_SIZE))
        public = signer.public
        event = said(KeyAdded, by, reason, public_key=public.key.hex())
        with self._log.writing() as write:
            history = write.stream(STREAM)
            write_secret(path, signer)
            try:
                (place,) = write.append([New(STREAM, len(history) + 1, event)])
            except BaseException:
                path.unlink()
                raise
        # a commit that fails may be on disk all the same: then the file is all there is of the key
        before = history[-1] if history else None
        replaced = (
            PublicKey(self._chronicle, bytes.fromhex(before.public_key))
            if isinstance(before, KeyAdded)
            else None
        )
        return KeyNoted(public, place.position, replaced)

    def retire(self, by: str, reason: str) -> KeyNoted:
        """From here on nothing is signed. Raises `Conflict` if no key is in force."""
        with self._log.writing() as write:
            history = write.stream(STREAM)
            last = history[-1] if history else None
            if not isinstance(last, KeyAdded):
                raise Conflict("No key is in force, so none can be retired.")
            event = said(KeyRetired, by, reason, public_key=last.public_key)
            (place,) = write.append([New(STREAM, len(history) + 1, event)])
        key = PublicKey(self._chronicle, bytes.fromhex(last.public_key))
        return KeyNoted(key, place.position, None)

    def signer(self, path: Path) -> Signer:
        """The private key in a file, if it is the one in force.

        Raises `InvalidInput` for a file that cannot be read or holds no key, and
        `Conflict` for a key that is not in force, or of another chronicle.
        """
        found = read_secret(path)
        key = in_force(self.history(), self._log.head().position)
        if found.public != key:
            expected = f"key {key.id.hex()} is" if key else "no key is"
            raise Conflict(
                f"{path} holds key {found.public.id.hex()} of {found.public.name}, but in this "
                f"chronicle {expected} in force. Nothing was signed.",
                field="key",
            )
        return found


def in_force(history: list[KeySpan], size: int) -> PublicKey | None:
    """The last key that the first `size` events put in force."""
    found = None
    for span in history:
        if span.since <= size:
            found = span.key
    return found


def write_secret(path: Path, signer: Signer) -> None:
    """Keep a private key in a new file that its owner alone can read; on disk when it returns."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(signer.secret())
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise Conflict(
            f"There is a file at {path}; a key is never written over. Give another path.",
            field="key",
        ) from None
    except OSError as error:
        raise InvalidInput(
            f"The key cannot be kept at {path}: {error.strerror}. Nothing was recorded.",
            field="key",
        ) from error


def read_secret(path: Path) -> Signer:
    """The private key in a file. Raises `InvalidInput` if there is none."""
    try:
        content = path.read_text()
    except (OSError, UnicodeDecodeError) as error:
        said_why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise InvalidInput(
            f"The key file {path} cannot be read: {said_why}.", field="key"
        ) from error
    return Signer.parse(content)
