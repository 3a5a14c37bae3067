"""Export and import: the same log elsewhere, or nothing; what does not hold is named."""

from __future__ import annotations

import base64
import json
import os
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from domain.errors import ChronicleError, Conflict, InvalidInput, NotFound, NotProven, Redacted
from events.codec import Codec
from events.drafts import DocumentDraft
from events.seal.keys import Keys
from events.seal.notes import PublicKey
from events.seal.seal import Seal
from events.seal.verifying import verify
from events.spans.verifying import verify as verify_documents
from events.store.connect import connect
from events.transfer.exporting import export
from events.transfer.format import LOG, TEXTS, Transferred
from events.transfer.importing import import_folder
from tests.events.intake.proposals.made_up import TEXT, joined, only, put
from tests.given import BY, World, as_bytes

CALL = "paris-call"
SECRET = "the heron of Ostrawende"
Lines = list[dict[str, Any]]


class Exported(NamedTuple):
    """An export, and what made it."""

    folder: Path
    told: Transferred
    key: str
    documents: list[str]
    """Kept, withheld, erased."""


def quiet(_done: int, _total: int) -> None:
    pass


def seal_of(world: World) -> Seal:
    return Seal(world.recorder, world.chronicle.chronicle_id())


def fill(world: World, keys: Path) -> tuple[PublicKey, list[str]]:
    """Facts, a decision, a key, checkpoints, a snapshot, a withheld and an erased document."""
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12", publisher="The Quay")
    put(world, joined())
    world.chronicle.decisions.accept(only(world), BY)
    seal = seal_of(world)
    holder = Keys(world.log, seal.origin)
    noted = holder.add(keys, BY, "first key", lambda size: b"k" * size)
    seal.checkpoint(holder.signer(keys))
    shown = DocumentDraft(
        content=b"a,b\n", title="Shown", retrieved_at="2021-01-01T00:00:00Z", snapshot=True
    )
    documents = [world.chronicle.archive(shown).document]
    for manner in ("withheld", "erased"):
        page = DocumentDraft(content=f"{SECRET}, {manner}".encode(), title=SECRET)
        documents.append(world.chronicle.archive(page).document)
        world.chronicle.redactions.redact(documents[-1], manner, BY, "by request")
    world.fact("declined", actor="norway", instrument=CALL, when="2018-11-13")
    return noted.key, documents


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """One export that tests copy and change."""
    place = tmp_path_factory.mktemp("export")
    with World(f"sqlite:///{place / 'source.db'}") as world:
        key, documents = fill(world, place / "key")
        signer = Keys(world.log, seal_of(world).origin).signer(place / "key")
        told = export(seal_of(world), place / "out", quiet, signer=signer)
    return Exported(place / "out", told, str(key), documents)


@pytest.fixture
def target(database_url: str) -> Iterator[Callable[..., Transferred]]:
    """Imports a folder into an empty database, on either kind."""
    with closing(connect(database_url, lambda: 0, create=True)) as recorder:

        def run(folder: Path, **more: Any) -> Transferred:
            return import_folder(recorder, Codec(), folder, quiet, **more)

        yield run


