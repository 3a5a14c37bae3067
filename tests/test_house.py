"""The house rules that a tool can check: arrows, names, locks, what ships."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("domain", "events", "projections", "api")


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    lint = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert lint is not None
    return subprocess.run(
        [lint, "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The four rooms and their contracts in a folder of their own."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold(copy: Path) -> None:
    """The arrows go one way and the domain is pure."""
    result = _lint_imports(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("room", "planted"),
    [
        ("domain", "import sqlalchemy"),
        ("domain", "import events.log"),
        ("events", "import projections.questions"),
        ("projections", "import api.wiring"),
        ("projections", "import fastapi"),
    ],
)
def test_a_planted_import_is_refused(copy: Path, room: str, planted: str) -> None:
    """An import against the arrows breaks the contracts."""
    (copy / room / "planted.py").write_text(planted + "\n")
    result = _lint_imports(copy)
    assert result.returncode != 0
    assert f"{room}.planted" in result.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_the_rooms_are_ours(room: str) -> None:
    """No package in the environment shadows a room (PyPI's Events ships an `events` too)."""
    module = importlib.import_module(room)
    assert module.__file__ is not None
    assert Path(module.__file__).parent == ROOT / room


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_have_hashes_and_no_addresses(lock: str) -> None:
    """Each pinned package has a hash, and no line names a place to download from."""
    text = (ROOT / lock).read_text()
    pins = re.findall(r"^[a-z0-9._-]+==\S+", text, re.MULTILINE)
    assert len(pins) > 20
    assert "://" not in text
    blocks = re.split(r"^(?=[a-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_demo_installs_no_development_tool() -> None:
    """The run-time lock holds no test, lint or type tool."""
    text = (ROOT / "requirements.lock").read_text()
    for tool in ("pytest", "hypothesis", "mypy", "ruff", "import-linter", "pixeltable", "edtf"):
        assert not re.search(rf"^{tool}", text, re.MULTILINE), tool


def test_every_module_opens_with_a_docstring() -> None:
    """Someone who opens a file is told what lives there."""
    for room in (*ROOMS, "benchmarks"):
        for path in (ROOT / room).rglob("*.py"):
            assert path.read_text().lstrip().startswith(('"""', 'r"""')), path
