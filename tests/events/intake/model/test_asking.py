"""What the endpoint does wrong is told, bounded and never taken for a fact."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from pydantic_ai.models.test import TestModel

from domain.errors import InvalidInput
from events.intake.grounding import Lost
from events.intake.model.asking import ask_model
from events.intake.model.endpoint import Bounds, Endpoint, ModelUnavailable
from events.intake.model.reader import ModelReader, Reading
from tests.events.intake.model.loopback import Loopback, Reply, called, completion, facts
from tests.events.intake.model.small import (
    KEY,
    NOISE,
    TEXT,
    SmallRegister,
    bounds,
    joined,
    read,
    reader,
)

ROOT = Path(__file__).resolve().parents[4]
GOOD = facts(joined())


def refused(*replies: Reply, **bounds: Any) -> tuple[str, int]:
    """(what is said, how many requests there were) of a text that could not be read."""
    with Loopback(*replies) as server, pytest.raises(ModelUnavailable) as raised:
        read(server, **bounds)
    assert KEY not in str(raised.value)
    return str(raised.value), len(server.requests)


def mended(*replies: Reply, **bounds: Any) -> tuple[Reading, int]:
    """(what was read, how many requests there were)."""
    with Loopback(*replies) as server:
        return read(server, **bounds), len(server.requests)


# --- answers of another shape ----------------------------------------------------------------


@pytest.mark.parametrize(
    "reply",
    [
        called("{not json"),
        called('{"facts": "none"}'),
        called('{"fact": []}'),
        called("[]"),
        called("{}", name="delete_everything"),
        completion({"content": "Sure! Northland signed the pledge."}),
        completion({"content": ""}),
        completion({"content": '{"facts": ['}, "length"),
    ],
)
def test_an_answer_of_another_shape_is_no_answer(reply: Reply) -> None:
    """Broken JSON, other fields, other tools, prose, nothing, half of it."""
    said, requests = refused(reply)
    assert "not the shape asked for" in said
    assert "Nothing is proposed" in said
    assert requests == 1


def test_a_refusal_is_told_as_one() -> None:
    """And not sent back: the model was understood."""
    said, requests = refused(completion({"content": None, "refusal": "I can't."}), mends=1)
    assert "the model refuses to answer" in said
    assert requests == 1


def test_an_answer_of_another_shape_is_sent_back_once() -> None:
    """The model may mend it."""
    reading, requests = mended(called('{"facts": 1}'), GOOD, mends=1)
    assert (len(reading.proposals), requests) == (1, 2)


def test_mending_is_bounded() -> None:
    """It is not sent back for ever."""
    said, requests = refused(called('{"facts": 1}'), mends=1)
    assert "not the shape asked for" in said
    assert requests == 2


@pytest.mark.parametrize("body", ["", "<html>", "{}", '{"choices": []}', "null", '"yes"'])
def test_what_is_no_completion_is_no_answer(body: str) -> None:
    """The endpoint speaks another protocol, or none."""
    said, _ = refused(Reply(body))
    assert "gave no answer that can be read" in said


def test_no_facts_is_a_good_answer() -> None:
    """An empty list proposes nothing and is no failure."""
    reading, _ = mended(facts())
    assert reading.proposals == []
    assert (reading.report.given, reading.report.read, reading.report.failures) == (0, 1, ())


@pytest.mark.parametrize("output", ["native", "prompted"])
def test_endpoints_without_tools_answer_in_json(output: str) -> None:
    """By response format, or by the prompt alone."""
    answer = completion({"content": json.dumps({"facts": [joined()]})})
    with Loopback(answer) as server:
        reading = read(server, output=output)
    assert len(reading.proposals) == 1
    assert "tools" not in server.requests[0]


# --- endpoints that fail ---------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500, 503])
def test_an_error_is_told_by_its_number(status: int) -> None:
    """And not by its body, which may hold anything."""
    said, requests = refused(Reply(json.dumps({"error": {"message": f"no {KEY}"}}), status))
    assert f"the endpoint answered {status}" in said
    assert requests == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_error_is_tried_again(status: int) -> None:
    """As often as is allowed."""
    failed = Reply("{}", status, (("retry-after-ms", "1"),))
    reading, requests = mended(failed, failed, GOOD, retries=2)
    assert (len(reading.proposals), requests) == (1, 3)


def test_trying_again_is_bounded() -> None:
    """Two more times, and no more."""
    said, requests = refused(Reply("{}", 429, (("retry-after-ms", "1"),)), retries=2)
    assert "answered 429" in said
    assert requests == 3


def test_waiting_is_bounded() -> None:
    """A server that does not answer is left, however often it may be tried."""
    began = time.monotonic()
    said, _ = refused(GOOD._replace(delay=30), timeout=0.4, retries=5)
    assert time.monotonic() - began < 10
    assert "no answer within 0.4 seconds" in said or "timed out" in said.lower()


def test_a_server_that_asks_for_patience_is_left() -> None:
    """`Retry-After` does not outlast the timeout."""
    began = time.monotonic()
    refused(Reply("{}", 429, (("retry-after", "50"),)), timeout=0.5, retries=3)
    assert time.monotonic() - began < 10


def test_nobody_there() -> None:
    """A closed port is told as such."""
    with Loopback(GOOD) as server:
        gone = server.url
    with pytest.raises(ModelUnavailable, match="gives no completion"):
        ModelReader(Endpoint(gone, "m", KEY), SmallRegister(), bounds()).read(TEXT)


def test_a_redirect_is_not_followed() -> None:
    """The article goes to the configured endpoint and nowhere else."""
    with Loopback(GOOD) as elsewhere:
        away = Reply("", 307, (("Location", f"{elsewhere.url}/chat/completions"),))
        said, _ = refused(away)
    assert elsewhere.requests == []
    assert "307" in said


def test_a_longer_answer_is_broken_off() -> None:
    """Bytes are counted while they come."""
    long = facts(joined(as_said="x" * 50_000))
    said, _ = refused(long, answer_bytes=10_000)
    assert "gives no completion" in said


def test_more_facts_than_allowed_are_counted() -> None:
    """The first ones are taken."""
    reading, _ = mended(facts(joined(), *[joined(quote="nowhere to be found")] * 5), facts=3)
    assert reading.report.dropped["more facts than one answer may hold"] == 3


# --- several parts ---------------------------------------------------------------------------

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


# --- settings --------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["", "  "])
def test_no_key_no_call(key: str) -> None:
    """And it says so."""
    with Loopback(GOOD) as server, pytest.raises(ModelUnavailable, match="nothing was sent"):
        ModelReader(Endpoint(server.url, "m", key), SmallRegister())
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
        ModelReader(Endpoint(url, model, KEY), SmallRegister())


@pytest.mark.parametrize(
    "bounds", [Bounds(part=10), Bounds(parts=0), Bounds(timeout=0), Bounds(retries=99)]
)
def test_impossible_bounds_are_refused(bounds: Bounds) -> None:
    """Nothing could be read, or for ever."""
    with pytest.raises(InvalidInput):
        ModelReader(Endpoint("http://127.0.0.1/v1", "m", KEY), SmallRegister(), bounds)


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
from tests.events.intake.model.small import SmallRegister
reader = ModelReader(Endpoint("http://127.0.0.1:9/v1", "m", "k"), SmallRegister())
try:
    reader.read("Northland signed.")
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
