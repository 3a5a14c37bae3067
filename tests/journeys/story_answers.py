"""The list questions of the five articles, graded by their answers alone, without the proof."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.test_questions import PARIS, QUESTIONS, Journey

DAY = "2018-11-20"
FORUM = "Global Internet Forum to Counter Terrorism"
ECHRI = "Export Controls and Human Rights Initiative"


def _q17(journey: Journey) -> bool:
    """ "Over 50" and "50" countries, side by side, as a conflict."""
    ledger = journey.chronicle.questions.counts(PARIS, DAY)
    countries = {(e.operator, e.number) for e in ledger.reported if e.unit == "countries"}
    return countries == {("eq", 50), ("gt", 50)} and "countries" in ledger.conflicts


def _q18(journey: Journey) -> bool:
    """More than 150 companies."""
    ledger = journey.chronicle.questions.counts(PARIS, DAY)
    companies = [(e.operator, e.number) for e in ledger.reported if e.unit == "companies"]
    return companies == [("gt", 150)]


def _q19(journey: Journey) -> bool:
    """Japan and Canada by name; of three groups only "all 28" is a yes."""
    entries = journey.chronicle.questions.roster(PARIS, DAY).entries
    named = {e.party for e in entries if e.kind == "state" and e.reason == "reported"}
    groups = {e.party: e.reason for e in entries if e.kind == "group"}
    wanted = {
        "eu-member-states": "reported", "eu-countries": "group-unproven",
        "europe": "group-unproven",
    }  # fmt: skip
    return named == {"japan", "canada"} and wanted.items() <= groups.items()


def _q20(journey: Journey) -> bool:
    """Four states stayed out."""
    entries = journey.chronicle.questions.roster(PARIS, DAY).entries
    out = {e.party for e in entries if e.kind == "state" and e.reason == "declined"}
    return out == {"russia", "united-states", "china", "pakistan"}


def _q21(journey: Journey) -> bool:
    """France proposed it, in November 2018."""
    facts = journey.chronicle.questions.timeline(PARIS).facts
    return {("france", "2018-11")} == {
        (f.roles["actor"], f.when) for f in facts if f.kind == "proposed" and "actor" in f.roles
    }


def _q23(journey: Journey) -> bool:
    """Three documents say that Google takes part."""
    facts = journey.chronicle.questions.facts(party="Google", instrument=PARIS, kind="joined").facts
    return len({fact.document for fact in facts}) == 3


def _q24(journey: Journey) -> bool:
    """One article says it of Pakistan, in its own voice."""
    facts = journey.chronicle.questions.facts(party="Pakistan", instrument=PARIS).facts
    return [fact.attributed_to for fact in facts] == [None]


def _q27(journey: Journey) -> bool:
    """Those who are announced to join the Initiative."""
    facts = journey.chronicle.questions.facts(instrument=ECHRI, kind="announced-intent").facts
    wanted = {journey.gold[gold]["subject"] for gold in QUESTIONS["q27"]["fact_ids"]}
    return {f.roles["actor"] for f in facts if f.values["act"] == "join"} == wanted


def _q28(journey: Journey) -> bool:
    """The four that issued the joint statement."""
    entries = journey.chronicle.questions.roster("echri-joint-statement", "2021-12-10").entries
    authors = {e.party for e in entries if e.status == "author"}
    return authors == {"australia", "denmark", "norway", "united-states"}


def _q31(journey: Journey) -> bool:
    """In November 2021, on a list of the United States."""
    answer = journey.chronicle.questions.ask("NSO Group", "us-blacklist", "2021-12-10")
    return (answer.answer, answer.since) == ("yes", "2021-11")


def _q36(journey: Journey) -> bool:
    """Up to 20,000,000 US dollars a year."""
    facts = journey.chronicle.questions.facts(kind="commitment-made").facts
    wanted = {"amount": "20000000", "currency": "USD", "operator": "le", "period": "P1Y"}
    return [fact.values for fact in facts] == [wanted]


def _q37(journey: Journey) -> bool:
    """Four companies by name, and all major internet companies."""
    entries = journey.chronicle.questions.roster(FORUM, "2018-04-23").entries
    return {e.party for e in entries if e.answer == "yes"} == {
        "facebook", "google", "twitter", "microsoft", "major-internet-companies",
    }  # fmt: skip


ANSWERS: dict[str, Callable[[Journey], bool]] = {
    "q17": _q17, "q18": _q18, "q19": _q19, "q20": _q20, "q21": _q21, "q23": _q23, "q24": _q24,
    "q27": _q27, "q28": _q28, "q31": _q31, "q36": _q36, "q37": _q37,
}  # fmt: skip
"""Whether the answer is the expected one, by the question's number."""
