"""The shapes of a derivation: one answer with all that was weighed for it, as a tree.

Invariant: every report that bears on the answer stands in it once: in a happening, set
aside, or taken back. Places of quotes are given, never their words.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from projections.questions.answers import AskAnswer
from projections.questions.auditing.trail import NoteView


class MembershipView(Struct, frozen=True, kw_only=True):
    """What puts the party into the group of a report, on the day of that report."""

    group: str
    group_name: str
    sentence: str
    certain: bool
    """Whether it was one throughout the bounds of that day."""
    reports: tuple[ReportView, ...]
    """What says so, in order of weight."""
    ended: tuple[ReportView, ...]
    """What ended the membership after that day, by the day asked; it takes nothing back."""


class ReportView(Struct, frozen=True, kw_only=True):
    """One fact, as it was weighed."""

    fact: str
    sentence: str
    when: str
    as_said: str | None
    attributed_to: str | None
    """Who is quoted; None for the document's own voice."""
    publisher: str | None
    published: str | None
    """EDTF; when the document says it was published."""
    document: str
    text: str
    start: int
    end: int
    """The quote: code points of the text, `end` exclusive."""
    rank: str
    directness: str
    """Who says it: `owner`, `named_source`, `article` or `critic`."""
    modality: str
    basis: str
    position: int
    notes: tuple[NoteView, ...]
    """What had been said about it by the position asked, in the order of recording."""
    membership: MembershipView | None
    """For a report about a group: why it bears on the party."""


class HappeningView(Struct, frozen=True, kw_only=True):
    """Reports of one act, and what became of it in the answer."""

    sentence: str
    part: str
    """`decides`, `in-doubt`, `contradicts`, `voided`, `overruled`, `earlier`, `open`, `later`."""
    lost_by: str | None
    """The rule by which it lost, if it did."""
    effect: str
    earliest: str | None
    latest: str | None
    """The days it may have been on, inclusive; None where open."""
    day_in_doubt: bool
    order_in_doubt: bool
    reports: tuple[ReportView, ...]


class AsideView(Struct, frozen=True, kw_only=True):
    """A report that tells of no happening."""

    sentence: str
    cause: str
    """`deprecated`, `dropped`, `unproven`, `alleged` or `intention`."""
    decides: bool
    """Whether the answer names it, since nothing else decides."""
    report: ReportView


class Why(Struct, frozen=True, kw_only=True):
    """How one answer came about."""

    answer: AskAnswer
    rule: str
    rule_sentence: str
    valid_from: str | None
    valid_to: str | None
    """The days with this very answer, `valid_to` exclusive, None where open; where a list of
    participants decides, the day asked about alone."""
    worlds: tuple[str, ...]
    """What the dates allow the answer to be, before lists of participants: one or several."""
    existence: tuple[ReportView, ...]
    """What says when the instrument came to be."""
    happenings: tuple[HappeningView, ...]
    """In the order they are told in."""
    aside: tuple[AsideView, ...]
    lists: tuple[ReportView, ...]
    """The list of participants that decides, where one does: what makes it one."""
    taken_back: tuple[ReportView, ...]
    """What was retracted or corrected, and counts no more; its notes say by whom and why."""


def reports(why: Why) -> Iterator[ReportView]:
    """Every report in the tree, those of memberships too."""
    shown: list[ReportView] = [*why.existence, *why.lists, *why.taken_back]
    shown += [report for one in why.happenings for report in one.reports]
    shown += [one.report for one in why.aside]
    for report in shown:
        yield report
        if report.membership is not None:
            yield from (*report.membership.reports, *report.membership.ended)
