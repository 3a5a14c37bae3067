"""How English tells who was first, next and last to do what has just been told: "Peru went first".

Invariant: data and patterns only; `ellipses` says what each means. Every match of a pattern has
one of its strings.
"""

from __future__ import annotations

from events.intake.reading.families.elision import DO, END, PEOPLE, A, elision
from events.intake.reading.nouns import BODY_NOUNS
from events.intake.reading.verbs import PRE

_WHO = rf"(?P<a>{A})(?:,? (?:who|which|that))?(?:, [^,]{{1,100}},|,)? {PRE}"
_GO = (
    r"(?:go|do (?:so|it|that|this|the same)|follow(?: suit)?|join(?: (?:in|up))?|sign(?: (?:up|on)"
    r")?|"
    r"ratify|accede|leave|quit|withdraw|exit|depart|(?:pull|drop|walk|back|bow|opt) out|commit|"
    r"come (?:in|aboard|on board)|take part|put (?:its|their) names? (?:to it|down)|enlist|accept|"
    r"subscribe|get on board)"
)
"""What the first one and the next ones do."""
_ONE = (
    rf"(?:{'|'.join(BODY_NOUNS)}|member|signatory|party|lender|one|power|economy|ally|employer|"
    r"brand|university|city|region|province|lab|developer|provider|platform|partner|defector)"
)
_NTH = r"(?:(?:very )?(?:first|second|third|\w+th|\d+(?:st|nd|rd|th))|latest|last)"
_OF_THEM = rf"(?: (?:of|in|from|among) (?:[^,.;{A}]{{1,50}}|{A}))?"
_SAME = (
    r"(?:same|similar|identical)(?: \w+)? (?:step|move|leap|way|path|route|road|course|"
    r"direction|choice|decision|plunge|journey|pledge|promise|commitment|undertaking|request|"
    r"announcement|statement)"
)
_DID_THE_SAME = (
    r"d(?:o|oes|one|id|oing) (?:so|likewise|both|either|(?:exactly |just |much |pretty much )?the "
    r"same)|follow(?:s|ed|ing)? suit|"
    r"(?:t(?:akes?|aken|ook|aking)|ma(?:kes?|de|king)|cho(?:ose|oses|se|osing|sen)|"
    r"go(?:es|ne|ing)?|went|follow(?:s|ed|ing)?|issue[sd]?|announce[sd]?) "
    rf"(?:(?:the|an?|exactly the|much the) {_SAME}|th(?:at|is) (?:step|decision|plunge|path|route|"
    r"way|leap)|the plunge)"
)
_FOLLOWED = (
    r"follow(?:s|ed|ing)?(?: (?:them|it|him))?(?=[.,;]|$| (?:in|on|at|after(?:wards)?|shortly|"
    r"together|soon|within|hours|days|weeks|months|hard|hot|close|closely|later|last|this|from|"
    r"when|as|and|but|almost|straight|right|immediately|up|next|earlier|too|one|by "
    r"(?:sign|join|pull|announc|withdr|leav|deposit|ratif)\w+)\b| (?:an?|two|three|four|five|six|"
    r"\d+|several|some|the (?:next|same|following)|that) (?:\w+ )?(?:hours?|days?|weeks?|months?|"
    r"years?|morning|evening|afternoon|night|minutes?)\b)|"
    r"follow(?:s|ed|ing)? (?:in )?(?:its|their|his|her|that|the) (?:lead|example|footsteps|"
    rf"precedent)|follow(?:s|ed|ing)? (?:(?:the )?(?:lead|example)|{A}'s? (?:lead|example|path))"
)
_WAS_NEXT = (
    rf"(?:was|were) (?:the )?next(?: (?:up|to {_GO}|in line|out|in))?(?=[.,;]|$| (?:in|on|when|"
    r"after|and)\b)|"
    rf"(?:was|were) (?:quick|quicker|swift|the quickest|next|keen|not slow) to (?:{_GO}|join them)|"
    r"(?:went|c[oa]me) (?:first|second|third|fourth|fifth|next|last|later|afterwards)|"
    r"(?:le[ad]d?s?|showed|paved|blazed|opened) the (?:way|trail|charge|parade|exodus)|"
    r"(?:started|began|kicked off|triggered|set off|opened) the (?:exodus|stampede|rush|wave|trend|"
    r"flight|procession|parade|retreat)|made the (?:first move|start|beginning)|"
    r"beat (?:it|them|him) to (?:it|the (?:exit|door|punch))|"
    r"joined (?:the (?:exodus|stampede|rush|flight|retreat|wave)|in)(?=[.,;]|$| (?:on|in|after|"
    r"when|a|two|later|soon)\b)|"
    r"(?:has|have|had) complet(?:ed) (?:the|that|its|their) (?:same )?(?:process|procedures?|"
    r"formalities|steps?|paperwork)|completed (?:the|that|its|their) (?:same )?(?:process|"
    r"procedures?|formalities)|made it (?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|"
    r"twenty|\d+)(?=[.,;]|$)"
)
_GONE = (
    r"(?:went|got|are|is|was|were) (?:already |now |also )?(?:off|out)(?=[.,;]|$| (?:again|at|in|"
    r"by|before|within|after|on|last|this|since|"
    r"too|as well)\b)|went(?=[.,;]|$| (?:in|and|too|as well)\b)|(?:is|are|was|were) (?:already |"
    r"now )?"
    r"gone(?=[.,;]|$)"
)
"""Only of those who left, or were taken off a list."""
_IN = r"(?:is|are|was|were) (?:already |now |all )?in(?=[.,;])"
_BECOME = ("was", "became", "becomes", "become", "is", "been")
SEQUELS = (
    elision(rf"{_WHO}(?P<verb>{_IN})", (" in.", " in,", " in;"), "told"),
    elision(
        rf"{_WHO}(?P<verb>(?P<gone>{_GONE}))",
        (" off", " out", " went", " gone"),
        "told",
    ),
    elision(
        rf"{_WHO}(?P<verb>{_DID_THE_SAME}|{_FOLLOWED}|{_WAS_NEXT})",
        (
            "do so",
            "did so",
            "oes so",
            "one so",
            "ing so",
            " likewise",
            " both",
            " either",
            " same",
            " similar ",
            " identical ",
            "exactly the",
            " follow",
            " plunge",
            "that step",
            "that decision",
            "that path",
            "that route",
            "that way",
            "that leap",
            "this step",
            "this decision",
            "this path",
            "this route",
            "this way",
            "this leap",
            " next",
            "went first",
            "went second",
            "went third",
            "went fourth",
            "went fifth",
            "went last",
            "went later",
            "went after",
            "came first",
            "came second",
            "came third",
            "came fourth",
            "came fifth",
            "came last",
            "came later",
            "came after",
            "come first",
            "come second",
            "come third",
            "come fourth",
            "come fifth",
            "come last",
            "come later",
            "come after",
            "the way",
            "the trail",
            "the charge",
            "the parade",
            " exodus",
            " stampede",
            " rush",
            " wave",
            " trend",
            " flight",
            " procession",
            " retreat",
            "first move",
            "the start",
            "the beginning",
            " to it",
            "the exit",
            "the door",
            "the punch",
            "joined in",
            " complet",
            " made it",
            " quick",
            " swift",
            " keen",
            " slow",
            "much the",
        ),
        "told",
    ),
    elision(
        rf"(?P<a>{A})(?:, [^,]{{1,60}},)? (?P<pre>(?:(?:has|have|had) )?)(?P<verb>(?:was|became|"
        rf"becomes|become|is|been)(?: only)? (?:the {_NTH}|first|second|third)"
        rf"(?: (?!most |more |\w+est )[\w-]+)"
        rf"{{0,2}}?(?: {_ONE})?{_OF_THEM}"
        rf"(?: to {_GO})?)(?:(?= (?:shortly|soon|just|only|within|hours|days|weeks|months)\b)|"
        rf"{END})"
        r"(?! (?:a|an|the|in|from|with) \w+ (?:of|to|in)\b)",
        (
            *(f"{be} the " for be in _BECOME),
            *(f"{be} {n}" for be in _BECOME for n in ("first", "second", "third", "only")),
        ),
        "told",
    ),
    elision(
        rf"\b(?:[Nn]ext|[Tt]hen|[Ff]irst|[Ll]ast|[Ss]econd|[Ff]inally)(?: (?:in|out|up|off the "
        rf"mark|"
        rf"to {_GO}))?,? (?:c[oa]me|comes|were|was|went|followed) (?:the )?(?P<a>{A}){END}",
        (
            f"came {A}",
            f"come {A}",
            f"comes {A}",
            f"was {A}",
            f"were {A}",
            f"went {A}",
            f"owed {A}",
            f"the {A}",
        ),
        "done",
    ),
    elision(
        r"\b(?:[Hh]ard|[Hh]ot|[Cc]lose)(?: behind)?(?: on (?:its|their) heels)?,? (?:c[oa]me|"
        r"followed|"
        rf"was|were) (?:the )?(?P<a>{A}){END}",
        (f"came {A}", f"come {A}", f"was {A}", f"were {A}", f"owed {A}", f"the {A}"),
        "done",
    ),
    elision(
        r"\b(?:[Tt]he (?:exodus|stampede|rush|wave|trend|retreat|procession) (?:began|started) "
        rf"with|[Ll]eading the (?:way|charge|exodus) (?:was|were)) (?P<a>{A})",
        (f"with {A}", f"was {A}", f"were {A}"),
        "done",
    ),
    elision(
        rf"\b(?:[Dd]itto(?: for)?|[Tt]he same (?:(?:goes|went|holds|is true|was true|applies|"
        rf"applied) )?(?:for|of|to)) {PEOPLE}(?P<a>{A}){END}",
        (f"tto {A}", f"for {A}", f"of {A}", f"to {A}", "same ", "itto "),
        "done",
    ),
    elision(
        rf",? (?:next to|side by side with|in the company of) {PEOPLE}(?:[a-z-]+ ){{0,3}}(?P<a>{A})"
        rf"{END}",
        ("next to ", "side with ", "company of "),
        "done",
        here=True,
    ),
    elision(
        rf"\b[Nn]ot so (?:the )?(?P<a>{A}){END}",
        ("ot so ",),
        "not",
    ),
    elision(
        rf"\b(?:as|so|As|So), (?:[^,.;]{{1,40}}, )?{DO} (?:also )?{PEOPLE}(?P<a>{A})",
        ("as, ", "so, ", "As, ", "So, "),
        "done",
    ),
    elision(
        r"\b(?:[Tt]he )?(?:[Ll]atest|[Nn]ewest|[Mm]ost recent|[Ll]ast|[Ff]irst)(?: (?:\w+ ){0,2}?"
        rf"(?:addition|arrival|newcomer|entrant|recruit|convert|signatory|member|defector|"
        rf"departure|"
        rf"adherent|{_ONE}))?(?: to (?:its|their|the) (?:ranks|list|fold|number)| to {_GO})?"
        rf"(?: so far)? (?:is|was|are|were|being) (?P<a>{A}){END}",
        (f"is {A}", f"was {A}", f"are {A}", f"were {A}", f"being {A}"),
        "done",
    ),
    elision(
        rf"(?:,|;| and| but)(?: then)?(?: and)?,? (?P<a>{A})(?= ?[,;.]|$| and\b)",
        (f", {A}", f"; {A}", f"and {A}", f"then {A}", f"but {A}"),
        "dated",
        here=True,
    ),
)
