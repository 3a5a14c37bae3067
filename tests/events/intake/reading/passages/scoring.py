"""Scores of our own passages: which expected facts the rules find, and what else they find.

Invariant: a finding counts once. Kind, roles, given values and given day must all be as expected;
kinds that a passage does not list are wrong there too, but for the free ones of its file.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from domain.names import slug
from events.drafts import InstrumentDraft, PartyDraft
from events.intake.proposal import Proposal
from events.intake.reading import NameIndex, read

HERE = Path(__file__).parent
_FREE = frozenset({"statement-made", "role-held", "provision-stated", "conduct-reported"})
"""Found beside what a passage is about: not expected, not wrong."""
_FREE_OF = {"charges": frozenset({"statement-made", "role-held"}), "around": frozenset()}
"""The same for passages that are about such kinds."""
_FACT = re.compile(r"(?P<kind>[\w-]+)(?: (?P<actor>[\w-]+))?(?: > (?P<object>[\w-]+))?(?P<rest>.*)")


class Scored(NamedTuple):
    """One passage: how many found, what was missed, what was wrong."""

    about: str
    hits: int
    missed: list[str]
    wrong: list[str]


FILES = sorted(path.stem for path in HERE.glob("*.toml") if path.stem != "register")
"""The names of all files of passages."""


def passages(which: str) -> list[dict[str, Any]]:
    """The passages of one of the files."""
    loaded = tomllib.loads((HERE / f"{which}.toml").read_text("utf-8"))
    found: list[dict[str, Any]] = loaded["passage"]
    return found


def register() -> NameIndex:
    """The names of who and what the passages are about."""
    return NameIndex(drafts())


@cache
def nobody() -> NameIndex:
    """The names of a new chronicle."""
    return NameIndex([])


def drafts() -> list[PartyDraft | InstrumentDraft]:
    """Who and what the passages are about."""
    said = tomllib.loads((HERE / "register.toml").read_text("utf-8"))
    parties = [PartyDraft(id=slug(n), kind="state", name=n) for n in said["states"]]
    parties += [PartyDraft(id=slug(n), kind="company", name=n) for n in said["companies"]]
    parties += [PartyDraft(id=slug(n), kind="organization", name=n) for n in said["organizations"]]
    parties += [
        PartyDraft(id=slug(n), kind="group", name=n, aliases=tuple(a))
        for n, a in said["groups"].items()
    ]
    instruments = [
        InstrumentDraft(id=slug(n), kind=kind, name=n, aliases=tuple(a))  # type: ignore[arg-type]
        for kind, table in (("pledge", "pledges"), ("treaty", "treaties"))
        for n, a in said[table].items()
    ]
    instruments += [
        InstrumentDraft(id=slug(n), kind="list", name=n, owner=o) for n, o in said["lists"].items()
    ]
    return [*parties, *instruments]


def scored(passage: dict[str, Any], names: NameIndex, free: frozenset[str] = _FREE) -> Scored:
    """One passage read and compared; findings of the `free` kinds are wrong in strict ones only."""
    if passage.get("register") == "nobody":
        names = nobody()
    if passage.get("strict"):
        free = frozenset()
    found = read(passage["text"], names, published=passage["published"])
    left = list(found)
    hits, missed = 0, []
    for expected in passage["facts"]:
        match = next((p for p in left if _is(p, expected)), None)
        if match is None:
            missed.append(expected)
        else:
            hits += 1
            left.remove(match)
    return Scored(passage["about"], hits, missed, [_told(p) for p in left if p.kind not in free])


def print_table(which: str, *, errors: bool) -> None:
    """Precision, recall and F1 over the passages, and with `errors` what went wrong."""
    names = register()
    free = _FREE_OF.get(which, _FREE)
    results = [scored(passage, names, free) for passage in passages(which)]
    hits = sum(r.hits for r in results)
    missed = sum(len(r.missed) for r in results)
    wrong = sum(len(r.wrong) for r in results)
    precision, recall = hits / max(1, hits + wrong), hits / max(1, hits + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{len(results)} passages  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   "
        f"found {hits} wrong {wrong} missed {missed}"
    )
    if errors:
        for result in results:
            for label, which_ones in (("MISSED", result.missed), ("WRONG ", result.wrong)):
                for each in which_ones:
                    print(f"{label} [{result.about}] {each}")


def _is(proposal: Proposal, expected: str) -> bool:
    match = _FACT.fullmatch(expected)
    assert match is not None
    roles = dict(proposal.roles)
    actor = roles.pop("actor", None) or roles.pop("party", None)
    thing = next(iter(roles.values()), None)
    if proposal.kind == "provision-stated":
        actor, thing = None, roles["instrument"]
    same = proposal.kind == match["kind"] and actor == match["actor"]
    if match["object"] and thing != match["object"]:
        return False
    for word in match["rest"].split():
        if word.startswith("@"):
            same = same and proposal.when == word[1:]
        else:
            name, _, value = word.partition("=")
            held = proposal.values.get(name, True if name == "holds" else None)
            same = same and str(held) == value
    return same


def _told(proposal: Proposal) -> str:
    roles = " ".join(f"{role}={one}" for role, one in proposal.roles.items())
    return f"{proposal.kind} {roles} {proposal.values} @{proposal.when} {proposal.quote!r}"
