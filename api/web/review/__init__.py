"""The pages of a reviewer: the queue of proposals, one decision at a time, and what was decided."""

from api.web.review.pages import router

__all__ = ["router"]
