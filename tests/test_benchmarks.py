"""The benchmarks still run: on sizes too small to say anything of speed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import (
    certificates,
    core,
    corrections,
    dates,
    intake,
    reader,
    seal,
    serving,
    snapshots,
    spans,
    tables,
)  # fmt: skip
from benchmarks import pages as web
from benchmarks.history import History, projected, write
from benchmarks.newspages import pages
from benchmarks.register import NAMES, register
from events.intake.reading import NameIndex, read
from events.intake.recording import Tally
from events.intake.tables.importing import TableOutcome

pytestmark = pytest.mark.xdist_group("benchmarks")


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """A history of some thousand facts, projected."""
    made = write(tmp_path_factory.mktemp("benchmarks") / "history.db", 2000)
    with projected(made.path) as (_, projector):
        projector.catch_up()
    return made


def test_a_correction_touches_its_own_pair_only(history: History) -> None:
    """However many standings there are, one corrected date touches those of one pair."""
    (figure,) = corrections.measure(history)
    assert figure.ours.endswith(" of 1 pair")


def test_statements_are_overheard(history: History) -> None:
    """Every question of `ask` sends statements, which run again through Core and by hand."""
    through_core, by_hand = core.measure(history, 30)
    assert through_core.target is not None
    assert through_core.ratio is not None
    assert by_hand.ratio is not None


def test_documents_are_verified(tmp_path: Path) -> None:
    """Every quote is verified, and the same rows are read by hand."""
    figure = spans.measure(tmp_path, 60, 1)
    assert figure.ratio is not None


def test_a_snapshot_is_read_to_its_end(history: History) -> None:
    """The figure counts rows: more than there are parties."""
    figure = snapshots.measure(history, 1)
    assert int(figure.what.split()[2].replace(",", "")) > len(history.parties)


def test_a_page_and_its_steps_are_weighed(history: History) -> None:
    """Sizes do not depend on the machine: they are within what is allowed."""
    page, step, small, leap, party = web.measure(history, 30)
    for weighed in (page, small, leap):
        assert weighed.ratio is not None
        assert weighed.ratio <= 1
    assert step.ratio is not None
    assert party.ratio is not None


def test_the_seal_is_measured(history: History, tmp_path: Path) -> None:
    """A proof's statements run by hand too, the whole log verifies, appends run without a seal."""
    (proof,) = seal.proofs(history, 10)
    assert proof.ratio is not None
    assert seal.verified(history, 1).ratio is not None
    batched, _ = seal.append_on_sqlite(tmp_path, 1000, 1)
    assert batched.ratio is not None


def test_certificates_are_measured(tmp_path: Path) -> None:
    """A certificate of 200 facts is made and checked, beside a start-up and its own reads."""
    checked, made = certificates.measure(tmp_path, 100, 1)
    assert checked.ratio is not None
    assert made.ratio is not None


def test_pages_are_taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page goes from bytes to answers, and by trafilatura too; some of it is accepted."""
    monkeypatch.setattr(intake, "register", lambda: register(300))
    *_, accepted, whole = intake.measure(tmp_path, 2)
    assert "(0 facts)" not in accepted.what
    assert whole.ratio is not None


def test_questions_over_http_are_measured(history: History) -> None:
    """A server process answers both paths, by one client and by several, and ends."""
    figures = serving.measure(history, 40, 1)
    assert len(figures) == 4
    assert all(figure.ratio is not None for figure in figures)


def test_dates_are_read_by_both() -> None:
    """Each sort of level 2 expression is one that the package reads too."""
    plain, level_2 = dates.measure(1, 1)
    assert plain.ratio is not None
    assert level_2.ratio is not None


def test_the_invented_table_has_the_shape_of_the_real_one(tmp_path: Path) -> None:
    """As many acts, instruments and participants as the table of the UN has; none is refused."""
    lines = tables.invented().decode().splitlines()
    cells = [line.split(",", 2) for line in lines[1:]]
    assert len(cells) == 31_134
    assert len({instrument for instrument, *_ in cells}) == 322
    assert len({participant for _, participant, _ in cells}) == 230
    few = "\n".join(lines[:100]).encode()
    recorded, reached = (step() for step in tables.importing(tmp_path / "few.db", few))
    assert isinstance(recorded, TableOutcome)
    assert not recorded.asides
    assert recorded.tallies["facts"] == Tally(99, 0)
    assert isinstance(reached, int)


def test_the_invented_register_has_as_many_names_as_it_says() -> None:
    """20,000 names, aliases counted, but for those that the last one would have had too many."""
    drafts = register()
    assert NAMES - 3 <= sum(1 + len(draft.aliases) for draft in drafts) <= NAMES
    assert len({draft.id for draft in drafts}) == len(drafts)


def test_an_invented_page_is_an_article_to_both() -> None:
    """trafilatura takes the article out of the page, whole; the rules find facts in it."""
    drafts = register(500)
    (page,) = pages("usual", 1, drafts)
    text = reader.extract(page.html)
    assert text is not None
    assert 4_500 < len(text) < 7_500
    assert 130_000 < len(page.html) < 170_000
    assert read(text, NameIndex(drafts), published=page.published)
