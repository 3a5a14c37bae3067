"""Persons: their names, the offices that the text gives them, and who "she" or "Ms Diaz" is.

Invariant: a person is somebody registered, somebody introduced with an office or a title, or
nobody. A bare surname stands for the last person of that surname in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from events.intake.reading.cues import Cued
from events.intake.reading.found import Found
from events.intake.reading.items import Item, Role, new_item, of_known
from events.intake.reading.masking import Masked
from events.intake.reading.names import NameIndex
from events.intake.reading.nouns import OFFICES, TITLES
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_NAME = r"[A-Z][\w'-]+(?: (?:[A-Z]\.|de|van|von|der|bin|al|el|da))*(?: [A-Z][\w'-]+){1,2}"
_GOES_ON = re.compile(
    r"[\w-]* (?:[A-Z]|and [a-z]+ of the )|"
    r"(?:Minister|Secretary|Commissioner|Ambassador) (?:of|for) "
)
"""The last word of a title, and what follows it where a name does."""
_IN_TITLES = ("and", "prime", "foreign", "chief")
_MOST_BEFORE = 9
"""Words: what may stand before the last word of a title, with the adjective."""


def _starts(words: str, cue: int) -> Iterable[int]:
    """Where a title with its adjective may start, of which a word stands at the cue."""
    if not _GOES_ON.match(words, cue):
        return ()
    first = words.rfind(" ", 0, cue) + 1
    for _ in range(_MOST_BEFORE):
        if words[first - 1 : first] != " ":
            break
        before = words.rfind(" ", 0, first - 1) + 1
        word = words[before : first - 1]
        if word.islower() and not word.endswith(_IN_TITLES):
            break
        first = before
    return range(first, cue + 1)


_TITLED = Cued(
    rf"(?:(?P<adj>[A-Z][\w.]*(?: [A-Z][a-z]+)?)(?:'s)? )?(?P<title>{TITLES})(?P<more> and "
    rf"[a-z]+ of the [a-z]+)? (?P<name>{_NAME})",
    starts=_starts,
)
_OFFICE = re.compile(
    rf",? (?:who is )?(?:the |a )?(?:(?:former|current|acting) )?(?P<office>{OFFICES}) of "
    rf"(?:the )?",
    re.IGNORECASE,
)
CUES = (_TITLED,)
_SURNAME = re.compile(r"\b(?:(?:Mr|Ms|Mrs|Dr)\.? )?(?P<name>[A-Z][\w'-]+)\b")


def persons(
    sentence: Sentence, known: Sequence[Item], story: Story, names: NameIndex
) -> tuple[list[Item], list[Role]]:
    """The persons of a sentence, and the offices it gives them; offsets within the sentence."""
    words = sentence.text
    found: list[Item] = []
    offices: list[Role] = []
    registered = [item for item in known if item.kind == "person"]
    if not (registered or sentence.cues & _TITLED.bit or story.knows_of(words)):
        return found, offices
    for match in sentence.all(_TITLED):
        person = _person(match["name"], match.start("name"), match.end(), known)
        if person is None:
            continue
        body = _body(match, words, known, names)
        start = match.start("adj") if match["adj"] and body else match.start("title")
        if body is not None:
            start = min(start, body.start) if body.end > body.start else start
            offices.append(Role(start, match.end(), person, body, _title(match, names)))
        found.append(replace(person, start=start, end=match.end()))
    found += _surnames(words, found, known, story)
    offices += _behind(words, [*found, *registered], known)
    return found, offices


def held(masked: Masked, offices: Sequence[Role]) -> list[Found]:
    """The offices as findings."""
    base = masked.sentence.start
    return [
        Found(
            kind="role-held",
            rule="office",
            roles={"actor": o.person, "body": o.body},
            start=base + o.start,
            end=base + o.end,
            values={"role": o.office.lower()},
            as_said=o.office,
            tense="state",
        )
        for o in offices
    ]


def _person(name: str, start: int, end: int, known: Sequence[Item]) -> Item | None:
    for item in known:
        if item.kind == "person" and item.start < end and start < item.end:
            return item
    return new_item("person", name, start, end)


def _body(match: re.Match[str], words: str, known: Sequence[Item], names: NameIndex) -> Item | None:
    """The state or body in front of the title, by adjective or by name."""
    before = [i for i in known if i.kind != "person" and i.end <= match.start("title")]
    if before and words[before[-1].end : match.start("title")] in (" ", "'s "):
        return before[-1]
    if match["adj"]:
        for spelling in (match["adj"], match["adj"].split()[0]):
            for state in names.by_adjective.get(spelling, ()):
                at = match.start("adj")
                return of_known(state, at, at + len(spelling))
    return None


def _title(match: re.Match[str], names: NameIndex) -> str:
    """The whole title: of "Canadian Public Safety Minister" only the first word is the state's."""
    title: str = match["title"]
    state, _, more = (match["adj"] or "").partition(" ")
    if more and match["adj"] not in names.by_adjective and state in names.by_adjective:
        return f"{more} {title}"
    return title


def _surnames(words: str, found: Sequence[Item], known: Sequence[Item], story: Story) -> list[Item]:
    if not story.knows_of(words):
        return []
    taken = [(i.start, i.end) for i in (*found, *(k for k in known if k.kind == "person"))]
    meant = []
    for match in _SURNAME.finditer(words):
        free = all(match.end() <= start or end <= match.start() for start, end in taken)
        if match["name"] in story.surnames and free:
            person = story.person(match["name"])
            if person is not None:
                meant.append(replace(person, start=match.start(), end=match.end(), referred=True))
    return meant


def _behind(words: str, people: Sequence[Item], known: Sequence[Item]) -> list[Role]:
    """The forms "Name, the president of Body" and "Body, chaired by Name"."""
    offices = []
    for person in people:
        match = _OFFICE.match(words, person.end)
        if match:
            body = next((i for i in known if 0 <= i.start - match.end() <= 20), None)
            if body is not None:
                offices.append(Role(person.start, body.end, person, body, match["office"]))
        for body in known:
            between = words[body.end : person.start] if body.end < person.start else ""
            how = re.match(r",? (?:which is |is )?(chaired|headed|presided over) by ", between)
            if how and body.kind in ("organization", "company", "group") and len(between) < 90:
                office = "chair" if how[1] != "headed" else "head"
                offices.append(Role(body.start, person.end, person, body, office))
    return offices
