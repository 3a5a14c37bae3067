"""How English says that somebody stands at a list that it names, as patterns.

Invariant: data and patterns only; `list_places` says who does. Each holds the list and the verb or
noun that goes with it, and no subject.
"""

from __future__ import annotations

from events.intake.reading.cues import Cued
from events.intake.reading.families.intending_subjects import ADVERB
from events.intake.reading.families.list_words import (
    ACTORS,
    DESCRIBED,
    IMPOSE,
    LIFT,
    LIST,
    MEASURE,
    NO_TITLE,
    OFF,
    PUT,
)

_A = ACTORS
_SELF = r"(?:itself|himself|herself|themselves|(?:its|his|her|their) (?:own )?names?)"
_BETWEEN = (
    rf"(?:,? (?:back|again|first|only|also|still|now|there|then|once|{_SELF}|{ADVERB}|"
    rf"(?:by|with|along with|together with|alongside|in|at|after|during|for|since|as|like|under|"
    rf"over) "
    rf"[^.;:]{{1,60}}?),?){{0,3}}"
)
PLACED = Cued(
    rf"\b(?:(?P<put>(?:re-?)?added|put|placed|named|(?:re-?)?listed|included|inscribed|entered|"
    rf"returned|restored|kept|moved|shifted|relegated|consigned|appear(?:s|ed)?|featur(?:es?|ed)|"
    rf"figur(?:es?|ed)|land(?:s|ed)?|ended up|ends up|wound up|went|g(?:oes|one)|came|"
    rf"(?:finds?|found) {_SELF}|saw {_SELF}|(?P<stays>stay(?:s|ed)?|remain(?:s|ed)?|languish(?:es|"
    rf"ed)|"
    rf"sits?|stands?|is|are|was|were|been)){_BETWEEN} "
    rf"(?:to|on|onto|in|under|subject to)|"
    rf"(?P<off>removed|dropped|deleted|delisted|released|freed|str(?:uck|icken)|taken|cut|erased|"
    rf"cleared|expunged|purged|exempted|pulled|scratched|withdrawn|crossed|(?:come|came|comes|got|"
    rf"gets|"
    rf"went|gone)(?: {_SELF})?|exit(?:s|ed)|left)"
    rf"{_BETWEEN} (?:from|off|out of)) (?P<l>{LIST})(?![\w'])"
)
"""Whoever stands before it was put on the list, is on it or was taken off."""
BLACKLISTED = Cued(
    rf"\b(?P<verb>blacklisted|sanctioned|designated|gr[ea]y-?listed|delisted|proscribed|debarred)"
    rf"{NO_TITLE}"
    rf"(?: by (?P<by>{_A}))?"
)
"""The same where the verb has the list in it."""
TO_COME = Cued(
    rf"\b(?P<will>will|would|(?:is|are|was|were) (?:set |due |about |going |scheduled )?to) "
    rf"(?:\w+ly |soon |also |now )*(?:be )?(?:(?P<put>added|put|placed|go|return|be|"
    rf"remain|stay){_BETWEEN} (?:to|on|onto)|(?P<off>removed|dropped|struck|taken|come)"
    rf"{_BETWEEN} (?:from|off)) "
    rf"(?P<l>{LIST})(?![\w'])"
)
PUTS = Cued(
    rf"\b(?:(?P<put>{PUT})|(?P<off>{OFF})) (?P<mid>(?:the (?:[\w-]+ ){{1,3}}and |"
    rf"[^.;:\ue000\ue001]{{3,80}}?,? (?:including|such as|among them|like|namely|notably) )?"
    rf"{DESCRIBED}(?P<p>{_A})"
    rf"[^.;:\ue001]{{0,160}}?) (?:back )?(?(put)(?:to|on|onto)|(?:from|off)) (?P<l>{LIST})(?![\w'])"
)
"""One puts those behind the verb on it."""
PUTS_TO_IT = Cued(
    rf"\b(?:(?P<put>added|put|placed|adding|putting)|(?P<off>removed|struck|dropped|deleted|"
    rf"removing|"
    rf"striking|dropping)) (?(put)(?:to|on|onto)|(?:from|off)) (?P<l>{LIST}) (?:both )?{DESCRIBED}"
    rf"(?P<p>{_A})"
)
HEADS = Cued(
    r"\b(?P<head>[Aa]dditions?|[Nn]ames|[Nn]ewcomers?|[Ee]ntr(?:y|ies|ants)|[Cc]ompanies|[Ff]irms|"
    r"[Tt]hose|[Pp]arties|[Tt]argets|[Ee]ntities|[Gg]roups|[Bb]anks|[Cc]ountries|[Ss]tates|"
    r"[Jj]urisdictions|[Ii]ndividuals|[Pp]ersons|[Pp]eople|[Oo]rgani[sz]ations|[Vv]endors|"
    r"[Aa]rrivals|"
    r"[Ii]nclusions|[Oo]fficials|(?:[Bb]usiness)?[Mm]en|[Ff]igures|[Vv]essels|[Aa]gencies|"
    r"[Ii]nstitutions|[Tt]ycoons|[Bb]usinesses|[Oo]thers|(?P<off>[Rr]emovals|[Dd]eletions|"
    r"[Dd]epartures))"
    rf" (?:(?!not\b|who\b|that\b)[a-z]+ ){{0,3}}?(?:to|on|in|(?P<gone>from|off)) (?P<l>{LIST})"
    rf"(?:,? (?:(?!not\b)[^.;:,{_A}]{{1,40}} )?(?:are|were|is|was|include[sd]?|cover(?:s|ed)?|"
    rf"comprise[sd]?|such as|like|including|among them|notably):?|:|(?P<comma>,)) "
    rf"{DESCRIBED}(?P<p>{_A})(?(comma)(?=[,.;]|$))"
)
WITH_NAMES = Cued(
    rf"(?P<l>{LIST})(?![\w'])[^.;:]{{0,90}}? (?:names|entries|firms|companies|groups|entities|"
    rf"countries|"
    rf"suppliers|vendors|members|parties|people|individuals|banks|officials|{_A}): "
    rf"{DESCRIBED}(?P<p>{_A})"
)
JOINS = Cued(
    r"\bjoin(?:s|ed|ing)? (?:(?! (?:and|but|which|who) )[^.;:\ue001]){1,60}? "
    rf"(?:on|in) (?P<l>{LIST})(?![\w'])"
)
"""Whoever stands before it joined those on a list."""
IMPOSES = Cued(
    rf"\b(?:(?P<impose>{IMPOSE})|(?P<off>{LIFT})) {MEASURE} (?:on|against|from) "
    rf"{DESCRIBED}(?P<p>{_A})(?!'s)"
)
AMONG = Cued(
    rf"\b(?:among|one of|some of|two of|three of) (?:the |those )?[^.;:]{{1,60}}? (?:(?:(?:added|"
    rf"put|placed|named|"
    rf"listed|included) (?:to|on|in)|on) (?P<l>{LIST})(?![\w'])|(?P<verb>blacklisted|sanctioned|"
    rf"designated)(?: by (?P<by>{_A}))?)"
)
"""Whoever stands before it is one of those on a list."""
APPOSED = Cued(
    rf"(?P<p>{_A})(?P<comma>,)? (?:(?:an?|the|now|also|already|itself|both|long|still|two|three) "
    rf"(?:[\w'-]+ ){{0,6}}?)?"
    rf"(?:on|under) (?P<l>{LIST})(?=[,.;]|$| (?:since|for)\b)"
)
FRONTED = Cued(
    rf"(?:^|; )(?:After|Having|Since|Upon|Despite|Following|Although) (?:having )?(?:being|been|"
    rf"its|their) "
    rf"(?:(?P<put>added|put|placed|listed|named|included|placement|addition|inclusion){_BETWEEN} "
    rf"(?:to|on|in)|"
    rf"(?P<off>removed|struck|dropped|taken|deleted|removal|deletion){_BETWEEN} (?:from|off)) "
    rf"(?P<l>{LIST})"
    rf"[^.;:{_A}]{{0,40}}, {DESCRIBED}(?P<p>{_A})"
)
GONE = Cued(
    rf"(?:^|[;,] )(?:[Gg]one from|[Nn]o longer on|[Oo]ff|[Oo]ut of) (?P<l>{LIST}) (?:is|are|was|"
    rf"were) "
    rf"{DESCRIBED}(?P<p>{_A})"
)
WHERE = Cued(
    rf"(?P<l>{LIST}),? (?:where|on which|to which) (?P<p>{_A}) (?:(?:also|already|still|now|since)"
    rf" )*(?:has (?:\w+ )?"
    r"(?:been|stood)|have (?:\w+ )?been|is|are|was|were|stands?|remains?|appears?|features?)\b(?! "
    r"not\b)"
)
WHOSE = Cued(
    rf"(?P<by>{_A})'s? (?:[\w-]+ ){{0,4}}?(?P<what>sanctions|measures|package|blacklist|"
    rf"restrictions|curbs|"
    r"penalties|round of sanctions|export controls|asset freezes?) (?:(?:also|now|already) )"
    r"*(?:hit|targets?|"
    rf"targeted|cover(?:s|ed)?|names?|named|include[sd]?|struck|singled? out|appl(?:y|ies|ied) to)"
    rf" {DESCRIBED}"
    rf"(?P<p>{_A})"
)
