"""What a reader is, and how one is made.

Invariant: a reader is asked with everything that it may know (the text, the names on file,
the day of publication, what is not the article) and changes nothing; a version of a reader
that works without chance gives the same proposals for the same question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from domain.errors import NotFound
from events.drafts import InstrumentDraft, PartyDraft
from events.intake.proposal import Proposal

Span = tuple[int, int]
"""First code point, and the one after the last."""


class Reader(Protocol):
    """Finds facts in a text. `name@version` stands on what it proposes."""

    @property
    def name(self) -> str:
        """`rules`, or the name of a model."""

    @property
    def version(self) -> str:
        """`1`, or the hash of a prompt."""

    @property
    def by_chance(self) -> bool:
        """Whether it may find something else the next time, with nothing changed."""

    def propose(
        self, text: str, *, published: str | None = None, noise: Sequence[Span] = ()
    ) -> list[Proposal]:
        """What the text says, each with the exact slice that says so.

        `published` is EDTF, None where it is not known; nothing is quoted from `noise`.
        """


def families_of(reader: Reader) -> tuple[str, ...] | None:
    """The pattern families it finds things by, its `families`; None if it does not tell them."""
    return getattr(reader, "families", None)


Register = Sequence[PartyDraft | InstrumentDraft]
"""Everybody and everything registered, with all their names and the days of these."""
MakeReader = Callable[[Register], Reader]
"""Makes a reader that knows these names."""


def full_name(reader: Reader) -> str:
    """`rules@1`."""
    return f"{reader.name}@{reader.version}"


def base_name(reader: str) -> str:
    """The name without the version: `rules` of `rules@1`."""
    return reader.partition("@")[0]


def reader_named(readers: Mapping[str, MakeReader], name: str) -> MakeReader:
    """The maker of the reader of this full name. Raises `NotFound` that lists them."""
    if name in readers:
        return readers[name]
    raise NotFound(
        f"There is no reader {name!r}; there are {', '.join(sorted(readers))}.",
        field="reader",
        nearest=sorted(readers),
    )
