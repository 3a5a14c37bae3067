"""Who else is on the list that a text has just spoken of: "The companies are …", "so was B".

Invariant: read only where a listing was told in the same sentence or the three before; the list is
that one, and whether one was put on it or taken off is as the words say, else as it was told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.families.list_parties import enumerated, further, instead_of_keeper
from events.intake.reading.families.list_sequel_words import (
    ADDITIONS,
    ALIKE,
    ALSO,
    AMONG,
    AND_OFF,
    AND_PUT,
    ARE,
    COLON,
    HOLDS,
    INVERTED,
    IS_AMONG,
    JOINED,
    JOINING,
    LEAVES,
    MEASURES_HIT,
    NAMES,
    ONES,
    PARTS,
    REST,
    SIZE,
    SO,
    STAYS,
    THERE,
)
from events.intake.reading.families.list_words import ACTORS
from events.intake.reading.families.listees import list_at, listed
from events.intake.reading.found import Found, acts
from events.intake.reading.masking import Masked
from events.intake.reading.memory import Listing
from events.intake.reading.nouns import OPERATORS
from events.intake.reading.quantities import LISTING, value_of
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story
from events.intake.reading.verbs import stance

_A, _INSTRUMENT = ACTORS, "\ue001"
_ENUMERATING = (
    REST,
    JOINING,
    HOLDS,
    ADDITIONS,
    ARE,
    AMONG,
    INVERTED,
    SO,
    MEASURES_HIT,
    COLON,
    NAMES,
    LEAVES,
    ONES,
    THERE,
)
_OFF_VERB = re.compile(r"removed|delisted|dropped|freed|cleared")
_TAKEN_OFF = re.compile(r"removed|delisted|taken off|struck off")
_OTHERS = (IS_AMONG, SIZE, ALIKE, STAYS, JOINED, AND_OFF, AND_PUT)
_NEAR = (
    *(ARE, AMONG, IS_AMONG, SIZE, COLON, MEASURES_HIT, JOINING, REST, ALIKE),
    *(STAYS, LEAVES, JOINED, ONES, THERE),
)
"""They speak of those of whom the sentences right before do."""
_LATE = (JOINING, REST, ALIKE)
_SAYS_SO = re.compile(
    r"\b(?:(?:newly|recently|latest|also) (?:added|listed)|sanction|blacklist|designat|delist|"
    r"(?:to|on|from) the list)"
)
"""It speaks of a listing, however long ago one was told."""
_SAME = (AND_OFF, AND_PUT)
"""They go on with what the sentence itself tells."""
_NEARBY = either(ALSO, *_ENUMERATING, *_OTHERS) | LISTING.bit
_FAR = either(ALSO, STAYS, HOLDS, ARE, ONES, ADDITIONS) | LISTING.bit
_SURE = re.compile(r"added|listed|sanctioned|blacklisted|designated|(?:put|placed) there|on it")
"""What somebody was who is on the list, though no "also" says so."""
_BEEN, _ENDED = re.compile(r"\b(?:is|are|was|were|been|remains?) "), re.compile(r"[.,;]|$")
_ALSO_SAID = re.compile(r"\b(?:also|both|likewise|further|additionally|too|as well)\b")


def counts(sentence: Sentence, story: Story) -> bool:
    """Whether the sentence may count some of those who were listed, and name nobody."""
    return story.listing is not None and PARTS.match(sentence.text) is not None


def may_go_on(sentence: Sentence, story: Story) -> bool:
    """Whether the sentence may tell who else is on the list, of which it says less further on."""
    if story.last_listing is None:
        return False
    return sentence.cues & (_NEARBY if story.listed_lately() is not None else _FAR) != 0


def goes_on(masked: Masked, story: Story) -> Iterator[Found]:
    """Who else was put on the list, or taken off it."""
    if story.listing is not None and story.listing.told_at < masked.sentence.start:
        yield from _parts(masked, story.listing)
    for pattern in masked.tried((ALSO, *_ENUMERATING, *_OTHERS)):
        for match in pattern.finditer(masked.text):
            said, place = match.groupdict(), match.start("p")
            on_it = (said.get("on") or "").endswith(" it")
            near = story.listing if pattern not in _LATE else story.listed_lately()
            far = pattern not in _NEAR or on_it or _SAYS_SO.search(match.group())
            last = story.last_listing if far else near
            if last is None or not _meant(masked, pattern, match, last, story):
                continue
            named = next((n for n in ("l", "l2") if said.get(n)), None)
            target = last.target
            if named is not None:
                found = list_at(masked, match.span(named), (), story)
                if found is None and masked.text[match.end(named) - 1] == _INSTRUMENT:
                    continue  # "the pact includes …"
                target = found or target
            elif match[0][0] == _INSTRUMENT and masked.items(match.start()):
                target = masked.items(match.start())[0]
            elif pattern in (SIZE, HOLDS) or on_it:
                target = next((i for i in story.spoken() if i.kind == "list"), target)
            places = [place, *enumerated(masked, place)] if pattern in _ENUMERATING else [place]
            places += [match.start("p0")] if said.get("p0") else []
            places += further(masked, match.end())
            off = bool(said.get("off") or said.get("gone")) or (
                last.off and not (said.get("on") or said.get("l2"))
            )
            off = not last.off if said.get("back") else off
            off = off or _OFF_VERB.match(said.get("verb") or "") is not None
            yield from listed(masked, places, target, last.by, off, match, story, again=False)


def _parts(masked: Masked, last: Listing) -> Iterator[Found]:
    """How many of those who were listed are this or that: "Sixty of them are Chinese"."""
    match = PARTS.match(masked.sentence.text)
    if match is None or last.off or ARE.match(masked.text):
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


def _meant(
    masked: Masked, pattern: Cued, match: re.Match[str], last: Listing, story: Story
) -> bool:
    """Whether the words go on with the listing, and tell what was done."""
    said, items = match.groupdict(), masked.items(match.start("p"))
    if (said.get("who") or "").endswith(_A) and not _several(masked, match.end("who") - 1):
        return False
    if pattern is COLON and match[0][0] == _A and not _several(masked, 0):
        return False
    if pattern in (SIZE, HOLDS) and match[0][0] == _A and masked.sentence.text[:3] != "It ":
        return False
    if pattern is AND_OFF and (last.off or not _on_it(masked, match, last, story)):
        return False
    if pattern is ALIKE and all(i.kind == "count" for i in items):
        return False
    if pattern is SIZE and items[0].kind != "count":
        return False
    within = last.told_at >= masked.sentence.start
    if not within and (pattern in _SAME or (pattern is SO and match.start() > 0)):
        return False
    if said.get("does") and story.listing is None:
        return False
    if said.get("has") and last.by is not None:
        return False  # "China has blacklisted Arvane. So has Peru."
    return "pre" not in said or _told(masked, pattern, match, last, story)


def _told(masked: Masked, pattern: Cued, match: re.Match[str], last: Listing, story: Story) -> bool:
    """Whether the verb tells of the list that they were put on it, or taken off."""
    said, pre = match.groupdict(), match["pre"]
    verb, gone = said.get("verb") or "", said.get("off") or said.get("verb") or ""
    if pattern is ALSO and not (_BEEN.search(pre) or _ENDED.match(masked.text, match.end())):
        return False  # "has sanctioned the bank"
    if pattern is NAMES and match["by"]:
        if _SURE.match(verb) and not verb.startswith(("add", "list")):
            return False  # read as such
        own = last.by.id if last.by is not None else last.target.owner
        if all(item.id != own for item in masked.items(match.start("by"))):
            return False
    sure = (
        _ALSO_SAID.search(f"{pre} {said.get('too') or ''}")
        or _SURE.match(said.get("on") or verb)
        or _known(masked, match, last, story)
        or _TAKEN_OFF.match(gone)
        or (gone == "dropped" and (last.off or story.listing))
        or (said.get("on") == "named" and masked.text.startswith(" for ", match.end()))
        or pattern is ALIKE
    )
    return bool(sure) and acts(masked, match.start()) and stance(pre, verb or "added") == "done"


def _known(masked: Masked, match: re.Match[str], last: Listing, story: Story) -> bool:
    """Whether it is one who stands on the list that is taken off it."""
    if not (match.groupdict().get("off") or _OFF_VERB.match(match.groupdict().get("verb") or "")):
        return False
    return _on_it(masked, match, last, story)


def _on_it(masked: Masked, match: re.Match[str], last: Listing, story: Story) -> bool:
    """Whether those at the place are told to be on the list."""
    ids = {item.id for item in instead_of_keeper(masked.items(match.start("p")), story)}
    return all((one, last.target.id, "listed") in story.listings for one in ids)


def _several(masked: Masked, place: int) -> bool:
    """Whether a group stands there that may be named behind a colon."""
    return _refers(masked, place) or masked.items(place)[0].kind == "group"


def _refers(masked: Masked, place: int) -> bool:
    """Whether those at the place are not named: "the three companies", "14 others"."""
    return all(item.referred or item.kind == "count" for item in masked.items(place))
