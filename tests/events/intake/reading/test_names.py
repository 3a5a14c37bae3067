"""Whom a text names: registered, new, referred to, and in doubt."""

from __future__ import annotations

import pytest

from events.drafts import InstrumentDraft, PartyDraft
from events.intake.reading import NameIndex, read
from events.record import DatedName
from tests.events.intake.reading.told import proposals, told

PACT = InstrumentDraft(id="pact", kind="pledge", name="Open Maps Pact")


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The Biden administration", "united-states"),
        ("Washington", "united-states"),
        ("The U.S.", "united-states"),
        ("The French government", "france"),
        ("The Kremlin", "russia"),
        ("Britain", "united-kingdom"),
        ("Representatives of Peru", "peru"),
        ("Turkish officials", "turkey"),
    ],
)
def test_governments_and_capitals_act_for_states(words: str, who: str) -> None:
    """Whoever acts for a state is the state."""
    assert told(f"{words} signed the Open Maps Pact.") == [f"joined {who} > open-maps-pact"]


def test_a_capital_as_a_place_is_no_actor() -> None:
    """What happened in Washington was not done by it."""
    assert told("In Washington, Peru signed the Open Maps Pact.") == [
        "joined peru > open-maps-pact"
    ]


def test_a_name_of_two_parties_is_a_doubt_and_no_guess() -> None:
    """Two registered Deltas: one proposal that names both, and neither is taken."""
    two = [PartyDraft(id=f"delta-{n}", kind="company", name="Delta Lines") for n in (2, 1)]
    names = NameIndex([*two, PACT])
    [found] = read("Delta Lines signed the Open Maps Pact.", names, published=None)
    assert found.roles == {"actor": "delta-1-or-delta-2", "instrument": "pact"}
    assert found.choices == {"actor": ("delta-1", "delta-2")}
    assert found.doubts[0] == "'Delta Lines' may be delta-1 or delta-2: say which"


def test_a_name_of_a_party_and_of_an_instrument_is_nobody_s() -> None:
    """It can stand in no role: nothing is proposed."""
    party = PartyDraft(id="atlas", kind="company", name="Atlas Accord")
    names = NameIndex([party, InstrumentDraft(id="accord", kind="pledge", name=party.name), PACT])
    assert read("Atlas Accord signed the Open Maps Pact.", names, published=None) == []


def test_a_short_name_is_found_in_its_own_case_only() -> None:
    """The pronoun "us" is not the US."""
    assert told("Chile and us have joined the Open Maps Pact.") == []
    assert told("The US has joined the Open Maps Pact.") == [
        "joined united-states > open-maps-pact"
    ]


def test_a_name_of_later_days_is_not_found_before() -> None:
    """Meta is not Facebook in a text of 2018; in one of 2022 it is."""
    facebook = PartyDraft(
        id="facebook",
        kind="company",
        name="Facebook",
        names=(DatedName("Facebook", end="2021-10-28"), DatedName("Meta", start="2021-10-28")),
    )
    names = NameIndex([facebook, PACT])
    text = "The firm Meta signed the Open Maps Pact."
    assert [p.roles["actor"] for p in read(text, names, published="2022-05-01")] == ["facebook"]
    assert [p.new_parties[0].name for p in read(text, names, published="2018-05-01")] == ["Meta"]


@pytest.mark.parametrize(
    "words",
    [
        "The pact was signed by Peru.",
        "On that day Peru signed the agreement.",
        "Peru signed the Pact on Monday, when the agreement was still open.",
        "It was signed by Peru.",
    ],
)
def test_references_find_the_instrument(words: str) -> None:
    """The pact, the agreement and it are what the article spoke of."""
    assert "joined peru > open-maps-pact" in told(f"The Open Maps Pact is new. {words}")


def test_they_are_the_last_subject() -> None:
    """They, and the two countries, are those just named."""
    text = "Peru and Chile hailed the Open Maps Pact. {} signed the Lisbon Pledge."
    for words in ("They", "The two countries"):
        found = told(text.format(words))
        assert "joined peru > lisbon-pledge-on-deep-sea-mining" in found
        assert "joined chile > lisbon-pledge-on-deep-sea-mining" in found


