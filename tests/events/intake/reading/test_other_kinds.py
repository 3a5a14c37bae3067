"""Lists, groups, counts, money, meetings, lawsuits, offices, words and provisions."""

from __future__ import annotations

import pytest

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
        ("Every one of the EU countries", "all"),
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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Arvane is suing the chip maker Fennwick.", ["lawsuit-filed arvane > fennwick"]),
        ("Fennwick was sued by Arvane.", ["lawsuit-filed arvane > fennwick"]),
        ("Fennwick faces a new lawsuit from Arvane.", ["lawsuit-filed arvane > fennwick"]),
        (
            "Arvane filed a suit in a court in Oslo against Fennwick.",
            ["lawsuit-filed arvane > fennwick"],
        ),
        ("Arvane's lawsuit against Fennwick failed.", ["lawsuit-filed arvane > fennwick"]),
        ("Arvane threatened to sue Fennwick.", []),
        ("A possible lawsuit by Arvane against Fennwick looms.", []),
        ("Norway gave Kenya $5 million.", ["commitment-made norway > kenya"]),
        ("Norway announced $12 million in aid for Kenya.", ["commitment-made norway > kenya"]),
        ("Norway's €3bn contribution to Kenya is late.", ["commitment-made norway > kenya"]),
        ("Kenya received 5 million euros from Norway.", ["commitment-made norway > kenya"]),
        ("Arvane agreed to pay a $5 million fine.", []),
    ],
)
def test_lawsuits_and_sums_in_many_words(words: str, expected: list[str]) -> None:
    """However the news puts it; what is threatened is no lawsuit, and a fine is no promise."""
    assert told(words) == expected


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


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("Norway blamed Arvane for the spill in the strait.", "alleged"),
        ("Arvane has been accused by Norway of hiding leaks.", "alleged"),
        ("Arvane is alleged to have sold tracking software.", "alleged"),
        ("Arvane is under investigation for hiding leaks.", "alleged"),
        ("There is evidence that Arvane copied private messages.", "alleged"),
        ("Prosecutors accuse the ferry operator Arvane of hiding leaks.", "alleged"),
        ("Chile banned Arvane from the Open Maps Pact over allegations of fraud.", "alleged"),
        ("Norway voiced concerns that Arvane is not complying with the limits.", "alleged"),
        ("Arvane, which faces charges of price fixing, grew.", "alleged"),
        ("Arvane pleaded guilty to hiding leaks.", "asserted"),
        ("Arvane was fined by a court for breaching the limits.", "asserted"),
        ("A court found Arvane guilty of bribing inspectors.", "asserted"),
        ("Arvane admitted paying officials for permits.", "asserted"),
    ],
)
def test_conduct_is_charged_or_found(words: str, modality: str) -> None:
    """A charge is alleged; what a court found or the one it is about admitted is asserted."""
    found = [p for p in proposals(words) if p.kind == "conduct-reported"]
    assert [(p.roles, p.modality) for p in found] == [({"actor": "arvane"}, modality)]


@pytest.mark.parametrize(
    "words",
    [
        "Arvane was not accused of hiding leaks.",
        "Arvane was cleared of hiding leaks.",
        "Norway voiced fears that Arvane may breach the limits.",
        "It is unclear whether Arvane admitted paying officials.",
        "Arvane opened an office in Oslo.",
    ],
)
def test_what_is_denied_or_open_is_no_charge(words: str) -> None:
    """Nothing is proposed against anybody."""
    assert not [p for p in proposals(words) if p.kind == "conduct-reported"]


@pytest.mark.parametrize(
    "words",
    [
        "The Open Maps Pact, requiring states to share road data, is five years old.",
        "Peru praised the Open Maps Pact to protect hikers.",
        "The Open Maps Pact says that maps are free.",
        "The Open Maps Pact's focus is on small roads.",
        "Under the Open Maps Pact, signatories must publish their data.",
        "Signatories of the Open Maps Pact have to publish their data.",
        "The Open Maps Pact is new. More than 20 states pledged to publish their data.",
    ],
)
def test_provisions_in_many_words(words: str) -> None:
    """What a pact asks, says or is for, and what several promise by it."""
    assert "provision-stated  > open-maps-pact" in told(words)


@pytest.mark.parametrize(
    "words",
    [
        "Norway is deeply dismayed that Peru has left the Open Maps Pact.",
        "A statement issued by the Norwegian cabinet said that maps were free.",
        "Peru's exit from the Open Maps Pact was swiftly condemned by Norway as rash.",
        '"Maps are free, as Peru noted," the Norwegian foreign ministry\'s press release read.',
    ],
)
def test_statements_in_many_words(words: str) -> None:
    """Norway says something, Peru does not."""
    found = [p.roles["actor"] for p in proposals(words) if p.kind == "statement-made"]
    assert found == ["norway"]


@pytest.mark.parametrize(
    "words",
    [
        "Maps are free, said Ada Brandt, Telmore Kites CEO.",
        "Ada Brandt, Telmore Kites's Senior Vice President for Kites, said maps were free.",
        "Ada Brandt, boss of map mammoth Telmore Kites, said maps were free.",
    ],
)
def test_who_has_an_officer_is_a_company(words: str) -> None:
    """Nobody has registered it, and only its officer is told of."""
    [office] = [p for p in proposals(words) if p.kind == "role-held"]
    assert (office.roles["actor"], office.roles["body"]) == ("ada-brandt", "telmore-kites")


def test_what_another_sentence_named_is_named_by_the_words_here() -> None:
    """ "He" is how this sentence names the speaker; words of another place are never shown."""
    text = "Norwegian President Ada Brandt came to Oslo. The hall was full. It was cold, he said."
    [found] = [p for p in proposals(text) if p.kind == "statement-made"]
    assert found.named_as == {"actor": "he"}


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
