"""What one is who is a signatory, member, partner or supporter, as a fact.

Invariant: what a person is there is an office and no fact of these; a count is how many are so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from events.intake.reading.families.meaning import build, fact
from events.intake.reading.families.standing_words import MEMBERSHIP
from events.intake.reading.found import Found, Tense, actors, neither
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked


def roster(masked: Masked, thing: Item, match: re.Match[str], noun: str) -> Iterator[Found]:
    """Each actor of the match as one who is what the noun says."""
    for actor in actors(masked, match.start("a")):
        at = match.start("noun" if "noun" in match.groupdict() else "a")
        yield from stands(masked, thing, actor, match.span(), at, noun, "done", "state")


def belongs(
    masked: Masked, thing: Item, match: re.Match[str], meant: str, end: int
) -> Iterator[Found]:
    """Each actor of the match as a member of the thing, or as none."""
    if neither(masked, match.start("a")):
        meant = "not"
    span = (match.start(), max(end, match.end()))
    for actor in actors(masked, match.start("a")):
        yield from stands(masked, thing, actor, span, match.start("a"), "member", meant, "state")


def stands(
    masked: Masked,
    thing: Item,
    actor: Item,
    span: tuple[int, int],
    verb: int,
    noun: str,
    meant: str,
    tense: Tense,
) -> Iterator[Found]:
    standing = _standing(thing, actor, noun, meant, tense)
    if standing is not None:
        kind, rule, values, when = standing
        said = f"not {noun}" if meant == "not" else noun
        yield build(masked, kind, rule, actor, thing, span, verb, values, when, said)


def _standing(
    thing: Item, actor: Item, noun: str, meant: str, tense: Tense
) -> tuple[str, str, dict[str, Any], Tense] | None:
    """(kind, rule, values, tense) of one who is, is not or will be what the noun says."""
    values = actor.amount
    if actor.kind == "count":
        counted = fact(actor, thing, "join", "joining", "done" if meant == "done" else "not")
        return None if counted is None else (counted[0], "count", counted[1], "past")
    if thing.kind in ("list", "law") or actor.kind == "person":
        return None  # what a person is there is an office
    if meant == "intends":
        return "announced-intent", "membership", {"act": "join", **values}, "future"
    body = thing.kind in ("organization", "group")
    if body and MEMBERSHIP.match(noun.lower()):
        return "membership-reported", "membership", {"holds": meant == "done", **values}, "state"
    if not body and thing.kind not in INSTRUMENTS:
        return None
    if meant != "done":
        return "declined", "not-signatory", values, tense
    if thing.kind == "treaty":
        party = noun.lower().startswith(("part", "member"))
        return ("consented-to-be-bound" if party else "signed"), "named-list", values, tense
    return "joined", "named-list", values, tense
