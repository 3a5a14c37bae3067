"""The command that shows proposals one at a time and takes decisions from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from api.cli.context import Target, as_json

if TYPE_CHECKING:
    from api.wiring import Service


@click.command()
@click.option("--document", metavar="ID", help="Only what was found in this document.")
@click.option("--rule", metavar="FAMILY", help="Only what this pattern family found.")
@click.option(
    "--state",
    type=click.Choice(["open", "skipped", "accepted", "amended", "rejected"]),
    default="open",
    show_default=True,
    help="Only what is in this state; what is decided can be listed, and undone by u.",
)
@click.option("--after", type=click.IntRange(0), default=0, help="Start after this place.")
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=50,
    show_default=True,
    help="With --json: how many at most; `next` is the --after of those that follow.",
)
@as_json
@click.pass_obj
def review(
    target: Target,
    document: str | None,
    rule: str | None,
    state: Any,
    after: int,
    limit: int,
    json_: bool,
) -> None:
    """Decide about what readers found in the pages, one proposal at a time.

    Each is shown in its paragraph, with whom it names, its date and the rule behind that,
    what the reader doubts, and what is on file already. Keys: a accept, e amend, r reject,
    s skip, u undo, q quit, ? help. With --json the queue is listed instead.

    \b
      chronicle review
      chronicle review --rule named-list
      chronicle review --json --limit 10
    """
    from api.cli.printing import print_json
    from api.desk import page_of_proposals

    with target.open() as service:
        if json_:
            page = page_of_proposals(
                service, after=after, limit=limit, document=document, states=(state,), rule=rule
            )
            print_json(page)
            return
        _review(service, target.by, document, rule, state, after)


def _review(
    service: Service, by: str, document: str | None, rule: str | None, state: Any, after: int
) -> None:
    from api.cli.deciding import Review
    from api.desk import refuse_unknown

    refuse_unknown(service, document, rule)

    def following(place: int) -> Any:
        rows = service.chronicle.proposals.page(
            after=place, limit=1, document=document, states=(state,), rule=rule
        )
        return rows[0] if rows else None

    Review(service, by, following, after).run()


COMMANDS = (review,)
