"""The page of a document: its text with every quote marked, and what rests on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from api.web.document.marking import Span, pieces
from tests.web.browser import NEEDS_CHROMIUM, Site, accessible
from tests.web.made_up import ACCORD

_TEXT = "abcdefghijklmnop"
_PLACES = st.tuples(st.integers(0, 15), st.integers(1, 16)).filter(lambda at: at[0] < at[1])


@given(st.lists(_PLACES, max_size=6), st.integers(0, 5))
def test_pieces_are_the_text_and_cover_each_quote(places: list[tuple[int, int]], cut: int) -> None:
    """However quotes overlap, the pieces put together are the text, and each quote is whole."""
    spans = [Span(f"f{n}", start, end) for n, (start, end) in enumerate(places)]
    found = pieces(_TEXT[cut:], spans, cut)
    assert "".join(piece.text for piece in found) == _TEXT[cut:]
    for span in spans:
        covered = "".join(piece.text for piece in found if span.fact in piece.facts)
        assert covered == _TEXT[max(span.start, cut) : span.end]
        assert sum(span.fact in piece.begins for piece in found) == (span.end > cut)


def _from_an_answer(site: Site, **options: bool) -> Page:
    page = site.open(f"/answer/canada/{ACCORD}?valid_on=2021-01-01", **options)
    page.get_by_role("link", name="The Early Gazette").first.click()
    return page


@NEEDS_CHROMIUM
@pytest.mark.xdist_group("browser")
def test_an_answer_leads_to_the_words_in_their_text(site: Site) -> None:
    """The link behind a quote opens the document there, with the quote marked; no script needed."""
    page = _from_an_answer(site, java_script_enabled=False)
    expect(page.locator(".place:target + mark")).to_have_text("Canada left on 1 February 2020.")
    expect(page.locator(".place:target + mark")).to_be_in_viewport()


@NEEDS_CHROMIUM
@pytest.mark.xdist_group("browser")
def test_a_quote_leads_to_its_fact_and_back(site: Site) -> None:
    """Each mark is a link to what was drawn from it, and each fact one to its words."""
    page = _from_an_answer(site)
    page.locator("mark", has_text="Brazil stayed out.").get_by_role("link").click()
    fact = page.locator(".drawn li:target")
    expect(fact).to_contain_text("Brazil stayed out of Lantern Accord")
    fact.get_by_role("link").first.click()
    expect(page.locator(".place:target + mark")).to_have_text("Brazil stayed out.")


@NEEDS_CHROMIUM
@pytest.mark.xdist_group("browser")
def test_a_document_is_accessible_and_kept_by_no_cache(site: Site) -> None:
    """axe-core finds nothing, light or dark; it fits a phone; the words are kept nowhere."""
    page = _from_an_answer(site)
    accessible(page)
    page.set_viewport_size({"width": 1280, "height": 150})
    boxes = "[...document.querySelectorAll('main *')].filter(e => e.scrollHeight > e.clientHeight)"
    cut = page.evaluate(f"{boxes}.filter(e => getComputedStyle(e).overflowY == 'auto').length")
    assert cut == 0, "the text has a box of its own to scroll"
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    texts, facts = (page.locator(f"[aria-labelledby={each}]") for each in ("text", "drawn"))
    assert texts.bounding_box()["width"] == facts.bounding_box()["width"]  # type: ignore[index]
    assert page.request.get(page.url).headers["cache-control"] == "no-store"
