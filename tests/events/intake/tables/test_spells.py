"""A register of spells: names that change, existence, and who is on file already."""

from __future__ import annotations

import pytest

from domain.errors import InvalidInput
from events.chronicle import Chronicle
from events.intake.tables.importing import TableOutcome
from events.intake.tables.mapping import TableMapping
from events.intake.tables.spelling import mapping_of
from events.record import AliasAdded, DatedName
from tests.events.intake.opening import new_chronicle
from tests.events.intake.tables.small import Entry, club, facts, length, parties, run, whys

REGISTER = """
format = "chronicle-mapping/1"
name = "register"
version = "1"

[document]
publisher = "The Register"

[table]
columns = ["code", "name", "from", "until", "also"]

[dates]
formats = ["messydates"]
open = ["9999-12-31"]

[entity.state]
kind = "state"
column = "code"
code = "reg"
name_column = "name"
id_column = "name"
alias_columns = ["also"]
alias_separator = ","
codes = { iso3 = { column = "code", not_in = ["XX"] } }
spells = { from = "from", until = "until", last_day = true }
unknown = "register"
on_file = "add-names"
"""
OLD = "AA,Old,..1816-01-01,1912-06-30,\n"
NEW = "AA,New,1912-07-01,9999-12-31,\n"


def register(*changes: tuple[str, str], more: str = "") -> TableMapping:
    text = REGISTER
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return mapping_of(text + more)


def entered(
    chronicle: Chronicle, rows: str, *changes: tuple[str, str], **more: str
) -> TableOutcome:
    return run(chronicle, rows, register(*changes, **more))


def test_a_name_that_changed(chronicle: Chronicle) -> None:
    """Each name is dated by its spell, up to the first day without; the last one is its own."""
    entered(chronicle, OLD + NEW)
    state = parties(chronicle)["old"]
    assert state.name == "New"
    assert state.names == (
        DatedName("Old", "../1816-01-01", "1912-07-01"),
        DatedName("New", "1912-07-01", None),
    )
    assert (state.existed_from, state.existed_until) == ("../1816-01-01", None)
    assert state.codes == {"reg": "AA", "iso3": "AA"}
    assert facts(chronicle) == []


def test_in_any_order(chronicle: Chronicle) -> None:
    """The last spell is the last in time, not in the file; only the id is the first row's."""
    entered(chronicle, NEW + OLD)
    state = parties(chronicle)["new"]
    assert (state.name, state.existed_from) == ("New", "../1816-01-01")


def test_a_name_that_came_back(chronicle: Chronicle) -> None:
    """A name of two spells is dated twice; the day between has none."""
    entered(chronicle, "AA,A,1821,1836,\nAA,A and B,1837,1838,\nAA,A,1840,1850,\n")
    state = parties(chronicle)["a"]
    assert [(n.name, n.start) for n in state.names] == [
        ("A", "1821"), ("A and B", "1837"), ("A", "1840"),
    ]  # fmt: skip
    assert (state.name, state.existed_until) == ("A", "1850-01-02/1851-01-01")


def test_a_name_that_never_changed(chronicle: Chronicle) -> None:
    """One name in all spells is not dated; its existence spans them."""
    entered(chronicle, "AA,A,1821-01-01,1836-12-31,\nAA,A,1840?,9999-12-31,\n")
    state = parties(chronicle)["a"]
    assert (state.names, state.existed_from, state.existed_until) == ((), "1821-01-01", None)


def test_the_mappings_own_name(chronicle: Chronicle) -> None:
    """A name under values is the registered one; those of the rows are dated all the same."""
    own = '[entity.state.values]\n"AA" = { id = "a", name = "A-land" }\n'
    entered(chronicle, OLD + NEW, more=own)
    state = parties(chronicle)["a"]
    assert (state.name, [n.name for n in state.names]) == ("A-land", ["Old", "New"])


@pytest.mark.parametrize(
    ("last_day", "until"),
    [
        ("true", "1950-05-07"),
        ("false", "1950-05-06"),
        ('"unknown"', "1950-05-06/1950-05-07"),
    ],
)
def test_the_last_day(chronicle: Chronicle, last_day: str, until: str) -> None:
    """It existed until the first day without, as far as the table says which that is."""
    entered(chronicle, "AA,A,1900,1950-05-06,\n", ("last_day = true", f"last_day = {last_day}"))
    assert parties(chronicle)["a"].existed_until == until


