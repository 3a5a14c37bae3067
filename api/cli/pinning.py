"""The questions whose answers can be certified or cited, as commands of a group.

Each of such groups has `ask`, `roster` and `snapshot` with the options of the questions
themselves, and hands what was asked to one function.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from api.cli.asking import ASPECTS
from api.cli.context import Command, Target, known_at, sources, valid_on

if TYPE_CHECKING:
    from events.pinned import Kind, PinnedQuestion
    from projections.questions import Questions

Option = Callable[[Command], Command]
_ASPECT = click.option("--aspect", type=ASPECTS, help="For a treaty: signature, consent or force.")
_QUESTIONS: dict[Kind, tuple[str, tuple[Any, ...]]] = {
    "ask": (
        "Had PARTY joined INSTRUMENT on that day?",
        (click.argument("party"), click.argument("instrument"), _ASPECT),
    ),
    "roster": (
        "Everybody's answer towards INSTRUMENT on that day.",
        (click.argument("instrument"), _ASPECT),
    ),
    "snapshot": (
        'Every answer for one day: about ABOUT, an instrument or a party, or "all".',
        (
            click.argument("about", default="all"),
            click.option("--instrument", metavar="NAME", help="Only about this instrument."),
            click.option("--party", metavar="NAME", help="Only about this party."),
        ),
    ),
}


class Put(NamedTuple):
    """A question as it was put on the command line."""

    kind: Kind
    valid_on: str
    known_at: str | None
    sources: tuple[str, ...]
    party: str | None = None
    instrument: str | None = None
    aspect: str | None = None
    about: str | None = None

    def pinned(self, questions: Questions) -> PinnedQuestion:
        """The question with its names and clocks resolved."""
        return questions.pinned(
            self.kind,
            self.valid_on,
            self.known_at,
            party=self.party,
            instrument=self.instrument,
            aspect=self.aspect,
            sources=self.sources or None,
            about=None if self.about == "all" else self.about,
        )


def add_questions(group: click.Group, run: Callable[..., None], *options: Any) -> None:
    """Give a group its three commands; each calls `run(target, put, **options)`."""
    for kind, (about, own) in _QUESTIONS.items():
        command = _putting(kind, run)
        for option in reversed((*own, valid_on, known_at, sources, *options)):
            command = option(command)
        group.command(kind, help=about)(command)


def _putting(kind: Kind, run: Callable[..., None]) -> Callable[..., None]:
    @click.pass_obj
    def put(target: Target, /, **given: Any) -> None:
        asked = {name: given.pop(name) for name in Put._fields if name in given}
        run(target, Put(kind, **asked), **given)

    return put
