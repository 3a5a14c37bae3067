"""Persons: their names, the offices that the text gives them, and who "she" or "Ms Diaz" is.

Invariant: a person is somebody registered, somebody introduced with an office or a title, or
nobody. A bare surname stands for the last person of that surname in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from events.intake.reading import offices
from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found
from events.intake.reading.holders import WORD, ending, holder, starting
from events.intake.reading.items import Item, Role
from events.intake.reading.masking import Masked
from events.intake.reading.names import NameIndex
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_RUNS = Cued(
    r",? who (?:(?:now|also|currently) )?(?P<verb>runs|heads|leads|chairs|co-chairs|directs|"
    r"founded|co-founded|manages|represents|oversees)\b"
)
_OFFICES = {
    "runs": "head",
    "heads": "head",
    "leads": "leader",
    "chairs": "chair",
    "co-chairs": "co-chair",
    "directs": "director",
    "founded": "founder",
    "co-founded": "co-founder",
    "manages": "manager",
    "represents": "representative",
    "oversees": "head",
    "chaired": "chair",
    "headed": "head",
    "led": "leader",
    "presided over": "chair",
}
"""What somebody is who does so."""
_RULED = re.compile(r" (?:the |its )?(?:[a-z-]+ ){0,3}")
_BY = Cued(r",? (?:which is |is )?(?P<how>chaired|headed|presided over) by ")
_NOUN, _OPENS = re.compile(r"\b[Tt]he ([a-z]+)$"), 8
_SURNAME = re.compile(rf"\b(?:(?:Mr|Ms|Mrs|Dr)\.? )?(?P<name>{WORD})(?![\w-])")
CUES = (offices.HEAD, _RUNS, _BY)
_HOLDING = either(*CUES)


def persons(
    sentence: Sentence, known: Sequence[Item], story: Story, names: NameIndex
) -> tuple[list[Item], list[Role]]:
    """The persons of a sentence, and the offices it gives them; offsets within the sentence."""
    words = sentence.text
    found: list[Item] = []
    roles: list[Role] = []
    registered = [item for item in known if item.kind == "person"]
    spoken = story.knows_of(words)
    if not (registered or sentence.cues & _HOLDING or spoken):
        return found, roles
    told = offices.Told(words, known, names, story, sentence.start)
    for match in sentence.all(offices.HEAD):
        title = offices.office(match, told)
        last = roles[-1].body if roles else None
        held = holder(match, title, told, [*found, *registered], last)
        if held is not None:
            found = [*(one for one in found if one.end != held.person.end), held.person]
            roles += [] if held.role is None else [held.role]
    found += _surnames(words, found, known, story) if spoken else []
    if ruling := list(_ruling(sentence, told, [*found, *registered])):
        ruled = {role.person.id for role in ruling}
        roles = [r for r in roles if not (r.person.id in ruled and r.body.doubtful)] + ruling
    for person in (*found, *registered):
        state = next((k for k in known if k.kind == "state" and k.end == person.start - 3), None)
        if state is not None and words.startswith("'s ", state.end):
            story.offices.setdefault(person.id, state)  # "Ghana's Kofi Addo" acts for Ghana
    found += [role.person for role in roles if all(role.person.end != one.end for one in found)]
    return found, list({(role.person.id, role.body.id): role for role in roles}.values())


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


def _surnames(words: str, found: Sequence[Item], known: Sequence[Item], story: Story) -> list[Item]:
    taken = [(i.start, i.end) for i in (*found, *(k for k in known if k.kind == "person"))]
    meant = []
    for match in _SURNAME.finditer(words):
        free = all(match.end() <= start or end <= match.start() for start, end in taken)
        if match["name"] in story.surnames and free:
            person = story.person(match["name"])
            if person is not None:
                meant.append(replace(person, start=match.start(), end=match.end(), referred=True))
    return meant


def _ruling(sentence: Sentence, told: offices.Told, people: Sequence[Item]) -> Iterator[Role]:
    """The forms "Name, who runs Body" and "Body, chaired by Name"."""
    for match in sentence.all(_RUNS):
        person = ending(told, match.start(), people)
        body = _ruled(told, match.end())
        if person is not None and body is not None:
            yield Role(person.start, body.end, person, body, _OFFICES[match["verb"]])
    for match in sentence.all(_BY):
        person = starting(told, match.end(), people)
        body = _led(told, match.start())
        if person is not None and body is not None and body.kind in offices.BODIES:
            yield Role(body.start, person.end, person, body, _OFFICES[match["how"]])


def _led(told: offices.Told, end: int) -> Item | None:
    """The body that ends there, by name or by its noun, or of which the sentence says more."""
    if told.words.endswith(" and", 0, end):
        return next((k for k in told.known[:1] if k.start < _OPENS), None)
    noun = _NOUN.search(told.words, 0, end)
    named = next((k for k in told.known if k.end == end), None)
    return named or (offices.meant_by(noun[1], told, noun.start()) if noun else None)


def _ruled(told: offices.Told, end: int) -> Item | None:
    """What somebody runs whose verb ends there."""
    for item in told.known:
        if item.start > end and item.kind in offices.BODIES:
            if _RULED.fullmatch(told.words[end : item.start]):
                return item
            break
    back = offices.behind(told, end)
    return None if back is None else back[1]
