"""Commands on a page, with what stands under each."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner

from api.cli.main import cli

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FENCE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def blocks(page: str) -> list[str]:
    """The `console` blocks of a page of docs/."""
    return FENCE.findall((DOCS / page).read_text())


def check(db: str, block: str, *ids: str) -> None:
    """The block's `$ chronicle …` prints what stands under it.

    `…` stands for anything; in the command, after `f1-` and the like, for one of `ids`.
    """
    command, *shown = block.strip("\n").split("\n")
    for each in ids:
        command = command.replace(f"{each[:3]}…", each)
    arguments = shlex.split(command.removeprefix("$ chronicle "))
    result = CliRunner().invoke(cli, ["--db", db, *arguments])
    assert result.exit_code == 0, result.output
    printed = "\n".join(line.rstrip() for line in result.stdout.splitlines())
    assert shows(shown, printed), printed


def shows(shown: Sequence[str], printed: str) -> bool:
    """Whether lines of a page are what was printed; `…` stands for anything."""
    pattern = ".*".join(re.escape(part) for part in "\n".join(shown).split("…"))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None
