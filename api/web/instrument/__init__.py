"""The page of an instrument: its roster on one day, as a map and a table that always agree.

Invariant: map, table and counts are made from the same rows; a step of the slider changes
exactly the rows that differ.
"""

from api.web.instrument.pages import router

__all__ = ["router"]
