"""Of which state a president or a minister is, where the title does not say it.

Invariant: only for offices of state and who is known for one, never without a doubt, and not of a
person whose office the text has told before.
"""

from __future__ import annotations

import re
from collections import Counter

from domain.names import fold
from events.intake.reading.antecedents import doubted, placeless
from events.intake.reading.items import Item, of_known
from events.intake.reading.leaders import LED
from events.intake.reading.offices import Told, meant_by
from events.intake.reading.states import ADMINISTRATIONS

_OF_STATE = re.compile(
    r"(?:(?:Vice )?President|[Pp]remier|Chancellor|(?:[\w-]+ ){0,5}[Mm]inister|King|Queen|Senator|"
    r"(?:[\w-]+ )?[Aa]mbassador|"
    r"(?:[A-Z]\w+ )+Secretary|Secretary of [A-Z]\w+|foreign secretary|"
    r".*[Mm]inistry spokes\w+|(?:[Dd]eputy )?[Nn]ational [Ss]ecurity [Aa]dvis[eo]r|"
    r"(?:Democratic|Republican) (?:senator|lawmaker|congress\w+)|[Uu]nder[ -]?[Ss]ecretary of .*|"
    r"Congress(?:man|woman)|"
    r"(?:White House )?[Pp]ress [Ss]ecretary)(?: (?:of|for|to) .*)?"
)
_DEPARTMENTS = (
    r"(?:State|Treasury|Defen[sc]e|Commerce|Homeland Security|Energy|Labor|Interior|Agriculture|"
    r"Transportation|Education|Veterans Affairs|Health and Human Services|War|"
    r"Housing and Urban Development)"
)
_BRITISH = r"(?:Foreign|Home|Defence|Business|Trade|Health|Environment|Culture|Technology|Work)"
_OF_ONE = (
    (
        "United States",
        re.compile(
            rf"(?:(?:[Dd]eputy |Acting |Assistant )"
            rf"?(?:{_DEPARTMENTS.replace('Defen[sc]e', 'Defense')} "
            rf"Secretary|Secretary of (?:the )?{_DEPARTMENTS})|"
            r"(?:[Dd]eputy )?[Nn]ational [Ss]ecurity [Aa]dvis[eo]r.*|U\.?S\.? Attorney General|"
            r"(?:White House )?[Pp]ress [Ss]ecretary|Congress(?:wo)?man|"
            r"(?:Democratic|Republican) (?:senator|lawmaker|congress\w+)|"
            rf"(?:[Uu]nder|[Aa]ssistant|[Dd]eputy)[ -][Ss]ecretary of (?i:{_DEPARTMENTS})(?: for "
            rf".*)?)"
        ),
    ),
    (
        "United Kingdom",
        re.compile(rf"(?:Shadow )?{_BRITISH}(?: and {_BRITISH})? Secretary|foreign secretary"),
    ),
)
"""Offices whose title only one state has."""
_MINISTRY = re.compile(r"\b(?:Department|Ministry|Treasury)\b")
_FIELD = re.compile(r"\b(?:Secretary|Minister|of|for|and)\b")
_OPENS = re.compile(r"(?:(?:For|In|Under|Across|But|And) )?(?:[Tt]he )?")
_MINISTRIES = ("{} Department", "Department of {}", "{} Ministry", "Ministry of {}")
_OF_BODY = re.compile(
    r"(?:[\w-]+ )?(?:[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|CEO|CFO|[Cc]hair(?:man|woman|person)?|"
    r"[Cc]o-?founder|[Mm]anaging [Dd]irector|[Ss]ecretary[- ][Gg]eneral|[Dd]irector[- ][Gg]eneral|"
    r"[Cc]ommissioner|[Pp]rosecutor|[Ee]xecutive [Dd]irector|[Gg]eneral [Cc]ounsel)"
)
"""Offices of companies and bodies: that of which the sentence before speaks."""
_OF_PART = re.compile(r"([A-Z][a-z]+) spokes\w+")
"""Who speaks for the last body of that noun: "Department spokeswoman"."""
_BY_FAR = 2
_SAID_THAT = re.compile(
    r"(?:, who [^,]{3,60},)? (?:has |have |had )?(?:said|says|suggested|announced|told [a-z]+|"
    r"warned|stressed|confirmed)"
    r"(?:[^,;.]{0,30} that)? (?:the )?"
)


