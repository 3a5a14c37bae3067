"""Annotated articles become bundles: every gold kind, any folder of the schema, and the seeds."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from domain.errors import InvalidInput
from events.intake.bundle import bundle_of
from events.intake.recording import Outcome, record_bundle
from events.report import Report
from tests.events.intake.opening import new_chronicle
from tests.journeys.gold_bundle import REGISTRY, convert, main, same_reports
from tests.journeys.gold_readings import READINGS

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
TEXT = "Over 40 states met. The Accord was opened.\nAtlantis and the Zeta Group joined the Accord."
ENTITIES = [
    ("atlantis", "Atlantis", "state", ["Atlantis", "Atlantean", "the state"]),
    ("lemuria", "Lemuria", "state", ["Lemuria", "The Lemurian government", "it", "They"]),
    ("island-states", "island states", "group", ["Island states", "12 states", "all states"]),
    ("zeta-group", "Zeta Group", "company", ["the Zeta Group", "The Group", "Zeta"]),
    ("ann", "Ann Example", "person", ["Ann Example", "She"]),
    ("sea-forum", "Sea Forum", "organization", ["the Sea Forum", "the Forum"]),
    ("sea-accord", "Sea Accord", "instrument", ["the Accord", "the document", "the SA"]),
    ("sea-treaty", "Treaty of the Sea", "instrument", ["the treaty", "Sea Treaty"]),
    ("joint-text", "joint statement", "instrument", ["a joint statement"]),
    ("sea-letter", "letter of the sea", "instrument", ["a letter"]),
    ("black-book", "Black Book", "list", ["the Black Book"]),
    ("fish-bill", "bill on fish", "instrument", ["a bill"]),
]


def gold(kind: str, subject: str | None, status: str, object_: str | None, **more: Any) -> Any:
    """A gold fact whose quote is the first sentence of TEXT."""
    return {
        "id": "",
        "kind": kind,
        "subject": subject,
        "object": object_,
        "status": status,
        "polarity": "positive",
        "modality": "asserted",
        "valid_time": "2020-05-04",
        "time_role": "event",
        "reported_by": "article",
        "claim": "Something was so.",
        "quote": "Over 40 states met.",
        "start": 0,
        "end": 19,
        **more,
    }


FLAGS: dict[str, dict[str, str]] = {
    "+no": {"polarity": "negative", "modality": "negated"},
    "+plan": {"modality": "announced_intention"},
    "+out": {"polarity": "negative"},
}
IDS = {
    "-": None, "A": "atlantis", "E": "lemuria", "I": "island-states", "Z": "zeta-group",
    "N": "ann", "F": "sea-forum", "P": "sea-accord", "T": "sea-treaty", "J": "joint-text",
    "B": "black-book", "L": "fish-bill",
}  # fmt: skip
A, I_, Z, F, P, T, J, B, L = (str(IDS[letter]) for letter in "AIZFPTJBL")

CASES = """
signature A supports P -> joined actor=A instrument=P
signature A sponsors F -> joined actor=A instrument=F
signature A joined F -> member-admitted actor=A group=F
signature A is_party F -> membership-reported actor=A group=F
signature A signed T -> signed actor=A instrument=T
signature A acceded T -> acceded actor=A instrument=T
signature A is_party T -> consented-to-be-bound actor=A instrument=T
signature A supports T -> statement-made actor=A about=T
signature A supports J -> joined actor=A instrument=J
signature A signed L -> adopted actor=A instrument=L
signature A signed B -> conduct-reported actor=A target=B
signature A signed E -> conduct-reported actor=A target=E
signature A signed - -> conduct-reported actor=A
signature A signed P +plan -> announced-intent actor=A instrument=P {"act": "sign"}
signature A joined P +no -> declined actor=A instrument=P

non_signature A refused P +no -> declined actor=A instrument=P
non_signature A not_signatory T +no -> declined actor=A instrument=T
non_signature A refused L +no -> conduct-reported actor=A target=L {"holds": false}

