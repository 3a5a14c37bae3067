"""How changes and their causes read as sentences, whatever the door.

Invariant: a sentence says no more than the fields beside it do.
"""

from __future__ import annotations

from domain.policy import POLICIES

Said = tuple[str, str] | None
"""(answer, reason); None where nothing on file reached that day."""

_ENTERED = {
    "listed": "listed", "member": "admitted", "signatory": "signed", "party": "consented",
    "in force": "bound", "applied provisionally": "bound", "author": "issued",
}  # fmt: skip
_TURNED = {
    "withdrew": "left", "expelled": "expelled", "suspended": "suspended", "delisted": "delisted",
    "declined": "refused", "not-yet": "not-yet", "roster-complete": "left-out",
    "date-uncertain": "fell-into-doubt", "disputed": "disputed", "announced": "announced",
    "alleged": "alleged", "group-unproven": "part-of-group-named", "not-listed": "not-listed",
    "no-longer-shown": "no-longer-shown", "never-reported": "nothing-reported",
}  # fmt: skip


def turn_cause(before: Said, after: Said, status: str | None) -> str:
    """What happened to a party whose answer turned: `joined`, `left`, `refused` …

    `status` is the one it came into. `more-reports`: the answer stayed what it was.
    """
    if before == after:
        return "more-reports"
    if after is None:
        return "nothing-reported"
    if after[0] == "yes":
        return "more-reports" if before and before[0] == "yes" else _entry(status)
    return _TURNED.get(after[1], after[1])


def _entry(status: str | None) -> str:
    return _ENTERED.get(status or "", "joined")


def change_sentence(name: str, before: Said, after: Said) -> str:
    """`Japan: unknown (never-reported) → yes (reported)`."""
    if before == after:
        return f"{name}: still {_said(after)}, on other evidence"
    return f"{name}: {_said(before)} → {_said(after)}"


def _said(answer: Said) -> str:
    return f"{answer[0]} ({answer[1]})" if answer else "nothing on file for that day"


def policy_sentence(policy: int) -> str:
    """What a version of the rules says."""
    known = POLICIES.get(policy)
    about = f": {known.about}" if known else ""
    return f"from here on policy {policy} decides{about}"


_RULES = {
    "timeline": "the last that happened by that day decides",
    "rank": "what ranks higher decides",
    "direct-over-derived": "what names the party goes before what is said of all of its group",
    "directness": "of an entry and its denial, the more direct source decides",
    "equal-weight": "an entry and its denial weigh the same, so neither decides",
    "revocation": "a withdrawal that was taken back before it took effect ended nothing",
    "date-bounds": "the dates allow different answers on that day",
    "existence": "nobody can have joined what did not exist yet",
    "snapshot": "its source no longer shows what alone said that it came in",
    "roster": "a list of the participants leaves it out",
    "silence": "nothing on file decides",
}


def rule_sentence(rule: str) -> str:
    """What a rule says, in a few words."""
    return _RULES.get(rule, rule)
