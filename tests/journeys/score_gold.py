"""Proposals in the annotation schema, and the scores of the annotated articles.

Invariant: the reader gets a text, its publication date and a register of names, and nothing of the
annotation; noise is what the product itself finds.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import convert

from events.drafts import InstrumentDraft, PartyDraft
from events.intake.pages.noise import noise_of as found_noise
from events.intake.proposal import Proposal
from events.intake.reading import NameIndex, read
from tests.journeys import gold_bundle

Draft = PartyDraft | InstrumentDraft
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
EXAMPLE = Path(__file__).parents[2] / "api" / "examples" / "paris-call.json"
_TREATY = ("signed", "ratified", "acceded", "accepted", "approved", "consented-to-be-bound")
_EVENTS = {
    "proposed",
    "initiated",
    "led",
    "announced",
    "adopted",
    "launched",
    "established",
    "issued",
    "opened-for-signature",
    "entered-into-force",
    "amended",
    "terminated",
    "hosted",
    "discussed",
}
_KINDS = {
    **dict.fromkeys((*_TREATY, "joined", "member-admitted"), "signature"),
    **dict.fromkeys(
        ("withdrew", "denounced", "suspended", "expelled", "membership-ended"), "withdrawal"
    ),
    **dict.fromkeys(_EVENTS, "instrument_event"),
    **dict.fromkeys(("listed", "delisted", "listing-amended"), "designation"),
    "declined": "non_signature",
    "announced-intent": "intention",
    "withdrawal-revoked": "withdrawal",
    "membership-reported": "membership",
    "count-reported": "count_claim",
    "commitment-made": "funding",
    "meeting-held": "meeting",
    "lawsuit-filed": "lawsuit",
    "role-held": "role",
    "statement-made": "statement",
    "conduct-reported": "conduct",
    "provision-stated": "provision",
    "affiliation-reported": "membership",
}
_OBJECTS = (
    "instrument",
    "list",
    "group",
    "defendant",
    "body",
    "counterpart",
    "recipient",
    "target",
    "about",
)


def registered(folder: Path = SEEDS) -> list[Draft]:
    """The parties and instruments that a curator of these articles has registered."""
    bundle, _ = gold_bundle.convert(folder, gold_bundle.REGISTRY, misfits=[])
    parties = [convert(p, PartyDraft) for p in bundle["parties"]]
    return [*parties, *(convert(i, InstrumentDraft) for i in bundle["instruments"])]


def bundled(_: Path = SEEDS) -> list[Draft]:
    """The parties and instruments of the bundled example, which knows nothing of the articles."""
    bundle = json.loads(EXAMPLE.read_text("utf-8"))
    parties = [convert(p, PartyDraft) for p in bundle["parties"]]
    return [*parties, *(convert(i, InstrumentDraft) for i in bundle["instruments"])]


def empty(_: Path = SEEDS) -> list[Draft]:
    """What a new chronicle has registered."""
    return []


REGISTERS: dict[str, Callable[[Path], list[Draft]]] = {
    "all that the articles name": registered,
    "the bundled example": bundled,
    "nobody": empty,
}
"""What may be registered when the articles are read."""


def in_gold_words(proposal: Proposal, kinds: Mapping[str, str]) -> dict[str, Any]:
    """The proposal as an annotated fact; `kinds` are those of all that is registered or new."""
    kind, roles, values = _KINDS[proposal.kind], proposal.roles, dict(proposal.values)
    subject = roles.get("party") or roles.get("actor")
    target = next((roles[role] for role in _OBJECTS if role in roles), None)
    negative = values.pop("holds", True) is False
    modality = "alleged" if proposal.modality == "alleged" else "asserted"
    if proposal.kind == "provision-stated":
        subject, target = roles["instrument"], None
    if proposal.kind == "declined" or (
        negative and kind in ("membership", "statement", "provision")
    ):
        negative, modality = True, "negated"
    if kind in ("withdrawal", "designation"):
        negative = proposal.kind not in ("listed", "listing-amended", "withdrawal-revoked")
    if proposal.kind == "announced-intent":
        kind, negative = _intended(proposal)
        modality = "announced_intention"
    kind = _as_group_or_partner(kind, proposal, kinds)
    value = _value(kind, values)
    if kind == "count_claim":
        negative = values.get("counted") == "abstainers"
        modality = "negated" if negative else "asserted"
    return {
        "kind": kind,
        "subject": subject,
        "object": target,
        "value": value,
        "modality": modality,
        "polarity": "negative" if negative else "positive",
        "start": proposal.start,
        "end": proposal.end,
        "quote": proposal.quote,
        "rule": proposal.rule,
    }


def _as_group_or_partner(kind: str, proposal: Proposal, kinds: Mapping[str, str]) -> str:
    """Some kinds have a name of their own for partners, joint authors and groups.

    Partners and participants are those of a joint undertaking; those of a pledge support it.
    """
    said, shared = proposal.as_said or "", kinds.get(proposal.roles.get("instrument", ""))
    joint = shared == "project" and said.startswith(("partner", "participant"))
    if kind == "signature" and (joint or proposal.rule == "partnership"):
        kind = "partnership"
    alone = kinds.get(proposal.roles.get("actor", "")) == "group"
    if proposal.kind == "issued" and "joint " in proposal.quote and not alone:
        kind = "partnership"
    grouped = ("signature", "membership", "non_signature", "partnership")
    return "group_claim" if "quantifier" in proposal.values and kind in grouped else kind


def _intended(proposal: Proposal) -> tuple[str, bool]:
    act = proposal.values["act"]
    if act == "meet":
        return "meeting", False
    if act in ("list", "delist"):
        return "designation", act == "delist"
    if proposal.as_said == "partner":
        return "partnership", False
    if proposal.rule == "event":
        return "instrument_event", False
    return "intention", act in ("withdraw", "denounce", "suspend")


def _value(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    if kind == "count_claim":
        operator = values["operator"]
        comparator = "eq" if operator == "approx" else operator  # the guide has no "about"
        return {"n": values["number"], "comparator": comparator, "unit": values["unit"]}
    if kind == "funding":
        return {"amount": float(values["amount"]), "currency": values["currency"]}
    return {"quantifier": values["quantifier"]} if "quantifier" in values else {}


def predicted(
    gold: Mapping[str, Any], text: str, names: NameIndex, drafts: Sequence[Draft]
) -> dict[str, Any]:
    """What the reader finds in one article, in the annotation schema."""
    published = gold["document"].get("published")
    found = read(text, names, published=published, noise=noise_of(text))
    new: list[Draft] = []
    for each in found:
        new += each.new()
    kinds = {draft.id: draft.kind for draft in (*drafts, *new)}
    return {
        "document": {"file": gold["document"]["file"]},
        "entities": list(_entities([*drafts, *new], found)),
        "facts": [in_gold_words(p, kinds) for p in found],
    }


def _entities(drafts: Iterable[Draft], found: Sequence[Proposal]) -> Iterable[dict[str, Any]]:
    """Names of every entity; of a new one also the text's own words for it."""
    said: dict[str, set[str]] = {}
    for proposal in found:
        new = {draft.id for draft in proposal.new()}
        for role, words in (proposal.named_as or {}).items():
            if proposal.roles[role] in new:
                said.setdefault(proposal.roles[role], set()).add(words)
    for draft in {d.id: d for d in drafts}.values():
        names = [*draft.aliases, *(n.name for n in draft.names), *said.get(draft.id, ())]
        yield {"id": draft.id, "name": draft.name, "aliases": names}


def noise_of(text: str) -> list[tuple[int, int]]:
    """Spans that are not the article, by the product's own rules."""
    return [(span[0], span[1]) for span in found_noise(text)]


def write_predictions(folder: Path, out: Path, drafts: Sequence[Draft] | None = None) -> int:
    """A prediction beside each annotated article, read with this register; how many."""
    drafts = registered(folder) if drafts is None else drafts
    names = NameIndex(drafts)
    done = 0
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if isinstance(gold, dict) and {"document", "facts"} <= gold.keys():
            text = (folder / gold["document"]["file"]).read_bytes().decode()
            found = predicted(gold, text, names, drafts)
            (out / path.name).write_text(json.dumps(found, ensure_ascii=False), "utf-8")
            done += 1
    return done


def scores(predictions: Path, *more: str, folder: Path = SEEDS) -> str:
    """What the annotation's own `score.py` prints about predictions."""
    program = [sys.executable, str(folder / "score.py"), str(folder), str(predictions)]
    return subprocess.run(
        [*program, "--text", str(folder), *more], check=True, capture_output=True, text=True
    ).stdout
