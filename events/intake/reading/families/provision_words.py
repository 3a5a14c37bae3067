"""The words for what instruments and bodies are for, require, allow and leave open: patterns.

Invariant: data and patterns only. In a mask one sign stands for an instrument, one for a party.
"""

from __future__ import annotations

import re

from events.intake.reading.cues import Cued

THING = "[\ue000\ue001]"
NOT = r"(?P<not>(?:does|do|did|will|would) not |(?:does|do|did|wo)n't )?"
_IS = r"(?:is|are|remains|was|will be) (?:(?:entirely|purely|largely|also|not|\w+ly) ){0,2}"
AIM = (
    r"(?:(?:also |now |mainly |\w+ly )*(?:aims?|seeks?|hopes?|strives?|promises|commits|wants|"
    r"tries) (?:[^.;,]{3,40} )?(?:at|to|for)|aimed (?:at|to)|takes? aim at|focuses on|will focus "
    r"on|"
    r"(?:asks|requires|obliges|urges|commits) (?:its|their|all) (?:\w+ )?(?:members|parties|"
    r"signatories)|(?:is|was|are) (?:designed|intended|meant|set up|supposed|aimed) (?:to|at)|"
    r"works? (?:to|by)|exists? to|takes? (?:its |all )?decisions by|is about(?! to\b)|(?:decides?|"
    r"operates?|acts?) by|'s focus (?:is|has been|was) on|promotes|covers|provides for|"
    rf"{_IS}(?:voluntary|non-binding|binding|symbolic|aspirational|open (?:to|for)|covered|"
    rf"optional|(?:grounded|rooted|anchored|enshrined|steeped) in|(?:based|built|modell?ed|"
    rf"predicated|founded) (?:up)?on(?! \d)|responsible for|tasked with|charged with|in charge of|"
    rf"mandated (?:to|with)|dedicated to|limited to|restricted to|confined to)|"
    r"(?:was|were|is|are) (?:set up|established|created|founded|formed|launched|conceived|drafted|"
    r"drawn up|adopted|introduced|negotiated|imposed)(?: by \ue000)?(?: (?:in|after|at) "
    r"[^,.;\ue000\ue001]{2,30})? (?:to (?!be |date\b)|in order to|with the (?:aim|goal) of|"
    r"in response to))"
)
"""What instruments and bodies are for."""
_NOUNS = (
    r"(?:measures|principles|articles|clauses?|commitments?|provisions?|rules|chapters|points|"
    r"recommendations|sections|obligations?|duties|penalt(?:y|ies)|sanctions?|fines?|quotas?|"
    r"targets?|deadlines?|mechanisms?|enforcement|requirements?|goals?|limits?|teeth|secretariat|"
    r"monitoring|verification|punishment|safeguards?|exemptions?|exceptions?|guarantees?|"
    r"inspections?|standards|timetables?|consequences)"
)
"""What texts consist of, and what they lack."""
AHEAD = rf"(?= (?:[\w-]+ ){{0,3}}?{_NOUNS}\b)"
DOES = (
    r"(?:calls? (?:on|for)|pledges (?:its )?(?:\w+ to|to)|requires?|obliges?|commits?|"
    r"binds(?! \d)|bans|"
    r"prohibits|forbids|bars|outlaws|punishes|penali[sz]es|criminali[sz]es|authori[sz]es|empowers|"
    r"enables|spells out|stops short of|expects|extends(?= to )|applies(?= to )|concerns|shields|"
    r"spares|demands|dictates|prescribes|enshrines|codifies|outlines|instructs|compels|"
    r"lays(?= no )|"
    r"needs(?= (?:the )?(?:\w+ ){0,3}(?:\ue000|ratifications|signatures|accessions|parties)\b)|"
    r"(?:(?:does|do|did|will) not|doesn't) (?:[a-z]+ly )?(?:apply|extend|cover|ban|bind|oblige|"
    r"require|prohibit|forbid|commit|create|impose|mention|name|set|contain|carry|include|provide|"
    r"prevent|affect|regulate|limit|rule out|protect|say|specify|address|concern|deal)\b|"
    r"abolishes|phases out|collects|"
    r"regulates|governs|limits|restricts|caps|curbs|mandates|"
    r"asks?|urges?|encourages|sets out|lays down|lays out|allows|permits|imposes|guarantees|"
    r"protects|safeguards|describes|identifies|lists|defines|grants|entitles|exempts|"
    r"promises|warns|affirms|recogni[sz]es?|envisages|foresees|tackles|addresses|deals with|"
    r"names(?= [a-z]+ )|lets|treats(?= [^.;]{2,40} as )|comes with|builds on|speaks of|"
    r"makes(?= [^.;]{2,40} (?:an? (?:crime|offence|offense|duty)|liable|illegal|compulsory|"
    r"responsible|illegal|mandatory)\b)|"
    r"sets(?= (?:(?:an?|the) )?(?:[\w-]+ )?(?:limits?|targets?|rules|standards|cap|goals?)\b)|"
    r"gives(?= [a-z]+ )|establish(?:es)?(?= an? )|(?:runs|lasts)(?= (?:until|for)\b)|"
    rf"(?:has|have|carries|imposes|includes|consists of){AHEAD}|"
    r"rests? on|stress(?:es)?|emphasi[sz]es|underlines|stipulates|creates? (?:no|an?) |contains|"
    r"puts? (?:an? )?(?:ceilings?|limits?|caps?|curbs?)|ha(?:s|ve) no (?:legal )?(?:force|teeth|"
    r"weight|effect)|binds? (?!\d)|leaves|keeps?|prevents?|freezes|blocks|provides?|establishes "
    r"(?:rules|limits|standards)|says|notes|states|acknowledges|rules out|excludes|entails|means|"
    r"creates|binding|subjects|formulates|introduces|upholds|underscores|reiterates|envisions|"
    r"details|facilitates|obligates|reaffirms|serves (?:as|to)|pledges|lay down|lay out|prohibit|"
    r"forbid|impose|govern|"
    r"regulate|stipulate|(?:is|are) (?:made up|composed) of(?! \d)|"
    r"(?:required|obliged|obligated|prohibited|banned|barred|forbade|outlawed|restricted|limited|"
    r"committed|stipulated|mandated|permitted|called (?:on|for)|set out|laid down|froze|imposed|"
    r"provided for|guaranteed|demanded|urged|encouraged|covered|authori[sz]ed)"
    r"(?! (?:by|in|on|at|under|for|as|from|since|to|last|earlier)\b)|"
    r"(?:would|will|is to) (?:require|ban|oblige|bar|make(?! it )|limit|"
    r"force|allow|"
    r"prohibit|regulate|help|cover|bind|apply|give|create|mean|open|modify|boost|"
    r"facilitate|promote|protect|coexist|provide))"
)
"""What only instruments do."""
STRONG = (
    r"(?:rests? on|asks?|obliges?|requires?|bans?|prohibits?|forbids?|commits?|binds?|creates? no|"
    rf"sets? out|{_IS}(?:an? )?(?:legally )?(?:voluntary|non-binding|binding|symbolic)|"
    rf"(?:is|are|was) not (?:legally )?bound|calls? (?:on|for)|lays? down|"
    rf"limits?|works by|decides by|"
    r"allows? for|cover(?:s|ed)?|provides? for|(?:does|do|will) not (?:ban|bind|oblige|require|"
    r"commit|create|impose|carry|contain|provide for|cover|apply)|"
    r"lets|makes(?= [^.;]{2,40} (?:an? (?:crime|offence|offense|duty)|illegal|mandatory)\b)|"
    r"builds on|needs?(?= (?:[\w-]+ ){0,3}(?:ratifications|signatures|accessions|parties)\b)|"
    r"cannot (?:fine|punish|force|compel|bind|impose|enforce)|comes? with(?:out)?|"
    rf"(?:carr(?:y|ies)|contains?|includes?|imposes?|ha(?:s|ve)|consists? of|sets?){AHEAD}|"
    r"stress(?:es)?|(?:enters?|will enter) into force|ha(?:s|ve) no (?:legal )?force|bars?|aims?)"
)
"""What no party does that "it" or "they" may stand for."""
SAME = (
    r"(?:'s? (?:\w+ ){0,2}(?:clauses?|text|preamble|rules|provisions?|articles?|wording|terms))|"
    r"(?:, (?:which |that )?(?!\ue000)[^,;\ue001]{0,90},)?(?:,? (?:which|that))?|"
    r", (?:which (?:is|was) )?[a-z]+(?:ed|en|wn) (?:by|in|under|with|at) [^,;]{0,90},|"
    r", (?:an?|the) [^,.;]{3,80}? (?:that|which)|"
    r"(?:, [^,.;\ue001]{3,90},|,? (?:which|that))? (?:is|was|were|has|had|[a-z]+s)\b"
    r"[^.;\ue001]{3,160}? and"
)
"""What may stand between an instrument and what it does: an aside, another verb."""
REST = r"(?P<rest>[^.;]{0,300})"
PURPOSE = (
    r"address|ban|boost|combat|counter|curb|cut|defend|end|expand|fight|halt|halve|improve|keep|"
    r"limit|preserve|prevent|promote|protect|reduce|restrict|restore|share|stop|strengthen|tackle"
)
BANNING = (
    r"(?:focused|focusing|cent(?:er|r)ed) on|(?:dedicated|devoted) to|"
    r"(?:established|created|founded|formed|launched|set up) to|requiring|obliging|banning|"
    r"barring|prohibiting|forbidding|outlawing|limiting|regulating|"
    r"restricting|governing|calling (?:for|on)|(?:designed|meant|intended|aimed|created|conceived|"
    r"drawn up|drafted) (?:to|at)"
)
KIND_OF = (
    r"(?:campaign|scheme|effort|initiative|drive|push|bid|pact|accord|deal|treaty|agreement|"
    r"promise|pledge|commitment|plan|programme|program|project|alliance|coalition|club|group|"
    r"forum|framework|code|convention|charter|declaration|statement|list|blacklist|body|tribunal|"
    r"court|fund|network|organi[sz]ation|partnership|rules|principles|law|protocol|association|"
    r"watchdog|call|compact|register|text|document)"
)
FOR_WHAT = (
    r"(?:to (?!be |have |which |whom |the |an? |join |leave |sign |date\b|\w+ (?:it|up)\b)[a-z]+|"
    r"against|aimed at|(?:meant|designed|intended|supposed) to|for [a-z]+ing|"
    r"(?:that|which) (?:lets?|allows?|aims?|seeks?|obliges?|requires?|bans?|forbids?|prohibits?|"
    r"commits?|binds?|covers?|works?|lobb(?:y|ies)|campaigns?|wants? to|hopes? to|regulates?|"
    r"governs?|limits?|caps?|affirms?|promotes?|protects?|"
    r"sets?(?= (?:out|rules|limits|goals|standards|targets))|"
    r"(?:will|would|must|should|is to|are to) (?!be |make it |not )[a-z]+))"
)
"""What an apposition says that something is for."""
CLOSED = (
    r"(?= ?[.;\u2013]|$|, (?:is|was|are|were|has|had|have|will|came|comes|took|takes|enter\w*|"
    r"sa\w+)\b)"
)
IN_FORCE = (
    r"(?:(?:will|would|can|shall|is (?:due|set|expected) to)? ?(?:not |only |therefore |then )*"
    r"(?:(?:enters?|comes?|go(?:es)?) into (?:force|effect)|takes? effect|becomes? (?:binding|law|"
    r"effective)|appl(?:y|ies)|acquires? the force of law))\b"
    r"(?=[^.;,]*\b(?:have|once|when|until|after|if|ratif\w+|accession|deposit\w*|signator\w+|"
    r"parties|"
    r"states|all|only)\b)"
)
"""On what condition it binds."""
MUST = (
    r"(?:must|has to|have to|will have to|may not|shall|cannot|(?:is|are) (?:required|obliged|"
    r"bound|expected) to|agree to|undertake to|pledge to|promise to|commit (?:themselves )?to)"
)
LISTS_DO = re.compile(
    r"identifies|bars|prohibits|requires?|restricts|bans|keeps?|prevents?|forbids|blocks|freezes|"
    r"limits|subjects|covers|imposes|(?:(?:also|only|mainly|\w+ly) )*(?:aims?|seeks?) |"
    r"(?:prohibit|barr|bann|restrict|limit|impos)ed|froze|(?:is|was) (?:designed|intended|meant|"
    r"aimed)"
)
"""A list only names and forbids."""
IS_ONE = Cued(
    rf"(?P<o>{THING}), (?:\ue001|(?:an?|the|its|another|one of (?:the|its)) (?:[\w'-]+ ){{0,6}}?"
    rf"{KIND_OF}s?(?: (?:of|by|between) [^,.;\ue001]{{3,40}}?)?),? (?P<for>{FOR_WHAT}) "
    r"[^.;,]{3,200}"
)
"""Told by an apposition: "the Call, a campaign to rid the net of …"."""
THAT = Cued(
    rf"(?<! in )(?P<o>{THING}) that (?:(?:their|its|all|no|the) )?(?:[a-z]+ )"
    rf"{{0,3}}?(?P<duty>(?:will|would|"
    r"must|should|shall) (?!make it |be (?:signed|laid|presented|adopted|put)))[^.;,]{3,200}"
)
_BINDS = (
    r"(?:commitment|guidelines|principles|rules|standards|goal|target|"
    r"guarantee|guide|benchmark|roadmap|blueprint|instrument|mechanism|measure|tool|means|body|"
    rf"agency|authority|{KIND_OF})s?"
)
_PLAIN = (
    r"(?:(?:set|series|collection|package|number|kind) of |(?!(?:at|in|on|by|of|to|from|with|and|"
    r"that|as|for|about) )[\w'-]+,? ){0,6}?"
)
_RESPONSIBLE = r"(?:[\w-]+ ){0,2}(?:responsible for|tasked with|dedicated to|charged with)"
IS_WHAT = Cued(
    rf"(?P<o>{THING}) (?P<for>(?:is|are|was|remains)(?: not)?(?: also| only| now)? (?:(?:an?|the|"
    rf"its|another) |(?<=are )|(?<=also )|(?={THING}))(?:{_PLAIN}(?:{_BINDS}|{THING}) "
    rf"(?:{_RESPONSIBLE}|(?:designed to|"
    r"aimed at|meant to|intended to)|to (?!be |date\b|which|whom|the \ue000)[a-z]+|"
    r"(?:for|of|on|against) [a-z]+ing|(?!during|including|representing|compris|consist|being|"
    r"having|"
    r"belong|according)[a-z]{2,}ing|on [a-z]+|under which|(?:that|which) (?:\w+ly )?(?:"
    rf"{DOES}|{AIM}|(?:governs|oversees|monitors|coordinates|fights|helps|advises|certifies|"
    r"lobbies|investigates|campaigns|works)\b|(?:governments|countries|states|signatories|members|"
    r"companies) )|"
    r"for (?!the \w+ (?:time|year)|[a-z]+ years|\ue000)[a-z]+|of (?:principles|rules|guidelines|"
    rf"commitments|norms|standards|measures))))\b[^.;]{{3,300}}"
)
"""What a thing is: "a voluntary commitment to", "the body responsible for"."""
UNDER_WHICH = Cued(rf"(?P<o>{THING}),? (?P<for>under (?:which|whose)) (?!it |they )[^.;,]{{3,200}}")
BREACH = Cued(
    rf"\b(?P<for>[Bb]reach(?:es|ing)?|[Ff]ines?|[Pp]enalt(?:y|ies)|[Vv]iolat(?:ions|ors|ing)) "
    rf"(?:of|under|for breaching|for breaking)? ?(?P<o>{THING}) (?:can|may|could|are|is|costs?|"
    rf"reach|"
    r"runs?|range)\b [^.;]{3,200}"
)
NEEDED = Cued(
    r"(?P<for>(?:\ue000|(?:ratifications|signatures|accessions|approvals)) (?:are|is|were) "
    rf"(?:still )?(?:required|needed|necessary) (?:for|before|to bring|under|by)) (?P<o>{THING})"
    r"[^.;]{0,200}"
)
"""How many have to ratify."""
ON_LIST = Cued(
    rf"\b(?:[Bb]eing(?: added| placed| put| named| included)?|[Ll]anding|[Ii]nclusion|(?:[Aa] |"
    rf"[Tt]heir |[Ii]ts )?(?:[Pp]lace|[Ss]pot|"
    rf"listing|"
    r"presence|designation)|(?:[Cc]ompanies|[Ff]irms|[Ee]ntities|[Bb]anks|[Bb]usinesses|[Pp]eople|"
    rf"[Tt]hose|[Aa]nyone|[Oo]rgani[sz]ations|[Cc]ountries|[Jj]urisdictions)(?: placed| named| "
    rf"put)?) "
    rf"(?:on|in|to) (?P<o>{THING}) (?:also |therefore |then |now |automatically )?(?P<for>(?:does "
    rf"not |"
    rf"do "
    r"not )?(?:brings?|prevents?|stops?|carr(?:y|ies)|means?|cannot|can|must|needs?|may|triggers?|"
    r"(?:are|were) "
    r"(?:\w+ly )?(?:barred|banned|subject|prohibited|excluded|"
    r"cut off|required|not allowed|shut out)|entails?|restricts?|bars?|makes?|gets?|face|ha(?:s|"
    r"ve) "
    r"to))\b [^.;]{3,200}"
)
"""What it means to be on a list."""
