"""Blacklists and sanctions: an authority puts a party on a list and takes it off."""

from __future__ import annotations

from events.report import Id, Quantifier, Report, Short


class Listing(Report, frozen=True, kw_only=True):
    """A measure of `authority` (the list's owner if None) about `party` on `list`.

    The three dates are EDTF, kept apart and never used to fill one another.
    """

    ROLES = ("party", "list", "authority")
    PAIR = ("party", "list")

    party: Id
    list: Id
    authority: Id | None = None
    quantifier: Quantifier | None = None
    announced: str | None = None
    published: str | None = None
    effective: str | None = None
    legal_citation: Short | None = None


class Listed(Listing, frozen=True, kw_only=True):
    """Designated: put on the list."""

    TOPIC = "listed"


class ListingAmended(Listing, frozen=True, kw_only=True):
    """The entry was changed; it still stands."""

    TOPIC = "listing-amended"


class Delisted(Listing, frozen=True, kw_only=True):
    """Removed from the list. A source that vanished is no removal."""

    TOPIC = "delisted"
