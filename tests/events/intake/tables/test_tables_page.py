"""The page about tables, run as it stands, and whether it leaves anything out."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import fields

from api.cli.main import cli
from events.intake.tables import mapping
from events.intake.tables.dates import FORMATS

ROOT = Path(__file__).resolve().parents[4]
PAGE = (ROOT / "docs" / "tables.md").read_text()


def fenced(language: str) -> list[str]:
    """The blocks of the page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command of the page prints what stands under it; `…` stands for anything."""
    monkeypatch.chdir(tmp_path)
    for name, table, meaning in zip(
        ("members", "names"), fenced("csv"), fenced("toml"), strict=True
    ):
        Path(f"{name}.csv").write_text(table)
        Path(f"{name}.toml").write_text(meaning)
    assert CliRunner().invoke(cli, ["init"]).exit_code == 0
    for block in fenced("console"):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, shown = step.split("\n", 1)
            result = CliRunner().invoke(cli, shlex.split(command)[1:])
            pattern = ".*".join(re.escape(part) for part in shown.strip().split("…"))
            assert re.match(pattern, result.output, re.DOTALL), result.output
    assert len(Path("refused.jsonl").read_text().splitlines()) == 2


@pytest.mark.parametrize(
    "part",
    [
        mapping.TableMapping, mapping.About, mapping.Shape, mapping.Dates, mapping.Skip,
        mapping.Condition, mapping.EntityRule, mapping.Known, mapping.Lookup, mapping.FactRule,
        mapping.Cell, mapping.Spells,
    ],
)  # fmt: skip
def test_every_field_is_described(part: type[mapping._Part]) -> None:
    """The page names each field of the format."""
    for field in fields(part):
        name = field.encode_name
        assert re.search(rf"[`\[.{{ ]{name}[`\]. =]", PAGE), name


def test_every_format_and_mapping_is_described() -> None:
    """The page names each date format and each mapping that ships; `mappings` lists them.

    So does the help of `table`, but for those that `replay` runs.
    """
    for name in FORMATS:
        assert f"`{name}`" in PAGE
    shown = CliRunner().invoke(cli, ["table", "--help"]).output
    listed = json.loads(CliRunner().invoke(cli, ["mappings", "--json"]).output)
    runs = {mapping["name"]: mapping["run_with"] for mapping in listed}
    for path in (ROOT / "api" / "mappings").glob("*.toml"):
        assert f"| `{path.stem}` |" in PAGE
        assert runs[path.stem] == "replay" or path.stem in shown
        assert ("[history]" in path.read_text()) == (runs[path.stem] == "replay")
