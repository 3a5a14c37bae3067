"""The words by which English tells that somebody said something: verbs, asides and patterns.

Invariant: data and patterns only; `saying` says who speaks and what is a statement.
"""

from __future__ import annotations

import re

from events.intake.reading.cues import Cued, either

A, _ANY = "\ue000", "[\ue000\ue001]"
_THE = rf"(?:the |th(?:is|at|ese|ose) |its |his |her |their |an? |any |such |all |both |{_ANY})"
_IT = r"(?:it|them)(?=[.,;]|$| (?:but|and|as|when|while|for|on|in|at)\b)"
TELL = (
    r"said|says?(?! no to)|told|tells|(?:added|adds)(?= that|[:,.\"])|stressed|stresses|warned|"
    r"warns|argued|argues|suggested|suggests|noted|notes|explained|explains|insisted|insists|"
    r"claimed|"
    r"claims|stated|states that|wrote|writes|complained|complains|hope(?= to| that)|hopes|hoped|"
    r"declared|acknowledged|acknowledges|"
    r"believes?|repeated|reiterate[sd]|point(?:s|ed) out|emphasi[sz]e[sd]|underline[sd]|"
    r"underscore[sd]|observed|maintain(?:s|ed) that|cautioned|asserted|asserts|conceded|concedes|"
    r"predicted|predicts|replied|remarked|lamented|laments|tweeted|posted|disclosed that|"
    r"revealed that|recalled that|ruled|countered|counters|ma(?:de|kes) (?:it )?clear|retort(?:s|"
    r"ed)|"
    r"recount(?:s|ed)|conten(?:ds|ded)|quipped|joked|testified|mused|"
    r"(?:shot|fired|hit) back(?= that|[,:.])|let (?:it )?be known|let it know|chimed in|"
    r"volunteered that|boasted|grumbled|protested|"
    r"object(?:s|ed)(?= that| to )|apologi[sz]e[sd]|regret(?:s|ted)(?! to )|reasoned|elaborated|"
    r"(?:is|are|was|were|remain(?:s|ed)?|feels?|felt) (?:(?:very|also|still|\w+ly) )?"
    r"(?:disappointed|concerned|alarmed|dismayed|appalled|outraged|delighted|pleased|saddened|worried|convinced|"
    r"confident|optimistic|proud|opposed)(?= (?:that|by|about|at|over|with|to|of)\b)|"
    r"reads?(?=[,:.\"]|$)|point out|argue|complain|(?:held|found)(?= that\b)|(?:confirm(?:s|ed)?|"
    r"reported|accept(?:s|ed)?|admit(?:s|ted)|"
    r"promise[sd]|vow(?:s|ed)|signal(?:l?ed|s)|indicate[sd]|estimate[sd]?|conclude[sd]?|"
    r"reaffirm(?:s|ed)|fears?|feared|worr(?:y|ies|ied)|doubt(?:s|ed)?|guarantee[sd]|warn|insist|"
    r"stress|note|claim|counter|suggest|assure[sd] [a-z\ue000]+)"
    r"(?= (?:[^,.;\ue001]{0,30} )?that\b)|"
    r"announced(?= (?:[^,.;\ue001]{0,30} )?that (?:(?:it|they|he|she) (?:favou?rs|opposes|regards|"
    r"considers|believes|sees|rejects|disagrees)|(?:his|her|the|no|there|all|any)\b)|"
    r" \ue000 (?:will|would|is|was|has|had) )"
)
_CRITICAL = (
    r"criticised|criticized|criticises|criticizes|praised|praises|hailed|hails|lauded|lauds|"
    r"condemned|condemns|condemn|applauded|applauds|slammed|slams|blasted|blasts|deplored|deplores|"
    r"decried|decries|defended|defends|dismissed|dismisses|mocked|mocks|thanked|thanks|lambast\w+|"
    r"derided|ridiculed|commended|saluted|congratulated|lashed out at|hit out at|railed against|"
    r"took (?:issue with|aim at)|played down|downplayed|shrugged off|brushed (?:aside|off)|"
    r"scoffed at|cast doubt on|rebuked|chided|berated|bemoaned|rebutted|refuted|"
    r"protested against|pushed back (?:against|on)"
)
JUDGE = (
    rf"(?:called|calls) (?=(?:it|this|that|the|these|those|its|\"|[A-Z]|{_ANY})[^.;]* )|"
    rf"(?:{_CRITICAL})(?= (?!by\b))|"
    rf"(?:describe[sd]?|characteri[sz]e[sd]?|portray(?:s|ed)|regard(?:s|ed)?|denounce[sd]?|"
    rf"view(?:s|"
    rf"ed)?|sees|brushed) (?=(?:{_THE}|it |them )[^.;]*\bas(?:ide)? )|"
    rf"(?:brand(?:s|ed)|label(?:s|led)|deem(?:s|ed)|considers) (?={_THE}|it )|"
    rf"welcome[sd] (?=(?:the |this |that |its |his |her |any |{A}'s )(?!(?:new )?(?:members|"
    rf"countries))|\ue001|{_IT})|"
    r"(?:accuse[sd]?|accusing) (?=[^.;]* of )|call(?:s|ed) for (?=[a-z\ue001])|warned against |"
    rf"call(?:s|ed) on (?={_ANY}|governments|countries|states|members|companies|the |all )|"
    rf"(?:urge[sd]?|implore[sd]?|asked) (?=(?:{_ANY}|governments|countries|states|members|"
    rf"companies|(?:the|its|all|other) [a-z ]{{3,30}}?) (?:[a-z]+ )?(?:not )?to )|"
    rf"(?:spoke of|point(?:s|ed) to) (?=an? |the |ties |its |their |his |her )|"
    rf"oppose[sd]? (?={_THE}|{_IT}|[a-z]+ing )|"
    rf"favou?r(?:s|ed) (?={_THE}|[a-z]+ing )|recommend(?:s|ed) (?={_THE}|[a-z]+ing |that )|"
    r"(?:expresse[sd]|voice[sd]) (?!(?:an? |its |their )?(?:\w+ )?(?:interest|wish|desire|intent|"
    r"readiness|willingness))(?=[a-z])|argued? (?=(?:for|against) )|"
    r"lobbied (?=(?:for|against) )|pressed for |advocate[sd] |demanded (?=that |an? )|"
    r"raise[sd] (?=[^.;]{0,20}(?:concern|doubt|objection|alarm|question))|"
    r"renew(?:s|ed) (?=(?:its|their|his|her) (?:[a-z]+ )?(?:condemnation|call|criticism|appeal|"
    r"opposition|support|warning|demand))|"
    r"den(?:y|ie[sd]) (?!access|entry|visas?|permission)|question(?:s|ed) (?=the |whether |why |"
    r"how )|"
    rf"dispute[sd] (?={_THE})|"
    r"reject(?:s|ed) (?=(?:the |these |such |all |any |that )?(?:[a-z]+ )?(?:accus|claims?\b|"
    r"charges?\b|alleg|critic|notion|idea\b|suggestion|argument|assertion|characteri))|"
    r"(?:used (?:the |his |her |its |their |an? )[^,.;\ue001]{3,60}|took to [^,.;\ue001]{3,40}) to "
    r"(?=warn|call|urge|attack|critici|praise|defend|condemn|accuse|say |argue|hail|lash|insist|"
    r"denounce|demand|stress|explain|complain)"
)
"""Verbs that say what somebody thinks of something."""
OF_PERSONS = r"(?:promise[sd]|pledge[sd]|vow(?:s|ed)) (?!to\b)"
"""Only a person's words: of a state they are an intention or a gift."""
_NO_WORD = (
    r"(?:declined|refused|declines) to (?:comment|specify|say|elaborate|answer|be drawn|discuss)|"
    r"(?:did not|didn't|has not|have not|had not|has yet to|have yet to|would not) "
    r"(?:immediately |yet |publicly )?(?:reply|replied|respond|comment|commented|responded|"
    r"say|said|explain(?:ed)?|elaborate|disclosed?|specif(?:y|ied)|reveal(?:ed)?|comment|"
    r"(?:answer|return|give|given)(?:ed)? (?:[a-z]+ ){0,2}?(?:questions?|requests?|calls?|"
    r"e-?mails?|messages?|reasons?|details|explanation))|"
    r"(?:made|had|offered|gave|given|provided) (?:no (?:\w+ )?comment|neither "
    r"(?:reasons|details|names))|"
    r"could not "
    r"(?:immediately )?be reached"
)
NO_WORD = re.compile(_NO_WORD)
_SAY = rf"(?:(?:{TELL}|{_NO_WORD})\b|{JUDGE}|{OF_PERSONS})"
_FOR_THEM = (
    r"(?:spokes(?:man|woman|person|people)|officials?|representatives?|lawyers?|executives?|"
    r"(?:(?:press|news|joint) )?(?:statement|release|communiqu[e\u00e9]|announcement))"
)
_WHO = (
    rf"(?P<a>{A})(?:(?:'s?)? (?:[a-z]+ )?{_FOR_THEM})?"
    rf"(?: (?:agency|university|group|newspaper|lobby|charity|think-tank|ministry)|"
    rf" (?:[Ee]mbassy|[Mm]ission)(?: (?:in|to) [\w .]{{2,50}}?)?)?"
    rf"(?: (?:of|for|from|at|with) (?:the )?(?:[a-z]+ ){{0,3}}(?P<of>{_ANY}))?(?: for [a-z]+)?"
    rf"(?:, (?P<aside>[^,]{{1,90}}),(?: (?P<more>(?:who|which|whose|speaking|an?|the|now|[a-z]+ing)"
    rf"\b[^,]{{1,90}}),)?|(?P<apart>,))?"
)
"""Who speaks, with what the text says of them before it tells that they do."""
_BETWEEN = (
    r"(?:(?:has|have|had|also|too|later|then|now|again|since|first|earlier|nonetheless|"
    r"nevertheless|long|always|even|himself|herself|itself|"
    r"themselves|once|twice|soon|only|still|repeatedly|already|publicly|\w+ly|"
    r"(?:in|at|during|on|via|through|after|before) (?:an?|its|his|her|their|the) (?:[\w-]+ ){0,3}?"
    r"(?:statements?|letters?|speech|address|posts?|tweets?|interview|news conference|briefing|"
    r"blog|press conference|report|hearing|debate|meeting|summit|email|note|call|message|visit|"
    r"talks)|"
    r"when asked(?: about [^,.;]{3,40})?|for (?:its|his|her|their) part|however|meanwhile|though|"
    r"in turn|(?:is|was|are|were) among (?:the|those) (?:[\w-]+ ){0,4}?(?:that|who)),? )*"
)
"""What may stand between who speaks and the verb."""
BEFORE = Cued(
    rf"{_WHO}(?P<who>,? (?:who|which(?= (?:sa|argue|warn|insist))))?,? {_BETWEEN}(?P<say>{_SAY})"
)
_SAID = (
    r"(?:said|says|added|adds|warned|warns|wrote|writes|argued|argues|explained|noted|insisted|"
    r"declared|told [a-z]+|tweeted|posted|complained|joked|replied|retorted|predicted|remarked|"
    r"concluded|stressed|lamented|conceded|announced|observed|claimed|claims)"
)
BEHIND = Cued(
    rf"[,\"] ?(?P<say>{_SAID}) (?P<a>{A})(?=\W*$|[,.;\"]|"
    r" (?:in|at|on|after|during|who|from|of|to|as|ahead|before|when|last|earlier|today)\b)|"
    rf"[,\"] (?P<a2>{A})(?:, [^,]{{1,90}},)? (?:(?:has|also|later|then) )?(?P<say2>{TELL})\b"
)
AND_SAYS = Cued(
    rf"^(?:[^,.;\ue000\ue001]{{0,40}}, )?(?P<a>{A})(?:, [^,;]{{1,90}},)? (?P<did>(?:[a-z]+ )"
    rf"{{1,3}}?)[^;.]{{0,140}}?,? (?:and|but) {_BETWEEN}(?P<say>(?!found){_SAY})"
)
"""The second verb of whoever the sentence starts with."""
HE = Cued(
    rf"(?:^|[,\":] |\band |^In an? [^,]{{3,40}} )(?P<he>[Hh]e|[Ss]he) (?:(?:also|has|later|then) )*"
    rf"(?P<say>{_SAY})"
)
THE = Cued(
    r"\b(?P<he>[Tt]he (?:[A-Z]\w+ ){0,2}(?:[a-z]+ )?(?:diplomat|minister|ambassador|official|"
    r"president|director|senator|spokes\w+|lawmaker|envoy|executive|researcher|campaigner|"
    r"professor)) (?:(?:also|has|later|then) )*(?P<say>said|says|told|added|stressed|warned|noted|"
    r"wrote|argued)\b"
)
ITS = Cued(r"[,\"] (?P<he>it) (?P<say>said|says|added|warned)\b")
BY_WORD = Cued(
    rf"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion) of|[Aa]s) (?P<a>{A})(?P<as>(?:, "
    r"[^,]{1,90},)? (?:put|puts|described|sees|saw|phrased|explained|told) )?"
)
JUDGED = Cued(
    r"\b(?:was|were|is|are|(?:has|have) been) (?:also |quickly |\w+ly )?(?P<say>welcomed|hailed|"
    r"praised|applauded|criticis?z?ed|condemned|denounced|slammed|blasted|decried|lambasted|"
    rf"dismissed|mocked|deplored|lauded) (?:[a-z]+ )?by (?P<a>{A})"
)
"""Whose opinion of it somebody tells."""
SAYING = Cued(
    rf"(?:^|, )(?P<a>{A})[^;]{{3,240}}?,? (?P<say>(?:saying|arguing|warning|insisting|stressing|"
    r"claiming|complaining|noting|adding|charging|declaring|explaining|writing|alleging) that\b)"
)
"""Behind what somebody did: "it refused, arguing that …"."""
STATEMENTS = either(BEHIND, BEFORE, AND_SAYS, HE, THE, ITS, SAYING, BY_WORD, JUDGED)
OWN_DEED = re.compile(
    r"(?: (?:\ue000|[a-z]+)(?: (?:in|at) [^,.;]{1,40}?)?|,? (?:openly|publicly|in public|"
    r"in private))?(?: that)?"
    r"(?: (?:it|they|he|she|\ue000)|(?= to )) (?:(?:will|would|like|is|are|was|were|had|has|have|"
    r"also|not|no longer|now|soon|both|all|be|been|"
    r"still|plans?|planned|intends?|intended|wants?|wanted|expects?|preparing|ready|going|"
    r"considering|to|never|cannot|could|formally) )*(?:join|sign|ratif|acced|adopt|endors|"
    r"le(?:ave|ft|aving)|withdr|quit|exit|pull(?:ed|ing)? out|(?:stay|remain)(?:s|ed|ing)?(?= in|"
    r" out| part| a\b| members| \ue000|[.,;]|$)|members?\b|(?:in|out)(?=[.,;]|$| of\b)|admitted|"
    r"go(?:ing)?\b(?! on)|"
    r"do (?:so|likewise|the same)|follow|accept(?:s|ed)?(?= \ue001| it\b| the )|add(?:ed|"
    r"ing)? [^,.;]{1,60}\ue001)"
)
"""Behind a verb of saying: what somebody says of taking part is told by other rules."""
REPORTED = frozenset(
    ["said", "says", "announced", "reported", "told", "added", "confirmed", "declared", "say"]
)
"""Verbs that only say who tells something."""
