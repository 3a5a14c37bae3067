"""What an article has spoken of so far, so that "the pact", "the group" and "they" can be found.

Invariant: what was spoken of in another sentence has no place in this one; a reference is
resolved to the last thing of a fitting kind, one whose own name has the noun first; if nothing
fits, there is no answer. It never chooses between two that stand together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

from msgspec.structs import replace

from events.intake.reading.antecedents import (
    AGREED,
    ANY_BODY,
    BLOCS,
    BODIES,
    GATHERINGS,
    GENERIC,
    NAMING,
    VENTURES,
    agreed,
    doubted,
    fitting_kinds,
    gathers,
    has_members,
    here,
    may_be_called,
    nouns_of,
    part_of_state,
    placeless,
    several,
)
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.memory import Memory
from events.intake.reading.nouns import BODY_NOUNS, INSTRUMENT_NOUNS
from events.intake.reading.titles import bare

_OFTEN = 3
"""How often a body is named that a noun means rather than another one, named but once."""
_START, _ITEM = itemgetter(0), itemgetter(1)
_AROUND = 30
"""Items: of what was spoken of so lately, the article's own instrument is meant."""


class Story(Memory):
    """The memory of one article, and what the words that refer stand for in it."""

    def find(
        self, noun: str, at: int, near: Sequence[Item] = (), *, that: bool = False
    ) -> Item | None:
        """What "the `noun`" stands for; `at` is where the text has it.

        `near` are the items that the same sentence has in front of it; `that` one is the last.
        """
        noun = noun.lower()
        kind = INSTRUMENT_NOUNS.get(noun) or BODY_NOUNS.get(noun)
        if kind is None:
            return None
        items = [*self._items, *(i for i in near if i.id)]
        items.reverse()
        if noun not in GENERIC and not (that and kind in INSTRUMENTS):
            likeliest = self._called(noun, kind, items, near)
            if likeliest is not None:
                return here(likeliest, near)
        if kind in ("state", "company") and not any(i.kind == kind for i in near):
            subject = self._single
            if subject is not None and subject.kind == kind:
                return placeless(subject)
        if noun in GATHERINGS:
            return next((here(i, near) for i in items if gathers(i)), None)
        if kind == "organization" and noun not in BLOCS:
            return None
        if noun in self._promised:
            return here(self._promised[noun], near)
        if noun in ("administration", "government"):
            items = [i for i in items if i.governs] or items
        if noun in ("group", "grouping", "body", "bloc", "club", "regime"):
            items = [i for i in items if i.quantifier is None]
        if noun in ANY_BODY:
            return self._body(noun, items, near)
        joined = None if self.deed is None else self.deed.thing
        if kind == "organization":
            body = (None if that else self.at_home(near)) or joined
            if body is not None and body.kind == kind and not body.doubtful:
                return placeless(body)
        apart = all(i.kind not in BODIES for i in near)
        if noun in VENTURES and apart and joined is not None and has_members(joined):
            return placeless(joined)
        fitting = fitting_kinds(noun, kind)
        likely = agreed if fitting is AGREED else lambda i: i.kind in fitting and not gathers(i)
        meant = (i for i in items if likely(i) and may_be_called(noun, i))
        instrument = kind in INSTRUMENTS
        dwelt = instrument and not that
        found = self._likeliest(meant, near) if dwelt else next(meant, None)
        if found is not None:
            return here(found, near)
        found = self.ahead(at) if instrument and kind != "list" else None
        if found is not None and not may_be_called(noun, found):
            return None
        if found is not None and found.kind == "law" != kind:
            return None  # no act that is named further on is "the declaration"
        if found is None or noun not in NAMING or noun in nouns_of(found.name):
            return found
        return None

    def _called(
        self, noun: str, kind: str, items: Sequence[Item], near: Sequence[Item]
    ) -> Item | None:
        """The likeliest of those that have the noun in their own name; for a body's noun a body."""
        own = [i for i in items if i.kind != "person" and noun in nouns_of(i.name)]
        own = [i for i in own if not gathers(i) and (i.kind == "list") <= (kind == "list")] or own
        bodies = [i for i in own if i.kind not in INSTRUMENTS] if noun in BODY_NOUNS else []
        if len(bodies) > _OFTEN and all(bodies[0].id != i.id for i in near):
            often = Counter(i.id for i in bodies)
            if often[bodies[0].id] == 1 and often.most_common(1)[0][1] >= _OFTEN:
                most = often.most_common(1)[0][0]
                bodies = [i for i in bodies if i.id == most]  # not the one named in passing
        return self._likeliest(iter(bodies or own), near)

    def _body(self, noun: str, items: Sequence[Item], near: Sequence[Item]) -> Item | None:
        """What "the group" stands for: the last body, or agreement, that may be called so.

        In doubt is an agreement, and a body of which the sentence before did not speak: no body
        further back is taken only because more can be done to it.
        """
        fitting = (i for i in items if i.kind in BODIES or noun in nouns_of(i.name))
        found = next(
            (i for i in fitting if not (gathers(i) or several(i) or part_of_state(i))), None
        )
        lately = {i.id for i in (*near, *self._previous)}
        home = self._home
        if home is not None and (found is None or found.id not in lately or self._turned):
            return placeless(home)
        if found is not None and found.kind in AGREED:
            subject = self._single
            if subject is not None and has_members(subject) and subject.id in lately:
                found = subject
            return doubted(here(found, near), f"it may not be what {noun!r} means")
        if found is None or found.id in lately:
            return None if found is None else here(found, near)
        return doubted(here(found, near), f"{noun!r} may mean another")

    def _likeliest(self, meant: Iterator[Item], near: Sequence[Item]) -> Item | None:
        """The one just dwelt on; else the one that the article is about."""
        last = next(meant, None)
        if last is None or last.id == self._main or last.id in {i.id for i in near}:
            return last
        main = next((i for i in meant if i.id == self._main), None)
        if main is None or not self._led or last.kind == "organization":
            return last
        return last if last.id in {i.id for i in self._previous} and self._dwelt_on(last) else main

    def _dwelt_on(self, item: Item) -> bool:
        """Whether the sentence before was about it, or told what somebody did with it."""
        about = self._about.items if self._about is not None else ()
        done = self.deed is not None and self.deed.thing.id == item.id
        return done or any(item.id == one.id for one in about)

    def lately(
        self, near: Sequence[Item] = (), *, bodies: bool = False, besides: Sequence[Item] = ()
    ) -> Item | None:
        """What can be signed, or with `bodies` joined, that was spoken of last.

        A body is meant only where the article names no instrument, or somebody has just been
        told to have joined it. It is none of those `besides`.
        """
        home = self.at_home(near) if bodies else None
        if home is not None and all(home.id != i.id for i in besides):
            return doubted(placeless(home), "the sentence does not name it")
        if self.deed is not None and not any(i.kind in AGREED for i in near):
            return doubted(placeless(self.deed.thing), "the sentence does not name it")
        items = [*self._items, *near]
        able = [i for i in items[-_AROUND:] if agreed(i)] or [i for i in items if agreed(i)]
        if able:
            able = able if able[-1] in near else [i for i in able if i.kind != "law"] or able
            mains = [i for i in able if i.id == self._main and self._led]
            item = able[-1] if any(i is able[-1] for i in near) else (mains or able)[-1]
            return doubted(here(item, near), "the sentence does not name it")
        not_meant = {i.id for i in besides}
        if bodies and self._club is not None and self._club.id not in not_meant:
            return doubted(placeless(self._club), "the sentence does not name it")
        for item in reversed(items if bodies else ()):
            if item.id in not_meant:
                continue
            club = has_members(item) or (item.kind == "group" and not item.quantifier)
            if club:
                return doubted(here(item, near), "the sentence does not name it")
        return None

    def ahead(self, at: int, within: int | None = None) -> Item | None:
        """The next instrument that the text names, for what is described before it is named."""
        for start, item in islice(self._ahead, bisect_left(self._ahead, at, key=_START), None):
            if within is not None and start >= at + within:
                return None
            if item.kind in AGREED:
                return doubted(item, "it is named only later in the text")
        return None

    def whole(self, item: Item) -> Item:
        """A new instrument under the name it has elsewhere: "the Paris Call" of a longer one."""
        name = bare(item.name)
        for _, longer in self._ahead:
            if longer.new is not None and f"{bare(longer.name)} ".startswith(f"{name} "):
                return replace(longer, start=item.start, end=item.end)
        return item

    def lists_spoken_of(self) -> list[Item]:
        """The lists that the text names anywhere, and those that it has spoken of so far."""
        every = (item for item in (*map(_ITEM, self._ahead), *self._items) if item.kind == "list")
        return list({item.id: placeless(item) for item in every}.values())

    def named(self) -> Iterator[Item]:
        """The instruments that the text names anywhere."""
        return map(_ITEM, self._ahead)

    def main(self) -> Item | None:
        """The instrument that the article is about, if it is about one."""
        for _, item in self._ahead:
            if item.id == self._main and item.kind in AGREED:
                return doubted(item, "the sentence does not name it; the article is about it")
        return None

    def dwells_on(self, item: Item) -> bool:
        """Whether it is what the article is about."""
        return item.id == self._main

    def it(self) -> Item | None:
        """What "it" at the start of a sentence stands for: the last subject that is one thing."""
        return None if self._single is None else placeless(self._single)

    def body(self) -> Item | None:
        """The body that the last sentences were about."""
        if self._single is not None and self._single.kind == "organization":
            return placeless(self._single)
        deed = self.deed
        return placeless(deed.thing) if deed and deed.thing.kind == "organization" else None

    def joined(self) -> Item | None:
        """The agreement that somebody has just been told to have joined, or not to have."""
        thing = None if self.deed is None else self.deed.thing
        return placeless(thing) if thing is not None and thing.kind in AGREED else None

    def gathering(self) -> Item | None:
        """The summit or conference that the text spoke of last."""
        last = next((item for item in reversed(self._items) if gathers(item)), None)
        return None if last is None else doubted(placeless(last), "the sentence does not name it")

    def club(self) -> Item | None:
        """The body of which "the members" are: the last one that had any, else that just named."""
        club = self.at_home() or self._club or self.body()
        return None if club is None else doubted(placeless(club), "the sentence does not name it")

    def put_to_vote(self) -> Item | None:
        """The agreement of which the sentence before spoke last: on that they voted."""
        spoken = (*reversed(self._previous), *reversed(self._items))
        last = next((item for item in spoken if item.kind in AGREED), None)
        return None if last is None else doubted(placeless(last), "the sentence does not name it")

    def they(self) -> tuple[Item, ...]:
        """Who "they" are: the last subject, of more than one or a group."""
        if self._subject is None:
            return ()
        items = self._subject.items
        several = len(items) > 1 or items[0].kind in ("group", "count")
        return items if several else ()

    def several(self, kind: str, number: int | None) -> tuple[Item, ...]:
        """Who "the three countries" are: the last list of so many of that kind."""
        if self._people is None:
            return ()
        items = tuple(i for i in self._people.items if i.kind == (kind or i.kind) and i.id)
        return items if len(items) == (number or len(items)) and len(items) > 1 else ()

    def person(self, surname: str | None = None) -> Item | None:
        """The last person, or the last one of that surname; "he" is the one just spoken about."""
        about = self._about.items if surname is None and self._about is not None else ()
        if len(about) == 1 and about[0].kind == "person":
            return placeless(about[0])
        if surname is None:
            surname = next(reversed(self.surnames), None)
        found = self.surnames.get(surname) if surname is not None else None
        return None if found is None else placeless(found)

    def spoken(self) -> Iterator[Item]:
        """All that was spoken of, from the last thing back."""
        return reversed(self._items)

    def subject_state(self) -> Item | None:
        """The one state that the sentence before is about."""
        items = self._about.items if self._about is not None else ()
        return items[0] if len(items) == 1 and items[0].kind == "state" else None

    def knows_of(self, words: str) -> bool:
        """Whether the words may hold the surname of a person spoken of."""
        return bool(self.surnames) and any(map(words.__contains__, self.surnames))
