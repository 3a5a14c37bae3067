"""The page of an instrument: what is moved, chosen and typed, and that map and table agree."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.browser import NEEDS_CHROMIUM, Site
from tests.web.made_up import ACCORD

pytestmark = [NEEDS_CHROMIUM, pytest.mark.xdist_group("browser")]
PATH = f"/instrument/{ACCORD}"
JUNE = f"{PATH}?valid_on=2019-06-15"
DAYS = ("2019-02-01", "2019-03-02", "2019-06-15", "2019-07-05", "2019-10-01", "2020-03-01")
_FILLS = """() => Object.fromEntries([...document.querySelectorAll('#shapes use[id]')].map(
  use => [use.id.slice(2), getComputedStyle(use).fill]))"""
_LOOKS = """() => Object.fromEntries([...document.querySelectorAll('#rows tr[data-shape]')].map(
  row => [row.dataset.shape, row.querySelector('.look').classList[1]]))"""
_STATE = """() => {
  const text = id => document.getElementById(id).innerText.replace(/\\s+/g, ' ').trim();
  const links = [...document.querySelectorAll('a[href], link')].map(a => a.getAttribute('href'));
  return {
    rows: [...document.querySelectorAll('#rows tr')].map(row => row.innerText),
    map: [...document.querySelectorAll('#shapes use')].map(use => use.getAttribute('class')),
    parts: ['summary', 'map-note', 'clocks', 'facets', 'head', 'colophon'].map(text), links,
    fields: [...document.querySelectorAll('input[name], input[type=range]')].map(
      field => [field.id, field.value, field.checked]),
  };
}"""


def slide(page: Page, day: str) -> None:
    """Move the slider to a day, and wait for the page to be of that day."""
    number = page.evaluate("day => Date.parse(day) / 864e5", day)
    page.locator("#day").fill(str(int(number)))
    expect(page.locator("#summary time")).to_have_attribute("datetime", day)


def arrived(page: Page, part: str) -> None:
    """A click only starts to leave the page: wait until the next one is there, whole."""
    expect(page).to_have_url(re.compile(part))
    page.wait_for_load_state()


def names(page: Page) -> list[str]:
    """The parties in the table, from the top."""
    return page.locator("#rows th").all_inner_texts()


def settled(page: Page) -> None:
    """Wait until nothing is on its way."""
    expect(page.locator("html")).not_to_have_class(re.compile("busy"))


def agree(page: Page) -> set[str]:
    """Fail unless each shape is filled as its row in the table says; the looks that were seen."""
    fills: dict[str, str] = page.evaluate(_FILLS)
    looks: dict[str, str] = page.evaluate(_LOOKS)
    land = fills["AQ"] if "AQ" in fills else fills["GL"]
    seen: dict[str, str] = {}
    for shape, fill in fills.items():
        if shape not in looks:
            assert fill == land, f"{shape} is drawn, and is not in the table"
        else:
            assert seen.setdefault(looks[shape], fill) == fill, shape
            assert fill != land, f"{shape} looks like no data"
    assert len(set(seen.values())) == len(seen), "two looks have one fill"
    for look, fill in seen.items():
        assert look == "yes" or fill == f'url("#fill-{look}")', f"{look}: no pattern"
    return set(seen)


def test_the_map_is_filled_as_the_table_says(site: Site) -> None:
    """On each of several days, reached by the slider; every look is seen once at least."""
    page = site.open(JUNE)
    seen: set[str] = set()
    for day in DAYS:
        slide(page, day)
        seen |= agree(page)
    assert seen == {"yes", "possible", "announced", "disputed", "unknown", "not-yet", "no"}


def test_the_shapes_are_there(site: Site) -> None:
    """The geometry that the fills are for has arrived; the smallest states have a dot."""
    page = site.open(JUNE)
    wide = page.evaluate("['BR', 'MC'].map(s => document.getElementById('m-' + s).getBBox().width)")
    assert wide[0] > 500
    assert 50 < wide[1] < 100


def test_the_map_is_read_also_where_the_row_is_on_another_page(site: Site) -> None:
    """Pointing says whose a shape is and its answer, by its row or, without one, by its name."""
    page = site.open(JUNE)
    page.locator("#m-BR").hover()
    expect(page.locator("#map-reading")).to_have_text("Brazil: No stayed out")
    page.evaluate("document.getElementById('p-brazil').remove()")
    page.locator("#m-BR").evaluate("shape => shape.dataset.name = 'Brazil'")
    page.locator("#m-CA").hover()
    page.locator("#m-BR").hover()
    expect(page.locator("#map-reading")).to_have_text("Brazil: No")


def test_a_step_leads_to_the_page_of_its_address(site: Site) -> None:
    """Whatever is moved and chosen, the page is the one that its address opens."""
    page = site.open(JUNE)
    before = len(site.requests)

    def same() -> None:
        settled(page)
        fresh: dict[str, Any] = site.open(page.url.removeprefix(site.address)).evaluate(_STATE)
        mine: dict[str, Any] = page.evaluate(_STATE)
        for part, there in fresh.items():
            assert mine[part] == there, part

    slide(page, "2019-07-05")
    same()
    page.get_by_role("link", name="Since").click()
    same()
    page.get_by_label("State").check()
    slide(page, "2020-03-01")
    same()
    page.get_by_label("Name").fill("a")
    page.locator("#position").fill("0")
    same()
    slide(page, "2019-03-02")
    page.get_by_label("Name").fill("")
    page.get_by_role("link", name="now").click()
    same()
    pages = [r for r in site.requests[before:] if r.endswith(".svg") and "world" in r]
    assert not pages or len(pages) <= 5, "the map came again with a step"


def test_what_was_typed_just_before_a_link_was_followed_stays(site: Site) -> None:
    """Though the link is still that of the page before."""
    page = site.open(f"{JUNE}&known_at=0&name=a")

    def late(route: Route) -> None:
        page.wait_for_timeout(150)
        route.fallback()

    page.route("**/step?*", late)
    page.get_by_label("Name").fill("b")
    page.get_by_role("link", name="Since").click()
    page.get_by_role("link", name="now").click()
    settled(page)
    expect(page).to_have_url(re.compile(r"\?valid_on=2019-06-15&sort=since&name=b$"))
    assert page.get_by_label("Name").input_value() == "b"


def test_play_visits_every_day_on_which_something_happened(site: Site) -> None:
    """From before the first to the last, and stops there."""
    page = site.open(f"{PATH}?valid_on=2018-06-01")
    page.clock.install()
    stops = (page.locator("#day").get_attribute("data-stops") or "").split()
    play = page.locator("#play")
    play.click()
    seen = []
    for _ in stops:
        seen.append(page.locator("#day").input_value())
        page.clock.run_for(900)
    assert [day for day in seen if day in stops] == stops[: len(seen)] or seen[1:] == stops[:-1]
    expect(page.locator("#summary time")).to_have_attribute("datetime", "2021-01-01")
    expect(play).to_have_attribute("aria-pressed", "false")
    agree(page)


def test_the_slider_goes_by_keyboard(site: Site) -> None:
    """An arrow key is a day; the slider says which in words."""
    page = site.open(JUNE)
    page.locator("#day").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#summary")).to_contain_text("16 June 2019")
    expect(page.locator("#day")).to_have_attribute("aria-valuetext", "16 June 2019")
    expect(page.locator("#day")).to_be_focused()
    expect(page.locator("#valid-on")).to_have_value("2019-06-16")


def test_an_exact_day(site: Site) -> None:
    """A day that is typed moves the slider, the page and the address."""
    page = site.open(JUNE)
    page.get_by_label("On the day").fill("2020-02-01")
    expect(page.locator("#summary time")).to_have_attribute("datetime", "2020-02-01")
    assert "valid_on=2020-02-01" in page.url
    expect(page.locator("#p-canada .standing")).to_contain_text("withdrew")


def test_known_at_an_earlier_position(site: Site) -> None:
    """What was recorded later is gone: Norway's denial, Monaco, and the reports after it."""
    page = site.open(f"{PATH}?valid_on=2019-07-05")
    expect(page.locator("#p-norway .look")).to_have_class("look disputed")
    page.locator("#position").fill("0")
    expect(page.locator("#p-norway .look")).to_have_class("look yes")
    assert "Monaco" not in names(page)
    agree(page)
    page.get_by_label("As known at").fill("2999-01-01T00:00:00Z")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("not right")
    site.expect_refusal()


