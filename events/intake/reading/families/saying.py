"""Who said something: in reported speech, and behind a quotation.

Invariant: the speaker is a person, body, state or group that the text names or refers to; what
was said is the quote itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_A = "\ue000"
_SAY = (
    r"(?:said|says|say|told|tells|(?:added|adds)(?= that|[:,.\"])|"
    r"stressed|stresses|warned|warns|argued|argues|"
    r"suggested|suggests|"
    r"noted|notes|explained|insisted|insists|claimed|claims|stated|states that|wrote|writes|"
    r"criticised|criticized|"
    r"praised|praises|complained|hope|hopes|hoped|declared|acknowledged|believes?|"
    r"(?:declined|refused|declines) to (?:comment|specify|say|elaborate)|"
    r"(?:did not|didn't|did not immediately|didn't immediately) (?:reply|respond|comment))"
)
_BEFORE = Cued(
    rf"(?P<a>{_A})(?:, [^,]{{1,90}},)? (?:(?:has|have|had|also|later|then|\w+ly) )"
    rf"*(?P<say>{_SAY})\b"
)
_BEHIND = Cued(
    rf"[,\"] ?(?P<say>(?:said|says|added|warned|told [a-z]+)) (?P<a>{_A})|"
    rf"[,\"] (?P<a2>{_A})(?:, [^,]{{1,90}},)? (?P<say2>{_SAY})\b"
)
_HE = Cued(
    r"(?:^|[,\"] |\band )(?P<he>[Hh]e|[Ss]he) (?:(?:also|has|later|then) )*(?P<say>said|"
    r"says|told|added|stressed|warned|noted|explained|wrote|argued)\b"
)


_PERSON = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
STATEMENTS = either(_BEHIND, _BEFORE, _HE)


def he_speaks(sentence: Sentence) -> bool:
    """Whether a sentence may hold "he said"."""
    return bool(sentence.cues & _HE.bit) and _PERSON.search(sentence.text) is not None


def statements(masked: Masked, story: Story) -> Iterator[Found]:
    """One statement for each sentence at most, by its first speaker."""
    found = masked.first(_BEHIND) or masked.first(_BEFORE)
    if found:
        place = found.start("a") if found["a"] else found.start("a2")
        speakers = [
            i for i in masked.items(place) if i.id and i.kind not in ("count", *INSTRUMENTS)
        ]
        if len(speakers) == 1:
            say = "say" if found["say"] else "say2"
            yield _said(masked, speakers[0], found[say], found.start(say))
        return
    pronoun = masked.first(_HE)
    speaker = _last_person(masked, pronoun, story) if pronoun else None
    if pronoun and speaker is not None:
        yield _said(masked, speaker, pronoun["say"], pronoun.start("say"))


def _last_person(masked: Masked, pronoun: re.Match[str], story: Story) -> Item | None:
    """Whom "he" means: the person in front of it, or the last one of another sentence."""
    at = pronoun.start("he")
    for place in sorted((p for p in masked.units if p < at), reverse=True):
        persons = [i for i in masked.items(place) if i.kind == "person"]
        if persons:
            return persons[-1]
    person = story.person()
    if person is None:
        return None
    start = masked.at(at) - masked.sentence.start
    return replace(person, start=start, end=start + len(pronoun["he"]))


def _said(masked: Masked, speaker: Item, say: str, at: int) -> Found:
    negative = say.startswith(("did", "declined", "refused", "declines"))
    return Found(
        kind="statement-made",
        rule="speech",
        roles={"actor": speaker},
        start=masked.sentence.start,
        end=masked.sentence.end,
        values={"holds": False} if negative else {},
        as_said=say,
        attributed_to=speaker.name,
        said_at=masked.at(at),
    )
