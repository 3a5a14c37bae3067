"""Rolls: who is named as one of those that a sentence has just counted, or is told to be aboard.

Invariant: a roll without a thing of its own is of the last thing that somebody joined, signed or
was counted for, in the same sentence or the one or two before; a doubt says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.families.ellipses import again
from events.intake.reading.families.meaning import Told, build, fact, told
from events.intake.reading.families.taking_words import ACTIVE, VERB, act_of
from events.intake.reading.found import Found, acts, joinable, neither
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.nouns import ANY_PLURAL
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, Stance, stance, trie

_A, _O = "\ue000", "[\ue000\ue001]"
_ARE = r"(?:now |also |currently )?(?:are|were|include[sd]?)"
_LIKE = r"(?:(?! (?:not|no)\b) [a-z]+){0,3}"
_SIGNERS = r"signatories|signers|members|supporters|backers|participants|names|parties"
_FIRSTS = sorted({noun[0] for noun in ANY_PLURAL.split("|")})
_PLURAL = "|".join(
    f"[{first.upper()}{first}]{trie(n[1:] for n in ANY_PLURAL.split('|') if n[0] == first)}"
    for first in _FIRSTS
)
_MARKS = (
    " include",
    " are",
    " were",
    ": ",
    "among them",
    "including",
    "such as",
    "notably",
    " included",
)
"""What stands between those who signed and their names."""
_OF_SEVERAL = Cued(rf"\b(?:[Tt]hose|[Oo]thers|{_PLURAL})\b")
_OF_ONE = Cued(r"\b(?:[Ff]irst|[Ll]ast|[Ll]atest|[Nn]ewest|[Nn]ext|[Oo]nly)\b")
"""What the patterns below cannot do without."""
_SIGNED = Cued(
    rf"\b(?:[Tt]hose|[Oo]thers|{_PLURAL})(?: (?:that|which|who))? {PRE}"
    rf"{VERB} (?P<o>{_O})(?: so far)?(?:,? {_ARE}(?:{_LIKE}|:) |: |[^,.;:]{{0,60}}, (?:including|"
    rf"among "
    rf"them|"
    rf"such as|notably) )(?P<a>{_A})",
    like=(_OF_SEVERAL, ACTIVE),
)
_WHO_SIGNED = Cued(
    rf"\b(?:[Tt]hose|[Oo]thers|{_PLURAL}) (?:that|which|who) {PRE}"
    rf"{VERB}(?: so far)?,? {_ARE}(?: [^,.;:]{{1,40}}:|{_LIKE}) (?P<a>{_A})",
    like=(_OF_SEVERAL, ACTIVE),
)
_FIRST_TO = Cued(
    r"\b(?P<who>(?:[Tt]he )?(?:[Ff]irst|[Ll]ast|[Ll]atest|[Nn]ewest|[Nn]ext|[Oo]nly) (?:[\w-]+ )"
    r"{0,3}?"
    rf"(?:to|that|who) (?:have |has |had )?(?:not )?){VERB}(?: (?P<o>{_O}))?(?: so far)?"
    rf"(?:,? (?:are|were|is|was|being)|:) (?P<a>{_A})",
    like=(_OF_ONE, ACTIVE),
)
_ABOARD = Cued(
    rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? (?P<be>(?:is|are|was|were)(?! nowhere)|has come|have come|"
    rf"had come|came|"
    r"got|gets|has got|have got|feature|features|featured|appear|appears|appeared|figures?)"
    r"(?P<not> not|n't)?(?: also| now| already| fully| all| both| still| only| too)*"
    rf"(?: (?:the|an?|among the|(?:some|one|two) of the) (?:(?:[\w-]+|{_A}) ){{1,5}}?| )"
    rf"(?:on board|aboard|on (?:it|{_O})|in that number|(?:on|in) the (?:[a-z]+ )?(?:list|roster|"
    rf"roll)"
    rf"(?: of (?:{_SIGNERS}))?)(?: too| either| yet| so far| as well| already)?"
    r"(?=[.,;]|$| (?:that|which|released|published|apart|besides|alongside|and|but|while)\b)"
)
_FEATURES = Cued(
    rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? (?:also )?(?P<be>features?|featured|figures?|appears?)"
    r"(?P<not>)(?=[.,;]|$| (?:too|next to|alongside|as well)\b)"
)
"""The same where the text has just spoken of those who signed."""
_ONE_OF = Cued(
    rf"(?P<a>{_A}) (?:is|are|was|were) (?=also |among |one |two |some |the |those )"
    r"(?:also )?(?:among |one of |two of |some of )?(?:the |those |a few |just )?"
    rf"(?:[\w-]+ |{_A} ){{0,4}}(?:that |which |who |to (?=have )|(?P<of>{_A}) to ){PRE}"
    rf"{VERB}(?: (?P<o>{_O})|(?=[.,;]|$| (?:during|at|in|on|when)\b))",
    like=(ACTIVE,),
)
_NAMES_ON = Cued(
    rf"(?P<a>{_A}) (?P<be>is|are|was|were)(?P<not> not)? (?:also |now |among )*(?:the )?"
    rf"(?:(?!put|placed|listed|named|left|[a-z]+ing )[\w-]+ ){{0,5}}(?:on|in) "
    rf"(?:the (?:list|roster|roll)|{_O[:-1]}](?<=[\ue001])|that number)"
    r"(?=[.,;]|$| (?:so far|and|but|for)\b)"
)
"""Forms like "A are the newest names on it"."""
_ALSO_DOING = Cued(
    rf"^(?:But |And )?(?:Also |Now |Newly |Not )?(?i:{VERB}) (?P<o>{_O})(?: "
    rf"[^,.;]{{0,30}}?)?,? "
    rf"(?:are|were|is|was) (?P<a>{_A})(?=[.,;]|$| (?:and|in|on|at)\b)",
    like=(ACTIVE,),
)
"""Forms like "Joining the pact are A and B"."""
_BEHIND = tuple(f"{be} {_A}" for be in ("are", "were", "is", "was"))
"""One of them stands in each of these forms."""
_SPELLED_OUT = Cued(
    rf"^(?:The |Its |Other |Among the )(?:[\w-]+ ){{0,2}}(?P<noun>{_SIGNERS}|founders)\b"
    rf"[^:;.]{{0,160}}: (?=[^:]*?{_A})"
)
"""Before a list of those who signed, each with what they are."""
_OF_WHOSE = re.compile(r", (?:the|an?|its) [^,;:]{3,40} of (?:the )?$")
"""Before what one of them owns."""
ROLLS = either(
    _SPELLED_OUT,
    _ALSO_DOING,
    _FEATURES,
    _FIRST_TO,
    _NAMES_ON,
    _ONE_OF,
    _SIGNED,
    _WHO_SIGNED,
    _ABOARD,
)


def rolls(masked: Masked, story: Story) -> Iterator[Found]:
    """Everybody whom a roll names."""
    verbs = masked.sentence.cues & ACTIVE.bit  # both patterns below have its verbs
    named = verbs and any(map(masked.text.__contains__, _MARKS))
    for pattern in (_SIGNED, _WHO_SIGNED) if named else ():
        for match in masked.all(pattern):
            thing = joinable(masked, match.start("o")) if pattern is _SIGNED else story.lately()
            if match["pre"].startswith("to ") and match["pre"] != "to have ":
                continue  # "the first states to sign it were …"
            meant = stance(match["pre"], match["verb"])
            yield from _did(masked, match, thing, meant, "named-list")
    for match in masked.all(_ONE_OF) if verbs else ():
        thing = joinable(masked, match.start("o")) if match["o"] else story.lately()
        if acts(masked, match.start("a")):
            meant, rule = stance(match["pre"], match["verb"]), f"{act_of(match)[1]}-verb"
            yield from _did(masked, match, thing, meant, rule)
            several = match["of"] and masked.items(match.start("of"))[0].kind == "count"
            if several and thing is not None:
                at, said = match.start("verb"), match["verb"]
                span = (match.start("of"), match.end())
                tale = Told(span[0], thing, *act_of(match), meant, span, at, said)
                yield from told(masked, rule, tale)
    for match in masked.all(_FIRST_TO) if verbs else ():
        thing = joinable(masked, match.start("o")) if match["o"] else story.lately(bodies=True)
        meant = stance(match["who"].lower().replace("to ", "to have ", 1), match["verb"])
        yield from _did(masked, match, thing, meant, "named-list")
    behind = verbs and any(map(masked.text.__contains__, _BEHIND))
    for match in masked.all(_ALSO_DOING) if behind else ():
        meant = "not" if "Not " in match.group() else "done"
        thing = joinable(masked, match.start("o")) if "ing" in match["verb"] else None
        yield from _did(masked, match, thing, meant, "named-list")
    for match in masked.all(_SPELLED_OUT):
        yield from _spelled_out(masked, match, story)
    featured = masked.all(_FEATURES) if story.deed is not None else ()
    for match in (*masked.all(_ABOARD), *featured, *masked.all(_NAMES_ON)):
        if acts(masked, match.start("a")):
            yield from _aboard(masked, match, story)


def _spelled_out(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    """Everybody behind the colon: "The signatories span …: makers A and B, the owner of C; D"."""
    thing = story.lately()
    if thing is None:
        return
    for place in sorted(masked.units):
        if place < match.end() or masked.text[place] != _A:
            continue
        owned = _OF_WHOSE.search(masked.text, match.end(), place) is not None
        for actor in masked.items(place)[owned:]:
            span, at = (match.start(), place + 1), match.start("noun")
            found = fact(actor, thing, "join", "joining", "done")
            if found is not None and actor.id:
                yield build(
                    masked, found[0], "named-list", actor, thing, span, at, found[1], found[2],
                    match["noun"],
                )  # fmt: skip


def _did(
    masked: Masked, match: re.Match[str], thing: Item | None, meant: Stance | None, rule: str
) -> Iterator[Found]:
    """What the verb says of those on the roll."""
    if thing is not None:
        at, said = match.start("verb"), (match.groupdict().get("pre") or "") + match["verb"]
        tale = Told(match.start("a"), thing, *act_of(match), meant, match.span(), at, said)
        yield from told(masked, rule, tale)


def _aboard(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    none = match["not"] or neither(masked, match.start("a"))
    meant: Stance = "not" if none else "done"
    thing = story.lately()
    if story.deed is not None and story.deed.kind != "declined":
        yield from again(masked, match, story.deed, meant=meant)
    elif thing is not None:
        at, said = match.start("be"), match.group()[1:]
        tale = Told(match.start("a"), thing, "join", "joining", meant, match.span(), at, said)
        yield from told(masked, "joining-bare", tale)
