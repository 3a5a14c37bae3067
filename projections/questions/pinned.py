"""The questions whose clocks are pinned for others to rely on: certified, cited, watched."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from events.pinned import Kind, PinnedQuestion
from projections.questions.certifying import pinning
from projections.questions.citing import citations, pinned
from projections.questions.citing.shapes import CitationView, CitedAnswer, Watched
from projections.questions.view import View

if TYPE_CHECKING:
    from events.seal.notes import Signer
    from events.seal.seal import Seal

Answered = TypeVar("Answered")
Advance = Callable[[int, int], None]


def _nobody(_done: int, _total: int) -> None:
    """Nobody is told how far it is."""


class PinnedQuestions(ABC):
    """What can be asked about answers that shall hold for ever."""

    def pinned(
        self,
        kind: Kind,
        valid_on: str,
        known_at: str | int | None = None,
        *,
        instrument: str | None = None,
        party: str | None = None,
        aspect: str | None = None,
        sources: Sequence[str] | None = None,
        about: str | None = None,
    ) -> PinnedQuestion:
        """The question with its names resolved to ids and its clock to a position.

        Arguments and errors as of `ask`, `roster` and `snapshot`.
        """
        return self._answered(
            lambda view: pinning.pinned(
                view, kind, valid_on, known_at, instrument, party, aspect, sources, about
            )
        )

    def certify(
        self, question: PinnedQuestion, seal: Seal, signer: Signer, advance: Advance = _nobody
    ) -> bytes:
        """The certificate of the answer to a pinned question: the bytes of its file.

        `signer` holds the key in force. Raises `InvalidInput` if the answer rests on more
        than 20,000 facts, and `NotProven` if the archive or the seal was tampered with.
        """
        from projections.questions.certifying.composing import certificate  # loads cryptography

        return self._answered(lambda view: certificate(view, question, seal, signer, advance))

    def answer_hash(self, question: PinnedQuestion) -> str:
        """SHA-256 in hex of the answer's JSON, the bytes that every door gives."""
        return self._answered(lambda view: pinned.answer_hash(view, question))

    def citations(self, *, after: int = 0, limit: int | None = None) -> list[CitationView]:
        """What is cited, in the order of citing: `limit` at most, behind a position."""
        return self._answered(lambda view: citations.citations(view, after, limit))

    def watched(
        self, *, after: int = 0, limit: int | None = None, advance: Advance = _nobody
    ) -> list[Watched]:
        """The same, each with whether its answer would be another today, and what made it so."""
        return self._answered(lambda view: citations.watched(view, after, limit, advance))

    def cited(self, citation: str) -> CitedAnswer:
        """One citation with its answer, then and now. Raises `NotFound`."""
        return self._answered(lambda view: citations.cited(view, citation))

    def citation(self, citation: str) -> PinnedQuestion:
        """What a citation asks. Raises `NotFound`."""
        return self._answered(lambda view: citations.question_of(view, citation))

    @abstractmethod
    def _answered(self, question: Callable[[View], Answered]) -> Answered:
        """The answer to a question, from one moment of the read tables."""
