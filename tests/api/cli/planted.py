"""A page, and a reader that finds who joined the Paris Call in it, by one plain pattern."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.drafts import PartyDraft
from events.intake.proposal import Proposal
from events.intake.proposals.readers import Reader, Register
from events.intake.rules_version import RULES_VERSION

PAGE = """\
States back the Paris Call

The ministry said that Japan joined the Paris Call on Monday, and that Canada joined the Paris Call
a day later. Both had said for months that they would do so before the end of the year.

An official of the secretariat said that Borduria joined the Paris Call too, which nobody else
could confirm. The others are expected to say in the spring what they think of the text.
"""
NEXT = f"rules@{RULES_VERSION + 1}"
_JOINED = re.compile(r"\b([A-Z]\w+) (joined|backed) the Paris Call")


class JoiningReader:
    """Finds `X joined the Paris Call`, from the second version on also `X backed` it."""

    name, by_chance = "rules", False
    families = ("joined-plainly",)

    def __init__(self, version: str, register: Register) -> None:
        self.version = version
        self._ids = {name: each.id for each in register for name in (each.name, *each.aliases)}

    def propose(
        self,
        text: str,
        *,
        published: str | None = None,
        noise: Sequence[tuple[int, int]] = (),  # noqa: ARG002
    ) -> list[Proposal]:
        return [self._drawn(found, published) for found in _JOINED.finditer(text)]

    def _drawn(self, found: re.Match[str], published: str | None) -> Proposal:
        name = found[1]
        entity = self._ids.get(name)
        new = () if entity else (PartyDraft(id=name.lower(), kind="state", name=name),)
        return Proposal(
            kind="joined",
            roles={"actor": entity or name.lower(), "instrument": "paris-call"},
            when=published if published and self.version == str(RULES_VERSION) else "../..",
            start=found.start(),
            end=found.end(),
            quote=found[0],
            reader=f"rules@{self.version}",
            rule="joined-plainly",
            named_as={"actor": name, "instrument": "the Paris Call"},
            new_parties=new,
            doubts=() if published else ("No publication day is known.",),
        )


def first(register: Register) -> Reader:
    """In the place of the rules."""
    return JoiningReader(str(RULES_VERSION), register)


def second(register: Register) -> Reader:
    """The version after that, which gives no day."""
    return JoiningReader(str(RULES_VERSION + 1), register)
