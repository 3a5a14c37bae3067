"""One example of every event class, with every field set to something other than its default.

The file `<topic>.v<version>.json` beside this module holds the example's bytes as they
were first written. A log somewhere holds such bytes, so a file is written once and never
again: a class whose bytes change gets a new VERSION, an upcaster, and a file of its own.

    python -m tests.events.golden      # writes the files that are missing, and no other
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from events.pinned import PinnedQuestion
from events.record import DatedName
from events.registry import EVENTS
from events.report import Citation, Event, Origin, Report

DIRECTORY = Path(__file__).parent

VALUES: dict[str, Any] = {
    "about": "paris-call",
    "act": "sign",
    "actor": "cote-divoire",
    "amended": True,
    "apart": {"number": "51", "counted": "participants"},
    "aliases": ("Ivory Coast", "République de Côte d’Ivoire"),
    "amount": "1000000.50",
    "anchor": "2018-11-14",
    "announced": "2018-11-09",
    "as_said": 'is "not" a signatory \\ yet',
    "attributed_to": "Associated Press",
    "author": "A. Reporter",
    "authority": "european-union",
    "basis": "observation",
    "body": "united-nations",
    "by": "erika",
    "bytes_commitment": "0123456789abcdef" * 4,
    "chronicle": "00112233445566778899aabbccddeeff",
    "citation": Citation("d1-0f1e2d3c4b5a", "t1-a5b4c3d2e1f0", 120, 164),
    "code": "CI",
    "codes": {"iso3166": "CI", "wikidata": "Q1008"},
    "counted": "abstainers",
    "counterpart": "united-states",
    "currency": "EUR",
    "date_rule": "weekday-last@1",
    "defendant": "meta",
    "document": "d1-0f1e2d3c4b5a",
    "effective": "2018-12-01",
    "end": 164,
    "entity": "cote-divoire",
    "existed_from": "1960-08-07",
    "existed_until": "2099~",
    "extractor": "utf-8@1",
    "fact": "f1-00000000000000000000000000000001",
    "group": "nato",
    "holds": False,
    "instrument": "paris-call",
    "into": "meta",
    "kind": "pledge",
    "language": "fr",
    "legal_citation": "Council Decision (CFSP) 2019/797",
    "length": 4095,
    "list": "eu-tax-blacklist",
    "manner": "erased",
    "media_type": "text/plain",
    "merged": "facebook",
    "modality": "alleged",
    "name": "Paris Call for Trust and Security in Cyberspace",
    "names": (DatedName("Ivory Coast", None, "1986"), DatedName("Côte d’Ivoire", "1986")),
    "number": 51,
    "operator": "gt",
    "origin": Origin("rules@3", "erika"),
    "owner": "france",
    "party": "cote-divoire",
    "period": "P1Y",
    "place": "Paris",
    "planned_for": "2019-01",
    "policy": 2,
    "policy_hash": "00ff" * 16,
    "predecessor": "serbia-and-montenegro",
    "proposal": "p1-00000000000000000000000000000001",
    "proposed_by": ("rules@1", "small-model@0f1e2d3c"),
    "public_key": "d75a980182b10ab7" * 4,
    "published": "2018-11-12",
    "publisher": "Le Monde",
    "quantifier": "most",
    "question": PinnedQuestion(
        kind="ask",
        valid_on="2018-11-20",
        known_at=125,
        instrument="paris-call",
        party="cote-divoire",
        aspect="participation",
        sources=("Le Monde", "d1-0f1e2d3c4b5a"),
    ),
    "quote_commitment": "fedcba9876543210" * 4,
    "rank": "deprecated",
    "reason": "a slip of the pen – “Niger” for “Nigeria”\n",
    "recipient": "green-climate-fund",
    "relation": "unit",
    "replacement": "f1-00000000000000000000000000000002",
    "reserving": "norway",
    "retrieved_at": "2026-11-22T16:45:00Z",
    "role": "Prime Minister",
    "roles": {"actor": "cote-divoire", "instrument": "paris-call"},
    "rules": ("named-list", "model"),
    "sha256": "8899aabbccddeeff" * 4,
    "size": 4242,
    "scheme": "iso3166",
    "start": 120,
    "snapshot": "d1-5c4b3a2f1e0d",
    "syndication": "AFP",
    "target": "ukraine",
    "text": "t1-a5b4c3d2e1f0",
    "text_commitment": "89abcdef01234567" * 4,
    "unit": "states",
    "url": "https://example.org/2018/11/12/paris-call?lang=fr",
    "when": "2018-11-12/2018-11-13",
}
"""What an example's field holds, by the field's name."""

OF_ONE_CLASS: dict[str, dict[str, Any]] = {
    "alias-added": {"name": DatedName("Cabo Verde", "2013-10-24", "2099")},
    "proposal-accepted": {"kind": "count-reported", "policy": "named lists"},
    "proposal-rejected": {"kind": "count-reported"},
    "party-registered": {"kind": "state", "name": "Côte d’Ivoire"},
    "syndication-linked": {"origin": "d1-000000000001"},
}
"""Fields that mean something else in one class."""


def example(cls: type[Event]) -> Event:
    """The example of a class. `KeyError` names a field that has no value above yet."""
    values = {**VALUES, **OF_ONE_CLASS.get(cls.TOPIC, {})}
    if issubclass(cls, Report):
        values["named_as"] = {role: f"the {role}’s “name”" for role in cls.ROLES}
    return cls(**{name: values[name] for name in cls.__struct_fields__})


def file_of(cls: type[Event]) -> Path:
    """The file that holds the bytes of the class's example."""
    return DIRECTORY / f"{cls.TOPIC}.v{cls.VERSION}.json"


def written() -> list[tuple[str, int, bytes]]:
    """Every (topic, version, bytes) that was ever written."""
    found = []
    for path in sorted(DIRECTORY.glob("*.json")):
        topic, _, version = path.stem.rpartition(".v")
        found.append((topic, int(version), path.read_bytes()))
    return found


def missing() -> list[type[Event]]:
    """The registered classes whose bytes nobody wrote down yet."""
    return [cls for cls in EVENTS.values() if not file_of(cls).exists()]
