"""How each gold kind is read: which kind of fact, which roles, which values.

Invariant: where the kind that a gold kind asks for has no room for a fact (a role is
missing, an act is not one on such an instrument), the fact is read as that kind's
honest neighbour, the weaker statement that is still true; no party is ever invented.
A subject that is null, where a kind needs one, is the first one that the gold
accepts. What names nobody and nothing is a misfit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from domain.errors import InvalidInput
from domain.instruments import ACTS, ENTERING_INTENTS, InstrumentKind
from events.registry import FACT_KINDS
from tests.journeys.gold_names import Draft, joined_as, slug

_OPERATORS = {"eq": "eq", "gt": "gt", "ge": "ge", "lt": "lt", "le": "le", "=": "eq", ">": "gt",
              ">=": "ge", "<": "lt", "<=": "le"}  # fmt: skip
_MAX_SHORT = 500


class Misfit(Exception):
    """A gold fact that no kind of fact has room for."""


class Said(NamedTuple):
    """A kind with its roles and values, and the role that the gold subject plays."""

    kind: str
    roles: dict[str, str]
    subject: str | None = "actor"
    values: dict[str, Any] = {}


class Gold:
    """One gold fact, with the entities that it may refer to."""

    def __init__(self, fact: Mapping[str, Any], entities: Mapping[str, Draft]) -> None:
        self.fact = fact
        self.entities = entities
        self.kind = str(fact.get("kind"))
        self.status = str(fact.get("status") or "").strip().lower().replace(" ", "_")
        self.value: Mapping[str, Any] = fact.get("value") or {}
        self.modality = fact.get("modality") or "asserted"
        self.named = self._entity(fact.get("subject"))
        self.object = self._entity(fact.get("object"))

    @property
    def negative(self) -> bool:
        """Whether the fact says that something is not so."""
        return self.fact.get("polarity") == "negative" or self.modality == "negated"

    @property
    def intended(self) -> bool:
        return self.modality == "announced_intention"

    @property
    def subject(self) -> str | None:
        """The subject, or the first that the gold accepts in place of none."""
        if self.named is not None:
            return self.named
        accepted = (self.fact.get("accept") or {}).get("subject") or ()
        found = (slug(entity) for entity in accepted if entity)
        return next((entity for entity in found if entity in self.entities), None)

    def joins(self, entity: str | None) -> InstrumentKind | None:
        """As which kind of instrument the entity can be joined."""
        return None if entity is None else joined_as(self.entities[entity])

    def _entity(self, entity: Any) -> str | None:
        if not entity:
            return None
        if slug(entity) not in self.entities:
            raise InvalidInput(f"{entity!r} is not among the entities of the articles.")
        return slug(entity)


def reading(gold: Gold) -> Said:
    """What a gold fact is read as. Raises `Misfit` if no kind of fact has room for it."""
    return READINGS.get(gold.kind, _anything)(gold)


def short(text: Any) -> str | None:
    """A short text of an event: stripped, at most 500 characters, None if empty."""
    return str(text).strip()[:_MAX_SHORT] or None if text is not None else None


# --- Taking part -----------------------------------------------------------------------------

_TREATY_ACTS = {
    "signed": "signed", "signatory": "signed", "established": "signed",
    "signed_definitively": "signed-definitively", "ratified": "ratified", "accepted": "accepted",
    "approved": "approved", "confirmed": "formally-confirmed", "acceded": "acceded",
    "succeeded": "succeeded", "provisionally_applied": "provisionally-applied",
    "in_force": "entered-into-force-for", "joined": "consented-to-be-bound",
    "is_party": "consented-to-be-bound", "party": "consented-to-be-bound",
    "state_party": "consented-to-be-bound", "member": "consented-to-be-bound",
}  # fmt: skip
_AUTHORED = frozenset({"issued", "author", "joint_statement_author", "established"})
_ADMITTED = frozenset({"joined", "acceded", "admitted", "became_member"})
_STANDING_MEMBER = frozenset({"member", "is_party", "party", "is_member"})
_ENACTED = frozenset({"signed", "adopted", "enacted", "approved", "passed"})


def _entry_act(kind: InstrumentKind, status: str) -> str | None:
    """The act by which one takes part in an instrument of this kind, if the status is one."""
    if kind is InstrumentKind.TREATY:
        return _TREATY_ACTS.get(status)
    if kind is InstrumentKind.GROUP and status in _ADMITTED:
        return "member-admitted"
    if kind is InstrumentKind.GROUP and status in _STANDING_MEMBER:
        return "membership-reported"
    if kind is InstrumentKind.STATEMENT and status in _AUTHORED:
        return "issued"
    return "joined" if "joined" in ACTS[kind] else None


def _signature(gold: Gold) -> Said:
    if gold.intended:
        return _intent(gold, _SIGNING.get(gold.status, "join"))
    if gold.negative:
        return _non_signature(gold)
    kind = gold.joins(gold.object)
    act = None if kind is None else _entry_act(kind, gold.status)
    if act is not None and gold.subject is not None:
        return _act(gold, act)
    if kind is InstrumentKind.LAW and gold.status in _ENACTED:
        return _instrument_act(gold, "adopted")
    if kind in (InstrumentKind.TREATY, InstrumentKind.LAW):
        return _statement(gold)  # supports a treaty: words, and no act on it
    return _anything(gold)


def _non_signature(gold: Gold) -> Said:
    if _allows(gold, "declined") and gold.subject is not None:
        return _act(gold, "declined")
    return _anything(gold)


def _partnership(gold: Gold) -> Said:
    if gold.intended:
        return _intent(gold, "join")
    if gold.negative:
        return _withdrawal(gold) if _allows(gold, "withdrew") else _anything(gold)
    return _signature(gold)


def _intention(gold: Gold) -> Said:
    act = _verb(gold.status)
    if gold.modality == "negated" and act.split()[0] in ENTERING_INTENTS:
        return _non_signature(gold)
    return _intent(gold, f"not {act}" if gold.modality == "negated" else act)


_WITHDRAWING = {
    "denounced": "denounced", "suspended": "suspended", "expelled": "expelled",
    "withdrawal_retracted": "withdrawal-revoked", "withdrawal_revoked": "withdrawal-revoked",
    "rejoined": "withdrawal-revoked", "delisted": "delisted",
}  # fmt: skip
_LEAVING = {
    "denounced": "denounce", "suspended": "suspend", "withdrawal_retracted": "remain",
    "withdrawal_revoked": "remain",
}  # fmt: skip


def _withdrawal(gold: Gold) -> Said:
    if gold.intended:
        return _intent(gold, _LEAVING.get(gold.status, "withdraw"))
    act = _WITHDRAWING.get(gold.status, "withdrew")
    back = act == "withdrawal-revoked"
    for possible in (act, "joined" if back else "withdrew", "" if back else "delisted"):
        if possible and _allows(gold, possible) and gold.subject is not None:
            return _listing(gold, possible) if possible == "delisted" else _act(gold, possible)
    return _anything(gold)


_MEMBERSHIPS = {
    "member": "membership-reported", "not_member": "membership-reported",
    "is_member": "membership-reported", "members": "membership-reported",
    "founding_member": "membership-reported", "observer": "joined",
    "joined": "member-admitted", "admitted": "member-admitted", "acceded": "member-admitted",
    "left": "membership-ended", "withdrew": "membership-ended", "ended": "membership-ended",
    "expelled": "expelled", "suspended": "suspended",
}  # fmt: skip


def _membership(gold: Gold) -> Said:
    kind, act = gold.joins(gold.object), _MEMBERSHIPS.get(gold.status)
    if gold.intended:
        return _intent(gold, "leave" if gold.fact.get("polarity") == "negative" else "join")
    if act is None or kind is None:
        return _affiliation(gold)
    if kind is not InstrumentKind.GROUP:
        return _withdrawal(gold) if act in _ENDINGS else _signature(gold)
    if gold.subject is None:
        return _anything(gold)
    if act == "member-admitted" and gold.negative:
        return _non_signature(gold)
    said = _act(gold, act)
    if act == "membership-reported":
        return said._replace(values={"holds": not gold.negative})
    return said


_ENDINGS = frozenset({"membership-ended", "expelled", "suspended"})


def _affiliation(gold: Gold) -> Said:
    """A unit of it, based in it, represented by it."""
    if gold.subject is None or gold.object is None or gold.negative:
        return _anything(gold)
    roles = {"actor": gold.subject, "body": gold.object}
    return Said("affiliation-reported", roles, values={"relation": _words(gold) or "belongs to"})


def _group_claim(gold: Gold) -> Said:
    """The act that the status implies, of that much of a group."""
    if gold.intended or gold.status.startswith(("to_", "will_")):
        return _intention(gold)
    implied = _CLAIMED.get(gold.status)
    if implied is None:
        implied = _non_signature if gold.negative else _signature
    return implied(gold)


def _act(gold: Gold, act: str) -> Said:
    """A fact of subject and object in the roles that the act's class gives its pair."""
    pair = FACT_KINDS[act].PAIR
    assert pair is not None
    assert gold.subject is not None
    assert gold.object is not None
    return Said(act, {pair[0]: gold.subject, pair[1]: gold.object}, subject=pair[0])


