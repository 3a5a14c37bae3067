"""A register of states with dated names, imported before the tables that name states."""

from __future__ import annotations

from collections import Counter

import pytest

from api.cli.tables import mapping_named
from events.drafts import CitationDraft, DocumentDraft, FactDraft, InstrumentDraft
from events.intake.tables.dates import DateReader
from events.intake.tables.names import Names
from events.intake.tables.subjects import Subjects
from events.record import PartyRegistered
from tests.journeys.real_tables import NEEDED, REGISTER, Imported, rows

pytestmark = NEEDED
UNTC = "untc-2015/untc_actions.csv"


def registration(states: Imported, party: str) -> PartyRegistered:
    """How the party stands in the log."""
    (event, *_) = states.service.chronicle.log.stream(f"entity:{party}")
    assert isinstance(event, PartyRegistered)
    return event


def test_every_row_is_accounted_for(states: Imported) -> None:
    """408 spells of 323 states are read; Tokelau's has not begun and is refused."""
    said = states.said["ggo-states"]
    assert (said["rows"], said["refused"]) == (408, {"a spell that has not begun": 1})
    assert said["tallies"]["parties"] == {"new": 323, "on_file": 0}
    assert len(rows(REGISTER[0])) == 409


def test_nobody_is_registered_twice(states: Imported) -> None:
    """The codes add names to 191 states and six that the register lacks; groups, no state."""
    said = states.said["country-codes"]["tallies"]
    assert said["parties"] == {"new": 6, "on_file": 0}
    assert sum(said["names"].values()) == 191
    kinds = Counter(e.kind for e in states.questions.entities("party"))
    assert kinds["state"] == 322 + 6  # one of the 323 is the European Union
    codes = Counter(e.codes.get("iso3166-3") for e in states.questions.entities("party"))
    assert {code for code, number in codes.items() if code and number > 1} == set()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("1800-01-01", "Russian Empire"),
        ("1985-01-01", "Union of Soviet Socialist Republics"),
        ("2010-01-01", "Russian Federation"),
    ],
)
def test_the_name_in_use_on_the_day(states: Imported, day: str, name: str) -> None:
    """An answer calls the party by its name on the day that is asked about."""
    assert states.questions.ask("Russia", "BRICS", day).party_name == name


def test_the_roster_has_the_names_of_its_day(states: Imported) -> None:
    """A roster of 1960 has Malaya, one of 1970 Malaysia, by one id."""
    for day, name in (("1960-01-01", "Malaya"), ("1970-01-01", "Malaysia")):
        entries = {e.party: e.name for e in states.questions.roster("asean", day).entries}
        assert entries["malaysia"] == name


@pytest.mark.parametrize(
    ("old", "party"),
    [
        ("Federation of Malaya", "malaysia"),
        ("Upper Volta", "burkina-faso"),
        ("Dahomey", "benin"),
        ("Turkey", "turkiye"),
        ("Türkiye", "turkiye"),
        ("Ukrainian SSR", "ukraine"),
        ("Union of Soviet Socialist Republics", "russia"),
    ],
)
def test_the_old_name_is_found(states: Imported, old: str, party: str) -> None:
    """A name of another day, or of another table, finds the state."""
    assert states.questions.ask(old, "european-union", "2018-11-12").party == party


@pytest.mark.parametrize(
    ("party", "since", "until"),
    [
        ("south-sudan", "2011-07-09", None),
        ("german-democratic-republic", "1954-03-25", "1990-10-02/1990-10-03"),
        ("russia", "1263", None),
        ("italy", "-0753", None),
        ("cayor", "1549-01-01", "1886-11-19?/1886-11-20?"),
    ],
)
def test_existence(states: Imported, party: str, since: str, until: str | None) -> None:
    """When a state existed stands in its registration, as the table says it."""
    event = registration(states, party)
    assert (event.existed_from, event.existed_until) == (since, until)


def test_an_old_state_is_not_the_one_of_today(states: Imported) -> None:
    """The register's DEU ended in 1990; it has no ISO code, and is not the Germany of today."""
    old = registration(states, "german-federal-republic")
    assert (old.existed_until, "iso3166-3" in old.codes) == ("1990-10-02/1990-10-03", False)
    assert states.answer("Germany", "european-union", "2018-11-12") == "yes, reported"


def test_participants_of_the_treaty_collection(states: Imported) -> None:
    """199 of its 230 participants are on file; 26 organizations and 5 territories are new."""
    rule = mapping_named("untc-2015").entity["participant"]
    names = Names(states.questions.entities())
    subjects = Subjects("participant", rule, names, DateReader((), (), ()))
    found = [
        subjects.find({"participant": participant})
        for participant in {row["participant"] for row in rows(UNTC)}
    ]
    new = [subject.new for subject in found if subject.new is not None]
    assert (len(found), len(new)) == (230, 31)
    assert Counter(draft.kind for draft in new)["state"] == 5
    assert len({subject.id for subject in found}) == 229  # Cape Verde under two names


def test_all_28_member_states(states: Imported) -> None:
    """Nobody names them; one fact and the memberships of its day give 28, Croatia to Sweden.

    The United Kingdom is one of them, and has signed still when it has left the Union.
    """
    words = "All 28 EU member states signed the call on 12 November 2018."
    chronicle = states.service.chronicle
    document = chronicle.archive(DocumentDraft(content=words.encode(), publisher="A paper"))
    chronicle.register([InstrumentDraft(id="a-call", kind="pledge", name="A Call")], "a tester")
    fact = FactDraft(
        kind="joined",
        roles={"actor": "european-union", "instrument": "a-call"},
        when="2018-11-12",
        values={"quantifier": "all"},
        citation=CitationDraft(document=document.document, quote=words),
    )
    chronicle.record([fact], "a tester")
    states.service.projector.catch_up()
    entries = states.questions.roster("a-call", "2018-11-20").entries
    derived = [entry.party for entry in entries if entry.reason == "member-of-group"]
    assert len(derived) == 28
    assert {"croatia", "sweden", "united-kingdom"} <= set(derived)
    assert "norway" not in derived
    assert states.answer("UK", "a-call", "2021-06-01") == "yes, member-of-group"
    assert states.answer("UK", "european-union", "2021-06-01") == "no, withdrew"
