"""Commands that ask. They read; they change nothing."""

from __future__ import annotations

import click

from api.cli.context import Target, as_json, known_at, sources, valid_on

ASPECTS = click.Choice(["participation", "signature", "consent", "force"])


@click.command()
@click.argument("party")
@click.argument("instrument")
@valid_on
@known_at
@click.option("--aspect", type=ASPECTS, help="For a treaty: signature, consent or force.")
@sources
@as_json
@click.pass_obj
def ask(
    target: Target,
    party: str,
    instrument: str,
    valid_on: str,
    known_at: str | None,
    aspect: str | None,
    sources: tuple[str, ...],
    json_: bool,
) -> None:
    """Had PARTY joined INSTRUMENT on that day? Yes, no or unknown, and why.

    PARTY and INSTRUMENT are ids, names or aliases.

    \b
      chronicle ask Japan "Paris Call" --valid-on 2018-11-20
      chronicle ask USA paris-call --valid-on 2021-06-01 --known-at 57 --json
    """
    from api.cli.printing import print_answer, print_json

    with target.open() as service:
        answer = service.questions.ask(
            party, instrument, valid_on, known_at, aspect, sources or None
        )
    print_json(answer) if json_ else print_answer(answer)


@click.command()
@click.argument("instrument")
@valid_on
@known_at
@click.option("--aspect", type=ASPECTS, help="For a treaty: signature, consent or force.")
@sources
@as_json
@click.pass_obj
def roster(
    target: Target,
    instrument: str,
    valid_on: str,
    known_at: str | None,
    aspect: str | None,
    sources: tuple[str, ...],
    json_: bool,
) -> None:
    """Everybody that something is on file about, with their answer on that day.

    \b
      chronicle roster "Paris Call" --valid-on 2018-11-20
    """
    from api.cli.printing import print_json, print_roster

    with target.open() as service:
        answer = service.questions.roster(instrument, valid_on, known_at, aspect, sources or None)
    print_json(answer) if json_ else print_roster(answer)


@click.command()
@click.argument("instrument")
@known_at
@sources
@as_json
@click.pass_obj
def timeline(
    target: Target,
    instrument: str,
    known_at: str | None,
    sources: tuple[str, ...],
    json_: bool,
) -> None:
    """All facts about INSTRUMENT, in the order of their days in the world.

    \b
      chronicle timeline "Paris Call"
    """
    from api.cli.printing import print_facts, print_json

    with target.open() as service:
        answer = service.questions.timeline(instrument, known_at, sources or None)
    print_json(answer) if json_ else print_facts(answer.facts, answer.instrument_name)


@click.command()
@click.argument("party")
@known_at
@sources
@as_json
@click.pass_obj
def party(
    target: Target, party: str, known_at: str | None, sources: tuple[str, ...], json_: bool
) -> None:
    """Everything PARTY joined, refused, left or was listed on, as spans of days; and who it is.

    PARTY is an id, a name or an alias. Days are those from the first to the last, inclusive;
    an empty one is open.

    \b
      chronicle party Russia
      chronicle party UK --known-at 57 --json
    """
    from api.cli.history import print_history
    from api.cli.printing import print_json

    with target.open() as service:
        answer = service.questions.history(party, known_at, sources or None)
    print_json(answer) if json_ else print_history(answer)


@click.command()
@click.option("--document", metavar="ID", help="Only facts drawn from this document.")
@click.option("--party", metavar="NAME", help="Only facts in which it plays a role.")
@click.option("--instrument", metavar="NAME", help="Only facts about this instrument.")
@click.option("--kind", metavar="KIND", help="Only facts of this kind, like joined or listed.")
@known_at
@sources
@as_json
@click.pass_obj
def facts(
    target: Target,
    document: str | None,
    party: str | None,
    instrument: str | None,
    kind: str | None,
    known_at: str | None,
    sources: tuple[str, ...],
    json_: bool,
) -> None:
    """Facts in the order of recording, filtered by all that is given.

    \b
      chronicle facts --party Google --instrument "Paris Call"
    """
    from api.cli.printing import print_facts, print_json

    with target.open() as service:
        answer = service.questions.facts(
            document=document,
            party=party,
            instrument=instrument,
            kind=kind,
            known_at=known_at,
            sources=sources or None,
        )
    print_json(answer) if json_ else print_facts(answer.facts, "Facts")


@click.command()
@click.argument("instrument")
@valid_on
@known_at
@sources
@as_json
@click.pass_obj
def counts(
    target: Target,
    instrument: str,
    valid_on: str,
    known_at: str | None,
    sources: tuple[str, ...],
    json_: bool,
) -> None:
    """How many take part: what sources say, side by side, and who is known by name.

    \b
      chronicle counts "Paris Call" --valid-on 2018-11-20
    """
    from api.cli.printing import print_counts, print_json

    with target.open() as service:
        answer = service.questions.counts(instrument, valid_on, known_at, sources or None)
    print_json(answer) if json_ else print_counts(answer)


COMMANDS = (ask, roster, timeline, party, facts, counts)
