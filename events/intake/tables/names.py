"""Who is on file under which name, and the id that a new name gets.

Invariant: a name or code fits only if it is the same to the character; a likeness
never decides. The same name always gives the same id.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple, Protocol

from domain.names import MAX_ID

_WORDS = re.compile(r"[a-z0-9]+")
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
_HASH = 8


class Registered(Protocol):
    """What the names are taken from: one registered party or instrument."""

    @property
    def id(self) -> str: ...
    @property
    def sort(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...
    @property
    def codes(self) -> Mapping[str, str]: ...


class _Key(NamedTuple):
    sort: str
    scheme: str
    """The scheme of a code; empty for ids, names and aliases."""
    value: str


class Names:
    """The registered names, as they stood when they were read."""

    def __init__(self, registered: Iterable[Registered] = ()) -> None:
        self._ids: dict[_Key, set[str]] = {}
        self._names: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._codes: dict[str, Mapping[str, str]] = {}
        for entity in registered:
            self._names[entity.id] = entity.name
            self._kinds[entity.id] = entity.kind
            self._codes[entity.id] = entity.codes
            for name in (entity.id, entity.name, *entity.aliases):
                self._ids.setdefault(_Key(entity.sort, "", name), set()).add(entity.id)
            for scheme, code in entity.codes.items():
                self._ids.setdefault(_Key(entity.sort, scheme, code), set()).add(entity.id)

    def find(self, sort: str, value: str, scheme: str = "") -> list[str]:
        """The ids of the parties (`party`) or instruments (`instrument`) known as `value`."""
        return sorted(self._ids.get(_Key(sort, scheme, value), ()))

    def other_code(self, entity: str, codes: Mapping[str, str]) -> bool:
        """Whether it is on file with another code than `codes` has in the same scheme."""
        known = self._codes.get(entity, {})
        return any(known.get(scheme, code) != code for scheme, code in codes.items())

    def name(self, entity: str) -> str | None:
        """The registered name behind an id; None if the id is free."""
        return self._names.get(entity)

    def kind(self, entity: str) -> str | None:
        """The kind that it is registered as; None if the id is free."""
        return self._kinds.get(entity)


def slug(name: str, prefix: str = "") -> str:
    """The id of a new entity: the words of its name in ASCII, after the prefix.

    A name with no such words, or with too many, gets a piece of its SHA-256 at the end.
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold()).translate(_PLAIN)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = _WORDS.findall(plain)
    start = [prefix] if prefix else []
    made = "-".join(start + words)
    if words and len(made) <= MAX_ID:
        return made
    cut = "-".join(start + words)[: MAX_ID - _HASH - 1].strip("-")
    end = sha256(name.encode()).hexdigest()[:_HASH]
    return f"{cut}-{end}" if cut else f"x-{end}"
