"""What is wrong with a history or its mapping is said before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import InvalidInput
from events.intake.replay.mapping import HistoryMapping
from events.intake.replay.planning import Source, plan
from events.intake.replay.spelling import history_of
from tests.events.intake.replay.small import HEADER, NOW, T1, T2, T3, club, mapping, replayed

ROW = "Norway,1960,full"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((f"{ROW},{T2},{T1},",), r"Line 2: known_to 2011.* is not after known_from 2012"),
        ((f"{ROW},{T2},{T2},",), "Line 2: known_to .* is not after"),
        ((f"{ROW},2011-01-01T00:00:00,,",), "Line 2, known_from: .* has no time zone"),
        ((f"{ROW},{T1},2012-01-01,",), "Line 2, known_to: .* has no time zone"),
        ((f"{ROW},yesterday,,",), "Line 2, known_from: 'yesterday' is not a timestamp"),
        ((f"{ROW},,,",), "Line 2, known_from: '' is not a timestamp"),
        ((f"{ROW},{T1}",), "Line 2 has 4 fields, while the header has 6"),
        (('Norway,"1960',), "cannot be read at line 2"),
        ((), "has no rows"),
        ((f"{ROW},2030-01-01T00:00:00Z,,",), "2030-01-01T00:00:00Z lies in the future"),
        ((f"{ROW},1960-05-03T00:00:00Z,,",), "1960-05-03T00:00:00Z lies before the log's clock"),
    ],
)
def test_a_history_that_cannot_be_right(tmp_path: Path, rows: tuple[str, ...], said: str) -> None:
    """The line and the column are named, and no database is made."""
    with pytest.raises(InvalidInput, match=said):
        replayed(str(tmp_path / "new.db"), club(*rows))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [((T1, T3), (T2, "")), ((T1, ""), (T2, T3)), ((T1, T2), (T1, "")), ((T1, ""), (T1, ""))],
)
def test_two_rows_of_one_key_at_once(first: tuple[str, str], second: tuple[str, str]) -> None:
    """Which of them changed into what cannot be told; both lines are named."""
    rows = [f"{ROW},{start},{end}," for start, end in (first, second)]
    with pytest.raises(InvalidInput, match="Lines 2 and 3 have the same who") as error:
        plan([club(*rows)], "me", NOW)
    assert error.value.field == "history.key"


def test_bytes_that_are_no_text() -> None:
    """The history must be UTF-8."""
    with pytest.raises(InvalidInput, match="not UTF-8"):
        plan([Source(b"who,joined\xff", mapping())], "me", NOW)


@pytest.mark.parametrize("column", ["who", "known_from", "known_to", "why"])
def test_a_column_that_is_missing(column: str) -> None:
    """The error names it, and those there are."""
    content = (HEADER.replace(column, "other") + f"{ROW},{T1},,\n").encode()
    with pytest.raises(InvalidInput, match=f"no column '{column}'.*there are: .*other"):
        plan([Source(content, mapping())], "me", NOW)


def test_a_column_that_stands_twice() -> None:
    """Which of them is meant cannot be told."""
    content = (HEADER.replace("why", "who") + f"{ROW},{T1},,\n").encode()
    with pytest.raises(InvalidInput, match="stands twice"):
        plan([Source(content, mapping(('because = "why"', "")))], "me", NOW)


def _listed(snapshots: str) -> Source:
    return club(f"{ROW},{T1},{T2},")._replace(snapshots=snapshots.encode())


def test_a_list_of_snapshots_that_matches() -> None:
    """A snapshot at which nothing changed is counted, and records nothing."""
    planned = plan([_listed(f"time\n{T1}\n2011-06-01T00:00:00Z\n{T2}\n")], "me", NOW)
    assert planned.histories[0].snapshots == 3
    assert len(planned.histories[0].moments) == 2


@pytest.mark.parametrize(
    ("snapshots", "said"),
    [
        (f"time\n{T1}\n", "Line 2: its known_to is no snapshot of the list"),
        (f"time\n{T2}\n", "Line 2: its known_from is no snapshot of the list"),
        (f"when\n{T1}\n", "no column 'time'; it has when"),
        ("time\n2011-01-01T00:00:00\n", "Line 2, time: .* has no time zone"),
        (f"time\n{T1},x\n", "Line 2 of the list of snapshots has 2 fields"),
        ("", "empty"),
    ],
)
def test_a_list_of_snapshots_that_does_not_match(snapshots: str, said: str) -> None:
    """A time of the history that is none of the list's is an error, not a further snapshot."""
    with pytest.raises(InvalidInput, match=said):
        plan([_listed(snapshots)], "me", NOW)


