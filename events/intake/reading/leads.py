"""What belongs to a unit in front of it and behind it: "the", quotes, "representatives of".

Invariant: a unit only grows, and never over words that are another's.
"""

from __future__ import annotations

import re

from events.intake.reading.endings import Ending
from events.intake.reading.items import Unit
from events.intake.reading.nouns import ANY_PLURAL, BODY_NOUNS, SORT_NOUNS, SORTS

UNNAMED = (
    r"(?:(?!(?:which|who|that|and|was|were|is|are|has|have|had|said|by|in)\b)[a-z][\w'-]* ){0,4}"
    rf"(?:{ANY_PLURAL}|mayors|charities|academics|unions|regions|agencies|foundations|institutions)"
)
"""Those in a list whom it does not name: "dozens of mayors"."""
_LISTED_BEFORE = re.compile(rf"(?<=\bby ){UNNAMED}(?:,|,? and|,? as well as) (?:the )?$")

_ANY_CASE = "|".join(f"[{noun[0].upper()}{noun[0]}]{noun[1:]}" for noun in ANY_PLURAL.split("|"))

_FOR_EXAMPLE = (
    "including ",
    "such as ",
    "like ",
    "among them ",
    "namely ",
    "led by ",
    "headed by ",
)
_EXAMPLES = Ending(
    r"(?:\b[Aa](?:n| \w+)? (?:number|group|handful|coalition|string|range|host|raft|majority|"
    r"list|pair|trio)"
    r" of |\b(?:[Dd]ozens|[Ss]cores|[Hh]undreds|[Tt]housands|[Aa]ll|[Ss]ome|[Mm]any|[Ss]everal|"
    r"[Mm]ost) "
    r"(?:of )?(?:the )?)?"
    rf"\b(?:(?!(?:by|with|from|of|and|to|that|are|were|include|joined|signed|after|when|once|as|"
    rf"since|"
    r"because|before|while|but|who|which|including|like)\b)"
    rf"[A-Za-z.-]+ ){{0,3}}(?:{_ANY_CASE}|groups?|leaders|ministers|agencies|"
    r"departments|authorities|regulators|bodies|allies),?(?: –)? "
    r"(?:including|such as|like|among them|namely|led by|headed by) (?:the )?$",
    tails=tuple(t + the for t in _FOR_EXAMPLE for the in ("", "the ")),
    reach=120,
)
_SENT = ("ent", "nts", "ves", "ers", "oys", "als", "ion", "ons", "tes", "ter", "ier", "lor", "dor",
         "voy", "ing", "mir", "der", "ate", "ive", "ary", "ies",
         "ads", "EOs", "ses", "ors", "ats")  # fmt: skip

_SENT_BY = Ending(
    r"(?:\b[Tt]he )?\b(?:[Gg]overnments?|[Rr]epresentatives|[Ll]eaders|"
    r"(?:(?:[Ff]oreign|[Ff]inance|[Dd]efen[cs]e|[Tt]rade|[Ee]nergy|[Ii]nterior|[Jj]ustice|"
    r"[Ee]nvironment|[Ee]conomy|[Pp]rime|[Cc]limate|[Hh]ealth|[Dd]igital) )?[Mm]inisters|"
    r"[Aa]uthorities|[Hh]eads of (?:[Ss]tate|[Gg]overnment)|"
    r"[Ee]nvoys|[Oo]fficials|[Dd]elegations?|[Dd]elegates|(?:[Cc]hief )?[Ee]xecutives|CEOs|"
    r"[Hh]eads|[Bb]osses|[Aa]mbassadors|[Nn]egotiators|[Dd]iplomats) (?:of|from) (?:the )?$|"
    r"\b[Tt]he (?:[a-z-]+ ){0,3}(?:minister|president|premier|chancellor|ambassador|envoy|king|"
    r"emir|leader|parliament|delegate|representative|secretary) of (?:the )?$",
    tails=tuple(n + by + the for n in _SENT for by in (" of ", " from ") for the in ("", "the ")),
    reach=40,
)
_DETERMINERS = ("the ", "The ", "a ", "A ", "an ", "An ", "its ", "Its ", "this ", "This ", "oth ")
_ADJECTIVES = (
    "ic ",
    "al ",
    "ary ",
    "ing ",
    "ous ",
    "ive ",
    "ed ",
    "ble ",
    "new ",
    "own ",
    "oint ",
    "ilar ",
    "rate ",
    "mark ",
    "irst ",
    "test ",
    "last ",
    "cent ",
    "ajor ",
    "big ",
    "inal ",
)
_DETERMINER = Ending(
    r"(?:(?:^|(?<=\s)|(?<=[\"'(]))(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]his|[Bb]oth) "
    r"(?:(?:[a-z]+(?:ic|al|ary|ing|ous|ive|ed|ble)|new|own|so-called|joint|similar|separate|"
    r"landmark|first|latest|last|recent|major|big|final|"
    r"global|[\w.]+(?:-[\w.]+)+) )*)?[\"']?$",
    tails=('"', "'", *_DETERMINERS, *_ADJECTIVES),
    mark="-",
    reach=60,
)
_CLOSED = re.compile(r",?[\"']")