@pytest.mark.parametrize("source", ["sqlite_url", "postgres_url"])
def test_the_same_chronicle_elsewhere(
    request: pytest.FixtureRequest, tmp_path: Path, source: str
) -> None:
    """From one database to the other kind: bytes, root, state, words, keys, proofs, tombstones."""
    other = {"sqlite_url": "postgres_url", "postgres_url": "sqlite_url"}[source]
    with World(request.getfixturevalue(source)) as first:
        _, documents = fill(first, tmp_path / "key")
        first.projector.catch_up()
        seen: list[tuple[int, int]] = []
        told = export(seal_of(first), tmp_path / "out", lambda *at: seen.append(at))
        assert seen[-1] == (first.position, first.position)
        with closing(connect(request.getfixturevalue(other), lambda: 0, create=True)) as recorder:
            done = import_folder(recorder, Codec(), tmp_path / "out", quiet)
        assert done == told
        with World(request.getfixturevalue(other)) as second:
            second.projector.catch_up()
            assert second.recorder.read(0, 1000) == first.recorder.read(0, 1000)
            assert second.state() == first.state()
            seal = seal_of(second)
            assert seal.root(told.events) == told.root == seal_of(first).root(told.events)
            found = verify(seal, Keys(second.log, seal.origin), quiet)
            assert (found.events, found.findings) == (told.events, ())
            assert found.checkpoints == 1
            (fact, *_) = second.questions.facts().facts
            assert as_bytes(second.questions.audit(fact.fact)) == as_bytes(
                first.questions.audit(fact.fact)
            )
            assert second.content.about(documents[0]) == first.content.about(documents[0])
            for gone in documents[1:]:
                with pytest.raises(Redacted):
                    second.content.text_of(gone)
            checked = verify_documents(second.recorder, Codec(), quiet, _unsound)
            assert (checked.withheld, checked.erased) == (1, 1)
            again = DocumentDraft(content=TEXT.encode(), publisher="The Quay")
            assert not second.chronicle.archive(again).new
            second.fact("joined", actor="iceland", instrument=CALL, when="2018-11-14")


def _unsound(finding: Any) -> None:
    pytest.fail(finding.text)


def test_what_goes_from_a_chronicle_is_in_no_export(exported: Exported) -> None:
    """Neither withheld nor erased words, in no spelling; the others are there."""
    raw = b"".join(path.read_bytes() for path in exported.folder.iterdir())
    for number in range(3):
        coded = base64.b64encode(b" " * number + SECRET.encode())[4:-4]
        assert coded not in raw
    assert SECRET.encode() not in raw
    assert base64.b64encode(TEXT.encode()) in raw
    assert exported.told.texts == len((exported.folder / TEXTS).read_text().splitlines())


def test_an_export_without_texts_verifies_and_cannot_be_read(
    tmp_path: Path, sqlite_url: str, target: Callable[..., Transferred], database_url: str
) -> None:
    """Root and state are the same; an audit has no words, and says of no tombstone."""
    with World(f"{sqlite_url}.source") as first:
        fact = first.fact("joined", actor="japan", instrument=CALL, when="2018")
        first.projector.catch_up()
        export(seal_of(first), tmp_path / "out", quiet, with_texts=False)
        state = first.state()
    assert [path.name for path in (tmp_path / "out").iterdir()] == [LOG]
    assert target(tmp_path / "out").texts is None
    with World(database_url) as second:
        second.projector.catch_up()
        assert second.state() == state
        audit = second.questions.audit(fact)
        assert (audit.quote, audit.source.redaction, audit.source.sha256) == (None, None, None)
        with pytest.raises(NotFound, match="not kept in this chronicle"):
            second.content.text_of(audit.fact.document)
        found: list[Any] = []
        checked = verify_documents(second.recorder, Codec(), quiet, found.append)
        assert (checked.quotes["missing"], [each.kind for each in found]) == (1, ["missing"])
        assert "words of 1 documents are not kept here" in found[0].text
        with second.recorder.writing() as cursor:
            second.recorder.execute(cursor, "UPDATE texts SET document = 'another'")
        assert verify_documents(second.recorder, Codec(), quiet, found.append).findings > 1


