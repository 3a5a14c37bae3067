"""A small world to state facts in: one line a fact, one line a question.

Parties and instruments are registered on first mention, every fact gets a made-up document
of its own, and the clock and all randomness are made up too, so that the same lines always
give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

import msgspec
from sqlalchemy import select

from events.chronicle import Chronicle, open_chronicle
from events.codec import Codec
from events.corrections import RankName
from events.drafts import (
    CitationDraft,
    DocumentDraft,
    FactDraft,
    InstrumentDraft,
    PartyDraft,
)
from events.gate import report_id
from events.log import Log, New
from events.record import DocumentArchived
from events.registry import FACT_KINDS
from events.report import Citation, Origin, Report
from events.store.connect import connect
from events.store.content import ContentStore
from projections.engine import read_engine
from projections.questions import Questions
from projections.questions.answers import AskAnswer
from projections.questions.auditing.trail import Audit, QuoteView
from projections.runner import Projector
from projections.schema import generations, read_model
from projections.state import state_hash
from tests.memory import in_memory

BY = "a tester"
START = 1_541_980_800_000_000
"""2018-11-12T00:00:00Z in microseconds; each reading of the clock is a second later."""
_TARGETS = {"instrument": "pledge", "list": "list", "group": "group", "body": "organization"}


class World:
    """A chronicle at `url`, made if it is not there. Use it in a `with` block.

    One in a new SQLite file is a copy, unless `copied` is false: to make one takes longer
    than most tests do.
    """

    def __init__(self, url: str, codec: Codec | None = None, *, copied: bool = True) -> None:
        self.url = url
        self._seconds = count()
        self._bytes = count(1)
        self._documents = count(1)
        if copied and url.startswith("sqlite:") and not (file := _file(url)).exists():
            file.write_bytes(_just_opened())
        self.recorder = connect(url, self.clock, create=True, lock_timeout=30)
        self.log = Log(self.recorder, codec or Codec())
        if not self.recorder.has_chronicle:
            open_chronicle(self.recorder, self.log, self._entropy)
        elif self.position == 1:  # it was opened elsewhere: go on as if it had been here
            self.clock(), self._entropy(16)
        self.content = ContentStore(self.recorder)
        self.chronicle = Chronicle(self.log, self.content, entropy=self._entropy, clock=self.clock)
        self.engine = read_engine(url, lock_timeout=30)
        self.projector = Projector(self.engine, self.log)
        self.projector.prepare()
        self.questions = Questions(self.engine, self.log, self.content)
        self._registered: set[str] = set()

    def __enter__(self) -> World:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.engine.dispose()
        self.recorder.close()

    def clock(self) -> int:
        """A second later each time."""
        return START + 1_000_000 * next(self._seconds)

    def _entropy(self, size: int) -> bytes:
        return next(self._bytes).to_bytes(size, "big")

    # --- what is on file -----------------------------------------------------------------

    def party(self, party: str, kind: str = "state", **more: Any) -> None:
        """Register a party; its name is its id unless `name` says otherwise."""
        self._register(PartyDraft, party, kind, more)

    def instrument(self, instrument: str, kind: str = "pledge", **more: Any) -> None:
        """Register an instrument; its name is its id unless `name` says otherwise."""
        self._register(InstrumentDraft, instrument, kind, more)

    def _register(self, draft: type[Any], entity: str, kind: str, more: dict[str, Any]) -> None:
        made = draft(id=entity, kind=kind, **{"name": entity, **more})
        self.chronicle.register([made], BY)
        self._registered.add(entity)

    def mention(self, role: str, entity: str) -> None:
        """Register whoever plays a role for the first time."""
        if entity in self._registered:
            return
        kind = _TARGETS.get(role, "state")
        if kind in ("pledge", "list"):
            self.instrument(entity, kind)
        else:
            self.party(entity, kind)

    def fact(self, kind: str, *, publisher: str | None = None, **said: Any) -> str:
        """Record one fact through the public commands; its id. Roles and values by name."""
        return self.chronicle.record([self._draft(kind, publisher, said)], BY)[0].fact

    def correct(self, fact: str, kind: str, **said: Any) -> str:
        """Another fact takes the place of one on file; the id of the new one."""
        draft = self._draft(kind, None, said)
        noted = self.chronicle.corrections.correct(fact, draft, BY, "it was misread")
        assert noted.replacement is not None
        return noted.replacement

    def retract(self, fact: str) -> None:
        """The fact should never have stood."""
        self.chronicle.corrections.retract(fact, BY, "it was never said")

    def rank(self, fact: str, rank: RankName) -> None:
        """The fact is preferred, normal or deprecated from here on."""
        self.chronicle.corrections.rank(fact, rank, BY, "weighed")

    def drop(self, fact: str) -> None:
        """A later snapshot of the fact's source, archived here, leaves it out."""
        words = f"{next(self._documents)}: all that is listed now."
        snapshot = self.chronicle.archive(DocumentDraft(content=words.encode())).document
        self.chronicle.corrections.drop(fact, snapshot, BY, "no longer listed")

    def merge(self, merged: str, into: str) -> None:
        """From here on one party is held to be the other."""
        for party in (merged, into):
            self.mention("actor", party)
        self.chronicle.merging.merge(merged, into, BY, "two names of one")

    def unmerge(self, merged: str) -> None:
        """The party stands for itself again."""
        self.chronicle.merging.unmerge(merged, BY, "two after all")

    def policy(self, version: int) -> None:
        """Another version of the rules decides from here on."""
        self.chronicle.policies.change(version, BY, "agreed upon")

    def _draft(self, kind: str, publisher: str | None, said: dict[str, Any]) -> FactDraft:
        """The fact as a draft that quotes the whole of a document of its own."""
        roles = {r: said.pop(r) for r in FACT_KINDS[kind].ROLES if r in said}
        for role, entity in roles.items():
            self.mention(role, entity)
        common = {f: said.pop(f) for f in FactDraft.__struct_fields__ if f in said}
        words = f"{next(self._documents)}: {kind}, {' '.join(roles.values())}."
        cited = self.chronicle.archive(DocumentDraft(content=words.encode(), publisher=publisher))
        citation = CitationDraft(document=cited.document, quote=words)
        return FactDraft(kind=kind, roles=roles, values=said, citation=citation, **common)

    def append(self, events: Sequence[New]) -> int:
        """Append events past the gate, all in one write; the position of the last."""
        with self.log.writing() as write:
            return write.append(events)[-1].position

    # --- what can be asked ---------------------------------------------------------------

    @property
    def position(self) -> int:
        """The last position of the log."""
        return self.log.head().position

    def ask(
        self,
        party: str,
        instrument: str,
        on: str,
        known_at: int | str | None = None,
        aspect: str | None = None,
    ) -> AskAnswer:
        """Bring the read tables up to date, then ask."""
        self.projector.catch_up()
        return self.questions.ask(party, instrument, on, known_at, aspect)

    def says(self, party: str, instrument: str, on: str, known_at: int | str | None = None) -> str:
        """The answer and its reason in one phrase: `no, withdrew`."""
        found = self.ask(party, instrument, on, known_at)
        return f"{found.answer}, {found.reason}"

    def state(self) -> str:
        """The hash of the read tables that answer now, as they stand."""
        with self.engine.connect() as connection:
            active = select(generations.c.generation).where(generations.c.active)
            return state_hash(connection, read_model(connection.execute(active).scalar_one()))

    def restart(self) -> None:
        """Go on with a projector that remembers nothing, as a new process would."""
        self.projector = Projector(self.engine, self.log)


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@cache
def _just_opened() -> bytes:
    """The file of a chronicle that holds its opening alone."""
    with TemporaryDirectory(dir=in_memory()) as folder:
        url = f"sqlite:///{folder}/opened.db"
        with World(url, copied=False):
            pass
        return _file(url).read_bytes()


