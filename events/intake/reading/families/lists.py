"""Blacklists and sanctions: an authority puts a party on a list, or takes it off.

Invariant: the list is the one named, else the one of that authority that its word fits
("blacklisted", "sanctions", "restrictions"); else it is new and says so. Restrictions on somebody
put nobody on a list of another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from events.drafts import InstrumentDraft
from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found, acts, unsigned
from events.intake.reading.items import Item, new_item, of_known
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A, _I = "\ue000", "\ue001"
_MEASURES = (
    r"(?P<what>(?:(?:new|fresh|further|more|additional|tough(?:er)?|economic|financial|"
    r"export|trade|targeted|sweeping|import|visa) )*(?:sanctions|restrictions|export "
    r"controls|controls|curbs|export curbs|embargo(?:es)?))"
)
_ACTIVE = Cued(
    rf"(?P<by>{_A})(?:, (?:who|which) |,? that |,? )?(?:, [^,]{{1,80}}, )?{PRE}(?:"
    rf"(?P<verb>blacklist(?:s|ed|ing)?|sanction(?:s|ed|ing)?|designat(?:es|ed|ing)) (?P<p1>{_A})"
    rf"|(?P<put>add(?:s|ed|ing)?|put(?:s|ting)?|plac(?:es|ed|ing)) (?P<p2>{_A}),? (?:to|on|"
    rf"onto|in) (?P<l2>{_I})"
    rf"|(?P<off>remov(?:es|ed|ing)|str(?:ikes|uck)|t(?:akes|ook)|drop(?:s|ped)|delet(?:es|"
    rf"ed)) (?P<p3>{_A}),? (?:from|off) (?P<l3>{_I})"
    rf"|(?P<impose>impos(?:es|ed|ing)|announc(?:es|ed|ing)|introduc(?:es|ed|ing)|slap(?:s|"
    rf"ped)|levie[sd]|plac(?:es|ed)|tighten(?:s|ed)) {_MEASURES} (?:on|against|in) "
    rf"(?P<p4>{_A})"
    rf"|(?P<lift>lift(?:s|ed|ing)|eas(?:es|ed)|remov(?:es|ed)|end(?:s|ed)) (?:its |the |all "
    rf"|most )?(?P<what2>sanctions|restrictions|export controls|curbs|embargo) (?:on|"
    rf"against) (?P<p5>{_A})"
    rf"|(?P<delist>delist(?:s|ed|ing)) (?P<p6>{_A}))"
)
_PASSIVE = Cued(
    rf"(?P<p>{_A})(?:, [^,]{{1,80}},|,)? (?P<pre>(?:(?:has|have|had|is|are|was|were|be|been|"
    rf"being|not|also|both|all|will|may|could|might|\w+ly) ){{1,5}})(?:"
    rf"(?P<put>added to|placed on|put on|included (?:on|in)|listed (?:on|in)) (?P<l1>{_I})"
    rf"|(?P<off>removed from|struck (?:from|off)|taken off|dropped from|deleted from) (?P<l2>{_I})"
    rf"|(?P<verb>blacklisted|sanctioned|delisted))(?: by (?P<by>{_A}))?"
)
MEASURES = either(_ACTIVE, _PASSIVE)
_LISTING = ("blacklist", "list", "designat")
"""Measures that put one on a list, whatever it is called; sanctions and restrictions need not."""
_ONE = ("state", "organization", "group")


def measures(masked: Masked, story: Story) -> Iterator[Found]:
    """Listings and delistings, active and passive."""
    for match in masked.all(_ACTIVE):
        verb = next(w for w in match.group("verb", "put", "off", "impose", "lift", "delist") if w)
        if acts(masked, match.start("by")) and stance(match["pre"], verb) == "done":
            yield from _imposed(masked, match, story)
    for match in masked.all(_PASSIVE):
        if acts(masked, match.start("p")) and stance(match["pre"], "added") == "done":
            yield from _borne(masked, match, story)


def _imposed(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    by = _authority(masked, match.start("by"))
    if by is None:
        return
    place = next(match.start(f"p{n}") for n in range(1, 7) if match[f"p{n}"])
    off = bool(match["off"] or match["lift"] or match["delist"])
    said = match["verb"] or match["what"] or match["what2"] or "blacklist"
    named = next((match.start(n) for n in ("l2", "l3") if match[n]), None)
    target = masked.items(named)[0] if named is not None else _list_of(by, said, story)
    yield from _each(masked, place, target, by, off, match)


def _borne(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    by = _authority(masked, match.start("by")) if match["by"] else None
    off = bool(match["off"]) or match["verb"] == "delisted"
    named = next((match.start(n) for n in ("l1", "l2") if match[n]), None)
    if named is not None:
        yield from _each(masked, match.start("p"), masked.items(named)[0], by, off, match)
    elif by is not None:
        target = _list_of(by, match["verb"], story)
        yield from _each(masked, match.start("p"), target, by, off, match)


def _each(
    masked: Masked,
    place: int,
    target: Item | None,
    by: Item | None,
    off: bool,
    match: re.Match[str],
) -> Iterator[Found]:
    if target is None or target.kind != "list":
        return
    start, end = masked.span(*match.span())
    words = unsigned(match.group())
    for party in masked.items(place):
        if party.kind == "count" or not party.id:
            continue
        roles = {"party": party, "list": target}
        if by is not None and by.id not in (target.owner, party.id):
            roles["authority"] = by
        values = {} if party.quantifier is None else {"quantifier": party.quantifier}
        yield Found(
            kind="delisted" if off else "listed",
            rule="delisting" if off else "listing",
            roles=roles,
            start=start,
            end=end,
            as_said=words,
            values=values,
            said_at=masked.at(match.start() + 1),
        )


def _authority(masked: Masked, at: int) -> Item | None:
    items = [i for i in masked.items(at) if i.kind in _ONE and i.id and not i.choices]
    return items[0] if items else None


def _list_of(by: Item, said: str, story: Story) -> Item | None:
    """The list of that authority that a measure so called puts one on."""
    noun = next(
        (
            n
            for n in ("blacklist", "sanction", "restriction", "control", "embargo", "designat")
            if n in said.lower()
        ),
        "restriction" if "curb" in said else "list",
    )
    own = [known for known in story.lists if known.owner == by.id]
    fitting = [k for k in own if noun in k.name.lower()]
    if len(fitting) == 1:
        return of_known(fitting[0], 0, 0)
    if len(own) == 1 and noun in _LISTING:
        return of_known(own[0], 0, 0, doubts=(f"{own[0].name}: the text does not name the list",))
    name = f"{by.name} {said.split()[-1] if ' ' in said else noun + 's'}"
    item = new_item("list", name, 0, 0)
    if item is None or not isinstance(item.new, InstrumentDraft):
        return None
    return replace(
        item, owner=by.id, new=InstrumentDraft(id=item.id, kind="list", name=name, owner=by.id)
    )
