"""The words of a text that say when.

Invariant: an expression is found whole, with its preposition; a month that is a verb ("may") is
none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from events.intake.reading.cues import Cued
from events.intake.reading.sentences import Sentence

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20)\d\d"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_AGO = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_NEAR = r"(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)"
_STARTS = (
    r"(?:[Oo][nf]|[Ii]n|[Ss]ince|[Bb]y|[Dd]uring|[Ee]ff|[Uu]nt|[Ff]rom|[Tt]h[ei]|[Tt]o[dmn]|\d|"
    r"[Ll]a[st]|[Nn]ext|past|prev|com|[Yy]est|[Ee]arl|an?\b|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|several|some|[JFMASONDTW][aepucoehr][a-z])"
)
"""The first letters of every expression; a quick look before all of it is tried."""
EXPRESSION = Cued(
    rf"""\b(?={_STARTS})
    (?:(?:[Oo]n|[Ii]n|[Ss]ince|[Bb]y|[Dd]uring|[Ee]ffective|[Uu]ntil|[Ff]rom|[Oo]f)[ ])?
    (?:[Tt]he[ ])?\b(?:
      (?:{_WEEKDAY},?[ ](?:the[ ])?)?
        (?P<dmy>(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:[ ]of)?[ ]
        (?P<m1>{_MONTH})(?:,?[ ](?P<y1>{_YEAR}))?)
    | (?:{_WEEKDAY},?[ ])?
        (?P<mdy>(?P<m2>{_MONTH})[ ](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b
        (?:,?[ ](?P<y2>{_YEAR}))?)
    | (?P<isoday>{_YEAR}-\d\d-\d\d)
    | (?P<month>(?:(?:{_NEAR}|last|this|next)[ ](?:in[ ])?)?(?P<m3>{_MONTH})
        (?:,?[ ](?:of[ ])?(?P<y3>{_YEAR}))?)
    | (?P<weekday>(?:(?P<which>last|next|this)[ ])?(?P<wd>{_WEEKDAY}){_PART})
    | (?P<near>(?:{_NEAR}[ ])?(?P<rel>[Tt]his|[Ll]ast|[Nn]ext|past|previous|coming)
        [ ](?P<unit>week|month|year))(?!')
    | (?P<word>(?:[Ee]arlier[ ]|[Ll]ater[ ])?(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight))(?!')
    | (?P<ago>(?P<n>{_AGO})[ ](?P<agounit>day|week|month|year)s?[ ]ago)
    | (?P<later>(?:{_AGO}|several|some|a[ ]few)[ ](?:day|week|month|year)s?
        [ ](?:later|earlier|before|after))
    | (?<=[nNecEygf][ ])(?P<year>{_YEAR})(?![-\d%])
    )\b""",
    re.VERBOSE,
    placed=True,
)
_BEFORE, _BEHIND = 48, 48
"""Letters: an expression starts no further before its cue, and ends no further behind it."""


class Dated(NamedTuple):
    """A date in a text: where it stands, and the match to resolve."""

    start: int
    end: int
    match: re.Match[str]


def dates_in(sentence: Sentence) -> list[Dated]:
    """The date expressions in a sentence, in order; a month that is a verb ("may") is none."""
    if not sentence.cues & EXPRESSION.bit:
        return []
    words, first, last = sentence.text, 0, len(sentence.text)
    if sentence.spots is not None:
        places = sentence.places(EXPRESSION)
        first, last = max(0, places[0] - _BEFORE), places[-1] + _BEHIND
    return [Dated(*m.span(), m) for m in EXPRESSION.finditer(words, first, last) if not _is_verb(m)]


def _is_verb(match: re.Match[str]) -> bool:
    if match["month"] is None or match["m3"] not in ("May", "March") or match["y3"]:
        return False
    return match.group().lower() == match["m3"].lower()
