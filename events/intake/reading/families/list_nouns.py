"""Listings told by a noun, and who stands on a list: "A's removal from it", "among them are A".

Invariant: a removal that somebody asks for, weighs or fears is none. Where no authority is said,
the list is the one named, or the one that somebody was put on last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.blacklists import keepers, measured, national
from events.intake.reading.cues import Cued
from events.intake.reading.families.list_parties import further
from events.intake.reading.families.list_words import (
    ACTORS,
    DESCRIBED,
    LIFT,
    LIST,
    MEASURE,
    MEASURES,
    PRONOUN_SUBJECT,
)
from events.intake.reading.families.listees import list_at, listed
from events.intake.reading.found import Found, acts
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A = ACTORS
_ON = r"(?:added to|(?:placed|put|included|listed|named) (?:on|in))"
_ACTS = (
    r"(?P<act>removal|delisting|addition|inclusion|designation|blacklisting|sanctioning|"
    r"placement|listing|debarment|proscription)"
)
_NOUN = Cued(
    rf"\b{_ACTS}(?: by (?:the )?(?P<by2>{_A}))? of {DESCRIBED}(?P<p>{_A})"
    rf"(?: (?:from|to|on|in) (?P<l>{LIST}))?(?: by (?P<by>{_A}))?"
)
_POSSESSED = Cued(
    rf"(?P<p>{_A})(?:'s?|’s?) (?:\w+ )?(?P<act>removal|delisting|addition|inclusion|placement|"
    r"listing|exit|departure|release|return|presence|place|spot|position) (?:from|to|on|in) "
    rf"(?P<l>{LIST})"
)
_OWN = Cued(
    r"(?P<p>\b(?:[Tt]heir|[Ii]ts|[Hh]is|[Hh]er)) (?:\w+ )?(?P<act>removal|delisting|addition|"
    r"inclusion|placement|listing|exit|release|return|designation) (?:from|to|on|in|under) "
    rf"(?P<l>{LIST})"
)
_AMONG = Cued(
    rf"\b(?:[Aa]mong|[Aa]lso|[Nn]ewly)(?: the| those)?(?: (?!which|who)[\w-]+){{0,3}}? "
    rf"(?:{_ON} (?P<l>{LIST})|on (?P<l2>{LIST})|(?P<verb>blacklisted|sanctioned|designated))"
    rf"(?: by (?P<by>{_A}))? (?:are|were|is|was|include[sd]?) {DESCRIBED}(?P<p>{_A})"
)
_IS_AMONG = Cued(
    rf"(?P<p>{_A})(?:, [^,]{{1,80}},)? (?:is|are|was|were|remains?) "
    rf"(?!not|no\b|never|on |in |off )"
    rf"(?:(?:now|also|still|thus|currently) )*(?:among |the )(?:the |those |only )?"
    rf"(?:(?!not|who|which)[\w-]+ ){{0,5}}?"
    rf"(?:{_ON} (?P<l>{LIST})|on (?P<l2>{LIST})|(?:hit|targeted|affected|covered) (?:by|under) "
    rf"(?:the )?(?:(?P<l3>\ue001)|{MEASURE})|(?P<verb>blacklisted|sanctioned|designated))"
    rf"(?: by (?P<by>{_A}))?"
)
_INVERTED = Cued(
    rf"(?:^|[;,] )(?:(?:[Aa]dded|[Nn]ewly added|[Ii]ncluded|[Ll]isted|[Nn]ew|[Aa]lso) (?:to|on|in) "
    rf"|(?P<how>[Rr]emoved|[Dd]ropped|[Ss]truck|[Tt]aken) (?:from|off) |[Oo]n )(?P<l>{LIST})"
    rf"(?: (?:are|is|were|was)|:) {DESCRIBED}(?P<p>{_A})"
)
_TARGET = Cued(
    rf"(?<!{_A}'s )\b(?:[Tt]he|[Nn]ew|[Ll]atest|[Tt]hese|[Tt]hose) (?:[\w-]+ )"
    rf"{{0,2}}?(?P<what>{MEASURES}|"
    r"designations|blacklistings?)(?:, [^,]{1,60},)? (?:also |specifically )?(?:target(?:s|ed)?|"
    r"hit|cover(?:s|ed)?|"
    r"name[sd]?|appl(?:y|ies|ied) to|include[sd]?|extend(?:s|ed)? to) "
    rf"{DESCRIBED}(?P<p>{_A})"
)
_OPENING = Cued(
    r"^(?:(?P<verb>Sanctioned|Blacklisted|Gr[ae]y-listed|Designated|Delisted)(?: by "
    r"(?P<by>\ue000))?|"
    rf"(?:Added to|Placed on|Put on) (?P<l>{LIST})|Under (?:(?P<l2>\ue001)|{MEASURE}))"
    rf"[^.;\ue000\ue001]{{0,40}}, {DESCRIBED}(?P<p>{_A})"
)
_IMPOSED = Cued(
    rf"(?P<what>[Ss]anctions|[Rr]estrictions|[Ee]mbargo(?:es)?|[Cc]urbs|[Bb]ans|[Ff]reezes) "
    rf"(?:(?:that |which )?(?:(?P<by>{_A})|it|they|he) (?:had |has |have )?|(?:was|were|has been|"
    r"have been|had been) (?:also )?)?(?:imposed|slapped|placed|levied|put) "
    rf"(?:\w+ )?(?:on|against) {DESCRIBED}(?P<p>{_A})(?: by (?P<by2>{_A}))?"
)
_STANDS = Cued(
    rf"(?P<p>{_A}|{PRONOUN_SUBJECT})(?: (?:of|from|in) [^,.;\ue001]{{1,40}}?)?"
    r"(?: among them)?(?:, [^,]{1,80},)?,? "
    r"(?:(?:which|who|that) )?(?P<be>(?:(?:is|are|was|were|has|have|had|been|being|remain(?:s|ed)?|"
    r"stay(?:s|ed)?|continues? to be|still|already|also|currently|now|both|all|so far|later|"
    r"placed|put|no longer|not) ){1,5})(?:(?:listed |kept )?(?P<how>off|out of|on|in) "
    rf"(?P<l>{LIST})|(?:under|subject to|the (?:target|subject|object) of) (?:(?P<l2>\ue001)|"
    rf"{MEASURE}))"
)
_FACES = Cued(
    rf"(?P<p>{_A})(?:, [^,]{{1,80}},)? {PRE}(?:fac(?:es?|ed|ing)|c[oa]mes? under|f[ea]ll(?:s|en)? "
    rf"under) (?:(?P<l2>\ue001)|{MEASURE})(?! (?:if|unless)\b)"
)
_HOLDS = Cued(
    rf"(?P<l>(?!it\b){LIST})(?:,|, [^,]{{1,100}},)? (?:which )?(?:(?:now|also|already|currently) )?"
    r"(?:include[sd]?|names?|named|features|"
    r"has|consists? of|(?:is|are) made up of|contains?|counts|targets?|hits?|comprises?|"
    r"add(?:s|ed)|keeps?|kept|retain(?:s|ed)|(?P<how>drop(?:s|ped)|remove[sd]|omit(?:s|ted))|"
    r"numbers|runs to|stands at|holds|covers|lists|"
    rf"(?:has )?gr[eo]wn? to) {DESCRIBED}(?P<p>{_A})"
)
_THERE_ARE = Cued(
    rf"\b[Tt]here (?:are|were) (?:now |currently |already )?(?P<p>{_A}) on (?P<l>{LIST})"
)
_STATES = (_STANDS, _FACES, _HOLDS, _THERE_ARE)
_NO_BEING = frozenset({"placed", "put", "both", "all", "later", "now", "also"})
"""Without a verb of being they tell what others are put on, or where."""
_OFF = (
    "exit",
    "departure",
    "release",
    "removal",
    "delisting",
    "lifted",
    "removed",
    "ended",
    "dropped",
    "rescinded",
    "revoked",
    "expired",
    "lapsed",
    "ran out",
    "struck",
    "taken",
)
_LIFTS = re.compile(rf"\b{LIFT} (?:the |all |its |those |these |any )?$")
"""Before sanctions of which it is told that they end."""
_TAKES_OFF = ("drop", "remove", "omit")
_WEIGHED = re.compile(
    r"\b(?:call\w*|urg\w+|demand\w*|seek\w*|sought|request\w*|ask\w*|consider\w*|possib\w+|"
    r"potential|propos\w+|against|toward|discuss\w*|favou?r\w*|oppos\w+|if|could|may|might|would|"
    r"should|prevent\w*|avoid\w*|block\w*|reject\w*|plan\w*|fear\w*|threat\w*|efforts?|petition\w*|"
    r"for|to|without|no|not|denied|recommend\w*|order\w*|sue[sd]?|suing|appeal\w*|challeng\w*)"
    r"\b[^,.;]{0,40}$"
)
_TO_COME = re.compile(r" (?:would|could|may|might|should|will|is being considered|was proposed)\b")


def by_noun(masked: Masked, story: Story) -> Iterator[Found]:
    """Listings and delistings that a noun tells, and lists of who was put on one."""
    for pattern in masked.tried((_NOUN, _POSSESSED, _OWN)):
        for match in masked.all(pattern):
            text, at = masked.text, match.start()
            if not (
                _WEIGHED.search(text, max(0, at - 70), at) or _TO_COME.match(text, match.end())
            ):
                yield from _told(masked, match, story, again=False)
    for pattern in masked.tried((_AMONG, _TARGET, _IMPOSED, _INVERTED, _OPENING)):
        for match in masked.all(pattern):
            lifted = pattern is _IMPOSED and _LIFTS.search(masked.text, 0, match.start())
            if not lifted:
                yield from _told(masked, match, story)
    for match in masked.all(_IS_AMONG):
        if acts(masked, match.start("p")):
            yield from _told(masked, match, story)
    for pattern in masked.tried(_STATES):
        for match in masked.all(pattern):
            yield from _stands(masked, match, story)


def _stands(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """Who stands on a list, or no longer does."""
    said = match.groupdict()
    be = (said.get("be") or "").split()
    how = said.get("how") or ""
    off = how in ("off", "out of") or how.startswith(_TAKES_OFF) or "longer" in be
    if "not" in be or (be and set(be) <= _NO_BEING) or not acts(masked, match.start()):
        return
    if said.get("pre") is not None and stance(match["pre"], "faced") != "done":
        return
    named = next((n for n in ("l", "l2") if said.get(n)), None)
    whose = keepers(masked.items(match.start("own"))) if said.get("own") else []
    by = next(iter(whose or national(said.get("what") or "", story)), None)
    if named is not None:
        target = list_at(masked, match.span(named), (), story)
    else:
        target = None if by is None else measured(said["what"] or "", by, story)
    places = [match.start("p"), *further(masked, match.end(), match.start("p"))]
    yield from listed(masked, places, target, by, off, match, story, "state")


def _told(
    masked: Masked, match: re.Match[str], story: Story, *, again: bool = True
) -> Iterator[Found]:
    said = match.groupdict()
    act = said.get("act") or (said.get("how") or said.get("gone") or "").lower()
    whose = next((n for n in ("by", "by2", "own") if said.get(n)), None)
    by = next(iter(keepers(masked.items(match.start(whose)))), None) if whose else None
    by = by or next(iter(national(said.get("what") or "", story)), None)
    target = _list(masked, match, by, story)
    places = [match.start("p"), *further(masked, match.end())]
    yield from listed(masked, places, target, by, act in _OFF, match, story, again=again)


def _list(masked: Masked, match: re.Match[str], by: Item | None, story: Story) -> Item | None:
    said = match.groupdict()
    named = next((n for n in ("l", "l2", "l3") if said.get(n)), None)
    if named is not None:
        return list_at(masked, match.span(named), (by,) if by else (), story)
    word = said.get("what") or said.get("verb") or said.get("act") or ""
    if by is not None:
        return measured(word.lower(), by, story)
    return (
        (story.last_listing.target if story.last_listing is not None else None)
        if "act" not in said or "how" in said
        else None
    )
