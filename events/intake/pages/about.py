"""What a page says about itself, and whom to believe where it says it twice.

Invariant: for every field the first source that says anything is taken, in this order:
JSON-LD, `citation_*` and `DC.*`, `article:*` and `og:*`, `twitter:*`, plain names, then the
markup. A second publication day that differs is told, never mixed in.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from typing import Any
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from events.intake.pages.days import Stamp, published_day, stamp_of
from events.intake.pages.linked import article_in

NO_DAY = "The page names no publication day."
_MOST = 500
KEYS = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"),
    "published": (
        "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
        "dc.date", "dcterms.date", "article:published_time", "og:published_time",
        "article:published", "datepublished", "pubdate", "publishdate", "publish-date",
        "parsely-pub-date", "sailthru.date", "date",
    ),
    "author": ("citation_author", "dc.creator", "dcterms.creator", "article:author",
               "og:article:author", "twitter:creator", "author", "parsely-author", "byl"),
    "publisher": ("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name",
                  "twitter:site", "publisher", "application-name"),
    "language": ("citation_language", "dc.language", "dcterms.language", "og:locale",
                 "content-language", "language"),
    "url": ("citation_public_url", "dc.identifier", "og:url", "twitter:url"),
    "syndication": ("syndication-source", "original-source", "dc.source", "dcterms.source"),
}  # fmt: skip
"""For each field the names of its meta elements, the first that is there counts."""
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([A-Za-z]{2,8}))?(?:[-_][A-Za-z0-9]+)*", re.IGNORECASE)


class About(Struct, frozen=True, kw_only=True):
    """What the page says about itself; None where it says nothing of use."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None
    syndication: str | None = None
    walled: bool = False
    """It says that it cannot be read for free."""
    remarks: tuple[str, ...] = ()


def about(tree: Any, found_at: str | None = None) -> About:
    """What a parsed page says about itself; `found_at` is the address it was taken from."""
    said = _said(tree)
    published, remarks = _published(said["published"])
    url = _address(said["url"], found_at)
    return About(
        title=_first(said["title"]),
        publisher=_first([name for name in said["publisher"] if not name.startswith("@")]),
        published=published,
        author=_authors(said["author"]),
        language=_language(said["language"]),
        url=found_at or url,
        syndication=_first(said["syndication"]) or _elsewhere(url, found_at),
        walled=any(value.lower() == "false" for value in said["access"]),
        remarks=tuple(remarks),
    )


def _said(tree: Any) -> dict[str, list[str]]:
    """All values by field, the most trusted first."""
    said: dict[str, list[str]] = defaultdict(list)
    scripts = tree.xpath("//script[contains(translate(@type,'LDJSON','ldjson'),'ld+json')]")
    for field, values in article_in([script.text or "" for script in scripts]).items():
        said[field] += values
    metas: dict[str, list[str]] = defaultdict(list)
    for meta in tree.xpath("//meta[@content]"):
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop"),
                     meta.get("http-equiv")):  # fmt: skip
            if name:
                metas[name.strip().lower()].append(meta.get("content"))
    for field, names in KEYS.items():
        for name in names:
            if field != "author" or not said[field]:  # several authors, but of one source
                said[field] += metas[name]
    for field, xpath in _MARKUP.items():
        found = tree.xpath(xpath)
        said[field] += [found] if isinstance(found, str) else map(str, found)
    return said


_MARKUP = {
    "title": "concat(string((//h1)[1]), substring(string(//head/title), 1, 500 * not(//h1)))",
    "published": "//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime",
    "language": "/html/@lang | /html/@xml:lang",
    "url": "//link[@rel='canonical']/@href",
}


def _clean(value: str) -> str:
    return " ".join(html.unescape(value).split())


def _first(values: list[str]) -> str | None:
    return next((v for v in map(_clean, values) if 0 < len(v) <= _MOST and v.isprintable()), None)


def _authors(values: list[str]) -> str | None:
    names = [n for n in map(_clean, values) if n and "://" not in n and not n.startswith("@")]
    return _first([", ".join(dict.fromkeys(names[:10]))])


def _language(values: list[str]) -> str | None:
    for value in values:
        if found := _TAG.fullmatch(_clean(value)):
            code, region = found.group(1).lower(), found.group(2)
            return f"{code}-{region.upper()}" if region and len(region) == 2 else code
    return None


def _published(values: list[str]) -> tuple[str | None, list[str]]:
    stamps = [stamp for stamp in map(stamp_of, values) if stamp is not None]
    unclear = [_clean(value)[:40] for value in values if stamp_of(value) is None]
    taken = published_day(stamps)
    if taken is None:
        shown = f" It says only {unclear[0]!r}." if unclear else ""
        return None, [f"{NO_DAY}{shown}"]
    remarks = []
    others = sorted({s.day for s in stamps if not _agree(s, taken)})
    if others:
        remarks.append(f"The page says {taken.day} and also {', '.join(others)}; the first counts.")
    if taken.offset is not None and not taken.offset:
        remarks.append("The publication time is given in UTC; the day where it was may differ.")
    return taken.day, remarks


def _agree(one: Stamp, other: Stamp) -> bool:
    if one.moment is not None and one.moment == other.moment:
        return True
    return one.day.startswith(other.day) or other.day.startswith(one.day)


def _address(values: list[str], base: str | None) -> str | None:
    for value in values:
        address = urljoin(base or "", _clean(value))
        if address.startswith(("http://", "https://")) and len(address) <= _MOST:
            return address
    return None


def _elsewhere(canonical: str | None, found_at: str | None) -> str | None:
    """Where a page says its original stands, if that is another site."""
    if canonical is None or found_at is None:
        return None
    return canonical if _site(canonical) != _site(found_at) else None


def _site(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.")
