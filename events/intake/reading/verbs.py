"""How a verb is meant: done, refused, not done, intended, or nothing that can be reported.

Invariant: what may, might, could or should happen, what is urged, asked, hoped for or considered,
is no fact and no intention; what has yet to happen has not happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

Stance = Literal["done", "refused", "not", "intends", "intends-not"]

_WORDS = (
    "have|has|had|having|neither|is|are|was|were|be|been|being|will|would|'ll|won't|may|might|"
    "could|can|"
    "cannot|should|must|shall|do|does|did|not|never|no|to|also|all|both|each|already|now|then|yet|"
    "since|later|still|further|only|just|too|even|once|again|soon|set|due|scheduled|poised|ready|"
    "expected|likely|preparing|planning|going|about|refused|refuses|refuse|refusing|declined|"
    "declines|decline|declining|agreed|agrees|agree|decided|decides|decide|vowed|vows|vow|pledged|"
    "pledges|pledge|promised|promises|promise|plans|plan|planned|intends|intend|intended|aims|aim|"
    "hopes|hope|hoped|wants|want|wanted|wishes|urged|asked|invited|failed|fails|fail|said|says|"
    "say|announced|announces|announce|confirmed|confirms|confirm|revealed|that|it|they|he|she|"
    "considering|weighing|mulling|becoming|became|become|becomes|started|began|begun|opted|chose|"
    "their|its|his|her|the|very|a|an|intention|decision|plans|desire|readiness|willingness|move|bid|"
    "earlier|followed by|followed suit by|followed suit and|"
    "joined in by|responded by|retaliated by|reacted by|hit back by|"
    "at last|at once|in turn|in response|meanwhile|first|second|third|latest|last|newest|"
    "only|sole|final|country|nation|company|state|member|firm|"
    "countries|nations|companies|states|members|firms|governments|government|administration|of|"
    "applied|applies|apply|applying|seeks|seek|sought|seeking|moved|ready|rejected|"
    "reportedly|allegedly|together|jointly|today|among|those|group|so|far|there|by|as|instead|"
    "likewise|however|therefore|nevertheless|nonetheless|thus|thereby|hence|indeed|afterwards|"
    "thereafter|accordingly|alike|"
    "it's|they're|itself|themselves|voted|votes|vote|served|notice|signalled|signaled|signals|"
    "indicated|reaffirmed|undertaken|undertook|undertakes|bids|application|submitted|lodged|filed|"
    "made|formal|managed|ever|officially|committed|commit|tried|tries|trying|considered|requested|"
    "requests|expressed|voiced|gave|given|declared|stated|insisted|warned|threatened|threatens|"
    "threatening|acted|chosen|elected|resolved|continues|continue|continued|"
    "most|recent|prominent|"
    "therefore|thus|hence|accordingly|consequently|"
    "shown|recorded|one|few|joins|joined|joining|growing|list|ranks|club|outright|flatly|long|intends|willing|prepared|unwilling|reluctant|able|unable|keen|eager"
)


def trie(words: Iterable[str]) -> str:
    """One of the words, as a pattern that parts where they do: it is tried at many places."""
    rest: dict[str, list[str]] = {}
    for word in words:
        rest.setdefault(word[:1], []).append(word[1:])
    ends = rest.pop("", None)
    if not rest:
        return ""
    parts = "|".join(re.escape(first) + trie(more) for first, more in rest.items())
    return f"(?:{parts}){'?' if ends else ''}"


_OPENED = (
    r"(?:said|says|say|announced|announces|confirmed|confirms|declared|declares|stated|wrote|"
    r"revealed|reiterated|tweeted|posted|insisted|added|disclosed|signalled|signaled|indicated)"
    r" (?:in|on|at|during|via|through|to|from|after|before|last|this|earlier|late|as) [^,.;]{1,60}?"
    r"(?: that)?|(?:t(?:old|ells)|(?:inform|assur|advis|alert|remind)(?:e?d|e?s)|notif(?:ied|ies)) "
    r"[^,.;]{1,60}?(?: that)?"
)
"""From a verb of saying to what is said: "said in a blog post that", "told reporters in Oslo"."""
_SELF = (
    r"(?= (?:it|they|he|she|we|(?:the|his|her|its|their) (?:country|government|company|firm|nation|"
    r"state|bank|group|bloc|administration))\b)"
)
"""Before those who say it."""
_AGAINST = (
    r"rul(?:ed|es|ing) out|(?:decid|opt|argu|vot)(?:ed|es|s|ing) against|(?:chose|chosen|elected)"
    r" against|h(?:e|o)ld(?:s|ing)? (?:off|back)(?: (?:on|from))?|(?:stopp?(?:ed|s|ing)|fell|"
    r"f[ae]ll(?:s|en)?) short of|(?:shied|shies|shying|backed|backs) away from|balk(?:ed|s|ing) at|"
    r"refrain(?:ed|s|ing) from|abstain(?:ed|s|ing) from|resist(?:ed|s|ing)|avoid(?:ed|s|ing)|"
    r"steer(?:ed|s|ing) clear of|object(?:ed|s|ing) to|baulk(?:ed|s|ing) at"
)
_UNDER_WAY = (
    r"(?:in the process of|on (?:its|their) way to|on (?:course|track) to|in talks on|"
    r"beg[aiu]n(?:ning)?(?: the process of| to)?|start(?:ed|ing)? (?:the process of|to)|"
    r"preparing for|(?:mov(?:ed|ing)|step|steps|closer) (?:closer )?(?:to|towards?))"
)
_VOTED = (
    r"vot(?:ed|es) (?:by )?(?:[\w-]+(?: votes)? (?:to|against) [\w-]+(?: votes)?|\d+[-–]\d+|"
    r"unanimously|"
    r"overwhelmingly|narrowly)(?: with [^,.;]{3,40}?)?(?=(?: in \w+)? to )"
)
"""How a parliament decides: "voted by 259 to eight"."""
_NTH = (
    r"(?:(?:first|second|third|only|latest|newest|last|next|\w+th|\d+(?:st|nd|rd|th)) (?:[a-z-]+ )"
    r"{0,2}(?:country|nation|state|member|company|firm|government|power|economy|bank|group|"
    r"institution|airline|insurer|retailer|lender|carmaker|automaker|brand|organi[sz]ation|city|"
    r"party|signatory|operator|maker|manufacturer|university|investor)"
    r"|(?:country|nation|state|member|company|firm) in (?:the )?(?:\ue000|[A-Z][a-z]+(?: "
    r"[A-Z][a-z]+)?|"
    r"world|region|bloc|group))(?= to )"
)
"""Forms like "the twelfth shipping company to", "the only state in the region to"."""
BEFORE = (
    rf"(?:(?:{_VOTED}|{trie(_WORDS.split('|'))}|\w{{1,16}}(?:ly|n't)|\d+(?:st|nd|rd|th)|"
    rf"{_AGAINST}|{_UNDER_WAY}|"
    r"(?:first|second|third|only|latest|last|next|\w+th|\d+(?:st|nd|rd|th)) (?:\ue000|[A-Z][a-z]+)"
    r"(?= (?:"
    r"country|nation|state|member|company|firm|government|power|economy|bank|group))|"
    rf"{_NTH}|(?:sent|issued|released|published|put)(?: out)? (?:an? )?(?:\w+ )?statement"
    r"(?= declining| refusing)|"
    rf"(?:{_OPENED}){_SELF}),? ){{0,10}}"
)
"""What may stand between a subject and its verb, as a pattern."""
PRE = f"(?P<pre>{BEFORE})"
"""The same as the group `pre`."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NO_FACT = _set(
    "may might could can should must urged invited likely considering considered weighing "
    "mulling hopes hope hoped wants want wanted wishes desire bid allegedly about cannot tried "
    "tries trying threatened threatens threatening warned reluctant able unable keen eager "
    "early nearly almost"
)
_MADE_TO = _set("asked requested told forced ordered urged obliged required made invited")
"""What others want of somebody is no will of theirs."""
_SAID_TO_HAVE = re.compile(
    r"\b(?:is|are|was|were) (?:said|reported|believed|understood|known|thought) to have\b"
)
_WANTING = _set("want wants wanted wish wishes desire")
_LODGED = _set("announced submitted lodged filed made")
"""A bid that was made is an intention; one that is only spoken of is none."""
_REFUSING = _set(
    "refused refuses refuse refusing declined declines decline declining rejected unwilling"
)
_INTENDING = _set(
    "will voted undertaken undertook undertakes votes vote committed commit 'll won't set due "
    "scheduled poised ready expected preparing planning going plans plan planned intends intend "
    "intended aims aim vowed vows vow pledged pledges pledge promised promises promise agreed "
    "agrees agree decided decides decide intention decision readiness willingness shall would "
    "willing "
    "prepared resolved"
)
_SAYING = _set(
    "said notice signalled signaled signals indicated reaffirmed says say announced announces "
    "announce confirmed confirms confirm revealed that declared stated insisted told wrote added "
    "reiterated tweeted posted disclosed"
)
_FIRST = _set(
    "list ranks club became become becomes becoming first latest newest last only sole final "
    "second third recent"
)
_BEING = _set("is are was were be been being")
_CHOOSING = _set("opted chose chosen elected")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|(?:four|fif|six|seven|eigh|nin|ten)th")
_SAID_IN = re.compile(rf"\b(?:{_OPENED}){_SELF}")
_VOTE = re.compile(_VOTED)
_AGAINST_IT = re.compile(rf"\b(?:{_AGAINST})\b")
_COMING = re.compile(_UNDER_WAY)
_YET_TO = re.compile(r"\b(?:has|have|had|is|are|was|were) (?:\w+ )?yet to\b")
_HAS_TO = re.compile(r"\b(?:has|have|had) (?:still )?to\b")
"""What one has to do is not done."""


