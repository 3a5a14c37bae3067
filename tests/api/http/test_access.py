"""Who may do what over HTTP: tokens, scopes, sessions, and what other sites cannot do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Annotated

import pytest
from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from httpx2 import Response

from api.http.access import CSRF_HEADER, CurrentReader, require
from api.http.app import ANSWERING, create_app
from api.wiring import Service
from tests.api.http.conftest import UNLIMITED, problem
from tests.api.http.made_up import BEARER, BY, TOKEN

PERU = {"id": "peru", "kind": "state", "name": "Peru"}
Tokens = Callable[..., dict[str, str]]


@pytest.fixture
def anybody(service: Service) -> Iterator[TestClient]:
    """A client without a token, of a server with one page that a reviewer may use."""
    app = create_app(service, UNLIMITED)
    _add_page(app)
    with TestClient(app, follow_redirects=False) as client:
        yield client


@pytest.fixture
def closed(service: Service) -> Iterator[TestClient]:
    """A client without a token, of a server that is closed to it."""
    app = create_app(service, replace(UNLIMITED, reading="tokens"))
    with TestClient(app, follow_redirects=False) as client:
        yield client


def _add_page(app: FastAPI) -> None:
    @app.post("/decide")
    async def decide(by: Annotated[str, Depends(require("review"))]) -> str:
        return by

    @app.get("/form")
    async def form(reader: CurrentReader) -> dict[str, str | None]:
        session = reader.session
        return {"csrf": session.csrf if session else None}


def test_a_token_that_is_not_known_is_refused(client: TestClient) -> None:
    """401 says how to ask (RFC 6750 §3); also on a path that needs none."""
    for said in ("Bearer chronicle_no", "Basic YTpi", "Bearer", "Bearer \xff"):
        for send in (client.get, client.post):
            response = send("/parties", headers=[(b"authorization", said.encode("latin-1"))])
            problem(response, 401, "not-authenticated", "Authorization")
            challenge = 'Bearer realm="chronicle", error="invalid_token"'
            assert response.headers["www-authenticate"] == challenge
    assert client.get("/healthz", headers={"Authorization": "Bearer no"}).status_code == 200


def test_a_token_is_for_its_scopes(client: TestClient, tokens: Tokens) -> None:
    """403 for what it is not for; the problem says what it is for."""
    reviewer, recorder = tokens("review"), tokens("record")
    refused = problem(client.post("/parties", json=PERU, headers=reviewer), 403, "not-allowed")
    assert "'review'" in refused["detail"]
    assert client.post("/parties", json=PERU, headers=recorder).status_code == 201
    policy = client.post("/policy", json={"policy": 2, "reason": "Agreed"}, headers=recorder)
    problem(policy, 403, "not-allowed")
    undo = client.post("/proposals/p1-0/undo", json={"reason": "No"}, headers=recorder)
    problem(undo, 403, "not-allowed")


def test_a_revoked_token_opens_nothing(
    client: TestClient, service: Service, tokens: Tokens
) -> None:
    """From the next request on."""
    headers = tokens("record", name="Bob Example")
    assert client.post("/parties", json=PERU, headers=headers).status_code == 201
    service.access.revoke("Bob Example")
    problem(client.post("/parties", json=PERU, headers=headers), 401, "not-authenticated",
            "Authorization")  # fmt: skip


def test_whoever_changes_anything_shows_a_token(client: TestClient) -> None:
    """Every path that is not for reading refuses whoever shows none."""
    del client.headers["Authorization"]
    routes = [route for router in ANSWERING for route in router.routes]
    paths = {r.path for r in routes if isinstance(r, APIRoute) and "POST" in (r.methods or ())}
    assert len(paths) >= 15
    for path in paths:
        problem(client.post(path.replace("{", "").replace("}", "")), 401, "not-authenticated")


def test_reading_is_open_unless_it_is_closed(anybody: TestClient, closed: TestClient) -> None:
    """A setting closes every answer to whoever has no token; health and description stay open."""
    for path in ("/parties", "/facts", "/proposals", "/policy", "/ask"):
        assert anybody.get(path).status_code == (422 if path == "/ask" else 200)
        problem(closed.get(path), 401, "not-authenticated")
        assert closed.get(path, headers=BEARER).status_code == anybody.get(path).status_code
    asked = {"party": "a", "instrument": "b", "valid_on": "2018-11-20"}
    problem(closed.get("/ask", params=asked), 401, "not-authenticated")
    problem(anybody.get("/ask", params=asked), 404, "not-found", "instrument")
    for path in ("/healthz", "/readyz", "/openapi.json", "/docs"):
        assert closed.get(path).status_code == 200


def sign_in(client: TestClient, **more: str) -> Response:
    return client.post("/sign-in", data={"token": TOKEN, **more})


def test_a_browser_signs_in_and_out(anybody: TestClient, closed: TestClient) -> None:
    """The cookie is out of reach of scripts and other sites; signed out, it opens nothing."""
    response = sign_in(closed, next="/review")
    assert (response.status_code, response.headers["location"]) == (303, "/review")
    cookie = response.headers["set-cookie"]
    assert TOKEN not in cookie
    for part in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=43200"):
        assert part in cookie
    assert "Secure" not in cookie
    assert closed.get("/parties").status_code == 200
    kept = closed.cookies["chronicle"]
    sign_in(anybody)
    csrf = anybody.get("/form").json()["csrf"]
    assert anybody.post("/sign-out", data={"csrf": csrf}).status_code == 303
    assert "chronicle" not in anybody.cookies
    assert anybody.post("/sign-out").status_code == 303
    closed.post("/sign-out", headers={CSRF_HEADER: "no"})
    assert closed.get("/parties", headers={"Cookie": f"chronicle={kept}"}).status_code == 200


def test_over_https_the_cookie_is_secure(service: Service) -> None:
    """Only this host can have set it, and it is sent over https only."""
    with TestClient(create_app(service, UNLIMITED), base_url="https://testserver") as client:
        cookie = client.post("/sign-in", data={"token": TOKEN}, follow_redirects=False).headers[
            "set-cookie"
        ]
    assert cookie.startswith("__Host-chronicle=")
    assert "Secure" in cookie


@pytest.mark.parametrize("wrong", ["", "chronicle_no", "x" * 300])
def test_signing_in_needs_a_token(anybody: TestClient, wrong: str) -> None:
    """A token that is none opens no session, and is not repeated."""
    response = anybody.post("/sign-in", data={"token": wrong})
    assert response.status_code in (401, 422)
    assert "set-cookie" not in response.headers
    assert not wrong or wrong not in response.text


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", ""]
)
def test_nobody_is_sent_on_to_another_site(anybody: TestClient, elsewhere: str) -> None:
    """`next` is a path of this server, or the start page."""
    assert sign_in(anybody, next=elsewhere).headers["location"] == "/"


def test_a_session_changes_nothing_without_its_csrf(anybody: TestClient) -> None:
    """The cookie alone is not enough; the session's own value is, in a form or a header."""
    problem(anybody.post("/decide"), 401, "not-authenticated")
    sign_in(anybody)
    csrf = anybody.get("/form").json()["csrf"]
    for data in (None, {"csrf": "no"}, {"other": csrf}):
        problem(anybody.post("/decide", data=data), 403, "not-allowed", "csrf")
    assert anybody.post("/decide", data={"csrf": csrf}).json() == BY
    multipart = anybody.post("/decide", files={"csrf": (None, csrf)})
    assert multipart.json() == BY
    assert anybody.post("/decide", headers={CSRF_HEADER: csrf}).json() == BY
    sign_in(anybody)
    problem(anybody.post("/decide", data={"csrf": csrf}), 403, "not-allowed", "csrf")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_can_do_nothing(anybody: TestClient, headers: dict[str, str]) -> None:
    """Not even with the right value, and it signs nobody in."""
    problem(anybody.post("/sign-in", data={"token": TOKEN}, headers=headers), 403, "not-allowed")
    sign_in(anybody)
    csrf = {"csrf": anybody.get("/form").json()["csrf"]}
    problem(anybody.post("/decide", data=csrf, headers=headers), 403, "not-allowed")
    problem(anybody.post("/sign-out", data=csrf, headers=headers), 403, "not-allowed")
    ours = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert anybody.post("/decide", data=csrf, headers=ours).status_code == 200


