"""Whether a page shows only the opening of its article, and asks for money for the rest.

Invariant: a wall is told by what the page says, together with how little of it there is; a
long article that also sells subscriptions is no stub.
"""

from __future__ import annotations

import re

_WALL = re.compile(
    r"subscribe (?:now )?to (?:continue|keep|read|unlock)|to (?:continue|keep) reading"
    r"|already a (?:subscriber|member)|(?:for|to) (?:paying |paid )?(?:subscribers|members) only"
    r"|(?:reserved|exclusive|available|only) (?:for|to) (?:our )?(?:subscribers|members)"
    r"|(?:log|sign) ?in to (?:continue|read)|start your (?:free )?trial|unlock (?:this|the full)"
    r"|this is premium content|premium content is locked"
    r"|you have (?:reached|read) your\b.{0,40}\blimit",
    re.IGNORECASE,
)
_ARTICLE = 250
"""Words: what is longer is taken for whole, whatever it sells."""


def stub_in(text: str, words: int, *, walled: bool) -> str | None:
    """A sentence that says what is missing, or None; `words` are those of the article shown."""
    if words >= _ARTICLE:
        return None
    found = _WALL.search(text)
    if found is None and not walled:
        return None
    shown = f"it says {found.group()!r}" if found else "it says that it is not free to read"
    return f"Only the opening of the article is here, {words} words: {shown}."
