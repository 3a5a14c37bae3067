"""How news words lists and measures, and those who are put on them: parts of patterns.

Invariant: data only. In a mask "its grey list" is words unless it is known which list is meant.
"""

from __future__ import annotations

import re

ACTORS, _INSTRUMENT = "\ue000", "\ue001"
STOPS = (
    r"(?!(?:of|in|on|at|with|to|from|for|and|or|by|that|which|who|as|over|against|but|not|is|are|"
    r"was|were|has|have|had|if|off)\b)"
)
_SORTS = (
    r"(?:company|firm|conglomerate|giant|group|start-?up|bank|business|agency|tool|service|network|"
    r"exchange|platform|vendor|airline|refinery|terminal|port|university|institute|institution|lab|"
    r"laboratory|unit|subsidiary|affiliate|arm|branch|entity|entities|firms|companies|businesses|"
    r"groups|giants|start-?ups|agencies|bureaus?|"
    r"units|subsidiaries|affiliates|arms|labs|institutes|universities|vendors|airlines|ports|"
    r"networks|exchanges|platforms|parties|all(?:y|ies)|friends?|aides?|confidantes?|associates?|"
    r"relatives?|cronies|envoys?|figures?|barons?|moguls?|heir(?:ess)?|scion|cousins?|nephews?|"
    r"mother|father|husband|clerics?|colonels?|stars?|chair(?:man|woman)|head|boss(?:es)?|"
    r"deput(?:y|ies)|"
    r"outfits?|body|bodies|factory|yard|plant|fund|cent(?:er|re)|academy|ministry|council|"
    r"department|"
    r"brigade|battalion|corps|force|police|division|movement|front|foundation|charity|website|"
    r"outlet|"
    r"channel|newspaper|tycoon|sons?|brothers?|wife|daughters?|"
    r"banks|officials?|generals?|lawmakers?|politicians?|oligarchs?|tycoons?|businessm[ae]n|"
    r"magnates?|billionaires?|spokesm[ae]n|chiefs?|president|judges?|activists?|hackers?|gang|"
    r"militias?|militants?|cartel|party|regime|vessels?|ships?|tankers?|fleet|individuals?|"
    r"countr(?:y|ies)|states?|nations?|islands?|entrepreneurs?|consortium|broker|app|mixer|"
    r"[a-z]+(?:maker|er|or|ist)s?)"
)
DESCRIBED = (
    r"(?:[A-Z][a-z]+(?:an|ese|ish|ch|i|ss) )?"
    r"(?:(?:[A-Z][\w.-]*|\ue000)(?: [A-Z][\w.-]*){0,2}'s? |(?:[a-z-]+ ){0,2}\ue000 (?=[a-z])|"
    r"(?:[A-Z]\w*|\ue000)-[a-z]+ )?"
    r"(?:(?:the )?names? of )?(?:(?:an? |the )?(?:[\w'-]+ ){0,4}?(?:network|web|string|series|"
    r"total|batch|group|fleet|"
    r"clutch|"
    r"list) of )?"
    rf"(?:(?:[Tt]he |an? |its |his |her |their )(?:(?:{STOPS}[\w.'-]+ ){{0,5}}?{STOPS}[\w.'-]+, )?|"
    rf"(?:{STOPS}[\w.'-]+,? ){{0,6}}?{_SORTS},? "
    r"(?:(?:called|named|including) )?)?"
)
"""What may introduce a party: "the Kenyan network firm "."""
PRONOUN = (
    r"\b(?:it|him|her|them|both(?: of them| (?:men|women|brothers|firms|companies|banks))?|"
    r"the (?:pair|duo|trio|two(?: (?:men|women|brothers))?))\b"
)
PRONOUN_SUBJECT = (
    r"\b(?:it|[Ss]?[Hh]e|[Bb]oth(?: of them| (?:men|women|brothers|firms|companies|banks))?|"
    r"[Tt]he (?:pair|duo|trio|two(?: (?:men|women|brothers))?))\b"
)
LIST = (
    rf"(?:(?:(?:the |an? )?(?:\w+ )?versions? of )?(?:(?:(?:the |its |their )"
    rf"?(?:(?:\b{STOPS}[\w.-]+|{ACTORS})(?:'s?)? ){{0,2}})?{_INSTRUMENT})|(?:the |its |"
    rf"their |an? |this |that |such |similar |other |several )?"
    rf"[\"']?(?:(?:\b{STOPS}[\w.-]+|{ACTORS}(?:'s)?) ){{0,4}}(?:of [a-z]+ )?(?:black)"
    rf"?lists?\b[\"']?"
    rf"(?: of (?:{STOPS}[\w-]+ ){{0,3}}?(?:companies|firms|entities|persons|people|[Nn]ationals|"
    r"countries|states|jurisdictions|organi[sz]ations|groups|sponsors of [a-z]+|terrorists|"
    r"individuals|parties|vessels|banks|officials|targets|havens|territories|regimes|"
    r"[a-z]{3,}(?:ers|ors|ists))|(?! of)|"
    r" of [\ue000\ue001])|it\b|"
    r"the same (?:notice|order|document|update|register))"
)
"""A list with its name, only its words, or "it"."""
ASIDE = (
    r"(?: (?:of|in|who|which|that|with|based) [^.;\ue000\ue001]{2,80}?)?"
    r"(?:,? (?:and|plus|as well as|along with|together with) [^,.;\ue001]{1,60}?)?"
    r"(?:, [^,.;]{1,80})?"
)
"""What a party is, and others behind it who are not named."""
MEASURES = (
    r"(?:sanctions|restrictions|export controls|controls|curbs|export curbs|embargo(?:es)?|"
    r"asset freezes?|travel bans?|visa bans?|penalties|blacklistings?|"
    r"(?:restrictive |punitive )?measures(?= (?:on|against)))"
)
_NOT_MEANT = (
    r"(?!(?:[\w-]+ ){0,2}?(?:travel|entry|lockdown|covid\S*|coronavirus|pandemic|border|movement|"
    r"price|capital|immigration|quarantine) (?:restrictions|curbs|controls))"
)
"""What keeps all out, or keeps prices down, puts nobody on a list."""
MEASURE = (
    rf"(?:(?:its|the|all|most|an?|their|remaining|(?P<own>{ACTORS})(?:'s?)?) )?"
    rf"(?P<what>{_NOT_MEANT}(?:{STOPS}[\w-]+ ){{0,3}}?{MEASURES})"
    rf"(?: and (?:{STOPS}[\w-]+ ){{0,3}}?{MEASURES})?"
)
"""A measure with its adjectives, as the group `what`, and whose it is, as `own`."""
NO_TITLE = (
    r"(?! (?:as )?(?:an?|the|its) (?![^,.;]{0,40}(?:terror|milit|sanction|crimin|traffick|"
    r"proliferat|narco)))"
)
"""Not "designated … a heritage site"."""
PUT = (
    r"(?:(?:re-?)?add(?:s|ed|ing)?|put(?:s|ting)?|plac(?:es?|ed|ing)|includ(?:es?|ed|ing)|"
    r"(?:re-?)?list(?:s|ed|ing)?|nam(?:es?|ed|ing)|enter(?:s|ed|ing)?|register(?:s|ed|ing)?|"
    r"inscrib(?:es?|ed|ing)|return(?:s|ed|ing)?|restor(?:es?|ed|ing)|keep(?:s|ing)?|kept|"
    r"le(?:aves?|ft|aving)|mov(?:es?|ed|ing)|shift(?:s|ed)?|(?:down|up)grad(?:es?|ed)|retain(?:s|"
    r"ed|ing)?|maintain(?:s|ed|ing)?|had)"
)
"""One puts or keeps somebody on a list."""
ON = r"(?:back )?(?:to|on|onto|in|under)"
OFF = (
    r"(?:remov(?:es?|ed|ing)|str(?:ikes?|uck|icken|iking)|t(?:akes?|ook|aken|aking)|"
    r"drop(?:s|ped|ping)?|delet(?:es?|ed|ing)|delist(?:s|ed|ing)?|free(?:s|d|ing)?|"
    r"releas(?:es?|ed|ing)|cut(?:s|ting)?|pull(?:s|ed|ing)?|eras(?:es?|ed|ing)|"
    r"withdr(?:aws?|ew|awn|awing)|clear(?:s|ed|ing)?)"
)
"""One takes somebody off a list."""
BLACKLIST = (
    r"(?:(?:(?:re-?)?(?:blacklist|sanction|delist|designat)|gr[ea]y-?list|black-?flag|debarr?|"
    r"proscrib|unblock)(?:ed|es|s|e|g?ing)?\b)"
)
"""One does so, the list being in the verb."""
IMPOSE = (
    r"(?:(?:re-?)?impos(?:es?|ed|ing)|announc(?:es?|ed|ing)|(?:re-?)?introduc(?:es?|ed|ing)|"
    r"slap(?:s|ped|ping)?|lev(?:y|ies|ied|ying)|plac(?:es?|ed|ing)|put(?:s|ting)?|"
    r"tighten(?:s|ed|ing)?|unveil(?:s|ed|ing)?|issu(?:es?|ed|ing)|adopt(?:s|ed|ing)?|"
    r"appl(?:y|ies|ied|ying)|approv(?:es?|ed|ing)|enact(?:s|ed|ing)?|order(?:s|ed|ing)?|"
    r"clamp(?:s|ed|ing)?|extend(?:s|ed|ing)?|renew(?:s|ed|ing)?|prolong(?:s|ed|ing)?|"
    r"reinstat(?:es?|ed|ing)|restor(?:es?|ed|ing)|declar(?:es?|ed|ing))"
)
LIFT = (
    r"(?:lift(?:s|ed|ing)?|t(?:akes?|ook|aken|aking)|eas(?:es?|ed|ing)|remov(?:es?|ed|ing)|"
    r"end(?:s|ed|ing)?|"
    r"drop(?:s|ped|ping)?|rescind(?:s|ed|ing)?|revok(?:es?|ed|ing)|scrap(?:s|ped|ping)?|"
    r"waiv(?:es?|ed|ing)|suspend(?:s|ed|ing)?|repeal(?:s|ed|ing)?|terminat(?:es?|ed|ing)|"
    r"cancel(?:s|led|ling)?|withdr(?:aws?|ew|awn)|reliev(?:es?|ed))"
)
KEEPER = (
    r"\b(?:[Tt]he|[Ii]ts) (?:[\w-]+ )?(?:ministry|department|agency|bureau|office|council|"
    r"commission|committee|watchdog|regulator|body|bloc|bank|lender|board|union|measures?|move|"
    r"package|rules?|order|notice|sanctions|decision|update|round|action)|"
    r"\b(?:(?:[Tt]he|[Ii]ts|[Ff]inance|[Ff]oreign|[Tt]rade|[Ii]nterior) )*(?:[Mm]inisters|"
    r"[Oo]fficials|[Aa]uthorities|[Rr]egulators|[Ll]eaders|[Ll]awmakers|[Ee]nvoys|[Aa]mbassadors|"
    r"[Dd]elegates|[Dd]iplomats)"
)
"""Who or what puts somebody on a list, where the text does not say more."""
FREEZES = (
    r"(?:fr(?:eezes?|oze|ozen|eezing) (?:any |all |the )?assets (?:of|held by|belonging to)|"
    r"b(?:ann|arr)(?:ed|ing)(?=[^.;]{3,90} from (?:travel|enter|visit)))"
)
"""One does what sanctions are to somebody."""
MORE = re.compile(
    r"(?:,? (?:including|encompassing|namely|among them|notably|such as|(?:along|together) with|"
    r"as well as)|:) "
    rf"{DESCRIBED}(?P<a>{ACTORS}(?!'s))"
)
"""Those whom a list names behind what was done to them."""
LATER = re.compile(
    r"(?:[^.;:\ue000\ue001]{0,100}?, (?:including|namely|among them|notably)|[^.;:]{0,160}?:) "
    rf"{DESCRIBED}(?P<a>{ACTORS}(?!'s))"
)
"""The same further behind, of some who were only counted."""
COUNTED_ON = re.compile(
    rf"(?: (?:of|from|in|with|linked|tied) [^,.;:\ue001]{{1,50}})?, "
    rf"{DESCRIBED}(?P<a>{ACTORS}(?!'s))"
    r"(?=[,.;]|$| (?:and|linked|tied|accused|who|which|for|over|after)\b)"
    r"(?!,? (?:said|says|announced|told|added|reported|warned)\b)"
)
"""The same right behind some who were only counted."""
SHORT = re.compile(rf"(?:(?:,|,? and) {ACTORS})+(?=[.;]|$)")
"""Others of whom only the day is told: "put A on it in 2018, B in 2019 and C a year later"."""
GOING_ON = re.compile(
    rf"(?:(?:, (?:{STOPS}|an? |the |which |who )[^,;.:\ue001]{{1,90}})?; (?:and )?|"
    r", (?:an? |the |its |his |her |which |who )[^;.:\ue000\ue001]{1,80}?,? (?:and |as well as )|"
    rf",? (?:and|as well as) (?=(?:its|his|her|their|the) )|"
    r", (?:an? |the )[^;.:\ue000\ue001]{1,60}?, )"
    rf"{DESCRIBED}(?P<a>{ACTORS}(?!'s))(?=[,;.]|$| (?:over|for|on|in|after|who|which|because|"
    rf"amid)\b)"
)
"""The next of a list that is parted by semicolons, each with what it is."""
