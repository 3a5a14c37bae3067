"""How the tests are spread over the workers of pytest-xdist.

A module stays on one worker, which makes its fixtures once; so does a group, which may be of
many modules. The long groups begin first, and short modules end the run: no worker is idle long.
"""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadGroupScheduling

SHORT = "tests/domain/"
"""What needs no database: hundreds of tests in a few seconds."""


class ByModule(LoadGroupScheduling):  # type: ignore[misc]  # not typed
    """A unit of work is a group, or else a module: one test alone would be too little.

    Of thousands of units the scheduler counts each again after every test.
    """

    def _split_scope(self, nodeid: str) -> str:
        scope: str = super()._split_scope(nodeid)
        return scope.partition("::")[0]


def sort(items: list[pytest.Item]) -> None:
    """Groups first, short modules last, and all else as it was."""
    items.sort(key=lambda item: (_group(item) is None, item.nodeid.startswith(SHORT)))


def _group(item: pytest.Item) -> pytest.Mark | None:
    return item.get_closest_marker("xdist_group")
