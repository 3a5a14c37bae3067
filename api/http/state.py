"""What every request can reach: the open chronicle, its follower, and the position to wait for.

Invariant: a request that names `min_position` is answered from that position or a
later one, or refused; waiting for it holds no thread.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Annotated, Any
from weakref import WeakKeyDictionary

from fastapi import Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.dependencies.utils import get_flat_params
from fastapi.routing import APIRoute

from api.http.problems import Behind
from api.wiring import Service
from domain.errors import ChronicleError, InvalidInput, Unavailable
from projections.runner import Follower

_PARAMETERS: WeakKeyDictionary[Callable[..., Any], frozenset[str]] = WeakKeyDictionary()
_PAUSE, _LONGEST_PAUSE = 0.005, 0.1
LONGEST = 1000
"""Characters of the longest parameter: a publisher's name has 500 at most."""
_MOST = 50
"""How often a parameter that may be repeated is taken."""
_REPEATED = frozenset({"sources"})
"""Parameters that may be given several times."""


async def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


Chronicled = Annotated[Service, Depends(_service)]
"""The open chronicle."""


def failure_of(follower: Follower | None) -> ChronicleError | None:
    """Why answers are no longer kept in step with the log; None while they are."""
    failure = follower.failure if follower is not None else None
    if failure is None or isinstance(failure, ChronicleError):
        return failure
    return Unavailable(
        f"Answers are no longer kept in step with the log ({type(failure).__name__}); "
        "restart the server."
    )


async def reach(
    request: Request,
    min_position: Annotated[
        int | None,
        Query(
            ge=0,
            le=2**63 - 1,
            description="Answer only once everything up to this log position is in the answer. "
            "A receipt says which position that is.",
        ),
    ] = None,
) -> None:
    """Wait until answers reach `min_position`. Raises `Behind`, or why they never will."""
    if min_position is None:
        return
    service: Service = request.app.state.service
    patience: float = request.app.state.settings.patience
    deadline, pause = time.monotonic() + patience, _PAUSE
    while (position := await run_in_threadpool(service.questions.position)) < min_position:
        failure = failure_of(request.app.state.follower)
        if failure is not None:
            raise failure
        if time.monotonic() + pause > deadline:
            raise Behind(
                f"After {patience:g} s answers have reached position {position}, "
                f"not {min_position}.",
                field="min_position",
            )
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def _parameters(route: APIRoute) -> frozenset[str]:
    """The names of all parameters of a path; looked up anew they took a tenth of a request."""
    known = _PARAMETERS.get(route.endpoint)
    if known is None:
        known = frozenset(field.alias for field in get_flat_params(route.dependant))
        _PARAMETERS[route.endpoint] = known
    return known


async def refuse_strange_parameters(request: Request) -> None:
    """Refuse parameters that the path does not have, and those given twice.

    A misspelt `known_at` that were ignored would answer another question.
    """
    known = _parameters(request.scope["route"])
    given = request.query_params.multi_items()
    for name, value in given:
        if name not in known:
            listed = ", ".join(sorted(known - set(request.path_params)))
            raise InvalidInput(
                f"There is no parameter {name!r}; there is {listed or 'none'}.", field=name
            )
        if "\0" in value:
            raise InvalidInput(f"{name} holds the character U+0000.", field=name)
        if len(value) > LONGEST:
            raise InvalidInput(
                f"{name} has {len(value):,} characters; {LONGEST:,} at most are read.", field=name
            )
    if len(given) > len(known) + _MOST:
        raise InvalidInput(f"More than {_MOST} parameters are not read.", field=given[-1][0])
    names = [name for name, _ in given if name not in _REPEATED]
    for name in names:
        if names.count(name) > 1:
            raise InvalidInput(f"{name} was given twice; give it once.", field=name)
    for name, value in request.path_params.items():
        if "\0" in value:
            raise InvalidInput(f"{name} holds the character U+0000.", field=name)
