"""Who says, plans, promises, applies or has decided to join, sign, leave or stay.

Invariant: the will is announced, and it is that of the subject found right before it or of whoever
says so; what hangs on a condition, is denied, weighed, feared or asked of somebody is none. In a
clause that names no thing what was spoken of last is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from events.intake.reading.antecedents import doubted, has_members, placeless
from events.intake.reading.cues import either
from events.intake.reading.families.ellipses import INTENDED
from events.intake.reading.families.intending_subjects import (
    DIRECT,
    OF_BODY,
    SAID_BEFORE,
    SAID_BEHIND,
    SHARED,
    SPOKEN,
    TOLD_TO,
    UNSURE,
    WE,
    WHO_SAYS,
)
from events.intake.reading.families.intending_words import (
    APPLIED,
    BARE_ACTS,
    INTENT,
    NAMED_ACTS,
    PENDING,
    TO_COME,
)
from events.intake.reading.families.meaning import Told, told
from events.intake.reading.families.taking_words import act_of
from events.intake.reading.found import Found, acts, joinable, neither, things, unreal
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import Stance, stance

INTENTIONS = either(INTENT, APPLIED, PENDING, TO_COME)
_REACH = 320
"""Letters before a will in which the one stands whose it is."""
_NEGATIVE = re.compile(r"\b(?:not|never|no(?! secret))\b|n't\b")
_FORMER = re.compile(
    r"^(?:was|were|would(?! (?:like|love))|wanted|planned|intended|meant|aimed|sought)\b"
)
_MAYBE = re.compile(
    r"\b(?:probably|possibly|presumably|likely|conceivably|potentially|hopefully)\b"
)
_ASKED, _SUFFERED = (
    re.compile("ask|request|petition"),
    re.compile(r"\b(?:be|been|is|are|was|were) $"),
)
_VOTED = re.compile(r"^(?:vot|approv|pass|adopt|back)")
"""A parliament that votes to ratify has done its part."""


def intentions(masked: Masked, story: Story) -> Iterator[Found]:
    """Every will to take part, to stay or to leave."""
    last: Found | None = None
    for match in masked.all(INTENT):
        subject = _whom(masked, match) or _subject(masked, match)
        willed = _willed(match, last or story.deed) if subject is not None else None
        if subject is None or willed is None:
            continue
        thing = last.thing if last is not None and match["b_same"] else None
        for found in _told(masked, match, subject, willed, story, thing):
            last = found if "act" in found.values else last
            yield found
    for match in masked.all(APPLIED):
        subject = _subject(masked, match)
        if subject is not None:
            for found in _told(masked, match, subject, _JOIN, story):
                yield replace(found, tense="past")
    for pattern in masked.tried((PENDING, TO_COME)):
        for match in masked.all(pattern):
            pre = match.groupdict().get("pre")
            if acts(masked, match.start("a")) and (pre is None or stance(pre, "done") == "done"):
                willed = _intends(match) if pattern is TO_COME else _JOIN
                yield from _told(masked, match, match.start("a"), willed, story)


Willed = tuple[str, str, Stance]
"""Act, family, and whether it is meant to be done or not to be."""
_JOIN: Willed = ("join", "joining", "intends")


def _told(
    masked: Masked,
    match: re.Match[str],
    subject: int,
    willed: Willed,
    story: Story,
    thing: Item | None = None,
) -> Iterator[Found]:
    all_of = list(things(masked, match.start("o"))) if match["o"] else []
    if not match["o"]:
        thing = thing or _left_out(masked, match, story)
        all_of = [] if thing is None else [(thing, match.end())]
    for each, end in all_of:
        if willed[0] != "support" or each.kind != "treaty":
            yield from _wills(masked, match, subject, willed, each, end)


def _wills(
    masked: Masked, match: re.Match[str], subject: int, willed: Willed, thing: Item, end: int
) -> Iterator[Found]:
    """What is meant to be done with one thing, of which is told up to that end."""
    if willed[2] == "intends" and neither(masked, subject):
        willed = (*willed[:2], "intends-not")
    at = match.start("will")
    span = (min(subject, at), max(subject + 1, match.end(), end))
    said = masked.text[min(subject + 1, at) : match.start("o") if match["o"] else match.end()]
    verb = match.start("adverbs") if match.re is INTENT.compiled else at
    tale = Told(subject, thing, *willed, span, verb, said)
    yield from told(masked, f"{willed[1]}-{'verb' if match['o'] else 'bare'}", tale)


def _willed(match: re.Match[str], deed: Found | None) -> Willed | None:
    """What is meant to be done, maybe the same as that deed; None if it is not clear."""
    willed: Willed | None
    if match["named"]:
        willed = NAMED_ACTS[next(n for n in NAMED_ACTS if match[f"x_{n}"])]
    elif match["o"]:
        willed = _intends(match)
    else:
        willed = _bare(match, deed)
    if _MAYBE.search(match["adverbs"]):
        return None
    if willed is None or (willed[0] == "ratify" and _VOTED.match(match["will"])):
        return None
    if match["x_in"] and "no longer" in match["adverbs"]:
        return "withdraw", "leaving", "intends"
    if not _not(match):
        return willed
    if match["x_stay"] or (match["b_remain"] or "").startswith("renew"):
        return "withdraw", "leaving", "intends"
    return None if willed[2] == "intends-not" else (*willed[:2], "intends-not")


def _intends(match: re.Match[str]) -> Willed:
    return (*act_of(match), "intends")


def _bare(match: re.Match[str], deed: Found | None) -> Willed | None:
    act = next(a for a in BARE_ACTS if match[f"b_{a}"])
    if act == "remain":
        return "withdraw", "leaving", "intends-not"
    if act in ("go", "same"):
        done = "" if deed is None else deed.values.get("act") or INTENDED.get(deed.kind, "")
        if not done or deed is None or (act == "go" and done != "withdraw"):
            return None
        act = done
    return act, "leaving" if act in ("withdraw", "suspend") else "joining", "intends"


def _not(match: re.Match[str]) -> bool:
    no = any(match[n] for n in ("do", "nt", "wont"))
    return no or _NEGATIVE.search(f"{match['will']} {match['adverbs']}") is not None


def _left_out(masked: Masked, match: re.Match[str], story: Story) -> Item | None:
    place = match.start("will")
    near = [i for at in sorted(masked.units) if at < place for i in masked.items(at)]
    told_to = TOLD_TO.search(masked.text, max(0, place - _REACH), place)
    body = joinable(masked, told_to.start("o")) if told_to is not None else None
    if body is not None and has_members(body):
        return body
    bare = match.re is not INTENT.compiled
    if bare or match["will"].startswith("want"):
        here = [i for i in reversed(near) if i.kind == "organization" and i.id] if bare else []
        home = story.at_home() or next(filter(has_members, here), None)
        if bare and home is None and (joined := story.joined()) is not None:
            return doubted(joined, "the sentence does not name it")
        home = home or next(filter(has_members, story.spoken()), None)
        return None if home is None else doubted(placeless(home), "the sentence does not name it")
    return story.lately(near, bodies=True)


def _whom(masked: Masked, match: re.Match[str]) -> int | None:
    """In "the president has begun to take Kenya out of the pact" the will is Kenya's."""
    place = next((match.start(n) for n in ("whom", "whom2", "whom3") if match[n]), None)
    if (
        place is None
        or match["will"].startswith("would")
        or unreal(masked, match.start())
        or UNSURE.search(masked.text, 0, place)
    ):
        return None
    clause = masked.text.rfind(";", 0, place)
    before = [at for at in masked.units if clause < at < match.start()]
    other = any(i.kind in ("state", "organization") for at in before[-1:] for i in masked.items(at))
    return None if other else place


