"""The pattern families that the rules say they have are those that find something."""

from __future__ import annotations

import re

from api.readers import READERS, RULES
from api.wording import DATE_RULES
from events.intake.proposals.readers import full_name
from tests.docs.blocks import DOCS
from tests.events.intake.reading.passages.scoring import passages
from tests.events.intake.reading.told import proposals


def test_the_families_of_the_rules_are_told() -> None:
    """The page lists them; all that is found in our own passages is of them, its days in words."""
    page = (DOCS / "rules-reader.md").read_text()
    listed = re.search(r"names its family: (.*?)\n\n", page, re.DOTALL)
    assert listed is not None
    assert re.findall(r"`([a-z-]+)`", listed[1]) == list(RULES)
    for passage in passages("developed"):
        found = proposals(passage["text"], passage["published"])
        assert {each.rule for each in found} <= set(RULES)
        assert {each.date_rule for each in found if each.date_rule} <= DATE_RULES.keys()


def test_what_a_reader_finds_stands_under_its_own_name() -> None:
    """The name that it is asked for by, the one a reading is filed under, and the proposals'."""
    for name, made in READERS.items():
        reader = made([])
        found = reader.propose("Peru has joined the Open Maps Pact.", published="2020-03-04")
        assert {name} == {full_name(reader)} == {each.reader for each in found}
