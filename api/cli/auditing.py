"""The command that audits: a fact, a document, or an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.asking import ASPECTS
from api.cli.context import Target, as_json, known_at, sources

if TYPE_CHECKING:
    from api.wiring import Service


@click.command()
@click.argument("subject", metavar="FACT|DOCUMENT|PARTY")
@click.argument("instrument", required=False, metavar="[INSTRUMENT]")
@click.option("--valid-on", metavar="DAY", help="For an answer: true in the world on that day.")
@known_at
@click.option("--aspect", type=ASPECTS, help="For a treaty: signature, consent or force.")
@sources
@click.option("--after", type=click.IntRange(0), default=0,
              help="For a document: facts recorded after this position.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True,
              help="For a document: how many facts at most; all are counted.")  # fmt: skip
@click.option("--draft", is_flag=True,
              help="Of a fact: what it says, as bundles spell it, for correct.")  # fmt: skip
@as_json
@click.pass_obj
def audit(
    target: Target,
    subject: str,
    instrument: str | None,
    valid_on: str | None,
    known_at: str | None,
    aspect: str | None,
    sources: tuple[str, ...],
    after: int,
    limit: int,
    draft: bool,
    json_: bool,
) -> None:
    """Where something came from, and what rests on it; see docs/audit.md.

    Of a fact: its quote in its paragraph, the document, who proposed and who accepted it, what
    was said of it later, the answers that rest on it. Of a document: every fact drawn from it,
    and what became of each. Of an answer: every fact behind it, and how many independent
    origins they have.

    \b
      chronicle audit f1-33011474c7eaaa468e65687d191402d1
      chronicle audit d1-9a4ffc9b3debcea479f9ef8426779e8a --limit 100
      chronicle audit UK "Paris Call" --valid-on 2021-12-01
      chronicle audit f1-33011474c7eaaa468e65687d191402d1 --draft > better.json
    """
    if draft and not subject.startswith("f1-"):
        raise click.UsageError("--draft is of a fact (f1-…).")
    if instrument is None:
        answer_only = {"--valid-on": valid_on, "--known-at": known_at, "--aspect": aspect,
                       "--sources": sources}  # fmt: skip
        given = [name for name, value in answer_only.items() if value]
        if given or not subject.startswith(("f1-", "d1-")):
            raise click.UsageError(
                f"{subject!r} is no fact (f1-…) and no document (d1-…). For an answer give "
                "PARTY, INSTRUMENT and --valid-on."
                if not given
                else f"{given[0]} is for answers: give PARTY and INSTRUMENT too."
            )
        with target.open() as service:
            if subject.startswith("f1-"):
                _draft(service, subject) if draft else _fact(service, subject, json_)
            else:
                _document(service, subject, after, limit, json_)
        return
    if valid_on is None:
        raise click.UsageError("Say for which day of the world: --valid-on DAY.")
    with target.open() as service:
        asked = (subject, instrument, valid_on, known_at, aspect, sources or None)
        _answer(service, asked, json_)


def _fact(service: Service, fact: str, json_: bool) -> None:
    from api.cli.audited import print_fact
    from api.cli.printing import print_json

    found = service.questions.audit(fact)
    print_json(found) if json_ else print_fact(found)


def _draft(service: Service, fact: str) -> None:
    """Print the fact as a bundle spells it, a field a line, its words in it."""
    import msgspec

    from domain.errors import InvalidInput
    from events.drafts import CitationDraft, FactDraft

    found = service.questions.audit(fact)
    said, quote = found.fact, found.quote
    if quote is None:
        raise InvalidInput(f"The words of {fact} are not given any more, so it cannot be spelled.")
    draft = FactDraft(
        kind=said.kind,
        roles=said.roles,
        when=said.when,
        values=said.values,
        basis=said.basis,  # type: ignore[arg-type]
        modality=said.modality,  # type: ignore[arg-type]
        as_said=said.as_said,
        named_as=said.named_as,
        attributed_to=said.attributed_to,
        anchor=found.anchor,
        date_rule=found.date_rule,
        citation=CitationDraft(document=said.document, quote=quote.exact, start=said.start),
    )
    fields = {name: value for name, value in msgspec.to_builtins(draft).items() if value}
    click.echo(msgspec.json.format(msgspec.json.encode(fields), indent=2))


def _document(service: Service, document: str, after: int, limit: int, json_: bool) -> None:
    from api.cli.audited import print_document
    from api.cli.printing import print_json

    found = service.questions.document(document, after=after, limit=limit)
    print_json(found) if json_ else print_document(found)


def _answer(service: Service, asked: tuple[object, ...], json_: bool) -> None:
    from api.cli.audited import print_answer_audit
    from api.cli.printing import print_json

    found = service.questions.audit_answer(*asked)  # type: ignore[arg-type]
    print_json(found) if json_ else print_answer_audit(found)


COMMANDS = (audit,)
