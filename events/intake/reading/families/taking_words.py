"""The verbs of joining, signing, supporting, refusing and leaving, as patterns.

Invariant: data and patterns only; `taking_part` says what each means.
"""

from __future__ import annotations

import re

from events.intake.reading.cues import Cued
from events.intake.reading.families.taking_verbs import (
    DEPOSIT,
    ENTERING,
    LEAVING,
    OFFER,
    REFUSING,
    RETURNING,
)
from events.intake.reading.verbs import BEFORE, PRE

A, _O = "\ue000", "[\ue000\ue001]"


def named(table: dict[str, str], prefix: str) -> str:
    return "|".join(f"(?P<{prefix}{n}>{words})" for n, words in enumerate(table.values()))


VERB = (
    rf"(?P<verb>{named(ENTERING, 'e')}|{named(LEAVING, 'l')}|(?P<no>{REFUSING})|"
    rf"(?P<back>{RETURNING}))"
)
KIND_OF = (
    rf"(?:{A} (?:[a-z]+ )?(?:agency|body|watchdog|court|council|fund|programme|initiative|treaty|"
    rf"pact) |(?:the |an? |its )(?:(?!(?:of|to|on|by|for|from|with|in|at|that|which|against|about|"
    rf"into|"
    r"under|after|before|but|or|as|than|not|where|when|who|whose|while|if|until|because|so|the|"
    r"laws?|bills?|decree|order|acts?|letters?|motion|documents?|papers|text|"
    r"an?|is|are|was|were|has|have|had|will)\b)(?:[a-z][\w'-]*|"
    r"(?:[A-Z][\w.]* )?[A-Z\ue000][\w.]*-[a-z]+) ){1,6}(?=\ue001)|"
    rf"(?:another|an?|the) (?:[a-z-]+ ){{1,5}}?(?:regime|body|club|group|pact|treaty|bloc|"
    r"alliance|agreement|forum|organi[sz]ation|initiative|council|court|coalition|convention|"
    r"accord|pledge|scheme|league|union|declaration), (?:called |known as )?(?:the )?)?"
)
"""What says of what sort a thing is: "left the U.N. cultural agency UNESCO", or what it is on."""
BARRING = (
    r"except(?: for)?|excepting|excluding|apart from|aside from|other than|save(?: for)?|but|bar|"
    r"barring|minus|with(?:out)? the (?:\w+ )?exceptions? of|not counting"
)
"""Before those of a group who did not."""
_TAKING_PART = (
    r"(?:(?:has|have|had) )?(?:sign|join|ratif|back|endors|support|acced|quit|left|withdr)"
)
_PAST = (
    r"(?!(?:want|need|hop|plann|ask|urg|tri|consider|threaten|vow|pledg|promis|agre|decid|fail|"
    r"refus|declin|invit|expect|intend|propos|offer|wish|prefer|announc|warn|suggest)(?:i?ed)\b)"
    r"(?:[a-z]+ed|went|came|took|made|held|met|won|lost|built|sent|gave|rose|fell|became|began|"
    r"broke|brought|kept|led|ran|saw|set|sat|spoke|stood|wrote|drew|grew|fought|paid|put|"
    r"(?:was|were|had been) (?:[a-z]+ed|kept|left|put|held))"
)
DID_BEFORE = (
    rf"(?!(?:as|its|this|that|most|just|least|yet) |{_TAKING_PART})(?:[a-z]+(?:ed|s|t|ld|ok|de|ve|"
    rf"me|nt) [^,.;:{_O[1:]}{{1,60}}?,? but|{_PAST} [^,.;:{_O[1:]}{{1,60}}?,? (?:and|then))"
)
"""What the same one did before: "sent an envoy but", "changed course and"."""
_OFFICE = (
    r"(?P<office>'s (?:[a-z-]+ ){0,2}?(?:president|premier|chancellor|minister|cabinet|senate|"
    r"parliament|lawmakers|congress|envoy|ambassador|king|emir|junta|rulers|leaders?|legislature))?"
)
"""Who acts for a state, behind its name."""
ACTIVE = Cued(
    rf"(?P<a>{A}){_OFFICE}(?:,? (?:(?:all |both |each )?(?:of )?(?:who|which|whom)|that(?! (?:it|"
    rf"they|s?he) )|"
    rf"where (?:lawmakers|parliament|the government)))?(?P<aside>, (?!where |when |while |as "
    rf"(?!the |an? |host )|"
    rf"although |because )[^,]{{1,100}},(?: {DID_BEFORE})?|,|,? "
    rf"(?:{BARRING}) {A},?| among them(?: –|,)|"
    rf" {DID_BEFORE}| (?:attending|at|"
    rf"gathered at|meeting (?:in|at)|present at|across|around|from|in|of) "
    rf"(?:(?!\b(?:said|says|told|that|announced|warned)\b)[^,]){{1,60}}?)? "
    rf"{PRE}{VERB} {KIND_OF}(?P<o>{_O})(?!'s? [a-z]|\.?-[a-z])"
)
SHARED = re.compile(rf"(?:,|,? (?:and|but|then)) {PRE}{VERB} (?P<o>{_O})(?!'s? [a-z]|\.?-[a-z])")
WITH = re.compile(
    rf"(?: (?:on|for|to) [^,.;{A}]{{2,60}}?)? with (?:its (?:\w+ )?(?:rival|partner|neighbou?r|"
    rf"ally) )?"
    rf"(?P<b>{A})(?=[.,;]|$| (?:on|to|in|at|that|and|under|for|which|aimed|allowing|last|this|"
    rf"during)\b)"
)
"""Behind what somebody signed: who signed it, too."""
FOR = re.compile(
    rf" (?:for|on behalf of|in the name of) (?:the )?(?P<b>{A})"
    r"(?=[.,;]|$| (?:on|in|at|last|this)\b)"
)
"""Behind what a person signed: for whom."""
FORMS = re.compile(
    rf"(?P<verb>{named(ENTERING, 'e')}|{named(LEAVING, 'l')}|(?P<no>{REFUSING}))(?P<back>)"
)
"""A verb alone, as one of two that share an object."""
PAIRED = Cued(
    rf"(?P<a>{A})(?:,? (?:who|which|that))?(?P<aside>, [^,]{{1,100}},|,)? {PRE}"
    rf"(?P<one>[a-z]+(?: (?:to|on|up))?),? (?P<and>and|or|nor|but|then) (?P<pre2>{BEFORE}){VERB},? "
    rf"(?P<o>{_O})(?!'s? [a-z]|\.?-[a-z])",
    like=(ACTIVE,),
)
"""Two verbs in front of one object: "has signed and ratified", "neither signed nor ratified"."""
SAID_THAT = re.compile(
    r"\b(?:said|announced|confirmed|declared|decided)(?: [^,;.]{0,30}?)? (?:that )?$"
)
NO_OBJECT = (
    r"\s*(?:[.,;:)–—]|$|(?:and|but|or|nor|while|because|citing|saying|after|as|by|in|at|when|once|"
    r"although|though|despite|amid|on|until|before|either|too|so|since|yet|except|only|just|even|"
    r"for|with|"
    r"during|through|under|alongside|along|together|following|again|shortly|earlier|later|first|"
    r"last|from (?:the (?:outset|start|beginning)|day one)|over the|voluntarily|quietly|formally|"
    r"early|late|officially|automatically|unilaterally|nonetheless|"
    r"nevertheless|regardless|anyway|all the same|into the|"
    r"next|to (?:concentrate|focus|pursue|protest|avoid|escape|regain|save)|this|there|within|"
    r"soon|immediately|altogether|without|separately|jointly|like|en masse|"
    r"one (?:by one|after)|hours|days|weeks|months|years|"
    r"the (?:(?:same|next|following|previous|very) )?(?:day|week|month|year|morning|evening|time)|"
    r"that(?: (?:day|week|month|year|same)|(?= and| but|[.,;]))|(?:an?|two|three|four|five|\w+) "
    r"(?:days?|weeks?|months?|"
    r"years?|"
    r"hours?|decades?) (?:later|ago|earlier|before|after))\b)"
)
"""What follows a verb whose object was named before."""
YIELDING = r"(?:gave (?:in|way)|came round|caved(?: in)?|relent(?:ed|s)|backed down|yielded)"
"""What who has been against an agreement does in the end."""
YIELDED = re.compile(YIELDING)
_BARE_VERB = (
    r"(?P<verb>(?P<join>join(?:ed|s|ing)?(?: in| up)?|\w+ part(?<=(?:ake|kes|ook|ken|ing) part)"
    r"(?! in)|"
    r"participate[sd]?(?! in)|c[oa]mes? (?:on board|aboard|in)|signed on|"
    r"got on board|"
    rf"{YIELDING}|"
    r"sent (?:in )?(?:its |their |an? )?letters? of acceptance)|"
    r"(?P<sign>sign(?:ed|s|ing)?(?: up)?|(?:put|puts|added|adds|lent) (?:its|their) (?:own )?"
    r"(?:names?|signatures?)(?: down)?)|"
    rf"(?P<ratify>ratif(?:y|ied|ies)|{DEPOSIT} ratification|(?:deposited|handed in|handed over|"
    r"lodged|submitted|delivered|presented) (?:theirs|(?:its|their) (?:own )?(?:ratification )?"
    r"(?:papers|documents|instruments?))(?! of (?!the (?:week|month|year))))|"
    rf"(?P<support>vote[sd]? (?:in favou?r|for it|yes)|endorse[sd]?|subscribe[sd]?)|"
    rf"(?P<accede>accede[ds]?|{DEPOSIT} accession)|"
    r"(?P<suspend>(?:suspend(?:s|ed|ing)?|fr(?:eeze|eezes|oze|ozen)|halt(?:s|ed|ing)?|pause[sd]?) "
    r"(?:its|their) (?:own )?(?:participation|membership|obligations|compliance|involvement))|"
    r"(?P<withdraw>quits?|(?:walk|step)(?:s|ed|ped)? (?:out|away)|exit(?:s|ed)|le(?:ft|aves?)|"
    r"(?:pull(?:s|ed)?|back(?:s|ed)?|drop(?:s|ped)?|bow(?:s|ed)?|bail(?:s|ed)?) out|"
    r"withdr(?:aw|ew|awn|aws|awing)|depart(?:s|ed|ing)?(?! (?:for|to|from|with)\b)|seceded?|"
    r"leaving|"
    r"quitting|exiting|(?:pull|back|dropp|bow|bail|walk|stepp)ing (?:out|away)|"
    r"jump(?:s|ed)? ship|called it quits|head(?:s|ed|ing) for the (?:exits?|door)|"
    r"took (?:its|their) leave|(?:serve[sd]?|g[ai]ve[sn]?|handed in|lodged) (?:(?:its|their|formal|"
    r"official|written|early) )*notice(?! (?:that|of|to)\b)|going(?=[.,;]|$)|laps(?:es|ed)(?! "
    r"into)|"
    r"(?<=had )gone(?! (?:along|with|to|in|into|on|for|through|back)\b))|"
    r"(?P<rejoin>rejoin(?:s|ed)?|re-joined|re-?entered|(?:came|went|comes|goes) back|"
    r"return(?:s|ed)?)|"
    r"(?P<refuse>opt(?:s|ed)? out|(?:st(?:ayed|ays|ay|ood|aying)|sat|kept|held|(?:keep|hold|"
    r"remain|stand)ing|remain(?:s|ed)?) "
    r"(?:out(?:side)?|"
    r"away|apart|aside|aloof|back|it out)|abstain(?:s|ed)|balked|"
    r"vote[sd]? (?:against|no)|"
    rf"(?:refused|declined|rejected|turned down)(?: {OFFER} (?:join|sign|ratify|take part))?))"
)
BARE = Cued(
    rf"(?P<a>{A}){_OFFICE}(?:,? (?:(?:all |both |each )?(?:of )?(?:who|which|whom)|that))?(?! "
    rf"that (?:it|"
    rf"they|s?he)\b)"
    rf"(?P<aside>, [^,]{{1,100}},|,| [–—-]| {DID_BEFORE})? "
    rf"{PRE}{_BARE_VERB}(?={NO_OBJECT})"
)
MAIN_BARE = re.compile(rf"[^.;]{{0,100}}, {PRE}{_BARE_VERB}(?={NO_OBJECT})")
"""What who has refused in a relative clause did: "Ghana, which held out for long, has signed"."""
SHARED_BARE = re.compile(
    rf"(?: [^,.;:{A}]{{1,30}})?(?:,|,? (?:and|but|then|before|only to)) "
    rf"{PRE}{_BARE_VERB}(?={NO_OBJECT})"
)
"""Behind what somebody did with a thing: what else they did with it ("… but later left")."""
FRONTED = Cued(
    rf"(?:^|; )(?:But |And |Yet )?(?P<how>Having(?: also| now)?|After(?: having)?|By|Since|"
    rf"Through|Upon|On|In|"
    rf"Despite(?: having)?|Though having) (?P<pre>(?:\w+ly |also |not |never )?){VERB} (?P<o>{_O})"
    rf"(?: [^,.;{_O[1:]}{{1,60}})?, (?P<a>{A})(?! (?:would|could|might|may|can|hopes|wants|"
    rf"should))",
    like=(ACTIVE,),
)
"""In front of whom it is told of: "By signing the pact, A …"."""
PARTICIPLE = Cued(
    rf"^(?:[^,.;{_O[1:-1]}]{{0,60}}, )?(?P<a>{A})(?P<did> [^.;:\ue001]{{3,160}}?)"
    rf"(?:,(?: (?P<how>after|by))?| (?P<how2>after|by)) "
    rf"(?P<pre>(?:(?:also|then|thus|thereby|"
    rf"formally|finally) )?){VERB} (?P<o>{_O})",
    like=(ACTIVE,),
)
"""What somebody did by what they did: "changed course on Monday, signing the pact"."""
PRAISED = Cued(
    rf"\b(?:prais|thank|critici[sz]|blam|congratulat|commend|laud|attack|punish|condemn|applaud|"
    rf"hail|"
    rf"chid|scold|lambast|denounc|reward)(?:e|es|ed|s|ing) (?P<a>{A}) for (?P<pre>(?:(?:having|"
    rf"not|\w+ly|"
    rf"refusing to|declining to|failing to) ){{0,2}}){VERB} (?P<o>{_O})"
)
"""What somebody is praised or blamed for is done."""
BECAME = Cued(
    rf"(?P<a>{A})(?:,? (?:who|which|that))?(?:, [^,]{{1,80}},)? {PRE}(?P<verb>bec(?:ame|omes?|"
    rf"oming))"
    rf"(?: (?:the|an?|new|full|latest|newest|first|\w+th|\d+(?:st|nd|rd|th)))* (?P<o>{_O})(?:'s?)? "
    rf"(?:[\w-]+ ){{0,3}}?(?P<noun>members?|signator(?:y|ies)|part(?:y|ies)|"
    rf"adherent)\b"
)
"""Forms like "Kenya became the club's 26th member"."""
JOINED_IN = Cued(
    rf"(?P<by>{A})(?:, [^,]{{1,80}},)? (?:{PRE}join(?:s|ed|ing)?|(?:has |have |"
    rf"had )?(?:is|are|"
    rf"was|were|"
    rf"been)(?: \w+ly| also| later)? joined by) (?P<a>{A})(?: (?:in|by)|,? (?:(?:all|both) "
    rf"of )?(?:that|which|who|whom)(?: (?:have|had|has|all|both|already))*) (?:also )?{VERB} "
    rf"(?P<o>{_O})",
)
"""Somebody does something with others: "A joined B in signing the pact"."""
_PARTICIPLE = "|".join(
    (
        r"(?P<p0>joined)",
        r"(?P<p1>(?:co-?)?signed|initialled)",
        r"(?P<p2>ratified)",
        r"(?P<p3>backed|supported|endorsed|embraced)",
        r"(?P<p4>(?:co-?)?sponsored)",
        r"(?P<p5>accepted|approved|agreed(?: to| on)?)",
        r"(?P<p6>issued|released|launched)",
        r"(?P<no>rejected|boycotted|shunned|snubbed|spurned)",
    )
)
PASSIVE_ACTS = ("join", "sign", "ratify", "support", "sponsor", "adopt", "sign")
"""Whoever issues a statement with others signs it."""
PASSIVE = Cued(
    rf"(?P<pre>(?:(?:has|have|had|is|are|was|were|be|been|being|not|also|now|will|may|could|"
    rf"might|should|to|\w+ly|already|since|never) ){{0,6}})"
    rf"(?i:{_PARTICIPLE})(?:,? (?:so far|in principle|\w+ly|(?:in|at|on|during) [^,.;]{{2,40}}?,?)"
    rf")? by "
    rf"(?P<a>{A})(?!'s? [a-z])"
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
