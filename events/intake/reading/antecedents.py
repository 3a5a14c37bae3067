"""What a noun that refers may stand for, and an item as another sentence sees it.

Invariant: data and pure functions; whom a text spoke of is remembered in `story`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.nouns import BODY_NOUNS, INSTRUMENT_NOUNS, PLURALS

AGREED = frozenset({"pledge", "treaty", "project", "statement", "law"})
GENERIC = frozenset({"group", "company", "country", "body", "list"})
"""Nouns that refer by nearness, even where another name has the word ("Group of Seven")."""
ANY_BODY = frozenset({"group", "grouping", "body", "regime"})
"""Nouns for whatever has members, be it a body or an agreement."""
BODIES = AGREED | {"organization", "group"}
BLOCS = frozenset(
    {
        "group",
        "grouping",
        "body",
        "bloc",
        "club",
        "alliance",
        "coalition",
        "organisation",
        "organization",
        "union",
        "regime",
        "consortium",
        "association",
        "federation",
        "cartel",
        "league",
    }
)
"""Nouns that may stand for any body, whatever its own name says."""
_AS_AGREED = frozenset(
    {"agreement", "pact", "accord", "treaty", "convention", "partnership", "compact", "charter"}
)
_ORGANIZED = frozenset({"organization", "organisation", "council", "agency", "union", "group"})
"""Nouns of bodies that are no agreement, though they are founded on one: not NATO."""
_GATHERING = re.compile(
    r"\b(?:summit|conference|meeting|talks|ceremony|session|COP ?\d+)\b", re.IGNORECASE
)
_STATE_PARTS = (
    "Department|Ministry|Treasury|Office|Bureau|Embassy|House|Senate|Congress|Parliament|Cabinet|"
    "Administration|Kremlin|Pentagon|Police|Army|General Assembly|Supreme|Tribunal"
)
_OF_STATE = re.compile(rf"\b(?:{_STATE_PARTS})\b")
"""In the names of bodies that are part of a state, or of another body."""
_OFFICE = re.compile(
    rf"\b(?:{_STATE_PARTS}|Secretariat|Foreign|Commerce|Military|Prosecutors?|Lab|Watch|News|Times|"
    r"Post|Journal|University|Institute|Foundation|Party|Reuters|Press|Campaign|Security Agency|"
    r"Intelligence|Commission|Bank of|Group)\b|^US "
)
"""In the names of bodies to which nobody belongs as a member, these among them."""
NAMING = frozenset(
    {
        "protocol",
        "convention",
        "charter",
        "code",
        "statement",
        "letter",
        "memorandum",
        "contract",
        "resolution",
        "proposal",
        "plan",
        "campaign",
        "paper",
        "scheme",
        "roadmap",
        "platform",
    }
)
"""Nouns that no agreement is called by whose own name has another."""
DEALS = frozenset(
    {"deal", "pact", "accord", "accords", "agreement", "treaty", "convention", "compact",
     "partnership", "arrangement", "plan"}
)  # fmt: skip
"""Nouns for what binds: neither a statement nor a law is called so."""
VENTURES = frozenset({"project", "initiative", "effort", "scheme", "programme", "program"})
"""Nouns that a body may be called by, too, where it was spoken of last."""
GATHERINGS = frozenset({"event", "gathering", "meeting", "summit", "conference", "ceremony"})
"""Nouns for what is held on a day."""
_REFERRING = INSTRUMENT_NOUNS.keys() | BODY_NOUNS.keys()


def surname_of(person: Item) -> str:
    return person.name.split()[-1]


def placeless(item: Item) -> Item:
    """The item for other sentences than its own."""
    return replace(item, start=0, end=0)


def here(item: Item, near: Sequence[Item]) -> Item:
    """The item as it stands in the sentence, placeless if it is of another."""
    return item if any(item is one for one in near) else placeless(item)


def fitting_kinds(noun: str, kind: str) -> frozenset[str]:
    if kind == "treaty":
        return frozenset({"treaty"})
    if kind == "law":
        return frozenset({"law"})
    if kind in INSTRUMENTS and kind != "list":
        return AGREED
    if noun in ("group", "grouping", "body", "bloc", "club"):
        return frozenset({"organization", "group"})
    if kind == "project":
        return frozenset({"project", "pledge"})
    return frozenset({kind})


def agreed(item: Item) -> bool:
    """Whether "the pact" may mean it: an agreement, or a body that is called after its own."""
    if item.kind == "organization":
        nouns = nouns_of(item.name)
        called = not nouns.isdisjoint(_AS_AGREED) and nouns.isdisjoint(_ORGANIZED)
        return called and not gathers(item)
    return item.kind in AGREED


def may_be_called(noun: str, item: Item) -> bool:
    """Whether the noun fits an agreement: "the deal" is no statement and no act."""
    unfit = noun in DEALS and item.kind in ("statement", "law")
    return not unfit or noun in nouns_of(item.name)


def gathers(item: Item) -> bool:
    """Whether it is a summit or a conference, which no "group" or "alliance" means."""
    return item.kind == "organization" and _gathering(item.name)


def has_members(item: Item) -> bool:
    """Whether a body may be one that others belong to, and is no office, court of law or firm."""
    return item.kind == "organization" and not (gathers(item) or _is_office(item.name))


def part_of_state(item: Item) -> bool:
    """Whether it is a ministry, a parliament or the like, which no "group" or "it" can mean."""
    return item.kind == "organization" and _OF_STATE.search(item.name) is not None


def several(item: Item) -> bool:
    """Whether it is a group by a plural ("NATO members"), which no "group" or "body" means."""
    return item.kind == "group" and item.name.rsplit(" ", 1)[-1].lower() in PLURALS


@lru_cache(maxsize=4096)
def _gathering(name: str) -> bool:
    return _GATHERING.search(name) is not None


@lru_cache(maxsize=4096)
def _is_office(name: str) -> bool:
    return _OFFICE.search(name) is not None


@lru_cache(maxsize=4096)
def nouns_of(name: str) -> frozenset[str]:
    """The nouns that can refer among the words of a name."""
    return frozenset(re.findall(r"\w+", name.lower())) & _REFERRING


def doubted(item: Item, why: str) -> Item:
    """The item as one that may not be meant, and why."""
    return replace(item, referred=True, doubts=(*item.doubts, f"{item.name}: {why}"))
