"""Citing: an answer gets an address that holds for ever.

Invariant: a citation is the hash of its question, with both clocks pinned, so the same one is
put on file once, whoever cites it. What the answer was, its SHA-256 says; nothing is stored
that could be changed, and what would be answered today is compared when asked.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from domain.errors import Conflict, InvalidInput
from events.log import Log, New
from events.pinned import PinnedQuestion, citation_id
from events.record import AnswerCited
from events.saying import MAX_SHORT, check_who


class Cited(NamedTuple):
    """Where a citation stands in the log; `new` is false if it was on file already."""

    citation: str
    position: int
    new: bool


class Citations:
    """The command that cites."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def cite(
        self, question: PinnedQuestion, sha256: str, by: str, reason: str | None = None
    ) -> Cited:
        """Put a question on file with the SHA-256 of its answer's JSON, as every door gives it.

        `reason` says why, or where it is cited; of a citation that is on file the first one
        stays. Raises `InvalidInput` for a name or a reason that is none or too long, and
        `Conflict` if the answer on file has another SHA-256.
        """
        check_who(by)
        event = _event(question, sha256, by, reason)
        citation = citation_id(question)
        with self._log.writing() as write:
            history = write.stream(citation)
            if history:
                (position,) = write.positions([(citation, 1)])
                _refuse_other(citation, history[0], sha256)
                return Cited(citation, position, False)
            (place,) = write.append([New(citation, 1, event)])
        return Cited(citation, place.position, True)


def _event(question: PinnedQuestion, sha256: str, by: str, reason: str | None) -> AnswerCited:
    if reason is not None and not 0 < len(reason.strip()) <= len(reason) <= MAX_SHORT:
        raise InvalidInput(
            f"A reason has 1 to {MAX_SHORT} characters; leave it out if there is none.",
            field="reason",
        )
    plain = {"question": msgspec.to_builtins(question), "sha256": sha256, "by": by}
    try:
        return msgspec.convert({**plain, "reason": reason}, AnswerCited)
    except msgspec.ValidationError as error:
        raise InvalidInput(f"{error}.") from error


def _refuse_other(citation: str, event: object, sha256: str) -> None:
    if not isinstance(event, AnswerCited) or event.sha256 != sha256:
        raise Conflict(
            f"{citation} is on file with another answer's SHA-256: the program gives other bytes "
            f"than when it was cited, or its read tables were changed. See 'chronicle cited "
            f"{citation}' and 'chronicle verify answers'."
        )