def test_a_page_says_what_a_token_is_for(
    client: TestClient, closed: TestClient, tokens: Tokens
) -> None:
    """Who is signed in for something else is told so, and offered the form; a stranger, too."""
    page = {"Accept": "text/html"}
    del client.headers["Authorization"]
    stranger = client.get("/review?after=3", headers=page)
    assert stranger.status_code == 401
    assert 'action="/sign-in?next=%2Freview%3Fafter%3D3"' in stranger.text
    secret = tokens("record", name="Bo Example")["Authorization"].removeprefix("Bearer ")
    client.post("/sign-in", data={"token": secret}, follow_redirects=False)
    refused = client.get("/review", headers=page)
    assert refused.status_code == 403
    for part in ("is for &#39;record&#39;, not for &#39;review&#39;", "Signed in as <b>Bo Example",
                 "Sign in with another token"):  # fmt: skip
        assert part in refused.text
    assert client.get("/review").json()["type"] == "urn:chronicle:problem:not-allowed"
    assert closed.get("/sign-in", headers=page).status_code == 200
    came = closed.get("/sign-in", headers=page | {"Referer": "http://testserver/party/japan"})
    assert 'name="next" value="/party/japan"' in came.text
    other = closed.get("/sign-in", headers=page | {"Referer": "http://evil.example/party/japan"})
    assert 'name="next" value="/"' in other.text


def test_an_old_cookie_does_not_keep_anybody_from_reading(anybody: TestClient) -> None:
    """A session that is over is nobody's, not an error."""
    anybody.cookies.set("chronicle", "over")
    assert anybody.get("/parties").status_code == 200
