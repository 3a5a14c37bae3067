"""Joining, signing, supporting, ratifying, refusing and leaving, told by a verb.

Invariant: the verb decides what was done, the kind of the instrument how that is called, and the
words before the verb whether it was done at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import either
from events.intake.reading.families.meaning import Told, told
from events.intake.reading.families.taking_bare import bare, left_bare, main_verb
from events.intake.reading.families.taking_pairs import meant_of, paired
from events.intake.reading.families.taking_with import (
    FOLLOWED,
    JOINS,
    followed,
    joined_by,
    never_bound,
)
from events.intake.reading.families.taking_words import (
    ACTIVE,
    BARE,
    BECAME,
    FOR,
    FRONTED,
    JOINED_IN,
    PAIRED,
    PARTICIPLE,
    PASSIVE,
    PASSIVE_ACTS,
    PRAISED,
    SHARED,
    SHARED_BARE,
    WITH,
    A,
    act_of,
)
from events.intake.reading.found import Found, acts, before, joinable, unreal
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.nouns import INSTRUMENT_NOUNS
from events.intake.reading.story import Story
from events.intake.reading.verbs import stance

VERBS = either(
    ACTIVE, PAIRED, PARTICIPLE, PASSIVE, FRONTED, PRAISED, JOINED_IN, JOINS, FOLLOWED, BECAME, BARE
)
_AND = re.compile(r",? (?:and|but|then|before|only to)\b")
_NOT_DONE = re.compile(
    r"\b(?:will|would|may|might|could|should|must|not|never|refus\w+|declin\w+|den(?:y|ied|ies)|"
    r"without|plans?|wants?|hopes?|considers?|if|unless|accus\w+|urg\w+|ask\w+|before|"
    r"instead)\b|n't\b"
)
"""What makes a participle tell of no deed."""
_SUBORDINATE = re.compile(
    r"\b(?:when|after|before|since|as|while|because|once|until|where) (?:the )?$"
)
_OF = re.compile(r", (?:an?|the|its) [^,;:.]{2,60}? of ")
_DESCRIBED = re.compile(r"(?:, (?:an?|the|its) [^,;:.]{2,60}?)?,? (?:that|which) ")
"""Between a thing and what was done to it: "the pact, a text of 2001 that …"."""
_APART = re.compile(
    r"[;:]| (?:that|when|after) |\b(?:the|its|their|an?) (?:[\w-]+ )?"
    rf"(?:{'|'.join(INSTRUMENT_NOUNS)}),? $"
)
"""Between a thing and what somebody did with another."""
_SAYING = frozenset({"said", "says", "added", "reported", "announced", "confirmed"})
_BEHIND = re.compile("(?: (?:in|on|at|during|last) [^,.;]{2,40})?, (?P<o>[\ue000\ue001])")


def verbs(masked: Masked, story: Story) -> Iterator[Found]:
    """Everything that a verb between an actor and an instrument tells."""
    for match in _active(masked):
        subject = match.start("a")
        if acts(masked, subject) and _of_state(masked, match):
            yield from _told(masked, match, subject)
            yield from never_bound(masked, match, subject)
            # "A signed B and joined C": the second verb has the first one's subject
            second = SHARED.match(masked.text, match.end("o"))
            if second:
                yield from _told(masked, second, subject)
            again = None if second else SHARED_BARE.match(masked.text, match.end("o"))
            if again and not _of_whole(masked, subject, again):
                yield from left_bare(masked, again, subject, joinable(masked, match.start("o")))
    for match in masked.all(PAIRED):
        if match["one"] in _SAYING:
            continue  # "A joined, B said, but left": A left
        if acts(masked, match.start("a")):
            yield from paired(masked, match)
    for match in masked.all(PASSIVE):
        yield from _suffered(masked, match)
    for match in (*masked.all(FRONTED), *masked.all(PRAISED)):
        if not unreal(masked, match.start("a")):
            yield from _told(masked, match, match.start("a"))
    for match in masked.all(PARTICIPLE):
        if acts(masked, match.start("a")) and _is_own(masked, match):
            yield from _told(masked, match, match.start("a"))
            second = SHARED.match(masked.text, match.end("o"))
            if second:
                yield from _told(masked, second, match.start("a"))
    for match in masked.all(JOINED_IN):
        if acts(masked, match.start("by")) and stance(match["pre"] or "", "joins") == "done":
            yield from _told(masked, match, match.start("by"), others=match.start("a"))
    for match in masked.all(JOINS):
        if JOINED_IN.match(masked.text, match.start()) is None and acts(masked, match.start("by")):
            yield from joined_by(masked, match, story)
    for match in masked.all(FOLLOWED):
        if acts(masked, match.start("by")):
            yield from followed(masked, match)
    for match in masked.all(BECAME):
        thing = joinable(masked, match.start("o"))
        if thing is not None and acts(masked, match.start("a")):
            act = "sign" if match["noun"].startswith("sign") else "join"
            meant = meant_of(masked, match["pre"], match["verb"], match.start("a"))
            said, at = match["pre"] + match["verb"], match.start("verb")
            span, subject = match.span(), match.start("a")
            tale = Told(subject, thing, act, "joining", meant, span, at, said)
            yield from told(masked, "joining-verb", tale)
    yield from _bares(masked, story)


def _active(masked: Masked) -> Iterator[re.Match[str]]:
    """Whoever does something, and those whom they joined: "A joins B, which have signed O"."""
    for first in masked.all(ACTIVE):
        match: re.Match[str] | None = first
        while match is not None:
            yield match
            other, place = joinable(masked, match.start("o")) is None, match.start("o")
            match = ACTIVE.match(masked.text, place) if other else None


def _bares(masked: Masked, story: Story) -> Iterator[Found]:
    """What verbs tell that name no thing, each where the one before has ended."""
    end = 0
    for match in masked.all(BARE):
        verb = main_verb(masked, match) if match.start() >= end else None
        if verb is None:
            continue
        end = verb.end()
        pair = PAIRED.match(masked.text, match.start()) is not None
        if acts(masked, match.start("a")) and _of_state(masked, match) and not pair:
            yield from bare(masked, match, verb, story)


def _is_own(masked: Masked, match: re.Match[str]) -> bool:
    """Whether a participle behind a clause tells of its subject: nobody else stands in between."""
    between = (p for p in masked.units if match.start("a") < p < match.start("verb"))
    others = (i for place in between for i in masked.items(place))
    own = match["verb"].split()[0].endswith("ing") and _NOT_DONE.search(match["did"]) is None
    how = match["how"] or match["how2"]  # who has joined B "after signing O" has signed it
    return own and (how is not None or all(i.kind == "count" for i in others))


def _of_whole(masked: Masked, subject: int, verb: re.Match[str]) -> bool:
    """Whether a verb behind a clause is not its own: "China, which left when A met, has signed"."""
    own = _AND.match(verb.group())
    return own is None and _SUBORDINATE.search(masked.text, 0, subject) is not None


def _of_state(masked: Masked, match: re.Match[str]) -> bool:
    """Whether "A's president" acts for A: a firm's president is a person of his own."""
    return not match["office"] or all(i.kind == "state" for i in masked.items(match.start("a")))