def _allows(gold: Gold, act: str) -> bool:
    kind = gold.joins(gold.object)
    return kind is not None and act in ACTS[kind]


# --- Plans -----------------------------------------------------------------------------------

_SIGNING = {"signed": "sign", "supports": "support", "endorsed": "support", "ratified": "ratify",
            "acceded": "accede"}  # fmt: skip
_PLANNING = ("to_", "will_", "plans_to_", "intends_to_", "expected_to_", "set_to_", "is_set_to_")
_EVENT_VERBS = {
    "proposed": "propose", "announced": "announce", "launched": "launch",
    "inaugurated": "launch", "established": "establish", "issued": "issue", "signed": "adopt",
    "adopted": "adopt", "hosted": "host", "held": "hold", "amended": "amend", "ended": "end",
}  # fmt: skip


def _intent(gold: Gold, act: str) -> Said:
    """An announced intention, filed under what it is about where that is an instrument."""
    if gold.subject is None:
        return _anything(gold)
    roles = {"actor": gold.subject}
    if gold.object is not None:
        roles["instrument" if gold.joins(gold.object) else "counterpart"] = gold.object
    return Said("announced-intent", roles, values={"act": act})


def _verb(status: str) -> str:
    """What is to be done: `to_establish_principles` is `establish principles`."""
    for start in sorted(_PLANNING, key=len, reverse=True):
        if status.startswith(start) and len(status) > len(start):
            return status.removeprefix(start).replace("_", " ")
    return status.replace("_", " ") or "act"


