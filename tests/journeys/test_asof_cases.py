"""As-of questions on real tables, imported or replayed by command line with shipped mappings.

The answers of `asof_cases.json` were computed from the tables' rows by rules of its own.
Where the chronicle's rule is another one, both answers are stated and the difference said.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner

from api.cli.main import cli
from api.wiring import Service, service
from events.store.content import ContentStore
from projections.questions.answers import FactView
from tests.given import quoted
from tests.journeys.real_tables import DATA, NEEDED, Imported

CASES: dict[str, dict[str, Any]] = (
    {c["id"]: c for c in json.loads((DATA / "asof_cases.json").read_text())["cases"]}
    if DATA.is_dir()
    else {}
)
pytestmark = NEEDED

Z = "T00:00:00Z"
"""The start of a day, as a time that --known-at takes."""


Folders = pytest.TempPathFactory


@pytest.fixture(scope="module")
def histories(tmp_path_factory: Folders) -> Iterator[Service]:
    """Two histories, replayed into one chronicle after the register of states."""
    db = str(tmp_path_factory.mktemp("histories") / "replayed.db")
    sources = (
        ("states/country-codes/country-codes.csv", "country-codes", "-"),
        ("untc-2015/untc_bitemporal.csv", "untc-history", "untc-2015/untc_snapshots.csv"),
        (
            "paris-call/paris_call_bitemporal.csv", "paris-call-history",
            "paris-call/paris_call_snapshots.csv",
        ),
    )  # fmt: skip
    command = ["--db", db, "replay"]
    for path, mapping, snapshots in sources:
        listed = "-" if snapshots == "-" else str(DATA / snapshots)
        command += [str(DATA / path), "--mapping", mapping, "--snapshots", listed]
    result = CliRunner().invoke(cli, command)
    assert result.exit_code == 0, result.output
    with service(db) as opened:
        yield opened


def answered(
    chronicle: Imported | Service, instrument: str, day: str, answer: str, aspect: str | None = None
) -> set[str]:
    """The ids of the parties with this answer on that day."""
    roster = chronicle.questions.roster(instrument, day, aspect=aspect)
    return {entry.party for entry in roster.entries if entry.answer == answer}


def named(chronicle: Imported, instrument: str, parties: set[str]) -> list[str]:
    """What the source calls these parties, in the order of the file's answers.

    The register, which was imported first, has other names for some of them.
    """
    facts = chronicle.questions.facts(instrument=instrument).facts
    said = {fact.roles["actor"]: (fact.named_as or {}).get("actor") for fact in facts}
    names = {e.id: e.name for e in chronicle.questions.entities("party")}
    return sorted(said[party] or names[party] for party in parties)


def coded(chronicle: Imported, parties: set[str]) -> list[str]:
    """The ISO 3166 alpha-3 codes of these parties, in order."""
    codes = {e.id: e.codes.get("iso3166-3", e.id) for e in chronicle.questions.entities("party")}
    return sorted(codes[party] for party in parties)


def treaty(case: dict[str, Any]) -> str:
    """The id that the mapping gives the case's instrument."""
    return f"untc-{case['params']['instrument']}"


def mt(case: dict[str, Any]) -> str:
    """The id that the mapping gives the case's treaty."""
    return f"mt-{case['params']['treatyID'].lower().replace('_', '-')}"


@pytest.mark.parametrize("number", ["u01", "u05", "u06"])
def test_parties_by_deposit(untc: Imported, number: str) -> None:
    """Rule U is the aspect consent: a party from the day of its deposit."""
    case = CASES[number]
    parties = answered(untc, treaty(case), case["params"]["as_of"], "yes", "consent")
    assert named(untc, treaty(case), parties) == case["answer"]
    assert len(parties) == case["count"]


def test_u02_signed_but_not_bound(untc: Imported) -> None:
    """Signatories that had not consented are the difference of two rosters."""
    case = CASES["u02"]
    day = case["params"]["as_of"]
    signed = answered(untc, treaty(case), day, "yes", "signature")
    bound = answered(untc, treaty(case), day, "yes", "consent")
    assert named(untc, treaty(case), signed - bound) == case["answer"]


def test_u07_canada_and_kyoto(untc: Imported) -> None:
    """This source has no withdrawals, so it says yes of Canada in 2013.

    The answer shows how old its evidence is: nothing newer than the ratification of 2002.
    """
    case = CASES["u07"]
    answer = untc.questions.ask("Canada", treaty(case), case["params"]["as_of"])
    assert (answer.answer == "yes") is case["answer"]
    assert (answer.since, answer.last_reported) == ("2002-12-17", "2002-12-17")


