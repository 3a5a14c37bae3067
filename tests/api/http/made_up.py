"""A chronicle whose clock and randomness are made up, and the requests that the examples show.

Run as a program (`python -m tests.api.http.made_up`) it asks the requests anew and writes
what comes back into `api/http/examples.py` and `docs/http.md`.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path
from pprint import pformat
from typing import Any

from fastapi.testclient import TestClient

from api.access import Access
from api.http.app import create_app
from api.wiring import Service, sealing_of
from events.chronicle import Chronicle, open_chronicle
from events.codec import Codec
from events.drafts import PartyDraft
from events.intake.bundle import read_bundle
from events.intake.proposal import Proposal
from events.intake.proposals.filed import Reading
from events.intake.recording import record_bundle
from events.log import Log
from events.store.access import AccessStore
from events.store.connect import connect
from events.store.content import ContentStore
from projections.engine import read_engine
from projections.questions import Questions
from projections.runner import Projector
from tests.memory import in_memory

ROOT = Path(__file__).parents[3]
BUNDLE = ROOT / "api" / "examples" / "paris-call.json"
PAGE = ROOT / "docs" / "http.md"
EXAMPLES = ROOT / "api" / "http" / "examples.py"
BY = "Ada Example"
TOKEN = "chronicle_" + base64.urlsafe_b64encode(BY.encode()).rstrip(b"=").decode()
"""Of the one who may do everything in a made-up chronicle; no secret, as anybody can see."""
BEARER = {"Authorization": f"Bearer {TOKEN}"}
_START = 1_795_366_800_000_000  # 2026-11-22T17:00:00Z
_IDS = re.compile(
    r"\b[afdt]1-[0-9a-f]{32}\b|\b[0-9a-f]{32}\b|\b[0-9a-f]{64}\b|\b[0-9a-f]{128}\b|"
    r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z|"
    r"(?<=\\n)[0-9A-Za-z+/]{43}=|(?<= )[0-9A-Za-z+/]{90,}={0,2}"  # a checkpoint's root, signature
)


class _Numbers:
    """A clock that goes on a second at each look, and salts that count: the same each time."""

    def __init__(self, second: int = 0, salt: int = 1) -> None:
        self._seconds, self._salts = count(second), count(salt)

    def clock(self) -> int:
        return _START + 1_000_000 * next(self._seconds)

    def entropy(self, size: int) -> bytes:
        return next(self._salts).to_bytes(size, "big")


@contextmanager
def made_up_service(url: str, lock_timeout: float = 5.0) -> Iterator[Service]:
    """A new chronicle in an SQLite file, open, with ids and times that are the same each time."""
    file, second, salt = _just_made()
    Path(url.removeprefix("sqlite:///")).write_bytes(file)
    with _opened(url, _Numbers(second, salt), lock_timeout) as service:
        yield service


@cache
def _just_made() -> tuple[bytes, int, int]:
    """The file of a new chronicle, to be copied; which second and which salt come next in it."""
    numbers, token = _Numbers(), iter([BY.encode()])
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        path = Path(folder) / "new.db"
        recorder = connect(str(path), numbers.clock, create=True)
        open_chronicle(recorder, Log(recorder, Codec()), numbers.entropy)
        recorder.close()
        with _opened(f"sqlite:///{path}", numbers) as service:
            service.projector.prepare()
            service.projector.catch_up()
            store = AccessStore(service.chronicle.log.recorder)
            access = Access(store, entropy=lambda _: next(token), clock=numbers.clock)
            assert access.issue(BY, ["admin"]).secret == TOKEN
        return path.read_bytes(), next(numbers._seconds), next(numbers._salts)


@contextmanager
def _opened(url: str, numbers: _Numbers, lock_timeout: float = 5.0) -> Iterator[Service]:
    recorder = connect(url, numbers.clock, lock_timeout=lock_timeout)
    log, content = Log(recorder, Codec()), ContentStore(recorder)
    engine = read_engine(url, lock_timeout)
    access = Access(AccessStore(recorder), entropy=os.urandom, clock=numbers.clock)
    chronicle = Chronicle(log, content, entropy=numbers.entropy, clock=numbers.clock)
    try:
        yield Service(chronicle, Questions(engine, log, content), Projector(engine, log), access)
    finally:
        engine.dispose()
        recorder.close()


def load_bundle(service: Service) -> None:
    """Record the bundled example."""
    record_bundle(service.chronicle, read_bundle(BUNDLE), BY)
    service.projector.catch_up()


def masked(answer: Any) -> Any:
    """The answer with ids, hashes and times numbered in the order they first stand in it."""
    text = json.dumps(answer, ensure_ascii=False)
    seen: dict[str, str] = {}

    def number(found: re.Match[str]) -> str:
        return seen.setdefault(found[0], f"<{len(seen) + 1}>")

    return json.loads(_IDS.sub(number, text))


def example_answers(client: TestClient) -> dict[str, dict[str, Any]]:
    """Ask the requests that the description shows, on an empty chronicle; by name."""
    bundle = json.loads(BUNDLE.read_text())
    known = {"france", "japan", "paris-call"}
    examples: dict[str, dict[str, Any]] = {}

    def ask(name: str, method: str, path: str, body: Any = None, **headers: str) -> Any:
        headers |= BEARER if method == "POST" else {}
        response = client.request(method, path, json=body, headers=headers)
        said = {} if body is None else {"body": body}
        examples[name] = {"method": method, "path": path, **said} | {
            "status": response.status_code,
            "answer": response.json(),
        }
        return response.json()

    def entities(sort: str, ids: set[str]) -> list[dict[str, Any]]:
        return [entity for entity in bundle[sort] if entity["id"] in ids]

    def facts(document: str, ids: set[str], kinds: set[str]) -> list[dict[str, Any]]:
        return [
            fact
            for fact in bundle["facts"]
            if fact["citation"]["document"] == document
            and set(fact["roles"].values()) <= ids
            and fact["kind"] in kinds
        ]

    def document(key: str) -> dict[str, Any]:
        (found,) = [document for document in bundle["documents"] if document["key"] == key]
        text = (BUNDLE.parent / found["file"]).read_text()
        return {"text": text} | {k: v for k, v in found.items() if k not in ("key", "file")}

    cited = ask("document", "POST", "/documents", document("launch"))["document"]
    ask("parties", "POST", "/parties", entities("parties", {"france", "japan"}))
    ask("instruments", "POST", "/instruments", entities("instruments", {"paris-call"})[0])
    launch = facts("launch", known, {"launched", "joined", "count-reported"})
    for fact in launch:
        fact["citation"]["document"] = cited
    places = ask("record-facts", "POST", "/facts", launch)["facts"]
    known |= {"united-states"}
    ask("bundle", "POST", "/bundles", {
        "format": bundle["format"],
        "documents": [{"key": "absent", **document("absent")}],
        "parties": entities("parties", {"united-states"}),
        "facts": facts("absent", known, {"declined"}),
    })  # fmt: skip
    call, day = "instrument=Paris%20Call", "valid_on=2018-11-20"
    answer = ask("ask", "GET", f"/ask?party=USA&{call}&{day}")
    ask("roster", "GET", f"/roster?{call}&{day}")
    ask("timeline", "GET", f"/timeline?{call}")
    ask("counts", "GET", f"/counts?{call}&{day}")
    ask("facts", "GET", "/facts?party=japan&kind=joined")
    ask("audit", "GET", f"/facts/{answer['because'][0]}")
    ask("audit-document", "GET", f"/documents/{cited}?limit=2")
    ask("audit-answer", "GET", f"/audit?party=USA&{call}&{day}")
    ask("diff", "GET", f"/diff?{call}&valid_from=2018-11-01&valid_to=2018-11-20")
    ask("conflicts", "GET", f"/conflicts?{call}")
    ask("why", "GET", f"/why?party=Japan&{call}&{day}")
    ask("snapshot", "GET", f"/snapshot?{call}&{day}")
    ask("search", "GET", "/search?q=Paris%20France&limit=2")
    ask("list-parties", "GET", "/parties")
    ask("party-history", "GET", "/parties/Japan")
    ask("list-instruments", "GET", "/instruments")
    ask("healthz", "GET", "/healthz")
    ask("readyz", "GET", "/readyz")
    recorded, declined = [place["fact"] for place in places], answer["because"][0]
    for name, path, body in correcting(recorded, declined, launch[1], cited):
        ask(name, "POST", path, body)
    ask("redact", "POST", f"/documents/{cited}/redactions", {
        "manner": "withheld", "reason": "Until the court has decided"
    })  # fmt: skip
    ask("lift", "POST", f"/documents/{cited}/lifts", {"reason": "The court has decided"})
    nippon = {"id": "nippon", "kind": "state", "name": "Nippon"}
    client.post("/parties", json=nippon, headers=BEARER)
    ask("merge", "POST", "/parties/nippon/merges", {
        "into": "japan", "reason": "One state under two names"
    })  # fmt: skip
    ask("unmerge", "POST", "/parties/nippon/unmerges", {"reason": "A club of that name was meant"})
    ask("show-policy", "GET", "/policy")
    ask("change-policy", "POST", "/policy", {"policy": 2, "reason": "Agreed by the editors"})
    for name, method, path, said in reviewing(client, cited):
        ask(name, method, path, said)
    paris = {"kind": "ask", "party": "Japan", "instrument": "Paris Call", "valid_on": "2018-11-20"}
    address = ask("cite", "POST", "/citations", {**paris, "reason": "Article of 3 May"})["citation"]
    ask("list-citations", "GET", "/citations?changed=false")
    ask("show-citation", "GET", f"/citations/{address}")
    with signing(client):
        ask("certify-ask", "GET", f"/certificates/ask?party=Japan&{call}&{day}&known_at=3")
        ask("certify-roster", "GET", f"/certificates/roster?{call}&{day}&known_at=6")
        ask("certify-snapshot", "GET", f"/certificates/snapshot?{day}&known_at=6")
    ask("problem-404", "GET", f"/ask?party=Japn&{call}&{day}")
    ask("problem-409", "POST", "/parties", {"id": "japan", "kind": "state", "name": "Nippon"})
    ask("problem-413", "POST", "/bundles", {}, **{"Content-Length": "30000000"})
    ask("problem-415", "POST", "/facts", {}, **{"Content-Type": "text/plain"})
    ask("problem-422", "GET", f"/ask?party=Japan&{call}&valid_on=2018-02-30")
    return examples


@contextmanager
def signing(client: TestClient) -> Iterator[None]:
    """Inside, the server has a key; it is in force ever after."""
    app: Any = client.app
    with tempfile.TemporaryDirectory() as directory:
        key, before = Path(directory) / "chronicle.key", app.state.settings
        keys = sealing_of(app.state.service).keys
        keys.add(key, BY, "the first", lambda size: b"made up".ljust(size, b"."))
        app.state.settings = replace(before, key=key)
        yield
        app.state.settings = before


def correcting(
    facts: list[str], declined: str, joined: dict[str, Any], snapshot: str
) -> list[tuple[str, str, dict[str, Any]]]:
    """What is said about facts on file: the example's name, the path, the body."""
    launch, joining, states, companies = (f"/facts/{fact}" for fact in facts)
    later = {"replacement": joined | {"when": "2018-11-13"}, "reason": "Its name came a day later"}
    return [
        ("confirm", f"{launch}/confirmations", {"reason": "Compared with the page of the Call"}),
        ("dispute", f"{joining}/disputes", {"reason": "The ministry contests the day"}),
        ("correct", f"{joining}/corrections", later),
        ("retract", f"{states}/retractions", {"reason": "The number is of names, not of states"}),
        ("rank", f"{companies}/ranks", {"rank": "deprecated", "reason": "Counted twice"}),
        ("drop", f"/facts/{declined}/drops", {
            "snapshot": snapshot, "reason": "Not on the list of that day"
        }),
    ]  # fmt: skip


