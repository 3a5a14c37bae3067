"""The verbs of joining, signing, supporting, refusing and leaving, as patterns.

Invariant: data and patterns only; `taking_part` says what each means.
"""

from __future__ import annotations

import re

from events.intake.reading.cues import Cued
from events.intake.reading.verbs import BEFORE, PRE

A, _O = "\ue000", "[\ue000\ue001]"

_DEPOSIT = (
    rf"(?:deposit(?:s|ed|ing)?|lodg(?:es|ed|ing)|submit(?:s|ted|ting)?|hand(?:s|ed|ing)? (?:over|"
    rf"in)) "
    rf"(?:its|their|the|an?|{A}'s?) instruments? of"
)
ENTERING = {
    "join": r"join(?:s|ed|ing)?(?: up to| up with)?|enter(?:s|ed|ing)?(?: into)?|"
    r"enrol(?:s|led)? in|c[oa]m(?:e|es|ing) (?:into|aboard|on board)|"
    r"t(?:ake|akes|ook|aken|aking) on|"
    r"becom(?:e|ing) (?:an? |the )?(?:full |founding |new )?(?:members?|party|part|partners?) "
    r"(?:of|to|in)",
    "sign": r"(?:co-?)?sign(?:s|ed|ing)?(?: on to| up to| onto| up for| on| off on)?|initial(?:s|"
    r"led|ed)|"
    r"(?:put|puts|putting|add|adds|added|adding) (?:its|their) (?:names?|signatures?) to|"
    r"inked?|becom(?:e|es|ing) (?:a )?signator(?:y|ies) (?:to|of)",
    "ratify": rf"ratif(?:y|ies|ied|ying)|{_DEPOSIT} ratification (?:of|to|for)",
    "accede": rf"acced(?:e|es|ed|ing) to|{_DEPOSIT} accession (?:to|for)",
    "support": r"(?:back|support|embrac|champion|welcom)(?:s|ed|ing|es|e)?|endors(?:e|es|ed|ing)|"
    r"(?:subscrib|adher)(?:e|es|ed|ing) to|(?:throw|threw|thrown) (?:its|their) weight behind|"
    r"(?:lend|lent|lends|give|gave|given) (?:its|their) (?:support|backing) to|"
    r"(?:pledg|voic)(?:e|es|ed|ing) (?:its |their )?(?:support|commitment) (?:for|to|in)|"
    r"(?:commit|commits|committed|committing)(?: (?:itself|themselves))? to|(?:rally|"
    r"rallied) behind",
    "sponsor": r"(?:co-?)?sponsor(?:s|ed|ing)?",
    "adopt": r"adopt(?:s|ed|ing)?|accept(?:s|ed|ing)?|approv(?:e|es|ed|ing)|agree(?:s|"
    r"d)? (?:to|on)",
    "take part": r"(?:participat(?:e|es|ed|ing)|t(?:ake|akes|ook|aking|aken) part) in",
}
LEAVING = {
    "withdraw": r"(?:withdr(?:aw|aws|ew|awing|awn)|pull(?:s|ed|ing)?(?: itself)? out|"
    r"drop(?:s|ped|ping)"
    r"? out|"
    r"walk(?:s|ed|ing)? (?:out|away)|step(?:s|ped|ping)? (?:out|away)|back(?:s|ed|ing)? out|"
    r"bow(?:s|ed) out|"
    r"depart(?:s|ed|ing)?|secede[sd]?)(?: (?:from|of))?|"
    r"(?:quit|quits|quitting|leave|leaves|left|leaving|exit|exits|exited|exiting|"
    r"abandon(?:s|ed|ing)?|"
    r"renounc(?:e|es|ed|ing)|ditch(?:es|ed|ing)?|scrap(?:s|ped|ping)?)|"
    r"(?:end|ends|ended|ending|cancel(?:s|led)?|terminate[sd]?) (?:its|their) (?:membership|"
    r"participation) (?:of|in)|"
    r"(?:revok|rescind|annul|withdr[ae]w)(?:e|es|ed|ing|s|led|n)? (?:its |their |the )"
    r"?(?:ratification|"
    r"signature|accession|membership|endorsement) (?:of|to|from|in)",
    "denounce": r"denounc(?:e|es|ed|ing)",
    "suspend": r"suspend(?:s|ed|ing)? (?:its|their) (?:participation|membership|"
    r"involvement|obligations|implementation|compliance) (?:in|of|under|with)",
}
_OFFER = (
    r"(?:an?|the|its|their|\w+'s) (?:[\w'-]+ )?"
    r"(?:invitation|offer|opportunity|chance|request|call) to"
)
_REFUSING = (
    r"reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|boycott(?:s|ed|ing)?|shun(?:s|ned|ning)?|"
    r"snub(?:s|bed|bing)?|"
    r"(?:opt(?:s|ed|ing)?|st(?:ay|ays|ayed|aying|ood)|sat|remain(?:s|ed)?|ke(?:ep|eps|pt)) "
    r"(?:out(?:side)?(?: of)?|away from)|"
    rf"(?:declin|reject|spurn|refus|turn)(?:e[sd]?|ed|s|ing)?(?: down)? {_OFFER} (?:join|sign|"
    rf"ratify|enter)|"
    r"turn(?:s|ed|ing)? down|spurn(?:s|ed|ing)?|balk(?:s|ed)? at|decline[sd]?"
)
_RETURNING = r"rejoin(?:s|ed|ing)?|re-?enter(?:s|ed|ing)?|return(?:s|ed|ing)? to"


