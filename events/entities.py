"""Registering parties and instruments: a permanent id, names and codes that may grow.

Invariant: parties and instruments share one space of ids, so an id means one
thing. Registering the same again changes nothing; new names are added, and codes in
schemes that it had none in; anything else that differs is a conflict and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from domain.errors import Conflict, InvalidInput, NotFound
from domain.instruments import JOINABLE_PARTIES, InstrumentKind, PartyKind
from domain.names import MAX_ID, fold, is_id
from events.dates import edtf
from events.drafts import InstrumentDraft, PartyDraft
from events.log import Log, New, Write
from events.record import (
    AliasAdded,
    CodeAdded,
    DatedName,
    InstrumentRegistered,
    PartyRegistered,
)
from events.report import Event
from events.saying import check_who
from events.store.recorder import Inserted

Draft = PartyDraft | InstrumentDraft
Registered = PartyRegistered | InstrumentRegistered
Built = TypeVar("Built", PartyRegistered, InstrumentRegistered)


def entity_stream(entity: str) -> str:
    """The stream of a party or instrument; the prefix keeps it apart from facts and documents."""
    return f"entity:{entity}"


class Entity(NamedTuple):
    """What the write side needs to know about a registered id."""

    id: str
    kind: PartyKind | InstrumentKind

    @classmethod
    def of(cls, draft: Draft) -> Entity:
        """What will be registered by this draft; `InvalidInput` if it is malformed."""
        return cls(draft.id, _kind(_registration(draft)))

    @property
    def joined_as(self) -> InstrumentKind | None:
        """As which kind of instrument it can be joined; None if it cannot be."""
        if isinstance(self.kind, InstrumentKind):
            return self.kind
        return InstrumentKind.GROUP if self.kind in JOINABLE_PARTIES else None


class Entities:
    """The commands that register, and the look-up that other commands check ids with."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._known: dict[str, Entity] = {}  # an id's kind never changes once it is on file

    def register(self, drafts: Sequence[Draft], by: str) -> list[Inserted]:
        """Register parties and instruments; durable on return, all or none of them.

        For each draft, in order, where its registration stands and whether anything
        was new. Raises `InvalidInput` for a malformed one, `Conflict` where the id is
        taken for something else.
        """
        check_who(by)
        events = [_registration(draft) for draft in drafts]
        with self._log.writing() as write:
            return self._register_all(write, drafts, events, by)

    def register_within(self, write: Write, drafts: Sequence[Draft], by: str) -> list[Inserted]:
        """Register as `register` does, in a write in progress."""
        return self._register_all(write, drafts, [_registration(draft) for draft in drafts], by)

    def _register_all(
        self, write: Write, drafts: Sequence[Draft], events: Sequence[Registered], by: str
    ) -> list[Inserted]:
        return [
            self._register(write, draft, event, by)
            for draft, event in zip(drafts, events, strict=True)
        ]

    def known(self, ids: Iterable[str]) -> dict[str, Entity]:
        """Those of `ids` that are registered."""
        wanted = set(ids)
        for entity in wanted - self._known.keys():
            history = self._log.stream(entity_stream(entity))
            if history and isinstance(history[0], PartyRegistered | InstrumentRegistered):
                self._known[entity] = Entity(entity, _kind(history[0]))
        return {entity: self._known[entity] for entity in wanted & self._known.keys()}

    def _register(self, write: Write, draft: Draft, event: Registered, by: str) -> Inserted:
        stream = entity_stream(draft.id)
        history = write.stream(stream)
        if isinstance(draft, InstrumentDraft) and draft.owner is not None:
            _check_owner(write, draft.owner)
        if not history:
            return write.append([New(stream, 1, event)])[0]
        codes = _codes(history)
        _refuse_changes(draft.id, history[0], event, codes)
        events: list[Event] = [
            *(AliasAdded(entity=draft.id, name=name, by=by) for name in _new_names(history, event)),
            *(
                CodeAdded(entity=draft.id, scheme=scheme, code=code, by=by)
                for scheme, code in sorted(event.codes.items())
                if scheme not in codes
            ),
        ]
        added = [New(stream, version, e) for version, e in enumerate(events, len(history) + 1)]
        if added:
            return write.append(added)[-1]
        return Inserted(write.positions([(stream, 1)])[0], False)


