"""The count ledger: what sources count, beside who is known (model.md §7)."""

from __future__ import annotations

import pytest

from projections.questions.answers import CountEntry, CountLedger
from tests.given import World

CALL = "paris-call"
DAY = "2018-11-20"


def counted(
    world: World,
    number: int,
    when: str = "2018-11-12",
    publisher: str | None = None,
    **more: str,
) -> str:
    """A source says how many states joined the Call."""
    said = {"operator": "eq", "unit": "states", **more}
    return world.fact(
        "count-reported", publisher=publisher, instrument=CALL, number=number, when=when, **said
    )


def joined(world: World, *parties: str, when: str = "2018-11-12") -> None:
    """Each of the parties joined the Call."""
    for party in parties:
        world.fact("joined", actor=party, instrument=CALL, when=when)


def ledger(world: World, valid_on: str = DAY, known_at: int | None = None) -> CountLedger:
    """The ledger of the Call."""
    world.projector.catch_up()
    return world.questions.counts(CALL, valid_on, known_at)


def only(world: World, valid_on: str = DAY) -> CountEntry:
    """The one entry of the ledger."""
    (entry,) = ledger(world, valid_on).reported
    return entry


def test_count_ledger(world: World) -> None:
    """Reported counts stand beside the parties known by name and by group on that day."""
    world.party("eu", "group")
    for number, operator in ((50, "gt"), (50, "eq")):
        counted(world, number, operator=operator)
    counted(world, 130, unit="companies")
    world.fact("member-admitted", actor="uk", group="eu", when="1973-01-01")
    world.fact("joined", actor="eu", instrument=CALL, when="2018-11-12", quantifier="all")
    joined(world, "japan")
    found = ledger(world)
    assert [entry.says for entry in found.reported] == [
        "130 companies", "50 states", "more than 50 states",
    ]  # fmt: skip
    assert found.conflicts == ("states",)
    assert found.by_group == {"state": 1}
    assert found.named == {"state": 1}
    assert found.aspect == "participation"
    assert ledger(world, "2018-11-11").reported == ()


def test_the_gap(small: World) -> None:
    """More than 5 states, one known by name and two by group: at least three are missing."""
    small.party("eu", "group")
    for member in ("france", "uk"):
        small.fact("member-admitted", actor=member, group="eu", when="1973-01-01")
    small.fact("joined", actor="eu", instrument=CALL, when="2018-11-12", quantifier="all")
    joined(small, "japan")
    counted(small, 5, operator="gt")
    beside = only(small).beside
    assert (beside.among, beside.named, beside.by_group) == ("state", 1, 2)
    assert (beside.unnamed_at_least, beside.unnamed_at_most, beside.beyond) == (3, None, 0)
    assert beside.says == (
        "more than 5 states reported, 1 known by name, 2 by group, at least 3 not known by name"
    )


@pytest.mark.parametrize(
    ("operator", "number", "left"),
    [
        ("eq", 5, "3 not known by name"),
        ("eq", 2, "all known by name"),
        ("eq", 1, "1 more known than reported"),
        ("le", 5, "at most 3 not known by name"),
        ("lt", 2, "1 more known than reported"),
        ("gt", 1, "how many are not known by name cannot be told"),
        ("approx", 50, "how many are not known by name cannot be told"),
    ],
)
def test_the_gap_in_words(small: World, operator: str, number: int, left: str) -> None:
    """Two are known by name: each kind of number says what it leaves, and no more."""
    joined(small, "japan", "chile")
    counted(small, number, operator=operator)
    assert only(small).beside.says.endswith(f"2 known by name, 0 by group, {left}")


def test_a_unit_of_one_kind(small: World) -> None:
    """Companies are counted beside companies, whatever else has joined."""
    small.party("acme", "company")
    joined(small, "acme", "japan")
    counted(small, 3, unit="Companies")
    beside = only(small).beside
    assert (beside.among, beside.named, beside.unnamed_at_least) == ("company", 1, 2)


