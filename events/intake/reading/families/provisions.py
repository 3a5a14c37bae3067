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
from events.intake.reading.story import Story

_A, _O = "\ue000", "[\ue000\ue001]"
_NOT = r"(?P<not>(?:does|do|did|will|would) not |(?:does|do|did|wo)n't )?"
_FOR = (
    r"(?:(?:also |now |mainly |\w+ly )*(?:aims?|seeks?|hopes?|strives?|promises|commits|"
    r"tries) (?:at|to|for)|aimed (?:at|to)|takes? aim at|calls? (?:on|for)|pledges (?:its )"
    r"?(?:\w+ to|to)|"
    r"requires?|obliges|commits|binds|bans|prohibits|forbids|asks|urges|encourages|sets out|"
    r"lays down|lays out|"
    r"(?:is|was|are) (?:designed|intended|meant|set up|supposed|aimed) (?:to|at)|focuses on|"
    r"covers|provides for|allows|imposes|limits|outlaws|"
    r"(?:is|remains|will be) (?:voluntary|non-binding|not binding|legally binding|open to)|"
    r"binding|'s focus (?:is|has been|was) on)"
)
_AIMS = Cued(
    rf"(?P<o>{_O})(?:, (?:which |that )?(?!\ue000)[^,;]{{0,90}},)?(?:,? (?:which|that))? "
    rf"{_NOT}(?:(?:also|now|only) )?(?P<for>{_FOR})\b(?P<rest>[^.;]{{3,300}})"
)
_GOAL = Cued(
    r"^(?:The|Its) (?:\w+ )?(?P<noun>aim|goal|purpose|objective|idea|mission)s?(?: of "
    r"(?P<o>[\ue000\ue001]))? (?:is|are|was) (?:to |that )(?P<rest>.{3,700})"
)
_IS = Cued(rf"(?P<o>{_O})(?:, [^,]{{1,120}},)? is an? [^.]{{3,200}}? to (?P<rest>[^.]{{5,200}})")


_PURPOSE = (
    r"address|ban|boost|combat|counter|curb|cut|defend|end|expand|fight|halt|halve|improve|keep|"
    r"limit|preserve|prevent|promote|protect|reduce|restrict|restore|share|stop|strengthen|tackle"
)
_REQUIRING = Cued(
    rf"(?P<o>{_O}),? (?P<for>requiring|obliging|banning|barring|prohibiting|forbidding|outlawing|"
    rf"limiting|calling (?:for|on)|that would (?:require|ban|oblige|bar|make|limit|force)|"
    rf"to (?:help (?:to )?)?(?:{_PURPOSE})) [^.;]{{3,300}}"
)
_STATES = Cued(
    rf"(?P<o>{_O}) {_NOT}(?:says?|stat(?:es?|ed)|stipulates?|specif(?:y|ies)|demands?|mandates?|"
    rf"guarantees?|forces?|oblige|require|ban|commit|bind) [^.;]{{3,300}}"
)
_FOCUS = Cued(
    rf"(?P<o>{_O})'s? (?:\w+ )?(?:focus|aim|goal|purpose|mission|objective) "
    rf"(?:is|was|has been|remains) (?:on|to) [^.;]{{3,300}}"
)
_MUST = (
    r"(?:must|has to|have to|will have to|may not|shall|cannot|(?:is|are) (?:required|obliged|"
    r"bound|expected) to|agree to|undertake to|pledge to|promise to|commit to)"
)
_UNDER = Cued(rf"\b[Uu]nder (?P<o>{_O}), [^.;]{{2,120}}? {_MUST} [^.;]{{3,300}}")
_MEMBERS = Cued(
    rf"\b(?:[Mm]embers|[Ss]ignatories|[Pp]arties|[Ss]upporters|[Pp]articipants) (?:of|to|in) "
    rf"(?P<o>{_O}) (?:also |now )?{_MUST} [^.;]{{3,300}}"
)
_PLEDGED = Cued(
    rf"(?P<a>{_A})(?: [^,.;\ue000\ue001]{{1,40}}?)? (?:pledged|vowed|promised|committed|agreed|"
    rf"undertook) (?:on|up )?to (?!join|sign|withdraw|leave|meet|ratify|support|back)[^.;]{{3,300}}"
)
"""What several promise is what the pledge that the article is about asks of them."""
_INSTRUMENT_ONLY = (_REQUIRING, _STATES, _UNDER, _MEMBERS)
AIMS = either(_AIMS, _IS, _GOAL, _FOCUS, _PLEDGED, *_INSTRUMENT_ONLY)


def aims(masked: Masked, story: Story) -> Iterator[Found]:
    """What the text says an instrument or a body is for, or asks of who takes part."""
    told: list[tuple[Item, int]] = []
    for pattern in (_AIMS, _IS, _FOCUS, *_INSTRUMENT_ONLY):
        for match in masked.all(pattern):
            thing = joinable(masked, match.start("o"))
            if thing is None or not _provides(thing, instrument=pattern in _INSTRUMENT_ONLY):
                continue
            if (thing, match.start("o")) not in told:
                told.append((thing, match.start("o")))
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
    for match in masked.all(_PLEDGED):
        main = story.main()
        if main is not None and _several(masked, match.start("a")) and acts(masked, match.start()):
            yield _stated(masked, main, match)


def _provides(thing: Item, *, instrument: bool) -> bool:
    """A list asks nothing of anybody; of bodies only what they aim at is told."""
    if thing.kind == "list":
        return False
    return thing.kind in INSTRUMENTS or (not instrument and thing.kind == "organization")


def _several(masked: Masked, at: int) -> bool:
    items = masked.items(at)
    return len(items) > 1 or any(item.kind in ("count", "group") for item in items)


def _stated(masked: Masked, thing: Item, match: re.Match[str]) -> Found:
    start, end = masked.span(*match.span())
    negative = bool(match.groupdict().get("not"))
    words = unsigned(match.group())
    return Found(
        kind="provision-stated",
        rule="aim",
        roles={"instrument": thing},
        start=start,
        end=end,
        values={"holds": False} if negative else {},
        as_said=words[:120],
        tense="state",
    )
