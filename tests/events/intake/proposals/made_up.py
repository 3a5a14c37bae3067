"""A made-up page, and proposals that quote it."""

from __future__ import annotations

from typing import Any

from events.drafts import DocumentDraft, PartyDraft
from events.intake.proposal import Proposal
from events.intake.proposals.filed import Reading
from events.intake.proposals.shelf import Put
from tests.given import World

TEXT = (
    "Japan and Canada joined the Harbour Pledge on Monday. Norway did not sign it. "
    "More than 50 states and 150 companies take part. Acme Robotics joined too.\n"
)
JOINED = "Japan and Canada joined the Harbour Pledge"
DECLINED = "Norway did not sign it"
COUNTED = "More than 50 states and 150 companies take part"
ACME = "Acme Robotics joined"


def proposal(kind: str, actor: str | None, quote: str, /, **more: Any) -> Proposal:
    """A proposal about the pledge, with the first words like `quote`."""
    start = TEXT.index(quote)
    roles = {"actor": actor} if actor else {}
    fields: dict[str, Any] = {
        "kind": kind,
        "roles": {**roles, "instrument": "harbour-pledge"},
        "when": "2021-05-03",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "reader": "rules@1",
        "rule": "named-list",
    }
    return Proposal(**{**fields, **more})


def joined(actor: str = "japan", /, **more: Any) -> Proposal:
    """That a state joined, with the others of its list."""
    return proposal("joined", actor, JOINED, **more)


def acme(**more: Any) -> Proposal:
    """That a company joined which nobody has registered."""
    new = (PartyDraft(id="acme-robotics", kind="company", name="Acme Robotics"),)
    return proposal("joined", "acme-robotics", ACME, **{"new_parties": new, **more})


def registered(world: World) -> None:
    """Register those the page speaks of."""
    for state in ("japan", "canada", "norway"):
        world.party(state)
    world.instrument("harbour-pledge")


def archived(world: World, text: str = TEXT) -> Reading:
    """The page, archived, with those it speaks of registered; about to be read by rules@1."""
    registered(world)
    found = world.chronicle.archive(DocumentDraft(content=text.encode(), publisher="The Quay"))
    return Reading(text=found.text, document=found.document, reader="rules@1")


def put(world: World, *proposals: Proposal, reader: str | None = None) -> Put:
    """File these as what one reader found in the page."""
    found = archived(world)
    name = reader or (proposals[0].reader if proposals else "rules@1")
    about = Reading(text=found.text, document=found.document, reader=name)
    return world.chronicle.proposals.put(about, proposals)


def only(world: World) -> str:
    """The id of the only proposal of the page."""
    (row,) = world.chronicle.proposals.page()
    return row.proposal
