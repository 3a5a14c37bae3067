"""What a reviewer may change in a proposal before accepting it.

Invariant: an amendment says which parts change and to what; the rest stays as it was found.
The amended fact passes the same gate as every other.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType, structs

from domain.errors import Ambiguous, InvalidInput
from events.drafts import CitationDraft, FactDraft, InstrumentDraft, PartyDraft
from events.intake.proposal import Proposal, either
from events.report import Basis, Origin


class Amendment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The parts of a proposal that change; what is left out stays."""

    kind: str | UnsetType = UNSET
    roles: dict[str, str] | UnsetType = UNSET
    """All of them: what is not among these is not a role of the fact."""
    when: str | UnsetType = UNSET
    values: dict[str, Any] | UnsetType = UNSET
    basis: Basis | UnsetType = UNSET
    modality: Literal["asserted", "alleged"] | UnsetType = UNSET
    as_said: str | UnsetType | None = UNSET
    named_as: dict[str, str] | UnsetType | None = UNSET
    attributed_to: str | UnsetType | None = UNSET
    quote: str | UnsetType = UNSET
    start: int | UnsetType = UNSET
    """Where the quote stands, if its words stand more than once."""
    new_parties: tuple[PartyDraft, ...] | UnsetType = UNSET
    new_instruments: tuple[InstrumentDraft, ...] | UnsetType = UNSET

    def changes(self) -> dict[str, Any]:
        """The parts that change, by name."""
        fields = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in fields.items() if value is not UNSET}


def amended(draft: Proposal, amendment: Amendment) -> Proposal:
    """The proposal with its changes. Raises `InvalidInput` if nothing changes."""
    changes = amendment.changes()
    if "when" in changes and changes["when"] != draft.when:
        changes |= {"anchor": None, "date_rule": None}  # the day is the reviewer's own
    now: Proposal = structs.replace(draft, **changes)
    if now == draft:
        raise InvalidInput(
            "The amendment changes nothing; accept the proposal, or say what is to change.",
            field="amendment",
        )
    if now.named_as is not None and "named_as" not in changes:
        kept = {role: words for role, words in now.named_as.items() if role in now.roles}
        now = structs.replace(now, named_as=kept or None)
    return now


def fact_draft(draft: Proposal, document: str, origin: Origin, *, quoted_anew: bool) -> FactDraft:
    """The fact that a proposal becomes. `quoted_anew`: the quote is sought where it stands.

    Raises `Ambiguous` if a role leaves a choice that nobody has made.
    """
    for role, ids in draft.choices.items():
        if draft.roles.get(role) == either(ids):
            words = (draft.named_as or {}).get(role, "The name")
            raise Ambiguous(
                f"{words!r} may be {' or '.join(ids)}; nothing is accepted by guess. Amend the "
                f"proposal: give the role {role!r} one of these ids.",
                field=f"proposal.roles.{role}",
                candidates=ids,
            )
    return FactDraft(
        kind=draft.kind,
        roles=draft.roles,
        when=draft.when,
        citation=CitationDraft(
            document=document, quote=draft.quote, start=None if quoted_anew else draft.start
        ),
        values=draft.values,
        basis=draft.basis,
        modality=draft.modality,
        as_said=draft.as_said,
        named_as=draft.named_as,
        attributed_to=draft.attributed_to,
        anchor=draft.anchor,
        date_rule=draft.date_rule,
        origin=origin,
    )


def newcomers(draft: Proposal) -> list[PartyDraft | InstrumentDraft]:
    """Whom the fact names that the proposal would register: parties first, then instruments."""
    named = set(draft.roles.values())
    instruments = [new for new in draft.new_instruments if new.id in named]
    named |= {new.owner for new in instruments if new.owner is not None}
    return [*(new for new in draft.new_parties if new.id in named), *instruments]
