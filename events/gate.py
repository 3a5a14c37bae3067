"""The gate: a draft becomes a fact only if its quote stands in the archived text.

Invariant: every fact in the log names registered ids in roles that its kind has,
an act that the instrument's kind allows, a possible date, and a quote that is the
exact slice of an archived text. What fails is refused before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

import msgspec

from domain.citations import locate, quote_commitment
from domain.errors import ChronicleError, InvalidInput, NotFound
from domain.facts import fact_id
from domain.instruments import ACTS
from domain.nouns import an
from events.dates import edtf, happened
from events.drafts import CitationDraft, FactDraft
from events.entities import Entities, Entity
from events.listing import Listing
from events.log import Write
from events.membership import Membership
from events.participation import Participation
from events.registry import FACT_KINDS
from events.report import OUTSIDE_FACT_ID, Citation, Origin, Report, as_plain
from events.store.content import ContentStore, Text

_DATE_VALUES = ("planned_for", "announced", "published", "effective")
_COMMON = frozenset(Report.__struct_fields__)
_INSTRUMENT_ROLES = frozenset({"instrument", "list", "group"})
_ACTS = (Participation, Listing, Membership)
_canonical = msgspec.json.Encoder(order="sorted").encode  # RFC 8785 where no number is a float


class Gate:
    """Checks drafts against the register and the archive, and builds the facts."""

    def __init__(self, entities: Entities, content: ContentStore) -> None:
        self._entities = entities
        self._content = content

    def pass_all(
        self,
        drafts: Sequence[FactDraft],
        by: str,
        new: Iterable[Entity] = (),
        texts: dict[str, Text] | None = None,
    ) -> list[tuple[str, Report]]:
        """Each draft as (fact id, event), in order; raises for the first that fails.

        `new` are those that the same write is going to register; `texts` holds texts by
        document, and gets those that are looked up. The error's field names the draft by
        its place, `facts[3].citation.quote`.
        """
        roles = (role for draft in drafts for role in draft.roles.values())
        known = {entity.id: entity for entity in new} | self._entities.known(roles)
        texts = {} if texts is None else texts
        passed = []
        for place, draft in enumerate(drafts):
            try:
                passed.append(self._pass(draft, by, known, texts))
            except ChronicleError as error:
                if len(drafts) > 1:
                    error.field = f"facts[{place}].{error.field or 'kind'}"
                raise
        return passed

    def refuse_unreadable(self, document: str, field: str) -> None:
        """Raise `Redacted` or `NotFound`, of this field, unless a document's words are given."""
        try:
            self._content.text_of(document)
        except ChronicleError as error:
            error.field = field
            raise

    def refuse_redacted(self, write: Write, reports: Iterable[Report]) -> None:
        """Raise `Redacted` if words were withheld or erased since these had passed."""
        for document in {report.citation.document for report in reports}:
            self._content.refuse_redacted(write.cursor, document, "citation.document")

    def _pass(
        self, draft: FactDraft, by: str, known: Mapping[str, Entity], texts: dict[str, Text]
    ) -> tuple[str, Report]:
        cls = kind_class(draft.kind)
        check_roles(cls, draft.roles, known)
        check_named_as(draft)
        when = happened(draft.when, "when").text
        if draft.anchor is not None:
            edtf(draft.anchor, "anchor")
        for name in _DATE_VALUES if draft.values else ():
            if draft.values.get(name) is not None:
                edtf(str(draft.values[name]), f"values.{name}")
        text, start, end = self._find(draft.citation, texts)
        event = build(
            cls,
            draft,
            when=when,
            citation=Citation(draft.citation.document, text.text, start, end),
            quote_commitment=quote_commitment(text.salt, start, end, draft.citation.quote),
            origin=_checked_origin(draft.origin or Origin(by, by)),
        )
        return report_id(event), event

    def _find(self, cited: CitationDraft, texts: dict[str, Text]) -> tuple[Text, int, int]:
        """The cited text, and where in it the quote stands."""
        try:
            text = texts.get(cited.document)
            if text is None:
                text = texts[cited.document] = self._content.text_of(cited.document)
            return text, *locate(text.content, cited.quote, cited.start)
        except ChronicleError as error:
            error.field = f"citation.{error.field}"
            raise


