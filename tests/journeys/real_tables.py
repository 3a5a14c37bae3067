"""The real tables, where they are beside the project, imported by the command line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from api.cli.main import cli
from api.wiring import Service, service

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
NEEDED = [
    pytest.mark.skipif(not DATA.is_dir(), reason=f"the tables are not here: {DATA} is absent"),
    pytest.mark.xdist_group("tables"),
]
REGISTER = "states/manystates/states_GGO.csv", "ggo-states"
CODES = "states/country-codes/country-codes.csv", "country-codes"
GROUPS = "states/membership/group_membership.csv", "group-membership"
ACTS = "untc-2015/untc_actions.csv"
HUGGO = "manytreaties/HUGGO_MEM_env_reconciled.csv"
ROME = "manytreaties/parties_GGO.csv.gz"
SWISS = "blacklists/opensanctions/ch_fiaa_freezes_nopersonal.csv"
SECTION_1260H = "blacklists/opensanctions/us_dod_1260h.csv"


class Imported:
    """A chronicle of real tables, and what the command said of each."""

    def __init__(self, opened: Service, said: dict[str, dict[str, Any]]) -> None:
        self.service = opened
        self.questions = opened.questions
        self.said = said
        """By mapping, the summary in JSON."""

    def answer(self, party: str, instrument: str, day: str, aspect: str | None = None) -> str:
        """The answer and its reason in one phrase: `no, withdrew`."""
        found = self.questions.ask(party, instrument, day, aspect=aspect)
        return f"{found.answer}, {found.reason}"


@contextmanager
def imported(folder: Path, *tables: tuple[str, str]) -> Iterator[Imported]:
    """A chronicle with these tables (path, mapping), in this order."""
    db, run, said = str(folder / "tables.db"), CliRunner(), {}
    assert run.invoke(cli, ["--db", db, "init"]).exit_code == 0
    for path, mapping in tables:
        command = ["--db", db, "table", str(DATA / path), "--mapping", mapping, "--json"]
        result = run.invoke(cli, command)
        assert result.exit_code == 0, result.output
        said[mapping] = json.loads(result.output)
    with service(db) as opened:
        yield Imported(opened, said)


def rows(path: str) -> list[dict[str, str]]:
    """The rows of a table, read without the program."""
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
