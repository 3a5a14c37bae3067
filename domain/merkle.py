"""Merkle trees as of RFC 9162: what their nodes are, which of them prove what, and whether they do.

Invariant: pure arithmetic on hashes. A leaf counts from 0, ranges of leaves are half-open,
every hash has 32 bytes. A proof that does not hold raises `NotProven`, and says at which
step; nothing is ever "almost" proven.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from domain.errors import NotProven

HASH_SIZE = 32
EMPTY_ROOT = sha256(b"").digest()
"""The root of a tree without leaves (§2.1.1)."""


class Node(NamedTuple):
    """A full subtree: of 2^height leaves, the `place`-th of its height, both from 0."""

    height: int
    place: int


Range = tuple[int, int]
"""Leaves from the first up to, not including, the second."""


def node_hash(left: bytes, right: bytes) -> bytes:
    """§2.1.1: the hash of an inner node; the leading 1 keeps a node from passing for a leaf."""
    return sha256(b"\x01" + left + right).digest()


def full_subtrees(start: int, end: int) -> Iterator[Node]:
    """The full subtrees that make up a range which is a subtree of some tree, left to right."""
    while start < end:
        height = (end - start).bit_length() - 1
        yield Node(height, start >> height)
        start += 1 << height


def bagged(hashes: Sequence[bytes]) -> bytes:
    """The root over full subtrees, given from left to right; each is larger than the next."""
    if not hashes:
        return EMPTY_ROOT
    root = hashes[-1]
    for left in reversed(hashes[:-1]):
        root = node_hash(left, root)
    return root


def push(peaks: list[bytes], size: int, leaf: bytes) -> None:
    """Add a leaf to the full subtrees of a tree of `size` leaves, from left to right."""
    while size & 1:
        leaf = node_hash(peaks.pop(), leaf)
        size >>= 1
    peaks.append(leaf)


def inclusion_ranges(index: int, size: int) -> list[Range]:
    """§2.1.3.1: the ranges whose hashes prove that a tree of `size` has leaf `index`, in order."""
    start, end = 0, size
    ranges = []
    while end - start > 1:
        middle = start + (1 << (end - start - 1).bit_length() - 1)  # the largest power below
        if index < middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    return ranges[::-1]


def consistency_ranges(first: int, second: int) -> list[Range]:
    """§2.1.4.1: the ranges whose hashes prove that a tree of `second` extends one of `first`.

    In the order of the proof; `first` is at least 1 and at most `second`.
    """
    start, end = 0, second
    ranges = []
    while first != end:
        middle = start + (1 << (end - start - 1).bit_length() - 1)  # the largest power below
        if first <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    if start:
        ranges.append((start, end))
    return ranges[::-1]


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """§2.1.3.2: raise `NotProven` unless leaf hash `leaf` is the `index`-th under `root`."""
    if not 0 <= index < size:
        raise NotProven(f"A tree of {size} leaves has no leaf {index}; expected 0 to {size - 1}.")
    if any(len(hashed) != HASH_SIZE for hashed in (leaf, root, *proof)):
        raise NotProven(f"A hash of the inclusion proof has not {HASH_SIZE} bytes.")
    place, last, found = index, size - 1, leaf
    for hashed in proof:
        if last == 0:
            raise NotProven(_length("inclusion", len(proof), len(inclusion_ranges(index, size))))
        if place & 1 or place == last:
            found = node_hash(hashed, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, hashed)
        place, last = place >> 1, last >> 1
    if last:
        raise NotProven(_length("inclusion", len(proof), len(inclusion_ranges(index, size))))
    if found != root:
        raise NotProven(
            f"The inclusion proof of leaf {index} leads to the root {found.hex()}, "
            f"not to {root.hex()}."
        )


def verify_consistency(
    first: int, second: int, proof: Sequence[bytes], first_root: bytes, second_root: bytes
) -> None:
    """§2.1.4.2: raise `NotProven` unless the tree of `second` leaves begins with that of `first`.

    A tree without leaves proves nothing about another, so `first` = 0 is refused.
    """
    if not 1 <= first <= second:
        raise NotProven(
            f"A tree of {second} leaves is not proven to extend one of {first}: "
            f"expected 1 to {second}."
        )
    if len(proof) != len(consistency_ranges(first, second)):
        raise NotProven(_length("consistency", len(proof), len(consistency_ranges(first, second))))
    older, newer = _roots(first, second, proof, first_root)
    if older != first_root:
        raise NotProven(
            f"The consistency proof leads to the root {older.hex()} at size {first}, "
            f"not to {first_root.hex()}."
        )
    if newer != second_root:
        raise NotProven(
            f"The consistency proof leads to the root {newer.hex()} at size {second}, "
            f"not to {second_root.hex()}."
        )


def _roots(first: int, second: int, proof: Sequence[bytes], root: bytes) -> tuple[bytes, bytes]:
    """Both roots that a proof of the right length leads to."""
    path = list(proof)
    if first & (first - 1) == 0 or first == second:
        path.insert(0, root)
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    older = newer = path[0]
    for hashed in path[1:]:
        if place & 1 or place == last:
            older, newer = node_hash(hashed, older), node_hash(hashed, newer)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            newer = node_hash(newer, hashed)
        place, last = place >> 1, last >> 1
    return older, newer


def _length(proof: str, given: int, expected: int) -> str:
    return f"The {proof} proof has {given} hashes; expected {expected}. It was cut or added to."
