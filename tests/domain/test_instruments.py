"""What may be done to each kind of instrument, and what each act gives (model.md §8)."""

from __future__ import annotations

import pytest

from domain.instruments import (
    ACTS,
    ASPECTS,
    DECIDING_KINDS,
    ENTERING_INTENTS,
    EXISTENCE_KINDS,
    JOINABLE_PARTIES,
    Aspect,
    Effect,
    InstrumentKind,
    PartyKind,
    acts_of,
    default_aspect,
)

TREATY, PLEDGE, LIST = InstrumentKind.TREATY, InstrumentKind.PLEDGE, InstrumentKind.LIST
GROUP, STATEMENT = InstrumentKind.GROUP, InstrumentKind.STATEMENT
CONSENTS = [
    "ratified", "accepted", "approved", "formally-confirmed", "acceded",
    "consented-to-be-bound", "succeeded",
]  # fmt: skip


def done(instrument: InstrumentKind, fact_kind: str) -> set[tuple[str, str, str]]:
    """What a fact does, as (aspect, effect, status)."""
    return {(a.aspect, a.effect, a.status) for a in acts_of(instrument, fact_kind, holds=True)}


# --- Treaties: three questions ---------------------------------------------------------------


def test_three_questions() -> None:
    """Only a treaty has more than one question: signed, consented, in force for it."""
    assert ASPECTS[TREATY] == (Aspect.SIGNATURE, Aspect.CONSENT, Aspect.FORCE)
    others = [kind for kind in InstrumentKind if kind not in (TREATY, InstrumentKind.LAW)]
    assert {ASPECTS[kind] for kind in others} == {(Aspect.PARTICIPATION,)}


def test_joined_a_treaty() -> None:
    """Whether it had joined asks a treaty's consent to be bound, anything else's participation."""
    assert default_aspect(TREATY) is Aspect.CONSENT
    for kind in InstrumentKind:
        if kind is not TREATY:
            assert default_aspect(kind) is Aspect.PARTICIPATION


def test_signature_is_no_consent() -> None:
    """A signature subject to ratification makes a signatory and binds nobody (VCLT art. 10)."""
    assert done(TREATY, "signed") == {("signature", "enters", "signatory")}


def test_definitive_signature() -> None:
    """A definitive signature is signature and consent in one (VCLT art. 12)."""
    assert done(TREATY, "signed-definitively") == {
        ("signature", "enters", "signatory"),
        ("consent", "enters", "party"),
    }


@pytest.mark.parametrize("kind", CONSENTS)
def test_consent(kind: str) -> None:
    """Ratification and its likes make a party, and neither a signatory nor bound by it yet."""
    assert done(TREATY, kind) == {("consent", "enters", "party")}


def test_in_force_for_a_party() -> None:
    """In force for it, or applied provisionally, is a question of its own (VCLT arts. 24, 25)."""
    assert done(TREATY, "entered-into-force-for") == {("force", "enters", "in force")}
    assert done(TREATY, "provisionally-applied") == {("force", "enters", "applied provisionally")}


@pytest.mark.parametrize("kind", ["withdrew", "denounced"])
def test_leaving_a_treaty(kind: str) -> None:
    """Who leaves is no party and not bound any more; that it had signed stays true."""
    assert done(TREATY, kind) == {("consent", "ends", "withdrew"), ("force", "ends", "withdrew")}


def test_suspension_of_a_treaty() -> None:
    """Suspension stops what binds, not the consent (VCLT art. 57)."""
    assert done(TREATY, "suspended") == {("force", "ends", "suspended")}


def test_a_withdrawal_taken_back() -> None:
    """A withdrawal that was revoked leaves a party; in force it brings nothing (VCLT art. 68)."""
    assert done(TREATY, "withdrawal-revoked") == {
        ("consent", "enters", "party"),
        ("force", "revokes", "withdrawal revoked"),
    }


@pytest.mark.parametrize("instrument", [PLEDGE, GROUP])
def test_withdrawals_that_can_be_taken_back(instrument: InstrumentKind) -> None:
    """Whoever can withdraw from a pledge or a group can take that back."""
    (left,) = acts_of(instrument, "withdrew", holds=True)
    (back,) = acts_of(instrument, "withdrawal-revoked", holds=True)
    assert (left.effect, left.status) == (Effect.ENDS, "withdrew")
    assert (back.aspect, back.effect) == (left.aspect, Effect.ENTERS)


def test_declining_a_treaty() -> None:
    """A refusal or an intention answers two questions, and not whether it is in force."""
    assert {aspect for aspect, _, _ in done(TREATY, "declined")} == {"signature", "consent"}
    assert {aspect for aspect, _, _ in done(TREATY, "announced-intent")} == {"signature", "consent"}


@pytest.mark.parametrize("kind", ["reserved", "declared", "objected", "reservation-withdrawn"])
def test_reservations_hang_on_the_act(kind: str) -> None:
    """A reservation, declaration or objection is allowed on a treaty and changes no standing."""
    assert kind in ACTS[TREATY]
    assert done(TREATY, kind) == set()


