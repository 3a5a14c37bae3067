"""Chronicles of real tables: each is imported once for all the modules that ask it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.real_tables import (
    ACTS,
    CODES,
    GROUPS,
    HUGGO,
    REGISTER,
    ROME,
    SECTION_1260H,
    SWISS,
    Imported,
    imported,
)

Folders = pytest.TempPathFactory


@pytest.fixture(scope="package")
def states(tmp_path_factory: Folders) -> Iterator[Imported]:
    """The register, the codes and official names of today, and groups of states."""
    with imported(tmp_path_factory.mktemp("states"), REGISTER, CODES, GROUPS) as opened:
        yield opened


@pytest.fixture(scope="package")
def treaties(tmp_path_factory: Folders) -> Iterator[Imported]:
    """The register of states, the environmental treaties and the Rome Statute."""
    tables = REGISTER, CODES, (HUGGO, "huggo-env"), (ROME, "ggo-rome-statute")
    with imported(tmp_path_factory.mktemp("treaties"), *tables) as opened:
        yield opened


@pytest.fixture(scope="package")
def untc(tmp_path_factory: Folders) -> Iterator[Imported]:
    """The register, the codes and official names, and the acts of the UN Treaty Collection."""
    with imported(tmp_path_factory.mktemp("untc"), REGISTER, CODES, (ACTS, "untc-2015")) as opened:
        yield opened


@pytest.fixture(scope="package")
def lists(tmp_path_factory: Folders) -> Iterator[Imported]:
    """The Swiss freezes and the section 1260H list."""
    tables = (SWISS, "ch-fiaa-freezes"), (SECTION_1260H, "us-dod-1260h")
    with imported(tmp_path_factory.mktemp("lists"), *tables) as opened:
        yield opened
