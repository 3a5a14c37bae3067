"""The names a model gives, as ids on file or as new ones.

Invariant: an id on file is taken only by a name that the register knows, never by likeness.
Whoever is named stands in the article by the words given; what does not is nobody. A new id
comes from the name alone, so that the same name is the same new party each time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, get_args, get_type_hints

from domain.instruments import InstrumentKind, PartyKind
from domain.names import MAX_ID, fold, slug
from domain.nouns import an
from events.drafts import InstrumentDraft, PartyDraft
from events.entities import Entity
from events.intake.proposal import is_new

Draft = PartyDraft | InstrumentDraft
PARTY_SORTS = frozenset(get_args(get_type_hints(PartyDraft)["kind"]))
INSTRUMENT_SORTS = frozenset(get_args(get_type_hints(InstrumentDraft)["kind"]))
_LONGEST = 200


class Names(Protocol):
    """The names on file, as they are on the day that an article was published."""

    def find(self, name: str) -> Sequence[str]:
        """The ids of those who go by this name, in a fixed order; several where it fits several."""

    def kind(self, entity: str) -> str | None:
        """The kind that this id was registered as, `state`; None if nothing is."""


NamesOn = Callable[[str | None], Names]
"""The names on file on a day of publication, EDTF, or on one that nobody knows."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who plays a role: an id with its kind, a draft if it is new, and what to look at."""

    entity: Entity
    draft: Draft | None = None
    doubt: str | None = None


class Naming:
    """Resolves the names of one article."""

    def __init__(self, names: Names, article: str) -> None:
        """`article` is the text without its noise."""
        self._names = names
        self._article = f" {fold(article)} "
        self._sorts: dict[str, str] = {}  # one name is one new party, of the sort given first

    def stands(self, words: str) -> bool:
        """Whether these words, whole and in this order, stand in the article."""
        folded = fold(words)
        return bool(folded) and f" {folded} " in self._article

    def resolve(
        self, words: str, name: str, sort: str, fits: Callable[[Entity], bool]
    ) -> Resolved | str:
        """Who is meant, or why nobody is; `fits` says who may play the role.

        `words` are those of the sentence, `name` the full name if one was given.
        """
        words = words or name
        if not self.stands(words):
            return f"{words[:80]!r} is not named in the article"
        by_name, by_words = self._on_file(name, fits), self._on_file(words, fits)
        both = [entity for entity in by_name if entity in by_words]
        found = both or by_name or by_words
        if not found:
            return self._new(words, name if self.stands(name) else "", sort, fits)
        if len(found) > 1:
            listed = ", ".join(entity.id for entity in found)
            return f"{name or words!r} may be {listed}: the article does not say which"
        doubt = None
        if by_name and by_words and not both:
            other = ", ".join(entity.id for entity in by_words)
            doubt = f"{words!r} is {other} on file, the model says {found[0].id}"
        return Resolved(found[0], doubt=doubt)

    def _on_file(self, name: str, fits: Callable[[Entity], bool]) -> list[Entity]:
        """Whoever goes by the name and may play the role; all of them if none may."""
        if not fold(name):
            return []
        found = [self._entity(entity) for entity in self._names.find(name)]
        known = [entity for entity in found if entity is not None]
        return [entity for entity in known if fits(entity)] or known

    def _entity(self, entity: str) -> Entity | None:
        kind = self._names.kind(entity)
        return None if kind is None else Entity(entity, _kind(kind))

    def _new(
        self, words: str, name: str, sort: str, fits: Callable[[Entity], bool]
    ) -> Resolved | str:
        called = " ".join((name or words).split())
        if len(called) > _LONGEST:
            return f"{called[:80]!r}… is too long for a name"
        if not _is_name(called, sort):
            return f"{called!r} is no name, and the article gives none for it"
        if sort not in PARTY_SORTS | INSTRUMENT_SORTS:
            return f"the model does not say what sort of party or instrument {called!r} is"
        new = self._new_id(called)
        sort = self._sorts.setdefault(new, sort)
        entity = Entity(new, _kind(sort))
        if not new:
            return f"no id can be made of {called!r}; register it under one of your own"
        if not fits(entity):
            return f"{called!r}, {an(sort)}, cannot play this role"
        fields = {"id": entity.id, "kind": sort, "name": called}
        draft = PartyDraft if sort in PARTY_SORTS else InstrumentDraft
        return Resolved(entity, draft(**fields), is_new(called))  # type: ignore[arg-type]

    def _new_id(self, name: str) -> str:
        """The id that the rules would make, numbered where it is somebody else's; "" for none."""
        wanted = made = slug(name)
        number = 1
        while made and self._names.kind(made) is not None:
            number += 1
            made = f"{wanted[: MAX_ID - 4].strip('-')}-{number}"
        return made


def _kind(kind: str) -> PartyKind | InstrumentKind:
    """A group that is a party is a party; the kind of instrument is what it is joined as."""
    return PartyKind(kind) if kind in PARTY_SORTS else InstrumentKind(kind)


def _is_name(called: str, sort: str) -> bool:
    """Names have a capital or a digit; a group may be no more than "tech companies"."""
    return sort == "group" or any(c.isupper() or c.isdigit() for c in called)
