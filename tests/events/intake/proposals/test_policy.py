"""Policies of acceptance: what they trust, what they leave, how they are spelled."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest

from domain.errors import Ambiguous, InvalidInput
from events.drafts import InstrumentDraft, PartyDraft
from events.intake.proposals.acts import ByPolicy
from events.intake.proposals.by_policy import accept_by_policy
from events.intake.proposals.filed import Filed
from events.intake.proposals.policy import policy_of, short_policy
from events.record import ProposalAccepted
from tests.events.intake.proposals.made_up import DECLINED, acme, joined, proposal, put
from tests.given import World

LISTS = 'name = "lists"\nfamilies = ["named-list"]\n'


@pytest.fixture
def either(world_url: str) -> Iterator[World]:
    """An empty chronicle, on either database."""
    with World(world_url) as world:
        yield world


def left(world: World, spelling: str) -> list[str]:
    """Why the policy leaves each proposal that it does not accept."""
    chronicle = world.chronicle
    told = accept_by_policy(chronicle.proposals, chronicle.decisions, policy_of(spelling), "ada")
    return [each.why for each in told.left]


def test_only_the_families_it_names_are_accepted(world: World) -> None:
    """Another family stays open, and it is said which."""
    put(world, joined(), proposal("declined", "norway", DECLINED, rule="not-signatory"))
    assert left(world, LISTS) == ["the family not-signatory"]
    assert [row.state for row in world.chronicle.proposals.page()] == ["accepted", "open"]


def test_the_decision_names_the_policy(world: World) -> None:
    """Its name and the hash of its file stand on the decision, and in the audit of the fact."""
    put(world, joined())
    chronicle = world.chronicle
    (made,) = accept_by_policy(
        chronicle.proposals, chronicle.decisions, policy_of(LISTS), "ada"
    ).accepted
    decision = world.log.stream(made.proposal)[0]
    assert isinstance(decision, ProposalAccepted)
    mark = ByPolicy("lists", sha256(LISTS.encode()).hexdigest())
    assert (decision.policy, decision.policy_hash, decision.by) == (*mark, "ada")
    assert made.fact is not None
    world.projector.catch_up()
    assert world.questions.audit(made.fact).accepted_by == "ada, by the policy lists"
    assert world.chronicle.proposals.page()[0].told.policy == "lists"


@pytest.mark.parametrize(
    ("more", "why", "unless"),
    [
        ({"doubts": ("two fit",)}, "two fit", "max_doubts = 1"),
        ({"modality": "alleged"}, "only a charge", "alleged = true"),
        ({"reader": "small@0f"}, "its readers", 'readers = ["small"]'),
        ({"reader": "rules@2"}, "its readers", 'readers = ["rules@2"]'),
    ],
)
def test_what_a_policy_does_not_allow_is_left(
    world: World, more: dict[str, object], why: str, unless: str
) -> None:
    """A doubt, a charge, another reader or version: each is left, unless it is allowed."""
    put(world, joined(**more))
    strict = LISTS + ('readers = ["rules@1"]\n' if "readers" in unless else "")
    assert left(world, strict) == [why]
    assert left(world, LISTS + unless + "\n") == []


def test_a_name_that_fits_several_is_left_to_a_person(world: World) -> None:
    """However many doubts a policy allows, and the one beside it is accepted."""
    islands = joined("canada-or-japan", choices={"actor": ("canada", "japan")})
    put(world, islands, joined("norway"))
    assert left(world, LISTS + "max_doubts = 9\n") == ["a name that fits several"]
    rows = world.chronicle.proposals.page()
    assert sorted(row.state for row in rows) == ["accepted", "open"]
    (told,) = world.chronicle.decisions.accept_all(
        [row for row in rows if row.state == "open"], "ada", ByPolicy("any", "0")
    )
    assert isinstance(told, Ambiguous)


def test_new_names_need_leave(world: World) -> None:
    """Whoever would be registered is left to a person, unless the policy says otherwise."""
    put(world, acme())
    assert left(world, LISTS) == ["new names"]
    assert left(world, LISTS + "new_names = true\n") == []


@pytest.mark.parametrize(("when", "accepted"), [("", False), ("../..", False), ("2021", True)])
def test_a_date_may_be_asked_for(world: World, when: str, accepted: bool) -> None:
    """Without one the proposal is left, if the policy wants one."""
    put(world, joined(when=when))
    assert left(world, LISTS + "dated = true\n") == ([] if accepted else ["no date"])


def test_kinds_and_numbers_of_readers(world: World) -> None:
    """Only the kinds it names; only what as many readers found."""
    put(world, joined())
    assert left(world, LISTS + 'kinds = ["declined"]\n') == ["the kind joined"]
    assert left(world, LISTS + "min_readers = 2\n") == ["too few readers"]
    put(world, joined(reader="small@0f"))
    assert left(world, LISTS + "min_readers = 2\n") == []


def test_what_the_gate_refuses_stays_open(world: World) -> None:
    """One impossible proposal is told; the others are accepted."""
    put(world, joined(when="2021-02-30"), joined("canada"))
    (why,) = left(world, LISTS)
    assert "2021-02-30" in why
    assert [row.state for row in world.chronicle.proposals.page()] == ["open", "accepted"]


def test_what_is_refused_under_the_lock_is_undone_alone(either: World) -> None:
    """The pledge is on file as no treaty: nobody is registered, and the one beside it stands."""
    new = PartyDraft(id="acme-robotics", kind="company", name="Acme Robotics")
    treaty = InstrumentDraft(id="harbour-pledge", kind="treaty", name="Harbour Pledge")
    put(either, acme(new_parties=(new,), new_instruments=(treaty,)), joined("canada"))
    before = either.position
    (why,) = left(either, LISTS + "new_names = true\n")
    assert "'harbour-pledge' is on file" in why
    assert sorted(row.state for row in either.chronicle.proposals.page()) == ["accepted", "open"]
    topics = [recorded.topic for recorded in either.log.read(before)]
    assert topics == ["proposal-accepted", "joined"]


def test_a_page_is_accepted_whole_or_not_at_all(
    either: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database fails at the second of two: the first is not on file either."""
    put(either, joined(), joined("canada"))
    before = either.position
    change, calls = either.chronicle.proposals.table.change, list[Filed]()

    def failing(cursor: Any, row: Filed) -> None:
        calls.append(row)
        if len(calls) == 2:
            raise OSError("no space")
        change(cursor, row)

    monkeypatch.setattr(either.chronicle.proposals.table, "change", failing)
    with pytest.raises(OSError, match="no space"):
        left(either, LISTS)
    assert either.position == before
    assert [row.state for row in either.chronicle.proposals.page()] == ["open", "open"]


