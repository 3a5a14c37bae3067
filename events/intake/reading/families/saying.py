"""Who said something: in reported speech, behind a quotation, and by a verb of judging.

Invariant: the speaker is a person, body, state or group that the text names or refers to; what
was said is the quote itself. What somebody does by saying it (to join, to leave) is told by other
rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from events.intake.reading.families import saying_words as words
from events.intake.reading.found import Found, acts, neither
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_PARTED = re.compile(r"(?:;|[,\"]? (?:and|but|while|although|though|whereas)) $")
"""What stands before the next one who speaks in a sentence."""
_PLACE = re.compile(
    r"\b(with|in|at|by|to|from|on|against|over|between|after|during|than|about|into|under|"
    r"(?:voice|face|image|likeness|name|death|arrest|help) of) "
    r"(?:the )?$"
)
"""What stands before somebody who does not speak here."""
_STATEMENT_BY = re.compile(
    r"\b[Ss]tatement (?:(?:issued|released|published|put out) )?(?:by|from) (?:the )?$"
)
_MINDED = re.compile(r"(?:is|are|was|were|remain|feel|felt)\w* ")
"""What somebody thinks of another's deed: "is dismayed that Peru has left"."""
_OF_FIRST = ("with", "in", "at", "by", "to", "from", "on")
_CLAUSE = re.compile(r" (?:is|was|are|were|has|have|had|will|[a-z]+ed) ")
_WISHED = re.compile(r"\bhad (?:\w+ )?hoped")
_WHOSE_WORDS = re.compile(r"\b(?:spokes\w+|aide|lawyer|adviser|advisor) (?:for|of|to) $")
"""What stands before somebody for whom another one speaks."""
_JOINT = re.compile(r"\b[Jj]oint(?:ly)?\b")
_OPENS, _CHOIR = 30, 6
"""More do not say the same at once."""
_PROMISES = re.compile(words.OF_PERSONS)
_SIGN = re.compile("\ue000(?=$| of \ue000)")
_PERSON = re.compile(r"\b(?:[Hh]e|[Ss]he|it)\b")
_NOTHING_SAID = re.compile(
    r"(?: (?:on|in|at|during|this|last|late|early|today|yesterday|after|to) [^,.;]{1,40})?"
    r"(?:[,.;]|$)"
)
"""Behind "said", where no more follows than a day and a place."""
_APART = re.compile(
    r" (?:.{20,},|(?:.* )?(?:since|after|before|because|when|while|although|which|who|where|as)) "
)
"""Between "said" and a fact that is not all that is said."""
_LONG = 400
"""Code points: the quote of a longer sentence starts with who speaks."""
STATEMENTS = words.STATEMENTS


def he_speaks(sentence: Sentence) -> bool:
    """Whether a sentence may hold "he said"."""
    if sentence.cues & words.HE.bit and _PERSON.search(sentence.text):
        return True
    return bool(sentence.cues & words.THE.bit) and sentence.first(words.THE) is not None


def statements(masked: Masked, story: Story, told: Sequence[Found]) -> Iterator[Found]:
    """One statement for each speaker of a sentence; of what a speaker quotes there is none.

    Where all that somebody is said to say is one of the facts `told`, they are its source.
    """
    for one in _statements(masked, story):
        if not any(_reports(one, fact, masked.sentence) for fact in told):
            yield one


_BY_THE_WAY = frozenset({"membership", "event", "office", "aim", "charge", "speech"})
"""Rules of what is told of somebody in passing, and of what has statements beside it."""