@pytest.mark.parametrize(
    ("cell", "until"), [("1950-05-06~", "1950-05-07~"), ("1868?", "1868-01-02?/1869-01-01?")]
)
def test_a_doubtful_end(chronicle: Chronicle, cell: str, until: str) -> None:
    """A mark of doubt stays on the day after."""
    entered(chronicle, f"AA,A,1800,{cell},\n")
    assert parties(chronicle)["a"].existed_until == until


def test_nobody_knows_when(chronicle: Chronicle) -> None:
    """A beginning that is missing dates nothing, whatever the other spells say."""
    entered(chronicle, "AA,A,,1836-12-31,\nAA,A,1840-01-01,,\n")
    state = parties(chronicle)["a"]
    assert (state.existed_from, state.existed_until) == (None, None)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("BB,B,1950-01-02,1949-12-31,", "reversed dates"),
        ("BB,B,9999-12-31,9999-12-31,", "a spell that has not begun"),
        ("BB,B,1900-02-29,,", "impossible date"),
        ("BB,B,31.12.1900,,", "impossible date"),
        (",B,1900-01-01,,", "no state"),
    ],
)
def test_a_row_that_cannot_be(chronicle: Chronicle, row: str, why: str) -> None:
    """A row that cannot be read registers nobody; those around it do."""
    outcome = entered(chronicle, f"{OLD}{row}\n{NEW}")
    assert whys(outcome) == [(2, "refused", why)]
    assert list(parties(chronicle)) == ["old"]


def test_a_refused_spell_dates_nothing(chronicle: Chronicle) -> None:
    """Of somebody with a refused row, the other rows stand."""
    entered(chronicle, OLD + "AA,New,1912-07-01,1911-01-01,\n")
    state = parties(chronicle)["old"]
    assert (state.name, state.names, state.existed_until) == ("Old", (), "1912-07-01")


def known(chronicle: Chronicle) -> tuple[Entry, ...]:
    """Who is on file, as a look-up has it: with the names that were added."""
    further: dict[str, tuple[str, ...]] = {}
    for recorded in chronicle.log.read():
        if isinstance(recorded.event, AliasAdded):
            entity, name = recorded.event.entity, recorded.event.name.name
            further[entity] = (*further.get(entity, ()), name)
    return tuple(
        Entry(p.party, "party", p.name, p.aliases + further.get(p.party, ()), p.codes, p.kind)
        for p in parties(chronicle).values()
    )


def test_again(chronicle: Chronicle) -> None:
    """The same register a second time adds nothing."""
    entered(chronicle, OLD + NEW)
    before = length(chronicle)
    again = run(chronicle, OLD + NEW, register(), names=known(chronicle))
    assert (again.tallies["parties"], again.tallies["names"]) == ((0, 0), (0, 1))
    assert length(chronicle) == before


def test_a_later_edition_adds_a_name(chronicle: Chronicle) -> None:
    """Whoever is found by a code gets the names that are not on file, and nothing else."""
    entered(chronicle, OLD)
    before = length(chronicle)
    later = run(chronicle, OLD + NEW, register(), names=known(chronicle))
    assert later.tallies["names"] == (1, 0)
    events = [recorded.event for recorded in chronicle.log.read(before)]
    added = [event.name for event in events if isinstance(event, AliasAdded)]
    assert added == [
        DatedName("Old", "../1816-01-01", "1912-07-01"),
        DatedName("New", "1912-07-01", None),
    ]
    assert len(parties(chronicle)) == 1


def test_names_are_left_unless_the_mapping_adds_them(chronicle: Chronicle) -> None:
    """Without on_file, whoever is on file keeps the names that were there."""
    entered(chronicle, OLD)
    before = length(chronicle)
    leaving = register(('on_file = "add-names"\n', ""))
    run(chronicle, OLD, leaving, names=known(chronicle))
    assert length(chronicle) == before


def test_two_codes_for_two(chronicle: Chronicle) -> None:
    """A row whose code and name fit one each goes by the code."""
    names = (
        Entry("one", "party", "One", (), {"iso3": "AA"}),
        Entry("two", "party", "AA"),
    )
    dry = run(chronicle, OLD, register(('code = "reg"\n', "")), names=names, dry_run=True)
    assert (dry.rows, dry.asides) == (1, [])
    both = (*names, Entry("three", "party", "Three", (), {"iso3": "AA"}))
    refused = run(chronicle, OLD, register(('code = "reg"\n', "")), names=both)
    assert whys(refused) == [(1, "refused", "ambiguous state")]


