"""The life of instruments and bodies: proposed, launched, adopted, hosted, in force, ended.

Invariant: who did it is kept only where the text names one; an act that is only planned is an
intention of whoever plans it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found, Tense, actors, acts, joinable, unsigned
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A, _O = "\ue000", "[\ue000\ue001]"
_ACTIVE = {
    "proposed": r"propos(?:e|es|ed|ing)|put(?:s|ting)? forward|tabl(?:es|ed)|float(?:s|ed)|"
    r"introduc(?:es|ed)",
    "launched": r"launch(?:es|ed|ing)?|inaugurat(?:es|ed)|kick(?:s|ed) off|convene[sd]?|"
    r"start(?:s|ed)",
    "announced": r"announc(?:es|ed|ing|e)|unveil(?:s|ed|ing)?|present(?:s|ed)",
    "initiated": r"initiat(?:es|ed)|spearhead(?:s|ed)",
    "established": r"establish(?:es|ed|ing)?|found(?:s|ed)|creat(?:es|ed|e|ing)|set(?:s|ting)? up",
    "issued": r"issu(?:es|ed|e|ing)|releas(?:es|ed|e|ing)|publish(?:es|ed|ing)?",
    "hosted": r"host(?:s|ed|ing)?|hold|held|organi[sz](?:es|ed)|stag(?:es|ed)",
    "led": r"le(?:ads|d)|chairs|chaired",
    "amended": r"amend(?:s|ed)|revis(?:es|ed)",
    "terminated": r"terminat(?:es|ed)|dissolv(?:es|ed)|disband(?:s|ed)",
}
_PASSIVE = {
    "proposed": "proposed|put forward|tabled|presented|introduced|drafted",
    "launched": "launched|inaugurated|kicked off|opened",
    "announced": "announced|unveiled",
    "initiated": "initiated",
    "established": "established|founded|created|set up|formed",
    "issued": "issued|released|published",
    "adopted": "adopted|agreed|concluded|signed|negotiated|finalised|finalized",
    "hosted": "hosted|held|organi[sz]ed|convened",
    "led": "led|spearheaded|headed",
    "amended": "amended|revised|extended",
    "terminated": "terminated|dissolved|disbanded|scrapped|wound up",
    "opened-for-signature": "opened for signature",
}
_VERBS = "|".join(f"(?P<v{n}>{words})" for n, words in enumerate(_ACTIVE.values()))
_DID = Cued(rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? {PRE}(?P<verb>{_VERBS}) (?P<o>{_O})")
_WORDS = "|".join(f"(?P<v{n}>{words})" for n, words in reversed(list(enumerate(_PASSIVE.values()))))
_WAS = Cued(
    rf"(?P<o>{_O})(?:, (?!which)[^,]{{1,80}},)?(?:,? (?:which|that))? (?P<pre>(?:(?:has|"
    rf"have|had|was|were|is|been|be|being|first|officially|will|may|could|\w+ly|not|never|"
    rf"to|also) ){{1,5}})"
    rf"(?P<verb>{_WORDS})\b(?: [a-z ]{{0,40}}?\bby (?P<a>{_A}))?"
)
_FORCE = Cued(
    rf"(?P<o>{_O})(?:, which)? (?P<pre>(?:(?:has|have|had|finally|formally|\w+ly|will|not|"
    rf"would) ){{0,3}})(?:entered|enters|enter|came|comes|come|went) into (?:force|effect)"
)
_OPENS = Cued(rf"(?P<o>{_O}) (?:opened|opens) for signature")
_FRONT = Cued(
    rf"\b(?:[Aa]t the (?:front|head|helm|heart) of|[Bb]ehind) (?P<o>{_O}) (?:is|are|was|"
    rf"were|stands) (?P<a>{_A})"
)
_BY = Cued(rf"(?P<o>{_O}),? (?P<verb>{_WORDS})(?: (?:last|in) [a-z]+)? by (?P<a>{_A})")
_FIRST = Cued(r"\b(?:inaugural|first-ever|first ever)\b")
_JOINT = Cued(
    rf"\bIn (?P<o>{_O})(?: (?:[a-z]+ly )?(?:released|issued|published|signed))?, (?P<a>{_A})"
    rf" (?:said|says|called|urged|condemned|pledged|vowed|warned|expressed|welcomed)"
)


EVENTS = either(_DID, _WAS, _BY, _FORCE, _OPENS, _FRONT, _JOINT, _FIRST)


def events(masked: Masked, _: Story) -> Iterator[Found]:
    """Everything that happened to an instrument or body as a whole."""
    for match in masked.all(_DID):
        if acts(masked, match.start("a")):
            yield from _did(masked, match, _kind(match, _ACTIVE))
    for pattern in (_WAS, _BY):
        for match in masked.all(pattern):
            pre = match["pre"] if pattern is _WAS else ""
            if stance(pre, "done") == "done":
                yield from _happened(masked, match, _kind(match, _PASSIVE))
    for pattern, kind in (
        (_FORCE, "entered-into-force"),
        (_OPENS, "opened-for-signature"),
        (_FRONT, "led"),
    ):
        for match in masked.all(pattern):
            if pattern is not _FORCE or stance(match["pre"], "done") == "done":
                yield from _happened(masked, match, kind)
    for match in masked.all(_JOINT):
        yield from _authors(masked, match)
    yield from _inaugural(masked)


def _kind(match: re.Match[str], table: dict[str, str]) -> str:
    return next(kind for n, kind in enumerate(table) if match[f"v{n}"])


def _did(masked: Masked, match: re.Match[str], kind: str) -> Iterator[Found]:
    thing = joinable(masked, match.start("o"))
    meant = stance(match["pre"], match["verb"])
    if thing is None or meant not in ("done", "intends") or not _can(thing, kind):
        return
    if masked.text.startswith(f" with {_A}", match.end()):
        return  # a partnership: `deeds` has it
    for actor in actors(masked, match.start("a")):
        if actor.kind == "count" or not actor.id:
            continue
        if meant == "intends":
            act = {"led": "lead", "hosted": "host"}.get(
                kind, kind.removesuffix("d").removesuffix("ne")
            )
            yield _made(masked, "announced-intent", actor, thing, match, {"act": act}, "future")
        else:
            yield _made(masked, kind, actor, thing, match, {}, "past")


def _happened(masked: Masked, match: re.Match[str], kind: str) -> Iterator[Found]:
    thing = joinable(masked, match.start("o"))
    if thing is None or not _can(thing, kind):
        return
    by = match.groupdict().get("a")
    if by and kind == "adopted" and match["verb"] == "signed":
        return  # each who signed takes part: `taking_part` has it
    actor = next((i for i in actors(masked, match.start("a")) if i.id), None) if by else None
    yield _made(masked, kind, actor, thing, match, {}, "past")


def _authors(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    thing = joinable(masked, match.start("o"))
    if thing is None or thing.kind != "statement":
        return
    for actor in actors(masked, match.start("a")):
        if actor.kind != "count" and actor.id:
            yield _made(masked, "issued", actor, thing, match, {}, "past")


def _inaugural(masked: Masked) -> Iterator[Found]:
    """Forms like "at the inaugural X": held for the first time."""
    words = masked.sentence.text
    if not masked.sentence.cues & _FIRST.bit:
        return
    for unit in masked.units.values():
        item = unit.items[0]
        if (
            _FIRST.search(words, unit.start, max(unit.start, item.start))
            and item.kind == "organization"
        ):
            base = masked.sentence.start
            yield Found(
                kind="launched",
                rule="event",
                roles={"instrument": item},
                start=base + unit.start,
                end=base + unit.end,
                as_said="inaugural",
            )


def _can(thing: Item, kind: str) -> bool:
    """A list is not launched; a treaty is not hosted; a body is not adopted."""
    if thing.kind == "list":
        return False
    body = thing.kind not in INSTRUMENTS
    if kind == "hosted":
        return body
    return not (body and kind in ("adopted", "issued", "proposed", "announced"))


def _made(
    masked: Masked,
    kind: str,
    actor: Item | None,
    thing: Item,
    match: re.Match[str],
    values: dict[str, str],
    tense: Tense,
) -> Found:
    start, end = masked.span(*match.span())
    roles = {"instrument": thing} if actor is None else {"actor": actor, "instrument": thing}
    words = unsigned(match.group())
    verb = match.start("verb") if "verb" in match.groupdict() else match.start()
    return Found(
        kind=kind,
        rule="event",
        roles=roles,
        start=start,
        end=end,
        values=values,
        as_said=words,
        tense=tense,
        said_at=masked.at(verb),
    )
