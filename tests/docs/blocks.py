"""Commands on a page, with what stands under each."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from api.cli.main import cli

DOCS = Path(__file__).resolve().parents[2] / "docs"
FENCE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def blocks(page: str) -> list[str]:
    """The `console` blocks of a page of docs/."""
    return FENCE.findall((DOCS / page).read_text())


def check(db: str, block: str) -> None:
    """The block's `$ chronicle …` prints what stands under it; `…` stands for anything."""
    command, *shown = block.strip("\n").split("\n")
    arguments = shlex.split(command.removeprefix("$ chronicle "))
    result = CliRunner().invoke(cli, ["--db", db, *arguments])
    assert result.exit_code == 0, result.output
    printed = "\n".join(line.rstrip() for line in result.stdout.splitlines())
    pattern = ".*".join(re.escape(part) for part in "\n".join(shown).split("…"))
    assert re.fullmatch(pattern, printed, re.DOTALL), printed
