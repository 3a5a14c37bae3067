"""Somebody changes what is archived with plain SQL: each part, and each quote, is named."""

from __future__ import annotations

import pytest

from domain.citations import quote_commitment
from domain.errors import Unavailable
from events.spans import quotes
from events.spans.quotes import Spans
from tests.events.spans.conftest import PAGE, QUOTES, Archived
from tests.given import BY


def states(archived: Archived) -> dict[str, int]:
    """How many quotes are in each state, without those that none is in."""
    checked, _ = archived.checked()
    return {state: number for state, number in checked.quotes.items() if number}


def kinds(archived: Archived) -> list[tuple[str, str | None]]:
    """Kind of all findings, and the fact it is about."""
    named = {fact: party for party, fact in archived.facts.items()}
    return [(each.kind, named.get(each.fact or "")) for each in archived.checked()[1]]


def test_what_nobody_changed_is_verified(archived: Archived) -> None:
    """Every document and every quote, and nothing is found."""
    checked, findings = archived.checked()
    assert (checked.documents, checked.findings, findings) == (1, 0, [])
    assert states(archived) == {"verified": 3}
    assert checked.position == archived.world.position


def test_an_edit_before_a_quote_moves_it(archived: Archived) -> None:
    """The quotes behind the edit stand elsewhere, which is said; those before it are verified."""
    archived.rewrite(PAGE.replace("Größe:", "Zur Größe gesagt:"))
    assert states(archived) == {"verified": 1, "moved": 2}
    assert kinds(archived) == [("changed", None), ("moved", "canada"), ("moved", "russia")]
    text = archived.checked()[1][1].text
    assert text.endswith("it stands at 51 to 68 now.")
    assert archived.facts["canada"] in text


def test_an_edited_quote_is_orphaned(archived: Archived) -> None:
    """Its words stand nowhere any more; those of the others do."""
    archived.rewrite(PAGE.replace("stayed out", "joined it"))
    assert kinds(archived) == [("changed", None), ("orphaned", "russia")]
    assert "it stands nowhere in it." in archived.checked()[1][1].text


def test_a_quote_is_never_anchored_anew(archived: Archived) -> None:
    """What was found moved is found moved again: nothing was written."""
    archived.rewrite("Well. " + PAGE)
    first, second = archived.checked(), archived.checked()
    assert first == second
    assert first[0].quotes["moved"] == 3


def test_a_text_that_ends_early(archived: Archived) -> None:
    """A quote that would end behind the text is orphaned, not cut short."""
    archived.rewrite(PAGE[:40])
    assert states(archived) == {"verified": 1, "orphaned": 2}
    archived.rewrite("")
    assert states(archived) == {"orphaned": 3}


def test_bytes_that_are_no_text_any_more(archived_here: Archived) -> None:
    """They are a changed text, and no reason to stop."""
    archived_here.sql("UPDATE texts SET content = ?", b"\xff\xfe" * 40)
    assert states(archived_here) == {"orphaned": 3}
    archived_here.sql("UPDATE texts SET content = ?", "a text, where bytes belong")
    assert states(archived_here) == {"orphaned": 3}


@pytest.mark.parametrize(
    ("statement", "kind", "said"),
    [
        ("UPDATE originals SET bytes = ?", "changed", "they, or their salt, were changed"),
        ("UPDATE originals SET salt = ?", "changed", "their salt was changed"),
        ("UPDATE originals SET bytes = NULL, title = ?", "missing", "original bytes"),
        ("UPDATE originals SET source = ?", "changed", "the source that it is found again by"),
        ("DELETE FROM originals WHERE title <> ?", "missing", "no event erased them"),
    ],
)
def test_changed_bytes(archived: Archived, statement: str, kind: str, said: str) -> None:
    """The original, its salt, or the source that it is found again by."""
    text = "title" in statement or "source" in statement
    archived.sql(statement, "nobody" if text else b"nobody")
    _, findings = archived.checked()
    assert [each.kind for each in findings] == [kind]
    assert said in findings[0].text
    assert archived.page.document in findings[0].text
    assert states(archived) == {"verified": 3}


@pytest.mark.parametrize("table", ["originals", "texts"])
def test_a_changed_plain_hash(archived: Archived, table: str) -> None:
    """A document is found again by it, so it is held against the bytes too."""
    archived.sql(f"UPDATE {table} SET sha256 = ?", "0" * 64)
    _, findings = archived.checked()
    assert "changed" in {each.kind for each in findings}
    assert all("plain SHA-256" in each.text for each in findings)


def test_a_text_that_is_gone(archived: Archived) -> None:
    """No event erased it: that is told of the document, and of the facts that cite it."""
    archived.sql("DELETE FROM texts")
    assert states(archived) == {"missing": 3}
    assert kinds(archived) == [("missing", None), ("missing", "japan")]
    assert "and 2 more" in archived.checked()[1][1].text


def test_a_text_without_its_salt(archived_here: Archived) -> None:
    """Without it no quote can be held against its fact."""
    archived_here.sql("UPDATE texts SET salt = NULL")
    assert states(archived_here) == {"missing": 3}


def test_a_text_under_another_document(archived_here: Archived) -> None:
    """The row of a text says another document; that document's own is not touched."""
    archived_here.sql("UPDATE texts SET document = 'd1-elsewhere'")
    assert [each.kind for each in archived_here.checked()[1]] == ["changed", "added"]


