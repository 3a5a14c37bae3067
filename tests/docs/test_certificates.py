"""The page on certificates: its commands run as they stand, its checker needs nothing of ours."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.cli.main import cli
from tests.docs.blocks import DOCS, blocks, shows
from tests.given import World
from tests.projections.certified import Certifying, member
from tests.projections.test_certificates import REFUSED

PAGE = (DOCS / "certificates.md").read_text()
FILES = ("ask.json", "roster.json", "everything.json")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the page's first commands were run, on the bundled example."""
    folder = tmp_path_factory.mktemp("certificates")
    run(folder, "demo")
    (commands,) = re.findall(r"\n\n```\n(.*?)```", PAGE, re.DOTALL)
    for command in commands.strip().splitlines():
        result = run(folder, *shlex.split(command)[1:])
        assert result.exit_code == 0, result.output
    (folder / "chronicle.pub").write_text(result.output)
    return folder


def run(folder: Path, *arguments: str) -> Result:
    """A command with the folder's files and its database."""
    placed = [
        str(folder / a) if Path(a).suffix in (".json", ".key", ".pub") else a for a in arguments
    ]
    return CliRunner().invoke(cli, ["--db", str(folder / "example.db"), *placed])


def test_the_page_shows_what_is_printed(folder: Path) -> None:
    """`…` stands for anything."""
    (block,) = blocks("certificates.md")
    command, *shown = block.strip("\n").split("\n")
    result = run(folder, *shlex.split(command)[2:])
    assert shows(shown, result.output.rstrip()), result.output


@pytest.mark.parametrize("name", FILES)
def test_the_page_s_own_checker(folder: Path, name: str) -> None:
    """Alone in an interpreter without any of our modules it accepts them, and no changed one."""
    (checker,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    (folder / "stranger.py").write_text(checker)
    key = (folder / "chronicle.pub").read_text().strip()
    changed = (folder / name).read_bytes().replace(b"2018-11-12", b"2018-11-13", 1)
    (folder / "changed.json").write_bytes(changed)
    for file, code in ((name, 0), ("changed.json", 1)):
        done = subprocess.run(
            [sys.executable, "-I", "stranger.py", file, key],
            cwd=folder, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == code, done.stderr


def test_it_refuses_what_our_check_refuses(sqlite_url: str, tmp_path: Path) -> None:
    """Certificates that hold in nothing but their signature, and all that hold."""
    (checker,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    stranger: dict[str, Any] = {}
    exec(checker, stranger)

    def accepts(file: bytes) -> bool:
        try:
            stranger["check"](file, key)
        except (AssertionError, LookupError, TypeError, ValueError):
            return False
        return True

    with World(sqlite_url) as world:
        world.fact("joined", actor="japan", instrument="call", when="2018-11-12", publisher="X")
        call = Certifying(world, tmp_path)
        key, file = str(call.signer.public), call.ask("japan")
        for kind in ("roster", "snapshot"):
            assert accepts(call.certified(call.question(kind, instrument="call")))
    assert accepts(file)
    changed = [
        call.signed_again(file, **{name: change(member(file, name))}) for name, change, _ in REFUSED
    ]
    wrong = [why for each, (*_, why) in zip(changed, REFUSED, strict=True) if accepts(each)]
    assert wrong == []
