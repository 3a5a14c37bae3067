"""Who sued whom: by a verb, in the passive, or by a lawsuit of somebody's.

Invariant: each plaintiff and each defendant; a lawsuit that is threatened or weighed is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.intake.reading.antecedents import doubted, placeless
from events.intake.reading.cues import Cued
from events.intake.reading.families.list_words import DESCRIBED
from events.intake.reading.found import Found, actors, acts
from events.intake.reading.items import PARTIES, Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A = "\ue000"
_B = rf"(?:{_A}|the (?:department|ministry|agency|company|government|council|commission|bank))"
"""Who is sued; "the department" is whom the text spoke of as one."""
_SUIT = (
    r"(?:lawsuits?|suits?|legal (?:action|challenge|proceedings|case|complaint)|court case|"
    r"complaint|claim|case|countersuit|litigation)"
)
_ASIDE = r"(?:, (?:which|who) (?=(?:has |had |have |also )*su)|,? which |, who |, [^,]{1,80},|,)?"
_LAWYERS = r"(?:'s? (?:lawyers|owners?|shareholders|founders?|parent))?"
_SUES = re.compile(
    rf"(?P<a>{_A}){_LAWYERS}{_ASIDE} ?{PRE}(?P<verb>(?:counter)?su(?:e[sd]?|ing)|(?:fil(?:e|es|"
    r"ed|ing)|brought|br?ings?|lodge[sd]?|launch(?:es|ed|ing)?|t(?:akes?|ook|aken|aking)|beg[au]n|"
    r"start(?:s|ed)|initiated|los(?:t|es)|w(?:on|ins)|drop(?:s|ped)|withdr(?:ew|aws)|settled|"
    rf"pursu(?:es|ed)) (?:an? |its |his |her |their )?(?:[\w-]+ ){{0,3}}?{_SUIT} "
    rf"(?:[^,.;]{{1,60}}? )?against|challeng(?:es|ed)(?= [^.;]{{1,60}} in (?:\w+ )?court)|"
    rf"(?:nam(?:es|ed)|lists|listed)(?= [^.;]{{1,90}} as (?:an? |the )?(?:co-)?defendants?)|"
    rf"t(?:akes?|ook|aken)(?= [^.;]{{1,60}} to court)) {DESCRIBED}(?P<b>{_B})"
)
_IS_SUED = re.compile(
    rf"(?P<b>{_A})(?:, [^,]{{1,80}},|,)? {PRE}(?P<verb>sued|taken to court) by {DESCRIBED}"
    rf"(?P<a>{_A})"
)
_FACES = re.compile(
    rf"(?P<b>{_A}) {PRE}(?P<verb>fac(?:es|ed|ing)|(?:the )?(?:target|subject) of|settl(?:es|ed)|"
    rf"lost|won|fought off|defeated) (?:an? )?(?:[\w-]+ ){{0,3}}?{_SUIT} "
    rf"(?:(?:brought|filed|lodged) )?(?:by|from) {DESCRIBED}(?P<a>{_A})"
)
_SUIT_BY = re.compile(
    rf"\b(?P<verb>{_SUIT}),? (?:(?:that |which )?(?:had been |was )?(?:brought|filed|lodged|"
    rf"launched) "
    rf")?(?:by|from) {DESCRIBED}(?P<a>{_A})(?: [^,.;\ue000]{{1,60}}?)? against "
    rf"{DESCRIBED}(?P<b>{_B})"
)
_SUIT_ACCUSES = re.compile(
    rf"\b(?P<verb>{_SUIT}),? (?:brought|filed|lodged|launched) by {DESCRIBED}(?P<a>{_A})"
    rf"[^.;\ue000]{{0,80}}?,? (?:accuses|alleges|says|claims|charges|names) (?:that )?{DESCRIBED}"
    rf"(?P<b>{_A})"
)
_SUIT_OF = re.compile(
    rf"\b(?P<verb>{_SUIT}) (?:that |which )?(?P<a>{_A}) (?:has |had |have )?(?:brought|filed|"
    rf"lodged|"
    rf"launched) (?:[^,.;\ue000]{{1,40}}? )?against {DESCRIBED}(?P<b>{_B})"
)
_IN_ITS_SUIT = re.compile(
    rf"\b[Ii]n (?:its|his|her|their|an?) (?:[\w-]+ )?(?P<verb>{_SUIT}) against {DESCRIBED}"
    rf"(?P<b>{_B}),? (?:filed [^,]{{3,40}}, )?(?P<a>{_A})"
)
_SUIT_AGAINST = re.compile(
    rf"\b(?P<verb>{_SUIT}) against {DESCRIBED}(?P<b>{_B}) (?:(?:brought|filed|lodged|launched) )?"
    rf"(?:by|from) {DESCRIBED}(?P<a>{_A})"
)
_ONES_SUIT = re.compile(
    rf"(?P<a>{_A})'s? (?:[\w-]+ ){{0,2}}?(?P<verb>{_SUIT}) against {DESCRIBED}(?P<b>{_B})"
)
_BY_VERB = (_SUES, _IS_SUED, _FACES)
_BY_NOUN = (_SUIT_BY, _SUIT_OF, _SUIT_ACCUSES, _IN_ITS_SUIT, _SUIT_AGAINST, _ONES_SUIT)
_TOPIC = Cued(
    r"\b(?:counter)?su(?:e[sd]?|ing|its?)\b|\b(?:counter)?(?:law)?suits?\b|\bcourts?\b|\bcomplaint|"
    r"\blegal\b|\blitigation|\bclaim\b|\bcase\b|\bdefendants?\b"
)
LAWSUITS = _TOPIC.bit
_AMONG = re.compile(rf",? (?:including|among them|led by) {DESCRIBED}(?P<a>{_A})")
_WEIGHED = re.compile(
    r"\b(?:threat\w*|possib\w+|potential|consider\w*|plan\w*|weigh\w*|may|might|could|would|if|"
    r"prepar\w+|avoid\w*|no|any|future)\b[^,.;]{0,40}$"
)


def lawsuits(masked: Masked, story: Story) -> Iterator[Found]:
    """Who sued whom: each plaintiff, each defendant."""
    if masked.sentence.first(_TOPIC) is None:
        return
    for pattern in _BY_VERB:
        for match in pattern.finditer(masked.text):
            subject = min(match.start("a"), match.start("b"))
            verb = "sued" if match["verb"].endswith("ing") else match["verb"]
            if acts(masked, subject) and stance(match["pre"], verb) == "done":
                yield from _sued(masked, match, story)
    for pattern in _BY_NOUN:
        for match in pattern.finditer(masked.text):
            if not _WEIGHED.search(masked.text, 0, match.start()):
                yield from _sued(masked, match, story)


def _defendants(masked: Masked, match: re.Match[str], story: Story) -> list[Item]:
    """Those who are sued; of those who are only referred to the last body that is called so."""
    named = list(actors(masked, match.start("b")))
    if named:
        return named
    noun = match["b"].removeprefix("the ")
    bodies = (i for i in story.spoken() if noun in i.name.lower() and i.kind in PARTIES)
    meant = next(bodies, None)
    return [] if meant is None else [doubted(placeless(meant), f"'the {noun}' may be another")]


def _plaintiffs(masked: Masked, match: re.Match[str]) -> list[Item]:
    """Those who sue, and those named of them behind: "six users, among them A"."""
    items = list(actors(masked, match.start("a")))
    if all(item.kind in ("count", "group") for item in items):
        among = _AMONG.match(masked.text, match.start("a") + 1)
        items += actors(masked, among.start("a")) if among is not None else ()
    return items


def _sued(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    start, end = masked.span(*match.span())
    defendants = _defendants(masked, match, story)
    for actor in _plaintiffs(masked, match):
        for other in defendants:
            if "count" not in (actor.kind, other.kind) and actor.id != other.id:
                yield Found(
                    kind="lawsuit-filed",
                    rule="lawsuit",
                    roles={"actor": actor, "defendant": other},
                    start=start,
                    end=end,
                    as_said=match["verb"].replace(_A, "…"),
                    said_at=masked.at(match.start("verb")),
                )
