"""`chronicle read --model`: the configured model is asked, and only then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.api.cli.made_up import Run
from tests.events.intake.model.conftest import stays_here
from tests.events.intake.model.loopback import Loopback, Reply, facts
from tests.events.intake.model.small import KEY, TEXT, joined

__all__ = ["stays_here"]  # the fixture holds here too
GIVEN = joined(
    named=[
        {"role": "actor", "words": "Northland", "sort": "state"},
        {"role": "instrument", "words": "Open Harbours Pledge", "sort": "pledge"},
    ]
)


@pytest.fixture
def article(tmp_path: Path) -> str:
    """The small article as a file."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return str(path)


def _configure(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("CHRONICLE_MODEL_URL", url)
    monkeypatch.setenv("CHRONICLE_MODEL", "loop-1")
    monkeypatch.setenv("CHRONICLE_MODEL_KEY", KEY)


def test_the_model_proposes(run: Run, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the rules, with its report on standard error."""
    assert run("init").exit_code == 0
    with Loopback(facts(GIVEN, joined(quote="made up from start to end"))) as server:
        _configure(monkeypatch, server.url)
        result = run("read", article, "--model", "--published", "2019-05-17", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)["pages"][0]["found"]
    (proposal,) = [one for one in found if one["rule"] == "model"]
    assert (proposal["kind"], proposal["when"]) == ("joined", "2019-05-13")
    assert "loop-1: 2 facts given, 1 quotes found, 1 proposed; 1 of 1 parts read" in result.stderr
    assert "1 dropped: the quote does not stand in the text" in result.stderr


def test_without_the_option_nothing_is_sent(
    run: Run, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much is configured."""
    assert run("init").exit_code == 0
    with Loopback(facts(GIVEN)) as server:
        _configure(monkeypatch, server.url)
        assert run("read", article, "--published", "2019-05-17").exit_code == 0
    assert server.requests == []


def test_without_a_key_it_says_so(run: Run, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is read, nor sent."""
    assert run("init").exit_code == 0
    with Loopback(facts(GIVEN)) as server:
        _configure(monkeypatch, server.url)
        monkeypatch.delenv("CHRONICLE_MODEL_KEY")
        result = run("read", article, "--model")
    assert result.exit_code != 0
    assert "CHRONICLE_MODEL_KEY must be set" in str(result.exception)
    assert server.requests == []


def test_a_model_that_fails_leaves_the_page_on_file(
    run: Run, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the rules found stays, and the failure is told."""
    assert run("init").exit_code == 0
    with Loopback(Reply("{}", 401)) as server:
        _configure(monkeypatch, server.url)
        result = run("read", article, "--model", "--published", "2019-05-17")
    assert result.exit_code != 0
    assert "the endpoint answered 401" in str(result.exception)
    again = run("read", article, "--published", "2019-05-17")
    assert again.exit_code == 0
    assert "on file already" in again.output