def test_what_is_on_file_is_left(world: World) -> None:
    """A fact that says it in the same words is enough."""
    put(world, joined())
    chronicle = world.chronicle
    told = accept_by_policy(
        chronicle.proposals, chronicle.decisions, policy_of(LISTS), "ada",
        on_file=lambda _row: "f1-0",
    )  # fmt: skip
    assert [each.why for each in told.left] == ["on file as f1-0"]


def test_what_was_skipped_or_rejected_is_not_accepted(world: World) -> None:
    """A person has looked at it; the policy does not go over that."""
    put(world, joined(), joined("canada"))
    first, second = (row.proposal for row in world.chronicle.proposals.page())
    world.chronicle.decisions.skip(first, "ada")
    world.chronicle.decisions.reject(second, "ada", "no")
    assert left(world, LISTS) == []
    assert [row.state for row in world.chronicle.proposals.page()] == ["skipped", "rejected"]


def test_the_short_form() -> None:
    """`rules:a,b` is a policy of these families, without doubts or new names."""
    policy = short_policy("rules:named-list,roster")
    assert policy is not None
    assert policy.says.families == ("named-list", "roster")
    assert (policy.says.readers, policy.says.max_doubts, policy.says.new_names) == (
        ("rules",), 0, False,
    )  # fmt: skip
    assert policy.mark.name == "rules:named-list,roster"
    other = short_policy("rules:named-list")
    assert other is not None
    assert other.sha256 != policy.sha256
    assert short_policy("policies/lists.toml") is None


@pytest.mark.parametrize(
    ("spelling", "word"),
    [
        ("name = ", "not TOML"),
        ('name = "x"\n', "families"),
        ('name = "x"\nfamilies = []\n', "would accept nothing"),
        ('name = " "\nfamilies = ["*"]\n', "needs a name"),
        (LISTS + "max_doubt = 1\n", "max_doubt"),
        (LISTS + "max_doubts = -1\n", "at least 0"),
        (LISTS + 'kinds = ["joinned"]\n', "Did you mean joined"),
    ],
)
def test_a_policy_that_is_none_is_refused(spelling: str, word: str) -> None:
    """What is wrong with it is said."""
    with pytest.raises(InvalidInput, match=word):
        policy_of(spelling)
