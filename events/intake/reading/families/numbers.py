"""How many take part.

Invariant: a number is kept with its comparison, in the words' own strength.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.families.meaning import build, fact
from events.intake.reading.found import Found, actors, acts, before
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import stance

_A = "\ue000"
_PLEDGED = Cued(
    rf"(?P<a>{_A})(?: (?:across|around|from|in|of) [^,]{{1,40}}?)?(?P<aside>,|, [^,]{{1,80}},| "
    rf"that| "
    rf"who)? (?P<pre>(?:(?:have|has|had|all|also|together|now|already|\w+ly|not|n't|may|could|"
    rf"will) )"
    rf"{{0,4}})"
    r"(?P<verb>(?:pledg|vow|promis|committ?|agre|sign|undertak|undertook)(?:e|es|ed|s)?)"
    rf"(?: (?:on|up|themselves|itself))?(?P<where> (?:at|in|during) (?:the )?(?:{_A}|[A-Z]\w+)(?: "
    rf"in [A-Z]\w+)?)? "
    r"(?:never |not )?to (?!join|sign|withdraw|leave|meet|ratify|support|back|its |their |the |"
    r"an? )"
    r"(?P<what>[a-z]+)",
    re.IGNORECASE,
)
_AMONG = re.compile(rf"(?P<a>{_A}) (?:is|are|was|were) (?:one of|among)(?: the| some)? $")
"""Before those of whom somebody is one: "Peru and Chile are among 40 countries that …"."""
_LEAD = 600
"""Code points in which an article tells what it is about."""
_GATHERED = Cued(
    rf"\b(?:gathering|meeting|summit|conference|attended by|brought together|brings "
    rf"together|drew|gathers|gathered)"
    rf"(?: of)?(?: [a-z]+)?(?: from)? (?P<a>{_A})"
)
COUNTS = either(_PLEDGED, _GATHERED)


def counts(masked: Masked, story: Story) -> Iterator[Found]:
    """Who pledged to do something, without the pledge being named; and who gathered."""
    for match in masked.all(_PLEDGED):
        if acts(masked, match.start("a")):
            yield from _pledged(masked, match, story)
    for match in masked.all(_GATHERED):
        found = before(masked, match.start())
        if found is None or found[1].kind not in ("organization", "group"):
            continue
        span = (match.start(), match.end())
        for item in masked.items(match.start("a")):
            if item.kind == "count":
                values = item.amount
                yield build(
                    masked,
                    "count-reported",
                    "count",
                    item,
                    found[1],
                    span,
                    span[0],
                    values,
                    "past",
                    "attends",
                )


def _pledged(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    thing = story.main()
    items = list(actors(masked, match.start("a")))
    if thing is None or stance(match["pre"], match["verb"]) != "done":
        return
    wedged = match["aside"] or match["where"]
    agreed = match["verb"].lower().startswith("agre")
    if (wedged or agreed) and (
        masked.sentence.start > _LEAD or all(i.kind != "count" for i in items)
    ):
        return
    if match["aside"] and (among := _AMONG.search(masked.text, 0, match.start("a"))):
        items += actors(masked, among.start("a"))
    signed_on = match["verb"].lower().startswith("sign")
    for actor in items:
        if actor.kind != "count" and (actor.referred or not (signed_on or len(items) > 1)):
            continue  # what "the countries" go on to pledge is no other pledge
        found = fact(actor, thing, "sign" if signed_on else "join", "joining", "done")
        if found is not None:
            yield build(
                masked,
                found[0],
                "pledge-unnamed",
                actor,
                thing,
                match.span(),
                match.start("verb"),
                found[1],
                found[2],
                match["pre"] + match["verb"],
            )
