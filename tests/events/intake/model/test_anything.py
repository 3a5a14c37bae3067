"""Whatever a model answers, what comes out stands in the text and could be recorded."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from events.gate import kind_class
from events.intake.grounding import overlaps
from events.intake.model.drawing import Article, Dropped, draw
from events.intake.model.naming import Naming
from events.intake.model.parts import without
from events.intake.model.said import ROLES, SORTS, Answer
from events.intake.proposal import Proposal
from events.registry import FACT_KINDS
from tests.events.intake.model.small import NOISE, PUBLISHED, SIGNED, TEXT, SmallRegister

WORDS = st.sampled_from(
    ["", "Northland", "the pledge", "Open Harbours Pledge", "Brightsail Ltd", "Organisers", "they"]
) | st.text(max_size=12)
QUOTES = st.sampled_from([SIGNED, SIGNED[3:], "Northland", "wins the cup", "refused to sign the"])
VALUES = ("quantifier", "act", "number", "operator", "unit", "amount", "currency", "holds", "x")
VALUE = st.fixed_dictionaries(
    {
        "name": st.sampled_from(VALUES),
        "value": st.sampled_from(["all", "eq", "50", "USD", "-1", "", "false", None, 7, 1.5, True]),
    }
)
NAMED = st.fixed_dictionaries(
    {"role": st.sampled_from(ROLES), "words": WORDS},
    optional={"name": WORDS, "sort": st.sampled_from(["", *SORTS, "x"])},
)
FACT = st.fixed_dictionaries(
    {"kind": st.sampled_from([*FACT_KINDS, "x"]), "quote": QUOTES | st.text(max_size=20)},
    optional={
        "named": st.lists(NAMED, max_size=3),
        "values": st.lists(VALUE, max_size=4),
        "when": st.sampled_from(["2019-05-13", "2019-13", "", "../..", "x" * 300]),
        "when_words": WORDS,
        "basis": st.sampled_from(["event", "observation", "hunch"]),
        "modality": st.sampled_from(["asserted", "alleged", "sung"]),
        "as_said": st.text(max_size=600),
        "attributed_to": WORDS,
    },
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None)
@given(st.lists(FACT | JSON, max_size=4))
def test_whatever_is_said_is_a_sound_proposal_or_dropped(raw: list[Any]) -> None:
    """No answer raises, and every one that is left is exact, possible and outside noise."""
    naming = Naming(SmallRegister(), without(TEXT, 0, len(TEXT), NOISE))
    article = Article(TEXT, NOISE, PUBLISHED, naming)
    answer = Answer.model_validate({"facts": raw})
    assert len(answer.facts) == len(raw)
    for said in answer.facts:
        outcome = draw(said, article, (0, len(TEXT)), "m@1")
        if isinstance(outcome, Dropped):
            assert outcome.why
        else:
            _check(outcome)


def _check(proposal: Proposal) -> None:
    assert TEXT[proposal.start : proposal.end] == proposal.quote
    assert not overlaps((proposal.start, proposal.end), NOISE)
    new = {party.id for party in proposal.new_parties}
    new |= {instrument.id for instrument in proposal.new_instruments}
    assert set(proposal.roles.values()) <= new | set(SmallRegister.KINDS)
    assert not new & set(SmallRegister.KINDS)
    assert set(proposal.roles) <= set(kind_class(proposal.kind).ROLES)
    assert set(proposal.named_as or ()) <= set(proposal.roles)
    assert all(words in TEXT for words in (proposal.named_as or {}).values())
