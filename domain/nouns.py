"""Nouns in sentences: with their article, and with a number."""

from __future__ import annotations

_MANY = {"company": "companies", "copy": "copies", "party": "parties", "person": "people"}


def an(noun: str) -> str:
    """`a state`, `an organization`."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def counted(number: int, noun: str) -> str:
    """`1 state`, `1,024 states`, `2 companies`."""
    return f"{number:,} {noun if number == 1 else _MANY.get(noun, noun + 's')}"
