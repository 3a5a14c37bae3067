"""What a replay writes: each thing at the time at which the source showed it."""

from __future__ import annotations

import pytest

from domain.errors import Conflict, InvalidInput
from events.codec import Codec
from events.intake.replay.planning import Source
from events.intake.replay.spelling import history_of
from events.log import Log
from events.record import (
    AliasAdded,
    ChronicleOpened,
    DocumentArchived,
    FactCorrected,
    InstrumentRegistered,
    PartyRegistered,
    ReportDropped,
)
from events.report import Report
from events.store.connect import connect
from tests.events.intake.replay.small import (
    HEADER,
    NOW,
    T1,
    T2,
    T3,
    T4,
    Replayed,
    club,
    mapping,
    micro,
    replayed,
)  # fmt: skip

NORWAY = f"Norway,1960-05-03,full,{T1},,"


def facts(made: Replayed) -> list[tuple[str, str]]:
    """Who joined when, for each fact in order."""
    return [(r.event.actor, r.event.when) for r in made.events if r.topic == "joined"]  # type: ignore[attr-defined]


def test_opening_and_registrations_take_the_first_time(database_url: str) -> None:
    """Whoever is named at any time is on file from the history's first time on."""
    made = replayed(database_url, club(NORWAY, f"Sweden,1960-05-03,full,{T3},,"))
    first = [r for r in made.events if r.recorded_at <= micro(T1)]
    assert [type(r.event) for r in first[:4]] == [
        ChronicleOpened, PartyRegistered, PartyRegistered, InstrumentRegistered,
    ]  # fmt: skip
    assert micro(T1) - 1_000 < first[0].recorded_at < first[-1].recorded_at <= micro(T1)


def test_every_event_says_when_it_was_replayed(sqlite_url: str) -> None:
    """The real time of the run stands on each event, the opening included."""
    made = replayed(sqlite_url, club(f"Norway,1960-05-03,full,{T1},{T2},"))
    assert {r.replayed_at for r in made.events} == {NOW}


def test_a_snapshot_is_recorded_at_its_time(sqlite_url: str) -> None:
    """Its events are a microsecond apart, just before its time: at it, all of it is known."""
    made = replayed(sqlite_url, club(NORWAY, f"Sweden,1960-05-03,full,{T2},,"))
    later = [r.recorded_at for r in made.events if micro(T1) < r.recorded_at]
    assert len(later) == 2
    assert later[1] == later[0] + 1
    assert micro(T2) - 1_000 < later[0] < later[1] <= micro(T2)


def test_a_time_is_read_with_its_zone(sqlite_url: str) -> None:
    """23:30 an hour east of Greenwich is 22:30 UTC."""
    made = replayed(sqlite_url, club("Norway,1960-05-03,full,2011-01-01T23:30:00+01:00,,"))
    time = micro("2011-01-01T22:30:00Z")
    assert time - 1_000 < made.events[0].recorded_at < made.events[-1].recorded_at <= time


def test_each_snapshot_is_archived_as_it_was_shown(sqlite_url: str) -> None:
    """Header and the rows known then, in the order of the file, without the history's columns."""
    made = replayed(
        sqlite_url, club(f"Sweden,1960-05-03,full,{T2},,", f"Norway,1960-05-03,full,{T1},{T3},")
    )
    assert made.texts() == [
        "who,joined,note\nNorway,1960-05-03,full\n",
        "who,joined,note\nSweden,1960-05-03,full\nNorway,1960-05-03,full\n",
        "who,joined,note\nSweden,1960-05-03,full\n",
    ]
    retrieved = [r.event.retrieved_at for r in made.all(DocumentArchived)]  # type: ignore[attr-defined]
    assert retrieved == [T1, T2, T3]


def test_a_fact_cites_its_row_in_the_snapshot_that_showed_it_first(sqlite_url: str) -> None:
    """Cells with separators and quotes are cited as they are written; the document is older."""
    row = '"Korea, Republic of",1991-09-17,"a ""full"" one"'
    made = replayed(sqlite_url, club(NORWAY, f"{row},{T2},,"))
    assert made.quotes() == ["Norway,1960-05-03,full", row]
    for r in made.events:
        if isinstance(r.event, Report):
            (document,) = [d for d in made.events if d.stream == r.event.citation.document]
            assert document.position < r.position
            assert r.recorded_at - document.recorded_at < 1_000


