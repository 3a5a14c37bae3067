"""Names in title case, taken whole: "Convention on Polar Shipping", "Alliance to End Hunger".

Invariant: a title ends where its words do: what joins two names ("and"), tells where ("in Oslo")
or opens the sentence ("However") is no part of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from events.intake.reading.nouns import COMPANY_ENDINGS, INSTRUMENT_NOUNS, ORGANIZATION_ENDINGS

_NUMBERED = (
    r"(?:Convention|Protocol|Resolution|Recommendation|Directive|Regulation|Unit)(?: No\.)? "
    r"\d{1,5}"
)
_FORM = (
    r"(?:,? (?:Co\.,? (?=Ltd|Limited|Inc|LLC)|(?:Pte|Pvt|Pty|Sdn)\.? )?(?:(?:Inc|Ltd|LLC|LLP|Corp|"
    r"Limited|Bhd|[Pp]lc|PLC)\b(?:\.(?=,| [a-z]|$))?|S\.p\.A\.|[SN]\.[AV]\.))"
)
"""The legal form of a company, behind its name."""
_WORD = (
    rf"(?:{_NUMBERED}\b|[A-Z][a-z]+(?:er|or|ist|ent|people|nation)s'(?= [A-Z])|"
    rf"(?:(?:[A-Z]\.)+ ?)?[A-Z](?:(?:[\w&+-]|'(?!s\b))*[\w+])?{_FORM}?)"
)
_SMALL = r"(?:of|for|on|to|against|in|and|&|de|des|du|del|der|van|von|al|the)"
_RUN = re.compile(rf"(?<![\w'-]){_WORD}(?: (?:{_SMALL} (?:the )?)?{_WORD}){{0,12}}")
_TOKEN = re.compile(rf"(?:(?P<small>{_SMALL}) (?:the )?)?(?P<word>{_WORD})")
_PARTICLES = frozenset({"de", "des", "du", "del", "der", "van", "von", "al"})
_BANDS = frozenset(
    re.findall(
        r"\w+",
        "Business Businesses Partners Action Artists Doctors Lawyers Scientists Women Parents "
        "Students Citizens People Investors Banks Cities Mayors Teachers Workers Farmers Youth "
        "Fridays Mothers Veterans Code Engineers Physicians Companies",
    )
)
"""Who or what joins for a cause, and is called so: "Business for Inclusive Growth"."""
_TOPIC = ("for", "on", "to", "against", "of")
_ABSTRACT = re.compile(
    r".*(?:space|[^aeiou]ity|ion|ment|ness|ics|[ae]nce|ology|ture|ism|fare|ing)|AI|Trade|Health|"
    r"Energy|War|Sport|Women|Schools|Cities|Industry|Affairs"
)
"""What an instrument may be about behind "in"; whatever else stands there is a place."""
_PAIRS = frozenset(
    {
        ("Science", "Technology"),
        ("Oil", "Gas"),
        ("Research", "Development"),
        ("Trade", "Industry"),
        ("Trade", "Investment"),
        ("Food", "Agriculture"),
        ("Information", "Technology"),
        ("Arts", "Sciences"),
        ("Import", "Export"),
        ("Security", "Cooperation"),
    }
)
"""Words of one name on both sides of an "and"."""
_DAYS = frozenset(
    re.findall(
        r"\w+",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February April June July "
        "August September October November December",
    )
)
"""They are part of no name."""
_OPENERS = re.compile(
    r"(?:The|In|On|At|A|An|But|And|For|While|As|If|Under|However|Meanwhile|Moreover|Furthermore|"
    r"Instead|Still|Yet|So|Also|Separately|Later|Earlier|Then|Now|Once|After|Before|Since|"
    r"Although|Though|Because|Unlike|Like|With|Without|From|By|To|Of|Among|Over|Only|Even|Not|"
    r"Some|Several|Other|Many|Most|Much|All|Both|When|Where|Having|Upon|Despite|Following|Being|"
    r"No|Every|Each|Any|Neither|Today|Yesterday|[A-Z][a-z]+ly|"
    r"[A-Z][\w.&-]*-(?:led|backed|based|sponsored|convened|owned|run|funded|brokered|style|wide)|"
    r"Colonel|Brigadier|Lieutenant)"
    r"(?: of)?(?: the)? "
)
_CALLED = re.compile(
    r"\b(?:called|named|titled|entitled|dubbed|known as),? (?:as )?(?:the )?"
    r"\"(?:[Tt]he )?(?P<name>[A-Z][^\"\0]{3,90}?)[,.]?\""
)
_IN_QUOTES = re.compile(
    rf"\"(?P<name>{_WORD}(?: (?:(?:{_SMALL}|a|our|your) ){{0,2}}{_WORD}){{1,6}})\""
)
"""A name in quotes, whole: "Stop Hate for Profit"."""
_TO_NAME = re.compile(r"[a-z]+,? (?:as )?(?:the )?")
_UP_TO_NAME = 20
_DEFINITE = ("the ", "The ", '"', "called ", "named ", "titled ", "dubbed ", "its ", "new ")
TITLED = {**INSTRUMENT_NOUNS, "process": "project", "dialogue": "project"}
"""Noun → the kind of an instrument whose title has it."""
NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "AI IT TV PC EV GDP CEO "
        "It He She They We You This That These Those There Such Any Many Most All Both Everyone "
        "Having Being "
        "Nobody Someone Parliament Congress Government Work Progress Today Yesterday Each Another "
        "One Neither Either What Who Which How Why When Where If But And However Meanwhile "
        "Moreover Furthermore Instead Still Yet So Also Separately Later Earlier Then Now Others "
        "Some Several Much Few Officials Ministers Leaders Critics Experts Countries Companies "
        "Governments Overall Nevertheless Nonetheless Besides Thus Hence Therefore Elsewhere "
        "Hitherto Thereafter Likewise Whereas Notably Similarly Overnight Thereby Tomorrow "
        "Afterwards Indeed Perhaps Second Third First Last Once Here Next Otherwise Alongside "
        "Two Four Five Six Seven Eight Nine Ten Eleven Twelve Dozens Scores Hundreds Twenty Thirty "
        "Forty Fifty Sixty Party Parties Member Members State States Headquarters Century "
        "Currently Previously Presently Formerly Recently Reportedly Additionally Finally "
        "Eventually Initially Originally Ultimately Subsequently Consequently Accordingly "
        "Conversely Historically Officially Unfortunately Together Plus",
    )
)
"""Words with a capital that name nobody."""


class Title(NamedTuple):
    """A name as it stands in a sentence."""

    start: int
    end: int
    name: str
    kind: str = ""


def is_headline(words: str) -> bool:
    """Whether a sentence is one of which every word may have a capital."""
    if words.endswith((".", '"', ":", ";", ",")):
        return False
    parts = [w for w in words.split() if w[0].isalpha() and len(w) > 3]
    return sum(w[0].isupper() for w in parts) > 0.6 * len(parts)


def titles_in(words: str, at: int = 0) -> Iterator[Title]:
    """The names of a sentence in order, each whole, from a place on."""
    for run in _RUN.finditer(words, at):
        start = run.start()
        while opener := _OPENERS.match(words, start, run.end()):
            start = opener.end()
        if start < run.end():
            yield from _parts(words, start, run.end())


def quoted(words: str) -> Iterator[Title]:
    """Names in quotes: 'titled the "Open seas pact"', '"Stop Hate for Profit"'."""
    seen: set[int] = set()
    for found in _CALLED.finditer(words):
        for word in reversed(found["name"].lower().split()):
            kind = INSTRUMENT_NOUNS.get(word)
            if kind is not None and kind != "list":
                seen.add(found.start("name"))
                yield Title(*found.span("name"), found["name"], kind)
                break
    for found in _IN_QUOTES.finditer(words):
        name = found["name"]
        if found.start("name") not in seen and (kind := kind_of(name, at_start=False)) is not None:
            yield Title(*found.span("name"), name, kind)


def called(words: str) -> Iterator[Title]:
    """The name that follows "called" at the start of these words, if one does."""
    in_quotes = next(quoted(words), None) if '"' in words else None
    if in_quotes is not None and words.find('"') <= _UP_TO_NAME:
        yield in_quotes
        return
    lead = _TO_NAME.match(words)
    run = _RUN.match(words, lead.end()) if lead else None
    if run is not None:
        yield from islice(_parts(words, run.start(), run.end()), 1)


def kind_of(name: str, *, at_start: bool) -> str | None:
    """The kind that a name's own words give it; empty if they give none, None if it is no name."""
    parts = name.split()
    last = parts[-1].strip(".")
    if len(name) < 2 or name in NO_NAMES or name.lower() in INSTRUMENT_NOUNS:
        return None
    if len(parts) > 1:
        small = next((n for n, word in enumerate(parts) if word[0].islower()), len(parts))
        for word in (last, *reversed(parts[:small]), *parts[small:]):
            if word.lower() in TITLED and word[0].isupper() and not name.startswith("Bill "):
                return TITLED[word.lower()]
    if last in COMPANY_ENDINGS and len(parts) > 1 and parts[-2][0].isupper():
        return "company"
    if any(p in ORGANIZATION_ENDINGS for p in parts) and len(parts) > 1:
        return "organization"
    plain_word = len(parts) == 1 and name.capitalize() == name
    return None if at_start and plain_word else ""


