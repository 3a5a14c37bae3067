"""What was recorded, shown so that it cannot steer: neither a terminal nor a page.

Invariant: characters that move a cursor, reorder what stands beside them or hide appear as
escapes, `\\u202e`; all others stay.
"""

from __future__ import annotations

import re

_STEERING = re.compile(
    r"\x1b(?!\[[0-9;]*m)"  # escapes other than colours
    r"|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]"  # controls but for tab and line feed
    r"|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"  # direction, zero width
)


def visible(text: str) -> str:
    """The text with every character that would steer as its Python escape."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
