"""How English tells that others take somebody into a body or put them out, as patterns.

Invariant: data and patterns only; `admitting` says what each means.
"""

from __future__ import annotations

from events.intake.reading.cues import Cued
from events.intake.reading.families.taking_verbs import MEMBER
from events.intake.reading.families.taking_words import A, named
from events.intake.reading.verbs import PRE

_O = "[\ue000\ue001]"
TAKEN = {
    "join": "(?:admitted|let|allowed|brought|taken|readmitted|incorporated)(?: back)? (?:in)?to|"
    "(?:accepted|welcomed|inducted|received|voted|elected) into|elected to|"
    "re-?elected to|"
    "(?:added|admitted|accepted|welcomed|received|inducted|confirmed|recogni[sz]ed|let in|taken in|"
    rf"approved) as {MEMBER} of",
    "expel": "(?:made|forced|ordered|obliged|told) to (?:leave|quit|exit)|"
    "expelled from|kicked out of|thrown out of|ousted from|excluded from",
    "suspend": "suspended from",
    "withdraw": "(?:taken|pulled|led|dragged|brought) out of",
}
BEEN = Cued(
    rf"(?P<a>{A})(?:, [^,]{{1,100}},)? (?P<pre>(?:(?:has|have|had|was|were|is|are|been|"
    rf"being|be|will|not|also|formally|never|remains?|remained|\w+ly) ){{1,5}})"
    rf"(?:{named(TAKEN, 't')}) (?P<o>{_O})"
)
BEEN_BARE = Cued(
    rf"(?P<a>{A})(?:,? (?:who|which|that))?(?:, [^,]{{1,100}},)?(?: (?:joined|signed|entered|"
    rf"acceded to) (?P<o>{_O})(?: [^,.;{_O[1:]}{{1,40}})?,? (?:and|but|then))? (?P<pre>(?:(?:has|"
    rf"have|had|was|"
    r"were|is|are|been|also|formally|never|not|\w+ly|the (?:\w+th|first|second|third|last|latest)"
    r"(?: \w+)? to be) ){1,5})(?:(?P<join>(?:re)?-?(?:admitted|elected)|(?:let|taken|"
    r"brought|welcomed|voted|accepted)(?: back)? in|"
    rf"(?:accepted|admitted|welcomed) as {MEMBER}|welcomed)|"
    r"(?P<expel>expelled|thrown out|kicked out|ousted|ejected)|(?P<withdraw>(?:taken|pulled|led) "
    r"out)|"
    r"(?P<suspend>suspended))(?=\s*(?:[.,;]|$|(?:and|but|while|because|after|in|on|when|over|by|"
    r"under|"
    r"last|that|this|again|for)\b))"
)
"""The same where the sentence before has named the body."""
PUT_ASIDE = Cued(
    rf"(?P<a>{A})(?:, (?:and |but )?(?:who |which )?|,? \()(?P<pre>(?:\w+ly |since |first )?)"
    rf"(?:(?P<withdraw>(?:taken|"
    r"pulled|led) out)|(?P<expel>expelled|ousted|thrown out|kicked out)|(?P<suspend>suspended)|"
    rf"(?P<join>(?:re)?admitted|taken in|let in))(?: (?:from|of|(?:in)?to) (?P<o>{_O}))?(?=[,)]| "
    rf"(?:in|on|by|after|over|under|last|"
    rf"for) [^,;()]{{1,60}}[,)])"
)
"""The same, told of somebody in passing: "Kenya, taken out in 2013 by …, has rejoined"."""
STRIPPED = Cued(
    rf"(?P<by>{A})(?:, [^,]{{1,80}},)? {PRE}(?:(?P<suspend>suspend(?:s|ed|ing)?|fr(?:oze|eezes))|"
    rf"(?P<expel>"
    rf"revok(?:es|ed|ing)|terminat(?:es|ed|ing)|end(?:s|ed|ing)|cancell?(?:s|ed)|strip(?:s|ped))) "
    rf"(?:(?P<a>{A})(?:'s? (?:\w+ )?membership| of its (?:\w+ )?membership)|(?:the )?(?:\w+ )?"
    rf"membership of (?P<a2>{A}))(?: (?:of|in) (?P<o>{_O}))?"
)
LOST = Cued(
    rf"(?P<a>{A})(?:'s? (?:\w+ )?membership| (?:has |had )?had its membership)"
    rf"(?: (?:of|in) (?P<o>{_O}))? "
    r"(?P<pre>(?:(?:has|had|was|is|been|\w+ly) )*)(?:(?P<suspend>suspended|frozen)|"
    r"(?P<expel>revoked|"
    r"terminated|cancelled|withdrawn))\b"
)
"""Somebody's membership is taken away."""
PUTS = Cued(
    rf"(?:(?P<by>{A})|\b[A-Z][a-z]+(?: administration)?)(?:, [^,]{{1,80}},)? "
    rf"{PRE}(?:(?P<expel>expel(?:s|led|ling)?|oust(?:s|ed|ing)?|"
    r"exclud(?:es|ed|ing)|kick(?:s|ed|ing)?(?: out)?)|(?P<suspend>suspend(?:s|ed|ing)?)|"
    r"(?P<withdraw>withdr(?:ew|aws|awn|awing)|pull(?:s|ed|ing)|took|taken|takes)|"
    r"(?P<join>admit(?:s|ted|ting)?|accept(?:s|ed|ing)?|welcom(?:es|ed|ing)|let(?:s)? in|"
    r"t(?:ook|akes|aken) in|br(?:ought|ings)|sign(?:s|ed)? up|enlist(?:s|ed)|recruit(?:s|ed)|"
    r"add(?:s|ed))) "
    rf"(?P<a>{A})(?:,? (?P<there>out|in|back in|back)(?=[.,;]|$| (?:and|after|over|on|last|for|in)"
    rf"\b)|,? (?:(?:(?:back )?(?:out of|from|in|into|to)) (?P<o>{_O})(?! (?:meeting|summit|talks|"
    rf"conference|event|headquarters))|as (?:an? |its )?(?:[\w-]+ )"
    rf"{{0,3}}"
    r"members?\b)|(?=[.,;]|$| (?:and|after|despite|over|following|on|in)\b))"
)
"""A body takes somebody in, or puts them out."""
FROM_WHICH = Cued(
    rf"(?P<o>{_O})(?:, [^,]{{1,60}})?,? (?:from|out of) which (?P<by>{A}),? {PRE}(?P<withdraw>"
    rf"withdr(?:ew|awn|aws)|pull(?:s|ed)|took|taken) (?P<a>{A})"
)
"""A government takes its country out."""
