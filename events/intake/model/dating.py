"""The dates a model gives: possible ones as EDTF, all others undated with a doubt.

Invariant: a date that cannot be read is never mended, and what has none stays undated. A date
that the article does not bear out is kept, and the reviewer is told.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from domain.dates import ImpossibleDate, When, parse
from events.intake.reading.dating import Calendar

RULE = "model"
"""How the date was resolved; kept with the fact."""
_LONGEST = 100
_YEAR = re.compile(r"[12]\d{3}")


class Dated(NamedTuple):
    """A fact's date, how it was resolved, and what to look at."""

    when: str
    anchor: str | None = None
    rule: str | None = None
    doubts: tuple[str, ...] = ()


def dated(
    when: str, words: str, published: str | None, *, stands: bool, planned: bool, observed: bool
) -> Dated:
    """The date of a fact. `words` are the article's for it, `stands` that they are in it.

    `planned` is true of announcements, `observed` of what was so: undated, both are of the day
    of publication, and what happened is of some day up to it, as the rules have it. A date
    whose words name no year was counted from the day of publication.
    """
    calendar = Calendar(published)
    undated = calendar.today if planned or observed else calendar.undated
    if not when:
        return Dated(undated)
    read = possible(when)
    if read is None:
        return Dated(undated, doubts=(f"the model's date {when[:40]!r} is not EDTF: undated",))
    anchor = published if published and possible(published) and not _YEAR.search(words) else None
    doubts = []
    if not words or not stands:
        doubts.append(f"no words of the article were given for the date {read.text}")
    if published is None and not _YEAR.search(words):
        doubts.append(f"the date {read.text} is counted from a day of publication nobody gave")
    if not planned and _after(read, published):
        doubts.append(f"the date {read.text} is later than the publication, {published}")
    return Dated(read.text, anchor, RULE, tuple(doubts))


def possible(when: str) -> When | None:
    """The EDTF date that this is, if it is one."""
    if not 0 < len(when) <= _LONGEST:
        return None
    try:
        return parse(when)
    except ImpossibleDate:
        return None


def _after(when: When, published: str | None) -> bool:
    told = possible(published) if published else None
    if told is None or told.latest is None or when.earliest is None:
        return False
    return when.earliest > told.latest
