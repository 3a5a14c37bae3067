"""The words of a document go, and the record stays: raw files, answers, proofs, rebuilds."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest
from fastapi.testclient import TestClient

from api.access import Access
from api.http.app import create_app
from api.wiring import Service
from events.drafts import CitationDraft, DocumentDraft, FactDraft
from events.intake.proposal import Proposal
from events.intake.proposals.amending import Amendment
from events.intake.proposals.filed import Reading
from events.seal.keys import Keys
from events.seal.seal import Seal
from events.seal.verifying import verify
from events.spans.findings import Finding
from events.spans.verifying import verify as verify_documents
from events.store.access import AccessStore
from projections.questions.auditing.trail import RedactionView
from tests.given import BY, World, as_bytes, quoted

TITLE = "The heron of Vasimarga"
QUOTE = 'Ostrawende joined the Quay Pledge at Großhafen, "before noon"'
DECIDED = "the delegate of Umberlind refused it, waving a blue umbrella"
PAGE = f"{QUOTE}; {DECIDED}. Nobody else at Kessimbrook quay had read it.\n"
NEEDLES = ("Vasimarga", "Großhafen", "Gro\\u00dfhafen", "waving a blue umbrella", "Kessimbrook")
INDEXED = (b"vasimarga", b"umbrella", b"kessimbrook")
"""As the index of words spells them."""
DAY = "2021-06-01"
WHY = "at the author's request"


class Story(NamedTuple):
    """A chronicle in which one document is quoted, proposed from and decided about."""

    world: World
    document: str
    fact: str
    raw: Callable[[], bytes]

    @property
    def secrets(self) -> list[bytes]:
        """What must be in no file: words, the plain hash, the salts."""
        text = self.world.content.text_of(self.document)
        return [*map(str.encode, NEEDLES[:2]), text.sha256.encode(), NEEDLES[4].encode()]

    def redact(self, manner: Any) -> None:
        self.world.chronicle.redactions.redact(self.document, manner, BY, WHY)
        self.world.projector.catch_up()


@pytest.fixture(params=["sqlite", "postgres"])
def story(request: pytest.FixtureRequest) -> Iterator[Story]:
    url: str = request.getfixturevalue(f"{request.param}_url")
    server = request.getfixturevalue("postgres_server") if request.param == "postgres" else None
    with World(url) as world:
        document, fact = told(world)
        yield Story(world, document, fact, lambda: raw_files(url, server))


def raw_files(url: str, server: Any) -> bytes:
    """The bytes of all files of the database, read by another process: no lock is lost."""
    if server is None:
        files = [str(path) for path in Path(url.removeprefix("sqlite:///")).parent.iterdir()]
        assert any(path.endswith("-wal") for path in files)
    else:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            find = "SELECT oid FROM pg_database WHERE datname = current_database()"
            row = connection.execute(find).fetchone()
        assert row is not None
        files = [str(path) for path in (server.directory / "base" / str(row[0])).iterdir()]
    return subprocess.run(["cat", *files], capture_output=True, check=True).stdout


def told(world: World) -> tuple[str, str]:
    """A page that a fact quotes; proposals from it accepted, amended, rejected and open."""
    for number in range(20):  # pages before it and after it
        world.chronicle.archive(DocumentDraft(content=f"{number}: {'sand ' * number}".encode()))
    for state in ("ostrawende", "umberlind", "canada", "norway"):
        world.party(state)
    world.instrument("quay-pledge")
    page = DocumentDraft(content=PAGE.encode(), publisher="The Quay", title=TITLE)
    archived = world.chronicle.archive(page)
    reading = Reading(text=archived.text, document=archived.document, reader="rules@1")
    put = world.chronicle.proposals.put(
        reading,
        [
            proposal("declined", "umberlind", DECIDED),
            proposal("joined", "canada", QUOTE),
            proposal("joined", "norway", QUOTE),
            proposal("declined", "norway", DECIDED),
        ],
    )
    decisions = world.chronicle.decisions
    decisions.accept(put.new[0], BY)
    decisions.amend(put.new[1], Amendment(when="2021"), BY)
    decisions.reject(put.new[2], BY, "another was meant")
    fact = FactDraft(
        kind="joined",
        roles={"actor": "ostrawende", "instrument": "quay-pledge"},
        when="2021-05-03",
        citation=CitationDraft(document=archived.document, quote=QUOTE),
    )
    (recorded,) = world.chronicle.record([fact], BY)
    for number in range(20):
        world.chronicle.archive(DocumentDraft(content=f"{number}: {'silt ' * number}".encode()))
    world.projector.catch_up()
    world.projector.rebuild()
    return archived.document, recorded.fact


def unsound(finding: Finding) -> None:
    pytest.fail(finding.text)


def proposal(kind: str, actor: str, quote: str) -> Proposal:
    start = PAGE.index(quote)
    return Proposal(
        kind=kind,
        roles={"actor": actor, "instrument": "quay-pledge"},
        when="2021-05-03",
        start=start,
        end=start + len(quote),
        quote=quote,
        reader="rules@1",
        rule="named-list",
        named_as={"actor": actor},
    )


def test_erased_words_are_in_no_file(story: Story) -> None:
    """Every file of the database, grepped while it is open: no words, no hash, no salt."""
    secrets = story.secrets
    story.world.chronicle.text_index.catch_up()
    before = story.raw()
    assert [each for each in (*secrets, *INDEXED) if each not in before] == []
    story.redact("erased")
    after = story.raw()
    needles = [*secrets, *INDEXED, *(needle.encode() for needle in NEEDLES)]
    assert [each for each in needles if each in after] == []
    assert b"author's request" in after


def test_answers_proofs_and_rebuilds_stay(story: Story) -> None:
    """Pinned answers keep their bytes, the log verifies, a rebuild gives the same state."""
    world, position = story.world, story.world.position
    ask = world.questions
    pinned: list[Callable[[], Any]] = [
        lambda: ask.ask("ostrawende", "quay-pledge", DAY, position),
        lambda: ask.roster("quay-pledge", DAY, position),
        lambda: ask.timeline("quay-pledge", position),
        lambda: ask.why("umberlind", "quay-pledge", DAY, position),
        lambda: ask.facts(known_at=position),
    ]
    before = [as_bytes(answer()) for answer in pinned]
    for manner in ("withheld", "erased"):
        story.redact(manner)
        assert [as_bytes(answer()) for answer in pinned] == before
        state = world.state()
        assert world.projector.rebuild().state_hash == state
        seal = Seal(world.recorder, world.chronicle.chronicle_id())
        found = verify(seal, Keys(world.log, seal.origin), lambda *_: None)
        assert (found.events, found.findings) == (world.position, ())
        checked = verify_documents(world.recorder, world.log.codec, lambda *_: None, unsound)
        assert (checked.withheld, checked.erased) == (manner == "withheld", manner == "erased")


@pytest.mark.parametrize("manner", ["withheld", "erased"])
def test_a_tombstone_stands_where_the_words_stood(story: Story, manner: str) -> None:
    """The audit says who, when and why; the fact and its place in the text stay."""
    ask = story.world.questions
    assert quoted(ask.audit(story.fact)).exact == QUOTE
    assert isinstance(ask.quotes([story.fact])[story.fact], type(quoted(ask.audit(story.fact))))
    before = ask.audit(story.fact)
    story.redact(manner)
    stone = RedactionView(
        manner=manner,
        by=BY,
        reason=WHY,
        position=story.world.position,
        recorded_at=ask.audit(story.fact).source.redaction.recorded_at,  # type: ignore[union-attr]
    )
    audit = ask.audit(story.fact)
    assert (audit.quote, audit.fact) == (None, before.fact)
    assert (audit.source.title, audit.source.sha256) == (None, None)
    assert audit.source.redaction == stone
    assert ask.quotes([story.fact]) == {story.fact: stone}
    assert audit.source.publisher == "The Quay"


@pytest.mark.parametrize("manner", ["withheld", "erased"])
def test_no_door_gives_the_words(story: Story, manner: str, caplog: Any, capfd: Any) -> None:
    """Every question over HTTP, every proposal, refusals and logs: the words are in none."""
    world = story.world
    story.redact(manner)
    access = Access(AccessStore(world.recorder), entropy=os.urandom, clock=world.clock)
    token = {"Authorization": f"Bearer {access.issue(BY, ['admin']).secret}"}
    service = Service(world.chronicle, world.questions, world.projector, access)
    call = f"instrument=quay-pledge&valid_on={DAY}"
    asked = [
        f"/ask?party=umberlind&{call}", f"/roster?{call}", f"/counts?{call}", "/proposals",
        f"/why?party=ostrawende&{call}", f"/snapshot?{call}", f"/facts/{story.fact}", "/facts",
        "/conflicts", "/parties", "/instruments", "/timeline?instrument=quay-pledge",
        f"/diff?instrument=quay-pledge&valid_from=2020-01-01&valid_to={DAY}",
    ]  # fmt: skip
    fact = {"kind": "joined", "when": "2021", "citation": {
        "document": story.document, "quote": "a guess"}, "roles": {
        "actor": "canada", "instrument": "quay-pledge"}}  # fmt: skip
    with TestClient(create_app(service)) as client:
        answers = [client.get(path) for path in asked]
        assert {answer.status_code for answer in answers} == {200}
        refused = client.post("/facts", json=fact, headers=token)
        assert (refused.status_code, refused.json()["type"]) == (
            409, "urn:chronicle:problem:redacted",
        )  # fmt: skip
        said = "\n".join(answer.text for answer in (*answers, refused))
    (first, *_) = client.get("/proposals").json()["proposals"]
    assert first["redaction"]["manner"] == manner
    assert first["quote"] is None
    said += caplog.text + "".join(capfd.readouterr())
    assert [needle for needle in NEEDLES if needle in said] == []
