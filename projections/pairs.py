"""Standing, kept up to date pair by pair: fold, compare, close what changed, open what is new.

Invariant: after every event, the open rows of a pair are the fold of the evidence
on file at that position; closed rows say what was held before, and from which
position to which. Rows depend on the order of events only, never on page sizes.
A pair is known by canonical ids; its facts keep the ids they were recorded with.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator
from itertools import product

from sqlalchemy import Connection

from domain.instruments import InstrumentKind
from domain.policy import Policy
from domain.standing import NEVER_REPORTED, spans
from projections import bulk
from projections.held import Content, Held, Key, Place, stays_of
from projections.identities import Identities
from projections.membership import Stay, by_aspect, inside, member_evidence, reach, stays
from projections.register import Register
from projections.rows import AspectEvidence, FactRow, evidence_of, verdict_columns
from projections.schema import ReadModel

_MOST_VISITS = 8  # a pair is folded again when a membership it rests on changes; groups may circle


class Pairs:
    """The pairs that some consecutive events touch, loaded once and written once."""

    def __init__(
        self, connection: Connection, model: ReadModel, register: Register, policy: Policy
    ) -> None:
        self._connection = connection
        self._model = model
        self._register = register
        self._identities: Identities = register.identities
        self._policy = policy
        self._facts: dict[Key, list[FactRow]] = {}
        self._claims: dict[str, list[FactRow]] = {}
        self._kinds: dict[str, InstrumentKind | None] = {}
        self._held = Held(connection, model)

    def load(self, keys: Iterable[Key]) -> None:
        """Bring pairs, and the claims about groups that may bear on them, into memory."""
        wanted = {key for key in map(self._canonical, keys) if key not in self._facts}
        self._load_claims({instrument for instrument, _ in wanted})
        wanted |= {
            key
            for instrument, party in wanted
            for claim in self._claims[instrument]
            if (key := (self._group_of(claim), party)) not in self._facts and key[0] != party
        }
        for key in wanted:
            self._facts[key] = []
        filed = [ids for key in wanted for ids in product(*map(self._identities.together, key))]
        on = ["instrument", "party"]
        for row in bulk.matching(self._connection, self._model.facts, on, filed):
            fact = FactRow._make(row)
            self._facts[self._key(fact)].append(fact)
        self._held.load(wanted)

    def add(self, fact: FactRow) -> None:
        """A fact that bears on its pair was recorded at its position."""
        key = self._key(fact)
        self._facts_of(key).append(fact)
        if fact.quantifier is not None:
            self._claims_on(key[0]).append(fact)
        self.refold(self._touched_by(fact), fact.position)

    def replace(self, now: FactRow, position: int) -> None:
        """A fact came to count differently: retracted, corrected, dropped or ranked."""
        key = self._key(now)
        for facts in (self._facts_of(key), self._claims_on(key[0])):
            facts[:] = [now if f.position == now.position else f for f in facts]
        self.refold(self._touched_by(now), position)

    def refold(self, keys: Iterable[Key], position: int) -> None:
        """Fold pairs again, and those that rest on the memberships that changed thereby."""
        queue, visits = deque(dict.fromkeys(map(self._canonical, keys))), Counter[Key]()
        while queue:
            key = queue.popleft()
            kind = self._kind(key[0])
            if kind is None:
                continue
            changed = self._fold(key, kind, position)
            if kind is not InstrumentKind.GROUP or visits[key] == _MOST_VISITS:
                continue
            # in a circle of groups others look through this pair at what lies behind it
            if changed or (not visits[key] and self._reaches(key[0], frozenset({key[0]}))):
                visits[key] += 1
                queue.extend((claimed, key[1]) for claimed in self.claimed_by(key[0]))

    def _kind(self, instrument: str) -> InstrumentKind | None:
        if instrument not in self._kinds:
            self._register.load(self._connection, [instrument], [])
            self._kinds[instrument] = self._register.entity(instrument).joined_as
        return self._kinds[instrument]

    def retire(self, entities: Collection[str], position: int) -> set[Key]:
        """Close all spans of ids that no longer stand for themselves.

        The canonical keys of all pairs that any of `entities` has facts or spans in.
        """
        keys = self._held.close_all(
            entities, lambda key: self._canonical(key) != key, position
        )  # before anything is folded: these rows are under no canonical key any more
        facts = self._model.facts
        for role in ("party", "instrument"):
            rows = bulk.matching(self._connection, facts, [role], [(e,) for e in entities])
            for fact in map(FactRow._make, rows):
                if fact.instrument is not None and fact.party is not None:
                    keys.add((fact.instrument, fact.party))
        return {self._canonical(key) for key in keys}

    def members(self, group: str) -> list[str]:
        """Whoever a report has ever put in the group; whether on the day is for the fold."""
        return self._held.parties_of(group)

    def claimed_by(self, group: str) -> list[str]:
        """The instruments that a report says a group, or a part of it, has a standing on."""
        ids = [(e,) for e in self._identities.together(group)]
        where = "quantifier IS NOT NULL AND instrument IS NOT NULL"
        rows = bulk.matching(self._connection, self._model.facts, ["party"], ids, where)
        stored = {self._identities.canonical(str(FactRow._make(row).instrument)) for row in rows}
        here = {i for i, claims in self._claims.items() if group in map(self._group_of, claims)}
        return sorted(stored | here)

    def write(self) -> None:
        """Put what changed into the tables."""
        self._held.write()

    def _canonical(self, key: Key) -> Key:
        return self._identities.canonical(key[0]), self._identities.canonical(key[1])

    def _key(self, fact: FactRow) -> Key:
        assert fact.instrument is not None
        assert fact.party is not None
        return self._canonical((fact.instrument, fact.party))

    def _group_of(self, claim: FactRow) -> str:
        assert claim.party is not None
        return self._identities.canonical(claim.party)

    def _facts_of(self, key: Key) -> list[FactRow]:
        if key not in self._facts:
            self.load([key])
        return self._facts[key]

    def _claims_on(self, instrument: str) -> list[FactRow]:
        if instrument not in self._claims:
            self._load_claims({instrument})
        return self._claims[instrument]

    def _load_claims(self, instruments: set[str]) -> None:
        missing = {i for i in instruments if i not in self._claims}
        for instrument in missing:
            self._claims[instrument] = []
        keys = [(i,) for instrument in missing for i in self._identities.together(instrument)]
        where = "quantifier IS NOT NULL AND party IS NOT NULL"
        for row in bulk.matching(self._connection, self._model.facts, ["instrument"], keys, where):
            claim = FactRow._make(row)
            self._claims[self._key(claim)[0]].append(claim)

    def _touched_by(self, fact: FactRow) -> list[Key]:
        """The pair of a fact and, if it speaks of a group, those of the group's members."""
        instrument, party = self._key(fact)
        touched = [(instrument, party)]
        if fact.quantifier is not None:
            touched += [(instrument, member) for member in self.members(party)]
        return touched

    def _fold(self, key: Key, kind: InstrumentKind, position: int) -> bool:
        """Bring the held spans of one pair up to date; whether anything changed."""
        now: dict[Place, Content] = {
            (aspect, span.start): (span.end, *verdict_columns(span.verdict))
            for aspect, evidence in by_aspect(self._evidence(key, kind)).items()
            for span in spans(evidence, self._policy)
            if span.verdict is not NEVER_REPORTED
        }
        return self._held.change(key, now, position)

    def _evidence(
        self, key: Key, kind: InstrumentKind, within: frozenset[str] = frozenset()
    ) -> Iterator[AspectEvidence]:
        """`within`: the groups on whose account it is asked; none may rest on itself."""
        instrument, party = key
        within |= {instrument}
        for fact in self._facts_of(key):
            yield from evidence_of(fact, kind)
        for claim in self._claims_on(instrument):
            group = self._group_of(claim)
            if group == party or group in within:
                continue
            certain = inside(claim.earliest, claim.latest, self._stays((group, party), within))
            if certain is not None:
                yield from member_evidence(claim, kind, certain)

    def _stays(self, key: Key, within: frozenset[str]) -> Iterator[Stay]:
        """The party's spans in a group: those held, unless they may rest on `within`."""
        self._facts_of(key)
        if not self._reaches(key[0], within):
            return stays_of(self._held.of(key))
        return stays(self._evidence(key, InstrumentKind.GROUP, within), self._policy)

    def _reaches(self, group: str, within: frozenset[str]) -> bool:
        """Whether claims on a group lead, from group to group, to one of `within`."""
        return not within.isdisjoint(reach(group, self._claimed_on))

    def _claimed_on(self, group: str) -> Iterator[str]:
        return map(self._group_of, self._claims_on(group))