def test_facets_narrow_map_and_table(site: Site) -> None:
    """Boxes of one facet add up, those of two cut down; the numbers say what each would show."""
    page = site.open(JUNE)
    page.get_by_label("Announced").check()
    page.get_by_label("Not yet").check()
    expect(page.locator("#rows tr")).to_have_count(4)
    assert names(page) == ["Bright & Sons <Ltd>", "Chile", "India", "Norway"]
    agree(page)
    page.get_by_label("State").check()
    expect(page.locator("#rows tr")).to_have_count(3)
    expect(page.locator("#n-kind-company")).to_have_text("1")
    expect(page.locator("#n-standing-yes")).to_have_text("4")
    page.get_by_label("Name").fill("chi")
    expect(page.locator("#rows tr")).to_have_count(1)
    page.get_by_label("Name").fill("nobody")
    expect(page.locator("#rows")).to_contain_text("Nobody fits")
    page.get_by_label("Name").fill("")
    expect(page.locator("#rows tr")).to_have_count(3)
    agree(page)


def test_columns_sort(site: Site) -> None:
    """Once up, twice down; what has no date comes last either way."""
    page = site.open(JUNE)
    page.get_by_role("link", name="Since").click()
    expect(page.locator("th.since")).to_have_attribute("aria-sort", "ascending")
    up = names(page)
    page.get_by_role("link", name="Since").click()
    expect(page.locator("th.since")).to_have_attribute("aria-sort", "descending")
    down = names(page)
    dated = page.locator("#rows tr:not(:has(td:nth-child(4) .none))").count()
    assert up[0] in ("Atlantis", "Japan", "Monaco")
    assert down[0] == "Canada"
    assert set(up[dated:]) == set(down[dated:]) == {"Bright & Sons <Ltd>", "Chile", "India",
                                                    "Kenya", "Norway"}  # fmt: skip


