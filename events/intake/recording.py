"""Recording a bundle: everything is checked first, then written in steps that can be repeated.

Invariant: a bundle with anything wrong in it writes nothing. A recording that was
interrupted has written a part, in whole steps; recording the same bundle again
writes the rest, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from domain.errors import ChronicleError, NotFound
from events.chronicle import Chronicle, FactRecorded
from events.drafts import FactDraft
from events.entities import Draft
from events.intake.bundle import Bundle
from events.intake.problems import Problems
from events.intake.rehearsal import rehearse

CHUNK = 500
"""How many registrations or facts are appended at once, all or none of them."""
Progress = Callable[[int, int, str], None]
"""Called after each step with how many are done, of how many, of what (`facts`)."""
Item = TypeVar("Item")


class Tally(NamedTuple):
    """How many of one sort were new, and how many were on file already."""

    new: int
    on_file: int


class Outcome(NamedTuple):
    """What became of a bundle. A party that only got further names counts as new."""

    documents: dict[str, str]
    """The id of each document, by its key in the bundle."""
    facts: tuple[str, ...]
    """The ids of the facts, in the order of the bundle."""
    tallies: dict[str, Tally]
    """By sort: documents, parties, instruments, facts."""
    copies: dict[str, str]
    """Of those documents that are near copies, by id: the id of the document that came first."""
    withdrawn: tuple[FactRecorded, ...]
    """The facts of the bundle that are on file and count no more: they stay taken back."""


def record_bundle(
    chronicle: Chronicle, bundle: Bundle, by: str, progress: Progress | None = None
) -> Outcome:
    """Check the whole bundle, then archive, register and record it; durable on return.

    Raises `InvalidInput`, `NotFound`, `QuoteMismatch` or `Conflict` before anything is
    written; the error names the places (`facts[3].when`) of up to ten problems.
    """
    check_bundle(chronicle, bundle, by)
    tell = progress or _untold
    documents, copies, archived = _archive(chronicle, bundle, by, tell)
    tallies = {"documents": archived}
    for sort, drafts in _entities(bundle):
        tallies[sort] = _register(chronicle, sort, drafts, by, tell)
    facts = _record(chronicle, bundle, documents, by, tell)
    new = sum(fact.new for fact in facts)
    tallies["facts"] = Tally(new, len(facts) - new)
    gone = tuple(fact for fact in facts if fact.withdrawn is not None)
    return Outcome(documents, tuple(fact.fact for fact in facts), tallies, copies, gone)


def check_bundle(chronicle: Chronicle, bundle: Bundle, by: str) -> None:
    """Raise what `record_bundle` would refuse this bundle for; write nothing."""
    rehearsal = rehearse(chronicle)
    problems = Problems(bundle.lines)
    documents: dict[str, str] = {}
    for place, document in enumerate(bundle.documents):
        try:
            documents[document.key] = rehearsal.archive(document.draft).document
        except ChronicleError as error:
            problems.add("documents", place, error)
    refused = _check_entities(rehearsal, bundle, by, problems)
    keys = {document.key for document in bundle.documents}
    for place, fact in enumerate(bundle.facts):
        if fact.citation.document in keys - documents.keys() or refused & {*fact.roles.values()}:
            continue  # its own problem, if any, cannot be told from that of what it refers to
        try:
            rehearsal.record([_citing(documents, fact)], by)
        except ChronicleError as error:
            problems.add("facts", place, error)
    problems.raise_any()


def _untold(_done: int, _total: int, _what: str) -> None:
    pass


def _entities(bundle: Bundle) -> list[tuple[str, Sequence[Draft]]]:
    return [("parties", bundle.parties), ("instruments", bundle.instruments)]


def _check_entities(rehearsal: Chronicle, bundle: Bundle, by: str, problems: Problems) -> set[str]:
    """Rehearse the registrations; the ids of those that were refused."""
    refused = set()
    for sort, drafts in _entities(bundle):
        for place, draft in enumerate(drafts):
            try:
                rehearsal.register([draft], by)
            except ChronicleError as error:
                problems.add(sort, place, error)
                refused.add(draft.id)
    return refused


def _citing(documents: Mapping[str, str], fact: FactDraft) -> FactDraft:
    """The fact with the id of its document in place of the bundle's key."""
    cited = fact.citation
    if cited.document not in documents:
        if not cited.document.startswith("d1-"):
            raise NotFound(
                f"{cited.document!r} is neither a document of this bundle nor the id of an "
                "archived one (d1-…).",
                field="citation.document",
            )
        return fact
    cited = msgspec.structs.replace(cited, document=documents[cited.document])
    return msgspec.structs.replace(fact, citation=cited)


def _archive(
    chronicle: Chronicle, bundle: Bundle, by: str, tell: Progress
) -> tuple[dict[str, str], dict[str, str], Tally]:
    """The ids of the documents by key, those of the originals by copy, and how many were new."""
    ids, copies, new = dict[str, str](), dict[str, str](), 0
    for done, (key, draft) in enumerate(bundle.documents, start=1):
        archived = chronicle.archive(draft)
        ids[key] = archived.document
        origin = None if draft.snapshot else chronicle.copies.link(archived.document, by)
        if origin is not None:
            copies[archived.document] = origin
        new += archived.new
        tell(done, len(bundle.documents), "documents")
    return ids, copies, Tally(new, len(ids) - new)


def _register(
    chronicle: Chronicle, sort: str, drafts: Sequence[Draft], by: str, tell: Progress
) -> Tally:
    new = 0
    for done, chunk in _chunks(drafts):
        new += sum(inserted.new for inserted in chronicle.register(chunk, by))
        tell(done, len(drafts), sort)
    return Tally(new, len(drafts) - new)


def _record(
    chronicle: Chronicle, bundle: Bundle, documents: Mapping[str, str], by: str, tell: Progress
) -> list[FactRecorded]:
    found: list[FactRecorded] = []
    for done, chunk in _chunks(bundle.facts):
        found += chronicle.record([_citing(documents, fact) for fact in chunk], by)
        tell(done, len(bundle.facts), "facts")
    return found


def _chunks(items: Sequence[Item]) -> Iterator[tuple[int, Sequence[Item]]]:
    """Chunks of `items`, each with how many are done after it."""
    for start in range(0, len(items), CHUNK):
        chunk = items[start : start + CHUNK]
        yield start + len(chunk), chunk
