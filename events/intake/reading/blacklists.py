"""Which list is meant by "its grey list", "the blacklist", "sanctions", and by whoever acts.

Invariant: words that a list's own name has mean that list; else it is the only one that the text
speaks of, or that the authority keeps, with a doubt; never one of another colour or purpose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from msgspec.structs import replace

from domain.names import fold as folded
from domain.names import slug
from events.intake.proposal import either
from events.intake.reading.bureaus import home
from events.intake.reading.items import Item, of_known
from events.intake.reading.new_lists import COLOUR, MEASURE, OF_MEASURES, called, founded
from events.intake.reading.states import WAYS
from events.intake.reading.story import Story

_PLAIN = frozenset(
    re.findall(
        r"\w+",
        "the its their this that a an these those same own so called latest official dreaded "
        "global notorious similar new such current international growing updated formal list "
        "lists register registers blacklist blacklists",
    )
)
"""Words that do not tell one list from another."""
_SANCTIONS, _TRADE = r"sanction|designat|\bsdn\b|block|freez", r"restrict|export|trade|control"
_PURPOSES = (
    ("sanctions", re.compile(_SANCTIONS)),
    ("trade", re.compile(rf"{_TRADE}|entit(?:y|ies)|unverified|denied|end.user|curb|embargo")),
)
_OFTEN_ELSE = re.compile("delist|designat")
_NOUNS = re.compile(r"blacklist|sanction|restriction|control|embargo|designat")
_STATES = {
    adjective: slug(folded) for folded, ways in WAYS.items() for adjective in ways.adjectives
}
"""The ids of states that are registered under their names, by their adjectives."""
_NATIONS = frozenset(adjective.lower() for adjective in _STATES)
_BARRING = re.compile(r"\b(?:[Dd]ebar|[Bb]arred|[Bb]anned|[Ee]xclusion|[Ee]xcluded)")
_ON_PERSONS = re.compile(r"(?:asset freezes?|(?:travel|visa|entry) bans?|(?:\w+ )?measures)$")
"""What those under sanctions have to bear."""
_ORGAN = re.compile(r"\b(?:[Mm]inistry|[Dd]epartment|[Gg]overnment|[Tt]reasury|[Cc]abinet)\b")
"""What acts for a state, whose list it is."""
_ONE = ("state", "organization", "group")
fold = lru_cache(maxsize=4096)(folded)
"""A text speaks of the same few lists and authorities again and again."""


def keepers(items: Iterable[Item]) -> list[Item]:
    """Those of them who can keep a list: states, bodies and groups, none of them in doubt."""
    return [i for i in items if i.kind in _ONE and i.id and not i.choices]


def national(words: str, story: Story) -> list[Item]:
    """The registered state of whose people the first adjective is: "the Canadian list"."""
    for word in words.split():
        state = story.known.get(_STATES.get(word, ""))
        if state is not None and state.kind in _ONE:
            return [of_known(state, 0, 0)]
    return []


def referred(words: str, by: Sequence[Item], story: Story, near: Sequence[Item]) -> Item | None:
    """The list that a phrase like "its grey list" means, if one is registered or spoken of.

    `by` are those who may keep it, nobody if the phrase does not say; `near` are the items that
    the same sentence has in front of it.
    """
    said = _spelled(words)
    content = {w for w in re.findall(r"[a-z]+", said) if w not in _PLAIN and w not in _NATIONS}
    if not content:
        last = story.find("list", -1, near)
        fits = last is not None and not _clash(said, last.name)
        if last is not None and fits and _may_keep(last, by, story):
            return last
    elif (one := _only(_named(content, story), by, story)) is not None:
        return one
    return _inferred(said, by, story, _clash) if content <= OF_MEASURES else None


def measured(said: str, by: Item, story: Story) -> Item | None:
    """The list of an authority that one who was "blacklisted" or got "sanctions" is put on.

    If none is known that fits, a new one, called after the authority; but a stock exchange that
    delists, or a body that designates, need not keep one.
    """
    state = national(by.name.replace("'s", ""), story) if _ORGAN.search(by.name) else []
    by = state[0] if state and not home(by.name) else by
    said, found = _spelled(said), None
    for words in dict.fromkeys((said, _ON_PERSONS.sub("sanctions", said))):
        if found is None and (MEASURE.search(words) or "designat" in words):
            found = _inferred(words, (by,), story, _differs)
    said = _ON_PERSONS.sub("sanctions", said)
    if found is None and not MEASURE.search(said):
        found = _inferred(said, (by,), story, _clash)
    if found is None and (by.kind == "state" or home(by.name) or not _OFTEN_ELSE.match(said)):
        found = founded(_whole(by, story), called(said))
    return found


def _whole(by: Item, story: Story) -> Item:
    """The state for which a bureau acts: its sanctions are those of the state."""
    at_home = home(by.name) if by.kind == "organization" else None
    state = None if at_home is None else story.known.get(slug(at_home[0]))
    return by if state is None or state.kind != "state" else of_known(state, 0, 0)


def own_list(by: Item, story: Story) -> Item | None:
    """The only list that the authority is known to keep: in "similar lists" each has its own."""
    every = _every(story)
    own = [i for i in every if i.owner == by.id] or [i for i in every if _keeps(i, by, story)]
    return _as_said(own[0], "") if len(own) == 1 else None


def barring_list(by: Item | None, story: Story) -> Item | None:
    """The list of those whom an authority bars, if it is known to keep one."""
    barring = (i for i in _every(story) if _BARRING.search(i.name))
    return next((i for i in barring if by is not None and _keeps(i, by, story)), None)


def _every(story: Story) -> list[Item]:
    """The lists that the text speaks of, then the others that are registered."""
    every = [*story.lists_spoken_of(), *(of_known(known, 0, 0) for known in story.lists)]
    return list({item.id: item for item in reversed(every)}.values())[::-1]


def _named(content: set[str], story: Story) -> list[Item]:
    spoken = [i for i in story.lists_spoken_of() if content <= _words_of(i.name)]
    known = [one for one in story.lists if content <= _words_of(one.name)]
    ids = {i.id for i in spoken}
    return [*spoken, *(of_known(one, 0, 0) for one in known if one.id not in ids)]


@lru_cache(maxsize=4096)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(_spelled(fold(name)).split())


def _inferred(
    said: str, by: Sequence[Item], story: Story, differs: Callable[[str, str], bool]
) -> Item | None:
    """The only list that fits: of those spoken of, else of those that the authority keeps."""
    fitting = [i for i in _every(story) if not differs(said, i.name) and _may_keep(i, by, story)]
    spoken = {i.id for i in story.lists_spoken_of()}
    for alike in (_purposes, _nouns):
        fitting = [i for i in fitting if alike(said) & alike(i.name.lower())] or fitting
    kept = [i for i in fitting if any(_keeps(i, one, story) for one in by)]
    own = [i for i in kept if any(i.owner == one.id for one in by)]
    last = story.last_listing.target.id if story.last_listing is not None else None
    for some in ([i for i in fitting if i.id in spoken], own, kept):
        some = [i for i in some if i.id == last] or [i for i in some if story.dwells_on(i)] or some
        if len(some) == 1:
            return _as_said(some[0], said)
    return _one_of(own or kept) if "blacklist" in said and by else None


def _one_of(lists: Sequence[Item]) -> Item | None:
    """One of the lists that an authority keeps, and nobody here chooses which."""
    ids = tuple(sorted(i.id for i in lists if i.new is None))
    if len(ids) < 2:
        return None
    doubt = f"the text does not name the list: it may be {' or '.join(ids)}"
    return replace(lists[0], id=either(ids), choices=ids, doubts=(doubt,))


def _as_said(item: Item, said: str) -> Item:
    """The list, in doubt unless its name says what the words do."""
    if _nouns(said) & _nouns(item.name.lower()):
        return item
    return replace(item, doubts=(*item.doubts, f"{item.name}: the text does not name the list"))


def _only(lists: Sequence[Item], by: Sequence[Item], story: Story) -> Item | None:
    """The one of these lists that may be kept by them."""
    own = [i for i in lists if any(_keeps(i, one, story) for one in by)]
    may = own or [i for i in lists if _may_keep(i, by, story)]
    return may[0] if len(may) == 1 else None


def _clash(said: str, name: str) -> bool:
    """Whether a list of that name is of another colour or purpose than the words say."""
    name = _spelled(name)
    if "black list" in said and "black" not in name:
        return True
    own, other = set(COLOUR.findall(said)), set(COLOUR.findall(name))
    if own != {"black"} and own - other:
        return True
    if own == {"black"} and other - own:
        return True
    mine, theirs = _purposes(said), _purposes(name)
    return bool(mine and theirs and not mine & theirs)


def _differs(said: str, name: str) -> bool:
    """Whether a measure puts nobody on that list: sanctions on one of sanctions, others by name."""
    measure = MEASURE.search(said)
    if measure is None or measure.group() == "sanction":
        return "sanctions" not in _purposes(name.lower())
    return measure.group().strip() not in name.lower()


def _spelled(words: str) -> str:
    """In small letters, and as the British spell."""
    return words.lower().replace("gray", "grey")


@lru_cache(maxsize=4096)
def _purposes(words: str) -> frozenset[str]:
    return frozenset(purpose for purpose, pattern in _PURPOSES if pattern.search(words))


def _nouns(words: str) -> set[str]:
    return set(_NOUNS.findall(words))


def _keeps(item: Item, by: Item, story: Story) -> bool:
    """Whether that authority keeps the list: itself, by a bureau, or as a bureau of its owner."""
    if item.owner == by.id:
        return True
    owner = story.known.get(item.owner or "")
    mine, theirs = home(by.name), home(owner.name if owner else item.name)
    if mine is not None and item.owner == slug(mine[0]):
        return True
    if theirs is None and owner is None:
        of_nation = any(one.id == by.id for one in national(item.name, story))
        words = fold(item.name)
        return of_nation or fold(by.name) in words or _initials(by.name) in words.split()
    state = fold(by.name) if mine is None else mine[0]
    of_state = fold(owner.name) if owner is not None and theirs is None else theirs and theirs[0]
    whole = by.kind == "state" or (owner is not None and owner.kind == "state")
    return state == of_state if whole else mine is not None and mine == theirs


def _initials(name: str) -> str:
    """The short name of a body: "ecowas" of the Economic Community of West African States."""
    words = name.split()
    return "".join(word[0].lower() for word in words) if len(words) > 2 else name.lower()


def _may_keep(item: Item, by: Sequence[Item], story: Story) -> bool:
    """Whether nothing speaks against one of them keeping it."""
    unknown = item.owner is None and home(item.name) is None
    return not by or unknown or any(_keeps(item, one, story) for one in by)
