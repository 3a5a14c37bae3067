"""What a checked certificate says, for a terminal and as JSON.

Invariant: nothing is told that was not proven, and what the certificate does not prove is
said beside it. Nothing here opens a database.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import click
import msgspec

from events.registry import FACT_KINDS
from events.seal.certificates.checking import Checked
from events.seal.certificates.enclosed import Noted, ProvenFact
from events.seal.notes import PublicKey

LIMITS = (
    "It certifies the record, not the world: sources may be wrong, and what was never "
    "recorded shows nowhere. That the answer follows from the facts by the rules is the "
    "signer's word; whoever has an export of the log can make the snapshot again and compare "
    "its SHA-256. Parties go by the ids and names of the chronicle."
)


def tell(checked: Checked, key: PublicKey, witnessed: bool | None) -> None:
    """Print what is certified, what is not, and the facts with their words."""
    answer, question = checked.answer, checked.certificate.question
    click.secho("This certificate holds.", bold=True)
    click.echo(f"\n{answer.sentence or _counted(checked)}\n")
    snapshot = checked.certificate.snapshot
    scope = ", ".join(filter(None, (snapshot.instrument, snapshot.party))) or "everything"
    pairs = [
        ("asked", ", ".join(filter(None, (question.kind, question.party, question.instrument,
                                          question.aspect)))),
        ("sources", ", ".join(question.sources or ())),
        ("valid on", question.valid_on),
        ("known at", f"position {answer.position}, {answer.known_at or 'before the first event'}"),
        ("replayed at", answer.replayed_at),
        ("rules", f"policy {answer.policy}, read tables {checked.certificate.read_tables}"),
        ("chronicle", f"{key.name}, signed by its key {key.id.hex()}"),
        ("checkpoint", f"{checked.checkpoint.size} events, root {checked.checkpoint.root.hex()}"),
        ("witness", _WITNESSED[witnessed]),
        ("snapshot", f"of {scope}, SHA-256 {snapshot.sha256}"),
    ]  # fmt: skip
    for label, value in pairs:
        if value:
            click.echo(f"  {label:12}{value}")
    facts = checked.proven.facts.values()
    click.echo(f"\nFacts in the log: {len(facts)}")
    for fact in facts:
        _tell_fact(fact, _part(fact, checked))
    click.echo(f"\n{LIMITS}")


_WITNESSED = {
    None: "",
    True: "has the same checkpoint",
    False: "has no checkpoint of that size, so it cannot tell a fork",
}


def _counted(checked: Checked) -> str:
    answer = checked.answer
    counts = Counter(line.answer for line in answer.lines)
    listed = ", ".join(f"{counts[said]} {said}" for said in ("yes", "no", "unknown"))
    what = answer.instrument or answer.party or "Everything"
    return f"{what} on {answer.valid_on}: {listed}."


def _part(fact: ProvenFact, checked: Checked) -> str:
    """Which part a fact has in the answer about one party."""
    if checked.certificate.question.kind != "ask":
        return ""
    if fact.fact in checked.answer.because:
        return "for it: "
    return "against it: " if fact.fact in checked.answer.against else "weighed: "


def _tell_fact(fact: ProvenFact, part: str) -> None:
    click.echo(f"\n  {fact.fact}  {part}{_sentence(fact)}")
    click.echo(f"      {_words(fact)}")
    archived, (_, start, end) = fact.archived, fact.place
    source = ", ".join(filter(None, (archived["publisher"], archived["published"])))
    click.echo(f"      {archived['document']} {source}, code points {start} to {end}")
    for note in fact.notes:
        click.echo(f"      {_note(note)}")


def _sentence(fact: ProvenFact) -> str:
    state = fact.state
    roles = [state[role] for role in _roles(fact) if state.get(role)]
    marks = [state["when"]]
    if state.get("modality") == "alleged":
        marks.append("alleged")
    if state.get("attributed_to"):
        marks.append(f"according to {state['attributed_to']}")
    return f"{fact.event.topic}: {', '.join(roles)} ({', '.join(marks)})"


def _roles(fact: ProvenFact) -> tuple[str, ...]:
    kind = FACT_KINDS.get(fact.event.topic)
    return kind.ROLES if kind else ()


def _words(fact: ProvenFact) -> str:
    if fact.words is not None:
        return f"“{' '.join(fact.words.split())}”"
    if fact.redacted is not None:
        gone, state = fact.redacted, fact.redacted.state
        return (
            f"its words were {state['manner']} by {state['by']} at position {gone.event.position}: "
            f"{state['reason']}"
        )
    return "its words are not available"


def _note(note: Noted) -> str:
    state = note.state
    detail = state.get("rank") or state.get("replacement") or state.get("manner")
    said = f"{note.event.topic} {detail}" if detail else note.event.topic
    return f"{said}, by {state.get('by')}: {state.get('reason')} (position {note.event.position})"


def as_plain(checked: Checked, key: PublicKey, witnessed: bool | None) -> dict[str, Any]:
    """What was proven, as one JSON value."""
    certificate = checked.certificate
    return {
        "holds": True,
        "question": msgspec.to_builtins(certificate.question),
        "answer": msgspec.json.decode(certificate.answer),
        "chronicle": key.name,
        "key": key.id.hex(),
        "checkpoint": {"size": checked.checkpoint.size, "root": checked.checkpoint.root.hex()},
        "witnessed": witnessed,
        "snapshot": msgspec.to_builtins(certificate.snapshot),
        "facts": [_plain_fact(fact) for fact in checked.proven.facts.values()],
        "not_certified": LIMITS,
    }


def _plain_fact(fact: ProvenFact) -> dict[str, Any]:
    return {
        "fact": fact.fact,
        "kind": fact.event.topic,
        "position": fact.event.position,
        "quote": fact.words,
        "redacted": _plain_note(fact.redacted) if fact.redacted else None,
        "document": fact.archived["document"],
        "publisher": fact.archived["publisher"],
        "published": fact.archived["published"],
        "notes": [_plain_note(note) for note in fact.notes],
        "state": fact.state,
    }


def _plain_note(note: Noted) -> dict[str, Any]:
    return {"kind": note.event.topic, "position": note.event.position, **note.state}
