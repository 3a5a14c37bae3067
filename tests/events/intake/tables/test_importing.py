"""Importing a table: again, dry, interrupted, changed; progress and the report."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from domain.errors import InvalidInput, Unavailable
from events.chronicle import Chronicle
from events.intake.recording import Tally
from events.intake.tables import importing
from events.intake.tables.asides import report_line
from events.intake.tables.names import Names
from tests.events.intake.opening import new_chronicle
from tests.events.intake.tables.small import Entry, club, length, parties, run, said, whys

THREE = "Japan,1951-09-08,\nFrance,2001,31.01.2004\nPeru,NA,9999-01-01\n"


def test_a_dry_run_writes_nothing(chronicle: Chronicle) -> None:
    """A dry run tells what would be recorded, and what is on file, and writes nothing."""
    before = length(chronicle)
    would = run(chronicle, THREE, dry_run=True)
    assert length(chronicle) == before
    assert would.document is None
    did = run(chronicle, THREE)
    assert would.tallies == did.tallies
    assert whys(would) == whys(did)
    again = run(chronicle, THREE, dry_run=True)
    assert again.tallies["facts"] == Tally(0, 3)
    assert again.document == did.document


def test_importing_again(chronicle: Chronicle) -> None:
    """The same table a second time adds nothing, whether or not its names are read anew."""
    run(chronicle, THREE)
    before = length(chronicle)
    names = tuple(Entry(p.party, "party", p.name, p.aliases) for p in parties(chronicle).values())
    for known in ((), names):
        again = run(chronicle, THREE, names=known)
        assert again.tallies["facts"] == Tally(0, 3)
        assert length(chronicle) == before


@pytest.mark.parametrize("breaks_after", [0, 1, 2, 3])
def test_an_interrupted_import_is_finished_by_another(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, breaks_after: int
) -> None:
    """Whatever was written when it broke off, the second run loses and doubles nothing."""
    rows = "".join(f"State {n},{2000 + n},\n" for n in range(7))
    monkeypatch.setattr(importing, "CHUNK", 2)
    with new_chronicle(sqlite_url) as opened:
        monkeypatch.setattr(opened, "record", breaking(opened.record, breaks_after))
        with pytest.raises(Unavailable):
            run(opened, rows)
        monkeypatch.undo()
        names = tuple(Entry(p.party, "party", p.name) for p in parties(opened).values())
        again = run(opened, rows, names=names)
        assert again.tallies["facts"] == Tally(7 - 2 * breaks_after, 2 * breaks_after)
        assert [when for _, _, when in said(opened)] == [str(2000 + n) for n in range(7)]
        assert len(parties(opened)) == 8


def breaking(record: Callable[..., Any], after: int) -> Callable[..., Any]:
    """The command, with a database that goes away after so many calls."""
    calls = iter(range(after))

    def broken(*arguments: Any) -> Any:
        if next(calls, None) is None:
            raise Unavailable("gone")
        return record(*arguments)

    return broken


def test_a_row_that_the_gate_refuses(chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that only the gate can refuse is set aside; those around it are recorded."""
    monkeypatch.setattr(importing, "CHUNK", 100)
    names = (Entry("ghost", "party", "Ghost"),)  # was never registered in this chronicle
    outcome = run(chronicle, "Japan,2001,\nGhost,2001,\nPeru,2001,\n", names=names)
    assert [actor for _, actor, _ in said(chronicle)] == ["japan", "peru"]
    assert whys(outcome) == [(2, "refused", "refused by the gate: roles.actor")]
    assert (outcome.rows, outcome.tallies["facts"]) == (2, Tally(2, 0))


def test_a_broken_database_refuses_no_row(
    chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error that does not speak of the row is raised as it is."""
    monkeypatch.setattr(chronicle, "record", breaking(chronicle.record, 0))
    with pytest.raises(Unavailable):
        run(chronicle, THREE)


def test_a_table_that_changed(chronicle: Chronicle) -> None:
    """A table with other bytes is a new document; the facts of the old one stay."""
    first = run(chronicle, THREE)
    assert first.earlier is None
    other = club(('name = "club"', 'name = "rival"'))
    assert run(chronicle, "Chad,2001,\n", other).earlier is None
    second = run(chronicle, THREE + "Cuba,2005,\n")
    assert second.earlier == first.document
    assert second.document != first.document
    assert second.tallies["facts"] == Tally(4, 0)
    assert run(chronicle, THREE + "Cuba,2005,\n").earlier is None


def test_progress(chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress is told after every step: how many are done, of how many, of what."""
    monkeypatch.setattr(importing, "CHUNK", 2)
    told: list[tuple[int, int, str]] = []
    run(chronicle, THREE, progress=lambda *step: told.append(step))
    assert told == [(2, 3, "parties"), (3, 3, "parties"), (3, 3, "facts")]


def test_the_report_has_the_row(chronicle: Chronicle) -> None:
    """A line of the report has the number, place, reason and text of a row."""
    outcome = run(chronicle, 'Peru,2001,\n"Ja\npan",soon,\n')
    line = json.loads(report_line(outcome.asides[0], outcome.text))
    assert line == {
        "outcome": "refused",
        "row": 2,
        "line": 3,
        "start": 23,
        "end": 37,
        "why": "not a date of the table's formats",
        "detail": "'soon' is no date; the formats are yyyy-mm-dd, dd.mm.yyyy, yyyy. Name a "
        "further format, or list the word under missing or open.",
        "text": '"Ja\npan",soon,',
    }
    assert outcome.text[23:37] == line["text"]


def test_on_either_database(database_url: str) -> None:
    """A table is imported, rehearsed and imported again on SQLite and PostgreSQL alike."""
    with new_chronicle(database_url) as opened:
        assert run(opened, THREE).tallies["facts"] == Tally(3, 0)
        assert run(opened, THREE, dry_run=True).tallies["facts"] == Tally(0, 3)
        assert run(opened, THREE + "Cuba,2005,\n").earlier is not None


def test_no_table_at_all(chronicle: Chronicle) -> None:
    """Bytes that are not UTF-8 text are refused before anything is written."""
    before = length(chronicle)
    with pytest.raises(InvalidInput, match="not UTF-8"):
        importing.import_table(chronicle, b"who,\xff", club(), Names(), "me")
    assert length(chronicle) == before
