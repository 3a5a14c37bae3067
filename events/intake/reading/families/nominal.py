"""Taking part and leaving told by a noun: "Turkey's withdrawal from the pact".

Invariant: a departure that is only possible, feared or asked for is none, and one that is planned
is an intention; an entry is one only where the words before it say that it has come about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.antecedents import agreed
from events.intake.reading.cues import Cued, either
from events.intake.reading.families.leaving_nouns import LEAVING_NOUNS, leaving_nouns
from events.intake.reading.families.meaning import Told, told
from events.intake.reading.families.taking_words import ACTIVE, VERB, act_of
from events.intake.reading.found import Found, acts, joinable, unreal
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, Stance, stance

_A, _O = "\ue000", "[\ue000\ue001]"
_NOUN = (
    r"(?P<loss>withdrawals?|departures?|exits?|pull-?out|secession)|(?P<suspend>suspension)|"
    r"(?P<sign>signature|signing)|"
    r"(?P<accede>accession)|(?P<ratify>ratification)|(?P<support>endorsement)|"
    r"(?P<join>entry|admission)"
)
_HOW = (
    r"(?:(?!(?:and|or|of|by|to|from|the|in|on|for|with)\b|\w+(?:ed|s) )[a-z-]+ |"
    r"(?:un\w+|planned|proposed|intended|announced|threatened|feared|expected|delayed) ){0,2}"
)
"""What may stand before the noun: no verb."""
_OWNED = Cued(
    rf"(?P<a>{_A})(?:'s?)? (?P<how>{_HOW})(?P<noun>{_NOUN}) (?:from|of|to|into|out of) "
    rf"(?P<o>{_O})"
)
_OF = Cued(rf"\b(?P<how>{_HOW})(?P<noun>{_NOUN}) of (?P<a>{_A}) (?:from|to|into) (?P<o>{_O})")
_BY = Cued(rf"\b(?P<how>{_HOW})(?P<noun>{_NOUN}) (?:from|of|to|into) (?P<o>{_O}) by (?P<a>{_A})")
_WILLED = (
    r"(?i:decisions?|plans?|intentions?|promises?|pledges?|vows?|refusals?|failure|commitments?|"
    r"moves?|undertakings?|bids?)"
)
_DROPPED = (
    r"(?! (?:was|were|is|are|has been|have been) (?:\w+ly )?(?:drop|shelv|abandon|scrap|reject|"
    r"block|defeat|revers|withdr|delay|overturn|postpon|halt|suspend))"
)
_WILL = Cued(rf"\b{_WILLED}\b")
"""What the patterns below cannot do without."""
_RESOLVED = Cued(
    rf"(?P<a>{_A})'s? (?P<how>{_HOW})(?P<will>{_WILLED}) (?P<not>not )?to (?:[a-z]+ly )?"
    rf"{VERB}(?: (?P<o>{_O})(?!'s? [a-z]|\.?-[a-z]){_DROPPED}|(?=[.,;]|$))",
    like=(_WILL, ACTIVE),
)
_OF_ITS_OWN = Cued(
    rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? {PRE}(?P<verb>(?:announc|declar|confirm|complet|approv|"
    rf"formali[sz]|"
    rf"finali[sz]|submit|voic|express|fil)(?:e|es|ed|ted|ing)|g[ai]ve|given|"
    rf"notif(?:y|ied|ies))(?: [a-z ]{{0,30}}?)? "
    rf"(?:its|their) (?P<how>{_HOW})(?P<noun>{_NOUN}|(?P<back>support|backing))"
    rf"(?: (?:from|of|to|for|behind) (?P<o>{_O})|(?=[.,;]|$| (?:in|on|at|last|this|after)\b))"
)
_APPLIED = Cued(
    rf"(?P<a>{_A})(?:,? (?:who|which|that))?(?:, [^,]{{1,80}},)? {PRE}(?P<verb>appl(?:y|ies|ied|"
    rf"ying)|"
    r"asked|request(?:ed|s)|(?:submitted|filed|lodged|made|presented) (?:an? |its |their )?(?:\w+ "
    r")?"
    r"(?:applications?|bids?|requests?)|petitioned|s(?:eeks?|eeking|ought)|wants?) (?:for )"
    r"?(?:\w+ )?"
    rf"(?:membership|accession|(?:re)?admission|entry)"
    rf"(?: (?:of|in|to|into) (?P<o>{_O})|(?=[.,;]|$| "
    rf"(?:last|"
    r"this|and|in|on|by|within|before)\b))"
)
_RESOLVED_BY = Cued(
    rf"\b(?P<how>{_HOW})(?P<will>{_WILLED}) (?:by|of|from) (?P<a>{_A}) "
    rf"(?P<not>not )?to (?:[a-z]+ly )?{VERB}(?: (?P<o>{_O})(?!'s? [a-z]|\.?-[a-z]){_DROPPED}|"
    rf"(?=[.,;]|$))",
    like=(_WILL, ACTIVE),
)
_SUPPORT_OF = Cued(
    r"\b(?:[Aa]nnouncements?|[Dd]eclarations?|[Ee]xpressions?|[Pp]ledges?|[Oo]ffers?) of "
    r"(?:support|backing|"
    rf"endorsement)(?: (?:for|of) (?P<o>{_O}))? (?:by|from) (?P<a>{_A})"
)
_SUPPORT_WAS = Cued(
    rf"\b(?:[Ss]upport|[Bb]acking|[Ee]ndorsement) (?:for|of) (?P<o>{_O}) (?:was|were|has been|"
    rf"have been) "
    rf"(?:also |\w+ly )?(?:announced|pledged|voiced|expressed|declared|offered|confirmed|given) "
    rf"by (?P<a>{_A})"
)
_DEPOSIT_OF = Cued(
    rf"\b(?:[Dd]eposit(?:ing|ed|s)?|[Hh]and(?:ing|ed)(?: over| in)?|[Ll]odg(?:ing|ed)|"
    rf"[Ss]ubmi(?:tting|tted|ssion)|"
    rf"[Rr]ecei(?:pt|ved|ving))(?: of)? (?P<a>{_A})'s? (?:(?:instruments?|papers|documents) of "
    r"(?:(?P<ratify>ratifications?)|(?P<accede>accession))|(?:(?P<ratify2>ratification)|"
    r"(?P<accede2>accession)) "
    rf"(?:instruments?|papers|documents))(?: (?:of|to|for) (?P<o>{_O}))?"
)
"""Forms like "by handing over Peru's instrument of accession"."""
_GAVE_NTH = Cued(
    rf"(?P<a>{_A})(?:,? (?:who|which|that))?(?:, [^,]{{1,80}},)? {PRE}(?P<verb>deposit|provid|"
    r"submit|lodg|deliver|contribut|suppl|hand|g[ai]v|add|present)[a-z]*(?: (?:in|over))? (?:its|"
    r"their|the|what (?:was|were) the) (?:\d+(?:st|nd|rd|th)|\w+th)(?:,? (?:and|to) (?:\d+(?:st|nd|"
    r"rd|th)|\w+th))? (?:instruments? of )?(?:(?P<ratify>ratifications?)|(?P<accede>accessions?)|"
    rf"(?P<sign>signatures?))(?: (?:of|for|to) (?P<o>{_O}))?"
)
"""Forms like "Ghana handed in the twelfth ratification"."""
NOMINAL = LEAVING_NOUNS | either(
    _DEPOSIT_OF,
    _SUPPORT_OF,
    _SUPPORT_WAS,
    _GAVE_NTH,
    _RESOLVED_BY,
    _APPLIED,
    _OF_ITS_OWN,
    _OWNED,
    _OF,
    _BY,
    _RESOLVED,
)
_UNSURE = re.compile(
    r"\b(?:possible|potential|threatened|proposed|eventual|future|likely|conditional|any|no|feared|"
    r"hypothetical|prospective|would-be|further)\b"
)
_STILL_TO_COME = re.compile(
    r",? (?:which )?(?:will\b|is (?:due|set|to|expected|scheduled) |takes? effect|becomes? "
    r"effective|"
    r"comes? into (?:effect|force))"
)
"""Behind a departure that is not over."""
_UNDER_WAY = re.compile(r"\b(?:procedures?|process|talks|negotiations) (?:of|for|on) (?:the )?$")
"""Before an entry that is being dealt with."""
_TO_COME = re.compile(r"\b(?:planned|impending|intended|imminent|announced|forthcoming|looming)\b")
_ASKED = re.compile(
    r"\b(?:calls?|called|calling|demand\w*|urg\w+|threat\w+|rul\w+ out|oppos\w+|block\w*|veto\w*|"
    r"prevent\w*|avert\w*|delay\w*|consider\w*|debat\w+|discuss\w+|prospects?|possib\w+|fear\w*|"
    r"talks?|vot(?:e|es|ed|ing) (?:on|for|against)|support\w*|back\w*|favou?r\w*|negotiat\w+|"
    r"propos\w+|seek\w*|sought|specul\w+|"
    r"warn\w*|if|whether|without|reject\w*|push\w*|wants?|wanted|would|could|may|might|never|no|"
    r"not|den\w+)\b[^,;.]{0,30}$",
    re.IGNORECASE,
)
_COME_ABOUT = re.compile(
    r"\b(?:after|following|since|with|upon|despite|celebrat\w+|mark\w*|complet\w+|announc\w+|"
    r"confirm\w*|welcom\w+|deposit\w*|hail\w*)\b[^,;.]{0,30}$",
    re.IGNORECASE,
)

_HAS_COME = re.compile(
    r"(?:,? which)? (?:(?:was|were|has been|had been) (?:\w+ly )?(?:completed|finali[sz]ed|"
    r"approved|announced|"
    r"welcomed|hailed|confirmed|formali[sz]ed|sealed)|(?:took|takes|taken|entered|came|comes) "
    r"(?:into )?"
    r"(?:effect|force)|(?:came|comes|follow|follows|followed|mark|marks|marked|bring|brings|"
    r"brought|"
    r"mean|means|meant|makes|made|date|dates|dated|was|is|had|has|earned|drew|surprised|gave|"
    r"gives)\b)"
)
"""Behind the noun: it has come about."""


def nominal(masked: Masked, story: Story) -> Iterator[Found]:
    """Acts and intentions that a noun tells."""
    for pattern in masked.tried((_OWNED, _OF, _BY)):
        for match in masked.all(pattern):
            act = _act(match)
            family = "leaving" if act in ("withdraw", "suspend") else "joining"
            yield from _told(masked, match, act, family, _meant(masked, match), story)
    for match in (*masked.all(_RESOLVED), *masked.all(_RESOLVED_BY)):
        yield from _told(masked, match, *act_of(match), _willed(match), story)
    for match in masked.all(_APPLIED):
        meant = stance(match["pre"], match["verb"])
        if acts(masked, match.start("a")) and meant in ("done", "intends"):
            thing = joinable(masked, match.start("o")) if match["o"] else story.lately(bodies=True)
            if thing is not None:
                at, said = match.start("verb"), match["verb"]
                span, subject = match.span(), match.start("a")
                tale = Told(subject, thing, "join", "joining", "intends", span, at, said)
                yield from told(masked, "joining-noun", tale)
    for pattern in masked.tried((_SUPPORT_OF, _SUPPORT_WAS)):
        for match in masked.all(pattern):
            places = [match.start("o")] if match["o"] else list(masked.units)
            things = [i for place in places if (i := joinable(masked, place)) and agreed(i)]
            thing = things[0] if things else story.lately()
            if thing is not None and not unreal(masked, match.start()):
                at = match.start("a")
                tale = Told(at, thing, "support", "joining", "done", match.span(), at, "support")
                yield from told(masked, "joining-noun", tale)
    for match in masked.all(_DEPOSIT_OF):
        thing = joinable(masked, match.start("o")) if match["o"] else story.lately()
        if thing is not None and not unreal(masked, match.start()):
            act = "ratify" if match["ratify"] or match["ratify2"] else "accede"
            span, at = match.span(), match.start()
            tale = Told(match.start("a"), thing, act, "joining", "done", span, at, "deposited")
            yield from told(masked, "joining-noun", tale)
    for match in masked.all(_GAVE_NTH):
        meant = stance(match["pre"], match["verb"])
        thing = joinable(masked, match.start("o")) if match["o"] else story.lately()
        if thing is not None and acts(masked, match.start("a")):
            act = next(act for act in ("ratify", "accede", "sign") if match[act])
            at, said = match.start("verb"), match[act]
            tale = Told(match.start("a"), thing, act, "joining", meant, match.span(), at, said)
            yield from told(masked, "joining-noun", tale)
    yield from leaving_nouns(masked, story)
    for match in masked.all(_OF_ITS_OWN):
        if acts(masked, match.start("a")) and stance(match["pre"], match["verb"]) == "done":
            yield from _own(masked, match, story)


def _own(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """Forms like "A announced its withdrawal from O", "A voiced its support"."""
    loss = match["loss"] is not None
    act = "support" if match["back"] else _act(match)
    over = match["verb"].startswith(("complet", "formali", "finali", "confirm"))
    firms = all(i.kind == "company" for i in masked.items(match.start("a")))
    announced = loss and not (over or firms)  # a firm is out of a club by saying so
    approved = match["verb"].startswith("approv")
    meant: Stance = "intends" if announced or approved else "done"
    family = "leaving" if act in ("withdraw", "suspend") else "joining"
    if _UNSURE.search(match["how"]) is None:
        yield from _told(masked, match, act, family, meant, story)


def _act(match: re.Match[str]) -> str:
    """What the noun says that somebody does."""
    acts = ("loss", "suspend", "sign", "accede", "ratify", "support", "join")
    act = next(act for act in acts if match[act])
    return "withdraw" if act == "loss" else act


def _told(
    masked: Masked, match: re.Match[str], act: str, family: str, meant: Stance | None, story: Story
) -> Iterator[Found]:
    """What was spoken of last is meant where the clause names no thing."""
    thing = joinable(masked, match.start("o")) if match["o"] else story.lately(bodies=True)
    if thing is None or meant is None:
        return
    said = f"{match['how']}{match.groupdict().get('noun') or match['will']}"
    subject = match.start("a")
    tale = Told(subject, thing, act, family, meant, match.span(), match.end("how"), said)
    yield from told(masked, f"{family}-noun", tale)


def _meant(masked: Masked, match: re.Match[str]) -> Stance | None:
    how, before = match["how"], masked.text[max(0, match.start() - 60) : match.start()]
    if _UNSURE.search(how) or _ASKED.search(before + how):
        return None
    if _TO_COME.search(how) or _UNDER_WAY.search(before):
        return "intends"
    if match["loss"] and _STILL_TO_COME.match(masked.text, match.end()):
        return "intends"
    over = match["loss"] or match["suspend"] or _COME_ABOUT.search(before + how)
    return "done" if over or _HAS_COME.match(masked.text, match.end()) else None


def _willed(match: re.Match[str]) -> Stance | None:
    if _UNSURE.search(match["how"]):
        return None
    will = match["will"].lower()
    if will.startswith(("refus", "fail")):
        return None if match["not"] else "refused" if will.startswith("refus") else "not"
    return "intends-not" if match["not"] else "intends"
