"""The view of the page: one derivation with its words in place, in the order it is read.

Invariant: every report of the derivation is shown once, in the branch that says what became
of it; nothing is left out because it speaks against the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from api import derivations
from api.web import addresses, words
from api.web.addresses import Clocks
from api.web.words import Word
from projections.questions import Questions
from projections.questions.answers import AskAnswer
from projections.questions.auditing.trail import QuoteView, RedactionView
from projections.questions.explaining.reasons import (
    HappeningView,
    MembershipView,
    ReportView,
    Why,
    reports,
)

_DECIDING = frozenset({"decides", "in-doubt"})
_AGAINST = frozenset({"contradicts", "overruled"})
Quotes = Mapping[str, QuoteView | RedactionView]


class Membership(NamedTuple):
    """What puts the party into the group that a report speaks of."""

    sentence: str
    reports: tuple[Report, ...]
    ended: tuple[Report, ...]


class Report(NamedTuple):
    """One fact: what it says, in which words, where they stand, and what was said of it since."""

    fact: str
    sentence: str
    quote: QuoteView | None
    gone: str | None
    """What stands where the words stood."""
    said_by: str | None
    publisher: str
    published: str | None
    href: str
    remarks: tuple[str, ...]
    membership: Membership | None


class Branch(NamedTuple):
    """Reports with the same part in the answer."""

    title: str
    part: str
    reports: tuple[Report, ...]


class View(NamedTuple):
    """What the page shows."""

    answer: AskAnswer
    word: Word
    headline: str
    why: tuple[Branch, ...]
    """What the answer rests on, in the order of happening."""
    against: tuple[Branch, ...]
    beside: tuple[Branch, ...]
    """What is on file about the pair and has no part in the answer."""
    rule: str
    lasting: str
    worlds: tuple[str, ...]
    pinned: str
    """The address with both clocks fixed."""

    @property
    def citation(self) -> str:
        """How the answer is cited, but for the address."""
        known = (self.answer.known_at or "")[:10]
        return (
            f"Chronicle, “{self.answer.sentence}” Asked of {words.day(self.answer.valid_on)}, as "
            f"known on {words.day(known)} at position {self.answer.position}, decided by policy "
            f"{self.answer.policy}."
        )


def view(
    questions: Questions,
    party: str,
    instrument: str,
    clocks: Clocks,
    aspect: str | None,
    sources: tuple[str, ...] | None,
) -> View:
    """The page of an answer; raises as `Questions.ask` does."""
    assert clocks.valid_on is not None
    why = questions.why(party, instrument, clocks.valid_on, clocks.known_at, aspect, sources)
    quotes = questions.quotes(report.fact for report in reports(why))
    answer = why.answer
    deciding, against, beside = _sorted(why, quotes)
    fixed = Clocks(answer.valid_on, answer.position)
    return View(
        answer=answer,
        word=words.word_of(answer),
        headline=_headline(answer),
        why=deciding,
        against=against,
        beside=beside,
        rule=why.rule_sentence,
        lasting=derivations.lasting(why),
        worlds=why.worlds if len(why.worlds) > 1 else (),
        pinned=addresses.answer(
            answer.party, answer.instrument, fixed, aspect=aspect, sources=sources
        ),
    )


def _headline(answer: AskAnswer) -> str:
    """The answer as a headline: `No: withdrew, last reported 12 November 2018`."""
    reason = None if answer.reason == "reported" else words.reason_of(answer)
    last = answer.last_reported
    reported = None if last is None else f"last reported {words.day(last)}"
    parts = [part for part in (reason, reported) if part]
    return f"{words.answered(answer)}: {', '.join(parts)}"


def _sorted(why: Why, quotes: Quotes) -> tuple[tuple[Branch, ...], ...]:
    deciding: list[Branch] = []
    against: list[Branch] = []
    beside: list[Branch] = []
    for one in why.happenings:
        to = against if one.part in _AGAINST else deciding if one.part in _DECIDING else beside
        to.append(_happening(one, quotes))
    for aside in why.aside:
        title = f"Set aside: {derivations.ASIDE.get(aside.cause, aside.cause)}"
        speaks = aside.report.fact in why.answer.against
        to = deciding if aside.decides else against if speaks else beside
        to.append(Branch(title, aside.cause, (_report(aside.report, quotes),)))
    _add(deciding, "The list of participants leaves it out", "list", why.lists, quotes)
    began = {report.fact for report in why.existence}
    opposed = [report for report in why.existence if report.fact in why.answer.against]
    _add(against, "When it came to be", "existence", opposed, quotes)
    rest = [report for report in why.existence if report not in opposed]
    to = deciding if began & {*why.answer.because} else beside
    _add(to, "When it came to be", "existence", rest, quotes)
    _add(beside, "Taken back", "taken-back", why.taken_back, quotes)
    return tuple(deciding), tuple(against), tuple(beside)


def _happening(one: HappeningView, quotes: Quotes) -> Branch:
    part = derivations.PARTS.get(one.part, one.part)
    if one.lost_by:
        part += f", by the rule {one.lost_by}"
    if one.day_in_doubt:
        part += ", its day is in doubt"
    if one.order_in_doubt:
        part += ", its order is in doubt"
    when = _days(one.earliest, one.latest)
    return Branch(f"{when}: {part}", one.part, tuple(_reports(one.reports, quotes)))


def _days(earliest: str | None, latest: str | None) -> str:
    if earliest == latest:
        return words.day(earliest) if earliest else "Undated"
    return f"{words.day(earliest) if earliest else '…'} to {words.day(latest) if latest else '…'}"


def _add(
    to: list[Branch], title: str, part: str, shown: Iterable[ReportView], quotes: Quotes
) -> None:
    if told := tuple(_reports(shown, quotes)):
        to.append(Branch(title, part, told))


def _reports(shown: Iterable[ReportView], quotes: Quotes) -> Iterator[Report]:
    for report in shown:
        yield _report(report, quotes)


def _report(report: ReportView, quotes: Quotes) -> Report:
    found = quotes.get(report.fact)
    gone = None
    if isinstance(found, RedactionView):
        gone = derivations.tombstone(found)
    elif found is None:
        gone = "The text is not kept in this chronicle."
    remarks = [] if report.rank == "normal" else [f"ranked {report.rank}"]
    remarks += [derivations.remark(note) for note in report.notes]
    return Report(
        fact=report.fact,
        sentence=report.sentence,
        quote=found if isinstance(found, QuoteView) else None,
        gone=gone,
        said_by=report.attributed_to,
        publisher=report.publisher or report.document,
        published=report.published,
        href=addresses.passage(report.document, report.fact),
        remarks=tuple(remarks),
        membership=_membership(report.membership, quotes),
    )


def _membership(one: MembershipView | None, quotes: Quotes) -> Membership | None:
    if one is None:
        return None
    return Membership(
        one.sentence, tuple(_reports(one.reports, quotes)), tuple(_reports(one.ended, quotes))
    )
