"""A long text is read in parts, each bounded, and what fails of it is told."""

from __future__ import annotations

import pytest

from events.intake.grounding import Lost
from tests.events.intake.model.loopback import Loopback, Reply, called, facts
from tests.events.intake.model.small import (
    TEXT,
    joined,
    read,
    reader,
)

GOOD = facts(joined())
PAPERS = ("Ash", "Birch", "Cedar", "Date")
LONG = "".join(f"Northland signed paper {n} of many.\n\n{'Filler. ' * 60}\n\n" for n in PAPERS)


def _said(paper: str) -> Reply:
    given = joined(kind="statement-made", quote=f"Northland signed paper {paper}", when="")
    return facts({**given, "named": [{"role": "actor", "words": "Northland"}]})


def test_a_long_text_is_read_in_parts() -> None:
    """Each part's facts are found at their place in the whole."""
    with Loopback(*[_said(n) for n in PAPERS]) as server:
        reading = read(server, LONG, part=600)
    found = [LONG[one.start : one.end] for one in reading.proposals]
    assert found == [f"Northland signed paper {n}" for n in PAPERS]
    assert reading.report.parts == reading.report.read == len(server.requests) == 4


def test_a_quote_from_another_part_is_dropped() -> None:
    """What is said of a part stands in it."""
    with Loopback(_said("Date"), facts()) as server:
        reading = read(server, LONG, part=600)
    assert reading.proposals == []
    assert reading.report.dropped == {Lost.NOWHERE.value: 1}


def test_a_part_that_fails_leaves_the_others() -> None:
    """An answer of the wrong shape costs its part only."""
    with Loopback(_said("Ash"), called("{"), _said("Cedar"), _said("Date")) as server:
        reading = read(server, LONG, part=600)
    assert len(reading.proposals) == 3
    assert (reading.report.parts, reading.report.read) == (4, 3)
    assert "not the shape" in reading.report.failures[0]


def test_an_endpoint_that_fails_is_not_asked_again() -> None:
    """What was read stays, the rest is told as not sent."""
    with Loopback(_said("Ash"), Reply("{}", 500)) as server:
        reading = read(server, LONG, part=600)
    assert len(reading.proposals) == 1
    assert len(server.requests) == 2
    assert reading.report.failures == ("the endpoint answered 500", "2 further parts were not sent")


def test_parts_are_bounded() -> None:
    """What follows the last one is not read, and the report says how far it went."""
    with Loopback(_said("Ash"), _said("Birch")) as server:
        reading = read(server, LONG, part=600, parts=2)
    assert len(server.requests) == 2
    assert 0 < reading.report.length < len(LONG)


@pytest.mark.parametrize("text", ["", "  \n\n ", "…"])
def test_nothing_to_read_is_not_sent(text: str) -> None:
    """An empty text, and one of marks alone, cost no call."""
    with Loopback(GOOD) as server:
        reading = read(server, text)
    assert (reading.proposals, server.requests) == ([], [])


def test_a_text_that_is_all_noise_is_not_sent() -> None:
    """A page without an article costs no call."""
    with Loopback(GOOD) as server:
        reading = reader(server).read(TEXT, noise=[(0, len(TEXT))])
    assert (reading.report.parts, server.requests) == (0, [])
