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
    ALSO,
    AMONG,
    AMONG_THEM,
    AND_PUT,
    ARE,
    COLON,
    GAPPED,
    HAVING_BEEN,
    HOLDS,
    INVERTED,
    IS_AMONG,
    JOINING,
    JOINING_ONE,
    MEASURES_HIT,
    NAMES,
    PARTS,
    REST,
    SIZE,
    SO,
)
from events.intake.reading.families.list_words import ACTORS
from events.intake.reading.families.listees import list_at, listed
from events.intake.reading.found import Found, acts
from events.intake.reading.masking import Masked
from events.intake.reading.memory import Listing
from events.intake.reading.nouns import OPERATORS
from events.intake.reading.quantities import value_of
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story
from events.intake.reading.verbs import stance

_A = ACTORS
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
    JOINING_ONE,
)
_OFF_VERB = re.compile(r"removed|delisted|dropped|freed|cleared")
_TAKEN_OFF = re.compile(r"removed|delisted|taken off|struck off")
_NEAR = (ARE, AMONG, IS_AMONG, SIZE, COLON, MEASURES_HIT, JOINING, REST, ALIKE)
"""They speak of those of whom the sentences right before do."""
_LATE = (JOINING, REST, ALIKE)
_SAME = (AND_PUT, GAPPED, JOINING_ONE)
"""They go on with what the sentence itself tells."""
_SURE = re.compile(r"added|listed|sanctioned|blacklisted|designated|(?:put|placed) there|on it")
"""What somebody was who is on the list, though no "also" says so."""
_ALSO_SAID = re.compile(r"\b(?:also|both|likewise|further|additionally|too|as well)\b")


def counts(sentence: Sentence, story: Story) -> bool:
    """Whether the sentence may count some of those who were listed, and name nobody."""
    return story.listing is not None and PARTS.match(sentence.text) is not None


def goes_on(masked: Masked, story: Story) -> Iterator[Found]:
    """Who else was put on the list, or taken off it."""
    if story.listing is not None and story.listing.told_at < masked.sentence.start:
        yield from _parts(masked, story.listing)
    _dangling(masked, story)
    for pattern in (ALSO, *_ENUMERATING, IS_AMONG, AMONG_THEM, SIZE, ALIKE, *_SAME[:2]):
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
            elif pattern in (SIZE, HOLDS) or (said.get("on") or "").endswith(" it"):
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
    for match in HAVING_BEEN.finditer(masked.text):
        last = story.last_listing
        by = (last.by,) if last is not None and last.by is not None else ()
        target = list_at(masked, match.span("l"), by, story)
        if target is not None and target.kind == "list":
            start, by_whom = masked.span(*match.span())[0], by[0] if by else None
            story.enlist(Listing(placeless(target), off=False, by=by_whom, told_at=start))


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


def _meant(masked: Masked, match: re.Match[str], last: Listing, story: Story) -> bool:
    """Whether the words go on with the listing, and tell what was done."""
    said = match.groupdict()
    if (said.get("who") or "").endswith(_A) and not _refers(masked, match.end("who") - 1):
        return False
    if match.re is COLON and match[0][0] == _A and not _refers(masked, 0):
        return False
    if (
        match.re in (SIZE, HOLDS)
        and match[0][0] == _A
        and not masked.sentence.text.startswith("It ")
    ):
        return False
    if match.re is ALIKE and any(i.kind == "count" for i in masked.items(match.start("p"))):
        return False
    if match.re is SIZE and masked.items(match.start("p"))[0].kind != "count":
        return False
    within = last.told_at >= masked.sentence.start
    if not within and (match.re in _SAME or (match.re is SO and match.start() > 0)):
        return False
    if said.get("does") and story.listing is None:
        return False
    if said.get("has") and last.by is not None:
        return False  # "China has blacklisted Arvane. So has Peru."
    if "pre" not in said:
        return True
    verb = said.get("verb") or ""
    also = _ALSO_SAID.search(f"{match['pre']} {match.groupdict().get('too') or ''}")
    if match.re is NAMES and match["by"]:
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
