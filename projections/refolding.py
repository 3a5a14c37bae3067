"""Folding again what no new fact touched: after merges, and after a change of the policy.

Invariant: afterwards the open rows are the fold of all evidence, under the identities
and the policy in force, from one position on. Both work on tables that are written
up to that position.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Table, and_, delete, select, tuple_

from events.record import MergeUndone, PartiesMerged
from projections.held import Key
from projections.identities import Identities
from projections.pairs import Pairs
from projections.schema import ReadModel

_AT_ONCE = 1000


def refold_everything(
    connection: Connection, model: ReadModel, new_pairs: Callable[[], Pairs], position: int
) -> None:
    """Fold all pairs again, with what `new_pairs` folds by, from a position on.

    Memory does not grow with the number of pairs.
    """
    for table in (model.facts, model.standing):  # derived pairs have no facts of their own
        for keys in _chunks(connection, table):
            pairs = new_pairs()
            pairs.load(keys)
            pairs.refold(keys, position)
            pairs.write()
    standing = model.standing.c  # a span may have been opened by one chunk and closed by another
    never_held = and_(standing.known_from == position, standing.known_to == position)
    connection.execute(delete(model.standing).where(never_held))


@contextmanager
def regrouping(
    pairs: Pairs, identities: Identities, event: PartiesMerged | MergeUndone, position: int
) -> Iterator[Identities]:
    """Fold every pair that one of the two plays a part in, once the block has changed who is who.

    That is: their own pairs, those of their members if they are groups, and those of
    members with whatever a report says the group has a standing on.
    """
    entities = {*identities.together(event.merged), *identities.together(event.into)}
    heads = {identities.canonical(entity) for entity in entities}
    yield identities
    heads |= {identities.canonical(entity) for entity in entities}
    keys = pairs.retire(entities, position)
    members = {party for group, party in keys if group in heads}
    keys |= {(head, m) for head in heads for m in members}  # derived pairs have no facts
    keys |= {(i, m) for group in heads for i in pairs.claimed_by(group) for m in members}
    pairs.load(keys)
    pairs.refold(sorted(keys, key=lambda key: (key[0] not in heads, key)), position)


def _chunks(connection: Connection, table: Table) -> Iterator[list[Key]]:
    key = tuple_(table.c.instrument, table.c.party)
    query = (
        select(table.c.instrument, table.c.party)
        .where(table.c.instrument.is_not(None), table.c.party.is_not(None))
        .distinct()
        .order_by(table.c.instrument, table.c.party)
        .limit(_AT_ONCE)
    )
    after: Key | None = None
    while True:
        page = query if after is None else query.where(key > tuple_(*after))
        keys = [(row[0], row[1]) for row in connection.execute(page)]
        if not keys:
            return
        yield keys
        after = keys[-1]
