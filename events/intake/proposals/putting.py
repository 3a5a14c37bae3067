"""Filing what a reader found in a text beside what is there already.

Invariant: a text never has two undecided proposals of one key in words that overlap, and
nothing is open that somebody has decided about. A reader takes back what it or an earlier
version of it proposed and does not find now, if nobody else found it and nobody has decided
about it; one that works by chance may only have missed it, and takes nothing back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from domain.errors import ChronicleError
from events.gate import kind_class
from events.intake.proposal import Proposal
from events.intake.proposals.filed import STANDING, Filed, Reading, new_row
from events.intake.proposals.keys import Key, key_of_proposal, overlap, proposal_id
from events.intake.proposals.readers import Span, base_name

# what a model writes is shown on terminals; JSON escapes what is below a space
_CONTROL = re.compile(r"\\u00[01][0-9a-f]|[\x7f-\x9f]")
_BY_READER = ("reader", "rule", "doubts")


class Pairing(NamedTuple):
    """What a reader proposes of a text, beside what is filed about it."""

    new: list[Proposal]
    same: list[tuple[Filed, Proposal]]
    """Undecided, and found again."""
    decided: list[tuple[Filed, Proposal]]
    """Decided before, and found again."""
    gone: list[Filed]
    """Undecided; found by an earlier version of the reader, and by nobody now."""
    lost: list[Filed]
    """Accepted; found by an earlier version of the reader, and not by this one."""

    @property
    def changed(self) -> list[tuple[Filed, Proposal]]:
        """Those found again that say something else now: another date, other words."""
        return [(row, draft) for row, draft in self.same if not says_the_same(row.draft, draft)]


def pair(
    filed: Sequence[Filed], reader: str, proposals: Iterable[Proposal], *, by_chance: bool = False
) -> Pairing:
    """Which of the proposals of `reader` (`rules@2`) are filed already, and as what.

    What a reader that works `by_chance` does not find again is neither gone nor lost.
    """
    pairing = Pairing([], [], [], [], [])
    by_key: dict[Key, list[Filed]] = {}
    for each in filed:
        by_key.setdefault(each.key, []).append(each)
    fresh: dict[Key, list[Proposal]] = {}
    found: set[str] = set()
    for draft in proposals:
        key = key_of_proposal(draft)
        row = _first(by_key.get(key, ()), draft)
        if row is None:
            if not any(_meet(draft, other) for other in fresh.get(key, ())):
                fresh.setdefault(key, []).append(draft)
                pairing.new.append(draft)
        elif row.proposal not in found:
            found.add(row.proposal)
            (pairing.same if row.undecided else pairing.decided).append((row, draft))
    for each in () if by_chance else filed:
        readers = [name for name in each.told.readers if base_name(name) == base_name(reader)]
        if readers and each.proposal not in found:
            if each.state in STANDING:
                pairing.lost.append(each)
            elif each.undecided and len(readers) == len(each.told.readers):
                pairing.gone.append(each)
    return pairing


def says_the_same(before: Proposal | None, now: Proposal) -> bool:
    """Whether two proposals say the same, whoever says it and however sure."""
    if before is None:
        return False
    one, other = msgspec.to_builtins(before), msgspec.to_builtins(now)
    return all(one[name] == other[name] for name in one if name not in _BY_READER)


def found_again(row: Filed, draft: Proposal) -> Filed:
    """The row of an undecided proposal after a reader has found it again.

    What a reader proposed is replaced by what it proposes now; of two readers the one with
    fewer doubts is shown, the first where they have as many.
    """
    shown = row.draft
    own = shown is not None and base_name(shown.reader) == base_name(draft.reader)
    if shown is None or own or len(draft.doubts) < len(shown.doubts):
        shown = draft
    changed = shown is not row.draft and not says_the_same(row.draft, shown)
    return msgspec.structs.replace(
        with_reader(row, draft),
        draft=shown,
        start=shown.start,
        end=shown.end,
        revision=row.revision + changed,
    )


def with_reader(row: Filed, draft: Proposal) -> Filed:
    """The row with one more reader; a version takes the place of an earlier one."""
    others = [name for name in row.told.readers if base_name(name) != base_name(draft.reader)]
    readers = tuple(sorted({*others, draft.reader}))
    rules = tuple(dict.fromkeys((*row.told.rules, draft.rule)))
    return msgspec.structs.replace(
        row, told=msgspec.structs.replace(row.told, readers=readers, rules=rules)
    )


def without_reader(row: Filed, reader: str) -> Filed:
    """The row without any version of a reader."""
    kept = tuple(name for name in row.told.readers if base_name(name) != base_name(reader))
    return msgspec.structs.replace(row, told=msgspec.structs.replace(row.told, readers=kept))


def fresh_rows(reading: Reading, proposals: Iterable[Proposal]) -> list[Filed]:
    """Rows for what was never filed about the text."""
    return [new_row(proposal_id(reading.text, draft), reading, draft) for draft in proposals]


def sifted(
    text: str, proposals: Sequence[Proposal], noise: Sequence[Span]
) -> tuple[list[Proposal], tuple[str, ...]]:
    """Those that can be filed, and why the others cannot."""
    faults = [fault(text, draft, noise) for draft in proposals]
    sound = [draft for draft, why in zip(proposals, faults, strict=True) if why is None]
    return sound, tuple(why for why in faults if why is not None)


def fault(text: str, draft: Proposal, noise: Sequence[Span]) -> str | None:
    """Why a proposal cannot be filed; None if it can be."""
    try:
        kind_class(draft.kind)
    except ChronicleError as error:
        return error.detail
    if _CONTROL.search(msgspec.json.encode(msgspec.structs.replace(draft, quote="")).decode()):
        return f"{draft.rule}: what is proposed holds a control character."
    if not 0 <= draft.start < draft.end or text[draft.start : draft.end] != draft.quote:
        return f"{draft.rule}: the quote is not the slice [{draft.start}, {draft.end}) of the text."
    if any(_cut(draft.start, draft.end, span[0], span[1]) for span in noise):
        return f"{draft.rule}: [{draft.start}, {draft.end}) quotes what is not the article."
    return None


def _cut(start: int, end: int, noise_start: int, noise_end: int) -> bool:
    """Whether a quote begins, ends or lies in noise; an empty ticker inside it may stand."""
    if not overlap(start, end, noise_start, noise_end):
        return False
    return not (start < noise_start and noise_end < end)


def _first(rows: Iterable[Filed], draft: Proposal) -> Filed | None:
    """The row whose words overlap with the draft's; one that was decided before any other."""
    meeting = [row for row in rows if overlap(row.start, row.end, draft.start, draft.end)]
    return min(meeting, key=lambda row: (row.undecided, row.place), default=None)


def _meet(one: Proposal, other: Proposal) -> bool:
    return overlap(one.start, one.end, other.start, other.end)