def _reports(one: Found, fact: Found, sentence: Sentence) -> bool:
    """Whether a statement only tells the fact: by a plain verb, the fact on the side of its words.

    What stands behind "said" is said, where anything does; else what stands in front of it.
    """
    said = (one.as_said or "").split()[0]
    if said not in words.REPORTED or fact.rule in _BY_THE_WAY:
        return False
    at, done = one.said_at or one.start, fact.said_at or fact.start
    inverted = sentence.start + one.roles["actor"].start > at  # "…, said the minister"
    here = at - sentence.start
    rest = here + len(one.as_said or "")
    behind = not inverted and _NOTHING_SAID.match(sentence.text, rest) is None
    if behind and (
        said == "told"
        or fact.rule == "count"
        or sentence.text.endswith((" which ", " who "), 0, here)
        or _APART.search(sentence.text, rest, max(0, fact.start - sentence.start))
    ):
        return False
    return one.start <= fact.start and (at < done < one.end if behind else done < at)


def _statements(masked: Masked, story: Story) -> Iterator[Found]:
    behind = masked.first(words.BEHIND)
    if (
        behind
        and behind["say"]
        and any(match.start("say") == behind.start("say") for match in masked.all(words.BEFORE))
    ):
        behind = None  # "A, the head of B, argued C, …": C does not argue
    spoken = _spoken(masked, [behind] if behind else _tellers(masked))
    if not spoken and not behind:
        spoken = _spoken(masked, masked.all(words.AND_SAYS))
    for number, (match, speakers) in enumerate(spoken):
        start = match.start("a") if number else 0
        last = len(masked.text)
        if number + 1 < len(spoken):
            parted = _PARTED.search(masked.text, 0, spoken[number + 1][0].start("a"))
            last = parted.start() if parted else last
        say = "say" if match["say"] else "say2"
        for speaker in speakers:
            yield _said(masked, speaker, match[say], match.start(say), (start, last))
    if spoken:
        return
    whole = (0, len(masked.text))
    for pattern in (words.HE, words.THE, words.ITS):
        pronoun = masked.first(pattern)
        one = _meant(masked, pronoun, story) if pronoun else None
        if pronoun and one is not None:
            yield _said(masked, one, pronoun["say"], pronoun.start("say"), whole)
            return
    saying = masked.first(words.SAYING)
    if saying and acts(masked, saying.start("a")):
        at = saying.start("say")
        beside = masked.text[at - 2] == words.A  # "…, with Ada Brandt arguing that …"
        them = _those(masked, at - 2 if beside else saying.start("a"))
        for speaker in them if len(them) < _CHOIR / 2 else ():
            yield _said(masked, speaker, saying["say"], saying.start("say"), whole)
        return
    for match in masked.all(words.JUDGED):
        for judge in _those(masked, match.start("a")):
            yield _said(masked, judge, match["say"], match.start("say"), whole)
    for match in masked.all(words.BY_WORD):
        for source in _those(masked, match.start("a")):
            if source.kind == "person" and (match["as"] or not match.group().startswith(_AS)):
                yield _said(masked, source, "according to", match.start(), whole)


_AS = ("as ", "As ")
_Spoken = list[tuple[re.Match[str], list[Item]]]


def _spoken(masked: Masked, told: Iterable[re.Match[str]]) -> _Spoken:
    """The matches with who speaks in them, where that is anybody."""
    found = ((match, _speakers(masked, match)) for match in told)
    return [(match, them) for match, them in found if them]


def _tellers(masked: Masked) -> list[re.Match[str]]:
    """Those who speak side by side: the first, and each behind "and", "while" or the like."""
    told: list[re.Match[str]] = []
    for match in masked.all(words.BEFORE):
        if not told or _PARTED.search(masked.text, 0, match.start("a")):
            told.append(match)
        elif not _speakers(masked, told[-1]):
            told[-1] = match
    return told


