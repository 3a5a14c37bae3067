"""What cannot be read because of what is stored: it was not written by the chronicle.

SQLite keeps a text also where bytes or a number belong, and bytes that are no text where a
text belongs. Verification must name such a value, not fail on it.
"""

from __future__ import annotations


def is_unreadable(error: Exception) -> bool:
    """Whether an error is about a value that is stored, and not about the database."""
    wrong_type = isinstance(error, TypeError | ValueError | OverflowError | AttributeError)
    return wrong_type or str(error).startswith("Could not decode to UTF-8")  # nothing else tells
