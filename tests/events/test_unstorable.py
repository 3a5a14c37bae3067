"""What no read table could hold is refused before it is in the log."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.errors import InvalidInput
from tests.given import BY, World

NUL = "a\0b"
COMMANDS: dict[str, Callable[[World], object]] = {
    "a name": lambda w: w.party("canada", name=NUL),
    "an alias": lambda w: w.party("japan", aliases=(NUL,)),
    "a code": lambda w: w.instrument("pact", codes={"own": NUL}),
    "a fact": lambda w: w.fact("joined", actor="japan", instrument="call", when="2018",
                               as_said=NUL),
    "an instrument's name": lambda w: w.instrument("pact", name=f"\\{NUL}"),
    "a reason": lambda w: w.chronicle.merging.merge("japan", "nippon", BY, NUL),
}  # fmt: skip


@pytest.mark.parametrize("what", COMMANDS)
def test_u0000_is_refused(world: World, what: str) -> None:
    """PostgreSQL's text cannot hold U+0000, so no event may; the answers go on."""
    world.party("japan")
    world.party("nippon")
    world.instrument("call")
    with pytest.raises(InvalidInput, match=r"U\+0000"):
        COMMANDS[what](world)
    assert world.projector.catch_up() == world.position
    assert NUL not in str(world.log.read())


@pytest.mark.parametrize("name", ["\\u0000", "\\\\u0000", "u0000", "\\\\\\u0000 and \\n"])
def test_words_that_look_like_it_are_kept(world: World, name: str) -> None:
    """Backslashes before the letters u0000 are six characters like any others."""
    world.party("japan", name=name)
    assert getattr(world.log.read()[-1].event, "name", None) == name