def of_state(title: str, name: Item, told: Told, last: Item | None, start: int) -> Item | None:
    """The state or known body whose office it is, if the text makes that clear, with the doubt.

    `last` is the body of the office before it in the sentence, `start` where the title starts. Of
    a person whose office is told already it is said there.
    """
    if name.id in told.story.offices:
        return None
    meant = _led(name, told) or (_of_them(title, name, told, last, start))
    if meant is None:
        return None
    return doubted(placeless(meant), "the text does not say whose office it is")


def _led(name: Item, told: Told) -> Item | None:
    """What somebody is known to have led."""
    known = (k for body in LED.get(fold(name.name), ()) for k in told.names.named(body))
    first = next((k for k in known if k.kind in ("state", "organization")), None)
    return None if first is None else of_known(first, 0, 0)


def _of_them(title: str, name: Item, told: Told, last: Item | None, start: int) -> Item | None:
    """The state that alone has such an office, or the one that the text speaks of."""
    if told.words.endswith(("his ", "her ", "His ", "Her "), 0, start):
        person = told.story.person()
        held = None if person is None else told.story.offices.get(person.id)
        return last or (None if told.known else held)
    if _OF_BODY.fullmatch(title):
        body = last or told.story.it() or next(reversed(told.story.offices.values()), None)
        return body if body is not None and body.kind in ("company", "organization") else None
    part = _OF_PART.fullmatch(title)
    if part is not None and (speaks_for := meant_by(part[1], told, start)) is not None:
        return speaks_for
    if not _OF_STATE.fullmatch(title):
        return None
    spoken = [*reversed(told.known), *told.story.spoken()]
    meant = _of_one(title, told)
    meant = meant or next((i for i in spoken if _is_ministry(i, title)), None)
    meant = meant or _ministry(title, told)
    if meant is None and "resident" in title:
        of, _, _ = ADMINISTRATIONS.get(name.name.split()[-1], ("", "", ""))
        meant = next((i for i in spoken if i.kind == "state" and fold(i.name) == of), None)
    if meant is None and any(i.kind == "state" and i.end < name.start for i in told.known):
        return _state(told, name, last)
    return meant or _state(told, name, last) or _at_home(told)


def _at_home(told: Told) -> Item | None:
    """The state whose officers the text has named, or that it names most by far."""
    offices = [body for body in told.story.offices.values() if body.kind == "state"]
    if offices and len({body.id for body in offices}) == 1:
        return offices[-1]
    states = [i for i in told.story.spoken() if i.kind == "state"]
    counts = Counter(i.id for i in states).most_common(2)
    if not counts or counts[0][1] < _BY_FAR * (counts[1][1] if len(counts) > 1 else 1):
        return None
    return next(i for i in states if i.id == counts[0][0])


def _of_one(title: str, told: Told) -> Item | None:
    """The state that alone has an office of this title."""
    for name, titles in _OF_ONE:
        known = next((k for k in told.names.named(name) if k.kind == "state"), None)
        if known is not None and titles.fullmatch(title):
            return of_known(known, 0, 0)
    return None


def _ministry(title: str, told: Told) -> Item | None:
    """The one registered ministry of a "Treasury Secretary"."""
    field = " ".join(_FIELD.sub("", title).split())
    if not field or not title[:1].isupper():
        return None
    spellings = (f"{of}{form}" for of in ("", "US ", "U.S. ") for form in _MINISTRIES)
    found = {k.id: k for s in spellings for k in told.names.named(s.format(field))}
    one = next(iter(found.values())) if len(found) == 1 else None
    return None if one is None or one.kind != "organization" else of_known(one, 0, 0)


def _state(told: Told, name: Item, last: Item | None) -> Item | None:
    """The state of the office before, that the person speaks of, or that of the clause before."""
    if last is not None and last.kind == "state":
        return last
    states = [i for i in told.known if i.kind == "state"]
    behind = next((i for i in states if i.start > name.end), None)
    if behind is not None and _SAID_THAT.fullmatch(told.words[name.end : behind.start]):
        return behind
    before = [i for i in states if i.end < name.start]
    if before:
        one = len({i.id for i in states}) == 1
        return before[-1] if one and _OPENS.fullmatch(told.words[: before[-1].start]) else None
    return told.story.subject_state()


def _is_ministry(item: Item, title: str) -> bool:
    """Whether the item is the ministry of a "Treasury Secretary"."""
    if item.kind != "organization" or not _MINISTRY.search(item.name):
        return False
    field = _FIELD.sub("", title).split()
    return bool(field) and all(word in item.name for word in field)