def _named(table: dict[str, str], prefix: str) -> str:
    return "|".join(f"(?P<{prefix}{n}>{words})" for n, words in enumerate(table.values()))


VERB = (
    rf"(?P<verb>{_named(ENTERING, 'e')}|{_named(LEAVING, 'l')}|(?P<no>{_REFUSING})|"
    rf"(?P<back>{_RETURNING}))"
)
_KIND_OF = (
    rf"(?:{A} (?:[a-z]+ )?(?:agency|body|watchdog|court|council|fund|programme|initiative|treaty|"
    rf"pact) )?"
)
"""What says of what sort a thing is: "left the U.N. cultural agency UNESCO"."""
ACTIVE = Cued(
    rf"(?P<a>{A})(?:,? (?:who|which|that|where (?:lawmakers|parliament|the government)))"
    rf"?(?P<aside>, [^,]{{1,100}},|,| (?:attending|at|"
    rf"gathered at|meeting (?:in|at)|present at|across|around|from|in|of) [^,]{{1,60}}?)? "
    rf"{PRE}{VERB} {_KIND_OF}(?P<o>{_O})(?!'s? [a-z])"
)
SHARED = re.compile(rf"(?:,|,? (?:and|but|then)) {PRE}{VERB} (?P<o>{_O})(?!'s? [a-z])")
FORMS = re.compile(
    rf"(?P<verb>{_named(ENTERING, 'e')}|{_named(LEAVING, 'l')}|(?P<no>{_REFUSING}))(?P<back>)"
)
"""A verb alone, as one of two that share an object."""
PAIRED = Cued(
    rf"(?P<a>{A})(?:,? (?:who|which|that))?(?P<aside>, [^,]{{1,100}},|,)? {PRE}"
    rf"(?P<one>[a-z]+(?: (?:to|on|up))?),? (?P<and>and|or|nor|but|then) (?P<pre2>{BEFORE}){VERB} "
    rf"(?P<o>{_O})(?!'s? [a-z])"
)
"""Two verbs in front of one object: "has signed and ratified", "neither signed nor ratified"."""
SAID_THAT = re.compile(
    r"\b(?:said|announced|confirmed|declared|decided)(?: [^,;.]{0,30}?)? (?:that )?$"
)
BARE = Cued(
    rf"(?P<a>{A})(?:,? (?:who|which|that))?(?P<aside>, [^,]{{1,100}},|,)? {PRE}"
    r"(?P<verb>(?P<join>join(?:ed|s)?|\w+ part(?<=(?:ake|kes|ook|ken) part)|participate[sd]?)|"
    r"(?P<sign>sign(?:ed|s)?(?: up| on)?)|(?P<ratify>ratif(?:y|ied|ies)|"
    rf"{_DEPOSIT} ratification)|"
    r"(?P<support>endorsed?)|(?P<accede>accede[ds]?)|(?P<withdraw>quits?|walk(?:s|ed)? (?:out|"
    r"away)|exit(?:s|ed)|le(?:ft|"
    r"aves)|(?:pull(?:s|ed)?|back(?:s|"
    r"ed)?|dropp?(?:s|ed)?) out|withdr(?:aw|ew|awn|aws))|"
    r"(?P<refuse>opt(?:s|ed)? out|st(?:ayed|ays|ay|ood) out|"
    rf"(?:refused|declined|rejected|turned down)(?: {_OFFER} (?:join|sign|ratify|take part))?))"
    r"(?=\s*(?:[.,;]|$|(?:and|but|or|nor|while|because|citing|saying|after|as|by|in|"
    r"at|when|once|although|though|despite|amid|on|until|before|either|too|so|since|yet|only|just|"
    r"even|"
    r"alongside|along|together|following|again|shortly|earlier|later)\b))"
)
TAKEN = {
    "join": "admitted (?:in)?to|accepted into|welcomed into|inducted into|added as a member of",
    "expel": "expelled from|kicked out of|thrown out of|ousted from|excluded from",
    "suspend": "suspended from",
}
BEEN = Cued(
    rf"(?P<a>{A})(?:, [^,]{{1,100}},)? (?P<pre>(?:(?:has|have|had|was|were|is|are|been|"
    rf"being|be|will|not|also|formally|never|remains?|remained|\w+ly) ){{1,5}})"
    rf"(?:{_named(TAKEN, 't')}) (?P<o>{_O})"
)
BEEN_BARE = Cued(
    rf"(?P<a>{A})(?:,? (?:who|which|that))?(?:, [^,]{{1,100}},)? (?P<pre>(?:(?:has|have|had|was|"
    r"were|is|are|been|also|formally|never|not|\w+ly) ){1,5})(?:(?P<join>(?:re)?admitted)|"
    r"(?P<expel>expelled)|"
    r"(?P<suspend>suspended))(?=\s*(?:[.,;]|$|(?:and|but|while|because|after|in|on|when|over)\b))"
)
"""The same where the sentence before has named the body."""
PUTS = Cued(
    rf"(?P<by>{A})(?:, [^,]{{1,80}},)? {PRE}(?:(?P<expel>expel(?:s|led|ling)?|oust(?:s|ed|ing)?|"
    r"exclud(?:es|ed|ing)|kick(?:s|ed|ing)?(?: out)?)|(?P<suspend>suspend(?:s|ed|ing)?)|"
    r"(?P<withdraw>withdr(?:ew|aws|awn|awing)|pull(?:s|ed|ing)|took|taken|takes)|"
    r"(?P<join>admit(?:s|ted|ting)?|accept(?:s|ed|ing)?|welcom(?:es|ed|ing))) "
    rf"(?P<a>{A})(?:,? (?:(?:out of|from|in|into|to) (?P<o>{_O})|as (?:an? |its )?(?:[\w-]+ )"
    rf"{{0,3}}"
    r"members?\b)|(?=[.,;]|$| (?:and|after|despite|over|following|on|in)\b))"
)
"""A body takes somebody in, or puts them out."""
JOINS = Cued(rf"(?P<by>{A})(?:, [^,]{{1,80}},)? {PRE}join(?:s|ed|ing)? (?P<a>{A})")
"""Somebody joins those who have joined already."""
_PARTICIPLE = "|".join(
    (
        r"(?P<p0>joined)",
        r"(?P<p1>(?:co-?)?signed|initialled)",
        r"(?P<p2>ratified)",
        r"(?P<p3>backed|supported|endorsed|embraced)",
        r"(?P<p4>(?:co-?)?sponsored)",
        r"(?P<p5>accepted|approved|agreed(?: to| on)?)",
        r"(?P<no>rejected|boycotted|shunned|snubbed|spurned)",
    )
)
PASSIVE_ACTS = ("join", "sign", "ratify", "support", "sponsor", "adopt")
PASSIVE = Cued(
    rf"(?P<pre>(?:(?:has|have|had|is|are|was|were|be|been|being|not|also|now|will|may|could|"
    rf"might|should|to|\w+ly|already|since|never) ){{0,6}})"
    rf"(?:{_PARTICIPLE})(?: (?:so far|in principle|\w+ly))? by (?P<a>{A})(?!'s? [a-z])"
)


def act_of(match: re.Match[str]) -> tuple[str, str]:
    """(what was done, family)."""
    for n, act in enumerate(ENTERING):
        if match[f"e{n}"]:
            return act, "joining"
    for n, act in enumerate(LEAVING):
        if match[f"l{n}"]:
            return act, "leaving"
    return ("rejoin", "joining") if match["back"] else ("refuse", "refusal")
