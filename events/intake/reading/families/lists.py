"""Blacklists and sanctions: an authority puts a party on a list, or takes it off.

Invariant: the list is the one named, else the one of that authority that its word fits
("blacklisted", "sanctions", "restrictions"); else it is new and says so. Restrictions on somebody
put nobody on a list of another name. Each authority that acts has a list of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from events.intake.reading.antecedents import doubted, placeless
from events.intake.reading.blacklists import (
    keepers,
    measured,
    own_list,
    referred,
    unheard_of,
)
from events.intake.reading.cues import Cued, either
from events.intake.reading.families.list_words import (
    ACTORS,
    ASIDE,
    DESCRIBED,
    GOING_ON,
    LIST,
    MEASURE,
    MORE,
    NO_TITLE,
)
from events.intake.reading.found import Found, Tense, acts, unsigned
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A = ACTORS
_ACTIVE = Cued(
    rf"(?P<by>{_A})(?:, (?:who|which) |,? that |,? )?(?:, [^,]{{1,80}}, )?{PRE}(?:"
    rf"(?P<verb>(?:blacklist|sanction|delist|designat|gr[ea]y-?list)(?:s|es|ed|ing)?) {DESCRIBED}"
    rf"(?P<p1>{_A}){NO_TITLE}"
    rf"|(?P<hit>hits?|slap(?:s|ped)|target(?:s|ed)) {DESCRIBED}(?P<p7>{_A}) with "
    rf"{MEASURE.replace('what', 'what4')}"
    rf"|(?P<put>add(?:s|ed|ing)?|put(?:s|ting)?|plac(?:es|ed|ing)|includ(?:es|ed|ing)|list(?:s|"
    rf"ed|ing)) {DESCRIBED}(?P<p2>{_A}){ASIDE},? (?:to|on|onto|in|under) "
    rf"(?P<l2>{LIST})"
    rf"|(?P<off>remov(?:es|ed|ing)|str(?:ikes|uck|iking)|t(?:akes|ook|aking)|drop(?:s|ped|ping)|"
    rf"delet(?:es|ed|ing)|delist(?:s|ed|ing)|free[sd]?|releas(?:es|ed)) {DESCRIBED}(?P<p3>{_A})"
    rf"{ASIDE},? (?:from|off) (?P<l3>{LIST})"
    rf"|(?P<impose>impos(?:es|ed|ing)|announc(?:es|ed|ing)|introduc(?:es|ed|ing)|slap(?:s|"
    rf"ped|ping)|lev(?:ies|ied|ying)|plac(?:es|ed|ing)|tighten(?:s|ed|ing)|unveil(?:s|ed|ing)|"
    rf"issu(?:es|ed|ing)) {MEASURE} (?:on|against|in|targeting|hitting) {DESCRIBED}(?P<p4>{_A})"
    rf"|(?P<lift>lift(?:s|ed|ing)|eas(?:es|ed)|remov(?:es|ed|ing)|end(?:s|ed|ing)|drop(?:s|ped|"
    rf"ping)|rescind(?:s|ed|ing)|revok(?:es|ed|ing)|scrap(?:s|ped|ping)) "
    rf"{MEASURE.replace('what', 'what2')} (?:on|against|from) {DESCRIBED}(?P<p5>{_A})"
    rf"|(?P<widen>(?:expand|extend|broaden|widen|updat)(?:s|es|ed|ing)) "
    rf"(?:(?P<l6>{LIST})|{MEASURE.replace('what', 'what3')}) to (?:include|cover|target|hit) "
    rf"{DESCRIBED}(?P<p6>{_A}))"
)
_PASSIVE = Cued(
    rf"(?P<p>{_A}|\bit\b)(?:,? (?:which|who|that)|, [^,]{{1,80}},|,)? "
    r"(?P<pre>(?:(?:has|have|had|is|are|was|were|be|been|being|not|never|also|both|all|will|"
    r"may|could|might|would|should|to|yet|first|later|then|again|since|now|already|"
    r"\w+ly) ){0,5})(?:"
    rf"(?P<put>(?:re-?)?(?:added|named) to|(?:placed|put|included|listed|named) (?:on|in|under)) "
    rf"(?P<l1>{LIST})"
    rf"|(?P<off>(?:removed|dropped|deleted|delisted|released|freed) from|struck (?:from|off)|"
    rf"taken off|exit(?:s|ed)|le(?:ft|aves)|(?:came|comes|got|gets) off) (?P<l2>{LIST})"
    rf"|(?P<enter>enter(?:s|ed)|joins?|joined|rejoined|(?:landed|ended up) on) (?P<l3>{LIST})"
    rf"|(?:hit|slapped|targeted) (?:with|by) {MEASURE}"
    rf"|(?P<verb>blacklisted|sanctioned|delisted|gr[ea]y-?listed|designated{NO_TITLE}))"
    rf"(?: (?:by|from) (?P<by>{_A}))?"
)
_IF = re.compile(r"\b(?:if|whether|unless|until|should|denied|denies) (?:that )?$")
MEASURES = either(_ACTIVE, _PASSIVE)


def measures(masked: Masked, story: Story) -> Iterator[Found]:
    """Listings and delistings, active and passive."""
    for match in masked.all(_ACTIVE):
        groups = match.group("verb", "hit", "put", "off", "impose", "lift", "widen")
        verb = next(w for w in groups if w)
        if acts(masked, match.start("by")) and stance(match["pre"], verb) == "done":
            yield from _imposed(masked, match, story)
    for match in masked.all(_PASSIVE):
        if _bears(masked, match) and stance(match["pre"], "added") == "done":
            yield from _borne(masked, match, story)


def _imposed(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    off = bool(match["off"] or match["lift"] or (match["verb"] or "").startswith("delist"))
    place = next(match.start(f"p{n}") for n in range(1, 8) if match[f"p{n}"])
    said = next(filter(None, match.group("verb", "what", "what2", "what3", "what4")), "blacklist")
    named = next((n for n in ("l2", "l3", "l6") if match[n]), None)
    places = [place, *further(masked, match.end())]
    for by in keepers(masked.items(match.start("by"))):
        if named is None:
            target = measured(said, by, story)
        else:
            target = list_at(masked, match.span(named), (by,), story)
        yield from listed(masked, places, target, by, off, match, story)


def _bears(masked: Masked, match: re.Match[str]) -> bool:
    """Whether those who were put on the list are meant so; "before it was added" tells that."""
    if match["p"] != "it":
        return acts(masked, match.start("p"))
    return bool(match["pre"]) and not _IF.search(masked.text, 0, match.start("p"))


def _borne(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    bys = keepers(masked.items(match.start("by"))) if match["by"] else []
    off = bool(match["off"]) or match["verb"] == "delisted"
    named = next((n for n in ("l1", "l2", "l3") if match[n]), None)
    for by in bys or (None,):
        if named is not None:
            target = list_at(masked, match.span(named), (by,) if by else (), story)
        else:
            target = measured(match["verb"] or match["what"], by, story) if by is not None else None
        yield from listed(masked, [match.start("p")], target, by, off, match, story)


def list_at(masked: Masked, span: tuple[int, int], by: Sequence[Item], story: Story) -> Item | None:
    """The list that stands there: named, referred to, or one of that authority's, maybe new."""
    for item in masked.items(span[0]):
        return item if item.kind == "list" else None
    whose = keepers(i for at in range(*span) for i in masked.items(at))
    said = unsigned(masked.text[slice(*span)]).replace("…", "")
    if said.endswith("lists"):
        return own_list(by[0], story) if by else None
    found = referred(said, whose or by, story, ())
    if found is None and (whose or by):
        return unheard_of(said, (*whose, *by)[0])
    return found


