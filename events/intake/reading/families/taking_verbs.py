"""What English calls joining, signing, supporting, refusing and leaving: verbs with all they need.

Invariant: data only, what was done by the words for it; `taking_words` makes patterns of them.
"""

from __future__ import annotations


def _forms(verbs: str) -> str:
    """All forms of each verb, as a pattern; of "drop+" the last letter is doubled.

    Irregular ones are written out, with strokes: "leave/leaves/left/leaving".
    """
    return "|".join(map(_of_one, verbs.split()))


def _of_one(verb: str) -> str:
    if "/" in verb:
        return verb.replace("/", "|")
    if verb.endswith("+"):
        stem, last = verb[:-1], verb[-2]
        return f"{stem}(?:s|{last}ed|{last}ing)?"
    if verb.endswith("e"):
        return f"{verb[:-1]}(?:e|es|ed|ing)"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}(?:y|ies|ied|ying)"
    return f"{verb}(?:{'es' if verb.endswith(('s', 'sh', 'ch', 'x')) else 's'}|ed|ing)?"


_OWN = "(?:its|their|his|her)"
_SELF = "(?:itself|themselves|himself|herself)"
_PUT, _GIVE, _LEND = "put/puts/putting", "give/gives/gave/given/giving", "lend/lends/lent/lending"
_BREAK, _TAKE = "break/breaks/broke/broken/breaking", "take/takes/took/taken/taking"
_WITHDRAW = "withdraw/withdraws/withdrew/withdrawn/withdrawing"