def bare(name: str) -> str:
    """What is left of a name without articles and capitals: it is the same name with them."""
    return f"{name.lower()} ".replace(" the ", " ").rstrip()


def _parts(words: str, start: int, end: int) -> Iterator[Title]:
    """A run of capitals and small words cut into the names that it holds."""
    tokens = list(_TOKEN.finditer(words, start, end))
    first = 0
    for number, token in enumerate(tokens):
        day = token["word"] in _DAYS
        if number == first and not day:
            continue
        if not day and (
            token["small"] is None or _goes_on(words, tokens[first:number], tokens[number:])
        ):
            continue
        if number > first:
            yield _title(words, tokens[first:number])
        first = number + day
    if first < len(tokens):
        yield _title(words, tokens[first:])


def _title(words: str, tokens: Sequence[re.Match[str]]) -> Title:
    start, end = tokens[0].start("word"), tokens[-1].end()
    return Title(start, end, words[start:end])


def _goes_on(words: str, before: Sequence[re.Match[str]], after: Sequence[re.Match[str]]) -> bool:
    """Whether the name goes on behind a small word."""
    small, head = after[0]["small"], any(_is_head(token["word"]) for token in before)
    topic = any(token["small"] in _TOPIC for token in before[1:])
    if small in ("of", "&") or small in _PARTICLES:
        return True
    if small == "for" and before[-1]["word"] in _BANDS:
        return True
    if small == "the":
        return head and before[-1]["small"] == "to"
    if small == "in":
        return head and topic and bool(_ABSTRACT.fullmatch(after[0]["word"]))
    if small != "and":
        return head and (small != "to" or len(after) > 1)
    if " and the " in words[before[-1].end() : after[0].start("word")]:
        return False
    headed = _headed(after)
    if (before[-1]["word"], after[0]["word"]) in _PAIRS:
        return True
    if head:
        of = all(token["small"] in (None, "of", "and") for token in before)
        return topic and not headed and not (of and not _ABSTRACT.fullmatch(after[0]["word"]))
    return headed and words.endswith(_DEFINITE, 0, before[0].start("word"))


def _headed(tokens: Sequence[re.Match[str]]) -> bool:
    """Whether the words up to the next small one name a thing of their own."""
    for number, token in enumerate(tokens):
        if number and token["small"]:
            break
        if _is_head(token["word"]):
            return True
    return False


def _is_head(word: str) -> bool:
    return (
        word in ORGANIZATION_ENDINGS
        or (word.lower() in INSTRUMENT_NOUNS and word[0].isupper())
        or word in COMPANY_ENDINGS
    )
