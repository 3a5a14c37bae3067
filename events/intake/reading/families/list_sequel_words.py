"""How a text goes on about the list it has told of: the others on it, the rest, who got off.

Invariant: data and patterns only; `list_goes_on` says what each means.
"""

from __future__ import annotations

from events.intake.reading.cues import Cued
from events.intake.reading.families.list_words import ACTORS, DESCRIBED, KEEPER, LIST, STOPS
from events.intake.reading.nouns import LISTED
from events.intake.reading.quantities import HOW_MANY, NUMBER
from events.intake.reading.verbs import PRE

_A = ACTORS
_PUT = (
    r"(?:(?:newly )?(?:added|listed|named|included|sanctioned|targeted|hit|designated|"
    r"blacklisted|affected|penali[sz]ed|punished|placed|put|covered|barred|debarred)(?! by)|"
    r"new(?= to)|facing sanctions|under sanctions)"
)
_GONE = r"(?:removed|delisted|taken off|struck off|dropped|freed|released|unblocked|cleared)"
_TOO = r"(?: (?:too|also|as well|there|today|now|likewise))?"
_TO_IT = rf"(?: (?:to|on|from|under) (?P<l>{LIST}))?"
_END = r"(?=[,.;:]|$| (?:along|together|over|for|because|after|in|and)\b)"
_DONE = r"(?=[.,;:]|$| (?!(?:by|to|as|from|with|into|that|off|out|up)\b)\w)"
_SOME = (
    rf"(?:{STOPS}[\w.'-]+ ){{0,5}}?(?:{LISTED}|ones?|newcomers|designees|\d+|two|three|four|five|"
    r"six|seven|eight|nine|ten|rest|newest|latest)"
)
_THEM = (
    rf"(?:[Tt]hey|[Tt]h(?:ose|ese)(?: {_SOME})?|[Tt]he {_SOME}(?: in question)?|[Tt]argets|"
    rf"(?:[Tt]he (?:other|remaining|latest|new|first|last) )?{_A}|"
    rf"[Tt]heir names|[Ii]ts targets)"
)
_ON_IT = (
    rf"(?: (?:who |that |which )?(?:(?:are|were|is|was) )?(?:now |newly )?(?:{_PUT}|"
    rf"(?P<gone>{_GONE})|on "
    rf"{LIST})(?: (?:at|in|from|by|on) [^,.;:]{{1,40}}?)?)"
)
_BE = r"(?:(?:also|now|further|reportedly) )?(?:include[sd]?|are|were|is|was|comprise[sd]?)"
ARE = Cued(
    rf"(?:^|[;,] (?:and |while )?|\bthat )(?:(?:[Aa]long(?:side| with)|Besides|Together with|In "
    rf"addition "
    rf"to|"
    rf"Apart from) {DESCRIBED}(?P<p0>{_A}),? )?(?P<who>{_THEM}){_ON_IT}?(?:, [^,]{{1,60}},)? {_BE} "
    rf"(?:as follows)?:? ?{DESCRIBED}(?P<p>{_A})(?!'s| (?:in|as|to)\b)"
)
"""Forms like "The companies include A", "Those listed are A"."""
AMONG = Cued(rf"\b[Aa]mong (?:them|{_THEM}){_ON_IT}? (?:are|were|is|was) {DESCRIBED}(?P<p>{_A})")
ONES = Cued(
    rf"(?:^(?P<who>{_A}) (?:now |currently )?on {LIST}, {DESCRIBED}|"
    rf"\b[Tt]he (?:(?:{NUMBER}) )?(?:newly |latest |recently |other |new |newest )*"
    rf"(?:(?P<on>listed|added|sanctioned|blacklisted|designated|targeted|penali[sz]ed|affected)|"
    rf"(?P<off>{_GONE})) (?:(?:{STOPS}[\w.'-]+ ){{0,4}}?(?:{LISTED})(?:,|:) "
    rf"(?:(?:namely|including|among them) )?{DESCRIBED})?)(?P<p>{_A})"
)
"""Forms like "The three listed firms - A, B and C - …"."""
THERE = Cued(
    rf"(?:^|[;,] )(?:[Aa]lso|[Ii]n addition,?|[Pp]lus,?|[Aa]dditionally,?|[Tt]hen) "
    rf"(?:on (?P<l>{LIST})|there|listed|added|named|included|targeted|(?P<off>{_GONE}))? ?"
    rf"(?:is|are|was|were) (?:also )?{DESCRIBED}(?P<p>{_A})"
)
"""Forms like "In addition there were also A and B"."""
IS_AMONG = Cued(
    rf"(?P<p>{_A})(?:, [^,]{{1,80}},)? (?:is|are|was|were) (?:also )?(?:among|one of|(?:two|three|"
    rf"some) of) (?:them|{_THEM}){_ON_IT}?{_END}"
)
ALSO = Cued(
    rf"(?P<p>{_A})(?: (?:of|in|from|at) [^,;.]{{1,60}}?)?"
    rf"(?:, (?:(?!,? and {_A})[^;.]){{1,100}},|, (?:{_A} )?"
    rf"[^;.{_A}]{{1,100}}?)??,? (?:(?:which|who) "
    rf")?"
    rf"(?P<pre>(?!be |been |to )(?:(?:was|were|is|are|has|have|had|been|also|both|"
    rf"still|remains?|all|likewise|then|later|not|to|be|may|will|\w+ly) ){{1,5}})(?:"
    rf"(?P<on>put there|placed there|{_PUT})|(?P<off>{_GONE}|off it|off the list))"
    rf"(?P<too>{_TOO}){_DONE}"
)
INVERTED = Cued(
    r"(?:^|[;,] (?:and )?)(?:(?:Also|Newly|also|newly|[Cc]urrently|[Nn]ow|[Ss]till) )?(?:(?:(?P<on>"
    rf"(?i:{_PUT}))|(?P<off>(?i:{_GONE}))){_TOO}{_TO_IT}|(?:[Nn]ew |[Rr]emaining )?[Oo]n "
    rf"(?P<l2>{LIST})){_TOO} "
    rf"(?:is|are|was|were) {DESCRIBED}(?P<p>{_A})"
)
SO = Cued(
    rf"\b(?:[Ss]o|[Aa]s) (?:too )?(?:was|were|is|are|(?P<does>does|do|did)|(?P<has>has|have|had)"
    rf"(?: been)?)"
    rf" {DESCRIBED}(?P<p>{_A})"
)
NAMES = Cued(
    rf"(?:(?P<by>{_A})|{KEEPER}|\b[Ii]t|\b[Tt]hey) {PRE}(?P<verb>nam(?:es|ed)|list(?:s|ed)|"
    r"add(?:s|ed)|includ(?:es|ed)|target(?:s|ed)|sanction(?:s|ed)|hits?|designat(?:es|ed)|"
    r"blacklist(?:s|ed)|went after|singled out|penali[sz]e[sd]|froze the assets of|"
    rf"removed|delisted|dropped) {DESCRIBED}(?P<p>{_A}){_TOO}(?! (?:as|to|from|on|with|head|chief)"
    rf"\b)"
)
MEASURES_HIT = Cued(
    rf"\b(?:[Tt]h(?:e|ese|ose)|[Ii]ts|[Nn]ew)(?: {STOPS}[\w-]+){{0,3}}? (?:measures?|package|order|"
    r"moves?|penalties|actions?|notice|updates?|round|list|blacklist|sanctions|designations?|"
    r"restrictions|curbs|listings?|ban|freeze|step) "
    r"(?:(?:also|specifically|now) )?(?:targets?|targeted|hits?|covers?|covered|names?|named|"
    r"includes?|included|lists?|listed|appl(?:y|ies|ied) to|affects?|affected|adds?|added|"
    r"extends? to) "
    rf"{DESCRIBED}(?P<p>{_A})"
)
AND_PUT = Cued(
    r"(?:,? (?:and|but|while|as well as|then)|;) (?:(?:also|then|it|has|have|had) )"
    r"*(?:(?P<on>added|"
    r"put|placed|listed|included|blacklisted|sanctioned|adding|placing)|(?P<off>removed|dropped|"
    r"delisted|struck off|took off|freed|deleted|removing|dropping|delisting))(?: on| off)? "
    rf"{DESCRIBED}(?P<p>{_A})(?=[.,;]|$| (?:after|in|on (?!to)|over|because|from (?:it|the list))"
    rf"\b)"
)
AND_OFF = Cued(
    rf"(?P<p>{_A})[^.;{_A}]{{1,140}}? (?:and|but|then|before|only to)"
    rf"(?: (?:then|later|was|were|been|being|be|has|had|got))* (?P<off>{_GONE}|off)"
    r"(?: again| from it| from the list)?"
    r"(?=[.,;]|$| (?:after|in|on|last|the|an?|two|three|when|this)\b)"
)
"""Who was put on it and is taken off again: "was put there in May and taken off a year later"."""
PARTS = Cued(
    rf"^(?:(?:(?P<how>(?i:{HOW_MANY})) )?(?P<n>(?i:{NUMBER}))\b(?: of (?:them|these|"
    rf"those|the "
    r"(?:\w+ )?\w+s))?),? (?:are|were|come|came|is) "
    r"(?!on\b|also on|described|believed|considered|thought|known|seen|said|accused)"
)
"""How many of those on it are this or that."""
COLON = Cued(
    rf"(?:^.{{3,140}}? (?:were|was|are|is|been) (?:also |newly )?(?:{_PUT}|(?P<off>{_GONE}))"
    rf"[^.:;{_A}]{{0,60}}|"
    rf"^(?:{_A}|\w+ (?:of (?:them|those|these)|others?|more))[^:.;\ue000]{{0,100}}): "
    rf"{DESCRIBED}(?P<p>{_A})"
)
SIZE = Cued(
    rf"(?:^(?:It|{_A})|, (?:which|that|it)|\bthat it)(?: (?:now|already|currently))? "
    r"(?:runs to|has|contains|counts|numbers|holds|stands at|covers|includes|comprises) "
    rf"(?P<p>{_A})"
)
"""How many there are on it by now."""
_STOPPED = (
    r"(?=[.,;:]|$| (?:in|on|too|as|and|last|this|earlier|later|again|after|at|along|together|with|"
    r"of that|over|for|because|when|"
    r"a \w+ (?:ago|later|earlier|before))\b)"
)
_STANDING_OUT = (
    r"(?:best[- ]known|biggest|largest|most (?:prominent|notable|important|famous)|main|oldest|"
    r"youngest|smallest|richest)(?: (?:names?|ones?|entr(?:y|ies)|additions?))?"
)
_NEWCOMERS = (
    r"(?:newcomers?|additions?|entr(?:y|ies)|entrants?|names?|ones|arrivals?|(?:new )?listings?|"
    r"designees|countries|states|companies|firms)"
)
REST = Cued(
    rf"(?P<p>{_A}) (?:(?P<on>(?:is|are|was|were) (?:now |also )?"
    rf"(?:the (?:(?:only|two|three|four) )?"
    rf"(?:other|others|rest|remainder|only new|latest|new|{_STANDING_OUT})(?: {_NEWCOMERS})?|"
    rf"new(?: entrants?| entries| names)?)(?= too| as well| there|[.,;]|$))|"
    r"(?:make|makes|made|fill|filled) up the (?:rest|remainder|others|list|number)|"
    r"(?:complete[sd]?|round(?:s|ed)? (?:out|off)|close[sd]?) the (?:list|line-?up|roster|batch|"
    r"picture|group|tally|trio|quartet|set|update|additions))"
)
"""Forms like "A and B make up the rest", "A and B are the other newcomers"."""
STAYS = Cued(
    rf"(?P<p>{_A})(?:, [^,]{{1,80}},)? (?:(?:also|still|all|both|now|thus|therefore|to|meanwhile) )"
    r"*(?P<on>(?:remain|stay|continue)s? (?:there|on|put|where (?:they|it) (?:is|are)|in place)|"
    r"remains?|(?:keep|kept|retain)s? (?:its|their) (?:places?|spots?)|"
    r"(?:is|are|was|were|figures?|features?|appears?|stands?) (?:(?:still|now|also) )*"
    r"(?:there|on (?:it|the (?:roll|register))))(?=[.,;]|$| for (?:now|another))"
)
"""Those who stay on it: "A and B stay where they are"."""
LEAVES = Cued(
    r"(?:\b(?:[Tt]hat|[Tt]his|which|[Ii]t)|,|\ue000)(?: now)? (?P<on>leav(?:es|ing)) "
    rf"(?:only |just )?(?P<p>{_A})(?: (?:as the only \w+ )?(?:on|under) (?P<l>{LIST}))?"
    r"(?=[.,;:]|$)"
)
"""Who is left on it: "That leaves A and B"."""
JOINED = Cued(
    rf"(?P<p>{_A})(?:, [^,]{{1,80}},)? (?:(?:also|then|later|since|duly|has|have|had) )*"
    r"(?P<on>join(?:s|ed)) (?:them|the (?:pair|two|three|four|trio|duo|group))"
    r"(?: there| on it)?(?=[.,;]|$| (?:in|on|at|last|this|soon|later|after|when|as)\b)"
)
"""Who was put on it, too: "A and B joined them"."""
JOINING = Cued(
    rf"(?:{_A}|[Tt]hey|[Ii]t|[Tt]he (?:trio|pair|duo|two|three|newcomers|additions|new (?:entries|"
    rf"names|additions|entrants))) (?:now |thereby |thus |will )?join(?:s|ed)? (?:\d+|[a-z]+) "
    rf"others?,? (?:among them|including|such as|like|notably) {DESCRIBED}(?P<p>{_A})"
)
"""Forms like "The trio join 23 others, among them A"."""
HOLDS = Cued(
    rf"(?:^[Ii]t|^[{_A}\ue001]|, (?:which|and it))(?:, [^,]{{1,100}},)? (?:(?:now|already|"
    rf"also|"
    r"currently|still) )?(?:consists? (?:only )?of|compris(?:es?|ing)|contain(?:s|ed)|features?|"
    r"include[sd]?|(?:is|was) made up of|names?|named|holds?) "
    rf"{DESCRIBED}(?P<p>{_A})"
)
"""Who is on it: "It consists of A and B"."""
ADDITIONS = Cued(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Nn]ew|[Ll]atest) (?:\w+ )?|(?P<l>\ue001)(?:'s)? (?:\w+ )?)"
    r"(?:additions|entries|listings|designations|"
    r"newcomers|"
    rf"entrants|(?P<off>removals|deletions|delistings))(?: (?:to|on|from|of) (?:{LIST}))? (?:also "
    rf")?"
    r"(?:cover(?:s|ed)?|include[sd]?|are|were|comprise[sd]?|concern(?:s|ed)?|hit|affect(?:s|ed)?) "
    rf"{DESCRIBED}(?P<p>{_A})"
)
ALIKE = Cued(
    rf"(?P<p>{_A})(?:,? (?:which|who))? (?P<pre>(?:(?:has|have|had|also|both|all|then|since|\w+ly)"
    rf" )"
    r"{0,4})(?:(?P<off>(?:got|gotten|came|come) (?:off|out)(?: (?:it|of it|the list))?)|(?P<back>"
    r"(?:went|moved|gone|headed) (?:in )?the (?:other|opposite|reverse) (?:way|direction))|"
    r"(?:went|gone) the same way|followed(?: suit)?|did (?:the same|likewise|so)|(?:suffered|met|"
    rf"shared) the same fate|(?:was|were) next){_STOPPED}"
)
"""Who else got off, went the other way or suffered the same fate."""