def test_an_export_is_whole_or_not_there(tmp_path: Path, sqlite_url: str) -> None:
    """What fails half-way, or finds a log that was tampered with, leaves nothing behind."""
    with World(sqlite_url) as world:
        world.fact("joined", actor="japan", instrument=CALL, when="2018")

        def full(_done: int, _total: int) -> None:
            raise OSError(28, os.strerror(28))

        with pytest.raises(ChronicleError, match="No space left"):
            export(seal_of(world), tmp_path / "out", full)
        with world.recorder.writing() as cursor:
            world.recorder.execute(cursor, "UPDATE stored_events SET topic = 'x' WHERE position=2")
        with pytest.raises(NotProven, match="verify log"):
            export(seal_of(world), tmp_path / "out", quiet)
        with world.recorder.writing() as cursor:
            world.recorder.execute(cursor, "DELETE FROM stored_events WHERE position = 3")
        with pytest.raises(NotProven, match="Event 3 is missing"):
            export(seal_of(world), tmp_path / "out", quiet)
        assert not [path for path in tmp_path.iterdir() if "out" in path.name]
        (tmp_path / "out").mkdir()
        with pytest.raises(Conflict, match="name a new folder"):
            export(seal_of(world), tmp_path / "out", quiet)
        with pytest.raises(InvalidInput, match="No folder can be made"):
            export(seal_of(world), tmp_path / "none" / "out", quiet)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE texts SET content = content || X'20'", "not as they were archived"),
        ("UPDATE texts SET content = X'20'", "the text of d1-.* does not open its commitment"),
        ("UPDATE originals SET source = 'x'", "d1-.* is not from the source that is named"),
        ("UPDATE seal_checkpoints SET size = size - 1", "it is filed as one of"),
    ],
)
def test_what_could_not_be_imported_is_not_exported(
    tmp_path: Path, sqlite_url: str, statement: str, words: str
) -> None:
    """A backup that cannot be taken in again is none; without texts the log goes out."""
    with World(sqlite_url) as world:
        fill(world, tmp_path / "key")
        with world.recorder.writing() as cursor:
            world.recorder.execute(cursor, statement)
        with pytest.raises(NotProven, match=words):
            export(seal_of(world), tmp_path / "out", quiet)


def changed(exported: Exported, tmp_path: Path, change: Callable[[Lines, Lines], None]) -> Path:
    """A copy of the export with its lines changed."""
    files = [
        [json.loads(line) for line in (exported.folder / name).read_text().splitlines()]
        for name in (LOG, TEXTS)
    ]
    change(*files)
    (tmp_path / "changed").mkdir()
    for name, lines in zip((LOG, TEXTS), files, strict=True):
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (tmp_path / "changed" / name).write_text(text)
    return tmp_path / "changed"


def _edit(log: Lines, _texts: Lines) -> None:
    line = next(line for line in log if line.get("topic") == "joined")
    line["state"] = line["state"].replace('"actor":"japan"', '"actor":"chile"')


def _later(log: Lines, _texts: Lines) -> None:
    log[5]["recorded_at"] += 1


def _swap(log: Lines, _texts: Lines) -> None:
    log[3], log[4] = log[4], log[3]


def _double(log: Lines, _texts: Lines) -> None:
    log.insert(4, log[3])


def _take(log: Lines, _texts: Lines) -> None:
    del log[4]


def _take_last(log: Lines, _texts: Lines) -> None:
    del log[-2]


def _cut(log: Lines, _texts: Lines) -> None:
    del log[-1]


def _lie(log: Lines, _texts: Lines) -> None:
    log[0]["events"] -= 1


def _renumber(log: Lines, _texts: Lines) -> None:
    """An event is taken out, and everything that counts is made to fit."""
    del log[-2]
    log[0]["events"] -= 1


def _double_version(log: Lines, _texts: Lines) -> None:
    log[6]["stream"], log[6]["version"] = log[5]["stream"], log[5]["version"]


def _topic(log: Lines, _texts: Lines) -> None:
    log[4]["topic"] = "invented"


def _format(log: Lines, _texts: Lines) -> None:
    log[0]["format"] = "chronicle-export/2"


def _other(log: Lines, _texts: Lines) -> None:
    log[0]["chronicle"] = "f" * 32


def _origin(log: Lines, _texts: Lines) -> None:
    notes = log[-1]["checkpoints"]
    log[-1]["checkpoints"] = [notes[0], "0" * 32 + notes[1][32:]]


def _root(log: Lines, _texts: Lines) -> None:
    first, _, rest = log[-1]["checkpoints"][0].partition("\n")
    size, _, rest = rest.partition("\n")
    _, _, rest = rest.partition("\n")
    log[-1]["checkpoints"][0] = f"{first}\n{size}\n{base64.b64encode(bytes(32)).decode()}\n{rest}"


