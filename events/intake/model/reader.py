"""The model reader: a text goes in, proposals and a report of what was dropped come out.

Invariant: nothing is sent without a key, and nothing comes out that did not stand in the text.
The reader is named after the model and the hash of its instructions, so that both are recorded
with each fact that is accepted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from domain.errors import InvalidInput
from events.intake.grounding import Lost, Span
from events.intake.model.dating import possible
from events.intake.model.drawing import NO_KIND, RULE, Article, Dropped, draw
from events.intake.model.endpoint import Bounds, Endpoint, ModelUnavailable, check_extra
from events.intake.model.naming import NamesOn, Naming
from events.intake.model.parts import Part, parts_of, without
from events.intake.model.prompt import message, prompt
from events.intake.proposal import Proposal
from events.intake.proposals.keys import key_of_proposal, overlap

if TYPE_CHECKING:
    from events.intake.model.asking import Heard

_MOST_DROPPED = 200
REPEATED = "the same fact twice"
TOO_MANY = "more facts than one answer may hold"
_UNGROUNDED = (TOO_MANY, NO_KIND, *(lost.value for lost in Lost))


class DroppedFact(Struct, frozen=True, kw_only=True):
    """A fact that became no proposal."""

    kind: str
    why: str
    detail: str


class Report(Struct, frozen=True, kw_only=True):
    """What came of one text."""

    reader: str
    prompt_sha256: str
    parts: int
    """Into how many parts the text was cut."""
    read: int
    """How many of them the model answered in the shape asked for."""
    length: int
    """Code points of the text up to which the parts go; less than all of a very long one."""
    given: int
    """Facts that the model gave."""
    grounded: int
    """Of these, those whose quote stands in the article."""
    proposed: int
    dropped: dict[str, int]
    """Why the others became no proposal, the most frequent reason first."""
    examples: tuple[DroppedFact, ...] = ()
    """The first of them, in the order given; their details may hold words of the text."""
    failures: tuple[str, ...] = ()
    """Why parts were not read."""
    input_tokens: int = 0
    output_tokens: int = 0


class Reading(NamedTuple):
    """The proposals in the order of the text, and the report."""

    proposals: list[Proposal]
    report: Report


class ModelReader:
    """Reads texts with a language model at an OpenAI-compatible endpoint."""

    def __init__(
        self,
        endpoint: Endpoint,
        names: NamesOn,
        bounds: Bounds | None = None,
        tell: Callable[[Report], None] = lambda _report: None,
    ) -> None:
        """`tell` gets the report of each text that `propose` reads.

        Raises `ModelUnavailable` without a key or without the extra, `InvalidInput` for
        impossible settings.
        """
        endpoint.check()
        check_extra()
        self._tell = tell
        self._endpoint = endpoint
        self._names = names
        self._bounds = bounds or Bounds()
        self._bounds.check()

    by_chance = True
    families = (RULE,)

    @property
    def name(self) -> str:
        """The model's; an `@` in it becomes `%40`, as one stands before the version."""
        return self._endpoint.model.replace("@", "%40")

    @property
    def version(self) -> str:
        """The SHA-256 of the file with its instructions."""
        return prompt().sha256

    def propose(
        self, text: str, *, published: str | None = None, noise: Sequence[Span] = ()
    ) -> list[Proposal]:
        """What the text says, as `read`; the report is told."""
        reading = self.read(text, published=published, noise=noise)
        self._tell(reading.report)
        return reading.proposals

    def read(
        self, text: str, *, published: str | None = None, noise: Sequence[Span] = ()
    ) -> Reading:
        """What the model finds in the text, each with the exact slice that says so.

        `published` is EDTF. Raises `ModelUnavailable` if no part could be read at all; if
        only some could, the report tells which could not and why. Waits for
        the endpoint, at most `Bounds.timeout` a part; not from inside an event loop.
        """
        if published is not None and possible(published) is None:
            raise InvalidInput(f"{published!r} is not EDTF.", field="published")
        bounds = self._bounds
        parts, length = parts_of(text, noise, longest=bounds.part, most=bounds.parts)
        heard = self._ask(parts, published) if parts else []
        if parts and not any(one.failure is None for one in heard):
            raise ModelUnavailable(
                f"The model {self._endpoint.model!r} gave no answer that can be read: "
                f"{heard[0].failure}. Nothing is proposed."
            )
        naming = Naming(self._names(published), without(text, 0, length, noise))
        article = Article(text, noise, published, naming)
        outcomes = list(self._drawn(parts, heard, article))
        proposals, dropped = _apart(outcomes)
        report = self._report(parts, heard, length, dropped, len(proposals))
        return Reading(proposals, report)

    def _ask(self, parts: Sequence[Part], published: str | None) -> list[Heard]:
        from events.intake.model.asking import ask  # the extra, and a second of start-up

        messages = [message(part.words, published) for part in parts]
        return ask(self._endpoint, self._bounds, prompt().words, messages)

    def _drawn(
        self, parts: Sequence[Part], heard: Sequence[Heard], article: Article
    ) -> Iterator[tuple[str, Proposal | Dropped]]:
        """(kind, what became of it) of each fact, in the order given."""
        reader = f"{self.name}@{self.version}"
        for part, one in zip(parts, heard, strict=False):
            for place, said in enumerate(one.facts):
                if place >= self._bounds.facts:
                    yield said.kind[:80], Dropped(TOO_MANY, f"{self._bounds.facts} are taken")
                else:
                    yield said.kind[:80], draw(said, article, (part.start, part.end), reader)

    def _report(
        self,
        parts: Sequence[Part],
        heard: Sequence[Heard],
        length: int,
        dropped: Sequence[DroppedFact],
        proposed: int,
    ) -> Report:
        lost = Counter(one.why for one in dropped)
        failures = [one.failure for one in heard if one.failure is not None]
        if unasked := len(parts) - len(heard):
            failures.append(f"{unasked} further parts were not sent")
        return Report(
            reader=f"{self.name}@{self.version}",
            prompt_sha256=prompt().sha256,
            parts=len(parts),
            read=sum(one.failure is None for one in heard),
            length=length,
            given=len(dropped) + proposed,
            grounded=len(dropped) + proposed - sum(lost[why] for why in _UNGROUNDED),
            proposed=proposed,
            dropped=dict(lost.most_common()),
            examples=tuple(dropped[:_MOST_DROPPED]),
            failures=tuple(failures),
            input_tokens=sum(one.input_tokens for one in heard),
            output_tokens=sum(one.output_tokens for one in heard),
        )


def _apart(
    outcomes: Sequence[tuple[str, Proposal | Dropped]],
) -> tuple[list[Proposal], list[DroppedFact]]:
    """(each fact once, in the order of the text; all that was dropped, in the order given)."""
    kept: list[Proposal] = []
    dropped = []
    for kind, outcome in outcomes:
        if isinstance(outcome, Proposal):
            if not any(_same(outcome, other) for other in kept):
                kept.append(outcome)
                continue
            outcome = Dropped(REPEATED, outcome.quote[:200])
        dropped.append(DroppedFact(kind=kind, why=outcome.why, detail=outcome.detail))
    return sorted(kept, key=lambda one: (one.start, one.end)), dropped


def _same(one: Proposal, other: Proposal) -> bool:
    return key_of_proposal(one) == key_of_proposal(other) and overlap(
        one.start, one.end, other.start, other.end
    )
