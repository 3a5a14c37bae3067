"""Joining, signing, supporting, ratifying, refusing and leaving, told by a verb.

Invariant: the verb decides what was done, the kind of the instrument how that is called, and the
words before the verb whether it was done at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from events.intake.reading.found import Found, Tense, actors, acts, before, joinable
from events.intake.reading.items import INSTRUMENTS, Item
from events.intake.reading.masking import Masked
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, Stance, stance

_A, _I, _O = "\ue000", "\ue001", "[\ue000\ue001]"

_ENTERING = {
    "join": r"join(?:s|ed|ing)?(?: up to| up with)?|enter(?:s|ed|ing)?(?: into)?|enrol(?:s|led)? in",
    "sign": r"(?:co-?)?sign(?:s|ed|ing)?(?: on to| up to| onto| up for| on| off on)?|initial(?:s|led|ed)|"
    r"(?:put|puts|putting|add|adds|added|adding) (?:its|their) (?:names?|signatures?) to|"
    r"inked?|becom(?:e|es|ing) (?:a )?signator(?:y|ies) (?:to|of)",
    "ratify": r"ratif(?:y|ies|ied|ying)",
    "accede": r"acced(?:e|es|ed|ing) to",
    "support": r"(?:back|support|embrac|champion|welcom)(?:s|ed|ing|es|e)?|endors(?:e|es|ed|ing)|"
    r"(?:subscrib|adher)(?:e|es|ed|ing) to|(?:throw|threw|thrown) (?:its|their) weight behind|"
    r"(?:lend|lent|lends|give|gave|given) (?:its|their) (?:support|backing) to|"
    r"(?:pledg|voic)(?:e|es|ed|ing) (?:its |their )?(?:support|commitment) (?:for|to|in)|"
    r"(?:commit|commits|committed|committing)(?: (?:itself|themselves))? to|(?:rally|rallied) behind",
    "sponsor": r"(?:co-?)?sponsor(?:s|ed|ing)?",
    "adopt": r"adopt(?:s|ed|ing)?|accept(?:s|ed|ing)?|approv(?:e|es|ed|ing)|agree(?:s|d)? (?:to|on)",
    "take part": r"(?:participat(?:e|es|ed|ing)|t(?:ake|akes|ook|aking|aken) part) in",
}
_LEAVING = {
    "withdraw": r"(?:withdr(?:aw|aws|ew|awing|awn)|pull(?:s|ed|ing)?(?: itself)? out|drop(?:s|ped|ping)? out|"
    r"walk(?:s|ed|ing)? (?:out|away)|step(?:s|ped|ping)? (?:out|away)|back(?:s|ed|ing)? out|bow(?:s|ed) out|"
    r"depart(?:s|ed|ing)?|secede[sd]?)(?: (?:from|of))?|"
    r"(?:quit|quits|quitting|leave|leaves|left|leaving|exit|exits|exited|exiting|abandon(?:s|ed|ing)?|"
    r"renounc(?:e|es|ed|ing)|ditch(?:es|ed|ing)?|scrap(?:s|ped|ping)?)|"
    r"(?:end|ends|ended|ending|cancel(?:s|led)?|terminate[sd]?) (?:its|their) (?:membership|participation) (?:of|in)",
    "denounce": r"denounc(?:e|es|ed|ing)",
    "suspend": r"suspend(?:s|ed|ing)? (?:its|their) (?:participation|membership|involvement) (?:in|of)",
}
_REFUSING = (
    r"reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|boycott(?:s|ed|ing)?|shun(?:s|ned|ning)?|snub(?:s|bed|bing)?|"
    r"(?:opt(?:s|ed|ing)?|st(?:ay|ays|ayed|aying|ood)|sat|remain(?:s|ed)?|ke(?:ep|eps|pt)) (?:out(?:side)?(?: of)?|away from)|"
    r"turn(?:s|ed|ing)? down|spurn(?:s|ed|ing)?|balk(?:s|ed)? at|decline[sd]?"
)
_RETURNING = r"rejoin(?:s|ed|ing)?"


def _named(table: dict[str, str], prefix: str) -> str:
    return "|".join(f"(?P<{prefix}{n}>{words})" for n, words in enumerate(table.values()))


_VERB = rf"(?P<verb>{_named(_ENTERING, 'e')}|{_named(_LEAVING, 'l')}|(?P<no>{_REFUSING})|(?P<back>{_RETURNING}))"
_ACTIVE = re.compile(rf"(?P<a>{_A})(?:,? (?:who|which|that))?(?P<aside>, [^,]{{1,100}},| (?:attending|at|gathered at|meeting (?:in|at)|present at|across|around|from|in) [^,]{{1,60}}?)? {PRE}{_VERB} (?P<o>{_O})")
_SHARED = re.compile(rf"(?:,|,? (?:and|but|then)) {PRE}{_VERB} (?P<o>{_O})")
_PARTICIPLE = "|".join(
    (
        r"(?P<p0>joined)", r"(?P<p1>(?:co-?)?signed|initialled)", r"(?P<p2>ratified)",
        r"(?P<p3>backed|supported|endorsed|embraced)", r"(?P<p4>(?:co-?)?sponsored)",
        r"(?P<p5>accepted|approved)", r"(?P<no>rejected|boycotted|shunned|snubbed|spurned)",
    )
)  # fmt: skip
_PASSIVE_ACTS = ("join", "sign", "ratify", "support", "sponsor", "adopt")
_PASSIVE = re.compile(
    rf"(?P<pre>(?:(?:has|have|had|is|are|was|were|be|been|being|not|also|now|will|may|could|might|should|to|\w+ly|already|since|never) ){{0,6}})"
    rf"(?:{_PARTICIPLE})(?: (?:so far|in principle|\w+ly))? by (?P<a>{_A})"
)


def verbs(masked: Masked, story: Story) -> Iterator[Found]:
    """Everything that a verb between an actor and an instrument tells."""
    last = None
    for match in _ACTIVE.finditer(masked.text):
        last = match.start("a")
        if acts(masked, last):
            yield from _told(masked, match, last)
        yield from _more(masked, match.end("o"), last)
    for match in _PASSIVE.finditer(masked.text):
        yield from _suffered(masked, match)


def _more(masked: Masked, at: int, subject: int) -> Iterator[Found]:
    """As in "A signed B and joined C": the second verb has the first one's subject."""
    match = _SHARED.match(masked.text, at)
    if match and acts(masked, subject):
        yield from _told(masked, match, subject)


