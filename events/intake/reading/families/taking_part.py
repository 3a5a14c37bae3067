"""Joining, signing, supporting, ratifying, refusing and leaving, told by a verb.

Invariant: the verb decides what was done, the kind of the instrument how that is called, and the
words before the verb whether it was done at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import either
from events.intake.reading.families.meaning import build, entered, fact
from events.intake.reading.families.taking_words import (
    ACTIVE,
    BARE,
    BEEN,
    ENTERING,
    LEAVING,
    PASSIVE,
    PASSIVE_ACTS,
    SAID_THAT,
    SHARED,
    TAKEN,
    A,
)
from events.intake.reading.found import Found, actors, acts, before, joinable, neither
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import Stance, stance

VERBS = either(ACTIVE, PASSIVE, BEEN, BARE)


def verbs(masked: Masked, story: Story) -> Iterator[Found]:
    """Everything that a verb between an actor and an instrument tells."""
    last = None
    for match in masked.all(ACTIVE):
        last = match.start("a")
        if acts(masked, last):
            yield from _told(masked, match, last)
        yield from _more(masked, match.end("o"), last)
    for match in masked.all(PASSIVE):
        yield from _suffered(masked, match)
    for match in masked.all(BEEN):
        if acts(masked, match.start("a")) and stance(match["pre"], "admitted") == "done":
            yield from _been(masked, match)
    for match in masked.all(BARE):
        if acts(masked, match.start("a")):
            yield from _bare(masked, match, story)


def _more(masked: Masked, at: int, subject: int) -> Iterator[Found]:
    """As in "A signed B and joined C": the second verb has the first one's subject."""
    match = SHARED.match(masked.text, at)
    if match and acts(masked, subject):
        yield from _told(masked, match, subject)


def _told(masked: Masked, match: re.Match[str], subject: int) -> Iterator[Found]:
    thing = joinable(masked, match.start("o"))
    if thing is None:
        return
    meant = _meant(masked, match, subject)
    act, family = _act(match)
    start = min(subject, match.start())
    for actor in actors(masked, subject):
        found = fact(actor, thing, act, family, meant)
        if found is not None:
            kind, values, tense = found
            yield build(
                masked,
                kind,
                f"{family}-verb",
                actor,
                thing,
                (start, match.end("o")),
                match.start("verb"),
                values,
                tense,
                match["pre"] + match["verb"],
            )


def _been(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    """Forms like "A was admitted to the club", "A was expelled from it"."""
    thing = joinable(masked, match.start("o"))
    if thing is None:
        return
    act = next(act for n, act in enumerate(TAKEN) if match[f"t{n}"])
    kind = {"expel": "expelled", "suspend": "suspended"}.get(act) or entered(thing, "join")
    if kind is None or thing.kind in ("list", "law"):
        return
    for actor in actors(masked, match.start("a")):
        if actor.kind != "count":
            values = {} if actor.quantifier is None else {"quantifier": actor.quantifier}
            yield build(
                masked,
                kind,
                "taken-in" if act == "join" else "put-out",
                actor,
                thing,
                (match.start("a"), match.end("o")),
                match.start("pre"),
                values,
                "past",
                match.group()[1:-1],
            )


def _bare(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """Forms like "Kenya has not signed": what was spoken of last is meant."""
    near = [
        i for place in sorted(masked.units) if place < match.start("a") for i in masked.items(place)
    ]
    thing = story.lately(near, bodies=bool(match["join"] or match["withdraw"]))
    if thing is None:
        return
    act = next(
        a for a in ("join", "sign", "ratify", "support", "accede", "withdraw", "refuse") if match[a]
    )
    family = {"withdraw": "leaving", "refuse": "refusal"}.get(act, "joining")
    meant = _meant(masked, match, match.start("a"))
    for actor in actors(masked, match.start("a")):
        found = None if actor.id == thing.id else fact(actor, thing, act, family, meant)
        if found is not None:
            yield build(
                masked,
                found[0],
                f"{family}-bare",
                actor,
                thing,
                match.span(),
                match.start("verb"),
                found[1],
                found[2],
                match["pre"] + match["verb"],
            )


def _suffered(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    target = before(masked, match.start(), by=False)
    if target is None:
        return
    place, thing = target
    between = masked.text[place + 1 : match.start()]
    if re.search(r"[;:]| (?:that|when|after) ", between) or not acts(masked, place):
        return
    negative = match["no"] is not None
    act = "refuse" if negative else next(a for n, a in enumerate(PASSIVE_ACTS) if match[f"p{n}"])
    meant = stance(match["pre"], match.group().split(" by")[0].split()[-1])
    for actor in actors(masked, match.start("a")):
        found = fact(actor, thing, act, "refusal" if negative else "joining", meant)
        if found is not None:
            kind, values, tense = found
            said = match.group()[: -len(f" by {A}")]
            yield build(
                masked,
                kind,
                "joining-passive",
                actor,
                thing,
                (place, match.end("a")),
                match.start(),
                values,
                tense,
                said,
            )


def _meant(masked: Masked, match: re.Match[str], subject: int) -> Stance | None:
    pre = match["pre"]
    if "would" in pre and SAID_THAT.search(masked.text, 0, subject):
        pre = pre.replace("would", "will")
    meant = stance(pre, match["verb"])
    return "not" if meant == "done" and neither(masked, subject) else meant


def _act(match: re.Match[str]) -> tuple[str, str]:
    """(what was done, family)."""
    for n, act in enumerate(ENTERING):
        if match[f"e{n}"]:
            return act, "joining"
    for n, act in enumerate(LEAVING):
        if match[f"l{n}"]:
            return act, "leaving"
    return ("rejoin", "joining") if match["back"] else ("refuse", "refusal")
