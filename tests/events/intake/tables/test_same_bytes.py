"""The same table gives the same facts for ever: ids and bytes as they were first written."""

from __future__ import annotations

from hashlib import sha256

from events.chronicle import Chronicle
from tests.events.intake.tables.small import club, run

MORE = """
as_said = { column = "said" }
attributed_to = "The Club's \\"board\\""
"""
ROWS = (
    "Japan,1951-09-08,,founding member\n"
    '"Côte d\'Ivoire",08.09.1951,2001,"joined,\nsaid ""so"""\n'
    "Perú\u2028 II,NA,31.01.2004,\tback\\slash \U0001f600\n"
    "Japan,2001,2004-01-31,founding member\n"
)
FACTS = (
    "f1-ed100e501564ca92d19ee054e20ca5a3",
    "f1-364875ec8728251cc554e597d88fabf3",
    "f1-11b252a9108c591d5681e80a61f9fd4a",
    "f1-329cc7f00c53595b4ae8cc17eda45f5d",
    "f1-6764e1b1166befcce3bf8d17d56b16e2",
    "f1-e081ca3bd3f5c763768a62209cb9175d",
)
STATES = "cc5a794e94b78771ab5a856f03d314b24a78b6964e5e41d9a0812d4d2ae5012c"


def test_ids_and_bytes_stay(chronicle: Chronicle) -> None:
    """A table in odd spellings gives the ids, and the events the bytes, that it always gave."""
    mapping = club(
        ('columns = ["who", "from", "to"]', 'columns = ["who", "from", "to", "said"]'), more=MORE
    )
    outcome = run(chronicle, ROWS, mapping)
    assert outcome.asides == []
    stored = [r for r in chronicle.log.recorder.read(0, 100) if r.stream.startswith("f1-")]
    assert tuple(row.stream for row in stored) == FACTS
    assert sha256(b"\n".join(row.state for row in stored)).hexdigest() == STATES
