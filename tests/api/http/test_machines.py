"""HTTP for machines: what caches may keep, lists by pages, answers as CSV, metrics."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from api.http.app import create_app
from api.http.sending import CSV, JSON, preferred
from api.wiring import Service
from tests.api.http.conftest import UNLIMITED, joined, problem
from tests.api.http.made_up import BEARER

DAY = "valid_on=2018-11-20"
CALL = "instrument=Paris+Call"
ANSWERS = [
    f"/ask?party=USA&{CALL}&{DAY}",
    f"/roster?{CALL}&{DAY}",
    f"/timeline?{CALL}",
    f"/counts?{CALL}&{DAY}",
    f"/conflicts?{CALL}",
    f"/why?party=USA&{CALL}&{DAY}",
    f"/snapshot?{CALL}&{DAY}",
    "/facts?party=USA",
    f"/diff?{CALL}&valid_from=2018-11-01&valid_to=2018-11-20",
]
TABLES = [path for path in ANSWERS if path.split("?")[0] not in ("/why", "/snapshot")]
TABLES += ["/parties?limit=3", "/instruments?limit=3"]
FOR_EVER = "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ANSWERS)
def test_only_a_position_pins_an_answer(example: TestClient, path: str) -> None:
    """By position an answer is kept for ever; now, or at a time, caches ask again."""
    position = example.get("/readyz").json()["position"]
    now = example.get(path)
    pinned = example.get(f"{path}&known_at={position}")
    assert pinned.headers["cache-control"] == FOR_EVER
    timed = example.get(f"{path}&known_at=2026-11-24T00:00:00Z")
    for other in (now, timed):
        assert other.headers["cache-control"] == "public, no-cache"
        assert other.headers["etag"] == pinned.headers["etag"]
        assert other.content == pinned.content


def test_a_diff_is_pinned_by_both_positions(example: TestClient) -> None:
    """One that is left out is now, and moves."""
    asked = f"/diff?{CALL}&{DAY}&known_from=3"
    assert example.get(asked).headers["cache-control"] == "public, no-cache"
    assert example.get(f"{asked}&known_to=100").headers["cache-control"] == FOR_EVER


@pytest.mark.parametrize("path", ANSWERS)
def test_what_a_client_has_is_not_sent_again(example: TestClient, path: str) -> None:
    """304 without a body for an ETag that still holds; another one gets the answer."""
    first = example.get(path)
    etag = first.headers["etag"]
    for tags in (etag, f'"other", W/{etag}', "*"):
        again = example.get(path, headers={"If-None-Match": tags})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == etag
        assert again.headers["cache-control"] == first.headers["cache-control"]
        assert "content-length" not in again.headers
    assert example.get(path, headers={"If-None-Match": '"other"'}).content == first.content


def test_the_etag_changes_with_the_answer(client: TestClient, call: str) -> None:
    """What is recorded changes the answer of now, and not that of a position."""
    asked = f"/ask?party=Japan&{CALL}&{DAY}"
    before = client.get(asked)
    pinned = f"{asked}&known_at={before.json()['position']}"
    kept = client.get(pinned)
    client.post("/facts", json=joined(call))
    again = client.get(asked, headers={"If-None-Match": before.headers["etag"]})
    assert again.status_code == 200
    assert client.get(pinned).content == kept.content == before.content


def test_quotes_and_problems_are_never_kept(example: TestClient) -> None:
    """Words may have to go one day, and a problem may pass: no cache keeps either."""
    fact = example.get("/facts?party=USA").json()["facts"][0]["fact"]
    for path in (f"/facts/{fact}", "/proposals", "/facts/f1-0", "/nothing", "/healthz"):
        response = example.get(path)
        assert response.headers["cache-control"] == "no-store", path
        assert "etag" not in response.headers
    assert "exact" in example.get(f"/facts/{fact}").json()["quote"]


def test_where_reading_is_closed_no_shared_cache_keeps_anything(service: Service) -> None:
    """Only the reader's own may."""
    app = create_app(service, replace(UNLIMITED, reading="tokens"))
    with TestClient(app, headers=BEARER) as client:
        assert client.get("/facts").headers["cache-control"] == "private, no-cache"
        kept = client.get("/facts?known_at=1").headers["cache-control"]
        assert kept == "private, max-age=31536000, immutable"