def test_u10_kinds_of_consent(untc: Imported) -> None:
    """How each party joined is the kind of its fact, under the depositary's word."""
    case = CASES["u10"]
    facts = untc.questions.facts(instrument=treaty(case)).facts
    consents = Counter(str(f.as_said) for f in facts if f.kind != "signed")
    assert consents == case["answer"]
    assert Counter(f.kind for f in facts if f.kind != "signed") == {
        "accepted": 7, "acceded": 142, "approved": 2, "ratified": 38, "succeeded": 8,
    }  # fmt: skip


@pytest.mark.parametrize("number", ["h01", "h02", "h06"])
def test_in_force_with_withdrawals(treaties: Imported, number: str) -> None:
    """Rule H is the aspect force: from entry into force to withdrawal, and again."""
    case = CASES[number]
    parties = answered(treaties, mt(case), case["params"]["as_of"], "yes", "force")
    assert coded(treaties, parties) == case["answer"]


def test_h02_consent_is_another_question(treaties: Imported) -> None:
    """By consent the Netherlands and Norway stay out in 1964, though in force again.

    The table has the date on which the treaty entered into force for them again, and no
    date of a second consent; a withdrawal ends both, and nothing fills one from the other.
    """
    case = CASES["h02"]
    bound = answered(treaties, mt(case), case["params"]["as_of"], "yes", "consent")
    assert set(case["answer"]) - set(coded(treaties, bound)) == {"NLD", "NOR"}


def test_g02_rome_statute(treaties: Imported) -> None:
    """Rule G is the aspect force; Burundi and the Philippines left."""
    case = CASES["g02"]
    for day, count in case["answer"]:
        assert len(answered(treaties, mt(case), day, "yes", "force")) == count
    left = answered(treaties, mt(case), "2019-04-01", "no", "force")
    assert {"BDI", "PHL"} <= set(coded(treaties, left))


@pytest.mark.parametrize("number", ["m01", "m02", "m04"])
def test_members_of_the_union(states: Imported, number: str) -> None:
    """Rule M counts the last day in; the fact's day is the one after, to the same answer."""
    case = CASES[number]
    members = answered(states, "european-union", case["params"]["as_of"], "yes")
    assert coded(states, members) == case["answer"]


def test_m06_members_of_nato(states: Imported) -> None:
    """North Macedonia came in on 27 March 2020."""
    for day, members in CASES["m06"]["answer"]:
        assert coded(states, answered(states, "nato", day, "yes")) == members


def test_the_last_day_in_the_union(states: Imported) -> None:
    """The United Kingdom was a member on 31 January 2020 and not on 1 February."""
    for day, said in (("2020-01-31", "yes"), ("2020-02-01", "no")):
        assert states.questions.ask("united-kingdom", "EU", day).answer == said


def test_efta_ended_on_the_day_written(states: Imported) -> None:
    """Rule M has Austria in EFTA on 1 January 1995; the chronicle has it out.

    For EFTA the source writes the day on which membership of the Union began, which is the
    first day outside, not the last one inside.
    """
    assert states.questions.ask("austria", "efta", "1994-12-31").answer == "yes"
    assert states.questions.ask("austria", "efta", "1995-01-01").answer == "no"


def test_an_end_of_unknown_side_is_uncertain(states: Imported) -> None:
    """Nothing says whether Venezuela's `to` is its last day in Mercosur or its first outside."""
    said = states.questions.ask("venezuela", "mercosur", "2016-12-01")
    assert (said.answer, said.reason) == ("unknown", "date-uncertain")
    assert states.questions.ask("venezuela", "mercosur", "2016-11-30").answer == "yes"
    assert states.questions.ask("venezuela", "mercosur", "2016-12-02").answer == "no"


def test_l01_rows_and_companies(lists: Imported) -> None:
    """Rule L counts rows; the chronicle counts companies, each once however often listed.

    The rows can still be counted, by the fact each gave: listed by then, and not ended by
    the fact of the same row.
    """
    facts = lists.questions.facts(instrument="us-dod-1260h").facts
    ended = {f.start: f.when for f in facts if f.kind == "delisted"}
    listed = [(f.when, ended.get(f.start, "9999")) for f in facts if f.kind == "listed"]
    companies = []
    for day, rows in CASES["l01"]["answer"]:
        assert sum(start <= day < end for start, end in listed) == rows
        companies.append(len(answered(lists, "us-dod-1260h", day, "yes")))
    assert companies == [47, 60, 60, 73, 142, 130, 208]


