"""What is not the article is known by how pages are built."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from events.intake.pages.noise import TICKER, noise_of, quotable

from .written import BODY

SEEDS = Path(__file__).resolve().parents[5] / "shared" / "seeds"
STRUCTURAL = ("credit", "promo", "ad script", "teaser", "ticker", "link label", "counts", "boiler")


def _found(line: str) -> list[str]:
    """The noise in an article with this line in its middle."""
    text = f"{BODY[0]}\n\n{line}\n\n{BODY[1]}\n"
    return [text[span.start : span.end] for span in noise_of(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ada Lens (Getty Images)",
        "Ministers leave the hall after the vote. Ada Lens/AFP",
        "Delegates at the opening in Strelsau (Image: Ada Lens / Reuters)",
        "© Agency. Ministers leave the hall.",
        "Photo by Ada Lens",
        "Read more: Freedonia Walks Out Of The Talks On The Pact",
        "READ ALSO | What the pact says about rivers",
        "Related: Ten things about pacts",
        "You might also like",
        "Sign up for our newsletter and never miss a story.",
        "Subscribe to the Post for two crowns a week.",
        "Get the news in your inbox with our newsletter.",
        "Follow us on Twitter for more.",
        "This site uses cookies to make your visit better.",
        "This article was originally published by the Strelsau Post.",
        "By Ada Writer and Bela Scribe",
        "By Ada Writer, Strelsau, 12 November 2018 10:30",
        "Reporting by Ada Writer; Editing by Bela Scribe",
        "Published: 12 November 2018",
        "12 Nov 2018, 10:30 am",
        "4 min read",
        "Share this on Facebook",
        "ADVERTISEMENT",
        "12 comments",
        "https://post.example/pact",
        "#pact #ruritania",
        "Tags: pacts, rivers",
        "Home > World > Europe",
        "googletag.cmd.push(function() { googletag.display('x'); });",
        "Wild Rivers: Where The Best Fishing Of The Whole Summer Can Be Had",
        "Africa (932), Americas (43), Arts (15), Asia (35), Books (4), Europe (450), World (17)",
    ],
)
def test_furniture_is_noise(line: str) -> None:
    """A credit, promotion, byline, label or list of counters in an article is noise, all of it."""
    assert _found(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday evening 40 states had joined the pact, the secretariat said.",
        "Read aloud in the chamber, the statement was supported by Ruritania and Freedonia.",
        "Images by satellite show that Sylvania kept to the pact, its ministry said.",
        "Subscribers to the pact include Ruritania, Freedonia and Sylvania.",
        "Share prices fell after Freedonia left the pact on Tuesday.",
        "Register offices in all states that signed must keep a list of rivers.",
        "Three States Stay Out",
        "- Ruritania, which joined in March;",
        "More than 40 states (of 193) have joined; 12 (6 %) refused, 3 (1 %) withdrew.",
        "Ruritania: “We have joined the pact and shall keep it.”",
        "Follow-up talks are to be held in Strelsau in 2019, 2020, 2021, 2022, 2023 and 2024.",
        "The vote: 40 for, 3 against, 12 abstained, 9 absent, 2 not counted, 1 withdrawn.",
        "Photographers were kept out while the ministers signed.",
    ],
)
def test_sentences_are_not(line: str) -> None:
    """A sentence that only begins like furniture, a list or a heading, is the article's."""
    assert _found(line) == []


def test_a_ticker_may_be_run_across() -> None:
    """A stock ticker is noise by itself, and no obstacle to a quote around it."""
    text = "The pact was signed by Acme Corp (NASDAQ: ACME) and by Tyrell Inc (NYSE:) on Monday."
    noise = noise_of(text)
    assert [(text[s.start : s.end], s.why) for s in noise] == [
        ("(NASDAQ: ACME)", TICKER),
        ("(NYSE:)", TICKER),
    ]
    assert quotable(noise, 0, len(text))
    assert not quotable(noise, noise[0].start, noise[0].end)
    assert not quotable(noise, 0, noise[0].start + 3)


def test_a_quote_does_not_run_across_a_caption() -> None:
    """A quote that would hold a caption is none."""
    text = f"{BODY[0]}\nPhoto: Ada Lens (Getty Images)\n{BODY[1]}"
    assert not quotable(noise_of(text), 0, len(text))


def test_what_follows_the_article_is_noise() -> None:
    """After the last sentence, titles and menus are noise; a closing list is not."""
    menu = "World Europe Africa Sport Weather Video Most popular Back Sunday Monday Tuesday"
    text = "\n".join((*BODY, "- a closing item", "Another headline about fish", menu))
    assert [text[s.start : s.end] for s in noise_of(text)] == ["Another headline about fish", menu]


def test_a_list_of_names_at_the_end_is_the_article_s() -> None:
    """It has few other words, and the agency's name stands behind it."""
    closing = (
        "Others are Ruritania, Freedonia, Sylvania, Borduria, Syldavia and Grand Fenwick. (PPN)"
    )
    assert noise_of("\n".join((*BODY, closing))) == ()


def test_a_teaser_is_noise_and_its_paragraph_is_not() -> None:
    """A lead that breaks off and stands in full below is quoted from where it is whole."""
    text = f"{BODY[0][:90]} ...\n\n" + "\n\n".join(BODY)
    text = f"Ruritania joins the pact\n\n{text}"
    (span,) = noise_of(text)
    assert text[span.start : span.end] == f"{BODY[0][:90]} ..."


def test_wrapped_lines_are_one_paragraph() -> None:
    """A sentence wrapped by hand is judged whole, wherever its lines break."""
    text = (
        "The secretariat of the pact said in Strelsau on Monday that the states may\n"
        "subscribe to the additional articles until the end of November, and that those\n"
        "who do so are asked to say it in writing, as Ruritania did some weeks before.\n"
    )
    assert noise_of(text) == ()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five articles are not beside this checkout")
def test_the_five_articles() -> None:
    """No gold quote is lost to noise, and the gold's structural noise is found."""
    found = wanted = 0
    for path in sorted(SEEDS.glob("0*.json")):
        gold = json.loads(path.read_text())
        text = path.with_suffix(".txt").read_bytes().decode()
        noise = noise_of(text)
        lost = [f["quote"] for f in gold["facts"] if not quotable(noise, f["start"], f["end"])]
        assert lost == []
        inside = {place for span in noise for place in range(span.start, span.end)}
        for region in gold["noise"]:
            if any(word in region["why"] for word in STRUCTURAL):
                places = range(region["start"], region["end"])
                found += len(inside.intersection(places))
                wanted += len(places)
    assert found / wanted > 0.98
