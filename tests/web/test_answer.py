"""The page of an answer: the sentence, then why, down to the words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser import NEEDS_CHROMIUM, Site, accessible
from tests.web.made_up import ACCORD

pytestmark = [NEEDS_CHROMIUM, pytest.mark.xdist_group("browser")]
LEFT = f"/answer/canada/{ACCORD}?valid_on=2021-01-01"
BY_GROUP = "/answer/united-kingdom/paris-call?valid_on=2021-12-01"
DISPUTED = f"/answer/norway/{ACCORD}?valid_on=2019-08-01"


@pytest.mark.parametrize("path", [LEFT, BY_GROUP, DISPUTED])
def test_it_is_accessible_light_and_dark(site: Site, path: str) -> None:
    """axe-core finds nothing, in either colours."""
    accessible(site.open(path))


def test_the_answer_comes_first(site: Site) -> None:
    """A no that was last reported in 2020 says so before anything else."""
    page = site.open(LEFT, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "No: withdrew, last reported 1 February 2020"
    )
    expect(page).to_have_title(re.compile("Canada and Lantern Accord – No: withdrew"))
    expect(page.locator("mark").first).to_have_text("Canada left on 1 February 2020.")


def test_a_member_is_led_to_what_made_it_one(site: Site) -> None:
    """Behind an answer by a group stand the group's report and the membership, word by word."""
    page = site.open(BY_GROUP)
    why = page.get_by_role("region", name="Why")
    expect(why.locator("mark").nth(0)).to_contain_text("all 28 member states")
    expect(why.locator(".inside mark").first).to_contain_text("became a member on 1 January 1973")
    expect(why).to_contain_text("It ended later, which takes nothing back")


def test_it_is_asked_again_on_another_day(site: Site) -> None:
    """The day is a plain field of a plain form, also without JavaScript."""
    page = site.open(LEFT, java_script_enabled=False)
    page.get_by_label("On the day").fill("2019-06-01")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Yes: last reported 10 May 2019")


def test_what_was_known_then_is_kept(site: Site) -> None:
    """The address to cite fixes both clocks and leads to the same answer."""
    page = site.open(LEFT)
    said = page.get_by_role("heading", level=1).inner_text()
    page.locator(".citation a").click()
    assert "known_at=" in page.url
    assert page.get_by_role("heading", level=1).inner_text() == said


def test_on_paper_it_can_be_found_again(site: Site) -> None:
    """Printed, there is no form, and the permanent link is an address in full."""
    page = site.open(LEFT)
    page.emulate_media(media="print")
    expect(page.locator("main form")).to_be_hidden()
    printed = page.locator(".permanent").evaluate("a => getComputedStyle(a, '::after').content")
    assert f"{site.address}{LEFT}&known_at=" in printed


def test_no_cache_keeps_the_words(site: Site) -> None:
    """A page with quotes is kept nowhere: they may have to go."""
    response = site.open().request.get(site.address + LEFT)
    assert response.headers["cache-control"] == "no-store"


def test_without_a_key_there_is_no_certificate(site: Site) -> None:
    """The page says so, and offers no link that would fail."""
    expect(site.open(LEFT)).not_to_have_title("")
    assert "This server has no key" in site.open(LEFT).content()