def walked(client: TestClient, path: str) -> Iterator[dict[str, object]]:
    """The pages of a list, by their `next`, which the header `Link` says too."""
    address: str | None = path
    while address is not None:
        response = client.get(address)
        assert response.status_code == 200, response.text
        page = response.json()
        address = page["next"]
        said = response.headers.get("link")
        assert said == (f'<{address}>; rel="next"' if address else None)
        yield page


@pytest.mark.parametrize(
    ("path", "items"),
    [("/facts", "facts"), ("/parties", "parties"), ("/instruments", "instruments")],
)
@pytest.mark.parametrize("limit", [1, 2, 1000])
def test_a_list_comes_whole_by_pages(
    example: TestClient, path: str, items: str, limit: int
) -> None:
    """Each item once, in the order of the whole; no page has more than `limit`."""
    whole = example.get(f"{path}?limit=1000").json()
    pages = list(walked(example, f"{path}?limit={limit}"))
    found = [item for page in pages for item in page[items]]  # type: ignore[attr-defined]
    assert found == whole[items]
    assert all(len(page[items]) <= limit for page in pages)  # type: ignore[arg-type]
    assert whole["next"] is None


def test_pages_keep_to_one_position(client: TestClient, call: str) -> None:
    """What is recorded between two pages of facts is in none; the pages behind are immutable."""
    client.post("/facts", json=[
        joined(call), joined(call) | {"when": "2018-11-13"}, joined(call) | {"when": "2018-11-14"}
    ])  # fmt: skip
    pages = walked(client, f"/facts?limit=2&min_position=3&{CALL}")
    first = next(pages)
    client.post("/facts", json=joined(call) | {"when": "2018-11-15"})
    (second,) = pages
    assert second["position"] == first["position"]
    assert len(second["facts"]) == 1  # type: ignore[arg-type]
    assert client.get(str(first["next"])).headers["cache-control"] == FOR_EVER


@pytest.mark.parametrize("after", ["%", "a", "_____w", "MQ", "eHg"])
def test_a_place_that_no_page_gave_is_refused_or_empty(example: TestClient, after: str) -> None:
    """422 that names `after`; whatever could have been a place is one."""
    for path in ("/facts", "/parties"):
        response = example.get(path, params={"after": after})
        if response.status_code != 200:
            problem(response, 422, "invalid-input", "after")
    assert example.get("/facts?after=eHg").status_code == 422


@pytest.mark.parametrize("limit", ["0", "1001", "-1", "x"])
def test_a_page_has_a_size(example: TestClient, limit: str) -> None:
    """From 1 to 1,000 items."""
    problem(example.get("/facts", params={"limit": limit}), 422, "invalid-input", "limit")


@pytest.mark.parametrize("path", TABLES)
def test_every_table_is_also_csv(example: TestClient, path: str) -> None:
    """By `format` or by `Accept`; as many cells in each row as there are columns."""
    response = example.get(f"{path}&format=csv")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["vary"] == "Accept"
    header, *rows = csv.reader(io.StringIO(response.text))
    assert len(set(header)) == len(header)
    assert all(len(row) == len(header) for row in rows)
    assert rows or path.startswith("/conflicts")
    assert example.get(path, headers={"Accept": "text/csv"}).content == response.content
    assert example.get(path).headers["etag"] != response.headers["etag"]
    problem(example.get(f"{path}&format=xml"), 422, "invalid-input", "format")


