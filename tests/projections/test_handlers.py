"""Every event has a rule for what it does to the read tables (model.md §13)."""

from __future__ import annotations

import pytest

from events.registry import EVENTS
from events.report import Event
from projections.page import Page

COMING = {"parties-merged", "merge-undone"}
"""Topics that have no rule yet: a log that holds one stops the projection, by design."""


@pytest.mark.parametrize("topic", sorted(EVENTS.keys() - COMING))
def test_every_event_has_a_rule(topic: str) -> None:
    """A class of the registry is handled by a rule of its own or by the rule for reports."""
    rules = Page.__dict__["_take"].dispatcher
    assert rules.dispatch(EVENTS[topic]) is not rules.dispatch(Event)
