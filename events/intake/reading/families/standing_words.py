"""How English says by a noun who takes part: "is a member of", "whose signatories include".

Invariant: data and patterns only; `standing` says what each means.
"""

from __future__ import annotations

import re

from events.intake.reading.cues import Cued, either
from events.intake.reading.families.taking_words import DID_BEFORE

_A, _O = "\ue000", "[\ue000\ue001]"
_MEMBER = (
    r"(?P<noun>signator(?:y|ies)|part(?:y|ies)|members?|part|partners?|(?:co-?)?sponsors?|"
    r"supporters?|backers?|participants?|adherents?|endorsers?)"
)
_MEMBERS = (
    r"(?P<noun>signatories|signers|parties|members|newcomers|partners|(?:co-?)?sponsors|"
    r"supporters|backers|"
    r"participants|adherents)"
)
_BE = (
    r"(?:(?:is|are|was|were) (?:listed|named|registered|counted|included) (?:as|among)|(?:will|"
    r"is to|are to|is set to|are set to) (?:become|be)|is|are|was|were|remains?|"
    r"(?:has|have|had) (?:been|become)|became|becomes?)"
)
_ADVERBS = r"(?:(?:already|also|currently|still|now|both|all|among|one of|each|only|\w+ly) )*"
_SOME_OF = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|several) of (?:the|its) (?:\w+ "
    r")?"
)
IS = Cued(
    rf"(?P<a>{_A})(?:,? (?:who|which|that))?(?:, [^,]{{1,80}},)? (?:all |\w+ly )?(?P<be>{_BE}|"
    rf"(?:is|are|was|were)n't) {_ADVERBS}"
    rf"(?P<not>not |no longer |neither |never )?{_ADVERBS}(?:an? |the |{_SOME_OF})?"
    r"(?:(?!yet)[\w-]+ ){0,3}?"
    rf"{_MEMBER} (?:to|of|in|with|on|behind) (?P<o>{_O})"
)
IS_BARE = Cued(
    rf"(?P<a>{_A})(?:,? (?:who|which|that))?(?:, [^,]{{1,80}},| {DID_BEFORE})? (?:all |\w+ly )"
    rf"?(?P<be>{_BE}|"
    rf"(?:is|are|was|were)n't) "
    rf"{_ADVERBS}(?P<not>not |never )?{_ADVERBS}"
    r"(?:an? |the )?(?:(?:full|founding|formal|associate|core|new|original|charter|active|"
    r"permanent|only|other|sole|remaining|first|latest|newest) ){0,2}"
    r"(?P<noun>members?|signator(?:y|ies)|part(?:y|ies)|supporters?|backers?|sponsors?|"
    r"endorsers?)(?: (?:either|too|yet|now|by now|so far|already|as well|for (?:now|the time "
    r"being)|(?:to|of) it|today|named|for the first time))?(?=[.,;]|$| from\b)"
)
ABSENT = Cued(
    rf"(?P<a>{_A}),? (?:all )?(?:(?:was|were|is|are) (?:\w+ly )?(?:absent|missing) from|"
    rf"(?:was|were|is|are)(?: not|n't) among) (?:the )?"
    rf"(?:(?:(?:list of |countries that |those that |original )?{_MEMBERS}? ?(?:to|of|"
    rf"in|signed|joined)? )?(?P<o>{_O})|(?:\w+ )?(?:signatories|signers|members|parties|them|"
    rf"those|list|roster)(?=[.,;]|"
    rf"$))"
)
GONE = Cued(
    r"\b(?P<noun>[Aa]bsent|[Mm]issing|[Ll]eft out|[Nn]ot) (?:from|on|among|of) (?:the )?"
    rf"(?:(?:(?:list|roster|roll|ranks|group|number) of )?(?:{_MEMBERS.replace('?P<noun>', '?:')} "
    rf"(?:to|of|in) )?(?P<o>{_O})|(?:list|roster|roll|{_MEMBERS.replace('?P<noun>', '?:')}))"
    rf"(?: so far| altogether)?(?:,? (?:are|is|were|was)|:) (?P<a>{_A})"
)
"""Who is not there, behind the word for it: "absent from the list are …"."""
OWN = Cued(
    rf"(?:(?P<o>{_O})(?:'s?|, whose) (?:[\w-]+ )??|(?P<its>[Ii]ts |[Tt]he |[Oo]ther |^)(?:\w+ )?)"
    rf"{_MEMBERS}(?: (?:so far|"
    rf"now|"
    rf"already|currently))?,? (?:– )?(?:which |who |that )?"
    rf"(?:(?:now |already |currently )?(?:include[sd]?|including|are|were|such as) )(?P<a>{_A})",
    re.IGNORECASE,
)
OF = Cued(
    rf"\b{_MEMBERS} (?:to|of|in) (?P<o>{_O})(?: so far)?,? (?:include[sd]?|including|are|"
    rf"were|such as) (?P<a>{_A})",
    re.IGNORECASE,
)
AMONG = Cued(
    rf"(?P<a>{_A}) (?:is|are|was|were) (?:also )?among (?:the|its) (?:\w+ )?{_MEMBERS}(?: "
    rf"(?:to|of|in) (?P<o>{_O}))?"
)
_THAT = (
    rf"(?P<o>{_O})(?:, which [^,]{{3,60}}(?=,)|, (?:an?|the) [^,]{{3,60}}?| (?:is|[a-z]+s) "
    r"[^,.;]{1,60}? and)?,? (?:(?:that|which) )?(?:now |currently |already |still |also )?"
)
HAS = Cued(rf"{_THAT}(?:has|have|had|boasts) (?P<a>{_A})(?: as (?P<as>\w+))?")
"""With a number of members behind it."""
HOLDS = Cued(
    rf"{_THAT}(?P<no>(?:does|did)(?: not|n't) )?(?:includes?|included|"
    r"counts|lists|names|compris(?:es?|ed|ing)|"
    r"group(?:s|ing)|numbers|unit(?:es?|ed|ing)|unifies|links|gathers|encompass(?:es|ing)|"
    r"br(?:ings|ing|ought|inging) together|"
    r"(?:consist(?:s|ed|ing)|(?:is |are |was |, )?(?:made up|composed|comprised)) "
    r"(?:mostly |mainly |largely |entirely |exclusively )?of|"
    r"(?:carries|bears|has|had|(?:has )?(?:won|gained|got|secured|received|enjoys)) the (?:names?|"
    r"signatures?|support|backing|endorsement) of|"
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
    r"one of (?:the|its) |(?:two|three|four|five|six|some) of (?:the|its) |the (?:\w+ )?|an? )?"
    rf"(?:(?P<o>{_O}) |(?:[\w-]+ ){{0,2}})(?P<noun>signator(?:y|ies)|part(?:y|ies)|members?|"
    r"partners?|participants?)(?: state| country| nation)?s?"
    rf"(?: (?:to|of|in) (?P<o2>{_O}))?(?: besides {_A}| since)?(?=[,.;]|$| –)"
)
TITLED = Cued(
    rf"(?P<o>{_O}) (?P<noun>members?|signator(?:y|ies)|partners?)(?: state| country| nation)?s? "
    rf"(?P<a>{_A})"
)
MEMBERSHIP = re.compile(r"member|part(?!ner|ic)|absent")
STANDING = either(APPOSED, TITLED, IS, IS_BARE, ABSENT, GONE, OF, AMONG, OWN, HAS, HOLDS, AS_ONE)
