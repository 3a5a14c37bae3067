"""Near copies are found among many texts, and rewritten stories are not taken for copies."""

from __future__ import annotations

import random

from events.intake.pages.copies import Copies
from events.intake.pages.language import language_of

from .written import BODY

STORY = "\n\n".join(BODY)
REWRITTEN = (
    "The Blue Water Pact gained its fortieth member at the start of the week when the foreign "
    "ministry of Ruritania announced the country's entry. Two neighbours, Sylvania and Freedonia, "
    "have turned the agreement down, says the secretariat on its pages. In November the members' "
    "trade ministers are due to discuss the rules again and how the costs are to be shared."
)


def _on_file(*texts: str) -> Copies:
    copies = Copies()
    for number, text in enumerate(texts):
        copies.add(f"d{number}", text)
    return copies


def test_the_same_story_is_a_copy() -> None:
    """A story in another wrapping, with another title and other furniture, is a near copy."""
    copy = f"Fortieth state in water pact\n\n{STORY.upper()}\n\nRead more: Ten things about pacts"
    (near,) = _on_file(STORY).near(copy)
    assert near.document == "d0"
    assert near.share > 0.9


def test_a_shortened_story_is_a_copy() -> None:
    """A story cut to its first paragraphs, with a few words changed, is a near copy."""
    cut = "\n\n".join(BODY[:2]).replace("on Monday", "yesterday")
    assert [near.document for near in _on_file(STORY).near(cut)] == ["d0"]


def test_a_story_told_anew_is_no_copy() -> None:
    """The same news in other words corroborates; it is no copy."""
    assert _on_file(STORY).near(REWRITTEN) == []


def test_a_shared_quote_is_no_copy() -> None:
    """Two stories that share one sentence are not copies of each other."""
    other = f"{REWRITTEN} {BODY[1]}"
    assert _on_file(STORY).near(other) == []


def test_a_few_words_are_no_copy() -> None:
    """A text of a dozen words is a copy of nothing."""
    words = "Ruritania joined the pact on Monday, its ministry said in Strelsau."
    assert _on_file(words).near(words) == []


def test_the_nearest_comes_first_and_itself_can_be_left_out() -> None:
    """Copies come nearest first; the document asked for is left out by its id."""
    copies = _on_file(STORY.replace("refused to sign", "have not joined"), STORY)
    assert [near.document for near in copies.near(STORY)] == ["d1", "d0"]
    assert [near.document for near in copies.near(STORY, but="d1")] == ["d0"]


def test_one_among_two_thousand() -> None:
    """Among 2,000 other texts the copy is the only one found, in any order of filing."""
    rng = random.Random(7)
    words = [f"word{n}" for n in range(3000)]
    texts = [" ".join(rng.choices(words, k=120)) + "." for _ in range(2000)]
    edited = texts[1234].split()
    edited[10:14] = ["other"]
    for order in (texts, texts[::-1]):
        found = _on_file(*order).near(" ".join(edited))
        assert [order[int(near.document[1:])] for near in found] == [texts[1234]]


def test_languages() -> None:
    """English is told from its neighbours by its words, whatever the page declares."""
    dutch = (
        "Ruritanië is maandag toegetreden tot het verdrag, zegt het ministerie van buitenlandse "
        "zaken, en is daarmee het veertigste land dat de afspraken in dit jaar heeft getekend."
    )
    french = (
        "La Ruritanie a rejoint le pacte lundi, selon son ministère des affaires étrangères, "
        "et devient ainsi le quarantième État à signer cet accord ouvert en mars dernier."
    )
    assert language_of(STORY).english
    assert language_of(STORY, "de").english
    assert not language_of(dutch, "en").english
    assert not language_of(french).english
    assert language_of("Ruritania joins").english
    assert not language_of("La Ruritanie signe", "fr").english
