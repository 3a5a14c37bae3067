"""The page of a party: everything it joined, refused, left, was listed on, on one timeline."""

from api.web.party.pages import router

__all__ = ["router"]