@pytest.mark.parametrize(
    "path",
    ["/", "/find?q=Japan", "/conflict", "/party/japan", "/answer/japan/paris-call",
     "/document", "/review", "/review/decisions",
     *(f"/instrument/paris-call{part}" for part in ("", "/compare", "/conflicts", "/counts"))],
)  # fmt: skip
def test_every_page_has_its_data_beside_it(example: TestClient, path: str) -> None:
    """As JSON and as CSV, at addresses in its head and at its foot; and says its language."""
    if path == "/document":
        path += f"/{example.get('/facts?limit=1').json()['facts'][0]['document']}"
    page = example.get(path, headers={"Accept": "text/html", **BEARER}).text
    assert '<html lang="en">' in page
    for media_type in (JSON, CSV):
        link = re.search(rf'rel="alternate" type="{media_type}" href="([^"]*)"', page)
        assert link is not None
        response = example.get(html.unescape(link[1]), headers=BEARER)
        assert response.status_code == 200, response.text
        assert response.headers["content-type"].startswith(media_type)
        assert page.count(f'href="{link[1]}"') == 2


def test_what_shows_words_is_also_csv_and_kept_by_no_cache(example: TestClient) -> None:
    """The facts of a document with their words, and what a search finds."""
    found = example.get("/search?q=Japan&format=csv")
    rows = list(csv.DictReader(io.StringIO(found.text)))
    assert {"party", "fact", "document"} <= {row["sort"] for row in rows}
    document = next(row["document"] for row in rows if row["sort"] == "fact")
    audited = example.get(f"/documents/{document}", headers={"Accept": "text/csv"})
    drawn = list(csv.DictReader(io.StringIO(audited.text)))
    told = example.get(f"/documents/{document}").json()["facts"]
    assert [row["quote"] for row in drawn] == [one["quote"]["exact"] for one in told]
    for response in (found, audited):
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["vary"] == "Accept"


def test_a_roster_as_csv_says_what_the_answer_says(example: TestClient) -> None:
    """A row for each entry, under the names of its fields, with the clocks in each."""
    answer = example.get(f"/roster?{CALL}&{DAY}").json()
    text = example.get(f"/roster?{CALL}&{DAY}&format=csv").text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["party"] for row in rows] == [entry["party"] for entry in answer["entries"]]
    for row, entry in zip(rows, answer["entries"], strict=True):
        assert row["because"].split() == entry["because"]
        assert row["status"] == (entry["status"] or "")
        assert row["position"] == str(answer["position"])


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", CSV),
        ("text/*", CSV),
        ("text/csv, application/json", JSON),
        ("text/csv;q=0.5, application/json;q=0.4", CSV),
        ("text/html, text/csv;q=0.9, */*;q=0.1", CSV),
        ("application/json;q=0, */*", CSV),
        ("image/png", JSON),
        ("text/csv;q=x", JSON),
        (";;,q", JSON),
    ],
)
def test_the_header_accept_chooses(accept: str, chosen: str) -> None:
    """The type with the highest quality, JSON where none is liked better."""
    assert preferred(accept, (JSON, CSV)) == chosen


def test_metrics_count_what_happens(client: TestClient, call: str) -> None:
    """Requests by the template of their path, answers, and how far they are behind the log."""
    client.post("/facts", json=joined(call))
    client.get(f"/ask?party=Japan&{CALL}&{DAY}")
    client.get("/facts/f1-0")
    client.get("/nothing/at/all")
    client.request("BREW", "/ask")
    head = client.get("/readyz").json()["head"]
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain")
    found = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }
    assert found["chronicle_http_requests_total", "/facts", "201", "POST"] == 1
    assert found["chronicle_http_requests_total", "/facts/{fact}", "404", "GET"] == 1
    assert found["chronicle_http_requests_total", "404", "GET", "none"] == 1
    assert found["chronicle_http_requests_total", "/ask", "405", "other"] == 1
    assert found["chronicle_answers_total", "/ask", "yes"] == 1
    assert found["chronicle_log_events_total",] == head
    assert found["chronicle_projected_events_total",] == head
    assert found["chronicle_projection_lag_events",] == 0
    assert found["chronicle_projection_stopped",] == 0
    assert found["chronicle_http_seconds_count", "/facts/{fact}"] == 1
    assert "f1-0" not in response.text
