"""Two verbs in front of one thing: "has signed but not ratified", "neither signed nor ratified".

Invariant: each verb is meant as the words before it say; "not" before "but" is of the first alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.families.meaning import Told, told
from events.intake.reading.families.taking_words import FORMS, SAID_THAT, act_of
from events.intake.reading.found import Found, joinable, neither
from events.intake.reading.masking import Masked
from events.intake.reading.verbs import Stance, stance

_AUXILIARIES = frozenset(
    [
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "did",
        "does",
        "do",
        "may",
        "might",
    ]
)
_NEGATIVE = frozenset(["not", "never", "neither"])


def paired(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    """Forms like "A has signed but not ratified O", "A has neither signed nor ratified O"."""
    thing = joinable(masked, match.start("o"))
    if thing is None:
        return
    subject, span, pre = match.start("a"), (match.start("a"), match.end("o")), match["pre"]
    first = FORMS.fullmatch(match["one"])
    if first:
        meant = meant_of(masked, pre, match["one"], subject)
        said, at = pre + match["one"], match.start("one")
        yield from told(
            masked,
            f"{act_of(first)[1]}-verb",
            Told(subject, thing, *act_of(first), meant, span, at, said),
        )
    own = match["pre2"].split()
    if not _AUXILIARIES.intersection(own):
        kept = [w for w in pre.split() if match["and"] != "but" or w not in _NEGATIVE]
        own = [*kept, *own]
    meant = meant_of(masked, " ".join(own), match["verb"], subject)
    said, at = f"{' '.join(own)} {match['verb']}", match.start("verb")
    yield from told(
        masked,
        f"{act_of(match)[1]}-verb",
        Told(subject, thing, *act_of(match), meant, span, at, said),
    )


def meant_of(masked: Masked, pre: str, verb: str, subject: int) -> Stance | None:
    """How the verb is meant of those at that place; what they said they would do is intended."""
    if "would" in pre and SAID_THAT.search(masked.text, 0, subject):
        pre = pre.replace("would", "will")
    meant = stance(pre, verb)
    if meant in ("done", "intends") and neither(masked, subject):
        return "not" if meant == "done" else "intends-not"
    return meant
