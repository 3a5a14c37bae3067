"""How many take part by now: "the number of signatories now stands at 60", "the 55-member union".

Invariant: a number of a thing that the sentence does not name is of the one that somebody has just
joined, signed or been counted for; what is needed, hoped for or to come is no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from events.intake.reading.antecedents import doubted, gathers, placeless
from events.intake.reading.cues import Cued, either
from events.intake.reading.families.meaning import build
from events.intake.reading.found import Found, joinable, unreal
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.nouns import OPERATORS
from events.intake.reading.quantities import NUMBER, value_of
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_A, _O = "\ue000", "[\ue000\ue001]"
_HOW = "|".join(ways for _, ways in OPERATORS)
_N = (
    rf"(?:(?P<how>{_HOW}) )?(?P<n>(?:{NUMBER})\b(?![\w,.]*[\d%]| ?(?:per cent|percent|days|weeks|"
    rf"months|years|times|million|billion|of the|per)\b)|{_A})"
)
_WHO = (
    r"(?:member )?(?:states|countries)|signatories|signatures|signers|members|part(?:y|ies)|"
    r"participants|supporters|backers|sponsors|endorsers|ratifications|accessions|adherents|"
    r"partners|nations|governments|companies|firms|organi[sz]ations|institutions|cities|banks|"
    r"brands|names|entities|entries|people|individuals|persons|groups|vessels|jurisdictions"
)
_TOTAL = r"(?:number|total|tally|count|figure|membership|list|roll|roster|ranks|ratifications)"
_WHICH = rf"(?: (?:that|which|who|to) (?:(?:have|had|has) )?[a-z]+(?: (?:up|on|to))*(?: {_O}| it)?)"
_OF = (
    rf"(?: (?:number )?of (?:{_O} )?(?P<unit>(?:[a-z-]+ ){{0,2}}?(?:{_WHO}))"
    rf"(?: to date| so far|{_WHICH})?)?(?: (?:to|of|in|on|behind) (?P<o>{_O}))?"
)
_SO_FAR = r"(?:now|already|currently|since|then|thus|has|have|had|to date|so far)"
_CAME_TO = (
    r"(?:(?:rose|risen|rises|rising|grew|grown|grows|growing|climb(?:s|ed|ing)|increas(?:es|ed|"
    r"ing)|swell(?:s|ed|ing)|swollen|jump(?:s|ed)|expand(?:s|ed|ing)|go(?:es|ing)|went|gone|"
    r"doubled|"
    r"came|come|comes|up|runs|run|fell|fallen|dropped|shrunk|shrank|declined|down)"
    r"(?: from \S+(?: [a-z]+)?)? to|reach(?:es|ed|ing)?|hit|hits|topp?(?:s|ed|ing)|pass(?:es|ed|"
    r"ing)|"
    r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)|(?:stand|stood|stands)(?: now| currently)? at|"
    r"(?:is|was|are|were)(?: now| currently| then)?|numbers|totals)"
)
_STANDS = Cued(
    rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]hat|^)|,|(?P<o2>{_O})'s?) ?"
    r"(?:(?:total|overall|current|official) )?"
    rf"(?P<what>{_TOTAL}|Membership){_OF},?"
    rf"(?: {_SO_FAR})*,? {_CAME_TO} {_N}"
)
_THEY = Cued(
    rf"(?i:\b(?P<unit>{_WHO})) (?:to|of|in|behind) (?P<o>{_O}) (?:now |already )?"
    rf"number(?:s|ed)? {_N}"
)
_ORDINAL = (
    r"(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twentie|thirtie|fortie|fiftie)th"
)
_RAISE = (
    r"\b(?:br(?:ing|ings|inging|ought)|tak(?:e|es|ing)|took|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|"
    r"push(?:es|ed|ing)?|swell(?:s|ed|ing)|expand(?:s|ed|ing)|increas(?:es|ed|ing)|enlarg(?:es|ed|"
    r"ing)|boost(?:s|ed|ing)|grow(?:s|ing)|reduc(?:es|ed|ing)|cut(?:s|ting)?|"
    r"leav(?:es|ing)|left|put(?:s|ting)?) "
)
_RAISES = Cued(
    rf"{_RAISE}"
    rf"(?:(?:the |its |their )(?:total |overall )?(?:{_TOTAL}|(?P<what>ratifications|signatures|"
    rf"signatories|members|parties)){_OF}|(?P<it>{_O})(?:'s? (?:membership|ranks|tally|total))?)"
    rf"(?: from \S+)? (?:to|at) {_N}"
)
_RAISES_TO = Cued(
    rf"{_RAISE}(?:up )?to {_N},? (?:the|its|their) (?:total |overall )?{_TOTAL}{_OF}(?! {_A})"
)
"""The same with the number first: "bringing to 13 the number of signatories"."""
_MAKES = Cued(
    r"(?:\b(?:[Tt]hat|[Tt]his|[Ww]hich|[Ii]t|[Tt]hey)|,) (?:now |then )?(?:makes|making|brings|"
    rf"bringing|puts|putting|leaves|leaving) (?:it )?{_N}(?: (?P<unit>{_WHO}))?"
    r"(?: (?:in all|in total|altogether|all told|overall|so far|to date|on board|"
    rf"in the (?:club|fold))| behind (?:it|(?P<o>{_O})))"
)
_MAKES_OF = Cued(
    r"\b(?:[Tt]hat|[Tt]his|[Ww]hich|[Ii]t) (?:now |then )?(?:makes|brings) (?:it )?"
    rf"(?P<n>{_A})(?: parties| signatories)? (?:to|of) (?P<o>{_O})"
)
_THERE = Cued(
    rf"\b[Tt]here (?:are|were) (?:(?:now|currently|already|at present|so far) )*(?P<n>{_A}) "
    rf"(?:(?:party|signed up|parties|signatories|members) )?(?:to|of|in|on|behind|within) "
    rf"(?P<o>{_O})"
)
_GAINED = Cued(
    rf"(?P<o>{_O})(?:,? (?:which|that))? (?:(?:has|have|had|now|already|so far|\w+ly) )*"
    r"(?:attract(?:s|ed)|dr(?:ew|awn|aws)|w(?:on|ins)(?: over)?|gain(?:s|ed)|pick(?:s|ed) up|"
    r"secur(?:es|ed)|received|receives|garner(?:s|ed)|collect(?:s|ed)|obtain(?:s|ed)|got|gathered|"
    r"amassed|enlist(?:s|ed)|recorded|registered|binds?|groups|signed up|recruited) "
    rf"(?:(?:the )?(?:support|backing|endorsement|approval|signatures?|ratifications?|commitment|"
    rf"names)s? (?:of|from) )?(?P<n>{_A})"
)
_BEGAN = Cued(
    rf"(?P<o>{_O})(?:,? (?:which|that))? (?:(?:was|were|had been|\w+ly) )*(?:(?:began|started|set)"
    r"(?: out| off| life)?|launched|founded|established|created|formed|presented|unveiled|opened|"
    rf"set up|born|floated)(?: by {_A})?(?: [^.;:,{_O[1:-1]}]{{1,60}}?)? with (?:just |only )?"
    rf"(?P<n>{_A}|(?:{NUMBER}) (?P<unit>{_WHO}))"
)
"""With how many it set out."""
_PEAK = Cued(
    rf"\b[Aa]t (?:its|their) (?:height|peak),? (?:(?P<o>{_O}) |it |they )?(?:had|counted|numbered|"
    rf"boasted|comprised|included|grouped|united|brought together) {_N}"
)
_NTH = Cued(
    rf"\b(?:becom(?:es|ing)|became) (?:the |its |their )(?P<n>\d+(?:st|nd|rd|th)|"
    rf"(?:[a-z]+-)?{_ORDINAL}) (?:full |new )?(?P<unit>member|signatory|party|participant|"
    r"partner|supporter|backer)(?: (?:state|country|nation))?"
    rf"(?: (?:of|to|in) (?P<o>{_O})|(?! (?:of|to|in)\b))"
)
"""Forms like "becoming its 54th member"."""
_REACHED = Cued(
    rf"(?P<o>{_O})(?:,? (?:which|that))? (?:(?:has|have|had|now|already|\w+ly) )*(?:got|reach(?:es|"
    r"ed)|pass(?:es|ed)|hits?|topp(?:ed|s)|cross(?:es|ed)|clear(?:s|ed)|obtained|secured) (?:the )?"
    rf"(?:(?:threshold|mark|milestone|figure|target) of )?(?:(?:necessary|required|needed) )?"
    rf"(?P<n>(?:{NUMBER})(?= (?:ratifi|signat|access))|{_A})(?: (?P<unit>ratifications|signatures|"
    rf"signatories|accessions))?"
)
_SIDES = Cued(
    rf"(?P<o>{_O})(?:[^.;{_O[1:-1]}]{{0,80}}?,? with|,? (?:now |already )?(?:has|had)) (?P<n>{_A}) "
    rf"(?:behind (?:it|(?P<it>{_O}))|on board|aboard|in its ranks|as (?:founding |initial |"
    rf"original )"
    rf"?(?:signatories|"
    r"members|partners|supporters|backers|parties)|signed up|on its side)"
)
"""Who stands behind a thing, by number."""
_LEAVES = Cued(
    rf"\b(?:leav(?:es|ing)|left) (?P<o>{_O}) with (?P<n>{_A}|(?:{NUMBER}) (?P<unit>{_WHO}))"
)
_WITH_ITS = Cued(
    rf"(?:(?P<o>{_O}),? (?:and|with|plus|together with) (?:all )?(?:of )?(?:its|their) (?:[a-z]+ )"
    rf"??|"
    rf"\b[Ww]ith (?:its |just |only )?)(?P<n>{_A})(?:, (?P<o2>{_O}))?"
)
"""A thing "and its 40 members"."""
_STILL = Cued(
    rf"\b[Tt]he (?P<n>{NUMBER}) (?:existing|current|remaining|founding|original|present|other) "
    r"(?P<unit>(?:member )?(?:states|countries)|members|signatories|parties|partners|supporters|"
    r"backers)(?![\w'-])"
)
"""Those of what the text is about: "the 11 existing members"."""
_HERS = Cued(
    rf"(?:(?P<o>{_O})'s? |\b[Tt]he )(?P<n>{NUMBER}) (?P<unit>signatories|ratifications|"
    rf"signatures|backers|supporters|sponsors|parties|members|member states|member countries)"
    rf"(?: (?:of|to|in|behind) (?P<o2>{_O}))?(?![\w'-])"
)
_STRONG = Cued(
    rf"\b(?P<n>{NUMBER})[+-.](?P<unit>member|nation|country|state|company|party|strong)(?![\w'-])"
)
"""A hyphen and its neighbours: a unit hides the one that is meant from the mask's strings."""
_MEMBERS = ("members", "signatories", "parties", "partners", "supporters", "backers")
_NO_ROLL = ("law", "group")
"""Kinds of what nobody takes part in, or what are the takers themselves."""
_UNITS = {"member": "members", "nation": "nations", "country": "countries", "state": "states",
          "company": "companies", "party": "parties", "strong": "members"}  # fmt: skip
