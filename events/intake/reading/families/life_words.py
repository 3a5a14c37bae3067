"""How English says what happens to instruments and bodies: verbs, nouns and patterns.

Invariant: data and patterns only; the keys of the tables are kinds of facts, and so are the names
of groups that start with `k_`.
"""

from __future__ import annotations

import re

from events.intake.reading.cues import Cued, either
from events.intake.reading.endings import Ending
from events.intake.reading.verbs import PRE

_A, _O = "\ue000", "[\ue000\ue001]"
_HELPED = r"(?:help(?:s|ed)(?: to)? )?"
ACTIVE = {
    "proposed": r"propos(?:e|es|ed|ing)|put(?:s|ting)? forward|tabl(?:es|ed|ing)|float(?:s|ed)|"
    r"moot(?:s|ed)|"
    rf"introduc(?:es|ed|ing)|{_HELPED}(?:draft(?:s|ed|ing)?|dr[ae]w(?:s|n)? up|drawing up|"
    r"writ(?:es|ing)|wrote|craft(?:s|ed)?)|circulat(?:es|ed|ing)|submit(?:s|ted)",
    "launched": rf"{_HELPED}(?:launch(?:es|ed|ing)?|inaugurat(?:es|ed|ing)|start(?:s|ed)?)|"
    r"kick(?:s|ed) off|convene[sd]?|began|beg[iu]ns?|roll(?:s|ed) out",
    "announced": r"announc(?:es|ed|ing|e)|unveil(?:s|ed|ing)?|present(?:s|ed|ing)?|"
    r"reveal(?:s|ed|ing)?",
    "initiated": r"initiat(?:es|ed|ing|e)|spearhead(?:s|ed|ing)?|pioneer(?:s|ed)",
    "established": rf"{_HELPED}(?:establish(?:es|ed|ing)?|(?:co-?)?found(?:s|ed)|(?<=to )found|"
    r"creat(?:es|ed|e|ing)|set(?:s|ting)? up|form(?:s|ed|ing)?|buil(?:d|ds|t|ding))|"
    r"put(?:s|ting)? together",
    "issued": r"issu(?:es|ed|e|ing)|releas(?:es|ed|e|ing)|publish(?:es|ed|ing)?",
    "hosted": r"(?:co-?)?host(?:s|ed|ing)?|hold|held|holding|(?:co-?)?organi[sz](?:es|ed|e|ing)|"
    r"stag(?:es|ed|e|ing)",
    "opened": r"open(?:s|ed|ing)?",
    "led": r"(?:co-?)?le(?:ads?|d)|leading|steer(?:s|ed)|(?:co-?)?chairs|"
    r"(?:co-?)?chaired|co-?ordinat(?:es|ed)",
    "amended": r"amend(?:s|ed|ing)?|revis(?:es|ed|e)|extend(?:s|ed)?|renew(?:s|ed)?|"
    r"prolong(?:s|ed)|updat(?:es|ed)",
    "adopted": r"enact(?:s|ed|ing)|impos(?:es|ed|ing)|promulgat(?:es|ed)|decreed|ushered in|"
    "rammed through",
    "terminated": r"terminat(?:es|ed|e)|dissolv(?:es|ed|e)|disband(?:s|ed)?|w(?:inds|ound) up",
}
"""Kind → the verbs of whoever does it, as a pattern; `opened` is what a host does."""
PASSIVE = {
    "proposed": "proposed|floated|mooted|suggested|put forward|tabled|presented|introduced|"
    "(?:co-?)?drafted|drawn up|crafted|devised|designed|conceived|hammered out|worked out|"
    "submitted",
    "launched": "launched|inaugurated|kicked off|opened|started|begun|rolled out",
    "announced": "announced|unveiled|made public",
    "initiated": "initiated|pioneered|brokered|mediated|championed|masterminded|instigated|"
    "engineered|spurred",
    "established": "established|(?:co-?)?founded|created|set up|formed|put in place",
    "issued": "issued|released|published",
    "adopted": "adopted|agreed|concluded|signed|negotiated|finalised|finalized|approved|passed",
    "hosted": "(?:co-?)?hosted|held|(?:co-?)?organi[sz]ed|convened|staged",
    "led": "(?:co-?)?led|spearheaded|headed|(?:co-?)?chaired|coordinated|co-ordinated",
    "amended": "amended|revised|extended|renewed|prolonged|updated",
    "terminated": "terminated|dissolved|disbanded|scrapped|wound up|abolished",
    "opened-for-signature": "opened (?:for|to|up for) (?:signatures?|endorsement|accession|"
    "ratification)",
}
"""Kind → the participles that say it was done to an instrument or body, as a pattern."""
NOUNS = {
    "adopted": "adoption|signing|conclusion",
    "launched": "launch|inauguration",
    "established": "establishment|creation|foundation|founding|inception|formation",
    "announced": "announcement|unveiling",
    "issued": "publication|release",
    "entered-into-force": "entry into force",
    "terminated": "dissolution|termination|expiry",
}
"""Kind → the nouns for it, as a pattern."""


