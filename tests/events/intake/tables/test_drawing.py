"""What a table says: facts that cite their rows, parties found or new, rows refused and why."""

from __future__ import annotations

import pytest

from domain.errors import InvalidInput
from events.chronicle import Chronicle
from events.drafts import PartyDraft
from events.intake.recording import Tally
from events.intake.tables import importing
from events.intake.tables.asides import counted
from events.intake.tables.mapping import TableMapping
from events.intake.tables.names import Names
from events.intake.tables.spelling import mapping_of
from events.record import InstrumentRegistered
from events.store.content import ContentStore
from tests.events.intake.tables.small import Entry, club, facts, length, parties, run, said, whys

THREE = "Japan,1951-09-08,\nFrance,2001,31.01.2004\nPeru,NA,9999-01-01\n"


def test_what_a_table_says(chronicle: Chronicle) -> None:
    """Each dated cell is a fact; a last day becomes the day after; an open end is none."""
    outcome = run(chronicle, THREE)
    assert said(chronicle) == [
        ("member-admitted", "japan", "1951-09-08"),
        ("member-admitted", "france", "2001"),
        ("membership-ended", "france", "2004-02-01"),
    ]
    assert outcome.tallies["facts"] == Tally(3, 0)
    assert whys(outcome) == [(3, "skipped", "no fact: the row has no date for any")]


def test_each_fact_cites_its_row(chronicle: Chronicle) -> None:
    """The quote of a fact is its row; the table is the document, to the byte."""
    outcome = run(chronicle, '"Japan",1951-09-08,\nPeru,2001,\nPeru,2001,\n')
    content = ContentStore(chronicle.log.recorder)
    text = content.text_of(str(outcome.document)).content
    cited = [f.citation for f in facts(chronicle)]
    assert [text[c.start : c.end] for c in cited] == [
        '"Japan",1951-09-08,', "Peru,2001,", "Peru,2001,",
    ]  # fmt: skip
    assert cited[1].start != cited[2].start


def test_origin_and_words(chronicle: Chronicle) -> None:
    """A fact names the mapping that proposed it, who ran it, its date rule, the table's word."""
    run(chronicle, "Côte d'Ivoire,08.09.1951,\n")
    (fact,) = facts(chronicle)
    assert (fact.origin.proposed_by, fact.origin.accepted_by) == ("table-import@club/3", "me")
    assert fact.named_as == {"actor": "Côte d'Ivoire"}
    assert fact.date_rule == "from: dd.mm.yyyy"


def test_a_missing_column_lists_those_there_are(chronicle: Chronicle) -> None:
    """A table without a declared column is refused whole; the error lists its columns."""
    before = length(chronicle)
    with pytest.raises(InvalidInput, match=r"no column 'to'; .* 'who', 'from', 'till'"):
        importing.import_table(chronicle, b"who,from,till\nJapan,2001,\n", club(), Names(), "me")
    assert length(chronicle) == before


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Japan,2004-02-30,", "impossible date"),
        ("Japan,soon,", "not a date of the table's formats"),
        ("Japan,2004-05-01,30.04.2004", "reversed dates"),
        ("Japan,2004", "wrong number of fields"),
        (" ,2004,", "no member"),
        (f"{'J' * 501},2004,", "name of the member is too long"),
    ],
)
def test_refused_rows(chronicle: Chronicle, row: str, why: str) -> None:
    """A row that cannot be read is refused whole, registers nobody, and stops no other."""
    outcome = run(chronicle, f"{row}\nPeru,2001,\n")
    assert whys(outcome) == [(1, "refused", why)]
    assert said(chronicle) == [("member-admitted", "peru", "2001")]
    assert parties(chronicle).keys() == {"club", "peru"}


def test_a_row_that_lasts_a_day_is_not_reversed(chronicle: Chronicle) -> None:
    """An end on the day of the start, or within its year, is no contradiction."""
    outcome = run(chronicle, "Japan,2004-05-01,2004-05-01\nPeru,2004,2004\n")
    assert not outcome.asides


def test_unknown_parties_may_be_refused(chronicle: Chronicle) -> None:
    """With unknown = "refuse" only who is on file, to the character, is meant."""
    mapping = club(('unknown = "register"', 'unknown = "refuse"'))
    chronicle.register([PartyDraft(id="niger", kind="state", name="Niger")], "me")
    names = (Entry("niger", "party", "Niger", ("the Niger",)),)
    outcome = run(chronicle, "the Niger,2001,\nNigeria,2001,\n", mapping, names)
    assert said(chronicle) == [("member-admitted", "niger", "2001")]
    assert whys(outcome) == [(2, "refused", "unknown member")]
    assert "'Nigeria'" in outcome.asides[0].detail


def test_codes_on_file(chronicle: Chronicle) -> None:
    """A column of codes finds by code; a new code is kept with whoever it registers."""
    chronicle.register([PartyDraft(id="namibia", kind="state", name="Namibia")], "me")
    mapping = club(('column = "who"', 'column = "who"\ncode = "iso"'))
    names = (Entry("namibia", "party", "Namibia", (), {"iso": "NA"}),)
    run(chronicle, "NA,1990-03-21,\nPE,2001,\n", mapping, names)
    assert [actor for _, actor, _ in said(chronicle)] == ["namibia", "pe"]
    assert parties(chronicle)["pe"].codes == {"iso": "PE"}