UNNAMED = either(_STANDS, _RAISES, _RAISES_TO, _MAKES, _STILL)
"""Found where the sentence names nobody, too."""
TOTALS = either(
    _STANDS, _THEY, _RAISES, _RAISES_TO, _MAKES, _PEAK, _NTH, _BEGAN, _MAKES_OF, _THERE,
    _GAINED, _REACHED, _SIDES, _LEAVES, _WITH_ITS, _STILL, _HERS, _STRONG,
)  # fmt: skip
_NOT_YET = re.compile(
    r"\b(?:will|would|may|might|could|should|needs?|needed|requires?|until|once|if|hopes?|expects?|"
    r"expected|aims?|to)(?: [\w-]+){0,2} $"
)


_NO_UNITS = {"number", "total", "tally", "count", "figure", "membership", "list", "roll", "roster",
             "ranks"}  # fmt: skip


def totals(masked: Masked, story: Story) -> Iterator[Found]:
    """Every number of those who take part that is told without a verb of doing so."""
    for pattern in masked.tried((_STANDS, _THEY, _RAISES, _RAISES_TO, _MAKES, _PEAK, _NTH)):
        for match in masked.all(pattern):
            thing = _of(masked, match, story, pattern)
            if thing is not None and not _not_so(masked, match):
                yield from _told(masked, match, thing)
    for match in masked.all(_STILL):
        thing = story.at_home() or story.lately(bodies=True)
        if thing is not None:
            yield from _told(masked, match, thing)
    for pattern in masked.tried(
        (_MAKES_OF, _THERE, _GAINED, _BEGAN, _REACHED, _SIDES, _LEAVES, _WITH_ITS, _HERS)
    ):
        for match in masked.all(pattern):
            thing = _named(masked, match)
            theirs = pattern is not _WITH_ITS or _are_members(masked, match.start("n"))
            theirs = theirs and not (pattern is _SIDES and thing is not None and gathers(thing))
            if thing is not None and theirs and not _not_so(masked, match):
                yield from _told(masked, match, thing)
    if masked.sentence.cues & _STRONG.bit:
        yield from _strong(masked)