intention A to_join P +plan -> announced-intent actor=A instrument=P {"act": "join"}
intention A to_withdraw F +plan +out -> announced-intent actor=A instrument=F {"act": "withdraw"}
intention A to_see_again N +plan -> announced-intent actor=A counterpart=N {"act": "see again"}
intention A to_consult - +plan -> announced-intent actor=A {"act": "consult"}
intention A plans_to_join P +plan -> announced-intent actor=A instrument=P {"act": "join"}
intention A to_join P +no -> declined actor=A instrument=P
intention A to_leave P +no -> announced-intent actor=A instrument=P {"act": "not leave"}

withdrawal A withdrew P +out -> withdrew actor=A instrument=P
withdrawal A left F +out -> withdrew actor=A instrument=F
withdrawal A denounced T +out -> denounced actor=A instrument=T
withdrawal A denounced F +out -> withdrew actor=A instrument=F
withdrawal A suspended F +out -> suspended actor=A instrument=F
withdrawal A withdrawal_retracted F -> withdrawal-revoked actor=A instrument=F
withdrawal A withdrawal_retracted J -> joined actor=A instrument=J
withdrawal A withdrew B +out -> delisted party=A list=B
withdrawal A withdrew L +out -> conduct-reported actor=A target=L {"holds": false}
withdrawal A withdrew P +plan -> announced-intent actor=A instrument=P {"act": "withdraw"}

partnership A partner P -> joined actor=A instrument=P
partnership A lead_partner P +plan -> announced-intent actor=A instrument=P {"act": "join"}
partnership A joint_statement_author J -> issued actor=A instrument=J
partnership A partner P +out -> withdrew actor=A instrument=P

membership A member F -> membership-reported actor=A group=F {"holds": true}
membership A not_member F +no -> membership-reported actor=A group=F {"holds": false}
membership A joined F +no -> declined actor=A instrument=F
membership A member P -> joined actor=A instrument=P
membership A left P +out -> withdrew actor=A instrument=P
membership A member F +plan -> announced-intent actor=A instrument=F {"act": "join"}
membership Z based_in A -> affiliation-reported actor=Z body=A {"relation": "based in"}
membership Z kin_of F -> affiliation-reported actor=Z body=F {"relation": "kin of"}

group_claim I signed P {"quantifier": "all"} -> joined actor=I instrument=P {"quantifier": "all"}
group_claim I signed P -> joined actor=I instrument=P {"quantifier": "unspecified"}
group_claim I absent P +no {"quantifier": "some"} -> declined actor=I instrument=P {"quantifier": "some"}
group_claim I left F +out -> membership-ended actor=I group=F {"quantifier": "unspecified"}
group_claim I based_in A -> affiliation-reported actor=I body=A {"relation": "based in", "quantifier": "unspecified"}
group_claim I to_join P +plan -> announced-intent actor=I instrument=P {"act": "join", "quantifier": "unspecified"}
group_claim I withdrew P +out -> withdrew actor=I instrument=P {"quantifier": "unspecified"}
group_claim I sanctioned B -> listed party=I list=B {"quantifier": "unspecified"}

count_claim I signed P {"n": 50, "comparator": "gt", "unit": "states"} -> count-reported instrument=P {"number": 50, "operator": "gt", "unit": "states"}
count_claim I opted_out P +no {"n": 3, "unit": "states"} -> count-reported instrument=P {"number": 3, "operator": "eq", "unit": "states", "counted": "abstainers"}
count_claim I exists - {"n": 12, "comparator": "about"} -> count-reported instrument=I {"number": 12, "operator": "approx", "unit": "participants"}
count_claim I signed P {"n": "dozens"} -> conduct-reported actor=I target=P

