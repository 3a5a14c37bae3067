"""How much money is promised or given: who pays, whom, how much, how often.

Invariant: a sum is kept with its comparison, in the words' own strength; money that was asked,
raised or lost is no promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice

from msgspec.structs import replace

from events.intake.reading.antecedents import doubted, placeless
from events.intake.reading.cues import Cued, either
from events.intake.reading.found import Found, Tense, actors, acts
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.nouns import NUMBERS, OPERATORS
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A = "\ue000"
_CURRENCIES = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "A$": "AUD",
    "C$": "CAD",
    "USD": "USD",
    "EUR": "EUR",
    "GBP": "GBP",
}
_NAMES = {
    "dollars": "USD",
    "euros": "EUR",
    "pounds": "GBP",
    "yen": "JPY",
    "kronor": "SEK",
    "kroner": "NOK",
    "francs": "CHF",
}
_UNITS = ("$", "€", "£", "¥", "USD", "EUR", "GBP", *_NAMES)
"""One of them stands in every sum."""
_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
}
_HOW = "|".join(ways for _, ways in OPERATORS)
_SUM = (
    rf"(?:(?P<how>{_HOW}|a further|another|an additional) )?"
    r"(?:(?P<sign>US\$|A\$|C\$|[$€£¥]|USD|EUR|GBP)"
    rf"\s?(?P<n1>\d[\d,]*(?:\.\d+)?)\s?(?P<s1>thousand|million|billion|trillion|bn|mn|m|b)"
    rf"?\b"
    rf"|(?P<n2>\d[\d,]*(?:\.\d+)?|{'|'.join(NUMBERS)})\s(?:(?P<s2>thousand|million|billion|"
    rf"trillion)\s)?(?P<name>{'|'.join(_NAMES)})\b)"
    r"(?!\.?\d|\s?(?:thousand|million|billion|trillion)\b)"
    r"(?P<per> (?:per|a|each|every) (?:year|month|annum)| annually)?"
)
_GIVES = (
    r"(?P<verb>(?:pledg|commit|donat|provid|contribut|invest|promis|allocat|spend|award|"
    r"grant|giv|offer|earmark|gave|given|spent|pay|paid|lend|lent|loan|pump|pour|inject|"
    r"channel|"
    r"mobili[sz]|disburs|lavish|support|extend)(?:e|es|ed|ing|ted|ting|s)?"
    r"|put(?:s|ting)? (?:up|in)|put(?:s|ting)?(?= [^.;]{3,40} (?:behind|into|towards?) "
    r"[\ue000\ue001])|"
    r"(?:stump|fork|shell)(?:s|ed|ing)? (?:up|out)|set(?:s|ting)? aside|chip(?:s|ped)? in)"
)
_GIFT = (
    r"(?:pledge|contribution|grant|donation|investment|loan|package|commitment|gift|fund|aid|"
    r"funding|assistance|support|financing)s?"
)
_GOING_TO = (
    r"(?:(?: (?!by|from|fines?|penalt|damages|settle)[a-z]+){0,5}? (?:to|for|towards?|in|into|"
    r"behind|"
    r"expand|support|fund) (?P<r>[\ue000\ue001]))?"
)
_MONEY = Cued(
    rf"(?:(?P<a>{_A})(?:,? [^,.;]{{1,60}},)? {PRE})?\b{_GIVES} (?:(?P<r2>[\ue000\ue001]) (?:with )"
    rf"?)?"
    rf"(?:(?:the|its|their|an?) )?{_SUM}(?! (?:[a-z-]+ )?(?:fine|penalty|settlement)\b){_GOING_TO}"
)
_ANNOUNCED = Cued(
    rf"(?P<a>{_A})(?:,? [^,.;]{{1,60}},)? {PRE}(?P<verb>announc(?:es|ed|ing)|unveil(?:s|ed)|"
    rf"ma(?:de|kes)|approv(?:es|ed)) (?:an? |its )?(?:(?:[\w-]+ ){{0,2}}?{_GIFT} of {_SUM}|"
    rf"{_SUM.replace('(?P<', '(?P<x')}(?= (?:in |of |for |worth of )?(?:[\w-]+ ){{0,3}}?{_GIFT}\b))"
    rf"{_GOING_TO}"
)
_GIFT_FROM = Cued(
    rf"(?:{_GIFT} of {_SUM}|{_SUM.replace('(?P<', '(?P<x')}(?: [\w-]+){{0,2}}? {_GIFT}) "
    rf"(?P<verb>from|by) (?P<a>{_A})(?: (?:to|for) "
    r"(?P<r>[\ue000\ue001]))?"
)
_ONES_GIFT = Cued(rf"(?P<a>{_A})'s? (?:[a-z]+ )?{_SUM}(?P<verb> (?:[\w-]+ )?{_GIFT}){_GOING_TO}")
_GIVEN = Cued(
    rf"{_SUM} (?:was|were|has been|have been|had been) (?:\w+ly )?(?P<verb>pledged|promised|"
    rf"committed|donated|provided|given|contributed|paid) by (?P<a>{_A}){_GOING_TO}"
)
_RECEIVED = Cued(
    rf"(?P<r>{_A}) {PRE}(?P<verb>receiv(?:es|ed|e|ing)|gets?|got|obtained|raised|secured|won|"
    rf"(?:was|were|be|been) "
    rf"(?:given|awarded|"
    rf"granted|promised)) {_SUM}(?:(?: (?!and)[\w-]+){{0,8}}?) (?:from|by) (?P<a>{_A})"
)
_AT_COST = Cued(
    rf"(?P<a>{_A})(?:,? [^,.;]{{1,60}},)? {PRE}(?P<verb>pa(?:ys|id|ying) for|fund(?:s|ed|ing)|"
    rf"financ(?:es|ed|ing)|bankroll(?:s|ed|ing)) [^.;\ue000]{{3,60}}? (?:at a cost of|costing|"
    rf"worth|with)"
    rf" {_SUM}"
)
_AND_SUM = re.compile(
    rf"(?:,| and|, and|;|, while| while) (?P<a>{_A}) (?:(?P<verb>(?:committed|pledged|promised|"
    rf"gave|offered|"
    rf"contributed|provided) )(?:the same (?:sum|amount)|as much)|{_SUM}){_GOING_TO}"
)
"""Another payer, whose verb or sum has just been said."""
_BEHIND = (_GIFT_FROM, _ONES_GIFT, _GIVEN)
_FUND = re.compile(r"\b(?:Fund|Facility|Mechanism)\b")
_LATELY = 6
"""Items: so far back a fund is looked for."""
MONEY = either(_MONEY, _ANNOUNCED, _AT_COST, *_BEHIND, _RECEIVED)


def money(masked: Masked, story: Story) -> Iterator[Found]:
    """Sums that somebody gives, promises or has given."""
    if not any(map(masked.text.__contains__, _UNITS)):
        return
    for match in masked.all(_MONEY):
        for payer, tense in _payers(masked, match, story):
            yield _given(masked, match, payer, tense, story)
            yield from _others(masked, match, tense, story)
    for pattern in masked.tried((_ANNOUNCED, _AT_COST)):
        for match in masked.all(pattern):
            for payer, tense in _payers(masked, match, story):
                yield _given(masked, match, payer, tense)
    for pattern in masked.tried(_BEHIND):
        for match in masked.all(pattern):
            payers = [i for i in actors(masked, match.start("a")) if i.kind != "count"]
            if len(payers) == 1:
                yield _given(masked, match, payers[0], "past")
    for match in masked.all(_RECEIVED):
        meant = stance(match["pre"], match["verb"])
        if meant in ("done", "intends") and acts(masked, match.start()):
            payers = [i for i in actors(masked, match.start("a")) if i.kind != "count"]
            for payer in payers if len(payers) == 1 or not any(i.referred for i in payers) else ():
                yield _given(masked, match, payer, "future" if meant == "intends" else "past")


def _others(masked: Masked, match: re.Match[str], tense: Tense, story: Story) -> Iterator[Found]:
    """Those who give, too: "and Chile up to $6 million", "and Peru pledged the same sum"."""
    more = _AND_SUM.match(masked.text, match.end())
    payers = list(actors(masked, more.start("a"))) if more is not None else []
    if more is not None and len(payers) == 1 and payers[0].kind != "count":
        found = _given(masked, more if not more["verb"] else match, payers[0], tense, story)
        start, end = masked.span(more.start("a"), more.end())
        yield replace(found, start=start, end=end)


def _payers(masked: Masked, match: re.Match[str], story: Story) -> Iterator[tuple[Item, Tense]]:
    """Who pays, and when; "measures include investing …" is what the last state will do."""
    if not match["a"]:
        state = story.find("government", masked.sentence.start)
        if match["verb"].endswith("ing") and state is not None:
            yield state, "future"
        return
    items = [i for i in actors(masked, match.start("a")) if i.kind != "count"]
    meant = stance(match["pre"], match["verb"])
    if meant in ("done", "intends") and acts(masked, match.start("a")):
        for item in items if len(items) == 1 or "each" in match["pre"].split() else ():
            yield item, "future" if meant == "intends" else "past"


def _given(
    masked: Masked, match: re.Match[str], payer: Item, tense: Tense, story: Story | None = None
) -> Found:
    said = match.groupdict()
    roles, whom = {"actor": payer}, "r" if said.get("r") else "r2"
    if said.get(whom):
        recipient = masked.items(match.start(whom))[0]
        if recipient.id and recipient.kind != "count":
            roles["recipient"] = recipient
    elif story is not None and (fund := _fund(story)) is not None:
        roles["recipient"] = fund
    start, end = masked.span(*match.span())
    return Found(
        kind="commitment-made",
        rule="sum",
        roles=roles,
        start=start,
        end=end,
        values=_sum(said),
        as_said=(match["verb"] or "gives").strip(),
        tense=tense,
        said_at=masked.at(match.start("verb") if match["verb"] else match.start()),
    )


def _fund(story: Story) -> Item | None:
    """The fund that the text has just spoken of, into which money goes that has no receiver."""
    for item in islice(story.spoken(), _LATELY):
        if _FUND.search(item.name) and item.kind in ("organization", "pledge", "project"):
            return doubted(placeless(item), "the sentence does not name it")
    return None


def _sum(groups: Mapping[str, str | None]) -> dict[str, str]:
    """Amount, currency, operator and period; a pattern has a sum in one of two places."""
    sums = {name.removeprefix("x"): value for name, value in groups.items() if value}
    said = (sums.get("n1") or sums["n2"]).replace(",", "").lower()
    number = Decimal(NUMBERS[said]) if said in NUMBERS else Decimal(said)
    scale = _SCALES.get(sums.get("s1") or sums.get("s2") or "", 1)
    amount = f"{(number * scale).normalize():f}"
    currency = _CURRENCIES[sums["sign"]] if "sign" in sums else _NAMES[sums["name"]]
    how = sums.get("how", "")
    operator = next((op for op, ways in OPERATORS if how and re.fullmatch(ways, how)), "eq")
    values = {"amount": amount, "currency": currency, "operator": operator}
    if "per" in sums:
        values["period"] = "P1M" if "month" in sums["per"] else "P1Y"
    return values
