"""Pages in: archived, linked to their origin, read, filed; and read again by other versions."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from domain.errors import Conflict
from events.drafts import CitationDraft, DocumentDraft, FactDraft
from events.intake.proposal import Proposal
from events.intake.proposals.backtest import backtest
from events.intake.proposals.dry_run import DryRun
from events.intake.proposals.intake import Intake
from events.intake.proposals.on_file import Match, fact_on_file, match
from tests.events.intake.proposals.made_up import (
    DECLINED,
    TEXT,
    archived,
    joined,
    proposal,
    put,
    registered,
)
from tests.given import World


class Page:
    """A page as it comes in."""

    def __init__(self, text: str = TEXT, unread: str | None = None) -> None:
        self.name = "page.txt"
        self.text = text
        self.published: str | None = "2021-05-04"
        self.unread = unread
        self.remarks: tuple[str, ...] = ()

    def draft(self) -> DocumentDraft:
        return DocumentDraft(content=self.text.encode(), published=self.published)


class Planted:
    """A reader that proposes what it was given, where the words stand, and keeps what it saw."""

    name = "rules"

    def __init__(self, version: str, *proposals: Proposal, by_chance: bool = False) -> None:
        self.version = version
        self._proposals = proposals
        self.by_chance = by_chance
        self.seen: list[tuple[str | None, Sequence[tuple[int, int]]]] = []

    def propose(
        self, text: str, *, published: str | None = None, noise: Sequence[tuple[int, int]] = ()
    ) -> list[Proposal]:
        self.seen.append((published, noise))
        return [p for p in self._proposals if text[p.start : p.end] == p.quote]


def no_noise(_text: str) -> Sequence[tuple[int, int, str]]:
    return []


def intake(world: World, *readers: Planted) -> Intake:
    """What takes pages in, with these readers."""
    registered(world)
    return Intake(world.chronicle, readers, lambda _text: ())


def dry_run(world: World, *readers: Planted) -> DryRun:
    """What only says what would be taken in."""
    registered(world)
    return DryRun(world.chronicle, readers, lambda _text: ())


def test_a_page_is_archived_read_and_filed(world: World) -> None:
    """The reader is told the day of publication; what it finds is filed under its full name."""
    reader = Planted("1", joined(), joined("canada"))
    told = intake(world, reader).take(Page(), "ada")
    assert (told.new, told.unread, len(told.put.new)) == (True, None, 2)
    assert reader.seen == [("2021-05-04", [])]
    rows = world.chronicle.proposals.page(document=told.document)
    assert [row.told.readers for row in rows] == [("rules@1",)] * 2


def test_a_page_that_is_no_article_is_kept_unread(world: World) -> None:
    """It is archived, its reason is told, and no reader sees it."""
    reader = Planted("1", joined())
    told = intake(world, reader).take(Page(unread="It is in French."), "ada")
    assert (told.new, told.unread, told.put.new) == (True, "It is in French.", ())
    assert reader.seen == []
    assert told.document is not None
    assert world.chronicle.about_document(told.document).published == "2021-05-04"


def test_the_same_page_again_files_nothing_twice(world: World) -> None:
    """The second time everything is on file, and no copy of itself is linked."""
    taking = intake(world, Planted("1", joined()))
    first = taking.take(Page(), "ada")
    before = world.position
    again = taking.take(Page(), "ada")
    assert (again.document, again.new, again.origin) == (first.document, False, None)
    assert (again.put.new, again.put.same) == ((), first.put.new)
    assert world.position == before


def test_a_day_that_is_given_later_dates_what_is_found(world: World) -> None:
    """The document stays without a day; the reader is told the one that is given."""
    reader = Planted("1", joined())
    page, known = Page(), Page()
    page.published = None
    first = intake(world, reader).take(page, "ada")
    rehearsed = dry_run(world, reader).take(known, "ada")
    again = intake(world, reader).take(known, "ada")
    assert first.document == rehearsed.document == again.document
    assert [published for published, _ in reader.seen] == [None, "2021-05-04", "2021-05-04"]
    assert world.chronicle.about_document(first.document or "").published is None
    known.published = "2021-06-01"
    intake(world, reader).take(known, "ada")
    other = Page(TEXT + "More.")
    intake(world, reader).take(other, "ada")
    other.published = "2021-05-05"
    with pytest.raises(Conflict, match="2021-05-04"):
        intake(world, reader).take(other, "ada")


def test_a_near_copy_is_linked_to_its_origin(world: World) -> None:
    """The second page is a copy of the first, on file as that, and says so when read again."""
    taking = intake(world, Planted("1", joined()))
    first = taking.take(Page(), "ada")
    copy = taking.take(Page(TEXT + "Reported by an agency.\n"), "ada")
    assert copy.origin == first.document
    assert copy.document is not None
    assert world.chronicle.syndication.origin(copy.document) == first.document
    world.projector.catch_up()
    assert world.questions.copies(copy.document) == [first.document]
    assert taking.take(Page(TEXT + "Reported by an agency.\n"), "ada").origin == first.document


def test_what_a_model_does_not_find_again_is_not_taken_back(world: World) -> None:
    """It may only have missed it: what it adds is filed, what it found before stays open."""
    first = intake(world, Planted("1", joined(), joined("canada"), by_chance=True))
    japan, canada = first.take(Page(), "ada").put.new
    other = Planted("1", joined("canada"), joined("norway"), by_chance=True)
    assert dry_run(world, other).take(Page(), "ada").put.gone == ()
    put_again = intake(world, other).take(Page(), "ada").put
    assert (put_again.same, put_again.gone, len(put_again.new)) == ((canada,), (), 1)
    rows = world.chronicle.proposals.page(states=("open",))
    assert {row.proposal for row in rows} == {japan, canada, *put_again.new}
    assert all(row.told.readers == ("rules@1",) for row in rows)


def test_a_dry_run_writes_nothing(world: World) -> None:
    """It tells what would be new, and what is filed or decided already."""
    reader = Planted("1", joined(), joined("canada"))
    taking = intake(world, reader)
    before = world.position
    told = dry_run(world, reader).take(Page(), "ada")
    assert (told.document, told.new, len(told.put.new)) == (None, True, 2)
    assert world.position == before
    assert world.chronicle.proposals.page() == []
    taken = taking.take(Page(), "ada")
    world.chronicle.decisions.reject(taken.put.new[0], "ada", "no")
    put_again = dry_run(world, reader).take(Page(), "ada").put
    assert (put_again.decided, put_again.same) == ((taken.put.new[0],), (taken.put.new[1],))


def test_a_dry_run_tells_of_each_page_what_the_run_would(world: World) -> None:
    """Copies of a page before, the same page again, a copy of a copy: told alike, without ids."""
    reader = Planted("1", joined(), joined("canada"))
    pages = [
        Page(),
        Page(TEXT + "Reported by an agency.\n"),
        Page(),
        Page(TEXT + "By an agency.\n"),
    ]
    for n, page in enumerate(pages):
        page.name = f"{n}.txt"
    rehearsing = dry_run(world, reader)
    before = world.position
    would = [rehearsing.take(page, "ada") for page in pages]
    assert world.position == before
    taking = intake(world, reader)
    did = [taking.take(page, "ada") for page in pages]
    assert [page.origin for page in would] == [None, "0.txt", None, "0.txt"]
    assert [page.origin for page in did] == [None, did[0].document, None, did[0].document]
    assert [page.new for page in would] == [page.new for page in did] == [True, True, False, True]
    counted = [[len(each) for each in page.put] for page in did]
    assert [[len(each) for each in page.put] for page in would] == counted
    assert {page.document for page in would} == {None}


def test_a_version_against_itself_changes_nothing(world: World) -> None:
    """Read again by the same reader every proposal is the same, or decided before."""
    reader = Planted("1", joined(), joined("canada"))
    taken = intake(world, reader).take(Page(), "ada")
    world.chronicle.decisions.accept(taken.put.new[0], "ada")
    shelf = world.chronicle.proposals
    ((_, pairing),) = backtest(shelf, world.content, reader, no_noise)  # type: ignore[arg-type]
    assert (pairing.new, pairing.gone, pairing.lost, pairing.changed) == ([], [], [], [])
    assert [row.proposal for row, _ in pairing.same] == [taken.put.new[1]]
    assert [row.proposal for row, _ in pairing.decided] == [taken.put.new[0]]


def test_another_version_is_compared_before_it_changes_anything(world: World) -> None:
    """What is new, what says something else, what would go, and what was accepted and is lost."""
    first = Planted("1", joined(), joined("canada"), joined("norway"))
    taken = intake(world, first).take(Page(), "ada")
    japan, canada, norway = taken.put.new
    world.chronicle.decisions.accept(japan, "ada")
    second = Planted(
        "2",
        joined("canada", reader="rules@2", when="2021-05"),
        proposal("declined", "norway", DECLINED, reader="rules@2"),
    )
    before = world.position, world.chronicle.proposals.page()
    ((reading, pairing),) = backtest(
        world.chronicle.proposals, world.content, second, lambda _text: ()
    )
    assert reading.reader == "rules@2"
    assert [draft.kind for draft in pairing.new] == ["declined"]
    assert [row.proposal for row, _ in pairing.changed] == [canada]
    assert [row.proposal for row in pairing.gone] == [norway]
    assert [row.proposal for row in pairing.lost] == [japan]
    assert (world.position, world.chronicle.proposals.page()) == before


def test_a_fact_in_the_same_words_is_on_file(world: World) -> None:
    """A fact by hand, from overlapping words, is the match; one from other words is not."""
    put(world, joined())
    (row,) = world.chronicle.proposals.page()
    roles = {"actor": "japan", "instrument": "harbour-pledge"}
    near = fact_on_file("f1-a", row.document, "joined", roles, {}, "2020", (5, 9))
    far = fact_on_file("f1-b", row.document, "joined", roles, {}, "2021-05-03", (60, 70))
    other = fact_on_file("f1-c", row.document, "declined", roles, {}, "2021-05-03", (0, 9))
    assert match(row, [far, other, near]) == Match("f1-a", "same words", row.document)
    assert match(row, [far, other]) is None


def test_a_fact_of_a_near_copy_is_on_file_if_its_date_agrees(world: World) -> None:
    """The same report in a copy of the page is told as that; another date is another report."""
    put(world, joined())
    (row,) = world.chronicle.proposals.page()
    roles = {"actor": "japan", "instrument": "harbour-pledge"}
    copy = fact_on_file("f1-a", "d1-copy", "joined", roles, {}, "2021-05-03", (900, 950))
    assert match(row, [copy]) == Match("f1-a", "near copy", "d1-copy")
    assert match(row, [copy._replace(when="2021")]) is None


@pytest.mark.parametrize("holds", [True, False])
def test_what_the_gate_refuses_of_a_draft_is_refused_of_a_proposal(
    world: World, holds: bool
) -> None:
    """A meeting with a value that its kind lacks passes neither way."""
    found = archived(world)
    citation = CitationDraft(document=found.document, quote=DECLINED)
    draft = FactDraft(
        kind="meeting-held", roles={"actor": "norway"}, when="2021", citation=citation,
        values={"holds": holds},
    )  # fmt: skip
    with pytest.raises(Exception, match="has no value 'holds'"):
        world.chronicle.record([draft], "ada")
    told = put(
        world,
        proposal("meeting-held", "norway", DECLINED, roles={"actor": "norway"},
                 values={"holds": holds}),
    )  # fmt: skip
    with pytest.raises(Exception, match="has no value 'holds'"):
        world.chronicle.decisions.accept(told.new[0], "ada")
