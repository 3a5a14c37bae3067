"""Who stood where: one party, or everybody, on a day as known at a position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import structs

from domain.errors import InvalidInput
from domain.instruments import ASPECTS, Aspect, default_aspect
from domain.rosters import left_out
from domain.standing import (
    NEVER_REPORTED,
    Answer,
    Certainty,
    Rule,
    Verdict,
    before_existence,
    contested,
    spans,
)
from projections.questions import answers
from projections.questions.clocks import Pin
from projections.questions.evidence import OnFile, on_file
from projections.questions.finding import Found, find_instrument, find_party
from projections.questions.lists import Lists, any_complete, any_of_owner
from projections.questions.lookup import (
    columns,
    display_name,
    entry,
    existence,
    names_on,
    roster_rows,
    stored_verdict,
)
from projections.questions.sources import Documents, documents_of
from projections.questions.view import View, day_of
from projections.questions.wording import ask_sentence


class Asked(NamedTuple):
    """What is asked about one instrument, with every name and clock resolved."""

    what: Found
    aspect: str
    day: int
    clock: Pin
    documents: Documents | None

    @property
    def position(self) -> int:
        """The position asked about."""
        return self.clock.position


def asked(
    view: View,
    instrument: str,
    valid_on: str,
    known_at: str | int | None,
    aspect: str | None,
    sources: Sequence[str] | None,
) -> Asked:
    """Resolve a question about an instrument. Errors as in `Questions.ask`."""
    day = day_of(valid_on)
    clock = view.pin(known_at)
    documents = documents_of(view, sources, clock.position)
    what = find_instrument(view, instrument, clock.position)
    return Asked(what, aspect_of(what, aspect), day, clock, documents)


def ask(
    view: View,
    party: str,
    instrument: str,
    valid_on: str,
    known_at: str | int | None,
    aspect: str | None,
    sources: Sequence[str] | None,
) -> answers.AskAnswer:
    """See `Questions.ask`."""
    question = asked(view, instrument, valid_on, known_at, aspect, sources)
    what, clock = question.what, question.clock
    who = find_party(view, party, clock.position)
    verdict = verdict_on(view, question, who.id)
    who_name = display_name(view, who, question.day, clock.position)
    what_name = display_name(view, what, question.day, clock.position)
    sentence = ask_sentence(
        who_name, what_name, str(what.joined_as), question.aspect, verdict.answer,
        verdict.reason, valid_on, verdict.last_reported,
    )  # fmt: skip
    return answers.AskAnswer(
        sentence=sentence,
        party=who.id,
        party_name=who_name,
        instrument=what.id,
        instrument_name=what_name,
        aspect=question.aspect,
        valid_on=valid_on,
        sources=echoed(sources),
        **clock.fields(),
        **columns(verdict),
    )


def verdict_on(view: View, question: Asked, party: str) -> Verdict:
    """The verdict on one canonical party: before the instrument, by reports, by lists."""
    what, aspect, day, position = question.what, question.aspect, question.day, question.position
    began = existence(view, what.id, position, question.documents)
    early = before_existence(day, began)
    if question.documents is None:
        verdict = stored_verdict(view, what.id, party, aspect, day, position)
    else:
        verdict = _folded(view, question, on_file(view, what, position, question.documents), party)
    if early is not None:
        return contested(early, verdict)
    if verdict.answer != Answer.UNKNOWN:
        return verdict
    lists = lists_of(view, question, complete_only=verdict.reason != "never-reported")
    return left_out(verdict, day, lists.leaving_out(party)) if lists else verdict


def roster(
    view: View,
    instrument: str,
    valid_on: str,
    known_at: str | int | None,
    aspect: str | None,
    sources: Sequence[str] | None = None,
) -> answers.Roster:
    """See `Questions.roster`."""
    question = asked(view, instrument, valid_on, known_at, aspect, sources)
    what, day, clock = question.what, question.day, question.clock
    began = existence(view, what.id, clock.position, question.documents)
    early = before_existence(day, began)
    if question.documents is None:
        rows = roster_rows(view, what.id, question.aspect, day, clock.position)
        entries = [entry(row, early) for row in rows]
    else:
        entries = list(_scoped_entries(view, question, early))
    if early is None and any(e.answer == Answer.UNKNOWN for e in entries):
        entries = _with_lists(view, question, entries)
    entries.sort(key=lambda e: (e.name.casefold(), e.party))
    counts = Counter(e.answer for e in entries)
    return answers.Roster(
        instrument=what.id,
        instrument_name=display_name(view, what, day, clock.position),
        aspect=question.aspect,
        counts={answer.value: counts[answer.value] for answer in Answer},
        entries=tuple(entries),
        valid_on=valid_on,
        sources=echoed(sources),
        **clock.fields(),
    )


def lists_of(view: View, question: Asked, *, complete_only: bool) -> Lists | None:
    """The lists that may change an answer; None if there is none.

    One that is not declared complete can change `never-reported` and nothing else.
    """
    what, position = question.what, question.position
    together = view.identities(position).together(what.id)
    found = any_complete(view, together, position)
    if found or (not complete_only and any_of_owner(view, together, position)):
        return Lists(view, on_file(view, what, position, question.documents), question.aspect)
    return None


def echoed(sources: Sequence[str] | None) -> tuple[str, ...] | None:
    """The sources as an answer names them."""
    return tuple(sources) if sources else None


def _folded(view: View, question: Asked, filed: OnFile, party: str) -> Verdict:
    """The verdict by the reports of some documents alone."""
    evidence = filed.of(party).get(question.aspect, [])
    for span in spans(evidence, view.rules.policy(question.position)):
        if span.start <= question.day < span.end:
            return span.verdict
    return NEVER_REPORTED


def _scoped_entries(
    view: View, question: Asked, early: Verdict | None
) -> Iterator[answers.RosterEntry]:
    filed = on_file(view, question.what, question.position, question.documents)
    parties = sorted(filed.parties())
    for party, kind, name in names_on(view, parties, question.day, question.position):
        verdict = _folded(view, question, filed, party)
        if verdict is not NEVER_REPORTED:
            shown = columns(contested(early, verdict) if early else verdict)
            yield answers.RosterEntry(party=party, name=name, kind=kind, **shown)


def _with_lists(
    view: View, question: Asked, entries: list[answers.RosterEntry]
) -> list[answers.RosterEntry]:
    """The entries, where nothing decides as the lists that leave the party out would have it."""
    lists = lists_of(view, question, complete_only=True)
    if lists is None:
        return entries
    return [_left_out(e, question, lists) if e.answer == Answer.UNKNOWN else e for e in entries]


def _left_out(entry: answers.RosterEntry, question: Asked, lists: Lists) -> answers.RosterEntry:
    verdict = Verdict(
        Answer(entry.answer), entry.reason, entry.status, entry.since, entry.last_reported,
        Certainty(entry.certainty), entry.because, entry.against, Rule(entry.rule),
    )  # fmt: skip
    now = left_out(verdict, question.day, lists.leaving_out(entry.party))
    return structs.replace(entry, **columns(now))


def aspect_of(what: Found, aspect: str | None) -> str:
    """The aspect asked about; the default one if none is named. Raises `InvalidInput`."""
    kind = what.joined_as
    assert kind is not None
    if aspect is None:
        return default_aspect(kind).value
    allowed = [str(a) for a in ASPECTS[kind]]
    if aspect not in allowed:
        raise InvalidInput(
            f"A {kind} has no aspect {aspect!r}; it has {', '.join(allowed) or 'none'}.",
            field="aspect",
        )
    return Aspect(aspect).value