def _told(masked: Masked, match: re.Match[str], subject: int) -> Iterator[Found]:
    thing = joinable(masked, match.start("o"))
    if thing is None:
        return
    meant = stance(match["pre"], match["verb"])
    act, family = _act(match)
    start = min(subject, match.start())
    for actor in actors(masked, subject):
        found = fact(actor, thing, act, family, meant)
        if found is not None:
            kind, values, tense = found
            yield build(masked, kind, f"{family}-verb", actor, thing, (start, match.end("o")),
                        match.start("verb"), values, tense, match["pre"] + match["verb"])  # fmt: skip


def _suffered(masked: Masked, match: re.Match[str]) -> Iterator[Found]:
    target = before(masked, match.start())
    if target is None:
        return
    place, thing = target
    between = masked.text[place + 1 : match.start()]
    if re.search(r"[;:]| (?:that|when|after) ", between) or not acts(masked, place):
        return
    negative = match["no"] is not None
    act = "refuse" if negative else next(
        a for n, a in enumerate(_PASSIVE_ACTS) if match[f"p{n}"]
    )  # fmt: skip
    meant = stance(match["pre"], match.group().split(" by")[0].split()[-1])
    for actor in actors(masked, match.start("a")):
        found = fact(actor, thing, act, "refusal" if negative else "joining", meant)
        if found is not None:
            kind, values, tense = found
            said = match.group()[: -len(f" by {_A}")]
            yield build(masked, kind, "joining-passive", actor, thing, (place, match.end("a")),
                        match.start(), values, tense, said)  # fmt: skip


