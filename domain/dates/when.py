"""A `When` keeps the expression exactly as written beside the bounds that follow from it."""

from typing import Literal, NamedTuple

Kind = Literal["day", "month", "season", "year", "coarse", "interval", "set_one", "set_all"]
"""What was written.

`day` (a time of day is checked and dropped), `month`, `season` (also quarters and longer
groupings of months) and `year` are calendar units. `coarse` is a date with unspecified digits
(`1985-XX-12`) or a year known to so many digits (`1950S2`). `interval` has a slash. `set_one` is
one of the listed dates (`[..]`), `set_all` all of them (`{..}`).
"""

Level = Literal[0, 1, 2]
"""An EDTF conformance level."""

Place = Literal["before", "inside", "after"]


class When(NamedTuple):
    """A date as a source gives it: the text, and the first and last day it can mean.

    `earliest` and `latest` are day numbers, both inclusive; None means no bound on that side,
    whether open (`..`) or unknown (left empty). When both are set, earliest <= latest.
    `qualified` says that the source marked any part of it uncertain (`?`), approximate (`~`) or
    both (`%`): the bounds stay as they are, and no answer that rests on them is better than
    "possible". `level` is the lowest EDTF level that knows the expression.
    """

    text: str
    earliest: int | None
    latest: int | None
    qualified: bool
    kind: Kind
    level: Level

    @property
    def exact(self) -> bool:
        """Whether this is one known day, without a mark of doubt."""
        return self.earliest is not None and self.earliest == self.latest and not self.qualified

    def place(self, day: int) -> Place:
        """Where a day lies: before the bounds, inside them (both ends count), or after them."""
        if self.earliest is not None and day < self.earliest:
            return "before"
        if self.latest is not None and day > self.latest:
            return "after"
        return "inside"

    def possibly_by(self, day: int) -> bool:
        """Whether the dated thing can have happened on or before a day; False is definite."""
        return self.earliest is None or self.earliest <= day

    def certainly_by(self, day: int) -> bool:
        """Whether the bounds leave no choice: it happened on or before a day.

        Without an upper bound never. A qualified date still answers from its bounds; the cap at
        "possible" is the asker's to apply, from `qualified`.
        """
        return self.latest is not None and self.latest <= day
