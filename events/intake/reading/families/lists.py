"""Blacklists and sanctions: an authority puts a party on a list, or takes it off.

Invariant: the list is the one named, else the one of that authority that its word fits
("blacklisted", "sanctions", "restrictions"); else it is new and says so. Restrictions on somebody
put nobody on a list of another name. Each authority that acts has a list of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.blacklists import (
    barring_list,
    keepers,
    measured,
    national,
    referred,
)
from events.intake.reading.cues import Cued
from events.intake.reading.families.list_parties import enumerated, further
from events.intake.reading.families.list_words import (
    ACTORS,
    ASIDE,
    BLACKLIST,
    DESCRIBED,
    FREEZES,
    IMPOSE,
    KEEPER,
    LIFT,
    LIST,
    MEASURE,
    NO_TITLE,
    OFF,
    ON,
    PRONOUN,
    PRONOUN_SUBJECT,
    PUT,
)
from events.intake.reading.families.listees import list_at, listed, only_list
from events.intake.reading.found import Found, Tense, acts
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, Stance, stance

_A = ACTORS
_PRONOUN = rf"(?:{_A}|{PRONOUN})"
_NAME = r"(?:'s? names?)?"
_PARTY = rf"{_A}(?!'s)"


def _measure(number: int) -> str:
    """A measure with groups of its own."""
    return MEASURE.replace("<what>", f"<what{number}>").replace("<own>", f"<own{number}>")


_PUT = (
    rf"(?P<put>{PUT}) {DESCRIBED}(?P<p2>{_PRONOUN}){_NAME}{ASIDE},? (?:{ON} (?P<l2>{LIST})|"
    r"(?P<there>there\b|back(?=[.,;]|$| again)))"
    rf"|(?P<off>{OFF}) {DESCRIBED}(?P<p3>{_PRONOUN}){_NAME}{ASIDE},? (?:(?:from|off) "
    rf"(?P<l3>{LIST})|"
    r"(?P<away>off)(?= again|[,.;]|$))"
)
_LISTING = r"(?:designation|listing|blacklisting|debarment|suspension|proscription)"
_ORGAN = (
    r"(?:ministry|department|government|cabinet|regulators?|watchdog|agency|authorities|treasury|"
    r"(?:central |national )?bank|parliament|council|commission|administration)"
)
"""What of a state puts somebody on its list."""
_ACTIVE = Cued(
    rf"(?P<by>{_A})(?:'s? (?:[\w-]+ ){{0,2}}{_ORGAN})?(?:, (?:who|which) |,? that |,? )?"
    rf"(?:, [^,]{{1,80}}, )?(?:(?:notified|informed|told|assured) [^.;:,]{{1,60}}? (?:it|they) )?"
    rf"{PRE}(?:"
    rf"(?P<verb>{BLACKLIST}) {DESCRIBED}(?P<p1>{_PRONOUN})(?!'s){NO_TITLE}"
    r"|(?P<hit>hits?|hitting|slap(?:s|ped)?|target(?:s|ed)?|punish(?:es|ed)?|penali[sz]e[sd]?) "
    rf"{DESCRIBED}(?P<p7>{_PARTY}) with {_measure(4)}"
    rf"|{_PUT}"
    rf"|(?P<impose>{IMPOSE}) {_measure(1)} (?:on|against|in|targeting|hitting|aimed at|directed "
    rf"at) "
    rf"{DESCRIBED}(?P<p4>{_PARTY})"
    rf"|(?P<lapse>let(?:s|ting)?|allow(?:s|ed|ing)?) {_measure(6)} (?:on|against) {DESCRIBED}"
    rf"(?P<p12>{_A}) (?:to )?(?:lapse|expire|end|run out)"
    rf"|(?P<lift>{LIFT}) (?:{_measure(2)}|(?:the )?(?P<l8>\ue001))(?: (?:(?:that |which )?(?:it|"
    rf"they|he) (?:had )?)?(?:imposed|"
    rf"placed|slapped|put))? (?:on|against|from|off) {DESCRIBED}(?P<p5>{_PARTY})"
    rf"|(?P<pack>adopt(?:s|ed)?|approv(?:es?|ed)|agree[sd]?|unveil(?:s|ed)?|announc(?:es?|ed)) "
    rf"(?:[\w'-]+ ){{1,5}}?(?:package|round|set|batch|raft) of {_measure(7)}(?: (?:on|against) "
    rf"{_A})?, "
    rf"(?:list|target|hitt|nam|add|sanction|blacklist|cover)ing {DESCRIBED}(?P<p14>{_PARTY})"
    rf"|(?P<freeze>{FREEZES}) {DESCRIBED}(?P<p8>{_PARTY})"
    rf"|(?P<bar>barr?(?:ed|s|ing)|bann(?:ed|ing)|suspend(?:s|ed)) {DESCRIBED}(?P<p13>{_PARTY})"
    rf"|(?P<undo>{LIFT}) (?:(?P<p9>{_A})'s? (?:[\w-]+ ){{0,2}}{_LISTING}|(?:the |its )?"
    rf"(?:[\w-]+ ){{0,2}}{_LISTING} of {DESCRIBED}(?P<p10>{_PARTY}))"
    rf"|(?P<hold>ha(?:s|ve|d)|keeps?|kept|plac(?:es|ed)|puts?) {DESCRIBED}(?P<p11>{_PRONOUN}) "
    rf"under {_measure(5)}"
    r"|(?P<widen>(?:expand|extend|broaden|widen|updat)(?:s|es|ed|ing)) "
    rf"(?:(?P<l6>{LIST})|{_measure(3)})(?: to (?:include|cover|target|hit|add)|,? (?:by )?"
    r"(?:adding|including|naming|targeting)) "
    rf"{DESCRIBED}(?P<p6>{_PARTY}))"
)
_BARE = Cued(
    rf"(?:{KEEPER}(?: in (?P<by>{_A}))?|\b(?:[Ii]t|[Tt]hey|and|that|after|having)|"
    rf",(?= (?:add|plac|putt|list|remov|tak|dropp|nam|delist)ing\b)) {PRE}(?:{_PUT})"
)
"""The same where the sentence does not name who does so."""
_ITSELF = r"(?:itself|himself|herself|themselves)"
_PASSIVE = Cued(
    rf"(?P<p>{_A}|{PRONOUN_SUBJECT}){_NAME}"
    r"(?: (?:of|in|from) (?:(?!\b(?:that|said|announced|told)\b)[^,.;\ue001]){1,40}?)?"
    r"(?: among them)?(?:,? (?:which|who|that)|, [^,]{1,80},|,)?"
    rf"(?: {_ITSELF},?)? (?:(?:(?:has|was|were) (?:been )?)?(?:[a-z]+ed|won|took|made|met|did|"
    r"came|went|gave|paid|kept|began|became|cut|put|set|held)"
    r"(?: [^,.;\ue000\ue001]{1,160}?)?(?:,? (?:and|but) |, ))?"
    r"(?P<pre>(?:(?:has|have|had|is|are|was|were|be|been|being|still|remains?|not|never|also|both|"
    r"all|will|"
    r"may|could|might|would|should|to|yet|first|later|then|again|since|now|already|"
    r"\w+ly) ){0,5})(?:"
    rf"(?P<stood>on|under) (?P<l4>{LIST})|"
    rf"(?P<put>(?:re-?)?(?:added|named|returned|restored|moved|shifted|downgraded) to|(?:placed|"
    rf"put|included|listed|named|"
    rf"kept|left|entered) (?:back )?(?:on|in|under|onto)) (?P<l1>{LIST})"
    rf"|(?P<off>(?:removed|dropped|deleted|delisted|released|freed|cut|erased|cleared|"
    r"expunged|purged|exempted|graduat(?:es|ed)) from|"
    r"str(?:uck|icken) (?:from|off)|taken off|exit(?:s|ed)|le(?:ft|aves)|"
    rf"(?:came|comes?|got|gets|gotten) off) (?P<l2>{LIST})"
    r"|(?P<enter>enter(?:s|ed)|joins?|joined|rejoined|(?:land(?:s|ed)?|(?:ended|wound) up|"
    rf"appear(?:s|ed)?|featur(?:es?|ed)|figur(?:es?|ed)|found (?:{_ITSELF}|(?:its|his|her|their) "
    rf"names?)) (?:back )?on) "
    rf"(?P<l3>{LIST})"
    rf"|(?:(?:hit|slapped|targeted|punished|penali[sz]ed) (?:with|by)|(?:(?:put|placed) )?under) "
    rf"{_measure(0)}"
    r"|(?P<stands>listed)(?=[.,;]|$| (?:along|together|as well|too|over)\b)"
    r"|(?P<bar>barred|banned|suspended|shut out)"
    rf"|(?P<verb>{BLACKLIST}{NO_TITLE})(?:(?: as)?(?: an?| the)? (?:[\w-]+ ){{0,2}}terror\w*"
    rf"(?: \w+)?)?)(?! by {_A} (?:stock|exchange))"
    rf"(?: (?:by|from) (?P<by>{_A}))?"
)
_RELATIVE = Cued(
    rf"(?P<p1>{_A})(?:, [^,.;\ue000\ue001]{{1,60}}?)?,? (?:that|which|whom?) (?P<by>{_A}) {PRE}"
    rf"(?:(?P<verb>{BLACKLIST})|(?P<put>{PUT}) {ON} (?P<l2>{LIST})|(?P<off>{OFF}) (?:from|off) "
    rf"(?P<l3>{LIST}))(?! {_A})"
)
"""Forms like "a firm that the bank blacklisted"."""
_WHOM = re.compile(r"\b(?:whom?|that|which) $")
_BEEN = re.compile(r"\b(?:is|are|was|were|been|being|remains?) ")
_STANDS = re.compile(r"\b(?:is|are|was|were|been|remains?|stays?) ")
_IF = re.compile(r"\b(?:if|whether|unless|until|should|denied|denies) (?:that )?$")
_ACTS = re.compile(r"\b(?:has|have|had) (?:\w+ly |also |since |now )*$")
_DONE_TO = ("ed to", "ed from", "ed on", "put on", "en off", "struck from", "struck off")
"""What one does who "has removed from the list A and B"."""
_KEPT = ("keep", "kept", "lea", "left", "retain", "maintain")


def measures(masked: Masked, story: Story) -> Iterator[Found]:
    """Listings and delistings, active and passive."""
    told: set[int] = set()
    matches = [m for pattern in (_ACTIVE, _BARE, _RELATIVE) for m in masked.all(pattern)]
    for match in sorted(matches, key=re.Match.start):
        groups = match.groupdict()
        verb = next(groups[v] for v in _VERBS if groups.get(v))
        at = match.start("by" if match.re is _ACTIVE.compiled else "pre")
        if match.re is _BARE.compiled and match[0].startswith(("it ", "they ")):
            at = match.start()
        if match.end() in told or not acts(masked, at):
            continue
        meant = stance(match["pre"], verb)
        if meant == "intends" and _WISHED.search(match["pre"]):
            continue
        before = masked.text[max(0, match.start("pre") - 12) : match.start("pre")]
        decided = _DECIDED.search(before)
        if meant == "intends" and (
            decided or _is_done(match["pre"], verb) or _agreed(masked, match)
        ):
            meant = "done"
        if meant in ("done", "intends") or (meant == "not" and verb in _RENEW):
            told.add(match.end())
            yield from _imposed(masked, match, story, meant)
    for match in masked.all(_PASSIVE):
        stands = not match["stood"] or _STANDS.search(match["pre"])
        if stands and _bears(masked, match) and stance(match["pre"], "added") == "done":
            yield from _borne(masked, match, story)


_VERBS = ("verb", "hit", "put", "off", "impose", "lift", "freeze", "widen", "undo", "hold", "lapse",
          "bar", "pack")  # fmt: skip
_DECIDED = re.compile(r"\b(?:voted|decided|moved|chose|decision|move) ")
_TO_BE = re.compile(r"\b(?:will|would|to|plan\w*|going|set|due|expect\w*|prepar\w+|consider\w+) ")


def _is_done(pre: str, verb: str) -> bool:
    """What a body does by a vote is done with it, and so is what it says it is doing."""
    doing = verb.endswith("ing") and not _TO_BE.search(pre)
    return doing or _DECIDED.search(pre) is not None


def _agreed(masked: Masked, match: re.Match[str]) -> bool:
    """What a body agrees to do with its list is done with that."""
    by = masked.items(match.start("by")) if match.re is _ACTIVE.compiled else ()
    return match["pre"].endswith("agreed to ") and all(i.kind == "organization" for i in by)


_WISHED = re.compile(
    r"\b(?:seek|sought|want|wish|hop(?:e|ing)|ask|appl[yi]|bid\b|request|petition|plead)\w*"
)
"""What one wants of others, as it is none of one's own lists."""
_RENEW = ("renew", "extend", "prolong")


