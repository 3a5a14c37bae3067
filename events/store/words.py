"""The tables beside the log that hold words of sources: the one list of them.

Invariant: a table that holds words of a document is listed here, with what erases them;
whoever adds such a table adds it here (a test fails otherwise). The others of the database
hold none: neither the log and its seal, nor the read tables, which are made from the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from events.store.recorder import ChronicleRecorder, Cursor

WORDS: Mapping[str, tuple[str, ...]] = {
    # the plain hash would tell whether a guess is right; no hash is spelled like an id
    "originals": (
        "UPDATE originals SET sha256 = document, salt = NULL, bytes = NULL, title = NULL "
        "WHERE document = ?",
    ),
    "texts": (
        "UPDATE texts SET sha256 = document, salt = NULL, content = NULL WHERE document = ?",
    ),
    # what was decided is in the log as well; what was not can no longer be
    "proposals": (
        "DELETE FROM proposals WHERE document = ? AND state IN ('open', 'skipped')",
        "UPDATE proposals SET draft = NULL WHERE document = ?",
    ),
    "passages": ("DELETE FROM passages WHERE document = ?",),
    "copy_runs": (
        "DELETE FROM copy_runs WHERE position = "
        "(SELECT position FROM copy_sketches WHERE document = ?)",
    ),
    "copy_sketches": ("DELETE FROM copy_sketches WHERE document = ?",),
}
"""By table, in this order, the statements that erase the words of the document with this id."""
WORDLESS = frozenset(
    {"stored_events", "seal_tiles", "seal_frontier", "seal_checkpoints", "readings",
     "copy_progress", "passages_progress", "access_tokens", "access_sessions"}
)  # fmt: skip
"""The other tables of the write side: places, ids, hashes, and names of those who may write."""


def erase(recorder: ChronicleRecorder, cursor: Cursor, document: str) -> None:
    """Delete all words of a document, in a write in progress."""
    execute = partial(recorder.execute, cursor)
    for table in kept(recorder):
        for statement in WORDS[table]:
            execute(statement, [document])


def kept(recorder: ChronicleRecorder) -> list[str]:
    """Those of the tables that this chronicle has; some are made when they are first needed."""
    return [table for table in WORDS if recorder.has_table(table)]
