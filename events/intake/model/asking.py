"""The calls to the model, one for each part of the text; the only module that needs the extra.

Invariant: requests go to the endpoint's host and to nobody else: no redirect is followed, and
no proxy, key, organization or address is taken from the environment. The model is given no
tools, so that the shape of its answer is all it can fill in. All waiting and all sizes are
bounded.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cache
from typing import NamedTuple

from pydantic import ValidationError

from events.intake.model.endpoint import Bounds, Endpoint, check_extra
from events.intake.model.said import Answer, Said

try:
    import httpx2
    from openai import AsyncOpenAI, OpenAIError
    from pydantic_ai import Agent, ModelHTTPError, NativeOutput, PromptedOutput, ToolOutput
    from pydantic_ai.exceptions import (
        AgentRunError,
        ContentFilterError,
        UnexpectedModelBehavior,
        UserError,
    )
    from pydantic_ai.models import Model
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider
    from pydantic_ai.settings import ModelSettings
    from pydantic_ai.usage import UsageLimits
except ImportError as error:
    check_extra(error.name)
    raise

_SHAPES = {"tool": ToolOutput, "native": NativeOutput, "prompted": PromptedOutput}
_SHOWN = 300


class Heard(NamedTuple):
    """What came of one part: facts, or why there are none."""

    facts: tuple[Said, ...] = ()
    failure: str | None = None
    silent: bool = False
    """The endpoint itself failed: asking it about another part is useless."""
    input_tokens: int = 0
    output_tokens: int = 0


def ask(
    endpoint: Endpoint, bounds: Bounds, instructions: str, messages: Sequence[str]
) -> list[Heard]:
    """What the model says to each message, in order; it ends with the first that is `silent`.

    Must not be called from inside a running event loop. Raises nothing that the endpoint
    does: that is told in what was heard.
    """
    return asyncio.run(_ask_endpoint(endpoint, bounds, instructions, messages))


async def _ask_endpoint(
    endpoint: Endpoint, bounds: Bounds, instructions: str, messages: Sequence[str]
) -> list[Heard]:
    async with _model(endpoint, bounds) as model:
        heard = await ask_model(model, bounds, instructions, messages)
    return [one._replace(failure=_without_key(one.failure, endpoint.key)) for one in heard]


async def ask_model(
    model: Model, bounds: Bounds, instructions: str, messages: Sequence[str]
) -> list[Heard]:
    """As `ask`, of any model of pydantic-ai."""
    agent = Agent(
        model,
        output_type=_SHAPES[bounds.output](Answer, name="report_facts"),
        instructions=instructions,
        model_settings=_settings(bounds),
        retries=bounds.mends,
    )
    heard: list[Heard] = []
    for message in messages:
        heard.append(await _heard(agent, bounds, message))
        if heard[-1].silent:
            break
    return heard


async def _heard(agent: Agent[object, Answer], bounds: Bounds, message: str) -> Heard:
    limits = UsageLimits(request_limit=bounds.mends + 1)
    try:
        async with asyncio.timeout(bounds.timeout):
            result = await agent.run(message, usage_limits=limits)
    except TimeoutError:
        return Heard(failure=f"no answer within {bounds.timeout:g} seconds", silent=True)
    except ModelHTTPError as error:
        return Heard(failure=f"the endpoint answered {error.status_code}", silent=True)
    except ContentFilterError:
        return Heard(failure="the model refuses to answer")
    except UnexpectedModelBehavior as error:
        return Heard(failure=f"the answer has not the shape asked for: {_short(error)}")
    except (AgentRunError, UserError, OpenAIError, httpx2.HTTPError) as error:
        return Heard(failure=f"the endpoint gives no completion: {_short(error)}", silent=True)
    used = result.usage
    return Heard(
        tuple(result.output.facts),
        input_tokens=used.input_tokens,
        output_tokens=used.output_tokens,
    )


def _settings(bounds: Bounds) -> ModelSettings:
    settings = ModelSettings(max_tokens=bounds.answer_tokens, timeout=bounds.timeout)
    if bounds.temperature is not None:
        settings["temperature"] = bounds.temperature
    return settings


@asynccontextmanager
async def _model(endpoint: Endpoint, bounds: Bounds) -> AsyncIterator[Model]:
    """The model at the endpoint, its connections closed at the end."""
    http = httpx2.AsyncClient(
        transport=_Bounded(bounds.answer_bytes),
        timeout=bounds.timeout,
        follow_redirects=False,
        trust_env=False,
        headers={"Accept-Encoding": "identity"},
    )
    client = AsyncOpenAI(
        base_url=endpoint.base_url,
        api_key=endpoint.key,
        http_client=http,
        max_retries=bounds.retries,
        timeout=bounds.timeout,
    )
    client.organization = client.project = None  # it took them from the environment
    try:
        provider = OpenAICompatibleProvider("chronicle-endpoint", openai_client=client)
        yield OpenAIChatModel(endpoint.model, provider=provider)
    finally:
        await client.close()


class _Bounded(httpx2.AsyncBaseTransport):
    """A transport that breaks off an answer that grows beyond its bound."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._inner = httpx2.AsyncHTTPTransport(_trusted(), trust_env=False)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await self._inner.handle_async_request(request)
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _Counted(response.stream, self._most)
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


@cache
def _trusted() -> ssl.SSLContext:
    """Whose certificates are trusted: the same for every endpoint, and 25 ms to load."""
    return httpx2.create_ssl_context(trust_env=False)


class _Counted(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream, most: int) -> None:
        self._inner = inner
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        taken = 0
        async for chunk in self._inner:
            taken += len(chunk)
            if taken > self._most:
                raise httpx2.ReadError(f"the answer is longer than {self._most:,} bytes")
            yield chunk

    async def aclose(self) -> None:
        await self._inner.aclose()


def _short(error: Exception) -> str:
    """What an error says, on one line, cut; of a shape, only what is wrong with it."""
    cause = error.__cause__ or error
    if isinstance(cause, ValidationError):
        cause = ValueError(cause.errors(include_url=False, include_input=False)[0]["msg"])
    words = " ".join(str(cause).split()).rstrip(".")
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _without_key(failure: str | None, key: str) -> str | None:
    return failure and failure.replace(key, "…")
