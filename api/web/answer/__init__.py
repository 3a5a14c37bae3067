"""The page of an answer: the sentence, then why, down to the words and what speaks against it."""

from api.web.answer.pages import router

__all__ = ["router"]
