"""Gzip undone: a page that was compressed is the page that it is without.

Invariant: a WARC keeps its compression, which is by record. Nothing larger than what may be
archived comes out.
"""

from __future__ import annotations

import gzip
import io
import zlib

from domain.errors import InvalidInput
from events.documents import MAX_BYTES

_MAGIC = b"\x1f\x8b"
_WARC = b"WARC/"


def unzipped(content: bytes, name: str) -> tuple[bytes, str]:
    """The bytes and the name without gzip; of a WARC as they are.

    Raises `InvalidInput` for a broken gzip file, or one of more than `MAX_BYTES`.
    """
    if not content.startswith(_MAGIC):
        return content, name
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            if file.peek(len(_WARC)).startswith(_WARC):
                return content, name
            found = file.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        if ".warc" in name.lower():  # the records before the damage can be read
            return content, name
        raise InvalidInput(f"Its gzip is broken: {error}.", field="content") from error
    if len(found) > MAX_BYTES:
        raise InvalidInput(
            f"It has more than {MAX_BYTES:,} bytes without gzip; at most so many are archived.",
            field="content",
        )
    return found, name[:-3] if name.lower().endswith(".gz") else name
