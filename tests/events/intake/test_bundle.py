"""Reading a bundle: both spellings, and every way in which a file can be wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.errors import InvalidInput
from events import documents
from events.intake import bundle as bundles
from events.intake.bundle import Bundle, bundle_of, read_bundle
from events.intake.spelling import FORMAT, SINGULAR

TEXT = "Japan joined the Paris Call.\r\nCanada too."
DOCUMENT = {"key": "one", "text": TEXT, "publisher": "Test", "published": "2018-11-12"}
PARTY = {"id": "japan", "kind": "state", "name": "Japan"}
INSTRUMENT = {"id": "paris-call", "kind": "pledge", "name": "Paris Call"}
FACT = {
    "kind": "joined",
    "roles": {"actor": "japan", "instrument": "paris-call"},
    "when": "2018-11-12",
    "citation": {"document": "one", "quote": "Japan joined the Paris Call"},
}
WHOLE: dict[str, Any] = {
    "format": FORMAT,
    "documents": [DOCUMENT],
    "parties": [PARTY],
    "instruments": [INSTRUMENT],
    "facts": [FACT],
}


def lines_of(whole: dict[str, Any]) -> list[str]:
    """The lines of the JSON Lines spelling of a bundle."""
    items = [{SINGULAR[sort]: item} for sort in SINGULAR for item in whole[sort]]
    counts = {sort: len(whole[sort]) for sort in SINGULAR}
    return [json.dumps(x) for x in ({"format": FORMAT}, *items, {"end": counts})]


def refusal(text: str, folder: Path | None = None) -> InvalidInput:
    """The error that a bundle is refused with."""
    with pytest.raises(InvalidInput) as caught:
        bundle_of(text, folder)
    return caught.value


def altered(sort: str, **fields: Any) -> str:
    """The whole bundle as JSON, with fields of its first item of a sort set, or dropped."""
    item = {**WHOLE[sort][0], **fields}
    item = {name: value for name, value in item.items() if value is not ...}
    return json.dumps({**WHOLE, sort: [item]})


def without_lines(bundle: Bundle) -> tuple[Any, ...]:
    return bundle.documents, bundle.parties, bundle.instruments, bundle.facts


def test_both_spellings_say_the_same() -> None:
    """JSON Lines and the JSON object of one content give the same items."""
    whole = bundle_of(json.dumps(WHOLE, indent=2), None)
    lines = bundle_of("\n".join(lines_of(WHOLE)) + "\n", None)
    assert without_lines(whole) == without_lines(lines)
    assert lines.lines == {"documents": (2,), "parties": (3,), "instruments": (4,), "facts": (5,)}


def test_lines_may_come_in_any_order() -> None:
    """A fact may stand before the document it cites; blank lines are passed over."""
    head, *items, end = lines_of(WHOLE)
    shuffled = bundle_of("\n".join([head, *reversed(items), "", end]), None)
    assert without_lines(shuffled) == without_lines(bundle_of(json.dumps(WHOLE), None))


def test_lists_may_be_left_out() -> None:
    """A bundle of parties alone needs no other list."""
    only = bundle_of(json.dumps({"format": FORMAT, "parties": [PARTY]}), None)
    assert [party.id for party in only.parties] == ["japan"]
    assert not only.facts


def test_text_is_kept_to_the_character(tmp_path: Path) -> None:
    """A document's bytes are those of its text or file: no line end is changed."""
    (tmp_path / "two.txt").write_bytes(TEXT.encode())
    whole = {**WHOLE, "documents": [DOCUMENT, {"key": "two", "file": "two.txt"}]}
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    read = read_bundle(path)
    assert [document.draft.content for document in read.documents] == [TEXT.encode()] * 2


def test_a_byte_order_mark_is_no_content(tmp_path: Path) -> None:
    """A file that some editors start with a byte order mark is read all the same."""
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(WHOLE), encoding="utf-8-sig")
    assert len(read_bundle(path).facts) == 1


# --- The file --------------------------------------------------------------------------------


def test_a_bundle_that_is_not_there(tmp_path: Path) -> None:
    """A missing file and a directory are refused with what the system says of them."""
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(InvalidInput, match="cannot be read"):
            read_bundle(path)


