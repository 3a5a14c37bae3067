"""Who holds an office: the name in front of it, behind it, or parted from it by a comma.

Invariant: somebody registered as a person, or a new name of two words at least; words that are
part of an office or of a registered name are no name of a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from events.intake.reading.items import Item, Role, new_item
from events.intake.reading.nouns import COMPANY_ENDINGS, OFFICES, ORGANIZATION_ENDINGS
from events.intake.reading.offices import BODIES, OPENING, SENT, Office, Told, behind
from events.intake.reading.state_offices import of_state

WORD = r"[A-Z\u00c0-\u00de](?!\.)[\w-]*(?:'(?!s\b)[\w-]+)*"
"""A word of a name."""
_FIELDS = (
    r"(?:Affairs|Security|Defen[sc]e|Development|Policy|Rights|Environment|Climate|Energy|Trade|"
    r"Commerce|Finance|Justice|Health|Education|Agriculture|Labou?r|Transport(?:ation)?|"
    r"Technology|Innovation|Industry|Investment|Culture|Tourism|Cooperation|Relations|"
    r"Communications|Operations|Enforcement|Disarmament|Non-?proliferation|Intelligence|"
    r"Enlargement|Budget|Competition|Planning|Infrastructure|Fisheries|Management|Protection|"
    r"Migration|Works|Services|Sustainability|Research|Economy|Interior|Treasury|Space|"
    r"Sciences?|Oceans|Forests|Resources|Strategy|Marketing|Sales|Products?)\b"
)
"""Of which somebody is in charge: no name has one."""
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_PARTICLES = r"(?: (?:(?:[A-Z]\.)+|de|del|dos|van|von|der|den|bin|al|el|da|la|ten))*"
_LAST = rf"(?:(?:al|el|ul|as|an)-)?(?!{_DAY}){WORD}"
_NAME = (
    rf"(?!(?:{WORD} ){{0,2}}{_FIELDS})(?:{WORD}(?:{_PARTICLES} {_LAST}){{1,3}}|"
    rf"(?!U\.)(?:[A-Z]\. ?){{1,3}}{_LAST}(?: {_LAST})?)(?![\w-]| (?!{_DAY})[A-Z])"
)
_OF = r" (?:of|for|to) (?:the )?[A-Z][\w.]+(?: (?:and )?[A-Z][\w.]+){0,3}?(?: in [A-Z]\w+)?"
_AND = r"(?: and [a-z-]+ of the [a-z]+)?"
_NAMED = re.compile(rf"(?P<of>{_AND}(?:{_OF})??) (?P<name>{_NAME})")
"""A name right behind the last word of an office."""
_TO = re.compile(rf"{_AND}(?:{_OF})? ")
_APART = re.compile(
    rf"(?P<of>(?: (?:of|for|to|at|in) [^,;.]{{2,50}})?), (?P<name>{_NAME})(?=[,.]|$)"
)
_BETWEEN = re.compile(
    r"(?:, \(?|, who (?:is|was) (?:also )?| \()"
    r"(?:now |currently )?(?:the |a |an |one of (?:the |its )?)?"
    r"(?:(?:senior|top|leading|long-?time|veteran|high-ranking|key) )?"
)
"""What parts a name from the office behind it."""
_PARTED = re.compile(rf"{_BETWEEN.pattern}$")
_ENDING = re.compile(rf"(?<![\w'-])(?P<name>{_NAME})$")
_TELLS = re.compile(r" (?:said|says|told|added|announced|warned)\b|'s\b|-")
_OFFICE = re.compile(OFFICES)
_ALSO_NAMES = re.compile("King|Head|Boss|Speaker|Chair|Queen")
_NO_PERSON = COMPANY_ENDINGS | ORGANIZATION_ENDINGS
_OF_BODY = (" of ", " of the ", " at ", " at the ", " from ", " from the ")
_RANKS = frozenset(
    re.findall(
        r"\w+",
        "General Colonel Captain Major Admiral Marshal Lieutenant Sir Dame Lord Lady Baroness "
        "Prince Princess Sheikh Professor Judge Justice Archbishop Cardinal Doctor Honourable "
        "Excellency Majesty Highness Royal His Her Mr Mrs Ms",
    )
)
"""In front of a whole name they are no part of it."""
_COUNTED = re.compile(r"(?:two|three|four|five|six|\d+) (?=\w)")
_OF_STATE = re.compile(
    r" of (?:state|defen[cs]e|commerce|the treasury|energy|labou?r|agriculture)(?: for [a-z ]+)?"
)
"""The rest of a secretary's title."""
_ARTICLE = re.compile(r"(?:^|[ (])(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) $")
_FOR_ANOTHER = re.compile(
    r"\b(?:[Ss]pokes(?:man|woman|person)|[Aa]dvis[eo]r|[Ll]awyer) (?:for|to)$"
)
"""Behind it stands for whom somebody speaks."""
_REACH = 100
"""Letters that a name in front of its office is looked for in."""


class Holder(Struct, frozen=True, gc=False):
    """A person, and the office that the text gives it if it says whose that is."""

    person: Item
    role: Role | None