designation Z entity_listed B -> listed party=Z list=B
designation Z delisted B +out -> delisted party=Z list=B
designation Z amended B -> listing-amended party=Z list=B
designation Z sanctioned B +plan -> announced-intent actor=Z instrument=B {"act": "list"}
designation Z sanctioned A -> conduct-reported actor=A target=Z
designation Z sanctioned - -> conduct-reported actor=Z

instrument_event A proposed P -> proposed actor=A instrument=P
instrument_event - inaugurated F {"place": "Port"} -> launched instrument=F {"place": "Port"}
instrument_event - established F -> established instrument=F
instrument_event - signed P -> adopted instrument=P
instrument_event A initiated P -> initiated actor=A instrument=P
instrument_event A led P -> led actor=A instrument=P
instrument_event A announced P -> announced actor=A instrument=P
instrument_event A announced P +plan -> announced-intent actor=A instrument=P {"act": "announce"}
instrument_event A to_launch P +plan -> announced-intent actor=A instrument=P {"act": "launch"}
instrument_event - to_launch P +plan -> announced instrument=P
instrument_event - issued J -> issued instrument=J
instrument_event F under_discussion P -> discussed actor=F instrument=P
instrument_event A pondered P -> discussed actor=A instrument=P
instrument_event A hosted - -> conduct-reported actor=A

provision P aims_at - -> provision-stated instrument=P
provision F competence - +no -> provision-stated instrument=F {"holds": false}
provision A requires - -> conduct-reported actor=A

funding A commits F {"amount": 3750000.5, "currency": "USD", "comparator": "le", "period": "P1Y"} -> commitment-made actor=A recipient=F {"amount": "3750000.5", "currency": "USD", "operator": "le", "period": "P1Y"}
funding A commits - {"amount": "2,000,000", "currency": "EUR"} -> commitment-made actor=A {"amount": "2000000", "currency": "EUR", "operator": "eq"}
funding A to_create_fund - +plan -> announced-intent actor=A {"act": "create fund"}
funding A commits F +plan -> announced-intent actor=A instrument=F {"act": "fund"}
funding A pays Z -> conduct-reported actor=A target=Z

meeting A met Z {"place": "Port"} -> meeting-held actor=A counterpart=Z {"place": "Port"}
meeting A scheduled F +plan -> announced-intent actor=A counterpart=F {"act": "meet"}
meeting - held F -> hosted instrument=F
meeting A met Z +no -> conduct-reported actor=A target=Z {"holds": false}

lawsuit A sued Z -> lawsuit-filed actor=A defendant=Z
lawsuit A to_sue Z +plan -> announced-intent actor=A counterpart=Z {"act": "sue"}
lawsuit A sued - -> conduct-reported actor=A

role N foreign_minister A -> role-held actor=N body=A {"role": "foreign minister"}
role N minister - -> conduct-reported actor=N
role N chair F +plan -> announced-intent actor=N instrument=F {"act": "become chair"}

