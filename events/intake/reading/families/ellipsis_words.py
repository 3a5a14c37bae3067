"""How English leaves out what has just been said, as patterns.

Invariant: data and patterns only; `ellipses` says what each means. Every match of a pattern has
one of its strings.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from events.intake.reading.nouns import ANY_PLURAL
from events.intake.reading.verbs import PRE

_A = "\ue000"
_HAVE = ("has", "have", "had", "did", "does", "do", "is", "are", "was", "were", "will", "would")
_DO = rf"(?:{'|'.join(_HAVE)})"
_END = (
    r"(?=\s*(?:[.,;:)–—]|$|(?:and|but|or|nor|while|because|citing|as|when|although|though|since|"
    r"who|"
    r"which|that|in|on|at|after|before|a|an|the|this|last|earlier|later|from|with|too|either|for)"
    r"\b))"
)
_HOW = r"(?:(?:also|still|since|then|later|soon|both|all|now|\w+ly) )*"
_PEOPLE = r"(?:(?:the |all |its |their |most |many |a \w+ of )?(?:[\w-]+ ){0,4}[\w-]+s: )?"
"""Who they are before they are named: "so did the five hosts: …"."""
_DOING = (
    r"(?:sign|join|back|support|endors|ratify|acced|participat|tak|leav|quitt|withdraw|pull|adopt|"
    r"com)"
    r"ing(?: (?:up|on|in|part|aboard|on board|out))?"
)
_BARRING = (
    r"except(?: for)?|excepting|excluding|apart from|aside from|other than|save(?: for)?|bar|"
    r"barring|"
    r"minus|with(?:out)? the (?:\w+ )?exceptions? of|but not(?: (?:by|from|for))?"
)
_INCLUDE = tuple(f"{verb} {_A}" for verb in ("include", "includes", "included"))
Meant = Literal["done", "not", "told", "dated", "left out"]
"""As the others did; not so; as the verb says; only with a day; as the others did not."""


class Elision(NamedTuple):
    """A pattern, what it means, where what it goes on with stands."""

    pattern: re.Pattern[str]
    strings: tuple[str, ...]
    meant: Meant
    here: bool = False
    """Only with what the same sentence has told before."""
    several: bool = False
    """Only with what several have done."""

    @property
    def beside(self) -> bool:
        """Whether those who are meant may stand in one list with those they are of."""
        return self.strings[0] in ("among them", " included")


def _elision(
    pattern: str,
    strings: tuple[str, ...],
    meant: Meant,
    *,
    here: bool = False,
    several: bool = False,
) -> Elision:
    return Elision(re.compile(pattern), strings, meant, here, several)


HAS_NOT = re.compile(
    rf"(?P<a>{_A})(?:, [^,]{{1,100}},|,| [a-z]+(?:ed|t) [^,.;:{_A}]{{1,60}} but)? "
    rf"(?:still |also |has |have |so far |both |all ){{0,2}}(?:{_DO} not|"
    rf"(?:has|have|had|did|do|does|is|are|was|were|would)n't)"
    rf"(?: (?:done so|do so|followed|follow(?:ed)? suit|done the same|do likewise|been))?"
    rf"(?: (?:either|so far|yet|as yet))?{_END}(?! (?:a|an|the|in|on|at|for|from|with|this|last) )"
)
FIRST = re.compile(
    rf"(?P<a>{_A})(?:, [^,]{{1,60}},)? (?:was|became|becomes|had become|has become|is) the "
    rf"(?:first|"
    rf"second|third|\w+th|\d+(?:st|nd|rd|th)|last|latest)(?: (?:of them|to do so|to go|"
    rf"(?:country|nation|state|member|company|\w+ (?:country|nation|state))(?: to do so)?))?"
    rf"(?=\s*(?:[.,;]|$|(?:and|but|in|on|after|when|this|last)\b))"
)
ELISIONS = (
    Elision(FIRST, ("was the ", "became the ", "becomes the ", "become the ", "is the "), "done"),
    _elision(
        rf"(?:(?:;|,? and|,? but|,? while|,? then|, followed by) (?P<a>{_A})|[,;] "
        rf"(?P<b>{_A}) [–-])(?=[,;.]|$| and\b| (?:a|two|three|four|five|\w+) (?:days?|weeks?|"
        rf"months?|"
        r"years?) later)",
        (f"; {_A}", f", {_A} ", f"and {_A}", f"but {_A}", f"while {_A}", f"then {_A}", f"by {_A}"),
        "dated",
        here=True,
    ),
    _elision(rf": (?P<a>{_A})(?=[.;]|$)", (f": {_A}",), "done", here=True, several=True),
    _elision(
        rf"(?:,|,? (?:but|–|—|-))? (?:including|among them|such as|notably|namely|led by|chief "
        rf"among "
        rf"them|in particular|most notably|most of all) (?P<a>{_A}){_END}",
        (f"ing {_A}", f"them {_A}", f"as {_A}", f"ly {_A}", f"by {_A}", f"lar {_A}", f"all {_A}"),
        "done",
        here=True,
        several=True,
    ),
    _elision(
        rf",? (?P<a>{_A}),? (?:among them|among others|to name a few)\b",
        ("among them", "among others", "to name"),
        "done",
        here=True,
        several=True,
    ),
    _elision(rf",? (?P<a>{_A}) included(?=[.;]|$)", (" included",), "done", several=True),
    _elision(
        rf",? (?:along|together|in common) with (?P<a>{_A})(?=[.,;]|$| (?:in|on|at)\b)",
        ("ther with", "long with", "mon with"),
        "done",
        here=True,
    ),
    _elision(
        rf",? (?:joining|following|alongside|in addition to|besides|on top of|echoing) "
        rf"(?:the likes of |others like )?(?P<a>{_A})(?=[.,;]|$| (?:in|on|and|which|who|as)\b)",
        (f"ing {_A}", f"side {_A}", f"to {_A}", f"sides {_A}", f"of {_A}", f"like {_A}"),
        "done",
        here=True,
    ),
    _elision(
        rf"\b(?:second|third|\w+th|\d+(?:st|nd|rd|th)|latest|next|other|another)"
        rf"\b[^,;.{_A}]{{1,40}}[^,;.]"
        rf"{{0,40}} after (?P<a>{_A})(?=[.,;]|$)",
        (f"after {_A}",),
        "done",
        here=True,
    ),
    _elision(
        rf"\b(?:followed|joined|accompanied|preceded|succeeded)(?: (?:\w+ly|soon|later|shortly|"
        rf"closely|"
        rf"after(?:wards)?|within \w+(?: of \w+)?|a \w+ later|in turn|on \w+))* by "
        rf"(?P<a>{_A})(?=[.,;]|$| (?:in|on|and|a|two|from|at)\b)",
        (f"by {_A}",),
        "done",
    ),
    _elision(
        rf",? with (?P<a>{_A}) (?:as |being )?(?:the (?:latest|most recent|last|newest|first|next)|"
        rf"(?:also |later |then )?(?:{_DOING}|follow)(?:ing)?(?: suit| them)?|doing (?:so|"
        rf"likewise|the same))\b",
        (f"with {_A}",),
        "done",
        here=True,
    ),
    _elision(
        rf"\b[Tt]he (?:latest|last|first|newest|most recent|biggest|largest)(?: of (?:them|these|"
        rf"which)| to "
        rf"(?:do so|join|sign|leave|follow))?(?: being| is| was| were| are|:|,) (?P<a>{_A})"
        rf"(?=[.,;]|$|"
        r" (?:in|on|and)\b)",
        (f"ing {_A}", f"s {_A}", f"re {_A}", f": {_A}", f", {_A}"),
        "done",
    ),
    _elision(
        rf"^(?:The \w+|Others?|Those|Among (?:them|these|those|the \w+)|The (?:rest|others|list)|"
        rf"The (?:other|new|latest|initial|original|first) \w+),? (?:now |also |currently )?"
        rf"(?:are|were|is|include[sd]?) (?P<a>{_A})",
        (*(f"{verb} {_A}" for verb in ("are", "were", "is")), *_INCLUDE),
        "done",
    ),
    _elision(
        rf"^(?:They|{_A}) (?:also )?include[sd]? (?P<a>{_A})",
        _INCLUDE,
        "done",
        several=True,
    ),
    _elision(
        rf"^(?:Also|Others?) (?:{_DOING}|on board|aboard|on the list|present|in)(?: \w+)? "
        rf"(?:are|were|is|was) (?P<a>{_A})",
        (f"re {_A}", f"is {_A}", f"was {_A}"),
        "done",
    ),
    _elision(
        rf"(?P<a>{_A}) (?:are|were|is|was) (?:also |both |all )?among (?:them|these|those|the "
        rf"(?:\w+ )"
        rf"?(?:{ANY_PLURAL}))(?=[.,;]|$)",
        (" among th",),
        "done",
    ),
    _elision(
        rf"(?P<a>{_A})(?:, [^,]{{1,100}},)? (?:(?:is|are|was|were)(?: not|n't) among|(?:is|are|"
        rf"was|were) "
        rf"(?:conspicuously |notably )?(?:absent|missing) from) (?:them|these|those|the list|their "
        rf"number)(?=[.,;]|$)",
        (" among th", "absent from", "missing from"),
        "not",
    ),
    _elision(
        rf"\b(?:as|so|As|So) {_DO} (?:also )?{_PEOPLE}(?P<a>{_A})",
        tuple(f"{word} {verb} " for word in ("as", "so", "As", "So") for verb in _HAVE),
        "done",
    ),
    _elision(
        rf"\b(?:just )?(?:as|like) (?P<a>{_A}) (?:{_DO}|has done|had done|have done)\b"
        r"(?! (?:not|to|said|been|a|the|an)\b)",
        (f"as {_A}", f"like {_A}"),
        "done",
    ),
    _elision(
        rf"(?P<a>{_A}) (?:{_DO})(?: done so)?,? (?:too|as well|likewise|also)(?=[.,;]|$)",
        (" too", " as well", " likewise", " also"),
        "done",
    ),
    _elision(
        rf"\b(?:nor|neither|Nor|Neither) {_DO} {_PEOPLE}(?P<a>{_A})",
        tuple(f"{word} {verb} " for word in ("nor", "ther", "Nor") for verb in _HAVE),
        "not",
    ),
    Elision(HAS_NOT, ("n't", *(f" {verb} not" for verb in _HAVE)), "not"),
    _elision(
        rf"(?:,|\(|–)? ?\b(?:{_BARRING}) (?P<a>{_A})(?=[.,;)]|$| (?:has|have|had|and|is|are|did)"
        rf"\b| –)",
        tuple(
            f"{w} {_A}"
            for w in ("cept", "for", "ing", "from", "than", "save", "bar", "nus", "of", "not", "by")
        ),
        "left out",
        here=True,
    ),
    _elision(
        rf"{_A} but (?P<a>{_A}) (?=has|have|had|signed|joined|backed|ratified)",
        (f" but {_A} ",),
        "left out",
        here=True,
        several=True,
    ),
    _elision(
        rf",? with (?P<a>{_A}) (?:refusing|declining|abstaining|opting out|staying out|holding out|"
        rf"staying away|among the (?:holdouts|absentees))",
        (f"with {_A}",),
        "left out",
        here=True,
    ),
    _elision(
        rf"(?P<a>{_A})(?:, [^,]{{1,100}},|,)? {PRE}(?P<verb>d(?:o|oes|one|id|oing) (?:so|likewise|"
        rf"the "
        r"same|either)|follow(?:s|ed|ing)? suit|tak(?:e|es|en|ing) the same step|took the same "
        r"step|"
        r"followed(?=[.,;]|$| (?:in|on|after|shortly|a|two|the|together|soon)\b))",
        (" so", " likewise", " the same", " either", " follow"),
        "told",
    ),
)
ANY = tuple(dict.fromkeys(s for each in ELISIONS for s in each.strings))
"""A quick look: no elision matches without."""
