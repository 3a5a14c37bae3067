"""How audits look on a terminal: a tree whose leaves are the words, highlighted in place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from api.cli.layout import console
from api.cli.printing import COLOURS
from api.derivations import ASIDE, PARTS, remark, tombstone
from api.wording import reckoned, spoken
from domain.nouns import counted

if TYPE_CHECKING:
    from projections.questions.auditing import shapes, trail

_PARTS = {
    **PARTS,
    **ASIDE,
    "membership": "puts the party into the group",
    "membership-ended": "ended the membership later, which takes nothing back",
    "list": "the list of participants that decides",
    "existence": "says when the instrument came to be",
    "taken-back": "taken back",
}
_SPEAKS = {
    "for": "speaks for",
    "against": "speaks against",
    "membership": "shows a membership behind",
}
_SHOWN = 20
"""Spans of answers that are printed for each fact; --json has all."""


def print_fact(audit: trail.Audit) -> None:
    """The trail of one fact."""
    tree = Tree(Text(audit.fact.sentence, style="bold"), guide_style="dim")
    _add_audit(tree, audit)
    _add_uses(tree, audit.uses, audit.bears_on)
    console().print(tree)


def print_document(audit: shapes.DocumentAudit) -> None:
    """A document, what was drawn from it, and what became of that."""
    source, totals = audit.document, audit.totals
    tree = Tree(Text(f"{source.document} {source.title or ''}".strip(), style="bold"),
                guide_style="dim")  # fmt: skip
    for line in _of_document(source):
        tree.add(Text(line))
    tree.add(Text(audit.sources.sentence, style="yellow" if audit.copies else ""))
    back = ", ".join(f"{n} {what}" for what, n in totals.taken_back.items() if n)
    tree.add(Text(
        f"{counted(totals.facts, 'fact')} drawn from it, {totals.counting} of them counting"
        + (f"; {back}" if back else "") + f"; {counted(totals.spans_for, 'span')} of answers "
        f"rest on them, {totals.spans_against} speak against them; "
        f"{counted(totals.rejected, 'proposal')} rejected"
    ))  # fmt: skip
    for drawn in audit.facts:
        _add_drawn(tree, drawn, source)
    for decision in audit.rejected:
        tree.add(Text(_decision(decision), style="dim"))
    out = console()
    out.print(tree)
    if audit.next is not None:
        out.print(f"more facts: chronicle audit {source.document} --after {audit.next}")


def print_answer_audit(audit: shapes.AnswerAudit) -> None:
    """An answer, how many origins it has, and each fact behind it."""
    answer = audit.why.answer
    tree = Tree(Text(spoken(answer.sentence), style=COLOURS[answer.answer]), guide_style="dim")
    tree.add(Text(f"{audit.why.rule}: {audit.why.rule_sentence}"))
    if answer.note is not None:
        tree.add(Text(answer.note, style="yellow"))
    tree.add(Text(f"rests on {audit.rests_on.sentence}"))
    if audit.contradicted_by.documents:
        tree.add(Text(f"contradicted by {audit.contradicted_by.sentence}", style="yellow"))
    for fact in audit.facts:
        label = Text(_PARTS.get(fact.part, fact.part), style="bold")
        label.append(f": {fact.audit.fact.sentence}", style="not bold")
        _add_audit(tree.add(label), fact.audit, answer.position)
    out = console()
    out.print(tree)
    known = answer.known_at or "before the first event"
    out.print(f"known at position {answer.position}, {known}; policy {answer.policy}", style="dim")


def _add_audit(tree: Tree, audit: trail.Audit, pinned: int | None = None) -> None:
    """A fact's words, its document, who stands behind it, and what was said of it later."""
    fact = audit.fact
    tree.add(_words(audit.quote, audit.source))
    said = f"{fact.when} ({fact.basis}, {fact.modality})"
    said += f", as said: {fact.as_said}" if fact.as_said else ""
    said += f", according to {fact.attributed_to}" if fact.attributed_to else ""
    tree.add(Text(said))
    if found := reckoned(audit.date_rule, audit.anchor):
        tree.add(Text(f"its date: {found}"))
    of = tree.add(Text(f"{audit.source.document} {audit.source.title or ''}".strip()))
    for line in _of_document(audit.source):
        of.add(Text(line, style="dim"))
    if audit.origin:
        of.add(Text(f"a copy of {audit.origin}", style="yellow"))
    if others := [each for each in audit.copies if each != audit.origin]:
        of.add(Text(f"of one origin with {', '.join(others)}", style="yellow"))
    place = f"code points {fact.start} to {fact.end} of {fact.text}, {_state(audit.quote)}"
    tree.add(Text(place, style="" if audit.quote and audit.quote.verified else "red"))
    if not _was_accepted(audit.decisions):  # else that says by whom
        tree.add(Text(f"proposed by {audit.proposed_by}, accepted by {audit.accepted_by}"))
    for decision in audit.decisions:
        tree.add(Text(_decision(decision)))
    _add_notes(tree, audit.notes, pinned)
    recorded = f"{fact.fact}, position {fact.position}, recorded {fact.recorded_at}"
    recorded += f", replayed {fact.replayed_at}" if fact.replayed_at else ""
    tree.add(Text(f"{recorded}, leaf {audit.leaf_hash}", style="dim"))


