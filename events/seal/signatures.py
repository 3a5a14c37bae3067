"""Checkpoints that were kept, in the database or elsewhere, held against the log.

Invariant: a checkpoint holds if it is of this chronicle, is signed by the key that was in
force at its size, and has the root that the events give. Of those that do not, each is
told once, with the first thing that does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from domain.errors import NotProven
from events.seal.findings import Finding
from events.seal.keys import KeySpan, in_force
from events.seal.notes import Note, PublicKey


class Given(NamedTuple):
    """A checkpoint to be checked: where it is from, the note or why it is none."""

    where: str
    size: int
    """How many events it is of; 0 if it cannot be read."""
    note: Note | None
    fault: str
    witness: bool


def given(kept: Sequence[tuple[int, str]], witnessed: Sequence[str]) -> list[Given]:
    """The checkpoints of the database, by (size, note), and those of a witness, in its order."""
    found = [read_note(f"The kept checkpoint of size {size}", note, False) for size, note in kept]
    for each, (size, _) in zip(found, kept, strict=True):
        if each.note is not None and each.size != size:
            found[found.index(each)] = each._replace(
                fault=f"it is filed as one of {size} events, but says {each.size}"
            )
    return found + [
        read_note(f"Checkpoint {number} of the witness", note, True)
        for number, note in enumerate(witnessed, 1)
    ]


def check(
    notes: Sequence[Given],
    origin: str,
    history: list[KeySpan],
    last: int,
    root: Callable[[int], bytes],
) -> list[Finding]:
    """A finding for each checkpoint that does not hold of a log with these roots.

    Where several give another root, a fork or a rewritten log, the first of them is named
    and the others are counted.
    """
    found = list[Finding]()
    forks: dict[bool, list[Finding]] = {False: [], True: []}
    for each in notes:
        fault = each.fault or (each.note and _signature(each.note, origin, history, each.witness))
        if fault:
            found.append(_finding(each, fault))
        elif each.size > last:
            fault = f"it is of {each.size} events, but the log ends at {last}: some were taken away"
            found.append(_finding(each, fault))
        elif each.note and each.note.checkpoint.root != root(each.size):
            fault = (
                f"the first {each.size} events give the root {root(each.size).hex()}, "
                f"not {each.note.checkpoint.root.hex()}"
            )
            forks[each.witness].append(_finding(each, fault))
    for first, *others in filter(None, forks.values()):
        text = f"{first.text} Nor do {len(others)} others." if others else first.text
        found.append(first._replace(text=text))
    return found


def vouched(notes: Sequence[Given], key: PublicKey, last: int, root: Callable[[int], bytes]) -> int:
    """The most events of which a checkpoint holds that this key signed; 0 if none does."""
    return max((each.size for each in notes if _vouches(each, key, last, root)), default=0)


def _vouches(each: Given, key: PublicKey, last: int, root: Callable[[int], bytes]) -> bool:
    if each.note is None or each.fault or each.size > last:
        return False
    try:
        each.note.verify(key)
    except NotProven:
        return False
    return each.note.checkpoint.root == root(each.size)


def read_note(where: str, content: str, witness: bool) -> Given:
    """A checkpoint as it was found there; one of a witness need not be signed."""
    if not isinstance(content, str):
        return Given(where, 0, None, "it is no text", witness)
    try:
        note = Note.parse(content)
    except NotProven as error:
        return Given(where, 0, None, error.detail.rstrip("."), witness)
    size = note.checkpoint.size
    return Given(f"{where} ({size} events)" if witness else where, size, note, "", witness)


def _signature(note: Note, origin: str, history: list[KeySpan], witness: bool) -> str:
    """What is wrong with a note by itself; empty if nothing is."""
    if note.checkpoint.origin != origin:
        return f"it is of the chronicle {note.checkpoint.origin}, not of {origin}"
    if witness and not note.signatures:
        return ""  # it proves what it was when it was kept elsewhere, and not who kept it
    key = in_force(history, note.checkpoint.size)
    if key is None:
        return f"no key was in force at position {note.checkpoint.size}"
    try:
        note.verify(key)
    except NotProven as error:
        return error.detail.rstrip(".")
    return ""


def _finding(each: Given, fault: str) -> Finding:
    text = f"{each.where} does not hold: {fault}."
    return Finding("witness" if each.witness else "checkpoint", each.size or None, text)