def unnamed(sentence: Sentence, story: Story) -> bool:
    """Whether a sentence may go on counting those who did what another has told."""
    told = story.deed is not None or story.listing is not None
    return told and sentence.cues & UNNAMED != 0


def _are_members(masked: Masked, at: int) -> bool:
    """Whether those counted there are counted as those who take part."""
    return all(i.unit.endswith(_MEMBERS) for i in masked.items(at))


def _not_so(masked: Masked, match: re.Match[str]) -> bool:
    near = masked.text[max(0, match.start() - 30) : match.start()]
    return unreal(masked, match.start()) or _NOT_YET.search(near) is not None


def _named(masked: Masked, match: re.Match[str]) -> Item | None:
    """The thing that the match names."""
    groups = match.groupdict()
    for place in ("it", "o", "o2"):
        if groups.get(place):
            thing = joinable(masked, match.start(place))
            return None if thing is None or thing.kind in _NO_ROLL else thing
    return None


def _of(masked: Masked, match: re.Match[str], story: Story, pattern: Cued) -> Item | None:
    """What so many take part in: as named, else what somebody has just joined."""
    groups = match.groupdict()
    if groups.get("it") and match["n"] != _A and story.deed is None:
        return None  # "took the pact to three courts" counts nobody
    named = _named(masked, match)
    sealed = groups.get("it") or (pattern is _NTH and masked.text[match.end() - 1] in _O)
    if named is not None or sealed:
        return named
    near = [
        joinable(masked, place)
        for place in masked.units
        if place < match.start() and not masked.text.startswith("'", place + 1)
    ]
    near = [i for i in near if i is not None and i.kind not in _NO_ROLL and not gathers(i)]
    if near and pattern is not _STANDS:
        return near[-1]
    last = story.deed.thing if story.deed else story.listing.target if story.listing else None
    if last is not None:
        return doubted(placeless(last), "the sentence does not name it")
    guessed = pattern in (_RAISES, _RAISES_TO) or (pattern is _STANDS and groups.get("unit"))
    return story.lately(bodies=True) if guessed else None


