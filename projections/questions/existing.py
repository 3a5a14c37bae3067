"""When parties existed, by their registrations, and what lies outside of that.

Invariant: existence decides no answer; it is told beside it. What is merged into another
existed for as long as either did.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from domain.existence import UNKNOWN, Existence
from projections.questions.finding import Found
from projections.questions.view import View


def note_on(view: View, who: Found, name: str, day: int, position: int) -> str | None:
    """What to say of a canonical party on a day when it did not exist; None if it may have."""
    ids = view.identities(position).together(who.id)
    if len(ids) == 1:
        existed = [who.existence]
    else:
        known = dated_existences(view)
        existed = [known.get(one, UNKNOWN) for one in ids]
    if not outside(existed, day, day):
        return None
    return f"By its registration {name} existed {' and '.join(sorted(map(str, existed)))}."


def outside(existed: Sequence[Existence], earliest: int, latest: int) -> bool:
    """Whether these days lie outside of all of these."""
    return all(one.excludes(earliest, latest) for one in existed)


def dated_existences(view: View) -> dict[str, Existence]:
    """When parties existed, by id; of those of which a date is on file."""
    table = view.model.entities.c
    query = select(table.id, table.existed_from, table.existed_until).where(
        table.existed_from.is_not(None) | table.existed_until.is_not(None)
    )
    return {row[0]: Existence(row[1], row[2]) for row in view.connection.execute(query)}
