"""Without a key, an extra or a sound setting nothing is sent; nobody else's settings are used."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic_ai.models.test import TestModel

from domain.errors import InvalidInput
from events.intake.model.asking import ask_model
from events.intake.model.endpoint import Bounds, Endpoint, ModelUnavailable
from events.intake.model.reader import ModelReader
from tests.events.intake.model.loopback import Loopback, facts
from tests.events.intake.model.small import (
    KEY,
    NOISE,
    TEXT,
    joined,
    on_file,
    read,
    reader,
)

ROOT = Path(__file__).resolve().parents[4]
GOOD = facts(joined())


@pytest.mark.parametrize("key", ["", "  "])
def test_no_key_no_call(key: str) -> None:
    """And it says so."""
    with Loopback(GOOD) as server, pytest.raises(ModelUnavailable, match="nothing was sent"):
        ModelReader(Endpoint(server.url, "m", key), on_file)
    assert server.requests == []


@pytest.mark.parametrize(
    ("url", "model"),
    [
        ("", "m"),
        ("ftp://127.0.0.1/v1", "m"),
        ("127.0.0.1:8080/v1", "m"),
        ("http://user:word@127.0.0.1/v1", "m"),
        ("http://127.0.0.1/v1?key=1", "m"),
        ("http://127.0.0.1/v1", ""),
        ("http://127.0.0.1/v1", "m\n"),
    ],
)
def test_impossible_settings_are_refused(url: str, model: str) -> None:
    """Before anything is sent."""
    with pytest.raises(InvalidInput):
        ModelReader(Endpoint(url, model, KEY), on_file)


@pytest.mark.parametrize(
    "bounds", [Bounds(part=10), Bounds(parts=0), Bounds(timeout=0), Bounds(retries=99)]
)
def test_impossible_bounds_are_refused(bounds: Bounds) -> None:
    """Nothing could be read, or for ever."""
    with pytest.raises(InvalidInput):
        ModelReader(Endpoint("http://127.0.0.1/v1", "m", KEY), on_file, bounds)


def test_the_key_is_not_shown() -> None:
    """Not by `repr`, which ends up in logs."""
    assert KEY not in repr(Endpoint("http://127.0.0.1/v1", "m", KEY))


def test_only_the_configured_key_is_sent() -> None:
    """Keys, organizations, addresses and proxies in the environment are somebody else's."""
    with Loopback(GOOD) as server:
        read(server)
    (sent,) = server.headers
    assert sent["authorization"] == f"Bearer {KEY}"
    assert "from-the-environment" not in str(server.headers)


def test_the_request_is_bounded() -> None:
    """The model is told how much it may answer, and which model it is."""
    with Loopback(GOOD) as server:
        read(server, answer_tokens=500)
    (sent,) = server.requests
    assert sent["model"] == "loop-1"
    assert 500 in (sent.get("max_tokens"), sent.get("max_completion_tokens"))


def test_an_impossible_day_of_publication_is_refused() -> None:
    """It would anchor every date."""
    with Loopback(GOOD) as server, pytest.raises(InvalidInput):
        reader(server).read(TEXT, published="Friday", noise=NOISE)
    assert server.requests == []


def test_any_model_fits_the_shape() -> None:
    """pydantic-ai's own test model fills it in from the schema alone."""
    heard = asyncio.run(ask_model(TestModel(), Bounds(), "Read.", ["An article."]))
    assert heard[0].failure is None
    assert len(heard[0].facts) == 1


WITHOUT_THE_EXTRA = """
import sys
sys.modules["pydantic_ai"] = None
from events.intake.model.endpoint import Endpoint
from events.intake.model.reader import ModelReader
from tests.events.intake.model.small import on_file
try:
    ModelReader(Endpoint("http://127.0.0.1:9/v1", "m", "k"), on_file)
except Exception as error:
    print(type(error).__name__, error)
"""
LIGHT = """
import sys
import api.cli.main, events.intake.model.reader, events.intake.model.drawing
print(sorted({"pydantic_ai", "openai", "httpx2", "pydantic"} & sys.modules.keys()))
"""


def _run(code: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_without_the_extra_it_says_what_to_install() -> None:
    """A clear message and no traceback."""
    said = _run(WITHOUT_THE_EXTRA)
    assert said.startswith("ModelUnavailable")
    assert "pip install '.[model]'" in said


def test_the_extra_is_not_imported_unless_a_text_is_read() -> None:
    """The command line starts as fast as without it."""
    assert _run(LIGHT).strip() == "[]"
