"""What somebody did, or is said to have done: charges, findings of courts, admissions.

Invariant: what somebody is accused, suspected or said to be guilty of is alleged; asserted is
only what a court or regulator found, or the one it is about admitted. A denial is no charge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found, actors, acts, unsigned
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story

_A = "\ue000"
_REST = r"[^,.;]{3,160}"
_PRE = (
    r"(?P<pre>(?:(?:has|have|had|is|are|was|were|been|being|also|long|widely|\w+ly|now|not) "
    r"){0,4})"
)
_WHO = rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? {_PRE}"
_CHARGED = Cued(
    rf"{_WHO}(?:(?:suspected|accused|alleged|charged)(?: by {_A})?(?: (?:of|with|to))|"
    r"(?:believed|thought|said|reported) to have|"
    rf"(?:investigated|probed|under investigation|on trial|under scrutiny) (?:for|over)) {_REST}"
)
_ALLEGEDLY = Cued(rf"(?P<a>{_A}) (?:has |have |had )?(?:allegedly|reportedly) [a-z]+ed {_REST}")
_ACCUSES = Cued(
    rf"(?P<by>{_A})(?:, [^,]{{1,80}},)? {_PRE}(?:accus(?:es|ed|ing) (?P<a>{_A}) of [a-z]+ing|"
    rf"blam(?:es|ed|ing) (?P<a2>{_A}) for) {_REST}"
)
_SAYS = Cued(
    rf"(?P<by>{_A}) (?:(?:has|have|had|also) )*(?:said|says|say|alleges?|claims?|claimed|"
    rf"believes?|accused) (?:that )?(?P<a>{_A}) (?:of )?(?:\w+ly )?"
    r"(?:ordered|interfered|hacked|stole|attacked|targeted|meddled|breached|violated|spied|"
    r"supplied|smuggled|(?:is|was|were|are) behind|"
    r"meddling|interfering|hacking|stealing|violating|breaching|spying|supplying|ordering) "
    r"?[^,.;]{0,200}"
)
_CLAIM = Cued(
    rf"\b(?:claim(?:ing|s|ed)|alleg(?:ing|es|ed)|claim that|alleg(?:e|ations?) that|"
    rf"(?:evidence|accusations?|suspicions?|signs) that) (?:that )?(?P<a>{_A}) "
    r"(?P<what>[a-z][^,.;]{3,200})"
)
_CONVICTED = Cued(
    rf"{_WHO}(?:fined|convicted|found guilty|penali[sz]ed|punished|censured|reprimanded)"
    rf"(?: [^,.;]{{1,40}}?)? (?:for|of|over) {_REST}"
)
_CONVICTS = Cued(
    rf"\b(?:(?:fin(?:es|ed)|convict(?:s|ed)|penali[sz]ed) (?P<a>{_A})(?: [^,.;]{{1,40}}?)? "
    rf"(?:for|of|over)|found (?P<a2>{_A}) guilty of) {_REST}"
)
_ADMITS = Cued(
    rf"{_WHO}(?:admit(?:s|ted)?|confess(?:es|ed)?|acknowledg(?:es|ed)|conced(?:es|ed)) "
    rf"(?:to )?(?:[a-z]+ing|that (?:it|they|he|she)) {_REST}"
)
_ALLEGED = (_CHARGED, _ALLEGEDLY, _ACCUSES, _CLAIM, _SAYS)
_FOUND = (_CONVICTED, _CONVICTS, _ADMITS)
CONDUCT = either(*_ALLEGED, *_FOUND)


def conduct(masked: Masked, _: Story) -> Iterator[Found]:
    """What somebody is accused of, was found to have done, or admits."""
    told: set[tuple[str, int]] = set()
    for pattern in (*_FOUND, *_ALLEGED):
        for match in masked.all(pattern):
            groups = match.groupdict()
            at = match.start("a" if groups.get("a") else "a2")
            subject = match.start("by") if groups.get("by") else at
            behind = pattern in (_CLAIM, _SAYS, _CONVICTS)
            if "not" in (groups.get("pre") or "").split() or not (behind or acts(masked, subject)):
                continue
            for actor in _one(masked, at):
                if (actor.id, at) not in told:
                    told.add((actor.id, at))
                    yield _charge(masked, match, actor, alleged=pattern in _ALLEGED)


def _one(masked: Masked, at: int) -> list[Item]:
    return [i for i in actors(masked, at) if i.kind != "count" and i.id]


def _charge(masked: Masked, match: re.Match[str], actor: Item, *, alleged: bool) -> Found:
    start, end = masked.span(*match.span())
    return Found(
        kind="conduct-reported",
        rule="charge",
        roles={"actor": actor},
        start=start,
        end=end,
        as_said=unsigned(match.group()),
        alleged=alleged,
    )
