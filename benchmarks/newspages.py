"""News pages as sites serve them: an article within the HTML that a real site carries around it.

In 100 sentences about 64 are plain prose, 24 say who said what, 12 are full of facts; every
third of the prose names somebody registered. Around the article stand what sites have: meta and
JSON-LD, styles, scripts with their data, menus, teasers of other stories, comments, a footer.
About half of the bytes are scripts and styles; the rest is boxes in boxes, 13 elements a kB.
trafilatura takes 12 µs an element of them; of the real pages tried here, 22 to 26 µs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from benchmarks.invention import SEED
from benchmarks.newswords import FACTS, NAMES_OF_DAYS, NAMES_OF_MONTHS, PROSE, SPEECH, TAILS
from benchmarks.register import Draft

SIZES = {"lean": (10_000, 4_000), "usual": (150_000, 5_500), "heavy": (400_000, 7_500)}
"""By name: bytes of HTML, and of the article in it, about."""
MIX = ((0.12, FACTS), (0.36, SPEECH), (1.0, PROSE))
"""Sentences by their share, counted up."""
_CLASSES = [
    "flex",
    "grid",
    "col-span-2",
    "gap-4",
    "mt-6",
    "text-sm",
    "font-medium",
    "leading-tight",
    "hover:underline",
]

_PLAIN = [words for words in PROSE if "{" not in words]


class NewsPage(NamedTuple):
    """One page."""

    html: str
    published: str


def pages(size: str, count: int, register: Sequence[Draft]) -> list[NewsPage]:
    """So many different pages of a size; the same on every run."""
    whole, long = SIZES[size]
    rng = Random(f"{SEED} {size}")
    names = _by_kind(register)
    return [_page(rng, whole, long, names) for _ in range(count)]


def prose(length: int, register: Sequence[Draft]) -> str:
    """Articles one after the other, until that many characters are full."""
    rng = Random(f"{SEED} prose")
    names, parts, left = _by_kind(register), list[str](), length
    while left > 0:
        parts.append("\n\n".join(_paragraphs(rng, 5_000, names)))
        left -= len(parts[-1]) + 2
    return "\n\n".join(parts)[:length]


def _by_kind(register: Sequence[Draft]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for draft in register:
        found.setdefault(draft.kind, []).append(draft.name)
    return found


def _paragraphs(rng: Random, length: int, names: dict[str, list[str]]) -> Iterator[str]:
    """The article: its cast is small, and the same names come back."""
    cast = {kind: rng.sample(of_kind, min(4, len(of_kind))) for kind, of_kind in names.items()}
    while length > 0:
        said = " ".join(_sentence(rng, cast) for _ in range(rng.randint(1, 4)))
        length -= len(said)
        yield said


def _sentence(rng: Random, cast: dict[str, list[str]]) -> str:
    drawn = rng.random()
    words = rng.choice(next(kind for share, kind in MIX if drawn < share))
    if words.endswith(".") and rng.random() < 0.8:
        words = f"{words[:-1]}, {rng.choice(TAILS)}."
    state, other = rng.sample(cast["state"], 2)
    company, rival = rng.sample(cast["company"], 2)
    return words.format(
        state=state, other=other, company=company, rival=rival,
        body=rng.choice(cast["organization"]), person=rng.choice(cast["person"]),
        pledge=cast["pledge"][0], treaty=cast["treaty"][0],
        number=rng.randint(12, 90), year=rng.randint(1990, 2024),
        month=rng.choice(NAMES_OF_MONTHS), weekday=rng.choice(NAMES_OF_DAYS),
    )  # fmt: skip


def _page(rng: Random, whole: int, long: int, names: dict[str, list[str]]) -> NewsPage:
    day = date(2019, 1, 1) + timedelta(days=rng.randrange(2000))
    body = [_typeset(words) for words in _paragraphs(rng, long, names)]
    title = f"{_title(rng)} as {names['state'][rng.randrange(9)]} waits"
    article = "\n".join(
        f'<div class="text-block"><p class="{_class(rng)}">{_linked(rng, words)}</p></div>'
        f"{_between(rng, whole)}"
        for words in body
    )
    left = max(0, whole - len(article) - 1_200)
    return NewsPage(
        f"<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>{title}</title>"
        f"{_meta(title, day)}{_styles(rng, left // 7)}{_script(rng, left * 2 // 7)}</head><body>"
        f"{_within(_menu(rng, left // 12), 3)}<main>"
        + _within(
            f"<div class=headline><h1>{title}</h1>{_share(rng)}</div><div class=byline>By "
            f'<a href="/by/desk">Our desk</a> <time datetime="{day}">{day:%d %B %Y}</time></div>'
            f"<div class=article-body>{article}</div>{_comments(rng, left // 20)}",
            6,
        )
        + f"{_within(_teasers(rng, left // 4), 3)}</main>{_within(_menu(rng, left // 14), 2)}"
        f"{_script(rng, left // 7)}</body></html>",
        day.isoformat(),
    )


def _typeset(words: str) -> str:
    """With the quotes that sites print."""
    opened = re.sub(r'(^|(?<=\s))"', "\u201c", words)
    return opened.replace('"', "\u201d").replace("'", "\u2019")


def _within(html: str, deep: int) -> str:
    """In as many boxes: pages are built of them."""
    boxes = [f'<div class="layout-{n} {_CLASSES[n % 8]}">' for n in range(deep)]
    return f"{''.join(boxes)}{html}{'</div>' * deep}"


def _title(rng: Random) -> str:
    return " ".join(rng.choice(_PLAIN).split()[: rng.randint(5, 8)]).strip(",.").capitalize()


def _class(rng: Random) -> str:
    return " ".join(rng.sample(_CLASSES, 4))


def _linked(rng: Random, words: str) -> str:
    """With a link in it, now and then."""
    first, *rest = words.split(" ", 3)
    if len(rest) < 3 or rng.random() < 0.6:
        return words
    return f'{first} <a href="/topic/{rng.randrange(9999)}">{rest[0]} {rest[1]}</a> {rest[2]}'


def _between(rng: Random, whole: int) -> str:
    """What sites put between paragraphs."""
    if whole < 50_000 or rng.random() < 0.7:
        return ""
    number = rng.randrange(10**6)
    return (
        f'<div class="ad-slot" id="ad-{number}" data-size="300x250"></div><figure><img '
        f'loading=lazy src="/img/{number}.webp" alt=""><figcaption>A view of the harbour. '
        f"The Quay</figcaption></figure>{_share(rng)}"
    )


def _share(rng: Random) -> str:
    """Buttons, each with its drawing."""
    buttons = [
        f'<li><button class="{_class(rng)}" aria-label="{name}"><svg viewBox="0 0 24 24"><path '
        f'd="M{rng.randrange(24)} 3v{rng.randrange(24)}h9z"></path></svg></button></li>'
        for name in ("Share", "Save", "Print")
    ]
    return f'<div class="tools"><ul>{"".join(buttons)}</ul></div>'


def _meta(title: str, day: date) -> str:
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title,
            "datePublished": f"{day}T08:00:00Z", "author": {"@type": "Person", "name": "Our desk"},
            "publisher": {"@type": "Organization", "name": "The Quay"}}  # fmt: skip
    return (
        f'<meta property="og:title" content="{title}"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{day}T08:00:00Z">'
        f'<script type="application/ld+json">{json.dumps(told)}</script>'
    )


def _styles(rng: Random, size: int) -> str:
    rules = [
        f".c{rng.randrange(10**5)}-{n}{{margin:{n % 9}px;color:#{rng.randrange(4096):03x}}}"
        for n in range(size // 38)
    ]
    return f"<style>{''.join(rules)}</style>"


def _script(rng: Random, size: int) -> str:
    state = {f"slot{n}": [rng.randrange(10**6), "top", {"lazy": True}] for n in range(size // 46)}
    return f"<script>window.__STATE__={json.dumps(state)}</script>"


def _menu(rng: Random, size: int) -> str:
    entries = [
        f'<li class="{_class(rng)}"><a href="/section/{n}"><span>{rng.choice(NAMES_OF_DAYS)} desk'
        "</span></a></li>"
        for n in range(size // 120 + 2)
    ]
    return f'<div class="menu"><ul>{"".join(entries)}</ul></div>'


def _teasers(rng: Random, size: int) -> str:
    cards = [
        f'<div class="card {_class(rng)}"><div class="card-media"><a href="/story/{n}"><picture>'
        f'<source srcset="/img/{n}.avif"><img loading=lazy src="/img/{n}.webp" alt=""></picture>'
        f'</a></div><div class="card-text"><h3><a href="/story/{n}"><span>{_title(rng)}</span></a>'
        f"</h3><p>{rng.choice(_PLAIN)}</p><ul><li><span>{rng.choice(NAMES_OF_MONTHS)}</span></li>"
        "</ul></div></div>"
        for n in range(size // 480 + 1)
    ]
    return f'<section class="more"><h2>More stories</h2><div>{"".join(cards)}</div></section>'


def _comments(rng: Random, size: int) -> str:
    said = [
        f'<div class="comment"><div><b>reader{rng.randrange(999)}</b></div><div><p>'
        f"{rng.choice(_PLAIN)}</p></div></div>"
        for _ in range(size // 190)
    ]
    return f'<div class="comments" id="comments">{"".join(said)}</div>'
