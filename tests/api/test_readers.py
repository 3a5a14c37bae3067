"""The pattern families that the rules say they have are those that find something."""

from __future__ import annotations

import re

from api.readers import RULES
from api.wording import DATE_RULES
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