@pytest.mark.parametrize(
    ("shape", "cell"),
    [
        ('delimiter = ";"', '"a; b"'),
        ('quote = "\'"', "'a, \"b\"'"),
        ('quote = ""', '"as it stands'),
        ("", '"two\nlines"'),
        ("", '"two\rlines"'),
    ],
)
def test_rows_are_cited_in_the_shape_of_the_table(sqlite_url: str, shape: str, cell: str) -> None:
    """Other separators and quotes, and cells of several lines, stay as they are written."""
    of = mapping(('"note"]', f'"note"]\n{shape}'))
    content = HEADER + f"{NORWAY}\nSweden,1960,{cell},{T2},,\nChad,1960,full,{T2},,\n"
    if "delimiter" in shape:
        content = content.replace(",", ";")
    made = replayed(sqlite_url, Source(content.encode(), of))
    assert [quote.replace(";", ",") for quote in made.quotes()] == [
        "Norway,1960-05-03,full", f"Sweden,1960,{cell}".replace(";", ","), "Chad,1960,full",
    ]  # fmt: skip


def test_a_reason_is_short(sqlite_url: str) -> None:
    """What the history says of a change is kept on one line, and cut at 500 characters."""
    why = '"one\ntwo ' + "x" * 600 + '"'
    made = replayed(sqlite_url, club(f"Chad,1960,full,{T1},{T2},{why}"))
    (dropped,) = (r.event for r in made.all(ReportDropped))
    assert isinstance(dropped, ReportDropped)
    assert "one two xxx" in dropped.reason
    assert len(dropped.reason) == 500


def test_a_changed_row_is_corrected(sqlite_url: str) -> None:
    """The new fact cites the new snapshot; the reason says when, and why if the history does."""
    made = replayed(
        sqlite_url,
        club(f"Norway,1961-01-01,full,{T1},{T2},a slip", f"Norway,1960-05-03,full,{T2},,"),
    )
    old, new = (r.stream for r in made.events if isinstance(r.event, Report))
    (corrected,) = (r.event for r in made.all(FactCorrected))
    assert isinstance(corrected, FactCorrected)
    assert (corrected.fact, corrected.replacement) == (old, new)
    assert corrected.reason == f"The row changed in the snapshot of {T2}: a slip"
    assert facts(made) == [("norway", "1961-01-01"), ("norway", "1960-05-03")]


def test_a_row_that_is_gone_is_dropped(sqlite_url: str) -> None:
    """The drop names the snapshot that leaves the row out; nothing is said to have ended."""
    made = replayed(sqlite_url, club(NORWAY, f"Sweden,1960-05-03,full,{T1},{T2},"))
    (dropped,) = (r.event for r in made.all(ReportDropped))
    assert isinstance(dropped, ReportDropped)
    second = made.all(DocumentArchived)[1].stream
    assert (dropped.snapshot, dropped.reason) == (
        second, f"The row is gone from the snapshot of {T2}.",
    )  # fmt: skip
    assert made.outcomes[0].counts.dropped == 1


def test_the_last_row_can_go(sqlite_url: str) -> None:
    """A source that shows nothing any more is archived as its header."""
    made = replayed(sqlite_url, club(f"Norway,1960-05-03,full,{T1},{T2},"))
    assert made.texts()[1] == "who,joined,note\n"
    assert made.outcomes[0].counts.dropped == 1


def test_a_row_that_comes_back_is_a_new_fact(sqlite_url: str) -> None:
    """It cites the new snapshot, even where that shows what an older one showed."""
    made = replayed(
        sqlite_url,
        club(NORWAY, *(f"Sweden,1960-05-03,full,{a},{b}," for a, b in ((T1, T2), (T3, "")))),
    )
    assert made.texts()[0] == made.texts()[2]
    assert len({r.stream for r in made.events if isinstance(r.event, Report)}) == 3
    assert (made.outcomes[0].counts.come_back, made.outcomes[0].counts.corrected) == (1, 0)


def test_what_did_not_change_is_left_alone(sqlite_url: str) -> None:
    """A row that is shown in three snapshots is one fact."""
    made = replayed(
        sqlite_url, club(NORWAY, *(f"S{n},1960-05-03,full,{t},," for n, t in ((2, T2), (3, T3))))
    )
    assert facts(made).count(("norway", "1960-05-03")) == 1
    assert made.said() == [
        ("document-archived", "2011"), ("joined", "2011"), ("document-archived", "2012"),
        ("joined", "2012"), ("document-archived", "2013"), ("joined", "2013"),
    ]  # fmt: skip


