"""Bodies, treaties, lists and companies that news never introduces: known, registered or not.

Invariant: whoever is registered under one of these names comes first; a name here that a
registered one has is left out.
"""

from __future__ import annotations

from typing import NamedTuple

from events.intake.reading.well_known_bodies import BODIES
from events.intake.reading.well_known_firms import COMPANIES
from events.intake.reading.well_known_treaties import PLEDGES, TREATIES

_PROJECTS = """
Belt and Road Initiative | Belt and Road; Three Seas Initiative; Global Gateway; Extractive
Industries Transparency Initiative | EITI; Kimberley Process; Global Partnership on Artificial
Intelligence | GPAI | Global Partnership on AI; International Counter Ransomware Initiative |
Counter Ransomware Initiative; Partnership on AI; Minerals Security Partnership; Global Network
Initiative; Proliferation Security Initiative; European Sky Shield Initiative; Science Based
Targets initiative | SBTi; Nile Basin Initiative
"""
_LISTS = """
Entity List | Commerce Department's Entity List | Commerce Department Entity List; UFLPA Entity
List | Uyghur Forced Labor Prevention Act Entity List | Uyghur Forced Labor Prevention Act (UFLPA)
Entity List; Specially Designated Nationals List | SDN List | Specially Designated Nationals list |
SDN list | Specially Designated Nationals and Blocked Persons List; Unverified List
"""
STATES_ALONE = frozenset(
    ("European Union", "United Nations", "North Atlantic Treaty Organization", "Group of Seven",
     "World Trade Organization", "African Union", "Council of Europe", "Group of Twenty", "BRICS",
     "Organisation for Economic Co-operation and Development", "Commonwealth of Nations",
     "Association of Southeast Asian Nations", "Organization of the Petroleum Exporting Countries")
)  # fmt: skip
"""Bodies of which no company is a member."""


class WellKnown(NamedTuple):
    """A body or instrument, with all its names: the first is the one it goes by."""

    kind: str
    names: tuple[str, ...]


_TABLES = (
    ("organization", BODIES),
    ("treaty", TREATIES),
    ("pledge", PLEDGES),
    ("project", _PROJECTS),
    ("list", _LISTS),
    ("company", COMPANIES),
)
WELL_KNOWN = tuple(
    WellKnown(kind, tuple(entry.split(" | ")))
    for kind, table in _TABLES
    for entry in " ".join(table.split()).split("; ")
)
