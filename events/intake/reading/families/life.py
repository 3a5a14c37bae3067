"""The life of instruments and bodies: proposed, launched, adopted, hosted, in force, ended.

Invariant: who did it is kept only where the text names one; an act that is only planned is an
intention of whoever plans it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from events.intake.reading.antecedents import gathers
from events.intake.reading.families import life_words as words
from events.intake.reading.families.first_held import inaugural
from events.intake.reading.families.meaning import assembly, build
from events.intake.reading.found import Found, Tense, actors, acts, joinable, unreal, unsigned
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import stance

_A = "\ue000"
_PATTERNS = (
    (words.WAS, words.PASSIVE),
    (words.BY, words.PASSIVE),
    (words.SET, words.PASSIVE),
    (words.SINCE_ITS, words.NOUNS),
    (words.SINCE_THE, words.NOUNS),
)
_BEING = frozenset({"is", "was", "were", "be", "been", "being"})


def events(masked: Masked, _: Story) -> Iterator[Found]:
    """Everything that happened to an instrument or body as a whole."""
    for pattern in masked.tried((words.DID, words.WHICH, words.AND_DID)):
        for match in masked.all(pattern):
            subject = match.start("a")
            if pattern is words.WHICH or (acts(masked, subject) and not _of_body(masked, subject)):
                yield from _did(masked, match, _kind(match, words.ACTIVE))
    for match in masked.all(words.OF_ITS):
        if acts(masked, match.start("a")) and stance(match["pre"], match["did"]) == "done":
            only = match["did"].startswith(("propos", "call"))  # it has not come about
            if not only:
                yield from _happened(masked, match, _kind(match, words.NOUNS))
    for match in masked.all(words.ADOPTS):
        if acts(masked, match.start("a")) and stance(match["pre"], match["verb"]) == "done":
            yield from _adopted(masked, match)
    for pattern, table in _PATTERNS:
        for match in masked.all(pattern):
            pre = match["pre"] if pattern is words.WAS else "was"
            if unreal(masked, match.start()):
                continue
            if not _BEING.intersection(pre.split()):
                continue
            meant, kind = stance(pre, "done"), _kind(match, table)
            if meant == "done":
                yield from _happened(masked, match, kind)
            elif meant == "intends" and match["a"]:
                yield from _to_be(masked, match, kind)
    for match in masked.all(words.FRONTED):
        yield from _fronted(masked, match)
    for pattern in masked.tried(
        (
            *words.BECAME,
            words.SINCE_IT,
        )
    ):
        for match in masked.all(pattern):
            if stance(match.groupdict().get("pre") or "", "done") == "done" and not (
                _to_come(masked, match) or words.STEP.before(masked.text, match.start("o"))
            ):
                said = (k for k, v in match.groupdict().items() if v and k.startswith("k_"))
                kind = next(said, "")[2:].replace("_", "-") or _kind(match, words.PASSIVE)
                yield from _happened(masked, match, kind)
    yield from inaugural(masked)


def _of_body(masked: Masked, at: int) -> bool:
    """Whether a relative clause is on the person of a body: "Ada Brandt of Arvane, who leads"."""
    of = masked.text.endswith((" of ", " at ", " from "), 0, at)
    return of and masked.text.startswith((", who ", " who "), at + 1)


def _to_come(masked: Masked, match: re.Match[str]) -> bool:
    """Whether the present tells of a day to come: "enters into force on 1 May"."""
    if not set(words.NOW).intersection(match.group().split()):
        return False
    if words.ONCE.match(masked.text, match.end()):
        return True
    end = masked.at(match.end() - 1) - masked.sentence.start
    return any(end < date.start <= end + 6 for date in masked.dates)


def _kind(match: re.Match[str], table: dict[str, str]) -> str:
    return next(kind for n, kind in enumerate(table) if match[f"v{n}"])


def _adopted(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    """What an assembly adopts for others; what else "adopts" a text takes part in it."""
    thing = joinable(masked, match.start("o" if match["o"] else "o2"))
    if thing is None or thing.kind not in INSTRUMENTS or thing.kind == "list":
        return
    for actor in actors(masked, match.start("a")):
        adopts = thing.kind in ("treaty", "law") or assembly(actor)
        if (actor.kind, thing.kind) == ("person", "law") or (
            actor.kind == "organization" and adopts and match["verb"] != "signed"
        ):
            yield _made(masked, "adopted", actor, thing, match, {}, "past")


def _fronted(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    """Forms like "Drawn up by A and adopted in 2013 by B, the pact …"."""
    thing = joinable(masked, match.start("o"))
    if thing is None:
        return
    for did in words.NEXT.finditer(masked.text, match.start(), match.start("o")):
        kind = next(kind for n, kind in enumerate(words.PASSIVE) if did[f"v{n}"] or did[f"V{n}"])
        if not _can(thing, kind):
            continue
        by = did.start("a") if did["a"] else None
        them = [] if by is None else [i for i in actors(masked, by) if i.id and i.kind != "count"]
        yield from _counted(masked, match, kind, thing, by)
        for actor in them or (None,):
            found = _made(masked, kind, actor, thing, match, {}, "past")
            yield replace(found, said_at=masked.at(did.start()))


def _to_be(masked: Masked, match: re.Match[str], kind: str) -> Iterator[Found]:
    """What is going to be done by somebody: "will be hosted by Kenya"."""
    thing = joinable(masked, match.start("o"))
    if thing is None or not _can(thing, kind) or kind == "adopted":
        return
    for actor in actors(masked, match.start("a")):
        if actor.id and actor.kind != "count" and actor.id != thing.id:
            yield _planned(masked, kind, actor, thing, match)


def _counted(
    masked: Masked, match: re.Match[str], kind: str, thing: Item, by: int | None
) -> Iterator[Found]:
    """So many who adopted or set up something take part in it."""
    for item in actors(masked, by) if by is not None else ():
        if item.kind == "count" and kind in ("adopted", "established", "launched"):
            yield build(
                masked, "count-reported", "event", item, thing, match.span(), match.start(),
                item.amount, "past", kind,
            )  # fmt: skip


def _did(masked: Masked, match: re.Match[str], kind: str) -> Iterator[Found]:
    thing = joinable(masked, match.start("o"))
    goes_on = kind in ("hosted", "led") and match["verb"].endswith("ing")
    meant = stance(match["pre"], kind if goes_on else match["verb"])
    if thing is None or meant not in ("done", "intends") or not _can(thing, kind):
        return
    own = masked.sentence.text.startswith(words.OWN, masked.units[match.start("o")].start)
    if (kind == "opened" and not gathers(thing)) or (kind == "announced" and own):
        return  # "announced its pledge" is to join it
    if thing.kind in INSTRUMENTS and masked.text.startswith(f" with {_A}", match.end()):
        return  # `partners` has it
    if kind == "opened" or (kind == "hosted" and gathers(thing)):
        kind = "hosted"
    them = [*actors(masked, match.start("a"))]
    if match.groupdict().get("w"):
        them += actors(masked, match.start("w"))
    for actor in them:
        if actor.kind == "count" or not actor.id or actor.id == thing.id:
            continue
        if kind == "led" and actor.kind == "person":
            continue  # an office
        if meant == "intends":
            yield _planned(masked, kind, actor, thing, match)
        else:
            yield _made(masked, kind, actor, thing, match, {}, "past")


def _planned(masked: Masked, kind: str, actor: Item, thing: Item, match: re.Match[str]) -> Found:
    """What somebody is going to do with it, by the plain verb."""
    act = "lead" if kind == "led" else kind.removesuffix("ed")
    act += "e" if act.endswith(("os", "nc", "su", "at")) else ""
    return _made(masked, "announced-intent", actor, thing, match, {"act": act}, "future")


def _happened(masked: Masked, match: re.Match[str], kind: str) -> Iterator[Found]:
    thing = joinable(masked, match.start("o"))
    if thing is not None and kind == "hosted" and thing.kind in INSTRUMENTS:
        kind = "led"  # a pledge is organized by somebody
    if thing is None or not _can(thing, kind):
        return
    groups = match.groupdict()
    by, verb = groups.get("a"), groups.get("verb")
    if by and verb in ("signed", "approved") and "pre" in groups:
        return  # each who signed or approved takes part: `taking_part` has it
    law = thing.kind == "law"
    if verb in ("designed", "devised", "conceived") and not by:
        return  # what it is for
    if (by and verb == "signed" and not law) or (not by and verb == "presented"):
        return
    them = [i for i in actors(masked, match.start("a")) if i.id and i.kind != "count"] if by else []
    if by and groups.get("w"):
        them += [i for i in actors(masked, match.start("w")) if i.id and i.kind != "count"]
    yield from _counted(masked, match, kind, thing, match.start("a") if by else None)
    if verb in ("approved", "passed") and any(i.kind != "organization" for i in them):
        return  # a state that approves takes part
    body = thing.kind not in INSTRUMENTS and not (gathers(thing) or "Forum" in thing.name)
    if kind == "led" and body and any(i.kind == "person" for i in them):
        return  # an office
    for actor in them or (None,):
        yield _made(masked, kind, actor, thing, match, {}, "past")


def _can(thing: Item, kind: str) -> bool:
    """A list is not launched; a treaty is not hosted; a body is not adopted."""
    if thing.kind == "list":
        return kind in ("issued", "established") and not thing.referred and thing.new is None
    body = thing.kind not in INSTRUMENTS
    if kind == "hosted" or thing.kind == "group":
        return body and thing.kind != "group"
    return not (body and kind in ("adopted", "issued", "proposed", "announced"))


def _made(
    masked: Masked,
    kind: str,
    actor: Item | None,
    thing: Item,
    match: re.Match[str],
    values: dict[str, str],
    tense: Tense,
) -> Found:
    start, end = masked.span(*match.span())
    roles = {"instrument": thing} if actor is None else {"actor": actor, "instrument": thing}
    told = (k for k, v in match.groupdict().items() if v and (k == "verb" or k.startswith("k_")))
    verb = match.start(next(told, 0))
    return Found(
        kind=kind,
        rule="event",
        roles=roles,
        start=start,
        end=end,
        values=values,
        as_said=unsigned(match.group()),
        tense=tense,
        said_at=masked.at(verb),
    )
