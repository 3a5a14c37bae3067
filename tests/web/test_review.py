"""The queue of a reviewer, in a browser that is signed in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from api.cli.main import cli
from events.intake.rules_version import RULES_VERSION
from tests.web.browser import NEEDS_CHROMIUM, Site, accessible, serving

pytestmark = [NEEDS_CHROMIUM, pytest.mark.xdist_group("browser")]
_PAGE = """The Herald, Monday

Japan joined the Paris Call on Monday. Canada joined the Paris Call on Monday. Russia refused to
sign the Paris Call. Its signatories include Germany and Spain.
"""


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A chronicle with proposals that wait, and a token of a reviewer and of a recorder."""
    folder = tmp_path_factory.mktemp("review")
    db, article = folder / "review.db", folder / "herald.txt"
    article.write_text(_PAGE)

    def chronicle(*words: str) -> str:
        result = CliRunner().invoke(cli, ["--db", str(db), *words])
        assert result.exit_code == 0, result.output
        return result.stdout

    chronicle("demo")
    chronicle("read", str(article), "--published", "2018-11-13")
    tokens = {
        scope: chronicle("tokens", "new", f"{name} Example", "--scope", scope).strip()
        for name, scope in (("Ada", "review"), ("Bo", "record"))
    }
    return db, tokens


@pytest.fixture(scope="module")
def looked_at(filed: tuple[Path, dict[str, str]]) -> Iterator[str]:
    """The address of a server over that chronicle, for tests that decide nothing."""
    with serving(filed[0]) as address:
        yield address


@pytest.fixture
def waiting(
    browser: Browser, looked_at: str, filed: tuple[Path, dict[str, str]]
) -> Iterator[tuple[Site, str]]:
    """That server, and the token of the reviewer."""
    site = Site(browser, looked_at)
    yield site, filed[1]["review"]
    site.close()


@pytest.fixture
def reviewed(
    browser: Browser, filed: tuple[Path, dict[str, str]], tmp_path: Path
) -> Iterator[tuple[Site, str]]:
    """A server over a copy of that chronicle, to decide in, and the token of the reviewer."""
    db = tmp_path / "review.db"
    shutil.copy(filed[0], db)
    with serving(db) as address:
        site = Site(browser, address)
        yield site, filed[1]["review"]
        site.close()


def _signed_in(site: Site, token: str, **options: bool) -> Page:
    page = site.open("/review", **options)
    site.expect_refusal()
    page.get_by_label("Token").fill(token)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("banner")).to_contain_text("Signed in as Ada Example")
    assert page.url == f"{site.address}/review"
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


def test_roles_and_values_are_amended_by_name(reviewed: tuple[Site, str]) -> None:
    """A name that nobody has is refused with what was typed kept; registered, it is accepted."""
    site = reviewed[0]
    page = _signed_in(*reviewed)
    page.locator("summary").click()
    actor = page.get_by_role("textbox", name="actor")
    actor.fill("Free Ports Club")
    page.get_by_label("Quantifier").select_option("all")
    page.get_by_role("button", name="Accept as changed").click()
    site.expect_refusal()
    expect(page.get_by_role("alert")).to_contain_text("Nothing is on file as 'Free Ports Club'")
    expect(actor).to_have_value("Free Ports Club")
    expect(actor).to_have_attribute("aria-invalid", "true")
    accessible(page)
    page.get_by_label("If actor is new").select_option("organization")
    page.get_by_role("button", name="Accept as changed").click()
    expect(page.get_by_role("status")).to_contain_text("Amended")
    page.get_by_role("link", name="What was decided").click()
    expect(page.get_by_role("main")).to_contain_text("as: all of Free Ports Club joined Paris Call")
    accessible(page)
    page.locator("summary").click()
    page.get_by_role("button", name="Undo it").click()
    expect(page.locator(".drawn li").first).to_contain_text("Undone: Japan joined")
    expect(page.locator("summary")).to_have_count(0)
    page.goto(site.address)
    expect(page.locator(".found li").first).to_contain_text("taken back since")
    accessible(page)


def test_decisions_by_keys(reviewed: tuple[Site, str]) -> None:
    """`a` accepts, `u` and `r` ask for the reason, in which a letter is only a letter."""
    page = _signed_in(*reviewed)
    accessible(page)
    expect(page.locator(".about")).to_contain_text("Japan japan, as “Japan”")
    expect(page.locator(".about")).to_contain_text("the weekday on or before 13 November 2018")
    expect(page.get_by_role("main")).to_contain_text(
        f"the rules, version {RULES_VERSION} as joining verb"
    )
    first = page.get_by_role("heading", level=1).inner_text()
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_contain_text("Accepted")
    page.wait_for_load_state()  # until then no key is listened to
    page.keyboard.press("u")
    expect(page.get_by_label("Why undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    page.wait_for_load_state()
    page.keyboard.press("r")
    page.keyboard.type("a slip")
    expect(page.get_by_label("Why not")).to_have_value("a slip")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Rejected")


def test_without_a_session_nothing_is_decided(waiting: tuple[Site, str]) -> None:
    """A decision without the page's own value fails, and so does one of nobody."""
    site, token = waiting
    page = _signed_in(site, token)
    action = page.locator("form[action$='/accept']").get_attribute("action") or ""
    refused = page.request.post(site.address + action, form={"revision": "1"})
    assert refused.status == 403
    assert site.open().request.post(site.address + action, form={"csrf": "x"}).status == 401


def test_every_proposal_can_be_looked_at(waiting: tuple[Site, str]) -> None:
    """Also one whose words name only some of its roles: "its signatories" names no instrument."""
    page = _signed_in(*waiting, java_script_enabled=False)
    seen = []
    for _ in range(10):
        seen.append(page.get_by_role("heading", level=1).inner_text())
        if seen[-1] == "Nothing waits":
            break
        page.get_by_role("button", name="Skip").click()
    assert [each.split()[0] for each in seen] == [
        "Japan", "Canada", "Russia", "Germany", "Spain", "Nothing",
    ]  # fmt: skip
