"""Rows and where they stand: the offsets cut each row out of the text as it is written."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidInput
from events.intake.tables.rows import rows_of

CELLS = st.text(st.sampled_from("ab ,;\"'\n\r\té猫😀\u2028\x85"), max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=6)


@given(TABLES, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.sampled_from(",;\t"))
def test_offsets_slice_to_the_row(
    table: list[list[str]], line_end: str, marked: bool, delimiter: str
) -> None:
    """Whatever the cells hold, a row's slice reads as that row, and as nothing else."""
    lines = [delimiter.join(spelled(cell, delimiter) for cell in row) for row in table]
    text = "\ufeff" * marked + "".join(line + line_end for line in lines)
    rows = list(rows_of(text, delimiter))
    assert [list(row.fields) for row in rows] == table
    for row in rows:
        cut = text[row.start : row.end]
        assert next(csv.reader(io.StringIO(cut, newline=""), delimiter=delimiter)) == [*row.fields]
    assert [text[row.start : row.end] for row in rows] == lines
    assert {text[a.end : b.start] for a, b in pairwise(rows)} <= {line_end}


def spelled(cell: str, delimiter: str) -> str:
    """A cell as RFC 4180 writes it: in quotes only where it must be."""
    if not set(cell) & {delimiter, '"', "\r", "\n"}:
        return cell
    return '"' + cell.replace('"', '""') + '"'


def test_a_row_of_several_lines() -> None:
    """A quoted line break belongs to the row; its quote is all of its lines."""
    text = 'a,b\n1,"two\nlines"\n3,4'
    rows = list(rows_of(text))
    assert [text[row.start : row.end] for row in rows] == ["a,b", '1,"two\nlines"', "3,4"]
    assert [(row.number, row.line) for row in rows] == [(0, 1), (1, 2), (2, 4)]


def test_blank_lines_are_passed_over() -> None:
    """A blank line is no row and takes no number."""
    text = "a\n\n1\n\r\n2\n"
    assert [(r.number, text[r.start : r.end]) for r in rows_of(text)] == [
        (0, "a"), (1, "1"), (2, "2"),
    ]  # fmt: skip


def test_equal_rows_stand_at_different_places() -> None:
    """Two rows that read the same have offsets of their own."""
    places = [row.start for row in rows_of("a\nx\nx\n")]
    assert places == [0, 2, 4]


@pytest.mark.parametrize("text", ['a,b\n1,"two', 'a,b\n"1"2,3'])
def test_what_is_no_csv(text: str) -> None:
    """A quote that is not closed, or closed too early, names its line."""
    with pytest.raises(InvalidInput, match="line 2"):
        list(rows_of(text))


def test_quotes_may_mean_nothing() -> None:
    """A table may use the quote as any other character."""
    assert [row.fields for row in rows_of('a\t"b', "\t", None)] == [("a", '"b')]
