"""What patterns need, kept between runs beside the bytecode: working it out takes two seconds.

Invariant: what is kept is what `needs` works out. It is found by the pattern itself, and only where
the modules that work it out are byte for byte those that did; whatever cannot be read, written or
trusted is worked out again.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path

import msgspec

from events.intake.reading import needs, rarity
from events.intake.reading.needs import needed, signs, strings
from events.intake.reading.rarity import NONE, Cues


class Needs(msgspec.Struct, frozen=True, array_like=True):
    """What every match of a pattern has: one of each set of cues, one of the strings, signs."""

    first: Cues
    second: Cues
    strings: tuple[str, ...]
    signs: int


class _File(msgspec.Struct):
    """What is in the file: by the digest of each pattern what it needs."""

    by: str
    """The digest of the modules that worked it out."""
    needs: dict[str, Needs]


class KeptNeeds:
    """The needs of patterns, worked out once and kept in a file; without one, in this run."""

    def __init__(self, where: Path | None, by: str) -> None:
        """`by` is the digest of what works them out: what another has kept counts for nothing."""
        self._where, self._by = where, by
        self._used: dict[str, Needs] = {}

    def of(self, pattern: str, flags: int = 0, *, signs_only: bool = False) -> Needs:
        """What a pattern needs; with `signs_only` no more than how many signs, and no cues."""
        key = _digest(f"{flags} {signs_only} {pattern}".encode())
        found = self._kept.get(key)
        if found is None:
            number = signs(pattern, flags)
            if signs_only:
                found = Needs(NONE, NONE, (), number)
            else:
                found = Needs(*needed(pattern, flags), strings(pattern, flags), number)
        self._used[key] = found
        return found

    def keep(self) -> None:
        """Keep what this run had use for, if any of it had to be worked out."""
        if self._where is None or self._used.keys() <= self._kept.keys():
            return
        made = self._where.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._where.parent.mkdir(exist_ok=True)
            made.write_bytes(msgspec.json.encode(_File(self._by, self._used)))
            made.replace(self._where)

    @cached_property
    def _kept(self) -> dict[str, Needs]:
        if self._where is None:
            return {}
        try:
            file = msgspec.json.decode(self._where.read_bytes(), type=_File)
        except (OSError, msgspec.DecodeError):
            return {}
        return file.needs if file.by == self._by else {}


def _beside_bytecode() -> Path | None:
    """Where Python keeps the bytecode of `needs`; None if it keeps none."""
    try:
        return None if sys.dont_write_bytecode else Path(cache_from_source(needs.__file__))
    except NotImplementedError:
        return None


def _digest(*parts: bytes) -> str:
    return blake2b(b"\0".join(parts), digest_size=12).hexdigest()


_KEPT_AT = _beside_bytecode()
KEPT = KeptNeeds(
    _KEPT_AT and _KEPT_AT.with_suffix(".json"),
    _digest(*(Path(str(module.__file__)).read_bytes() for module in (needs, rarity))),
)
"""Those of all patterns of the rules."""
