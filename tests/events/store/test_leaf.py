"""The leaf of an event: its bytes, and the hash that commits to them."""

from __future__ import annotations

import hashlib
from base64 import b64decode

from hypothesis import given, settings
from hypothesis import strategies as st

from events.store.leaf import leaf, leaf_hash, leaf_hash_of, spell, spelled_hashes
from events.store.recorder import Row
from tests.events.store.logs import expected_leaf_hash

NUMBERS = st.integers(min_value=0, max_value=2**53 - 1)


def test_golden_leaf() -> None:
    """These are the bytes of one leaf and of its hash; they never change."""
    opened = leaf(1, "chronicle", 1, "chronicle-opened", 1_541_980_800_000_000, None, b"state")
    assert opened == (
        b'["chronicle-leaf/1",1,"chronicle",1,"chronicle-opened",1541980800000000,null,'
        b'"4ba69735ca53765ed6a709edb56c6ea236b7193a3b29a6b390c346f0f4340e4e"]'
    )
    assert leaf_hash(opened).hex() == (
        "f3cfa72f440320e1fb768ab672c4659925e78b6de136586c1b464dcdd84b18cc"
    )


def test_golden_leaf_of_a_replay() -> None:
    """A replayed event's leaf holds the time of the replay in the place of null."""
    replayed = leaf(2, "f1-é", 3, "joined", 1, 2, b"")
    assert (
        replayed
        == (
            '["chronicle-leaf/1",2,"f1-é",3,"joined",1,2,'
            '"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]'
        ).encode()
    )


@settings(deadline=None)
@given(NUMBERS, st.text(), NUMBERS, st.text(), NUMBERS, st.none() | NUMBERS, st.binary())
def test_a_leaf_is_canonical_json(
    position: int,
    stream: str,
    version: int,
    topic: str,
    recorded_at: int,
    replayed_at: int | None,
    state: bytes,
) -> None:
    """The leaf is what an independent implementation of RFC 8785 writes."""
    row = Row(position, stream, version, topic, state, recorded_at, replayed_at, b"")
    ours = leaf(position, stream, version, topic, recorded_at, replayed_at, state)
    assert leaf_hash(ours) == expected_leaf_hash(row)
    assert leaf_hash_of(row) == expected_leaf_hash(row)
    envelope = spell([position, stream, version, topic, recorded_at, replayed_at])
    assert spelled_hashes([(envelope, state, b"")]) == [expected_leaf_hash(row)]


def test_bytes_that_json_spells_like_a_text_are_no_text() -> None:
    """A topic that was made into bytes has another leaf, though JSON would spell it the same."""
    row = (1, "f1-1", 1, "ratified", b"", 1, None, b"")
    forged = (*row[:3], b64decode("ratified"), *row[4:])
    assert leaf_hash_of(forged) != leaf_hash_of(row)


@settings(deadline=None)
@given(st.binary())
def test_the_hash_is_that_of_a_merkle_leaf(content: bytes) -> None:
    """RFC 9162 §2.1.1: a zero byte goes before the leaf, so that no leaf passes for a node."""
    assert leaf_hash(content) == hashlib.sha256(b"\x00" + content).digest()
