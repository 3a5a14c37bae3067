"""From bytes to pages: the one way in for every sort of page.

Invariant: a page that comes out has a text without control characters, in which something
can be quoted; what the caller gave goes before what the page says. What cannot be read is
an error that says why, and what should not be read says so in `unread`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from domain.errors import InvalidInput
from events.dates import timestamp
from events.documents import EXTRACTOR, readable, sized
from events.intake.pages.about import NO_DAY, About
from events.intake.pages.charset import decoded
from events.intake.pages.gzipped import unzipped
from events.intake.pages.language import language_of
from events.intake.pages.noise import noise_of, without
from events.intake.pages.page import Given, Page, Unreadable
from events.intake.pages.sorts import HTML, WARC, charset_in, sort_of
from events.intake.pages.stub import stub_in
from events.intake.pages.warc import responses_in
from events.intake.pages.web import extractor, web_page

_FIELDS = ("title", "publisher", "published", "author", "language", "url", "syndication")
_LEAST_WORDS = 40
"""Fewer words than these in a web page are no article."""
_NO_DAY = (
    "No publication day is known, so words like 'on Monday' stay unresolved; give it if known."
)


class _Taken(NamedTuple):
    text: str
    media_type: str
    extractor: str
    about: About
    remarks: tuple[str, ...]


def pages_of(
    content: bytes, *, name: str, media_type: str | None = None, given: Given | None = None
) -> Iterator[Page | Unreadable]:
    """Every page in `content`: one, or each page of a WARC, in its order.

    What cannot be read is an `Unreadable` that says why; the other pages come all the same.
    """
    given = given or Given()
    try:
        content, name = unzipped(content, name)
        sort = sort_of(content, name, media_type)
    except InvalidInput as error:
        yield Unreadable(name, error.detail)
        return
    if sort != WARC:
        yield _page_or_why(content, name, media_type, given)
        return
    for response in responses_in(content, name):
        if isinstance(response, Unreadable):
            yield response
            continue
        own = structs.replace(
            given,
            url=response.url if response.url.startswith("http") else given.url,
            retrieved_at=_moment(response.retrieved_at) or given.retrieved_at,
        )
        yield _page_or_why(response.content, response.url or name, response.media_type, own)


def page_of(
    content: bytes, *, name: str, media_type: str | None = None, given: Given | None = None
) -> Page:
    """The one page in `content`.

    Raises `InvalidInput` for what is empty, too large, no text, in no charset it names, no
    page at all, or a WARC of other than one page.
    """
    given = given or Given()
    content, name = unzipped(sized(content), name)
    if sort_of(content, name, media_type) != WARC:
        return _page(content, name, media_type, given)
    pages = list(pages_of(content, name=name, media_type=media_type, given=given))
    if len(pages) == 1 and isinstance(pages[0], Page):
        return pages[0]
    why = pages[0].why if len(pages) == 1 and isinstance(pages[0], Unreadable) else None
    raise InvalidInput(why or f"The WARC holds {len(pages)} pages, not one.", field="content")


def _page_or_why(
    content: bytes, name: str, media_type: str | None, given: Given
) -> Page | Unreadable:
    try:
        return _page(content, name, media_type, given)
    except InvalidInput as error:
        return Unreadable(name, error.detail)


def _page(content: bytes, name: str, media_type: str | None, given: Given) -> Page:
    taken = _taken(sized(content), name, media_type, given)
    noise = noise_of(taken.text)
    article = without(taken.text, noise)
    fields = {field: getattr(given, field) or getattr(taken.about, field) for field in _FIELDS}
    told = language_of(article, fields["language"])
    if given.language is None and told.tag != fields["language"]:
        fields["language"] = None  # what the page declares is not what it is written in
    own = tuple(f for f in _FIELDS if getattr(given, f) is None and fields[f] is not None)
    stub = stub_in(taken.text, len(article.split()), walled=taken.about.walled)
    remarks = [*taken.remarks, *taken.about.remarks]
    if given.published is not None:  # what the page says of its day no longer matters
        remarks = [remark for remark in remarks if "publication" not in remark]
    if fields["published"] is None:
        remarks = [*(remark for remark in remarks if remark != NO_DAY), _NO_DAY]
    unread = _unread(article, taken.media_type, stub, None if told.english else told.why)
    if stub is not None and stub != unread:
        remarks.append(stub)
    return Page(
        name=name,
        content=content,
        text=taken.text,
        media_type=taken.media_type,
        extractor=taken.extractor,
        noise=noise,
        retrieved_at=given.retrieved_at,
        said_by_page=own,
        unread=unread,
        remarks=tuple(remarks),
        **fields,
    )


def _unread(article: str, media_type: str, stub: str | None, foreign: str | None) -> str | None:
    words = len(article.split())
    if words == 0:
        return "Nothing in it is an article: all of it is labels, links and notices."
    if media_type == HTML and words < _LEAST_WORDS:
        left = f"{words} word{' is' if words == 1 else 's are'} left beside its furniture"
        return stub or f"The page holds no article: {left}."
    return foreign and f"{foreign} Only English is read."


def _taken(content: bytes, name: str, media_type: str | None, given: Given) -> _Taken:
    sort, charset = sort_of(content, name, media_type), charset_in(media_type)
    if sort == HTML:
        web = web_page(content, charset, given.url)
        if not web.text.strip():
            raise InvalidInput(
                "The page has no article: nothing but navigation, scripts or pictures was found. "
                "If it is drawn by a script, save it from the browser, or save its text.",
                field="content",
            )
        return _Taken(web.text, HTML, extractor(), web.about, web.remarks)
    found = decoded(content, charset)
    if found.charset in ("utf-8", "utf-8-sig"):
        return _Taken(readable(content), sort, EXTRACTOR, About(), ())
    readable(found.text.encode())
    return _Taken(found.text, sort, f"{found.charset}@1", About(), _maybe(found.remark))


def _maybe(remark: str | None) -> tuple[str, ...]:
    return () if remark is None else (remark,)


def _moment(said: str | None) -> str | None:
    """A WARC-Date as a timestamp, None for one that is none."""
    try:
        return timestamp(said, "retrieved_at") if said else None
    except InvalidInput:
        return None
