"""Reports that do not fit what else is known: of the instrument, of the party, of a whole list.

Invariant: nothing is decided here; each says what stands all the same, as `ask` has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from domain.existence import UNKNOWN
from domain.standing import Answer, Rule
from domain.standing.story import beginnings
from projections.questions.evidence import OnFile
from projections.questions.existing import dated_existences, outside
from projections.questions.explaining.collisions import Collision, direct
from projections.questions.finding import Found
from projections.questions.lists import Lists, any_complete
from projections.questions.lookup import existence
from projections.questions.sources import Scope
from projections.questions.stands import Stand, stands
from projections.questions.view import View


def misfits(
    view: View, instrument: Found, filed: OnFile, position: int, scope: Scope
) -> list[Collision]:
    """What does not fit about one instrument, in no order."""
    table = view.model.standing.c
    began = beginnings(existence(view, instrument.id, position, scope.documents))
    declared = any_complete(view, view.identities(position).together(instrument.id), position)
    found = list(_outside_existence(view, filed))
    if began or declared:
        only = table.answer == Answer.YES.value
        if not declared:
            only &= table.valid_from < min(e.earliest for e in began)
        held = [s for s in stands(view, instrument, position, scope, only=only)
                if s.verdict.answer is Answer.YES]  # fmt: skip
    if began:
        facts = tuple(e.fact for e in began)
        found += _before_it_began(held, min(e.earliest for e in began), facts)
    if declared:
        found += _left_out(view, filed, held)
    return found


def _before_it_began(held: list[Stand], began: int, facts: tuple[str, ...]) -> Iterator[Collision]:
    """Reports that somebody was in before the instrument's first possible day."""
    early: dict[tuple[str, str], list[Stand]] = {}
    for stand in held:
        if stand.start < began:
            early.setdefault((stand.party, stand.aspect), []).append(stand)
    for (party, aspect), some in early.items():
        against = tuple(dict.fromkeys(fact for s in some for fact in s.verdict.because))
        yield Collision(
            "overruled", party, aspect, some[0].start, began, facts, against, "no (not-yet)",
            Rule.EXISTENCE,
        )  # fmt: skip


def _left_out(view: View, filed: OnFile, held: list[Stand]) -> Iterator[Collision]:
    """Parties who stand as being in on the day of a complete list that leaves them out."""
    by_aspect: dict[str, Lists] = {}
    for stand in held:
        if stand.aspect not in by_aspect:
            by_aspect[stand.aspect] = Lists(view, filed, stand.aspect)
        for one in by_aspect[stand.aspect].leaving_out(stand.party):
            if one.complete and stand.start <= one.until and one.latest < stand.end:
                yield Collision(
                    "left-out", stand.party, stand.aspect, stand.start, one.until + 1,
                    stand.verdict.because, one.facts,
                    f"{stand.verdict.answer} ({stand.verdict.reason})", stand.verdict.rule,
                )  # fmt: skip


def _outside_existence(view: View, filed: OnFile) -> Iterator[Collision]:
    """Acts on days on which, by its registration, the party did not exist."""
    known = dated_existences(view)
    for party, facts in filed.facts.items() if known else ():
        existed = [known.get(one, UNKNOWN) for one in filed.together(party)]
        for row in facts:
            said = [a for a, e in direct(filed, [row]) if not e.observed]
            if said and outside(existed, row.earliest, row.latest):
                yield Collision(
                    "outside-existence", party, said[0], row.earliest, row.latest + 1, (row.fact,)
                )
