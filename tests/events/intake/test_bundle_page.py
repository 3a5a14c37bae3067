"""docs/bundle.md is kept true: its examples are recorded, its tables compared with the code."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from domain.instruments import ACTS
from events.chronicle import Chronicle
from events.drafts import FactDraft, InstrumentDraft, PartyDraft
from events.intake import bundle as bundles
from events.intake.bundle import bundle_of
from events.intake.recording import record_bundle
from events.registry import FACT_KINDS
from events.report import Report

PAGE = (Path(__file__).parents[3] / "docs" / "bundle.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The page's one code block in that language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def section(title: str) -> list[list[str]]:
    """The cells of every table row of a section."""
    body = PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.*) \|$", body, re.MULTILINE)
    return [re.split(r" \| ?", row) for row in rows]


def names(cell: str) -> tuple[set[str], set[str]]:
    """The names in a cell, and those of them in bold."""
    found = set(re.findall(r"[a-z_]+", cell))
    return found, set(re.findall(r"\*\*([a-z_]+)\*\*", cell))


def test_the_examples_are_recorded(chronicle: Chronicle) -> None:
    """The page's JSON is recorded, and its JSON Lines say the same."""
    first = record_bundle(chronicle, bundle_of(block("json"), None), "me")
    again = record_bundle(chronicle, bundle_of(block("jsonl"), None), "me")
    assert first.facts == again.facts
    assert sum(tally.new for tally in first.tallies.values()) == 6
    assert sum(tally.new for tally in again.tallies.values()) == 0


def test_every_kind_of_fact_is_listed() -> None:
    """The table has each kind with its roles and values, the required ones in bold."""
    rows = {row[0].strip("`"): row for row in section("Kinds of fact") if len(row) == 4}
    del rows["kind"]
    assert list(rows) == list(FACT_KINDS)
    common = set(Report.__struct_fields__)
    for kind, cls in FACT_KINDS.items():
        required = {field.name for field in msgspec.structs.fields(cls) if field.required}
        own = set(cls.__struct_fields__) - common
        roles, values = set(cls.ROLES), own - set(cls.ROLES)
        assert names(rows[kind][2]) == (roles, roles & required), kind
        assert names(rows[kind][3]) == (values, values & required), kind


def test_every_value_is_described() -> None:
    """The table of values describes each value of each kind."""
    described = {
        name
        for row in section("Kinds of fact")
        if len(row) == 2
        for name in re.findall(r"`([a-z_]+)`", " ".join(row))
    }
    for cls in FACT_KINDS.values():
        values = set(cls.__struct_fields__) - set(Report.__struct_fields__) - set(cls.ROLES)
        assert values <= described


def test_every_act_is_listed() -> None:
    """The table of acts is the one that the gate goes by."""
    rows = {row[0]: row[1] for row in section("Kinds of fact") if row[0] in set(ACTS)}
    assert {kind: set(re.findall(r"`([a-z-]+)`", acts)) for kind, acts in rows.items()} == {
        kind.value: set(acts) for kind, acts in ACTS.items()
    }


def test_every_field_is_described() -> None:
    """Each field of a document, party, instrument and fact stands in its section."""
    for title, cls in (
        ("Documents", bundles._Document),
        ("Parties", PartyDraft),
        ("Instruments", InstrumentDraft),
        ("Facts", FactDraft),
    ):
        first = {name for row in section(title) for name in re.findall(r"`([a-z_]+)`", row[0])}
        assert first == set(cls.__struct_fields__), title
