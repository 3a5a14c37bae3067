"""Every quote of an archive held against what the log committed to, beside the raw reads.

By hand: the same events read and their states hashed, the same texts read and hashed once.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from benchmarks.figures import Figure, in_turns, throughput
from benchmarks.history import ticking
from domain.citations import commitment, quote_commitment
from events.chronicle import Chronicle, open_chronicle
from events.codec import Codec
from events.drafts import DocumentDraft
from events.gate import report_id
from events.log import Log, New
from events.participation import Joined
from events.report import Citation, Origin
from events.spans.verifying import verify
from events.store.connect import connect
from events.store.content import ContentStore
from events.store.recorder import COLUMNS, TABLE, ChronicleRecorder

_QUOTES = 20
_SENTENCE = "On that day party {number:07} joined the call of {document:07}, as it had said. "


def measure(directory: Path, facts: int, rounds: int) -> Figure:
    """The documents of a chronicle with so many facts verified; documents have 20 facts each."""
    url = f"sqlite:///{directory}/archive.db"
    with closing(connect(url, ticking(), create=True)) as recorder:
        _archive(recorder, facts)

    def ours() -> float:
        with closing(connect(url, ticking())) as recorder:
            start = perf_counter()
            checked = verify(recorder, Codec(), lambda *_: None, lambda _: None)
            seconds = perf_counter() - start
        if checked.findings or checked.quotes["verified"] != facts:
            raise RuntimeError(f"the archive does not verify: {checked}")
        return seconds

    both = in_turns(rounds, ours, lambda: _by_hand(directory / "archive.db"))
    return throughput(f"documents verified, {facts:,} quotes", facts, both, unit="quotes/s")


def _archive(recorder: ChronicleRecorder, facts: int) -> None:
    """Documents through the archive; their facts straight into the log."""
    log, content, salts = Log(recorder, Codec()), ContentStore(recorder), iter(range(1 << 40))

    def entropy(size: int) -> bytes:
        return next(salts).to_bytes(size, "big")

    open_chronicle(recorder, log, entropy)
    chronicle = Chronicle(log, content, entropy=entropy, clock=ticking())
    for document in range(0, facts, _QUOTES):
        numbers = range(document, document + _QUOTES)
        text = "".join(_SENTENCE.format(number=n, document=document) for n in numbers)
        place = chronicle.archive(DocumentDraft(content=text.encode()))
        salt = content.text(place.text).salt
        with log.writing() as write:
            write.append([_fact(place.document, place.text, text, salt, n) for n in range(_QUOTES)])


def _fact(document: str, text: str, words: str, salt: bytes, number: int) -> New:
    size = len(words) // _QUOTES
    start, end = number * size, (number + 1) * size - 2
    event = Joined(
        actor=f"party-{number}",
        instrument="call",
        when="2019",
        citation=Citation(document, text, start, end),
        quote_commitment=quote_commitment(salt, start, end, words[start:end]),
        origin=Origin("benchmark", "benchmark"),
    )
    return New(report_id(event), 1, event)


def _by_hand(path: Path) -> float:
    with closing(sqlite3.connect(path)) as connection:
        start = perf_counter()
        for row in connection.execute(f"SELECT {COLUMNS} FROM {TABLE} ORDER BY position"):
            sha256(row[4]).digest()
        for table, content in (("originals", "bytes"), ("texts", "content")):
            for salt, kept in connection.execute(f"SELECT salt, {content} FROM {table}"):
                commitment(salt, kept)
        return perf_counter() - start
