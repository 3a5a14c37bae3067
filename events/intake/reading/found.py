"""What a pattern family found in a sentence, before it is dated and becomes a proposal.

Invariant: the span covers those who act and the words that say what they did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from events.intake.reading.antecedents import part_of_state
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.units import CLAUSE

Tense = Literal["past", "future", "state"]
_NOT_BEFORE = re.compile(
    r"\b(?:(?<!total )of|or|through|via|in|from|at|with|by|for|against|on|than|between|under|"
    r"including|into|if|"
    r"whether|unless|"
    r"until|before|should|to|urg(?:e|ed|es|ing)|ask(?:ed|s|ing)?|lets?|invit(?:e|ed|es|ing)|"
    r"press(?:ed|es|ing)|"
    r"pushed|prompt(?:ed|s|ing)|forc(?:ed|es|ing)|order(?:ed|s|ing)|compell(?:ed|s|ing)|"
    r"requir(?:ed|es|ing)|"
    r"oblig(?:ed|es|ing)|help(?:ed|s|ing)?|enabl(?:ed|es|ing)|welcoming|see|seen|seeing|let|"
    r"making|made|than|encourag(?:ed|es|ing)|"
    r"wants?|wanted|allow(?:ed|s)?|expect(?:s|ed)?|"
    r"persuade[ds]?|like|without|about|towards?|over|except|besides|unlike|excluding|barring|"
    r"not|convinc(?:e|es|ed|ing)|notif(?:y|ied|ies)|inform(?:s|ed)|trust(?:s|ed|ing)?|call(?:s|ed|"
    r"ing)"
    r" (?:on|for|upon)|plead(?:s|ed)? with) "
    r"(?:(?:the|all|both|other|more|any|these|those|its|their|fellow|every|remaining|as many) )*$",
    re.IGNORECASE,
)
_SIGN = "\ue000\ue001"
_SIGNS = re.compile(f"[{_SIGN}]")
_WHO = re.compile(r",? (?:(?:all|both|each) of )?(?:which|who|that|whom) ")
_WHENCE = (" from ", " in ", " near ")
"""Before what only says whence one is: in "a firm from Kenya that …" the firm does so."""
_ALL_BUT = re.compile(
    r"\b(?:every|all|each|any|no|none|nobody|no one|everyone|everybody)\b[^,;.]{0,40}"
    r" but (?:the )?$",
    re.IGNORECASE,
)
"""Before those who are left out: "every state but Kenya"."""
_NONE = re.compile(r"\b(?:(?:neither|no) |(?:none|not one) of (?:[\w'-]+ ){0,3})$", re.IGNORECASE)
_NONE_OF_THEM = re.compile(
    r"\b(?:[Nn]one|[Nn]either|[Nn]ot one) of (?:the|these|those) [^.;:\ue001]{3,100}, $"
)
"""Before those whom an aside names: "none of the nine, A, B and C, has signed"."""
_NOT_ONE = ("No ", "no ", "None ", "Neither ", "neither ")
_RELATIVE = re.compile(
    "[\ue000\ue001],? (?:(?:the|an?) (?:[a-z-]+ ){1,5}?)?(?:(?:to|of|in|from|behind) )?"
    "(?:which|that) $"
)
_UNREAL = re.compile(
    r"\b(?:enters? into force|takes? effect|if|whether|unless|until|once|"
    r"should|provided|unclear|(?:not|never|hardly) (?:yet )?(?:clear|known|certain|sure)|"
    r"clear when|rumou?rs?|denied|denies|denying|"
    r"fear(?:s|ed)?|"
    r"worr(?:y|ies|ied)|hop(?:e|es|ed|ing)|predict(?:s|ed)?|speculat(?:ion|ed|es)|believe[sd]?|"
    r"expect(?:s|ed|ing)?|suspect(?:s|ed)?|suggest(?:s|ed)?|risks?|likel(?:y|ihood)|chances?|"
    r"(?:reports?|claims?|talk|suggestions?|allegations?|propos(?:e[sd]?|ing|als?)|recommend(?:s|"
    r"ed|"
    r"ing|ations?)?|urg(?:e[sd]?|ing)|ask(?:s|ed|ing)?|request(?:s|ed)?) that|"
    r"possibility|prospects?|want(?:s|ed)"
    r"?|threat(?:s|en|ens|ened)?|demand(?:s|ed|ing)?|imagine)"
    r"\b[^,;]{0,60}$",
    re.IGNORECASE,
)


ENTRIES = frozenset(
    [
        "joined",
        "signed",
        "ratified",
        "acceded",
        "accepted",
        "consented-to-be-bound",
        "member-admitted",
        "membership-reported",
    ]
)
"""Kinds of facts that make one a participant, or say that one is."""
LEFT = frozenset({"withdrew", "denounced", "suspended"})
"""Kinds of what one does who leaves."""
DEEDS = ENTRIES | {"declined", "withdrew"}
"""Kinds of what one does with an instrument or body."""
TAKING = DEEDS | {"count-reported"}
"""The same, and how many did it."""
_BESIDE = re.compile(
    r"(?:But |And )?(?:Just )?(?:Like|Along with|Together with|Besides|Alongside|In addition to|"
    r"As well as|"
    r"As with|Aside from|Apart from|Following|After|As in|With) (?:the )?"
)
"""Before those at the start of a sentence who did what the one behind them did."""
_OPENS = 24
_NEAR = 90
"""Letters in front of a clause that say how it is meant."""


class Found(Struct, frozen=True, kw_only=True, gc=False):
    """One reported thing: for each actor of the sentence there is one."""

    kind: str
    rule: str
    roles: Mapping[str, Item]
    start: int
    """Offsets in the archived text."""
    end: int
    values: Mapping[str, Any] = {}
    as_said: str | None = None
    tense: Tense = "past"
    alleged: bool = False
    said_at: int | None = None
    """Where the verb stands in the archived text: of two dates, the nearer one is its."""
    attributed_to: str | None = None
    each: str | None = None
    """What tells two of the same kind and roles apart, where they may stand twice in a text."""

    @property
    def person(self) -> bool:
        """Whether a person did it."""
        actor = self.roles.get("actor")
        return actor is not None and actor.kind == "person"

    @property
    def thing(self) -> Item:
        """The instrument or body that somebody takes part in."""
        return self.roles.get("instrument") or self.roles["group"]


def unsigned(said: str) -> str:
    """Masked words as a reader may see them: "…" for what has a name."""
    return _SIGNS.sub("…", said)


def acts(masked: Masked, at: int) -> bool:
    """Whether the actors at that place are those of a clause, and the clause is meant so."""
    if masked.text.startswith((" of its ", " of their "), at + 1):
        return False  # "told NATO of its plan"
    if neither(masked, at):
        return not unreal(masked, at)
    who = _WHO.match(masked.text, at + 1)
    if who and (who[0][0] == "," or not masked.text.endswith(_WHENCE, 0, at)):
        return not unreal(masked, at)
    if at < _OPENS and len(masked.items(at)) > 1 and _BESIDE.fullmatch(masked.text, 0, at):
        return not unreal(masked, at)
    before = masked.text[max(0, at - _NEAR) : at]
    if _ALL_BUT.search(before):
        return False
    return not _NOT_BEFORE.search(before) and not unreal(masked, at)


def unreal(masked: Masked, at: int) -> bool:
    """Whether a clause that starts there is a condition, a question, a rumour or denied."""
    return _UNREAL.search(masked.text, max(0, at - _NEAR), at) is not None


def neither(masked: Masked, at: int) -> bool:
    """Whether the actors there are those of "neither A nor B" or "none of A", who did not."""
    unit = masked.units.get(at)
    if unit is not None and masked.sentence.text.startswith(_NOT_ONE, unit.start):
        return True
    if masked.text.endswith(", ", 0, at) and _NONE_OF_THEM.search(masked.text, 0, at):
        return masked.text.startswith(",", at + 1)
    return _NONE.search(masked.text, max(0, at - 40), at) is not None


def actors(masked: Masked, at: int) -> Iterator[Item]:
    """Those at a place who can act: parties, and counted ones."""
    for item in masked.items(at):
        if item.kind not in INSTRUMENTS:
            yield item


def joinable(masked: Masked, at: int) -> Item | None:
    """What stands at a place, if it is one thing that can be joined, signed or belonged to."""
    listed = masked.items(at)
    items = [i for i in listed if i.kind != "count"]
    if len(items) < len(listed) and listed[0].kind == "count":
        return None  # one of so many: "137 parties, including the European Union"
    if len({i.id for i in items}) != 1 or items[0].kind not in (
        *INSTRUMENTS,
        "organization",
        "group",
    ):
        return None
    if items[0].referred and part_of_state(items[0]):
        return None  # what is meant by "the group" can be no ministry
    return items[0]


_FURTHER = re.compile(
    rf"(?:, |,? and |,? as well as |,? plus |,? or |, nor |, (?:an?|the|one of) "
    rf"[^;.:{_SIGN}]{{3,90}}, "
    rf"and )(?:of |to |in )?(?:both |also |(?:its|their) (?:[\w-]+ ){{1,4}}?, )?"
    rf"(?=[{_SIGN}])"
)
"""Between the things of one verb: "signed A and B", "belongs to A and to B"."""


def things(masked: Masked, at: int) -> Iterator[tuple[Item, int]]:
    """What stands at a place and behind it in one list, all joinable, each with where it ends."""
    listed = [i for i in masked.items(at) if i.kind != "count"]
    one = joinable(masked, at)
    if one is None and not all(i.kind == "organization" for i in listed):
        return
    for item in listed if one is None else [one]:
        yield item, at + 1
    further = _FURTHER.match(masked.text, at + 1)
    while further is not None:
        end = further.end() + 1
        one = joinable(masked, end - 1)
        if one is None or CLAUSE.match(masked.text, end):
            return
        yield one, end
        further = _FURTHER.match(masked.text, end)


def relative(masked: Masked, at: int) -> Item | None:
    """What a relative clause is on whose subject stands at the place: "…, which it joined"."""
    found = _RELATIVE.search(masked.text, max(0, at - 70), at)
    return None if found is None else joinable(masked, found.start())


def before(
    masked: Masked, at: int, reach: int = 120, *, by: bool = True
) -> tuple[int, Item] | None:
    """The nearest joinable thing in front of a place, with its own place.

    Without `by` not one that did something itself: "backed by NATO, and also supported by …".
    """
    for place in sorted((p for p in masked.units if at - reach <= p < at), reverse=True):
        if not by and masked.text.endswith(" by ", 0, place):
            continue
        item = joinable(masked, place)
        if item is not None:
            return place, item
    return None


def deed_of(found: Found) -> Found | None:
    """The finding as what others may have done, too; of a count, what each of them did."""
    if found.kind in DEEDS or (found.kind in LEFT and found.rule.startswith("leaving")):
        return found
    if found.kind != "count-reported" or found.values.get("counted") == "abstainers":
        return None
    if found.thing.kind == "list" or part_of_state(found.thing):
        return None
    kind, said = "joined", found.as_said or ""
    if found.thing.kind in ("organization", "group"):
        kind = "membership-reported"
    elif found.thing.kind == "treaty":
        bound = "consented-to-be-bound" if said.startswith(("part", "member")) else "signed"
        kind = "ratified" if "ratif" in said else bound
    return replace(found, kind=kind)