@lru_cache(4_096)
def stance(pre: str, form: str) -> Stance | None:
    """How the verb `form` behind the words `pre` is meant; None if it reports nothing.

    `form` is the verb as written ("join", "joined", "joining").
    """
    pre = pre.lower().replace("it's", "it is").replace("they're", "they are")
    if _YET_TO.search(pre):
        return "not"
    pre = _VOTE.sub("voted", _SAID_IN.sub("said", pre))
    words = [w.strip(",") for w in pre.split()]
    said = set(words)
    if said & {"voted", "votes"} and form.startswith("ratif") and not said & {"not", "against"}:
        return "done"
    negative = bool(said & {"not", "never", "no", "neither"}) or any(
        w.endswith("n't") for w in words
    )
    if negative and said & _WANTING:
        return "refused"
    if (said & _NO_FACT and not ("bid" in said and said & _LODGED)) or _HAS_TO.search(pre):
        return None
    if "few" in said and not said & {"the", "those", "among"}:
        return None
    if said & _MADE_TO and said & _BEING:
        return None
    if _SAID_TO_HAVE.search(pre):
        return "not" if negative else "done"
    if said & _CHOOSING:
        return "refused" if negative or _AGAINST_IT.search(pre) else "done"
    if said & _REFUSING or _AGAINST_IT.search(pre):
        return None if negative else "refused"
    if said & {"failed", "fails", "fail"}:
        return "not"
    if "would" in said and not said & _SAYING:
        return "refused" if pre.rstrip().endswith(("would not", "wouldn't")) else None
    intends = bool(said & _INTENDING) or _begun(pre, form) or pre.startswith("to be ")
    if "planned" in said and (form.endswith("ed") or "had" in said):
        return None
    if "to become " in pre and "had to" not in pre:
        intends = True
    if "intended" in said and "had" in said:
        return None
    if not intends and "to" in said and not (said & _FIRST or any(map(_ORDINAL.fullmatch, words))):
        intends = not (said & {"started", "began", "managed"})
    if _lasts(words, form):
        intends = True
    if intends and not _is_passive_done(words, form):
        return "intends-not" if negative else "intends"
    return "not" if negative else "done"


def _begun(pre: str, form: str) -> bool:
    """Whether it is under way and not over: "has begun withdrawing", "in the process of"."""
    return form.split()[0].endswith("ing") and _COMING.search(pre) is not None


def _lasts(words: list[str], form: str) -> bool:
    """Whether it is going on, so not over: "is leaving", "said it was pulling out"."""
    verb = form.split()[0]
    if (
        not verb.endswith("ing")
        or form.startswith(("taking part", "participating"))
        or verb.startswith(("back", "support", "endors", "sponsor"))
    ):
        return False
    said = set(words)
    return bool(said & {"is", "are", "be"} or (said & {"was", "were"} and said & _SAYING))


def _is_passive_done(words: list[str], form: str) -> bool:
    """ "was set up", "were expected": no; "the pact agreed by" has no "to"."""
    return not words or (
        words[-1] in ("agreed", "planned") and form.endswith("ed") and "to" not in words
    )
