"""What a clause leaves out, in one pattern, and what it means.

Invariant: every match of an elision has one of its strings.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

A = "\ue000"
HAVE = ("has", "have", "had", "did", "does", "do", "is", "are", "was", "were", "will", "would")
DO = rf"(?:{'|'.join(HAVE)})"
END = (
    r"(?=\s*(?:[.,;:)–—]|$|(?:and|but|or|nor|while|because|citing|as|when|although|though|since|"
    r"who|"
    r"which|that|in|on|at|after|before|a|an|the|this|last|earlier|later|from|with|too|either|for)"
    r"\b))"
)
PEOPLE = r"(?:(?:the |all |its |their |most |many |a \w+ of )?(?:[\w-]+ ){0,4}[\w-]+s: )?"
"""Who they are before they are named: "so did the five hosts: …"."""
Meant = Literal["done", "not", "told", "dated", "left out"]
"""As the others did; not so; as the verb says; only with a day; as the others did not."""


class Elision(NamedTuple):
    """A pattern, what it means, where what it goes on with stands."""

    pattern: re.Pattern[str]
    strings: tuple[str, ...]
    meant: Meant
    here: bool = False
    """Only with what the same sentence has told before."""
    several: bool = False
    """Only with what several have done."""

    @property
    def beside(self) -> bool:
        """Whether those who are meant may stand in one list with those they are of."""
        return self.strings[0] in ("among them", " included")


def elision(
    pattern: str,
    strings: tuple[str, ...],
    meant: Meant,
    *,
    here: bool = False,
    several: bool = False,
) -> Elision:
    return Elision(re.compile(pattern), strings, meant, here, several)
