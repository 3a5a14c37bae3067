"""Which fields make a report the report it is."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
import pytest
import rfc8785

from events.gate import report_id
from events.participation import Joined
from events.registry import REPORTS
from events.report import Citation, Origin, Report
from tests.events.golden import example

CLASSES = [pytest.param(cls, id=cls.TOPIC) for cls in REPORTS]
SILENT = {"origin", "date_rule", "quote_commitment"}
"""Fields that tell how a report came to be on file, not what it says."""

BARE = Joined(
    when="2018-11-12",
    citation=Citation("d1-a", "t1-a", 120, 164),
    quote_commitment="0" * 64,
    origin=Origin("rules@1", "erika"),
    actor="france",
    instrument="paris-call",
)


def example_of(cls: type[Report]) -> Report:
    """The golden example of a kind of fact."""
    event = example(cls)
    assert isinstance(event, Report)
    return event


def otherwise(value: Any) -> Any:
    """Another value of the same type."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return value + "x"
        case dict():
            return {**value, "further": "words"}
        case Citation():
            return Citation(value.document, value.text, value.start, value.end + 1)
        case Origin():
            return Origin("somebody-else", "somebody-else")
    raise NotImplementedError(f"{value!r} has no other value yet; add one")


def test_golden_id() -> None:
    """This report has this id, for good; it is the hash of what it says and of nothing else."""
    said: dict[str, Any] = {
        "kind": "joined",
        "actor": "france",
        "instrument": "paris-call",
        "when": "2018-11-12",
        "citation": {"document": "d1-a", "text": "t1-a", "start": 120, "end": 164},
        "basis": "event",
        "modality": "asserted",
    }
    assert report_id(BARE) == "f1-" + hashlib.sha256(rfc8785.dumps(said)).hexdigest()[:32]
    assert report_id(BARE) == "f1-29afa0702caaddae3fa6f315f6cce1fc"


@pytest.mark.parametrize("cls", CLASSES)
def test_the_same_report_has_the_same_id(cls: type[Report]) -> None:
    """Built twice, or written down and read again, a report keeps its id."""
    again = msgspec.json.decode(msgspec.json.encode(example_of(cls)), type=cls)
    assert report_id(again) == report_id(example_of(cls))


@pytest.mark.parametrize("cls", CLASSES)
def test_what_a_report_says_makes_its_id(cls: type[Report]) -> None:
    """Every field but the silent ones changes the id; the silent ones leave it as it is."""
    report = example_of(cls)
    for name in cls.__struct_fields__:
        changed = msgspec.structs.replace(report, **{name: otherwise(getattr(report, name))})
        assert (report_id(changed) == report_id(report)) is (name in SILENT), name


def test_every_part_of_the_citation_counts() -> None:
    """The same words in another place, text or document are another report."""
    places = [
        Citation("d1-b", "t1-a", 120, 164),
        Citation("d1-a", "t1-b", 120, 164),
        Citation("d1-a", "t1-a", 121, 164),
        Citation("d1-a", "t1-a", 120, 165),
    ]
    ids = {report_id(msgspec.structs.replace(BARE, citation=place)) for place in places}
    assert len(ids | {report_id(BARE)}) == 5


@pytest.mark.parametrize("cls", CLASSES)
def test_kinds_with_the_same_fields_are_different_reports(cls: type[Report]) -> None:
    """No two kinds of fact give one id."""
    ids = {report_id(example_of(other)) for other in REPORTS if other is not cls}
    assert report_id(example_of(cls)) not in ids