def _subject(masked: Masked, match: re.Match[str]) -> int | None:
    """The place of whoever is going to; None if it is not told, or not announced."""
    at = match.start("will")
    first = max(0, at - _REACH)
    if WE.search(masked.text, first, at):
        found = WHO_SAYS.match(masked.text, match.end())
        return None if found is None else found.start("a" if found["a"] else "b")
    for pattern in (DIRECT, SPOKEN, SHARED):
        found = pattern.search(masked.text, first, at)
        if found is None:
            continue
        place = found.start("a")
        between = masked.text[place + 1 : at].replace(found.groupdict().get("aside") or ",", "", 1)
        if UNSURE.search(between) or (_ASKED.match(match["will"]) and _SUFFERED.search(between)):
            return None
        spoken = pattern is SPOKEN or (pattern is SHARED and found["says"])
        if not spoken and _FORMER.match(match["will"]) and not _spoken_of(masked, place, match):
            continue
        if acts(masked, place) or (
            OF_BODY.search(masked.text, 0, place) and not unreal(masked, place)
        ):
            return place
    return None


def _spoken_of(masked: Masked, place: int, match: re.Match[str]) -> bool:
    said = SAID_BEFORE.search(masked.text, max(0, place - 160), place)
    return said is not None or SAID_BEHIND.match(masked.text, match.end()) is not None
