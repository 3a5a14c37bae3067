"""Merkle trees: roots, proofs and their verification, beside the definitions of RFC 9162."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import merkle
from domain.errors import NotProven

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "merkle"
VECTORS = SHARED / "transparency-dev-merkle" / "testdata"
LEAVES = [sha256(b"\x00" + bytes([number])).digest() for number in range(200)]

ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    2: "a20bf9a7cc2dc8a08f5f415a71b19f6ac427bab54d24eec868b5d3103449953a",
    3: "3b6cccd7e3e023ff393006f030315ee7ad9eb111b022b41fba7e5b7a3973f688",
    7: "3560191803028444b232018ac047fdb561c09c23a7a6876c85e08b5e4d48e9f3",
    8: "ef7f49b620f6c7ea9b963a214da34b5021c6ded8ed57734380a311ab726aa907",
    130: "f05d2f5ef24c72dd70b0a8f28e576b3acaf944c00e014524c47aa42325d7d1c3",
    200: "e2f07a9cf65026ba282cb286d673b564787a64785575ad1aaa74468da02d6161",
}
"""Roots over the leaves 0x00, 0x01, … by size."""
INCLUSION_4_OF_7 = ["9f1afa4dc124cba7", "40d88127d4d31a38", "9bcd51240af40051"]
CONSISTENCY_6_TO_7 = ["4b8c129ed14cce2c", "40d88127d4d31a38", "9bcd51240af40051"]
"""The first eight bytes of each hash."""


def mth(leaves: Sequence[bytes]) -> bytes:
    """§2.1.1, word for word, over leaf hashes."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:])).digest()


def path(m: int, leaves: Sequence[bytes]) -> list[bytes]:
    """§2.1.3.1, word for word."""
    n = len(leaves)
    if n == 1:
        return []
    k = 1
    while k * 2 < n:
        k *= 2
    if m < k:
        return [*path(m, leaves[:k]), mth(leaves[k:])]
    return [*path(m - k, leaves[k:]), mth(leaves[:k])]


def subproof(m: int, leaves: Sequence[bytes], whole: bool) -> list[bytes]:
    """§2.1.4.1, word for word."""
    n = len(leaves)
    if m == n:
        return [] if whole else [mth(leaves)]
    k = 1
    while k * 2 < n:
        k *= 2
    if m <= k:
        return [*subproof(m, leaves[:k], whole), mth(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), mth(leaves[:k])]


def over(leaves: Sequence[bytes], ranges: Sequence[tuple[int, int]]) -> list[bytes]:
    """The hash of each range."""
    return [mth(leaves[start:end]) for start, end in ranges]


def flipped(hashed: bytes) -> bytes:
    return bytes([hashed[0] ^ 1]) + hashed[1:]


def vectors(kind: str) -> list[Any]:
    """The files of one kind, or one that says why there are none."""
    files = sorted((VECTORS / kind).rglob("*.json"))
    if not files:
        absent = pytest.mark.skip(reason=f"the vectors are not at {VECTORS}")
        return [pytest.param(None, marks=absent)]
    return [pytest.param(file, id=str(file.relative_to(VECTORS))) for file in files]


def decoded(vector: dict[str, Any], field: str) -> Any:
    value = vector[field]
    if isinstance(value, list):
        return [base64.b64decode(each) for each in value]
    return base64.b64decode(value) if value else b""


@pytest.mark.parametrize("file", vectors("inclusion"))
def test_inclusion_vectors(file: Path) -> None:
    """Each vector of transparency-dev/merkle is proven or refused as it says."""
    vector = json.loads(file.read_text())
    arguments = (
        decoded(vector, "leafHash"), vector["leafIdx"], vector["treeSize"],
        decoded({"proof": vector["proof"] or []}, "proof"), decoded(vector, "root"),
    )  # fmt: skip
    if vector["wantErr"]:
        with pytest.raises(NotProven):
            merkle.verify_inclusion(*arguments)
    else:
        merkle.verify_inclusion(*arguments)


@pytest.mark.parametrize("file", vectors("consistency"))
def test_consistency_vectors(file: Path) -> None:
    """Each vector is proven or refused as it says."""
    vector = json.loads(file.read_text())
    arguments = (
        vector["size1"], vector["size2"], decoded({"proof": vector["proof"] or []}, "proof"),
        decoded(vector, "root1"), decoded(vector, "root2"),
    )  # fmt: skip
    if vector["wantErr"]:
        with pytest.raises(NotProven):
            merkle.verify_consistency(*arguments)
    else:
        merkle.verify_consistency(*arguments)


