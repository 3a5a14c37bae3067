"""Plain words: what an answer looks like, what it is called, and how dates read.

Invariant: every answer has exactly one look. A look is a colour and a pattern, and never comes
without its word; what is not on file looks like nothing that is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache, partial
from typing import NamedTuple

from markupsafe import Markup

from api import wording
from api.wording import interval
from domain.dates import day as ordinal
from domain.dates import iso
from projections.questions.answers import Standing


class Look(StrEnum):
    """How an answer is drawn on a map, in a table and in a legend; in the order of a legend."""

    YES = "yes"
    POSSIBLE = "possible"
    """The dates on file allow more than one answer on that day."""
    ANNOUNCED = "announced"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"
    NOT_YET = "not-yet"
    """A no only because its day, or the instrument's, is still to come."""
    NO = "no"


LOOKS: Mapping[Look, str] = {
    Look.YES: "Yes",
    Look.POSSIBLE: "Possible",
    Look.ANNOUNCED: "Announced",
    Look.DISPUTED: "Disputed",
    Look.UNKNOWN: "Unknown",
    Look.NOT_YET: "Not yet",
    Look.NO: "No",
}
_REASONS = {
    "member-of-group": "through its group",
    "declined": "stayed out",
    "withdrew": "withdrew",
    "expelled": "expelled",
    "suspended": "suspended",
    "delisted": "taken off",
    "roster-complete": "not on the complete list",
    "alleged": "only a charge",
    "not-listed": "not on a list of participants",
    "no-longer-shown": "no longer shown by its source",
    "group-unproven": "only part of its group",
    "date-uncertain": "date uncertain",
    "never-reported": "nothing on file",
}
KINDS = {
    "treaty": "Treaty", "pledge": "Pledge", "statement": "Statement", "list": "List",
    "group": "Group", "project": "Project", "law": "Law", "state": "State",
    "organization": "Organization", "company": "Company", "person": "Person",
}  # fmt: skip
PARTIES = {
    "group": "Groups", "organization": "Organizations", "state": "States",
    "company": "Companies", "person": "People",
}  # fmt: skip
"""Kinds of party, as an index lists them."""
ASPECTS = {
    "participation": "Participation", "signature": "Signature", "consent": "Consent to be bound",
    "force": "In force",
}  # fmt: skip
_OPERATORS = {
    "eq": "exactly", "gt": "more than", "ge": "at least", "lt": "fewer than", "le": "at most",
    "approx": "about",
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%])?", re.ASCII)
_NUMBERS = re.compile(r"([0-9]+)")
_BETWEEN = re.compile(r"\[([\d-]+)\.\.([\d-]+)\]", re.ASCII)
_DOUBTS = {"?": " (uncertain)", "~": " (about)", "%": " (about, uncertain)"}


class Word(NamedTuple):
    """An answer in one word, with what there is to add."""

    look: Look
    word: str
    detail: str


def look_of(standing: Standing) -> Look:
    """The look of an answer. What its reports say goes before how sure they are."""
    return word_of(standing).look


def word_of(standing: Standing) -> Word:
    """An answer as a table shows it: `Yes`, supporter."""
    return _word(standing.answer, standing.reason, standing.certainty, standing.status)


@lru_cache(maxsize=1024)
def _word(answer: str, reason: str, certainty: str, status: str | None) -> Word:
    look = _look(answer, reason, certainty)
    word = LOOKS[look]
    if look is Look.POSSIBLE and answer != "unknown":
        word = f"Possibly {answer}"
    parts = [status if answer == "yes" else None, _REASONS.get(reason)]
    return Word(look, word, ", ".join(part for part in parts if part))


def answered(standing: Standing) -> str:
    """The answer itself, as every door gives it: `Unknown` where the look is announced."""
    word = word_of(standing).word
    return "Unknown" if standing.answer == "unknown" else word


def reason_of(standing: Standing) -> str:
    """Why it is so, in a few words."""
    return of_reason(standing.reason)


def of_reason(reason: str) -> str:
    """A reason in a few words: `not-yet` is not yet."""
    return _REASONS.get(reason, reason.replace("-", " "))


def _look(answer: str, reason: str, certainty: str) -> Look:
    if reason in ("disputed", "announced"):
        return Look(reason)
    if certainty == "possible":
        return Look.POSSIBLE
    return Look.NOT_YET if reason == "not-yet" else Look(answer)


def day(date: str, short: bool = False) -> str:
    """A date in EDTF as people write it: `2018-11` is November 2018; what is odd stays as it is.

    `short` cuts the month to three letters, for tables.
    """
    if either := _BETWEEN.fullmatch(date):
        return interval(either[1], either[2], partial(day, short=short)) or date
    if "/" in date:
        start, _, end = date.partition("/")
        if len(start) == len(end) == 10 and start[:7] == end[:7]:
            return f"{int(start[8:])}–{day(end, short)}"
        return interval(start, end, partial(day, short=short)) or date
    found = _DATE.fullmatch(date)
    if found is None or (found[2] and not 1 <= int(found[2]) <= 12):
        return date  # a season, a set, an unspecified digit: no plainer words would be exact
    year, month, number, doubt = found.groups()
    name = _MONTHS[int(month) - 1] if month else ""
    parts = [number.lstrip("0") if number else "", name[:3] if short else name, year]
    return " ".join(part for part in parts if part) + _DOUBTS.get(doubt, "")


@lru_cache(maxsize=4096)
def dated(date: str | None, short: bool = False) -> Markup:
    """A date in words, with the date itself for programs; a dash where there is none.

    A `short` one is words alone: tables have their data beside them.
    """
    if not date:
        return Markup('<span class="none">–</span>')
    words = day(date, short)
    if short and words != date:
        return Markup.escape(words)
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", date, re.ASCII):
        return Markup('<time datetime="{}">{}</time>').format(date, words)
    return Markup('<span title="{}">{}</span>').format(date, words)


def moment(recorded_at: str | None) -> Markup:
    """A recorded time, to the minute: `22 November 2026, 17:01 UTC`."""
    if not recorded_at:
        return Markup("before anything was recorded")
    words = f"{day(recorded_at[:10])}, {recorded_at[11:16]} UTC"
    return Markup('<time datetime="{}">{}</time>').format(recorded_at, words)


def spoken(sentence: str) -> str:
    """A sentence as every door words it, with its dates in words."""
    return wording.spoken(sentence, day)


def between(first: str | None, last: str | None) -> str:
    """The days from one to another, inclusive; None where they have no such end."""
    if first is None:
        return "for all days" if last is None else f"up to {day(last)}"
    return f"from {day(first)} on" if last is None else f"from {day(first)} to {day(last)}"


def day_before(end: str | None) -> str | None:
    """The last day of a span that ends before this one."""
    return None if end is None else iso(ordinal(end) - 1)


def in_order(name: str) -> list[str | int]:
    """What names are sorted by: without capitals, and numbers in them as numbers."""
    parts = enumerate(_NUMBERS.split(name.casefold()))
    return [int(part) if place % 2 else part for place, part in parts]


def named(code: str) -> str:
    """A code of the vocabulary as a heading: `count-reported` is Count reported."""
    return code.replace("-", " ").capitalize()


def said(name: str, value: object) -> str:
    """A value of a fact: the operator `ge` is at least."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _OPERATORS.get(str(value), str(value)) if name == "operator" else str(value)
