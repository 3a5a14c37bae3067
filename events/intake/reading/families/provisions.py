"""What an instrument or body is for: what it aims at, requires, asks or leaves open.

Invariant: the quote ends with its clause; who is bound stays in the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, by_signs
from events.intake.reading.found import Found, joinable, unsigned
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story

_O = "[\ue000\ue001]"
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


AIMS = by_signs(_AIMS, _IS, _GOAL)


def aims(masked: Masked, story: Story) -> Iterator[Found]:
    """What the text says an instrument or a body is for."""
    for match in (*masked.all(_AIMS), *masked.all(_IS)):
        thing = joinable(masked, match.start("o"))
        if (
            thing is not None
            and (thing.kind in INSTRUMENTS or thing.kind == "organization")
            and thing.kind != "list"
        ):
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
