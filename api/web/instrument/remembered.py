"""Views that are asked for again: the one that a browser shows, when it asks for the next.

Invariant: only what is pinned to a position is kept, and that never changes, whatever is
recorded later; so nothing here can be out of date.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any, NamedTuple

from msgspec import structs

from api.web.instrument.asked import Asked
from api.web.instrument.roster import View, view
from projections.questions import Questions
from projections.questions.answers import Life

_KEPT = 64
_LARGEST = 1000
"""Rows of the largest view that is kept."""


class _Key(NamedTuple):
    instrument: str
    asked: Asked
    today: str | None


class Views:
    """The views of one chronicle's instruments. Safe to use from several threads."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._lock = Lock()
        self._views: OrderedDict[_Key, View] = OrderedDict()
        self._lives: OrderedDict[tuple[str, str, int], Life] = OrderedDict()

    def view(self, instrument: str, asked: Asked, today: str) -> View:
        """The page of an instrument by id, name or alias. Errors as in `Questions.roster`."""
        kept = self._kept(_Key(instrument, asked, None if asked.valid_on else today))
        if kept is not None:
            return kept
        made = view(self._questions, instrument, asked, today, self._life)
        if len(made.all) <= _LARGEST:
            pinned = structs.replace(asked, known_at=str(made.roster.position))
            key = _Key(made.life.instrument, pinned, None if asked.valid_on else today)
            with self._lock:
                self._views[key] = made
                _shorten(self._views)
        return made

    def _kept(self, key: _Key) -> View | None:
        with self._lock:
            found = self._views.get(key)
            if found is not None:
                self._views.move_to_end(key)
            return found

    def _life(self, instrument: str, aspect: str, position: int) -> Life:
        key = instrument, aspect, position
        with self._lock:
            found = self._lives.get(key)
        if found is None:
            found = self._questions.life(instrument, position, aspect)
            if len(found.parties) <= _LARGEST:
                with self._lock:
                    self._lives[key] = found
                    _shorten(self._lives)
        return found


def _shorten(kept: OrderedDict[Any, Any]) -> None:
    while len(kept) > _KEPT:
        kept.popitem(last=False)
