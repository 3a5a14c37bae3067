"""How English leaves out what has just been said, as patterns.

Invariant: data and patterns only; `ellipses` says what each means. Every match of a pattern has
one of its strings.
"""

from __future__ import annotations

import re

import ahocorasick_rs

from events.intake.reading.families.elision import DO, END, HAVE, PEOPLE, A, Elision, elision
from events.intake.reading.families.exception_words import EXCEPTIONS
from events.intake.reading.families.sequel_words import SEQUELS
from events.intake.reading.nouns import ANY_PLURAL

_DOING = (
    r"(?:sign|join|back|support|endors|ratify|acced|participat|tak|leav|quitt|withdraw|pull|adopt|"
    r"com)"
    r"ing(?: (?:up|on|in|part|aboard|on board|out))?"
)
_INCLUDE = tuple(f"{v}{c} {A}" for v in ("include", "includes", "included") for c in ("", ":"))
NOT_THEIRS = (
    r"(?! (?:allies|members|countries|states|officials|companies|firms|banks|citizens)\b|'s? )"
)
"""Behind a name that does not only say whose those are: "These include NATO members"."""
PLURAL = f"(?:{ANY_PLURAL}|{'|'.join(n.capitalize() for n in ANY_PLURAL.split('|'))})"
FIRST = re.compile(
    rf"(?P<a>{A})(?:, [^,]{{1,60}},)? (?:was|were|became|becomes|had become|has become|is|are) the "
    rf"(?:first|"
    rf"second|third|\w+th|\d+(?:st|nd|rd|th)|last|latest)(?: (?:of them|to do so|to go|"
    rf"(?:country|nation|state|member|company|\w+ (?:country|nation|state))(?: to do so)?))?"
    rf"(?=\s*(?:[.,;]|$|(?:and|but|in|on|after|when|this|last)\b))"
)
NAMED = re.compile(
    rf"^(?:The \w+|Others?|They|These(?: \w+)?|{A}|Among (?:them|these|those|the \w+)|The (?:rest|"
    rf"others|"
    rf"list)|The (?:other|new|latest|initial|original|first|newly[ -]\w+) \w+|(?:Among )?"
    rf"(?:[Tt]hose|{PLURAL}|[Tt]he (?:nearly |some |over |about )?(?:[\w-]+ |{A} ){{1,3}}?) ?"
    rf"(?:who (?:are )?)?{_DOING})(?: (?:in question|concerned|involved|today|now))*,? "
    rf"(?:now |also |currently )?(?:are|were|is|include[sd]?):? (?P<a>{A})"
    rf"{NOT_THEIRS}"
)
"""Who they are of whom the sentence before has told: "They are …", "Those joining include …"."""
ELISIONS = (
    Elision(
        FIRST,
        (
            "was the ",
            "were the ",
            "are the ",
            "became the ",
            "becomes the ",
            "become the ",
            "is the ",
        ),
        "done",
    ),
    elision(
        rf"(?:(?:;|,? and|,? but|,? while|,? then|, followed by) (?P<a>{A})|[,;] "
        rf"(?P<b>{A})(?: [–-])?)(?=[,;.]|$| and\b| (?:a|two|three|four|five|\w+) (?:days?|weeks?|"
        rf"months?|"
        r"years?) later)",
        (f"; {A}", f", {A}", f"and {A}", f"but {A}", f"while {A}", f"then {A}", f"by {A}"),
        "dated",
        here=True,
    ),
    elision(
        rf"(?:,|,? (?:but|–|—|-))? (?:including|among them|such as|notably|namely|led by|chief "
        rf"among "
        rf"them|in particular|most notably|most of all) (?P<a>{A}){END}",
        (f"ing {A}", f"them {A}", f"as {A}", f"ly {A}", f"by {A}", f"lar {A}", f"all {A}"),
        "done",
        here=True,
        several=True,
    ),
    elision(
        rf", (?:as well as|plus) (?P<a>{A})(?=[.;]|$)",
        (f"as {A}", f"plus {A}"),
        "done",
        here=True,
        several=True,
    ),
    elision(
        rf",? (?P<a>{A}),? (?:among them|among others|to name a few)\b",
        ("among them", "among others", "to name"),
        "done",
        here=True,
        several=True,
    ),
    elision(
        rf"[:,] (?:and )?(?:(?!not|un|no)[a-z-]+ ){{1,4}}(?:like|such as) (?P<a>{A})(?=[.,;]|$)",
        (f"like {A}", f"as {A}"),
        "done",
        here=True,
        several=True,
    ),
    elision(rf",? (?P<a>{A}) included(?=[.;]|$)", (" included",), "done", several=True),
    elision(
        rf",? (?:along|together|in common) with (?P<a>{A})(?=[.,;:]|$| (?:in|on|at)\b)",
        ("ther with", "long with", "mon with"),
        "done",
        here=True,
    ),
    elision(rf": (?P<a>{A})(?=[.;]|$)", (f": {A}",), "done", here=True, several=True),
    elision(
        rf",? (?:joining|following|alongside|in addition to|besides|on top of|echoing) "
        rf"(?:the likes of |others like )?(?P<a>{A})(?=[.,;]|$| (?:in|on|and|which|who|as)\b)",
        (f"ing {A}", f"side {A}", f"to {A}", f"sides {A}", f"of {A}", f"like {A}"),
        "done",
        here=True,
    ),
    elision(
        rf"\b(?:second|third|\w+th|\d+(?:st|nd|rd|th)|latest|next|other|another)"
        rf"\b[^,;.{A}]{{1,40}}[^,;.]"
        rf"{{0,40}} after (?P<a>{A})(?=[.,;]|$)",
        (f"after {A}",),
        "done",
        here=True,
    ),
    elision(
        rf"\b(?:followed|joined|accompanied|preceded|succeeded)(?: (?:\w+ly|soon|later|shortly|"
        rf"closely|"
        rf"after(?:wards)?|within \w+(?: of \w+)?|a \w+ later|in turn|on \w+))*,? by "
        rf"(?P<a>{A})(?=[.,;]|$| (?:in|on|and|a|two|from|at)\b)",
        (f"by {A}",),
        "done",
    ),
    elision(
        rf",? with (?P<a>{A}) (?:as |being )?(?:the (?:latest|most recent|last|newest|first|next)|"
        rf"(?:also |later |then )?(?:{_DOING}|follow)(?:ing)?(?: suit| them)?|doing (?:so|"
        rf"likewise|the same))\b",
        (f"with {A}",),
        "done",
        here=True,
    ),
    elision(
        rf"\b[Tt]he (?:latest|last|first|newest|most recent|biggest|largest)(?: of (?:them|these|"
        rf"which)| to "
        rf"(?:do so|join|sign|leave|follow))?(?: being| is| was| were| are|:|,) (?P<a>{A})"
        rf"(?=[.,;]|$|"
        r" (?:in|on|and)\b)",
        (f"ing {A}", f"s {A}", f"re {A}", f": {A}", f", {A}"),
        "done",
    ),
    Elision(
        NAMED,
        (
            *(f"{verb}{colon} {A}" for verb in ("are", "were", "is") for colon in ("", ":")),
            *_INCLUDE,
        ),
        "done",
    ),
    elision(
        rf"^(?:They|These|{A}) (?:also )?include[sd]? (?P<a>{A}){NOT_THEIRS}",
        _INCLUDE,
        "done",
        several=True,
    ),
    elision(
        rf"^(?:Also|Others?) (?:{_DOING}|on board|aboard|on the list|present|in)(?: \w+)? "
        rf"(?:are|were|is|was) (?P<a>{A})",
        (f"re {A}", f"is {A}", f"was {A}"),
        "done",
    ),
    elision(
        rf"(?P<a>{A}) (?:are|were|is|was) (?:also |both |all )?among (?:them|these|those|the "
        rf"(?:\w+ )"
        rf"?(?:{ANY_PLURAL}))(?=[.,;]|$)",
        (" among th",),
        "done",
    ),
    elision(
        rf"\b(?:as|so|As|So) {DO} (?:also )?{PEOPLE}(?P<a>{A})",
        tuple(f"{word} {verb} " for word in ("as", "so", "As", "So") for verb in HAVE),
        "done",
    ),
    elision(
        rf"\b(?:just )?(?:as|like) (?P<a>{A}) (?:{DO}|has done|had done|have done)\b"
        r"(?! (?:not|to|said|been|a|the|an)\b)",
        (f"as {A}", f"like {A}"),
        "done",
    ),
    elision(
        rf"(?P<a>{A}) (?:{DO})(?: done so)?,? (?:too|as well|likewise|also)(?=[.,;]|$)",
        (" too", " as well", " likewise", " also"),
        "done",
    ),
    *SEQUELS,
    *EXCEPTIONS,
)
STRINGS = ahocorasick_rs.AhoCorasick({s: 0 for each in ELISIONS for s in each.strings})
"""A quick look: no elision matches without one of its own."""
