"""Who takes part, told by a noun: signatories, members, partners, supporters.

Invariant: what is said to be so is an observation of the day; "not a signatory" is a refusal only
in the source's own weaker words, kept in `as_said`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.antecedents import AGREED, doubted, has_members, placeless
from events.intake.reading.families.standing_facts import roster, stands
from events.intake.reading.families.standing_words import (
    ABSENT,
    ALL_KINDS,
    AMONG,
    APPOSED,
    ARE_ITS,
    AS_MEMBERS,
    AS_ONE,
    CLUB_OF,
    GONE,
    HAS,
    HOLDS,
    IS,
    IS_BARE,
    ITS_OWN,
    NOT_OF,
    OF,
    ONLY_IN,
    OWN,
    TITLED,
)
from events.intake.reading.found import (
    Found,
    Tense,
    actors,
    acts,
    before,
    joinable,
    neither,
    relative,
    things,
)
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story


def nouns(masked: Masked, story: Story) -> Iterator[Found]:
    """Everything that a noun of taking part tells."""
    for pattern in masked.tried((IS, ARE_ITS)):
        for match in masked.all(pattern):
            yield from _is(masked, match)
    for match in masked.all(IS_BARE):
        them = masked.items(match.start("a"))
        lately = relative(masked, match.start("a")) or story.lately(
            _so_far(masked, match), bodies=True, besides=them
        )
        if lately is not None and acts(masked, match.start("a")):
            yield from _said(masked, lately, match, _stance(masked, match), "state")
    for match in (*masked.all(ABSENT), *masked.all(GONE), *masked.all(NOT_OF)):
        near = _so_far(masked, match)
        thing = (
            joinable(masked, match.start("o")) if match["o"] else story.lately(near, bodies=True)
        )
        behind = match.start("a") > match.start()
        if thing is not None and (behind or acts(masked, match.start("a"))):
            yield from _said(masked, thing, match, "not", "state")
    for match in masked.all(ALL_KINDS):
        several = len(masked.items(match.start("a"))) > 2
        thing = _whose(masked, match, story) if several else None
        if thing is not None:
            yield from roster(masked, thing, match, match["noun"])
    for match in masked.all(ONLY_IN):
        thing = joinable(masked, match.start("o"))
        if thing is not None and acts(masked, match.start("a")) and _open(thing):
            yield from roster(masked, thing, match, "member")
            for actor in actors(masked, match.start("b")) if match["b"] else ():
                at = match.start("a")
                yield from stands(masked, thing, actor, match.span(), at, "member", "done", "state")
    for pattern in masked.tried((OF, AMONG, OWN, AS_ONE)):
        for match in masked.all(pattern):
            thing = _whose(masked, match, story)
            missing = _MISSING.search(masked.text, 0, match.start("noun"))
            named = pattern not in (OF, OWN) or _by_dash(masked, match.start("a"))
            if thing is not None and named and not missing:
                yield from roster(masked, thing, match, match["noun"])
    for pattern in masked.tried((APPOSED, TITLED)):
        for match in masked.all(pattern):
            place = "o" if match["o"] else "o2"
            thing = joinable(masked, match.start(place)) if match.groupdict().get(place) else None
            if thing is None and match["noun"] == "party" and not _states(masked, match):
                continue  # "Delmar, an opposition party"
            thing = thing or (None if match["o"] else story.lately(bodies=True))
            if thing is not None and match.groupdict().get("not"):
                yield from _said(masked, thing, match, "not", "state")
            elif thing is not None:
                yield from roster(masked, thing, match, match["noun"])
    for match in masked.all(HAS):
        if any(i.kind == "count" for i in masked.items(match.start("a"))):
            yield from _held(masked, match, story)
    for pattern in masked.tried((HOLDS, CLUB_OF, AS_MEMBERS)):
        for match in masked.all(pattern):
            yield from _held(masked, match, story)
    for match in masked.all(ITS_OWN):
        yield from _own(masked, match)


_MISSING = re.compile(
    r"\b(?:[Aa]bsent|[Mm]issing|[Oo]mitted|[Ll]eft out|[Nn]ot) (?:from|on|among|of|off)\b[^,;.]*$"
)


def _by_dash(masked: Masked, at: int) -> bool:
    """Whether no mere comma stands in front of the names: "its members – A and B – met"."""
    first = masked.units[at].start
    comma = masked.text.endswith(", ", 0, at)
    return not comma or masked.sentence.text.endswith((" – ", " - ", "–"), 0, first)


def _states(masked: Masked, match: re.Match[str]) -> bool:
    return all(i.kind == "state" for i in masked.items(match.start("a")))


def _open(thing: Item) -> bool:
    """Whether what is in it belongs to it: no conference, office or group of persons."""
    return thing.kind in AGREED or has_members(thing)


def _so_far(masked: Masked, match: re.Match[str]) -> list[Item]:
    """What the sentence has spoken of before the match."""
    return [i for p in sorted(masked.units) if p < match.start() for i in masked.items(p)]


def _is(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    if not acts(masked, match.start("a")) or match["not"] == "no longer ":
        return
    meant = _stance(masked, match)
    for thing, end in things(masked, match.start("o")):
        yield from _said(masked, thing, match, meant, "state", end)


def _own(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    """Forms like "Kenya's membership of the group", "Kenya's fellow members of it"."""
    more = "" if match["a"] else "2"
    thing, at = joinable(masked, match.start(f"o{more}")), match.start(f"a{more}")
    if thing is None or _TAKEN_AWAY.search(masked.text, 0, at):
        return
    thing = doubted(thing, "a membership told in passing")
    for actor in actors(masked, at):
        noun, verb = match[f"noun{more}"], match.start(f"noun{more}")
        yield from stands(masked, thing, actor, match.span(), verb, noun, "done", "state")


_TAKEN_AWAY = re.compile(
    r"\b(?:suspend|revok|terminat|end|freez|froze|strip|cancel)[a-z]* (?:the )?$"
)
"""Before a membership that one has no more."""


def _stance(masked: Masked, match: re.Match[str]) -> str:
    negative = match["not"] is not None or _NEGATED.search(match["be"]) is not None
    if negative or neither(masked, match.start("a")):
        return "not"
    been = match["be"].startswith("ha")  # "have become" has happened, "had been" is over
    return "intends" if match["be"].endswith((" become", " be")) and not been else "done"


_NEGATED = re.compile(r"n't\b|\bnot\b|\bnever\b")


def _said(
    masked: Masked,
    thing: Item,
    match: re.Match[str],
    meant: str,
    tense: Tense,
    end: int = 0,
) -> Iterator[Found]:
    span = (match.start(), max(end, match.end()))
    for actor in actors(masked, match.start("a")):
        noun, at = match["noun"] or "absent", match.end("a")
        yield from stands(masked, thing, actor, span, at, noun, meant, tense)


def _whose(masked: Masked, match: re.Match[str], story: Story) -> Item | None:
    """The instrument whose signatories these are."""
    if match["o"]:
        return joinable(masked, match.start("o"))
    found = before(masked, match.start())
    told = found is not None and _TELLS.match(masked.text, found[0] + 1)
    if found is not None and not told:
        return found[1]
    if story.deed is not None:
        return placeless(story.deed.thing)
    it = None if told else story.it()
    if it is not None and it.kind in (*INSTRUMENTS, "organization", "group"):
        return it
    thing = story.find("pact", masked.sentence.start)
    owned = (match.groupdict().get("its") or "").lower() == "its "
    return doubted(thing, "'its' may mean another") if thing and owned else thing


_TELLS = re.compile(
    r" (?:then |also |now |\w+ly )?(?:list|nam|said|says|add|welcom|prais|mention|cit|thank|hail|"
    r"read|greet|identif|recogni[sz])\w*\b"
)
"""Behind a statement that tells of what others support, and is not it."""


def _held(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """Forms like "the group, which includes A", "the pact has over 150 companies as sponsors"."""
    thing = joinable(masked, match.start("o"))
    if thing is not None and thing.kind == "list":
        return
    if thing is not None and thing.referred and not _open(thing):
        thing = story.at_home()  # "It has 40 members" is said of no ministry
    direct = masked.text.startswith(" includ", match.end("o"))
    if thing is None or (direct and _OBJECT.search(masked.text, 0, match.start("o"))):
        return
    members, at = list(actors(masked, match.start("a"))), match.start("a")
    absent = match.groupdict().get("no") is not None
    noun = match.groupdict().get("as") or match.groupdict().get("noun") or _unit(members, thing)
    for actor in members:
        meant = "not" if absent else "done"
        yield from stands(masked, thing, actor, match.span(), at, noun, meant, "state")


_OBJECT = re.compile(
    r"\b(?:of|to|in|at|by|with|from|for|on|join|sign|back|leave|left|quit|\w+(?:ed|ing)) (?:the )?$"
)
"""Before what is itself an object: "countries that signed it include …"."""


def _unit(members: list[Item], thing: Item) -> str:
    for item in members:
        if item.unit in ("members", "signatories", "parties", "partners", "sponsors", "supporters"):
            return item.unit
    return "members" if thing.kind in ("organization", "group") else "adherents"