def test_a_new_company_is_proposed_with_its_kind() -> None:
    """A legal form says that it is a company; the proposal says that it is new."""
    [found] = proposals("Wexcombe Ltd signed the Open Maps Pact.")
    assert [(p.kind, p.name) for p in found.new_parties] == [("company", "Wexcombe Ltd")]
    assert "is a new name" in found.doubts[0]


def test_a_new_name_in_a_list_is_of_the_kind_of_its_mates() -> None:
    """Among companies it is taken for one, with a doubt."""
    found = proposals("Arvane, Fennwick and Hollowell signed the Open Maps Pact.")
    assert found[-1].new_parties[0].kind == "company"
    assert any("guess" in doubt for doubt in found[-1].doubts)


def test_a_new_instrument_is_proposed_by_its_noun() -> None:
    """A capitalised name that ends in a noun of instruments is one."""
    [found] = proposals("Peru signed the Harbour Safety Convention.")
    assert [(i.kind, i.name) for i in found.new_instruments] == [
        ("treaty", "Harbour Safety Convention")
    ]


def test_a_well_known_state_need_not_be_registered() -> None:
    """Uruguay is proposed as a new state."""
    [found] = proposals("Uruguay signed the Open Maps Pact.")
    assert [(p.id, p.kind) for p in found.new_parties] == [("uruguay", "state")]


def test_an_office_makes_a_person() -> None:
    """The adjective says of which state."""
    found = read(
        "French President Emmanuel Macron said so.",
        NameIndex([PartyDraft(id="france", kind="state", name="France")]),
        published=None,
    )
    [office] = [p for p in found if p.kind == "role-held"]
    assert office.roles == {"actor": "emmanuel-macron", "body": "france"}
    assert office.values == {"role": "president"}


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Arvane praised the Open Maps Pact. The group includes Norway.", "may not be what"),
        (
            "The Ocean Data Forum met. Rain fell all day. The group includes Norway.",
            "may mean another",
        ),
        ("The Ocean Data Forum met in Oslo. The group includes Norway.", None),
    ],
)
def test_the_group_is_doubted_where_it_may_be_another(text: str, doubt: str | None) -> None:
    """The nearest thing that has members is meant; if it is no body, or far off, it says so."""
    found = next(p for p in proposals(text) if p.roles.get("actor") == "norway")
    assert found.doubts == () if doubt is None else doubt in found.doubts[0]


def test_a_conjunction_is_no_part_of_a_name() -> None:
    """But critics are critics."""
    [found] = proposals("But critics said the Open Maps Pact was slow.")
    assert [p.name for p in found.new_parties] == ["critics"]


def test_a_title_with_an_article_more_is_the_same_title() -> None:
    """Of two spellings of a new instrument the first is its name."""
    found = proposals(
        "Peru signed the Quito Call for the Open Skies. Kenya signed the Quito Call for Open "
        "Skies. Chad signed the Quito Call."
    )
    assert {each.roles["instrument"] for each in found} == {"quito-call-for-the-open-skies"}
    assert len(found) == 3


def test_the_members_of_a_body_are_found_by_its_names() -> None:
    """A group registered as members of the Union is meant by "EU countries"."""
    union = PartyDraft(id="union", kind="organization", name="European Union")
    members = PartyDraft(id="in-it", kind="group", name="Member states of the European Union")
    names = NameIndex([union, members, PACT])
    [found] = read("All 27 EU countries signed the Open Maps Pact.", names, published=None)
    assert (found.roles["actor"], found.values) == ("in-it", {"quantifier": "all"})
    assert found.doubts == ()


def test_a_list_of_another_name_is_not_guessed_for_restrictions() -> None:
    """Whom restrictions hit is on a list only if the text says so."""
    [found] = proposals("The United States imposed restrictions on Arvane.")
    assert found.roles["list"] == "united-states-restrictions"
    assert "is a new name" in found.doubts[0]