def test_everything_works_without_javascript(site: Site) -> None:
    """Fields, boxes and headings are a form and links; the map is filled by the server."""
    page = site.open(JUNE, java_script_enabled=False)
    expect(page.locator("#day")).to_be_hidden()
    page.get_by_label("On the day").fill("2019-07-05")
    page.get_by_label("Disputed").check()
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Show").first.click()
    arrived(page, "standing=disputed")
    assert "Norway" in names(page)
    assert "Brazil" not in names(page)
    expect(page.locator("#m-NO")).to_have_class("disputed")
    page.get_by_role("link", name="Party").click()
    arrived(page, "order=descending")
    assert names(page) == sorted(names(page), reverse=True)
    page.get_by_role("link", name="10 July").or_(page.locator("a[rel=next]").first).first.click()
    expect(page.locator("#summary time")).to_have_attribute("datetime", "2019-09-01")
    assert "standing=disputed" in page.url


def test_on_paper(site: Site) -> None:
    """Printed, the page is its sentence, map and table; the controls stay behind."""
    page = site.open(JUNE)
    page.emulate_media(media="print")
    expect(page.locator("#ask")).to_be_hidden()
    expect(page.locator("#summary")).to_be_visible()
    expect(page.locator("#map")).to_be_visible()
    expect(page.locator("#rows")).to_be_visible()


def test_headline_and_facets_agree(site: Site) -> None:
    """What the headline counts as not known it divides as the facets do; the table fits beside."""
    page = site.open(JUNE, viewport={"width": 1280, "height": 800})
    expect(page.locator("#summary")).to_contain_text(
        "5 had joined, 4 had not (3 not yet); of 2 it is not known (1 possible, 1 announced)."
    )
    looks = ("yes", "no", "not-yet", "possible", "announced", "unknown")
    facets = [page.locator(f"#n-standing-{look}").inner_text() for look in looks]
    assert facets == ["5", "1", "3", "1", "1", "0"]
    box = page.locator(".scroll")
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") == 0
