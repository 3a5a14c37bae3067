"""The check of a certificate by the public key alone: no database, no network, no read tables.

Invariant: what is returned was proven, all of it; otherwise `NotProven` names the first thing
that does not hold. The order is that of docs/certificates.md: the bytes, the key and its
signature, the clocks, the events in the tree, the facts, the words, the snapshot.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

import msgspec
from msgspec import Struct

from domain.errors import NotProven
from domain.policy import POLICIES
from events.seal import signed
from events.seal.certificates import enclosed
from events.seal.certificates.enclosed import Proven
from events.seal.certificates.shape import ABOUT, FORMAT, NAME, Answered, Certificate
from events.seal.notes import Checkpoint, Note, PublicKey

_decode = msgspec.json.Decoder(Certificate).decode
_decode_answer = msgspec.json.Decoder(Answered).decode


class Checked(NamedTuple):
    """A certificate that holds: what was asked and answered, and all that was proven under it."""

    certificate: Certificate
    answer: Answered
    checkpoint: Checkpoint
    proven: Proven


class _Format(Struct):
    format: str = ""


def check(file: bytes, key: PublicKey) -> Checked:
    """Check the bytes of a certificate. Raises `NotProven` with the first thing that fails."""
    statement = signed.read(NAME, file)
    certificate = _shaped(statement.content)
    note = Note.parse(certificate.checkpoint)
    _check_note(note, key)
    note.verify(key)
    signed.verify(NAME, statement, key)
    answer = _shaped_answer(certificate)
    _check_question(certificate, answer)
    proven = enclosed.prove(certificate, answer, note.checkpoint)
    _check_time(answer, proven)
    _check_snapshot(certificate)
    return Checked(certificate, answer, note.checkpoint, proven)


def _shaped(content: bytes) -> Certificate:
    try:
        found = msgspec.json.decode(content, type=_Format).format
        if found == FORMAT:
            certificate = _decode(content)
            if signed.canonical(certificate) != content:
                raise NotProven(f"The certificate lacks members of {FORMAT} that may be null.")
            return certificate
    except msgspec.MsgspecError as error:
        raise NotProven(f"The certificate is not of the shape of {FORMAT}: {error}.") from error
    raise NotProven(f"The certificate is of the format {found!r}; this program knows {FORMAT}.")


def _shaped_answer(certificate: Certificate) -> Answered:
    try:
        return _decode_answer(certificate.answer)
    except msgspec.MsgspecError as error:
        raise NotProven(f"The answer of the certificate is none: {error}.") from error


def _check_note(note: Note, key: PublicKey) -> None:
    if note.text != note.checkpoint.text or len(note.signatures) > 1:
        raise NotProven(
            "The checkpoint of the certificate has more than its lines and a signature."
        )
    if note.checkpoint.origin != key.name:
        raise NotProven(
            f"The certificate is of the chronicle {note.checkpoint.origin}, "
            f"but the key is one of {key.name}."
        )


def _check_question(certificate: Certificate, answer: Answered) -> None:
    """That question, answer and snapshot speak of the same, at the same clocks."""
    question, snapshot = certificate.question, certificate.snapshot
    if certificate.about != ABOUT:
        raise NotProven("The certificate says something else about what it certifies.")
    for name, said in (("known_at", answer.position), ("valid_on", answer.valid_on)):
        asked, read = getattr(question, name), getattr(snapshot, name)
        if not asked == said == read:
            raise NotProven(
                f"The clocks differ: the question's {name} is {asked}, the answer's {said}, "
                f"the snapshot's {read}."
            )
    if answer.answers != {question.kind}:
        said = " and ".join(sorted(answer.answers)) or "nothing"
        raise NotProven(f"The question is {question.kind!r}, but the answer is one to {said}.")
    for name in ("instrument", "party", "aspect", "sources"):
        if getattr(question, name) != getattr(answer, name):
            raise NotProven(
                f"The answer is to another question: its {name} is {getattr(answer, name)!r}, "
                f"that of the question {getattr(question, name)!r}."
            )
    if answer.policy != certificate.policy or answer.policy not in POLICIES:
        raise NotProven(
            f"The answer was decided by version {answer.policy} of the rules, the certificate "
            f"says {certificate.policy}; this program knows {', '.join(map(str, POLICIES))}."
        )


def _check_time(answer: Answered, proven: Proven) -> None:
    """That the times of the recorded-time clock are those of the event at its position."""
    last = proven.events.get(answer.position)
    if answer.position and last is None:
        raise NotProven(f"Event {answer.position}, which gives the answer its time, is missing.")
    times = (last.recorded_at, last.replayed_at) if last else (None, None)
    said = (_microseconds(answer.known_at), _microseconds(answer.replayed_at))
    if said != times:
        raise NotProven(
            f"The clocks differ: the answer says {answer.known_at}, but event {answer.position} "
            f"was recorded at another time ({times[0]} µs since 1970)."
        )


def _check_snapshot(certificate: Certificate) -> None:
    question, snapshot = certificate.question, certificate.snapshot
    party = question.party if question.kind == "snapshot" else None
    if (snapshot.instrument, snapshot.party, snapshot.sources) != (
        question.instrument, party, question.sources
    ):  # fmt: skip
        raise NotProven("The snapshot is not the one that the question is read from.")
    if question.kind == "snapshot":
        given = sha256(certificate.answer).hexdigest()
        if given != snapshot.sha256:
            raise NotProven(
                f"The snapshot's SHA-256 is {given}, the certificate says {snapshot.sha256}."
            )


def _microseconds(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        since = datetime.fromisoformat(text) - _EPOCH
    except (ValueError, TypeError) as error:  # the latter for a time without its zone
        raise NotProven(f"The answer's time {text!r} is none.") from error
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00Z")
