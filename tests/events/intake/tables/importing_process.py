"""A process that imports a table and kills itself after so many steps; `python -m` runs it."""

from __future__ import annotations

import os
import signal
import sys

from api.wiring import service
from events.intake.tables import importing
from events.intake.tables.names import Names
from tests.events.intake.tables.small import club


def main(url: str, rows: str, steps: int) -> None:
    """Import `rows` into the chronicle at `url`, two at a time; die after `steps` steps."""
    importing.CHUNK = 2
    left = iter(range(steps))

    def progress(_done: int, _total: int, _what: str) -> None:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    with service(url) as opened:
        importing.import_table(
            opened.chronicle, f"who,from,to\n{rows}".encode(), club(), Names(), "me",
            progress=progress,
        )  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
