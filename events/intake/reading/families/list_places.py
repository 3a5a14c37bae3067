"""Who stands at a list that a sentence names, however far from it: "A was, with B, put back on it".

Invariant: what is read first is the list with the verb that puts on it or takes off it; those who
are put there are found from that on, before it or behind it. What may, will or ought to be done
puts nobody on a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.blacklists import keepers, measured
from events.intake.reading.families.intending_subjects import (
    DIRECT,
    RELATIVE,
    SAID_BEFORE,
    SHARED,
    UNSURE,
)
from events.intake.reading.families.list_parties import enumerated, further
from events.intake.reading.families.list_place_words import (
    AMONG,
    APPOSED,
    BLACKLISTED,
    FRONTED,
    GONE,
    HEADS,
    IMPOSES,
    JOINS,
    PLACED,
    PUTS,
    PUTS_TO_IT,
    TO_COME,
    WHERE,
    WHOSE,
    WITH_NAMES,
)
from events.intake.reading.families.list_words import ACTORS, DESCRIBED, KEEPER
from events.intake.reading.families.listees import list_at, listed, only_list
from events.intake.reading.found import Found, Tense, acts
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A = ACTORS
_BE = re.compile(r"\b(?:is|are|was|were|been|being|be)\b[^.;]{0,60}$")
_HAD = re.compile(r"\b(?:had|has|have|saw|getting|got) (?:its|his|her|their) (?:own )?names? $")
_DOES = re.compile(
    r"(?:is|are|was|were|been|appear|featur|figur|land|end|wound|went|go|came|comes?|finds?|found|"
    r"saw|"
    r"got|gets?|exit|left|stay|remain|languish|sit|stand)"
)
"""What somebody does who comes to stand on a list; else it is done to them."""
_NEVER = re.compile(r"\b(?:nearly|almost|no longer|without|avoid\w*)\b")
_OFFICE = re.compile(rf"(?:{KEEPER}(?: in {_A})?|\b[Ii]t|\b[Tt]hey) {PRE}$")
_IS = re.compile(
    r"(?:, [^,]{1,80},)? (?:is|are|was|were) (?:also |now |itself )?|, (?:also |now |itself )?"
)
_MEASURES = re.compile(r"^(?:measures|package|penalties|round of sanctions|asset freezes?)$")
_BESIDE = re.compile(
    rf"(?:,| [a-z]+){{0,3}}? and (?:also )?(?:on|against) {DESCRIBED}(?P<p>{_A})(?!'s)"
)
_VOTED = re.compile(r" (?:voted|decided|moved|chose) (?:\w+ly )?to $")
"""What a body does by a vote is done with it."""
_CLOSE = 24
"""Letters from "is" to the list, at most."""
_REACH = 240


def places(masked: Masked, story: Story, *, put: bool) -> Iterator[Found]:
    """Everybody who stands at a list, before its verb or behind it.

    With `put` also whom somebody puts there: those that `measures` has not found.
    """
    for match in masked.all(PLACED):
        yield from _placed(masked, match, story)
    for match in masked.all(BLACKLISTED):
        yield from _blacklisted(masked, match, story)
    for match in masked.all(JOINS):
        subject = _subject(masked, match.start())
        there = [at for at in masked.units if match.start() < at < match.start("l") - 1]
        if (
            subject is not None
            and stance(masked.text[subject + 1 : match.start()], "joined") == "done"
        ):
            yield from _at(
                masked,
                match,
                [subject, *there, *further(masked, match.end(), subject)],
                None,
                story,
            )
    for match in masked.all(TO_COME):
        subject = _subject(masked, match.start())
        if subject is None or UNSURE.search(masked.text, subject, match.end()):
            continue
        said = SAID_BEFORE.search(masked.text, max(0, subject - 160), subject)
        if said or match["will"].startswith(("will", "is", "are")):
            yield from _at(masked, match, [subject], None, story, "future")
    for match in (*masked.all(PUTS), *masked.all(PUTS_TO_IT)) if put else ():
        yield from _puts(masked, match, story)
    for match in masked.all(AMONG):
        yield from _among(masked, match, story)
    for pattern in masked.tried((APPOSED, FRONTED, GONE, WHERE)):
        for match in masked.all(pattern):
            if pattern is APPOSED and not (match["comma"] or _one_of(masked, match)):
                continue
            if pattern is FRONTED or acts(masked, match.start("p")):
                yield from _at(masked, match, [match.start("p")], None, story)
    for match in masked.all(WHOSE):
        by, first = _keeper(masked, match.start("by"), story), match.start("p")
        if by is not None:
            target = measured(_MEASURES.sub("sanctions", match["what"]), by, story)
            them = [first, *enumerated(masked, first), *further(masked, match.end(), first)]
            yield from listed(masked, them, target, by, False, match, story)
    with_names = masked.all(WITH_NAMES) if ": " in masked.text else ()
    for match in (*masked.all(HEADS), *with_names):
        first = match.start("p")
        them = [first, *enumerated(masked, first), *further(masked, match.end(), first)]
        yield from _at(masked, match, them, None, story)
    for match in masked.all(IMPOSES):
        yield from _imposes(masked, match, story)


def _placed(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    had = _HAD.search(masked.text, 0, match.start())
    subject = _subject(masked, had.start() if had else match.start())
    if subject is None:
        return
    pre = masked.text[subject + 1 : match.start()]
    verb = (match["put"] or match["off"]).lower()
    done_to = _DOES.match(verb) is None
    bare = re.match(r",? ?(?:then |later |first |since )?$|,? (?:who|which|that) $", pre)
    if done_to and not (had or _BE.search(pre) or (pre.startswith(",") and bare)):
        return
    between = masked.text[match.start() : match.start("l")]
    if (match["stays"] and len(between) > _CLOSE) or UNSURE.search(pre + between):
        return
    if _NEVER.search(pre + between) or stance(pre, "added") != "done":
        return
    tense: Tense = "state" if match["stays"] else "past"
    yield from _at(
        masked, match, [subject, *further(masked, match.end(), subject)], None, story, tense
    )


def _blacklisted(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    subject = _subject(masked, match.start())
    if subject is None:
        return
    pre = masked.text[subject + 1 : match.start()]
    if not _BE.search(pre) or UNSURE.search(pre) or stance(pre, "added") != "done":
        return
    by = _keeper(masked, match.start("by"), story) if match["by"] else None
    target = measured(match["verb"], by, story) if by is not None else only_list(story)
    them = [subject, *further(masked, match.end(), subject)]
    yield from listed(masked, them, target, by, match["verb"] == "delisted", match, story)


def _one_of(masked: Masked, match: re.Match[str]) -> bool:
    """Whether "Arvane, one of the firms" stands there, who are only counted."""
    items = masked.items(match.start("p"))
    return len(items) > 1 and items[-1].kind == "count" and items[-1].number == 1


def _among(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    subject = _subject(masked, match.start())
    if subject is None or not _IS.fullmatch(masked.text, subject + 1, match.start()):
        return
    by = _keeper(masked, match.start("by"), story) if match["by"] else None
    if match["l"]:
        yield from _at(masked, match, [subject], by, story)
        return
    target = measured(match["verb"], by, story) if by is not None else only_list(story)
    yield from listed(masked, [subject], target, by, False, match, story)


def _puts(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    subject, first = _subject(masked, match.start()), match.start("p")
    office = _OFFICE.search(masked.text, 0, match.start()) if subject is None else None
    by = None if subject is None else _keeper(masked, subject, story)
    if (by is None and office is None) or first == subject:
        return
    pre = masked.text[subject + 1 : match.start()] if office is None and subject is not None else ""
    pre = office["pre"] if office else pre
    if not (stance(pre, "added") == "done" or _VOTED.search(pre)) or _BE.search(pre):
        return
    end = match.start("l") if "mid" in match.groupdict() else len(masked.text)
    them = [first, *(at for at in enumerated(masked, first) if at < end)]
    yield from _at(masked, match, [*them, *further(masked, match.end(), first)], by, story)


def _imposes(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    subject = _subject(masked, match.start())
    by = None if subject is None else _keeper(masked, subject, story)
    if (
        subject is None
        or by is None
        or masked.units.get(subject) is masked.units.get(match.start("p"))
    ):
        return
    if stance(masked.text[subject + 1 : match.start()], "added") != "done":
        return
    first = match.start("p")
    them = [first, *enumerated(masked, first)]
    beside = _BESIDE.match(masked.text, match.end())
    them += [beside.start("p")] if beside is not None else []
    target = measured(match["what"] or "", by, story)
    yield from listed(masked, them, target, by, match["off"] is not None, match, story)


def _at(
    masked: Masked,
    match: re.Match[str],
    them: list[int],
    by: Item | None,
    story: Story,
    tense: Tense = "past",
) -> Iterator[Found]:
    target = list_at(masked, match.span("l"), (by,) if by else (), story)
    said = match.groupdict()
    off = bool(said.get("off") or said.get("gone")) or match.re is GONE.compiled
    yield from listed(masked, them, target, by, off, match, story, tense)


def _keeper(masked: Masked, place: int, story: Story) -> Item | None:
    items = masked.items(place)
    by = keepers(items) or keepers(b for i in items if (b := story.offices.get(i.id)))
    return by[0] if by else None


def _subject(masked: Masked, at: int) -> int | None:
    """The place of the subject of what stands there."""
    first = max(0, at - _REACH)
    for pattern in (DIRECT, RELATIVE, SHARED):
        found = pattern.search(masked.text, first, at)
        if found is not None and acts(masked, found.start("a")):
            return found.start("a")
    return None
