"""Readings of short texts in one line a fact: `joined norway > open-maps-pact @2020-01-06`."""

from __future__ import annotations

from functools import cache

from events.intake.proposal import Proposal
from events.intake.reading import NameIndex, read
from tests.events.intake.reading.passages.scoring import register

WEDNESDAY = "2020-01-08"
"""When the texts were published unless a test says otherwise."""
_ACTORS = ("actor", "party")


@cache
def names() -> NameIndex:
    """The register of the passages."""
    return register()


def proposals(
    text: str, published: str | None = WEDNESDAY, noise: tuple[tuple[int, int], ...] = ()
) -> list[Proposal]:
    """What the rules find in a text."""
    return read(text, names(), published=published, noise=noise)


def told(text: str, published: str | None = WEDNESDAY) -> list[str]:
    """The findings without their days, in the order of the text."""
    return [line(p) for p in proposals(text, published)]


def line(proposal: Proposal) -> str:
    """One finding: its kind, who, and what."""
    who = next((proposal.roles[r] for r in _ACTORS if r in proposal.roles), "")
    what = next((one for r, one in proposal.roles.items() if r not in _ACTORS), "")
    return f"{proposal.kind} {who} > {what}"


def days(text: str, published: str | None = WEDNESDAY) -> list[str]:
    """The days of the findings, EDTF."""
    return [p.when for p in proposals(text, published)]
