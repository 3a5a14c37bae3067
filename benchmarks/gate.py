"""The whole command: drafts checked against register and archive, built, appended."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from benchmarks.figures import Figure
from benchmarks.history import ticking
from benchmarks.invention import FIRST_DAY, SEED
from events.chronicle import Chronicle, open_chronicle
from events.codec import Codec
from events.drafts import CitationDraft, DocumentDraft, FactDraft, InstrumentDraft, PartyDraft
from events.log import Log
from events.store.connect import connect
from events.store.content import ContentStore

BATCH = 500
_QUOTES = 50
_PARTIES = 200


def measure(directory: Path, batches: int) -> Figure:
    """Facts a second through `Chronicle.record`, in batches of 500 with 50 a document."""
    rng = Random(SEED)
    clock = ticking()
    with closing(connect(f"sqlite:///{directory / 'gate.db'}", clock, create=True)) as recorder:
        log = Log(recorder, Codec())
        open_chronicle(recorder, log, rng.randbytes)
        chronicle = Chronicle(log, ContentStore(recorder), entropy=rng.randbytes, clock=clock)
        instruments = -(-BATCH * batches // _PARTIES)
        chronicle.register(
            [
                *(PartyDraft(id=f"p{n}", kind="state", name=f"State {n}") for n in range(_PARTIES)),
                *(
                    InstrumentDraft(id=f"i{n}", kind="pledge", name=f"Pledge {n}")
                    for n in range(instruments)
                ),
            ],
            "desk",
        )
        times = []
        for batch in range(batches):
            drafts = [
                draft
                for document in range(BATCH // _QUOTES)
                for draft in _drafts(chronicle, rng, batch * BATCH + document * _QUOTES)
            ]
            start = perf_counter()
            chronicle.record(drafts, "desk")
            times.append(perf_counter() - start)
    return Figure(
        f"{BATCH * batches:,} facts through Chronicle.record, {BATCH} at a time",
        f"{BATCH / median(times):,.0f} facts/s",
    )


def _drafts(chronicle: Chronicle, rng: Random, first: int) -> list[FactDraft]:
    """Archive a document; fifty facts with their quotes in it."""
    told = []
    for number in range(first, first + _QUOTES):
        day = FIRST_DAY + timedelta(days=rng.randrange(4000))
        party, instrument = number % _PARTIES, number // _PARTIES
        quote = f"State {party} joined Pledge {instrument} on {day:%d %B %Y}."
        told.append((f"p{party}", f"i{instrument}", day.isoformat(), quote))
    text = "\n".join(f"It was confirmed in a note that {quote}" for *_, quote in told)
    archived = chronicle.archive(DocumentDraft(content=text.encode(), publisher="The Paper"))
    return [
        FactDraft(
            kind="joined",
            roles={"actor": party, "instrument": instrument},
            when=when,
            citation=CitationDraft(document=archived.document, quote=quote),
        )
        for party, instrument, when, quote in told
    ]
