"""What an act on an instrument is as a fact: the instrument's kind decides how it is called.

Invariant: only kinds that the instrument allows (`domain.instruments.ACTS`); what was intended is
an intention, what was refused is declined, whatever the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from events.intake.reading.antecedents import gathers
from events.intake.reading.found import Found, Tense, actors, neither, unsigned
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.verbs import Stance


def fact(
    actor: Item, thing: Item, act: str, family: str, meant: Stance | None
) -> tuple[str, dict[str, Any], Tense] | None:
    """(kind, values, tense) of an act on a thing; None if nothing is reported."""
    if meant is None or thing.kind == "list" or (actor.kind, thing.kind) == ("person", "law"):
        return None
    for_others = act == "adopt" and actor.kind == "organization"
    own = _ITS_OWN.search(thing.name) is not None
    if for_others and (thing.kind in ("treaty", "law") or own or assembly(actor)):
        return None  # a parliament or an assembly adopts it for others, and a body its own plan
    if act == "sign" and family == "joining" and _DECREED.match(thing.name):
        return None  # who signs a bill or an order takes part in nothing
    if actor.kind == "count":
        return _count(actor, act, family, meant)
    values = actor.amount
    if family == "refusal":
        return ("declined", values, "past") if meant in ("done", "refused", "intends") else None
    if family == "leaving":
        if act not in _BY_STATES:
            return _left(thing, act, meant, values)
        its_own = actor.kind == "state" and thing.kind in ("treaty", "pledge")
        return _left(thing, _BY_STATES[act], meant, values) if its_own else None
    if meant in ("refused", "not", "intends-not"):
        if thing.kind == "law":
            return None
        if meant == "not" and act == "join" and thing.kind in ("organization", "group"):
            return "membership-reported", {"holds": False, **values}, "state"
        return "declined", values, "past"
    if meant == "intends":
        return "announced-intent", {"act": _intended(act), **values}, "future"
    kind = entered(thing, act)
    return None if kind is None else (kind, values, "past")


_ITS_OWN = re.compile(
    r"\b(?:plan|strategy|policy|agenda|roadmap|resolution|programme|program)$", re.IGNORECASE
)
_DECREED = re.compile(r"(?:[\w'-]+ ){0,2}(?:bill|order|decree)\b", re.IGNORECASE)
_BY_STATES = {"halt": "suspend", "end": "withdraw"}
"""What is done to an agreement as a whole, by what it is when a state does it."""
_ASSEMBLY = re.compile(
    r"\b(?:Assembl(?:y|ies)|Council|Parliament|Congress|Senate|Committee|Conference|Commission|"
    r"House|Chamber|Knesset|Diet|Duma|Bundestag|Seimas|Seim|Sejm|Board|Legislature|Lower House)\b"
)


def assembly(item: Item) -> bool:
    """Whether it is a body that adopts texts for others."""
    return item.kind == "organization" and _ASSEMBLY.search(item.name) is not None


def _left(
    thing: Item, act: str, meant: Stance, values: dict[str, Any]
) -> tuple[str, dict[str, Any], Tense] | None:
    if meant == "intends":
        return "announced-intent", {"act": act, **values}, "future"
    if meant == "intends-not":
        return "announced-intent", {"act": "remain", **values}, "future"
    if meant != "done" or thing.kind == "law":
        return None
    if act == "denounce":
        return ("denounced", values, "past") if thing.kind == "treaty" else None
    return ("suspended" if act == "suspend" else "withdrew"), values, "past"


def _count(
    item: Item, act: str, family: str, meant: Stance
) -> tuple[str, dict[str, Any], Tense] | None:
    values = item.amount
    if family == "joining" and meant == "done" and act != "welcom":
        return "count-reported", values, "past"
    if family == "refusal" or meant in ("refused", "not"):
        return "count-reported", {**values, "counted": "abstainers"}, "past"
    return None


def _intended(act: str) -> str:
    return {"rejoin": "join", "sponsor": "support", "take part": "join", "adopt": "support"}.get(
        act, act
    )


def entered(thing: Item, act: str) -> str | None:
    """The kind of fact that an entry into such a thing is; None if it cannot be entered so."""
    if thing.kind == "treaty":
        return {
            "sign": "signed",
            "ratify": "ratified",
            "accede": "acceded",
            "join": "consented-to-be-bound",
            "adopt": "accepted",
            "support": None,
        }.get(act)
    if thing.kind in ("organization", "group"):
        return {
            "join": "member-admitted",
            "rejoin": "member-admitted",
            "sign": "joined",
            "accede": "member-admitted",
            "take part": "joined",
        }.get(act)
    if thing.kind == "law":
        return None
    return "joined" if thing.kind in INSTRUMENTS else None


_ALL = re.compile(r"\b(?:all|both)\b")
_CONDITION = re.compile(
    r"(?: [^.;,]{0,40}?)?,? (?:only )?(?:if|unless|provided|only when|only once)\b"
)
"""Behind a will that hangs on something."""


class Told(NamedTuple):
    """Who did what with a thing, as places in the mask."""

    subject: int
    thing: Item
    act: str
    family: str
    """`joining`, `leaving` or `refusal`."""
    meant: Stance | None
    span: tuple[int, int]
    verb: int
    said: str


_ONE_OF = re.compile(r" (?:[a-z-]+ ){0,2}?(?:members?|states?|country|nation|company|firm|bank)\b")


def told(masked: Masked, rule: str, tale: Told) -> Iterator[Found]:
    """A finding for each actor who can have done it; who is at a summit has joined nothing."""
    if gathers(tale.thing) or (tale.act == "sign" and _BILL.search(_words_of(masked, tale))):
        return
    if tale.meant == "intends" and _CONDITION.match(masked.text, tale.span[1]):
        return
    none = neither(masked, tale.subject)
    if none and _ONE_OF.match(masked.text, tale.subject + 1):
        return  # "no NATO member has signed": that is not said of NATO
    for actor in actors(masked, tale.subject):
        every = actor.quantifier == "unspecified" and _ALL.search(tale.said)
        if actor.kind == "group" and (none or every):
            actor = replace(actor, quantifier="all")
        found = fact(actor, tale.thing, tale.act, tale.family, tale.meant)
        if found is not None and actor.id != tale.thing.id:
            kind, values, tense = found
            yield build(
                masked,
                kind,
                rule,
                actor,
                tale.thing,
                tale.span,
                tale.verb,
                values,
                tense,
                tale.said,
            )


_BILL = re.compile(r"\b(?:bill|law|decree|legislation|(?:executive )?order)$")
"""Whoever signs one puts it into force and takes part in nothing."""


def _words_of(masked: Masked, tale: Told) -> str:
    """How the text names the thing."""
    return masked.sentence.text[tale.thing.start : tale.thing.end]


def build(
    masked: Masked,
    kind: str,
    rule: str,
    actor: Item,
    thing: Item,
    span: tuple[int, int],
    verb: int,
    values: dict[str, Any],
    tense: Tense,
    said: str,
) -> Found:
    """A finding in the roles that its kind has; `span` and `verb` are places in the mask."""
    start, end = masked.span(*span)
    end = max(end, masked.sentence.start + _trailing(masked, actor))
    roles = (
        {"instrument": thing} if kind == "count-reported" else {"actor": actor, _role(kind): thing}
    )
    words = unsigned(said).strip()
    return Found(
        kind=kind,
        rule=rule,
        roles=roles,
        start=start,
        end=end,
        values=values,
        as_said=words,
        tense=tense,
        said_at=masked.at(verb),
    )


def _trailing(masked: Masked, actor: Item) -> int:
    """Where the list ends in the sentence in which the actor is named, behind the clause or not."""
    ends = (u.end for u in masked.units.values() if u.start <= actor.start < actor.end <= u.end)
    return min(ends, default=0) if actor.end else 0


def _role(kind: str) -> str:
    return "group" if kind.startswith(("member-", "membership")) else "instrument"
