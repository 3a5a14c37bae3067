"""Joining, signing and leaving told by a verb that names no thing: "Kenya has not signed".

Invariant: meant is what the verb's clause is on, then what its sentence is about, then what the
story spoke of last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.antecedents import has_members
from events.intake.reading.families.meaning import Told, told
from events.intake.reading.families.taking_pairs import meant_of
from events.intake.reading.families.taking_words import (
    MAIN_BARE,
    SHARED_BARE,
    YIELDED,
    A,
)
from events.intake.reading.found import Found, joinable, relative
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story

_BARE_ACTS = (
    "join", "sign", "ratify", "support", "accede", "suspend", "withdraw", "rejoin", "refuse",
)  # fmt: skip
_FAMILIES = {"withdraw": "leaving", "suspend": "leaving", "refuse": "refusal"}
_SUFFERED = re.compile(r"\b(?:been|was|were|is|are|be|being) (?:\w+ly |also |since |later )*$")
"""Before a participle: it was done by others."""
_APPOSED = re.compile(
    r"\b(?:members?|part(?:y|ies)|signator(?:y|ies)) (?:of|to) (?P<o>[\ue000\ue001]), "
)
"""What the subject of a verb is told to belong to: "Kenya, a member of the club, will leave"."""
_BY = re.compile(
    r" by (?!\w+ing\b|the (?:end|time|close|start|middle|eve)\b)"
    r"(?=[\ue000\ue001]|(?:the|its|their|an?|other|some|many) )"
)
_RELATIVE = re.compile(r",? (?:which|who|that) ")
_WHEN = re.compile(
    r"\b(?:after|when|once|as|since|because|before|until|now that|even as|while)"
    r" (?:[a-z][\w'-]* ){0,4}$"
)
_ABOUT = re.compile(
    rf"{A}(?:, [^,]{{1,80}},)? (?!(?:\w+ )?(?:said|says|told|announced|confirmed|wrote|warned|"
    r"reported|added)\b)(?:was|were|has|had|is|lost|shrank|began|collapsed|fell|broke|dissolved|"
    r"suspended|closed|ended|grew|expanded|[a-z]+(?:ed|t))\b"
)
"""A body, and what became of it."""
_BECOMING = re.compile(
    r"[^.;:]{0,80}?(?:,| and) (?:and )?(?:thereby |thus |so |\w+ly )?(?:becoming|became|bringing|"
    r"making|"
    r"joining|completing)\b"
    r"[^.;:]{0,80}? (?:of|to|in|for|join|ratify) (?P<o>[\ue000\ue001])"
)
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|began|begun|'s|'re) ")


def bare(
    masked: Masked, match: re.Match[str], verb: re.Match[str], story: Story
) -> Iterator[Found]:
    """Forms like "Kenya has not signed": what was spoken of last is meant."""
    subject = match.start("a")
    if match["aside"] and masked.text.endswith(" by ", 0, subject):
        subject = min(masked.units)  # "Kenya, taken out by A, who …, rejoined"
    near = [i for place in sorted(masked.units) if place < subject for i in masked.items(place)]
    apposed = _APPOSED.search(masked.text, subject, verb.start("verb"))
    near += masked.items(apposed.start("o")) if apposed else ()
    bodies = any(verb[act] for act in ("join", "rejoin", "withdraw", "suspend", "refuse"))
    bodies = bodies and YIELDED.match(verb["verb"]) is None
    if masked.text.startswith((" as observer", " as an observer"), match.end()):
        return
    thing = relative(masked, subject)
    if thing is None and masked.text.endswith(", which ", 0, subject):
        return  # of what is not seen
    if verb["verb"].startswith("vote"):
        thing = thing or story.put_to_vote()
    else:
        thing = thing or (_about(masked, match) if bodies else None)
        thing = thing or _which(masked, verb)
        thing = thing or story.lately(near, bodies=bodies) or _within(masked, match)
    yield from left_bare(masked, verb, subject, thing)
    again = SHARED_BARE.match(masked.text, verb.end())
    if again:
        yield from left_bare(masked, again, subject, thing)


def _about(masked: Masked, match: re.Match[str]) -> Item | None:
    """The body that something is told of which came with what is done: "… after A left"."""
    first = min(masked.units)
    when = _WHEN.search(masked.text, first, match.start("a"))
    thing = joinable(masked, first) if when and _ABOUT.match(masked.text, first) else None
    return thing if thing is not None and has_members(thing) else None


def _within(masked: Masked, match: re.Match[str]) -> Item | None:
    """The instrument that a clause between the subject and its verb names."""
    aside = (at for at in sorted(masked.units) if match.start("a") < at < match.start("verb"))
    things = (joinable(masked, at) for at in aside)
    return next((one for one in things if one is not None and one.kind in INSTRUMENTS), None)


def _which(masked: Masked, verb: re.Match[str]) -> Item | None:
    """What a deposit was for: "…, thereby becoming the 70th party to the pact"."""
    behind = _BECOMING.match(masked.text, verb.end()) if verb["ratify"] or verb["accede"] else None
    thing = None if behind is None else joinable(masked, behind.start("o"))
    return thing if thing is not None and thing.kind in INSTRUMENTS else None


def left_bare(
    masked: Masked, match: re.Match[str], subject: int, thing: Item | None
) -> Iterator[Found]:
    """What a verb without an object says that its subject did with the thing."""
    if thing is None or not _is_said(match):
        return
    act = next(a for a in _BARE_ACTS if match[a])
    family = _FAMILIES.get(act, "joining")
    meant = meant_of(masked, match["pre"], match["verb"], subject)
    said, span = match["pre"] + match["verb"], (min(subject, match.start()), match.end())
    tale = Told(subject, thing, act, family, meant, span, match.start("verb"), said)
    yield from told(masked, f"{family}-bare", tale)


def _is_said(match: re.Match[str]) -> bool:
    """Whether the verb tells what its subject does: "is leaving", not "was left" or "leaving"."""
    if _BY.match(match.string, match.end()) and not match["verb"].startswith("taken"):
        return False  # "the ministers, joined by others"
    being = _BEING.search(match["pre"])
    if match["verb"].split()[0].endswith("ing"):
        return being is not None
    return _SUFFERED.search(match["pre"]) is None


def main_verb(masked: Masked, match: re.Match[str]) -> re.Match[str] | None:
    """The verb of the subject's own clause: "Ghana, which held out for long, has signed"."""
    if match["refuse"] and _RELATIVE.match(masked.text, match.start("a") + 1):
        return MAIN_BARE.match(masked.text, match.end())
    return match
