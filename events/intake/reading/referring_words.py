"""What stands around a thing that only its own words name: parts of patterns and tables.

Invariant: data and patterns only; `referring` says what each means.
"""

from __future__ import annotations

import re

NEXT = 600
"""Code points: how far a thing may be described before it is named."""
CALLED = re.compile(
    r",? (?:[a-z]+ ){0,4}(?:called|named|titled|entitled|known as|dubbed),? (?:as )?(?:the )?[\"']?"
)
WITH = re.compile(
    r" (?:with|between|among) (?:(?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)*, )*"
    r"(?:and (?:the )?[A-Z]\w*|[^,.;]{3,60}?)(?= with | to | that | which | on | in |[,.;]|$)"
)
WITH_ONE = re.compile(r" with (?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)*")
REQUIRING = re.compile(
    r" (?:requiring|banning|that would|to|on|that requires) [^,.;]{3,60}?(?= to | that | "
    r"which |[,.;]|$)"
)
_ON = (
    r"on (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|[A-Z][a-z]+ \d|(?:the )?(?:margins|"
    r"sidelines|eve|basis|grounds|behalf|condition|same|table|first|last|its|their)\b)"
)
TOPIC = re.compile(
    r" (?:of (?:practice|conduct|principles|intent|support|cooperation|understanding|association)"
    rf"(?: (?:{_ON}|for |against |to )[^,.;]{{3,80}}?)?|"
    rf"(?:{_ON}|against |calling |aimed at |"
    r"(?:ban+|outlaw|prohibit|establish|creat|found|set(?:t)|launch|govern|regulat|condemn|limit|"
    r"end|protect|restrict|curb|recogni[sz])ing (?:up )?|(?<=print )for |(?<=ework )for |"
    r"(?<=code )for |(?<=charter )for |"
    r"(?<=pledge )to |(?<=a call )to )[^,.;:]{3,80}?)"
    r"(?= (?:that|which|who|since|between|among|at|in|with|during|after|by|when|while|as|on|was|"
    r"were|has|have|had|took|takes|enters|entered|last|this|next|earlier) |"
    r"[,.;:]|$)"
)
"""What an agreement is on, behind its noun."""
CLAUSE = re.compile(
    r"(?: (?:in|on|at|last|this|earlier) [\w ]{3,25}?)?(?P<what> (?:"
    r"(?:that|which) (?!(?:was|were|is|are|has|have|had|will|would|they|it|he|she|the)\b)|"
    r"that (?:they|it|he|she) (?:should|will|would|must) |"
    r"(?:meant|designed|intended|drafted|drawn up|seeking|to) (?!be\b)|aimed at |under which |"
    r"(?:calling|urging|demanding|committing|pledging|promising|vowing|setting|governing|"
    r"regulating|requiring|asking|condemning|that their) )[^,.;]{3,120}?)"
    r"(?=[,.;]|$| (?:was|were|has been|have been|had been) | (?:last|this) (?:week|month|year)|"
    r" (?:on|in|by) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Ju|Aug|"
    r"Sep|Oct|Nov|Dec)[a-z]*|\d))"
)
"""What an agreement does, behind its noun."""
SIGNED_BY = re.compile(
    r"[^.;]{0,100}? (?:was|were|has been|have been|had been|is to be|will be) (?:\w+ly )?"
    r"(?:signed|endorsed|backed|ratified|joined|supported|published|adopted|unveiled|launched|"
    r"opened (?:for|to|up))\b"
)
"""Behind what many sign, where it stands in front."""
SIGNING = re.compile(
    r"\b(?:(?:sign|agree|commit(?=t)|join|endors|back|support|adopt|ratif|reject|embrac|sponsor|"
    r"conclud|ink|"
    r"seal|"
    r"clinch|quit|exit|abandon|withdr|leav|acce[ds]|depart|subscrib|adher|suspend|halt|terminat|"
    r"abrogat|annul|cancel|rescind|renounc|repudiat|denounc|scrap|freez|froze)\w*|"
    r"t(?:ear|ore|orn) up|"
    r"join(?:s|ed|ing)? [^.;]{3,80} in|(?:back|pull|dropp?|walk)(?:s|ed|ing)? out|left|str(?:ike|"
    r"uck)|(?:names?|signatures?)(?: on "
    r"[A-Z]\w+)? to|(?:signator(?:y|ies)|part(?:y|ies)) (?:to|of))"
    r"(?: (?:this|last) (?:week|month|year)| (?:on )?[A-Z][a-z]+day)?"
    r"(?: (?:up to|on to|onto|up|on|to|of|out of|from|off))? "
    r"(?:(?:the |an? )?(?:(?:[A-Z][\w.-]*|of|for) ){0,4}[\w.-]+'s? )?$"
)
"""In front of what somebody signs, joins or turns down."""
ISSUING = re.compile(r"\b(?:issu|publish|releas|present|unveil|mak|made|put out)(?:\w*) $")
"""In front of a joint text: those who issue it are its authors."""
SHARING = re.compile(
    r"\b(?:(?:work|team|partner|collaborat|co-?operat|band|link|join)\w* [^.;]{0,90}?(?:in|on|for)|"
    r"(?:jointly|together) (?:\w+ )?(?:run|runs|running|ran|develop\w*|buil\w+|fund\w*)|"
    r"(?:are|is|were|was) (?:running|developing|building|funding)) $"
)
"""In front of an undertaking that some have in common."""
OF_WHAT = re.compile(r" (?:on|for|to|in) [^,.;]{3,80}?(?=[,.;]|$| (?:that|which|with|last|this) )")
JOINING_IT = re.compile(
    r"(?:\b(?:names?|signatures?)(?: down)? to|\b(?:sign(?:s|ed|ing)?(?: up| on)|c[ao]m(?:e|es|ing)"
    r" (?:on board|aboard|in|round|around))(?: (?:on |last |this )?\w+day)? (?:to|for|with|on)|"
    r"\b(?:back|join|endors|support|reject|shun+|spurn)(?:e|s|es|ed|ing)?|"
    r"\b(?:st(?:ay|ays|ayed|aying)|remain(?:s|ed)?|ke(?:ep|pt)) out(?:side)?(?: of)?) "
    r"(?:the|this|an?)? ?$",
    re.IGNORECASE,
)
"""In front of what some are in or not in, and be it "the deal" of which the text gives no name."""
OF_ITS_KIND = re.compile(r"\b(?:first|first-ever|landmark)\b")
"""What is so is new, though the text says "the"."""
TRADE = re.compile(
    r" to (?:buy|sell|supply|purchase|acquire|lease|licen[sc]e|deliver|merge|invest|provide)\b"
)
"""What firms agree on is no pact."""
WORDS = re.compile(r"[a-z]{4,}")
STEM, CONDUCT = 5, frozenset({"pract", "condu"})
TELLING, MOST = 2, 0.6
"""Words of a description, and the share of them that a name must have, to be meant."""
OPENS = 70
"""Letters in which a subject starts."""
LONE = frozenset({"letter", "memorandum", "manifesto"})
"""What somebody signs that the text gives no other word."""
SIGNED = frozenset(
    [
        "declaration",
        "code",
        "pledge",
        "pact",
        "treaty",
        "convention",
        "accord",
        "agreement",
        "charter",
        "statement",
        "resolution",
        "communique",
        "call",
        "blueprint",
        "framework",
        "compact",
        "covenant",
        "manifesto",
        "memorandum",
        "letter",
        "paper",
        "document",
        "arrangement",
        "principles",
        "commitments",
    ]
)
"""What many sign without giving it a name."""
JOINED = frozenset({"deal", "plan", "accord", "pact", "agreement", "initiative", "scheme"})
"""What many join, and some stay out of."""
BETWEEN_TWO = frozenset({"agreement", "deal", "accord", "memorandum", "pact", "arrangement"})
"""What two sign "with" each other and nobody else does."""
OF_TWO = BETWEEN_TWO | {"treaty", "convention"}
OPEN = frozenset({"pledge", "project", "statement", "law"})
