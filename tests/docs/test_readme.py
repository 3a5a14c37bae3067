"""The README's examples, run as they stand."""

from __future__ import annotations

import doctest
import re
import shlex

import pytest
from click.testing import CliRunner

from api.cli.main import cli
from tests.docs.blocks import FENCE, ROOT, shows


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the bundled example."""
    db = str(tmp_path_factory.mktemp("readme") / "example.db")
    result = CliRunner().invoke(cli, ["--db", db, "demo"])
    assert result.exit_code == 0, result.output
    return db


def test_console_blocks_print_what_they_show(example: str) -> None:
    """Each `$ chronicle …` prints what stands under it; `…` stands for anything."""
    fact = ""
    found = FENCE.findall((ROOT / "README.md").read_text())
    assert found
    for block in found:
        command, *shown = block.strip("\n").split("\n")
        arguments = shlex.split(command.removeprefix("$ chronicle ").replace("f1-…", fact))
        result = CliRunner().invoke(cli, ["--db", example, *arguments])
        assert result.exit_code == 0, result.output
        printed = "\n".join(line.rstrip() for line in result.output.splitlines())
        assert shows(shown, printed), printed
        named = re.search(r"f1-[0-9a-f]{32}", result.output)
        fact = named.group() if named else fact


def test_every_linked_file_exists() -> None:
    """No link of the README or the docs leads nowhere."""
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text()):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_command_is_in_the_readme_or_the_changelog() -> None:
    """A command that users have is a command that they can read about."""
    written = (ROOT / "README.md").read_text() + (ROOT / "CHANGELOG.md").read_text()
    for name in cli.commands:
        assert re.search(rf"\b{name}\b", written), name


@pytest.mark.parametrize("page", ["edtf.md"])
def test_python_on_a_page_gives_what_it_shows(page: str) -> None:
    """Each `>>>` of a page gives what stands under it."""
    failed, tried = doctest.testfile(str(ROOT / "docs" / page), module_relative=False)
    assert tried
    assert not failed