def _named(table: dict[str, str], letter: str = "v") -> str:
    rows = reversed(list(enumerate(table.values())))
    return "|".join(f"(?P<{letter}{n}>{words})" for n, words in rows)


_SO_CALLED = (
    r"(?:an? [a-z][^,.;\ue000\ue001]{2,50}, (?:the )?|(?:the |an? |its |this year's )?(?:next|"
    r"first|"
    r"second|third|\w+th|inaugural|upcoming|annual|latest|new) )?"
)
"""In front of a name: "forming a defence pact, the Alliance of …"."""
_TOGETHER = r"(?:together|along|jointly|in (?:partnership|cooperation)|alongside)"
_WITH = rf"(?:,? {_TOGETHER}(?: with)? (?P<w>{_A}))?"
_PASSED = rf"(?P<verb>{_named(PASSIVE)})"
_BY_THEM = (
    r"(?:by|with the (?:votes|support|backing|approval) of) (?:the )?(?:leaders of |"
    rf"governments of |delegates from )?(?:both )?(?P<a>{_A}){_WITH}"
)
_BETWEEN = (
    r"(?: [^,.;\ue000\ue001]{1,40})?(?: (?:at|in|during) \ue000(?: in [A-Z]\w+)?)?"
    r"(?:, [^,.;]{1,40},)?"
)
"""Where and when it was done, before it says by whom."""
DID = Cued(
    rf"(?P<a>{_A})(?: from (?:around|across|all over) [^,.;\ue000\ue001]{{3,20}})?"
    rf"(?:,? (?:who|which|that))?(?:, [^,]{{1,80}},|,)? {PRE}"
    rf"(?P<verb>{_named(ACTIVE)}) {_SO_CALLED}(?P<o>{_O}){_WITH}"
)
AND_DID = Cued(
    rf"^(?:[^,.;\ue000\ue001]{{2,40}}, )?(?P<a>{_A})[^.;:\ue001]{{3,120}}?(?:,? and(?: also| then)"
    rf"?|,? "
    rf"then|,? but| by) {PRE}(?P<verb>{_named(ACTIVE)}) {_SO_CALLED}(?P<o>{_O}){_WITH}"
)
"""The second verb of whoever the sentence starts with: "they left the bloc and founded …"."""
OF_ITS = Cued(
    rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? {PRE}(?P<did>announce[sd]?|unveil(?:s|ed)|hail(?:s|ed)|"
    rf"declare[sd]?|celebrate[sd]?|proclaim(?:s|ed)|spearhead(?:s|ed)|oversaw|led|"
    rf"champion(?:s|ed)|initiated?|propose[sd]?|call(?:s|ed) for) (?:the|its|"
    rf"their) "
    rf"(?:[a-z]+ )?(?P<verb>{_named(NOUNS)}) of (?P<o>{_O})"
)
"""Who announces its creation."""
WAS = Cued(
    rf"(?P<o>{_O})(?:, (?!which (?!is ))[^,]{{1,80}},)?(?:,? (?:which|that))? (?P<pre>(?:(?:has|"
    rf"have|had|was|were|is|been|be|being|first|officially|will|may|could|\w+ly|not|never|"
    rf"to|also) ){{1,5}})"
    rf"{_PASSED}\b(?:{_BETWEEN} {_BY_THEM})?"
)
BY = Cued(rf"(?P<o>{_O}),? (?:(?:first|\w+ly) )?{_PASSED}{_BETWEEN} {_BY_THEM}")
SET = Cued(
    rf"(?P<o>{_O}), (?:(?:first|\w+ly) )?{_PASSED}(?=,| (?:in|on|at|during|last|earlier|after|as|"
    rf"when|ahead|before|amid|under|with)\b)"
    rf"(?![^,.;]{{0,40}}\bby {_A})"
)
"""Of a participle without an actor: "the pact, adopted in 2013, …"."""
WHICH = Cued(
    rf"(?P<o>{_O})(?:,? (?:which|that))? (?P<a>{_A}) {PRE}(?P<verb>{_named(ACTIVE)})\b"
    rf"(?! {_O}|,? by)"
)
FRONTED = Cued(
    r"^(?:[A-Z][A-Za-z .,]{2,40} [–-] )?(?:First |Originally )?"
    rf"(?i:{'|'.join(PASSIVE.values())})\b[^;.]{{0,160}}?, (?P<o>{_O})"
)
"""A participle in front: "Drawn up by A and adopted by B in 2013, the pact …"."""
NEXT = re.compile(
    rf"(?i:\b(?:{_named(PASSIVE)}|{_named(PASSIVE, 'V')}))\b(?:{_BETWEEN} by (?:the )?(?P<a>{_A}))?"
)
ADOPTS = Cued(
    rf"(?:(?P<o2>{_O}),? (?:which|that) )?(?P<a>{_A})(?:,? (?:which|"
    rf"that))?(?:, [^,]{{1,80}},)? {PRE}(?P<verb>adopt(?:s|ed)|signed(?: into law)?|put (?:his|"
    rf"her) signature (?:to|on)|"
    rf"pass(?:es|ed)|approv(?:es|ed))(?: (?P<o>{_O})|(?(o2)(?=[.,;]| (?:in|on|last|this)\b)|(?!)))"
)
_BEFORE = (
    r"(?P<pre>(?:(?:has|have|had|finally|formally|\w+ly|will|not|would|has been|already|now|since|"
    r"just|by now) ){0,3})"
)
_SEEN = (
    rf"(?P<o>{_O})(?:,? (?:which|that))?(?: (?:was|were|has been)\b[^.;\ue001]{{3,100}}? and|"
    rf", [^,.;\ue001]{{3,90}},)? {_BEFORE}"
)
BECAME = (
    Cued(
        rf"{_SEEN}(?P<k_entered_into_force>(?:(?:enter(?:ed|s)?|c[ao]mes?|went|goes) "
        r"(?:into )?|(?:took|takes|take) )(?:force|effect)|"
        r"(?:became|becomes) (?:law|binding|operational|legally binding)|"
        r"(?:has |have |had )?been in (?:force|effect)(?= since|[.,;]|$))\b"
    ),
    Cued(
        rf"{_SEEN}(?P<k_opened_for_signature>open(?:ed|s) (?:for|to) (?:signatures?|endorsement))\b"
    ),
    Cued(
        rf"{_SEEN}(?P<k_terminated>expire[sd]|lapse[sd]|ran out|runs out|collapse[sd]|ceased to "
        r"(?:exist|be in force))\b"
    ),
    Cued(
        rf"{_SEEN}(?P<k_established>dates? (?:from|back to)|(?:was|were) born|came into (?:being|"
        r"existence)|(?:has|have) (?:been around|existed)|exists(?= since))(?= |$|[.,])"
    ),
)
SINCE_ITS = Cued(
    rf"\b(?:[Ss]ince|[Aa]fter|[Ff]ollowing|[Uu]pon) its (?P<verb>{_named(NOUNS)})"
    rf"(?: (?:in|at|by) [^,.;]{{2,40}})?, (?P<o>{_O})"
)
SINCE_THE = Cued(
    rf"\b(?:[Ss]ince|[Aa]fter|[Ff]ollowing|[Uu]pon|[Mm]arked|[Ww]elcomed|[Ww]ith) the "
    rf"(?P<verb>{_named(NOUNS)}) of (?P<o>{_O})(?: by (?P<a>{_A}))?"
)
SINCE_IT = Cued(
    rf"(?P<o>{_O})[^.;\ue000\ue001]{{0,60}}? (?:since|when|after|before) it (?:first )?(?:was "
    rf"{_PASSED}\b|(?P<k_entered_into_force>(?:took|came into|entered into|went into) (?:force|"
    rf"effect)))"
    r"(?! by)"
)
"""Of what the clause in front is on: "the first to leave the pact since it took effect"."""
FIRST = Cued(r"\b(?:inaugural|first-ever|first ever)\b")
EVENTS = either(
    DID, AND_DID, OF_ITS, WAS, BY, SET, WHICH, FRONTED,
    ADOPTS, SINCE_IT, *BECAME, SINCE_ITS, SINCE_THE,
    FIRST,
)  # fmt: skip
STEP = Ending(
    r"\b(?:withdrawal|exit|departure|accession|entry|admission|membership|suspension|return|"
    r"expulsion|ratification) (?:from|of|to|into|in|by) (?:the )?$",
    tails=(" from ", " of ", " to ", " into ", " in ", " by ", " the "),
    reach=30,
)
"""What takes effect is then what somebody did with a thing, not the thing."""
NOW = ("enters", "comes", "takes", "goes", "expires", "becomes")
"""Forms that may tell what is still to come, where a day follows."""
OWN = ("its ", "their ", "his ", "her ")
ONCE = re.compile(
    r" (?:\w+ ){0,6}?(?:day|days|weeks|months|year|years|after|once|when|if|as soon as|only|upon|"
    r"for (?:each|every|any)|until)\b"
)
"""Behind the present of what happens on a condition."""