def test_l01_an_end_is_an_end(lists: Imported) -> None:
    """A company whose later entry ended is off the list, though an older row has no end.

    Rule L counts the row of 2021 for Costar Group for ever; a removal removes the company.
    """
    costar = "Costar Group Co., Ltd."
    assert lists.questions.ask(costar, "us-dod-1260h", "2026-02-16").answer == "yes"
    removed = lists.questions.ask(costar, "us-dod-1260h", "2026-02-17")
    assert (removed.answer, removed.reason) == ("no", "delisted")


def known(chronicle: Service, when: str, **asked: Any) -> list[FactView]:
    """The facts that stand at the start of that day (UTC), as known then."""
    facts = chronicle.questions.facts(known_at=f"{when}T00:00:00Z", **asked).facts
    return [fact for fact in facts if fact.withdrawn_at is None]


def row_of(chronicle: Service, fact: FactView) -> list[str]:
    """The cells of the row that a fact cites, cut from the archived snapshot."""
    (row,) = csv.reader([quoted(chronicle.questions.audit(fact.fact)).exact])
    return row


def test_b01_a_date_that_was_changed_and_changed_back(histories: Service) -> None:
    """Yemen's accession to the Genocide Convention, as the scrapes had it on four days."""
    case = CASES["b01"]
    for day, dates in case["answer"]:
        facts = known(histories, day, party="Yemen", instrument=treaty(case))
        assert [fact.when for fact in facts if fact.kind == "acceded"] == dates


def test_b01_asked_by_command_line(histories: Service) -> None:
    """Whether it was a party in 1988 is a no as known late in 2013, and a yes before and after."""
    command = ["ask", "Yemen", "Genocide Convention", "--valid-on", "1988-01-01", "--json"]
    said = []
    for day, _ in CASES["b01"]["answer"]:
        result = CliRunner().invoke(
            cli, ["--db", histories.chronicle.log.recorder.name, *command, "--known-at", day + Z]
        )
        assert result.exit_code == 0, result.output
        answer = json.loads(result.output)
        said.append((answer["answer"], answer["reason"]))
        assert answer["known_at"] < day < answer["replayed_at"]
    late = ("no", "not-yet")
    assert said == [("yes", "reported"), late, late, ("yes", "reported")]


def test_b03_parties_by_when_it_was_known(histories: Service) -> None:
    """The parties to the Arms Trade Treaty on one day, as known on four."""
    case = CASES["b03"]
    for day, count in case["answer"]:
        roster = histories.questions.roster(
            treaty(case), case["params"]["as_of"], day + Z, aspect="consent"
        )
        assert sum(entry.answer == "yes" for entry in roster.entries) == count


def test_b05_a_correction_of_a_day(histories: Service) -> None:
    """Austria's signature moved from August to January 1990; the old fact says what replaced it."""
    case = CASES["b05"]
    for day, dates in case["answer"]:
        facts = known(histories, day, party="Austria", instrument=treaty(case), kind="signed")
        assert [fact.when for fact in facts] == dates
    first, second = histories.questions.facts(
        party="Austria", instrument=treaty(case), kind="signed"
    ).facts
    (note,) = histories.questions.audit(first.fact).notes
    assert (note.kind, note.detail) == ("fact-corrected", second.fact)
    moment = datetime.fromisoformat("2014-10-27T03:05:45+00:00")
    assert timedelta(0) <= moment - datetime.fromisoformat(note.recorded_at) < timedelta(seconds=1)


def test_p02_supporters_by_category(histories: Service) -> None:
    """The rows known on that day, by the category that each fact's own row shows.

    Rule P counts five rows without a category. A row that does not say what its supporter is
    was refused: it is in the archived snapshot, not among the facts.
    """
    case = CASES["p02"]
    facts = known(histories, case["params"]["known_at"], instrument="paris-call")
    content = ContentStore(histories.chronicle.log.recorder)
    documents = {fact.document for fact in facts}
    texts = {document: content.text_of(document).content for document in documents}
    quotes = [texts[fact.document][fact.start : fact.end] for fact in facts]
    shown = Counter(row[1] for row in csv.reader(quotes))
    assert shown == {name: n for name, n in case["answer"].items() if name != "(blank)"}
    snapshot = texts[facts[-1].document].splitlines()
    assert sum(row[1] == "" for row in csv.reader(snapshot)) == case["answer"]["(blank)"]


