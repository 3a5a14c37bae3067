"""How a derivation reads in plain words, at a terminal as on a page.

Invariant: these are words for what `projections.questions.explaining.reasons` gives; nothing
is decided or looked up here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from projections.questions.auditing.trail import NoteView, RedactionView
    from projections.questions.explaining.reasons import HappeningView, Why

PARTS = {
    "decides": "decides",
    "in-doubt": "in doubt",
    "contradicts": "says otherwise, and lost",
    "voided": "was revoked before it took effect",
    "overruled": "overruled",
    "earlier": "came before",
    "open": "may have come by then; the answer is the same",
    "later": "came later",
}
ASIDE = {
    "deprecated": "known to be wrong",
    "dropped": "no longer shown by its source",
    "unproven": "speaks of a part of a group",
    "alleged": "only a charge",
    "intention": "only an intention",
}


def lasting(why: Why) -> str:
    """The days on which the answer is the same."""
    start, end = why.valid_from, why.valid_to
    if why.rule == "roster":
        return f"on {why.answer.valid_on}"
    if start and end:
        return f"the same from {start}, before {end}"
    if start or end:
        return f"the same from {start} on" if start else f"the same on every day before {end}"
    return "the same on every day"


def days(one: HappeningView) -> str:
    """The days that a happening may have been on."""
    if one.earliest == one.latest:
        return one.earliest or "undated"
    return f"{one.earliest or '…'} to {one.latest or '…'}"


def remark(note: NoteView, pinned: int | None = None) -> str:
    """What was said later about a fact, where and by whom; `pinned` is an answer's position,
    after which it may have been said."""
    detail = f" {note.detail}" if note.detail else ""
    kind = note.kind.removeprefix("fact-").replace("-", " ")
    late = " (after this answer)" if pinned is not None and note.position > pinned else ""
    return f"{kind}{detail} at position {note.position}{late} by {note.by}: {note.reason}"


def tombstone(redaction: RedactionView) -> str:
    """What stands where words stood."""
    where = f"by {redaction.by} at position {redaction.position}, {redaction.recorded_at}"
    return f"[{redaction.manner} {where}: {redaction.reason}]"
