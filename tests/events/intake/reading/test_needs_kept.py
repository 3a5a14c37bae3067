"""What patterns need is worked out once, and again wherever what was kept cannot be trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.intake.reading import needs_kept
from events.intake.reading.cues import all_cued
from events.intake.reading.needs_kept import KeptNeeds

PATTERN = r"\bsign(?:s|ed) the (?:pact|treaty)\b"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file in which the needs of one pattern are kept."""
    file = tmp_path / "cache" / "needs.json"
    first = KeptNeeds(file, "these modules")
    first.of(PATTERN)
    first.keep()
    return file


def _refuse(*_: object) -> None:
    raise AssertionError("it was worked out again")


def test_what_is_kept_is_what_is_worked_out(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next run finds the same, and works nothing out."""
    made = KeptNeeds(None, "").of(PATTERN)
    for name in ("needed", "strings", "signs"):
        monkeypatch.setattr(needs_kept, name, _refuse)
    assert KeptNeeds(file, "these modules").of(PATTERN) == made
    assert {cue.text for cue in made.first} == {"signed", "signs"}


@pytest.mark.parametrize("inside", [b"", b"{", b"[1]", b'{"by": "these modules"}'])
def test_what_cannot_be_read_is_worked_out_again(file: Path, inside: bytes) -> None:
    """A file that is broken off is none, and is written anew."""
    whole = file.read_bytes()
    file.write_bytes(inside)
    again = KeptNeeds(file, "these modules")
    assert again.of(PATTERN) == KeptNeeds(None, "").of(PATTERN)
    again.keep()
    assert file.read_bytes() == whole


def test_what_other_modules_have_kept_counts_for_nothing(file: Path) -> None:
    """Where the way to work it out has changed, it is worked out again."""
    file.write_bytes(file.read_bytes().replace(b"signs", b"sings"))
    assert {cue.text for cue in KeptNeeds(file, "others").of(PATTERN).first} == {"signed", "signs"}


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    """A folder that is no folder is no error: it is worked out in every run."""
    (tmp_path / "cache").write_text("in the way")
    kept = KeptNeeds(tmp_path / "cache" / "needs.json", "these modules")
    kept.of(PATTERN)
    kept.keep()
    assert (tmp_path / "cache").read_text() == "in the way"


def test_the_rules_have_what_their_patterns_need() -> None:
    """Kept or not: of every tenth pattern of the rules, the signs of a match, counted again."""
    for pattern in all_cued()[::10]:
        again = KeptNeeds(None, "").of(pattern.pattern, pattern.flags, signs_only=True)
        assert pattern.signs == again.signs
