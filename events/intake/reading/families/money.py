"""How much money is promised or given: who pays, whom, how much, how often.

Invariant: a sum is kept with its comparison, in the words' own strength; money that was asked,
raised or lost is no promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

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
_UNITS = ("$", "€", "£", "¥", *_NAMES)
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
    rf"(?:(?P<how>{_HOW}|a further|another|an additional) )?(?:(?P<sign>US\$|A\$|C\$|[$€£¥])"
    rf"\s?(?P<n1>\d[\d,]*(?:\.\d+)?)\s?(?P<s1>thousand|million|billion|trillion|bn|mn|m|b)"
    rf"?\b"
    rf"|(?P<n2>\d[\d,]*(?:\.\d+)?|{'|'.join(NUMBERS)})\s(?:(?P<s2>thousand|million|billion|"
    rf"trillion)\s)?(?P<name>{'|'.join(_NAMES)})\b)"
    r"(?P<per> (?:per|a|each|every) (?:year|month|annum)| annually)?"
)
_GIVES = (
    r"(?P<verb>(?:pledg|commit|donat|provid|contribut|invest|promis|allocat|spend|award|"
    r"grant|giv|offer|earmark|gave|given|spent)(?:e|es|ed|ing|ted|ting|s)?|put up|set aside)"
)
_MONEY = Cued(
    rf"(?:(?P<a>{_A})(?:,? [^,.;]{{1,60}},)? {PRE})?\b{_GIVES} {_SUM}(?P<to>(?: [a-z]+)"
    rf"{{0,5}}? (?:to|for|towards?|in|into|expand|support|fund) (?P<r>[\ue000\ue001]))?"
)
MONEY = either(_MONEY)


def money(masked: Masked, story: Story) -> Iterator[Found]:
    """Sums that somebody gives, promises or has given."""
    for match in masked.all(_MONEY) if any(map(masked.text.__contains__, _UNITS)) else ():
        payer, tense = _payer(masked, match, story)
        if payer is None:
            continue
        values = _sum(match)
        if values is None:
            continue
        roles = {"actor": payer}
        if match["r"]:
            recipient = masked.items(match.start("r"))[0]
            if recipient.id and recipient.kind not in ("count",):
                roles["recipient"] = recipient
        start, end = masked.span(*match.span())
        yield Found(
            kind="commitment-made",
            rule="sum",
            roles=roles,
            start=start,
            end=end,
            values=values,
            as_said=match["verb"],
            tense=tense,
            said_at=masked.at(match.start("verb")),
        )


def _payer(masked: Masked, match: re.Match[str], story: Story) -> tuple[Item | None, Tense]:
    """(who pays, tense); "measures include investing …" is what the last state or body will do."""
    if match["a"]:
        items = [i for i in actors(masked, match.start("a")) if i.kind != "count"]
        meant = stance(match["pre"], match["verb"])
        if (
            len(items) != 1
            or meant not in ("done", "intends")
            or not acts(masked, match.start("a"))
        ):
            return None, "past"
        return items[0], "future" if meant == "intends" else "past"
    if match["verb"].endswith("ing"):
        return story.find("government", masked.sentence.start), "future"
    return None, "past"


def _sum(match: re.Match[str]) -> dict[str, str] | None:
    said = (match["n1"] or match["n2"]).replace(",", "").lower()
    number = Decimal(NUMBERS[said]) if said in NUMBERS else Decimal(said)
    scale = _SCALES.get(match["s1"] or match["s2"] or "", 1)
    amount = f"{(number * scale).normalize():f}"
    currency = _CURRENCIES[match["sign"]] if match["sign"] else _NAMES[match["name"]]
    how = match["how"] or ""
    operator = next((op for op, ways in OPERATORS if how and re.fullmatch(ways, how)), "eq")
    values = {"amount": amount, "currency": currency, "operator": operator}
    if match["per"]:
        values["period"] = "P1M" if "month" in match["per"] else "P1Y"
    return values
