"""Which of a sentence's dates is that of a finding.

Invariant: a date belongs to the clause it stands in. "Who", "which" or "but" between it and the
verb makes it another's, and what somebody said is to come is not the day of saying it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.intake.reading.dating import Calendar, Direction
from events.intake.reading.expressions import Dated
from events.intake.reading.found import Found

_PARTED = re.compile(
    r"[;:]|\b(?:which|who|whose|where|that|when|while|whereas|although|though|but|because)\b"
    r"|\b(?:before|after|until|since) (?:it|they|he|she)\b"
    r"|(?<!well )\bas (?:[A-Z]|has\b|have\b|had\b|did\b)"
)
_INSERTED = re.compile(r", (?:which|who|whose|where) [^,;]*,")
"""A clause that is closed again before the verb."""
_INSIDE = re.compile(
    r", (?:which|who|whose|where|(?:first |\w+ly )?(?:[a-z]+ed|set up|drawn up|begun|built|held|"
    r"born|made|put|won)) [^,;]*$"
)
"""A clause that is still open: the day in it is its own."""
_SAYING = re.compile(
    r"\w+(?: \w+){0,2}(?: (?:in|at|during|after|before|to) [^,;.\"\u201c\u201d]{1,40})?,? $"
)
"""From "said" to its day: "told reporters in Oslo on Monday"."""
_SAID = re.compile(r"\b(?:said|says|announced|told|confirmed|declared|reported)\b")
_QUOTED = re.compile('["\u201c\u201d]')
_NEAR = 60
"""Letters between a day and the "said" behind it."""
_Timed = tuple[str, str | None, str | None, str | None, tuple[str, ...]]


def dated(found: Found, text: str, calendar: Calendar, dates: Sequence[Dated], base: int) -> _Timed:
    """(when, planned for, rule id, anchor, doubts) of a finding in the sentence at `base`."""
    default = calendar.today if found.tense != "past" else calendar.undated
    near = _own(found, text, dates, base) if dates else None
    if near is None:
        return default, None, None, None, ()
    told = found.tense == "future" and _is_of_saying(found, text, base, near)
    direction: Direction = "future" if found.tense == "future" and not told else "past"
    resolved = calendar.resolve(near.match, direction)
    if resolved.when is None:
        why = "no day to count from" if resolved.rule == "unresolved" else "no publication date"
        doubt = f"{near.match.group()!r} stays unresolved: {why}"
        return default, None, resolved.rule, None, (doubt,)
    if direction == "future":
        return default, resolved.when, resolved.rule, resolved.anchor, ()
    return resolved.when, None, resolved.rule, resolved.anchor, ()


def _is_of_saying(found: Found, text: str, base: int, date: Dated) -> bool:
    """Whether the day is that of saying what is to come: in front of it, or behind "…, he said"."""
    at = found.said_at or 0
    return base + date.end <= at or bool(_SAID.search(text, at, base + date.start))


def _own(found: Found, text: str, dates: Sequence[Dated], base: int) -> Dated | None:
    """The date that goes with the verb: the nearest behind it in its clause, else before it."""
    at = (found.said_at if found.said_at is not None else found.start) - base
    own = [d for d in dates if _belongs(found, text, d, at, base)]
    return min(own, key=lambda d: abs(d.start - at) + (40 if d.start < at else 0), default=None)


def _belongs(found: Found, text: str, date: Dated, at: int, base: int) -> bool:
    if found.kind == "role-held":
        return False  # who holds an office is told of the day of the report
    before = date.start < at
    between = text[base + date.end : base + at] if before else text[base + at : base + date.start]
    if before and _INSIDE.search(text, base, base + date.start):
        return False
    if found.kind == "statement-made":
        if not before:
            return _SAYING.fullmatch(between) is not None
        return len(between) <= _NEAR and not _QUOTED.search(between)
    if before and found.tense == "future":
        return True  # "announced on Monday that it will join": the day of the announcement
    if found.tense == "state" and not before and "," in between:
        return False  # what is so now is not so from a day that another clause names
    return not _PARTED.search(_INSERTED.sub("", between))
