"""Where a model answers, with which key, and how much may be asked of it.

Invariant: without a key there is no call. The key is shown nowhere: not in an error, not in a
report, not in what `repr` prints.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Literal
from urllib.parse import urlsplit

from domain.errors import InvalidInput, Unavailable

Output = Literal["tool", "native", "prompted"]
"""How the endpoint is made to answer in a shape: by a tool call, by `response_format` with a
JSON schema, or by asking for JSON in the prompt."""


_EXTRA = ("pydantic_ai", "openai")


class ModelUnavailable(Unavailable):
    """The model cannot be asked: no key, no extra, an endpoint that refuses or stays silent."""

    type = "model-unavailable"
    title = "The model cannot be asked"


def check_extra(missing: str | None = None) -> None:
    """Raises `ModelUnavailable` if the extra is not installed; imports none of it."""
    missing = missing or next((name for name in _EXTRA if find_spec(name) is None), None)
    if missing is not None:
        raise ModelUnavailable(
            f"The model reader needs the optional extra 'model' ({missing} is not installed); "
            "install it with pip install '.[model]'."
        )


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint: its base URL, up to and with `/v1`, a model, a key."""

    base_url: str
    model: str
    key: str = field(repr=False)

    def check(self) -> None:
        """Raises `ModelUnavailable` if no key is set, `InvalidInput` for a URL or a model name
        that cannot be asked."""
        if not self.key.strip():
            raise ModelUnavailable(
                f"No key is set for the model {self.model!r}; nothing was sent. Set one; for a "
                "server of your own that needs none, any word will do."
            )
        if not self.model.strip() or len(self.model) > 120 or not self.model.isprintable():
            raise InvalidInput(
                f"{self.model[:80]!r} is no model name; give the name that the endpoint knows.",
                field="model",
            )
        parts = urlsplit(self.base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InvalidInput(
                "The base URL of the model's endpoint must start with http:// or https:// and "
                "name a host, like http://127.0.0.1:8080/v1.",
                field="base_url",
            )
        if parts.username or parts.password or parts.query or parts.fragment:
            raise InvalidInput(
                "The base URL of the model's endpoint holds a user, a query or a fragment; give "
                "host and path alone, and the key apart.",
                field="base_url",
            )


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much may be sent, waited for and taken. Lengths in code points, times in seconds."""

    part: int = 6_000
    """The longest part of a text that is sent at once."""
    parts: int = 40
    """The most parts of one text; what follows stays unread, and the report says so."""
    facts: int = 100
    """The most facts taken from one answer."""
    answer_tokens: int = 8_000
    answer_bytes: int = 2_000_000
    """A longer answer is broken off."""
    timeout: float = 120.0
    """For one part, with all that is tried again."""
    retries: int = 2
    """How often a call that failed is made again (429, 5xx, no connection)."""
    mends: int = 1
    """How often an answer of the wrong shape is sent back to be mended."""
    temperature: float | None = 0.0
    """None for models that take none."""
    output: Output = "tool"

    def check(self) -> None:
        """Raises `InvalidInput` for a bound that leaves nothing to read or to answer with."""
        least = {"part": 500, "parts": 1, "facts": 1, "answer_tokens": 100, "answer_bytes": 1000}
        for name, low in least.items():
            if getattr(self, name) < low:
                raise InvalidInput(f"{name} is {getattr(self, name)}; at least {low}.", field=name)
        if not 0 < self.timeout <= 3600:
            raise InvalidInput(
                f"The timeout is {self.timeout} seconds; more than 0, at most 3600.",
                field="timeout",
            )
        if not (0 <= self.retries <= 10 and 0 <= self.mends <= 5):
            raise InvalidInput("At most 10 retries and 5 mends, and not below 0.", field="retries")