def further(masked: Masked, at: int) -> list[int]:
    """The places of those that a list goes on with behind it: "including A", "; and B"."""
    places: list[int] = []
    found = MORE.match(masked.text, at)
    if found is None and masked.text[at - 1] == ACTORS:
        found = GOING_ON.match(masked.text, at)
    while found is not None:
        places.append(found.start("a"))
        found = GOING_ON.match(masked.text, found.end())
    return places


def listed(
    masked: Masked,
    places: Sequence[int],
    target: Item | None,
    by: Item | None,
    off: bool,
    match: re.Match[str],
    story: Story,
    tense: Tense = "past",
    *,
    again: bool = True,
) -> Iterator[Found]:
    """A fact for each party at these places; a count of those that are not named.

    Not `again` where the words only come back to what was told: "its removal from the list".
    """
    if target is None or target.kind != "list":
        return
    if target.new is not None:
        story.take_in(placeless(target))
    start, end = masked.span(match.start(), max(match.end(), *(place + 1 for place in places)))
    verb = match.end("pre") if "pre" in match.groupdict() else match.start() + 1
    said, at = unsigned(match.group()), masked.at(verb)
    for party in (item for place in places for item in _parties(masked, place)):
        kind, rule = ("delisted", "delisting") if off else ("listed", "listing")
        told = party.id, target.id, kind
        if told in story.listings and not again:
            continue
        story.listings[told] = target
        roles, values = {"party": party, "list": target}, party.amount
        if party.kind == "count":
            kind, rule, roles = "count-reported", "count", {"instrument": target}
        if party.kind != "count" and by is not None and by.id not in (target.owner, party.id):
            roles["authority"] = by
        if not (off and party.kind == "count"):
            yield Found(
                kind=kind,
                rule=rule,
                roles=roles,
                start=start,
                end=end,
                as_said=said,
                values=values,
                tense=tense,
                said_at=at,
            )


def _parties(masked: Masked, at: int) -> list[Item]:
    """Those at a place who are on a list now; a count is left out whose all are named with it."""
    items = masked.items(at) or _meant_by_it(masked, at)
    named = sum(item.kind != "count" for item in items)
    return [i for i in items if (i.id if i.kind != "count" else i.number != named)]


def _meant_by_it(masked: Masked, at: int) -> tuple[Item, ...]:
    """The one firm or person that the sentence speaks of in front of "it"."""
    before = (i for place in masked.units if place < at for i in masked.items(place))
    meant = {i.id: i for i in before if i.kind in ("company", "person") and i.id}
    return tuple(doubted(i, "'it' may mean another") for i in meant.values() if len(meant) == 1)
