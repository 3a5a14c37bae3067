"""A small article, a small register, and what a model might say about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from events.intake.grounding import Span
from events.intake.model.endpoint import Bounds, Endpoint
from events.intake.model.reader import ModelReader, Reading
from events.intake.proposal import Proposal
from tests.events.intake.model.loopback import Loopback, facts

KEY = "a-key-of-ours"
PUBLISHED = "2019-05-17"
TEXT = (
    "Harbour pact gains ground\n\n"
    "Northland signed the Open Harbours Pledge on Monday, its minister said. "
    "The Southish government refused to sign the pledge, the Daily Courier reported.\n\n"
    "Related: Northland wins the cup\n\n"
    "Fourteen companies, among them Brightsail Ltd, support the pledge. "
    "Organisers count 40 countries so far.\n"
)
NOISE: tuple[Span, ...] = ((TEXT.index("Related"), TEXT.index("Fourteen")),)
SIGNED = "Northland signed the Open Harbours Pledge on Monday"


class SmallRegister:
    """Names on file, spelled as they are."""

    KINDS = {
        "northland": "state",
        "southland": "state",
        "north-island": "state",
        "open-harbours": "pledge",
        "sea-treaty": "treaty",
        "port-club": "organization",
        "brightsail-ltd": "company",
    }
    NAMES = {
        "Northland": ["northland"],
        "Southland": ["southland"],
        "Southish": ["southland"],
        "Open Harbours Pledge": ["open-harbours"],
        "the pledge": ["open-harbours"],
        "The Sea Treaty": ["sea-treaty"],
        "Organisers": ["port-club", "north-island"],
    }

    def find(self, name: str) -> Sequence[str]:
        return self.NAMES.get(name, [])

    def kind(self, entity: str) -> str | None:
        return self.KINDS.get(entity)


def on_file(_published: str | None) -> SmallRegister:
    """The same names on every day."""
    return SmallRegister()


def joined(**other: Any) -> dict[str, Any]:
    """Northland joined the pledge, as a model gives it; `other` fields instead."""
    return {
        "kind": "joined",
        "quote": SIGNED,
        "named": [
            {"role": "actor", "words": "Northland", "sort": "state"},
            {"role": "instrument", "words": "Open Harbours Pledge", "sort": "pledge"},
        ],
        "when": "2019-05-13",
        "when_words": "on Monday",
        "as_said": "signed",
        **other,
    }


def bounds(**other: Any) -> Bounds:
    """Bounds for a server that answers at once."""
    return Bounds(**{"timeout": 20.0, "retries": 0, "mends": 0, **other})


def reader(server: Loopback, **other: Any) -> ModelReader:
    """A reader at the server."""
    return ModelReader(Endpoint(server.url, "loop-1", KEY), on_file, bounds(**other))


def read(server: Loopback, text: str = TEXT, **other: Any) -> Reading:
    """The small article, read at the server."""
    noise = NOISE if text == TEXT else ()
    return reader(server, **other).read(text, published=PUBLISHED, noise=noise)


def only(given: dict[str, Any]) -> Proposal:
    """The one proposal that this fact becomes."""
    with Loopback(facts(given)) as server:
        (proposal,) = read(server).proposals
    return proposal


def dropped(given: Any) -> tuple[str, str]:
    """(why, detail) of a fact that becomes none."""
    with Loopback(facts(given)) as server:
        reading = read(server)
    assert reading.proposals == []
    (one,) = reading.report.examples
    assert reading.report.dropped == {one.why: 1}
    return one.why, one.detail
