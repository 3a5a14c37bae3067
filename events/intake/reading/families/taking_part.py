"""Joining, signing, supporting, ratifying, refusing and leaving, told by a verb.

Invariant: the verb decides what was done, the kind of the instrument how that is called, and the
words before the verb whether it was done at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import either
from events.intake.reading.families.meaning import Told, build, entered, told
from events.intake.reading.families.taking_words import (
    ACTIVE,
    BARE,
    BEEN,
    BEEN_BARE,
    FORMS,
    JOINS,
    PAIRED,
    PASSIVE,
    PASSIVE_ACTS,
    PUTS,
    SAID_THAT,
    SHARED,
    TAKEN,
    A,
    act_of,
)
from events.intake.reading.found import Found, actors, acts, before, joinable, neither
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import Stance, stance

VERBS = either(ACTIVE, PAIRED, PASSIVE, BEEN, BEEN_BARE, PUTS, JOINS, BARE)
_PUT_OUT = {"expel": "expelled", "suspend": "suspended", "withdraw": "withdrew"}
_NEEDING_MORE = ("withdr", "pull", "t", "accept", "welcom", "kick")
"""Verbs that put nobody in or out without words like "as a member" or "from the club"."""
_BARE_ACTS = ("join", "sign", "ratify", "support", "accede", "withdraw", "refuse")
_AUXILIARIES = frozenset(
    [
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "did",
        "does",
        "do",
        "may",
        "might",
    ]
)
_NEGATIVE = frozenset(["not", "never", "neither"])


def verbs(masked: Masked, story: Story) -> Iterator[Found]:
    """Everything that a verb between an actor and an instrument tells."""
    for match in masked.all(ACTIVE):
        subject = match.start("a")
        if acts(masked, subject):
            yield from _told(masked, match, subject)
            # "A signed B and joined C": the second verb has the first one's subject
            second = SHARED.match(masked.text, match.end("o"))
            if second:
                yield from _told(masked, second, subject)
    for match in masked.all(PAIRED):
        if acts(masked, match.start("a")):
            yield from _paired(masked, match)
    for match in masked.all(PASSIVE):
        yield from _suffered(masked, match)
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
    for match in masked.all(JOINS):
        if acts(masked, match.start("by")):
            yield from _joined_by(masked, match, story)
    for match in masked.all(BARE):
        paired = PAIRED.match(masked.text, match.start()) is not None
        if acts(masked, match.start("a")) and not paired:
            yield from _bare(masked, match, story)


def _told(masked: Masked, match: re.Match[str], subject: int) -> Iterator[Found]:
    thing = joinable(masked, match.start("o"))
    if thing is None:
        return
    act, family = act_of(match)
    meant = _meant(masked, match["pre"], match["verb"], subject)
    span = (min(subject, match.start()), match.end("o"))
    said = match["pre"] + match["verb"]
    tale = Told(subject, thing, act, family, meant, span, match.start("verb"), said)
    yield from told(masked, f"{family}-verb", tale)


def _paired(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    """Forms like "A has signed but not ratified O", "A has neither signed nor ratified O"."""
    thing = joinable(masked, match.start("o"))
    if thing is None:
        return
    subject, span, pre = match.start("a"), (match.start("a"), match.end("o")), match["pre"]
    first = FORMS.fullmatch(match["one"])
    if first:
        meant = _meant(masked, pre, match["one"], subject)
        said, at = pre + match["one"], match.start("one")
        yield from told(
            masked,
            f"{act_of(first)[1]}-verb",
            Told(subject, thing, *act_of(first), meant, span, at, said),
        )
    own = match["pre2"].split()
    if not _AUXILIARIES.intersection(own):
        kept = [w for w in pre.split() if match["and"] != "but" or w not in _NEGATIVE]
        own = [*kept, *own]
    meant = _meant(masked, " ".join(own), match["verb"], subject)
    said, at = f"{' '.join(own)} {match['verb']}", match.start("verb")
    yield from told(
        masked,
        f"{act_of(match)[1]}-verb",
        Told(subject, thing, *act_of(match), meant, span, at, said),
    )


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
        values = {} if actor.quantifier is None else {"quantifier": actor.quantifier}
        rule = "taken-in" if act == "join" else "put-out"
        yield build(
            masked, kind, rule, actor, thing, (start, match.end()), match.start("pre"), values,
            "past", match.group()[1:-1],
        )  # fmt: skip


def _put(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    act = next(act for act in ("join", *_PUT_OUT) if match[act])
    at = match.start("o") if match["o"] else match.start("by")
    whole = match["o"] or match.group().endswith(("member", "members"))
    if not whole and match[act].startswith(_NEEDING_MORE):
        return
    yield from _been(masked, match, act, joinable(masked, at))


def _joined_by(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """Forms like "A joins 50 other companies, including B": they have all joined, and so has A."""
    others, near = masked.items(match.start("a")), masked.items(match.start("by"))
    if not any(i.kind == "count" for i in others) or stance(match["pre"], "joins") != "done":
        return
    thing = story.lately([i for i in near if i.id])
    if thing is None:
        return
    for at in (match.start("by"), match.start("a")):
        said, verb = match["pre"] + "joins", match.end("pre")
        tale = Told(at, thing, "join", "joining", "done", match.span(), verb, said)
        yield from told(masked, "joining-bare", tale)


def _bare(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """Forms like "Kenya has not signed": what was spoken of last is meant."""
    subject = match.start("a")
    near = [i for place in sorted(masked.units) if place < subject for i in masked.items(place)]
    thing = story.lately(near, bodies=bool(match["join"] or match["withdraw"]))
    if thing is None:
        return
    act = next(a for a in _BARE_ACTS if match[a])
    family = {"withdraw": "leaving", "refuse": "refusal"}.get(act, "joining")
    meant = _meant(masked, match["pre"], match["verb"], subject)
    said = match["pre"] + match["verb"]
    tale = Told(subject, thing, act, family, meant, match.span(), match.start("verb"), said)
    yield from told(masked, f"{family}-bare", tale)


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
    family = "refusal" if negative else "joining"
    said = match.group()[: -len(f" by {A}")]
    span = (place, match.end("a"))
    tale = Told(match.start("a"), thing, act, family, meant, span, match.start(), said)
    yield from told(masked, "joining-passive", tale)


def _meant(masked: Masked, pre: str, verb: str, subject: int) -> Stance | None:
    if "would" in pre and SAID_THAT.search(masked.text, 0, subject):
        pre = pre.replace("would", "will")
    meant = stance(pre, verb)
    return "not" if meant == "done" and neither(masked, subject) else meant