def _speakers(masked: Masked, match: re.Match[str]) -> list[Item]:
    """A person rather than its body: "Ada Brandt of Arvane", "the envoy in Oslo, Ada Brandt,"."""
    groups = match.groupdict()
    place = match.start("a" if match["a"] else "a2")
    speakers, say = _those(masked, place), match["say"] or ""
    nearer = groups.get("who") and _SIGN.search(groups.get("aside") or "")
    if nearer:  # "Peru, led by Ada Brandt, who said …"
        speakers = _those(masked, match.start("aside") + nearer.start())
    person = bool(speakers) and speakers[0].kind == "person"
    if len(speakers) > 1 and _JOINT.search(_ahead(masked, place)):
        return []  # their joint statement is an instrument
    own = (
        say
        and not (words.NO_WORD.match(say) or _MINDED.match(say))
        and words.OWN_DEED.match(masked.text, match.end("say"))
    )
    if own or neither(masked, place):
        return []
    if groups.get("who") and person:
        speakers = speakers[-1:]
    if _WISHED.search(match.group()) or (person and _WHOSE_WORDS.search(masked.text, 0, place)):
        return []
    if _is_quoted(masked.text, place):
        return []
    before = None if groups.get("who") else _PLACE.search(masked.text, 0, place)
    if before is not None and not _STATEMENT_BY.search(masked.text, 0, place):
        first = _those(masked, 0) if speakers and before[1] in _OF_FIRST else []
        return [] if first and _CLAUSE.search(masked.text, 1, place) else first
    apart = groups.get("apart") and not (groups.get("who") or masked.text.endswith(", ", 0, place))
    if (apart or (groups.get("more") and place > _OPENS)) and not person:
        return []
    if _PROMISES.match(say) and not person:
        return []
    if (aside := groups.get("aside")) and len(aside) == 1 and not nearer:
        named = _those(masked, match.start("aside"))
        return named if not named or named[0].kind == "person" else speakers
    if groups.get("of") and not (person or (speakers and speakers[0].kind == "group")):
        return _those(masked, match.start("of"))
    return speakers


def _is_quoted(words: str, place: int) -> bool:
    """Whether a quotation is open at a place: who speaks within it does so in another's words."""
    last = words.rfind('"', 0, place)
    return last >= 0 and words[last - 1 : last] in ("", " ") and not words.startswith('" ', last)


def _ahead(masked: Masked, place: int) -> str:
    """The words of the sentence in front of a place in its mask."""
    return masked.sentence.text[: masked.at(place) - masked.sentence.start]


def _those(masked: Masked, place: int) -> list[Item]:
    """Those at a place who can speak; of several who are only referred to nobody knows who did."""
    items = [i for i in masked.items(place) if i.kind not in INSTRUMENTS]
    several = len(items) > 1
    if several and (len(items) > _CHOIR or any(i.referred for i in items)):
        return []
    return [i for i in items if i.id and i.kind != "count"]


def _meant(masked: Masked, pronoun: re.Match[str], story: Story) -> Item | None:
    """Whom "he" means: the person in front of it, or the last one; "it" is the last body."""
    at = pronoun.start("he")
    start = masked.at(at) - masked.sentence.start
    end = start + len(pronoun["he"])
    if pronoun["he"] == "it":
        body = story.it()
        fits = body is not None and body.kind in ("organization", "company", "state")
        return replace(body, start=start, end=end) if body is not None and fits else None
    if story.speaker is not None and masked.text.endswith((", ", '" '), 0, at):
        return replace(story.speaker, start=start, end=end)
    for place in sorted((p for p in masked.units if p < at), reverse=True):
        persons = [i for i in masked.items(place) if i.kind == "person"]
        if persons:
            return persons[-1]
    person = story.person()
    return None if person is None else replace(person, start=start, end=end)


def _said(masked: Masked, speaker: Item, say: str, at: int, part: tuple[int, int]) -> Found:
    negative = words.NO_WORD.match(say) is not None
    start, end = masked.sentence.start, masked.sentence.end
    if part[0] or (speaker.start and end - start > _LONG and speaker.start < at):
        start = masked.at(part[0]) if part[0] else start + speaker.start
    if part[1] < len(masked.text):
        end = masked.at(part[1])
    return Found(
        kind="statement-made",
        rule="speech",
        roles={"actor": speaker},
        start=start,
        end=end,
        values={"holds": False} if negative else {},
        as_said=say.strip(),
        attributed_to=speaker.name,
        said_at=masked.at(at),
    )
