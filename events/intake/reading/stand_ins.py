"""Words that stand for those just named: "both", "the three countries", an "it" within a sentence.

Invariant: they stand for whom the sentence is about, or for the last list of so many; else for
nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from events.intake.reading.cues import Cued, at_cue
from events.intake.reading.items import Item
from events.intake.reading.nouns import ANY_PLURAL, INSTRUMENT_NOUNS, NUMBERS, PLURALS
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_THE = ("the", "The", "these", "These", "both", "Both", "all", "All")


def _starts(words: str, cue: int) -> list[int]:
    """Where "the three countries" may start that has its noun at the cue."""
    starts: list[int] = []
    first = cue
    for _ in range(3):
        end, first = first - 1, words.rfind(" ", 0, max(0, first - 1)) + 1
        if words.endswith(_THE, first, end):
            starts.insert(0, end - next(len(w) for w in _THE if words.endswith(w, first, end)))
    return starts


SEVERAL = Cued(
    rf"\b(?:[Tt]h(?:e|ese)|(?P<both>[Bb]oth)|[Aa]ll(?= \w+e\b| two| four| six)) (?:(?P<n>two|"
    rf"three|four|five|six|seven|eight|nine|ten) )?(?:(?!only|other|remaining|first|last|latest|"
    rf"new|next|same|most|(?:{'|'.join(INSTRUMENT_NOUNS)}) )[a-z]+ )?"
    rf"(?!signatories|members|parties|partners|supporters|sponsors|participants|ministers|"
    rf"leaders)(?P<unit>{ANY_PLURAL})\b"
    r"(?! (?:that|who|where|whose|with|behind|involved|taking|concerned|in question)\b| which | "
    r"of (?:the )?[A-Z])",
    starts=_starts,
)
FEW = Cued(
    r"(?:^|(?<=[,;] )|(?<=\bbut )|(?<=\band )|(?<=\bthat ))(?:[Bb]oth|[Tt]he (?:two|pair|duo|"
    r"trio|three|"
    r"four|five)|[Aa]ll (?:two|three|four|five|six))(?: of them)?(?= (?:have|has|had|did|do|will|"
    r"are|were|"
    r"also|then|later|now|said|signed|joined|back|backed|endorsed|ratified|refused|declined|left|"
    r"quit|"
    r"withdrew|agreed|belong|support|supported|reject|rejected|pulled|sign|voted|pledged|"
    r"promised)\b)|(?<=[a-z]d )(?:all (?:two|three|four|five|six)|both|the (?:pair|trio|duo))"
    r"(?=[.,;]|$|"
    r" (?:and|after|in|over|on|until|last|from)\b)",
    starts=lambda words, cue: (words.rfind(" ", 0, max(0, cue - 1)) + 1, cue),
)
"""Those just named, without a noun."""
NEITHER = Cued(
    r"\b[Nn]either(?: of (?:them|the (?:two|pair))| (?:country|state|nation|company|firm|side|"
    r"government|bank|party))?(?= (?:ha[sd]|have|is|are|was|were|did|does|belongs?|signed|joined|"
    r"backed|supports?|ratified|will) (?!the |its |an? |[A-Z][a-z]))",
    starts=at_cue,
)
"""The two just named, who did not."""
_SO_MANY = {"both": 2, "two": 2, "pair": 2, "duo": 2, "trio": 3, **NUMBERS}
_MID_IT = re.compile(
    r"(?:[,:;] (?:but |and |although |though |while |yet |so )?|\b(?:but|and|although|though|"
    r"while|which|"
    r"when|after|because|since|where|whom) |^(?:Although|Though|While|Because|Since|After|When) |"
    r"(?P<then>^(?:In|On|At|By|Last|This|That|Earlier|Later|Early|Late|Until|Two|Three|A|An) "
    r"(?:[\w.-]+ ){0,4}[\w.]+,? ))(?P<it>it)"
    r"(?= (?:(?:has|had|is|was|will|would|did|does|also|never|still|now|already|later|formally) )"
    r"*(?:not )?"
    r"(?:(?:been|yet|a|an|the|being) )*(?:sign|join|left|leav|quit|ratif|with|remain|belong|back|"
    r"refus|declin|"
    r"suspend|expel|acced|endors|support|pull|member|party|admit|reject|opt|exit|rejoin|to |part |"
    r"compris|includ|number|boast|consist))"
)
"""Within a sentence: what the sentence is about."""
_FRONTED = re.compile(r"(?:With|Under|By|At|In|From|Besides|Including|Counting) [^,]*, it ")
"""What stands in front of "it" is then no subject: "With the addition of Peru, it …"."""
_OPENING = 40
"""Letters within which the subject of a sentence stands."""


def stand_ins(
    sentence: Sentence, story: Story, own: Sequence[Item]
) -> Iterator[tuple[Sequence[Item], int, int]]:
    """For whom each such word stands, with where it starts and ends; `own` are those named."""
    words = sentence.text
    if " it " in words:
        for found in _MID_IT.finditer(words):
            then = found["then"] is not None
            one = story.it() if then else _subject(words, found.start("it"), own, story)
            if one is not None:
                yield (one,), *found.span("it")
    for several in sentence.all(SEVERAL):
        number = NUMBERS[several["n"]] if several["n"] else 2 if several["both"] else None
        meant = story.several(PLURALS[several["unit"].lower()], number)
        yield meant, *several.span()
    for none in sentence.all(NEITHER):
        yield story.several("", 2), *none.span()
    for few in sentence.all(FEW):
        number = _SO_MANY[few.group().lower().removesuffix(" of them").split()[-1]]
        yield story.several("", number), *few.span()


def _subject(words: str, at: int, own: Sequence[Item], story: Story) -> Item | None:
    """Whom "it" within a sentence stands for: its subject, or behind "Although it" the next one."""
    first = next((i for i in own if i.kind in ("state", "company", "organization") and i.id), None)
    if first is None:
        return story.it()
    if first.start < at:
        if _FRONTED.match(words) and words.endswith(", ", 0, at):
            return story.it()
        return first if first.start <= _OPENING else None
    return first if at < _OPENING and words.rfind(",", at, first.start) >= 0 else None
