"""Several runners at one log, and runners that are killed, leave what one would (model.md §13)."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random

import pytest

from events.log import Recorded
from projections.runner import Projector
from tests.given import World, as_bytes
from tests.oracle.histories import Play, history
from tests.projections import projecting_process

ROOT = Path(__file__).parents[2]
DAY = "2018-11-20"


def filled(world: World, seed: int, number: int = 3) -> int:
    """Histories that nobody has projected; the position."""
    random = Random(seed)
    for _ in range(number):
        Play(world, history(random)).append()
    return world.position


def alone(world: World) -> str:
    """What one runner makes of the whole log."""
    return world.projector.rebuild().state_hash


# --- Races -----------------------------------------------------------------------------------


class _Racer(threading.Thread):
    """A runner with a connection, a projector and a page size of its own; each page another."""

    def __init__(self, url: str, seed: int, start: threading.Barrier, rounds: int) -> None:
        super().__init__()
        self.world = World(url)
        self._random = Random(seed)
        self._barrier = start
        self._rounds = rounds
        self.failure: BaseException | None = None
        read = self.world.log.read

        def read_some(after: int = 0, _limit: int = 0) -> list[Recorded]:
            return read(after, self._random.randint(1, 6))

        self.world.log.read = read_some  # type: ignore[method-assign, assignment]

    def run(self) -> None:
        try:
            for _ in range(self._rounds):
                self._barrier.wait()
                self.world.projector.catch_up()
        except BaseException as error:
            self.failure = error
            self._barrier.abort()


@pytest.mark.parametrize("number", [2, 6])
def test_racing_runners(world: World, number: int) -> None:
    """Two or six runners at once leave exactly the rows of one."""
    with ExitStack() as opened:
        start = threading.Barrier(number)
        racers = [_Racer(world.url, seed, start, rounds=2) for seed in range(number)]
        for racer in racers:
            opened.enter_context(racer.world)
        filled(world, seed=number)
        for racer in racers:
            racer.start()
        filled(world, seed=number + 100, number=2)  # the second round may find more
        for racer in racers:
            racer.join()
        assert [racer.failure for racer in racers] == [None] * number
        assert world.projector.catch_up() == world.position
        assert world.state() == alone(world)


def test_one_projector_for_many_threads(small: World) -> None:
    """Threads that share a projector take turns."""
    head = filled(small, seed=3)
    reached: list[int] = []
    threads = [
        threading.Thread(target=lambda: reached.append(small.projector.catch_up()))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert reached == [head] * 4
    assert small.state() == alone(small)


class _Overtaken(Projector):
    """A runner that does something else just before it writes its first page."""

    def __init__(self, world: World, first: Callable[[], object]) -> None:
        super().__init__(world.engine, world.log)
        self._first: list[Callable[[], object]] = [first]

    def _project(self, generation: int, position: int, events: list[Recorded]) -> int | None:
        while self._first:
            self._first.pop()()
        return super()._project(generation, position, events)


def test_overtaken_by_a_rebuild(world: World) -> None:
    """A runner that another one's rebuild overtakes leaves its write in the next answer."""
    world.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    world.projector.catch_up()
    with World(world.url) as other:
        slow = _Overtaken(world, other.projector.rebuild)
        world.fact("joined", actor="chile", instrument="paris-call", when="2018-11-12")
        assert slow.catch_up() == world.position
    assert world.questions.position() == world.position
    assert world.questions.ask("chile", "paris-call", DAY).answer == "yes"


def test_overtaken_by_a_rebuild_that_had_read_the_log(world: World) -> None:
    """The same if that rebuild had read the log to its end before the write."""
    world.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    world.projector.catch_up()
    with World(world.url) as other:
        head, events = other.log.head(), other.log.read()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(other.log, "head", lambda: head)
            patch.setattr(other.log, "read", lambda after, _limit: events[after:])
            slow = _Overtaken(world, other.projector.rebuild)
            world.fact("joined", actor="chile", instrument="paris-call", when="2018-11-12")
            assert slow.catch_up() == world.position
    assert world.questions.position() == world.position


def test_overtaken_by_two_rebuilds(small: World) -> None:
    """The same if the tables it was about to write have been dropped meanwhile."""
    small.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    small.projector.catch_up()

    def rebuild_twice() -> None:
        with World(small.url) as other:
            other.projector.rebuild()
            other.projector.rebuild()

    small.fact("joined", actor="chile", instrument="paris-call", when="2018-11-12")
    assert _Overtaken(small, rebuild_twice).catch_up() == small.position
    assert small.questions.position() == small.position


class _SwitchesLate(Projector):
    """A rebuild that does something else just before it switches."""

    def __init__(self, world: World, first: Callable[[], object]) -> None:
        super().__init__(world.engine, world.log)
        self._first: list[Callable[[], object]] = [first]

    def _switched(self, old: int, new: int) -> bool:
        while self._first:
            self._first.pop()()
        return super()._switched(old, new)


def test_no_switch_to_tables_that_are_behind(world: World) -> None:
    """New tables take over only when they have all that the old ones have."""
    world.fact("joined", actor="japan", instrument="paris-call", when="2018-11-12")
    world.projector.catch_up()

    def record() -> None:
        world.fact("joined", actor="chile", instrument="paris-call", when="2018-11-12")
        world.projector.catch_up()

    rebuilt = _SwitchesLate(world, record).rebuild()
    assert rebuilt.position == world.position
    assert world.questions.ask("chile", "paris-call", DAY).answer == "yes"
    assert rebuilt.state_hash == world.state()


# --- Killed ----------------------------------------------------------------------------------


@contextmanager
def runner_process(url: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """The projector as a process, killed with SIGKILL when the block ends."""
    with subprocess.Popen(
        [sys.executable, projecting_process.__file__, url, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    ) as process:
        try:
            yield process
        finally:
            process.kill()
            process.communicate()


def told(process: subprocess.Popen[str]) -> str:
    """The next line that the process says; it waits for an answer before it goes on."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def go_on(process: subprocess.Popen[str]) -> None:
    """Let the process go on to its next page."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


@pytest.mark.parametrize("what", ["catch_up", "rebuild"])
@pytest.mark.parametrize("mid_page", [True, False], ids=["mid-page", "between-pages"])
def test_killed(world: World, what: str, mid_page: bool) -> None:
    """A runner that is killed leaves a database that catches up to the same state."""
    filled(world, seed=5)
    if what == "rebuild":
        world.projector.catch_up()
    state, before = world.state(), as_bytes(world.questions.entities())
    with runner_process(world.url, what, 7, *([3] if mid_page else [])) as process:
        for _ in range(2):
            assert told(process).split()[0].isdigit()
            go_on(process)
        last = told(process)
        assert last == "mid-page" if mid_page else last.split()[0].isdigit()
    if what == "rebuild":
        assert as_bytes(world.questions.entities()) == before
        assert world.state() == state
    assert world.projector.catch_up() == world.position
    assert world.state() == alone(world)


def test_killed_again_and_again(small: World) -> None:
    """A runner killed after every page gets to the end all the same."""
    head = filled(small, seed=6)
    reached = small.questions.position()
    for _ in range(3):
        with runner_process(small.url, "catch_up", 9) as process:
            reached = int(told(process).split()[0])
        assert small.questions.position() == reached
    assert reached <= head
    assert small.projector.catch_up() == head
    assert small.state() == alone(small)