# --- The other kinds -------------------------------------------------------------------------


@pytest.mark.parametrize("instrument", [k for k in InstrumentKind if k is not TREATY])
def test_only_treaties_are_ratified(instrument: InstrumentKind) -> None:
    """Nothing but a treaty is signed, ratified, acceded to or denounced."""
    assert not {"signed", "signed-definitively", "denounced", *CONSENTS} & set(ACTS[instrument])


def test_pledges_are_supported() -> None:
    """Who joins a pledge or a statement is its supporter."""
    assert done(PLEDGE, "joined") == {("participation", "enters", "supporter")}
    assert done(STATEMENT, "joined") == {("participation", "enters", "supporter")}


def test_authors() -> None:
    """Who issues a statement is an author of it."""
    assert done(STATEMENT, "issued") == {("participation", "enters", "author")}


def test_lists() -> None:
    """One is put on a list and taken off it; an amended entry still stands."""
    assert done(LIST, "listed") == {("participation", "enters", "listed")}
    assert done(LIST, "delisted") == {("participation", "ends", "delisted")}
    assert done(LIST, "listing-amended") == set()
    assert not {"joined", "withdrew", "member-admitted"} & set(ACTS[LIST])


def test_groups() -> None:
    """One is admitted to a group or reported a member of it, until membership ends."""
    assert done(GROUP, "member-admitted") == {("participation", "enters", "member")}
    assert done(GROUP, "membership-reported") == {("participation", "enters", "member")}
    assert done(GROUP, "membership-ended") == {("participation", "ends", "withdrew")}


def test_membership_that_does_not_hold() -> None:
    """That it is not a member denies."""
    (act,) = acts_of(GROUP, "membership-reported", holds=False)
    assert (act.aspect, act.effect) == (Aspect.PARTICIPATION, Effect.DENIES)


def test_laws_are_not_joined() -> None:
    """A law has no parties: nothing that is done to it decides anybody's standing."""
    assert ACTS[InstrumentKind.LAW] == {}
    assert ASPECTS[InstrumentKind.LAW] == ()


def test_who_can_be_belonged_to() -> None:
    """Groups and organizations can be belonged to; states, companies and persons cannot."""
    assert {PartyKind.GROUP, PartyKind.ORGANIZATION} == JOINABLE_PARTIES


# --- The table as a whole --------------------------------------------------------------------


@pytest.mark.parametrize("instrument", [kind for kind in InstrumentKind if ACTS[kind]])
def test_everything_can_be_declined_and_announced(instrument: InstrumentKind) -> None:
    """Whatever can be entered can be declined, and its entry announced, on the same questions."""
    entered = {
        act.aspect
        for acts in ACTS[instrument].values()
        for act in acts
        if act.effect is Effect.ENTERS
    }
    for kind, effect in (("declined", Effect.DENIES), ("announced-intent", Effect.INTENDS)):
        acts = acts_of(instrument, kind, holds=True)
        assert {act.effect for act in acts} == {effect}
        assert {act.aspect for act in acts} == entered - {Aspect.FORCE}


@pytest.mark.parametrize("instrument", [kind for kind in InstrumentKind if ACTS[kind]])
def test_whatever_ends_had_a_way_in(instrument: InstrumentKind) -> None:
    """An act ends only what another can begin, and gives a reason that answers know."""
    acts = [act for done in ACTS[instrument].values() for act in done]
    entered = {act.aspect for act in acts if act.effect is Effect.ENTERS}
    ended = [act for act in acts if act.effect is Effect.ENDS]
    assert {act.aspect for act in ended} <= entered
    assert {act.status for act in ended} <= {"withdrew", "expelled", "suspended", "delisted"}


def test_unknown_acts_decide_nothing() -> None:
    """A kind of fact that the table does not name for an instrument changes no standing."""
    assert acts_of(PLEDGE, "ratified", holds=True) == ()
    assert acts_of(PLEDGE, "count-reported", holds=True) == ()


def test_deciding_kinds() -> None:
    """The kinds that bear on standing are those with an effect on some kind of instrument."""
    assert {"joined", "declined", "listed", "issued", "announced-intent"} <= DECIDING_KINDS
    assert not {"reserved", "listing-amended", "launched", "count-reported"} & DECIDING_KINDS


def test_beginnings() -> None:
    """What shows that an instrument came to be; that it was talked about or led shows nothing."""
    assert {"proposed", "adopted", "launched", "established", "issued"} <= EXISTENCE_KINDS
    assert not {"announced", "discussed", "led", "entered-into-force", "ended"} & EXISTENCE_KINDS


def test_intents_to_enter() -> None:
    """Only the intention to enter says something of a future entry."""
    assert {"join", "sign", "ratify"} <= ENTERING_INTENTS
    assert not {"withdraw", "meet", "launch", "stay"} & ENTERING_INTENTS
