"""Long texts are cut where they may be cut, and nothing between is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from events.intake.model.parts import parts_of, without

TEXTS = st.text(alphabet="ab .\n", max_size=6000)
SPANS = st.lists(
    st.tuples(st.integers(0, 6000), st.integers(0, 900)).map(lambda s: (s[0], s[0] + s[1])),
    max_size=4,
)


@given(TEXTS, SPANS)
def test_parts_cover_all_that_holds_words(text: str, noise: list[tuple[int, int]]) -> None:
    """Every letter outside noise stands in a part, and no part is too long."""
    parts, length = parts_of(text, noise, longest=500, most=1000)
    assert length == len(text)
    covered = {at for part in parts for at in range(part.start, part.end)}
    clear = {at for at, c in enumerate(text) if c.isalpha()} - {
        at for start, end in noise for at in range(start, end)
    }
    assert clear <= covered
    assert all(part.end - part.start <= 500 for part in parts)


@given(TEXTS, SPANS)
def test_what_is_sent_is_the_part_without_its_noise(
    text: str, noise: list[tuple[int, int]]
) -> None:
    """The letters that are sent are those outside noise, in their order."""
    clear = [c for at, c in enumerate(text) if not any(s <= at < e for s, e in noise)]
    sent = without(text, 0, len(text), noise)
    assert [c for c in sent if c != "\n"] == [c for c in clear if c != "\n"]


@given(TEXTS, st.integers(1, 3))
def test_no_more_parts_than_allowed(text: str, most: int) -> None:
    """Reading stops before the first part too many."""
    parts, length = parts_of(text, (), longest=500, most=most)
    assert len(parts) <= most
    if length < len(text):
        assert parts[-1].end == length


def test_a_text_is_cut_between_paragraphs() -> None:
    """Not in the midst of one, where there is a choice."""
    text = f"{'One. ' * 60}\n\n{'Two. ' * 60}\n\nThree."
    (first, second), _ = parts_of(text, (), longest=500, most=9)
    assert first.words.strip() == ("One. " * 60).strip()
    assert second.words.startswith("Two.")


def test_a_part_starts_with_the_paragraphs_before_it() -> None:
    """So that "the group" has a name to stand for, as far as there is room."""
    text = f"{'One. ' * 60}\n\nThe Forum met.\n\n{'Two. ' * 60}"
    (_, second), _ = parts_of(text, (), longest=400, most=9)
    assert second.words.startswith("The Forum met.")


def test_a_text_without_any_break_is_cut_all_the_same() -> None:
    """Ten thousand letters in a row."""
    parts, _ = parts_of("a" * 10_000, (), longest=600, most=99)
    assert [part.end - part.start for part in parts] == [600] * 16 + [400]
