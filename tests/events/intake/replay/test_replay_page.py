"""The page about replays, run as it stands, and whether it leaves anything out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec import Struct
from msgspec.structs import fields

from api.cli.main import cli
from events.intake.replay.mapping import History, SnapshotColumns

ROOT = Path(__file__).resolve().parents[4]
PAGE = (ROOT / "docs" / "replay.md").read_text()


def fenced(language: str) -> list[str]:
    """The blocks of the page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command of the page prints what stands under it; `…` stands for anything."""
    monkeypatch.chdir(tmp_path)
    Path("history.csv").write_text(*fenced("csv"))
    Path("history.toml").write_text(*fenced("toml"))
    assert len(fenced("console")) == 4
    for block in fenced("console"):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, shown = step.split("\n", 1)
            result = CliRunner().invoke(cli, shlex.split(command)[1:])
            assert result.exit_code == 0, result.output
            pattern = ".*".join(re.escape(part) for part in shown.strip().split("…"))
            assert re.match(pattern, result.output, re.DOTALL), result.output


@pytest.mark.parametrize("part", [History, SnapshotColumns])
def test_every_field_is_described(part: type[Struct]) -> None:
    """The page names each field of the section."""
    for field in fields(part):
        assert re.search(rf"[`.]{field.encode_name}[`\].]", PAGE), field.encode_name


def test_every_mapping_of_a_history_is_described() -> None:
    """The page names each one that ships."""
    for path in (ROOT / "api" / "mappings").glob("*.toml"):
        if "\n[history]\n" in path.read_text():
            assert f"| `{path.stem}` |" in PAGE


def test_every_count_is_described() -> None:
    """The page says what each number of the summary counts."""
    for word in ("registered", "documents", "facts", "corrected", "dropped", "come back", "names"):
        assert f"`{word}`" in PAGE