def holder(
    match: re.Match[str], title: Office, told: Told, people: Sequence[Item], last: Item | None
) -> Holder | None:
    """Whom the text says to hold the office of which `match` is the last word.

    `people` are the persons seen so far, `last` is the body of the office before.
    """
    named = _named(told, match.end(), people)
    if named is not None:
        person, of = named
        said = f"{title.title}{of}"
        whole = replace(person, start=min(title.start, person.start))
        behind_name = None if title.body else _of(told, person.end)
        if behind_name is not None:
            whole = replace(whole, end=behind_name.end)
        body = title.body or behind_name or of_state(said, person, told, last, title.start)
        return _held(whole, body, said, (whole.start, whole.end), title)
    if _TELLS.match(told.words, match.end()):
        return None
    rest = _OF_STATE.match(told.words, match.end())
    end = rest.end() if rest else match.end()
    back = behind(told, match.end())
    of, body = (back[0], title.body or back[1]) if back else ("", title.body)
    if back and title.body and _is_of(match["head"], title.body, back[1]):
        body = back[1]
    said = f"{title.title}{of}{rest.group() if rest else ''}"
    parted = _PARTED.search(told.words, max(0, title.start - _REACH), title.start)
    ahead = None if parted is None else ending(told, parted.start(), people)
    if ahead is not None and told.words[ahead.start : ahead.start + 1].islower():
        ahead = None  # "the defence minister, Ada Brandt, the home minister, …"
    if ahead is not None:
        body = body or of_state(said, replace(ahead, end=end), told, last, title.start)
        if back is not None and body is back[1]:
            end = max(end, back[1].end)
        return None if body is None else _held(ahead, body, said, (ahead.start, end), title)
    apart = (
        _apart(told, end, people) if body or _ARTICLE.search(told.words, 0, title.start) else None
    )
    if apart is None:
        return None
    body = body or of_state(said, apart, told, last, title.start)
    whole = replace(apart, start=title.start)
    return _held(whole, body, said, (whole.start, whole.end), title)


def _is_of(head: str, state: Item, body: Item) -> bool:
    """Whether a state only says whence somebody is: "the French director of the UN agency"."""
    if state.kind != "state" or body.kind not in ("organization", "company", "group"):
        return False
    return SENT.fullmatch(head) is None and not head.endswith(("inister", "ecretary"))


def _of(told: Told, end: int) -> Item | None:
    """Whose office it is by the words behind the name: "Director Ada Brandt of Arvane"."""
    near = (i for i in told.known if i.kind in BODIES and i.start > end)
    return next((i for i in near if told.words[end : i.start] in _OF_BODY), None)


def ending(told: Told, end: int, people: Sequence[Item]) -> Item | None:
    """The person whose name ends there."""
    for person in people:
        if person.end == end:
            return person
    found = _ENDING.search(told.words, max(0, end - _REACH), end)
    return None if found is None else _new(told, *found.span("name"))


def starting(told: Told, start: int, people: Sequence[Item]) -> Item | None:
    """The person whose name starts there."""
    for person in people:
        if person.start == start:
            return person
    found = _NAMED.match(told.words, start - 1)
    return None if found is None or found["of"] else _new(told, *found.span("name"))


def _held(
    person: Item, body: Item | None, said: str, span: tuple[int, int], title: Office
) -> Holder:
    said = _COUNTED.sub("", said).removesuffix("s") if said.endswith("founders") else said
    held = body is not None and not title.past and body.id != person.id
    return Holder(person, Role(*span, person, body, said) if body is not None and held else None)


def _named(told: Told, end: int, people: Sequence[Item]) -> tuple[Item, str] | None:
    """The person named right behind an office, and what stands between: "of Commerce"."""
    for person in people:
        if person.start < end < person.end and told.words[end] == " ":
            return person, ""  # registered as "President Brandt"
        if person.start > end and _TO.fullmatch(told.words[end : person.start]):
            if _FOR_ANOTHER.search(told.words, 0, end + 4):
                return None
            return person, told.words[end : person.start - 1]
    found = _NAMED.match(told.words, end)
    if found is None or _FOR_ANOTHER.search(told.words, 0, end + 4):
        return None
    start, last = found.span("name")
    for item in told.known:
        if item.start <= start < item.end and item.end < last and item.kind != "person":
            found = _NAMED.match(told.words, item.end)
            if found is None or found["of"]:
                return None
            start, last = found.span("name")
    made = _new(told, start, last)
    return None if made is None else (made, told.words[end : start - 1])


def _apart(told: Told, end: int, people: Sequence[Item]) -> Item | None:
    found = _APART.match(told.words, end)
    if found is None:
        return None
    start, last = found.span("name")
    registered = next((p for p in people if p.start < last and start < p.end), None)
    return registered or _new(told, start, last)


def _new(told: Told, start: int, end: int) -> Item | None:
    """A person by a name that nobody has registered."""
    for item in told.known:
        if item.start < end and start < item.end:
            return item if item.kind == "person" else None
    parts = told.words[start:end].split(" ")
    while parts and (parts[0] in OPENING or (len(parts) > 2 and parts[0] in _RANKS)):
        start += len(parts.pop(0)) + 1
    if len(parts) < 2 or parts[-1] in _NO_PERSON:
        return None
    offices = [p for p in parts if _OFFICE.fullmatch(p.rsplit("-", 1)[-1])]
    if offices and not (offices == parts[-1:] and _ALSO_NAMES.fullmatch(parts[-1])):
        return None
    return new_item("person", " ".join(parts), start, end)
