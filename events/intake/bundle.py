"""A bundle: documents, parties, instruments and facts in one file, to be recorded together.

Invariant: a bundle that was read is whole and well-shaped: nothing cut off, nothing
unknown, no key twice, every document's bytes at hand. What its facts say is checked
when it is recorded (`events.intake.recording`). The format is described for its
users in docs/bundle.md; a change of it gets a new number.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from domain.errors import InvalidInput
from events.documents import MAX_BYTES
from events.drafts import DocumentDraft, FactDraft, InstrumentDraft, PartyDraft
from events.intake.problems import Problems
from events.intake.spelling import Items, items_of

_MAX_KEY = 200
Shape = TypeVar("Shape", bound=Struct)


class BundledDocument(NamedTuple):
    """A document under the key by which the bundle's facts cite it."""

    key: str
    draft: DocumentDraft


class Bundle(Struct, frozen=True, kw_only=True):
    """What a bundle holds, each sort in the order of the file."""

    documents: tuple[BundledDocument, ...] = ()
    parties: tuple[PartyDraft, ...] = ()
    instruments: tuple[InstrumentDraft, ...] = ()
    facts: tuple[FactDraft, ...] = ()
    lines: dict[str, tuple[int, ...]] = {}
    """For each sort the line of each item; empty where the bundle is one JSON object."""


class _Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document as a bundle spells it: its text, or the file that holds it."""

    key: str
    file: str | None = None
    text: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    retrieved_at: str | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None
    syndication: str | None = None


def read_bundle(path: str | Path) -> Bundle:
    """The bundle in this file, with the documents it names by file.

    Raises `InvalidInput` for every way in which the file can be wrong; the error
    names the line or the place (`facts[3].when`) of what is.
    """
    path = Path(path)
    return bundle_of(_text(path), path.parent)


def bundle_of(text: str, folder: Path | None) -> Bundle:
    """The bundle spelled by `text`; `folder` is where its documents' files are, if anywhere.

    Raises `InvalidInput` as `read_bundle` does.
    """
    items = items_of(text)
    problems = Problems(items.lines)
    documents = list(_documents(items.raw["documents"], folder, problems))
    parties = _shaped(PartyDraft, "parties", items, problems)
    instruments = _shaped(InstrumentDraft, "instruments", items, problems)
    facts = _shaped(FactDraft, "facts", items, problems)
    problems.raise_any()
    _refuse_doubles("documents", "key", [document.key for document in documents], problems)
    _refuse_doubles("parties", "id", [party.id for party in parties], problems)
    _refuse_doubles("instruments", "id", [instrument.id for instrument in instruments], problems)
    problems.raise_any()
    return Bundle(
        documents=tuple(documents),
        parties=tuple(parties),
        instruments=tuple(instruments),
        facts=tuple(facts),
        lines=items.lines,
    )


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(
            f"The bundle {path} is not UTF-8: byte {error.start} is "
            f"0x{error.object[error.start]:02x}. Convert it first, for example with "
            "iconv -t UTF-8."
        ) from error
    except (OSError, ValueError) as error:
        raise InvalidInput(f"The bundle {path} cannot be read: {_why(error)}.") from error


def _shaped(cls: type[Shape], sort: str, items: Items, problems: Problems) -> list[Shape]:
    shaped = []
    for place, item in enumerate(items.raw[sort]):
        try:
            shaped.append(_converted(cls, item))
        except InvalidInput as error:
            problems.add(sort, place, error)
    return shaped


def _converted(cls: type[Shape], item: Any) -> Shape:
    try:
        return msgspec.convert(item, cls)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
        raise InvalidInput(f"{what}.", field=where.strip(".`") or None) from error


def _documents(
    raw: list[Any], folder: Path | None, problems: Problems
) -> Iterator[BundledDocument]:
    for place, item in enumerate(raw):
        try:
            yield _document(_converted(_Document, item), folder)
        except InvalidInput as error:
            problems.add("documents", place, error)


def _document(said: _Document, folder: Path | None) -> BundledDocument:
    if not 0 < len(said.key) <= _MAX_KEY or said.key.startswith("d1-"):
        raise InvalidInput(
            f"{said.key!r} cannot be a key: use 1 to {_MAX_KEY} characters that do not start "
            "with 'd1-', as the ids of archived documents do.",
            field="key",
        )
    if (said.file is None) == (said.text is None):
        what = "neither file nor text" if said.file is None else "both file and text"
        raise InvalidInput(f"The document {said.key!r} has {what}; give one of them.")
    content = _content(said.file, folder) if said.file is not None else str(said.text).encode()
    about = {name: getattr(said, name) for name in said.__struct_fields__[3:]}
    return BundledDocument(said.key, DocumentDraft(content=content, **about))


def _content(file: str, folder: Path | None) -> bytes:
    if folder is None:
        raise InvalidInput("This bundle has no folder; give the document's text.", field="file")
    try:
        root = folder.resolve(strict=True)
        path = (root / file).resolve()
        if "\\" in file or Path(file).is_absolute() or not path.is_relative_to(root):
            raise InvalidInput(
                f"{file!r} is outside the bundle's folder; give a path below it, with '/'.",
                field="file",
            )
        if not path.is_file():
            raise InvalidInput(f"There is no file {file!r} beside the bundle.", field="file")
        if path.stat().st_size > MAX_BYTES:
            raise InvalidInput(
                f"{file!r} has {path.stat().st_size:,} bytes; at most {MAX_BYTES:,} are archived.",
                field="file",
            )
        return path.read_bytes()
    except (OSError, RuntimeError, ValueError) as error:
        raise InvalidInput(f"{file!r} cannot be read: {_why(error)}.", field="file") from error


def _refuse_doubles(sort: str, field: str, keys: list[str], problems: Problems) -> None:
    first: dict[str, int] = {}
    for place, key in enumerate(keys):
        if first.setdefault(key, place) != place:
            problems.add(
                sort,
                place,
                InvalidInput(f"{key!r} stands at {sort}[{first[key]}] already.", field=field),
            )


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
