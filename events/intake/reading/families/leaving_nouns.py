"""Who has left, told by a noun or by a law: "Other leavers include A"; who is being let in.

Invariant: read with the other nouns of taking part; where no thing is named it is the one that
others have just left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.antecedents import doubted, placeless
from events.intake.reading.cues import Cued, either
from events.intake.reading.families.meaning import Told, told
from events.intake.reading.found import LEFT, Found, joinable, unreal
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A, _O = "\ue000", "[\ue000\ue001]"
_PROCEDURE = Cued(
    r"\b(?:procedures?|process|steps|talks|negotiations) (?:[a-z]+ ){0,4}?(?:of|for|on|to) "
    rf"(?:admit|accept|grant)(?:ting|ing)? (?:the )?(?P<a>{_A}) (?:(?:full|the|as|an?|status|of|"
    rf"dialogue) )*(?:members?|partners?|observers?|membership)(?: status)?"
    rf"(?: (?:of|in|to) (?P<o>{_O}))?"
)
"""Forms like "the procedure for admitting Kenya as a member"."""
_GONE = r"leaver|departee|defector|drop-?out|quitter|departure|exit|defection|withdrawal"
_LEAVERS = Cued(
    rf"\b(?:[Oo]ther|[Rr]ecent|[Ll]atest|[Nn]ew|[Tt]he|[Ee]arlier|[Mm]ore|[Oo]thers|[Tt]hose) "
    rf"(?:(?:[a-z-]+ ){{0,2}}(?:{_GONE})s|(?:[a-z]+ ){{0,2}}(?:to have|(?:that|who|which) have|"
    rf"having) "
    rf"(?:\w+ly |also |already )?(?:left|quit|departed|withdrawn|pulled out|walked out|defected))"
    rf"(?: so far| already)?(?: (?:from|of) (?P<o>{_O}))? (?:are|were|include[sd]?) (?P<a>{_A})"
)
"""Who else has left: "Other leavers include A", "Others to have left are B"."""
_LEAVER = Cued(
    rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? {PRE}(?:is|are|was|were|been|became|marks|marked) (?:an?|"
    rf"the) "
    rf"(?:[\w-]+ ){{0,4}}?(?:{_GONE}) (?:from|of) (?P<o>{_O})"
)
"""Who "was the latest defector from the group"."""
_SINCE = Cued(
    rf"\b(?:[Ss]ince|[Aa]fter|[Ff]ollowing|[Dd]espite|[Uu]pon) (?:its|their) (?:[a-z-]+ )?"
    rf"(?P<noun>withdrawal|departure|exit) from (?P<o>{_O})[^.;:{_O[1:-1]}]{{0,40}}, (?P<a>{_A})"
)
"""Forms like "Since its exit from the union, Norway …"."""
_REPEALED = Cued(
    rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? {PRE}(?P<verb>sign|approv|pass|adopt|enact|promulgat|vot)"
    rf"[a-z]* (?:[^.;:{_O[1:-1]}]{{0,60}}?|[^.;:{_O[1:-1]}]{{0,30}}?\ue001) ?(?:that |to )?"
    rf"(?:revok|withdraw|rescind|cancel|annul|repeal)[a-z]* (?:(?:the|its|their|{_A}'s?) )?"
    rf"(?P<noun>ratification|signature|accession|participation) (?:of|to|in|from) (?P<o>{_O})"
)
"""A law that takes back a ratification."""
LEAVING_NOUNS = either(_PROCEDURE, _LEAVERS, _LEAVER, _SINCE, _REPEALED)


def leaving_nouns(masked: Masked, story: Story) -> Iterator[Found]:
    """Who has left, and who is being let in."""
    for match in masked.all(_PROCEDURE):
        thing = joinable(masked, match.start("o")) if match["o"] else story.lately(bodies=True)
        if thing is not None and not unreal(masked, match.start()):
            at = match.start("a")
            tale = Told(at, thing, "join", "joining", "intends", match.span(), at, "admitting")
            yield from told(masked, "joining-noun", tale)
    for pattern in masked.tried((_LEAVERS, _LEAVER, _SINCE, _REPEALED)):
        for match in masked.all(pattern):
            yield from _left(masked, match, story)


def _left(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """Who has left, told by a noun or by a law that takes back what was done."""
    subject = match.start("a")
    pre = match.groupdict().get("pre")
    if unreal(masked, match.start()) or (pre is not None and stance(pre, "left") != "done"):
        return
    thing = joinable(masked, match.start("o")) if match["o"] else _left_lately(story)
    if thing is not None:
        tale = Told(
            subject, thing, "withdraw", "leaving", "done", match.span(), match.start(), "left"
        )
        yield from told(masked, "leaving-noun", tale)


def _left_lately(story: Story) -> Item | None:
    """What others are told to have left."""
    deed = story.far_deed
    if deed is not None and (deed.kind in LEFT or deed.values.get("act") == "withdraw"):
        return doubted(placeless(deed.thing), "the sentence does not name it")
    return story.lately(bodies=True)
