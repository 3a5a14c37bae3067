"""The queue of a reviewer, in a browser that is signed in."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import NEEDS_CHROMIUM, Site, accessible, serving

pytestmark = [NEEDS_CHROMIUM, pytest.mark.xdist_group("browser")]
_PAGE = """The Herald, Monday

Japan joined the Paris Call on Monday. Canada joined the Paris Call on Monday. Russia refused to
sign the Paris Call. Its signatories include Germany and Spain.
"""


@pytest.fixture
def reviewed(browser: Browser, tmp_path: Path) -> Iterator[tuple[Site, str]]:
    """A server with proposals that wait, and the token of a reviewer."""
    db, article = tmp_path / "review.db", tmp_path / "herald.txt"
    article.write_text(_PAGE)

    def chronicle(*words: str) -> str:
        command = [sys.executable, "-m", "api", "--db", str(db), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    chronicle("demo")
    chronicle("read", str(article), "--published", "2018-11-13")
    token = next(
        word for word in chronicle("tokens", "new", "Ada Example", "--scope", "review").split()
        if len(word) > 40
    )  # fmt: skip
    with serving(db) as address:
        site = Site(browser, address)
        yield site, token
        site.close()


def _signed_in(site: Site, token: str, **options: bool) -> Page:
    page = site.open("/review", **options)
    page.get_by_label("Token").fill(token)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".kicker").first).to_have_text("Review, as Ada Example")
    return page


def test_decisions_by_forms_alone(reviewed: tuple[Site, str]) -> None:
    """Without JavaScript a reviewer accepts, undoes, amends and rejects, and sees who decided."""
    page = _signed_in(*reviewed, java_script_enabled=False)
    first = page.get_by_role("heading", level=1).inner_text()
    expect(page.locator("mark")).not_to_be_empty()
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text(f"Accepted: {first}, by Ada Example")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    page.locator("summary").click()
    page.get_by_label("When (EDTF)").fill("2018-11")
    page.get_by_role("button", name="Accept as changed").click()
    expect(page.get_by_role("status")).to_contain_text("Amended")
    page.get_by_label("Why not").fill("The text does not say that")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_role("status")).to_contain_text("Rejected")
    expect(page.get_by_role("status")).to_contain_text("The text does not say that")


def test_decisions_by_keys(reviewed: tuple[Site, str]) -> None:
    """`a` accepts, `u` undoes, `r` asks for the reason, in which a letter is only a letter."""
    page = _signed_in(*reviewed)
    accessible(page)
    first = page.get_by_role("heading", level=1).inner_text()
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_contain_text("Accepted")
    page.wait_for_load_state()  # until then no key is listened to
    page.keyboard.press("u")
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    page.wait_for_load_state()
    page.keyboard.press("r")
    page.keyboard.type("a slip")
    expect(page.get_by_label("Why not")).to_have_value("a slip")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Rejected")


def test_without_a_session_nothing_is_decided(reviewed: tuple[Site, str]) -> None:
    """The queue leads to the form to sign in, and a decision without the page's own value fails."""
    site, token = reviewed
    page = _signed_in(site, token)
    action = page.locator("form[action$='/accept']").get_attribute("action") or ""
    refused = page.request.post(site.address + action, form={"revision": "1"})
    assert refused.status == 403
    assert site.open().request.post(site.address + action, form={"csrf": "x"}).status == 401


def test_every_proposal_can_be_looked_at(reviewed: tuple[Site, str]) -> None:
    """Also one whose words name only some of its roles: "its signatories" names no instrument."""
    page = _signed_in(*reviewed, java_script_enabled=False)
    seen = []
    for _ in range(10):
        seen.append(page.get_by_role("heading", level=1).inner_text())
        if seen[-1] == "Nothing waits":
            break
        page.get_by_role("button", name="Not now").click()
    assert [each.split()[0] for each in seen] == [
        "Japan", "Canada", "Russia", "Germany", "Spain", "Nothing",
    ]  # fmt: skip
