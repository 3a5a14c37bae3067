"""What in a text is not the article: credits, promotions, tickers, counters, page furniture.

Invariant: a pure function of the text, the same for ever for one version. A span is either
a whole block or a stock ticker inside one; nothing may be quoted from it. In doubt a
sentence is the article's: what is lost here is lost unseen, what is kept is reviewed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from events.intake.pages.furniture import LABELS, OPENINGS, PARTS
from events.intake.pages.language import function_share
from events.intake.pages.lines import Block, blocks_of
from events.intake.pages.page import Span

TICKER = "stock ticker"
_TICKER = re.compile(
    r"\(\s*(?:NASDAQ|NYSE(?:\s?(?:MKT|ARCA|AMERICAN))?|AMEX|OTC\w*|LSE|LON|TSX(?:V)?|TSE|TYO|HKEX|HKG"
    r"|ASX|BSE|NSE|FRA|ETR|EPA|XETRA|SIX|SSE|SHA|SZSE|KRX|BIT|BME|AMS)\s*:\s*[\w.\-]{0,12}\s*\)",
)
_COUNTER = r"[^\W\d_][^\n,()|\d]{0,40}?\s*(?:\(\s*\d[\d.,]*\s*\)|[,:|]\s*\d+(?=\s*(?:[,;|·•]|$)))"
_COUNTERS = re.compile(rf"\b(?:{_COUNTER})(?:[\s,;|·•]*{_COUNTER}){{5,}}[,;]?")
_FEW = 5
_NUMBER = re.compile(r"\d+")
_MARK = re.compile(r"[:/(\[]")
_SENTENCE_END = re.compile(
    r"[.!?…][\"'”’»)\]]*(?:\s+\([A-Z][^()]{1,30}\)|\s*[-–—]\s*[A-Z][\w./ ]{1,20})?\s*$"
)
"""Maybe with the agency's name behind: "… and Tunisia. (NAN)"."""
_ITEM = re.compile(r"(?:[-*•–]|\d{1,2}[.)])\s")
_TRUNCATED = re.compile(r"\s*(?:\.{3}|…|\[(?:\.{3}|…)\])$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SHORT, _LONG_LABEL = 120, 300
_LEAST_WORDS = 8
_LEAST_SHARE = 0.3  # of running English 0.33 to 0.5 are function words, of menus 0.1 to 0.25


@lru_cache(maxsize=4)  # of one page it is asked three times
def noise_of(text: str) -> tuple[Span, ...]:
    """The spans that are not the article, in order, without overlaps."""
    blocks = blocks_of(text)
    whole = dict(_of_blocks(blocks))
    for block, why in _repeated(blocks, whole):
        whole.setdefault(block, why)
    whole |= dict(_after_the_end(blocks, whole))
    spans = [Span(b.start, b.end, why) for b, why in whole.items()]
    inside = (block for block in blocks if block not in whole)
    spans += [
        Span(block.start + found.start(), block.start + found.end(), why)
        for block in inside
        for matches, why in ((_TICKER.finditer, TICKER), (_counters, "counters"))
        for found in matches(block.words)
    ]
    return tuple(sorted(spans))


def quotable(noise: Iterable[Span], start: int, end: int) -> bool:
    """Whether `[start, end)` may be quoted: it may run across a ticker, else touches no noise."""
    return not any(
        span.start < end
        and start < span.end
        and not (span.why == TICKER and start < span.start and span.end < end)
        for span in noise
    )


def without(text: str, noise: Iterable[Span]) -> str:
    """The text without its noise; its offsets are no longer those of the text."""
    kept, place = [], 0
    for span in noise:
        kept.append(text[place : span.start])
        place = span.end
    return "".join([*kept, text[place:]]).strip()


def _of_blocks(blocks: list[Block]) -> Iterator[tuple[Block, str]]:
    for place, block in enumerate(blocks):
        why = _furniture(block.words) or (_title_of_another(block.words) if place else None)
        if why is not None:
            yield block, why


def _furniture(words: str) -> str | None:
    """Why a block by itself is no part of an article; None if it may be."""
    line = " ".join(words.split())
    if len(line) <= _LONG_LABEL:
        for pattern, why in OPENINGS:
            if pattern.match(line):
                return why
        if len(line) <= _SHORT and LABELS.fullmatch(line.strip(" .:»›>→|-–")):
            return "label or button"
        for pattern, why in PARTS if _MARK.search(line) else ():
            if pattern.search(line):
                return why
    counted = sum(len(found.group()) for found in _counters(line))
    return "counters" if counted * 2 > len(line) else None


def _counters(words: str) -> Iterator[re.Match[str]]:
    if len(_NUMBER.findall(words)) > _FEW:  # the search is dear, and few blocks hold six numbers
        yield from _COUNTERS.finditer(words)


def _title_of_another(words: str) -> str | None:
    """`Label: The Title Of Another Page`, capitals throughout and no full stop."""
    label, colon, title = words.partition(": ")
    if not colon or len(words) > _LONG_LABEL or len(label.split()) > 4:
        return None
    if _SENTENCE_END.search(words):
        return None
    found = [word for word in _WORD.findall(title) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in found)
    is_title = len(found) >= 5 and capitals >= 0.8 * len(found) and label[0].isupper()
    return "link to another page" if is_title else None


def _repeated(blocks: list[Block], known: dict[Block, str]) -> Iterator[tuple[Block, str]]:
    """Teasers that break off and stand in full elsewhere, and the headline said again."""
    left = [block for block in blocks if block not in known]
    if not left:
        return
    title = left[0].words if not _is_prose(left[0]) else None
    openings = {block.words[:40] for block in left if not _TRUNCATED.search(block.words)}
    for block in left[1:]:
        teased = _TRUNCATED.sub("", block.words)
        if teased != block.words and len(teased) >= 40 and teased[:40] in openings:
            yield block, "teaser of a paragraph"
        elif title and len(title) > 20 and title in block.words and not _is_prose(block):
            yield block, "headline repeated"


def _after_the_end(blocks: list[Block], known: dict[Block, str]) -> Iterator[tuple[Block, str]]:
    """What follows the last sentence of the article and is no sentence, nor an item of a list."""
    last = len(blocks) - 1
    while last >= 0 and (blocks[last] in known or not _is_prose(blocks[last])):
        last -= 1
    for block in blocks[last + 1 :] if last >= 0 else ():
        if block not in known and not _ITEM.match(block.words):
            yield block, "after the article"


def _is_prose(block: Block) -> bool:
    """Running text: enough words, and it ends like a sentence or is built like one.

    A sentence that is a list of names has few other words.
    """
    count = len(_WORD.findall(block.words[:2000]))
    if count < 4 or _TRUNCATED.search(block.words):
        return False
    share = function_share(block.words[:2000])
    if _SENTENCE_END.search(block.words):
        listed = share > 0 and block.words.count(",") * 4 >= count
        return share >= 0.1 or listed or count < _LEAST_WORDS
    return count >= 2 * _LEAST_WORDS and share >= _LEAST_SHARE
