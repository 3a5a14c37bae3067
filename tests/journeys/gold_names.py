"""Entities of annotated articles: one party or instrument for each id, with its real names.

Invariant: an id has the same kind and the same first name whichever of a folder's
articles are taken, so that bundles of one folder can be recorded one after another.

A further name or alias is kept only if it is a name and not a way to refer back
("the agreement", "The Forum", "50 countries", "Some major countries"):
1. after a leading "the" it starts with a capital, or with a digit in a word with letters;
   behind "a" nothing is a name;
2. it is no pronoun, and no single adjective of a state or group ("Russian", "Dutch");
3. behind "the" it is not just one word out of the entity's own name;
4. not all its capitalised words are ones that the folder's articles and claims also
   write small: such a capital is that of a sentence's start or of a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, convert, to_builtins
from msgspec.structs import replace

from domain.errors import InvalidInput
from domain.instruments import JOINABLE_PARTIES, InstrumentKind, PartyKind
from domain.names import fold, is_id
from domain.names import slug as id_of
from events.drafts import InstrumentDraft, PartyDraft
from events.record import DatedName

Draft = PartyDraft | InstrumentDraft

_THE = re.compile(r"the\s+", re.IGNORECASE)
_INDEFINITE = re.compile(r"an?\s", re.IGNORECASE)
_PRONOUNS = frozenset({"It", "They", "He", "She", "We", "Them", "This", "These", "Its", "Their"})
_ADJECTIVE = re.compile(r"[A-Z][a-z]*(?:ans?|ese|ish|ch|ss|eek|is?)")
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z][\w’'-]*")
_WORD = re.compile(r"\w[\w’'.-]*")

_TREATY_STATUS = frozenset(
    {"ratified", "acceded", "is_party", "party", "state_party", "denounced", "accepted_treaty"}
)
_STATEMENT_STATUS = frozenset({"issued", "joint_statement_author"})
_KIND_WORDS = (
    (InstrumentKind.TREATY, re.compile(r"\b(?:treaty|convention|covenant|protocol)\b", re.I)),
    (InstrumentKind.STATEMENT, re.compile(r"\b(?:statement|communiqu[eé])\b", re.I)),
    (InstrumentKind.LAW, re.compile(r"^(?:bill|law|act)\b|\b(?:bill|act|directive)$", re.I)),
    (InstrumentKind.LIST, re.compile(r"\b(?:blacklist|entity list|sanctions list)\b", re.I)),
)


class Hint(Struct, frozen=True, forbid_unknown_fields=True):
    """What a curator knows about an entity beyond the articles."""

    kind: str | None = None
    name: str | None = None
    aliases: tuple[str, ...] = ()
    names: tuple[DatedName, ...] = ()
    owner: str | None = None
    codes: dict[str, str] = {}


def slug(entity: str) -> str:
    """The entity's id as the chronicle writes ids; itself if it is one."""
    if is_id(entity):
        return entity
    made = id_of(entity)
    if not made:
        raise InvalidInput(f"{entity!r} cannot be made an id: it has no letters or digits.")
    return made


def drafts_of(
    articles: Sequence[Mapping[str, Any]], texts: Iterable[str], hints: Mapping[str, Hint]
) -> dict[str, Draft]:
    """A draft for each id in the articles' entities, in the order of first mention."""
    claims = (str(fact.get("claim")) for article in articles for fact in article["facts"])
    small = {word for text in (*texts, *claims) for word in _SMALL_WORD.findall(text)}
    mentions: dict[str, list[Mapping[str, Any]]] = {}
    for article in articles:
        for entity in article["entities"]:
            mentions.setdefault(slug(entity["id"]), []).append(entity)
    used = _statuses(articles)
    return {
        entity: _draft(entity, said, used.get(entity, set()), small, hints.get(entity, Hint()))
        for entity, said in mentions.items()
    }


def merged(first: Draft, other: Draft) -> Draft:
    """`first` with the names of `other` as further aliases."""
    names = [*first.aliases, other.name, *other.aliases]
    return replace(first, aliases=_distinct(first.name, names))