def test_a_unit_of_part_of_a_kind(small: World) -> None:
    """A known company may be none of technology: how many at most are missing stays open."""
    small.party("acme", "company")
    joined(small, "acme")
    counted(small, 3, unit="technology companies")
    beside = only(small).beside
    assert (beside.among, beside.unnamed_at_least, beside.unnamed_at_most) == ("company", 2, 3)
    assert "1 of the kind company known by name" in beside.says


def test_a_unit_of_no_kind(small: World) -> None:
    """Supporters are of any kind, and the answer says so."""
    small.party("acme", "company")
    joined(small, "acme", "japan")
    counted(small, 3, unit="supporters")
    beside = only(small).beside
    assert (beside.among, beside.named, beside.unnamed_at_most) == ("any", 2, 1)
    assert "2 of any kind known by name" in beside.says


def test_a_group_named_for_its_members(small: World) -> None:
    """All of the Union joined: its members are counted, the Union is not one more."""
    small.party("eu", "group")
    small.fact("member-admitted", actor="uk", group="eu", when="1973-01-01")
    small.fact("joined", actor="eu", instrument=CALL, when="2018-11-12", quantifier="all")
    counted(small, 1, unit="members")
    beside = only(small).beside
    assert (beside.named, beside.by_group) == (0, 1)


def test_a_group_for_itself(small: World) -> None:
    """The Union joined for itself: it is one of those known by name."""
    small.party("eu", "group")
    joined(small, "eu")
    counted(small, 1, unit="members")
    assert only(small).beside.named == 1


def test_the_day_of_the_count(small: World) -> None:
    """A count is set beside who had joined on its own day, not those who came later."""
    joined(small, "japan")
    counted(small, 5, when="2018-11-12")
    joined(small, "chile", when="2018-11-15")
    found = ledger(small)
    assert found.named == {"state": 2}
    (entry,) = found.reported
    assert (entry.beside.valid_on, entry.beside.named) == ("2018-11-12", 1)


def test_a_count_without_a_day(small: World) -> None:
    """A count of no known day is set beside who is known on the day asked about."""
    joined(small, "japan")
    counted(small, 5, when="../..")
    entry = only(small)
    assert (entry.beside.valid_on, entry.beside.named) == (DAY, 1)
    assert entry.reports[0].certainty == "possible"


def test_before_it_existed(small: World) -> None:
    """Before its launch nobody is known, whatever a report says."""
    small.fact("launched", instrument=CALL, when="2018-11-12")
    joined(small, "japan", when="2018-11-01")
    counted(small, 1, when="2018-11-05")
    assert only(small).beside.named == 0


def test_who_counts(small: World) -> None:
    """Each report names its day, its publisher and whoever it says said so."""
    counted(small, 50, publisher="The Paper")
    counted(small, 50, when="2018-11-13", publisher="The Wire", attributed_to="a spokesman")
    entry = only(small)
    assert [(r.when, r.publisher, r.attributed_to) for r in entry.reports] == [
        ("2018-11-12", "The Paper", None),
        ("2018-11-13", "The Wire", "a spokesman"),
    ]
    assert tuple(r.fact for r in entry.reports) == entry.facts
    assert {r.certainty for r in entry.reports} == {"definite"}


def test_staying_out(small: World) -> None:
    """Those reported to stay out are set beside those that declined, by name and by group."""
    small.party("eu", "group")
    small.fact("member-admitted", actor="uk", group="eu", when="1973-01-01")
    small.fact("declined", actor="eu", instrument=CALL, when="2018-11-12", quantifier="all")
    small.fact("declined", actor="china", instrument=CALL, when="2018-11-12")
    joined(small, "japan")
    counted(small, 10, counted="abstainers")
    beside = only(small).beside
    assert (beside.named, beside.by_group, beside.unnamed_at_least) == (1, 1, 8)
    assert beside.says.startswith("10 states reported to stay out, 1 known by name")