statement N said Z -> statement-made actor=N about=Z
statement N no_comment - +no -> statement-made actor=N {"holds": false}
statement - criticised P -> discussed instrument=P
conduct Z supplied_spyware A -> conduct-reported actor=Z target=A
conduct Z no_reason_given - +no -> conduct-reported actor=Z {"holds": false}
conduct Z to_expand - +plan -> announced-intent actor=Z {"act": "expand"}
rumour Z whispered A -> conduct-reported actor=Z target=A
"""  # noqa: E501
"""What each gold fact is read as. Its flags: +no is negated, +plan announced, +out negative."""


class Case(NamedTuple):
    """One line of `CASES`."""

    fact: Any
    kind: str
    roles: dict[str, str]
    values: dict[str, Any]


def case_of(line: str) -> Case:
    said, read = line.split(" -> ")
    words, value = said.partition("{")[0].split(), said.partition("{")[2]
    kind, subject, status, object_, *flags = words
    more: dict[str, Any] = {"value": json.loads("{" + value)} if value else {}
    for flag in flags:
        more.update(FLAGS[flag])
    becomes, *roles = read.partition("{")[0].split()
    values = read.partition("{")[2]
    return Case(
        gold(kind, IDS[subject], status, IDS[object_], **more),
        becomes,
        {role: str(IDS[letter]) for role, letter in (r.split("=") for r in roles)},
        json.loads("{" + values) if values else {},
    )


LINES = [line for line in CASES.splitlines() if line]


def folder_of(
    path: Path, facts: Sequence[Any], number: str = "000", published: str | None = "2020-05-05"
) -> Path:
    """A folder with one more annotated article."""
    entities = [dict(zip(("id", "name", "kind", "aliases"), e, strict=True)) for e in ENTITIES]
    named = [{**fact, "id": f"s{number}-f{n:03}"} for n, fact in enumerate(facts, start=1)]
    document = {"file": f"{number}_ab.txt", "title": "On the sea", "published": published}
    article = {"document": document, "entities": entities, "facts": named, "noise": []}
    (path / f"{number}_ab.json").write_text(json.dumps(article), encoding="utf-8")
    (path / f"{number}_ab.txt").write_bytes(TEXT.encode())
    return path


def recorded(bundle: Any, url: str) -> tuple[Outcome, list[Report]]:
    """The bundle's outcome in a new chronicle, and its facts as they were recorded."""
    with new_chronicle(url) as chronicle:
        outcome = record_bundle(chronicle, bundle_of(json.dumps(bundle), None), "me")
        events = {r.stream: r.event for r in chronicle.log.read(limit=10_000)}
    reports = [events[fact] for fact in outcome.facts]
    assert all(isinstance(report, Report) for report in reports)
    return outcome, reports  # type: ignore[return-value]


@pytest.mark.parametrize("line", LINES)
def test_how_a_gold_fact_is_read(tmp_path: Path, line: str) -> None:
    """A gold fact becomes the fact of the kind, roles and values that it calls for."""
    case = case_of(line)
    bundle, ids = convert(folder_of(tmp_path, [case.fact]))
    (draft,) = bundle["facts"]
    assert (draft["kind"], draft["roles"], draft.get("values", {})) == case[1:]
    assert draft["as_said"] == case.fact["status"]
    assert ids == ["s000-f001"]


def test_a_subject_that_the_gold_accepts(tmp_path: Path) -> None:
    """Where a kind needs a subject and there is none, the first accepted one is taken."""
    fact = gold("statement", None, "said", None, accept={"subject": [None, "ann", "lemuria"]})
    bundle, _ = convert(folder_of(tmp_path, [fact]))
    assert bundle["facts"][0]["roles"] == {"actor": "ann"}


def test_every_gold_kind_is_tried() -> None:
    """The cases cover every kind of the guide."""
    assert {line.split()[0] for line in LINES} == {*READINGS, "rumour"}


def test_all_of_them_are_accepted(tmp_path: Path, sqlite_url: str) -> None:
    """Whatever a gold fact is read as passes the gate, each as a fact of its own."""
    facts = [
        {
            **case_of(line).fact,
            "start": None,
            "quote": quote,
            "valid_time": f"2020-01-{1 + n % 28:02}",
        }
        for n, line in enumerate(LINES)
        for quote in ("Over 40 states met.", "The Accord was opened.")
    ]
    bundle, ids = convert(folder_of(tmp_path, facts))
    outcome, _ = recorded(bundle, sqlite_url)
    assert len(outcome.facts) == len(ids) == len(facts)