DEPOSIT = (
    rf"(?:{_forms('deposit lodge submit+ deliver present')}|hand(?:s|ed|ing)? (?:over|in)) "
    "(?:its|their|the|an?|\ue000'?s?) (?:instruments?|papers?|documents?) of"
)
_BACKING = "(?:support|backing|endorsement|blessing|approval|assent|seal of approval)"
_LENDING = (
    f"(?:{_forms('add pledge offer declare voice express reaffirm signal announce state confirm')}|"
    f"{_forms(' '.join((_PUT, _GIVE, _LEND, 'throw/throws/threw/thrown/throwing')))})"
)
_NAMING = f"(?:{_forms(' '.join((_PUT, _GIVE, _LEND, 'add attach affix append sign')))})"
MEMBER = (
    r"(?:an? |the |one of the )?(?:(?:full|founding|new|newest|latest|associate|official|permanent|"
    r"core|charter|original|active|formal|first|last|\w+th|\d+(?:st|nd|rd|th)|\w+-\w+) ){0,3}"
    r"(?:members?|part(?:y|ies)|partners?|participants?|(?:member|partner) (?:state|country)|part)"
)
_SIGNATORY = (
    r"(?:an? |the )?(?:(?:\w+ )?(?:\w+th|\d+(?:st|nd|rd|th)|first|latest|newest|founding) )?"
    r"signator(?:y|ies)"
)
ENTERING = {
    "join": rf"(?:{_forms('join')})(?: up to| up with| on to)?|(?:{_forms('enter')})(?: into)?|"
    rf"enrol(?:l?s|led|ling|l)? in|opt(?:s|ed|ing)? in(?:to| to)|"
    rf"(?:{_forms('come/comes/came/coming get/gets/got jump')}) "
    rf"(?:into|aboard|on board)|(?:{_forms(_TAKE)}) on|(?:{_forms('co-found cofound')})|"
    rf"(?:{_forms('team link')}) up (?:with|in)|be(?:com(?:e|ing))? {MEMBER} (?:of|to|in)|"
    rf"(?:{_forms(_TAKE)}) up (?:membership|a seat) (?:of|in|on)|"
    rf"(?:{_forms('win/wins/won gain obtain secure')}) (?:\w+ )?(?:membership|admission|accession) "
    r"(?:of|in|to)",
    "sign": rf"(?:co-?|counter-?)?(?:{_forms('sign')})"
    r"(?: on to| up to| onto| up for| up with| on| off on)?|initial(?:s|led|ed|ling)|"
    rf"{_NAMING} {_OWN} (?:own )?(?:names?|signatures?|logos?) (?:to|on|under)|"
    rf"(?:{_forms('ink conclude seal clinch finalise finalize strike/strikes/struck')})|"
    rf"becom(?:e|es|ing) {_SIGNATORY} (?:to|of)|puts? pen to paper on",
    "ratify": rf"(?:{_forms('ratify')})|{DEPOSIT} (?:\w+ )?ratification (?:of|to|for|with)|"
    rf"(?:{_forms('complete')}) (?:its |their |the )?ratification of",
    "accede": rf"(?:{_forms('accede')}) to|{DEPOSIT} (?:\w+ )?accession (?:to|for|with|of)|"
    rf"(?:{_forms('complete')}) (?:its |their |the )?accession to",
    "support": rf"(?:{_forms('back support embrace champion endorse')})|"
    rf"(?:{_forms('subscribe adhere')}) to|(?:{_forms('go/goes/went/gone/going')}) along with|"
    rf"{_LENDING} (?:{_OWN} )?(?:full |strong |official |"
    rf"formal |"
    rf"public |own )?{_BACKING} (?:to|for|behind|of)|{_LENDING} {_OWN} (?:voices?|weight|"
    rf"commitment|"
    rf"allegiance) (?:to|behind|in)|(?:came|comes?|spoke|speaks?) out in (?:support|favou?r) of|"
    rf"commit(?:s|ted|ting)?(?: {_SELF})? to|(?:rally|rallies|rallied|got|lined up) behind|"
    rf"(?:{_forms('align')})(?: {_SELF})? with|agree[sd]? to (?:abide by|adhere to|follow|respect|"
    r"comply with|be bound by)|on board with|"
    r"(?:buys?|bought) into|thr[eo]w in (?:its|their) lot with",
    "sponsor": rf"(?:co-?)?(?:{_forms('sponsor')})",
    "adopt": rf"{_forms('adopt accept approve')}|agree(?:s|d)? (?:to|on|upon)|agreed|"
    r"agreeing (?:to|on)",
    "take part": rf"(?:{_forms('participate')}|(?:{_forms(_TAKE)}) part) in",
}
_STANDING = (
    "(?:membership|part|participation|involvement|seat|role|adherence|association|partnership)"
)
_SIGNED = (
    "(?:ratification|signature|names?|accession|endorsement|support|backing|application|consent|"
    f"commitment|approval|{_STANDING})"
)
_OUT = rf"(?:{_forms('drop+ walk step+ back bow crash pull ' + _BREAK)}) (?:out|away|free)"
LEAVING = {
    "withdraw": rf"(?:(?:{_forms(_WITHDRAW)})|pull(?:s|ed|ing)? {_SELF} out|{_OUT}|"
    rf"{_forms('depart secede resign defect disengage')}|"
    rf"(?:{_forms('disassociate dissociate distance')}) {_SELF}) (?:from|of|with)|"
    rf"(?:{_forms(_WITHDRAW)})|{_OUT}|{_forms('depart')}|"
    rf"{_forms('quit+ leave/leaves/left/leaving exit abandon desert renounce ditch scrap+')}|"
    rf"(?:{_forms('cut/cuts/cutting sever ' + _BREAK)})(?: off)? (?:all )?(?:its |their )"
    rf"?(?:ties|links)"
    rf" with|turn(?:s|ed|ing)? (?:its|their) backs? on|part(?:s|ed) (?:ways|company) with|"
    rf"broke(?:n)? with|(?:taken|pulled) out of|to(?:re|rn) up|"
    rf"(?:lost|loses?|let) {_OWN} membership (?:of|in)|"
    rf"(?:{_forms('end cancel+ terminate resign relinquish surrender forfeit')}|"
    rf"(?:{_forms(_GIVE)}) up) {_OWN} {_STANDING} (?:of|in|on|with)|"
    rf"(?:{_forms('pull')}) the plug on {_OWN} {_STANDING} (?:of|in|on)|"
    rf"(?:{_forms('revoke rescind annul+ repudiate retract reverse cancel+ remove ' + _WITHDRAW)}) "
    rf"(?:its |their |the )?{_SIGNED} (?:of|to|from|in|for)",
    "denounce": _forms("denounce"),
    "suspend": rf"(?:{_forms('suspend pause halt freeze/freezes/froze/frozen/freezing')}) {_OWN} "
    rf"(?:{_STANDING}|obligations|implementation|compliance|observance|cooperation) "
    r"(?:in|of|under|with|to)",
    "halt": rf"{_forms('suspend halt pause freeze/freezes/froze/frozen/freezing')}",
    "end": rf"{_forms('terminate abrogate annul+ cancel cancell rescind repudiate nullify void')}|"
    rf"(?:{_forms('tear/tears/tore/torn/tearing rip+')}) up",
}
"""What is done to an agreement as a whole, "halt" and "end", states do by leaving it."""
OFFER = (
    r"(?:an?|the|its|their|all|\w+'s) (?:[\w'-]+ )?"
    r"(?:invitations?|offers?|opportunity|chance|requests?|calls?|appeals?|overtures?|pleas?) to"
)
_TO_DO = "(?:join|sign|ratify|enter|endorse|back|support|accede to|sign up to|take part in)"
REFUSING = (
    rf"{_forms('reject refuse boycott shun+ snub+ spurn rebuff')}|"
    rf"(?:{_forms('opt stay remain keep/keeps/kept sat stood')}) (?:(?:firmly|well|so far|\w+ly)"
    rf" )?"
    r"(?:out(?:side)?(?: of)?|away from|clear of|aloof from|apart from)|"
    r"ke(?:ep|eps|pt) (?:its|their) distance from|(?:abstain|refrain)(?:s|ed|ing)? from|"
    rf"with(?:hold|holds|held) {_OWN} (?:signatures?|support|backing|endorsement|consent|approval|"
    rf"names?) (?:from|for|of|to)|(?:{_forms('decline reject spurn refuse turn')})(?: down)? "
    rf"{OFFER} "
    rf"{_TO_DO}|turn(?:s|ed|ing)? down|balk(?:s|ed)? at|decline[sd]?|"
    r"want(?:s|ed)? (?:no part (?:of|in)|nothing to do with)|ha(?:ve|s|d) (?:no part in|nothing "
    r"to do "
    r"with)|(?:stay(?:s|ed)?|remain(?:s|ed)"
    r"?|"
    r"stood|kept) on the sidelines of|(?:rul(?:es?|ed) out|decide[sd]? against|vote[sd]? against)"
)
RETURNING = rf"(?:{_forms('rejoin re-join reenter re-enter')})|return(?:s|ed|ing)? to"
