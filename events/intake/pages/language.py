"""Whether a text is English: by the small words that no English sentence does without.

Invariant: the text decides; what a page declares breaks a tie and nothing more. Too few words
to tell is said as that.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_ONLY_ENGLISH = """the of and that for was with by from have has had been which this are is it they
    their not said would will to who were after about into he his"""
_ENGLISH_TOO = """its be as on at an a in but or than more about over also she her we our you your
    can could may out up all other some when while if there no new under between against during
    before because these those such only both"""
_TELLING = frozenset(_ONLY_ENGLISH.split())
_FUNCTION = _TELLING | frozenset(_ENGLISH_TOO.split())
_READ = 60_000
_FEWEST = 20
_SURE, _DOUBTFUL = 0.22, 0.12


class Language(NamedTuple):
    """Whether a text is English, its tag as far as known, and why, as a sentence."""

    english: bool
    tag: str | None
    why: str


def function_share(text: str) -> float:
    """The share of English function words among the words of a text, 0 to 1."""
    words = _WORD.findall(text.lower())
    return sum(word in _FUNCTION for word in words) / len(words) if words else 0.0


def language_of(text: str, declared: str | None = None) -> Language:
    """Whether `text` is English; `declared` is the tag its page gives (`en-GB`)."""
    words = _WORD.findall(text[:_READ].lower())
    says_english = declared is not None and declared.lower().startswith("en")
    if len(words) < _FEWEST:
        english = says_english or declared is None
        return Language(english, declared, f"Too few words to tell ({len(words)}).")
    share = sum(word in _TELLING for word in words) / len(words)
    shown = f"{share:.0%} of its words are English function words"
    if share >= _SURE or (share >= _DOUBTFUL and (says_english or declared is None)):
        return Language(True, declared if says_english else "en", f"English: {shown}.")
    tag = None if says_english else declared
    named = f", and it is declared {declared!r}" if declared else ""
    return Language(False, tag, f"The text is not English: {shown}{named}.")
