"""What contradicts what, and which facts say so (model.md §5, §7)."""

from __future__ import annotations

from projections.questions.explaining.explanations import Conflict
from tests.given import World, as_bytes

CALL = "paris-call"


def found(world: World, instrument: str | None = CALL) -> list[Conflict]:
    """The conflicts as known now."""
    world.projector.catch_up()
    return list(world.questions.conflicts(instrument).conflicts)


def kinds(world: World) -> list[str]:
    """Their kinds, in order."""
    return [conflict.kind for conflict in found(world)]


def test_disputed(world: World) -> None:
    """An entry and a denial of equal weight: both facts, from which day on, nothing decided."""
    joined = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    denied = world.fact("declined", actor="japan", instrument=CALL, when="2018-11-14")
    (conflict,) = found(world)
    assert (conflict.kind, conflict.facts, conflict.against) == ("disputed", (joined,), (denied,))
    assert (conflict.valid_from, conflict.valid_to) == ("2018-11-14", None)
    assert conflict.decided is None
    assert conflict.sentence == (
        "japan joined paris-call (2018-11-12) and japan stayed out of paris-call (2018-11-14) "
        "contradict each other; neither weighs more"
    )


def test_overruled(world: World) -> None:
    """A refusal that a more direct source outweighs is told with what stands all the same."""
    joined = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    denied = world.fact("declined", actor="japan", instrument=CALL, when="2018-11-12",
                        attributed_to="critics of it")  # fmt: skip
    (conflict,) = found(world)
    assert (conflict.kind, conflict.facts, conflict.against) == ("overruled", (joined,), (denied,))
    assert conflict.decided == "yes (reported)"
    assert conflict.sentence.endswith("yes (reported) stands: its source is more direct")


def test_a_member_that_refused(small: World) -> None:
    """What is said of a member goes before what is said of all of its group, and both show."""
    small.party("union", "group")
    small.fact("member-admitted", actor="france", group="union", when="1958-01-01")
    claim = small.fact("joined", actor="union", instrument=CALL, when="2018-11-12",
                       quantifier="all")  # fmt: skip
    denied = small.fact("declined", actor="france", instrument=CALL, when="2018-11-12")
    (conflict,) = found(small)
    assert (conflict.kind, conflict.party) == ("overruled", "france")
    assert (conflict.facts, conflict.against) == ((denied,), (claim,))


def test_set_aside(small: World) -> None:
    """A fact ranked as known wrong still shows what it says."""
    fact = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    small.fact("declined", actor="japan", instrument=CALL, when="2018-11-12")
    small.rank(fact, "deprecated")
    (conflict,) = found(small)
    assert (conflict.kind, conflict.against) == ("set-aside", (fact,))


def test_an_ending_of_nothing(world: World) -> None:
    """Leaving what one is not known to have joined is shown as a conflict."""
    fact = world.fact("withdrew", actor="japan", instrument=CALL, when="2018-11-12")
    (conflict,) = found(world)
    assert (conflict.kind, conflict.facts) == ("ending-without-entry", (fact,))
    world.fact("joined", actor="japan", instrument=CALL, when="2017")
    assert kinds(world) == []


def test_an_ending_before_the_entry(small: World) -> None:
    """An entry dated after the ending does not explain it."""
    small.fact("withdrew", actor="japan", instrument=CALL, when="2018-11-12")
    small.fact("joined", actor="japan", instrument=CALL, when="2019-11-12")
    assert kinds(small) == ["ending-without-entry"]


def test_a_member_leaves(small: World) -> None:
    """Who came in as a member of a group may leave by name."""
    small.party("union", "group")
    small.fact("member-admitted", actor="france", group="union", when="1958-01-01")
    small.fact("joined", actor="union", instrument=CALL, when="2018-11-12", quantifier="all")
    small.fact("withdrew", actor="france", instrument=CALL, when="2019-11-12")
    assert kinds(small) == []


def test_a_treaty_is_left_once(small: World) -> None:
    """Leaving a treaty ends consent and force; with consent on file it ends something."""
    small.instrument("pact", "treaty")
    small.fact("ratified", actor="japan", instrument="pact", when="2018-11-12")
    small.fact("denounced", actor="japan", instrument="pact", when="2020-11-12")
    assert found(small, "pact") == []


def test_two_days_for_one_act(world: World) -> None:
    """Two sources that date one entry differently, with no ending in between."""
    one = world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    other = world.fact("joined", actor="japan", instrument=CALL, when="2018-12-01")
    (conflict,) = found(world)
    assert (conflict.kind, conflict.facts, conflict.against) == ("dates", (one,), (other,))
    assert (conflict.valid_from, conflict.valid_to) == ("2018-11-12", "2018-12-02")


def test_two_spells(small: World) -> None:
    """With an ending in between, two entries are two spells."""
    small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    small.fact("withdrew", actor="japan", instrument=CALL, when="2018-11-20")
    small.fact("joined", actor="japan", instrument=CALL, when="2018-12-01")
    assert kinds(small) == []


def test_days_that_meet(small: World) -> None:
    """A month and a day in it are one day, told with different care."""
    small.fact("joined", actor="japan", instrument=CALL, when="2018-11")
    small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    assert kinds(small) == []


def test_order_in_doubt(small: World) -> None:
    """An entry and an ending in months that overlap: which came last cannot be told."""
    one = small.fact("joined", actor="japan", instrument=CALL, when="2018-11")
    other = small.fact("withdrew", actor="japan", instrument=CALL, when="2018-11")
    conflict = found(small)[0]
    assert conflict.kind == "order-in-doubt"
    assert set(conflict.facts) == {one, other}


