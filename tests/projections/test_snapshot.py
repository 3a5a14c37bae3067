"""Every answer for one day as one table, the same bytes each time (model.md §2, §4)."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.dates import iso
from domain.errors import Ambiguous, InvalidInput, NotFound
from projections.questions.explaining.explanations import Snapshot, SnapshotRow
from projections.questions.tables import streaming
from projections.questions.tables.standings import COLUMNS
from tests.given import World
from tests.projections.playing import (
    POINTS,
    History,
    days_worth_asking,
    histories,
    played,
)

CALL = "paris-call"
DAY = "2018-11-20"
CLOCKS = ["valid_on", "position", "known_at", "replayed_at", "policy"]


def taken(world: World, format: str = "csv", on: str = DAY, **asked: Any) -> bytes:
    """The bytes of a snapshot."""
    world.projector.catch_up()
    with world.questions.snapshot(on, format=format, **asked) as written:
        return b"".join(written)


def table(written: bytes) -> list[dict[str, str]]:
    """The rows of a CSV, by the names of its columns."""
    return list(csv.DictReader(io.StringIO(written.decode(), newline="")))


@pytest.fixture
def peopled(world: World) -> World:
    """A pledge and a treaty, a group with a member, an intention and a launch."""
    world.party("zaire", name='Zaïre, "the" river')
    world.fact("launched", instrument=CALL, when="2018-11-12")
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    world.fact("joined", actor="zaire", instrument=CALL, when="2018-11-12")
    world.party("union", "group")
    world.fact("member-admitted", actor="france", group="union", when="1958-01-01")
    world.fact("joined", actor="union", instrument=CALL, when="2018-11-12", quantifier="all")
    world.instrument("pact", "treaty")
    world.fact("signed", actor="japan", instrument="pact", when="2018-01-01")
    world.fact("ratified", actor="japan", instrument="pact", when="2018-06-01")
    world.fact("announced-intent", actor="chile", instrument=CALL, when="2019-01-01", act="join")
    return world


def test_csv(peopled: World) -> None:
    """CSV has a header, one line a pair and aspect, and both clocks and the policy on each."""
    written = taken(peopled)
    assert written.splitlines()[0].decode().split(",") == [*COLUMNS, *CLOCKS]
    assert b"\r" not in written
    rows = table(written)
    assert [(r["instrument"], r["aspect"], r["party"], r["answer"]) for r in rows] == [
        ("pact", "consent", "japan", "yes"),
        ("pact", "signature", "japan", "yes"),
        (CALL, "participation", "chile", "unknown"),
        (CALL, "participation", "france", "yes"),
        (CALL, "participation", "japan", "yes"),
        (CALL, "participation", "union", "yes"),
        (CALL, "participation", "zaire", "yes"),
        ("union", "participation", "france", "yes"),
    ]
    assert {(r["valid_on"], r["position"], r["policy"]) for r in rows} == {
        (DAY, str(peopled.position), "1")
    }
    assert rows[6]["party_name"] == 'Zaïre, "the" river'
    assert rows[2]["reason"] == "never-reported"


def test_fact_ids_are_words(small: World) -> None:
    """In CSV, fact ids are separated by spaces, in the order of the answer."""
    for day in ("2018-11-12", "2018-11-13"):
        small.fact("joined", actor="japan", instrument=CALL, when=day)
    (row,) = table(taken(small))
    assert row["because"].split(" ") == list(small.ask("japan", CALL, DAY).because)
    assert row["against"] == ""


def test_json_lines(peopled: World) -> None:
    """Each line is one canonical JSON object with the columns of the CSV."""
    lines = taken(peopled, "jsonl").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [rfc8785.dumps(row) for row in rows] == lines
    assert set(rows[0]) == {*COLUMNS, *CLOCKS}
    assert [(r["instrument"], r["party"], r["answer"]) for r in rows] == [
        (r["instrument"], r["party"], r["answer"]) for r in table(taken(peopled))
    ]


def test_json(peopled: World) -> None:
    """The document is canonical JSON of the shape that is described, clocks once."""
    written = taken(peopled, "json", instrument=CALL)
    assert rfc8785.dumps(json.loads(written)) == written
    whole = msgspec.json.decode(written, type=Snapshot)
    assert (whole.instrument, whole.party, whole.valid_on) == (CALL, None, DAY)
    assert [row.party for row in whole.rows] == ["chile", "france", "japan", "union", "zaire"]
    assert set(SnapshotRow.__struct_fields__) == set(COLUMNS)
    unscoped = set(Snapshot.__struct_fields__) - {"sources"}  # which only scoped ones have
    assert set(json.loads(written)) == unscoped


def test_nothing_on_file(small: World) -> None:
    """Without a row there is a header, an empty list, or nothing."""
    small.instrument(CALL)
    assert taken(small).count(b"\n") == 1
    assert taken(small, "jsonl") == b""
    assert json.loads(taken(small, "json"))["rows"] == []


def test_the_hash_is_of_the_bytes(peopled: World) -> None:
    """Read to its end, a snapshot knows the SHA-256 and the length of its bytes."""
    peopled.projector.catch_up()
    for format in ("csv", "json", "jsonl"):
        with peopled.questions.snapshot(DAY, format=format) as written:
            whole = b"".join(written)
            assert written.sha256 == hashlib.sha256(whole).hexdigest()
            assert written.size == len(whole)


def test_pinned(peopled: World) -> None:
    """At a position the bytes stay the same, whatever is recorded later."""
    last = peopled.position
    before = [taken(peopled, format, known_at=last) for format in ("csv", "json", "jsonl")]
    peopled.fact("withdrew", actor="japan", instrument=CALL, when="2018-11-15")
    peopled.merge("zaire", "chile")
    peopled.policy(2)
    after = [taken(peopled, format, known_at=last) for format in ("csv", "json", "jsonl")]
    assert after == before
    assert taken(peopled) != before[0]


def test_one_instrument_or_party(peopled: World) -> None:
    """An instrument, a party or both narrow it down, by any of their names."""
    whole = table(taken(peopled))
    assert table(taken(peopled, party="japan")) == [r for r in whole if r["party"] == "japan"]
    assert table(taken(peopled, instrument=CALL)) == [r for r in whole if r["instrument"] == CALL]
    (one,) = table(taken(peopled, instrument="union", party="france"))
    assert (one["status"], one["since"]) == ("member", "1958-01-01")


def test_not_yet(peopled: World) -> None:
    """Before the launch everybody on file has a no, with the launch for its fact."""
    rows = table(taken(peopled, on="2018-11-01", instrument=CALL))
    assert {(r["answer"], r["reason"], r["rule"]) for r in rows} == {("no", "not-yet", "existence")}
    assert len(rows) == 5


def test_complete_lists(small: World) -> None:
    """A list declared complete decides here what it decides when asked."""
    small.fact("announced-intent", actor="chile", instrument=CALL, when="2018-11-01", act="join")
    small.fact("roster-declared-complete", instrument=CALL, when="2018-11-25")
    (row,) = table(taken(small))
    assert f"{row['answer']}, {row['reason']}" == small.says("chile", CALL, DAY)
    assert row["reason"] == "roster-complete"


def test_refused(small: World) -> None:
    """An unknown format, day or name is refused before anything is sent."""
    with pytest.raises(InvalidInput, match="csv, json, jsonl"):
        taken(small, "xlsx")
    with pytest.raises(InvalidInput):
        taken(small, on="2018-02-30")
    with pytest.raises(NotFound):
        taken(small, party="atlantis")


def test_portions_do_not_show(peopled: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rows are read and sent at a time, the bytes are the same."""
    before = [taken(peopled, format) for format in ("csv", "json", "jsonl")]
    monkeypatch.setattr(streaming, "_PORTION", 2)
    monkeypatch.setattr(streaming, "_CHUNK", 10)
    assert [taken(peopled, format) for format in ("csv", "json", "jsonl")] == before
    with peopled.questions.snapshot(DAY) as written:
        assert len(list(written)) > 3


