"""The pages of a reviewer: signing in, and the queue of proposals, one decision at a time."""

from api.web.review.pages import router

__all__ = ["router"]
