"""The register as the model reader asks it: by the same index of names as the rules.

Invariant: a name finds whoever goes by it on file, by the whole of it: as a name in use when the
article was published, else as a capital or an adjective that stands for a state.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.drafts import InstrumentDraft, PartyDraft
from events.intake.model.naming import NamesOn
from events.intake.reading.names import NameIndex
from events.intake.reading.sentences import plain


def names_of(register: Sequence[PartyDraft | InstrumentDraft]) -> NamesOn:
    """The names of all that is registered, indexed once for many articles."""
    index = NameIndex(register)
    return lambda published: Registered(index, published)


class Registered:
    """`events.intake.model.naming.Names` of an index, on the day an article was published."""

    def __init__(self, index: NameIndex, published: str | None) -> None:
        self._index = index
        self._published = published

    def find(self, name: str) -> Sequence[str]:
        """The ids of those who go by this name, sorted."""
        said = plain(name).strip()
        bare = len(said) - len(said.removeprefix("the ").removeprefix("The "))
        found = {
            naming.known.id
            for mention in self._index.find(said, self._published)
            if mention.start <= bare and mention.end == len(said)
            for naming in mention.namings
        }
        return sorted(found or {known.id for known in self._index.named(name)})

    def kind(self, entity: str) -> str | None:
        """The kind this id was registered as, None if nothing is."""
        known = self._index.known.get(entity)
        return known.kind if known else None
