"""The count ledger on a terminal: numbers, who gives them, and what they leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.api.cli.made_up import Run, bundle, fact

LEDGER = ("counts", "Paris Call", "--valid-on", "2018-11-20")


def count(number: int, quote: str, **more: Any) -> dict[str, Any]:
    """A source says how many states joined."""
    values = {"number": number, "operator": "gt", "unit": "states"}
    made = fact("count-reported", "japan", quote, values=values, **more)
    return {**made, "roles": {"instrument": "paris-call"}}


def test_a_ledger_is_printed(recorded: Run, file: Callable[[object], str]) -> None:
    """Each number with its day and its speaker; the newest with the gap that it leaves."""
    counts = bundle(
        count(5, "Canada joined"),
        count(9, "Canada is glad", when="2018-11-13", attributed_to="Canada"),
    )
    assert recorded("record", file(counts)).exit_code == 0
    lines = recorded(*LEDGER).output.splitlines()
    (old,) = [line for line in lines if "more than 5 states" in line]
    (new,) = [
        line for line in lines if "more than 9 states" in line and "newest of its unit" in line
    ]
    assert "2018-11-12" in old
    assert "The Dispatch" in old
    assert "newest" not in old
    assert "Canada in The Dispatch" in new
    gap = "1 known by name, 0 by group, at least 9 not known by name"
    assert f"on 2018-11-13: more than 9 states reported, {gap}" in lines


def test_numbers_of_one_day(recorded: Run, file: Callable[[object], str]) -> None:
    """Two numbers of one day that cannot both be true are said to contradict each other."""
    fewer = count(3, "Canada is glad")
    fewer["values"] = {**fewer["values"], "operator": "lt"}
    assert recorded("record", file(bundle(count(5, "Canada joined"), fewer))).exit_code == 0
    assert "The counts of states contradict each other." in recorded(*LEDGER).output


def test_no_numbers(recorded: Run) -> None:
    """Where no source gives a number the ledger says so, and who is known all the same."""
    output = recorded(*LEDGER).output
    assert "no source gives a number" in output
    assert "known by name on 2018-11-20: 1 state" in output
