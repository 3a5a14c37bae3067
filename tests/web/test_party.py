"""The page of a party: a timeline and a table that agree, each answer a link to its reasons."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.browser import NEEDS_CHROMIUM, Site, accessible

pytestmark = [NEEDS_CHROMIUM, pytest.mark.xdist_group("browser")]
UK = "/party/united-kingdom?valid_on=2019-01-01"
KENYA = "/party/kenya?valid_on=2019-06-15"
_BARS = """() => [...document.querySelectorAll('.lane')].map(lane => ({
  lane: lane.dataset.lane,
  looks: [...lane.querySelectorAll('.bar')].map(bar => bar.classList[1]),
  fills: [...lane.querySelectorAll('.bar')].map(bar => getComputedStyle(bar).fill),
  edges: [...lane.querySelectorAll('.bar')].map(
    bar => [bar.x.baseVal.value, bar.x.baseVal.value + bar.width.baseVal.value]),
}))"""
_ROWS = """() => [...document.querySelectorAll('.spans tbody')].map(body => ({
  lane: body.id.slice(5),
  looks: [...body.querySelectorAll('.standing .look')].map(look => look.classList[1]),
  firsts: [...body.rows].map(row => row.querySelectorAll('td')[1].innerText),
}))"""


def test_the_page_is_accessible_light_and_dark(site: Site) -> None:
    """axe-core finds nothing, in either colours; and it fits a phone."""
    accessible(site.open(UK))
    phone = site.open(UK, viewport={"width": 360, "height": 740})
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", [UK, KENYA, "/party/norway"])
def test_the_timeline_is_what_the_table_says(site: Site, path: str) -> None:
    """A bar for each row, with its look, one behind another; a pattern for all but yes."""
    page = site.open(path)
    bars, rows = page.evaluate(_BARS), page.evaluate(_ROWS)
    assert [(each["lane"], each["looks"]) for each in bars] == [
        (each["lane"], each["looks"]) for each in rows
    ]
    for lane, body in zip(bars, rows, strict=True):
        for (_, end), (start, _), last in zip(
            lane["edges"], lane["edges"][1:], body["firsts"][1:], strict=False
        ):
            assert end == pytest.approx(start, abs=0.5), last
        for look, fill in zip(lane["looks"], lane["fills"], strict=True):
            assert look == "yes" or fill == f'url("#bar-{look}")'


def test_an_uncertain_date_is_a_range(site: Site) -> None:
    """Kenya joined in some day of June 2019: the report spans the days that are possible."""
    page = site.open(KENYA)
    expect(page.locator(".bar.possible")).to_have_count(1)
    box = page.locator(".report-mark", has_text="Kenya").bounding_box()
    june = page.locator(".bar.possible").bounding_box()
    assert box is not None
    assert june is not None
    assert box["width"] == pytest.approx(june["width"], rel=0.1)


def test_an_answer_leads_to_its_reasons(site: Site) -> None:
    """The link of a row opens the answer of a day in it: the marked one that of the day."""
    page = site.open(UK, java_script_enabled=False)
    row = page.get_by_role("row", name="Yes member")
    expect(row).to_have_attribute("aria-current", "date")
    row.get_by_role("link", name="Yes").click()
    assert "/answer/united-kingdom/eu-member-states?valid_on=2019-01-01" in page.url
    expect(page.get_by_role("heading", level=1)).to_contain_text("Yes")


def test_it_is_asked_again_without_javascript(site: Site) -> None:
    """Another day, and what was known at an earlier position, by a plain form."""
    page = site.open(UK, java_script_enabled=False)
    page.get_by_label("On the day").fill("2021-01-01")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".reached", has_text="withdrew")).to_have_count(1)
    page.get_by_label("As known at").fill("0")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("article")).to_contain_text("Nothing is on file about what it joined")


def test_some_sources_are_asked_alone(site: Site) -> None:
    """Two gazettes disagree about Norway; by one of them alone nothing is disputed."""
    page = site.open("/party/norway?valid_on=2020-01-01", java_script_enabled=False)
    stands = page.locator("tbody", has_text="Lantern Accord").locator(".reached .look")
    expect(stands).to_have_class("look disputed")
    page.get_by_label("The Early Gazette").check()
    page.get_by_role("button", name="Show").click()
    expect(stands).to_have_class("look yes")
    expect(page.locator("header.title")).to_contain_text("Only what The Early Gazette says")
    stands.click()
    expect(page.get_by_role("main")).to_contain_text("Only what The Early Gazette says was asked.")


def test_its_data_are_beside_it(site: Site) -> None:
    """JSON and CSV at the position of the page, and no day that is none."""
    page = site.open(UK)
    footer = page.get_by_role("contentinfo")
    for name in ("JSON", "CSV"):
        href = footer.get_by_role("link", name=name).get_attribute("href") or ""
        response = page.request.get(site.address + href)
        assert response.ok, response.text()
        assert "eu-member-states" in response.text()
    assert "immutable" in response.headers["cache-control"]
    assert page.request.get(f"{site.address}/party/japan?valid_on=2019-02-30").status == 422
