"""One fact that a model gave, as a proposal; or why it is none.

Invariant: what the chronicle's own gate would refuse is dropped here, with the reason: a kind or
role that does not exist, an act that the instrument's kind does not allow, a value that is
missing or no such value. What may be left out and is wrong is left out, with a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from domain.errors import ChronicleError, InvalidInput
from events.drafts import CitationDraft, FactDraft, InstrumentDraft, PartyDraft
from events.entities import Entity
from events.gate import build, check_named_as, check_roles, check_values, kind_class
from events.intake.grounding import Grounded, Lost, Span, altered, ground
from events.intake.model.dating import dated, possible
from events.intake.model.naming import Naming, Resolved
from events.intake.proposal import Proposal
from events.report import Citation, Origin, Report

if TYPE_CHECKING:
    from events.intake.model.said import Named, Said, Value

RULE = "model"
NO_KIND = "no such kind of fact"
_DATES = frozenset({"planned_for", "announced", "published", "effective"})
_PLANNED = frozenset({"announced-intent"})
_ANY = "0" * 64
_SHORT = 500
_SAID = 60
"""Code points of `as_said` at most: it stays when the text goes, so it is no passage of it."""


class Article(NamedTuple):
    """What is read: the text, what in it is noise, when it was published, its names."""

    text: str
    noise: Sequence[Span]
    published: str | None
    naming: Naming


class Dropped(NamedTuple):
    """A fact that is no proposal: why in general, and what exactly was wrong."""

    why: str
    detail: str


def draw(said: Said, article: Article, within: Span, reader: str) -> Proposal | Dropped:
    """The proposal of a fact given for the part of the article at `within`."""
    try:
        cls = kind_class(said.kind)
    except InvalidInput as error:
        return Dropped(NO_KIND, error.detail)
    found = ground(
        article.text, said.quote, noise=article.noise, within=within, context=said.context
    )
    if isinstance(found, Lost):
        return Dropped(found.value, said.quote[:200])
    if altered(said.quote, found.exact):
        return Dropped(Lost.ALTERED.value, said.quote[:200])
    drawing = _Drawing(cls, said, article, found)
    for named in said.named:
        if (wrong := drawing.name(named)) is not None:
            return Dropped("a role that cannot be filled", wrong)
    for value in said.values:
        if (wrong := drawing.value(value)) is not None:
            return Dropped("a value that cannot be", wrong)
    try:
        return drawing.proposal(reader)
    except ChronicleError as error:
        return Dropped("an impossible fact", error.detail)


class _Drawing:
    """A proposal while it is drawn up."""

    def __init__(self, cls: type[Report], said: Said, article: Article, found: Grounded) -> None:
        self._cls = cls
        self._said = said
        self._article = article
        self._found = found
        self._fields = {field.name: field for field in msgspec.structs.fields(cls)}
        self._roles: dict[str, Entity] = {}
        self._drafts: dict[str, PartyDraft | InstrumentDraft] = {}
        self._named_as: dict[str, str] = {}
        self._values: dict[str, Any] = {}
        self._doubts: list[str] = list(_doubts_of(found))

    def name(self, named: Named) -> str | None:
        """Fill a role; what is wrong, if the fact cannot do without it."""
        role = named.role
        if role not in self._cls.ROLES:
            return f"{self._cls.TOPIC!r} has no role {role!r}"
        if role in self._roles:
            return f"two are named as {role}: one fact has one"
        who = self._article.naming.resolve(
            named.words, named.name, named.sort, lambda entity: self._fits(role, entity)
        )
        if not isinstance(who, Resolved):
            return self._leave_out(role, who)
        self._roles[role] = who.entity
        if who.draft is not None:
            self._drafts[who.draft.id] = who.draft
        if who.doubt is not None:
            self._doubts.append(who.doubt)
        if 0 < len(named.words) <= _SHORT and named.words in self._article.text:
            self._named_as[role] = named.words
        return None

    def value(self, value: Value) -> str | None:
        """Take a value; what is wrong, if the fact cannot do without it."""
        try:
            check_values(self._cls, [value.name])
        except InvalidInput as error:
            return error.detail
        if not value.value:
            return None
        if value.name in _DATES and possible(value.value) is None:
            return self._leave_out(value.name, f"the date {value.value[:40]!r} is not EDTF")
        try:
            taken = msgspec.convert(value.value, self._fields[value.name].type, strict=False)
        except msgspec.ValidationError as error:
            return self._leave_out(value.name, f"{value.value[:80]!r} as {value.name}: {error}")
        self._values[value.name] = taken
        if value.name == "number" and not _has_number(self._found.exact, str(taken)):
            self._doubts.append(f"{taken} does not stand in the quote in digits")
        return None

    def proposal(self, reader: str) -> Proposal:
        """The proposal, if the gate would let it pass. Raises `ChronicleError` as the gate."""
        said, cls, found = self._said, self._cls, self._found
        stands = self._article.naming.stands
        when = dated(
            said.when,
            said.when_words,
            self._article.published,
            stands=stands(said.when_words),
            planned=cls.TOPIC in _PLANNED,
            observed=self._basis() == "observation",
        )
        self._doubts.extend(when.doubts)
        draft = FactDraft(
            kind=cls.TOPIC,
            roles={role: entity.id for role, entity in self._roles.items()},
            when=when.when,
            citation=CitationDraft(document="", quote=found.exact, start=found.start),
            values=self._values,
            basis=self._basis(),
            modality=self._modality(),
            as_said=said.as_said[:_SAID] or None,
            named_as=self._named_as or None,
            attributed_to=self._speaker(),
            anchor=when.anchor,
            date_rule=when.rule,
        )
        _check(cls, draft, self._roles, found)
        return self._proposed(draft, reader)

    def _proposed(self, draft: FactDraft, reader: str) -> Proposal:
        common = {
            name: getattr(draft, name)
            for name in draft.__struct_fields__
            if name in Proposal.__struct_fields__
        }
        new = list(self._drafts.values())
        return Proposal(
            **common,
            start=self._found.start,
            end=self._found.end,
            quote=self._found.exact,
            reader=reader,
            rule=RULE,
            new_parties=tuple(one for one in new if isinstance(one, PartyDraft)),
            new_instruments=tuple(one for one in new if isinstance(one, InstrumentDraft)),
            doubts=tuple(dict.fromkeys(self._doubts)),
        )

    def _fits(self, role: str, entity: Entity) -> bool:
        try:
            check_roles(self._cls, {role: entity.id}, {entity.id: entity})
        except ChronicleError:
            return False
        return True

    def _leave_out(self, name: str, wrong: str) -> str | None:
        """What is wrong, if the kind cannot do without this role or value; else a doubt."""
        if self._fields[name].required:
            return wrong
        self._doubts.append(f"{name} is left out: {wrong}")
        return None

    def _basis(self) -> Any:
        return self._said.basis if self._said.basis in self._cls.BASES else self._cls.BASES[0]

    def _modality(self) -> Any:
        if self._said.modality in ("asserted", "alleged", ""):
            return self._said.modality or "asserted"
        self._doubts.append(f"the model calls it {self._said.modality[:40]!r}")
        return "asserted"

    def _speaker(self) -> str | None:
        speaker = self._said.attributed_to
        if not speaker or len(speaker) > _SHORT:
            return None
        if not self._article.naming.stands(speaker):
            self._doubts.append(f"{speaker[:80]!r} is not named in the article as its source")
            return None
        return speaker


def _doubts_of(found: Grounded) -> Iterator[str]:
    if found.places > 1:
        yield f"the quote stands {found.places} times; the first was taken"
    if found.likeness < 100:
        yield f"the model's quote was {found.likeness:g} % like these words: read them"


def _has_number(exact: str, number: str) -> bool:
    digits = exact.replace(",", "").replace(" ", "")
    return number in digits or not any(c.isdigit() for c in exact)


def _check(cls: type[Report], draft: FactDraft, roles: dict[str, Entity], found: Grounded) -> None:
    """Raises what the gate would, of all that does not need the archive."""
    check_roles(cls, draft.roles, {entity.id: entity for entity in roles.values()})
    check_named_as(draft)
    build(
        cls,
        draft,
        when=draft.when,
        citation=Citation("", "", found.start, found.end),
        quote_commitment=_ANY,
        origin=Origin(RULE, RULE),
    )
