"""Who stood where: one party, or everybody, on a day as known at a position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import structs

from domain.standing import (
    NEVER_REPORTED,
    Answer,
    Certainty,
    Rule,
    Verdict,
    contested,
)
from projections.questions import answers
from projections.questions.asked import Asked, asked
from projections.questions.existing import note_on
from projections.questions.finding import find_party
from projections.questions.lookup import columns, display_name, entry, names_on, roster_rows
from projections.questions.verdicts import Verdicts
from projections.questions.view import View
from projections.questions.wording import ask_sentence


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
    verdict = Verdicts(view, question).of(who.id, question.day)
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
        note=note_on(view, who, who_name, question.day, clock.position),
        valid_on=valid_on,
        **question.scope.fields(),
        **clock.fields(),
        **columns(verdict),
    )


def roster(
    view: View,
    instrument: str,
    valid_on: str,
    known_at: str | int | None,
    aspect: str | None,
    sources: Sequence[str] | None = None,
) -> answers.Roster:
    """See `Questions.roster`."""
    return roster_of(view, asked(view, instrument, valid_on, known_at, aspect, sources))


def roster_of(view: View, question: Asked) -> answers.Roster:
    """The roster of a resolved question."""
    what, day, position = question.what, question.day, question.position
    verdicts = Verdicts(view, question)
    early = verdicts.early(day)
    if question.scope.documents is None:
        rows = roster_rows(view, what.id, question.aspect, day, position)
        entries = [entry(row, early) for row in rows]
    else:
        entries = list(_scoped_entries(view, question, verdicts, early))
    if early is None and any(e.answer == Answer.UNKNOWN for e in entries) and verdicts.declared:
        entries = [_by_lists(one, question, verdicts) for one in entries]
    entries.sort(key=lambda e: (e.name.casefold(), e.party))
    counts = Counter(e.answer for e in entries)
    return answers.Roster(
        instrument=what.id,
        instrument_name=display_name(view, what, day, position),
        aspect=question.aspect,
        counts={answer.value: counts[answer.value] for answer in Answer},
        entries=tuple(entries),
        valid_on=question.valid_on,
        **question.scope.fields(),
        **question.clock.fields(),
    )


def _scoped_entries(
    view: View, question: Asked, verdicts: Verdicts, early: Verdict | None
) -> Iterator[answers.RosterEntry]:
    parties = sorted(verdicts.filed.parties())
    for party, kind, name in names_on(view, parties, question.day, question.position):
        verdict = verdicts.held(party, question.day)
        if verdict is not NEVER_REPORTED:
            shown = columns(contested(early, verdict) if early else verdict)
            yield answers.RosterEntry(party=party, name=name, kind=kind, **shown)


def _by_lists(
    entry: answers.RosterEntry, question: Asked, verdicts: Verdicts
) -> answers.RosterEntry:
    """The entry; where nothing decides, as the lists that leave the party out have it."""
    if entry.answer != Answer.UNKNOWN:
        return entry
    held = Verdict(
        Answer(entry.answer), entry.reason, entry.status, entry.since, entry.last_reported,
        Certainty(entry.certainty), entry.because, entry.against, Rule(entry.rule),
    )  # fmt: skip
    now = verdicts.by_lists(entry.party, question.day, held)
    return structs.replace(entry, **columns(now))