def _act(match: re.Match[str]) -> tuple[str, str]:
    """(what was done, family)."""
    for n, act in enumerate(_ENTERING):
        if match[f"e{n}"]:
            return act, "joining"
    for n, act in enumerate(_LEAVING):
        if match[f"l{n}"]:
            return act, "leaving"
    return ("rejoin", "joining") if match["back"] else ("refuse", "refusal")


def fact(
    actor: Item, thing: Item, act: str, family: str, meant: Stance | None
) -> tuple[str, dict[str, Any], Tense] | None:
    """(kind, values, tense) of an act on a thing; None if nothing is reported, or never could be."""
    if meant is None or thing.kind == "list":
        return None
    values: dict[str, Any] = {}
    if actor.kind == "count":
        return _count(actor, act, family, meant)
    if actor.quantifier:
        values["quantifier"] = actor.quantifier
    if family == "refusal":
        return ("declined", values, "past") if meant in ("done", "refused") else None
    if family == "leaving":
        return _left(thing, act, meant, values)
    if meant in ("refused", "not", "intends-not"):
        if thing.kind == "law":
            return None
        return "declined", values, "past"
    if meant == "intends":
        return "announced-intent", {"act": _intended(act), **values}, "future"
    kind = entered(thing, act)
    return None if kind is None else (kind, values, "past")


def _left(
    thing: Item, act: str, meant: Stance, values: dict[str, Any]
) -> tuple[str, dict[str, Any], Tense] | None:
    if meant == "intends":
        return "announced-intent", {"act": act, **values}, "future"
    if meant == "intends-not":
        return "announced-intent", {"act": "remain", **values}, "future"
    if meant != "done" or thing.kind == "law":
        return None
    if act == "denounce":
        return ("denounced", values, "past") if thing.kind == "treaty" else None
    return ("suspended" if act == "suspend" else "withdrew"), values, "past"


def _count(
    item: Item, act: str, family: str, meant: Stance
) -> tuple[str, dict[str, Any], Tense] | None:
    values = {"number": item.number, "operator": item.operator, "unit": item.unit}
    if family == "joining" and meant == "done" and act != "welcom":
        return "count-reported", values, "past"
    if family == "refusal" or meant in ("refused", "not"):
        return "count-reported", {**values, "counted": "abstainers"}, "past"
    return None


def _intended(act: str) -> str:
    return {"rejoin": "join", "sponsor": "support", "take part": "join", "adopt": "support"}.get(act, act)


def entered(thing: Item, act: str) -> str | None:
    """The kind of fact that an entry into such a thing is; None if it cannot be entered so."""
    if thing.kind == "treaty":
        return {"sign": "signed", "ratify": "ratified", "accede": "acceded", "join":
                "consented-to-be-bound", "adopt": "accepted", "support": None}.get(act)  # fmt: skip
    if thing.kind in ("organization", "group"):
        return {"join": "member-admitted", "rejoin": "member-admitted", "sign": "joined",
                "accede": "member-admitted", "take part": "joined"}.get(act)  # fmt: skip
    if thing.kind == "law" or act in ("accede", "ratify"):
        return None
    return "joined" if thing.kind in INSTRUMENTS else None


def build(
    masked: Masked, kind: str, rule: str, actor: Item, thing: Item, span: tuple[int, int],
    verb: int, values: dict[str, Any], tense: Tense, said: str,
) -> Found:  # fmt: skip
    """A finding in the roles that its kind has; `span` and `verb` are places in the mask."""
    start, end = masked.span(*span)
    roles = {"instrument": thing} if kind == "count-reported" else {"actor": actor, _role(kind): thing}
    words = re.sub(r"[\ue000-\ue001]", "…", said).strip()
    return Found(kind=kind, rule=rule, roles=roles, start=start, end=end, values=values,
                 as_said=words, tense=tense, said_at=masked.starts[verb])  # fmt: skip


def _role(kind: str) -> str:
    return "group" if kind.startswith(("member-", "membership")) else "instrument"
