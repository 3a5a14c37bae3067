"""What it means to be on a list: "the listing bars it from …", "exporters need a licence".

Invariant: read only right behind a listing; it is a term of that list. At most one a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued
from events.intake.reading.found import Found
from events.intake.reading.masking import Masked
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_MEANS = (
    r"(?:means?|bars?|bans?|prohibits?|forbids?|requires?|freezes?|freezing|blocks?|restricts?|"
    r"prevents?|keeps?|limits?|cuts? off|denies|deny|makes? it|entails?|come?s? with|"
    r"include (?:an? )?(?:asset|travel|visa)|involves?|does away with|obliges?|compels?|imposes?|"
    r"effectively|subjects?|excludes?|outlaws?|halts?|stops?)"
)
_TRADERS = (
    r"(?:(?:[Ss]ell|[Ss]uppl|[Ee]xport|[Ii]mport|[Tt]rad|[Bb]uy|[Vv]end)(?:ers?|iers?|ors?)|"
    r"[Cc]ompan(?:y|ies)|[Ff]irms|[Bb]usinesses|[Bb]anks|[Ii]nvestors|[Cc]iti[sz]ens|[Aa]mericans|"
    r"[Ee]uropeans|[Ii]ndividuals|[Pp]ersons|[Pp]eople|[Ee]ntities|[Oo]rgani[sz]ations|"
    r"[Nn]ationals|"
    r"[Aa]nyone|[Ii]nstitutions|[Oo]perators|[Mm]anufacturers|they|[Tt]hey|[Ii]t|[Tt]hose)"
)
_TERMS = Cued(
    r"(?:^|[,;] (?:and |while )?)(?:"
    r"(?:(?:The|A|Such a|An) (?:[\w-]+ ){0,2}?(?:listing|designation|blacklisting|inclusion|"
    r"sanctions?|"
    r"restrictions|measures|curbs|penalties|ban|embargo|delisting|entry)|Inclusion|Designation|"
    rf"Listing|Being (?:\w+ )?(?:on|to) \w+(?: \w+)?)\b[^.;,]{{0,60}}? {_MEANS} [^.;]{{3,300}}|"
    r"(?:Listed|Blacklisted|Sanctioned|Designated) \w+ (?:have to|must|may|can|cannot|are|need)\b"
    r"[^.;]{3,300}|(?:Those|Anyone|Companies|Firms|Entities|People|Persons|Banks|Individuals|"
    r"Goods|Members) "
    r"(?:listed|named|affected|hit|on (?:the|its|it)\b|sanctioned|targeted|designated|blacklisted)"
    r"[^.;]{0,40}? (?:will|may|must|can|cannot|are|face|faces|have|need)\b [^.;]{3,300}|"
    r"[^.;,]{3,60}? (?:will |now |also |from now on )*need (?:an? )?(?:\w+ "
    r")?licen[cs]e[^.;]{3,300}|"
    rf"[^.;,]{{0,60}}?{_TRADERS}\b[^.;,]{{0,60}}? (?:(?:will )?(?:\w+ ){{0,4}}?need (?:an? )"
    rf"?(?:\w+ )?"
    r"licen[cs]e|(?:are|is|were|will be) (?:also |now )?(?:barred|banned|prohibited|forbidden|"
    r"blocked|"
    r"required|obliged|subject to)|(?:may|can) no longer|may not|cannot|must (?:now )?(?:get|"
    r"obtain|"
    r"seek|apply|freeze|have))\b[^.;]{3,300}|"
    r"(?:[Aa]ny|[Tt]heir|[Aa]ll|[Ii]ts|[Hh]is) (?:\w+ )?(?:assets|property|accounts|funds)"
    r"\b[^.;,]{0,60}? "
    r"(?:are|is|will be|were|must be) (?:\w+ )?(?:frozen|blocked)[^.;]{0,300})"
)
_TRAILING = Cued(
    r",? (?:(?:meaning|which means) (?:that )?|(?:which|that) (?:(?:in effect|effectively|also|"
    r"now) )?"
    rf"{_MEANS} |(?:barring|banning|prohibiting|requiring|preventing|freezing|cutting off|"
    rf"restricting|"
    r"forbidding|blocking) )[^.;]{3,300}"
)
"""Behind the listing in its own sentence."""
_SPEAKS = re.compile(r"\b(?:said|says|told|added that|according to|argued|denied)\b")


def may_tell(sentence: Sentence, story: Story) -> bool:
    """Whether a sentence may tell the terms of the list that was told of right before."""
    return story.listing is not None and sentence.first(_TERMS) is not None


def terms(masked: Masked, story: Story) -> Iterator[Found]:
    """What the list forbids, requires or freezes."""
    listing = story.listing
    if listing is None:
        return
    start = masked.sentence.start
    here = listing.told_at >= start
    match = masked.sentence.first(_TRAILING if here else _TERMS)
    if match is None or (not here and _SPEAKS.search(match.group())):
        return
    named = here and match.group().startswith((", which", ", that", " which", " that"))
    if named and any(u.end == match.start() for u in masked.units.values()):
        return  # "its list, which bars …" is read as such, "A, which makes …" is of A
    first = match.start() + len(match.group()) - len(match.group().lstrip(",; "))
    yield Found(
        kind="provision-stated",
        rule="aim",
        roles={"instrument": listing.target},
        start=start + first,
        end=start + match.end(),
        as_said=match.group().strip(",; ")[:120],
        tense="state",
    )
