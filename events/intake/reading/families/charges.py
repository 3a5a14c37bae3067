"""What somebody did, or is said to have done: charges, findings of courts, admissions.

Invariant: what somebody is accused, suspected or said to be guilty of is alleged; asserted is
only what a court or regulator found, or the one it is about admitted. A denial is no charge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.families.list_words import DESCRIBED
from events.intake.reading.found import Found, actors, acts, unsigned
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story

_A = "\ue000"
_REST = r"[^,.;]{1,160}"
_PRE = (
    r"(?P<pre>(?:(?:has|have|had|is|are|was|were|been|being|also|long|widely|\w+ly|now|not) "
    r"){0,4})"
)
_WHO = rf"(?P<a>{_A})(?:,? (?:which|who|that)|, [^,]{{1,80}},)? {_PRE}"
_BY = (
    rf"(?P<by>{_A}|\b(?:[Pp]rosecutors|[Pp]olice|[Ii]nvestigators|[Aa]uthorities|[Oo]fficials|"
    r"[Rr]egulators|[Cc]ritics|[Cc]ampaigners|[Tt]he (?:department|ministry|agency|bureau|"
    r"regulator|"
    r"watchdog|commission|council)))"
)
_CHARGES = r"(?:charges|accusations|allegations|claims|suspicions?|reports|evidence|complaints)"
_WRONGS = (
    r"(?:(?:has |have |had )?(?:ordered|interfered|hacked|stole|stolen|attacked|targeted|meddled|"
    r"breached|violated|spied|supplied|smuggled|cheated|concealed|failed to comply|bribed|"
    r"laundered|"
    r"trafficked|evaded|circumvented|colluded|forged|falsified|lied|defrauded|tortured|persecuted|"
    r"repressed|censored|been (?:complicit|involved|implicated|engaged) in|been used (?:to|for|by)|"
    r"(?:helped|aided|abetted|enabled|facilitated|supported|armed|funded|financed|provided|sold)"
    r"(?=[^.;]{0,90}(?:evad|dodg|launder|militia|terror|repress|surveil|spy|hack|weapon|army|"
    r"militar|"
    r"abus|drones)))|"
    r"(?:is|was|were|are|has been|have been) (?:behind|responsible for|in (?:\w+ )?(?:violation|"
    r"breach) of|not complying|violating|breaching|flouting|failing to comply|spying|stealing|"
    r"hacking|meddling|interfering|supplying|smuggling))"
)
_CHARGED = Cued(
    rf"(?:{_WHO}|(?P<a2>{_A}), (?:(?:an?|the) [^,.;]{{3,60}}? )?)"
    rf"(?:(?:suspected|accused|alleged|charged)(?: by {_A})?(?: (?:of|with|to))|"
    r"(?:linked|tied) to|(?:implicated|embroiled|mired) in|blamed for|"
    r"(?:believed|thought|said|reported) to have (?!(?:join|sign|ratif|acced|left|quit|withdr|"
    r"agree|become|endors|back)\w*)|"
    r"(?:indicted|prosecuted|arrested|detained) (?:for|over|on (?:charges|suspicion) of)|"
    rf"fac(?:es|ed|ing) (?:\w+ ){{0,2}}{_CHARGES} (?:of|over|that (?:it|he|she|they))|"
    rf"(?:investigated|probed|under investigation|on trial|under scrutiny) (?:for|over)) "
    r"[^,.;]{2,160}"
)
_ALLEGEDLY = Cued(
    rf"(?P<a>{_A}) (?:(?:has|have|had|is|are|was|were) )?(?:allegedly|reportedly) [a-z]+ed {_REST}"
)
_ACCUSES = Cued(
    rf"{_BY}(?:, [^,]{{1,80}},|,? (?:which|who))? {_PRE}(?:accus(?:e[sd]?|ing) "
    rf"{DESCRIBED}(?P<a>{_A}) of [a-z]+ing|"
    rf"charg(?:es|ed|ing) {DESCRIBED}(?P<a2>{_A}) with|"
    rf"blam(?:e[sd]?|ing) {DESCRIBED}(?P<a3>{_A}) for|"
    rf"suspect(?:s|ed)? {DESCRIBED}(?P<a4>{_A}) of) {_REST}"
)
_ON = Cued(
    rf"{_BY}(?:, [^,]{{1,80}},)? {_PRE}(?:blam(?:e[sd]?|ing)|pinn(?:ed|ing)) (?!{_A} for)"
    rf"[^,.;]{{3,60}}? on {DESCRIBED}(?P<a>{_A})"
)
"""The other way round: "blamed the attack on A"."""
_PART = Cued(
    rf"(?P<a>{_A})[^.;\ue000\ue001]{{2,140}}? (?:over|for|because of|due to|citing|amid) (?:its|"
    rf"their|"
    rf"his|her) "
    r"(?:alleged|suspected|supposed) (?:[a-z-]+ )?(?:role|part|involvement|complicity|ties|links|"
    rf"support|use|failure|participation|cooperation|connections?|violations?|breach) {_REST}"
)
_ALLEGING = Cued(
    rf"\b(?:sued|suing|charged|indicted|took|against) {DESCRIBED}(?P<a>{_A})[^.;\ue000]{{0,60}}?, "
    r"(?:alleging|claiming|arguing) (?:that )?(?:it|they|he|she|the [a-z ]{2,20}?) (?:had |has |"
    r"have )"
    rf"?{_REST}"
)
_SAYS = Cued(
    rf"{_BY} (?:(?:has|have|had|also) )*(?:said|says|say|alleges?|alleged|claims?|claimed|"
    rf"believes?|accused) (?:that )?(?P<a>{_A}) (?:of )?(?:\w+ly )?(?:{_WRONGS}|"
    r"meddling|interfering|hacking|stealing|violating|breaching|spying|supplying|ordering) "
    r"?[^,.;]{0,200}"
)
_CLAIM = Cued(
    rf"\b(?:claim(?:ing|s|ed)|alleg(?:ing|es|ed)|claim that|alleg(?:e|ations?) that|"
    rf"(?:evidence|accusations?|suspicions?|signs) that) (?:that )?(?P<a>{_A}) "
    r"(?P<what>(?!(?:as|could|may|might|would|should|need|needs|can|cannot|will|must|is not|are "
    r"not|"
    r"did not|does not|do not|has not|have not|had no|has no|have no) )[a-z][^,.;]{3,200})"
)
_CONCERN = Cued(
    rf"\b(?:concerns?|saying|complain\w*) (?:that )?(?P<a>{_A}) {_WRONGS}[^,.;]{{0,200}}"
)
_WHAT = r"(?:the |its )?(?:[A-Z][\w.]* ){0,2}[\ue000\ue001]"
_HIT = (
    r"(?:suspend|expel|sanction|blacklist|add|fin|bann?|charg|arrest|sack|dismiss|"
    r"investigat|su|indict|designat)(?:s|es|ed|led|ing)"
)
_BECAUSE = (
    rf"(?:over|amid|due to|because of|on|following|after|citing) (?:\w+ ){{0,2}}?{_CHARGES} "
    rf"(?:of|that (?:it|they|he|she)) {_REST}"
)
PUNISHED = Cued(
    rf"\b{_HIT} {DESCRIBED}(?P<a>{_A})(?: (?:from|to|on) {_WHAT})? (?:{_BECAUSE}|"
    rf"for (?!(?:not|being) )[a-z]+ing {_REST})"
)
_CONVICTED = Cued(
    rf"{_WHO}(?:(?:fined|convicted|sentenced|jailed|found guilty|penali[sz]ed|punished|censured|"
    rf"reprimanded)(?: [^,.;]{{1,40}}?)? (?:for|of|over)|found to (?:have|be)) {_REST}"
)
_CONVICTS = Cued(
    rf"\b(?:(?:fin(?:es|ed)|convict(?:s|ed)|penali[sz]ed) (?P<a>{_A})(?: [^,.;]{{1,40}}?)? "
    rf"(?:for|of|over)|found (?P<a2>{_A}) guilty of) {_REST}"
)
_ADMITS = Cued(
    rf"{_WHO}(?:(?:admit(?:s|ted)?|confess(?:es|ed)?|acknowledg(?:es|ed)|conced(?:es|ed)) "
    rf"(?:to )?(?:[a-z]+ing|that (?:it|they|he|she))|(?:pleads?|pleaded|pled) guilty to) {_REST}"
)
_BEHIND = (_ALLEGING, _PART, _ON, _CLAIM, _CONCERN, _SAYS, _CONVICTS, PUNISHED)
"""The actor is no subject of the clause."""
_ALLEGED = (
    _ALLEGING,
    _PART,
    _ON,
    _CHARGED,
    _ALLEGEDLY,
    _ACCUSES,
    _CLAIM,
    _CONCERN,
    _SAYS,
    PUNISHED,
)
_FOUND = (_CONVICTED, _CONVICTS, _ADMITS)
_EACH = (*_FOUND, *_ALLEGED)
CONDUCT = either(*_EACH)


def conduct(masked: Masked, _: Story) -> Iterator[Found]:
    """What somebody is accused of, was found to have done, or admits."""
    told: set[tuple[str, int]] = set()
    for pattern in masked.tried(_EACH):
        for match in masked.all(pattern):
            groups = match.groupdict()
            at = match.start(next(a for a in ("a", "a2", "a3", "a4") if groups.get(a)))
            subject = match.start("by") if groups.get("by") else at
            behind = pattern in _BEHIND
            if "not" in (groups.get("pre") or "").split() or not (behind or acts(masked, subject)):
                continue
            for actor in _one(masked, at):
                if (actor.id, at) not in told:
                    told.add((actor.id, at))
                    yield _charge(masked, match, actor, alleged=pattern in _ALLEGED)


_HEADED = re.compile(r"\b[a-z]+s (?:on the list |concerned |named )?[\u2013\u2014-] $")
"""In front of those who are only listed, one noun for them all: "firms — A and B — are said …"."""


def _one(masked: Masked, at: int) -> list[Item]:
    if _HEADED.search(masked.text, max(0, at - 40), at):
        return []
    every = list(actors(masked, at))
    them = [i for i in every if i.kind != "count" and i.id]
    if every and every[0].kind == "count" and them:
        return []
    return [] if len(them) > 1 and all(i.referred for i in them) else them


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