def _told(masked: Masked, match: re.Match[str], thing: Item) -> Iterator[Found]:
    if match["n"] == _A:
        told = [i.amount for i in masked.items(match.start("n")) if i.kind == "count"]
    else:
        one = _values(match)
        told = [] if one is None else [one]
    for values in told:
        yield _count(masked, match.span(), match.start(), thing, values)


def _values(match: re.Match[str]) -> dict[str, Any] | None:
    groups = match.groupdict()
    said = groups["n"] or ""
    number, how = _number(said.replace(",", "").lower()), groups.get("how") or ""
    if 1900 <= number <= 2100 and "," not in said:
        return None
    what = (groups.get("unit") or groups.get("what") or "").lower().split()
    unit = what[-1] if what and what[-1] not in _NO_UNITS else "participants"
    unit = _UNITS.get(unit) or (unit if unit.endswith("s") else f"{unit}s".replace("ys", "ies"))
    operator = next((op for op, ways in OPERATORS if how and re.fullmatch(ways, how)), "eq")
    return {"number": number, "operator": operator, "unit": unit}


def _number(said: str) -> int:
    """The number that is said, "54th" and "twelfth" for 54 and 12, too."""
    if not said.endswith(("st", "nd", "rd", "th")):
        return value_of(said)
    if said[0].isdigit():
        return int(said[:-2])
    tens, _, last = said.rpartition("-")
    stem = last[:-2].replace("ie", "y")
    return value_of(tens) + value_of(_STEMS.get(stem, stem))


_STEMS = {"fif": "five", "eigh": "eight", "nin": "nine", "twelf": "twelve"}


def _count(
    masked: Masked, span: tuple[int, int], verb: int, thing: Item, values: dict[str, Any]
) -> Found:
    counted = Item(start=0, end=0, kind="count")
    said = str(values["unit"])
    return build(
        masked, "count-reported", "count", counted, thing, span, verb, values, "past", said
    )


def _strong(masked: Masked) -> Iterator[Found]:
    """The forms "the 55-member union", "the 14-nation Open Maps Pact"."""
    sentence = masked.sentence
    for unit in masked.units.values():
        item = unit.items[0]
        if len(unit.items) > 1 or item.kind not in (*INSTRUMENTS, "organization", "group"):
            continue
        match = _STRONG.search(sentence.text, unit.start, unit.end)
        if match is None or item.kind in _NO_ROLL:
            continue
        values = {"number": value_of(match["n"].lower()), "operator": "eq"}
        start = sentence.start + unit.start
        yield Found(
            kind="count-reported",
            rule="count",
            roles={"instrument": item},
            start=start,
            end=sentence.start + unit.end,
            values={**values, "unit": _UNITS[match["unit"]]},
            as_said=_UNITS[match["unit"]],
            said_at=start,
        )