def test_what_the_list_says_is_the_reason() -> None:
    """Where the history itself does not say why, the message of the snapshot does."""
    of = mapping(
        ('because = "why"', 'snapshots = { message = "message" }'),
    )
    assert isinstance(of, HistoryMapping)
    source = club(f"{ROW},{T1},{T2},", of=of)._replace(
        snapshots=f"time,message\n{T1},first\n{T2},tidied up\n".encode()
    )
    assert [m.message for m in plan([source], "me", NOW).histories[0].moments] == [
        "first", "tidied up",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ('key = ["who"]', 'key = ["whom"]', "history.key"),
        ('key = ["who"]', "key = []", "history.key"),
        ('key = ["who"]', 'key = ["who"]\npage = "sheet"', "history.page"),
        ('key = ["who"]', 'key = ["who"]\ncolour = "red"', "history"),
        (
            'key = ["who"]', 'key = ["who"]\nrenamed = { whom = { A = "B" } }',
            "history.renamed.whom",
        ),
        (
            'key = ["who"]', 'key = ["who"]\nrenamed = { who = { A = "B", B = "A" } }',
            "history.renamed.who",
        ),
        ('because = "why"', 'because = "note"', "history.because"),
        ('title = "Members"', 'published = "2011"', "document.published"),
        ('"note"]', '"note", "known_from"]', "history.known_from"),
    ],
)  # fmt: skip
def test_a_section_that_cannot_be_right(before: str, after: str, field: str) -> None:
    """The field of the mapping is named."""
    with pytest.raises(InvalidInput) as error:
        mapping((before, after))
    assert error.value.field == field


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('kind = "joined"', "say basis"),
        ('kind = "joined"\nbasis = "observation"\nwhen = "joined"', "leave when and on out"),
        ('kind = "joined"\nbasis = "observation"\non = "2011"', "leave when and on out"),
        ('kind = "jumped"\nbasis = "observation"', "not a kind of fact"),
    ],
)
def test_a_shown_fact_that_cannot_be_right(rule: str, said: str) -> None:
    """Its day is that of the snapshot, and it was so on that day."""
    roles = 'roles = { actor = "member", instrument = "club" }'
    with pytest.raises(InvalidInput, match=said):
        mapping(more=f"\n[[history.shown]]\n{rule}\n{roles}\n")


def test_a_table_as_it_is_now_is_no_history() -> None:
    """A mapping with facts and without the section belongs to another command."""
    with pytest.raises(InvalidInput, match=r"has facts and no \[history\]"):
        mapping(('[history]\nkey = ["who"]\nbecause = "why"\n', ""))


def test_registers_alone_are_no_history() -> None:
    """Without a history there is no time to begin at."""
    register = history_of("""
format = "chronicle-mapping/1"
name = "register"
version = "1"
document = { publisher = "Register" }
table = { columns = ["name"] }
entity = { state = { kind = "state", column = "name", unknown = "register" } }
""")
    with pytest.raises(InvalidInput, match="no history to replay"):
        plan([Source(b"name\nNorway\n", register)], "me", NOW)
    with pytest.raises(InvalidInput, match="has no snapshots"):
        plan([Source(b"name\nNorway\n", register, b"time\n")], "me", NOW)