def _imposed(masked: Masked, match: re.Match[str], story: Story, meant: Stance) -> Iterator[Found]:
    said = match.groupdict()
    verb = said.get("verb") or ""
    undone = any(said.get(verb) for verb in ("off", "lift", "undo", "lapse"))
    off = meant == "not" or undone or verb.startswith(("delist", "unblock"))
    place = next(match.start(f"p{n}") for n in range(1, 15) if said.get(f"p{n}"))
    words = next((w for n in _WORDS if (w := said.get(n))), "designation")
    named = next((n for n in ("l2", "l3", "l6", "l8", "there", "away") if said.get(n)), None)
    behind = match.start(named) if named else match.end()
    beside = [at for at in enumerated(masked, place) if at < behind]
    places = [place, *beside, *further(masked, match.end(), place)]
    lasting = (said["put"] or "").startswith(_KEPT) or said.get("hold")
    tense: Tense = "future" if meant == "intends" else "state" if lasting else "past"
    for by in _authorities(masked, match, story, named=named is not None):
        if named is not None:
            target = list_at(masked, match.span(named), (by,) if by else (), story)
        else:
            assert by is not None
            target = measured("sanctions" if said.get("freeze") else words, by, story)
            target = barring_list(by, story) if said.get("bar") else target
        yield from listed(masked, places, target, by, off, match, story, tense)


