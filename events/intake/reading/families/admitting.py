"""Who is taken into a body or put out of it, by others.

Invariant: what is done is the body's doing; only who was taken in or put out is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import either
from events.intake.reading.families.meaning import build, entered
from events.intake.reading.families.taking_words import BEEN, BEEN_BARE, PUTS, TAKEN
from events.intake.reading.found import Found, actors, acts, joinable
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import stance

ADMITTED = either(BEEN, BEEN_BARE, PUTS)
_PUT_OUT = {"expel": "expelled", "suspend": "suspended", "withdraw": "withdrew"}
_NEEDING_MORE = ("withdr", "pull", "t", "accept", "welcom", "kick")
"""Verbs that put nobody in or out without words like "as a member" or "from the club"."""


def admitted(masked: Masked, story: Story) -> Iterator[Found]:
    """Everybody who was let in, suspended, expelled or taken out."""
    for match in masked.all(BEEN):
        if acts(masked, match.start("a")) and stance(match["pre"], "admitted") == "done":
            act = next(act for n, act in enumerate(TAKEN) if match[f"t{n}"])
            yield from _been(masked, match, act, joinable(masked, match.start("o")))
    for match in masked.all(BEEN_BARE):
        if acts(masked, match.start("a")) and stance(match["pre"], "admitted") == "done":
            act = next(act for act in TAKEN if match[act])
            body = story.body() or story.find("organization", -1)
            yield from _been(masked, match, act, body)
    for match in masked.all(PUTS):
        if acts(masked, match.start("by")) and stance(match["pre"], "admitted") == "done":
            yield from _put(masked, match)


def _been(masked: Masked, match: re.Match[str], act: str, thing: Item | None) -> Iterator[Found]:
    """Forms like "A was admitted to the club", "the club expelled A"."""
    if thing is None or thing.kind in ("list", "law"):
        return
    kind = _PUT_OUT.get(act) or entered(thing, "join")
    if kind is None:
        return
    start = min(match.start("a"), match.start())
    for actor in actors(masked, match.start("a")):
        if actor.kind == "count" or actor.id == thing.id:
            continue
        rule = "taken-in" if act == "join" else "put-out"
        yield build(
            masked, kind, rule, actor, thing, (start, match.end()), match.start("pre"),
            actor.amount, "past", match.group()[1:-1],
        )  # fmt: skip


def _put(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    act = next(act for act in ("join", *_PUT_OUT) if match[act])
    at = match.start("o") if match["o"] else match.start("by")
    whole = match["o"] or match.group().endswith(("member", "members"))
    if not whole and match[act].startswith(_NEEDING_MORE):
        return
    yield from _been(masked, match, act, joinable(masked, at))
