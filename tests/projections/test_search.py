"""Search: names, facts and archived words, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidInput
from domain.names import words
from events.drafts import DocumentDraft
from events.text_index import LONGEST, passages
from projections.questions.search import SearchResults
from tests.given import BY, World


def ids(found: SearchResults, sort: str) -> list[str]:
    names = {"party": found.parties, "instrument": found.instruments}
    return [each.id for each in names[sort]]


def archived(world: World, text: str, title: str | None = None) -> str:
    draft = DocumentDraft(content=text.encode(), title=title, publisher="The Quay")
    return world.chronicle.archive(draft).document


def documents(world: World, query: str, **more: object) -> list[str]:
    world.projector.catch_up()
    world.chronicle.text_index.catch_up()
    found = world.questions.search(query, sorts=["document"], **more)  # type: ignore[arg-type]
    return [each.document for each in found.documents]


def test_the_best_fitting_name_comes_first(world: World) -> None:
    """The whole name, then its beginning, then its words; the shorter first, aliases too."""
    world.party("niger-delta", name="Council of the Niger Delta", kind="organization")
    world.party("nigeria", name="Nigeria")
    world.party("niger", name="Niger", aliases=("République du Niger",))
    world.party("nigerian-press", name="Nigerian Press Council", kind="organization")
    world.projector.catch_up()
    found = world.questions.search("niger")
    assert ids(found, "party") == ["niger", "nigeria", "nigerian-press", "niger-delta"]
    assert ids(world.questions.search("REPUBLIQUE niger"), "party") == ["niger"]
    assert world.questions.search("republique").parties[0].matched == "République du Niger"
    assert ids(world.questions.search("press nig"), "party") == ["nigerian-press"]


def test_names_are_found_as_known_then(world: World) -> None:
    """A name that was given later is not found before; what is merged is found as the other."""
    world.party("usa", name="United States")
    before = world.position
    world.party("america", name="America")
    world.chronicle.merging.merge("america", "usa", BY, "one state under two names")
    world.projector.catch_up()
    assert ids(world.questions.search("america"), "party") == ["usa"]
    assert ids(world.questions.search("america", known_at=before + 1), "party") == ["america"]
    assert ids(world.questions.search("america", known_at=before), "party") == []


def test_facts_are_found_by_who_and_what(world: World) -> None:
    """Every word names somebody in a role, or says what was done; the newest comes first."""
    for kind, actor, year in (("joined", "japan", 2018), ("declined", "russia", 2018),
                              ("joined", "russia", 2019)):  # fmt: skip
        world.fact(kind, actor=actor, instrument="paris-call", when=f"{year}-11-12")
    world.projector.catch_up()

    def sentences(query: str, **more: int) -> list[str]:
        found = world.questions.search(query, sorts=["fact"], **more)
        return [fact.sentence for fact in found.facts]

    assert sentences("russia") == ["russia joined paris-call", "russia stayed out of paris-call"]
    assert sentences("paris joined") == ["russia joined paris-call", "japan joined paris-call"]
    assert sentences("declined russia") == ["russia stayed out of paris-call"]
    assert sentences("japan russia") == []
    assert sentences("russia", known_at=world.position - 1) == ["russia stayed out of paris-call"]
    found = world.questions.search("paris", sorts=["fact"], limit=2)
    assert sentences("paris", after=found.more["fact"]) == ["japan joined paris-call"]


def test_documents_are_found_by_their_words(world: World) -> None:
    """All words within a passage or a title, the last one perhaps only begun."""
    launch = archived(world, "France launched the Call.\n\nCanada backs it.", "Bürger und Staat")
    other = archived(world, "Canada has harbours.")
    assert documents(world, "canada backs") == [launch]
    assert documents(world, "CANADA harb") == [other]
    assert set(documents(world, "canada")) == {launch, other}
    assert documents(world, "burger staat") == [launch]
    assert documents(world, "harbour canada") == []
    assert documents(world, "staat canada") == []
    assert documents(world, "canada", known_at=world.position - 1) == [launch]
    found = world.questions.search("canada backs")
    assert "Canada backs it." in str(found.documents[0].passage)


def test_a_passage_is_the_slice_that_it_says(world: World) -> None:
    """`start` and `end` are code points of the archived text; a far passage is found too."""
    text = "Nothing of note. 🌊\n" * 500 + "Ada Example saw a heron.\n" + "Nothing more.\n" * 500
    document = archived(world, text)
    assert documents(world, "heron stork") == []
    assert documents(world, "ada heron") == [document]
    (found,) = world.questions.search("ada heron", sorts=["document"]).documents
    assert found.passage is not None
    assert "Ada Example saw a heron." in found.passage
    assert world.content.text_of(document).content[found.start : found.end] == found.passage


def test_what_is_archived_later_is_found_later(world: World) -> None:
    """The index catches up with what is new, and does nothing where nothing is."""
    first = archived(world, "A heron.")
    assert documents(world, "heron") == [first]
    second = archived(world, "Another heron.")
    found = world.questions.search("heron", sorts=["document"]).documents
    assert [each.document for each in found] == [first]
    assert set(documents(world, "heron")) == {first, second}
    assert len(documents(world, "heron", limit=1)) == 1
    assert world.questions.search("heron", sorts=["document"], limit=1).more == {"document": 1}
    one, rest = documents(world, "heron", limit=1), documents(world, "heron", limit=1, after=1)
    assert {*one, *rest} == {first, second}


def test_what_is_withheld_is_not_found_until_it_is_given_again(world: World) -> None:
    """Also where it was withheld before it was ever indexed."""
    early, late = archived(world, "A heron in spring."), archived(world, "A heron in autumn.")
    world.chronicle.redactions.redact(early, "withheld", BY, "at the author's request")
    assert documents(world, "heron") == [late]
    world.chronicle.redactions.redact(late, "withheld", BY, "at the author's request")
    assert documents(world, "heron") == []
    for document in (early, late):
        world.chronicle.redactions.lift(document, BY, "agreed")
    assert set(documents(world, "heron")) == {early, late}


def test_what_is_erased_leaves_the_index_and_the_file(sqlite_url: str) -> None:
    """Not one of its words stands in the database any more, by any spelling."""
    with World(sqlite_url) as world:
        kept = archived(world, "A heron in autumn.")
        gone = archived(world, "Xylophonist quokkas jamboree.", "Zwieback")
        assert documents(world, "quokkas") == [gone]
        file = Path(sqlite_url.removeprefix("sqlite:///"))
        wal = file.with_name(file.name + "-wal")

        def stands(word: str) -> bool:
            there = file.read_bytes() + (wal.read_bytes() if wal.exists() else b"")
            return word.encode() in there

        assert stands("quokkas")
        world.chronicle.redactions.redact(gone, "erased", BY, "at the author's request")
        for word in ("xylophonist", "Xylophonist", "quokka", "jamboree", "zwieback", "Zwieback"):
            assert not stands(word), word
        assert stands("heron")
        assert documents(world, "quokkas") == []
        assert documents(world, "heron") == [kept]


def test_what_is_erased_is_not_found_on_either_database(world: World) -> None:
    """Nor indexed again."""
    gone = archived(world, "A heron.")
    assert documents(world, "heron") == [gone]
    world.chronicle.redactions.redact(gone, "erased", BY, "at the author's request")
    assert documents(world, "heron") == []
    archived(world, "A stork.")
    assert documents(world, "heron") == []


def test_where_nothing_fits_near_names_are_told(world: World) -> None:
    """A typing error is forgiven by a suggestion, not by a find."""
    world.party("japan", name="Japan")
    world.projector.catch_up()
    found = world.questions.search("Jappan")
    assert found.parties == ()
    assert found.nearest == ("Japan (japan)",)


@pytest.mark.parametrize(
    "query",
    ["a' OR 1=1", 'a" NEAR b', "a* AND (b", "a:* & !b", "%", "\\", "words: a", "-a", "ⅷ ﬁ", "日本"],
)
def test_a_query_is_words_and_nothing_else(world: World, query: str) -> None:
    """What means something to a database means nothing here."""
    archived(world, "some text")
    if words(query):
        assert documents(world, query) == []
        assert world.questions.search(query).facts == ()
    else:
        with pytest.raises(InvalidInput):
            world.questions.search(query)


def test_a_query_has_words_a_length_and_a_sort(small: World) -> None:
    """Otherwise it is refused."""
    for query, sorts in (("", ["fact"]), (" .", ["fact"]), ("a" * 201, ["fact"]), ("a", ["page"])):
        with pytest.raises(InvalidInput):
            small.questions.search(query, sorts=sorts)


@given(st.text(alphabet="ab \n", max_size=6 * LONGEST))
def test_passages_are_the_text(text: str) -> None:
    """Together they are the whole text, in order, and none is too long or empty."""
    cut = list(passages(text))
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(0 < end - start <= LONGEST for start, end in cut)