@pytest.mark.parametrize(
    ("first", "second"), [(0, 0), (0, 1), (0, 7), (2, 1), (-1, 3)], ids=lambda n: str(n)
)
def test_an_empty_or_larger_first_tree_proves_nothing(first: int, second: int) -> None:
    """An empty tree begins every log, so its root proves nothing; nor does a later one."""
    roots = [mth(LEAVES[: max(0, size)]) for size in (first, second)]
    with pytest.raises(NotProven, match="expected 1 to"):
        merkle.verify_consistency(first, second, [], *roots)


@pytest.mark.parametrize(
    "name",
    [
        "size1-is-zero-and-size2-is-not-zero",
        "sizes-are-equal-zero-and-proof-is-empty",
        "consistency-check-on-empty-tree-size1-is-zero-is-useless",
    ],
)
def test_the_three_vectors_of_an_empty_first_tree(name: str) -> None:
    """RFC 9162 leaves them open; here they are refused for their size, not for a hash."""
    file = VECTORS / "consistency" / "additional" / f"{name}.json"
    if not file.exists():
        pytest.skip(f"the vectors are not at {VECTORS}")
    vector = json.loads(file.read_text())
    with pytest.raises(NotProven, match="not proven to extend one of 0"):
        merkle.verify_consistency(
            vector["size1"], vector["size2"], decoded(vector, "proof"),
            decoded(vector, "root1"), decoded(vector, "root2"),
        )  # fmt: skip


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_known_roots(size: int, root: str) -> None:
    """The roots over the leaves 0x00, 0x01, … are these numbers."""
    peaks: list[bytes] = []
    for place, leaf in enumerate(LEAVES[:size]):
        merkle.push(peaks, place, leaf)
    assert merkle.bagged(peaks).hex() == root


def test_known_proofs() -> None:
    """Hashes of one inclusion and one consistency proof, as numbers."""
    inclusion = over(LEAVES[:7], merkle.inclusion_ranges(4, 7))
    assert [hashed.hex()[:16] for hashed in inclusion] == INCLUSION_4_OF_7
    consistency = over(LEAVES[:7], merkle.consistency_ranges(6, 7))
    assert [hashed.hex()[:16] for hashed in consistency] == CONSISTENCY_6_TO_7


@settings(deadline=None)
@given(st.integers(1, 150), st.data())
def test_inclusion_is_the_naive_path(size: int, data: st.DataObject) -> None:
    """The ranges give the path of the definition, which leads to the root and to no other."""
    index = data.draw(st.integers(0, size - 1))
    proof = over(LEAVES[:size], merkle.inclusion_ranges(index, size))
    root = mth(LEAVES[:size])
    assert proof == path(index, LEAVES[:size])
    merkle.verify_inclusion(LEAVES[index], index, size, proof, root)
    wrong = [
        (flipped(LEAVES[index]), index, size, proof, root),
        (LEAVES[index], index, size, proof, flipped(root)),
        (LEAVES[index], index, size, [*proof, root], root),
        (LEAVES[index], size, size, proof, root),
    ]
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        changed = [*proof[:at], flipped(proof[at]), *proof[at + 1 :]]
        wrong += [
            (LEAVES[index], index, size, proof[:-1], root),
            (LEAVES[index], index, size, changed, root),
        ]
    for arguments in wrong:
        with pytest.raises(NotProven):
            merkle.verify_inclusion(*arguments)


@settings(deadline=None)
@given(st.integers(1, 150), st.data())
def test_consistency_is_the_naive_proof(second: int, data: st.DataObject) -> None:
    """The ranges give the proof of the definition, which leads to both roots and no other."""
    first = data.draw(st.integers(1, second))
    proof = over(LEAVES[:second], merkle.consistency_ranges(first, second))
    roots = mth(LEAVES[:first]), mth(LEAVES[:second])
    assert proof == subproof(first, LEAVES[:second], True)
    merkle.verify_consistency(first, second, proof, *roots)
    wrong = [
        (first, second, proof, flipped(roots[0]), roots[1]),
        (first, second, proof, roots[0], flipped(roots[1])),
        (first, second, [*proof, roots[0]], *roots),
    ]
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        changed = [*proof[:at], flipped(proof[at]), *proof[at + 1 :]]
        wrong += [(first, second, proof[1:], *roots), (first, second, changed, *roots)]
    for arguments in wrong:
        with pytest.raises(NotProven):
            merkle.verify_consistency(*arguments)


@pytest.mark.parametrize("given", [0, 2, 4])
def test_a_truncated_proof_is_called_one(given: int) -> None:
    """A proof of the wrong length is named as such, with how many hashes there should be."""
    proof = over(LEAVES[:7], merkle.inclusion_ranges(0, 7))
    wrong = [*proof, *proof][:given]
    with pytest.raises(NotProven, match=f"has {given} hashes; expected 3"):
        merkle.verify_inclusion(LEAVES[0], 0, 7, wrong, mth(LEAVES[:7]))