def _words(gold: Gold) -> str:
    return gold.status.replace("_", " ")


# --- Lists -----------------------------------------------------------------------------------

_LISTINGS = {"delisted": "delisted", "removed": "delisted", "lifted": "delisted",
             "amended": "listing-amended", "modified": "listing-amended"}  # fmt: skip


def _designation(gold: Gold) -> Said:
    act = _LISTINGS.get(gold.status, "delisted" if gold.negative else "listed")
    if gold.intended:
        return _intent(gold, "delist" if act == "delisted" else "list")
    if _allows(gold, act) and gold.subject is not None:
        return _listing(gold, act)
    if gold.object is not None and gold.subject is not None:
        # no list, but whoever did it: an act of that authority towards the listed party
        roles = {"actor": gold.object, "target": gold.subject}
        return Said("conduct-reported", roles, subject="target")
    return _anything(gold)


def _listing(gold: Gold, act: str) -> Said:
    assert gold.subject is not None
    assert gold.object is not None
    return Said(act, {"party": gold.subject, "list": gold.object}, subject="party")


# --- Instruments -----------------------------------------------------------------------------

_EVENTS = {
    "proposed": "proposed", "presented": "proposed", "introduced": "proposed",
    "initiated": "initiated", "led": "led", "leads": "led", "announced": "announced",
    "unveiled": "announced", "published": "issued", "launched": "launched",
    "inaugurated": "launched", "opened": "launched", "established": "established",
    "founded": "established", "created": "established", "issued": "issued",
    "released": "issued", "signed": "adopted", "adopted": "adopted", "agreed": "adopted",
    "concluded": "adopted", "enacted": "adopted", "passed": "adopted",
    "opened_for_signature": "opened-for-signature", "entered_into_force": "entered-into-force",
    "in_force": "entered-into-force", "amended": "amended", "revised": "amended",
    "extended": "amended", "terminated": "terminated", "ended": "terminated",
    "dissolved": "terminated", "hosted": "hosted", "host": "hosted", "held": "hosted",
    "under_discussion": "discussed", "discussed": "discussed",
}  # fmt: skip


