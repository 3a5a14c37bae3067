"""The fold: what the reports about one party and one instrument amount to, day by day.

Invariant: the answer for a day follows from the evidence alone, in any order of
recording. Evidence is gathered into happenings (reports of one act), happenings
into a story along valid time, and the story is cut into spans with one answer
each. Absence is never a no: a day that no evidence reaches is `never-reported`.

Days are proleptic Gregorian ordinals (`date.toordinal()`), spans half-open.
"""

from domain.standing.aside import Aside
from domain.standing.derivation import Derivation, Part, SetAside, Step, derivation
from domain.standing.evidence import FIRST, LAST, Directness, Evidence, Rank, Support
from domain.standing.happenings import Happening, happenings
from domain.standing.story import before_existence, contested, spans
from domain.standing.verdict import NEVER_REPORTED, Answer, Certainty, Rule, Span, Verdict

__all__ = [
    "FIRST", "LAST", "NEVER_REPORTED", "Answer", "Aside", "Certainty", "Derivation",
    "Directness", "Evidence", "Happening", "Part", "Rank", "Rule", "SetAside", "Span", "Step",
    "Support", "Verdict", "before_existence", "contested", "derivation", "happenings", "spans",
]  # fmt: skip
