"""Annotated facts as the chronicle's facts, in the source's own strength.

Invariant: every gold fact becomes exactly one fact, read as `gold_readings` says, with
its date, words, speaker and quote as they stand.

One rule goes beyond copying: an intention dated after its document was announced when
the document was published, and the date is that of the plan (`planned_for`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from domain.dates import ImpossibleDate, parse
from events.registry import FACT_KINDS
from tests.journeys.gold_names import Draft
from tests.journeys.gold_readings import Gold, reading, short

UNDATED = "../.."
"""Any day: what is undated stays so."""
QUANTIFIERS = frozenset({"all", "most", "many", "some", "unspecified"})


class Source(NamedTuple):
    """The document that a gold fact was drawn from."""

    key: str
    published: str | None


def fact_of(
    fact: Mapping[str, Any], entities: Mapping[str, Draft], source: Source
) -> dict[str, Any]:
    """The draft of a gold fact as plain JSON values. Raises `Misfit` if there is none."""
    gold = Gold(fact, entities)
    said = reading(gold)
    when, planned_for = _dates(gold, said.kind, source.published)
    values = {**said.values, **_optional_values(gold, said.kind)}
    if planned_for is not None:
        values["planned_for"] = planned_for
    mention = (fact.get("subject_mention") or {}).get("text")
    named_as = {said.subject: mention} if mention and said.subject in said.roles else None
    draft = {
        "kind": said.kind,
        "roles": said.roles,
        "when": when,
        "citation": _citation(fact, source),
        "values": values,
        "basis": _basis(fact, said.kind),
        "modality": "alleged" if gold.modality == "alleged" else "asserted",
        "as_said": short(fact.get("status")),
        "named_as": named_as,
        "attributed_to": _speaker(fact.get("reported_by")),
    }
    return {name: value for name, value in draft.items() if value not in (None, {})}


def _basis(fact: Mapping[str, Any], kind: str) -> str:
    """As the gold fact says; a kind that is an observation by itself stays one."""
    wanted = "observation" if fact.get("time_role") == "state" else "event"
    bases = FACT_KINDS[kind].BASES
    return wanted if wanted in bases else bases[0]


def _citation(fact: Mapping[str, Any], source: Source) -> dict[str, Any]:
    cited = {"document": source.key, "quote": fact["quote"]}
    return cited if fact.get("start") is None else {**cited, "start": fact["start"]}


def _optional_values(gold: Gold, kind: str) -> dict[str, Any]:
    """The values that any gold kind may carry, where the chronicle's kind has them."""
    fields = FACT_KINDS[kind].__struct_fields__
    values: dict[str, Any] = {}
    quantifier = gold.value.get("quantifier")
    if "quantifier" in fields and (quantifier or gold.kind == "group_claim"):
        values["quantifier"] = quantifier if quantifier in QUANTIFIERS else "unspecified"
    if "place" in fields and gold.value.get("place"):
        values["place"] = short(gold.value["place"])
    return values


def _dates(gold: Gold, kind: str, published: str | None) -> tuple[str, str | None]:
    """(when, planned_for) of a fact."""
    when = gold.fact.get("valid_time") or UNDATED
    if kind != "announced-intent" or published is None or when == UNDATED:
        return when, None
    try:
        told, planned = parse(published).latest, parse(when).latest
    except ImpossibleDate:
        return when, None  # refused when the bundle is recorded, with its place
    if told is None or (planned is not None and planned <= told):
        return when, None
    return published, when


def _speaker(reported_by: Any) -> str | None:
    """Who the text says said it; None for the article's own voice, `article (…)` included."""
    speaker = str(reported_by or "article").strip()
    own = speaker.partition("(")[0].strip().lower() == "article"
    return None if own else short(speaker)
