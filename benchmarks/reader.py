"""The rules reader beside the extraction of the same pages, with 20,000 names registered.

Ours: `read` on the article's text, with the names known. Beside it: trafilatura, from the
page's characters to that text, asked as the chronicle asks it. Both by the processor's time: each
works alone, on one processor. A long text is read beside nothing; its figure is a speed. The
index of names is made once for a register.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from statistics import mean
from time import perf_counter, process_time

import trafilatura

from benchmarks.figures import Both, Figure, at_most
from benchmarks.newspages import SIZES, NewsPage, pages, prose
from benchmarks.register import register
from events.intake.pages.noise import noise_of
from events.intake.pages.web import web_page
from events.intake.reading import NameIndex, read

READING = at_most(1 / 8)


def measure(count: int, rounds: int, length: int) -> list[Figure]:
    """`count` pages of each size in `rounds` turns, and a text of `length` characters."""
    drafts = register()
    start = perf_counter()
    names = NameIndex(drafts)
    made = perf_counter() - start
    known = sum(1 + len(draft.aliases) for draft in drafts)
    figures = [Figure(f"index of {known:,} names, once a register", f"{made * 1000:,.0f} ms")]
    figures += [_beside(size, pages(size, count, drafts), names, rounds) for size in SIZES]
    return [*figures, _long(prose(length, drafts), names)]


def _beside(size: str, found: Sequence[NewsPage], names: NameIndex, rounds: int) -> Figure:
    texts = [web_page(page.html.encode(), None, None).text for page in found]
    told = [
        (text, page.published, [(s.start, s.end) for s in noise_of(text)])
        for text, page in zip(texts, found, strict=True)
    ]
    facts = 0

    def ours() -> float:
        nonlocal facts
        gc.collect()  # neither pays for what the other left
        start = process_time()
        facts = sum(len(read(text, names, published=day, noise=noise)) for text, day, noise in told)
        return (process_time() - start) / len(told)

    def theirs() -> float:
        gc.collect()
        start = process_time()
        for page in found:
            extract(page.html)
        return (process_time() - start) / len(found)

    both = Both.of((ours(), theirs()) for _ in range(rounds))
    html = mean(len(page.html) for page in found) / 1000
    article = mean(map(len, texts)) / 1000
    return Figure(
        f"{size} pages: {html:,.0f} kB, {article:.1f} kB of article, "
        f"{facts / len(told):.0f} proposals",
        f"{both.ours * 1000:,.2f} ms", f"{both.raw * 1000:,.2f} ms", both.ratio, READING,
        "trafilatura",
    )  # fmt: skip


def extract(html: str) -> str | None:
    """The article, as `events.intake.pages.web` asks for it."""
    return trafilatura.extract(
        trafilatura.load_html(html),
        output_format="txt",
        include_comments=False,
        include_formatting=False,
        prune_xpath=[".//figcaption", ".//noscript", ".//template", ".//dialog"],
    )


def _long(text: str, names: NameIndex) -> Figure:
    start = process_time()
    found = read(text, names, published="2024-05-06")
    seconds = process_time() - start
    return Figure(
        f"{len(text) / 1e6:,.0f} MB of plain text: {len(found):,} proposals, {seconds:,.1f} s",
        f"{len(text) / 1e6 / seconds:,.2f} MB/s",
    )
