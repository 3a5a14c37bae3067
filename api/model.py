"""The model reader as it is configured, and its report in words.

Invariant: nothing here is imported before a model is asked for by name or option.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from api.settings import model_bounds, model_endpoint
from events.intake.model.reader import ModelReader, Report
from events.intake.model.registered import names_of
from events.intake.proposals.readers import Register


def model_reader(register: Register, tell: Callable[[Report], None]) -> ModelReader:
    """The reader at the configured endpoint; `tell` gets the report of each text.

    Raises `ModelUnavailable` if none is configured or the extra is not installed.
    """
    endpoint, bounds = model_endpoint(os.environ), model_bounds(os.environ)
    return ModelReader(endpoint, names_of(register), bounds, tell=tell)


def in_words(report: Report) -> str:
    """The report as a few lines for whoever waits."""
    name = report.reader.partition("@")[0]
    lines = [
        f"{name}: {report.given} facts given, {report.grounded} quotes found, "
        f"{report.proposed} proposed; {report.read} of {report.parts} parts read"
    ]
    lines += [f"  {number} dropped: {why}" for why, number in report.dropped.items()]
    lines += [f"  not read: {why}" for why in report.failures]
    return "\n".join(lines)
