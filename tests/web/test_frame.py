"""What every page has: a way in, a way on, and nothing from elsewhere."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser import NEEDS_CHROMIUM, Site, accessible
from tests.web.made_up import ACCORD

pytestmark = [NEEDS_CHROMIUM, pytest.mark.xdist_group("browser")]
PAGES = ("/", "/find", f"/instrument/{ACCORD}?valid_on=2019-06-15", "/instrument/lantern-acord")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_light_and_dark(site: Site, path: str) -> None:
    """axe-core finds nothing, in either colours."""
    accessible(site.open(path))
    site.expect_refusal()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone(site: Site, path: str) -> None:
    """Nothing but a wide table scrolls sideways at 360 pixels."""
    page = site.open(path, viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    site.expect_refusal()


def test_the_first_tab_skips_to_the_content(site: Site) -> None:
    """A keyboard need not go through the masthead."""
    page = site.open()
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))


def test_an_unknown_name_leads_to_the_nearest(site: Site) -> None:
    """The page of a name that is not on file has its status, and links to what was meant."""
    page = site.open("/instrument/lantern-acord")
    site.expect_refusal()
    page.get_by_role("link", name="Lantern Accord").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lantern Accord")


def test_an_unknown_path_is_a_page(site: Site) -> None:
    """Whoever follows a dead link reads a page, not JSON."""
    page = site.open("/instruments/nowhere/at-all")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is here under this name")
    site.expect_refusal()


def test_a_page_says_what_it_rests_on(site: Site) -> None:
    """The footer names the position, the policy and the chronicle; its data are a link away."""
    page = site.open(f"/instrument/{ACCORD}?valid_on=2019-06-15")
    footer = page.get_by_role("contentinfo")
    expect(footer).to_contain_text(re.compile(r"position \d+ of the log"))
    expect(footer).to_contain_text("policy 1")
    for name in ("JSON", "CSV"):
        href = footer.get_by_role("link", name=name).get_attribute("href") or ""
        response = page.request.get(site.address + href)
        assert response.ok, response.text()
        assert "Atlantis" in response.text()
