"""The command that searches."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from api.cli.context import Target, as_json, known_at

if TYPE_CHECKING:
    from projections.questions.search import SearchResults

_SORTS = ["party", "instrument", "fact", "document"]


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--sort", type=click.Choice(_SORTS), help="Only one sort.  [default: all]")
@click.option(
    "--limit",
    type=click.IntRange(1, 100),
    default=10,
    show_default=True,
    help="How many of each sort at most.",
)
@click.option("--after", type=click.IntRange(0), default=0, help="Go on there, as was printed.")
@known_at
@as_json
@click.pass_obj
def search(
    target: Target,
    words: tuple[str, ...],
    sort: str | None,
    limit: int,
    after: int,
    known_at: str | None,
    json_: bool,
) -> None:
    """Parties and instruments by their names, facts, and documents by the words of their texts.

    Every word must fit; case and accents do not matter. The first search after much was
    archived takes longer: it indexes the texts.

    \b
      chronicle search Paris Call
      chronicle search joined Japan --sort fact
    """
    from api.cli.printing import print_json, progress
    from domain.errors import Unavailable

    with target.open() as service:
        with suppress(Unavailable), progress("indexing texts") as advance:
            service.chronicle.text_index.catch_up(advance)
        found = service.questions.search(
            " ".join(words),
            known_at=known_at,
            sorts=(sort,) if sort else _SORTS,
            after=after,
            limit=limit,
        )
    if json_:
        print_json(found)
    else:
        _show(found)


def _show(found: SearchResults) -> None:
    from rich.text import Text

    from api.cli.layout import console

    out = console()
    for title, entities in (("parties", found.parties), ("instruments", found.instruments)):
        _head(title, len(entities))
        for each in entities:
            other = f", as {each.matched}" if each.matched != each.name else ""
            out.print(Text(f"  {each.id}  {each.name} ({each.kind}{other})"), soft_wrap=True)
    _head("facts", len(found.facts))
    for fact in found.facts:
        out.print(Text(f"  {fact.fact}  {fact.sentence} ({fact.when})"), soft_wrap=True)
    _head("documents", len(found.documents))
    for document in found.documents:
        about = ", ".join(filter(None, (document.publisher, document.published)))
        told = " ".join(filter(None, (document.title, about and f"({about})")))
        out.print(Text(f"  {document.document}  {told}".rstrip()), soft_wrap=True)
        if document.passage:
            out.print(Text(f"    … {' '.join(document.passage.split())} …"), soft_wrap=True)
    if found.nearest:
        click.echo(f"Nothing fits. The nearest names: {', '.join(found.nearest)}.")
    elif not any((found.parties, found.instruments, found.facts, found.documents)):
        click.echo("Nothing fits.")
    for sort, after in found.more.items():
        click.echo(f"There is more: --sort {sort} --after {after}")


def _head(title: str, count: int) -> None:
    if count:
        click.echo(f"{title}:")


COMMANDS = (search,)
