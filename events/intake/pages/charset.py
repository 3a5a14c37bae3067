"""Bytes to characters: by what the page says of itself, else UTF-8, else not at all.

Invariant: nothing is guessed and nothing replaced. Order (WHATWG HTML, 13.2.3): byte order
mark, the charset declared beside the bytes, the one declared in them, UTF-8. A label of eight
bits on bytes that are UTF-8 beyond ASCII is taken for the mistake it is.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from domain.errors import InvalidInput

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
_LATIN = {"iso8859-1", "ascii", "latin-1"}  # browsers read these labels as windows-1252
_NO_CHARSETS = {"utf-7", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined"}


class Decoded(NamedTuple):
    """Characters, the charset that gave them, and a remark if it was not the declared one."""

    text: str
    charset: str
    remark: str | None = None


def decoded(content: bytes, declared: str | None = None, *, markup: bool = False) -> Decoded:
    """The characters of `content`; of markup, with the charset that it declares itself.

    Raises `InvalidInput` that lists what was tried if no charset fits.
    """
    tried: list[str] = []
    for label, where in _candidates(content, declared, markup):
        name = _codec(label)
        if name is None:
            tried.append(f"{label} ({where}): not a known charset")
            continue
        try:
            text = content.decode(name)
        except UnicodeError as error:
            tried.append(f"{label} ({where}): {_why(error)}")
            continue
        if not name.startswith("utf") and _is_utf8(content):
            remark = f"It declares {label} but is UTF-8, and was read as UTF-8."
            return Decoded(content.decode("utf-8"), "utf-8", remark)
        wrong = f"It is not {tried[0].split(' (')[0]}, as declared, but {name}." if tried else None
        return Decoded(text, name, wrong)
    raise InvalidInput(
        f"Its characters cannot be read; tried {'; '.join(tried)}. Convert it first, "
        "for example with iconv -f WINDOWS-1252 -t UTF-8.",
        field="content",
    )


def _candidates(content: bytes, declared: str | None, markup: bool) -> Iterator[tuple[str, str]]:
    for mark, label in _BOMS:
        if content.startswith(mark):
            yield label, "byte order mark"
    if declared:
        yield declared, "declared with it"
    if markup:
        for pattern in (_XML, _META):
            if found := pattern.search(content[:_HEAD]):
                label = found.group(1).decode("ascii")
                # A label that could be read cannot be of sixteen bits (WHATWG, prescan).
                yield "utf-8" if label.lower().startswith("utf-16") else label, "declared in it"
    yield "utf-8", "without a declaration"


def _codec(label: str) -> str | None:
    try:
        info = codecs.lookup(label.strip())
    except (LookupError, ValueError):
        return None
    if info.name in _NO_CHARSETS or not getattr(info, "_is_text_encoding", True):
        return None
    return "cp1252" if info.name in _LATIN else info.name


def _is_utf8(content: bytes) -> bool:
    if content.isascii():
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _why(error: UnicodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start} is 0x{error.object[error.start]:02x}"
    return str(error)
