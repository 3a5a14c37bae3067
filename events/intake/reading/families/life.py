"""The life of instruments and bodies: proposed, launched, adopted, hosted, in force, ended.

Invariant: who did it is kept only where the text names one; an act that is only planned is an
intention of whoever plans it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.cues import Cued, either
from events.intake.reading.families.life_words import ACTIVE, NOUNS, PASSIVE
from events.intake.reading.found import Found, Tense, actors, acts, joinable, unreal, unsigned
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A, _O = "\ue000", "[\ue000\ue001]"
_VERBS = "|".join(f"(?P<v{n}>{words})" for n, words in enumerate(ACTIVE.values()))
_DID = Cued(rf"(?P<a>{_A})(?:, [^,]{{1,80}},)? {PRE}(?P<verb>{_VERBS}) (?P<o>{_O})")
_WORDS = "|".join(f"(?P<v{n}>{words})" for n, words in reversed(list(enumerate(PASSIVE.values()))))
_PASSED = rf"(?P<verb>{_WORDS})"
_BY_THEM = rf"by (?:the )?(?:leaders of |governments of |delegates from )?(?P<a>{_A})"
_WAS = Cued(
    rf"(?P<o>{_O})(?:, (?!which)[^,]{{1,80}},)?(?:,? (?:which|that))? (?P<pre>(?:(?:has|"
    rf"have|had|was|were|is|been|be|being|first|officially|will|may|could|\w+ly|not|never|"
    rf"to|also) ){{1,5}})"
    rf"{_PASSED}\b(?: [a-z{_A} ]{{0,40}}?\b{_BY_THEM})?"
)
_FORCE = Cued(
    rf"(?P<o>{_O})(?:,? (?:which|that))?(?: (?:was|were|has been)\b[^.;\ue001]{{3,100}}? and|"
    rf", [^,.;\ue001]{{3,90}},)? (?P<pre>(?:(?:has|have|had|finally|formally|\w+ly|will|not|"
    rf"would) ){{0,3}})(?P<verb>entered|enters|enter|came|comes|come|went|"
    r"(?:took|takes|take)(?= effect))"
    r" (?:(?:into )?(?:force|effect))\b"
)
_OPENS = Cued(rf"(?P<o>{_O}) (?:opened|opens) for signature")
_FRONT = Cued(
    rf"\b(?:[Aa]t the (?:front|head|helm|heart) of|[Bb]ehind) (?P<o>{_O}) (?:is|are|was|"
    rf"were|stands) (?P<a>{_A})"
)
_BY = Cued(rf"(?P<o>{_O}),? {_PASSED}(?: (?:last|in) [a-z]+| (?:in|at) {_A})? {_BY_THEM}")
_SET = Cued(
    rf"(?P<o>{_O}), (?:(?:first|\w+ly) )?{_PASSED}(?=,| (?:in|on|at|during|last|earlier|after)\b)"
    rf"(?![^,.;]{{0,40}}\bby {_A})"
)
"""Of a participle without an actor: "the pact, adopted in 2013, …"."""
_WHICH = Cued(
    rf"(?P<o>{_O})(?:,? (?:which|that))? (?P<a>{_A}) {PRE}(?P<verb>{_VERBS})\b(?! {_O}|,? by)"
)
_NOUNS = "|".join(f"(?P<v{n}>{words})" for n, words in enumerate(NOUNS.values()))
_SINCE_ITS = Cued(
    rf"\b(?:[Ss]ince|[Aa]fter|[Ff]ollowing|[Uu]pon) its (?P<verb>{_NOUNS})"
    rf"(?: (?:in|at|by) [^,.;]{{2,40}})?, (?P<o>{_O})"
)
_SINCE_THE = Cued(
    rf"\b(?:[Ss]ince|[Aa]fter|[Ff]ollowing|[Uu]pon|[Mm]arked|[Ww]elcomed) the (?P<verb>{_NOUNS}) "
    rf"of (?P<o>{_O})(?: by (?P<a>{_A}))?"
)
_FIRST = Cued(r"\b(?:inaugural|first-ever|first ever)\b")
_JOINT = Cued(
    rf"\bIn (?P<o>{_O})(?: (?:[a-z]+ly )?(?:released|issued|published|signed))?, (?P<a>{_A})"
    rf" (?:said|says|called|urged|condemned|pledged|vowed|warned|expressed|welcomed)"
)


EVENTS = either(
    _DID, _WAS, _BY, _SET, _WHICH, _SINCE_ITS, _SINCE_THE, _FORCE, _OPENS, _FRONT, _JOINT, _FIRST
)
_PATTERNS: tuple[tuple[Cued, dict[str, str]], ...] = (
    (_WAS, PASSIVE),
    (_BY, PASSIVE),
    (_SET, PASSIVE),
    (_SINCE_ITS, NOUNS),
    (_SINCE_THE, NOUNS),
)
_BEING = frozenset({"is", "was", "were", "be", "been", "being"})


def events(masked: Masked, _: Story) -> Iterator[Found]:
    """Everything that happened to an instrument or body as a whole."""
    for pattern in (_DID, _WHICH):
        for match in masked.all(pattern):
            if pattern is _WHICH or acts(masked, match.start("a")):
                yield from _did(masked, match, _kind(match, ACTIVE))
    for pattern, table in _PATTERNS:
        for match in masked.all(pattern):
            pre = match["pre"] if pattern is _WAS else "was"
            if unreal(masked, match.start()):
                continue
            if stance(pre, "done") == "done" and _BEING.intersection(pre.split()):
                yield from _happened(masked, match, _kind(match, table))
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
    groups = match.groupdict()
    by, verb = groups.get("a"), groups.get("verb")
    if by and verb in ("signed", "approved") and "pre" in groups:
        return  # each who signed or approved takes part: `taking_part` has it
    if (by and verb == "signed") or (not by and verb == "presented"):
        return
    them = [i for i in actors(masked, match.start("a")) if i.id and i.kind != "count"] if by else []
    if verb in ("approved", "passed") and any(i.kind != "organization" for i in them):
        return  # a state that approves takes part
    for actor in them or (None,):
        yield _made(masked, kind, actor, thing, match, {}, "past")


def _authors(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    thing = joinable(masked, match.start("o"))
    if (
        thing is None
        or thing.kind != "statement"
        or not (thing.new is None or "joint" in thing.name)
    ):
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
