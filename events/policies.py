"""The policy in force: which version of the rules weighs reports that contradict each other.

Invariant: a chronicle starts with version 1, and each change to another version is an
event on one stream, decided under the write lock; the last one is in force.
"""

from __future__ import annotations

from typing import NamedTuple

from domain.errors import InvalidInput
from domain.policy import FIRST_POLICY, POLICIES
from events.log import Log, New
from events.record import PolicyChanged
from events.report import Event
from events.saying import said

STREAM = "policy"
OPENING = ("chronicle", 1)
"""The event since which the first version is in force."""


class PolicyNoted(NamedTuple):
    """Since which position a version is in force; `new` is false if it was so already."""

    policy: int
    position: int
    new: bool


class PolicyVersions:
    """The command that puts a version of the rules in force, and the one that is."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def in_force(self) -> int:
        """The version that decides now (`domain.policy.POLICIES` says what it means)."""
        return _version(self._log.stream(STREAM))

    def change(self, version: int, by: str, reason: str) -> PolicyNoted:
        """From here on `version` decides.

        A version that is in force already is not recorded again. Raises `InvalidInput`
        for a version that there is not, and for a reason that is none.
        """
        event = said(PolicyChanged, by, reason, policy=_known(version))
        with self._log.writing() as write:
            history = write.stream(STREAM)
            if _version(history) == version:
                since = (STREAM, len(history)) if history else OPENING
                return PolicyNoted(version, write.positions([since])[0], False)
            (place,) = write.append([New(STREAM, len(history) + 1, event)])
        return PolicyNoted(version, place.position, True)


def _version(history: list[Event]) -> int:
    changes = [event.policy for event in history if isinstance(event, PolicyChanged)]
    return changes[-1] if changes else FIRST_POLICY.version


def _known(version: int) -> int:
    if version not in POLICIES:
        listed = " ".join(f"{policy.version}: {policy.about}" for policy in POLICIES.values())
        raise InvalidInput(f"There is no policy {version}. There are: {listed}", field="policy")
    return version
