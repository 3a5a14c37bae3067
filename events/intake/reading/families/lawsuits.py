"""Who sued whom.

Invariant: a lawsuit that somebody threatens or weighs is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found, actors, acts
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A = "\ue000"
_SUED = Cued(
    rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? {PRE}(?P<verb>sue[sd]?|suing|(?:fil(?:e|es|ed|ing)|"
    rf"brought|lodged) (?:an? )?(?:\w+ ){{0,2}}(?:lawsuit|suit|case|complaint|claim) "
    rf"against|took) (?P<b>{_A})"
)
LAWSUITS = either(_SUED)


def lawsuits(masked: Masked, _: Story) -> Iterator[Found]:
    """Who sued whom: each plaintiff, each defendant."""
    for match in masked.all(_SUED):
        court = match["verb"] == "took"
        if court and not masked.text.startswith(" to court", match.end()):
            continue
        if not acts(masked, match.start("a")) or stance(match["pre"], match["verb"]) != "done":
            continue
        start, end = masked.span(*match.span())
        for actor in actors(masked, match.start("a")):
            for other in masked.items(match.start("b")):
                if "count" not in (actor.kind, other.kind):
                    yield Found(
                        kind="lawsuit-filed",
                        rule="lawsuit",
                        roles={"actor": actor, "defendant": other},
                        start=start,
                        end=end,
                        as_said=match["verb"],
                        said_at=masked.at(match.start("verb")),
                    )