def test_a_page_that_did_not_change_is_not_archived_again(sqlite_url: str) -> None:
    """With pages, each is a document of its own, and a change is one of its page."""
    pages = mapping(('key = ["who"]', 'key = ["who"]\npage = "note"'))
    made = replayed(
        sqlite_url, club(NORWAY, f"A,1960,half,{T1},{T2},", f"B,1960,half,{T2},,", of=pages)
    )  # fmt: skip
    assert [text.split("\n", 1)[1] for text in made.texts()] == [
        "Norway,1960-05-03,full\n", "A,1960,half\n", "B,1960,half\n",
    ]  # fmt: skip
    (dropped,) = (r.event for r in made.all(ReportDropped))
    assert dropped.snapshot == made.all(DocumentArchived)[2].stream  # type: ignore[attr-defined]


def test_a_renamed_party_keeps_its_id(sqlite_url: str) -> None:
    """The fact is corrected, its words have changed; the party has the name from that day on."""
    renamed = mapping(more='[history.renamed.who]\n"Cabo Verde" = "Cape Verde"\n')
    made = replayed(
        sqlite_url,
        club(
            f"Cape Verde,1977-01-01,full,{T1},{T2},",
            f"Cabo Verde,1977-01-01,full,{T2},,",
            of=renamed,
        ),
    )
    assert facts(made) == [("cape-verde", "1977-01-01")] * 2
    assert len(made.all(FactCorrected)) == 1
    assert made.all(ReportDropped) == []
    (party,) = (r.event for r in made.all(PartyRegistered))
    assert isinstance(party, PartyRegistered)
    assert (party.name, party.aliases) == ("Cape Verde", ())
    (named,) = made.all(AliasAdded)
    assert isinstance(named.event, AliasAdded)
    assert (named.event.name.name, named.event.name.start) == ("Cabo Verde", "2012-01-01")
    assert micro(T2) - 1_000 < named.recorded_at <= micro(T2)


def test_another_name_that_nobody_declared_is_another_row(sqlite_url: str) -> None:
    """What the mapping does not say is not guessed: one row went, another came."""
    made = replayed(
        sqlite_url, club(f"Burma,1960,full,{T1},{T2},", f"Myanmar,1960,full,{T2},,")
    )  # fmt: skip
    assert len(made.all(ReportDropped)) == 1
    assert {party for party, _ in facts(made)} == {"burma", "myanmar"}


SHOWN = """
[[history.shown]]
kind = "joined"
where = [{ column = "joined", in = [""] }]
roles = { actor = "member", instrument = "club" }
basis = "observation"
"""


def test_a_row_without_a_date_was_so_on_the_day_it_was_shown(sqlite_url: str) -> None:
    """It is an observation on the day of the first snapshot that shows it."""
    of = mapping(('if_missing = "refuse"', 'if_missing = "none"'), more=SHOWN)
    made = replayed(sqlite_url, club(f"Norway,,full,{T2},,", f"Chad,1960,full,{T1},,", of=of))
    assert facts(made) == [("chad", "1960"), ("norway", "2012-01-01")]
    assert [r.event.basis for r in made.events if r.topic == "joined"] == ["event", "observation"]  # type: ignore[attr-defined]


def test_a_new_label_does_not_move_the_day(sqlite_url: str) -> None:
    """A corrected row was shown since its first words were; one that comes back, since then."""
    of = mapping(('if_missing = "refuse"', 'if_missing = "none"'), more=SHOWN)
    made = replayed(
        sqlite_url,
        club(f"Norway,,full,{T1},{T2},", f"Norway,,half,{T2},{T3},", f"Norway,,half,{T4},,", of=of),
    )
    assert facts(made) == [("norway", f"{year}-01-01") for year in (2011, 2011, 2014)]


def test_rows_that_stood_beside_each_other(sqlite_url: str) -> None:
    """A duplicate that the mapping names is compared with nobody, and dropped when it goes."""
    beside = """
[[history.beside]]
because = "entered twice for a while"
where = [{ column = "note", in = ["twice"] }]
"""
    made = replayed(
        sqlite_url,
        club(f"Norway,1960,full,{T1},,", f"Norway,1961,twice,{T2},{T3},", of=mapping(more=beside)),
    )
    assert made.outcomes[0].counts.corrected == 0
    assert made.outcomes[0].counts.dropped == 1


