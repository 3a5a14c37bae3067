"""Who said something: in reported speech, behind a quotation, and by a verb of judging.

Invariant: the speaker is a person, body, state or group that the text names or refers to; what
was said is the quote itself. What only asks others to act is no statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.sentences import Sentence
from events.intake.reading.story import Story

_A, _ANY = "\ue000", "[\ue000\ue001]"
_TELL = (
    r"said|says|say|told|tells|(?:added|adds)(?= that|[:,.\"])|stressed|stresses|warned|warns|"
    r"argued|argues|suggested|suggests|noted|notes|explained|explains|insisted|insists|claimed|"
    r"claims|stated|states that|wrote|writes|complained|hope(?= to| that)|hopes|hoped|declared|"
    r"acknowledged|"
    r"believes?|repeated|reiterate[sd]|point(?:s|ed) out|emphasi[sz]e[sd]|underline[sd]|"
    r"underscore[sd]|observed|maintain(?:s|ed) that|cautioned|asserted|asserts|conceded|predicted|"
    r"replied|remarked|lamented|tweeted|posted|disclosed|revealed that|"
    r"recalled that|confirmed that|ruled|countered|"
    r"ma(?:de|kes) (?:it )?clear"
)
_JUDGE = (
    rf"(?:called|calls) (?=(?:it|this|that|the|these|those|its|\"|[A-Z]|{_ANY})[^.;]* )|"
    r"(?:criticised|criticized|criticises|criticizes|praised|praises|hailed|hails|lauded|condemned|"
    r"condemns|applauded|slammed|blasted|deplored|decried|defended|dismissed|mocked|thanked)"
    r"(?= (?!by\b))|describe[sd] (?=[^.;]* as )|"
    rf"welcome[sd] (?=(?:the|this|that|its|his|her|{_A}'s) (?!(?:new )?(?:members|countries))|"
    r"(?:it|them)(?:[.,;]|$| (?:but|and|as)\b))|"
    r"(?:accuse[sd]|accusing) (?=[^.;]* of )|call(?:s|ed) for (?=[a-z])|warned against |"
    r"spoke of (?=an? |the )|fears? (?=that\b)|opposes? (?=the |any )|"
    r"(?:expresse[sd]|voice[sd]) (?=[a-z])|"
    r"raise[sd] (?=[^.;]{0,20}(?:concern|doubt|objection|alarm))|"
    r"denie[sd] (?!access|entry|visas?|permission)|"
    r"reject(?:s|ed) (?=(?:the |these |such |all )?(?:accus|claims?\b|charges?\b|alleg|critic))"
)
_OF_PERSONS = r"(?:promise[sd]|pledge[sd]|vow(?:s|ed)) (?!to\b)"
"""Only a person's words: of a state they are an intention or a gift."""
_NO_WORD = (
    r"(?:declined|refused|declines) to (?:comment|specify|say|elaborate)|"
    r"(?:did not|didn't|did not immediately|didn't immediately) (?:reply|respond|comment)"
)
_SAY = rf"(?:(?:{_TELL}|{_NO_WORD})\b|{_JUDGE}|{_OF_PERSONS})"
_FOR_THEM = (
    r"(?:spokes(?:man|woman|person|people)|officials?|representatives?|lawyers?|executives?)"
)
_WHO = (
    rf"(?P<a>{_A})(?:(?:'s?)? (?:[a-z]+ )?{_FOR_THEM})?"
    rf"(?: (?:of|for|from|at|with) (?:the )?(?:[a-z]+ ){{0,3}}(?P<of>{_ANY}))?(?: for [a-z]+)?"
    rf"(?:, (?P<aside>[^,]{{1,90}}),|(?P<apart>,))?"
)
"""Who speaks, with what the text says of them before it tells that they do."""
_BEFORE = Cued(
    rf"{_WHO}(?P<who>,? who)? (?:(?:has|have|had|also|later|then|again|since|long|always|"
    r"repeatedly|already|publicly|\w+ly|in a (?:statement|letter|speech|post|tweet)),? )*"
    rf"(?P<say>{_SAY})"
)
_BEHIND = Cued(
    rf"[,\"] ?(?P<say>(?:said|says|added|warned|wrote|told [a-z]+)) (?P<a>{_A})(?=\W*$|[,.;\"]|"
    r" (?:in|at|on|after|during|who|from|of|to|as|ahead|before|when|last|earlier|today)\b)|"
    rf"[,\"] (?P<a2>{_A})(?:, [^,]{{1,90}},)? (?:(?:has|also|later|then) )?(?P<say2>{_TELL})\b"
)
_HE = Cued(
    r"(?:^|[,\"] |\band )(?P<he>[Hh]e|[Ss]he) (?:(?:also|has|later|then) )*(?P<say>said|says|"
    r"told|added|stressed|warned|noted|explained|wrote|argued|pointed out|called(?= it| the| this)|"
    r"described(?= [^.;]* as ))\b"
)
_THE = Cued(
    r"\b(?P<he>[Tt]he (?:[A-Z]\w+ ){0,2}(?:[a-z]+ )?(?:diplomat|minister|ambassador|official|"
    r"president|director|senator|spokes\w+|lawmaker|envoy|executive|researcher|campaigner|"
    r"professor)) (?:(?:also|has|later|then) )*(?P<say>said|says|told|added|stressed|warned|noted|"
    r"wrote|argued)\b"
)
_IT = Cued(r"[,\"] (?P<he>it) (?P<say>said|says|added|warned)\b")
_BY_WORD = Cued(rf"\b[Aa]ccording to (?P<a>{_A})")
_PARTED = re.compile(r"(?:;|[,\"]? (?:and|but|while|although|though|whereas)) $")
"""What stands before the next one who speaks in a sentence."""
_PLACE = re.compile(
    r"\b(?:with|in|at|by|to|from|on|against|over|between|after|during|than|about|into|under) "
    r"(?:the )?$"
)
"""What stands before somebody who does not speak here."""
_PROMISES = re.compile(_OF_PERSONS)
_PERSON = re.compile(r"\b(?:[Hh]e|[Ss]he|it)\b")
_NOTHING_SAID = 45
"""Code points: behind "said" there is no more than a day and a place in so many."""
_LONG = 400
"""Code points: the quote of a longer sentence starts with who speaks."""
STATEMENTS = either(_BEHIND, _BEFORE, _HE, _THE, _IT, _BY_WORD)