def _signature(log: Lines, _texts: Lines) -> None:
    note = log[-1]["checkpoints"][0]
    log[-1]["checkpoints"][0] = note[:-20] + ("A" if note[-20] != "A" else "B") + note[-19:]


def _unsigned(log: Lines, _texts: Lines) -> None:
    log[-1]["checkpoints"][0] = log[-1]["checkpoints"][0].split("\n\n")[0] + "\n\n"


def _no_checkpoint(log: Lines, _texts: Lines) -> None:
    log[-1]["checkpoints"].pop()


def _field(log: Lines, _texts: Lines) -> None:
    log[4]["note"] = "added"


def _number(log: Lines, _texts: Lines) -> None:
    log[4]["version"] = 2**63


def _year(log: Lines, _texts: Lines) -> None:
    log[4]["replayed_at"] = 2**60


def _nul(log: Lines, _texts: Lines) -> None:
    log[4]["stream"] = "a\0b"


def _nul_within(log: Lines, _texts: Lines) -> None:
    line = next(line for line in log if "publisher" in line.get("state", ""))
    line["state"] = line["state"].replace("The Quay", "The \\u0000uay")


def _source(_log: Lines, texts: Lines) -> None:
    texts[1]["source"] = "Elsewhere\n"


def _text_gone(_log: Lines, texts: Lines) -> None:
    del texts[1]


def _text_edited(_log: Lines, texts: Lines) -> None:
    texts[1]["content"] += " "


def _bytes_edited(_log: Lines, texts: Lines) -> None:
    texts[1]["original"] = base64.b64encode(b"forged").decode()


def _text_twice(_log: Lines, texts: Lines) -> None:
    texts[2] = texts[1]


def _stranger(_log: Lines, texts: Lines) -> None:
    texts[1]["document"] = "d1-0"


def _revived(log: Lines, texts: Lines) -> None:
    erased = next(line for line in log if line.get("topic") == "text-redacted")
    texts[1]["document"] = erased["stream"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_edit, "Checkpoint 1 of log.jsonl"),
        (_later, "Checkpoint 1 of log.jsonl"),
        (_swap, "Line 4 of log.jsonl holds event 4 where event 3 was expected"),
        (_double, "Line 5 of log.jsonl holds event 3 a second time"),
        (_take, "Line 5 of log.jsonl holds event 5 where event 4 was expected"),
        (_take_last, "the log ends there"),
        (_cut, "cut short"),
        (_lie, "it was added to"),
        (_renumber, "no checkpoint of all"),
        (_double_version, "recorded twice"),
        (_topic, "Line 5 of log.jsonl: event 4 cannot be read"),
        (_format, "this program reads chronicle-export/1"),
        (_other, "does not open the chronicle ffff"),
        (_origin, "it is of the chronicle 0000"),
        (_root, "Checkpoint 1 of log.jsonl"),
        (_signature, "The signature of the checkpoint"),
        (_unsigned, "not signed"),
        (_no_checkpoint, "no checkpoint of all"),
        (_field, "Line 5 of log.jsonl: expected event 4"),
        (_number, "Line 5 of log.jsonl: expected event 4, but that is none"),
        (_year, "Line 5 of log.jsonl: expected event 4"),
        (_nul, "Line 5 of log.jsonl: expected event 4"),
        (_nul_within, "holds U+0000"),
        (_source, "is not from the source that is named"),
        (_text_gone, "texts.jsonl has"),
        (_text_edited, "Line 2 of texts.jsonl: the text of d1-"),
        (_bytes_edited, "Line 2 of texts.jsonl: the bytes of d1-"),
        (_text_twice, "Line 3 of texts.jsonl holds d1-"),
        (_stranger, "no event archived a document 'd1-0'"),
        (_revived, "were withheld at position"),
    ],
)
def test_what_does_not_hold_is_named(
    exported: Exported, tmp_path: Path, sqlite_url: str, change: Any, words: str
) -> None:
    """The first thing, with its line where it has one; and nothing is imported."""
    folder = changed(exported, tmp_path, change)
    with closing(connect(sqlite_url, lambda: 0, create=True)) as recorder:
        with pytest.raises((NotProven, InvalidInput)) as caught:
            import_folder(recorder, Codec(), folder, quiet)
        assert words in caught.value.detail
        if recorder.has_chronicle:
            assert recorder.head().position == 0
            for table in ("originals", "texts"):
                with recorder.reading() as cursor:
                    counted = recorder.execute(cursor, f"SELECT count(*) FROM {table}")
                    assert counted.fetchone() == (0,)
        import_folder(recorder, Codec(), exported.folder, quiet)  # and it can be done over