def _told(
    masked: Masked, match: re.Match[str], subject: int, *, others: int | None = None
) -> Iterator[Found]:
    """What the verb says of its subject, and of the `others` with whom it was done."""
    thing = joinable(masked, match.start("o"))
    if thing is None:
        return
    act, family = act_of(match)
    if family == "refusal" and thing.new is not None and thing.kind == "organization":
        return  # "stayed away from Lima"
    pre = (match["pre"] or "") if others is None else ""
    form = match["verb"] if others is None else "done"
    meant = meant_of(masked, pre, form, subject)
    span = (min(subject, match.start()), match.end("o"))
    said = pre + match["verb"]
    party = None if others is not None else FOR.match(masked.text, match.end("o"))
    if party and all(i.kind == "person" for i in masked.items(subject)):
        subject, span = party.start("b"), (span[0], party.end("b"))
    if others is None and act in ("sign", "adopt"):
        partner = WITH.match(masked.text, match.end("o"))
        others = partner and partner.start("b")
        span = (span[0], partner.end("b")) if partner else span
    for who in (subject,) if others is None else (subject, others):
        tale = Told(who, thing, act, family, meant, span, match.start("verb"), said)
        yield from told(masked, f"{family}-verb", tale)


def _suffered(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    target = before(masked, match.start(), by=False)
    if target is None:
        yield from _fronted(masked, match)
        return
    place, thing = target
    if thing.kind == "organization" and masked.text.endswith(" of ", 0, place):
        # "the pact, a treaty of the club that was signed by …"
        of = before(masked, place, by=False)
        if of is not None and _OF.fullmatch(masked.text, of[0] + 1, place):
            place, thing = of
    between = masked.text[place + 1 : match.start()]
    if _DESCRIBED.fullmatch(between):
        if unreal(masked, place):
            return
    elif _APART.search(between) or not acts(masked, place):
        return
    yield from _done_by(masked, match, thing, (place, match.end("a")))


def _fronted(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    """Forms like "Backed by A and B, the pact …": what they did is told in front of its thing."""
    behind = _BEHIND.match(masked.text, match.end("a"))
    if match.start() == 0 and behind is not None:
        thing = joinable(masked, behind.start("o"))
        if thing is not None:
            yield from _done_by(masked, match, thing, (0, behind.end("o")))


def _done_by(
    masked: Masked, match: re.Match[str], thing: Item, span: tuple[int, int]
) -> Iterator[Found]:
    """What those behind "by" are told to have done with the thing."""
    if match["p6"] and not (thing.kind == "statement" and len(masked.items(match.start("a"))) > 1):
        return
    if (match["p1"] or match["p2"]) and thing.kind in ("organization", "group"):
        return  # what is signed by somebody is no body
    negative = match["no"] is not None
    act = "refuse" if negative else next(a for n, a in enumerate(PASSIVE_ACTS) if match[f"p{n}"])
    meant = stance(match["pre"], match.group().split(" by")[0].split()[-1])
    family = "refusal" if negative else "joining"
    said = match.group()[: -len(f" by {A}")]
    tale = Told(match.start("a"), thing, act, family, meant, span, match.start(), said)
    yield from told(masked, "joining-passive", tale)
