"""Lists, groups, counts, money, meetings, lawsuits, offices, words and provisions."""

from __future__ import annotations

from tests.events.intake.reading.told import line, proposals, told


def test_a_listing_names_party_and_list() -> None:
    """Added to a named list, by whoever keeps it."""
    found = told("The United States added Arvane and Fennwick to the Entity List.")
    assert found == ["listed arvane > entity-list", "listed fennwick > entity-list"]


def test_blacklisting_means_the_list_of_that_authority() -> None:
    """The only list of the United States is meant, and a reviewer is told that it is not named."""
    [found] = proposals("Washington blacklisted Arvane.")
    assert line(found) == "listed arvane > entity-list"
    assert "does not name the list" in found.doubts[0]


def test_sanctions_without_a_registered_list_make_a_new_one() -> None:
    """Nobody keeps a list of Japan's: a new one is proposed, owned by Japan."""
    [found] = proposals("Japan imposed new sanctions on Arvane.")
    assert [(i.kind, i.owner) for i in found.new_instruments] == [("list", "japan")]


def test_delisting() -> None:
    """Taken off a list, in the passive."""
    assert told("Arvane was struck off the Entity List.") == ["delisted arvane > entity-list"]


def test_a_group_keeps_its_quantifier() -> None:
    """All, most and a bare plural are told apart; nobody is named by them."""
    text = "{} signed the Open Maps Pact."
    for words, quantifier in (
        ("All EU member states", "all"),
        ("Most of the Nordic countries", "most"),
        ("Many G7 countries", "many"),
        ("EU countries", "unspecified"),
    ):
        [found] = proposals(text.format(words))
        assert found.values["quantifier"] == quantifier


def test_counts_keep_their_comparison() -> None:
    """More than, at least and about are not rounded to a number."""
    for words, number, operator in (
        ("More than 50 countries", 50, "gt"),
        ("At least twenty-five companies", 25, "ge"),
        ("Some 1,200 firms", 1200, "approx"),
        ("40 nations", 40, "eq"),
    ):
        [found] = proposals(f"{words} have signed the Open Maps Pact.")
        assert (found.kind, found.values["number"], found.values["operator"]) == (
            "count-reported",
            number,
            operator,
        )


def test_a_count_with_names_is_both() -> None:
    """Those named by "including" are in; the number stays."""
    found = told("Over 50 countries, including Japan and Kenya, signed the Open Maps Pact.")
    assert found == [
        "count-reported  > open-maps-pact",
        "joined japan > open-maps-pact",
        "joined kenya > open-maps-pact",
    ]


def test_money_has_amount_currency_and_period() -> None:
    """Up to $ 2.5 million a year is at most 2,500,000 USD each year."""
    [found] = proposals("Norway pledged up to $ 2.5 million a year to the Global Seed Council.")
    assert found.values == {
        "amount": "2500000",
        "currency": "USD",
        "operator": "le",
        "period": "P1Y",
    }
    assert found.roles["recipient"] == "global-seed-council"


def test_meetings_held_and_planned() -> None:
    """Met is held; will meet is an intention."""
    assert told("Norway met the Ocean Data Forum.") == ["meeting-held norway > ocean-data-forum"]
    assert told("Norway will meet Chile.") == ["announced-intent norway > chile"]


def test_a_lawsuit_has_each_defendant() -> None:
    """One plaintiff, two defendants, two facts."""
    assert told("Arvane has sued Fennwick and Belltower Systems.") == [
        "lawsuit-filed arvane > fennwick",
        "lawsuit-filed arvane > belltower-systems",
    ]


def test_an_accusation_is_alleged() -> None:
    """What one is accused of is never asserted."""
    [found] = proposals("Iran has been accused of jamming satellites.")
    assert (found.kind, found.modality) == ("conduct-reported", "alleged")


def test_membership_is_an_observation() -> None:
    """Is a member, is not a member: seen on the day of the text."""
    found = proposals("Kenya is a member of the Global Seed Council. Egypt is not a member.")
    assert [(p.values["holds"], p.basis) for p in found] == [
        (True, "observation"),
        (False, "observation"),
    ]


def test_provisions_say_what_an_instrument_is_for() -> None:
    """Aims are provisions, and so is what it does not require."""
    text = "The Open Maps Pact aims to chart every road. It does not require any payment."
    assert [p.values.get("holds", True) for p in proposals(text)] == [True, False]


def test_the_life_of_an_instrument() -> None:
    """Proposed by one, launched by nobody named, in force."""
    assert told("Spain proposed the Open Maps Pact.") == ["proposed spain > open-maps-pact"]
    assert told("The Open Maps Pact was launched in Lima.") == ["launched  > open-maps-pact"]
    assert told("The Mountain Waters Treaty entered into force.") == [
        "entered-into-force  > mountain-waters-treaty"
    ]


def test_partners_of_an_unnamed_project_share_a_new_one() -> None:
    """A partnership without a name is named by its words, and both are in it."""
    found = proposals("Norway announced a six-month partnership with Fennwick.")
    assert [line(p) for p in found] == [
        "joined norway > six-month-partnership-with-fennwick",
        "joined fennwick > six-month-partnership-with-fennwick",
    ]
    assert found[0].new_instruments[0].kind == "project"