def test_several_histories_are_merged_by_time(sqlite_url: str) -> None:
    """One log, in the order of time; a party that both name is one."""
    other = mapping(('name = "club-history"', 'name = "rival"'), ('id = "club"', 'id = "rival"'))
    made = replayed(
        sqlite_url,
        club(f"Norway,1970,full,{T2},,", f"Chad,1970,full,{T4},,", of=other),
        club(NORWAY, f"Sweden,1960,full,{T3},,"),
    )
    assert facts(made) == [
        ("norway", "1960-05-03"), ("norway", "1970"), ("sweden", "1960"), ("chad", "1970"),
    ]  # fmt: skip
    assert len({r.event.party for r in made.all(PartyRegistered)}) == 3  # type: ignore[attr-defined]
    times = [r.recorded_at for r in made.events]
    assert times == sorted(set(times))
    assert [o.mapping for o in made.outcomes] == ["club-history/1", "rival/1"]


REGISTER = """
format = "chronicle-mapping/1"
name = "register"
version = "1"
document = { publisher = "Register" }
table = { columns = ["id", "name"] }
[entity.state]
kind = "state"
column = "name"
codes = { iso3166-3 = "id" }
unknown = "register"
"""


def test_a_register_comes_first(sqlite_url: str) -> None:
    """A table that only names entities is taken at the first time of all, and then found."""
    coded = mapping(('column = "who"', 'column = "who"\ncode = "iso3166-3"'))
    made = replayed(
        sqlite_url,
        Source(b"id,name\nNOR,Norway\n", history_of(REGISTER)),
        club(f"NOR,1960,full,{T2},,", of=coded),
    )
    assert facts(made) == [("norway", "1960")]
    (registered,) = made.all(PartyRegistered)
    assert micro(T2) - 1_000 < registered.recorded_at <= micro(T2)
    assert made.outcomes[0].mapping == "register/1"


def test_a_renamed_party_is_found_on_file(sqlite_url: str) -> None:
    """Its first name is looked up as any name is; the later one is added to who is found."""
    register = history_of(REGISTER.replace('column = "name"', 'column = "name"\nprefix = "s"'))
    renamed = mapping(more='[history.renamed.who]\n"Myanmar" = "Burma"\n')
    rows = (f"Burma,1960,full,{T1},{T2},", f"Myanmar,1960,full,{T2},,")
    made = replayed(sqlite_url, Source(b"id,name\nMMR,Burma\n", register), club(*rows, of=renamed))
    assert facts(made) == [("s-burma", "1960")] * 2
    assert [r.event.entity for r in made.all(AliasAdded)] == ["s-burma"]  # type: ignore[attr-defined]


def test_rows_that_give_no_fact_are_told_and_still_shown(sqlite_url: str) -> None:
    """A refused row is a part of what the source showed, and is reported with its line."""
    made = replayed(sqlite_url, club(NORWAY, f"Atlantis,1970-02-30,full,{T2},,"))
    assert "Atlantis" in made.texts()[1]
    (aside,) = made.outcomes[0].asides
    assert (aside.row.line, aside.why) == (3, "impossible date")
    assert made.outcomes[0].text[aside.row.start : aside.row.end].startswith("Atlantis")


def test_a_row_that_becomes_unreadable_is_dropped(sqlite_url: str) -> None:
    """What it said before is no longer shown; what it says now is refused."""
    made = replayed(
        sqlite_url, club(f"Chad,1960,full,{T1},{T2},", f"Chad,1960-02-30,full,{T2},,")
    )  # fmt: skip
    assert len(made.all(ReportDropped)) == 1
    assert [a.why for a in made.outcomes[0].asides] == ["impossible date"]


def test_a_row_that_the_gate_refuses_is_told(sqlite_url: str) -> None:
    """The others of its snapshot are recorded."""
    long = "x" * 501
    rows = [f"S{n},1960,{long if n == 2 else 'full'},{T1},," for n in range(5)]
    made = replayed(sqlite_url, club(*rows))
    assert [party for party, _ in facts(made)] == ["s0", "s1", "s3", "s4"]
    (aside,) = made.outcomes[0].asides
    assert (aside.row.number, aside.why) == (3, "refused by the gate: values")