def joined_as(draft: Draft) -> InstrumentKind | None:
    """As which kind of instrument the entity can be joined; None if it cannot be."""
    if isinstance(draft, InstrumentDraft):
        return InstrumentKind(draft.kind)
    return InstrumentKind.GROUP if PartyKind(draft.kind) in JOINABLE_PARTIES else None


def _statuses(articles: Iterable[Mapping[str, Any]]) -> dict[str, set[tuple[str, str]]]:
    """What was done to each object: (gold kind, status)."""
    used: dict[str, set[tuple[str, str]]] = {}
    for article in articles:
        for fact in article["facts"]:
            if fact.get("object"):
                done = (fact["kind"], str(fact.get("status")))
                used.setdefault(slug(fact["object"]), set()).add(done)
    return used


def _draft(
    entity: str,
    mentions: Sequence[Mapping[str, Any]],
    used: set[tuple[str, str]],
    small: set[str],
    hint: Hint,
) -> Draft:
    name = hint.name or str(mentions[0]["name"])
    kind = hint.kind or _kind(str(mentions[0].get("kind")), used, name)
    said = [n for m in mentions for n in (m["name"], *m.get("aliases", ()))]
    kept = [_bare(n) for n in said if _is_name(n, name, kind, small)]
    fields: dict[str, Any] = {
        "id": entity,
        "kind": kind,
        "name": name,
        "aliases": _distinct(name, [*kept, *hint.aliases]),
        "names": hint.names,
        "codes": hint.codes,
    }
    if kind in {*PartyKind}:
        return convert(to_builtins(fields), PartyDraft)
    return convert(to_builtins({**fields, "owner": hint.owner}), InstrumentDraft)


def _kind(said: str, used: set[tuple[str, str]], name: str) -> str:
    """The chronicle's kind of an entity: what it is called, else how it is used, else a pledge."""
    if said in {*PartyKind} or said in {*InstrumentKind}:
        return said
    if said != "instrument":
        return PartyKind.ORGANIZATION.value  # forums, agencies, events, regimes
    if any(kind == "designation" for kind, _ in used):
        return InstrumentKind.LIST.value
    statuses = {status for _, status in used}
    if statuses & _TREATY_STATUS:
        return InstrumentKind.TREATY.value
    if statuses & _STATEMENT_STATUS:
        return InstrumentKind.STATEMENT.value
    for kind, words in _KIND_WORDS:
        if words.search(name):
            return kind.value
    return InstrumentKind.PLEDGE.value


def _is_name(alias: str, name: str, kind: str, small: set[str]) -> bool:
    rest = _bare(alias)
    words = _WORD.findall(rest)
    if not words or not _starts_a_name(rest) or rest in _PRONOUNS or len(rest) > 500:
        return False
    own = _WORD.findall(name)
    if len(words) == 1 and words[0] not in own:
        if kind in ("state", "group", "organization") and _ADJECTIVE.fullmatch(words[0]):
            return False
    elif len(words) == 1 and rest != alias and len(own) > 1:
        return False
    return any(word[0].isupper() and not _also_small(word, small) for word in words)


def _bare(alias: str) -> str:
    return _THE.sub("", alias, count=1) if _THE.match(alias) else alias


def _starts_a_name(text: str) -> bool:
    first = text.split()[0]
    if _INDEFINITE.match(text):
        return False
    if first[0].isdigit():
        return any(character.isalpha() for character in first)
    return first[0].isupper()


def _also_small(word: str, small: set[str]) -> bool:
    """Whether a capitalised word is an ordinary one; acronyms ("US") never are."""
    return word == word.capitalize() and word.lower() in small


def _distinct(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """Aliases that fold to something else than the name and each other, in order."""
    kept: dict[str, str] = {}
    for alias in aliases:
        kept.setdefault(fold(alias), alias)
    kept.pop(fold(name), None)
    return tuple(kept.values())
