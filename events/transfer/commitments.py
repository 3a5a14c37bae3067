"""The words of a document held against the event that archived it, going out and coming in.

Invariant: what leaves a chronicle can be taken in again.
"""

from __future__ import annotations

from domain.citations import commitment
from events.record import DocumentArchived
from events.transfer.format import Words


def fault(words: Words, event: DocumentArchived) -> str | None:
    """What does not hold, as a sentence; None if all of it does. No event commits to a title."""
    if words.text != event.text:
        return f"{words.document} has the text {event.text}, not {words.text}."
    if words.source.split("\n")[:2] != [event.publisher or "", event.url or ""]:
        return f"{words.document} is not from the source that is named."
    if commitment(words.salt, words.original) != event.bytes_commitment:
        return f"the bytes of {words.document} do not open their commitment."
    if commitment(words.text_salt, words.content.encode()) != event.text_commitment:
        return f"the text of {words.document} does not open its commitment."
    return None