def _add_drawn(tree: Tree, drawn: shapes.DrawnFact, source: trail.DocumentView) -> None:
    fact = drawn.fact
    label = Text(f"{fact.sentence} ({fact.when})", style="" if drawn.counts else "dim strike")
    if not drawn.counts:
        label.append(" counts no more", style="not strike yellow")
    branch = tree.add(label)
    quote = drawn.quote
    words = f"“{' '.join(quote.exact.split())}”" if quote else _gone(source)
    branch.add(Text(words, style="italic"))
    state = "" if quote and quote.verified else f", {_state(quote)}"
    place = f"{fact.fact}, position {fact.position}, code points {fact.start} to {fact.end}{state}"
    if not _was_accepted(drawn.decisions):
        place += f"; proposed by {drawn.proposed_by}, accepted by {drawn.accepted_by}"
    branch.add(Text(place, style="dim"))
    for decision in drawn.decisions:
        branch.add(Text(_decision(decision), style="dim"))
    _add_notes(branch, drawn.notes, None)
    _add_uses(branch, drawn.uses, drawn.bears_on)


def _add_notes(tree: Tree, notes: Iterable[trail.NoteView], pinned: int | None) -> None:
    for note in notes:
        tree.add(Text(remark(note, pinned), style="yellow"))


def _add_uses(tree: Tree, uses: tuple[trail.UseView, ...], bears_on: str | None) -> None:
    for use in uses[:_SHOWN]:
        days = f"{use.valid_from or '…'} to {use.valid_to or '…'}"
        said = f"{_SPEAKS[use.speaks]} {use.party}, {use.instrument} ({use.aspect}): {use.answer}"
        tree.add(Text(f"{said} ({use.reason}), {days}", style=COLOURS[use.answer]))
    if len(uses) > _SHOWN:
        tree.add(Text(f"… and {len(uses) - _SHOWN} more spans: see --json"))
    if bears_on:
        tree.add(Text(bears_on))


def _gone(source: trail.DocumentView) -> str:
    """What stands where words stood."""
    return tombstone(source.redaction) if source.redaction else "its text is not kept here"


def _words(quote: trail.QuoteView | None, source: trail.DocumentView) -> Text:
    """The paragraph, its quote highlighted; between marks where there are no colours."""
    if quote is None:
        return Text(_gone(source), style="yellow")
    before, exact, after = (
        part.replace("\n", " ") for part in (quote.before, quote.exact, quote.after)
    )
    if not console().is_terminal:
        return Text(f"{before}»{exact}«{after}".strip())
    return Text.assemble((before, "dim"), (exact, "bold black on yellow"), (after, "dim"))


def _state(quote: trail.QuoteView | None) -> str:
    if quote is None:
        return "not given"
    if quote.state == "moved":
        return f"MOVED: the words stand at {quote.stands_at} now, the text was changed"
    if quote.state == "orphaned":
        return "ORPHANED: the words stand nowhere near, the text was changed"
    return "matches the commitment"


def _of_document(source: trail.DocumentView) -> list[str]:
    """What is known of a document, in two lines."""
    parts = [
        source.publisher,
        source.published and f"published {source.published}",
        source.author and f"by {source.author}",
        f"retrieved {source.retrieved_at}",
        source.language,
        source.syndication and f"from {source.syndication}",
        source.url,
    ]
    kept = f"sha256 {source.sha256}" if source.sha256 else "its bytes are not kept here"
    if source.redaction:
        kept = f"its bytes are {source.redaction.manner}"
    archived = f"archived at position {source.position} by {source.extractor}, {kept}"
    return [", ".join(part for part in parts if part), archived]


def _was_accepted(decisions: Iterable[trail.DecisionView]) -> bool:
    """Whether one of the decisions is that the proposal was accepted."""
    return any(each.decision == "proposal-accepted" for each in decisions)


def _decision(decision: trail.DecisionView) -> str:
    what = decision.decision.replace("-", " ")
    if decision.kind is not None and decision.decision == "proposal-rejected":
        roles = ", ".join(decision.roles.values())
        what += f": {decision.kind} {roles} at {decision.start} to {decision.end},"
    what += " with changes" if decision.amended else ""
    how = f" by the policy {decision.policy} ({decision.policy_hash})" if decision.policy else ""
    read = f", proposed by {', '.join(decision.proposed_by)}" if decision.proposed_by else ""
    rules = f" ({', '.join(decision.rules)})" if decision.rules else ""
    why = f": {decision.reason}" if decision.reason else ""
    return f"{what} by {decision.by}{how}{read}{rules} at position {decision.position}{why}"