def reviewing(
    client: TestClient, document: str
) -> Iterator[tuple[str, str, str, dict[str, Any] | None]]:
    """What is asked and decided about two proposals of a document that a reader has read."""
    service: Service = client.app.state.service  # type: ignore[attr-defined]
    text = service.chronicle.about_document(document).text
    content = service.chronicle.proposals.content.text(text).content
    quote = "Canada, Japan and all 28 member states of the European Union back it"
    start = content.index(quote)
    found = [
        Proposal(
            kind="joined",
            roles={"actor": actor, "instrument": "paris-call"},
            when="2018-11-12",
            start=start,
            end=start + len(quote),
            quote=quote,
            reader="rules@1",
            rule="named-list",
            as_said="back",
            named_as={"actor": name, "instrument": "it"},
            new_parties=new,
            doubts=doubts,
        )
        for actor, name, new, doubts in (
            ("canada", "Canada", (PartyDraft(id="canada", kind="state", name="Canada"),), ()),
            ("france", "the European Union", (), ("The name may mean another.",)),
        )
    ]
    reading = Reading(text=text, document=document, reader="rules@1")
    canada, france = service.chronicle.proposals.put(reading, found).new
    yield "list-proposals", "GET", "/proposals?state=open&limit=1", None
    yield "show-proposal", "GET", f"/proposals/{france}", None
    yield "accept-proposal", "POST", f"/proposals/{canada}/acceptance", {"revision": 1}
    yield "undo-decision", "POST", f"/proposals/{canada}/undo", {"reason": "The day is another"}
    later = {"changes": {"when": "2018-11"}, "reason": "The text gives no day"}
    yield "amend-proposal", "POST", f"/proposals/{canada}/amendment", later
    yield "skip-proposal", "POST", f"/proposals/{france}/skip", {}
    yield "list-decisions", "GET", "/decisions?limit=2", None
    no = {"reason": "The Union is meant"}
    yield "reject-proposal", "POST", f"/proposals/{france}/rejection", no


