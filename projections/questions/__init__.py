"""Questions: the only way to ask. Every answer is read here, from the read tables.

One module a family of questions. Nothing here writes; nothing here knows a door.
"""

from projections.questions.asking import Questions

__all__ = ["Questions"]