def he_speaks(sentence: Sentence) -> bool:
    """Whether a sentence may hold "he said"."""
    if sentence.cues & _HE.bit and _PERSON.search(sentence.text):
        return True
    return bool(sentence.cues & _THE.bit) and sentence.first(_THE) is not None


def statements(masked: Masked, story: Story, told: Sequence[Found]) -> Iterator[Found]:
    """One statement for each speaker of a sentence; of what a speaker quotes there is none.

    Where all that somebody is said to say is one of the facts `told`, they are its source.
    """
    for one in _statements(masked, story):
        if not any(_reports(one, fact, masked.sentence.start) for fact in told):
            yield one


_REPORTED = frozenset(
    ["said", "says", "announced", "reported", "told", "added", "confirmed", "declared", "say"]
)
"""Verbs that only say who tells something."""
_BY_THE_WAY = frozenset({"membership", "count", "event", "office", "aim", "charge", "speech"})
"""Rules of what is told of somebody in passing, and of what has statements beside it."""


def _reports(one: Found, fact: Found, base: int) -> bool:
    """Whether a statement only tells the fact: by a plain verb, the fact on the side of its words.

    What stands behind "said" is said, where anything does; else what stands in front of it.
    """
    if (one.as_said or "").split()[0] not in _REPORTED or fact.rule in _BY_THE_WAY:
        return False
    at, done = one.said_at or one.start, fact.said_at or fact.start
    inverted = base + one.roles["actor"].start > at  # "…, said the minister, …"
    behind = not inverted and one.end - at > _NOTHING_SAID
    return one.start <= fact.start and (at < done < one.end if behind else done < at)


