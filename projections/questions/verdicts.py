"""The verdicts on an instrument's parties at one position: before it began, by reports, by lists.

Invariant: `of` is what `ask` answers, `held` what reports alone amount to. What does not
depend on the day or the party is read once.
"""

from __future__ import annotations

from functools import cached_property

from domain.rosters import left_out, may_speak
from domain.standing import (
    NEVER_REPORTED,
    Evidence,
    Verdict,
    before_existence,
    contested,
    spans,
)
from projections.questions.asked import Asked
from projections.questions.evidence import OnFile, on_file
from projections.questions.lists import Lists, any_complete, any_of_owner
from projections.questions.lookup import existence, stored_verdict
from projections.questions.view import View


class Verdicts:
    """The verdicts on one aspect of one instrument, as known at a question's position."""

    def __init__(self, view: View, question: Asked) -> None:
        self._view = view
        self._question = question

    @cached_property
    def began(self) -> list[Evidence]:
        """The reports that the instrument came to be."""
        what, position = self._question.what, self._question.position
        return existence(self._view, what.id, position, self._question.scope.documents)

    @cached_property
    def filed(self) -> OnFile:
        """All that is on file about it, within the scope."""
        question = self._question
        return on_file(self._view, question.what, question.position, question.scope.documents)

    @cached_property
    def declared(self) -> bool:
        """Whether a list of participants is declared complete."""
        return any_complete(self._view, self._together, self._question.position)

    def early(self, day: int) -> Verdict | None:
        """The verdict on everybody, if the day comes before the instrument."""
        return before_existence(day, self.began)

    def of(self, party: str, day: int) -> Verdict:
        """The verdict on one canonical party."""
        early, held = self.early(day), self.held(party, day)
        return self.by_lists(party, day, held) if early is None else contested(early, held)

    def on_roster(self, party: str, day: int) -> Verdict | None:
        """As the roster shows it: None for a party that nothing reaches, or that is another."""
        position = self._question.position
        if self._view.identities(position).canonical(party) != party:
            return None
        held, early = self.held(party, day), self.early(day)
        if held == NEVER_REPORTED:
            return None
        return self.by_lists(party, day, held) if early is None else contested(early, held)

    def held(self, party: str, day: int) -> Verdict:
        """What reports about a canonical party amount to."""
        question = self._question
        if question.scope.documents is None:
            return stored_verdict(
                self._view, question.what.id, party, question.aspect, day, question.position
            )
        evidence = self.filed.of(party).get(question.aspect, [])
        for span in spans(evidence, self._view.rules.policy(question.position)):
            if span.start <= day < span.end:
                return span.verdict
        return NEVER_REPORTED

    def by_lists(self, party: str, day: int, held: Verdict) -> Verdict:
        """The verdict, where nothing decides as the lists that leave the party out have it."""
        if not may_speak(held.reason, declared=True):
            return held  # without asking whether there are any
        silent = may_speak(held.reason, declared=False)
        if not self.declared and not (silent and self._owned):
            return held
        return left_out(held, day, self.lists.leaving_out(party))

    @cached_property
    def lists(self) -> Lists:
        """The lists of participants, within the scope."""
        return Lists(self._view, self.filed, self._question.aspect)

    @cached_property
    def _owned(self) -> bool:
        return any_of_owner(self._view, self._together, self._question.position)

    @property
    def _together(self) -> tuple[str, ...]:
        question = self._question
        return self._view.identities(question.position).together(question.what.id)