_WORDS = ("verb", "what1", "what2", "what3", "what4", "what5", "what6", "what7")


def _authorities(
    masked: Masked, match: re.Match[str], story: Story, *, named: bool
) -> list[Item] | list[None]:
    """Who does so; if the sentence does not say, who did before, or nobody for a `named` list."""
    if "by" in match.groupdict():
        items = masked.items(match.start("by"))
        by = keepers(items) or keepers(b for i in items if (b := story.offices.get(i.id)))
        if by:
            return by
    if not named:
        return []
    last = story.listing and story.listing.by
    return [last] if last else [None]


def _meant(words: str, story: Story) -> Item | None:
    """The list that one is on who "is grey-listed", or whose list the text has just spoken of."""
    grey = referred("the grey list", (), story, ()) if words.startswith("gr") else None
    return grey or only_list(story)


def _bears(masked: Masked, match: re.Match[str]) -> bool:
    """Whether those who were put on the list are meant so; "before it was added" tells that."""
    if _ACTS.search(match["pre"]) and (match["put"] or match["off"] or "").endswith(_DONE_TO):
        return False
    if not match["pre"] and all(i.kind == "group" for i in masked.items(match.start("p"))):
        return False  # "the firms added to the list" are those told of
    if match["p"] != "it":
        whom = match["put"] and not match["pre"] and _WHOM.search(masked.text, 0, match.start("p"))
        return not whom and acts(masked, match.start("p"))
    return bool(match["pre"]) and not _IF.search(masked.text, 0, match.start("p"))


def _borne(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    whose = next((n for n in ("by", "own0") if match[n]), None)
    bys = keepers(masked.items(match.start(whose))) if whose else []
    bys = bys or national(match["what0"] or "", story)
    off = bool(match["off"]) or (match["verb"] or "").startswith(("delist", "unblock"))
    named = next((n for n in ("l1", "l2", "l3", "l4") if match[n]), None)
    for by in bys or (None,):
        if named is not None:
            target = list_at(masked, match.span(named), (by,) if by else (), story)
        else:
            words = match["verb"] or match["what0"] or "blacklist"
            target = _meant(words, story) if _BEEN.search(match["pre"]) else None
            target = measured(words, by, story) if by is not None else target
            target = barring_list(by, story) if match["bar"] else target
        places = [match.start("p"), *further(masked, match.end(), match.start("p"))]
        tense: Tense = "state" if match["stood"] else "past"
        yield from listed(masked, places, target, by, off, match, story, tense)
