"""What an article has spoken of and told so far, sentence by sentence.

Invariant: it only takes in; what "the pact" or "they" stand for is answered by `story`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from events.intake.reading.antecedents import AGREED, placeless, surname_of
from events.intake.reading.focus import home, main_instrument
from events.intake.reading.found import Found, deed_of
from events.intake.reading.items import Item, Unit
from events.intake.reading.names import Known

_LATELY, _FAR = 3, 7
"""Sentences: in these many a deed can be left out, its own included."""
_REACH = 400
"""Items looked back over; an article longer than that has come to speak of something else."""
_LONG = 2
"""Sentences of a paragraph behind which the next one may come back to what the text is about."""
_PERSONS = 40
"""Persons of whom the surname alone is enough."""


class Listing(NamedTuple):
    """A list that somebody was put on or taken off, which of both, and by whom."""

    target: Item
    off: bool
    by: Item | None
    told_at: int
    """Where in the archived text it is told."""


def _in_passing(deed: Found) -> bool:
    """Whether it only says that somebody belongs: nothing has happened that others did, too."""
    return deed.kind == "membership-reported" and deed.rule == "membership"


def _turns_to(subject: Unit | None, units: Sequence[Unit], thing: Item) -> bool:
    """Whether a sentence is about another instrument than the thing, which it does not name."""
    if subject is None or len(subject.items) > 1:
        return False
    about = subject.items[0]
    other = about.kind in AGREED and about.id != thing.id and not about.referred
    return other and all(i.id != thing.id for unit in units for i in unit.items)


class Memory:
    """What one article has spoken of, fed sentence by sentence."""

    def __init__(
        self,
        instruments: Sequence[tuple[int, Item]] = (),
        lists: Sequence[Known] = (),
        known: Mapping[str, Known] | None = None,
        bodies: Sequence[tuple[int, Item]] = (),
    ) -> None:
        """`instruments` and `bodies` are those that the text names, each with where.

        `lists` are the registered lists, `known` is everybody and everything by id.
        """
        self.lists, self.known = lists, known or {}
        self.listings: dict[tuple[str, str, str], Item] = {}
        """The lists that somebody was put on or taken off, by party, list and which of both."""
        self._ahead = instruments
        self._items: deque[Item] = deque(maxlen=_REACH)
        self._previous: list[Item] = []
        self._subject: Unit | None = None
        self._single: Item | None = None
        self._people: Unit | None = None
        self._about: Unit | None = None
        self._main, self._led = main_instrument(instruments)
        self._home = home(bodies, instruments)
        self.deed: Found | None = None
        """The last thing that somebody is told to have done with an instrument or body."""
        self.far_deed: Found | None = None
        """The same, for words that can mean nothing else, some sentences further."""
        self.rules: Item | None = None
        """What the sentence before told a provision of."""
        self._since_rules = 0
        self.authored: Item | None = None
        """What several were told to say together: what they promise then is in it."""
        self._club: Item | None = None
        self._since = 0
        self._told, self._turned = 0, False
        self.listing: Listing | None = None
        """The last listing that was told; the sentences behind it may say who else was listed."""
        self.last_listing: Listing | None = None
        """The same, however long ago, and whatever else was told since."""
        self._since_listing = 0
        self._promised: dict[str, Item] = {}
        self.offices: dict[str, Item] = {}
        """The body in which a person is told to hold an office, by the person's id."""
        self.speaker: Item | None = None
        """The last person who is told to have said something, a few sentences ago at most."""
        self._since_spoken = 0
        self.surnames: dict[str, Item] = {}
        """The last person of each surname, in the order in which they were last spoken of."""

    def at_home(self, near: Sequence[Item] = ()) -> Item | None:
        """The body that the text is about, where nothing has led away from it.

        What leads away is another body that somebody has just joined or left, in this paragraph;
        an agreement does not: one joins and leaves what the text is about.
        """
        about, deed = self._home, self.deed
        if about is None or any(i.kind in AGREED for i in near):
            return None
        astray = deed is not None and deed.thing.kind not in AGREED and deed.thing.id != about.id
        return about if self._turned or not astray else None

    def begin(self, gap: str) -> None:
        """Take in what parts a sentence from the one before: an empty line ends a paragraph."""
        self._turned = False
        self._told += 1
        if "\n" in gap:
            self._turned, self._told = self._told >= _LONG, 0

    def remember(self, units: Sequence[Unit], subject: Unit | None) -> None:
        """Take in a sentence: its units in order, and which of them it is about."""
        self._previous, self._about = [], subject
        self._since += 1
        if self._since >= _LATELY:
            self.deed = None
        if self._since >= _FAR:
            self.far_deed = None
        self._since_spoken += 1
        if self._since_spoken > _LATELY:
            self.speaker = None
        self._since_rules += 1
        if self._since_rules > 1:
            self.rules = None
        self._since_listing += 1
        if self._since_listing > _LATELY:
            self.listing = None
        if not units:
            return
        if self.deed is not None and self._since > 0 and _turns_to(subject, units, self.deed.thing):
            self.deed = self.far_deed = None
        for unit in units:
            items = unit.items
            for item in items:
                if item.id:
                    self._previous.append(item)
                    if not item.vague:
                        self.take_in(item)
            if len(items) > 1:
                self._people = unit
        if subject is None or all(i.vague or not (i.id or i.number) for i in subject.items):
            return
        self._subject = subject
        if len(subject.items) == 1 and subject.items[0].kind not in ("person", "count", "group"):
            self._single = subject.items[0]

    def hear(self, told: Sequence[Found]) -> None:
        """Take in what the sentence tells, before it is remembered."""
        for one in told:
            if one.kind == "statement-made" and one.roles["actor"].kind == "person":
                self.speaker, self._since_spoken = placeless(one.roles["actor"]), 0
            if one.kind == "issued" and one.thing.kind == "statement":
                self.authored = placeless(one.thing)
            elif one.kind != "provision-stated":
                continue
            self.rules, self._since_rules = placeless(one.thing), 0
        deeds = [deed for f in told if (deed := deed_of(f)) is not None]
        if all(map(_in_passing, deeds)):
            of = self._main if self.deed is None else self.deed.thing.id
            deeds = [deed for deed in deeds if of in (None, deed.thing.id)]
        if deeds:
            self.deed, self._since = max(deeds, key=lambda f: f.end), 0
            self.far_deed = self.deed
            if self.deed.thing.kind == "organization":
                self._club = self.deed.thing
            self.listing = self.listing if self._since_listing == 0 else None

    def enlist(self, listing: Listing) -> None:
        """Take in a listing that the sentence tells: what comes now is no more about a deed."""
        self.listing = self.last_listing = listing
        self._since_listing, self.deed, self.far_deed = 0, None, None

    def listed_lately(self) -> Listing | None:
        """The last listing of the sentences right before, though something else was told since."""
        return self.last_listing if self._since_listing <= _LATELY else None

    def take_in(self, item: Item) -> None:
        """Remember one thing spoken of."""
        self._items.append(item)
        if item.kind == "person":
            surname = surname_of(item)
            self.surnames.pop(surname, None)
            self.surnames[surname] = item
            if len(self.surnames) > _PERSONS:
                del self.surnames[next(iter(self.surnames))]

    def promise(self, noun: str, item: Item) -> None:
        """What "the partnership" will mean from now on, after "a partnership …"."""
        self._promised[noun] = item
