"""What an instrument or body is for: what it aims at, requires, asks or leaves open.

Invariant: the quote ends with its clause; who is bound stays in the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.antecedents import has_members
from events.intake.reading.cues import Cued, either
from events.intake.reading.families.obligations import about, stated
from events.intake.reading.families.provision_words import (
    AIM,
    BANNING,
    BREACH,
    CLOSED,
    DOES,
    IN_FORCE,
    IS_ONE,
    IS_WHAT,
    LISTS_DO,
    MUST,
    NEEDED,
    NOT,
    ON_LIST,
    PURPOSE,
    REST,
    SAME,
    STRONG,
    THAT,
    THING,
    UNDER_WHICH,
)
from events.intake.reading.found import Found, joinable, unsigned
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_A, _O = "\ue000", THING
_AIMS = Cued(rf"(?P<o>{_O})(?:{SAME}) {NOT}(?:(?:also|now|only) )?(?P<for>{AIM})\b{REST}")
_ASKS = Cued(
    rf"(?P<o>{_O})(?:{SAME}) {NOT}(?:(?:also|now|only) )?(?P<for>{DOES})(?!\w)"
    r"(?P<rest>[^.;]{2,300})"
)
_GOAL = Cued(
    r"^(?:(?:One of |Among )?(?:[Tt]he|[Ii]ts|[Tt]heir)) (?:\w+ ){0,2}(?P<noun>priority|"
    r"priorities|aim|goal|purpose|objective|idea|mission)s?(?: of "
    r"(?P<o>[\ue000\ue001]))?(?:, [^,]{2,40},)? (?:is|are|was) (?:to |that )(?P<rest>.{3,700})"
)
_REQUIRING = Cued(
    rf"(?P<o>{_O}),? (?P<for>{BANNING}|that would (?:require|ban|oblige|bar|make|limit|force)|"
    rf"to (?:help (?:to )?)?(?:{PURPOSE})) [^.;]{{3,300}}?{CLOSED}"
)
_APPOSED = Cued(
    rf"(?P<o>{_O}), (?:(?:an?|the) [^,.;\ue001]{{3,80}}?|\ue001) (?P<for>{BANNING}) "
    rf"[^.;]{{3,300}}?{CLOSED}"
)
_BINDING = Cued(
    rf"(?P<o>{_O})[^.;\ue001]{{0,60}}, (?:binding|committing|obliging) (?:themselves|itself|them|"
    rf"their|its|signatories|members|parties|countries|states|companies|"
    rf"{_A})\b[^.;]{{0,20}} to{REST}"
)
_IT_OPENS = ("It ", "They ", "None of it ", "The text ", "The document ", "The paper ")
_IT = re.compile(
    rf"^(?:It|They|None of it|The (?:text|document|paper)) (?:(?:also|now|only) )?(?P<for>{STRONG})"
    r"(?!\w)[^.;]{0,300}"
)
_MORE = re.compile(
    r",? (?:and|but) (?:also )?(?P<for>obliges|commits|requires|bans|prohibits|forbids|asks|calls "
    r"(?:on|for)|creates|binds|bars|undertake to) [^.;]{3,300}"
)
"""What else it does, told with another verb."""
_IN_FORCE = Cued(
    rf"(?P<o>{_O})(?:, [^,]{{1,120}},|,? (?:which|that))? (?P<for>{IN_FORCE})[^.;]{{0,300}}"
)
_STATES = Cued(
    rf"(?P<o>{_O}) {NOT}(?P<for>says?|stat(?:es?|ed)|stipulates?|specif(?:y|ies)|demands?|"
    rf"mandates?|guarantees?|forces?|oblige|require|ban|commit|bind) [^.;]{{3,300}}"
)
_CLAUSE = Cued(
    rf"(?P<o>{_O}) (?P<for>(?:has|contains|includes|carries|sets) no |lacks )(?:[\w-]+ )"
    r"{0,3}(?:clauses?|provisions?|mechanisms?|deadlines?|penalt(?:y|ies)|targets?|obligations?)"
    r"\b[^.;,]{0,100}"
)
_FOCUS = Cued(
    rf"(?P<o>{_O})(?:'s?|,? whose) (?:\w+ )?(?:focus|aim|goal|purpose|mission|objective|task|job|"
    r"mandate)s? (?:is|was|are|has been|remains) (?:on|to|that) [^.;]{3,300}"
)
_UNDER = Cued(
    rf"\b(?:[Uu]nder|[Uu]nder the (?:terms|rules|provisions) of) (?P<o>{_O})(?:,|, (?:which|an?|"
    rf"the) "
    rf"[^,]{{3,60}},| (?=(?:an?|any|every|each|all) |\ue000)|(?<=^Under .) (?=[a-z])) ?"
    rf"(?:(?! sa(?:id|ys) )[^.;]){{1,120}}? (?:{MUST}|"
    r"will|would|can|could|takes? effect|(?:is|are) to|remains?|needs?|loses?|gets?) [^.;]{3,300}"
)
_MEMBER = r"(?:[Mm]embers|[Ss]ignatories|[Pp]arties|[Ss]upporters|[Pp]articipants)"
_MEMBERS = Cued(rf"\b{_MEMBER} (?:of|to|in) (?P<o>{_O}) (?:also |now )?{MUST} [^.;]{{3,300}}")
_OF_IT = re.compile(
    r"\b(?:of|for|in|at|on|with|by|from|against|about|to|(?:to|not) [a-z]+) (?:the )?$"
)
"""What stands before an instrument that a longer phrase ends with: "support for the pact"."""
_PART = re.compile(
    r"\b(?:[Aa]rticle \w+|[Cc]lauses?(?: \w+)?|[Pp]reamble|[Tt]ext|[Rr]ules|[Tt]erms|"
    r"[Pp]rovisions?|"
    r"[Cc]hapters?|[Ss]ections?(?: \d+)?) of (?:the )?$"
)
"""What is its own, and does what it does."""
_WANTED = re.compile(
    r"\b(?:wants?|wanted|ask(?:s|ed)|urge[sd]|expect(?:s|ed)|like|allow(?:s|ed)?|us(?:es|ed|ing)|"
    r"pushed|pressed) (?:the )?$"
)
"""In front of what somebody else wants of it."""
_BODIES_TOO = (_AIMS, IS_WHAT, _FOCUS, IS_ONE)
_INSTRUMENT_ONLY = (
    _ASKS,
    _APPOSED,
    THAT,
    BREACH,
    NEEDED,
    ON_LIST,
    UNDER_WHICH,
    _REQUIRING,
    _BINDING,
    _STATES,
    _CLAUSE,
    _UNDER,
    _MEMBERS,
    _IN_FORCE,
)
_TOLD_OF = (BREACH, NEEDED, ON_LIST)
"""They start with what is done to it."""
UNNAMED = _GOAL.bit
"""Found where the sentence names nobody."""
AIMS = either(*_BODIES_TOO, _GOAL, *_INSTRUMENT_ONLY)


def unnamed(sentence: Sentence) -> bool:
    """Whether a sentence may tell what "the aim" is and name nothing."""
    return bool(sentence.cues & UNNAMED) and sentence.first(_GOAL) is not None


def of_it(sentence: Sentence) -> bool:
    """Whether a sentence tells what "it" provides for."""
    words = sentence.text
    return words.startswith(_IT_OPENS) and _IT.match(words) is not None


def aims(masked: Masked, story: Story) -> Iterator[Found]:
    """What the text says an instrument or a body is for, or asks of who takes part."""
    told: set[int] = set()
    for pattern in masked.tried((*_BODIES_TOO, *_INSTRUMENT_ONLY)):
        for match in masked.all(pattern):
            told_of = pattern in _TOLD_OF or _acting(masked, match)
            thing = _meant(masked, match, story) if told_of else None
            listed = pattern is ON_LIST
            if thing is None or (listed and thing.kind != "list"):
                continue
            if not (listed or _provides(thing, match, pattern in _INSTRUMENT_ONLY)):
                continue
            where = match.start("for" if "for" in match.groupdict() else "o")
            if where in told:
                continue
            told.add(where)
            yield _stated(masked, thing, match)
            more = _MORE.search(masked.text, where) if thing.kind in INSTRUMENTS else None
            if more is not None and more.start("for") not in told:
                told.add(more.start("for"))
                yield _stated(masked, thing, more, more.start("for"))
    it = None if told else _IT.match(masked.sentence.text)
    if it is not None and (thing := about(masked, story, it=True)) is not None:
        yield stated(thing, masked.sentence.start, it, negative=_lacks(it))
    goal = masked.first(_GOAL)
    if goal:
        named = (
            joinable(masked, goal.start("o"))
            if goal["o"]
            else story.find("agreement", masked.sentence.start)
        )
        if named is not None:
            yield _stated(masked, named, goal)


def _meant(masked: Masked, match: re.Match[str], story: Story) -> Item | None:
    """What stands there; what "it" provides for is an instrument, and no country."""
    place = match.start("o")
    thing = joinable(masked, place)
    unit = masked.units.get(place)
    pronoun = unit is not None and unit.start == 0 and _PRONOUN.match(masked.sentence.text)
    if pronoun and (thing is None or not (thing.kind in INSTRUMENTS or has_members(thing))):
        return about(masked, story) if of_it(masked.sentence) else thing
    return thing


_WISHES = re.compile(r"(?:also |now |\w+ly )*(?:wants|hopes|tries)")
"""What bodies do, too, and is no purpose of theirs."""
_LACKS = re.compile(
    r"(?:carries|contains|has|have|sets|imposes|comes? with|brings|lays down) no\b|"
    r"comes? without|does not |do not |cannot (?:fine|punish)"
)
_PRONOUN = re.compile(r"(?:It|They|None of it)\b")
_NEGATIVE = re.compile(r"(?:\w+ )?(?:\w+ly )?(?:not|no|nobody|none|nothing)\b")


def _acting(masked: Masked, match: re.Match[str]) -> bool:
    """Whether it is the instrument that does so, not what a phrase that ends with it is about."""
    place = match.start("o")
    verb = match.start("for") if "for" in match.groupdict() else match.end()
    direct = masked.text[place + 1 : verb].strip() in ("", "also", "now", "only")
    if _WANTED.search(masked.text, max(0, place - 20), place):
        return False
    of = direct and _OF_IT.search(masked.text, max(0, place - 40), place)
    return not of or _PART.search(masked.text, max(0, place - 40), place) is not None


def _provides(thing: Item, match: re.Match[str], instrument: bool) -> bool:
    """A list only names and forbids; of bodies only what they aim at is told."""
    if thing.kind == "organization" and _WISHES.match(match.groupdict().get("for") or ""):
        return False
    if thing.kind == "list":
        return LISTS_DO.match(match.groupdict().get("for") or "") is not None
    return thing.kind in INSTRUMENTS or (not instrument and thing.kind == "organization")


def _lacks(match: re.Match[str]) -> bool:
    """Whether it says what an instrument does not have or do."""
    said = match.groupdict()
    rest = match.string[match.start("for") :] if said.get("for") else ""
    second = bool(rest and said.get("o")) and match.start("for") > match.end("o") + 2
    lacks = None if second else _LACKS.match(rest)  # "is voluntary and carries no penalties"
    negative = _NEGATIVE.match(rest) or lacks or match.group().startswith("None of")
    return bool(negative) and " until " not in match.group()


def _stated(masked: Masked, thing: Item, match: re.Match[str], at: int | None = None) -> Found:
    start, end = masked.span(match.start() if at is None else at, match.end())
    said = match.groupdict()
    negative = _lacks(match) or (bool(said.get("not")) and " until " not in match.group())
    return Found(
        kind="provision-stated",
        rule="aim",
        roles={"instrument": thing},
        start=start,
        end=end,
        values={"holds": False} if negative else {},
        as_said=unsigned(match.group())[:120],
        tense="state",
    )