def test_a_bundle_that_is_not_utf8(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are refused with the place of the first."""
    path = tmp_path / "bundle.json"
    path.write_bytes(b'{"format": "\xff"}')
    with pytest.raises(InvalidInput, match="not UTF-8: byte 12 is 0xff"):
        read_bundle(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "cut short"),
        ("[]", "is a list; it must be a JSON object"),
        ("null", "is null"),
        ("bundle", "not JSON"),
        (json.dumps(WHOLE) + json.dumps(WHOLE), "not JSON: Extra data"),
        ('{"format": NaN}', "NaN is not a JSON number"),
        ('{"format": "a", "format": "b"}', "'format' stands twice"),
        ("[" * 200_000, "nested too deeply"),
        ('{"a": ' + "9" * 5000 + "}", "cannot be read"),
        ('{"format": "\\u0000"}', "U\\+0000"),
        ('{"format": ["\\ud800"]}', "surrogate"),
        ("{}", "has no format"),
        ('{"format": "chronicle-bundle/2", "facts": []}', "says 'chronicle-bundle/2'"),
        ('{"format": 1}', "says 1"),
        (json.dumps({**WHOLE, "notes": []}), "no field 'notes'"),
        (json.dumps({**WHOLE, "facts": {}}), "facts is an object; it must be a list"),
    ],
)
def test_what_is_no_bundle(text: str, words: str) -> None:
    """What is not JSON, or JSON of another shape, is refused with what it is."""
    with pytest.raises(InvalidInput, match=words):
        bundle_of(text, None)


def test_an_object_that_was_cut_short() -> None:
    """A JSON object that ends anywhere before its end is refused."""
    text = json.dumps(WHOLE)
    for end in range(len(text)):
        assert "cut short" in refusal(text[:end]).detail


def test_lines_that_were_cut_short() -> None:
    """JSON Lines that end anywhere before their end are refused, at a line end too."""
    text = "\n".join(lines_of(WHOLE))
    for end in range(len(text)):
        refusal(text[:end])
    assert "cut short" in refusal(text.rpartition("\n")[0] + "\n").detail


@pytest.mark.parametrize(
    ("at", "line", "words"),
    [
        (1, "{", "line 2: not JSON"),
        (1, "[]", "line 2: expected an object with one of the fields"),
        (1, "{}", "with none"),
        (1, '{"document": {}, "party": {}}', "with 'document', 'party'"),
        (1, '{"documents": []}', "with 'documents'"),
        (4, '{"fact": {"a": 1, "a": 2}}', "line 5 cannot be read: the field 'a' stands twice"),
        (5, '{"end": {"documents": 1}}', "its end says"),
        (5, '{"end": null}', "its end says null"),
        (6, lines_of(WHOLE)[4], "line 7: the bundle has ended"),
    ],
)
def test_a_line_that_is_wrong(at: int, line: str, words: str) -> None:
    """A wrong line is refused by its number."""
    lines = lines_of(WHOLE)
    lines[at : at + 1] = [line]
    assert words in refusal("\n".join(lines)).detail


def test_lines_that_were_lost() -> None:
    """A line missing or doubled in the middle shows in the counts of the end."""
    lines = lines_of(WHOLE)
    for wrong in ([*lines[:2], *lines[3:]], [*lines[:2], lines[1], *lines[2:]]):
        assert "lines were lost or added" in refusal("\n".join(wrong)).detail


# --- The items -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        (altered("facts", when=2018), "facts[0].when", "Expected `str`, got `int`"),
        (altered("facts", when=...), "facts[0]", "missing required field `when`"),
        (altered("facts", day="2018"), "facts[0]", "unknown field `day`"),
        (altered("facts", citation={"document": "one"}), "facts[0].citation", "`quote`"),
        (altered("facts", basis="rumour"), "facts[0].basis", "Invalid enum value"),
        (altered("facts", roles={"actor": 1}), "facts[0].roles[...]", "Expected `str`"),
        (altered("parties", kind="planet"), "parties[0].kind", "planet"),
        (altered("parties", names=[{"name": ""}]), "parties[0].names[0].name", "length >= 1"),
        (altered("instruments", kind="group"), "instruments[0].kind", "group"),
        (altered("documents", key=""), "documents[0].key", "1 to 200 characters"),
        (altered("documents", key="d1-0"), "documents[0].key", "do not start with 'd1-'"),
        (altered("documents", key=...), "documents[0]", "`key`"),
        (altered("documents", content="x"), "documents[0]", "unknown field `content`"),
        (altered("documents", file="a.txt"), "documents[0]", "both file and text"),
        (altered("documents", text=...), "documents[0]", "neither file nor text"),
    ],
)
def test_an_item_of_another_shape(text: str, field: str, words: str) -> None:
    """An item with a wrong, missing or unknown field is refused by its place."""
    error = refusal(text)
    assert error.field == field
    assert words in error.detail
    assert error.detail.startswith(f"{field}: ")


def test_a_wrong_item_of_a_line() -> None:
    """In JSON Lines a wrong item is named by its line and its place."""
    lines = lines_of({**WHOLE, "facts": [FACT, {**FACT, "when": 1}]})
    assert refusal("\n".join(lines)).detail.startswith("line 6, facts[1].when: ")


@pytest.mark.parametrize("sort", ["documents", "parties", "instruments"])
def test_a_key_that_stands_twice(sort: str) -> None:
    """Two documents with one key, or two parties with one id, are refused."""
    error = refusal(json.dumps({**WHOLE, sort: WHOLE[sort] * 2}))
    assert f"stands at {sort}[0] already" in error.detail
    assert error.field == f"{sort}[1].{'key' if sort == 'documents' else 'id'}"


def test_many_wrong_items() -> None:
    """One error shows up to ten problems, and says how many more there are."""
    error = refusal(json.dumps({**WHOLE, "facts": [{**FACT, "when": 1}] * 13}))
    assert error.detail.startswith("The bundle has 13 problems")
    assert error.detail.count("facts[") == 10
    assert error.detail.endswith("… and 3 more.")


# --- The files of documents ------------------------------------------------------------------


def _outside(folder: Path) -> str:
    (folder.parent / "outside.txt").write_text("secret", encoding="utf-8")
    return "../outside.txt"


def _absolute(folder: Path) -> str:
    return str(folder.parent / _outside(folder)[3:])


def _linked(folder: Path) -> str:
    (folder / "link.txt").symlink_to(folder.parent / _outside(folder)[3:])
    return "link.txt"


def _loop(folder: Path) -> str:
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    return "loop.txt"


def _directory(folder: Path) -> str:
    (folder / "sub").mkdir()
    return "sub"


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (_outside, "outside the bundle's folder"),
        (_absolute, "outside the bundle's folder"),
        (_linked, "outside the bundle's folder"),
        (lambda _: "..\\outside.txt", "outside the bundle's folder"),
        (lambda _: "none.txt", "no file 'none.txt'"),
        (lambda _: "", "no file ''"),
        (_directory, "no file 'sub'"),
        (_loop, "loop.txt"),
    ],
)
def test_a_file_that_cannot_be_taken(
    tmp_path: Path, prepare: Callable[[Path], str], words: str
) -> None:
    """A file that is missing, no file, or outside the bundle's folder is refused."""
    folder = tmp_path / "folder"
    folder.mkdir()
    error = refusal(altered("documents", file=prepare(folder), text=...), folder)
    assert words in error.detail
    assert error.field == "documents[0].file"


def test_a_file_below_the_folder(tmp_path: Path) -> None:
    """A file in a folder below the bundle's is taken."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").write_text(TEXT, encoding="utf-8", newline="")
    read = bundle_of(altered("documents", file="texts/../texts/one.txt", text=...), tmp_path)
    assert read.documents[0].draft.content == TEXT.encode()


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is refused without being read."""
    monkeypatch.setattr(bundles, "MAX_BYTES", 10)
    (tmp_path / "one.txt").write_text("x" * 11, encoding="utf-8")
    assert documents.MAX_BYTES == 20_000_000
    error = refusal(altered("documents", file="one.txt", text=...), tmp_path)
    assert "has 11 bytes; at most 10" in error.detail


def test_a_bundle_without_a_folder() -> None:
    """A bundle that came without a folder can hold texts and name no files."""
    assert "no folder" in refusal(altered("documents", file="one.txt", text=...)).detail
