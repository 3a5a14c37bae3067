"""Who, by the text's own words, says what a sentence says.

Invariant: "according to X" governs its whole sentence, "X said" what X is said to have said; a
report in the document's own voice has nobody.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from events.intake.reading.cues import Cued
from events.intake.reading.found import Found
from events.intake.reading.masking import Masked

_ACCORDING = Cued(r"\b[Aa]ccording to (?P<who>(?:[^,.;]|\.(?=\S)){2,80}?)(?=,|\.?$|;| said| who)")
_SAID = Cued(
    r"(?P<who>[^,;\"]{2,80}?) (?:has |have |also )*(?:said|says|say|announced|reported|"
    r"claimed|claims|confirmed|told [a-z]+|stated|added) (?:that )?"
)
_SAID_BEHIND = Cued(
    r"[,\"] (?P<who>[^,\"]{2,60}?) (?:said|says|reported|announced|added)(?:[ ,.]|$)"
)
_SIGNS = re.compile("[\ue000-\ue00f]")


def speaker_of(masked: Masked) -> tuple[int, int, str] | None:
    """(start and end of what is governed, offsets in the text, who) for the sentence."""
    sentence = masked.sentence
    base, last = sentence.start, sentence.end
    found = sentence.first(_ACCORDING)
    if found:
        return base, last, _bare(found["who"])
    behind = sentence.first(_SAID_BEHIND)
    if behind:
        return base, base + behind.start(), _bare(behind["who"])
    before = sentence.opening(_SAID)
    if before:
        return base + before.end(), last, _bare(before["who"])
    return None


def attributed(found: Found, speaker: tuple[int, int, str] | None) -> Found:
    """The finding with its speaker, if one governs it. Statements have their own."""
    if speaker is None or found.kind in ("statement-made", "role-held") or found.attributed_to:
        return found
    start, end, who = speaker
    if start <= found.start and found.end <= end + 1:
        return replace(found, attributed_to=who)
    return found


def _bare(who: str) -> str:
    return re.sub(r"^[Tt]he ", "", _SIGNS.sub("", who)).strip(' ,"')
