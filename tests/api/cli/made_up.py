"""A made-up document, facts that quote it, and how tests look at results."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from click.testing import Result

from domain.errors import ChronicleError

TEXT = "On Monday Japan joined the Paris Call. Russia stayed out. Canada joined; Canada is glad.\n"
Run = Callable[..., Result]


def fact(kind: str, actor: str, quote: str, **more: Any) -> dict[str, Any]:
    return {
        "kind": kind,
        "roles": {"actor": actor, "instrument": "paris-call"},
        "when": "2018-11-12",
        "citation": {"document": "call", "quote": quote},
        **more,
    }


def bundle(*facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": "chronicle-bundle/1",
        "documents": [{"key": "call", "text": TEXT, "publisher": "The Dispatch"}],
        "parties": [
            {"id": "japan", "kind": "state", "name": "Japan", "aliases": ["Nippon"]},
            {"id": "russia", "kind": "state", "name": "Russia"},
            {"id": "canada", "kind": "state", "name": "Canada"},
            {"id": "georgia", "kind": "state", "name": "Georgia"},
            {"id": "georgia-us", "kind": "organization", "name": "Georgia"},
        ],
        "instruments": [{"id": "paris-call", "kind": "pledge", "name": "Paris Call"}],
        "facts": list(facts),
    }


def refused(result: Result, error: type[ChronicleError], *words: str) -> None:
    """The command was refused for this reason, in these words."""
    assert isinstance(result.exception, error), result.exception or result.output
    for word in words:
        assert word in str(result.exception)


def head(db: str) -> int:
    with sqlite3.connect(db) as connection:
        count: int = connection.execute("SELECT max(position) FROM stored_events").fetchone()[0]
    connection.close()
    return count
