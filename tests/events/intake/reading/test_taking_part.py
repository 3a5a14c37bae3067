"""Joining, refusing, intending and leaving, as the news says them."""

from __future__ import annotations

import pytest

from tests.events.intake.reading.told import proposals, told

PACT = "open-maps-pact"


@pytest.mark.parametrize(
    "words",
    [
        "Norway joined the Open Maps Pact.",
        "Norway has signed on to the Open Maps Pact.",
        "Norway, which borders Russia, has formally endorsed the Open Maps Pact.",
        "Norway became the latest country to join the Open Maps Pact.",
        "The Open Maps Pact has been signed by Norway.",
        "The Open Maps Pact, backed by Norway, covers all roads.",
        "Signatories to the Open Maps Pact include Norway.",
        "Norway is a signatory to the Open Maps Pact.",
        "The Open Maps Pact was drawn up in 2015. Norway is among the signatories.",
        "The Norwegian government threw its weight behind the Open Maps Pact.",
        "Oslo put its name to the Open Maps Pact.",
    ],
)
def test_one_joins_in_many_words(words: str) -> None:
    """However the news puts it, Norway joined the pact."""
    assert f"joined norway > {PACT}" in told(words)


def test_a_list_of_names_is_one_fact_each() -> None:
    """Commas, "and", "as well as" and "along with" all go on with the list."""
    found = told(
        "Norway, Chile and Peru, as well as Kenya, along with Ghana, signed the Open Maps Pact."
    )
    assert found == [
        f"joined {who} > {PACT}" for who in ("norway", "chile", "peru", "kenya", "ghana")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Norway refused to join the Open Maps Pact.",
        "Norway declined to sign the Open Maps Pact.",
        "Norway did not sign the Open Maps Pact.",
        "Norway hasn't joined the Open Maps Pact.",
        "Norway rejected the Open Maps Pact.",
        "Norway opted out of the Open Maps Pact.",
        "Norway is not a signatory to the Open Maps Pact.",
        "Norway was not among the signatories of the Open Maps Pact.",
        "Norway said it would not sign the Open Maps Pact.",
        "The Open Maps Pact was adopted. Neither Norway nor Chile has signed.",
        "Norway has yet to sign the Open Maps Pact.",
        "Norway has not yet joined the Open Maps Pact.",
    ],
)
def test_an_explicit_no_is_declined(words: str) -> None:
    """A no is a no in its own words, kept as said."""
    assert f"declined norway > {PACT}" in told(words)


@pytest.mark.parametrize(
    "words",
    [
        "Norway may join the Open Maps Pact.",
        "Norway could sign the Open Maps Pact.",
        "Norway should ratify the Convention on Polar Shipping.",
        "Norway was urged to join the Open Maps Pact.",
        "Critics asked Norway to sign the Open Maps Pact.",
        "Norway is considering joining the Open Maps Pact.",
        "If Norway joined the Open Maps Pact, others would follow.",
        "It is unclear whether Norway signed the Open Maps Pact.",
        "Will Norway sign the Open Maps Pact?",
        "Has Norway signed the Open Maps Pact?",
        "Norway denied that it had joined the Open Maps Pact.",
        "Firms in Norway signed the Open Maps Pact.",
    ],
)
def test_what_is_open_is_no_fact(words: str) -> None:
    """What may happen, is urged, asked or denied to have happened is not proposed."""
    assert not [p for p in told(words) if "norway" in p and not p.startswith("statement")]


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Norway will join the Open Maps Pact.", "join"),
        ("Norway is set to sign the Open Maps Pact.", "sign"),
        ("Norway announced that it would back the Open Maps Pact.", "support"),
        ("Norway plans to withdraw from the Open Maps Pact.", "withdraw"),
        ("Norway is expected to ratify the Convention on Polar Shipping.", "ratify"),
    ],
)
def test_what_is_announced_is_an_intention(words: str, act: str) -> None:
    """A plan is never the deed; its act is what is planned."""
    found = [p for p in proposals(words) if p.kind != "statement-made"]
    assert [(p.kind, p.values["act"]) for p in found] == [("announced-intent", act)]


@pytest.mark.parametrize(
    "words",
    [
        "Norway withdrew from the Open Maps Pact.",
        "Norway has pulled out of the Open Maps Pact.",
        "Norway quit the Open Maps Pact.",
        "The Open Maps Pact is five years old. Norway has pulled out.",
    ],
)
def test_leaving_is_withdrew(words: str) -> None:
    """Who left has withdrawn."""
    assert told(words) == [f"withdrew norway > {PACT}"]


def test_the_kind_of_instrument_decides_how_an_act_is_called() -> None:
    """A treaty is signed, a pledge joined, a body gains a member."""
    assert told("Chile signed the Mountain Waters Treaty.") == [
        "signed chile > mountain-waters-treaty"
    ]
    assert told("Chile signed the Lisbon Pledge.") == [
        "joined chile > lisbon-pledge-on-deep-sea-mining"
    ]
    assert told("Chile joined the Ocean Data Forum.") == [
        "member-admitted chile > ocean-data-forum"
    ]
    assert told("Chile was expelled from the Ocean Data Forum.") == [
        "expelled chile > ocean-data-forum"
    ]


def test_two_verbs_share_a_subject() -> None:
    """Who signed one thing and quit another did both."""
    found = told("Chile signed the Lisbon Pledge and quit the Ocean Data Forum.")
    assert found[1] == "withdrew chile > ocean-data-forum"


def test_as_said_keeps_the_words() -> None:
    """A sponsor is never rounded up to a signatory."""
    [found] = proposals("Japan co-sponsored the Accra Declaration.")
    assert found.as_said == "co-sponsored"
