"""From a text to proposals, by rules: the same text, names and date give the same proposals.

Invariant: a pure function. Every quote is an exact slice of the text, none lies in noise, and
what the text only asks, fears or hopes for is not proposed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache, reduce
from operator import itemgetter, or_

from events.intake.proposal import Proposal
from events.intake.reading import roles
from events.intake.reading.attribution import attributed, speaker_of
from events.intake.reading.best_told import best_told
from events.intake.reading.cues import EVERYWHERE, MOST_SIGNS, CueIndex, all_cued, fitting
from events.intake.reading.dating import Calendar
from events.intake.reading.deputies import deputed
from events.intake.reading.families import (
    acting,
    admitting,
    belonging,
    charges,
    deeds,
    ellipses,
    intending,
    lawsuits,
    life,
    life_words,
    list_goes_on,
    list_terms,
    listing,
    money,
    nominal,
    numbers,
    obligations,
    partners,
    presiding,
    provisions,
    rolls,
    saying,
    standing,
    standing_words,
    taking_part,
    totals,
    totals_words,
)
from events.intake.reading.focus import bodies_of
from events.intake.reading.found import TAKING, Found
from events.intake.reading.introduced import introduced
from events.intake.reading.items import INSTRUMENTS, Item, Role, of_known
from events.intake.reading.masking import Masked, masked
from events.intake.reading.names import Mention, NameIndex
from events.intake.reading.needs_kept import KEPT
from events.intake.reading.newcomers import announced
from events.intake.reading.proposing import allowed, proposal
from events.intake.reading.seeing import Seen, see, speaks, subject
from events.intake.reading.sentences import Sentence, plain, sentences
from events.intake.reading.story import Story
from events.intake.reading.titles import bare
from events.intake.rules_version import READER

EACH = 100_000
"""Code points of a long text, after each of which it is told how far it is read."""
Heard = Callable[[int, int], None]
"""Told how many code points are read, and of how many."""
Family = Callable[[Masked, Story], Iterator[Found]]
FAMILIES: tuple[tuple[int, Family], ...] = (
    (taking_part.VERBS, taking_part.verbs),
    (admitting.ADMITTED, admitting.admitted),
    (nominal.NOMINAL, nominal.nominal),
    (intending.INTENTIONS, intending.intentions),
    (rolls.ROLLS, rolls.rolls),
    (belonging.BELONGING, belonging.belonging),
    (standing_words.STANDING, standing.nouns),
    (listing.LISTS, listing.listings),
    (numbers.COUNTS, numbers.counts),
    (totals_words.TOTALS, totals.totals),
    (money.MONEY, money.money),
    (life_words.EVENTS, life.events),
    (deeds.MEETINGS, deeds.meetings),
    (partners.PARTNERS, partners.partners),
    (lawsuits.LAWSUITS, lawsuits.lawsuits),
    (charges.CONDUCT, charges.conduct),
    (presiding.PRESIDING, presiding.presiding),
    (provisions.AIMS, provisions.aims),
    (obligations.OBLIGATIONS, obligations.obligations),
)
"""What is looked for, with its cues, in this order; of two that find the same, one is kept."""
_OF_FAMILIES = reduce(or_, (cues for cues, _ in FAMILIES))
_FINDING = _OF_FAMILIES | saying.STATEMENTS | acting.DOINGS
"""The cues of sentences in which anything can be found."""
_FITS = (
    _FINDING & fitting(0) & ~(totals_words.UNNAMED | intending.INTENTIONS),
    *(_FINDING & fitting(signs) for signs in range(1, MOST_SIGNS + 1)),
)
"""The same, of those in which so many signs stand: where nobody is named nobody wants anything."""


@cache
def every_cue() -> CueIndex:
    """The cues of all patterns, in one automaton."""
    KEPT.keep()
    return CueIndex(all_cued())


def read(
    text: str,
    names: NameIndex,
    *,
    published: str | None,
    noise: Sequence[tuple[int, int]] = (),
    heard: Heard | None = None,
) -> list[Proposal]:
    """The facts that an English text reports, in the order of their quotes.

    `published` is EDTF and may be uncertain; without it dates that need it stay unresolved and
    say so. `noise` are spans (start, end) of `text` that are not the article: they are read as
    blanks. Offsets are code points of `text`. In a long text `heard` is told how far it is read.
    """
    said = plain(text, noise)
    parts = sentences(said, every_cue())
    mentions = introduced(said, parts, names.find(said, published))
    calendar = Calendar(published)
    instruments = _instruments(mentions, said)
    story = Story(instruments, names.lists, names.known, bodies_of(mentions, said))
    proposals: list[Proposal] = []
    starts = [m.start for m in mentions]
    last, due, ended = 0, EACH, 0
    for sentence in parts:
        if heard is not None and sentence.start >= due:
            heard(sentence.start, len(said))
            due = sentence.start + EACH
        story.begin(said[ended : sentence.start])
        ended = sentence.end
        first = bisect_left(starts, sentence.start, last)
        last = bisect_left(starts, sentence.end, first)
        if first == last and not (speaks(sentence, story) or _tells(sentence, story)):
            story.remember((), None)
            continue
        seen = see(sentence, mentions[first:last], names, story)
        told = filter(allowed, _told(seen, story))
        dates, base = seen.dates, sentence.start
        proposals += [proposal(found, text, calendar, dates, base, READER) for found in told]
    return best_told(proposals, said)


def _told(seen: Seen, story: Story) -> list[Found]:
    """What a sentence tells; the story hears it."""
    sentence = seen.sentence
    story.offices |= {one.person.id: one.body for one in seen.offices}
    listed = list_goes_on.may_go_on(sentence, story)
    told_before = story.far_deed is not None or listed
    may_go_on = (told_before and len(seen.units) > 0) or _goes_on(sentence, story)
    fits = sentence.cues & _FITS[min(len(seen.units), MOST_SIGNS)]
    mask, told = None, list[Found]()
    if seen.offices or fits or may_go_on:
        finding = EVERYWHERE if sentence.cues & listing.LISTS else _FINDING
        mask = masked(sentence, seen.cuts, seen.dates, finding)
        idle = not (seen.offices or mask.cues & _FINDING or may_go_on) or _asks(sentence)
        told = [] if idle else _found(mask, seen.offices, story, listed=listed)
        if told:
            story.hear(told)
    story.remember(seen.units, subject(seen, mask))
    return told


_UNNAMED = provisions.UNNAMED | obligations.UNNAMED | totals_words.UNNAMED


def _tells(sentence: Sentence, story: Story) -> bool:
    """Whether a sentence may tell something without naming anybody."""
    if saying.he_speaks(sentence) or provisions.unnamed(sentence) or obligations.unnamed(sentence):
        return True
    return _goes_on(sentence, story)


def _goes_on(sentence: Sentence, story: Story) -> bool:
    """Whether a sentence may go on about what was told right before, naming nobody."""
    if provisions.of_it(sentence) or obligations.goes_on(sentence, story):
        return True
    listing = list_goes_on.counts(sentence, story) or list_terms.may_tell(sentence, story)
    return listing or totals.unnamed(sentence, story)


def _asks(sentence: Sentence) -> bool:
    return sentence.text.rstrip("\"')").endswith("?")


def _found(mask: Masked, offices: Sequence[Role], story: Story, *, listed: bool) -> list[Found]:
    """What the families find; `listed` says that a listing told before may go on."""
    cues = mask.cues | listing.LISTS if listed else mask.cues
    cues |= provisions.AIMS if provisions.of_it(mask.sentence) else 0
    cues |= obligations.OBLIGATIONS if obligations.goes_on(mask.sentence, story) else 0
    found: list[Found] = []
    tells = mask.units or listed or cues & _UNNAMED
    for needed, family in FAMILIES if tells and cues & _OF_FAMILIES else ():
        if cues & needed:
            found += family(mask, story)
    if story.far_deed is not None or any(f.kind in TAKING for f in found):
        found += ellipses.elided(mask, story, found)
    if cues & acting.DOINGS:
        found += list(acting.doings(mask, found))
    if offices:
        found += roles.held(mask, offices)
    if cues & saying.STATEMENTS:
        found += saying.statements(mask, story, found)
    if any(each.person for each in found):
        found = list(deputed(found, story))
    speaker = speaker_of(mask) if any(f.attributed_to is None for f in found) else None
    return found if speaker is None else [attributed(f, speaker) for f in found]


def _instruments(mentions: Sequence[Mention], said: str) -> list[tuple[int, Item]]:
    """Every instrument that the text names, with where: registered, or said to be called so.

    What is said to be called so in other letters is the one that is named.
    """
    found = [
        (m.start, of_known(m.namings[0].known, 0, 0))
        for m in mentions
        if m.namings[0].known.kind in INSTRUMENTS and len({n.known.id for n in m.namings}) == 1
    ]
    taken = [(m.start, m.end) for m in mentions if m.namings[0].known.kind in INSTRUMENTS]
    called = announced(said, taken)
    if called and found:
        names = {bare(item.name) for _, item in found}
        called = [(at, item) for at, item in called if bare(item.name) not in names]
    return sorted([*found, *called], key=itemgetter(0))
