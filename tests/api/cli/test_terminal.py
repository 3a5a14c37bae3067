"""A review session at a real terminal: single keys, colours, no Enter."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from api.readers import READERS
from events.intake.rules_version import READER
from tests.api.cli.made_up import Run
from tests.api.cli.planted import PAGE, first

ROOT = Path(__file__).parents[3]
_PATIENCE = 30.0


def _until(terminal: int, words: str, seen: str = "") -> str:
    """All that the terminal has shown, once these words are among it."""
    deadline = time.monotonic() + _PATIENCE
    while words not in seen:
        assert time.monotonic() < deadline, seen
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 65536).decode(errors="replace")
    return seen


def _press(terminal: int, key: bytes) -> None:
    """Press a key once the session waits for one: what comes earlier is flushed away."""
    deadline = time.monotonic() + _PATIENCE
    while termios.tcgetattr(terminal)[3] & termios.ICANON:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.write(terminal, key)


def test_keys_decide_without_enter(
    recorded: Run, db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quote is highlighted by colours, not marks; a accepts, s skips, q quits."""
    monkeypatch.setitem(READERS, READER, first)
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    assert recorded("read", str(page), "--published", "2018-11-13").exit_code == 0
    ours, theirs = pty.openpty()
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "COLUMNS": "200",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "api", "--db", db, "--by", "ada", "review"]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=tmp_path
    ) as session:
        os.close(theirs)
        try:
            shown = _until(ours, "? help")
            assert "43mJapan joined the Paris Call\x1b[0m" in shown
            assert "»" not in shown
            _press(ours, b"a")
            _until(ours, "Canada joined Paris Call", _until(ours, "accepted as f1-"))
            _press(ours, b"s")
            _until(ours, "Borduria joined Paris Call")
            _press(ours, b"q")
            _until(ours, "Decided: 1 accepted, 1 skipped. Left: 1 open, 1 skipped.")
            assert session.wait(_PATIENCE) == 0
        finally:
            session.kill()
            os.close(ours)
