"""How a verb is meant: done, refused, not done, intended, or nothing that can be reported.

Invariant: what may, might, could, should or has yet to happen, what is urged, asked, hoped for or
considered, is no fact and no intention.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Stance = Literal["done", "refused", "not", "intends", "intends-not"]

_WORDS = (
    "have|has|had|having|neither|is|are|was|were|be|been|being|will|would|'ll|won't|may|might|could|can|"
    "cannot|should|must|shall|do|does|did|not|never|no|to|also|all|both|each|already|now|then|yet|"
    "since|later|still|further|only|just|too|even|once|again|soon|set|due|scheduled|poised|ready|"
    "expected|likely|preparing|planning|going|about|refused|refuses|refuse|refusing|declined|"
    "declines|decline|declining|agreed|agrees|agree|decided|decides|decide|vowed|vows|vow|pledged|"
    "pledges|pledge|promised|promises|promise|plans|plan|planned|intends|intend|intended|aims|aim|"
    "hopes|hope|hoped|wants|want|wanted|wishes|urged|asked|invited|failed|fails|fail|said|says|"
    "say|announced|announces|announce|confirmed|confirms|confirm|revealed|that|it|they|he|she|"
    "considering|weighing|mulling|becoming|became|become|becomes|started|began|opted|chose|"
    "their|its|his|her|the|a|an|intention|decision|plans|desire|readiness|willingness|move|bid|"
    "earlier|first|second|third|latest|last|newest|only|sole|final|country|nation|company|state|member|firm|"
    "countries|nations|companies|states|members|firms|governments|of|"
    "applied|applies|apply|applying|seeks|seek|sought|seeking|moved|ready|rejected|"
    "reportedly|allegedly|together|jointly|today|among|those|group|so|far|there|by|"
    "it's|they're|itself|themselves|voted|votes|vote|served|notice|signalled|signaled|signals|"
    "indicated|reaffirmed|undertaken|undertook|undertakes|bids|application|submitted|lodged|filed|made|formal|managed|ever|officially|committed|commit"
)
BEFORE = rf"(?:(?:{_WORDS}|\w{{1,16}}(?:ly|n't)|\d+(?:st|nd|rd|th)),? ){{0,9}}"
"""What may stand between a subject and its verb, as a pattern."""
PRE = f"(?P<pre>{BEFORE})"
"""The same as the group `pre`."""

_NO_FACT = frozenset(
    [
        "may",
        "might",
        "could",
        "can",
        "should",
        "must",
        "shall",
        "urged",
        "asked",
        "invited",
        "likely",
        "considering",
        "weighing",
        "mulling",
        "hopes",
        "hope",
        "hoped",
        "wants",
        "want",
        "wanted",
        "wishes",
        "yet",
        "desire",
        "bid",
        "allegedly",
        "about",
        "cannot",
    ]
)
_LODGED = frozenset(["announced", "submitted", "lodged", "filed", "made"])
"""A bid that was made is an intention; one that is only spoken of is none."""
_REFUSING = frozenset(
    [
        "refused",
        "refuses",
        "refuse",
        "refusing",
        "declined",
        "declines",
        "decline",
        "declining",
        "rejected",
    ]
)
_INTENDING = frozenset(
    [
        "will",
        "voted",
        "undertaken",
        "undertook",
        "undertakes",
        "votes",
        "vote",
        "committed",
        "commit",
        "'ll",
        "won't",
        "set",
        "due",
        "scheduled",
        "poised",
        "ready",
        "expected",
        "preparing",
        "planning",
        "going",
        "plans",
        "plan",
        "planned",
        "intends",
        "intend",
        "intended",
        "aims",
        "aim",
        "vowed",
        "vows",
        "vow",
        "pledged",
        "pledges",
        "pledge",
        "promised",
        "promises",
        "promise",
        "agreed",
        "agrees",
        "agree",
        "decided",
        "decides",
        "decide",
        "intention",
        "decision",
        "readiness",
        "willingness",
        "shall",
        "would",
    ]
)
_SAYING = frozenset(
    [
        "said",
        "notice",
        "signalled",
        "signaled",
        "signals",
        "indicated",
        "reaffirmed",
        "says",
        "say",
        "announced",
        "announces",
        "announce",
        "confirmed",
        "confirms",
        "confirm",
        "revealed",
        "that",
    ]
)
_FIRST = frozenset(
    [
        "became",
        "become",
        "becomes",
        "becoming",
        "first",
        "latest",
        "newest",
        "last",
        "only",
        "sole",
        "final",
        "second",
        "third",
    ]
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|(?:four|fif|six|seven|eigh|nin|ten)th")


@lru_cache(4_096)
def stance(pre: str, form: str) -> Stance | None:
    """How the verb `form` behind the words `pre` is meant; None if it reports nothing.

    `form` is the verb as written ("join", "joined", "joining").
    """
    pre = pre.lower().replace("it's", "it is").replace("they're", "they are")
    words = [w.strip(",") for w in pre.split()]
    said = set(words)
    if said & _NO_FACT and not ("bid" in said and said & _LODGED):
        return None
    negative = bool(said & {"not", "never", "no", "neither"}) or any(
        w.endswith("n't") for w in words
    )
    if said & _REFUSING:
        return None if negative else "refused"
    if said & {"failed", "fails", "fail"}:
        return "not"
    if said & {"opted", "chose"}:
        return "refused" if negative else "done"
    if "would" in said and not said & _SAYING:
        return None
    intends = bool(said & _INTENDING)
    if "planned" in said and form.endswith("ed"):
        return None
    if not intends and "to" in said and not (said & _FIRST or any(map(_ORDINAL.fullmatch, words))):
        intends = not (said & {"started", "began", "managed"})
    if form.endswith("ing") and said & {"is", "are", "be"} and not _is_lasting(form):
        intends = True
    if intends and not _is_passive_done(words, form):
        return "intends-not" if negative else "intends"
    return "not" if negative else "done"


def _is_lasting(form: str) -> bool:
    return form.startswith(("back", "support", "endors", "sponsor"))


def _is_passive_done(words: list[str], form: str) -> bool:
    """ "was set up", "were expected": no; "the pact agreed by" has no "to"."""
    return not words or (
        words[-1] in ("agreed", "planned") and form.endswith("ed") and "to" not in words
    )
