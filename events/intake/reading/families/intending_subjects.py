"""Whose will it is: who stands before it, or says of themselves that they will, as patterns.

Invariant: data and patterns only; each ends right before the words of the will.
"""

from __future__ import annotations

import re

from events.intake.reading.verbs import BEFORE

A = "\ue000"
OWN = r"(?:its|their|his|her|our|the)"
SELF = (
    rf"(?:it|they|he|she|we|(?:{OWN}|both|all|each|neither) (?:\w+ )?(?:countr(?:y|ies)|"
    rf"government|"
    r"governments|nations?|states?|kingdom|republic|compan(?:y|ies)|firms?|banks?|group|bloc|"
    r"administration|organi[sz]ation|union|club|island|city|university|two|three|four|five|pair|"
    r"trio|side|capital|members))"
)
"""Those who say it, as they speak of themselves."""
ADVERB = (
    r"(?:not|never|also|now|soon|then|still|too|both|all|instead|formally|again|once|in turn|at "
    r"once|"
    r"itself|themselves|no longer|eventually|indeed|therefore|thus|next|later|first|only|"
    r"nevertheless|"
    r"even|yet|be|help|try to|for (?:its|their) part|at last|ever|just|already|long|always|"
    r"\w{1,16}ly|further)"
)
_ASIDE = (
    r"(?P<aside>, (?:(?:who|which|whose|where|an?|the|one|along|together|like|led|including|in|on|"
    r"after|for|"
    r"too|however|meanwhile|by|with|home|based|now|already|long|once|then|despite|although|though|"
    r"not|its|their|his|her|as|at|under|from|of|both|all|also|among|until|since|itself|once|until|"
    r"[a-z]+ing|[a-z]+ed|[a-z]+ly)\b|\ue000'?s? \w)"
    r"(?:(?!, (?:and|but) \ue000|,? (?:while|whereas) \ue000)[^;:.]){0,160}?,|"
    r",)"
)
_PHRASE = (
    r"(?:(?:in|at|on|during|after|before|under|for|since|with|by|through|despite|amid|following|"
    r"within|from|of) (?!which\b|whom\b)[^,.;:\ue000\ue001]{1,50}?,? |"
    r"(?:, )?(?:together|along|alongside|like)\b[^.;:]{1,80}?, )"
)
DIRECT = re.compile(
    rf"(?P<a>{A})(?!(?: that|,| ,) (?:it|they|s?he|its|their)\b)(?:,? (?:which|who|that))"
    rf"?{_ASIDE}? "
    rf"(?:{BEFORE}|{_PHRASE}){{0,3}}$"
)
"""Whose will it is, right before."""
RELATIVE = re.compile(
    rf"(?P<a>{A}),? (?:(?:an?|the|its|one of) [^;.,\ue001]{{1,80}}? (?:that|which|who)|(?:who|"
    rf"which|that|whose) "
    rf"(?:(?!, {A}|\b(?:and|but) {A})[^;.]){{1,120}}?,? (?:and|but|or)) "
    rf"(?:{BEFORE}|{_PHRASE}){{0,2}}$"
)
"""The same with a description and a relative clause, or behind the first of two of these."""
_SAYING = (
    r"(?:said|says?|saying|announc(?:e|ed|es|ing)|confirm(?:ed|s|ing)?|declar(?:e|ed|es|ing)|"
    r"stat(?:ed|es)|"
    r"reiterat(?:ed|es|ing)|(?:re)?affirm(?:ed|s|ing)|insist(?:ed|s|ing)|reveal(?:ed|s|ing)|"
    r"disclos(?:ed|es|ing)|tweet(?:ed|s)|post(?:ed|s)|wr(?:ote|ites|itten|iting)|add(?:ed|s|ing)|"
    r"indicat(?:ed|es|ing)|signal(?:led|ed|s|ling)|t(?:old|ells|elling)|inform(?:ed|s|ing)|"
    r"notif(?:ied|ies|ying)|promis(?:ed|es|ing)|pledg(?:ed|es|ing)|vow(?:ed|s|ing)|swor[en]|"
    r"made (?:it |\w+ )?(?:clear|plain|known|public)|(?:made|make) no secret|let it be known|"
    r"(?:g[ai]v(?:en|e|ing|es)|serv(?:ed|es|ing)|sent|handed|delivered|submitted|issued|published) "
    r"(?:[\w-]+ ){0,4}?(?:notice|notification|word|letter|note|message|statement|order|decree)|"
    r"agreed|decided|assured|acknowledg(?:ed|es)|explain(?:ed|s)|repeat(?:ed|s)|replied|"
    r"respond(?:ed|s))"
)
SPOKEN = re.compile(
    rf"(?P<a>{A})(?:,? (?:which|who))?{_ASIDE}?(?! (?:and|but|yet|then|while|in|by|for|of|from|"
    rf"that|after|without)\b)(?P<mid> [^;:.,\ue000\ue001]{{0,60}}?)? {_SAYING}\b"
    rf"(?: (?:(?!,? (?:and|but|while|whereas) {A})[^;.]){{0,140}}?)?,? (?:that )?(?P<self>{SELF})"
    rf"(?P<pre>(?: {ADVERB}| ha[sd]| have| is| are|"
    rf" was| were)*) $"
)
"""Who says of themselves that they will."""
OF_BODY = re.compile(
    r"\b(?:[Ll]awmakers|MPs|[Ll]egislators|[Dd]eputies|[Ss]enators|[Vv]oters|[Cc]iti[sz]ens|"
    r"[Pp]arliamentarians|[Pp]arliaments?|[Gg]overnments?|[Cc]abinets?|[Aa]uthorities|[Rr]ulers?|"
    r"[Ll]eaders?|[Jj]untas?|[Ll]egislatures?|[Ss]enates?|[Pp]residents?|[Mm]inisters?|"
    r"[Cc]hancellors?|"
    r"[Kk]ing|[Qq]ueen|[Ss]pokes\w+|[Oo]fficials?|[Dd]iplomats?|[Mm]inistr(?:y|ies)|[Hh]eads?|"
    r"[Cc]hief executives?|[Cc]hair(?:man|woman)|[Bb]oss(?:es)?|[Bb]oards?|[Ss]hareholders|"
    r"[Ee]nvoys?) "
    r"(?:of|in|for|from|at) (?:the )?$"
)
"""The parliament of a state, whose vote is the state's; its president, who speaks for it."""
SHARED = re.compile(
    rf"(?:^|[;:,] |\" )(?P<a>{A})(?: (?:(?!\b(?:and|but|while|as) \ue000)[^;:.]){{1,140}}?),? "
    rf"(?:and|but|yet|then) "
    rf"(?:(?:has|have|had) )?(?:{ADVERB} ){{0,3}}(?:(?P<says>{_SAYING})(?: [^;.,\ue000]{{0,60}}?)? "
    rf"(?:that )?{SELF} (?:{ADVERB} )*)?$"
)
"""Of two things that one did, the second."""
TOLD_TO = re.compile(
    rf"\b(?:notif|inform|advis|t(?:old|ell)|notice (?:to|on)|w(?:rote|ritten) to)\w* "
    rf"(?P<o>{A})[^.;]*$"
)
"""The body that is told that one leaves."""
WE = re.compile(rf"\b[Ww]e(?: {ADVERB}| have| are)* $")
WHO_SAYS = re.compile(
    rf'[^"]{{0,160}}"[^".;{A}]{{0,12}}?(?:(?P<a>{A})(?:, [^;.]{{1,100}}?,)? (?:\w+ )?{_SAYING}|'
    rf"{_SAYING} (?P<b>{A}))\b"
)
"""In a quotation "we" are those who are quoted."""
SAID_BEFORE = re.compile(rf"\b{_SAYING}\b(?: [^.;]{{0,80}}?)? (?:that )?$")
SAID_BEHIND = re.compile(
    rf"[^.;]{{0,80}}?, (?:(?:[\w'-]+ ){{0,6}}|{A}[^,.;]{{0,40}}? )?{_SAYING}\b"
)
"""A will of former times is one that somebody has spoken of."""
UNSURE = re.compile(
    r"\b(?:may|might|could|can|cannot|should|must|urged?|urges|urging|considering|considers?|"
    r"weighing|"
    r"mulling|hopes?|hoped|hoping|if|whether|unless|threat\w*|unlikely|likely|yet|den(?:y|ies|ied|"
    r"ying)|refus\w+|declin\w+|reluctant|wondered|doubts?|fears?|predicted|pressed|lest|warn\w*|"
    r"probably|perhaps|possibly|maybe|presumably|conceivably|short of|too (?:early|late|soon)|"
    r"expected to (?:say|announce)|invited|asked (?:it|them|the)|rejected|ruled|opposed|"
    r"suggest\w*|rumou?r\w*|nobody|nothing)\b|"
    r"\b(?:not|never|nor|n't)\b"
)
"""Between them: it is no announced will."""
