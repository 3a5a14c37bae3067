"""How English tells by how many a thing is joined, without a verb of doing so, as patterns.

Invariant: data and patterns only; `totals` says what each counts.
"""

from __future__ import annotations

from events.intake.reading.cues import Cued, either
from events.intake.reading.nouns import OPERATORS
from events.intake.reading.quantities import NUMBER

_A, _O = "\ue000", "[\ue000\ue001]"
_HOW = "|".join(ways for _, ways in OPERATORS)
_N = (
    rf"(?:(?P<how>{_HOW}) )?(?P<n>(?:{NUMBER})\b(?![\w,.]*[\d%]| ?(?:per cent|percent|days|weeks|"
    rf"months|years|times|million|billion|of the|per)\b)|{_A})"
)
_WHO = (
    r"(?:member )?(?:states|countries)|signatories|signatures|signers|members|part(?:y|ies)|"
    r"participants|supporters|backers|sponsors|endorsers|ratifications?|accessions?|adherents|"
    r"partners|nations|governments|companies|firms|organi[sz]ations|institutions|cities|banks|"
    r"brands|names|entities|entries|people|individuals|persons|groups|vessels|jurisdictions"
)
_TOTAL = r"(?:number|total|tally|count|figure|membership|list|roll|roster|ranks|ratifications)"
_WHICH = rf"(?: (?:that|which|who|to) (?:(?:have|had|has) )?[a-z]+(?: (?:up|on|to))*(?: {_O}| it)?)"
_OF = (
    rf"(?: (?:number )?of (?:{_O} )?(?P<unit>(?i:(?:[a-z-]+ ){{0,2}}?(?:{_WHO})))(?: that day)?"
    rf"(?: to date| so far|{_WHICH})?)?(?: (?:to|of|in|on|behind) (?P<o>{_O}))?"
)
_SO_FAR = r"(?:now|already|currently|since|then|thus|has|have|had|to date|so far)"
_CAME_TO = (
    r"(?:(?:rose|risen|rises|rising|grew|grown|grows|growing|climb(?:s|ed|ing)|increas(?:es|ed|"
    r"ing)|swell(?:s|ed|ing)|swollen|jump(?:s|ed)|expand(?:s|ed|ing)|go(?:es|ing)|went|gone|"
    r"(?:(?:more than|nearly|almost) )?(?:doubled|tripled|quadrupled|trebled)|"
    r"came|come|comes|up|runs|run|fell|fallen|dropped|shrunk|shrank|declined|down)"
    r"(?: from \S+(?: [a-z]+)?)?(?: by [^,.;]{2,30}?)? to|reach(?:es|ed|ing)?|hit|hits|topp?(?:s|"
    r"ed|ing)|pass(?:es|ed|"
    r"ing)|"
    r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)|(?:stand|stood|stands)(?: now| currently)? at|"
    r"(?:is|was|are|were)(?: now| currently| then)?|numbers|totals)"
)
STANDS = Cued(
    rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]hat|^)|,|(?P<o2>{_O})'s?) ?"
    r"(?:(?:total|overall|current|official) )?"
    rf"(?P<what>{_TOTAL}|Membership){_OF},?"
    rf"(?: {_SO_FAR})*,? {_CAME_TO} {_N}"
)
THEY = Cued(
    rf"(?i:\b(?P<unit>{_WHO})) (?:to|of|in|behind) (?P<o>{_O}) (?:now |already )?"
    rf"number(?:s|ed)? {_N}"
)
_ORDINAL = (
    r"(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twentie|thirtie|fortie|fiftie)th"
)
_RAISE = (
    r"\b(?:br(?:ing|ings|inging|ought)|tak(?:e|es|ing)|took|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|"
    r"push(?:es|ed|ing)?|swell(?:s|ed|ing)|expand(?:s|ed|ing)|increas(?:es|ed|ing)|enlarg(?:es|ed|"
    r"ing)|boost(?:s|ed|ing)|grow(?:s|ing)|reduc(?:es|ed|ing)|cut(?:s|ting)?|"
    r"leav(?:es|ing)|left|put(?:s|ting)?) "
)
RAISES = Cued(
    rf"{_RAISE}"
    rf"(?:(?:the |its |their |(?=total ))(?:total |overall )?(?:(?P<what>ratifications|signatures|"
    rf"signatories|members|parties|participants|accessions|membership)|{_TOTAL}){_OF}|(?P<it>{_O})"
    rf"(?:'s? (?:membership|ranks|tally|total))?)"
    rf"(?: from \S+)? (?:to|at) {_N}"
)
RAISES_TO = Cued(
    rf"{_RAISE}(?:up )?to {_N},?(?: (?:so far|now|that (?:day|week|month|year)))? "
    rf"(?:the|its|their) (?:total |overall )?{_TOTAL}{_OF}(?! {_A})"
)
"""The same with the number first: "bringing to 13 the number of signatories"."""
MAKES = Cued(
    r"(?:\b(?:[Tt]hat|[Tt]his|[Ww]hich|[Ii]t|[Tt]hey)|,) (?:now |then )?(?:makes|making|brings|"
    rf"bringing|puts|putting|leaves|leaving) (?:it )?{_N}(?: (?P<unit>{_WHO}))?"
    r"(?: (?:in all|in total|altogether|all told|overall|so far|to date|on board|"
    rf"in the (?:club|fold))| behind (?:it|(?P<o>{_O})))"
)
LEAVING = Cued(
    r"\b(?:leaving|leaves|left)(?: it| the \w+)?(?: with)? (?:just |only |some |about )?"
    rf"{_N}(?: (?P<unit>members|signatories|parties|participants|backers|partners))?(?=[.,;]|$| "
    rf"(?:in|on|of|from)\b)"
)
"""Who are left: "leaving just 21 members"."""
MAKES_OF = Cued(
    r"\b(?:[Tt]hat|[Tt]his|[Ww]hich|[Ii]t) (?:now |then )?(?:makes|brings) (?:it )?"
    rf"(?P<n>{_A})(?: parties| signatories)? (?:to|of) (?P<o>{_O})"
)
THERE = Cued(
    rf"\b[Tt]here (?:are|were) (?:(?:now|currently|already|at present|so far) )*(?P<n>{_A}) "
    rf"(?:(?:party|signed up|parties|signatories|members) )?(?:to|of|in|on|behind|within) "
    rf"(?P<o>{_O})"
)
GAINED = Cued(
    rf"(?:(?P<o>{_O})(?:,? (?:which|that))?|(?<=[,;] )(?:and |but )?(?P<self>it)) "
    r"(?:(?:has|have|had|now|already|so far|since|also|\w+ly) )*"
    r"(?:attract(?:s|ed)|dr(?:ew|awn|aws)|w(?:on|ins)(?: over)?|gain(?:s|ed)|pick(?:s|ed) up|"
    r"secur(?:es|ed)|received|receives|garner(?:s|ed)|collect(?:s|ed)|obtain(?:s|ed)|got|gathered|"
    r"amassed|enlist(?:s|ed)|recorded|registered|binds?|groups|signed up|recruited) "
    rf"(?:(?:the )?(?:support|backing|endorsement|approval|signatures?|ratifications?|commitment|"
    rf"names)s? (?:of|from) )?(?P<n>{_A})"
)
BEGAN = Cued(
    rf"(?P<o>{_O})(?:,? (?:which|that))? (?:(?:was|were|had been|\w+ly) )*(?:(?:began|started|set)"
    r"(?: out| off| life)?|launched|founded|established|created|formed|presented|unveiled|opened|"
    rf"set up|born|floated)(?: by {_A})?(?: [^.;:,{_O[1:-1]}]{{1,60}}?)? with (?:just |only )?"
    rf"(?P<n>{_A}|(?:{NUMBER}) (?P<unit>{_WHO}))"
)
"""With how many it set out."""
PEAK = Cued(
    rf"\b[Aa]t (?:its|their) (?:height|peak),? (?:(?P<o>{_O}) |it |they )?(?:had|counted|numbered|"
    rf"boasted|comprised|included|grouped|united|brought together) {_N}"
)
NTH = Cued(
    rf"\b(?:becom(?:es|ing)|became) (?:the |its |their )(?P<n>\d+(?:st|nd|rd|th)|"
    rf"(?:[a-z]+-)?{_ORDINAL}) (?:full |new )?(?P<unit>member|signatory|party|participant|"
    r"partner|supporter|backer)(?: (?:state|country|nation))?"
    rf"(?: (?:of|to|in) (?P<o>{_O})|(?! (?:of|to|in)\b))"
)
"""Forms like "becoming its 54th member"."""
REACHED = Cued(
    rf"(?:(?P<o>{_O})(?:,? (?:which|that))?|(?:(?<=, )|(?<=as )|(?<=after )|(?<=since )|"
    rf"(?<=because ))(?P<self>(?:after )?having|it)) (?:(?:has|have|"
    rf"had|now|already|\w+ly) )*(?:got|reach(?:es|ed)|pass(?:es|ed)|hits?|"
    r"topp(?:ed|s)|cross(?:es|ed)|clear(?:s|ed)|obtained|secured|garnered|received|gained) (?:the "
    r")?"
    rf"(?:(?:threshold|mark|milestone|figure|target) of )?(?:(?:necessary|required|needed) )?"
    rf"(?P<n>(?:{NUMBER})(?= (?:ratifi|signat|access))|{_A})(?: (?P<unit>ratifications|signatures|"
    rf"signatories|accessions))?"
)
_ACT = r"(?:instruments? of )?(?P<unit>ratification|accession|signature)\b(?! \w*ed\b)"
NTH_CAME = Cued(
    rf"(?P<o>{_O})(?:,? (?:which|that))? (?:(?:has|have|had|now|already|\w+ly) )*(?:receiv|obtain|"
    r"gain|secur|reach|record|earn|garner|achiev|w[io]n|got|gets|hits?)(?:ed|es|s)? (?:its|the|"
    r"an?) "
    rf"(?P<n>\d+(?:st|nd|rd|th)|(?:[a-z]+-)?{_ORDINAL}) {_ACT}(?: (?:of|for|to) (?P<of>{_O}))?"
)
"""Which ratification was the last: "the treaty received its 60th ratification"."""
NTH_GIVEN = Cued(
    rf"\b(?:[Tt]he|[Ii]ts) (?P<n>\d+(?:st|nd|rd|th)|(?:[a-z]+-)?{_ORDINAL}) {_ACT}"
    rf"(?: (?:of|for|to) (?P<o>{_O}))?,? (?:(?:was|were|has been|had been|had|has) )?(?:\w+ly )?"
    r"(?:deposited|lodged|received|submitted|handed (?:in|over)|came|come|arrived)"
)
SIDES = Cued(
    rf"(?P<o>{_O})(?:[^.;{_O[1:-1]}]{{0,80}}?,? with|,? (?:now |already )?(?:has|had)) (?P<n>{_A}) "
    rf"(?:behind (?:it|(?P<it>{_O}))|on board|aboard|in its ranks|as (?:founding |initial |"
    rf"original )"
    rf"?(?:signatories|"
    r"members|partners|supporters|backers|parties)|signed up|on its side)"
)
"""Who stands behind a thing, by number."""
LEAVES = Cued(
    rf"\b(?:leav(?:es|ing)|left) (?P<o>{_O}) with (?P<n>{_A}|(?:{NUMBER}) (?P<unit>{_WHO}))"
)
WITH_ITS = Cued(
    rf"(?:(?P<o>{_O}),? (?:and|with|plus|together with) (?:all )?(?:of )?(?:its|their) (?:[a-z]+ )"
    rf"??|"
    rf"\b[Ww]ith (?:its |just |only )?)(?P<n>{_A})(?:, (?P<o2>{_O}))?"
)
"""A thing "and its 40 members"."""
STILL = Cued(
    rf"\b[Tt]he (?P<n>{NUMBER}) (?:existing|current|remaining|founding|original|present|other) "
    r"(?P<unit>(?:member )?(?:states|countries)|members|signatories|parties|partners|supporters|"
    r"backers)(?![\w'-])"
)
"""Those of what the text is about: "the 11 existing members"."""
HERS = Cued(
    rf"(?:(?P<o>{_O})'s? |\b[Tt]he )(?P<n>{NUMBER}) (?P<unit>signatories|ratifications|"
    rf"signatures|backers|supporters|sponsors|parties|members|member states|member countries)"
    rf"(?: (?:of|to|in|behind) (?P<o2>{_O}))?(?![\w'-])"
)
STRONG = Cued(
    rf"\b(?P<n>{NUMBER})[+-.](?P<unit>member|nation|country|state|company|party|strong)(?![\w'-])"
)
"""A hyphen and its neighbours: a unit hides the one that is meant from the mask's strings."""
UNNAMED = either(STANDS, RAISES, RAISES_TO, MAKES, STILL)
"""Found where the sentence names nobody, too."""
TOTALS = either(
    STANDS, THEY, RAISES, RAISES_TO, MAKES, LEAVING, PEAK, NTH, NTH_CAME, NTH_GIVEN, BEGAN,
    MAKES_OF, THERE, GAINED, REACHED, SIDES, LEAVES, WITH_ITS, STILL, HERS, STRONG,
)  # fmt: skip
