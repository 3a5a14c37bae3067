"""A policy of acceptance: which proposals may stand without anybody looking at each.

Invariant: a policy names the pattern families that it trusts, and accepts nothing with more
doubts than it allows, none unless it says so. Each decision records its name and hash.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from hashlib import sha256

import msgspec
from msgspec import Struct

from domain.errors import InvalidInput
from events.gate import kind_class
from events.intake.proposals.acts import ByPolicy
from events.intake.proposals.filed import Filed
from events.intake.proposals.readers import base_name

ANY = "*"
_SHORT_FORM = re.compile(r"(?P<reader>[a-z0-9.-]+):(?P<families>[a-z0-9*-]+(,[a-z0-9*-]+)*)")


class AcceptPolicy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may be accepted; all conditions must hold."""

    name: str
    families: tuple[str, ...]
    """Pattern families, as proposals name them in `rule`; `*` for every one."""
    readers: tuple[str, ...] = ("rules",)
    """Names of readers, with or without a version; one of those that found it must be among."""
    kinds: tuple[str, ...] = ()
    """Fact kinds; all, if there are none."""
    max_doubts: int = 0
    min_readers: int = 1
    """By how many readers it must have been found."""
    new_names: bool = False
    """Whether it may register parties and instruments."""
    alleged: bool = False
    """Whether what is only a charge may be accepted."""
    dated: bool = False
    """Whether it must have a date."""


class Policy(Struct, frozen=True):
    """A policy and the hash of what spelled it."""

    says: AcceptPolicy
    sha256: str

    @property
    def mark(self) -> ByPolicy:
        """What a decision records of it."""
        return ByPolicy(self.says.name, self.sha256)


def policy_of(spelling: str) -> Policy:
    """The policy of a TOML file's text. Raises `InvalidInput` that says what is wrong with it."""
    try:
        says = msgspec.convert(tomllib.loads(spelling), AcceptPolicy)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(f"The policy is not TOML: {error}.", field="accept") from error
    except msgspec.ValidationError as error:
        raise InvalidInput(f"The policy: {error}.", field="accept") from error
    _check(says)
    return Policy(says, sha256(spelling.encode()).hexdigest())


def short_policy(spelling: str) -> Policy | None:
    """The policy of `rules:named-list,list-form`; None if it is not spelled like that."""
    found = _SHORT_FORM.fullmatch(spelling)
    if found is None:
        return None
    families = tuple(found["families"].split(","))
    says = AcceptPolicy(name=spelling, families=families, readers=(found["reader"],))
    return Policy(says, sha256(msgspec.json.encode(says)).hexdigest())


def why_not(policy: AcceptPolicy, row: Filed) -> str | None:
    """Why the policy leaves a proposal to a person; None if it accepts it."""
    draft = row.draft
    if draft is None:
        return "its words are redacted"
    if row.state != "open":
        return f"it is {row.state}"
    names = {name for reader in row.told.readers for name in (reader, base_name(reader))}
    checks = (
        (ANY in policy.families or draft.rule in policy.families, f"the family {draft.rule}"),
        (ANY in policy.readers or not names.isdisjoint(policy.readers), "its readers"),
        (not policy.kinds or draft.kind in policy.kinds, f"the kind {draft.kind}"),
        (not draft.choices, "a name that fits several"),
        (len(draft.doubts) <= policy.max_doubts, "; ".join(draft.doubts)),
        (len(row.told.readers) >= policy.min_readers, "too few readers"),
        (policy.new_names or not draft.new(), "new names"),
        (policy.alleged or draft.modality == "asserted", "only a charge"),
        (not policy.dated or bool(draft.when.strip("./X")), "no date"),
    )
    return next((why for holds, why in checks if not holds), None)


def chosen(policy: AcceptPolicy, rows: Iterable[Filed]) -> list[Filed]:
    """Those of the proposals that the policy accepts, in their order."""
    return [row for row in rows if why_not(policy, row) is None]


def _check(policy: AcceptPolicy) -> None:
    if not 0 < len(policy.name.strip()) <= 200:
        raise InvalidInput("The policy needs a name of at most 200 characters.", field="name")
    if not policy.families:
        raise InvalidInput(
            "The policy names no pattern families; without any it would accept nothing. "
            'Give families = ["named-list"], or ["*"] for all.',
            field="families",
        )
    if policy.max_doubts < 0 or policy.min_readers < 1:
        raise InvalidInput("max_doubts is at least 0, min_readers at least 1.", field="accept")
    for kind in policy.kinds:
        kind_class(kind)
