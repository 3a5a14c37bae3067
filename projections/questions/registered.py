"""The register as whoever reads texts needs it: every name with its days, and copies of texts.

Invariant: an id stands once, with every name that it was ever given; who is merged into
another stands under its own id, as facts about it were recorded.
"""

from __future__ import annotations

from sqlalchemy import or_, select

from events.drafts import InstrumentDraft, PartyDraft
from events.record import DatedName
from projections.questions.entities import codes_of
from projections.questions.showing import bound_text
from projections.questions.view import View


def register(view: View) -> list[PartyDraft | InstrumentDraft]:
    """See `Questions.register`."""
    entities, names = view.model.entities, view.model.names
    given: dict[str, list[DatedName]] = {}
    order = (names.c.entity, names.c.known_from, names.c.name, names.c.valid_from)
    for row in view.connection.execute(select(names).order_by(*order)):
        dated = DatedName(row.name, bound_text(row.valid_from), bound_text(row.valid_to))
        given.setdefault(row.entity, []).append(dated)
    codes = codes_of(view)
    drafts: list[PartyDraft | InstrumentDraft] = []
    for row in view.connection.execute(select(entities).order_by(entities.c.id)):
        fields = {
            "id": row.id,
            "kind": row.kind,
            "name": row.name,
            **_names(row.name, given.get(row.id, [])),
            "codes": codes.get(row.id, {}),
        }
        if row.sort == "party":
            existed = {"existed_from": row.existed_from, "existed_until": row.existed_until}
            drafts.append(PartyDraft(**fields, **existed))
        else:
            drafts.append(InstrumentDraft(**fields, owner=row.owner))
    return drafts


def origin_of(view: View, document: str) -> str | None:
    """The document that another is a copy of, where that is on file."""
    table = view.model.documents.c
    query = select(table.origin).where(table.document == document)
    found: str | None = view.connection.execute(query).scalar_one_or_none()
    return found


def copies(view: View, document: str) -> list[str]:
    """See `Questions.copies`."""
    table = view.model.documents
    first = origin_of(view, document) or document
    same = select(table.c.document).where(or_(table.c.origin == first, table.c.document == first))
    found = view.connection.execute(same.order_by(table.c.position)).scalars()
    return [other for other in found if other != document]


def _names(name: str, given: list[DatedName]) -> dict[str, tuple[str, ...] | tuple[DatedName, ...]]:
    """Aliases that always held, and names with the days between which they were in use."""
    aliases = [each.name for each in given if each.start is None and each.end is None]
    dated = [each for each in given if each.start is not None or each.end is not None]
    return {"aliases": tuple(a for a in aliases if a != name), "names": tuple(dated)}
