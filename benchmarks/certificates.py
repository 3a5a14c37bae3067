"""Certificates: a roster's checked beside Python's own start-up, and made beside its reads.

The roster has 200 parties, each with a fact of its own that quotes its own words, in a log of
many other events. The check runs in this process, imports aside; the start-up is `python -c
pass`, timed in the same run. Beside the making: the roster, the snapshot that is hashed, the
events and their proofs, each asked for once.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.figures import Figure, at_most, in_turns
from benchmarks.history import batches, projected, ticking
from benchmarks.invention import invent
from events.chronicle import Chronicle, open_chronicle
from events.codec import Codec
from events.drafts import CitationDraft, DocumentDraft, FactDraft, InstrumentDraft, PartyDraft
from events.log import Log
from events.seal.certificates.checking import check
from events.seal.keys import Keys
from events.seal.notes import Signer
from events.seal.seal import Seal
from events.store.connect import connect
from events.store.content import ContentStore
from projections.questions import Questions

START_UP = at_most(1.00)
PARTIES = 200
DAY = "2020-01-01"
BY = "benchmark"


class Bench(NamedTuple):
    """A chronicle with a key, and the roster that is certified."""

    questions: Questions
    log: Log
    seal: Seal
    signer: Signer

    def certificate(self) -> bytes:
        """The certificate of the roster."""
        question = self.questions.pinned("roster", DAY, instrument="pact")
        return self.questions.certify(question, self.seal, self.signer)


def measure(directory: Path, facts: int, rounds: int) -> list[Figure]:
    """Both figures, on a log with that many other facts."""
    with _chronicle(directory, facts) as bench:
        file, size = bench.certificate(), bench.seal.size()
        checked = check(file, bench.signer.public)
        positions = list(checked.proven.events)
        if len(checked.proven.facts) != PARTIES:
            raise RuntimeError(f"{len(checked.proven.facts)} facts were certified")

        def checking() -> float:
            start = perf_counter()
            check(file, bench.signer.public)
            return perf_counter() - start

        def making() -> float:
            start = perf_counter()
            bench.certificate()
            return perf_counter() - start

        def reading() -> float:
            start = perf_counter()
            bench.questions.roster("pact", DAY)
            with bench.questions.snapshot(DAY, instrument="pact", format="json") as written:
                for _ in written:
                    pass
            bench.log.rows(positions)
            bench.seal.inclusions(positions, size)
            return perf_counter() - start

        check_beside = in_turns(rounds, checking, _start_up)
        made_beside = in_turns(rounds, making, reading)
    what = f"roster of {PARTIES} parties, {len(file):,} bytes, {size:,} events"
    return [
        Figure(f"{what}: checked", f"{check_beside.ours * 1e3:.1f} ms",
               f"{check_beside.raw * 1e3:.1f} ms", check_beside.ratio, START_UP, "python -c pass"),
        Figure(f"{what}: made", f"{made_beside.ours * 1e3:.1f} ms",
               f"{made_beside.raw * 1e3:.1f} ms", made_beside.ratio, None, "its reads"),
    ]  # fmt: skip


def _start_up() -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return perf_counter() - start


@contextmanager
def _chronicle(directory: Path, facts: int) -> Iterator[Bench]:
    path = directory / "certificates.db"
    recorder = connect(f"sqlite:///{path}", ticking(), create=True)
    try:
        log, salts = Log(recorder, Codec()), iter(range(1, 10**6))

        def entropy(size: int) -> bytes:
            return next(salts).to_bytes(size, "big")

        origin = open_chronicle(recorder, log, entropy)
        content = ContentStore(recorder)
        chronicle = Chronicle(log, content, entropy=entropy, clock=ticking())
        for batch in batches(invent(facts)):
            with log.writing() as writing:
                writing.append(batch)
        _sign_up(chronicle)
        keys, key = Keys(log, origin), directory / "benchmark.key"
        keys.add(key, BY, "measured", entropy)
        with projected(path) as (questions, projector):
            projector.catch_up()
            yield Bench(questions, log, Seal(recorder, origin), keys.signer(key))
    finally:
        recorder.close()


def _sign_up(chronicle: Chronicle) -> None:
    names = [f"signatory-{n}" for n in range(PARTIES)]
    lines = [f"{name} signed the pact in the year before.\n" for name in names]
    archived = chronicle.archive(DocumentDraft(content="".join(lines).encode()))
    parties = [PartyDraft(id=name, kind="organization", name=name) for name in names]
    chronicle.register([InstrumentDraft(id="pact", kind="pledge", name="pact"), *parties], BY)
    drafts = [
        FactDraft(
            kind="joined",
            roles={"actor": name, "instrument": "pact"},
            when="2019",
            citation=CitationDraft(document=archived.document, quote=line.rstrip("\n")),
        )
        for name, line in zip(names, lines, strict=True)
    ]
    chronicle.record(drafts, BY)