def test_on_file_as_another_kind(chronicle: Chronicle) -> None:
    """Names of a state are not added to an organization, even if it has the code."""
    names = (Entry("one", "party", "One", (), {"iso3": "AA"}, "organization"),)
    outcome = run(chronicle, OLD, register(), names=names)
    assert whys(outcome) == [(1, "refused", "the state is on file as another kind")]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('until = "until"', 'until = "end"', "'end'"),
        ('id_column = "name"', 'id_column = "words"', "'words'"),
        ('{ column = "code", not_in', '{ column = "iso", not_in', "'iso'"),
        ('name_column = "name"\n', "", "need a name_column"),
        ('kind = "state"', 'kind = "treaty"', "of parties"),
        ('column = "code"\n', 'id = "a"\nname = "A"\n', "with a column"),
        ('unknown = "register"', 'existed_from = "from"', "replace existed_from"),
        ('on_file = "add-names"', 'on_file = "overwrite"', "overwrite"),
        (
            'on_file = "add-names"',
            '[[fact]]\nkind = "meeting-held"\nroles = { body = "state" }\nwhen = "from"',
            "registers only",
        ),
    ],
)
def test_a_register_that_cannot_be_right(before: str, after: str, says: str) -> None:
    """A mapping whose spells make no sense is refused before any table is read."""
    with pytest.raises(InvalidInput, match=says):
        register((before, after))


def test_a_code_that_the_mapping_knows(chronicle: Chronicle) -> None:
    """A code under values goes before the cell: the table's own code may be another's."""
    own = '[entity.state.values]\n"AA" = { id = "a", codes = { iso3 = "AAA" } }\n'
    entered(chronicle, OLD, more=own)
    assert parties(chronicle)["a"].codes == {"iso3": "AAA"}


def test_one_name_for_two_codes(chronicle: Chronicle) -> None:
    """Two cells whose id would be the same are two; the second is refused, never guessed."""
    outcome = entered(chronicle, OLD + "BB,Old,1950-01-01,,\n")
    assert whys(outcome) == [(2, "refused", "id of the state is taken")]


def test_names_with_facts(chronicle: Chronicle) -> None:
    """A table of facts may add names too: the alias is on file, and the fact is recorded."""
    run(chronicle, "Japan,2001,\n")
    names = (Entry("japan", "party", "Japan", ("Nippon",)),)
    adding = club(('unknown = "register"', 'unknown = "register"\non_file = "add-names"'))
    outcome = run(chronicle, "Nippon,2002,\n", adding, names=names)
    assert outcome.tallies["names"] == (1, 0)
    assert [fact.when for fact in facts(chronicle)] == ["2001", "2002"]
    added = [r.event for r in chronicle.log.read() if isinstance(r.event, AliasAdded)]
    assert [(event.entity, event.name) for event in added] == [("japan", DatedName("Nippon"))]


def test_the_same_name_with_another_code(chronicle: Chronicle) -> None:
    """A name that fits decides nothing where the codes say that they are two."""
    names = (Entry("a-congo", "party", "AA", (), {"iso3": "COG"}),)
    outcome = run(chronicle, OLD, register(('code = "reg"\n', "")), names=names)
    assert (outcome.asides, list(parties(chronicle))) == ([], ["old"])


@pytest.mark.parametrize("cell", ["?", "", "—"])
def test_a_name_without_a_letter(chronicle: Chronicle, cell: str) -> None:
    """What is no name at all refuses its row; the others are registered."""
    outcome = entered(chronicle, f"BB,{cell},1900,,\n{OLD}")
    assert whys(outcome) == [(1, "refused", "no name of the state")]
    assert list(parties(chronicle)) == ["old"]


def test_on_either_database(database_url: str) -> None:
    """A register is imported, rehearsed and added to on SQLite and PostgreSQL alike."""
    with new_chronicle(database_url) as opened:
        entered(opened, OLD)
        dry = run(opened, OLD + NEW, register(), names=known(opened), dry_run=True)
        wet = run(opened, OLD + NEW, register(), names=known(opened))
        assert dry.tallies["names"] == wet.tallies["names"] == (1, 0)
        assert len(parties(opened)) == 1


def test_a_register_that_changed(chronicle: Chronicle) -> None:
    """A register, of which no fact tells that it was imported, is announced as changed too."""
    first = entered(chronicle, OLD)
    assert first.earlier is None
    other = "BB,Other,1900-01-01,9999-12-31,\n"
    assert entered(chronicle, OLD + other).earlier == first.document
    assert entered(chronicle, OLD + other).earlier is None
