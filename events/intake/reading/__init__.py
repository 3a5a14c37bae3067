"""Facts read out of English news by rules, each standing on the exact words that say it.

Invariant: pure and deterministic: the text, the names, the publication date and the noise decide.
`docs/reading.md` says what is read and how well.
"""

from events.intake.reading.names import NameIndex
from events.intake.reading.reader import read
from events.intake.reading.sentences import Span

__all__ = ["NameIndex", "Span", "read"]