def test_numbers(world: World) -> None:
    """Two numbers of one day that cannot both be true, of units that are alike."""
    said = {"instrument": CALL, "when": "2018-11-12"}
    exact = world.fact("count-reported", number=50, operator="eq", unit="states", **said)
    more = world.fact("count-reported", number=50, operator="gt", unit="nations", **said)
    world.fact("count-reported", number=50, operator="lt", unit="companies", **said)
    (conflict,) = found(world)
    assert conflict.kind == "counts"
    assert {*conflict.facts, *conflict.against} == {exact, more}
    world.retract(more)
    assert kinds(world) == []


def test_a_disputed_fact(small: World) -> None:
    """A fact that somebody disputes is shown, with who, why and who confirmed it since."""
    fact = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    small.chronicle.corrections.dispute(fact, "the ministry", "not in the annex")
    disputed = small.position
    small.chronicle.corrections.confirm(fact, "an editor", "seen in the annex")
    (conflict,) = found(small)
    assert (conflict.kind, conflict.facts) == ("fact-disputed", (fact,))
    assert (conflict.by, conflict.reason) == ("the ministry", "not in the annex")
    assert conflict.position == disputed
    assert conflict.sentence.endswith("an editor confirmed it since")


def test_as_known_then(world: World) -> None:
    """At a position conflicts stay what they were; once mended they are gone from there on."""
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    denied = world.fact("declined", actor="japan", instrument=CALL, when="2018-11-14")
    last = world.position
    world.projector.catch_up()
    before = as_bytes(world.questions.conflicts(CALL, last))
    world.rank(denied, "deprecated")
    world.retract(denied)
    assert kinds(world) == []
    assert as_bytes(world.questions.conflicts(CALL, last)) == before


def test_all_instruments(small: World) -> None:
    """Without an instrument, all are looked at, in the order of their ids."""
    small.fact("withdrew", actor="japan", instrument="pledge-b", when="2018-11-12")
    small.fact("delisted", party="japan", list="list-a", when="2018-11-12")
    small.fact("membership-ended", actor="japan", group="club-c", when="2018-11-12")
    assert [c.instrument for c in found(small, None)] == ["club-c", "list-a", "pledge-b"]


def test_nothing_contradicts(small: World) -> None:
    """Doubt about a day, an intention and a refusal before an entry contradict nothing."""
    small.fact("announced-intent", actor="japan", instrument=CALL, when="2018-01-01", act="join")
    small.fact("declined", actor="japan", instrument=CALL, when="2018-06-01")
    small.fact("joined", actor="japan", instrument=CALL, when="2018-11")
    small.fact("withdrew", actor="japan", instrument=CALL, when="2020")
    assert kinds(small) == []


# --- what does not fit -----------------------------------------------------------------------


def test_before_the_instrument_began(small: World) -> None:
    """An entry dated before the launch is shown beside it, with the no that stands."""
    joined = small.fact("joined", actor="japan", instrument=CALL, when="2018-10-01")
    launched = small.fact("launched", instrument=CALL, when="2018-11-12")
    small.fact("joined", actor="chile", instrument=CALL, when="2018-11")
    (conflict,) = found(small)
    assert (conflict.kind, conflict.party) == ("overruled", "japan")
    assert (conflict.facts, conflict.against) == ((launched,), (joined,))
    assert (conflict.valid_from, conflict.valid_to) == ("2018-10-01", "2018-11-12")
    assert conflict.decided == "no (not-yet)"
    assert small.ask("japan", CALL, "2018-10-15").against == (joined,)


def test_left_out_of_a_complete_list(small: World) -> None:
    """A critic's entry beside a complete list of the owner that leaves the party out."""
    small.party("host")
    small.instrument(CALL, owner="host")
    said = small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12",
                      attributed_to="critics of it")  # fmt: skip
    small.fact("joined", actor="chile", instrument=CALL, when="2018-11-12")
    small.fact("withdrew", actor="chile", instrument=CALL, when="2018-11-15")
    complete = small.fact("roster-declared-complete", instrument=CALL, when="2018-11-20",
                          publisher="host")  # fmt: skip
    (conflict,) = found(small)
    assert (conflict.kind, conflict.party, conflict.decided) == (
        "left-out", "japan", "yes (reported)",
    )  # fmt: skip
    assert (conflict.facts, conflict.against) == ((said,), (complete,))
    assert (conflict.valid_from, conflict.valid_to) == ("2018-11-12", "2018-11-21")


def test_outside_its_existence(small: World) -> None:
    """An act on a day on which the party did not exist, by its registration, is shown."""
    small.party("old-republic", existed_from="1949-10-07", existed_until="1990-10-02/1990-10-03")
    early = small.fact("joined", actor="old-republic", instrument=CALL, when="1949-01-01")
    late = small.fact("joined", actor="old-republic", instrument=CALL, when="1990-10-03")
    small.fact("joined", actor="old-republic", instrument=CALL, when="1990-10-02")
    small.fact("joined", actor="old-republic", instrument=CALL, when="1990")
    outside = [c for c in found(small) if c.kind == "outside-existence"]
    assert [(c.facts, c.party) for c in outside] == [
        ((early,), "old-republic"),
        ((late,), "old-republic"),
    ]


def test_merged_existences(small: World) -> None:
    """What is merged existed for as long as either of the two did."""
    small.party("ceylon", existed_until="1972-05-22")
    small.party("sri-lanka", existed_from="1972-05-22")
    small.fact("joined", actor="ceylon", instrument=CALL, when="1980")
    assert kinds(small) == ["outside-existence"]
    small.merge("ceylon", "sri-lanka")
    assert kinds(small) == []
