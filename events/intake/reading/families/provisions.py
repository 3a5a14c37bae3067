"""What an instrument or body is for: what it aims at, requires, asks or leaves open.

Invariant: the quote ends with its clause; who is bound stays in the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.families.obligations import about
from events.intake.reading.found import Found, joinable, unsigned
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_A, _O = "\ue000", "[\ue000\ue001]"
_NOT = r"(?P<not>(?:does|do|did|will|would) not |(?:does|do|did|wo)n't )?"
_AIM = (
    r"(?:(?:also |now |mainly |\w+ly )*(?:aims?|seeks?|hopes?|strives?|promises|commits|"
    r"tries) (?:at|to|for)|aimed (?:at|to)|takes? aim at|focuses on|will focus on|"
    r"(?:is|was|are) (?:designed|intended|meant|set up|supposed|aimed) (?:to|at)|"
    r"works to|'s focus (?:is|has been|was) on|promotes|covers|provides for|"
    r"(?:is|are|remains|was|will be) (?:(?:entirely|purely|largely|also|not|\w+ly) )"
    r"{0,2}(?:voluntary|"
    r"non-binding|binding|symbolic|aspirational|open to|covered|optional))"
)
"""What instruments and bodies are for."""
_DOES = (
    r"(?:calls? (?:on|for)|pledges (?:its )?(?:\w+ to|to)|requires?|obliges|commits|binds|bans|"
    r"prohibits|forbids|bars|outlaws|regulates|governs|limits|restricts|caps|curbs|mandates|"
    r"asks|urges|encourages|sets out|lays down|lays out|allows|permits|imposes|guarantees|"
    r"protects|safeguards|describes|identifies|lists|defines|grants|entitles|exempts|"
    r"promises|warns|affirms|recogni[sz]es|envisages|foresees|tackles|addresses|deals with|"
    r"names(?= [a-z]+ )|makes(?= [^.;]{2,40} (?:liable|responsible|illegal|mandatory)\b)|"
    r"sets(?= (?:(?:an?|the) )?(?:[\w-]+ )?(?:limits?|targets?|rules|standards|cap|goals?)\b)|"
    r"gives(?= (?:states|countries|members|companies|parties|firms|people|regulators)\b)|"
    r"rests? on|stress(?:es)?|emphasi[sz]es|underlines|stipulates|creates? (?:no |an? )|contains|"
    r"puts? (?:an? )?(?:ceilings?|limits?|caps?|curbs?)|ha(?:s|ve) no (?:legal )?(?:force|teeth|"
    r"weight|"
    r"effect)|binds? |opens the way|leaves|keeps?|prevents?|freezes|blocks|provides?|establishes "
    r"(?:rules|limits|standards)|says|notes|states|acknowledges|rules out|excludes|entails|means|"
    r"binding|(?:would|will|could|is to) (?:require|ban|oblige|bar|make|limit|force|allow|"
    r"prohibit|regulate|open|help|cover|bind|apply|give|create|mean))"
)
"""What only instruments do."""
_LISTS = re.compile(
    r"identifies|bars|prohibits|requires?|restricts|bans|keeps?|prevents?|forbids|blocks|freezes|"
    r"limits"
)
_REST = r"(?P<rest>[^.;]{0,300})"
_SAME = (
    r"(?:, (?:which |that )?(?!\ue000)[^,;]{0,90},)?(?:,? (?:which|that))?|"
    r", (?:an?|the) [^,.;]{3,80}? (?:that|which)|"
    r"(?:, [^,.;\ue001]{3,90},|,? (?:which|that))? (?:is|was|were|has|had|[a-z]+s)\b"
    r"[^.;\ue001]{3,160}? and"
)
"""What may stand between an instrument and what it does: an aside, another verb."""
_AIMS = Cued(rf"(?P<o>{_O})(?:{_SAME}) {_NOT}(?:(?:also|now|only) )?(?P<for>{_AIM})\b{_REST}")
_ASKS = Cued(rf"(?P<o>{_O})(?:{_SAME}) {_NOT}(?:(?:also|now|only) )?(?P<for>{_DOES})(?!\w){_REST}")
_GOAL = Cued(
    r"^(?:The|Its) (?:\w+ )?(?P<noun>aim|goal|purpose|objective|idea|mission)s?(?: of "
    r"(?P<o>[\ue000\ue001]))?(?:, [^,]{2,40},)? (?:is|are|was) (?:to |that )(?P<rest>.{3,700})"
)
_IS = Cued(
    rf"(?P<o>{_O})(?:, [^,]{{1,120}},)? is an? (?:[^.]{{3,200}}? to|[^.,;]{{3,90}} (?:that|which) "
    rf"{_DOES}) {_REST}"
)


_PURPOSE = (
    r"address|ban|boost|combat|counter|curb|cut|defend|end|expand|fight|halt|halve|improve|keep|"
    r"limit|preserve|prevent|promote|protect|reduce|restrict|restore|share|stop|strengthen|tackle"
)
_BANNING = (
    r"requiring|obliging|banning|barring|prohibiting|forbidding|outlawing|limiting|regulating|"
    r"restricting|governing|calling (?:for|on)"
)
_CLOSED = (
    r"(?= ?[.;\u2013]|$|, (?:is|was|are|were|has|had|have|will|came|comes|took|takes|enter\w*|"
    r"sa\w+)\b)"
)
_REQUIRING = Cued(
    rf"(?P<o>{_O}),? (?P<for>{_BANNING}|that would (?:require|ban|oblige|bar|make|limit|force)|"
    rf"to (?:help (?:to )?)?(?:{_PURPOSE})) [^.;]{{3,300}}?{_CLOSED}"
)
_APPOSED = Cued(
    rf"(?P<o>{_O}), (?:an?|the) [^,.;\ue001]{{3,80}}? (?P<for>{_BANNING}) [^.;]{{3,300}}?{_CLOSED}"
)
_BINDING = Cued(
    rf"(?P<o>{_O})[^.;\ue001]{{0,60}}, (?:binding|committing|obliging) (?:themselves|them|their|"
    rf"its|signatories|members|parties|countries|states|companies|{_A})\b[^.;]{{0,20}} to{_REST}"
)
_IN_FORCE = Cued(
    rf"(?P<o>{_O})(?:, [^,]{{1,120}},)? (?P<for>(?:will|would|can|shall|is (?:due|set|expected) "
    rf"to)? ?"
    r"(?:not |only |therefore |then )*(?:(?:enters?|comes?|go(?:es)?) into (?:force|effect)|"
    r"takes? effect|"
    r"becomes? (?:binding|law|effective)|appl(?:y|ies)|acquires? the force of law))\b"
    r"(?=[^.;]*\b(?:once|when|until|after|if|ratif\w+|accession|deposit\w*|signator\w+|parties|"
    r"states|"
    r"all|only)\b)[^.;]{0,300}"
)
_WHOSE = Cued(
    rf"(?P<o>{_O}),? (?P<for>whose (?:\w+ )?(?:aim|goal|purpose|objective|mission|task)s? (?:is|"
    rf"was|are)) "
    rf"to [^.;,]{{3,200}}"
)
_STATES = Cued(
    rf"(?P<o>{_O}) {_NOT}(?:says?|stat(?:es?|ed)|stipulates?|specif(?:y|ies)|demands?|mandates?|"
    rf"guarantees?|forces?|oblige|require|ban|commit|bind) [^.;]{{3,300}}"
)
_CLAUSE = Cued(
    rf"(?P<o>{_O}) (?:(?:has|contains|includes|carries|sets) no |lacks )(?:[\w-]+ )"
    r"{0,3}(?:clauses?|provisions?|mechanisms?|deadlines?|penalt(?:y|ies)|targets?|obligations?)"
    r"\b[^.;,]{0,100}"
)
_FOCUS = Cued(
    rf"(?P<o>{_O})'s? (?:\w+ )?(?:focus|aim|goal|purpose|mission|objective) "
    rf"(?:is|was|has been|remains) (?:on|to) [^.;]{{3,300}}"
)
_MUST = (
    r"(?:must|has to|have to|will have to|may not|shall|cannot|(?:is|are) (?:required|obliged|"
    r"bound|expected) to|agree to|undertake to|pledge to|promise to|commit (?:themselves )?to)"
)
_UNDER = Cued(
    rf"\b[Uu]nder (?P<o>{_O})(?:,| (?=(?:an?|any|every|each|all) )) ?"
    rf"(?:(?! sa(?:id|ys) )[^.;]){{2,120}}? (?:{_MUST}|"
    r"will|would|can|could|takes? effect) [^.;]{3,300}"
)
_MEMBER = r"(?:[Mm]embers|[Ss]ignatories|[Pp]arties|[Ss]upporters|[Pp]articipants)"
_MEMBERS = Cued(rf"\b{_MEMBER} (?:of|to|in) (?P<o>{_O}) (?:also |now )?{_MUST} [^.;]{{3,300}}")
_OF_IT = re.compile(
    r"\b(?:of|for|in|at|on|with|by|from|against|about|to|(?:to|not) [a-z]+) (?:the )?$"
)
"""What stands before an instrument that a longer phrase ends with: "support for the pact"."""
_BODIES_TOO = (_AIMS, _IS, _FOCUS, _WHOSE)
_INSTRUMENT_ONLY = (
    _ASKS,
    _REQUIRING,
    _APPOSED,
    _BINDING,
    _STATES,
    _CLAUSE,
    _UNDER,
    _MEMBERS,
    _IN_FORCE,
)
UNNAMED = _GOAL.bit
"""Found where the sentence names nobody."""
AIMS = either(*_BODIES_TOO, _GOAL, *_INSTRUMENT_ONLY)


def unnamed(sentence: Sentence) -> bool:
    """Whether a sentence may tell what "the aim" is, and name nothing."""
    return bool(sentence.cues & UNNAMED) and sentence.first(_GOAL) is not None


def aims(masked: Masked, story: Story) -> Iterator[Found]:
    """What the text says an instrument or a body is for, or asks of who takes part."""
    told: list[tuple[Item, int]] = []
    for pattern in masked.tried((*_BODIES_TOO, *_INSTRUMENT_ONLY)):
        for match in masked.all(pattern):
            thing = _meant(masked, match, story) if _acting(masked, match) else None
            if thing is None or not _provides(thing, match, pattern in _INSTRUMENT_ONLY):
                continue
            where = match.start("for" if "for" in match.groupdict() else "o")
            if (thing, where) not in told:
                told.append((thing, where))
                yield _stated(masked, thing, match)
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
    if pronoun and (thing is None or thing.kind not in INSTRUMENTS):
        return about(masked, story)
    return thing


_PRONOUN = re.compile(r"(?:It|They|None of it)\b")
_NEGATIVE = re.compile(r"(?:\w+ )?(?:\w+ly )?(?:not|no|nobody|none)\b")


def _acting(masked: Masked, match: re.Match[str]) -> bool:
    """Whether it is the instrument that does so, not what a phrase that ends with it is about."""
    place = match.start("o")
    verb = match.start("for") if "for" in match.groupdict() else match.end()
    direct = masked.text[place + 1 : verb].strip() in ("", "also", "now", "only")
    return not (direct and _OF_IT.search(masked.text, max(0, place - 40), place))


def _provides(thing: Item, match: re.Match[str], instrument: bool) -> bool:
    """A list only names and forbids; of bodies only what they aim at is told."""
    if thing.kind == "list":
        return _LISTS.match(match.groupdict().get("for") or "") is not None
    return thing.kind in INSTRUMENTS or (not instrument and thing.kind == "organization")


def _stated(masked: Masked, thing: Item, match: re.Match[str]) -> Found:
    start, end = masked.span(*match.span())
    said = match.groupdict()
    negative = bool(said.get("not")) or _NEGATIVE.match(said.get("for") or "") is not None
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