_HAS_ONE = (*_DETERMINERS[:-1], "that ", "That ")
_OTHERS = re.compile(
    rf",? (?:and|among|amongst) (?:(?:(?:at least |more than |some |about )?(?:many|several|\d+|"
    rf"dozens of|"
    r"scores of|a few|a dozen|a handful of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve)|some|numerous) )?others?(?: (?:\w+ )"
    rf"?(?:{ANY_PLURAL}))?"
)
_AMONG_THEM = re.compile(
    r",? (?:among(?:st)? them|included\b)(?:,(?= (?:has|have|had|are|were|did|do|will|also|\w+ed)"
    r"\b))?"
)
"""Behind those of whom some are named; what follows is told of them all."""
_NAMED = re.compile(
    r",? (?:[a-z]+ ){0,4}(?:called|named|titled|entitled|known as|dubbed),? (?:as )?(?:the )"
    r"?[\"']?$"
)
_CALLED = ("called", "named", "titled", "dubbed")

_NOT_APART = (
    r"(?!(?:the|an?|also|then|later|is|are|was|were|has|have|had|will|by|joined|signed|backed) )"
)
"""What does not stand within "an agreement officially called"."""
_APPOSED = Ending(
    rf"\b(?:[Aa]n?|[Tt]he|[Tt]hat|[Tt]his) (?:{_NOT_APART}[\w-]+ ){{0,5}}[a-z]+,? "
    rf"(?:{_NOT_APART}[a-z]+ )"
    r"{0,4}(?:called|named|titled|entitled|known as|dubbed),? (?:as )?$",
    tails=(" as ", " as, ", *(f"{w}{end}" for w in _CALLED for end in (" ", ", "))),
    reach=120,
)
_OF_BODIES = "|".join(sorted({n for n, kind in BODY_NOUNS.items() if kind == "organization"}))
_SORT = Ending(
    rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) (?:{_NOT_APART}[\w'.-]+ ){{0,4}}?(?:{_OF_BODIES}) $",
    tails=tuple(f"{noun} " for noun in _OF_BODIES.split("|")),
    reach=70,
)
"""What sort of body it is: "the West African bloc"."""
STOPS = (
    r"(?!(?:by|with|of|from|and|or|to|in|on|at|for|as|that|which|who|than|but|said|says|told|sued|"
    r"sues|met|left|quit|won|is|are|was|were|has|have|had|will|would|may|not|into|over|under|after|"
    r"before|while|when|between|among|against|including|like|via|saw|let|put|took|gave|made|paid|"
    r"\w+ed|(?!(?:shipp|min|engineer|manufactur|trad|cloth|consult|bank|broadcast|build|gam|packag|"
    r"process|stream|publish|advertis|account|hous|market|logg|fish|spinn|print|financ)ing\b)"
    r"\w+ing|joins?|signs?|leaves?|backs?|quits|includes?|compris\w+|counts?|numbers?|"
    r"supports?|sues?|wants?|says?|tells?|urges?|owns?|runs?|buys?|sells?|meets?|accuses?)\b)"
)
"""No word of these describes who stands behind it, as a pattern."""
_FIRM = Ending(
    rf"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Ff]ellow) (?:{STOPS}[\w&.'-]+ ){{0,4}}?|"
    rf"(?:^|(?<=[\s(\"']))(?:{STOPS}[\w&.'-]+ ){{0,2}}?)(?:{SORTS}) $",
    tails=tuple({f"{noun[-4:]} " for noun in SORT_NOUNS}),
    reach=60,
)
"""What sort of firm it is: "the chip designer", "fast-fashion chains"."""
_SORTED = ((("organization",), _SORT), (("company", "organization", ""), _FIRM))
"""What may stand before a unit of these kinds, as the sort it is of."""
_TAILS = (
    *_FIRM.tails,
    *_SORT.tails,
    *_EXAMPLES.tails,
    *_SENT_BY.tails,
    *_DETERMINER.tails,
    *_APPOSED.tails,
)
_LISTING = 70
"""Letters: no further in front of a unit does a list start with somebody it does not name."""
_HYPHEN = 60
"""Letters: no further in front of a unit is a hyphen of its adjectives."""
_LAST = {
    last: tuple(tail for tail in _TAILS if tail.endswith(last))
    for last in {tail[-2:] for tail in _TAILS}
}
"""By the last letters before a unit: how what may belong to it ends."""
_AFTER = (" and ", ", and ", " among", ", among", " included")


def whole(words: str, unit: Unit) -> Unit:
    """The unit with its determiner, quotes and "representatives of"."""
    start, end = unit.start, unit.end
    if words.startswith(")", end) and "(" in words[start:end]:
        return Unit(start, end + 1, unit.items)
    if words.startswith((" – ", " — ", " - "), end) and words[end + 1] in words[start:end]:
        return Unit(start, end + 2, unit.items)
    if start == 0 and not words.startswith(_AFTER, end):
        return unit
    if words.find(" by ", max(0, start - _LISTING), start) >= 0:
        listed = _LISTED_BEFORE.search(words, max(0, start - _LISTING), start)
        if listed is not None:
            return Unit(listed.start(), end, unit.items)
    if not ((start and _may_lead(words, start)) or words.startswith(_AFTER, end)):
        return unit
    if start and (lead := _EXAMPLES.before(words, start) or _SENT_BY.before(words, start)):
        end += 2 * (" – " in lead.group() and words.startswith(" –", end))
        start = lead.start()
    if start and not words.startswith(_HAS_ONE, start):
        start = _determined(words, start)
    if unit.start > 0 and words[unit.start - 1] in "\"'":
        closed = _CLOSED.match(words, end)
        end = closed.end() if closed else end
    for kinds, sort in _SORTED:
        if start and unit.items[0].kind in kinds and (found := sort.before(words, start)):
            start = found.start()
    judged = unit.items[0].referred or words.startswith((" a ", " an "), end)
    if start and not judged and (apposed := _APPOSED.before(words, start)):
        start = apposed.start()
        end += words[end : end + 1] == ","
    others = _OTHERS.match(words, end)
    if others is None and unit.items[0].kind in ("group", "count") and len(unit.items) > 1:
        others = _AMONG_THEM.match(words, end)
    if start == unit.start and end == unit.end and not others:
        return unit
    return Unit(start, others.end() if others else end, unit.items)


def _determined(words: str, start: int) -> int:
    """Where the determiner of a unit starts, or the unit itself if it has none."""
    if words.endswith(" the ", 0, start):
        return start - len("the ")
    found = _DETERMINER.before(words, start)
    return start if found is None else found.start()


def _may_lead(words: str, start: int) -> bool:
    """Whether what stands before a unit may belong to it."""
    if words[start - 1] in "\"'":
        return True
    tails = _LAST.get(words[max(0, start - 2) : start])
    if tails is not None and words.endswith(tails, 0, start):
        return True
    return words.find("-", max(0, start - _HYPHEN), start) >= 0


def naming_before(words: str, start: int) -> re.Match[str] | None:
    """ "… called" right before a name that starts there."""
    return _NAMED.search(words, max(0, start - 60), start)