def test_what_every_fact_carries(tmp_path: Path) -> None:
    """Date, basis, modality, words and speaker are carried over as they stand."""
    fact = gold(
        "conduct", Z, "surveillance", None,
        modality="alleged", time_role="state", valid_time="../2020-05-04", reported_by="critics",
        subject_mention={"text": "the Zeta Group", "start": 0, "end": 1},
    )  # fmt: skip
    bundle, _ = convert(folder_of(tmp_path, [fact]))
    assert bundle["facts"] == [
        {
            "kind": "conduct-reported",
            "roles": {"actor": Z},
            "when": "../2020-05-04",
            "citation": {"document": "000_ab", "quote": "Over 40 states met.", "start": 0},
            "basis": "observation",
            "modality": "alleged",
            "as_said": "surveillance",
            "named_as": {"actor": "the Zeta Group"},
            "attributed_to": "critics",
        }
    ]


@pytest.mark.parametrize(
    ("reported_by", "speaker"),
    [("article", None), ("article (unattributed)", None), (None, None), ("The AP", "The AP")],
)
def test_who_says_so(tmp_path: Path, reported_by: str | None, speaker: str | None) -> None:
    """The article's own voice is nobody; any other speaker is named."""
    fact = gold("conduct", Z, "surveillance", None, reported_by=reported_by)
    bundle, _ = convert(folder_of(tmp_path, [fact]))
    assert bundle["facts"][0].get("attributed_to") == speaker


@pytest.mark.parametrize(
    ("valid_time", "published", "when", "planned_for"),
    [
        ("2020-05-04", "2020-05-05", "2020-05-04", None),
        ("2020-05-05", "2020-05-05", "2020-05-05", None),
        ("2020-05", "2020-05-05", "2020-05-05", "2020-05"),
        ("2020-12-07", "2020-05-05", "2020-05-05", "2020-12-07"),
        ("2020-05/2021-05~", "2020-05-05/2020-05-09", "2020-05-05/2020-05-09", "2020-05/2021-05~"),
        ("2020-12-07", None, "2020-12-07", None),
        (None, "2020-05-05", "../..", None),
    ],
)  # fmt: skip
def test_when_a_plan_was_announced(
    tmp_path: Path,
    valid_time: str | None,
    published: str | None,
    when: str,
    planned_for: str | None,
) -> None:
    """A plan dated after its document was announced when that was published."""
    fact = gold("intention", A, "to_join", P, modality="announced_intention", valid_time=valid_time)
    bundle, _ = convert(folder_of(tmp_path, [fact], published=published))
    (draft,) = bundle["facts"]
    assert (draft["when"], draft["values"].get("planned_for")) == (when, planned_for)


# --- Names and kinds -------------------------------------------------------------------------


def entities(bundle: Any) -> dict[str, Any]:
    return {e["id"]: e for e in (*bundle["parties"], *bundle["instruments"])}


def test_names_and_ways_to_refer_back(tmp_path: Path) -> None:
    """Names are kept as aliases; words that only refer back are not."""
    bundle, _ = convert(folder_of(tmp_path, []))
    aliases = {e: draft.get("aliases", []) for e, draft in entities(bundle).items()}
    assert aliases == {
        "atlantis": [],
        "lemuria": ["Lemurian government"],
        "island-states": [],
        "zeta-group": ["Zeta"],
        "ann": [],
        "sea-forum": [],
        "sea-accord": ["SA"],
        "sea-treaty": ["Sea Treaty"],
        "joint-text": [],
        "sea-letter": [],
        "black-book": [],
        "fish-bill": [],
    }


def test_kinds_of_instrument(tmp_path: Path) -> None:
    """An instrument's kind is seen from its use, then from its name; else it is a pledge."""
    facts = [
        gold("partnership", A, "joint_statement_author", "sea-letter"),
        gold("signature", A, "ratified", P),
        gold("designation", Z, "listed", "fish-bill"),
    ]
    before = entities(convert(folder_of(tmp_path, []))[0])
    after = entities(convert(folder_of(tmp_path, facts))[0])
    of = [(before[e]["kind"], after[e]["kind"]) for e in (P, T, "sea-letter", J, B, L)]
    assert of == [
        ("pledge", "treaty"),
        ("treaty", "treaty"),
        ("pledge", "statement"),
        ("statement", "statement"),
        ("list", "list"),
        ("law", "list"),
    ]


