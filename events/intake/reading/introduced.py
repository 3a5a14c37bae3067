"""Names that nobody has registered and whose kind the text tells: in it they are as registered.

Invariant: a name is taken whole (`titles`), once the text says anywhere what it is: by its own
words ("Forum for Fair Harbours"), or by the noun beside it ("chipmaker Arvane"). It stands for
the same in the whole text, and never where a registered name does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice, takewhile

from domain.names import slug
from events.intake.reading import bosses
from events.intake.reading.cues import Cued, at_cue, either
from events.intake.reading.items import INSTRUMENTS
from events.intake.reading.names import Known, Mention, Naming, is_word
from events.intake.reading.nouns import (
    COMPANY_ENDINGS,
    OFFICE,
    ORGANIZATION_ENDINGS,
)
from events.intake.reading.sentences import Sentence
from events.intake.reading.titles import (
    NO_NAMES,
    TITLED,
    Title,
    bare,
    is_headline,
    kind_of,
    titles_in,
)

_LEFT_TO_OTHERS = frozenset(
    re.findall(
        r"\w+",
        "Department Ministry Parliament Court Summit Conference Committee Commission Party "
        "Union Centre Center Club",
    )
)
"""Endings of what is part of a state, a meeting, or too common to name anybody."""
_GENERIC = frozenset(
    re.findall(r"\w+", "text deal bill law letter paper effort list blacklist register")
)
"""Nouns that end many a title of something else."""
_ENDS = sorted(
    {noun.capitalize() for noun in TITLED.keys() - _GENERIC}
    | (ORGANIZATION_ENDINGS | COMPANY_ENDINGS) - _LEFT_TO_OTHERS
)
_HEAD = Cued(rf"\b(?:{'|'.join(_ENDS)})\b", starts=at_cue)
_SORTS = {
    "company": "company firm giant maker startup start-up bank lender insurer retailer airline "
    "carmaker chipmaker automaker drugmaker planemaker phonemaker vendor conglomerate mixer "
    "exchange broker operator developer manufacturer supplier producer brand contractor platform "
    "app utility miner subsidiary unit",
    "organization": "group charity watchdog think-tank coalition alliance organisation "
    "organization militia regulator agency institute",
}
_KINDS = {word: kind for kind, words in _SORTS.items() for word in words.split()}
_SORT = Cued(
    rf"\b(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))})\b", re.IGNORECASE, starts=at_cue
)
_TOPIC = ("on", "for", "to", "against")
_APPOSED = re.compile(r", (?:an?|the|one of the) (?:[\w'.-]+ ){0,6}$")
_SHORT_FORM = re.compile(r" \((?:the )?[\"']?(?P<name>[A-Z][\w-]*[A-Z]\w{0,2})[\"']?\)")
_REACH = 90
"""Letters: how long a name is at most in front of its noun."""
TELLING = either(_HEAD, _SORT, *bosses.CUES)


def introduced(said: str, parts: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """All mentions of a plain text: the registered ones, and each place of a name it brings in.

    In order, none overlapping. A longer name wins over a registered one within it: of "the Kenya
    Shipping Pact" it is not Kenya that is named.
    """
    known: dict[str, Known] = {}
    starts = [m.start for m in mentions]
    for sentence in parts:
        if not sentence.cues & TELLING:
            continue
        last = bisect_left(starts, sentence.end)
        near = mentions[bisect_left(starts, sentence.start, 0, last) : last]
        for title, kind in _told(sentence, near, said):
            name = title.name
            if name not in known and (found := slug(name)):
                known[name] = Known(found, kind, name, new=True)
    known = _whole(known)
    known |= _short_forms(said, known, mentions)
    return _placed(said, known, mentions) if known else list(mentions)


def _whole(known: Mapping[str, Known]) -> dict[str, Known]:
    """Instruments by their whole titles: "the Quito Call" is the start of a longer one.

    Of two titles that differ in articles or capitals it is the first.
    """
    instruments = [(name, one) for name, one in known.items() if one.kind in INSTRUMENTS]
    titles = sorted((f"{bare(name)} ", at) for at, (name, _) in enumerate(instruments))
    whole = dict(known)
    for name, one in instruments:
        start = f"{bare(name)} "
        rest = islice(titles, bisect_left(titles, (start, 0)), None)
        alike = takewhile(partial(_starts, start), rest)
        same = [(title == start, at) for title, at in alike if instruments[at][1].kind == one.kind]
        whole[name] = instruments[min(same)[1]][1]
    return whole


def _starts(start: str, title: tuple[str, int]) -> bool:
    return title[0].startswith(start)


def _told(sentence: Sentence, near: Sequence[Mention], said: str) -> Iterator[tuple[Title, str]]:
    """The names whose kind the sentence tells; `near` are the registered ones in it."""
    words = sentence.text
    taken = [(m.start - sentence.start, m.end - sentence.start) for m in near]
    for found in sentence.all(_HEAD):
        at = found.start()
        within = [end for start, end in taken if start <= at < end]
        if within and not _may_go_on(words, within[0]):
            continue
        title = _around(words, at)
        if title is not None and within and not _goes_on(title, within[0]):
            continue
        if title is not None and " " in title.name:
            kind = kind_of(title.name, at_start=False)
            if kind and kind != "list" and not is_headline(words):
                yield title, kind
    for found in sentence.all(_SORT):
        title = _beside(words, *found.span())
        if title is None or any(s < title.end and title.start < e for s, e in taken):
            continue
        if title.name not in NO_NAMES and not OFFICE.search(title.name):
            yield title, kind_of(title.name, at_start=False) or _KINDS[found.group().lower()]
    for title, kind in bosses.led(sentence, said, taken):
        if not any(s < title.end and title.start < e for s, e in taken):
            yield title, kind


def _may_go_on(words: str, end: int) -> bool:
    """Whether what is behind a known name looks like more of a title."""
    return words[end : end + 1] == " " and (
        words[end + 1 : end + 2].isupper() or words.startswith(_TOPIC, end + 1)
    )


def _goes_on(title: Title, end: int) -> bool:
    """Whether a title is more than the name known that ends there: "Christchurch Call Fund"."""
    rest = title.name[max(0, end - title.start) :].split()
    if not rest or OFFICE.search(" ".join(rest)):
        return False
    topic = rest[0] in _TOPIC and len(rest) > 1 and rest[1] not in ("March", "May")
    return topic or rest[-1] in ORGANIZATION_ENDINGS


def _around(words: str, at: int) -> Title | None:
    """The name that has the word at that place."""
    for title in titles_in(words, max(0, at - _REACH)):
        if title.end > at:
            return title if title.start <= at else None
    return None


def _beside(words: str, start: int, end: int) -> Title | None:
    """The name right behind "chipmaker", or the one that "…, a chipmaker" tells of."""
    if words[end : end + 1] == " " and words[end + 1 : end + 2].isupper():
        title = next(titles_in(words, end + 1), None)
        return title if title is not None and title.start == end + 1 else None
    apposed = _APPOSED.search(words, max(0, start - _REACH), start)
    if apposed is None:
        return None
    *_, last = (None, *titles_in(words[: apposed.start()], max(0, apposed.start() - _REACH)))
    return last if last is not None and last.end == apposed.start() else None


def _short_forms(
    said: str, known: Mapping[str, Known], mentions: Sequence[Mention]
) -> dict[str, Known]:
    """What stands in brackets behind a long name is a name of the same."""
    named: list[tuple[int, Known]] = []
    for name, one in known.items():
        at = said.find(f"{name} (")
        named += [(at + len(name), one)] if at >= 0 else []
    longer = {end for end, _ in named}
    single = (m for m in mentions if len(m.namings) == 1 and m.end not in longer)
    named += [(m.end, m.namings[0].known) for m in single]
    short: dict[str, Known] = {}
    for end, one in named:
        found = _SHORT_FORM.match(said, end) if said.startswith(" (", end) else None
        if found is not None and " " in one.name:
            short.setdefault(found["name"], one)
    return short


def _placed(said: str, known: Mapping[str, Known], mentions: Sequence[Mention]) -> list[Mention]:
    """Every place of the names, longer ones first, and what is left of the registered ones."""
    taken: list[tuple[int, int]] = [
        (m.start, m.end)
        for m in mentions
        if m.namings[0].known.kind not in ("state", "organization")
    ]
    fixed = len(taken)
    found: list[Mention] = []
    for name in sorted(known, key=len, reverse=True):
        at = said.find(name)
        while at >= 0:
            end = at + len(name)
            aside = said[at - 1 : at] == "(" and said[end : end + 1] == ")"
            if not aside and is_word(said, at, end) and all(end <= s or e <= at for s, e in taken):
                found.append(Mention(at, end, (Naming(known[name], "name"),)))
                taken.append((at, end))
            at = said.find(name, end)
    new = taken[fixed:]
    left = [m for m in mentions if all(m.end <= s or e <= m.start for s, e in new)]
    return sorted([*left, *found], key=lambda m: m.start)
