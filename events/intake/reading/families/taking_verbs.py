"""What English calls joining, signing, supporting, refusing and leaving: verbs with all they need.

Invariant: data only, what was done by the words for it; `taking_words` makes patterns of them.
"""

from __future__ import annotations

_OWN = r"(?:its|their|his|her)"
_PAPERS = r"(?:instruments?|papers?|documents?|letters?)"
DEPOSIT = (
    rf"(?:deposit(?:s|ed|ing)?|lodg(?:es|ed|ing)|submit(?:s|ted|ting)?|hand(?:s|ed|ing)? (?:over|"
    rf"in)|"
    rf"deliver(?:s|ed|ing)?|present(?:s|ed|ing)?) (?:its|their|the|an?|\ue000's?) {_PAPERS} of"
)
_BACKING = (
    r"(?:support|backing|endorsement|blessing|approval|weight|assent|seal of approval|agreement)"
)
_LENDING = (
    r"(?:lend|lent|lends|lending|give|gave|given|gives|giving|add|adds|added|adding|pledge[sd]?|"
    r"pledging|offer(?:s|ed|ing)?|declar(?:e|es|ed|ing)|voic(?:e|es|ed|ing)|express(?:es|ed|ing)?|"
    r"throw|threw|thrown|throws|throwing|put|puts|putting|reaffirm(?:s|ed|ing)?|signal(?:s|led|ed)"
    r"?|"
    r"announc(?:e|es|ed|ing)|extend(?:s|ed)?|state[sd]?|confirm(?:s|ed|ing)?|proclaim(?:s|ed))"
)
_NAMING = (
    r"(?:put|puts|putting|add|adds|added|adding|attach(?:es|ed|ing)?|affix(?:es|ed|ing)?|"
    r"append(?:s|ed|"
    r"ing)?|lend|lends|lent|lending|set|sets|giv(?:e|es|en|ing)|gave|sign(?:s|ed|ing)?|appl(?:y|"
    r"ies|ied))"
)
MEMBER = (
    r"(?:an? |the |one of the )?(?:(?:full|founding|new|newest|latest|associate|official|permanent|"
    r"core|charter|original|active|formal|first|last|\w+th|\d+(?:st|nd|rd|th)|\w+-\w+) ){0,3}"
    r"(?:members?|part(?:y|ies)|partners?|participants?|(?:member|partner) (?:state|country)|part)"
)
ENTERING = {
    "join": r"join(?:s|ed|ing)?(?: up (?:to|with)| on to| in on| in)?|enter(?:s|ed|ing)?(?: into)?|"
    r"enrol(?:l?s|led|ling|l)? in|(?:c[oa]m(?:e|es|ing)|got|gets?|getting|jump(?:s|ed)?|climb(?:s|"
    r"ed)?|"
    r"hop(?:s|ped)?)"
    r" (?:into|aboard|on board(?: with)?)|t(?:ake|akes|ook|aken) on|co-?found(?:s|ed|ing)?|"
    rf"(?:team(?:s|ed|ing)?|link(?:s|ed|ing)?) up (?:with|in)|becom(?:e|ing) {MEMBER} (?:of|to|"
    rf"in)|"
    rf"t(?:ake|akes|ook|aken) up (?:membership|a seat) (?:of|in|on)|"
    r"(?:won|wins|win|gain(?:s|ed)?|obtain(?:s|ed)?|secure[sd]?) (?:\w+ )?(?:membership|admission|"
    r"entry|accession) (?:of|in|to|into)",
    "sign": r"(?:co-?|counter-?)?sign(?:s|ed|ing)?"
    r"(?: (?:on to|up to|onto|up for|up with|on|off on))?|"
    rf"initial(?:s|led|ed|ling)|{_NAMING} {_OWN} (?:own )?(?:names?|signatures?|pens?) (?:to|on|"
    r"at the "
    r"foot of|under)|ink(?:s|ed|ing)?|becom(?:e|es|ing) (?:an? |the )?(?:(?:\w+ )?(?:\w+th|"
    r"\d+(?:st|nd|"
    r"rd|th)|first|latest|newest|founding|original) )?signator(?:y|ies) (?:to|of)|"
    r"put(?:s|ting)? pen to paper on|enter(?:s|ed|ing)? into an agreement on|conclude[sd]?",
    "ratify": rf"ratif(?:y|ies|ied|ying)|{DEPOSIT} (?:\w+ )?ratification (?:of|to|for|with)|"
    r"complet(?:e|es|ed|ing) (?:its |their |the )?ratification of",
    "accede": rf"acced(?:e|es|ed|ing) to|{DEPOSIT} (?:\w+ )?accession (?:to|for|with|of)|"
    r"complet(?:e|es|ed|ing) (?:its |their |the )?accession to",
    "support": r"(?:back|support|embrac|champion|welcom|applaud|hail)(?:s|ed|ing|es|e)?|"
    r"endors(?:e|es|ed|ing)|(?:subscrib|adher)(?:e|es|ed|ing) to|"
    rf"{_LENDING} (?:{_OWN} )?(?:(?:full|strong|unanimous|official|formal|public|own) )?{_BACKING}"
    rf" (?:to|for|behind|of)|{_LENDING} {_OWN} (?:voices?|weight|commitment|allegiance) (?:to|"
    rf"behind|in)|"
    rf"(?:c[oa]m(?:e|es)|sp(?:eak|oke|oken)) out (?:in (?:support|favou?r) of|for)|"
    r"(?:commit|commits|committed|committing)(?: (?:itself|themselves))? to|sign(?:s|ed)? off on|"
    r"(?:rall(?:y|ies|ied)|line[sd]? up|lin(?:e|es|ed) up|got|gets?|stand|stands|stood|unite[sd]?) "
    r"behind|align(?:s|ed|ing)?(?: (?:itself|themselves))? with|agree[sd]? to (?:abide by|adhere "
    r"to|follow|"
    r"respect|comply with|be bound by)|buy(?:s|ing)? into|bought into|throw(?:s|n)? in (?:its|"
    r"their) "
    r"lot with|threw in (?:its|their) lot with",
    "sponsor": r"(?:co-?)?sponsor(?:s|ed|ing)?",
    "adopt": r"adopt(?:s|ed|ing)?|accept(?:s|ed|ing)?|approv(?:e|es|ed|ing)|"
    r"agree(?:s|d)? (?:to|on|upon)|agreed|agreeing (?:to|on)",
    "take part": r"(?:participat(?:e|es|ed|ing)|t(?:ake|akes|ook|aking|aken) part) in",
}
_STANDING = (
    r"(?:membership|participation|involvement|seat|place|role|adherence|association|partnership)"
)
_SIGNED = (
    rf"(?:ratification|signature|names?|accession|endorsement|support|backing|application|consent|"
    rf"commitment|approval|{_STANDING})"
)
LEAVING = {
    "withdraw": r"(?:withdr(?:aw|aws|ew|awing|awn)|"
    r"pull(?:s|ed|ing)?(?: (?:itself|themselves))? out|"
    r"(?:drop(?:s|ped|ping)?|walk(?:s|ed|ing)?|step(?:s|ped|ping)?|back(?:s|ed|ing)?|bow(?:s|ed|"
    r"ing)?|"
    r"crash(?:es|ed|ing)?|cr?ash(?:es|ed)?|storm(?:s|ed|ing)?|peel(?:s|ed)?|br(?:eak|oke|oken|"
    r"eaking)|"
    r"split(?:s|ting)?|move[sd]?|duck(?:s|ed)?|check(?:s|ed)?)(?: (?:out|away|off|free|aside))|"
    r"depart(?:s|ed|ing)?|secede[sd]?|resign(?:s|ed|ing)?|exit(?:s|ed|ing)? out|defect(?:s|ed|ing)"
    r"?|"
    r"disengag(?:e|es|ed|ing)|disassociat(?:e|es|ed|ing) (?:itself|themselves)|dissociat(?:e|es|"
    r"ed|ing) "
    r"(?:itself|themselves)|distanc(?:e|es|ed|ing) (?:itself|themselves))(?: (?:from|of|with))|"
    r"(?:withdr(?:aw|aws|ew|awing|awn)|pull(?:s|ed|ing)? out|drop(?:s|ped|ping)? out|walk(?:s|ed|"
    r"ing)? "
    r"(?:out|away)|step(?:s|ped|ping)? (?:out|away)|back(?:s|ed|ing)? out|depart(?:s|ed|ing)?)|"
    r"(?:quit|quits|quitting|leave|leaves|left|leaving|exit|exits|exited|exiting|"
    r"abandon(?:s|ed|ing)?|forsook|forsak(?:e|es|en)|desert(?:s|ed)?|"
    r"renounc(?:e|es|ed|ing)|ditch(?:es|ed|ing)?|scrap(?:s|ped|ping)?|jettison(?:s|ed)?)|"
    r"(?:cut|cuts|sever(?:s|ed)?|br(?:eak|oke|oken)(?: off)?|end(?:s|ed)?) (?:all )?(?:its |their "
    r")?"
    r"(?:ties|links|relations) with|(?:turn(?:s|ed|ing)?) (?:its|their) backs? on|part(?:s|ed) "
    r"(?:ways|"
    r"company) with|br(?:eak|oke|oken) with|(?:said|says) (?:goodbye|farewell) to|bid farewell to|"
    rf"(?:end|ends|ended|ending|cancel(?:s|led|ling)?|terminat(?:e|es|ed|ing)|g[ai]v(?:e|es|en|"
    rf"ing) up|"
    rf"resign(?:s|ed|ing)?|relinquish(?:es|ed|ing)?|surrender(?:s|ed)?|forfeit(?:s|ed)?|drop(?:s|"
    rf"ped)?|"
    rf"let (?:its|their) membership lapse in|discontinu(?:e|es|ed)|ceas(?:e|es|ed)|vacat(?:e|es|"
    rf"ed)) "
    rf"{_OWN} {_STANDING} (?:of|in|on|with)|"
    rf"(?:revok|rescind|annul|withdr[ae]w|repudiat|retract|pull|revers|cancel|remov|t[ao]k|"
    rf"scratch|strik|"
    rf"struck|drop|w[io]thdr[ae]w|nullif)(?:e|es|ed|ing|s|led|n|en|y|ies|ied|ped)? (?:back )?"
    rf"(?:its |their |the )?{_SIGNED} (?:of|to|from|in|for|off)",
    "denounce": r"denounc(?:e|es|ed|ing)",
    "suspend": rf"(?:suspend(?:s|ed|ing)?|fr(?:eez|oz)(?:e|es|en|ing)|paus(?:e|es|ed|ing)|"
    rf"halt(?:s|ed|ing)?) {_OWN} (?:{_STANDING}|obligations|implementation|compliance|observance|"
    r"cooperation) (?:in|of|under|with|to)",
}
OFFER = (
    r"(?:an?|the|its|their|all|\w+'s) (?:[\w'-]+ )?"
    r"(?:invitations?|offers?|opportunity|chance|requests?|calls?|appeals?|overtures?|pleas?) to"
)
REFUSING = (
    r"reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|boycott(?:s|ed|ing)?|shun(?:s|ned|ning)?|"
    r"snub(?:s|bed|bing)?|(?:opt(?:s|ed|ing)?|st(?:ay|ays|ayed|aying|ood)|s[ai]t(?:s|ting)?|"
    r"remain(?:s|"
    r"ed|ing)?|ke(?:ep|eps|pt)) (?:(?:firmly|well|resolutely|so far|itself|themselves|"
    r"conspicuously) )?"
    r"(?:out(?:side)?(?: of)?|away from|clear of|aloof from|apart from|aside from)|"
    r"ke(?:ep|eps|pt) (?:its|their) distance from|give[sn]? .{0,12}the cold shoulder|"
    r"(?:abstain|refrain)(?:s|ed|ing)? from|with(?:hold|holds|held) (?:its|their) (?:signatures?|"
    r"support|"
    r"backing|endorsement|consent|approval|names?) (?:from|for|of|to)|"
    rf"(?:declin|reject|spurn|refus|turn)(?:e[sd]?|ed|s|ing)?(?: down)? {OFFER} (?:join|sign|"
    rf"ratify|enter|"
    rf"endorse|back|support|accede to|sign up to|take part in)|"
    r"turn(?:s|ed|ing)? down|spurn(?:s|ed|ing)?|ba(?:u)?lk(?:s|ed)? at|decline[sd]?|rebuff(?:s|ed)"
    r"?|"
    r"oppos(?:es|ed)|(?:rul(?:e|es|ed) out|decide[sd]? against|vote[sd]? against|said no to|says "
    r"no to)"
)
RETURNING = (
    r"re-?join(?:s|ed|ing)?|re-?enter(?:s|ed|ing)?|return(?:s|ed|ing)? to|c[oa]me back (?:in)?to"
)
