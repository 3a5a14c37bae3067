"""What is on file by words: parties and instruments by their names, facts, archived texts.

Invariant: names and facts are found as known at the position asked about. Words of sources
are given as they may be given now: nothing of what is withheld or erased, whatever the
position; so a result is no answer, and is never kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, literal, or_, select

from domain.errors import InvalidInput, NotFound, Redacted
from domain.names import fold, words
from events.registry import FACT_KINDS
from events.store.passages import Place
from events.text_index import TextIndex
from projections.questions import answers
from projections.questions.clocks import Pin
from projections.questions.facts import shown
from projections.questions.finding import nearest
from projections.questions.sources import EVERYTHING
from projections.questions.view import View
from projections.questions.wording import verb_of

SORTS = ("party", "instrument", "fact", "document")
LONGEST = 200
"""Characters of a query."""
_AROUND = 120
_DEEPEST = 500


class EntityFound(Struct, frozen=True, kw_only=True):
    """A party or instrument that goes by such a name."""

    id: str
    kind: str
    name: str
    matched: str
    """The name that fits best, which may be an alias."""


class DocumentFound(Struct, frozen=True, kw_only=True):
    """A document whose title or text holds the words."""

    document: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    passage: str | None
    """The words with what stands around them; None where only the title holds them."""
    start: int | None
    """Where the passage starts in the text, in code points."""
    end: int | None


class SearchResults(answers.Pinned, frozen=True, kw_only=True):
    """What was found of each sort, the most fitting first; facts the newest first."""

    query: str
    parties: tuple[EntityFound, ...]
    instruments: tuple[EntityFound, ...]
    facts: tuple[answers.FactView, ...]
    documents: tuple[DocumentFound, ...]
    more: dict[str, int]
    """By sort of which there is more: what to give as `after` to get it."""
    nearest: tuple[str, ...]
    """Where nothing was found: names that are spelled alike."""


def search(
    view: View,
    query: str,
    known_at: str | int | None,
    sorts: Sequence[str],
    after: int,
    limit: int,
) -> SearchResults:
    """See `Questions.search`."""
    _refuse(query, sorts)
    clock = view.pin(known_at)
    found: dict[str, list[Any]] = {sort: [] for sort in SORTS}
    for sort in sorts:
        if sort == "document":
            found[sort] = _documents(view, query, clock.position, after, limit + 1)
        elif sort == "fact":
            found[sort] = _facts(view, query, clock, after, limit + 1)
        else:
            found[sort] = _entities(view, query, sort, clock.position)[after : after + limit + 1]
    more = {
        sort: found[sort][limit - 1].position if sort == "fact" else after + limit
        for sort in sorts
        if len(found[sort]) > limit
    }
    cut = {sort: tuple(items[:limit]) for sort, items in found.items()}
    near = nearest(view, query, ("party", "instrument")) if not any(cut.values()) else ()
    return SearchResults(
        query=query, parties=cut["party"], instruments=cut["instrument"], facts=cut["fact"],
        documents=cut["document"], more=more, nearest=tuple(near), valid_on=None,
        **clock.fields(),
    )  # fmt: skip


def _refuse(query: str, sorts: Iterable[str]) -> None:
    if not words(query):
        raise InvalidInput("Give at least one word to search for.", field="q")
    if len(query) > LONGEST:
        raise InvalidInput(
            f"The query has {len(query)} characters; {LONGEST} at most are read.", field="q"
        )
    for sort in sorts:
        if sort not in SORTS:
            raise InvalidInput(
                f"{sort!r} is nothing to search for; there is {', '.join(SORTS)}.", field="sort"
            )


def _entities(view: View, query: str, sort: str, position: int) -> list[EntityFound]:
    """By the name that fits best: exactly, by its beginning, by its words; then the shorter."""
    entities, names = view.model.entities.c, view.model.names.c
    key = fold(query)
    chosen = (
        select(entities.id, names.name, names.folded)
        .join(view.model.names, names.entity == entities.id)
        .where(entities.sort == sort, names.known_from <= position)
        .where(or_(entities.id == query.strip(), _named(view, key.split())))
    )
    canonical = view.identities(position).canonical
    best: dict[str, tuple[int, int, str]] = {}
    for entity, name, folded in view.connection.execute(chosen):
        exact = folded == key or entity == query.strip()
        rank = 0 if exact else 1 if folded.startswith(key) else 2
        who = canonical(entity)
        best[who] = min(best.get(who, (3, 0, "")), (rank, len(name), name))
    order = sorted(best, key=lambda who: (*best[who], who))[: _DEEPEST * 2]
    query_ids = select(entities.id, entities.kind, entities.name).where(entities.id.in_(order))
    about = {row.id: row for row in view.connection.execute(query_ids)}
    return [
        EntityFound(id=e, kind=about[e].kind, name=about[e].name, matched=best[e][2]) for e in order
    ]


def _named(view: View, keys: Sequence[str]) -> ColumnElement[bool]:
    """Rows of names in which every word begins some word of the name."""
    folded = literal(" ").concat(view.model.names.c.folded)
    fitting = [folded.contains(f" {key}", autoescape=True) for key in keys]
    return and_(True, *fitting)


def _facts(view: View, query: str, clock: Pin, before: int, limit: int) -> list[answers.FactView]:
    """Those of which every word names one who plays a role, or the kind; the newest first."""
    facts = view.model.facts
    chosen = select(facts).where(facts.c.position <= clock.position)
    if before:
        chosen = chosen.where(facts.c.position < before)
    for word in words(query):
        chosen = chosen.where(_of_fact(view, word, clock.position))
    return list(shown(view, chosen.order_by(facts.c.position.desc()), clock, EVERYTHING, limit))


def _of_fact(view: View, word: str, position: int) -> ColumnElement[bool]:
    facts, names, roles = view.model.facts.c, view.model.names.c, view.model.fact_roles.c
    named = select(names.entity).where(_named(view, [word]), names.known_from <= position)
    kinds = [k for k in FACT_KINDS if any(w.startswith(word) for w in words(f"{k} {verb_of(k)}"))]
    return or_(
        facts.party.in_(named),
        facts.instrument.in_(named),
        facts.position.in_(select(roles.position).where(roles.entity.in_(named))),
        facts.kind.in_(kinds),
    )


def _documents(
    view: View, query: str, position: int, after: int, limit: int
) -> list[DocumentFound]:
    """By the passage that fits best; what is withheld or erased is left out."""
    places: dict[str, list[Place]] = {}
    for place in TextIndex(view.log, view.content).find(query, _DEEPEST):
        places.setdefault(place.document, []).append(place)
    table = view.model.documents.c
    known = select(table.document, table.publisher, table.published, table.url).where(
        table.document.in_(places), table.position <= position
    )
    about = {row.document: row for row in view.connection.execute(known)}
    found: list[DocumentFound] = []
    for document in [d for d in places if d in about]:
        try:
            found.append(_document(view, about[document], places[document], words(query)))
        except (NotFound, Redacted):
            continue
        if len(found) == after + limit:
            break
    return found[after:]


def _document(
    view: View, about: Any, places: Sequence[Place], wanted: Sequence[str]
) -> DocumentFound:
    _, title = view.content.about(about.document)
    place = next((place for place in places if place.starts is not None), None)
    passage: dict[str, Any] = {"passage": None, "start": None, "end": None}
    if place is not None and place.starts is not None and place.ends is not None:
        text = view.content.text_of(about.document).content
        start, end = _around(text, place.starts, place.ends, wanted)
        passage = {"passage": text[start:end], "start": start, "end": end}
    return DocumentFound(
        document=about.document, title=title, publisher=about.publisher,
        published=about.published, url=about.url, **passage,
    )  # fmt: skip


def _around(text: str, starts: int, ends: int, wanted: Sequence[str]) -> tuple[int, int]:
    """The first of the words in a passage with what stands around it, cut between words."""
    lowered = text[starts:ends].casefold()
    places = [lowered.find(word) for word in wanted]
    first = starts + min([at for at in places if at >= 0], default=0)
    start, end = max(starts, first - _AROUND), min(ends, first + 2 * _AROUND)
    if start > starts:
        start = text.find(" ", start, first) + 1 or start
    if end < ends:
        end = max(text.rfind(" ", first, end), start + 1)
    return start, end
