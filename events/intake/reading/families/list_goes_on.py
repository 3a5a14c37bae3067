"""Who else is on the list that a text has just spoken of: "The companies are …", "so was B".

Invariant: read only where a listing was told in the same sentence or the three before; the list is
that one, and whether one was put on it or taken off is as the words say, else as it was told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.antecedents import placeless
from events.intake.reading.families.list_parties import enumerated, further
from events.intake.reading.families.list_sequel_words import (
    ADDITIONS,
    ALIKE,
    HOLDS,
    JOINING,
    REST,
)
from events.intake.reading.families.list_words import (
    ACTORS,
    DESCRIBED,
    KEEPER,
    LIST,
    STOPS,
)
from events.intake.reading.families.listees import list_at, listed
from events.intake.reading.found import Found, acts
from events.intake.reading.masking import Masked
from events.intake.reading.memory import Listing
from events.intake.reading.nouns import LISTED, OPERATORS
from events.intake.reading.quantities import HOW_MANY, NUMBER, value_of
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A = ACTORS
_PUT = (
    r"(?:(?:newly )?(?:added|listed|named|included|sanctioned|targeted|hit|designated|"
    r"blacklisted|affected|penali[sz]ed|punished|placed|put|covered|barred|debarred)(?! by)|"
    r"new(?= to)|facing sanctions|under sanctions)"
)
_GONE = r"(?:removed|delisted|taken off|struck off|dropped|freed|released|unblocked|cleared)"
_TOO = r"(?: (?:too|also|as well|there|today|now|likewise))?"
_TO_IT = rf"(?: (?:to|on|from|under) (?P<l>{LIST}))?"
_END = r"(?=[,.;:]|$| (?:along|together|over|for|because|after|in|and)\b)"
_SOME = (
    rf"(?:{STOPS}[\w.'-]+ ){{0,5}}?(?:{LISTED}|ones?|newcomers|designees|\d+|two|three|four|five|"
    r"six|seven|eight|nine|ten|rest|newest|latest)"
)
_THEM = (
    rf"(?:[Tt]hey|[Tt]h(?:ose|ese)(?: {_SOME})?|[Tt]he {_SOME}|[Tt]argets|"
    rf"(?:[Tt]he (?:other|remaining|latest|new|first|last) )?{_A}|"
    rf"[Tt]heir names|[Ii]ts targets)"
)
_ON_IT = (
    rf"(?: (?:who |that |which )?(?:(?:are|were|is|was) )?(?:now |newly )?(?:{_PUT}|on {LIST}))"
)
_BE = r"(?:(?:also|now|further|reportedly) )?(?:include[sd]?|are|were|is|was|comprise[sd]?)"
_ARE = re.compile(
    rf"(?:^|[;,] (?:and |while )?)(?:(?:[Aa]long(?:side| with)|Besides|Together with|In addition "
    rf"to|"
    rf"Apart from) {DESCRIBED}(?P<p0>{_A}),? )?(?P<who>{_THEM}){_ON_IT}?(?:, [^,]{{1,60}},)? {_BE} "
    rf"(?:as follows: )?{DESCRIBED}(?P<p>{_A})(?!'s| (?:in|as|to)\b)"
)
"""Forms like "The companies include A", "Those listed are A"."""
_AMONG = re.compile(
    rf"\b[Aa]mong (?:them|{_THEM}){_ON_IT}? (?:are|were|is|was) {DESCRIBED}(?P<p>{_A})"
)
_IS_AMONG = re.compile(
    rf"(?P<p>{_A})(?:, [^,]{{1,80}},)? (?:is|are|was|were) (?:also )?(?:among|one of|(?:two|three|"
    rf"some) of) (?:them|{_THEM}){_ON_IT}?{_END}"
)
_AMONG_THEM = re.compile(rf", {DESCRIBED}(?P<p>{_A}) among them{_END}")
_ALSO = re.compile(
    rf"(?P<p>{_A})(?: (?:of|in|from|at) [^,;.]{{1,60}}?)?(?:, [^;.]{{1,100}})?,? (?:(?:which|who) "
    rf")?"
    rf"(?P<pre>(?:(?:was|were|is|are|has|have|had|been|also|both|"
    rf"still|remains?|all|likewise|then|later|not|to|be|may|will|\w+ly) ){{1,5}})(?:(?P<on>{_PUT}|"
    rf"put there|placed there|on it|on the list)|(?P<off>{_GONE}|off it|off the list))"
    rf"(?P<too>{_TOO}){_END}"
)
_INVERTED = re.compile(
    r"(?:^|[;,] (?:and )?)(?:Also |Newly |also |newly )?(?:(?:(?P<on>"
    rf"(?i:{_PUT}))|(?P<off>(?i:{_GONE}))){_TOO}{_TO_IT}|(?:[Nn]ew )?[Oo]n (?P<l2>{LIST})){_TOO} "
    rf"(?:is|are|was|were) {DESCRIBED}(?P<p>{_A})"
)
_SO = re.compile(
    rf"\b(?:[Ss]o|[Aa]s) (?:was|were|is|are|(?P<does>does|do|did)|(?P<has>has|have|had)(?: been)?)"
    rf" {DESCRIBED}(?P<p>{_A})"
)
_NAMES = re.compile(
    rf"(?:(?P<by>{_A})|{KEEPER}|\b[Ii]t|\b[Tt]hey) {PRE}(?P<verb>nam(?:es|ed)|list(?:s|ed)|"
    r"add(?:s|ed)|includ(?:es|ed)|target(?:s|ed)|sanction(?:s|ed)|hits?|designat(?:es|ed)|"
    r"blacklist(?:s|ed)|went after|singled out|penali[sz]e[sd]|froze the assets of|"
    rf"removed|delisted|dropped) {DESCRIBED}(?P<p>{_A}){_TOO}(?! (?:as|to|from|on|with|head|chief)"
    rf"\b)"
)
_MEASURES = re.compile(
    rf"\b(?:[Tt]h(?:e|ese|ose)|[Ii]ts|[Nn]ew)(?: {STOPS}[\w-]+){{0,3}}? (?:measures?|package|order|"
    r"moves?|penalties|actions?|notice|updates?|round|list|blacklist|sanctions|designations?|"
    r"restrictions|curbs|listings?|ban|freeze|step) "
    r"(?:(?:also|specifically|now) )?(?:targets?|targeted|hits?|covers?|covered|names?|named|"
    r"includes?|included|lists?|listed|appl(?:y|ies|ied) to|affects?|affected|adds?|added|"
    r"extends? to) "
    rf"{DESCRIBED}(?P<p>{_A})"
)
_JOINING = re.compile(
    rf", joining {DESCRIBED}(?P<p>{_A})(?= (?:on|in) |[.,;]|$| and (?:bring|tak|rais)ing)"
)
_AND_PUT = re.compile(
    r"(?:,? (?:and|but|while|as well as|then)|;) (?:(?:also|then|it|has|have|had) )"
    r"*(?:(?P<on>added|"
    r"put|placed|listed|included|blacklisted|sanctioned|adding|placing)|(?P<off>removed|dropped|"
    r"delisted|struck off|took off|freed|deleted|removing|dropping|delisting))(?: on| off)? "
    rf"{DESCRIBED}(?P<p>{_A})(?=[.,;]|$| (?:after|in|on (?!to)|over|because|from (?:it|the list))"
    rf"\b)"
)
_GAPPED = re.compile(
    rf"(?:and|but|while|with|;) {DESCRIBED}(?P<p>{_A}) (?:(?P<off>{_GONE})|(?P<on>added|put on it))"
    r"(?=[.,;]|$)"
)
_PARTS = re.compile(
    rf"^(?:(?:(?P<how>(?i:{HOW_MANY})) )?(?P<n>(?i:{NUMBER}))\b(?: of (?:them|these|"
    rf"those|the "
    r"(?:\w+ )?\w+s))?),? (?:are|were|come|came|is) (?!on\b|also on)"
)
"""How many of those on it are this or that."""
_HAVING_BEEN = re.compile(
    r"\b(?:having|after) (?:been|being) (?:\w+ )?(?:added to|put on|placed on|included in|named "
    rf"to) (?P<l>{LIST})"
)
_COLON = re.compile(
    rf"^(?:{_A}|\w+ (?:of (?:them|those|these)|others?|more))[^:.;\ue000]{{0,100}}: "
    rf"{DESCRIBED}(?P<p>{_A})"
)
_SIZE = re.compile(
    rf"(?:^(?:It|{_A})|, (?:which|that|it)|\bthat it)(?: (?:now|already|currently))? "
    r"(?:runs to|has|contains|counts|numbers|holds|stands at|covers|includes|comprises) "
    rf"(?P<p>{_A})"
)
"""How many there are on it by now."""
_ENUMERATING = (
    REST,
    JOINING,
    HOLDS,
    ADDITIONS,
    _ARE,
    _AMONG,
    _INVERTED,
    _SO,
    _MEASURES,
    _COLON,
    _NAMES,
    _JOINING,
)
_OFF_VERB = re.compile(r"removed|delisted|dropped|freed|cleared")
_TAKEN_OFF = re.compile(r"removed|delisted|taken off|struck off")
_NEAR = (_ARE, _AMONG, _IS_AMONG, _SIZE, _COLON, _MEASURES, JOINING, REST, ALIKE)
"""They speak of those of whom the sentences right before do."""
_LATE = (JOINING, REST, ALIKE)
_SAME = (_AND_PUT, _GAPPED, _JOINING)
"""They go on with what the sentence itself tells."""
_SURE = re.compile(r"added|listed|sanctioned|blacklisted|designated|(?:put|placed) there|on it")
"""What somebody was who is on the list, though no "also" says so."""
_ALSO_SAID = re.compile(r"\b(?:also|both|likewise|further|additionally|too|as well)\b")


def counts(sentence: Sentence, story: Story) -> bool:
    """Whether the sentence may count some of those who were listed, and name nobody."""
    return story.listing is not None and _PARTS.match(sentence.text) is not None


def goes_on(masked: Masked, story: Story) -> Iterator[Found]:
    """Who else was put on the list, or taken off it."""
    if story.listing is not None and story.listing.told_at < masked.sentence.start:
        yield from _parts(masked, story.listing)
    _dangling(masked, story)
    for pattern in (_ALSO, *_ENUMERATING, _IS_AMONG, _AMONG_THEM, _SIZE, ALIKE, *_SAME[:2]):
        for match in pattern.finditer(masked.text):
            near = story.listing if pattern not in _LATE else story.listed_lately()
            last = near if pattern in _NEAR else story.last_listing
            if last is None or not _meant(masked, match, last, story):
                continue
            said, place = match.groupdict(), match.start("p")
            named = next((n for n in ("l", "l2") if said.get(n)), None)
            target = last.target
            if named is not None:
                target = list_at(masked, match.span(named), (), story) or target
            elif pattern in (_SIZE, HOLDS) or (said.get("on") or "").endswith(" it"):
                target = next((i for i in story.spoken() if i.kind == "list"), target)
            places = [place, *enumerated(masked, place)] if pattern in _ENUMERATING else [place]
            places += [match.start("p0")] if said.get("p0") else []
            places += further(masked, match.end())
            off = bool(said.get("off")) or (last.off and not said.get("on"))
            off = not last.off if said.get("back") else off
            off = off or _OFF_VERB.match(said.get("verb") or "") is not None
            yield from listed(masked, places, target, last.by, off, match, story, again=False)


def _dangling(masked: Masked, story: Story) -> None:
    """A list that somebody unnamed was put on: "having been added to its list", who comes next."""
    for match in _HAVING_BEEN.finditer(masked.text):
        last = story.last_listing
        by = (last.by,) if last is not None and last.by is not None else ()
        target = list_at(masked, match.span("l"), by, story)
        if target is not None and target.kind == "list":
            start, by_whom = masked.span(*match.span())[0], by[0] if by else None
            story.enlist(Listing(placeless(target), off=False, by=by_whom, told_at=start))


def _parts(masked: Masked, last: Listing) -> Iterator[Found]:
    """How many of those who were listed are this or that: "Sixty of them are Chinese"."""
    match = _PARTS.match(masked.sentence.text)
    if match is None or last.off or _ARE.match(masked.text):
        return
    how = (match["how"] or "").lower()
    operator = next((op for op, ways in OPERATORS if how and re.fullmatch(ways, how)), "eq")
    number = value_of(match["n"].replace(",", "").lower())
    yield Found(
        kind="count-reported",
        rule="count",
        roles={"instrument": last.target},
        start=masked.sentence.start,
        end=masked.sentence.end,
        values={"number": number, "operator": operator, "unit": "entries"},
        tense="state",
        as_said="are",
    )


def _meant(masked: Masked, match: re.Match[str], last: Listing, story: Story) -> bool:
    """Whether the words go on with the listing, and tell what was done."""
    said = match.groupdict()
    if (said.get("who") or "").endswith(_A) and not _refers(masked, match.end("who") - 1):
        return False
    if match.re is _COLON and match[0][0] == _A and not _refers(masked, 0):
        return False
    if (
        match.re in (_SIZE, HOLDS)
        and match[0][0] == _A
        and not masked.sentence.text.startswith("It ")
    ):
        return False
    if match.re is ALIKE and any(i.kind == "count" for i in masked.items(match.start("p"))):
        return False
    if match.re is _SIZE and masked.items(match.start("p"))[0].kind != "count":
        return False
    within = last.told_at >= masked.sentence.start
    if not within and (match.re in _SAME or (match.re is _SO and match.start() > 0)):
        return False
    if said.get("does") and story.listing is None:
        return False
    if said.get("has") and last.by is not None:
        return False  # "China has blacklisted Arvane. So has Peru."
    if "pre" not in said:
        return True
    verb = said.get("verb") or ""
    also = _ALSO_SAID.search(f"{match['pre']} {match.groupdict().get('too') or ''}")
    if match.re is _NAMES and match["by"]:
        if _SURE.match(verb) and not verb.startswith(("add", "list")):
            return False  # read as such
        own = last.by.id if last.by is not None else last.target.owner
        if all(item.id != own for item in masked.items(match.start("by"))):
            return False
    sure = _SURE.match(said.get("on") or verb) or _known(masked, match, last, story)
    taken_off = _TAKEN_OFF.match(said.get("off") or verb)
    sure = sure or match.re is ALIKE or bool(taken_off)
    return (
        bool(also or sure)
        and acts(masked, match.start())
        and (stance(match["pre"], verb or "added") == "done")
    )


def _known(masked: Masked, match: re.Match[str], last: Listing, story: Story) -> bool:
    """Whether it is one who stands on the list that is taken off it."""
    if not (match.groupdict().get("off") or _OFF_VERB.match(match.groupdict().get("verb") or "")):
        return False
    ids = {item.id for item in masked.items(match.start("p"))}
    return all((one, last.target.id, "listed") in story.listings for one in ids)


def _refers(masked: Masked, place: int) -> bool:
    """Whether those at the place are not named: "the three companies", "14 others"."""
    return all(item.referred or item.kind == "count" for item in masked.items(place))