def test_added_rows(archived: Archived) -> None:
    """A document that no event archived is named, as is its text."""
    zeros = "0" * 64
    archived.sql("INSERT INTO originals (document, sha256, source) VALUES ('d1-x', ?, '')", zeros)
    archived.sql("INSERT INTO texts (text, document, sha256) VALUES ('t1-x', 'd1-x', ?)", zeros)
    assert [(each.kind, each.document) for each in archived.checked()[1]] == [
        ("added", "d1-x"),
        ("added", "t1-x"),
    ]


def test_a_second_text_of_a_document(archived: Archived) -> None:
    """Whoever asks for the text of the document might be given that one: it is named."""
    archived.sql(
        "INSERT INTO texts SELECT ?, document, sha256, salt, ? FROM texts", "t1-0", b"Forged."
    )
    assert kinds(archived) == [("added", None)]
    assert "the text t1-0 is filed under it" in archived.checked()[1][0].text


def test_what_an_event_withheld_or_erased_is_no_finding(archived: Archived) -> None:
    """Withheld words are kept, so they are checked like the rest; erased ones are gone."""
    redact = archived.world.chronicle.redactions.redact
    redact(archived.page.document, "withheld", BY, "asked for")
    checked, findings = archived.checked()
    assert (checked.withheld, checked.erased, findings) == (1, 0, [])
    assert states(archived) == {"verified": 3}
    redact(archived.page.document, "erased", BY, "a court order")
    checked, findings = archived.checked()
    assert (checked.withheld, checked.erased, findings) == (0, 1, [])
    assert states(archived) == {"erased": 3}


def test_erased_words_that_are_there_all_the_same(archived: Archived) -> None:
    """What somebody put back, or never let go, is named."""
    archived.world.chronicle.redactions.redact(archived.page.document, "erased", BY, "an order")
    archived.sql("UPDATE texts SET content = ?", PAGE.encode())
    archived.sql("UPDATE originals SET sha256 = ?", "0" * 64)
    (finding,) = archived.checked()[1]
    assert finding.kind == "remains"
    assert finding.text.endswith("but its plain SHA-256, text can still be read.")


def test_an_event_that_cannot_be_read(archived: Archived) -> None:
    """It is named, and the others are checked all the same."""
    position = archived.world.position
    archived.sql("UPDATE stored_events SET state = ? WHERE position = ?", b"{", position)
    assert [(each.kind, each.position) for each in archived.checked()[1]] == [
        ("unreadable", position)
    ]
    assert states(archived) == {"verified": 2}


def test_a_redaction_that_cannot_be_read(archived: Archived) -> None:
    """Nobody knows whether the words may be given, so they are not, and the event is named."""
    archived.world.chronicle.redactions.redact(archived.page.document, "withheld", BY, "why")
    position = archived.world.position
    archived.sql("UPDATE stored_events SET state = ? WHERE position = ?", b"{}", position)
    for ask in (lambda: archived.world.content.text(archived.page.text), archived.checked):
        with pytest.raises(Unavailable, match=f"Event {position}, by which .* cannot be read"):
            ask()


@pytest.mark.parametrize("value", ["?", "CAST(X'ff41' AS TEXT)"])
def test_whatever_a_column_is_made_into_is_found(archived_here: Archived, value: str) -> None:
    """Any column of a document or its text, of the right type or not."""
    columns = {
        "originals": ("document", "sha256", "source", "salt", "bytes"),
        "texts": ("text", "document", "sha256", "salt", "content"),
    }
    for table, names in columns.items():
        for name in names:
            ((kept,),) = archived_here.sql(f"SELECT {name} FROM {table}")
            for given in (7, 2**62, 1.5, "a text", b"bytes") if value == "?" else (None,):
                params = () if given is None else (given,)
                archived_here.sql(f"UPDATE {table} SET {name} = {value}", *params)
                assert archived_here.checked()[0].findings > 0, (table, name, given)
            archived_here.sql(f"UPDATE {table} SET {name} = ?", kept)
    assert archived_here.checked()[0].findings == 0


def test_after_one_quote_the_next_is_sought_at_its_shift() -> None:
    """In a long text that was edited at its beginning each quote costs one look."""
    salt, size = b"s" * 32, len("said 00000 then")
    before = ". ".join(f"said {number:05} then" for number in range(2000))
    spans = Spans(salt, "An addition. " * 50 + before)
    for start in range(0, 300 * (size + 2), size + 2):
        committed = quote_commitment(salt, start, start + size, before[start : start + size])
        assert spans.check(start, start + size, committed) == ("moved", start + 650, True)
    assert spans._left > quotes.SEARCHED - 3000


def test_a_search_that_would_take_for_ever_says_so() -> None:
    """A text that was replaced by a long one is not searched for each of its quotes."""
    salt = b"s" * 32
    spans = Spans(salt, "x" * 1000, searched=100)
    commitment = quote_commitment(salt, 10, 20, QUOTES["japan"])
    assert spans.check(10, 20, commitment) == ("orphaned", None, False)


@pytest.mark.parametrize("length", [1, 5])
def test_only_so_many_texts_are_held(archived_here: Archived, length: int) -> None:
    """Facts about many texts, told in turns, are checked with few of them in memory."""
    world = archived_here.world
    for number in range(length):
        world.fact("joined", actor=f"party-{number}", instrument="call", when="2019")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("events.spans.stored.IN_MEMORY", 60)
        assert states(archived_here) == {"verified": 3 + length}
