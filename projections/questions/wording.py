"""The one wording: how an answer and a fact read as a sentence, whatever the door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from domain.counts import Count

_VERBS = {
    "signed": "signed", "signed-definitively": "definitively signed", "ratified": "ratified",
    "accepted": "accepted", "approved": "approved", "formally-confirmed": "formally confirmed",
    "acceded": "acceded to", "consented-to-be-bound": "consented to be bound by",
    "succeeded": "succeeded to", "provisionally-applied": "provisionally applied",
    "entered-into-force-for": "became bound by", "joined": "joined", "declined": "stayed out of",
    "withdrew": "withdrew from", "denounced": "denounced",
    "withdrawal-revoked": "took back its withdrawal from", "suspended": "was suspended from",
    "expelled": "was expelled from", "reserved": "made a reservation to",
    "reservation-withdrawn": "withdrew a reservation to", "declared": "made a declaration on",
    "declaration-withdrawn": "withdrew a declaration on",
    "objected": "objected to a reservation to",
    "objection-withdrawn": "withdrew an objection on", "listed": "was put on",
    "listing-amended": "had its entry changed on", "delisted": "was taken off",
    "member-admitted": "became a member of", "membership-ended": "left",
    "proposed": "proposed", "initiated": "initiated", "led": "led", "announced": "announced",
    "adopted": "adopted", "launched": "launched", "established": "established",
    "issued": "issued", "opened-for-signature": "opened for signature",
    "entered-into-force": "brought into force", "amended": "amended", "terminated": "ended",
    "hosted": "hosted", "discussed": "discussed",
}  # fmt: skip
_REASONS = {
    "reported": "a report names it",
    "member-of-group": "a report says all members of a group did, and it was one on that day",
    "declined": "it is reported to have stayed out",
    "withdrew": "it withdrew",
    "expelled": "it was expelled",
    "suspended": "it was suspended",
    "delisted": "it was taken off",
    "not-yet": "that came later",
    "never-reported": "nothing on file for that day names it; absence is not a no",
    "announced": "only an intention is on file",
    "alleged": "only a charge is on file",
    "group-unproven": "only an unspecified part of a group it belonged to is named",
    "date-uncertain": "the reported date may lie on either side of that day",
    "disputed": "reports of equal weight contradict each other",
    "roster-complete": "a list declared complete leaves it out",
    "not-listed": "a source that names the participants leaves it out",
    "no-longer-shown": "its source no longer shows it, and nothing says why",
}
_HAD = {
    "listed": ("was on", "was not on"),
    "member": ("was a member of", "was not a member of"),
    "participant": ("took part in", "did not take part in"),
    "signatory": ("had signed", "had not signed"),
    "party": ("was a party to", "was not a party to"),
    "author": ("was an author of", "was not an author of"),
}
_BY_KIND = {"list": "listed", "group": "member", "treaty": "party", "statement": "author"}
_BY_ASPECT = {"signature": "signatory", "consent": "party"}

Name = Callable[[str], str]


def ask_sentence(
    party: str,
    instrument: str,
    joined_as: str,
    aspect: str,
    answer: str,
    reason: str,
    valid_on: str,
    last_reported: str | None,
) -> str:
    """`Yes: on 2018-11-20 Japan had joined the Paris Call (a report names it …)`."""
    role = _BY_ASPECT.get(aspect) or _BY_KIND.get(joined_as, "")
    had, had_not = _HAD.get(role, ("had joined", "had not joined"))
    if aspect == "force":
        had, had_not = "was bound by", "was not bound by"
    why = _REASONS.get(reason, reason)
    reported = f"; last reported {last_reported}" if last_reported else ""
    if answer == "yes":
        return f"Yes: on {valid_on} {party} {had} {instrument} ({why}{reported})."
    if answer == "no":
        return f"No: on {valid_on} {party} {had_not} {instrument} ({why}{reported})."
    return f"Unknown: whether on {valid_on} {party} {had} {instrument} ({why}{reported})."


class Said(NamedTuple):
    """The parts of a fact, with names in place of ids."""

    who: str
    what: str
    roles: Mapping[str, str]
    values: Mapping[str, Any]


def verb_of(kind: str) -> str:
    """What the sentence of a fact of this kind says was done, where one verb says it."""
    return _VERBS.get(kind, "")


def fact_sentence(
    kind: str, roles: Mapping[str, str], values: Mapping[str, Any], name: Name
) -> str:
    """A fact in a few words: `Japan joined the Paris Call`, `all of the EU joined …`."""
    named = {role: name(entity) for role, entity in roles.items()}
    who = named.get("actor") or named.get("party") or ""
    quantifier = values.get("quantifier")
    if quantifier not in (None, "unspecified"):
        who = f"{quantifier} of {who}"
    what = named.get("instrument") or named.get("list") or named.get("group") or ""
    if kind in _VERBS:
        return f"{who} {_VERBS[kind]} {what}" if who else f"{what} was {_VERBS[kind]}"
    return _SPECIAL[kind](Said(who, what, named, values))


def _intent(said: Said) -> str:
    parts = (said.who, "announced:", said.values["act"], said.what, said.roles.get("counterpart"))
    return " ".join(part for part in parts if part)


def _membership(said: Said) -> str:
    return f"{said.who} {'is' if said.values['holds'] else 'is not'} a member of {said.what}"


def _count(said: Said) -> str:
    number = Count(said.values["operator"], said.values["number"])
    inside = "take part in" if said.values["counted"] == "participants" else "stay out of"
    return f"{number} {said.values['unit']} {inside} {said.what}"


def _commitment(said: Said) -> str:
    values = said.values
    at_most = {"le": "up to ", "lt": "less than ", "ge": "at least ", "gt": "more than "}
    amount = f"{at_most.get(values['operator'], '')}{values['currency']} {values['amount']}"
    each = f" each {values['period']}" if "period" in values else ""
    return f"{said.who} committed {amount}{each}" + _to(said, "recipient", "to")


def _to(said: Said, role: str, preposition: str) -> str:
    return f" {preposition} {said.roles[role]}" if role in said.roles else ""


_SPECIAL: Mapping[str, Callable[[Said], str]] = {
    "announced-intent": _intent,
    "membership-reported": _membership,
    "count-reported": _count,
    "commitment-made": _commitment,
    "roster-declared-complete": lambda said: f"the list of {said.what} is declared complete",
    "provision-stated": lambda said: f"a provision of {said.what}",
    "affiliation-reported": lambda said: (
        f"{said.who}: {said.values['relation']} {said.roles['body']}"
    ),
    "role-held": lambda said: f"{said.who}: {said.values['role']} of {said.roles['body']}",
    "meeting-held": lambda said: f"{said.who} met" + _to(said, "counterpart", "at or with"),
    "statement-made": lambda said: f"{said.who} made a statement" + _to(said, "about", "about"),
    "lawsuit-filed": lambda said: f"{said.who} sued {said.roles['defendant']}",
    "conduct-reported": lambda said: f"conduct of {said.who}" + _to(said, "target", "towards"),
}
