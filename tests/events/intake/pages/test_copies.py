"""Near copies are found among many texts, and rewritten stories are not taken for copies."""

from __future__ import annotations

import random

from events.intake.pages.copies import ALIKE, article_runs, contained, hopeless, sketch
from events.intake.pages.language import language_of

from .written import BODY

STORY = "\n\n".join(BODY)
REWRITTEN = (
    "The Blue Water Pact gained its fortieth member at the start of the week when the foreign "
    "ministry of Ruritania announced the country's entry. Two neighbours, Sylvania and Freedonia, "
    "have turned the agreement down, says the secretariat on its pages. In November the members' "
    "trade ministers are due to discuss the rules again and how the costs are to be shared."
)


def share(one: str, other: str) -> float:
    """The share of the shorter text's runs of words that both hold."""
    return contained(article_runs(one), article_runs(other))


def test_the_same_story_is_a_copy() -> None:
    """A story in another wrapping, with another title and other furniture, is a near copy."""
    copy = f"Fortieth state in water pact\n\n{STORY.upper()}\n\nRead more: Ten things about pacts"
    assert share(STORY, copy) > 0.9


def test_a_shortened_story_is_a_copy() -> None:
    """A story cut to its first paragraphs, with a few words changed, is a near copy."""
    cut = "\n\n".join(BODY[:2]).replace("on Monday", "yesterday")
    assert share(STORY, cut) >= ALIKE


def test_a_story_told_anew_is_no_copy() -> None:
    """The same news in other words corroborates; it is no copy."""
    assert share(STORY, REWRITTEN) < 0.1


def test_a_shared_quote_is_no_copy() -> None:
    """Two stories that share one sentence are not copies of each other."""
    assert share(STORY, f"{REWRITTEN} {BODY[1]}") < ALIKE


def test_a_few_words_are_no_copy() -> None:
    """A text of a dozen words is a copy of nothing, and leaves no sketch."""
    words = "Ruritania joined the pact on Monday, its ministry said in Strelsau."
    assert share(words, words) == 0
    assert sketch(article_runs(words)) == []


def test_sketches_are_the_same_for_ever() -> None:
    """Numbers of 63 bits that do not depend on the process: they are kept beside the log."""
    kept = sketch(article_runs(" ".join(f"word {n} and" for n in range(20))))
    assert kept[:2] == [104363124428898959, 288770125714865138]
    assert all(0 <= run < 2**63 for run in kept)


def test_sketches_tell_a_copy_from_two_thousand_others() -> None:
    """Of 2,000 other texts, long and short, none is worth a comparison; the edited copy is."""
    rng = random.Random(7)
    words = [f"word{n}" for n in range(3000)]
    for length in (120, 600):
        texts = [" ".join(rng.choices(words, k=length)) + "." for _ in range(1000)]
        edited = texts[834].split()
        edited[10 : length // 3] = ["other"]
        runs = article_runs(" ".join(edited))
        kept = set(sketch(runs))
        likely = [
            place
            for place, text in enumerate(texts)
            if not hopeless(
                len(kept & set(sketch(other := article_runs(text)))), len(runs), len(other)
            )
        ]
        assert likely == [834]


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