def test_only_some_sources(small: World) -> None:
    """Asked of one publisher alone, neither others' numbers nor whom they name is there."""
    small.party("eu", "group")
    small.fact("member-admitted", actor="uk", group="eu", when="1973-01-01", publisher="Ours")
    all_of = {"actor": "eu", "instrument": CALL, "when": "2018-11-12", "quantifier": "all"}
    small.fact("joined", publisher="Ours", **all_of)
    joined(small, "japan")
    counted(small, 50, publisher="Ours")
    counted(small, 60, publisher="Theirs")
    small.projector.catch_up()
    found = small.questions.counts(CALL, DAY, sources=["Ours"])
    assert (found.named, found.by_group, found.sources) == ({}, {"state": 1}, ("Ours",))
    assert ([e.number for e in found.reported], found.conflicts) == ([50], ())
    assert found.reported[0].beside.unnamed_at_least == 49


# --- Counts of several days ------------------------------------------------------------------


def test_counts_grow(small: World) -> None:
    """Fifty states in 2018 and seventy-nine in 2021 can both be true."""
    counted(small, 50, when="2018-11-12")
    counted(small, 79, when="2021-11-12")
    assert ledger(small, "2022-01-01").conflicts == ()


def test_counts_that_may_share_a_day(small: World) -> None:
    """A month and a day in it may be one day: two numbers contradict each other."""
    counted(small, 50, when="2018-11")
    counted(small, 51, when="2018-11-12")
    assert ledger(small, "2018-12-01").conflicts == ("states",)


def test_two_words_for_one_unit(small: World) -> None:
    """Fifty states and more than fifty countries, of one day, contradict each other."""
    counted(small, 50)
    counted(small, 50, operator="gt", unit="countries")
    counted(small, 12, unit="companies")
    found = ledger(small)
    assert found.conflicts == ("countries", "states")
    assert [entry.unit for entry in found.reported] == ["companies", "countries", "states"]
    counted(small, 60, unit="countries", when="2018-11-15")
    assert [e.says for e in ledger(small).reported if e.current] == ["12 companies", "60 countries"]


def test_the_current_count(small: World) -> None:
    """Of counts of several days the newest is current; one of a later day is not there yet."""
    counted(small, 79, when="2021-11-12")
    counted(small, 50, when="2018-11-12")
    counted(small, 12, when="2018-11-12", unit="companies")

    def current(valid_on: str) -> list[str]:
        return [entry.says for entry in ledger(small, valid_on).reported if entry.current]

    assert current("2022-01-01") == ["12 companies", "79 states"]
    assert current("2021-01-01") == ["12 companies", "50 states"]


def test_two_current_counts(small: World) -> None:
    """Two numbers of the newest day are both current, unless one is preferred."""
    counted(small, 50)
    better = counted(small, 51)
    before = small.position
    small.rank(better, "preferred")
    assert [e.number for e in ledger(small).reported if e.current] == [51]
    assert [e.number for e in ledger(small, known_at=before).reported if e.current] == [50, 51]


def test_an_alleged_count(small: World) -> None:
    """A number that is only alleged is shown, and neither current nor in anybody's way."""
    counted(small, 50)
    counted(small, 900, modality="alleged", when="2018-11-12")
    found = ledger(small)
    assert [(e.number, e.current) for e in found.reported] == [(50, True), (900, False)]
    assert found.conflicts == ()


def test_a_rank_given_back(small: World) -> None:
    """A count that was deprecated and then set right again is a claim again."""
    wrong = counted(small, 50)
    small.rank(wrong, "deprecated")
    assert ledger(small).reported == ()
    small.rank(wrong, "normal")
    assert [entry.number for entry in ledger(small).reported] == [50]


def test_who_is_known_is_pinned(small: World) -> None:
    """A ledger of an old position knows nobody who was recorded since."""
    counted(small, 5)
    before = small.position
    joined(small, "japan")
    ledger(small)
    (then,) = ledger(small, known_at=before).reported
    assert (then.beside.named, only(small).beside.named) == (0, 1)
