"""Roots and proofs from the tables of the seal, beside the definitions over all leaves."""

from __future__ import annotations

from random import Random

import pytest

from domain.errors import InvalidInput, NotProven
from domain.merkle import verify_consistency, verify_inclusion
from events.seal.seal import Seal
from events.store.growing import AT_ONCE
from tests.domain.test_merkle import mth, path, subproof
from tests.events.seal.sealed import Sealed

SIZE = 700


def leaves(sealed: Sealed) -> list[bytes]:
    """All leaf hashes of the log."""
    return [row.leaf_hash for row in sealed.world.recorder.read(0, 100_000)]


def test_every_kind_of_place_has_its_proof(sealed: Sealed) -> None:
    """At sizes around the ends of tiles, roots and proofs are those of RFC 9162."""
    sealed.grow(SIZE, batch=97)
    known = leaves(sealed)
    sizes = [1, 2, 3, 255, 256, 257, 511, 512, 513, 640, 699, 700]
    with sealed.seal.tree() as tree:
        assert tree.size == SIZE
        assert tree.root(0) == mth([])
        for size in sizes:
            root = mth(known[:size])
            assert tree.root(size) == root
            for position in {1, size // 2 + 1, size}:
                proof = tree.inclusion(position, size)
                assert list(proof) == path(position - 1, known[:size])
                verify_inclusion(known[position - 1], position - 1, size, proof, root)
            for first in (each for each in sizes if each <= size):
                proof = tree.consistency(first, size)
                assert list(proof) == subproof(first, known[:size], True)
                verify_consistency(first, size, proof, mth(known[:first]), root)


def test_proofs_while_the_log_grows(sealed_here: Sealed) -> None:
    """However the log grew, the tree is that of its leaves; every size stays as it was."""
    rng = Random(7)
    roots = {}
    for _ in range(25):
        sealed_here.grow(sealed_here.world.position + rng.choice([1, 2, 30, 255, 256, 300]))
        size = sealed_here.world.position
        roots[size] = sealed_here.seal.root(size)
    known = leaves(sealed_here)
    with sealed_here.seal.tree() as tree:
        for size, root in roots.items():
            assert tree.root(size) == root == mth(known[:size])
        last = max(roots)
        for position in rng.sample(range(1, last + 1), 50):
            proof = tree.inclusion(position, last)
            verify_inclusion(known[position - 1], position - 1, last, proof, roots[last])


def test_a_tree_of_three_levels(sealed_here: Sealed) -> None:
    """Beyond 65,536 events there is a tile of tiles of tiles; its proofs hold."""
    sealed_here.grow(66_200, batch=5000)
    known = leaves(sealed_here)
    root = sealed_here.seal.root(66_200)
    assert root == mth(known)
    positions = [1, 256, 65_536, 65_537, 66_199, 66_200]
    for position, proof in zip(
        positions, sealed_here.seal.inclusions(positions, 66_200), strict=True
    ):
        verify_inclusion(known[position - 1], position - 1, 66_200, proof, root)
    proof = sealed_here.seal.consistency(65_000, 66_200)
    verify_consistency(65_000, 66_200, proof, mth(known[:65_000]), root)
    assert sealed_here.sql("SELECT width FROM seal_tiles WHERE level = 2") == [(1,)]
    assert sealed_here.findings() == []


@pytest.mark.parametrize(("position", "size"), [(0, 5), (6, 5), (-1, 5)])
def test_no_proof_of_what_is_not_there(sealed_here: Sealed, position: int, size: int) -> None:
    """A position outside the tree is refused, and the refusal says what there is."""
    sealed_here.grow(5)
    with pytest.raises(InvalidInput, match="give 1 to 5"):
        sealed_here.seal.inclusion(position, size)


@pytest.mark.parametrize(("first", "second"), [(0, 5), (4, 3)])
def test_no_consistency_with_nothing(sealed_here: Sealed, first: int, second: int) -> None:
    """An empty tree, or a later one, is not what a tree extends."""
    sealed_here.grow(5)
    with pytest.raises(InvalidInput, match="do not begin with"):
        sealed_here.seal.consistency(first, second)


def test_no_tree_of_the_future(sealed_here: Sealed) -> None:
    """There is no root of more events than there are."""
    with pytest.raises(InvalidInput, match="1 events are sealed"):
        sealed_here.seal.root(2)


def test_an_append_and_its_seal_are_one_write(sealed: Sealed) -> None:
    """A write that fails leaves neither events nor any of their seal."""
    sealed.grow(200)

    def fail() -> None:
        with sealed.world.recorder.writing() as cursor:
            sealed.world.recorder.sealing(cursor).append(200, [bytes(32)] * 100)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (sealed.seal.size(), sealed.findings()) == (200, [])
    sealed.grow(300)
    assert sealed.findings() == []


def unseal(sealed: Sealed) -> None:
    """Make the chronicle one that is older than its seal."""
    for table in ("seal_tiles", "seal_frontier", "seal_checkpoints"):
        sealed.sql(f"DROP TABLE {table}")
    sealed.world.recorder._has_seal = False  # as in a process that starts now
    sealed.seal = Seal(sealed.world.recorder, sealed.origin)


def test_an_old_chronicle_is_not_sealed(sealed: Sealed) -> None:
    """Before its first append it has no proofs, and verification does not pass it over."""
    sealed.grow(300)
    root = sealed.seal.root(300)
    unseal(sealed)
    with pytest.raises(NotProven, match="chronicle seal"):
        sealed.seal.root(300)
    verified = sealed.verified()
    assert (verified.unsealed, verified.root) == (300, root)
    (finding,) = verified.findings
    assert finding[:2] == ("seal", 1)
    assert finding.text.startswith("Events 1 to 300 are not sealed")
    sealed.seal.catch_up(lambda *_: None)
    assert sealed.findings() == []


def test_an_old_chronicle_is_sealed_by_its_next_append(sealed: Sealed) -> None:
    """All that was on file before is sealed with what is appended."""
    sealed.grow(600)
    root = sealed.seal.root(600)
    unseal(sealed)
    sealed.grow(601)
    assert (sealed.seal.size(), sealed.seal.root(600)) == (601, root)
    assert sealed.findings() == []


def test_sealing_is_resumed(sealed_here: Sealed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted, it keeps what it has; appends go on in between and are sealed in their turn."""
    assert AT_ONCE >= 256
    monkeypatch.setattr("events.store.growing.AT_ONCE", 300)
    sealed_here.grow(1000)
    root = sealed_here.seal.root(1000)
    unseal(sealed_here)

    class Interrupted(Exception):
        pass

    def interrupt(done: int, total: int) -> None:
        assert (done, total) == (300, 1000)
        raise Interrupted

    with pytest.raises(Interrupted):
        sealed_here.seal.catch_up(interrupt)
    assert sealed_here.verified().unsealed == 700
    sealed_here.grow(1003)
    assert sealed_here.seal.size() == 600
    with pytest.raises(InvalidInput, match="403 more wait to be sealed"):
        sealed_here.seal.root(1000)
    seen = list[tuple[int, int]]()
    sealed_here.seal.catch_up(lambda done, total: seen.append((done, total)))
    assert seen == [(900, 1003), (1003, 1003)]
    assert sealed_here.seal.root(1000) == root
    assert sealed_here.findings() == []
