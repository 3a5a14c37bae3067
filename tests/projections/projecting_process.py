"""A projector that the tests run as a process of its own, and kill.

    python projecting_process.py URL catch_up PAGE
    python projecting_process.py URL rebuild PAGE

Says the position after each page. With a further argument N it writes the Nth page but does
not commit it: it says "mid-page" and waits.
"""

from __future__ import annotations

import sys

from api.wiring import clock
from events.codec import Codec
from events.log import Log
from events.store.connect import connect
from projections import runner
from projections.engine import read_engine
from projections.page import Page


def _stop_in(nth: int) -> None:
    written, pages = Page._write, iter(range(1, 1_000_000))

    def write(page: Page) -> None:
        written(page)
        if next(pages) == nth:
            print("mid-page", flush=True)
            sys.stdin.read()

    Page._write = write  # type: ignore[method-assign, assignment]


def main(url: str, what: str, size: str, nth: str = "0") -> None:
    runner.PAGE = int(size)
    if int(nth):
        _stop_in(int(nth))
    recorder = connect(url, clock, lock_timeout=30)
    engine = read_engine(url, lock_timeout=30)
    projector = runner.Projector(engine, Log(recorder, Codec()))

    def tell(reached: int, head: int) -> None:
        print(reached, head, flush=True)
        sys.stdin.readline()

    getattr(projector, what)(tell)
    print("done", flush=True)
    engine.dispose()
    recorder.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
