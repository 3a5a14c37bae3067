"""Pages that compare, list conflicts, count and find."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.browser import NEEDS_CHROMIUM, Site, accessible
from tests.web.made_up import ACCORD

pytestmark = [NEEDS_CHROMIUM, pytest.mark.xdist_group("browser")]
DAYS = f"/instrument/{ACCORD}/compare?valid_from=2019-06-15&valid_to=2020-03-01"
PAGES = (
    DAYS,
    f"/instrument/{ACCORD}/conflicts",
    "/conflict",
    "/instrument/paris-call/counts?valid_on=2021-12-01",
    "/find?q=norway",
)


@pytest.mark.parametrize("path", PAGES)
def test_they_are_accessible_light_and_dark(site: Site, path: str) -> None:
    """axe-core finds nothing, in either colours."""
    accessible(site.open(path))


def test_two_days_side_by_side(site: Site) -> None:
    """Canada stood in on the first day and had left by the second, and the page says by what."""
    page = site.open(DAYS, java_script_enabled=False)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Canada"))
    expect(row.get_by_role("cell").nth(0)).to_contain_text("Yes")
    expect(row.get_by_role("cell").nth(1)).to_contain_text("No")
    expect(row.get_by_role("cell").nth(2)).to_contain_text("left, 1 February 2020")
    expect(page.get_by_role("rowheader", name="Japan")).to_have_count(0)


def test_two_moments_of_the_record(site: Site) -> None:
    """Before anything was recorded nobody stood anywhere: all of it is late news."""
    page = site.open(DAYS, java_script_enabled=False)
    page.get_by_role("button", name="Compare records").click()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Japan"))
    expect(row).to_contain_text("late news")


def test_moments_are_chosen_among_those_of_recordings(site: Site) -> None:
    """A link leads to what was known after the first document: what came later is late news."""
    page = site.open(f"{DAYS}&aspect=participation", java_script_enabled=False)
    page.get_by_role("link", name="next recording").first.click()
    expect(page.get_by_role("rowheader", name="Japan")).to_have_count(0)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Monaco"))
    expect(row).to_contain_text("late news")
    known_from = page.get_by_label("as known at").input_value()
    offered = page.locator("#recorded option").evaluate_all("all => all.map(one => one.value)")
    assert known_from == offered[0]
    assert len(offered) == 2


def test_conflicts_name_both_sides(site: Site) -> None:
    """Two gazettes disagree about Norway: the page shows that, and leads to the answer."""
    page = site.open(f"/instrument/{ACCORD}/conflicts")
    page.get_by_role("link", name="Norway").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Unknown: disputed")


def test_words_lead_to_what_is_on_file(site: Site) -> None:
    """From the start page a word leads to a party, to facts and to the text they stand in."""
    page = site.open("/", java_script_enabled=False)
    page.get_by_role("searchbox").fill("norway")
    page.get_by_role("button", name="Find").click()
    for title in ("Parties", "Facts", "Documents"):
        expect(page.get_by_role("region", name=title)).to_contain_text("Norway")


def test_a_misspelt_word_is_helped_on(site: Site) -> None:
    """Where nothing is found the nearest names are a click away."""
    page = site.open("/find?q=norwey")
    page.get_by_role("link", name="Norway").click()
    expect(page.get_by_role("region", name="Parties")).to_contain_text("Norway")


def test_the_ledger_sets_numbers_beside_who_is_known(site: Site) -> None:
    """Reported counts, and in words how many are known by name and by group on that day."""
    page = site.open(PAGES[3], java_script_enabled=False)
    expect(page.get_by_role("main")).to_contain_text("3 companies by name")
    expect(page.get_by_role("main")).to_contain_text("28 states by group")
