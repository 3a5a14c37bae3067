"""A made-up accord whose parties stand in every way that a page can show."""

from __future__ import annotations

from typing import Any

ACCORD = "lantern-accord"
_STATES = {
    "japan": ("Japan", "JP"), "canada": ("Canada", "CA"), "brazil": ("Brazil", "BR"),
    "kenya": ("Kenya", "KE"), "india": ("India", "IN"), "norway": ("Norway", "NO"),
    "australia": ("Australia", "AU"), "chile": ("Chile", "CL"), "egypt": ("Egypt", "EG"),
    "monaco": ("Monaco", "MC"), "atlantis": ("Atlantis", None),
}  # fmt: skip
_COMPANIES = {"acme": "Acme Lamps", "bright": "Bright & Sons <Ltd>"}
_TOLD: tuple[tuple[str, str | None, str, str, dict[str, Any]], ...] = (
    ("launched", None, "2019-03-01", "The Lantern Accord was launched on 1 March 2019.", {}),
    ("joined", "japan", "2019-03-01", "Japan joined on the first day.", {}),
    ("joined", "canada", "2019-05-10", "Canada joined on 10 May 2019.", {}),
    ("withdrew", "canada", "2020-02-01", "Canada left on 1 February 2020.", {}),
    ("declined", "brazil", "2019-03-04", "Brazil stayed out.", {}),
    ("joined", "kenya", "2019-06", "Kenya joined in June 2019.", {}),
    ("announced-intent", "india", "2019-04-01", "India said that it would join.", {"act": "join"}),
    ("joined", "norway", "2019-07-01", "Norway joined on 1 July 2019.", {}),
    ("declined", "norway", "2019-07-02", "Norway did not join, the Gazette wrote on 2 July.", {}),
    ("joined", "australia", "2019-09-01", "Australia is said to have joined.", {"alleged": True}),
    ("joined", "chile", "2021-01-01", "Chile joined on New Year's Day 2021.", {}),
    ("joined", "monaco", "2019-03-01", "Monaco joined with Japan.", {}),
    ("joined", "atlantis", "2019-03-01", "Atlantis joined too.", {}),
    ("joined", "acme", "2019-03-02", "Acme Lamps joined the day after.", {}),
    ("joined", "bright", "2020-02-01", "Bright & Sons <Ltd> joined on 1 February 2020.", {}),
)
EARLY = 8
"""How many of the reports are in the first document; the others came later."""


def bundle() -> dict[str, Any]:
    """The accord as a bundle: two documents, recorded one after the other."""
    told = {"early": _TOLD[:EARLY], "late": _TOLD[EARLY:]}
    return {
        "format": "chronicle-bundle/1",
        "documents": [
            {
                "key": key,
                "text": " ".join(quote for _, _, _, quote, _ in facts),
                "publisher": f"The {key.title()} Gazette",
                "published": "2021-06-01",
            }
            for key, facts in told.items()
        ],
        "parties": [
            *(
                {
                    "id": id,
                    "kind": "state",
                    "name": name,
                    "codes": {"iso3166": code} if code else {},
                }
                for id, (name, code) in _STATES.items()
            ),
            *({"id": id, "kind": "company", "name": name} for id, name in _COMPANIES.items()),
        ],
        "instruments": [{"id": ACCORD, "kind": "pledge", "name": "Lantern Accord"}],
        "facts": [_fact(key, *each) for key, facts in told.items() for each in facts],
    }


def _fact(
    document: str, kind: str, actor: str | None, when: str, quote: str, more: dict[str, Any]
) -> dict[str, Any]:
    fact: dict[str, Any] = {
        "kind": kind,
        "roles": {"instrument": ACCORD} | ({"actor": actor} if actor else {}),
        "when": when,
        "citation": {"document": document, "quote": quote},
    }
    if kind == "joined":
        fact["as_said"] = "joined"
    if "act" in more:
        fact["values"] = {"act": more["act"]}
    if more.get("alleged"):
        fact["modality"] = "alleged"
    return fact
