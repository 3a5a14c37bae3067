"""The slow, obvious oracle: model.md §§2-6 for one party, one instrument and one day.

Nothing is kept, indexed or cut into spans: each question goes through all reports that are
on file, through every day that a report about a group may mean, and through every order in
which the dates allow things to have come. Where the page leaves a choice, the oracle does
what the docstrings of `domain.standing` say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.oracle.acts import BEGINNINGS, effect_of
from tests.oracle.lists import by_lists, lists_without
from tests.oracle.reports import FAR_OFF, LONG_AGO, Fact, Report, doubt, marked, names
from tests.oracle.telling import Answer
from tests.oracle.weighing import answer


@dataclass
class File:
    """All facts on file at one position, and of which kind each instrument and group is."""

    facts: dict[int, Fact]
    """Those that were not retracted or corrected, by number."""
    kinds: dict[str, str]
    policy: int = 1
    merged: dict[str, str] = field(default_factory=dict)
    """Who is held to be whom."""
    asked: dict[tuple[str, str, str, int, frozenset[str]], Answer] = field(default_factory=dict)
    """Answers given before: the same file, so the same answers."""

    def canonical(self, party: str) -> str:
        """§9: who the party is, wherever the chain of merges ends."""
        while party in self.merged:
            party = self.merged[party]
        return party

    def ask(self, party: str, instrument: str, aspect: str, day: int) -> Answer:
        """§4: had the party joined on that day? Raises `Crowded`."""
        begun = [
            f
            for f in self.facts.values()
            if self.canonical(f.instrument) == self.canonical(instrument)
            and f.kind in BEGINNINGS
            and not f.alleged
            and not f.dropped
            and f.rank != "deprecated"
        ]
        days = [f.first for f in begun if f.first > LONG_AGO]
        if days:  # "by November" says nothing against "in October"
            begun = [f for f in begun if f.first > LONG_AGO or f.last < min(days)]
        if begun and all(day < f.first for f in begun):
            otherwise = self.standing(
                self.canonical(party), self.canonical(instrument), aspect, day
            )
            against = otherwise.because if otherwise.answer == "yes" else frozenset[str]()
            certainty = doubt(map(marked, begun))
            return Answer(
                "no", "not-yet", certainty, names(begun), against=against, rule="existence"
            )
        who, what = self.canonical(party), self.canonical(instrument)
        return self._by_lists(self.standing(who, what, aspect, day), who, what, aspect, day)

    def _by_lists(self, found: Answer, party: str, what: str, aspect: str, day: int) -> Answer:
        """§4: the answer, where nothing decides as the lists that leave the party out have it."""

        def names_party(fact: Fact) -> bool:
            if fact.party is None:
                return False
            if self.canonical(fact.party) == party:
                return True
            if fact.quantifier is None or self.canonical(fact.party) == what:
                return False
            return self.belonged(party, fact, frozenset({what})) != "no"

        filed = [f for f in self.facts.values() if self.canonical(f.instrument) == what]
        lists = lists_without(filed, self.kinds[what], aspect, names_party, self.canonical)
        return by_lists(found, day, lists)

    def standing(
        self,
        party: str,
        instrument: str,
        aspect: str,
        day: int,
        within: frozenset[str] = frozenset(),
    ) -> Answer:
        """What the reports about the party come to, whether or not the instrument existed.

        `within` are the groups on whose account it is asked: no membership rests on itself.
        """
        question = party, instrument, aspect, day, within
        if question not in self.asked:
            reports = self.reports(party, instrument, aspect, within)
            self.asked[question] = answer(reports, day)
        return self.asked[question]

    def reports(
        self, party: str, instrument: str, aspect: str, within: frozenset[str] = frozenset()
    ) -> list[Report]:
        """All that bears on the party: what names it, and what names a group it was in.

        What is said of part of a group proves nothing of the group itself either (§6).
        """
        found = []
        within |= {instrument}
        for fact in self.facts.values():
            if self.canonical(fact.instrument) != instrument or fact.party is None:
                continue
            effect, status = effect_of(
                fact.kind, fact.holds, fact.act, self.kinds[instrument], aspect
            )
            if effect is None:
                continue
            close = fact.closeness if self.policy == 1 else 0
            if self.canonical(fact.party) == party:
                through = "itself" if fact.quantifier in (None, "all") else "some"
                found.append(Report(fact, effect, status, through, marked(fact), close))
            elif fact.quantifier is not None and self.canonical(fact.party) not in within:
                belonged = self.belonged(party, fact, within)
                if belonged != "no":
                    through = "all" if fact.quantifier == "all" else "some"
                    doubtful = marked(fact) or belonged == "maybe"
                    found.append(Report(fact, effect, status, through, doubtful, close))
        return found

    def belonged(self, party: str, claim: Fact, within: frozenset[str]) -> str:
        """§6: was the party in the claim's group on the claim's day, whichever that is?"""
        assert claim.party is not None
        days = self._days(claim)
        group = self.canonical(claim.party)
        told = [self.standing(party, group, "participation", day, within) for day in days]
        if all(a.answer == "yes" and a.certainty == "definite" for a in told):
            return "yes"
        if any(a.answer == "yes" or a.reason == "date-uncertain" for a in told):
            return "maybe"
        return "no"

    def _days(self, claim: Fact) -> Iterable[int]:
        """Every day the claim may mean; where it is open, up to where nothing changes any more."""
        bounds = [d for f in self.facts.values() for d in (f.first, f.last) if abs(d) != FAR_OFF]
        edge_before, edge_after = min(bounds, default=0) - 1, max(bounds, default=0) + 1
        return range(max(claim.first, edge_before), min(claim.last, edge_after) + 1)
