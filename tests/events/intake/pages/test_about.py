"""What a page says about itself: who published it, on which day, in which language."""

from __future__ import annotations

import pytest

from events.intake.pages.days import stamp_of
from events.intake.pages.opening import page_of
from events.intake.pages.page import Given

from .written import LINKED, html

META = (
    '<meta property="article:published_time" content="2018-11-12T23:30:00Z">'
    '<meta property="og:site_name" content="Another Name"><meta name="author" content="B. Other">'
)


def test_linked_data_is_read() -> None:
    """Headline, day, author, publisher and language of a NewsArticle become the page's."""
    page = page_of(html(linked=LINKED), name="a.html")
    said = (page.title, page.published, page.author, page.publisher, page.language)
    assert said == (
        "Ruritania joins the Blue Water Pact",
        "2018-11-13",
        "Ada Writer",
        "The Strelsau Post",
        "en-GB",
    )


def test_linked_data_goes_before_meta() -> None:
    """Where both speak, JSON-LD is believed; the same moment in UTC is no second day."""
    page = page_of(html(linked=LINKED, head=META), name="a.html")
    assert (page.publisher, page.author) == ("The Strelsau Post", "Ada Writer")
    assert page.published == "2018-11-13"
    assert page.remarks == ()


def test_the_day_is_the_pages_own() -> None:
    """A moment in UTC that the page also shows with an offset is of the day of the offset."""
    linked = {**LINKED, "datePublished": "2018-11-12T23:30:00Z"}
    head = '<meta property="article:published_time" content="2018-11-13T00:30:00+01:00">'
    assert page_of(html(linked=linked, head=head), name="a.html").published == "2018-11-13"


def test_a_time_in_utc_alone_is_told() -> None:
    """Where only UTC is known, the day of UTC is taken, and a remark says so."""
    page = page_of(html(head=META), name="a.html")
    assert page.published == "2018-11-12"
    assert any("UTC" in remark for remark in page.remarks)


def test_two_days_are_told() -> None:
    """A second publication day that differs is told; the first counts."""
    head = '<meta name="citation_publication_date" content="2018/11/20">'
    page = page_of(html(linked=LINKED, head=head), name="a.html")
    assert page.published == "2018-11-13"
    assert any("2018-11-20" in remark for remark in page.remarks)


def test_what_is_given_goes_first() -> None:
    """The caller's publisher and day stand, whatever the page says."""
    given = Given(publisher="The Archive", published="2018-11")
    page = page_of(html(linked=LINKED), name="a.html", given=given)
    assert (page.publisher, page.published) == ("The Archive", "2018-11")
    assert "publisher" not in page.said_by_page
    assert "author" in page.said_by_page


def test_no_day_is_said() -> None:
    """A page without a publication day has none, and a remark says what that means."""
    page = page_of(html(), name="a.html")
    assert page.published is None
    assert any("No publication day" in remark for remark in page.remarks)


def test_the_graph_is_searched() -> None:
    """An article in a @graph is found, its publisher followed by id."""
    publisher = {"@type": "Organization", "@id": "#us", "name": "The Strelsau Post"}
    article = {**LINKED, "publisher": {"@id": "#us"}}
    linked = {"@graph": [{"@type": "WebPage", "name": "Home"}, article, publisher]}
    assert page_of(html(linked=linked), name="a.html").publisher == "The Strelsau Post"


def test_a_copy_names_its_origin() -> None:
    """An address that the article is based on, or a canonical one elsewhere, is its origin."""
    linked = {**LINKED, "isBasedOn": "https://wire.example/1"}
    assert page_of(html(linked=linked), name="a.html").syndication == "https://wire.example/1"
    head = '<link rel="canonical" href="https://wire.example/2">'
    given = Given(url="https://copy.example/x")
    page = page_of(html(head=head), name="a.html", given=given)
    assert (page.url, page.syndication) == ("https://copy.example/x", "https://wire.example/2")


@pytest.mark.parametrize(
    "broken", ["{", '{"@type":', "[" * 5000, '{"@type":["NewsArticle"],"author":7}']
)
def test_broken_linked_data_says_nothing(broken: str) -> None:
    """JSON-LD that cannot be read stops nothing; the meta elements still count."""
    script = f'<script type="application/ld+json">{broken}</script>'
    page = page_of(html(head=META + script), name="a.html")
    assert page.publisher == "Another Name"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2018-11-12", "2018-11-12"),
        ("2018-11-12T09:00:00.000+0100", "2018-11-12"),
        ("20181112", "2018-11-12"),
        ("2018-11", "2018-11"),
        ("Mon, 12 Nov 2018 23:59:00 -0500", "2018-11-12"),
        ("November 12, 2018", "2018-11-12"),
        ("12 Nov 2018 10:30", "2018-11-12"),
        ("11/12/2018", None),
        ("2018-02-30", None),
        ("1970-01-01T00:00:00Z", None),
        ("yesterday", None),
    ],
)
def test_days(said: str, day: str | None) -> None:
    """A date that names one day is that day; what could be two, or none, is no day."""
    stamp = stamp_of(said)
    assert (stamp.day if stamp else None) == day
