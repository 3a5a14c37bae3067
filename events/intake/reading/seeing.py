"""Of whom and what a sentence speaks: names, counts, references, newcomers, offices.

Invariant: the units of a sentence do not overlap and stand in its order. A registered name wins
over every other reading of its words, and each later step only takes what is still free.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from events.intake.reading import descriptions, newcomers, phrases, quantities, roles
from events.intake.reading.cues import either
from events.intake.reading.expressions import Dated, dates_in
from events.intake.reading.items import INSTRUMENTS, Item, Role, Unit
from events.intake.reading.leads import naming_before
from events.intake.reading.masking import Cut, Masked, cuts_of, masked
from events.intake.reading.names import Mention, NameIndex
from events.intake.reading.newcomers import gatherings, new_names
from events.intake.reading.referring import introduce
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story
from events.intake.reading.trailing import with_trailing
from events.intake.reading.units import apart, units_of

BRINGING = either(*roles.CUES, *descriptions.CUES, *phrases.CUES, *newcomers.CUES)
"""The cues of sentences that may speak of somebody or something without a registered name."""
_NEW = either(*newcomers.CUES, newcomers.NAMING)
_YEAR = re.compile(
    r"\d{4} (?:[\w-]+ ){0,3}?(?:[Tt]reaty|[Pp]act|[Aa]ccords?|[Aa]greement|[Dd]eal|[Cc]onvention|"
    r"[Dd]eclaration|[Pp]rotocol|[Pp]ledge|[Cc]harter|[Cc]ode|[Ss]tatute)\b"
)
_HELD = re.compile(
    r" (?:summit|meeting|talks|conference|session|ceremony|event|gathering|statement|declaration|"
    r"deal|agreement|accord|pact|treaty|text|communiqu[e\u00e9]|pledge|resolution)\b"
)
_Group = tuple[Item, ...]


class Seen(Struct, frozen=True, gc=False):
    """What a sentence speaks of."""

    sentence: Sentence
    cuts: Sequence[Cut]
    units: Sequence[Unit]
    """In order."""
    dates: Sequence[Dated]
    offices: Sequence[Role]
    """What the sentence says that persons are."""


def speaks(sentence: Sentence, story: Story) -> bool:
    """Whether a sentence without a registered name may speak of anybody or anything."""
    if sentence.cues & BRINGING or quantities.may_count(sentence):
        return True
    if newcomers.may_be_named(sentence, told=_told(story)) or phrases.refers(sentence):
        return True
    return story.knows_of(sentence.text)


def see(sentence: Sentence, mentions: Sequence[Mention], names: NameIndex, story: Story) -> Seen:
    """What the sentence speaks of; `mentions` are the registered names in it."""
    words = sentence.text
    dates = dates_in(sentence)
    known = phrases.registered(sentence, mentions, names)
    if dates:
        named = {item.start - 1 for item in known}
        dates = [date for date in dates if date.end in named or not _tells_which(words, date)]
    persons, offices = roles.persons(sentence, known, story, names)
    numbers = quantities.counts(sentence)
    apposed: list[Item] = []
    if offices:
        apposed = [item for item in known if any(_apposed(item, one) for one in offices)]
        known = [item for item in known if item not in apposed]
    own = known
    if persons or numbers:
        numbers = [_stretched(n, known) for n in numbers]
        whole = [n for n in numbers if any(_within(k, n) and _counts(words, k) for k in known)]
        own = [*persons, *whole, *known, *numbers]
    own = apart(own) if len(own) > 1 else own
    described = descriptions.described(sentence)
    groups: list[_Group] = [(item,) for item in own]
    taken = [(i.start, i.end) for i in (*own, *apposed)]
    taken += [(o.person.end, o.end) for o in offices if o.person.end < o.end]
    if dates:
        taken += [(d.start, d.end) for d in dates]
    for group in phrases.references(sentence, story, own, described):
        if group and _free(group[0], taken) and not _titles(words, group[0], own):
            groups.append(group)
            taken.append((group[0].start, group[0].end))
    for item in _others(sentence, story, own, taken):
        if _free(item, taken):
            groups.append((item,))
            taken.append((item.start, item.end))
    if described:
        groups += introduce(sentence, story, described, [g[0] for g in groups], taken)
    if len(groups) > 1:
        groups.sort(key=lambda g: g[0].start)
    cuts = cuts_of(words, with_trailing(words, units_of(words, groups)), dates)
    units = [unit for _, _, unit in cuts if unit is not None]
    return Seen(sentence, cuts, units, dates, offices)


def _told(story: Story) -> bool:
    """Whether somebody has just been told to have done what others may have done, too."""
    return story.far_deed is not None or story.listing is not None


def _others(
    sentence: Sentence, story: Story, own: Sequence[Item], taken: Sequence[tuple[int, int]]
) -> list[Item]:
    """Whom nobody has registered, office holders, and the "it" behind a verb."""
    found = list(phrases.objects(sentence, story, own))
    told = _told(story)
    if sentence.cues & _NEW or (told and sentence.cues & newcomers.SEQUEL.bit):
        new = [
            i if i.kind not in INSTRUMENTS else story.whole(i)
            for i in new_names(sentence, taken, told=told)
        ]
        found = [*new, *gatherings(sentence), *found]
    return found


def _stretched(number: Item, known: Sequence[Item]) -> Item:
    """A count with all of the group that it is of: "26 of the 27 members of the union"."""
    for group in known:
        if group.kind == "group" and number.start < group.start < number.end < group.end:
            return replace(number, end=group.end)
    return number


def _counts(words: str, known: Item) -> bool:
    """Whether a name within a count says of what is counted: "five of NATO's members"."""
    return known.kind == "group" or words.startswith(("'s ", "' "), known.end)


def _tells_which(words: str, date: Dated) -> bool:
    """Whether it only says which one is meant: "the 1987 pact", "the August summit"."""
    if date.match["month"]:
        return (
            " the " in f" {date.match.group().lower()}" and _HELD.match(words, date.end) is not None
        )
    start = words.find(" ", date.start, date.end) + 1 or date.start
    named = words.endswith(("the ", "The ", "its ", "that "), 0, start)
    return named and _YEAR.match(words, start) is not None


def _apposed(item: Item, office: Role) -> bool:
    """Whether the item is only named to say what the person in front of it is."""
    return office.person.end < item.start and item.end <= office.end


def _within(inner: Item, outer: Item) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _free(item: Item, taken: Sequence[tuple[int, int]]) -> bool:
    return all(item.end <= start or end <= item.start for start, end in taken)


def _titles(words: str, item: Item, own: Sequence[Item]) -> bool:
    """Whether "the company" only introduces the name behind it."""
    return any(
        o.start > item.end
        and (
            words[item.end : o.start] in (" ", ' "')
            or ((found := naming_before(words, o.start)) is not None and found.start() <= item.end)
        )
        for o in own
    )


_FRONTED = re.compile(
    r"(?:[A-Z][a-z]+(?:ed|wn|en|ing|nt)|Set up|Built|Under|After|Since|Before|Despite|With|Besides)"
    r" [^;:.]{3,140}?, (?:but |however, )?[\ue000\ue001](?! and|,? (?:who|which|that)\b|"
    r", [^,]{3,60} and)"
)
"""What stands in front of the subject: "Drawn up by experts, the code …"."""
_ELSEWHERE = (" in", " at", "In", "At", " of", "By", " by")
_OPENING = 60
"""Letters of the mask within which the subject stands."""


def subject(seen: Seen, mask: Masked | None) -> Unit | None:
    """What the sentence is about: whatever comes first in it and is no place or time."""
    if not seen.units:
        return None
    first, words = seen.units[0], seen.sentence.text
    if mask is not None and (fronted := _FRONTED.match(mask.text)):
        return mask.units[fronted.end() - 1]
    opening = words[: first.start]
    if mask is None and seen.cuts[0][2] is first and _is_plain(opening):
        if first.start > _OPENING:
            return None
        if not opening.rstrip().endswith(_ELSEWHERE):
            return first
    mask = mask or masked(seen.sentence, seen.cuts, seen.dates)
    for place, unit in mask.units.items():
        if place <= _OPENING and not mask.text[:place].rstrip().endswith(_ELSEWHERE):
            return unit
    return None


def _is_plain(opening: str) -> bool:
    """Whether a mask has the same letters there."""
    return "  " not in opening and not opening.startswith((",", "."))
