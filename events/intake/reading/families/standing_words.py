"""How English says by a noun who takes part: "is a member of", "whose signatories include".

Invariant: data and patterns only; `standing` says what each means.
"""

from __future__ import annotations

import re

from events.intake.reading.cues import Cued, either
from events.intake.reading.families.taking_words import DID_BEFORE

_A, _O = "\ue000", "[\ue000\ue001]"
_MEMBER = (
    r"(?P<noun>[Ss]ignator(?:y|ies)|[Pp]art(?:y|ies)|members?|part|partners?|(?:co-?)?sponsors?|"
    r"supporters?|backers?|participants?|adherents?|endorsers?|founders?|shareholders?)"
)
_MEMBERS = (
    r"(?P<noun>signatories|signers|parties|members|newcomers|partners|(?:co-?)?sponsors|"
    r"supporters|backers|observers|dialogue partners|"
    r"participants|adherents|founders|endorsers|subscribers|line-?up|(?:member|partner|signatory|"
    r"observer|"
    r"founding|participating) (?:states|countries|nations|companies|firms|banks|institutions))"
)
_BE = (
    r"(?:(?:is|are|was|were) (?:listed|named|registered|counted|included) (?:as|among)|(?:will|"
    r"(?:is|are)(?: set| due| about| poised| scheduled)? to) (?:become|be)|is|are|was|were|"
    r"remains?|"
    r"(?:has|have|had)(?: not| never|n't)?(?: (?:long|since|always|also|now|already|both|all|"
    r"\w+ly))* (?:been|become)|became|becomes?)"
)
SELF = (
    r"(?:(?:said|says|confirmed|announced|insisted|stressed|added|declared|stated|admitted|"
    r"acknowledged|noted|reiterated|told [^,.;]{1,40}?)(?: [^,.;]{1,40}?)?(?: that)? (?:it|they|"
    r"the (?:country|company|bank|firm)) )?"
)
"""What one says of oneself: "Kenya confirmed on Monday that it …"."""
_ADVERBS = r"(?:(?:already|also|currently|still|now|both|all|among|one of|each|only|\w+ly) )*"
_SOME_OF = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|several) of (?:the|its) (?:\w+ "
    r")?"
)
IS = Cued(
    rf"(?P<a>{_A})(?:,? (?:who|which|that))?(?:, [^,]{{1,80}},)? {SELF}(?:all |\w+ly )"
    rf"?(?P<be>{_BE}|"
    rf"(?:is|are|was|were)n't) {_ADVERBS}"
    rf"(?P<not>not |no longer |neither |never )?{_ADVERBS}(?:an? |the |{_SOME_OF})?"
    r"(?:(?!yet |to )[\w-]+ ){0,3}?"
    rf"{_MEMBER} (?:to|of|in|with|on|behind) (?:both )?(?P<o>{_O})"
)
IS_BARE = Cued(
    rf"(?P<a>{_A})(?: itself| themselves)?(?:,? (?:who|which|that))?(?:, [^,]{{1,80}},| "
    rf"{DID_BEFORE})? {SELF}(?:all |\w+ly )?(?P<be>{_BE}|"
    rf"(?:is|are|was|were)n't) "
    rf"{_ADVERBS}(?P<not>not |never )?{_ADVERBS}"
    r"(?:an? |the )?(?:(?:full|founding|formal|associate|core|new|original|charter|active|state|"
    r"permanent|only|other|sole|remaining|first|latest|newest|\w+th|\d+(?:st|nd|rd|th)|"
    r"long-?time|full-fledged|fully-fledged|\w+an|African|Asian) ){0,2}"
    r"(?P<noun>members?|[Ss]ignator(?:y|ies)|[Pp]art(?:y|ies)|part(?= of it\b)|supporters?|"
    r"backers?|sponsors?|"
    r"endorsers?)(?: (?:either|too|yet|now|by now|so far|already|as well|for (?:now|the time "
    r"being)|(?:to|of) it|today|named|for the first time))?(?=[.,;]|$| (?:from|after|in|on|when|"
    r"while|"
    r"but|and|by|since|as|at|despite|following|before|until|because|though|although)\b)"
)
ABSENT = Cued(
    rf"(?P<a>{_A})(?:'s? (?:name|signature|flag))?,? (?:all )?(?:(?:was|were|is|are) (?:still |"
    rf"also |"
    r"\w+ly )?(?:absent from|missing from|outside)|"
    rf"(?:was|were|is|are)(?: not|n't) among) (?:the )?"
    rf"(?:(?:(?:list of |countries that |those that |original )?{_MEMBERS}? ?(?:to|of|"
    rf"in|signed|joined)? )?(?P<o>{_O})|(?:\w+ )?(?:signatories|signers|members|parties|them|"
    rf"those|list|roster|(?:endorsing|signing|participating|supporting|founding|signatory|member|"
    rf"joining|sponsoring|backing) (?:states|countries|nations|governments|companies|firms))"
    rf"(?=[.,;]|$| (?:that|which|who|of|released|published|issued|put|when|at|in)\b))"
)
ONLY_IN = Cued(
    rf"(?P<a>{_A})(?:,? (?:who|which|that))?(?:, [^,]{{1,80}},)? (?P<be>is|are|was|were|remains?) "
    r"(?:also |still |now |by far )?(?:the |an? |one of the |among the |two of the )(?:[\w-]+ )??"
    r"(?P<noun>only|sole|first|last|other|latest|\w+est|most \w+) (?:[\w-]+ ){1,5}?(?:in|within) "
    rf"(?P<o>{_O})(?: (?:apart from|besides|other than|along with|after|alongside) (?P<b>{_A}))?"
    r"(?=[.,;]|$| (?:and|but|to|that|which|with)\b)"
)
"""Who is "the only operator in the group apart from …"."""
NOT_OF = Cued(
    rf"\b(?:that|which|who) (?:is|are|was|were) not (?:yet )?(?:part|members?|part(?:y|ies)|"
    rf"signator(?:y|ies)|in|among|covered by) ?(?:of|to|in|the signatories of)? ?(?P<o>{_O})"
    rf"(?:,? (?:are|is|were|was|include[sd]?)|:) (?P<a>{_A})(?P<noun>)"
)
"""Who is none of them, behind it: "the others that are not part of it are …"."""
GONE = Cued(
    r"\b(?P<noun>[Aa]bsent(?:ees)?|[Mm]issing|[Hh]oldouts|[Ll]eft out|[Nn]ot) (?:from|on|among|of) "
    r"(?:the )?"
    r"(?:(?:(?:list|roster|roll|ranks|group|number) of (?:the )?)?"
    rf"(?:{_MEMBERS.replace('?P<noun>', '?:')} (?:to|of|in) )?(?P<o>{_O})(?:'s?)?"
    rf"(?: (?:signatories|signers|members|parties))?|"
    rf"(?:list|roster|roll|{_MEMBERS.replace('?P<noun>', '?:')}))"
    rf"(?: so far| altogether)?(?:,? (?:are|is|were|was|include[sd]?)|:) (?P<a>{_A})"
)
"""Who is not there, behind the word for it: "absent from the list are …"."""
_SO_FAR = r"(?: (?:so far|to date|now|already|currently|at present))?"
_NAMELY = (
    r"(?:,? (?:which |who |that )?(?:now |already |currently |also |mostly |mainly |"
    r"at present )?(?:include[sd]?|including|are|were|is|was|such as|like|among them|notably|"
    r"namely|comprise[sd]?|consist(?:s|ed) of) (?:companies |countries |states |firms )?"
    r"(?:such as |like )?|: |, |"
    r" \()"
)
"""Between those who take part and their names; a comma only where it stands for a dash."""
OWN = Cued(
    rf"(?:(?P<o>{_O})(?:(?:'s?|, whose) | (?=(?:[a-z]+ )?(?:member|founding|founder|partner|"
    rf"signator)))|"
    r"(?P<its>[Ii]ts |[Tt]he |[Oo]ther |^))(?:[\w-]+ ){0,3}?"
    rf"{_MEMBERS}{_SO_FAR}{_NAMELY}(?P<a>{_A})",
    re.IGNORECASE,
)
ALL_KINDS = Cued(
    rf"\b(?:[Tt]he|[Ii]ts) (?:[\w-]+ )??{_MEMBERS}(?P<o>)\b[^.:;]{{2,160}}: (?P<a>{_A})"
)
"""A roll behind a colon: "the signatories come from all over the trade: …"."""
OF = Cued(
    rf"\b{_MEMBERS} (?:to|of|in|behind) (?P<o>{_O}){_SO_FAR}{_NAMELY}(?P<a>{_A})",
    re.IGNORECASE,
)
AMONG = Cued(
    rf"(?P<a>{_A}) (?:is|are|was|were) (?:also )?among (?:the|its) (?:\w+ )?{_MEMBERS}(?: "
    rf"(?:to|of|in) (?P<o>{_O}))?"
)
_THAT = (
    rf"(?P<o>{_O})(?:, (?:which|[a-z]+ed)(?: [^,]{{3,80}})?(?:(?=,)| and)|, (?:an?|the) "
    rf"[^,]{{3,60}}?| "
    rf"(?:is|"
    rf"[a-z]+s) "
    r"[^,.;]{1,60}? and)?,? (?:(?:that|which) )?(?:now |currently |already |still |also "
    r")?"
)
AS_MEMBERS = Cued(
    rf"{_THAT}(?:has|have|had|counts?|counted|lists?|listed|names?|named|boasts?|claims?|"
    rf"numbers|includes?|included) (?P<a>{_A}) (?:among|as|on) (?:the |its |their )?"
    rf"(?:[\w-]+ ){{0,3}}?{_MEMBERS.replace('signers|', 'signers|names|list|roster|rolls|')}"
)
"""Whom a thing has "among its members"."""
HAS = Cued(rf"{_THAT}(?:has|have|had|boasts) (?P<a>{_A})(?: as (?P<as>\w+))?")
"""With a number of members behind it."""
HOLDS = Cued(
    rf"{_THAT}(?P<no>(?:does|did)(?: not|n't) )?(?:includes?|included|"
    r"counts|lists|names|compris(?:es?|ed|ing)|"
    r"group(?:s|ing)|numbers|t(?:akes|ook|aking) in|spans|spanning|covers|embraces|"
    r"unit(?:es?|ed|ing)|unifies|links|gathers|encompass(?:es|ing)|"
    r"br(?:ings|ing|ought|inging) together|"
    r"(?:consist(?:s|ed|ing)|(?:is |are |was |, )?(?:\w+ly )?(?:made up|composed|comprised)) "
    r"(?:mostly |mainly |largely |entirely |exclusively )?of|"
    r"(?:carr(?:ies|y|ied)|bears?|bore|has|had|enjoys|(?:(?:has|have|had) )?(?:won|gained|got|"
    r"secured|received|"
    r"drawn|drew|attracted|garnered|earned|found|picked up|collected|gathered)) (?:the )?(?:names?|"
    r"signatures?|support|backing|endorsements?) (?:of|from)|"
    r"(?:(?:has|have) )?(?:grow[ns]|grew|expand(?:ed|s)|swell(?:ed|s)|risen|rose)"
    r"(?: from \S+(?: [a-z]+)?)? to) "
    rf"(?:(?:[\w-]+ ){{0,4}}(?:like|such as) )?(?P<a>{_A})(?: as (?P<as>\w+))?"
)
AS_ONE = Cued(
    rf"\bAs (?:an? |the |one of (?:the|its) )?(?:[\w-]+ ){{0,2}}{_MEMBER} (?:to|of|in) (?P<o>{_O})"
    rf"[^,.;]{{0,40}}, (?P<a>{_A})"
)
APPOSED = Cued(
    rf"(?P<a>{_A}), (?:also |itself |themselves )?(?P<not>(?:neither|none) of (?:them|which|whom)"
    rf"(?: is| are)? "
    r"|not |never )?(?:all |both |each |now |once |currently |already |another |a fellow |fellow |"
    r"one of (?:the|its) |(?:two|three|four|five|six|some) of (?:the|its) |"
    rf"(?:two|three|four|five|six|seven|eight) |the (?:\w+ )?|an? )?"
    rf"(?:(?P<o>{_O}) |(?:(?!(?:is|are|was|were|has|have) )[\w-]+ ){{0,2}})(?P<noun>signator(?:y|"
    rf"ies)|part(?:y|ies)|[Mm]embers?|"
    r"partners?|participants?|part(?= of))(?: [Ss]tate| country| nation)?s?"
    rf"(?: (?:to|of|in) (?P<o2>{_O}))?(?: besides {_A}| since| all| both)?(?=[,.;]|$| –)"
)
CLUB_OF = Cued(
    rf"(?P<o>{_O})(?:, (?:now |itself )?| (?:is|was|are|remains) (?:now |still )?| – |,? which "
    r"(?:is|was) |, (?:so|also) called )(?:an?|the) (?:[\w'-]+ ){0,4}?(?:group|grouping|club|"
    r"coalition|alliance|bloc|network|union|association|consortium|partnership|federation|"
    r"forum|pact|treaty|agreement|community|body|organi[sz]ation|league|initiative|gathering|"
    r"accord|compact)(?: (?:made up|composed|consisting))? (?:of|between|among|uniting|linking|"
    r"grouping|comprising|bringing together|that (?:unites|groups|links|comprises|includes|"
    r"brings together)|representing|joined by|signed by|backed by) "
    rf"(?:(?:[\w-]+ ){{0,2}}(?:like|such as) )?(?P<a>{_A})(?! (?:and|that) [a-z])(?P<as>)"
)
"""What a thing is: "a club of 11 countries", "a grouping of Japan, India and Australia"."""
ARE_ITS = Cued(
    rf"(?P<a>{_A})(?:,? (?:who|which|that))?(?:, [^,]{{1,80}},)? (?P<be>is|are|was|were|"
    rf"remains?) {_ADVERBS}(?P<not>not )?{_ADVERBS}(?:(?:an?|the) (?:[\w-]+ ){{0,2}}?)?(?P<o>{_O})"
    rf" (?:full )?"
    rf"(?P<noun>members?|[Ss]ignator(?:y|ies)|partners?|[Pp]art(?:y|ies))"
    rf"(?: states?| countr(?:y|ies)| nations?)?"
    rf"(?=[.,;]|$| (?:and|but|while|since|by|in|on|after|at|when|as|with)\b)"
)
"""Who are "NATO members"."""
ITS_OWN = Cued(
    rf"(?P<a>{_A})(?:'s?|, whose) (?:(?:own|long|full|current|long-standing|continued|permanent|"
    rf"associate) )?(?P<noun>membership) (?:of|in) (?P<o>{_O})(?! (?:has |had |was |is |been |"
    rf"were |would |will |could |should |may |might |bid|application|vote|talks|plan|process|"
    rf"candidacy)|,? if\b)|"
    rf"(?P<a2>{_A})'s? fellow (?P<noun2>members|signatories|parties|partners) (?:of|in|to) "
    rf"(?P<o2>{_O})"
)
"""Somebody's own membership; those whose fellow members others are."""
TITLED = Cued(
    rf"(?P<o>{_O}) (?P<noun>members?|[Ss]ignator(?:y|ies)|partners?)(?: state| country| nation)?s? "
    rf"(?P<a>{_A})"
)
MEMBERSHIP = re.compile(
    r"member|part(?!ner|ic)|absent|founder|observer|dialogue|partner (?:stat|countr)"
)
STANDING = either(
    APPOSED,
    TITLED,
    AS_MEMBERS,
    CLUB_OF,
    ITS_OWN,
    IS,
    IS_BARE,
    ABSENT,
    GONE,
    OF,
    AMONG,
    OWN,
    HAS,
    HOLDS,
    AS_ONE,
    ARE_ITS,
)
