"""How English says who did not, after those who did: "except Kenya", "nor has Peru".

Invariant: data and patterns only; `ellipses` says what each means.
"""

from __future__ import annotations

import re

from events.intake.reading.families.elision import DO, END, HAVE, PEOPLE, A, Elision, elision

_BARRING = (
    r"except(?: for)?|excepting|excluding|apart from|aside from|other than|save(?: for)?|bar|"
    r"barring|"
    r"minus|with(?:out)? the (?:\w+ )?exceptions? of|but not(?: (?:by|from|for))?"
)
HAS_NOT = re.compile(
    rf"(?P<a>{A})(?:, [^,]{{1,100}},|,| [a-z]+(?:ed|t) [^,.;:{A}]{{1,60}} but)? "
    rf"(?:still |also |has |have |so far |both |all ){{0,2}}(?:{DO} not|"
    rf"(?:has|have|had|did|do|does|is|are|was|were|would)n't)"
    rf"(?: (?:done so|do so|followed|follow(?:ed)? suit|done the same|do likewise|been))?"
    rf"(?: (?:either|so far|yet|as yet))?{END}(?! (?:a|an|the|in|on|at|for|from|with|this|last) )"
)
_OUTSIDE = (
    rf"(?P<a>{A})(?:, [^,]{{1,60}},)? (?:is|are|was|were|remains?) (?:now |still |thus |then )*"
    r"(?:the |among the )(?:only |last |sole |few )?(?:\w+ )?(?:states?|countr(?:y|ies)|nations?|"
    r"ones?|compan(?:y|ies)|firms?|members?)(?: (?:that|which|who) (?:is|are))? "
    r"(?:still |left |remaining )?(?:outside|left out|to have stayed (?:out|away))"
    r"(?: it)?(?=[.,;]|$)"
)
"""Who is "the only state still outside"."""
_ABSENTEES = (
    r"holdouts?|hold-outs?|absentees?|absences?|omissions?|no-shows?|exceptions?|outliers?|"
    r"odd ones? out|(?:names?|companies|company|countr(?:y|ies)|players?|firms?|nations?|powers?) "
    r"(?:that (?:is|are) )?(?:still )?(?:missing|absent)|(?:that|which|who) (?:did|do|have|has|had)"
    r"(?: not|n't)(?: (?:sign(?:ed)?|join(?:ed)?|agree[d]?|done so|do so))?(?: it)?"
)
"""What those are who are not there."""
EXCEPTIONS = (
    elision(_OUTSIDE, ("outside", "left out", " stayed "), "not"),
    elision(
        rf"(?P<a>{A})(?:, [^,]{{1,100}},)? (?:(?:is|are|was|were)(?: not|n't) among|(?:is|are|"
        rf"was|were) "
        rf"(?:conspicuously |notably )?(?:absent|missing) from) (?:them|these|those|the list|their "
        rf"number)(?=[.,;]|$)",
        (" among th", "absent from", "missing from"),
        "not",
    ),
    elision(
        rf"\b[Tt]h(?:e|ose) (?:(?!of )[\w-]+ ){{0,3}}?(?:{_ABSENTEES})"
        rf"(?: from [^,.;{A}]{{2,40}}| so far)?(?: is| are| was| were|:) (?P<a>{A})",
        (f"s {A}", f"re {A}", f": {A}"),
        "not",
    ),
    elision(
        rf"(?P<a>{A})(?:, [^,]{{1,60}},)? (?:is|are|was|were|remains?) (?:also |still )?(?:among )?"
        rf"(?:the |an? |one of the )?(?:(?!of )[\w-]+ ){{0,3}}?(?:{_ABSENTEES})(?: from (?:the )?"
        rf"(?:[\w-]+ ){{0,2}}(?:list|roll|roster|text|deal|pact|group))?(?: here| so far| in "
        rf"[A-Z]\w+)?"
        r"(?=[.,;]|$)",
        (
            "holdout",
            "hold-out",
            "absen",
            "exception",
            "outlier",
            "omission",
            "no-show",
            "missing",
            "odd one",
            " not",
            "n't",
        ),
        "not",
    ),
    elision(
        rf"(?P<a>{A}) (?:is|are|was|were|remains?) (?:(?:also|still|all|both|\w+ly) )*(?:absent|"
        r"missing|nowhere to be seen|not there|not among them)(?: so far| altogether| as well| "
        r"too)?"
        r"(?=[.,;]|$| (?:on|from) the (?:list|roll|roster)\b)",
        ("absent", "missing", "nowhere", "not there", "not among"),
        "not",
    ),
    elision(
        rf"\b(?:\w+ly )?(?:[Aa]bsent|[Mm]issing)(?: so far)?,? (?:is|are|was|were):? (?P<a>{A})",
        ("bsent", "issing"),
        "not",
    ),
    elision(
        rf"\b(?:nor|neither|Nor|Neither) {DO} {PEOPLE}(?P<a>{A})",
        tuple(f"{word} {verb} " for word in ("nor", "ther", "Nor") for verb in HAVE),
        "not",
    ),
    Elision(HAS_NOT, ("n't", *(f" {verb} not" for verb in HAVE)), "not"),
    elision(
        rf"(?:,|\(|–)? ?\b(?:{_BARRING}) (?P<a>{A})(?=[.,;)]|$| (?:has|have|had|and|is|are|did)"
        rf"\b| –)",
        tuple(
            f"{w} {A}"
            for w in ("cept", "for", "ing", "from", "than", "save", "bar", "nus", "of", "not", "by")
        ),
        "left out",
        here=True,
        several=True,
    ),
    elision(
        rf"{A} but (?P<a>{A}) (?=has|have|had|signed|joined|backed|ratified)",
        (f" but {A} ",),
        "left out",
        here=True,
        several=True,
    ),
    elision(
        rf",? with (?P<a>{A}) (?:refusing|declining|abstaining|opting out|staying out|holding out|"
        rf"staying away|among the (?:holdouts|absentees))",
        (f"with {A}",),
        "left out",
        here=True,
    ),
)
