"""The fold: what the reports about one party and one instrument amount to, day by day.

Invariant: the answer for a day follows from the evidence alone, in any order of
recording. Evidence is gathered into happenings (reports of one act), happenings
into a story along valid time, and the story is cut into spans with one answer
each. Absence is never a no: a day that no evidence reaches is `never-reported`.

Days are proleptic Gregorian ordinals (`date.toordinal()`), spans half-open.
"""

from domain.standing.evidence import (
    FIRST,
    LAST,
    NEVER_REPORTED,
    Answer,
    Certainty,
    Directness,
    Evidence,
    Rank,
    Span,
    Support,
    Verdict,
)
from domain.standing.happenings import Happening, happenings
from domain.standing.story import before_existence, spans

__all__ = [
    "FIRST", "LAST", "NEVER_REPORTED", "Answer", "Certainty", "Directness", "Evidence",
    "Happening", "Rank", "Span", "Support", "Verdict", "before_existence", "happenings", "spans",
]  # fmt: skip