@pytest.mark.parametrize("name", [LOG, TEXTS])
def test_files_that_are_cut_are_refused(
    exported: Exported, tmp_path: Path, sqlite_url: str, name: str
) -> None:
    """Cut at any of some places, a line's end among them, or missing."""
    whole = {each: (exported.folder / each).read_bytes() for each in (LOG, TEXTS)}
    ends = [place + 1 for place, byte in enumerate(whole[name]) if byte == 10][:-1]
    cuts = [0, 10, *ends[::3], len(whole[name]) // 2, len(whole[name]) - 1]
    folder = tmp_path / "cut"
    folder.mkdir()
    with closing(connect(sqlite_url, lambda: 0, create=True)) as recorder:
        for each, content in whole.items():
            (folder / each).write_bytes(content)
        for cut in cuts:
            (folder / name).write_bytes(whole[name][:cut])
            with pytest.raises((NotProven, InvalidInput)):
                import_folder(recorder, Codec(), folder, quiet)
        (folder / name).write_bytes(
            b'{"format":' + b"[" * 100_000
        )  # no end, and deeper than can be read
        with pytest.raises((NotProven, InvalidInput)):
            import_folder(recorder, Codec(), folder, quiet)
        (folder / name).unlink()
        with pytest.raises((NotProven, InvalidInput)):
            import_folder(recorder, Codec(), folder, quiet)


def test_lines_may_be_formatted_anew(exported: Exported, tmp_path: Path, sqlite_url: str) -> None:
    """Spaces, order of fields and escapes of the JSON around an event are not what is sealed."""
    folder = changed(exported, tmp_path, lambda _log, _texts: None)
    assert (folder / LOG).read_bytes() != (exported.folder / LOG).read_bytes()
    with closing(connect(sqlite_url, lambda: 0, create=True)) as recorder:
        assert import_folder(recorder, Codec(), folder, quiet) == exported.told


def test_the_key_can_be_given(exported: Exported, target: Callable[..., Transferred]) -> None:
    """The last checkpoint is held against it, before anything is read or written."""
    stranger = PublicKey(exported.told.chronicle, bytes(range(32)))
    with pytest.raises(NotProven, match="is signed by key"):
        target(exported.folder, public_key=stranger)
    told = target(exported.folder, public_key=PublicKey.parse(exported.key))
    assert told == exported.told
    assert told.signed_by == PublicKey.parse(exported.key).id.hex()


def test_a_chronicle_is_not_imported_over(
    exported: Exported, target: Callable[..., Transferred]
) -> None:
    """A database that holds one stays as it is."""
    target(exported.folder)
    with pytest.raises(Conflict, match="holds a chronicle already"):
        target(exported.folder)


def test_memory_does_not_grow_with_the_log(tmp_path: Path, sqlite_url: str) -> None:
    """Four times as many events take about as much memory, out and in."""
    peaks = []
    for number in (3_000, 12_000):
        with World(f"{sqlite_url}.{number}") as world:
            for first in range(0, number, 1000):
                world.chronicle.register([_party(each) for each in range(first, first + 1000)], BY)
            tracemalloc.start()
            export(seal_of(world), tmp_path / f"out{number}", quiet)
            with closing(connect(f"{sqlite_url}.to{number}", lambda: 0, create=True)) as recorder:
                import_folder(recorder, Codec(), tmp_path / f"out{number}", quiet)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


def _party(number: int) -> Any:
    from events.drafts import PartyDraft

    return PartyDraft(id=f"p{number}", kind="state", name=f"Party {number}")
