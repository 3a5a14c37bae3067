"""What the rules propose is what the chronicle takes."""

from __future__ import annotations

from collections.abc import Sequence

from events.chronicle import Chronicle
from events.drafts import CitationDraft, DocumentDraft, FactDraft, InstrumentDraft, PartyDraft
from events.intake.proposal import Proposal
from events.intake.rules_version import READER
from tests.events.intake.reading.passages.scoring import drafts, passages
from tests.events.intake.reading.told import proposals


def test_every_proposal_passes_the_gate(chronicle: Chronicle) -> None:
    """All of the passages' proposals are recorded as facts, once their new names are registered."""
    chronicle.register(drafts(), by=READER)
    known = {draft.id for draft in drafts()}
    recorded = 0
    for passage in passages("developed"):
        document = DocumentDraft(content=passage["text"].encode(), published=passage["published"])
        archived = chronicle.archive(document)
        found = proposals(passage["text"], passage["published"])
        for p in found:
            _register(chronicle, p.new_parties, known)
            _register(chronicle, p.new_instruments, known)
        assert all(len(p.as_said or "") <= 60 for p in found)  # it outlives the text
        recorded += len(chronicle.record([_draft(p, archived.document) for p in found], by=READER))
    assert recorded > 40


def _register(
    chronicle: Chronicle, new: Sequence[PartyDraft | InstrumentDraft], known: set[str]
) -> None:
    fresh = [draft for draft in new if draft.id not in known]
    chronicle.register(fresh, by=READER)
    known |= {draft.id for draft in fresh}


def _draft(p: Proposal, document: str) -> FactDraft:
    return FactDraft(
        kind=p.kind,
        roles=p.roles,
        when=p.when,
        citation=CitationDraft(document=document, quote=p.quote, start=p.start),
        values=p.values,
        basis=p.basis,
        modality=p.modality,
        as_said=p.as_said,
        named_as=p.named_as,
        attributed_to=p.attributed_to,
        anchor=p.anchor,
        date_rule=p.date_rule,
    )
