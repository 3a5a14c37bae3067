"""Pages that explain an instrument: days compared, what contradicts itself, the count ledger."""

from api.web.explaining.pages import router

__all__ = ["router"]
