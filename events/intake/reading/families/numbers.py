"""How many take part.

Invariant: a number is kept with its comparison, in the words' own strength.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.families.meaning import build, fact
from events.intake.reading.found import Found, actors, acts, before, joinable
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.nouns import NUMBERS, OPERATORS
from events.intake.reading.story import Story
from events.intake.reading.verbs import stance

_A, _O = "\ue000", "[\ue000\ue001]"
_PLEDGED = Cued(
    rf"(?P<a>{_A})(?: (?:across|around|from|in|of) [^,]{{1,40}}?)? (?P<pre>(?:(?:have|has|"
    rf"had|all|also|together|now|already|\w+ly|not|n't|may|could|will) ){{0,4}})"
    r"(?P<verb>(?:pledg|vow|promis|committ?|agree|sign|undertak|undertook)(?:e|es|ed|s)?)"
    r"(?: (?:on|up))? (?:never |not )?to (?!join|sign|withdraw|leave|meet|ratify|support|back)"
    r"(?P<what>[a-z]+)",
    re.IGNORECASE,
)
_GATHERED = Cued(
    rf"\b(?:gathering|meeting|summit|conference|attended by|brought together|brings "
    rf"together|drew|gathers|gathered)"
    rf"(?: of)?(?: [a-z]+)?(?: from)? (?P<a>{_A})"
)
_HOW = "|".join(ways for _, ways in OPERATORS)
_REACHES = Cued(
    r"\b(?:bring|brings|brought|bringing|take|takes|took|taking|raise|raises|raised|raising|"
    r"lift(?:s|ed|ing)|"
    r"push(?:es|ed)?) (?:(?:the |its )(?:total |overall )?(?:number|total|tally|count|membership|"
    r"list|"
    r"(?P<what>ratifications|signatures|signatories|members))"
    rf"(?: (?:number )?of (?:{_O} )?(?P<unit>[a-z -]{{3,40}}?)(?: (?:to|of|in) {_O})?)?|"
    rf"(?P<o>{_O})) to "
    rf"(?:(?P<how>{_HOW}) )?(?P<n>\d+|{'|'.join(NUMBERS)}|{_A})"
)
COUNTS = either(_PLEDGED, _GATHERED, _REACHES)


def counts(masked: Masked, story: Story) -> Iterator[Found]:
    """Who pledged to do something, without the pledge being named; and who gathered."""
    for match in masked.all(_PLEDGED):
        if acts(masked, match.start("a")):
            yield from _pledged(masked, match, story)
    for match in masked.all(_REACHES):
        yield from _reached(masked, match, story)
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


def _reached(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """Forms like "which brings the number of signatories to 60"."""
    found = before(masked, match.start())
    thing = story.lately() if found is None or story.deed is not None else found[1]
    if match["o"]:
        thing = joinable(masked, match.start("o"))
        if match["n"] != _A:
            return  # "took the pact to three courts" counts nobody
    if thing is None:
        return
    how = match["how"] or ""
    values = {
        "number": _whole(match["n"]),
        "operator": next((op for op, ways in OPERATORS if how and re.fullmatch(ways, how)), "eq"),
        "unit": (match["unit"] or match["what"] or "participants").split()[-1],
    }
    if match["n"] == _A:
        counted = next((i for i in masked.items(match.start("n")) if i.kind == "count"), None)
        if counted is None:
            return
        values = counted.amount
    yield build(
        masked, "count-reported", "count", Item(start=0, end=0, kind="count"), thing, match.span(),
        match.start(), values, "past", str(values["unit"]),
    )  # fmt: skip


def _whole(said: str) -> int | None:
    return int(said) if said.isdigit() else NUMBERS.get(said)


def _pledged(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    thing = story.main()
    items = list(actors(masked, match.start("a")))
    if thing is None or stance(match["pre"], match["verb"]) != "done":
        return
    signed_on = match["verb"].lower().startswith("sign")
    for actor in items:
        if actor.kind != "count" and not (signed_on or len(items) > 1):
            continue
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
