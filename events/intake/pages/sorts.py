"""What sort of page some bytes are: by what is said of them, by their name, by their look.

Invariant: what is not text (PDF, an image, an archive) is refused by its name here, before
anything tries to read it.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from domain.errors import InvalidInput

HTML, MARKDOWN, PLAIN, WARC = "text/html", "text/markdown", "text/plain", "application/warc"
_TYPES = {
    HTML: HTML,
    "application/xhtml+xml": HTML,
    MARKDOWN: MARKDOWN,
    "text/x-markdown": MARKDOWN,
    PLAIN: PLAIN,
    WARC: WARC,
    "application/warc+gzip": WARC,
}
SUFFIXES = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".txt": PLAIN,
    ".text": PLAIN,
    ".warc": WARC,
}
_NOT_PAGES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3", "a database"),
)
_MARKUP = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_GZIP = b"\x1f\x8b"


def sort_of(content: bytes, name: str, media_type: str | None = None) -> str:
    """One of the four sorts. Raises `InvalidInput` for what is none of them."""
    for magic, what in _NOT_PAGES:
        if content.startswith(magic):
            raise InvalidInput(
                f"It is {what}; pages are read from HTML, plain text, Markdown and WARC. Save "
                "its text in one of these first.",
                field="content",
            )
    if media_type is not None:
        return _said(media_type)
    if content.startswith((b"WARC/1.", _GZIP)):  # of gzip only WARCs are left here
        return WARC
    path = PurePosixPath(name.lower())
    if path.suffix in SUFFIXES:
        return SUFFIXES[path.suffix]
    return HTML if _MARKUP.match(content[:4096]) else PLAIN


def charset_in(media_type: str | None) -> str | None:
    """The charset that a media type names: `text/html; charset=utf-8`."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media_type or "", re.IGNORECASE)
    return found.group(1) if found else None


def _said(media_type: str) -> str:
    essence = media_type.partition(";")[0].strip().lower()
    if essence not in _TYPES:
        raise InvalidInput(
            f"Pages of type {essence!r} are not read; these are: {', '.join(_TYPES)}.",
            field="media_type",
        )
    return _TYPES[essence]
