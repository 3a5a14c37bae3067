"""The page of a search: parties, instruments, facts and documents by words."""

from api.web.find.pages import router

__all__ = ["router"]
