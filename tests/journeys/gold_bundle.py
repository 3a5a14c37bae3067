"""A folder of annotated articles as a bundle: `python -m tests.journeys.gold_bundle IN OUT`.

Invariant: one gold fact, one fact, in the order of the articles' file names and of
their facts; facts that a registry adds come after them. Names and kinds are decided
over the whole folder, whichever of its articles are taken (`gold_names`), and how a
gold fact is read stands in `gold_readings`. The folder's schema is that of its GUIDE.md:
`NNN_hash.json` with document, entities and facts, beside `NNN_hash.txt`.

A registry file is what a curator knows beyond the articles: hints on entities, and
documents, parties and facts to add (`tests/journeys/registry.json` is one).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from domain.errors import InvalidInput
from events.drafts import InstrumentDraft, PartyDraft
from tests.journeys.gold_facts import Source, fact_of
from tests.journeys.gold_names import Draft, Hint, drafts_of, merged, slug
from tests.journeys.gold_readings import Misfit

REGISTRY = Path(__file__).with_name("registry.json")
"""The registry of the five seed articles."""
_ABOUT = ("title", "publisher", "author", "language", "published", "syndication")
_LONGEST = 500


class Additions(Struct, frozen=True, forbid_unknown_fields=True):
    """Items of a bundle, as a bundle spells them, that no article holds."""

    documents: list[dict[str, Any]] = []
    parties: list[PartyDraft] = []
    instruments: list[InstrumentDraft] = []
    facts: list[dict[str, Any]] = []


class Registry(Struct, frozen=True, forbid_unknown_fields=True):
    """What a curator knows beyond the articles."""

    entities: dict[str, Hint] = {}
    """Hints for entities of the articles, by id; those that no article names are left out."""
    additions: Additions = Additions()


class Article(Struct, frozen=True):
    """One annotated article."""

    stem: str
    gold: dict[str, Any]
    text: str


def convert(
    in_dir: Path,
    registry: Path | None = None,
    documents: Sequence[str] | None = None,
    misfits: list[str] | None = None,
) -> tuple[dict[str, Any], list[str]]:
    """The bundle of a folder, and the ids of its gold facts in the order of its facts.

    `documents` takes only the articles whose file names start with one of these
    (`000`). Gold facts that fit no kind raise `InvalidInput`, all in one error; with a
    list for `misfits` they are left out of the bundle and described in it instead.
    """
    articles = _articles(in_dir)
    known = _registry(registry)
    taken = _taken(articles, documents)
    hints = {slug(entity): hint for entity, hint in known.entities.items()}
    entities = drafts_of([a.gold for a in articles], [a.text for a in articles], hints)
    facts, gold_ids, problems = _facts(taken, entities)
    if misfits is not None:
        misfits.extend(problems)
    elif problems:
        raise InvalidInput("\n".join(problems))
    named = {slug(entity["id"]) for article in taken for entity in article.gold["entities"]}
    named |= {entity for fact in facts for entity in fact["roles"].values()}
    drafts = _with_additions({e: d for e, d in entities.items() if e in named}, known.additions)
    bundle = {
        "format": "chronicle-bundle/1",
        "documents": [_document(article) for article in taken] + known.additions.documents,
        "parties": [_plain(d) for d in drafts if isinstance(d, PartyDraft)],
        "instruments": [_plain(d) for d in drafts if isinstance(d, InstrumentDraft)],
        "facts": facts + known.additions.facts,
    }
    return bundle, gold_ids


def same_reports(bundle: Mapping[str, Any], gold_ids: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of gold facts that became one and the same report, and so one fact id."""
    first: dict[str, str] = {}
    pairs = []
    for gold, fact in zip(gold_ids, bundle["facts"], strict=False):
        report = json.dumps(fact, sort_keys=True)
        if first.setdefault(report, gold) != gold:
            pairs.append((first[report], gold))
    return pairs


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the bundle; 0, or 1 with a message on what is wrong."""
    options = _options(arguments)
    misfits: list[str] | None = [] if options.skip_misfits else None
    taken = options.documents.split(",") if options.documents else None
    try:
        bundle, gold_ids = convert(options.in_dir, options.registry, taken, misfits)
        options.out_file.write_text(
            json.dumps(bundle, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    except (InvalidInput, OSError) as error:
        print(f"gold_bundle: {error}", file=sys.stderr)
        return 1
    for left_out in misfits or ():
        print(f"left out: {left_out}", file=sys.stderr)
    for one, other in same_reports(bundle, gold_ids):
        print(f"{one} and {other} are the same report: one fact", file=sys.stderr)
    added = len(bundle["facts"]) - len(gold_ids)
    print(
        f"{options.out_file}: {len(bundle['documents'])} documents, "
        f"{len(bundle['parties'])} parties, {len(bundle['instruments'])} instruments, "
        f"{len(gold_ids)} gold facts, {added} from the registry"
    )
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.journeys.gold_bundle",
        description="Turn a folder of annotated articles into a chronicle bundle.",
    )
    parser.add_argument("in_dir", type=Path, help="folder with NNN_hash.json and NNN_hash.txt")
    parser.add_argument("out_file", type=Path, help="the bundle to write")
    parser.add_argument("--registry", type=Path, help="what a curator adds; see registry.json")
    parser.add_argument("--documents", help="only these articles, by number: 000,001")
    parser.add_argument(
        "--skip-misfits", action="store_true", help="leave out gold facts that fit no kind"
    )
    return parser.parse_args(arguments)


def _articles(folder: Path) -> list[Article]:
    if not folder.is_dir():
        raise InvalidInput(f"{folder} is not a folder.")
    found = []
    for path in sorted(folder.glob("*.json")):
        gold = _json(path)
        if isinstance(gold, dict) and {"document", "entities", "facts"} <= gold.keys():
            named = path.with_name(Path(str(gold["document"].get("file") or path.stem)).name)
            text = named if named.is_file() else path.with_suffix(".txt")
            found.append(Article(path.stem, gold, _text(text)))
    if not found:
        raise InvalidInput(
            f"{folder} holds no annotated article: no JSON file with document, entities, facts."
        )
    return found


def _taken(articles: Sequence[Article], wanted: Sequence[str] | None) -> list[Article]:
    if wanted is None:
        return list(articles)
    for number in wanted:
        if not any(_is(article, number) for article in articles):
            stems = ", ".join(article.stem for article in articles)
            raise InvalidInput(f"No article {number!r}; there are {stems}.")
    return [a for a in articles if any(_is(a, number) for number in wanted)]


def _is(article: Article, number: str) -> bool:
    return number in (article.stem, article.stem.partition("_")[0])


def _facts(
    articles: Sequence[Article], entities: Mapping[str, Draft]
) -> tuple[list[dict[str, Any]], list[str], list[str]]:
    """(facts, their gold ids, what is wrong with the others)."""
    facts, ids, problems = [], [], []
    for article in articles:
        source = Source(article.stem, article.gold["document"].get("published"))
        for place, gold in enumerate(article.gold["facts"]):
            name = str(gold.get("id") or f"{article.stem} facts[{place}]")
            try:
                facts.append(fact_of(gold, entities, source))
                ids.append(name)
            except (Misfit, InvalidInput) as error:
                problems.append(f"{name}: {error}")
            except (KeyError, TypeError, AttributeError) as error:
                problems.append(f"{name} is not an annotated fact: {error!r}")
    return facts, ids, problems


def _document(article: Article) -> dict[str, Any]:
    about = article.gold["document"]
    said = {name: str(about[name])[:_LONGEST] for name in _ABOUT if about.get(name)}
    return {"key": article.stem, **said, "text": article.text}


def _with_additions(entities: Mapping[str, Draft], added: Additions) -> list[Draft]:
    """The articles' entities and the registry's; of an id in both, the registry's comes first."""
    drafts = dict(entities)
    extra: list[Draft] = [*added.parties, *added.instruments]
    for draft in extra:
        drafts[draft.id] = merged(draft, drafts[draft.id]) if draft.id in drafts else draft
    return list(drafts.values())


def _plain(draft: Draft) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(draft))
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


def _registry(path: Path | None) -> Registry:
    if path is None:
        return Registry()
    try:
        return msgspec.convert(_json(path), Registry)
    except msgspec.ValidationError as error:
        raise InvalidInput(f"The registry {path}: {error}.") from error


def _json(path: Path) -> Any:
    try:
        return json.loads(_text(path), parse_float=Decimal)
    except ValueError as error:
        raise InvalidInput(f"{path} is not JSON: {error}.") from error


def _text(path: Path) -> str:
    """The exact text of a file: no line ending is changed, offsets into it stay."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{path} is not UTF-8: {error.reason} at {error.start}.") from error
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}.") from error


if __name__ == "__main__":
    sys.exit(main())