def test_p02_supporters_by_kind(histories: Service) -> None:
    """A party keeps the kind that it was registered with when it was first shown.

    The roster of that day has as many parties as rule P has rows with a category. Four that
    were shown as firms before they were shown as associations are companies in it.
    """
    case = CASES["p02"]
    day = case["params"]["known_at"]
    roster = histories.questions.roster("paris-call", day, day + Z)
    kinds = Counter(entry.kind for entry in roster.entries if entry.answer == "yes")
    shown = case["answer"]
    assert kinds.total() == sum(shown.values()) - shown["(blank)"]
    assert kinds == {"state": 80, "company": 710, "organization": 422}


def test_p04_a_label_over_time(histories: Service) -> None:
    """The United Kingdom stood as "UE" until a commit of 29 June 2021 mended the row.

    The fact is corrected, because its row changed; what it says of the Call is the same, from
    the day on which the first of the two rows was shown.
    """
    case = CASES["p04"]
    first, second = histories.questions.facts(party="Royaume-Uni", instrument="paris-call").facts
    for fact, (nature, shown_from, _) in zip((first, second), case["answer"], strict=True):
        assert row_of(histories, fact)[:4] == ["Royaume-Uni", "state", "GBR", nature]
        start = datetime.fromisoformat(shown_from).astimezone(UTC)
        recorded = datetime.fromisoformat(fact.recorded_at)
        assert timedelta(0) <= start - recorded < timedelta(seconds=1)
        assert (fact.when, fact.basis) == ("2019-11-10", "observation")
    (note,) = histories.questions.audit(first.fact).notes
    assert note.reason.endswith("fix: remove EU reference to UK supporter")
    ask = histories.questions.ask
    for day in ("2020-01-01", "2021-12-01"):
        assert ask("Royaume-Uni", "paris-call", "2019-12-31", day + Z).answer == "yes"


def test_a_row_that_went_missing_is_no_withdrawal(histories: Service) -> None:
    """Maldon&Wat was shown until February 2020; why it went, nobody says."""
    asked = ("Maldon&Wat", "paris-call", "2020-03-01")
    assert histories.questions.ask(*asked, "2020-02-01T00:00:00Z").answer == "yes"
    gone = histories.questions.ask(*asked)
    assert (gone.answer, gone.reason) == ("unknown", "no-longer-shown")


def test_a_new_name_is_the_same_party(histories: Service) -> None:
    """Cape Verde's facts were corrected when the source called it Cabo Verde; nothing ended."""
    for known_at, said in (("2014-01-01", "Cape Verde"), ("2014-02-01", "Cabo Verde")):
        (fact,) = known(histories, known_at, party="cape-verde", instrument="untc-4-11")
        assert fact.named_as is not None
        assert fact.named_as["actor"] == said
        answer = histories.questions.ask(said, "untc-4-11", "2013-01-01", known_at + Z)
        assert (answer.answer, answer.party) == ("yes", "cape-verde")


def test_the_record_of_yemen_and_genocide(histories: Service) -> None:
    """For one day of 1988, what the record said of Yemen between two scrapes: a correction."""
    diff = histories.questions.diff(
        "untc-4-1", valid_on="1988-01-01",
        known_from="2013-11-01T00:00:00Z", known_to="2013-12-01T00:00:00Z",
    )  # fmt: skip
    (yemen,) = [change for change in diff.changes if change.party == "yemen"]
    assert yemen.before is not None
    assert yemen.after is not None
    assert (yemen.before.answer, yemen.after.answer) == ("yes", "no")
    (cause,) = yemen.causes
    assert cause.cause == "correction"
    assert "1987-02-09" in cause.sentence
    assert "1989-04-06" in cause.sentence
    late = {change.party: change.causes[0].cause for change in diff.changes}
    assert late["san-marino"] == "late-news"


def test_every_case_is_asked() -> None:
    """Each case of the file is asked here."""
    asked = {"u01", "u02", "u05", "u06", "u07", "u10", "h01", "h02", "h06", "g02", "m01", "m02",
             "m04", "m06", "l01", "b01", "b03", "b05", "p02", "p04"}  # fmt: skip
    assert asked == CASES.keys()