def _instrument_event(gold: Gold) -> Said:
    planned = gold.status.startswith(_PLANNING)
    if gold.intended or planned:
        if gold.subject is None and gold.joins(gold.object):
            return _instrument_act(gold, "announced")  # the plan was made public, by whomever
        return _intent(gold, _verb(gold.status) if planned else _event_verb(gold))
    if gold.negative or gold.joins(gold.object) is None:
        return _anything(gold)
    return _instrument_act(gold, _EVENTS.get(gold.status, "discussed"))


def _event_verb(gold: Gold) -> str:
    return _EVENT_VERBS.get(gold.status) or _words(gold) or "act"


def _instrument_act(gold: Gold, act: str) -> Said:
    assert gold.object is not None
    roles = {"instrument": gold.object}
    if gold.named is not None:
        roles["actor"] = gold.named
    return Said(act, roles)


def _provision(gold: Gold) -> Said:
    if gold.joins(gold.subject) is None:
        return _anything(gold)
    assert gold.subject is not None
    roles = {"instrument": gold.subject}
    return Said("provision-stated", roles, subject="instrument", values=_holds(gold))


# --- Numbers ---------------------------------------------------------------------------------


def _count_claim(gold: Gold) -> Said:
    """A count; its subject, an unnamed mass, is in the quote and plays no role."""
    number = _whole(gold.value.get("n"))
    counted = next((e for e in (gold.object, gold.named) if gold.joins(e)), None)
    if number is None or counted is None:
        return _anything(gold)
    values = {
        "number": number,
        "operator": _operator(gold),
        "unit": short(gold.value.get("unit")) or "participants",
    }
    if gold.negative:
        values["counted"] = "abstainers"
    return Said("count-reported", {"instrument": counted}, subject=None, values=values)


def _funding(gold: Gold) -> Said:
    amount, currency = _decimal(gold.value.get("amount")), str(gold.value.get("currency"))
    promised = amount is not None and len(currency) == 3 and currency.isupper()
    if gold.subject is None or gold.negative or not promised:
        if gold.intended:
            return _intent(gold, _verb(gold.status) if gold.status.startswith("to_") else "fund")
        return _anything(gold)
    roles = {"actor": gold.subject}
    if gold.object is not None:
        roles["recipient"] = gold.object
    values = {"amount": amount, "currency": currency, "operator": _operator(gold)}
    if gold.value.get("period"):
        values["period"] = short(gold.value["period"])
    return Said("commitment-made", roles, values=values)


def _operator(gold: Gold) -> str:
    return _OPERATORS.get(str(gold.value.get("comparator", "eq")), "approx")


