"""How a derivation looks on a terminal: a tree from the answer down to the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from api.cli.layout import console
from api.cli.printing import COLOURS
from api.derivations import ASIDE, PARTS, days, lasting, remark, tombstone
from api.wording import spoken

if TYPE_CHECKING:
    from projections.questions.auditing import trail
    from projections.questions.explaining import reasons

    Quotes = Mapping[str, trail.QuoteView | trail.RedactionView]


def facts_of(why: reasons.Why) -> set[str]:
    """The facts whose words the tree shows."""
    from projections.questions.explaining.reasons import reports

    return {report.fact for report in reports(why)}


def print_why(why: reasons.Why, quotes: Quotes) -> None:
    """The answer, the rule, what happened in the order told, and what was left aside."""
    answer = why.answer
    tree = Tree(Text(spoken(answer.sentence), style=COLOURS[answer.answer]), guide_style="dim")
    tree.add(Text(f"{why.rule}: {why.rule_sentence}; {lasting(why)}"))
    if answer.note is not None:
        tree.add(Text(answer.note, style="yellow"))
    if len(why.worlds) > 1:
        tree.add(Text(f"the dates allow: {', '.join(why.worlds)}", style="yellow"))
    for happening in why.happenings:
        _add_happening(tree, happening, quotes)
    for one in why.aside:
        decides = ", and this is all there is" if one.decides else ""
        label = Text(f"set aside, {ASIDE.get(one.cause, one.cause)}{decides}", style="bold")
        _add_report(tree.add(label), one.report, quotes)
    _add_all(tree, "the list of participants leaves it out", why.lists, quotes)
    _add_all(tree, "taken back", why.taken_back, quotes)
    _add_all(tree, "when it came to be", why.existence, quotes)
    if not (why.happenings or why.aside or why.lists):
        tree.add(Text("no report bears on it"))
    out = console()
    out.print(tree)
    known = answer.known_at or "before the first event"
    out.print(f"known at position {answer.position}, {known}; policy {answer.policy}", style="dim")


def _add_happening(tree: Tree, one: reasons.HappeningView, quotes: Quotes) -> None:
    label = Text(days(one), style="bold")
    doubts = [
        said
        for doubt, said in (
            (one.day_in_doubt, "its day is in doubt"),
            (one.order_in_doubt, "its order is in doubt"),
        )
        if doubt
    ]
    by = [f"by the rule {one.lost_by}"] if one.lost_by else []
    part = ", ".join([PARTS.get(one.part, one.part), *by, *doubts])
    label.append(f" {part}", style="not bold")
    branch = tree.add(label)
    for report in one.reports:
        _add_report(branch, report, quotes)


def _add_all(tree: Tree, label: str, reports: Iterable[reasons.ReportView], quotes: Quotes) -> None:
    shown = list(reports)
    if shown:
        branch = tree.add(Text(label, style="bold"))
        for report in shown:
            _add_report(branch, report, quotes)


def _add_report(tree: Tree, report: reasons.ReportView, quotes: Quotes) -> None:
    branch = tree.add(Text(report.sentence))
    branch.add(Text(_words(quotes.get(report.fact)), style="italic"))
    branch.add(Text(_source(report), style="dim"))
    for note in report.notes:
        branch.add(Text(remark(note), style="yellow"))
    membership = report.membership
    if membership is not None:
        inside = branch.add(Text(spoken(membership.sentence)))
        for member in membership.reports:
            _add_report(inside, member, quotes)
        for ended in membership.ended:
            later = inside.add(Text("ended later, which takes nothing back"))
            _add_report(later, ended, quotes)


def _words(quote: trail.QuoteView | trail.RedactionView | None) -> str:
    from projections.questions.auditing.trail import RedactionView

    if quote is None:
        return "its text is not kept in this chronicle"
    if isinstance(quote, RedactionView):
        return tombstone(quote)
    return f"“{' '.join(quote.exact.split())}”"


def _source(report: reasons.ReportView) -> str:
    said = [report.publisher or report.document]
    if report.attributed_to is not None:
        said.insert(0, f"{report.attributed_to} in")
    if report.published is not None:
        said.append(f"of {report.published}")
    rank = "" if report.rank == "normal" else f", ranked {report.rank}"
    place = f"code points {report.start} to {report.end} of {report.text}"
    return f"{' '.join(said)}{rank}; {place}; {report.fact}"
