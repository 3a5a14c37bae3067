"""The page of a document: its archived text with every quote marked, and the facts beside it."""

from api.web.document.pages import router

__all__ = ["router"]
