"""Everything a party joined, refused or left: its spans over all instruments."""

from __future__ import annotations

import itertools

from domain.dates import day, iso
from events.record import DatedName
from projections.questions.answers import Standing
from projections.questions.history import PartyHistory, SpanView
from tests.given import World

CALL, PACT = "paris-call", "pact"
FIRST, LAST = day("2018-11-01"), day("2018-12-10")


def told(world: World) -> None:
    """Days that are certain and not, a list that leaves one out, an instrument that begins."""
    world.instrument(PACT, "treaty")
    world.fact("launched", instrument=CALL, when="2018-11-12")
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-10")
    world.fact("joined", actor="chile", instrument=CALL, when="2018-11-16/2018-11-18")
    world.fact("withdrew", actor="chile", instrument=CALL, when="2018-11-25")
    world.fact("announced-intent", actor="india", instrument=CALL, when="2018-11-20", act="join")
    world.fact("roster-declared-complete", instrument=CALL, when="2018-11-30")
    world.fact("signed", actor="chile", instrument=PACT, when="2018-11-20")
    world.fact("ratified", actor="chile", instrument=PACT, when="2018-11")
    world.projector.catch_up()


def on(history: PartyHistory, instrument: str, aspect: str, number: int) -> SpanView | None:
    """The span that holds on a day."""
    now = iso(number)
    found = [
        span
        for span in history.spans
        if (span.instrument, span.aspect) == (instrument, aspect)
        and (span.valid_from is None or span.valid_from <= now)
        and (span.valid_to is None or now < span.valid_to)
    ]
    assert len(found) <= 1, "two spans hold on one day"
    return found[0] if found else None


def test_a_span_is_what_the_roster_says_on_each_of_its_days(world: World) -> None:
    """Beginnings, lists, doubts and aspects included; where the roster is silent, so is it."""
    told(world)
    ask, parties = world.questions, ("japan", "chile", "india")
    histories = {party: ask.history(party) for party in parties}
    for instrument, aspect in (
        (CALL, "participation"), (PACT, "signature"), (PACT, "consent"),
    ):  # fmt: skip
        for number in range(FIRST, LAST):
            roster = ask.roster(instrument, iso(number), aspect=aspect)
            entries = {entry.party: entry for entry in roster.entries}
            for party, history in histories.items():
                span = on(history, instrument, aspect, number)
                entry = entries.get(party)
                assert (span is None) == (entry is None)
                for field in Standing.__struct_fields__:
                    assert getattr(span, field, None) == getattr(entry, field, None)


def test_neighbouring_spans_differ(small: World) -> None:
    """No day is between two spans that say the same."""
    told(small)
    spans = small.questions.history("chile").spans
    for one, other in itertools.pairwise(spans):
        if (one.instrument, one.aspect, one.valid_to) == (
            other.instrument, other.aspect, other.valid_from,
        ):  # fmt: skip
            assert [getattr(one, f) for f in Standing.__struct_fields__] != [
                getattr(other, f) for f in Standing.__struct_fields__
            ]


def test_it_shows_the_facts_behind_it(small: World) -> None:
    """Each id in a span is among the facts, and no other fact is."""
    told(small)
    history = small.questions.history("chile")
    named = {fact for span in history.spans for fact in (*span.because, *span.against)}
    assert {fact.fact for fact in history.facts} == named


def test_it_is_pinned(small: World) -> None:
    """As known before, a party has the spans, names and merges that were known then."""
    told(small)
    before = small.questions.history("chile")
    small.party("chili", name="Chili", aliases=["Republic of Chile"])
    small.fact("joined", actor="chili", instrument="rome-call", when="2020-01-01")
    small.merge("chili", "chile")
    small.projector.catch_up()
    assert small.questions.history("chile", before.position) == before
    now = small.questions.history("Chili")
    assert now.party == "chile"
    assert [(each.party, each.into) for each in now.same] == [("chili", "chile")]
    assert [each.name for each in now.names] == ["Chili", "Republic of Chile"]
    assert "rome-call" in {span.instrument for span in now.spans}


def test_it_has_dated_names_codes_and_existence(small: World) -> None:
    """Who the party is: as it is registered."""
    small.party(
        "utopia", name="New Utopia", codes={"iso3166": "UT"}, existed_from="1900", existed_until=
        "2000", names=[DatedName("Old Utopia", end="1950-01-01")],
    )  # fmt: skip
    small.projector.catch_up()
    found = small.questions.history("utopia")
    (name,) = found.names
    assert (name.name, name.valid_from, name.valid_to) == ("Old Utopia", None, "1950-01-01")
    assert (found.codes, found.existed_from, found.existed_until) == (
        {"iso3166": "UT"}, "1900", "2000",
    )  # fmt: skip
    assert found.spans == ()


def test_by_some_sources_a_span_is_what_their_roster_says(world: World) -> None:
    """On each day, groups and beginnings included; who else says something is told all the same."""
    world.party("club", "group")
    for member in ("japan", "chile"):
        world.fact("member-admitted", actor=member, group="club", when="2010-01-01",
                   publisher="Le Monde")  # fmt: skip
    world.fact("launched", instrument=CALL, when="2018-11-05", publisher="The Herald")
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-10", publisher="The Herald")
    world.fact("declined", actor="japan", instrument=CALL, when="2018-11-12", publisher="Le Monde")
    world.fact("joined", actor="club", instrument=CALL, when="2018-11-20", quantifier="all",
               publisher="Le Monde")  # fmt: skip
    world.projector.catch_up()
    ask = world.questions
    for source in (["The Herald"], ["Le Monde"], ["le monde", "The Herald"]):
        for party in ("japan", "chile"):
            history = ask.history(party, sources=source)
            assert history.sources == tuple(source)
            for number in range(FIRST, LAST, 2):
                roster = ask.roster(CALL, iso(number), sources=source)
                entries = {entry.party: entry for entry in roster.entries}
                span, entry = on(history, CALL, "participation", number), entries.get(party)
                assert (span is None) == (entry is None)
                if span is not None and entry is not None:
                    assert (span.answer, span.because) == (entry.answer, entry.because)
    publishers = ask.history("chile", sources=["The Herald"]).publishers
    assert [each.publisher for each in publishers] == ["Le Monde"]
