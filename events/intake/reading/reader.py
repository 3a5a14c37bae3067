"""From a text to proposals, by rules: the same text, names and date give the same proposals.

Invariant: a pure function. Every quote is an exact slice of the text, none lies in noise, and
what the text only asks, fears or hopes for is not proposed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from events.intake.proposal import Proposal
from events.intake.reading import newcomers, phrases, quantities, roles
from events.intake.reading.attribution import attributed, speaker_of
from events.intake.reading.dating import Calendar
from events.intake.reading.descriptions import described as described_in
from events.intake.reading.expressions import dates_in
from events.intake.reading.families import (
    deeds,
    life,
    lists,
    numbers,
    provisions,
    saying,
    standing,
    taking_part,
)
from events.intake.reading.found import Found
from events.intake.reading.items import INSTRUMENTS, Item, Role, Unit, of_known
from events.intake.reading.masking import Masked, apart, masked, naming_before, units_of
from events.intake.reading.names import Mention, NameIndex
from events.intake.reading.proposing import LONGEST_QUOTE, allowed, proposal
from events.intake.reading.referring import introduce
from events.intake.reading.sentences import Sentence, plain, sentences
from events.intake.reading.story import Story

VERSION = "rules@1"
Family = Callable[[Masked, Story], Iterator[Found]]
FAMILIES: tuple[Family, ...] = (
    taking_part.verbs,
    standing.nouns,
    lists.measures,
    numbers.counts,
    numbers.money,
    life.events,
    deeds.meetings,
    deeds.lawsuits,
    deeds.conduct,
    provisions.aims,
)
"""What is looked for, in this order; of two that find the same, the first one is kept."""


def read(
    text: str,
    names: NameIndex,
    *,
    published: str | None,
    noise: Sequence[tuple[int, int]] = (),
) -> list[Proposal]:
    """The facts that an English text reports, in the order of their quotes.

    `published` is EDTF and may be uncertain; without it dates that need it stay unresolved and
    say so. `noise` are spans (start, end) of `text` that are not the article: they are read as
    blanks. Offsets are code points of `text`.
    """
    said = plain(text, noise)
    mentions = names.find(said, published)
    calendar = Calendar(published)
    story = Story(_instruments(mentions), names.lists)
    proposals: list[Proposal] = []
    starts = [m.start for m in mentions]
    for sentence in sentences(said):
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        seen, offices = see(sentence, mentions[first:last], names, story)
        found = [] if sentence.text.rstrip("\"')").endswith("?") else _found(seen, offices, story)
        proposals += [
            proposal(f, text, calendar, seen.dates, sentence.start, VERSION)
            for f in found
            if allowed(f)
        ]
        story.remember([seen.units[place] for place in sorted(seen.units)], _subject(seen))
    return _once(proposals)


def see(
    sentence: Sentence, mentions: Sequence[Mention], names: NameIndex, story: Story
) -> tuple[Masked, list[Role]]:
    """The masked sentence, and the offices that it says persons hold."""
    words = sentence.text
    dates = dates_in(words)
    known = list(phrases.registered(sentence, mentions, names))
    persons, offices = roles.persons(words, known, story, names)
    numbers = list(quantities.counts(words))
    whole = [n for n in numbers if any(_within(k, n) for k in known if k.kind == "group")]
    own = apart([*persons, *whole, *known, *numbers])
    described = list(described_in(words))
    groups: list[tuple[Item, ...]] = [(item,) for item in own]
    taken = [(i.start, i.end) for i in own] + [(d.start, d.end) for d in dates]
    for group in phrases.references(sentence, story, own, described):
        if group and _free(group[0], taken) and not _titles(words, group[0], own):
            groups.append(group)
            taken.append((group[0].start, group[0].end))
    for item in (
        *newcomers.new_names(words, taken),
        *newcomers.gatherings(words),
        *phrases.objects(words, story, own),
    ):
        if _free(item, taken):
            groups.append((item,))
            taken.append((item.start, item.end))
    groups += introduce(sentence, story, described, [g[0] for g in groups], taken)
    groups.sort(key=lambda g: g[0].start)
    return masked(sentence, units_of(words, groups), dates), offices


def _found(seen: Masked, offices: Sequence[Role], story: Story) -> list[Found]:
    found = [f for family in FAMILIES for f in family(seen, story)] if seen.units else []
    found += roles.held(seen, offices)
    found += saying.statements(seen, story)
    speaker = speaker_of(seen)
    return [attributed(f, speaker) for f in found]


def _instruments(mentions: Sequence[Mention]) -> list[tuple[int, Item]]:
    """Every registered instrument that the text names, with where."""
    return [
        (m.start, of_known(m.namings[0].known, 0, 0))
        for m in mentions
        if len({n.known.id for n in m.namings}) == 1 and m.namings[0].known.kind in INSTRUMENTS
    ]


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


def _subject(seen: Masked) -> Unit | None:
    """What the sentence is about: whatever comes first in it and is no place or time."""
    for place in sorted(seen.units):
        if place <= 60 and not seen.text[:place].rstrip().endswith(
            (" in", " at", "In", "At", " of", "By", " by")
        ):
            return seen.units[place]
    return None


def _once(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Each fact once: the first that raises no doubt, else the first; whole facts only."""
    kept: dict[tuple[object, ...], Proposal] = {}
    for each in proposals:
        if not all(each.roles.values()) or each.end - each.start > 2 * LONGEST_QUOTE:
            continue
        if len(set(each.roles.values())) < len(each.roles):
            continue
        key = _key(each)
        if key not in kept or (kept[key].doubts and not each.doubts):
            kept[key] = each
    return sorted(kept.values(), key=lambda p: (p.start, p.end))


def _key(each: Proposal) -> tuple[object, ...]:
    values = {k: v for k, v in each.values.items() if k not in ("planned_for", "unit")}
    where = (
        each.start if each.kind in ("statement-made", "conduct-reported", "provision-stated") else 0
    )
    return (
        each.kind,
        tuple(sorted(each.roles.items())),
        tuple(sorted(map(str, values.items()))),
        where,
    )