def test_a_name_that_fits_two_is_refused(chronicle: Chronicle) -> None:
    """Nobody decides between two parties of one name but the mapping."""
    names = (Entry("georgia-us", "party", "Georgia"), Entry("georgia-ge", "party", "Georgia"))
    assert whys(run(chronicle, "Georgia,2001,\n", names=names)) == [
        (1, "refused", "ambiguous member")
    ]


def test_an_id_that_is_taken(chronicle: Chronicle) -> None:
    """Two names that would give one id are not one party until the mapping says so."""
    rows = "Cote d Ivoire,2001,\nCôte d'Ivoire,2002,\n"
    outcome = run(chronicle, rows)
    assert whys(outcome) == [(2, "refused", "id of the member is taken")]
    more = '[entity.member.values]\n"Côte d\'Ivoire" = { id = "cote-d-ivoire" }\n'
    names = (Entry("cote-d-ivoire", "party", "Cote d Ivoire"), Entry("club", "party", "The Club"))
    assert not run(chronicle, rows, club(more=more), names).asides


def test_what_the_mapping_says_of_a_value(chronicle: Chronicle) -> None:
    """A value may be given an id, a name, a kind; the table's word becomes an alias."""
    more = (
        '[entity.member.values]\n"EC" = { id = "eu", name = "European Union", '
        'kind = "organization" }\n"EU" = { id = "eu", name = "European Union" }\n'
    )
    run(chronicle, "EC,2001,\nEU,2002,\n", club(more=more))
    union = parties(chronicle)["eu"]
    assert (union.name, union.kind, union.aliases) == (
        "European Union", "organization", ("EC", "EU"),
    )  # fmt: skip


KINDS = """
format = "chronicle-mapping/1"
name = "acts"
version = "1"
document = { publisher = "Depositary" }
table = { columns = ["treaty", "title", "who", "sort", "act", "day", "word"], delimiter = ";" }

[[skip]]
because = "a draft"
where = [{ column = "word", in = ["draft"] }]

[entity.treaty]
kind = "treaty"
column = "treaty"
name_column = "title"
prefix = "dep"
unknown = "register"

[entity.party]
kind = "state"
kind_column = "sort"
kinds = { S = "state", O = "organization" }
column = "who"
unknown = "register"

[[fact]]
kind_column = "act"
kinds = { r = "ratified", a = "acceded" }
roles = { actor = "party", instrument = "treaty" }
when = "day"
if_missing = "undated"
as_said = { column = "word" }
"""


def acts() -> TableMapping:
    """A mapping with instruments from a column and kinds by value."""
    return mapping_of(KINDS)


def test_kinds_by_value(chronicle: Chronicle) -> None:
    """A column chooses the kind of fact and of party; an unknown value is refused, not guessed."""
    rows = "1;One;Peru;S;r;2001-01-01;ratified\n1;One;EU;O;a;;\n1;One;Peru;S;x;2001-01-01;\n"
    outcome = run(chronicle, rows + "1;One;ILO;X;r;2001-01-01;\n", acts())
    assert said(chronicle) == [("ratified", "peru", "2001-01-01"), ("acceded", "eu", "../..")]
    assert [fact.as_said for fact in facts(chronicle)] == ["ratified", None]
    assert parties(chronicle)["eu"].kind == "organization"
    assert whys(outcome) == [(3, "refused", "unknown act"), (4, "refused", "unknown sort")]


def test_instruments_from_a_column(chronicle: Chronicle) -> None:
    """An instrument is registered under prefix and slug, with the name from its column."""
    run(chronicle, "IV 1;On something;Peru;S;r;2001-01-01;x\n", acts())
    (treaty,) = [r.event for r in chronicle.log.read() if isinstance(r.event, InstrumentRegistered)]
    assert (treaty.instrument, treaty.name, treaty.aliases) == (
        "dep-iv-1", "On something", ("IV 1",),
    )  # fmt: skip


def test_rows_to_skip_are_counted(chronicle: Chronicle) -> None:
    """Rows that the mapping leaves out are counted under its reason."""
    outcome = run(chronicle, "1;One;Peru;S;r;2001-01-01;draft\n" * 2, acts())
    assert counted(outcome.asides) == {"skipped": {"a draft": 2}, "refused": {}}
    assert outcome.document is None  # nothing was drawn, nothing is archived


def test_an_observation_on_a_fixed_day(chronicle: Chronicle) -> None:
    """A row without dates may say that it was so on the day of the table."""
    mapping = club(
        ('kind = "member-admitted"', 'kind = "membership-reported"\nbasis = "observation"'),
        ('when = "from"', 'on = "2020-06-01"\nvalues = { holds = true }'),
    )
    run(chronicle, "Japan,,\n", mapping)
    (fact,) = facts(chronicle)
    assert (fact.when, fact.basis) == ("2020-06-01", "observation")