def test_a_registry(tmp_path: Path) -> None:
    """A registry corrects kinds, adds names, and brings parties, documents and facts."""
    folder = folder_of(tmp_path, [gold("signature", A, "signed", P)])
    path = tmp_path / "registry"
    hints = {P: {"kind": "project", "aliases": ["The SA"]}, "nobody": {"kind": "state"}}
    additions = {
        "documents": [{"key": "extra", "text": "Mu became a member."}],
        "parties": [
            {"id": "mu", "kind": "state", "name": "Mu"},
            {"id": F, "kind": "group", "name": "Forum of the Sea"},
        ],
        "facts": [
            {
                "kind": "member-admitted",
                "roles": {"actor": "mu", "group": F},
                "when": "2001",
                "citation": {"document": "extra", "quote": "Mu became a member."},
            }
        ],
    }
    path.write_text(json.dumps({"entities": hints, "additions": additions}), encoding="utf-8")
    bundle, ids = convert(folder, path)
    known = entities(bundle)
    assert known[P]["kind"] == "project"
    assert (known[F]["kind"], known[F]["name"], known[F]["aliases"]) == (
        "group",
        "Forum of the Sea",
        ["Sea Forum"],
    )
    assert "nobody" not in known
    assert [fact["kind"] for fact in bundle["facts"]] == ["joined", "member-admitted"]
    assert ids == ["s000-f001"]


def test_some_of_the_articles(tmp_path: Path, sqlite_url: str) -> None:
    """Articles of one folder can be recorded one after another: names do not change."""
    folder_of(tmp_path, [gold("signature", A, "signed", P)], "000")
    folder = folder_of(tmp_path, [gold("signature", A, "ratified", P)], "001")
    article = json.loads((folder / "001_ab.json").read_text(encoding="utf-8"))
    article["entities"][0]["name"] = "Republic of Atlantis"
    (folder / "001_ab.json").write_text(json.dumps(article), encoding="utf-8")
    later, ids = convert(folder, documents=["001"])
    assert ids == ["s001-f001"]
    both, _ = convert(folder)
    with new_chronicle(sqlite_url) as chronicle:
        for bundle in (later, both):
            record_bundle(chronicle, bundle_of(json.dumps(bundle), None), "me")


# --- What is wrong ---------------------------------------------------------------------------


def test_a_fact_that_names_nothing(tmp_path: Path) -> None:
    """What names nobody and nothing is refused by its id, or left out when told to."""
    folder = folder_of(
        tmp_path,
        [gold("statement", None, "said", None), gold("signature", A, "signed", P),
         gold("signature", "mars", "signed", P)],
    )  # fmt: skip
    with pytest.raises(InvalidInput) as caught:
        convert(folder)
    first, second = caught.value.detail.split("\n")
    assert first.startswith("s000-f001: a statement that names no subject")
    assert second == "s000-f003: 'mars' is not among the entities of the articles."
    misfits: list[str] = []
    _, ids = convert(folder, misfits=misfits)
    assert ids == ["s000-f002"]
    assert misfits == [first, second]


def test_the_same_report_twice(tmp_path: Path) -> None:
    """Gold facts that come to the same report are one fact, and are told."""
    count = {"value": {"n": 2, "unit": "states"}}
    facts = [
        gold("count_claim", I_, "signed", P, **count),
        gold("count_claim", Z, "signed", P, **count),
    ]
    bundle, ids = convert(folder_of(tmp_path, facts))
    assert same_reports(bundle, ids) == [("s000-f001", "s000-f002")]


