"""News pages taken in by `chronicle read`: from the page's bytes to proposals and facts on disk.

Beside each figure: trafilatura alone on the same pages, from the characters to the article. Ours
is what the command does in its process: the page is opened, archived, compared with all before
it, read by the rules with 20,000 names registered, and filed; then a policy accepts what has no
doubts, and the answers follow. Every step is durable before the next page is opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from api import wiring
from api.cli.accepting import Accepting
from api.cli.taking import TOGETHER
from api.readers import RulesReader
from benchmarks.figures import Figure
from benchmarks.newspages import NewsPage, pages
from benchmarks.reader import extract
from benchmarks.register import register
from events.intake.pages.noise import noise_of
from events.intake.pages.opening import page_of
from events.intake.proposals.intake import Intake, PageRead
from events.intake.proposals.policy import AcceptPolicy, Policy

POLICY = Policy(AcceptPolicy(name="all without doubts", families=("*",)), "0" * 64)


class Spent(NamedTuple):
    """Seconds of all pages, by what was done."""

    extracted: float
    """By trafilatura alone."""
    opened: float
    taken: float
    accepted: float
    proposals: int
    facts: int


def measure(directory: Path, count: int) -> list[Figure]:
    """`count` pages of the usual size, all different, into one chronicle."""
    drafts = register()
    url = f"sqlite:///{directory / 'intake.db'}"
    wiring.create(url)
    with wiring.service(url) as service:
        service.chronicle.register(drafts, "bench")
        service.projector.catch_up()
        spent = _take(service, pages("usual", count, drafts))
    each = [seconds / count for seconds in spent[:4]]
    said = (
        "opened: decoded, extracted, what it says of itself, noise, language",
        f"taken in: archived, compared, read, filed ({spent.proposals / count:.0f} proposals)",
        f"accepted by a policy, answers in step ({spent.facts / count:.0f} facts)",
    )
    told = (*zip(said, each[1:], strict=True), ("a page from bytes to answers", sum(each[1:])))
    return [
        Figure(
            what, f"{ours * 1000:,.1f} ms", f"{each[0] * 1000:,.1f} ms", ours / each[0], None,
            "trafilatura",
        )
        for what, ours in told
    ]  # fmt: skip


def _take(service: wiring.Service, found: Sequence[NewsPage]) -> Spent:
    """Each page in turn by trafilatura and by ours, so that both meet the same noise."""
    reader = RulesReader(service.questions.register())
    intake = Intake(service.chronicle, [reader], noise_of)
    accepting = Accepting(service, "bench", POLICY, dry_run=False)
    extracted = opened = taken = accepted = 0.0
    waiting, proposals = list[PageRead](), 0
    for number, page in enumerate(found):
        start = perf_counter()
        extract(page.html)
        extracted += (first := perf_counter()) - start
        ours = page_of(page.html.encode(), name=f"{number}.html")
        opened += (second := perf_counter()) - first
        waiting.append(intake.take(ours, "bench"))
        taken += (third := perf_counter()) - second
        proposals += len(waiting[-1].put.new)
        if len(waiting) == TOGETHER or number == len(found) - 1:
            accepting.accept(waiting)
            service.projector.catch_up()
            accepted += perf_counter() - third
            waiting.clear()
    return Spent(extracted, opened, taken, accepted, proposals, accepting.accepted)