def _statements(masked: Masked, story: Story) -> Iterator[Found]:
    behind = masked.first(_BEHIND)
    told = [behind] if behind else _tellers(masked)
    spoken = [(match, who) for match in told if (who := _speaker(masked, match)) is not None]
    for number, (match, speaker) in enumerate(spoken):
        start = match.start("a") if number else 0
        last = len(masked.text)
        if number + 1 < len(spoken):
            parted = _PARTED.search(masked.text, 0, spoken[number + 1][0].start("a"))
            last = parted.start() if parted else last
        say = "say" if match["say"] else "say2"
        yield _said(masked, speaker, match[say], match.start(say), (start, last))
    if told:
        return
    for pattern in (_HE, _THE, _IT):
        pronoun = masked.first(pattern)
        one = _meant(masked, pronoun, story) if pronoun else None
        if pronoun and one is not None:
            whole = (0, len(masked.text))
            yield _said(masked, one, pronoun["say"], pronoun.start("say"), whole)
            return
    for match in masked.all(_BY_WORD):
        source = _one(masked, match.start("a"))
        if source is not None and source.kind == "person":
            whole = (0, len(masked.text))
            yield _said(masked, source, "according to", match.start(), whole)


def _tellers(masked: Masked) -> list[re.Match[str]]:
    """Those who speak side by side: the first, and each behind "and", "while" or the like."""
    told: list[re.Match[str]] = []
    for match in masked.all(_BEFORE):
        if not told or _PARTED.search(masked.text, 0, match.start("a")):
            told.append(match)
    return told


def _speaker(masked: Masked, match: re.Match[str]) -> Item | None:
    """A person rather than its body: "Ada Brandt of Arvane", "the envoy in Oslo, Ada Brandt,"."""
    groups = match.groupdict()
    place = match.start("a" if match["a"] else "a2")
    speaker = _one(masked, place)
    if not groups.get("who") and _PLACE.search(masked.text, 0, place):
        return _one(masked, 0) if speaker is not None else None
    if groups.get("apart") and (speaker is None or speaker.kind != "person"):
        return None
    if _PROMISES.match(match["say"] or "") and (speaker is None or speaker.kind != "person"):
        return None
    if (aside := groups.get("aside")) and len(aside) == 1:
        named = _one(masked, match.start("aside"))
        return named if named is None or named.kind == "person" else speaker
    if groups.get("of") and (speaker is None or speaker.kind not in ("person", "group")):
        return _one(masked, match.start("of"))
    return speaker


def _one(masked: Masked, place: int) -> Item | None:
    """The one at a place who can speak."""
    items = [i for i in masked.items(place) if i.id and i.kind not in ("count", *INSTRUMENTS)]
    return items[0] if len(items) == 1 else None


def _meant(masked: Masked, pronoun: re.Match[str], story: Story) -> Item | None:
    """Whom "he" means: the person in front of it, or the last one; "it" is the last body."""
    at = pronoun.start("he")
    start = masked.at(at) - masked.sentence.start
    end = start + len(pronoun["he"])
    if pronoun["he"] == "it":
        body = story.it()
        fits = body is not None and body.kind in ("organization", "company", "state")
        return replace(body, start=start, end=end) if body is not None and fits else None
    for place in sorted((p for p in masked.units if p < at), reverse=True):
        persons = [i for i in masked.items(place) if i.kind == "person"]
        if persons:
            return persons[-1]
    person = story.person()
    return None if person is None else replace(person, start=start, end=end)


def _said(masked: Masked, speaker: Item, say: str, at: int, part: tuple[int, int]) -> Found:
    negative = say.startswith(("did", "declined", "refused", "declines"))
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
