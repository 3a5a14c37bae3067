"""Who is taken into a body or put out of it, by others.

Invariant: what is done is the body's doing; only who was taken in or put out is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.antecedents import doubted, placeless
from events.intake.reading.cues import Cued, either
from events.intake.reading.families.admitting_words import (
    BEEN,
    BEEN_BARE,
    FROM_WHICH,
    LOST,
    PUT_ASIDE,
    PUTS,
    STRIPPED,
    TAKEN,
)
from events.intake.reading.families.meaning import build, entered
from events.intake.reading.found import Found, actors, acts, before, joinable, unreal
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A, _O = "\ue000", "[\ue000\ue001]"
_TAKES_IN = Cued(
    rf"(?P<by>{_A})(?:, [^,]{{1,80}},)? {PRE}(?:welcom(?:es|ed|ing)|admit(?:s|ted|ting)|"
    r"accept(?:s|ed|ing)|t(?:akes|ook|aken|aking) in|add(?:s|ed|ing)|induct(?:s|ed|ing)|"
    r"gain(?:s|ed|ing)|approv(?:es|ed|ing)|enroll?(?:s|ed)|let in|present(?:s|ed)|"
    rf"announc(?:es|ed)) (?P<a>{_A})"
)
_TAKEN_IN = Cued(
    rf"(?P<a>{_A})(?:, [^,]{{1,80}},|,)? (?P<pre>(?:(?:has|have|had|was|were|is|are|been|being|"
    rf"also|"
    r"formally|will|be|not|\w+ly) ){1,4})(?:welcomed|admitted|accepted|taken in|added|inducted|"
    rf"approved|enroll?ed|let in|announced|sworn in)\b(?: (?:in)?to (?P<o>{_O}))?"
)
"""Of so many members; whom else a club takes in, other patterns have."""
_ELECTS = Cued(
    rf"\b(?:(?:re-?)?elect(?:s|ed)|vot(?:es|ed) in|voting in) (?P<a>{_A})"
    rf"(?: (?P<to>to|onto|of|as (?:\w+ )?members of) (?P<o>{_O})|(?=[.,;:]|$| (?:on|in|for|with|"
    rf"and)\b))"
)
"""Whom a vote takes in: "the assembly elected 14 members of the council"."""
_MEMBERS = ("members", "signatories", "partners", "parties", "supporters", "endorsers")
ADMITTED = either(
    BEEN, BEEN_BARE, PUT_ASIDE, PUTS, FROM_WHICH, STRIPPED, LOST, _TAKES_IN, _TAKEN_IN, _ELECTS
)
_BEEN = frozenset(["was", "were", "is", "are", "been", "being"])
_PUT_OUT = {"expel": "expelled", "suspend": "suspended", "withdraw": "withdrew"}
_NEEDING_MORE = (
    "withdr",
    "pull",
    "took",
    "taken",
    "takes",
    "accept",
    "welcom",
    "kick",
    "sign",
    "enlist",
    "recruit",
    "add",
)
"""Verbs that put nobody in or out without words like "as a member" or "from the club"."""


def admitted(masked: Masked, story: Story) -> Iterator[Found]:
    """Everybody who was let in, suspended, expelled or taken out."""
    for match in masked.all(BEEN):
        if acts(masked, match.start("a")) and stance(match["pre"], "admitted") == "done":
            act = next(act for n, act in enumerate(TAKEN) if match[f"t{n}"])
            yield from _been(masked, match, act, joinable(masked, match.start("o")))
    for match in (*masked.all(BEEN_BARE), *masked.all(PUT_ASIDE)):
        if acts(masked, match.start("a")) and stance(match["pre"], "admitted") == "done":
            act = next(act for act in ("join", *_PUT_OUT) if match[act])
            if act == "join" and match[act] == "elected" and match["pre"].strip() in ("is", "are"):
                continue  # "members are elected for two years"
            named = joinable(masked, match.start("o")) if match["o"] else None
            body = named or story.club() or story.find("organization", -1)
            yield from _been(masked, match, act, body)
    for match in masked.all(PUTS):
        if acts(masked, match.start()) and _did(masked, match):
            yield from _put(masked, match, story)
    for match in masked.all(FROM_WHICH):
        if stance(match["pre"], "took") == "done":
            yield from _been(masked, match, "withdraw", joinable(masked, match.start("o")))
    for match in (*masked.all(STRIPPED), *masked.all(LOST)):
        if _did(masked, match):
            by = match.groupdict().get("by")
            own = match["o"] and not (by and masked.items(match.start("o"))[0].referred)
            place = match.start("o") if own else match.start("by") if by else None
            act = "suspend" if match["suspend"] else "expel"
            club = story.club() if place is None else joinable(masked, place)
            yield from _been(masked, match, act, club)
    for match in masked.all(_ELECTS):
        if not unreal(masked, match.start()):
            yield from _elected(masked, match, story)
    for pattern in masked.tried((_TAKES_IN, _TAKEN_IN)):
        for match in masked.all(pattern):
            suffered = pattern is _TAKES_IN or not _BEEN.isdisjoint(match["pre"].split())
            if not (suffered and acts(masked, match.start())):
                continue
            if stance(match["pre"], "admitted") == "done":
                yield from _new_members(masked, match, story)


def _elected(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """Forms like "members elected A and B", where the text has told to what, and by number."""
    thing = joinable(masked, match.start("o")) if match["o"] else None
    if thing is None and story.deed is not None and not match["o"]:
        thing = doubted(placeless(story.deed.thing), "the sentence does not name it")
    at, first = match.start("a"), masked.items(match.start("a"))[0]
    if thing is None and first.unit in _MEMBERS and (by := before(masked, match.start(), 30)):
        thing = by[1]  # "the council elected five new members"
    if thing is None or thing.kind != "organization":
        return
    for actor in actors(masked, at):
        counted = actor.kind == "count" and actor.unit in _MEMBERS
        if counted or actor.kind in ("state", "company"):
            kind = "count-reported" if counted else "member-admitted"
            yield build(
                masked, kind, "taken-in", actor, thing, match.span(), match.start(),
                actor.amount, "past", match.group().split(" ")[0],
            )  # fmt: skip


_DECIDES = re.compile(r"\b(?:voted|decided|agreed|chose|moved)\b(?!.*\bnot\b)")
_PLACES = ("a", "a2")


def _did(masked: Masked, match: re.Match[str]) -> bool:
    """Whether the body has done so: by its vote or decision it has."""
    meant = stance(match["pre"], "suspended")
    by = match.groupdict().get("by")
    body = by and all(i.kind == "organization" for i in masked.items(match.start("by")))
    decided = meant == "intends" and body and _DECIDES.search(match["pre"]) is not None
    return meant == "done" or bool(decided)


def _new_members(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """Forms like "the club welcomed 13 new members, among them A", "13 members were admitted"."""
    counted = [i for i in masked.items(match.start("a")) if i.kind == "count"]
    if not any(i.unit in _MEMBERS for i in counted):
        return
    groups = match.groupdict()
    place = next((match.start(role) for role in ("o", "by") if groups.get(role)), None)
    thing = story.club() if place is None else joinable(masked, place)
    if thing is None or thing.kind in ("list", "law"):
        return
    at, said = match.end("pre"), counted[0].unit
    for actor in actors(masked, match.start("a")):
        kind = "count-reported" if actor.kind == "count" else entered(thing, "join")
        if kind is not None and actor.id != thing.id:
            yield build(
                masked, kind, "taken-in", actor, thing, match.span(), at, actor.amount, "past", said
            )


def _been(masked: Masked, match: re.Match[str], act: str, thing: Item | None) -> Iterator[Found]:
    """Forms like "A was admitted to the club", "the club expelled A"."""
    if thing is None or thing.kind in ("list", "law"):
        return
    kind = _PUT_OUT.get(act) or entered(thing, "join")
    if kind is None:
        return
    place = next(match.start(n) for n in _PLACES if match.groupdict().get(n))
    start = min(place, match.start())
    for actor in actors(masked, place):
        if actor.kind in ("count", "person") or actor.id == thing.id:
            continue
        rule = "taken-in" if act == "join" else "put-out"
        yield build(
            masked, kind, rule, actor, thing, (start, match.end()), match.start("pre"),
            actor.amount, "past", match.group()[1:-1],
        )  # fmt: skip


def _put(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    if match["there"]:
        act = "withdraw" if match["there"] == "out" else "join"
        if match["withdraw"] or match["join"]:
            yield from _been(masked, match, act, story.lately(bodies=True))
        return
    act = next(act for act in ("join", *_PUT_OUT) if match[act])
    if not (match["o"] or match["by"]):
        return
    at = match.start("o") if match["o"] else match.start("by")
    whole = match["o"] or match.group().endswith(("member", "members"))
    if not whole and match[act].startswith(_NEEDING_MORE) and not match[act].endswith(" in"):
        return
    yield from _been(masked, match, act, joinable(masked, at))
