"""`make score`: how well the rules read, on annotated articles and on passages of our own.

Invariant: the annotated articles are scored by their own `score.py`; without them it says so and
scores the passages alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.events.intake.reading.passages import scoring
from tests.journeys import score_gold


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; always 0."""
    options = _options(arguments)
    _articles(options.articles, errors=options.errors)
    if not options.articles_only:
        for which in scoring.FILES:
            print(f"\n== Passages: {which}")
            scoring.print_table(which, errors=options.errors)
    return 0


def _articles(folder: Path, *, errors: bool) -> None:
    if not (folder / "score.py").is_file():
        print(f"No annotated articles at {folder}: only the passages are scored.")
        return
    with tempfile.TemporaryDirectory() as out:
        score_gold.write_predictions(folder, Path(out))
        for title, more in (
            ("Participation kinds", ["--kinds", "participation"]),
            ("All kinds", []),
        ):
            print(f"\n== {title}")
            wanted = [*more, *(["--errors"] if errors and not more else [])]
            print(score_gold.scores(Path(out), *wanted, folder=folder), end="")
    print("\n== What is registered when the articles are read")
    for told, drafts in score_gold.REGISTERS.items():
        with tempfile.TemporaryDirectory() as out:
            score_gold.write_predictions(folder, Path(out), drafts(folder))
            print(f"{told:26s}  {_in_short(folder, Path(out))}")


def _in_short(folder: Path, out: Path) -> str:
    """Participation and all kinds in one line."""
    rows = (
        score_gold.scores(out, *more, folder=folder).splitlines()[0].split("tp")[0].split()[1:]
        for more in (("--kinds", "participation"), ())
    )
    return "   ".join(
        f"{title}: {' '.join(row)}"
        for title, row in zip(("participation", "all kinds"), rows, strict=True)
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make score", description=__doc__)
    parser.add_argument("--articles", type=Path, default=score_gold.SEEDS)
    parser.add_argument("--articles-only", action="store_true")
    parser.add_argument(
        "--errors", action="store_true", help="list what was missed and what was wrong"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
