"""Standing, kept up to date pair by pair: fold, compare, close what changed, open what is new.

Invariant: after every event, the open rows of a pair are the fold of the evidence
on file at that position; closed rows say what was held before, and from which
position to which. Rows depend on the order of events only, never on page sizes.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, text

from domain.instruments import Aspect, InstrumentKind
from domain.standing import LAST, NEVER_REPORTED, Answer, Certainty, Evidence, Support, spans
from projections import bulk
from projections.register import Register
from projections.rows import FactRow, evidence_of, verdict_columns
from projections.schema import OPEN, ReadModel

Key = tuple[str, str]
"""(instrument, party)."""
Content = tuple[object, ...]
"""valid_to and the verdict's columns."""
_KNOWN_FROM = 3
_KNOWN_TO = 6
_MOST_VISITS = 8  # a pair is folded again when a membership it rests on changes; groups may circle


class OpenSpan(NamedTuple):
    """A span that is held now; `row` is its new row, or None if it is in the table already."""

    content: Content
    known_from: int
    row: list[object] | None


class Pair:
    """What is on file about one party and one instrument."""

    __slots__ = ("facts", "held")

    def __init__(self) -> None:
        self.facts: list[FactRow] = []
        self.held: dict[tuple[str, int], OpenSpan] = {}


