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
_PART = r"(?:[ ](?:morning|afternoon|evening|night))?"
_AGO = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_NEAR = r"(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)"
_STARTS = (
    r"(?:[Oo][nf]|[Ii]n|[Ss]ince|[Bb]y|[Dd]uring|[Ee]ff|[Uu]nt|[Ff]rom|[Tt]h[ei]|[Tt]o[dmn]|\d|"
    r"[Ll]a[st]|[Nn]ext|past|prev|com|[Yy]est|[Ee]arl|an?\b|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|several|some|[JFMASONDTW][aepucoehr][a-z])"
)
"""The first letters of every expression; a quick look before all of it is tried."""
_LEADS = frozenset(
    re.findall(
        r"\w+",
        "on in since by during effective until from of the earlier later early late last this "
        "next past previous coming a an one two three four five six seven eight nine ten eleven "
        "twelve several some few day days week weeks month months year years "
        "monday tuesday wednesday thursday friday saturday sunday",
    )
)
"""Words that stand in expressions before their cue; numbers do, too."""
_MOST_LEADS = 8
_LAST_WORD = re.compile(r"\w+(?=,*$)")


def _starts(words: str, cue: int) -> list[int]:
    """Where an expression may start that holds the cue: there, and at each lead in front of it."""
    starts = [cue]
    while len(starts) <= _MOST_LEADS and words[starts[0] - 1 : starts[0]] == " ":
        end = starts[0] - 1
        first = words.rfind(" ", 0, end) + 1
        if _leads(words[first:end].rstrip(",")):
            starts.insert(0, first)
            continue
        last = _LAST_WORD.search(words, first, end)
        if last is not None and _leads(last.group()):
            starts.insert(0, last.start())
        break
    return starts


def _leads(word: str) -> bool:
    return word.lower() in _LEADS or (word[:1].isdigit() and word.isalnum())


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
    starts=_starts,
)


class Dated(NamedTuple):
    """A date in a text: where it stands, and the match to resolve."""

    start: int
    end: int
    match: re.Match[str]


def dates_in(sentence: Sentence) -> list[Dated]:
    """The date expressions in a sentence, in order; a month that is a verb ("may") is none."""
    found = sentence.all(EXPRESSION)
    return [Dated(*m.span(), m) for m in found if not _is_verb(m)] if found else []


def _is_verb(match: re.Match[str]) -> bool:
    if match["month"] is None or match["m3"] not in ("May", "March") or match["y3"]:
        return False
    return match.group().lower() == match["m3"].lower()
