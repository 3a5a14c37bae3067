"""Reports as the fold sees them, and its answers, in one line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.dates import day, parse
from domain.instruments import Effect
from domain.policy import POLICIES
from domain.standing import FIRST, LAST, Derivation, Evidence, Span, Verdict, derivation, spans

ACTS = {
    "joined": (Effect.ENTERS, "supporter"),
    "accepted": (Effect.ENTERS, "supporter"),
    "listed": (Effect.ENTERS, "listed"),
    "declined": (Effect.DENIES, "declined"),
    "withdrew": (Effect.ENDS, "withdrew"),
    "expelled": (Effect.ENDS, "expelled"),
    "suspended": (Effect.ENDS, "suspended"),
    "delisted": (Effect.ENDS, "delisted"),
    "withdrawal-revoked": (Effect.ENTERS, "supporter"),
    "announced-intent": (Effect.INTENDS, "announced"),
    "launched": (Effect.ENTERS, "exists"),
}


def said(kind: str, when: str, *, name: str | None = None, **more: Any) -> Evidence:
    """A report that something happened; its fact id is `kind when`, or its name."""
    date = parse(when)
    effect, status = ACTS[kind]
    return Evidence(
        name or f"{kind} {when}",
        more.pop("position", 0),
        kind,
        effect,
        status,
        when,
        FIRST if date.earliest is None else date.earliest,
        LAST if date.latest is None else date.latest,
        date.qualified,
        **more,
    )


def standing(*reports: Evidence, policy: int = 1) -> list[Span]:
    """The fold of reports that were recorded in this order."""
    return spans(_recorded(reports), POLICIES[policy])


def on(text: str, *reports: Evidence, policy: int = 1) -> Verdict:
    """The verdict of one day."""
    spanned = standing(*reports, policy=policy)
    (found,) = [s.verdict for s in spanned if s.start <= day(text) < s.end]
    return found


def derived(
    text: str, *reports: Evidence, policy: int = 1, existence: Sequence[Evidence] = ()
) -> Derivation:
    """How the verdict of one day came about."""
    return derivation(_recorded(reports), day(text), POLICIES[policy], existence)


def _recorded(reports: Sequence[Evidence]) -> list[Evidence]:
    return [r._replace(position=place) for place, r in enumerate(reports, start=1)]


def brief(verdict: Verdict) -> str:
    """`yes reported definite`, for one look."""
    return f"{verdict.answer} {verdict.reason} {verdict.certainty}"
