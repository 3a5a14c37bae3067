"""The one wording: how an answer and a fact read as a sentence, whatever the door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

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
    "declaration-withdrawn": "withdrew a declaration on", "objected": "objected to a reservation to",
    "objection-withdrawn": "withdrew an objection on", "listed": "was put on",
    "listing-amended": "had its entry changed on", "delisted": "was taken off",
    "member-admitted": "became a member of", "membership-ended": "left",
    "proposed": "proposed", "initiated": "initiated", "led": "leads", "announced": "announced",
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
    "never-reported": "nothing on file names it; absence is not a no",
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


def fact_sentence(kind: str, roles: Mapping[str, str], values: Mapping[str, Any], name: Name) -> str:
    """A fact in a few words: `Japan joined the Paris Call`, `all of the EU joined …`."""
    party = roles.get("actor") or roles.get("party")
    target = roles.get("instrument") or roles.get("list") or roles.get("group")
    who = _quantified(name(party), values.get("quantifier")) if party else None
    what = name(target) if target else ""
    if kind in _VERBS:
        if who is None:
            return f"{what} was {_passive(_VERBS[kind])}"
        return f"{who} {_VERBS[kind]} {what}"
    special = _SPECIAL.get(kind)
    if special is not None:
        return special(who or "", what, roles, values, name).strip()
    return " ".join(filter(None, (who, kind, what)))


def _quantified(who: str, quantifier: str | None) -> str:
    if quantifier in (None, "unspecified"):
        return who
    return f"{quantifier} of {who}"


def _passive(verb: str) -> str:
    return {"leads": "led", "brought into force": "brought into force"}.get(verb, verb)


def _intent(who: str, what: str, roles: Mapping[str, str], values: Mapping[str, Any], name: Name) -> str:  # noqa: E501
    other = name(roles["counterpart"]) if "counterpart" in roles else ""
    return " ".join(filter(None, (who, "announced that it will", values.get("act"), what, other)))


def _membership(who: str, what: str, _r: Mapping[str, str], values: Mapping[str, Any], _n: Name) -> str:  # noqa: E501
    return f"{who} {'is' if values.get('holds', True) else 'is not'} a member of {what}"


def _count(_w: str, what: str, _r: Mapping[str, str], values: Mapping[str, Any], _n: Name) -> str:
    from domain.counts import Count

    number = Count(values["operator"], values["number"])
    inside = "take part in" if values.get("counted") == "participants" else "stay out of"
    return f"{number} {values['unit']} {inside} {what}"


def _commitment(who: str, _w: str, roles: Mapping[str, str], values: Mapping[str, Any], name: Name) -> str:  # noqa: E501
    to = f" to {name(roles['recipient'])}" if "recipient" in roles else ""
    most = {"le": "up to ", "lt": "less than ", "ge": "at least ", "gt": "more than "}
    each = f" each {values['period']}" if values.get("period") else ""
    sum_ = f"{most.get(values['operator'], '')}{values['currency']} {values['amount']}"
    return f"{who} committed {sum_}{each}{to}"


def _with(verb: str, role: str) -> Callable[..., str]:
    def say(who: str, _w: str, roles: Mapping[str, str], values: Mapping[str, Any], name: Name) -> str:  # noqa: E501
        del values
        return f"{who} {verb} {name(roles[role])}" if role in roles else f"{who} {verb}".rstrip()

    return say


_SPECIAL: Mapping[str, Callable[..., str]] = {
    "announced-intent": _intent,
    "membership-reported": _membership,
    "count-reported": _count,
    "commitment-made": _commitment,
    "roster-declared-complete": lambda who, what, *_: f"the list of {what} is declared complete",
    "provision-stated": lambda who, what, *_: f"a provision of {what}",
    "affiliation-reported": lambda who, what, roles, values, name: (
        f"{who}: {values['relation']} {name(roles['body'])}"
    ),
    "role-held": lambda who, what, roles, values, name: (
        f"{who}: {values['role']} of {name(roles['body'])}"
    ),
    "meeting-held": _with("met", "counterpart"),
    "statement-made": _with("made a statement about", "about"),
    "lawsuit-filed": _with("sued", "defendant"),
    "conduct-reported": _with("conduct reported", "target"),
}
