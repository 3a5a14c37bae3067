"""How well the rules read: the figures that must not get worse.

Invariant: the annotated articles are scored by their own scorer; without them the tests say so.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.events.intake.reading.passages import scoring
from tests.journeys import score_gold

needs_articles = pytest.mark.skipif(
    not (score_gold.SEEDS / "score.py").is_file(),
    reason=f"the annotated articles are not at {score_gold.SEEDS}",
)


@pytest.fixture
def predictions(tmp_path: Path) -> Path:
    """What the rules find in the annotated articles, in the annotation's own schema."""
    score_gold.write_predictions(score_gold.SEEDS, tmp_path)
    return tmp_path


@needs_articles
def test_participation_is_read_well(predictions: Path) -> None:
    """Who takes part: precision at least 0.90, recall at least 0.80."""
    overall = json.loads(score_gold.scores(predictions, "--kinds", "participation", "--json"))[
        "overall"
    ]
    assert overall["precision"] >= 0.90
    assert overall["recall"] >= 0.80


@needs_articles
def test_all_kinds_are_read_usefully(predictions: Path) -> None:
    """F1 at least 0.60 over all kinds, every quote exact, none in noise."""
    figures = json.loads(score_gold.scores(predictions, "--json"))
    assert figures["overall"]["f1"] >= 0.60
    assert figures["quote_exact_rate"] == 1.0
    assert figures["noise"] == 0


@needs_articles
def test_a_new_chronicle_proposes_little_that_is_wrong(tmp_path: Path) -> None:
    """With nobody registered more is missed; precision stays at least 0.90."""
    score_gold.write_predictions(score_gold.SEEDS, tmp_path, score_gold.empty())
    overall = json.loads(score_gold.scores(tmp_path, "--kinds", "participation", "--json"))[
        "overall"
    ]
    assert overall["precision"] >= 0.90
    assert overall["recall"] >= 0.65


# `kept` was left alone until the end, charges are scored for what they cost, not for a bound
@pytest.mark.parametrize("which", sorted({*scoring.FILES} - {"kept", "charges"}))
def test_the_passages_are_read(which: str) -> None:
    """The passages that the rules were written against: nearly all found, nearly nothing wrong."""
    names = scoring.register()
    results = [scoring.scored(passage, names) for passage in scoring.passages(which)]
    hits = sum(r.hits for r in results)
    assert hits >= 0.95 * (hits + sum(len(r.missed) for r in results))
    assert hits >= 0.95 * (hits + sum(len(r.wrong) for r in results))
