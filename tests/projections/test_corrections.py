"""What becomes of answers when facts are corrected, retracted or ranked (model.md §5)."""

from __future__ import annotations

import pytest

from tests.given import World, as_bytes

CALL = "paris-call"
DAY = "2018-11-20"


def test_retracted(world: World) -> None:
    """A retracted fact decides nothing from then on; before, it did."""
    fact = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    before = world.position
    told = as_bytes(world.ask("japan", CALL, DAY, before))
    world.retract(fact)
    assert world.says("japan", CALL, DAY) == "unknown, never-reported"
    assert as_bytes(world.ask("japan", CALL, DAY, before)) == told


def test_corrected(world: World) -> None:
    """A correction puts another fact in the place of one, from then on."""
    wrong = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    before = world.position
    right = world.correct(wrong, "joined", actor="japan", instrument=CALL, when="2018-12-01")
    found = world.ask("japan", CALL, DAY)
    assert (found.answer, found.reason, found.because) == ("no", "not-yet", (right,))
    assert world.ask("japan", CALL, DAY, before).because == (wrong,)


def test_corrected_to_another_party(world: World) -> None:
    """A correction may move a fact to another party."""
    wrong = world.fact("joined", actor="niger", instrument=CALL, when="2018-11-12")
    world.correct(wrong, "joined", actor="nigeria", instrument=CALL, when="2018-11-12")
    assert world.says("niger", CALL, DAY) == "unknown, never-reported"
    assert world.says("nigeria", CALL, DAY) == "yes, reported"


def test_ranked(world: World) -> None:
    """A fact ranked wrong speaks against; ranked normal again, it counts again."""
    fact = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    world.rank(fact, "deprecated")
    found = world.ask("japan", CALL, DAY)
    assert (found.answer, found.against) == ("unknown", (fact,))
    world.rank(fact, "normal")
    assert world.says("japan", CALL, DAY) == "yes, reported"


def test_preferred(world: World) -> None:
    """Ranking one side of a dispute settles it."""
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    denied = world.fact("declined", actor="japan", instrument=CALL, when="2018-11-12")
    assert world.says("japan", CALL, DAY) == "unknown, disputed"
    world.rank(denied, "preferred")
    assert world.says("japan", CALL, DAY) == "no, declined"


@pytest.mark.parametrize("together", [True, False])
def test_in_one_page_or_two(small: World, together: bool) -> None:
    """Whether a fact and what is said about it come in one page makes no difference."""
    fact = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    other = small.fact("joined", actor="japan", instrument=CALL, when="2018-12-01")
    if not together:
        small.projector.catch_up()
    small.rank(other, "preferred")
    small.retract(fact)
    found = small.ask("japan", CALL, "2019-01-01")
    assert (found.since, found.because) == ("2018-12-01", (other,))


def test_disputed_and_confirmed(small: World) -> None:
    """That somebody disputes or confirms a fact is on view and changes no answer."""
    fact = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    small.chronicle.corrections.dispute(fact, "a critic", "not in the annex")
    small.chronicle.corrections.confirm(fact, "an editor", "seen in the annex")
    assert small.says("japan", CALL, DAY) == "yes, reported"
    notes = small.questions.audit(fact).notes
    assert [(n.kind, n.by) for n in notes] == [
        ("fact-disputed", "a critic"),
        ("fact-confirmed", "an editor"),
    ]


def test_a_retracted_beginning(world: World) -> None:
    """Without the report of a launch, nothing says that it did not exist."""
    world.party("japan")
    launched = world.fact("launched", instrument=CALL, when="2018-11-12")
    before = world.position
    assert world.says("japan", CALL, "2018-11-01") == "no, not-yet"
    world.retract(launched)
    assert world.says("japan", CALL, "2018-11-01") == "unknown, never-reported"
    assert world.says("japan", CALL, "2018-11-01", before) == "no, not-yet"


def test_a_corrected_beginning(world: World) -> None:
    """A launch corrected to another day moves what was not yet."""
    world.party("japan")
    wrong = world.fact("launched", instrument=CALL, when="2018-11-12")
    world.correct(wrong, "launched", instrument=CALL, when="2017-11-12")
    assert world.says("japan", CALL, "2018-11-01") == "unknown, never-reported"
    assert world.says("japan", CALL, "2017-11-01") == "no, not-yet"


def test_a_deprecated_beginning(small: World) -> None:
    """A launch known to be wrong does not say that it did not exist."""
    small.party("japan")
    launched = small.fact("launched", instrument=CALL, when="2018-11-12")
    small.rank(launched, "deprecated")
    assert small.says("japan", CALL, "2018-11-01") == "unknown, never-reported"


def test_a_beginning_in_doubt(small: World) -> None:
    """Before a launch whose day is in doubt, not-yet is only possible."""
    small.party("japan")
    small.fact("launched", instrument=CALL, when="2018-11-12?")
    assert small.ask("japan", CALL, "2018-11-01").certainty == "possible"


def test_a_retracted_count(small: World) -> None:
    """A retracted count leaves the ledger, from then on."""
    said = {"instrument": CALL, "when": "2018-11-12", "operator": "eq", "unit": "states"}
    fact = small.fact("count-reported", number=50, **said)
    small.fact("count-reported", number=51, **said)
    before = small.position
    small.retract(fact)
    small.projector.catch_up()
    assert [e.number for e in small.questions.counts(CALL, DAY).reported] == [51]
    assert small.questions.counts(CALL, DAY).conflicts == ()
    assert small.questions.counts(CALL, DAY, before).conflicts == ("states",)


def test_a_deprecated_count(small: World) -> None:
    """A count known to be wrong contradicts nothing, from then on."""
    said = {"instrument": CALL, "when": "2018-11-12", "operator": "eq", "unit": "states"}
    wrong = small.fact("count-reported", number=50, **said)
    small.fact("count-reported", number=51, **said)
    before = small.position
    small.rank(wrong, "deprecated")
    small.projector.catch_up()
    assert small.questions.counts(CALL, DAY).conflicts == ()
    assert small.questions.counts(CALL, DAY, before).conflicts == ("states",)


def test_withdrawn_facts_are_marked(small: World) -> None:
    """A timeline still shows a retracted fact, marked with the position that took it back."""
    fact = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    before = small.position
    small.retract(fact)
    small.projector.catch_up()
    (shown,) = small.questions.timeline(CALL).facts
    assert (shown.fact, shown.withdrawn_at) == (fact, small.position)
    (shown,) = small.questions.timeline(CALL, before).facts
    assert shown.withdrawn_at is None
