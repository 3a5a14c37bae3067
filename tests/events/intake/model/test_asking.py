"""What the endpoint does wrong is told, bounded and never taken for a fact."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from events.intake.model.endpoint import Endpoint, ModelUnavailable
from events.intake.model.reader import ModelReader, Reading
from tests.events.intake.model.loopback import Loopback, Reply, called, completion, facts
from tests.events.intake.model.small import (
    KEY,
    TEXT,
    bounds,
    joined,
    on_file,
    read,
)

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
        ModelReader(Endpoint(gone, "m", KEY), on_file, bounds()).read(TEXT)


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