def test_ids_of_other_annotators(tmp_path: Path) -> None:
    """Ids that the chronicle cannot take are written its way."""
    folder = folder_of(tmp_path, [gold("signature", "Atlantis (state)", "signed", P)])
    article = json.loads((folder / "000_ab.json").read_text(encoding="utf-8"))
    article["entities"][0]["id"] = "Atlantis (state)"
    (folder / "000_ab.json").write_text(json.dumps(article), encoding="utf-8")
    assert convert(folder)[0]["facts"][0]["roles"]["actor"] == "atlantis-state"


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes a bundle and says what is in it."""
    folder = folder_of(tmp_path, [gold("signature", A, "signed", P)])
    out = tmp_path / "out.bundle"
    assert main([str(folder), str(out)]) == 0
    assert (
        "1 documents, 6 parties, 6 instruments, 1 gold facts, 0 from the" in capsys.readouterr().out
    )
    assert bundle_of(out.read_text(encoding="utf-8"), None).facts[0].kind == "joined"


@pytest.mark.parametrize(
    ("files", "arguments", "words"),
    [
        ({}, [], "holds no annotated article"),
        ({"a.json": "[1]", "b.json": '{"questions": []}'}, [], "holds no annotated article"),
        ({"a.json": "{"}, [], "a.json is not JSON"),
        ({"a.json": '{"document": {}, "entities": [], "facts": []}'}, [], "a.txt cannot be read"),
        (None, ["--documents", "000,007"], "No article '007'; there are 000_ab."),
        (None, ["--registry", "none.json"], "none.json cannot be read"),
        ({"r": '{"people": []}'}, ["--registry", "r"], "unknown field `people`"),
    ],
)
def test_the_command_fails(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    files: dict[str, str] | None,
    arguments: list[str],
    words: str,
) -> None:
    """What is wrong is said in one line, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    if files is None or "r" in files:
        folder_of(tmp_path, [gold("signature", A, "signed", P)])
    for name, text in (files or {}).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main([".", "out.bundle", *arguments]) == 1
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out.bundle").exists()


def test_it_runs_as_a_module() -> None:
    """`python -m tests.journeys.gold_bundle` explains itself."""
    command = [sys.executable, "-m", "tests.journeys.gold_bundle", "--help"]
    root = Path(__file__).parents[2]
    told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert "annotated articles" in told.stdout


# --- The seeds -------------------------------------------------------------------------------

needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason=f"the seed articles are not at {SEEDS}; nothing to convert"
)


@needs_seeds
def test_the_seeds_become_facts(sqlite_url: str) -> None:
    """Every gold fact of the seeds is one recorded fact that cites the gold quote."""
    bundle, ids = convert(SEEDS, REGISTRY)
    texts = {d["key"]: d["text"] for d in bundle["documents"]}
    wanted = {
        fact["id"]: fact
        for path in SEEDS.glob("0*.json")
        for fact in json.loads(path.read_text(encoding="utf-8"))["facts"]
    }
    outcome, reports = recorded(bundle, sqlite_url)
    assert ids == sorted(wanted)
    assert len(set(outcome.facts[: len(ids)])) == len(wanted)
    keys = {document: key for key, document in outcome.documents.items()}
    for gold_id, report in zip(ids, reports, strict=False):
        cited = report.citation
        assert texts[keys[cited.document]][cited.start : cited.end] == wanted[gold_id]["quote"]
    assert same_reports(bundle, ids) == []


@needs_seeds
def test_the_seeds_can_be_recorded_in_stages(sqlite_url: str) -> None:
    """Recorded article by article, the seeds give the same facts as all at once."""
    whole = bundle_of(json.dumps(convert(SEEDS, REGISTRY)[0]), None)
    with new_chronicle(sqlite_url) as chronicle:
        for number in ("003", "000", "004", "002", "001"):
            part, _ = convert(SEEDS, REGISTRY, [number])
            record_bundle(chronicle, bundle_of(json.dumps(part), None), "me")
        outcome = record_bundle(chronicle, whole, "me")
    assert {tally.new for tally in outcome.tallies.values()} == {0}
