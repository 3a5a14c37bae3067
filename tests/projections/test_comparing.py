"""Somebody changes a read table with plain SQL: the row, and the column, are named."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from domain.errors import Stopped, Unavailable
from projections import comparing
from projections.comparing import Compared, Difference, compare
from tests.given import World, made_up_fact


@pytest.fixture
def told(world: World) -> World:
    """Three parties, two of them in, and a retraction; the read tables are in step."""
    world.fact("joined", actor="japan", instrument="call", when="2018-11-12")
    world.fact("declined", actor="russia", instrument="call", when="2018-11")
    world.retract(world.fact("joined", actor="canada", instrument="call", when="2018-11-12"))
    world.projector.catch_up()
    return world


def compared(world: World) -> tuple[Compared, list[Difference]]:
    """What the comparison counts, and what it finds."""
    found = list[Difference]()
    return compare(world.engine, world.log, lambda *_: None, found.append), found


def sql(world: World, statement: str) -> None:
    """Run plain SQL on the read tables."""
    with world.engine.begin() as connection:
        connection.execute(text(statement))


def test_tables_that_nobody_changed(told: World) -> None:
    """Every row is there once, as the log gives it, and the tables that answer are as before."""
    before = told.state()
    result, found = compared(told)
    assert (result.differences, found) == (0, [])
    assert (result.position, result.behind, result.generation) == (told.position, 0, 1)
    assert result.rows > 15
    assert told.state() == before


def test_a_changed_answer(told: World) -> None:
    """The row is named by its key, the column with what stands there and what should."""
    sql(told, "UPDATE standing_g1 SET answer = 'yes' WHERE party = 'russia' AND answer = 'no'")
    result, found = compared(told)
    assert result.differences == len(found) == 1
    assert (found[0].kind, found[0].table) == ("changed", "standing")
    assert "instrument='call', party='russia', aspect='participation'" in found[0].key
    assert "answer is 'yes', the log gives 'no'" in found[0].text


@pytest.mark.parametrize(
    ("statement", "kind", "table"),
    [
        ("DELETE FROM facts_g1 WHERE kind = 'declined'", "missing", "facts"),
        ("UPDATE facts_g1 SET withdrawn_at = NULL WHERE withdrawn_at > 0", "changed", "facts"),
        ("UPDATE facts_g1 SET holds = (party = 'x')  WHERE kind = 'declined'", "changed", "facts"),
        ("UPDATE names_g1 SET folded = 'x' WHERE entity = 'japan'", "changed", "names"),
        ("INSERT INTO policies_g1 VALUES (3, 1)", "added", "policies"),
        ("INSERT INTO fact_notes_g1 VALUES ('f1-é', 1, 'x', NULL, 'b', 'r', 1)", "added",
         "fact_notes"),
        ("DROP TABLE merges_g1", "missing", "merges"),
    ],
)  # fmt: skip
def test_one_row_of_any_table(told: World, statement: str, kind: str, table: str) -> None:
    """Changed, taken away, added, or the whole table dropped."""
    sql(told, statement)
    _, found = compared(told)
    assert [(each.kind, each.table) for each in found] == [(kind, table)]


def test_a_changed_key(told: World) -> None:
    """A row under another key is one that is gone and one that was added."""
    sql(told, "UPDATE entities_g1 SET id = 'zambia' WHERE id = 'japan'")
    assert [(each.kind, each.key) for each in compared(told)[1]] == [
        ("missing", "id='japan'"),
        ("added", "id='zambia'"),
    ]


def test_all_rows_are_gone(told: World) -> None:
    """Each of them is told."""
    sql(told, "DELETE FROM entities_g1")
    assert [each.kind for each in compared(told)[1]] == ["missing"] * 4


def test_tables_behind_the_log_are_compared_as_far_as_they_are(told: World) -> None:
    """What they do not have yet is no difference, and is counted."""
    told.fact("joined", actor="chile", instrument="call", when="2019")
    result, found = compared(told)
    assert (result.behind, found) == (3, [])


def test_a_position_that_the_log_has_not_reached(told: World) -> None:
    """Tables that claim more than there is would never be brought in step."""
    sql(told, "UPDATE projection_generations SET position = 999")
    assert [each.table for each in compared(told)[1]] == ["projection_generations"]


def test_after_a_rebuild_everything_holds(told: World) -> None:
    """The remedy that the command names is one."""
    sql(told, "UPDATE standing_g1 SET answer = 'no'")
    assert compared(told)[0].differences > 0
    told.projector.rebuild()
    assert compared(told)[0].differences == 0
    assert compared(told)[0].generation == 2


def test_keys_that_cannot_be_compared(sqlite_url: str) -> None:
    """SQLite keeps a text also where a number belongs; such a row is one that was added."""
    with World(sqlite_url) as world:
        world.projector.catch_up()
        sql(world, "INSERT INTO policies_g1 VALUES ('soon', 1)")
        assert [each.kind for each in compared(world)[1]] == ["added"]


def test_what_cannot_be_compared(told: World) -> None:
    """No tables, two that answer, another version: it is said what to do."""
    sql(told, "UPDATE projection_generations SET version = 1")
    with pytest.raises(Unavailable, match="rebuild"):
        compared(told)
    sql(told, "UPDATE projection_generations SET active = (1 = 0)")
    with pytest.raises(Unavailable, match="0 generations"):
        compared(told)
    sql(told, "DROP TABLE projection_generations")
    with pytest.raises(Unavailable, match="no read tables"):
        compared(told)


def test_an_event_that_cannot_be_projected(told: World) -> None:
    """It stops the comparison, with its position: nothing behind it can be known."""
    told.append([made_up_fact("joined", 1, 0, actor="japan", instrument="call", when="2018")])
    sql(told, "UPDATE projection_generations SET position = position + 1")
    sql(told, "UPDATE stored_events SET topic = 'unheard-of' WHERE topic = 'fact-retracted'")
    with pytest.raises(Stopped):
        compared(told)


def test_pages_of_rows(told: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The result does not depend on how many rows are read at a time."""
    monkeypatch.setattr(comparing, "_PAGE", 2)
    assert compared(told)[0].differences == 0
