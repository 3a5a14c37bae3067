"""WARC (ISO 28500): each HTML or text response in it is a page, with its address and its time.

Invariant: a record's bytes are the body that the server sent, with transfer and content
encodings undone, so that the same page from a file or a WARC is the same document.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, NamedTuple

from events.documents import MAX_BYTES
from events.intake.pages.page import Unreadable

_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
_KINDS = ("response", "resource")


class Response(NamedTuple):
    """One response: where it was found, when, what type it said to be, its body."""

    url: str
    retrieved_at: str | None
    media_type: str
    content: bytes


def responses_in(content: bytes, name: str) -> Iterator[Response | Unreadable]:
    """The pages in a WARC, compressed or not, in its order; what is broken is said.

    Pictures, scripts, redirects and errors of servers are no pages and are passed over.
    """
    from warcio.archiveiterator import ArchiveIterator

    found = False
    records = iter(ArchiveIterator(io.BytesIO(content)))
    while True:
        try:
            with redirect_stderr(io.StringIO()):  # warcio prints pieces of broken records
                page = _page(next(records))
        except StopIteration:
            break
        except Exception as error:  # whatever warcio meets in a malformed header
            yield Unreadable(name, f"The WARC is broken from here on: {_why(error)}.")
            return
        if page is not None:
            found = True
            yield page
    if not found:
        yield Unreadable(name, "The WARC holds no page: no HTML or text with status 200.")


def _page(record: Any) -> Response | Unreadable | None:
    if record.rec_type not in _KINDS:
        return None
    http = record.http_headers
    if http is not None and http.get_statuscode() != "200":
        return None
    media_type = (http or record.rec_headers).get_header("Content-Type") or ""
    if media_type.partition(";")[0].strip().lower() not in _PAGES:
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        body = record.content_stream().read(MAX_BYTES + 1)
    except (OSError, ValueError, EOFError) as error:
        return Unreadable(url, f"The body of the response cannot be read: {_why(error)}.")
    if len(body) > MAX_BYTES:
        return Unreadable(url, f"The response has more than {MAX_BYTES:,} bytes.")
    taken = record.rec_headers.get_header("WARC-Date")
    return Response(url.strip("<>"), taken, media_type, body)


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
