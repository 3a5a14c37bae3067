"""What an instrument or body is for: what it aims at, requires, asks or leaves open.

Invariant: the quote ends with its clause; who is bound stays in the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found, acts, joinable, unsigned
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
    r"(?:is|remains|will be) (?:voluntary|non-binding|not binding|legally binding|open to))"
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
    r"binding|(?:would|will) (?:require|ban|oblige|bar|make|limit|force|allow|prohibit|regulate))"
)
"""What only instruments do."""
_LISTS = re.compile(r"identifies|bars|prohibits|requires?|restricts|bans")
_REST = r"(?P<rest>[^.;]{3,300})"
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
_THEY_MUST = Cued(
    rf"(?:^|[,;] )(?P<who>{_MEMBER}|[Ee]ach (?:country|company|signatory|member|party)|"
    rf"[Ss]tates parties|(?:[Ss]ignatory|[Mm]ember) (?:states|countries|governments|companies)) "
    rf"(?:(?:also|now|will) )?(?:{_MUST}|"
    r"(?:has|have) (?:also )?(?:pledged|agreed|promised|committed|undertaken) (?:to|not to)) "
    r"[^.;]{3,300}"
)
"""What its members do by it, of the instrument or body that the text is about."""
_PLEDGED = Cued(
    rf"(?P<a>{_A})(?: [^,.;\ue000\ue001]{{1,40}}?)? (?:pledged|vowed|promised|committed|agreed|"
    rf"undertook) (?:on|up )?to (?!join|sign|withdraw|leave|meet|ratify|support|back)[^.;]{{3,300}}"
)
"""What several promise is what the pledge that the article is about asks of them."""
_OF_IT = re.compile(
    r"\b(?:of|for|in|at|on|with|by|from|against|about|to|(?:to|not) [a-z]+) (?:the )?$"
)
"""What stands before an instrument that a longer phrase ends with: "support for the pact"."""
_BODIES_TOO = (_AIMS, _IS, _FOCUS)
_INSTRUMENT_ONLY = (_ASKS, _REQUIRING, _APPOSED, _BINDING, _STATES, _CLAUSE, _UNDER, _MEMBERS)
UNNAMED = either(_THEY_MUST, _GOAL)
"""Found where the sentence names nobody."""
AIMS = either(*_BODIES_TOO, _GOAL, _PLEDGED, _THEY_MUST, *_INSTRUMENT_ONLY)


def unnamed(sentence: Sentence) -> bool:
    """Whether a sentence may tell what "signatories must" do, or what "the aim" is."""
    if not sentence.cues & UNNAMED:
        return False
    return bool(sentence.first(_THEY_MUST) or sentence.first(_GOAL))


def aims(masked: Masked, story: Story) -> Iterator[Found]:
    """What the text says an instrument or a body is for, or asks of who takes part."""
    told: list[tuple[Item, int]] = []
    for pattern in masked.tried((*_BODIES_TOO, *_INSTRUMENT_ONLY)):
        for match in masked.all(pattern):
            thing = joinable(masked, match.start("o")) if _acting(masked, match) else None
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
    yield from _of_members(masked, story)


def _acting(masked: Masked, match: re.Match[str]) -> bool:
    """Whether it is the instrument that does so, not what a phrase that ends with it is about."""
    place = match.start("o")
    verb = match.start("for") if "for" in match.groupdict() else match.end()
    direct = masked.text[place + 1 : verb].strip() in ("", "also", "now", "only")
    return not (direct and _OF_IT.search(masked.text, max(0, place - 40), place))


def _of_members(masked: Masked, story: Story) -> Iterator[Found]:
    """What those who take part do by what the article is about."""
    for match in () if masked.first(_UNDER) else masked.all(_THEY_MUST):
        body = story.it()
        own = body is not None and body.kind == "organization" and "ember" in match["who"]
        meant = body if own else story.main()
        if meant is not None:
            yield _stated(masked, meant, match)
    for match in masked.all(_PLEDGED):
        main = story.main()
        if main is not None and _several(masked, match.start("a")) and acts(masked, match.start()):
            yield _stated(masked, main, match)


def _provides(thing: Item, match: re.Match[str], instrument: bool) -> bool:
    """A list only names and forbids; of bodies only what they aim at is told."""
    if thing.kind == "list":
        return _LISTS.match(match.groupdict().get("for") or "") is not None
    return thing.kind in INSTRUMENTS or (not instrument and thing.kind == "organization")


def _several(masked: Masked, at: int) -> bool:
    items = masked.items(at)
    return len(items) > 1 or any(item.kind in ("count", "group") for item in items)


def _stated(masked: Masked, thing: Item, match: re.Match[str]) -> Found:
    start, end = masked.span(*match.span())
    negative = bool(match.groupdict().get("not"))
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