def kind_class(kind: str) -> type[Report]:
    """The event class of a fact kind. Raises `InvalidInput` that lists the nearest kinds."""
    try:
        return FACT_KINDS[kind]
    except KeyError:
        near = ", ".join(get_close_matches(kind, FACT_KINDS, n=3, cutoff=0.4))
        hint = f" Did you mean {near}?" if near else ""
        raise InvalidInput(f"{kind!r} is not a kind of fact.{hint}", field="kind") from None


def check_roles(cls: type[Report], roles: Mapping[str, str], known: Mapping[str, Entity]) -> None:
    """Every role belongs to the kind, is registered, and may be acted on that way."""
    for role, entity in roles.items():
        if role not in cls.ROLES:
            raise InvalidInput(
                f"A {cls.TOPIC!r} fact has no role {role!r}; its roles are {_listed(cls.ROLES)}.",
                field=f"roles.{role}",
            )
        if entity not in known:
            raise NotFound(
                f"{entity!r} is not registered; register it as a party or instrument first.",
                field=f"roles.{role}",
            )
        if role in _INSTRUMENT_ROLES:
            _check_joinable(cls, role, known[entity])


def check_named_as(draft: FactDraft) -> None:
    """The source's words stand for roles that the fact has."""
    for role in draft.named_as or ():
        if role not in draft.roles:
            raise InvalidInput(
                f"named_as has words for {role!r}; the fact's roles are {_listed(draft.roles)}.",
                field=f"named_as.{role}",
            )


def _check_joinable(cls: type[Report], role: str, entity: Entity) -> None:
    kind = entity.joined_as
    if kind is None:
        raise InvalidInput(
            f"{entity.id!r} is {an(entity.kind)}; the role {role!r} needs an instrument, "
            "a group or an organization.",
            field=f"roles.{role}",
        )
    if issubclass(cls, _ACTS) and cls.TOPIC not in ACTS[kind]:
        allowed = _listed(sorted(ACTS[kind])) or "none"
        raise InvalidInput(
            f"{entity.id!r} is {an(kind)}; {cls.TOPIC!r} is not an act on one. "
            f"Acts on {an(kind)}: {allowed}.",
            field="kind",
        )


def basis_of(cls: type[Report], draft: FactDraft) -> str:
    """The draft's basis, or the kind's own; `InvalidInput` for one that it cannot have."""
    basis = draft.basis or cls.BASES[0]
    if basis not in cls.BASES:
        raise InvalidInput(
            f"A {cls.TOPIC!r} fact says that something was so on a day: its basis is "
            f"{_listed(cls.BASES)}. For what happened on that day use another kind.",
            field="basis",
        )
    return basis


def build(cls: type[Report], draft: FactDraft, **checked: object) -> Report:
    """The event of a draft; `InvalidInput` for values that the kind lacks or cannot take.

    `checked` are fields that hold already what the event is to hold.
    """
    if draft.values:
        check_values(cls, draft.values)
    fields = {
        **draft.values,
        **draft.roles,
        "basis": basis_of(cls, draft),
        "modality": draft.modality,
        "as_said": draft.as_said,
        "named_as": draft.named_as,
        "attributed_to": draft.attributed_to,
        "anchor": draft.anchor,
        "date_rule": draft.date_rule,
        **checked,
    }
    try:
        return msgspec.convert(fields, cls)
    except msgspec.ValidationError as error:
        raise InvalidInput(f"A {cls.TOPIC!r} fact: {error}.", field="values") from error


def check_values(cls: type[Report], values: Iterable[str]) -> None:
    """The kind has values of all these names."""
    allowed = set(cls.__struct_fields__) - _COMMON - set(cls.ROLES)
    for name in values:
        if name not in allowed:
            raise InvalidInput(
                f"A {cls.TOPIC!r} fact has no value {name!r}; "
                f"its values are {_listed(sorted(allowed)) or 'none'}.",
                field=f"values.{name}",
            )


@lru_cache(maxsize=1024)
def _checked_origin(origin: Origin) -> Origin:
    """The origin, if its parts have the length that they may have; one origin has many facts."""
    try:
        return msgspec.convert(msgspec.to_builtins(origin), Origin)
    except msgspec.ValidationError as error:
        raise InvalidInput(f"The origin: {error}.", field="origin") from error


def report_id(event: Report) -> str:
    """The fact id of a report: the same report has the same id (`domain.facts`)."""
    report = as_plain(event)
    for name in OUTSIDE_FACT_ID:
        del report[name]
    return fact_id(event.TOPIC, report, _canonical)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
