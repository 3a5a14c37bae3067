"""Why somebody was put on a list: "for helping …", "over its alleged role in …".

Invariant: a charge of whoever listed them, so it is alleged; read right behind what tells the
listing, in its own sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from events.intake.reading.families.charges import PUNISHED
from events.intake.reading.found import Found
from events.intake.reading.masking import Masked

_CHARGES = (
    r"(?:charges|accusations|allegations|claims|suspicions?|reports|evidence|complaints|concerns)"
)
_PART = r"(?:role|part|involvement|participation|complicity|links?|ties|support|help|contribution)"
_REASON = re.compile(
    r"(?:(?!(?:which|who|while|and|but) )[^.;:]){0,60}?,? ?\b(?P<why>(?:"
    rf"(?:over|for|because of|on|after|amid|following|citing) (?:\w+ ){{0,3}}?(?:{_CHARGES} (?:of|"
    rf"that)|"
    rf"(?:alleged(?:ly)?|suspected) [a-z]+|(?:its|his|her|their) (?:\w+ ){{0,2}}?{_PART} (?:in|to|"
    rf"for|with|of))|"
    r"for (?:allegedly |reportedly |\w+ly )?(?!not |being )[a-z]+ing|"
    r"(?:accusing|accused|suspected) (?:it |them |"
    r"him |her |the \w+ )?of [a-z]+ing) [^.;]{3,200})"
)


def reasons(masked: Masked, told: Sequence[Found]) -> Iterator[Found]:
    """What those are charged with who were just told to be put on a list."""
    listed = [f for f in told if f.kind == "listed" and f.tense != "state"]
    if not listed or masked.first(PUNISHED):
        return  # those charges are read as such
    words, base = masked.sentence.text, masked.sentence.start
    end = max(f.end for f in listed)
    match = _REASON.match(words, end - base)
    if match is None:
        return
    for found in listed:
        if found.end == end:
            yield Found(
                kind="conduct-reported",
                rule="charge",
                roles={"actor": found.roles["party"]},
                start=base + match.start("why"),
                end=base + match.end("why"),
                as_said=match["why"][:120],
                alleged=True,
            )