def _whole(number: Any) -> int | None:
    exact = _decimal(number)
    return int(exact) if exact is not None and "." not in exact else None


def _decimal(number: Any) -> str | None:
    """A non-negative number as plain decimal text; None if it is none."""
    try:
        exact = Decimal(str(number).replace(",", ""))
    except InvalidOperation:
        return None
    if not exact.is_finite() or exact < 0 or isinstance(number, bool):
        return None
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# --- Deeds and words -------------------------------------------------------------------------


def _meeting(gold: Gold) -> Said:
    if gold.subject is None:
        return _instrument_act(gold, "hosted") if gold.joins(gold.object) else _anything(gold)
    roles = {"actor": gold.subject}
    if gold.object is not None:
        roles["counterpart"] = gold.object
    if gold.intended:  # meeting a body is no way of joining it: never its instrument
        return Said("announced-intent", roles, values={"act": "meet"})
    return _anything(gold) if gold.negative else Said("meeting-held", roles)


def _lawsuit(gold: Gold) -> Said:
    if gold.intended:
        return _intent(gold, "sue")
    if gold.subject is None or gold.object is None or gold.negative:
        return _anything(gold)
    return Said("lawsuit-filed", {"actor": gold.subject, "defendant": gold.object})


def _role(gold: Gold) -> Said:
    role = _words(gold) or "officer"
    if gold.intended:
        return _intent(gold, f"become {role}")
    if gold.subject is None or gold.object is None or gold.negative:
        return _anything(gold)
    return Said("role-held", {"actor": gold.subject, "body": gold.object}, values={"role": role})


def _statement(gold: Gold) -> Said:
    if gold.subject is None:
        return _anything(gold)
    roles = {"actor": gold.subject}
    if gold.object is not None:
        roles["about"] = gold.object
    return Said("statement-made", roles, values=_holds(gold))


def _conduct(gold: Gold) -> Said:
    if gold.intended:
        return _intent(gold, _verb(gold.status))
    return _anything(gold)


def _anything(gold: Gold) -> Said:
    """The neighbour of every kind: an act or practice ascribed to the subject.

    Without a subject, the object was talked about, if it is something that can be.
    """
    if gold.subject is not None:
        roles = {"actor": gold.subject}
        if gold.object is not None:
            roles["target"] = gold.object
        return Said("conduct-reported", roles, values=_holds(gold))
    if gold.joins(gold.object):
        return _instrument_act(gold, "discussed")
    raise Misfit(
        f"a {gold.kind} that names no subject and no instrument; give it a subject, "
        "or one in accept.subject"
    )


def _holds(gold: Gold) -> dict[str, Any]:
    return {"holds": False} if gold.negative else {}


Reading = Callable[[Gold], Said]
_CLAIMED: Mapping[str, Reading] = {
    **dict.fromkeys((*_MEMBERSHIPS, "represented_by", "based_in", "unit_of"), _membership),
    **dict.fromkeys(("joined", "acceded"), _signature),
    **dict.fromkeys(("withdrew", *_WITHDRAWING), _withdrawal),
    **dict.fromkeys(("partner", "lead_partner", "participant"), _partnership),
    **dict.fromkeys(
        ("blacklisted", "entity_listed", "sanctioned", "restricted", "listed", "delisted"),
        _designation,
    ),
}
READINGS: Mapping[str, Reading] = {
    "signature": _signature,
    "non_signature": _non_signature,
    "intention": _intention,
    "withdrawal": _withdrawal,
    "partnership": _partnership,
    "membership": _membership,
    "group_claim": _group_claim,
    "count_claim": _count_claim,
    "designation": _designation,
    "instrument_event": _instrument_event,
    "provision": _provision,
    "funding": _funding,
    "meeting": _meeting,
    "lawsuit": _lawsuit,
    "role": _role,
    "statement": _statement,
    "conduct": _conduct,
}
"""How each gold kind is read."""
