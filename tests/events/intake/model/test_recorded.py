"""What the model reader proposes passes the chronicle's own gate when it is accepted."""

from __future__ import annotations

from pathlib import Path

from events.drafts import DocumentDraft, InstrumentDraft, PartyDraft
from events.intake.model.endpoint import Endpoint
from events.intake.model.reader import ModelReader
from events.intake.model.registered import names_of
from events.intake.proposals.amending import fact_draft, newcomers
from events.report import Origin
from tests.events.intake.model.loopback import Loopback, facts
from tests.events.intake.model.small import KEY, NOISE, PUBLISHED, TEXT, bounds, joined
from tests.given import BY, World

REGISTER: list[PartyDraft | InstrumentDraft] = [
    PartyDraft(id="northland", kind="state", name="Northland"),
    InstrumentDraft(
        id="open-harbours", kind="pledge", name="Open Harbours Pledge", aliases=("the pledge",)
    ),
]
SUPPORTS = joined(
    quote="Fourteen companies, among them Brightsail Ltd, support the pledge",
    named=[
        {"role": "actor", "words": "Brightsail Ltd", "sort": "company"},
        {"role": "instrument", "words": "the pledge"},
    ],
    when="",
    basis="observation",
    as_said="support",
)
COUNTS = {
    "kind": "count-reported",
    "quote": "Organisers count 40 countries so far",
    "named": [{"role": "instrument", "words": "the pledge", "name": "Open Harbours Pledge"}],
    "values": [
        {"name": "number", "value": "40"},
        {"name": "operator", "value": "eq"},
        {"name": "unit", "value": "countries"},
    ],
    "attributed_to": "Organisers",
}


def test_accepted_proposals_become_facts(tmp_path: Path) -> None:
    """Known and new parties, numbers, dates and undated ones; the origin names model and prompt."""
    with Loopback(facts(joined(), SUPPORTS, COUNTS)) as server:
        reader = ModelReader(Endpoint(server.url, "m", KEY), names_of(REGISTER), bounds())
        proposals = reader.propose(TEXT, published=PUBLISHED, noise=NOISE)
    assert len(proposals) == 3
    with World(f"sqlite:///{tmp_path / 'w.db'}") as world:
        world.chronicle.register(REGISTER, BY)
        document = world.chronicle.archive(DocumentDraft(content=TEXT.encode())).document
        recorded = []
        for proposal in proposals:
            world.chronicle.register(newcomers(proposal), BY)
            origin = Origin(proposal.reader, BY)
            draft = fact_draft(proposal, document, origin, quoted_anew=False)
            recorded += world.chronicle.record([draft], BY)
        world.projector.catch_up()
        told = world.questions.facts(document=document).facts
    assert len(recorded) == len(told) == 3
    assert {fact.kind for fact in told} == {"joined", "count-reported"}
