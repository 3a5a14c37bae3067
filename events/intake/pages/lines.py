"""The lines of a text, as paragraphs: what a person would see as one block.

Invariant: blocks do not overlap, come in order, and hold every character that is not white
space. A paragraph that was wrapped by hand, line by line, is one block.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_WRAP = range(45, 101)
_BESIDE = 400
"""Code points of a block that are shown on either side of a quote, at most."""
_WINDOW = 4000
"""Code points on either side in which its block is sought; texts may be long."""


class Block(NamedTuple):
    """A paragraph, heading, list item or label: its place, and its words without the margins."""

    start: int
    end: int
    words: str


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text in order."""
    found: list[Block] = []
    group: list[Block] = []
    before = 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + match.group().index(words[0])
        if group and text.count("\n", before, match.start()) > 1:
            found += _joined(text, group)
            group = []
        group.append(Block(start, start + len(words), words))
        before = match.end()
    return found + _joined(text, group)


def paragraph_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after [start, end) in its block; cut, with `…`, where long."""
    window = max(0, start - _WINDOW)
    blocks = blocks_of(text[window : end + _WINDOW])
    first = max((b.start + window for b in blocks if b.start + window <= start), default=start)
    last = min((b.end + window for b in blocks if b.end + window >= end), default=end)
    before, after = text[first:start], text[end:last]
    if len(before) > _BESIDE:
        before = "…" + before[-_BESIDE:]
    if len(after) > _BESIDE:
        after = after[:_BESIDE] + "…"
    return before, after


def _joined(text: str, lines: list[Block]) -> list[Block]:
    """Lines without an empty one between: one paragraph if they look wrapped, else each its own."""
    body = lines[:-1]
    broken = sum(1 for line in body if not _ENDS.search(line.words))
    if not body or broken * 2 < len(body) or any(len(line.words) not in _WRAP for line in body):
        return lines
    start, end = lines[0].start, lines[-1].end
    return [Block(start, end, text[start:end])]