def _registration(draft: Draft) -> Registered:
    if not is_id(draft.id):
        raise InvalidInput(
            f"{draft.id!r} is not an id: use lower-case letters, digits and single hyphens, "
            f"at most {MAX_ID} characters, like 'paris-call'.",
            field="id",
        )
    for spoken in (draft.name, *draft.aliases, *(dated.name for dated in draft.names)):
        if not fold(spoken):
            raise InvalidInput(f"{spoken!r} is no name; give words or initials.", field="name")
    for name in draft.names:
        _refuse_reversed(
            f"The name {name.name!r} was in use", name.start, name.end, "names", "names"
        )
    fields = {f: getattr(draft, f) for f in draft.__struct_fields__ if f != "id"}
    if isinstance(draft, PartyDraft):
        since, until = draft.existed_from, draft.existed_until
        _refuse_reversed("It existed", since, until, "existed_from", "existed_until")
        return _built(PartyRegistered, {"party": draft.id, **fields})
    return _built(InstrumentRegistered, {"instrument": draft.id, **fields})


def _refuse_reversed(
    what: str, since: str | None, until: str | None, first: str, last: str
) -> None:
    """Refuse dates that are none, and an end that surely comes before its start."""
    start = edtf(since, first).earliest if since is not None else None
    end = edtf(until, last).latest if until is not None else None
    if start is not None and end is not None and end < start:
        raise InvalidInput(f"{what} until {until}, before it began in {since}.", field=last)


def _built(cls: type[Built], fields: dict[str, object]) -> Built:
    try:
        return msgspec.convert(msgspec.to_builtins(fields), cls)
    except msgspec.ValidationError as error:
        raise InvalidInput(f"{fields.get('party') or fields.get('instrument')}: {error}") from error


def _check_owner(write: Write, owner: str) -> None:
    history = write.stream(entity_stream(owner))
    if not history or not isinstance(history[0], PartyRegistered):
        raise NotFound(
            f"The owner {owner!r} is not registered; register it as a party first.", field="owner"
        )


def _kind(event: Registered) -> PartyKind | InstrumentKind:
    if isinstance(event, PartyRegistered):
        return PartyKind(event.kind)
    return InstrumentKind(event.kind)


def _codes(history: Sequence[Event]) -> dict[str, str]:
    """The codes on file, by scheme."""
    found: dict[str, str] = {}
    for past in history:
        if isinstance(past, PartyRegistered | InstrumentRegistered):
            found |= past.codes
        elif isinstance(past, CodeAdded):
            found[past.scheme] = past.code
    return found


def _refuse_changes(entity: str, before: Event, now: Registered, codes: Mapping[str, str]) -> None:
    if type(before) is not type(now):
        what = "a party" if isinstance(before, PartyRegistered) else "an instrument"
        raise Conflict(f"{entity!r} is on file as {what}; choose another id.", field="id")
    pairs = {
        field: (getattr(before, field), getattr(now, field))
        for field in now.__struct_fields__
        if field not in ("aliases", "names", "codes")
    }
    pairs |= {f"codes.{s}": (codes[s], code) for s, code in now.codes.items() if s in codes}
    for field, (was, wanted) in pairs.items():
        if wanted and was != wanted:
            raise Conflict(
                f"{entity!r} is on file with {field} {was!r}, not {wanted!r}. A registration "
                "cannot be changed; add a further name as an alias, a code in another scheme.",
                field=field,
            )


def _new_names(history: Sequence[Event], event: Registered) -> list[DatedName]:
    known: set[DatedName] = set()
    for past in history:
        if isinstance(past, PartyRegistered | InstrumentRegistered):
            known |= {DatedName(alias) for alias in (past.name, *past.aliases)} | set(past.names)
        elif isinstance(past, AliasAdded):
            known.add(past.name)
    wanted = [*(DatedName(alias) for alias in event.aliases), *event.names]
    return [name for name in dict.fromkeys(wanted) if name not in known]
