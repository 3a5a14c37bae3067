"""Who sued whom: by a verb, in the passive, or by a lawsuit of somebody's.

Invariant: each plaintiff and each defendant; a lawsuit that is threatened or weighed is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.families.list_words import DESCRIBED
from events.intake.reading.found import Found, actors, acts
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A = "\ue000"
_SUIT = (
    r"(?:lawsuits?|suits?|legal (?:action|challenge|proceedings|case|complaint)|court case|"
    r"complaint|claim|case|countersuit|litigation)"
)
_SUES = Cued(
    rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? {PRE}(?P<verb>(?:counter)?su(?:e[sd]?|ing)|(?:fil(?:e|es|"
    r"ed|ing)|brought|br?ings?|lodge[sd]?|launch(?:es|ed|ing)?|t(?:akes?|ook|aken|aking)|beg[au]n|"
    rf"start(?:s|ed)|initiated) (?:an? )?(?:[\w-]+ ){{0,3}}?{_SUIT} (?:[^,.;]{{1,60}}? )?"
    rf"against|t(?:akes?|ook|aken)(?= [^.;]{{1,60}} to court)) {DESCRIBED}(?P<b>{_A})"
)
_IS_SUED = Cued(
    rf"(?P<b>{_A})(?:, [^,]{{1,80}},)? {PRE}(?P<verb>sued|taken to court) by {DESCRIBED}(?P<a>{_A})"
)
_FACES = Cued(
    rf"(?P<b>{_A}) {PRE}(?P<verb>fac(?:es|ed|ing)) (?:an? )?(?:[\w-]+ ){{0,3}}?{_SUIT} "
    rf"(?:(?:brought|filed|lodged) )?(?:by|from) {DESCRIBED}(?P<a>{_A})"
)
_SUIT_BY = Cued(
    rf"\b(?P<verb>{_SUIT}) (?:(?:brought|filed|lodged|launched) )?(?:by|from) {DESCRIBED}"
    rf"(?P<a>{_A}) against {DESCRIBED}(?P<b>{_A})"
)
_SUIT_AGAINST = Cued(
    rf"\b(?P<verb>{_SUIT}) against {DESCRIBED}(?P<b>{_A}) (?:(?:brought|filed|lodged|launched) )?"
    rf"(?:by|from) {DESCRIBED}(?P<a>{_A})"
)
_ONES_SUIT = Cued(
    rf"(?P<a>{_A})'s? (?:[\w-]+ ){{0,2}}?(?P<verb>{_SUIT}) against {DESCRIBED}(?P<b>{_A})"
)
_BY_VERB, _BY_NOUN = (_SUES, _IS_SUED, _FACES), (_SUIT_BY, _SUIT_AGAINST, _ONES_SUIT)
LAWSUITS = either(*_BY_VERB, *_BY_NOUN)
_WEIGHED = re.compile(
    r"\b(?:threat\w*|possib\w+|potential|consider\w*|plan\w*|weigh\w*|may|might|could|would|if|"
    r"prepar\w+|avoid\w*|no|any|future)\b[^,.;]{0,40}$"
)


def lawsuits(masked: Masked, _: Story) -> Iterator[Found]:
    """Who sued whom: each plaintiff, each defendant."""
    for pattern in _BY_VERB:
        for match in masked.all(pattern):
            subject = min(match.start("a"), match.start("b"))
            verb = "sued" if match["verb"].endswith("ing") else match["verb"]
            if acts(masked, subject) and stance(match["pre"], verb) == "done":
                yield from _sued(masked, match)
    for pattern in _BY_NOUN:
        for match in masked.all(pattern):
            if not _WEIGHED.search(masked.text, 0, match.start()):
                yield from _sued(masked, match)


def _sued(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    start, end = masked.span(*match.span())
    for actor in actors(masked, match.start("a")):
        for other in actors(masked, match.start("b")):
            if "count" not in (actor.kind, other.kind):
                yield Found(
                    kind="lawsuit-filed",
                    rule="lawsuit",
                    roles={"actor": actor, "defendant": other},
                    start=start,
                    end=end,
                    as_said=match["verb"].replace(_A, "…"),
                    said_at=masked.at(match.start("verb")),
                )