class Pairs:
    """The pairs that a page of events touches, loaded once and written once."""

    def __init__(self, connection: Connection, model: ReadModel, register: Register) -> None:
        self._connection = connection
        self._model = model
        self._register = register
        self._pairs: dict[Key, Pair] = {}
        self._claims: dict[str, list[FactRow]] = {}
        self._new: list[list[object]] = []
        self._closed: list[bulk.Row] = []

    def load(self, keys: Iterable[Key]) -> None:
        """Bring pairs, and the claims about groups that may bear on them, into memory."""
        wanted = {key for key in keys if key not in self._pairs}
        self._load_claims({instrument for instrument, _ in wanted})
        members = {
            (claim.party, party)
            for instrument, party in wanted
            for claim in self._claims[instrument]
            if claim.party is not None and claim.party != party
        }
        wanted |= {key for key in members if key not in self._pairs}
        for key in wanted:
            self._pairs[key] = Pair()
        on = ["instrument", "party"]
        for row in bulk.matching(self._connection, self._model.facts, on, wanted):
            fact = FactRow._make(row)
            assert fact.instrument is not None
            assert fact.party is not None
            self._pairs[fact.instrument, fact.party].facts.append(fact)
        held = bulk.matching(
            self._connection, self._model.standing, on, wanted, f"known_to = {OPEN}"
        )
        for instrument, party, aspect, known_from, valid_from, valid_to, _, *verdict in held:
            span = OpenSpan((valid_to, *verdict), known_from, None)
            self._pairs[instrument, party].held[aspect, valid_from] = span

    def add(self, fact: FactRow) -> None:
        """A fact that bears on its pair was recorded at its position."""
        key = self._key(fact)
        self._pair(key).facts.append(fact)
        if fact.quantifier is not None:
            self._claims_on(key[0]).append(fact)
        self._refold(self._touched_by(fact), fact.position)

    def replace(self, before: FactRow, now: FactRow, position: int) -> None:
        """A fact came to count differently: retracted, corrected or ranked."""
        key = self._key(before)
        for facts in (self._pair(key).facts, self._claims_on(key[0])):
            facts[:] = [now if f.position == now.position else f for f in facts]
        self._refold(self._touched_by(now), position)

    def write(self) -> None:
        """Put what the page changed into the tables: closings first, then new rows.

        A row that one event opened and closed again was never held.
        """
        on = ["instrument", "party", "aspect", "known_from", "valid_from"]
        bulk.update(self._connection, self._model.standing, "known_to", on, self._closed)
        rows = [tuple(row) for row in self._new if row[_KNOWN_FROM] != row[_KNOWN_TO]]
        bulk.insert(self._connection, self._model.standing, rows)

    def _key(self, fact: FactRow) -> Key:
        assert fact.instrument is not None
        assert fact.party is not None
        return fact.instrument, fact.party

    def _pair(self, key: Key) -> Pair:
        if key not in self._pairs:
            self.load([key])
        return self._pairs[key]

    def _claims_on(self, instrument: str) -> list[FactRow]:
        if instrument not in self._claims:
            self._load_claims({instrument})
        return self._claims[instrument]

    def _load_claims(self, instruments: set[str]) -> None:
        missing = {i for i in instruments if i not in self._claims}
        for instrument in missing:
            self._claims[instrument] = []
        keys = [(instrument,) for instrument in sorted(missing)]
        where = "quantifier IS NOT NULL"
        for row in bulk.matching(self._connection, self._model.facts, ["instrument"], keys, where):
            claim = FactRow._make(row)
            assert claim.instrument is not None
            self._claims[claim.instrument].append(claim)

    def _touched_by(self, fact: FactRow) -> list[Key]:
        """The pair of a fact and, if it speaks of a group, those of the group's members."""
        instrument, party = self._key(fact)
        touched = [(instrument, party)]
        if fact.quantifier is not None:
            touched += [(instrument, member) for member in sorted(self._members(party))]
        return touched

    def _members(self, group: str) -> set[str]:
        """Whoever a report has ever put in the group; whether on the day is for the fold."""
        sql = text(
            f"SELECT DISTINCT party FROM {self._model.standing.name} "
            f"WHERE instrument = :group AND known_to = {OPEN}"
        )
        stored = {row[0] for row in self._connection.execute(sql, {"group": group})}
        return stored | {p for (i, p), pair in self._pairs.items() if i == group and pair.held}

    def _claimed_by(self, group: str) -> set[str]:
        """The instruments that somebody has said something of the group about."""
        sql = text(
            f"SELECT DISTINCT instrument FROM {self._model.facts.name} "
            "WHERE party = :group AND quantifier IS NOT NULL AND instrument IS NOT NULL"
        )
        stored = {row[0] for row in self._connection.execute(sql, {"group": group})}
        on_page = {i for i, claims in self._claims.items() if any(c.party == group for c in claims)}
        return stored | on_page

    def _refold(self, keys: Iterable[Key], position: int) -> None:
        """Fold pairs again, and those that rest on the memberships that changed thereby."""
        queue, visits = deque(keys), Counter[Key]()
        while queue:
            key = queue.popleft()
            visits[key] += 1
            if visits[key] > _MOST_VISITS:
                continue
            instrument, party = key
            self._register.load(self._connection, [instrument], [])
            kind = self._register.entity(instrument).joined_as
            if kind is None or not self._fold(key, kind, position):
                continue
            if kind is InstrumentKind.GROUP:
                queue.extend((claimed, party) for claimed in sorted(self._claimed_by(instrument)))

    def _fold(self, key: Key, kind: InstrumentKind, position: int) -> bool:
        """Bring the held spans of one pair up to date; whether anything changed."""
        pair = self._pair(key)
        by_aspect: dict[str, list[Evidence]] = {}
        for aspect, evidence in self._evidence(key, pair, kind):
            by_aspect.setdefault(aspect, []).append(evidence)
        now: dict[tuple[str, int], Content] = {
            (aspect, span.start): (span.end, *verdict_columns(span.verdict))
            for aspect, evidence in by_aspect.items()
            for span in spans(evidence)
            if span.verdict is not NEVER_REPORTED
        }
        changed = False
        for place, held in list(pair.held.items()):
            if now.get(place) != held.content:
                self._close(key, place, held, position)
                del pair.held[place]
                changed = True
        for place, content in now.items():
            if place not in pair.held:
                row = [*key, place[0], position, place[1], content[0], OPEN, *content[1:]]
                self._new.append(row)
                pair.held[place] = OpenSpan(content, position, row)
                changed = True
        return changed

    def _evidence(
        self, key: Key, pair: Pair, kind: InstrumentKind
    ) -> Iterator[tuple[str, Evidence]]:
        instrument, party = key
        for fact in pair.facts:
            if fact.withdrawn_at is None:
                yield from evidence_of(fact, kind)
        for claim in self._claims_on(instrument):
            if claim.withdrawn_at is not None or claim.party is None or claim.party == party:
                continue
            inside = self._inside(claim, party)
            if inside is not None:
                support = Support.MEMBER if claim.quantifier == "all" else Support.UNPROVEN
                yield from evidence_of(claim, kind, support, doubtful=not inside)

    def _inside(self, claim: FactRow, party: str) -> bool | None:
        """Whether the party was in the claim's group on the day of the claim.

        True if throughout the claim's bounds, False if it may have been, None if not.
        """
        assert claim.party is not None
        held = self._pair((claim.party, party)).held
        covered, met, reach = True, False, claim.earliest
        for (aspect, start), span in sorted(held.items(), key=lambda item: item[0][1]):
            end, answer, reason, certainty = (span.content[i] for i in (0, 1, 2, 6))
            assert isinstance(end, int)
            if aspect != Aspect.PARTICIPATION or end <= claim.earliest or start > claim.latest:
                continue
            if answer == Answer.YES:
                met = True
                covered = covered and start <= reach and certainty == Certainty.DEFINITE
                reach = end
            elif reason == "date-uncertain":
                met = True
        if not met:
            return None
        return covered and reach >= min(claim.latest + 1, LAST)

    def _close(self, key: Key, place: tuple[str, int], held: OpenSpan, position: int) -> None:
        if held.row is not None:
            held.row[_KNOWN_TO] = position
        else:
            self._closed.append((position, *key, place[0], held.known_from, place[1]))
