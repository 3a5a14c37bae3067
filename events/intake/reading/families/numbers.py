"""How many take part, and how much money is promised.

Invariant: a number is kept with its comparison, in the words' own strength.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from events.intake.reading.cues import Cued, either
from events.intake.reading.families.meaning import build, fact
from events.intake.reading.found import Found, Tense, actors, acts, before
from events.intake.reading.items import Item
from events.intake.reading.masking import Masked
from events.intake.reading.nouns import NUMBERS, OPERATORS
from events.intake.reading.story import Story
from events.intake.reading.verbs import PRE, stance

_A = "\ue000"
_PLEDGED = Cued(
    rf"(?P<a>{_A})(?: (?:across|around|from|in|of) [^,]{{1,40}}?)? (?P<pre>(?:(?:have|has|"
    rf"had|all|also|together|now|already|\w+ly|not|n't|may|could|will) ){{0,4}})"
    r"(?P<verb>(?:pledg|vow|promis|committ?|agree|sign|undertak|undertook)(?:e|es|ed|s)?)"
    r"(?: (?:on|up))? to (?!join|sign|withdraw|leave|meet|ratify|support|back)"
    r"(?P<what>[a-z]+)",
    re.IGNORECASE,
)
_GATHERED = Cued(
    rf"\b(?:gathering|meeting|summit|conference|attended by|brought together|brings "
    rf"together|drew|gathers|gathered)"
    rf"(?: of)?(?: [a-z]+)?(?: from)? (?P<a>{_A})"
)
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


COUNTS, MONEY = either(_PLEDGED, _GATHERED), either(_MONEY)


def counts(masked: Masked, story: Story) -> Iterator[Found]:
    """Who pledged to do something, without the pledge being named; and who gathered."""
    for match in masked.all(_PLEDGED):
        if acts(masked, match.start("a")):
            yield from _pledged(masked, match, story)
    for match in masked.all(_GATHERED):
        found = before(masked, match.start())
        if found is None or found[1].kind not in ("organization", "group"):
            continue
        span = (match.start(), match.end())
        for item in masked.items(match.start("a")):
            if item.kind == "count":
                values = {"number": item.number, "operator": item.operator, "unit": item.unit}
                yield build(
                    masked,
                    "count-reported",
                    "count",
                    item,
                    found[1],
                    span,
                    span[0],
                    values,
                    "past",
                    "attends",
                )


def _pledged(masked: Masked, match: re.Match[str], story: Story) -> Iterator[Found]:
    thing = story.main()
    items = list(actors(masked, match.start("a")))
    if thing is None or stance(match["pre"], match["verb"]) != "done":
        return
    signed_on = match["verb"].lower().startswith("sign")
    for actor in items:
        if actor.kind != "count" and not (signed_on or len(items) > 1):
            continue
        found = fact(actor, thing, "sign" if signed_on else "join", "joining", "done")
        if found is not None:
            yield build(
                masked,
                found[0],
                "pledge-unnamed",
                actor,
                thing,
                match.span(),
                match.start("verb"),
                found[1],
                found[2],
                match["pre"] + match["verb"],
            )


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