def test_progress(peopled: World) -> None:
    """Whoever waits is told how many instruments are done, of how many."""
    told: list[tuple[int, int]] = []
    taken(peopled, advance=lambda done, total: told.append((done, total)))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the chronicles of histories are kept."""
    return tmp_path_factory.mktemp("histories")


@settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(histories(), st.randoms(use_true_random=True))
def test_rows_are_the_rosters(folder: Path, history: History, random: Random) -> None:
    """What a snapshot says of an instrument is its roster, and what is told of the rest."""
    with played(folder, history, random) as play:
        on = iso(random.choice(sorted(days_worth_asking(play.reports))))
        known = play.position(random.randint(0, len(history)))
        for instrument in {name for name, _ in POINTS}:
            what = play.name(instrument)
            written = taken(play.world, "json", on, instrument=what, known_at=known)
            rows = msgspec.json.decode(written, type=Snapshot).rows
            assert [(r.aspect, r.party) for r in rows] == sorted(
                {(r.aspect, r.party) for r in rows}
            )
            for _, aspect in (point for point in POINTS if point[0] == instrument):
                entries = play.world.questions.roster(what, on, known, aspect).entries
                expected = {e.party: (e.answer, e.reason, e.because, e.against) for e in entries}
                found = {
                    r.party: (r.answer, r.reason, r.because, r.against)
                    for r in rows
                    if r.aspect == aspect
                }
                assert {p: found.pop(p) for p in expected} == expected
                for party, said in found.items():  # on file, and nothing of it reaches that day
                    told = play.world.questions.ask(party, what, on, known, aspect)
                    assert (told.answer, told.reason, told.because, told.against) == said
                    assert told.reason in ("never-reported", "not-yet")


def test_about_whatever_it_is(small: World) -> None:
    """One name is enough for an instrument or a party; a group could be either."""
    small.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    small.fact("joined", actor="chile", instrument="paris-call", when="2018-11-12")
    small.fact("member-admitted", actor="chile", group="oas", when="1951-12-13")
    small.projector.catch_up()

    def rows(about: str) -> list[str]:
        with small.questions.snapshot("2018-11-20", about=about) as written:
            lines = b"".join(written).decode().splitlines()[1:]
        return [",".join(line.split(",")[:3]) for line in lines]

    assert rows("japan") == ["paris-call,participation,japan"]
    assert rows("paris-call") == [
        "paris-call,participation,chile", "paris-call,participation,japan",
    ]  # fmt: skip
    with pytest.raises(Ambiguous, match="as the instrument"):
        rows("oas")
