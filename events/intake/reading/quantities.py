"""How many: "more than 50 countries", "some forty tech firms".

Invariant: the number keeps its comparison; a year is no number of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from events.intake.reading.cues import Cued, at_cue, either
from events.intake.reading.items import Item
from events.intake.reading.nouns import ANY_PLURAL, COUNTED, LISTED, NO_PARTIES, NUMBERS, OPERATORS
from events.intake.reading.sentences import Sentence

NUMBER = (
    r"(?:half a|a|two|three|four|five|six) dozen|\d{1,3}(?:,\d{3})+|\d+|(?:twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+| (?:one|two|three|four|five|six|seven|eight|"
    r"nine)"
    r"\b)|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
)
"""A number in words or digits, as a pattern."""
HOW_MANY = "|".join(words for _, words in OPERATORS)
_NO_PLURAL = rf"(?!(?:{COUNTED})\b)[a-z]+"
_ADJECTIVE = (
    r"(?:(?!(?:and|or|of|by|that|which|who|to|from|in|has|have|had|is|are|was|were|did|will|"
    rf"before|after|ago|later|days|weeks|months|years|said|signed|joined|hundred|thousand|million|"
    rf"dozen)\b)"
    rf"(?:[\w.]+- and |{_NO_PLURAL} and )?[\w.]*[A-Za-z][\w.'-]* ){{0,3}}"
)
_NUMBERED = re.compile(rf"\b(?P<n>{NUMBER})\s", re.IGNORECASE)
_WORDED = Cued(rf"\b(?:{'|'.join(NUMBERS)})\b", re.IGNORECASE, starts=at_cue)
_DIGITS, _A_DOZEN = re.compile(r"\d+"), re.compile(r"\b(?:half )?a dozen ", re.IGNORECASE)
_MORE = (
    rf"(?:(?!(?:{'|'.join(NUMBERS)}|most|many|some|all|the|few|several|its|their|other|is|are|was|"
    rf"were|has|have|had|"
    r"that|which|who|said)\b)[a-z-]+ ){0,3}?"
    rf"(?:{ANY_PLURAL}|providers|foundations|researchers|experts|academics)"
)
_COUNTED = Cued(
    rf"{_ADJECTIVE}(?P<unit>{COUNTED})\b(?:(?:, {_MORE})+,? and {_MORE}\b| and {_MORE}\b)?",
    re.IGNORECASE,
)
_OUT_OF = Cued(
    r"(?:out )?of (?:the |its |his |her |their |all |(?:the )?[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}"
    rf"'s? )(?:(?:{NUMBER}) )?{_ADJECTIVE}"
    rf"(?:(?:{NUMBER}) )?(?P<unit>{ANY_PLURAL})\b"
    r"(?: (?:taking part|participating|represented|present|gathered)"
    r"(?: (?:in|at) (?:the )?[a-z]+)?)?",
    re.IGNORECASE,
)
"""Behind the number of those who did, of all: "six of the 20 members"."""
LISTING = Cued(
    r"\b(?:[Bb]lack-?)?[Ll]ist(?:s|ed|ing|ings)?\b|\b[Ss]anction|\b(?:[Bb]lack|[Gg]r[ae]y)-?list|"
    r"\b[Dd]esignat|\b[Dd]ebar|\b(?:[Dd]e|[Rr]e)-?list|\b[Uu]nblock|\b[Pp]roscrib|"
    r"\b(?:asset|travel|visa|trade|export|investment|import)s?(?:-| )(?:freez|ban|restrict|control|"
    r"curb|blacklist|embargo)|\b[Rr]egister\b|\b[Ff]r(?:oze|eez)|\b(?:[Rr]estrictions|[Cc]urbs|"
    r"[Cc]ontrols|[Ee]mbargo(?:es)?|[Bb]ans?|[Bb]lack-?flag\w*) (?:on|against|in|targeting)\b|"
    r"\b(?:[Bb]anned|[Bb]arred)\b|\b[Uu]nder (?:[\w.'-]+ ){1,5}embargo"
)
"""Where somebody is put on a list, more than states and companies are counted."""
_LISTED = re.compile(
    r"(?:(?!(?:of|by|that|which|who|to|from|in|on|and|or|has|have|had|is|are|was|were|did|will|"
    rf"said|{NO_PARTIES})\b)"
    r"(?:[\w.]*[A-Za-z][\w.'-]*) ){0,5}?"
    rf"(?P<unit>(?:{LISTED})\b)(?: and (?:{LISTED})\b)?"
)
_OF_LISTED = re.compile(
    rf"of (?:the|its|his|her|their) (?:[\w'-]+ ){{0,3}}?(?P<unit>(?:{LISTED})\b)"
)
_OF_THEM = Cued(
    rf"of (?:them|these|those|whom|which|the (?:{NUMBER}))(?= (?:has|have|had|did|already|"
    r"(?:are|were) (?:members|part|party|signatories|in|on board|also|now|still|already)|"
    r"also|now|later|since|then|belong|back|support|sign|said|say|joined|signed|backed|endorsed|"
    r"ratified|left|quit|come|came|never|refused|declined|voted|took)\b)",
    re.IGNORECASE,
)
_ALONE_DID = Cued(
    r"(?:signed|ratified|acceded|endorsed|abstained|backed|declined|refused|joined|voted|come|"
    r"pulled|belong)\b",
    re.IGNORECASE,
)
"""What the pattern below cannot do without."""
_ALONE = Cued(
    r"(?:(?:more|others|further) )?(?=(?:(?:have|had|has|did|also|later|then|now|already|so far|"
    r"never|not) )*(?:signed|ratified|acceded|endorsed|abstained|backed|declined|refused|joined "
    r"(?:it|"
    r"the)|voted (?:against|in favou?r|for|no|yes)|signed up|come on board|pulled out|belong)\b)",
    re.IGNORECASE,
    like=(_ALONE_DID,),
)
"""Behind a number that counts without a noun, at the start of a clause: "87 backed the measure"."""
_OPENS = ("and ", "but ", ", ", "; ", "while ", "whereas ", "of which ", "of whom ", "So far ")
_OF_THOSE = re.compile(r"of (?:them|these|those)\b")
_UNNAMED, _LISTED_ONES = "participants", "entries"
"""The units of "three of them", and of those of a list."""
_NO_SHARE = (", ", "is ", "are ", "was ", "were ", "ot ")
"""Before "two of the members" that says what somebody is, and before "one of them" that did not."""
_FRONTED = re.compile(
    r"(?:With|By|In|As of|At|Since|So|To|Until|Now|Today|On|Of|Among|Overall|After)\b[^,;]{0,40}, "
)
"""Before the subject of a sentence: "With that, 54 of the 55 members …"."""
_COUNTING = either(_COUNTED, _OUT_OF, _OF_THEM, _ALONE, LISTING)
_HOW = re.compile(rf"\b(?P<how>{HOW_MANY})\s$", re.IGNORECASE)
_HOW_AT_START = re.compile(rf"(?:{HOW_MANY})\s", re.IGNORECASE)
_SUPERLATIVE = re.compile(r"(?:most|\w+est) ")
_WHO_DID = re.compile(
    r" (?:that|which|who) (?:(?:have|had|has|so far|already|now) )*(?:signed|joined|ratified|"
    r"backed|endorsed|acceded|belong|support|left|quit|signed up)\b"
)
"""Those of whom it is only told so that they did: "the 18 countries that signed it"."""
_DEFINITE_BEFORE = re.compile(r"\b(?:the|these|those|all|both|all but)\s$", re.IGNORECASE)


def may_count(sentence: Sentence) -> bool:
    """Whether the sentence may have a count: a number, and what may be counted."""
    if not sentence.cues & _COUNTING:
        return False
    words = sentence.text
    return (
        bool(sentence.cues & _WORDED.bit) or "dozen" in words or _DIGITS.search(words) is not None
    )


def counts(sentence: Sentence) -> list[Item]:
    """Counts: "more than 50 countries", "some forty tech firms"."""
    numbers = list(_numbers(sentence)) if may_count(sentence) else []
    if not numbers:
        return []
    listing = sentence.first(LISTING) is not None
    return list(_counts(sentence, numbers, listing))


def counted(words: str) -> Item | None:
    """What words count that start with a number: "Sixteen members of the junta"."""
    before = _HOW_AT_START.match(words)
    found = _NUMBERED.match(words, before.end() if before else 0)
    unit = _LISTED.match(words, found.end()) if found is not None else None
    return None if found is None or unit is None else _item(words, found, unit)


def _counts(sentence: Sentence, numbers: Sequence[re.Match[str]], listing: bool) -> Iterator[Item]:
    words = sentence.text
    for found in numbers:
        end = found.end()
        counted = _LISTED.match(words, end) if listing else None
        counted = counted or sentence.at(_COUNTED, end)
        share = found["n"].isdigit() or _may_share(words, found.start())
        if counted is None and share:
            counted = sentence.at(_OUT_OF, end)
        counted = counted or sentence.at(_OF_THEM, end)
        how = _HOW.search(words, max(0, found.start() - 24), found.start())
        first = how.start() if how else found.start()
        opens = first == 0 or words.endswith(_OPENS, 0, first)
        counted = counted or (sentence.at(_ALONE, end) if opens else None)
        if listing and counted is None:
            counted = _OF_THOSE.match(words, found.end()) or _OF_LISTED.match(words, found.end())
        if counted is None or (found["n"][0].isupper() and words.endswith("of ", 0, found.start())):
            continue  # the Group of Seven nations are not counted
        of_them = words.startswith(" of ", counted.end()) and not found["n"].isdigit()
        if of_them and words.endswith(", ", 0, found.start()):
            continue  # "Iran and Iraq, two members of the club": what they are, and no others
        item = _item(words, found, counted, _LISTED_ONES if listing else _UNNAMED)
        definite = _DEFINITE_BEFORE.search(words, max(0, item.start - 8), item.start)
        if definite and _WHO_DID.match(words, item.end) is None:
            continue
        if words.endswith("'s ", 0, item.start) and _SUPERLATIVE.match(words, found.end()):
            continue  # "the world's two largest makers" are those two
        year = 1900 <= (item.number or 0) <= 2100 and item.operator == "eq"
        if not (year and "," not in found["n"]):
            yield item


def _may_share(words: str, start: int) -> bool:
    return (
        not words.endswith(_NO_SHARE, 0, start) or _FRONTED.fullmatch(words, 0, start) is not None
    )


def _item(
    words: str, found: re.Match[str], counted: re.Match[str], unnamed: str = _UNNAMED
) -> Item:
    """The item of a number and of what it counts, with the comparison in front of it."""
    before = _HOW.search(words, max(0, found.start() - 24), found.start())
    if before and before["how"].endswith(" of") and words.endswith(_NO_SHARE, 0, before.start()):
        before = None  # "the Forum, a group of 40 states": what it is
    how = before["how"].lower() if before else ""
    return Item(
        start=before.start() if before else found.start(),
        end=counted.start() + len(said) if (said := counted.group().rstrip()) else found.end("n"),
        kind="count",
        number=value_of(found["n"].replace(",", "").lower()),
        operator=next((op for op, ways in OPERATORS if how and re.fullmatch(ways, how)), "eq"),
        unit=(counted.groupdict().get("unit") or unnamed).lower(),
    )


def value_of(said: str) -> int:
    """The number that is said, in small letters."""
    if said.endswith("dozen"):
        return {"half a": 6, "a": 12}.get(few := said[: -len(" dozen")]) or 12 * NUMBERS[few]
    return int(said) if said.isdigit() else sum(NUMBERS.get(w, 0) for w in re.split("[- ]", said))


def _numbers(sentence: Sentence) -> Iterator[re.Match[str]]:
    """The numbers in words or digits, in order."""
    words, last = sentence.text, 0
    places = [found.start() for found in (*_DIGITS.finditer(words), *sentence.all(_WORDED))]
    if "dozen" in words:
        places += [found.start() for found in _A_DOZEN.finditer(words)]
    for place in sorted(places):
        found = _NUMBERED.match(words, place) if place >= last else None
        if found is not None:
            yield found
            last = found.end()