def made_up_document(number: int, publisher: str | None = None) -> New:
    """A document that is in the log only: its words are in no store."""
    event = DocumentArchived(
        document=f"d1-{number:032x}",
        text=f"t1-{number:032x}",
        bytes_commitment=f"{number:064x}",
        text_commitment=f"{number:064x}",
        size=1000,
        length=1000,
        media_type="text/plain",
        extractor="made-up@1",
        retrieved_at="2018-11-12T00:00:00Z",
        publisher=publisher,
    )
    return New(event.document, 1, event)


def made_up_fact(kind: str, document: int, place: int, **said: Any) -> New:
    """A report that has passed no gate, said at `place` of a made-up document."""
    event: Report = msgspec.convert(
        {
            "citation": msgspec.to_builtins(
                Citation(f"d1-{document:032x}", f"t1-{document:032x}", place, place + 1)
            ),
            "quote_commitment": f"{place:064x}",
            "origin": msgspec.to_builtins(Origin(BY, BY)),
            **said,
        },
        FACT_KINDS[kind],
    )
    return New(report_id(event), 1, event)


def quoted(audit: Audit) -> QuoteView:
    """The words of a fact, which are given."""
    assert audit.quote is not None
    return audit.quote


def as_bytes(answer: Any) -> bytes:
    """An answer as a door would send it."""
    return msgspec.json.encode(answer)