def run_page(client: TestClient, page: str) -> str:
    """The page with the answer to each of its curl commands as it comes back now."""

    def run(block: re.Match[str]) -> str:
        command = block[1]
        answer = _answer_to(client, command.removeprefix("$ "))
        return f"```console\n{command}\n{answer}\n```"

    return re.sub(r"^```console\n(\$ curl (?:.*\\\n)*.*)\n[^`]*```$", run, page, flags=re.MULTILINE)


def _answer_to(client: TestClient, command: str) -> str:
    words = shlex.split(command.replace("\\\n", " "))
    pretty = "json.tool" in words
    headers, method, body, url = {}, "GET", None, ""
    rest = iter(words[1 : words.index("|") if "|" in words else None])
    for word in rest:
        if word == "--json":
            method, body = "POST", next(rest)
            headers["Content-Type"] = "application/json"
        elif word == "-H":
            name, _, value = next(rest).partition(": ")
            headers[name] = value.replace("$TOKEN", TOKEN)
        elif word != "-s":
            url = word
    response = client.request(method, url.partition(":8000")[2], content=body, headers=headers)
    return (
        json.dumps(response.json(), indent=4, ensure_ascii=False)
        if pretty
        else response.text.rstrip()
    )


def _renew(url: str) -> None:
    with made_up_service(url) as service, TestClient(create_app(service)) as client:
        examples = pformat(example_answers(client), width=100, sort_dicts=False)
    EXAMPLES.write_text(
        '"""What the program answered when it was asked: the examples of the description.\n\n'
        "Written by `python -m tests.api.http.made_up`; a test compares it with the program.\n"
        '"""\n\nfrom __future__ import annotations\n\n'
        f"from typing import Any\n\nEXAMPLES: dict[str, dict[str, Any]] = {examples}\n"
    )
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", EXAMPLES], check=True)
    with made_up_service(url + ".page") as service, TestClient(create_app(service)) as client:
        load_bundle(service)
        PAGE.write_text(run_page(client, PAGE.read_text()))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as directory:
        _renew(f"sqlite:///{directory}/made-up.db")
