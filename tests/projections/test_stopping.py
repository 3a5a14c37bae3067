"""A projection that meets an event it cannot handle stops and says where (model.md §13)."""

from __future__ import annotations

import pytest
from eventsourcing.persistence import StoredEvent

from domain.errors import Stopped
from events.codec import Codec
from events.log import New
from events.record import FactRetracted
from events.registry import EVENTS
from events.report import Event
from projections.runner import Follower
from tests.given import BY, World

CALL = "paris-call"
DAY = "2018-11-20"


class MadeUp(Event, frozen=True, kw_only=True):
    """An event that a newer version of the program writes."""

    TOPIC = "made-up"


def raw(world: World, topic: str, state: bytes) -> int:
    """Append bytes as they are, with a true fact before and after; their position."""
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    (position,) = world.recorder.insert_events([StoredEvent("made-up", 1, topic, state)])
    world.fact("joined", actor="chile", instrument=CALL, when="2018-11-12")
    return position


def stops(world: World, position: int, topic: str) -> None:
    """It stops there each time, with everything before it projected and nothing after."""
    for _ in range(2):
        with pytest.raises(Stopped) as stopped:
            world.projector.catch_up()
        assert (stopped.value.position, stopped.value.topic) == (position, topic)
        assert f"Event {position} ({topic})" in str(stopped.value)
    assert world.questions.position() == position - 1
    assert world.questions.ask("japan", CALL, DAY).answer == "yes"
    assert "chile" not in {entity.id for entity in world.questions.entities()}


def test_an_unknown_topic(world: World) -> None:
    """An event of no known class stops it, in the middle of a page."""
    stops(world, raw(world, "made-up", b'{"v":1}'), "made-up")


@pytest.mark.parametrize(
    "state",
    [
        b"", b"{", b'{"v":1', b'{"v":1,}', b"[]", b"null", b"7", b'"joined"', b"\xff\xfe",
        b'{"v":1,"actor":"japan"}', b'{"v":99,"actor":"japan"}', b'{"v":"1"}', b"{}",
        b'{"v":1,"actor":"japan","instrument":"paris-call","when":7}',
    ],
)  # fmt: skip
def test_damaged_bytes(small: World, state: bytes) -> None:
    """Bytes that no class can read stop it, whatever they are."""
    stops(small, raw(small, "joined", state), "joined")


def test_what_does_not_fit(world: World) -> None:
    """Somebody put a readable event past the commands: a party that is registered already."""
    topic = "party-registered"
    state = b'{"v":1,"party":"japan","kind":"state","name":"Japan"}'
    stops(world, raw(world, topic, state), topic)


def test_damaged_bytes_on_both(world: World) -> None:
    """The same on both databases."""
    stops(world, raw(world, "joined", b'{"v":1,"damaged'), "joined")


def test_a_class_without_a_rule(world_url: str) -> None:
    """An event that can be read but has no rule stops it."""
    with World(world_url, Codec({**EVENTS, "made-up": MadeUp})) as world:
        stops(world, raw(world, "made-up", b'{"v":1}'), "made-up")


def test_a_note_about_no_fact(world: World) -> None:
    """A retraction of a fact that was never recorded stops it."""
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    note = FactRetracted(fact="f1-none", by=BY, reason="it is not there")
    position = world.append([New("f1-none", 2, note)])
    world.fact("joined", actor="chile", instrument=CALL, when="2018-11-12")
    stops(world, position, "fact-retracted")


def test_at_the_start_of_a_page(world: World) -> None:
    """It stops as well where the event is the first of a page."""
    world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
    world.projector.catch_up()
    (position,) = world.recorder.insert_events([StoredEvent("x", 1, "made-up", b'{"v":1}')])
    stops(world, position, "made-up")


def test_it_goes_on_when_the_class_is_known(world_url: str) -> None:
    """A program that does not know a class stops; one that does goes on from there."""
    older = {topic: cls for topic, cls in EVENTS.items() if topic != "declined"}
    with World(world_url) as world:
        world.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
        world.fact("declined", actor="china", instrument=CALL, when="2018-11-12")
        position = world.position
        world.fact("joined", actor="chile", instrument=CALL, when="2018-11-12")
        with World(world_url, Codec(older)) as old:
            stops(old, position, "declined")
        assert world.says("china", CALL, DAY) == "no, declined"
        assert world.says("chile", CALL, DAY) == "yes, reported"
        assert world.projector.rebuild().state_hash == world.state()


def test_a_rebuild_stops_too(world: World) -> None:
    """A rebuild stops at the same event, and the old tables go on answering."""
    position = raw(world, "made-up", b'{"v":1}')
    for _ in range(2):
        with pytest.raises(Stopped) as stopped:
            world.projector.rebuild()
        assert stopped.value.position == position
    stops(world, position, "made-up")


def test_a_follower_says_why(small: World) -> None:
    """The thread that follows the log ends at such an event and keeps the reason."""
    position = raw(small, "made-up", b'{"v":1}')
    follower = Follower(small.projector, tick=0.001)
    follower.start()
    follower._thread.join(timeout=30)
    assert isinstance(follower.failure, Stopped)
    assert follower.failure.position == position
    follower.stop()


def test_a_follower_follows(small: World) -> None:
    """The thread projects what others write, without being asked."""
    follower = Follower(small.projector, tick=0.001)
    follower.start()
    try:
        small.fact("joined", actor="japan", instrument=CALL, when="2018-11-12")
        for _ in range(10_000):
            if small.questions.position() == small.position:
                break
            follower._thread.join(timeout=0.01)
        assert small.questions.ask("japan", CALL, DAY).answer == "yes"
    finally:
        follower.stop()
    assert follower.failure is None
