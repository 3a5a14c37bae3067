"""How English says that somebody is going to do something: parts of one pattern.

Invariant: data and patterns only; `intending` says what they mean. What may, might or should be is
in none of them.
"""

from __future__ import annotations

import re

from events.intake.reading.cues import Cued
from events.intake.reading.families.intending_subjects import ADVERB, OWN
from events.intake.reading.families.taking_words import KIND_OF, NO_OBJECT, VERB
from events.intake.reading.verbs import Stance

A, _O = "\ue000", "[\ue000\ue001]"
_NATION = (
    rf"(?:{OWN} (?:\w+ )?(?:country|nation|state|kingdom|republic|island|company|bank|firm)|it|"
    r"them|itself|themselves)"
)
_ADVERBS = rf"(?:{ADVERB},? ){{0,4}}"
_GAP = (
    r"(?: (?!to\b)(?:(?!\b(?:whether|if|against|how|when|not|about|over)\b)"
    r"[^.,;:\ue000\ue001]){1,50}?)?"
)
_NO_STOP = (
    r"(?!shelv|abandon|drop|scrap|cancel|revers|reject|withdr|delay|postpon|halt|fr[eo]+z|suspen|"
    r"defer|"
    r"block|oppos|den|consider|discuss|debat|stall|not\b|yet\b|never\b|question|critici|"
    r"condemn|paus|"
    r"lost|ditch|kill|end\b|ended|back(?:ed|s|ing)?\b|support|welcom|fail|withh|refus|declin|"
    r"review|rethink|"
    r"forc|veto|reconsider|vot(?:e|ed|ing) against|been\b)"
)
"""What is done to a plan that is given up."""
_BEING = (
    r"(?:(?:is|are|was|were|be|been|being|'s|'re)(?: \w+ly| also| now| still| not|n't| both| all)*)"
)
_READY = (
    r"(?:going|due|set|about|ready|poised|scheduled|slated|preparing|planning|expected|prepared|"
    r"determined|intending|committed|looking|on course|on track|resolved|"
    r"moving|working|waiting|queu(?:e)?ing|lin(?:ing|ed) up|in line|bidding|seeking|applying|"
    r"racing)"
)
_WANTING = (
    r"(?:plan(?:s|ned)?|inten(?:ds?|ded)|aim(?:s|ed)?|means?|meant|wants?|wanted|wish(?:es|ed)?|"
    r"expects?|expected|seeks?|sought|seeking|looks?)"
)
_DECIDING = (
    r"(?:decid(?:es?|ed|ing)|vot(?:es?|ed|ing)|appl(?:y|ies|ied|ying)|promis(?:es?|ed|ing)|"
    r"pledg(?:es?|ed|ing)|vow(?:s|ed|ing)?|swore|sworn|agree(?:s|d|ing)?|undert(?:akes?|ook|aken|"
    r"aking)|"
    r"resolv(?:es?|ed)|elect(?:s|ed)|mov(?:es?|ed)|asked|request(?:s|ed)|petition(?:s|ed)|bid|"
    r"commit(?:s|ted|ting)?|chose|chosen|prepar(?:es?|ed)|offer(?:s|ed)|volunteer(?:s|ed)|"
    r"(?:came|come) to a decision|beg[au]n|start(?:s|ed))"
)
_HAVING = (
    r"(?:ha(?:s|ve|d)|announc|declar|confirm|signal|stat|express|reaffirm|unveil|reveal|reiterat|"
    r"voic|submit|lodg|fil|present|put|set|hand|deliver|deposit|serv|g[ai]v|made|mak|sent|send|"
    r"notif|inform|approv|back|adopt|pass|sign|issu|launch|underlin|stress|start|beg[au]n|initiat|"
    r"trigger|complet|told|publish|open|accept|took|taken|communicat)\w*"
)
_WILL_NOUN = (
    r"(?:plans?|intentions?|decision|desire|wish|readiness|willingness|commitment|promise|pledge|"
    r"vow|"
    r"aim|goal|target|bid|application|request|notice|notification|undertaking|determination|"
    r"resolve|"
    r"proceedings|process|procedures?|steps?|bills?|laws?|motions?|resolutions?|orders?|decrees?|"
    r"legislation|letters?|instruments?(?! of (?:ratif|access|accept|approv|adher))|talks|"
    r"negotiations|ambition|move|interest(?= in))"
)
WILL = (
    rf"(?<![\w'])(?:(?P<do>(?:do|does|did)(?: not|n't) )?(?:"
    r"(?:will|would|shall|'ll)(?P<nt>n't)?(?: (?:very much )?(?:like|love) to)?|(?P<wont>won't)|"
    rf"{_BEING} {_READY}(?: itself| themselves)? to|(?P<being>{_BEING})(?= (?:\w+ )"
    rf"{{0,2}}\w+ing\b)|"
    rf"(?:is|are|was|were)(?: not| also| now| both| all)? to|{_WANTING} to|{_DECIDING}{_GAP} to|"
    r"commit(?:s|ted)? (?:itself |themselves )?to(?= (?:\w+ )?\w+ing)|want(?:s|ed)?(?= (?:in|out)"
    r"\b)|"
    rf"(?:{_HAVING}|no secret of) (?:(?:{_NO_STOP}[\w-]+|\ue000) ){{0,6}}?{_WILL_NOUN}"
    r"(?: [^.;:,\ue000\ue001]{1,40}?)? (?:to|of|for|(?<=interest )in|(?:that|which)(?: will| "
    r"would)?)|"
    r"on (?:its|their) way(?= out of)|(?:notif|inform|advis|appris)\w+ [^.;:,]{1,50}? of (?:its|"
    r"their)|approv\w+ (?:its|their)))"
)
"""That somebody is going to, plans or has decided to; with `do`, `nt`, `wont` not to."""
_MEMBER = (
    r"(?:(?:an? |the |one of the )?(?:[\w-]+ ){0,3}?(?:members?|part(?:y|ies)|signator(?:y|ies)|"
    r"part|"
    r"participants?|partners?) (?:of|to|in))"
)
_MEMBERSHIP = (
    r"(?:(?:its|their|the|an?|for|full|formal|early|official|eventual|permanent) )*"
    r"(?:membership|(?:re)?admission|accession|entry|a seat|entrance)"
)
_KEEPING = (
    r"(?:(?:implement|apply|observ|respect|honou?r|uphold|fulfil|enforc|support|back|follow|treat)"
    r"\w*|"
    r"(?:abid|act)\w* by|(?:adher|belong|contribut|submit)\w* to|compl(?:y|ying) with|"
    r"(?:participat|tak(?:e|ing) part)\w* in|(?:be|being) (?:bound by|part of|a party to|a member "
    r"of)|"
    r"(?:work|cooperat)\w* (?:with|in|within)|liv(?:e|ing) up to|pay(?:ing)? (?:into|for)|"
    r"us(?:e|ing)|its (?:\w+ )?(?:membership|participation) (?:of|in))"
)
_RULES = (
    r"(?: (?:the |all |its |their |these |every )?(?:\w+ ){0,2}?(?:principles?|rules?|terms?|"
    r"provisions?|"
    r"commitments?|guidelines?|requirements?|standards?|spirit|obligations?|aims?|goals?|letter|"
    r"norms?|recommendations?|duties|pledges|promises)(?: \w+)? (?:of|in|set out in|under|made in|"
    r"set by|laid down in))"
)
_AHEAD = (
    r"(?:(?:(?:go(?:ing)?|press(?:ing)?|push(?:ing)?|mov(?:e|ing)) (?:ahead|forward)|"
    r"proceed(?:ing)?|follow(?:ing)? through) (?:with|on) )?"
)
STAY = (
    rf"(?:(?:stay|remain|continu|keep|belong)\w*(?: on)?(?: \w+ly| firmly)? (?:in|inside|within|"
    rf"on board|bound by|true to|faithful to|loyal to|{_MEMBER}|as {_MEMBER}|to be {_MEMBER}|being "
    rf"{_MEMBER})|"
    rf"(?:continu(?:e|ing)(?: \w+ly)? (?:to|with)|keep(?:ing)?(?: on| up)?|g(?:o|oing) on|"
    rf"carry(?:ing)? on)(?: \w+ly| fully)? {_KEEPING}{_RULES}?|"
    rf"(?:stick|hold|keep)(?:ing)? (?:fast )?(?:to|with|by)|st(?:and|anding) by|"
    rf"(?:maintain|retain|keep|renew)(?:ing)? (?:its|their) (?:\w+ )?(?:membership|participation|"
    rf"seat|"
    rf"place|support|backing) (?:of|in|for|on)|renew(?:ing)? (?:its|their)(?: annual)?"
    rf"(?= {_O} memberships?\b)|never (?:to )?leave)"
)
OUT = (
    rf"(?:(?:tak|tak|pull|lead|bring|get|gett|steer|wrest|yank)(?:e|es|ing|s)? (?:{_NATION}|"
    rf"(?P<whom>\ue000))"
    rf"(?: back)? (?:out of|from)|withdraw(?:s|ing)? (?:{_NATION}|(?P<whom2>\ue000)) from|"
    rf"ceas(?:e|ing) (?:to be|being) {_MEMBER}|no longer (?:to )?be {_MEMBER}|"
    rf"out of|let(?:ting)? (?:its|their) (?:\w+ )?membership (?:of|in)"
    rf"(?= {_O} (?:lapse|expire|run out|end))|"
    rf"{_AHEAD}(?:(?:its|their|the|an?|\w+) ){{0,2}}?(?:withdrawal|departure|exit|pull-?out|"
    rf"resignation) from|"
    rf"be(?:ing)? (?:rid|free) of)"
)
IN = (
    rf"(?:(?:seek|pursu|request|ask|bid|apply|win|gain)(?:e|ing|ning)?(?: for)? {_MEMBERSHIP} "
    rf"(?:of|in|to|into|at|on|from)|{_MEMBERSHIP} (?:of|in|to|into)|apply(?:ing)? to(?: join| "
    rf"enter)?|"
    rf"be(?:come|coming|ing)? (?:\w+ly )?(?:admitted|let|taken|welcomed|accepted|brought|received|"
    rf"inducted|folded)(?: back)? (?:in)?to|(?:be|being) {_MEMBER}|"
    rf"(?:tak|lead|bring)(?:e|ing) (?:{_NATION}) (?:back )?into|go(?:ing)? into|"
    r"ask(?:ing)? (?:its|their|the) parliaments? to join)"
)
RATIFY = (
    rf"{_AHEAD}(?:(?:the|its|their) )?ratification of|"
    r"(?:(?:ask|seek|secur|obtain|submit|send|put)(?:e|ing|ting)? [^.;:,\ue001]{3,60}? (?:to )?"
    r"(?:ratify|ratification(?: of)?)|(?:complete|start|begin) (?:the )?"
    r"ratification of)"
)
FOLLOW = (
    rf"(?:(?:follow|observ|respect|honou?r|uphold|heed|implement|apply)(?:e|ing)?|(?:abid|act|"
    rf"stand)"
    rf"(?:e|ing)? by|(?:adher|conform|keep|stick|hold)(?:e|ing)? to|comply(?:ing)? with|act(?:ing)"
    rf"? on|"
    rf"liv(?:e|ing) up to|be (?:bound|guided) by){_RULES}?|be (?:the )?(?:[\w-]+ )?(?:[a-z]+ )"
    rf"?behind"
)
_TABLE = (("stay", STAY), ("out", OUT), ("in", IN), ("bound", RATIFY), ("follow", FOLLOW))
_NAMED = "|".join(f"(?P<x_{name}>{words})" for name, words in _TABLE)
_BARE = (
    r"(?:(?P<b_join>(?:re-?)?join(?:ing)?(?: in| up)?|take part(?! in)|com(?:e|ing) (?:on board|"
    r"aboard|in)|"
    r"participat(?:e|ing)(?! in)|get(?:ting)? on board|be (?:(?:re)?admitted|let (?:back )?in|"
    r"accepted|taken (?:back )?in)|"
    r"(?:get|come) in|(?:apply|applying) "
    r"for "
    rf"{_MEMBERSHIP}|(?:seek|seeking|request|requesting) {_MEMBERSHIP}|{_MEMBERSHIP}|"
    r"become (?:an? )?(?:full |\w+ )?members?|(?<=want )in|(?<=wants )in|(?<=wanted )in)|"
    r"(?P<b_sign>(?:sign|signing)(?: up| on| it)?|(?:put|putting|add|adding) (?:its|their) names?)|"
    rf"(?P<b_ratify>ratify(?:ing)?(?: it)?|{_AHEAD}(?:(?:the|its|their) )?ratification)|"
    r"(?P<b_support>endors(?:e|ing)|(?:follow|respect|"
    r"observe|honou?r|implement|apply|uphold|"
    r"abide by|adhere to|comply with|stick to)(?:ing)? (?:its|their|these|those|the) (?:\w+ )"
    r"?(?:principles|rules|"
    r"terms|commitments|provisions|recommendations))|"
    r"(?P<b_suspend>(?:suspend|freez|halt|paus)(?:e|ing)? (?:its|their) (?:own )?(?:participation|"
    r"membership|obligations))|"
    r"(?P<b_withdraw>leav(?:e|ing)(?: it)?|quit(?:ting)?|withdraw(?:ing)?|exit(?:ing)?|"
    r"(?:pull|back|drop|walk|get|step)(?:ting|ping|ing)? out|walk(?:ing)? away|depart|departing|"
    rf"(?:tak|pull|lead|bring)(?:e|es|s|ing)? (?:{_NATION}|(?P<whom3>\ue000)) out(?: of (?:the|"
    rf"this|that)(?: \w+)? "
    r"(?:agency|body|bloc|pact|treaty|club|group|agreement|convention|alliance|court|union|"
    r"organi[sz]ation|"
    r"deal|accord)(?: altogether| entirely)?)?|(?<=want )out|(?<=wants )out|"
    r"(?<=wanted )out|end(?:ing)? (?:its|their) membership|(?:(?:its|their) )?"
    r"(?:withdrawal|departure|exit))|(?P<b_go>go|going)|(?P<b_same>do(?:ing)? (?:so|likewise|"
    r"the same|"
    r"just that)|follow(?:ing)?(?: suit)?|tak(?:e|ing) the same step)|"
    r"(?P<b_remain>stay(?:ing)?(?: in| on| put)?(?! in (?:an?|the|its|their)\b)|"
    r"remain(?:ing)?(?: in| inside| on board| a (?:\w+ "
    r")?"
    r"(?:member|party))|keep(?:ing)? (?:its|their) (?:membership|seat)|"
    r"renew(?:ing)? (?:its|their) (?:[a-z-]+ )?memberships?|"
    rf"(?<=not )(?:leave|quit|withdraw|pull out)))(?={NO_OBJECT}| of (?:its|their) own)"
)
BARE_ACTS = ("join", "sign", "ratify", "support", "suspend", "withdraw", "remain", "go", "same")
NAMED_ACTS: dict[str, tuple[str, str, Stance]] = {
    "stay": ("withdraw", "leaving", "intends-not"),
    "out": ("withdraw", "leaving", "intends"),
    "in": ("join", "joining", "intends"),
    "bound": ("ratify", "joining", "intends"),
    "follow": ("support", "joining", "intends"),
}
_WANTED = re.sub(r"\(\?<=(want(?:s|ed)?) \)", r"\1 ", _BARE)
_ACTS = Cued(rf" (?:(?:{_NAMED}|{VERB}) |{_WANTED})")
"""What the pattern below cannot do without: no mere "in" or "out"."""
INTENT = Cued(
    rf"(?P<will>{WILL}) (?P<adverbs>{_ADVERBS})(?:(?:(?P<named>{_NAMED})|{VERB}) {KIND_OF}"
    rf"(?P<o>{_O})(?!'s? [a-z]|\.?-[a-z])|{_BARE})",
    like=(_ACTS,),
)
"""Somebody's will, then what they will do, with what."""
APPLIED = Cued(
    rf"(?<![\w'])(?P<will>(?:ha(?:s|ve) |also |formally )*(?:appl(?:y|ies|ied|ying)|knock(?:s|ed|"
    rf"ing) (?:at|on) "
    rf"(?:the|its) door))(?: (?:to|with|of) "
    rf"(?P<o>{_O})(?!'s? [a-z]|\.?-[a-z])(?= for (?:full )?(?:membership|admission|accession)|"
    rf"{NO_OBJECT})|"
    rf"(?= (?:two|three|several) times|{NO_OBJECT})(?! for\b))"
)
"""Somebody has applied, and it is not said for what."""
PENDING = Cued(
    rf"(?P<a>{A})'?s? (?:[\w-]+ )?(?P<will>applications?|bids?|requests?|candidac(?:y|ies))(?: "
    rf"(?:to (?:join|"
    rf"accede to|enter)|for (?:\w+ )?(?:membership|accession|admission)(?: (?:of|to|in))?)(?: "
    rf"(?P<o>{_O}))?)? "
    r"(?:is|are|was|were|remains?|has been|have been|dates? from|awaits?|came|comes) (?:still |"
    r"now |also |"
    r"currently |not )?(?:pending|under|on (?:the table|hold|file)|being|before|made|lodged|"
    r"submitted|"
    r"accepted|approved|granted|welcomed|to be|in (?:the works|progress)|from|approval|behind|"
    r"after)"
)
TO_COME = Cued(
    r"\b(?:[Aa]lso|[Aa]mong (?:those|the \w+)|[Tt]hose|[Oo]thers?|[Nn]ext|[Nn]ow|[Aa]nother) "
    r"(?P<will>"
    r"(?:planning|set|due|preparing|about|expected|seeking|looking|applying|intending|wanting|"
    r"scheduled|ready) "
    rf"to|with plans to) {VERB} {KIND_OF}(?P<o>{_O}) (?:is|are|includes?|was|were) (?:[\w' "
    rf"-]{{1,40}}? )??"
    rf"(?P<a>{A})"
)
