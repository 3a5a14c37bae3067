"""Items that stand together as one: lists of names, with what belongs to them.

Invariant: a list of names ("A, B and C, as well as D") is one unit, with its determiner and its
quotes; units keep the order of the sentence and do not overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from events.intake.reading.antecedents import gathers
from events.intake.reading.items import Item, Unit, new_item
from events.intake.reading.leads import STOPS, UNNAMED, whole
from events.intake.reading.nouns import PLURALS, SORTS

_PARTITIVE = re.compile(r"(?:^|[.;,] )(?:Of|of|Among|among) (?:the |all )?(?:\w+ )?$")
"""Before a group of which the ones behind it are some: "Of the G7 countries, Japan has joined"."""
_SEPARATOR = re.compile(
    r"[\"'.]?\s*[,;]?\s*(?:[,;]|\b(?:and|&|plus|as well as|along with|together with|alongside|and "
    r"also|nor|followed by)\b)(?:,? (?:from|in|on) [^,;]{3,30},)?"
    r"\s*(?:by )?(?:also )?(?:(?:[\w.-]+ ){0,3}[a-z]+s (?:such as|like|including) )?(?:(?:[Tt]he |"
    rf"an? |its |fellow )?(?:[\w&.'-]+ ){{0,3}}?(?:{SORTS}|neighbou?rs?|cit(?:y|ies)) )?"
    r"(?:[Tt]he )?\s*"
)
_INCLUDING = re.compile(
    r",?\s*(?:(?:[–—-] )?\(?(?:including|such as|among them|like|notably|namely|led by)|"
    r"[–—-](?= )|:)"
    r"\s*(?:the )?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf",? (?:and )?{UNNAMED}(?:,|,? and|,? as well as) (?:the )?")
_IN_PLACE = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|(?<!came )(?<!come )(?<!support )(?<!backing )(?<!statement )(?<!letter )"
    r"(?<!(?:tives|cials|sters|gates|tions|aders|nvoys|perts) )[Ff]rom|[Aa]cross|"
    r"[Dd]uring|[Ii]nside|[Oo]utside)|[Aa]ccording to)"
    r" (?:the )?(?:\w+ )?$"
)
_OWNING = ("'s ", "' ", " ", " subsidiary ", " unit ", " affiliate ", " brand ", " arm ",
           "'s subsidiary ", "'s unit ", "-owned ")  # fmt: skip
"""Between an owner and who acts."""
_OF_LISTS = ("names", "entries")
_BLANKS = " \"'."
_PARTING = (",", ";", "&", "and", "plus", "as ", "along", "together", "nor",
            "followed by")  # fmt: skip
"""What stands between the names of a list."""
_TOGETHER = ("together", "along", "jointly", "alongside")
"""With whom something is done, where these stand behind what it is done to."""
_DONE_TO = re.compile(
    r"\b(?!(?:by|with|from|of|and|to|including|as|are|were|is|was|that|which|while|but|or|like|for|"
    r"in|on|at)\b)[a-z]{3,} (?:[Tt]he |its |an? )?$"
)
_ANDS = ("and", ", and", "and the", "&")
_LISTED, _AND = re.compile(r"and|&|plus|with|as"), re.compile(r"\band\b|&")
_ORIGIN = re.compile(r"(?: \([A-Z]{2,8}\))? (?:of|from|in) (?:the )?")
_OWNER = re.compile(
    r", (?:the |an? |its )?(?:[a-z-]+ ){0,2}(?:owners?|parent|makers?|operators?|publishers?|"
    r"developers?|subsidiary|unit|arm|home|creators?|producers?|part) (?:company )?of (?:the )?"
)
"""Between one in a list and what is only named to say who it is: "Inditex, the owner of Zara"."""
_SORTED = re.compile(
    rf"(?:'s?)? (?:{STOPS}[a-z-]+ )?(?:{SORTS}|body|court|council|commission|committee|watchdog) "
)
"""Between two of whom one only tells whose the other is: "the U.N. cultural agency UNESCO"."""
_CLAUSE_BEFORE = re.compile(
    r"(?:(?:[A-Z][a-z]+ )?(?:\w+ ){0,2}(?:after|before|since) [^,]*$)|(?:Since|After|By|Having|"
    r"Although|Though|While|As|Despite|Before|Without|Instead of|Upon|"
    r"Through) [^,]*$"
)
"""A sentence that starts with a clause of its own."""
_OPENED = re.compile(
    r"(?:[A-Z][a-z]+ed|Set|Drawn|Born|Built|Led|Made|Held|Known|Written|Struck|Brought) [^,]*$"
)
"""The same without a word for it: "Founded in Oslo by Kenya, the group …"."""
_ON = re.compile(r" (?!and |or |as |nor |along|together)[a-z]")
_TICKER, _STOPS = re.compile(r"\s{2,}"), re.compile(r"^[.\s]+")
_MEMBER = re.compile(r" (?:member|signatory|partner|party)\b")
_SPEECH = re.compile(
    r"(?: of [^,.;]{1,60}?)?(?:, [^,]{1,60},)? (?:said|says|told|announced|added|reported)\b"
)
CLAUSE = re.compile(
    r" (?:said|says|told|announced|added|reported|plans|intends|wants|hopes|aims|has|is|was|had|"
    r"will|would|did|does|may|might|"
    r"could|fears|warned|hopes|called|welcomed|condemned|cri\w+ed|denied|denies|rejected|replied)\b"
)
"""The verb of one: "Peru sued Chile, and Kenya has …" brings in Kenya as somebody else."""
ASIDE = re.compile(r"\s?(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\])(?!\w)")
"""Words in brackets, which patterns do not see."""


def apart(items: Iterable[Item]) -> list[Item]:
    """Items in order without overlaps: earlier given ones win."""
    kept: list[Item] = []
    for item in items:
        if all(item.end <= k.start or k.end <= item.start for k in kept):
            kept.append(item)
    return sorted(kept, key=lambda i: i.start)


def units_of(words: str, groups: Sequence[tuple[Item, ...]]) -> list[Unit]:
    """Neighbours made one; each group is the items of one phrase."""
    found: list[Unit] = []
    for group in groups:
        unit = Unit(group[0].start, group[0].end, group)
        if found and unit.start - found[-1].end == 2 and _is_said_of(words, found[-1], unit):
            continue
        if len(found) > 1 and _is_origin(words, found[-2], found[-1], unit):
            found.pop()
            found[-1] = Unit(found[-1].start, unit.end, (*found[-1].items, *unit.items))
            continue
        if found and not found[-1].instrument:
            gap = words[found[-1].end : unit.start]
            if unit.instrument:
                unit = _qualified(found, unit) if gap in (" ", "'s ") else unit
            elif _others(words, found[-1], unit, gap):
                pass
            elif _joined(words, found[-1], gap) and not _speaks(words, found[-1], unit, gap):
                found[-1] = Unit(found[-1].start, unit.end, (*found[-1].items, *unit.items))
                continue
            elif gap in _OWNING or (_is_firm(unit) and _SORTED.fullmatch(gap)):
                unit = _owned(found.pop(), unit)
        found.append(unit)
    return [whole(words, _known_kinds(unit)) for unit in found]


def _is_said_of(words: str, before: Unit, unit: Unit) -> bool:
    """Whether it only says whence one is, or how many: "Arvane (Kenya)", "A and B, two firms,"."""
    one, gap = unit.items[0], words[before.end : unit.start]
    if len(unit.items) > 1:
        return False
    if gap == " (" and words.startswith(")", unit.end):
        return one.kind == "state" and before.items[-1].kind in ("company", "person")
    counted = one.kind == "count" and one.number == len(before.items) > 1
    return counted and gap == ", " and words.startswith(",", unit.end)


def _is_origin(words: str, before: Unit, place: Unit, unit: Unit) -> bool:
    """Whether a state only says whence one in a list is: "Arvane of Kenya, Fennwick and …"."""
    if len(place.items) > 1 or unit.instrument:
        return False
    if _OWNER.fullmatch(words, before.end, place.start):
        gap = words[place.end : unit.start]
        return gap.startswith((";", ", and ")) and bool(_SEPARATOR.fullmatch(gap))
    if place.items[0].kind != "state":
        return False
    if before.items[-1].kind not in ("company", "organization", "person"):
        return False
    if not _ORIGIN.fullmatch(words, before.end, place.start):
        return False
    gap = words[place.end : unit.start]
    if unit.items[0].kind == "state" and not words.startswith("'s ", unit.end):
        return False
    return bool(_SEPARATOR.fullmatch(gap)) and not _speaks(words, place, unit, gap)


def _others(words: str, before: Unit, unit: Unit, gap: str) -> bool:
    """In "40 banks from 12 countries, including Arvane" it is none of the countries.

    Nor is Kenya, in "Since joining the club, Kenya has …", one of those joined, nor is the group
    one of those by whom it was founded in "Founded by Kenya, the group has …".
    """
    counted, kind = before.items[-1], unit.items[0].kind
    acts = gap == ", the " and _ON.match(words, unit.end)
    if (acts or (gap == ", " and unit.items[0].referred)) and _OPENED.match(words, 0, before.start):
        return True
    if kind == "organization" and counted.kind == "state" and gap.startswith(", and"):
        place = _IN_PLACE.search(words, max(0, before.start - 40), before.start)
        return len(before.items) == 1 and place is not None  # "…, a lobby in Peru, and the union"
    if counted.kind == "organization" != kind and "followed by" in gap:
        return True
    if counted.kind == "organization" != kind and words.endswith("members of ", 0, before.start):
        return ", " in gap
    if gap == ", " and counted.kind == "organization" and kind in ("state", "company"):
        return _CLAUSE_BEFORE.match(words, 0, before.start) is not None
    if counted.kind != "count" or kind not in ("company", "state"):
        return False
    return PLURALS.get(counted.unit, kind) not in ("", kind) and "," in gap


def _qualified(found: list[Unit], unit: Unit) -> Unit:
    """In "the U.S. Entity List" the state only says whose list it is."""
    return Unit(found.pop().start, unit.end, unit.items) if len(found[-1].items) == 1 else unit


def _speaks(words: str, before: Unit, unit: Unit, gap: str) -> bool:
    """In "… to join the bloc, Kenya said" Kenya is no further thing joined."""
    if gap.endswith((" a ", " an ")) and _MEMBER.match(words, unit.end):
        return True  # "Turkey, a NATO member"
    if _AND.search(gap):
        alone = len(before.items) == 1 and gap.startswith(", and ")
        closed = gap.startswith(", and ") and len(before.items) > 2 and _closed(words, before)
        return closed or (alone and CLAUSE.match(words, unit.end) is not None)
    if before.items[-1].kind == "count" and _INCLUDING.fullmatch(gap):
        return False
    if gathers(before.items[-1]) and unit.items[0].kind == "state":
        return True  # "the hosts of the summit, Peru and Chile"
    kind, other = before.items[-1].kind, unit.items[0].kind
    if (kind == "person" != other or gap == ", the ") and words.startswith("'s ", unit.end):
        return True  # "Ada Brandt, the bloc's secretary general"
    others = kind != "person" and other == "person"
    return others or bool(_SPEECH.match(words, unit.end))


def _is_firm(unit: Unit) -> bool:
    return unit.items[0].kind in ("company", "organization")


def _owned(owner: Unit, unit: Unit) -> Unit:
    """In "Alphabet's Google" it is Google that acts; those listed before Alphabet stay."""
    others = owner.items[:-1]
    return Unit(owner.start if others else unit.start, unit.end, (*others, *unit.items))


def _joined(words: str, before: Unit, gap: str) -> bool:
    if len(gap) > 60 or (
        before.items[-1].kind == "group" and _PARTITIVE.search(words, 0, before.start)
    ):
        return False
    if gap == " (":
        return before.items[-1].kind in ("count", "group")
    if "(" in gap or "[" in gap:
        gap = ASIDE.sub("", gap)
    if not gap.lstrip(_BLANKS).startswith(_PARTING):
        return _includes(before, gap)
    if gap.lstrip(_BLANKS).startswith(_TOGETHER) and _DONE_TO.search(
        words, max(0, before.start - 30), before.start
    ):
        return False
    if gap in (", ", ", the ") and len(before.items) > 2 and _closed(words, before):
        return False
    if _SEPARATOR.fullmatch(gap):
        listed = _LISTED.search(gap)
        return bool(listed) or not _IN_PLACE.search(words, max(0, before.start - 40), before.start)
    if _TICKER.match(gap) and _SEPARATOR.fullmatch(_STOPS.sub("", gap)):
        return True
    return bool(_BETWEEN.fullmatch(gap)) or _includes(before, gap)


def _includes(before: Unit, gap: str) -> bool:
    """Whether those behind it are of the count or group; "five names: …" are a list's."""
    counted = before.items[-1]
    own = counted.kind in ("count", "group") and not (":" in gap and counted.unit in _OF_LISTS)
    return own and bool(_INCLUDING.fullmatch(gap))


def _closed(words: str, before: Unit) -> bool:
    """Whether a list has come to its "and": "by A, B and C, the forum …"."""
    last, end = before.items[-2:]
    return end.kind not in ("count", "group") and words[last.end : end.start].strip() in _ANDS


def _known_kinds(unit: Unit) -> Unit:
    """New names in a list are of the kind of the others in it, if these are of one kind."""
    for item in unit.items:
        if not item.kind:
            break
    else:
        return unit
    kinds = {i.kind for i in unit.items if i.kind and i.kind not in ("count", "group")}
    guessed = len(kinds) != 1 or len(unit.items) == 1
    kind = "organization" if guessed else kinds.pop()
    items = []
    for item in unit.items:
        if item.kind:
            items.append(item)
            continue
        made = new_item(kind, item.name, item.start, item.end)
        assert made is not None
        doubt = f"{item.name!r}: its kind is a guess from the words around it"
        items.append(replace(made, doubts=(*made.doubts, doubt), vague=guessed))
    return Unit(unit.start, unit.end, tuple(items))
