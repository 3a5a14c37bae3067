"""A written date stands for one day between two bounds, and is never made more exact than it is.

The notation is EDTF, levels 0, 1 and 2 (ISO 8601-2:2019; Library of Congress specification of
4 February 2019). `docs/edtf.md` says what is read, what is refused and how bounds are chosen.
"""

from domain.dates.daycount import iso
from domain.dates.reading import day, parse
from domain.dates.refusal import ImpossibleDate
from domain.dates.when import Kind, Place, When

__all__ = ["ImpossibleDate", "Kind", "Place", "When", "day", "iso", "parse"]