def test_a_correction_that_the_gate_refuses_is_a_drop(sqlite_url: str) -> None:
    """The old fact does not stand for a row that has changed."""
    made = replayed(sqlite_url, club(f"Chad,1960,full,{T1},{T2},", f"Chad,1960,{'x' * 501},{T2},,"))
    assert len(made.all(ReportDropped)) == 1
    assert made.all(FactCorrected) == []
    assert len(made.outcomes[0].asides) == 1


TWO = """
[[fact]]
kind = "withdrew"
roles = { actor = "member", instrument = "club" }
when = "note"
"""


@pytest.mark.parametrize(
    ("before", "after", "topics"),
    [
        ("1970-01-01", "", ["fact-corrected", "report-dropped"]),
        ("", "1970-01-01", ["fact-corrected", "withdrew"]),
        ("1970-01-01", "1971-01-01", ["fact-corrected", "withdrew", "fact-corrected"]),
    ],
)
def test_facts_of_a_row_are_corrected_in_their_order(
    sqlite_url: str, before: str, after: str, topics: list[str]
) -> None:
    """One that the changed row no longer reports is dropped; one more is a new fact."""
    of = mapping(('as_said = { column = "note" }\n', ""), more=TWO)
    made = replayed(
        sqlite_url, club(f"Chad,1960,{before},{T1},{T2},", f"Chad,1961,{after},{T2},,", of=of)
    )
    notes = [topic for topic, year in made.said() if year == "2012"]
    assert [topic for topic in notes if topic not in ("document-archived", "joined")] == topics


def test_a_fact_takes_the_place_of_one_of_its_kind(sqlite_url: str) -> None:
    """Where the row loses its first fact, the second is not corrected into it."""
    of = mapping(
        ('as_said = { column = "note" }\n', ""), ('"refuse"', '"none"'), more=TWO
    )  # fmt: skip
    made = replayed(
        sqlite_url,
        club(f"Chad,1960,1970,{T1},{T2},no day", f"Chad,,1971,{T2},,", of=of),
    )
    joined, left, again = (r.stream for r in made.events if isinstance(r.event, Report))
    (corrected,) = (r.event for r in made.all(FactCorrected))
    (dropped,) = (r.event for r in made.all(ReportDropped))
    assert (corrected.fact, corrected.replacement) == (left, again)  # type: ignore[attr-defined]
    assert dropped.fact == joined  # type: ignore[attr-defined]
    assert dropped.reason == f"The row changed in the snapshot of {T2}: no day"  # type: ignore[attr-defined]


def test_a_chronicle_that_is_there_is_refused(sqlite_url: str) -> None:
    """Nothing of it changes."""
    before = replayed(sqlite_url, club(NORWAY)).events
    with pytest.raises(Conflict, match="holds a chronicle already"):
        replayed(sqlite_url, club(NORWAY, f"Sweden,1960,full,{T2},,"))
    recorder = connect(sqlite_url, lambda: NOW)
    try:
        assert Log(recorder, Codec()).read() == before
    finally:
        recorder.close()


def test_an_interrupted_replay_leaves_nothing(database_url: str) -> None:
    """Half-way through there is no event at all, and the same replay can be run again."""
    source = club(NORWAY, f"Sweden,1960,full,{T2},,")

    def interrupt(done: int, total: int, what: str) -> None:
        assert (total, what) == (2, "rows")
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replayed(database_url, source, progress=interrupt)
    recorder = connect(database_url, lambda: NOW)
    try:
        assert recorder.head().position == 0
        with recorder.reading() as cursor:
            sql = "SELECT count(*) FROM originals"
            assert recorder.execute(cursor, sql).fetchone()[0] == 0
    finally:
        recorder.close()
    assert len(facts(replayed(database_url, source))) == 2


def test_the_same_history_gives_the_same_log(tmp_path_factory: pytest.TempPathFactory) -> None:
    """With the same salts the events are the same, to the byte that leaves are made of."""
    rows = [NORWAY, f"Sweden,1960,full,{T1},{T2},", f"Chad,1970,full,{T2},,"]
    urls = [f"sqlite:///{tmp_path_factory.mktemp('same') / 'c.db'}" for _ in range(2)]
    first, second = (replayed(url, club(*rows)) for url in urls)
    assert first.events == second.events


def test_snapshots_too_close_for_their_events(sqlite_url: str) -> None:
    """What a snapshot showed cannot be on file at the time of the one before: refused."""
    near = T1.replace("Z", ".000001Z")
    with pytest.raises(InvalidInput, match="too close"):
        replayed(sqlite_url, club(NORWAY, f"Sweden,1960-05-03,full,{near},,"))
