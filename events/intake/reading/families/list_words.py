"""How news words lists and measures, and those who are put on them: parts of patterns.

Invariant: data only. In a mask "its grey list" is words unless it is known which list is meant.
"""

from __future__ import annotations

import re

ACTORS, _INSTRUMENT = "\ue000", "\ue001"
_STOPS = (
    r"(?!(?:of|in|on|at|with|to|from|for|and|or|by|that|which|who|as|over|against|but|not|is|are|"
    r"was|were|has|have|had|if)\b)"
)
_SORTS = (
    r"(?:company|firm|conglomerate|giant|group|start-?up|bank|business|agency|tool|service|network|"
    r"exchange|platform|vendor|airline|refinery|terminal|port|university|institute|institution|lab|"
    r"laboratory|unit|subsidiary|affiliate|arm|branch|entity|entities|firms|companies|businesses|"
    r"banks|officials?|generals?|lawmakers?|politicians?|oligarchs?|tycoons?|businessm[ae]n|"
    r"magnates?|billionaires?|spokesm[ae]n|chiefs?|president|judges?|activists?|hackers?|gang|"
    r"militias?|militants?|cartel|party|regime|vessels?|ships?|tankers?|fleet|individuals?|"
    r"countr(?:y|ies)|states?|nations?|islands?|entrepreneurs?|consortium|broker|app|mixer|"
    r"[a-z]+(?:maker|er|or|ist)s?)"
)
DESCRIBED = (
    r"(?:(?:[A-Z][\w.-]*|\ue000)(?: [A-Z][\w.-]*){0,2}'s? )?"
    rf"(?:(?:[Tt]he |an? )|(?:{_STOPS}[\w.'-]+,? ){{0,6}}?{_SORTS},? "
    r"(?:(?:called|named|including) )?)?"
)
"""What may introduce a party: "the Kenyan network firm "."""
LIST = (
    rf"(?:{_INSTRUMENT}|(?:the |its |their |an? |this |that |such |similar |other |several )?"
    rf"(?:(?:{_STOPS}[\w.-]+|{ACTORS}(?:'s)?) ){{0,4}}(?:black)?lists?\b"
    rf"(?: of (?:{_STOPS}[\w-]+ ){{0,3}}?(?:companies|firms|entities|persons|people|nationals|"
    r"countries|states|jurisdictions|organi[sz]ations|groups|sponsors of terrorism|terrorists|"
    r"individuals)|(?! of)))"
)
"""A list with its name or only its words."""
ASIDE = (
    r"(?:,? (?:and|plus|as well as|along with|together with) [^,.;\ue000\ue001]{3,60}?)?"
    r"(?:, [^,.;]{1,80})?"
)
"""Others behind a party who are not named, and what it is."""
MEASURES = (
    r"(?:sanctions|restrictions|export controls|controls|curbs|export curbs|embargo(?:es)?|"
    r"asset freezes?|travel bans?|visa bans?)"
)
_NOT_MEANT = (
    r"(?!(?:[\w-]+ ){0,2}?(?:travel|entry|lockdown|covid\S*|coronavirus|pandemic|border|movement|"
    r"price|capital|immigration|quarantine) (?:restrictions|curbs|controls))"
)
"""What keeps all out, or keeps prices down, puts nobody on a list."""
MEASURE = (
    rf"(?:(?:its|the|all|most|an?|their|remaining|{ACTORS}) )?"
    rf"(?P<what>{_NOT_MEANT}(?:{_STOPS}[\w-]+ ){{0,3}}?{MEASURES})"
)
"""A measure with its adjectives, as the group `what`."""
NO_TITLE = (
    r"(?! (?:as )?(?:an?|the|its) (?![^,.;]{0,40}(?:terror|milit|sanction|crimin|traffick|"
    r"proliferat|narco)))"
)
"""Not "designated … a heritage site"."""
MORE = re.compile(
    r"(?:,? (?:including|encompassing|namely|among them|notably|such as)|:| [-\u2013\u2014]) "
    rf"{DESCRIBED}(?P<a>{ACTORS})"
)
"""Those whom a list names behind what was done to them."""
GOING_ON = re.compile(
    rf"(?:, (?:{_STOPS}|an? |the |which |who )[^,;.:\ue001]{{1,90}})?; (?:and )?"
    rf"{DESCRIBED}(?P<a>{ACTORS})(?=[,;.]|$)"
)
"""The next of a list that is parted by semicolons, each with what it is."""
