"""The read tables. Each generation has its own set, so that a rebuild writes beside the old.

Days are ordinals (`domain.standing.FIRST` and `LAST` where open), positions are the
log's; `known_from` is inclusive, `known_to` exclusive, OPEN while it still holds.
"""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    text,
)

VERSION = 7
"""Raised when the same log would give other rows; an older generation is then rebuilt."""
OPEN = 2**62
"""`known_to` of what is still held."""

control = MetaData()

generations = Table(
    "projection_generations",
    control,
    Column("generation", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("active", Boolean, nullable=False),
)
"""How far each generation of read tables has come; one of them answers questions."""


class ReadModel:
    """The tables of one generation."""

    def __init__(self, generation: int) -> None:
        self.generation = generation
        self.metadata = MetaData()
        self.entities = self._entities()
        self.names = self._names()
        self.codes = self._codes()
        self.documents = self._documents()
        self.facts = self._facts()
        self.fact_roles = self._fact_roles()
        self.fact_notes = self._fact_notes()
        self.existence = self._existence()
        self.standing = self._standing()
        self.merges = self._merges()
        self.policies = self._policies()
        self.citations = self._citations()
        self.decisions = self._decisions()

    @property
    def tables(self) -> list[Table]:
        """All tables, in an order that does not depend on the run."""
        return [self.metadata.tables[name] for name in sorted(self.metadata.tables)]

    def table(self, name: str) -> Table:
        """A table by its plain name, `facts`."""
        return self.metadata.tables[f"{name}_g{self.generation}"]

    def _table(self, name: str, *parts: Column[object] | Index) -> Table:
        return Table(f"{name}_g{self.generation}", self.metadata, *parts, sqlite_with_rowid=False)

    def _index(self, name: str, *columns: str, where: str | None = None) -> Index:
        partial = text(where) if where else None
        return Index(
            f"ix_{name}_g{self.generation}",
            *columns,
            sqlite_where=partial,
            postgresql_where=partial,
        )

    def _entities(self) -> Table:
        return self._table(
            "entities",
            Column("id", Text, primary_key=True),
            Column("sort", Text, nullable=False),  # party or instrument
            Column("kind", Text, nullable=False),
            Column("name", Text, nullable=False),
            Column("owner", Text),
            Column("existed_from", Text),  # EDTF, as registered; the first day of a party
            Column("existed_until", Text),  # and the first day without it
            Column("known_from", BigInteger, nullable=False),
        )

    def _names(self) -> Table:
        return self._table(
            "names",
            Column("entity", Text, primary_key=True),
            Column("name", Text, primary_key=True),
            Column("valid_from", BigInteger, primary_key=True),
            Column("valid_to", BigInteger, primary_key=True),
            Column("known_from", BigInteger, primary_key=True),
            Column("folded", Text, nullable=False),
            Column("dated", Boolean, nullable=False),
            self._index("names_folded", "folded"),
        )

    def _codes(self) -> Table:
        """Identifiers elsewhere, by scheme: an entity has one in each at most."""
        return self._table(
            "codes",
            Column("entity", Text, primary_key=True),
            Column("scheme", Text, primary_key=True),
            Column("code", Text, nullable=False),
            Column("known_from", BigInteger, nullable=False),
        )

    def _documents(self) -> Table:
        return self._table(
            "documents",
            Column("document", Text, primary_key=True),
            Column("text", Text, nullable=False),
            Column("publisher", Text),
            Column("published", Text),
            Column("author", Text),
            Column("language", Text),
            Column("url", Text),
            Column("syndication", Text),
            Column("origin", Text),  # the document it is a copy of, where that is on file
            Column("redaction", Text),  # the manner of the one that stands; its columns follow
            Column("redacted_by", Text),
            Column("redacted_because", Text),
            Column("redacted_position", BigInteger),
            Column("redacted_at", BigInteger),
            Column("retrieved_at", Text, nullable=False),
            Column("size", BigInteger, nullable=False),
            Column("length", BigInteger, nullable=False),
            Column("extractor", Text, nullable=False),
            Column("position", BigInteger, nullable=False),
            Column("recorded_at", BigInteger, nullable=False),
        )

    def _facts(self) -> Table:
        return self._table(
            "facts",
            Column("position", BigInteger, primary_key=True),
            Column("fact", Text, nullable=False),
            Column("kind", Text, nullable=False),
            Column("party", Text),
            Column("instrument", Text),
            Column("document", Text, nullable=False),
            Column("when", Text, nullable=False),
            Column("earliest", BigInteger, nullable=False),
            Column("latest", BigInteger, nullable=False),
            Column("qualified", Boolean, nullable=False),
            Column("observed", Boolean, nullable=False),
            Column("alleged", Boolean, nullable=False),
            Column("holds", Boolean, nullable=False),
            Column("quantifier", Text),
            Column("rank", SmallInteger, nullable=False),
            Column("directness", SmallInteger, nullable=False),
            Column("withdrawn_at", BigInteger),  # when it was retracted, corrected or dropped
            Column("dropped", Boolean, nullable=False),  # and its source just shows it no more
            Column("recorded_at", BigInteger, nullable=False),
            Column("replayed_at", BigInteger),
            Column("report", Text, nullable=False),
            self._index("facts_fact", "fact"),
            self._index("facts_pair", "instrument", "party"),
            self._index("facts_party", "party"),
            self._index("facts_document", "document"),
            self._index("facts_claims", "instrument", where="quantifier IS NOT NULL"),
        )

    def _fact_roles(self) -> Table:
        """Roles other than the party and the instrument of the fact: authority, defendant …"""
        return self._table(
            "fact_roles",
            Column("entity", Text, primary_key=True),
            Column("position", BigInteger, primary_key=True),
        )

    def _fact_notes(self) -> Table:
        """What was said about a fact: corrected, retracted, dropped, disputed, ranked …"""
        return self._table(
            "fact_notes",
            Column("fact", Text, primary_key=True),
            Column("position", BigInteger, primary_key=True),
            Column("kind", Text, nullable=False),
            Column("detail", Text),
            Column("by", Text, nullable=False),
            Column("reason", Text, nullable=False),
            Column("recorded_at", BigInteger, nullable=False),
        )

    def _existence(self) -> Table:
        """Reports that an instrument was proposed, adopted, launched and the like."""
        return self._table(
            "existence",
            Column("instrument", Text, primary_key=True),
            Column("known_from", BigInteger, primary_key=True),
            Column("known_to", BigInteger, nullable=False),
            Column("fact", Text, nullable=False),
            Column("kind", Text, nullable=False),
            Column("when", Text, nullable=False),
            Column("earliest", BigInteger, nullable=False),
            Column("latest", BigInteger, nullable=False),
            Column("qualified", Boolean, nullable=False),
            Column("rank", SmallInteger, nullable=False),
            Column("directness", SmallInteger, nullable=False),
        )

    def _standing(self) -> Table:
        """Who, in which status, from when to when, known from which position to which."""
        return self._table(
            "standing",
            Column("instrument", Text, primary_key=True),
            Column("party", Text, primary_key=True),
            Column("aspect", Text, primary_key=True),
            Column("known_from", BigInteger, primary_key=True),
            Column("valid_from", BigInteger, primary_key=True),
            Column("valid_to", BigInteger, nullable=False),
            Column("known_to", BigInteger, nullable=False),
            Column("answer", Text, nullable=False),
            Column("reason", Text, nullable=False),
            Column("status", Text),
            Column("since", Text),
            Column("last_reported", Text),
            Column("certainty", Text, nullable=False),
            Column("because", Text, nullable=False),
            Column("against", Text, nullable=False),
            Column("rule", Text, nullable=False),
            self._index("standing_party", "party"),
        )

    def _merges(self) -> Table:
        """Which party is held to be which other one, from which position to which."""
        return self._table(
            "merges",
            Column("merged", Text, primary_key=True),
            Column("known_from", BigInteger, primary_key=True),
            Column("known_to", BigInteger, nullable=False),
            Column("into", Text, nullable=False),
        )

    def _policies(self) -> Table:
        """Which version of the rules decides from which position on; the first one before."""
        return self._table(
            "policies",
            Column("known_from", BigInteger, primary_key=True),
            Column("policy", Integer, nullable=False),
        )

    def _decisions(self) -> Table:
        """What was decided about what readers had found in texts, in the order of the log."""
        return self._table(
            "decisions",
            Column("position", BigInteger, primary_key=True),
            Column("proposal", Text, nullable=False),
            Column("decision", Text, nullable=False),  # the topic of its event
            Column("document", Text),
            Column("fact", Text),
            Column("said", Text, nullable=False),  # the event
            Column("recorded_at", BigInteger, nullable=False),
            self._index("decisions_proposal", "proposal"),
            self._index("decisions_document", "document"),
            self._index("decisions_fact", "fact"),
        )

    def _citations(self) -> Table:
        """Answers that have a permanent address."""
        return self._table(
            "citations",
            Column("position", BigInteger, primary_key=True),
            Column("citation", Text, nullable=False),
            Column("question", Text, nullable=False),
            Column("sha256", Text, nullable=False),
            Column("by", Text, nullable=False),
            Column("reason", Text),
            Column("recorded_at", BigInteger, nullable=False),
            self._index("citations_citation", "citation"),
        )


@lru_cache(maxsize=16)
def read_model(generation: int) -> ReadModel:
    """The tables of a generation; the same object each time, so that SQL is compiled once."""
    return ReadModel(generation)
