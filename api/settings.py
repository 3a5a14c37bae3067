"""What the environment says about the model reader, as settings.

Invariant: the environment is read here, once, and handed on as arguments. A key is never an
option of a command, where everybody on the machine could read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from domain.errors import InvalidInput
from events.intake.model.endpoint import Bounds, Endpoint, ModelUnavailable, Output

URL = "CHRONICLE_MODEL_URL"
MODEL = "CHRONICLE_MODEL"
KEY = "CHRONICLE_MODEL_KEY"
OUTPUT = "CHRONICLE_MODEL_OUTPUT"
TIMEOUT = "CHRONICLE_MODEL_TIMEOUT"
TEMPERATURE = "CHRONICLE_MODEL_TEMPERATURE"


def model_endpoint(environ: Mapping[str, str]) -> Endpoint:
    """Where the model answers. Raises `ModelUnavailable` that names what is not set."""
    missing = [name for name in (URL, MODEL, KEY) if not environ.get(name, "").strip()]
    if missing:
        raise ModelUnavailable(
            f"No model is asked: {' and '.join(missing)} must be set in the environment. "
            "Nothing was sent. See docs/model-reader.md.",
            field=missing[0],
        )
    return Endpoint(environ[URL].strip(), environ[MODEL].strip(), environ[KEY].strip())


def model_bounds(environ: Mapping[str, str]) -> Bounds:
    """How the model is asked. Raises `InvalidInput` for a setting that cannot be."""
    given: dict[str, Any] = {}
    if output := environ.get(OUTPUT):
        if output not in get_args(Output):
            raise InvalidInput(
                f"{output!r} is none of {', '.join(get_args(Output))}.", field=OUTPUT
            )
        given["output"] = output
    if timeout := environ.get(TIMEOUT):
        given["timeout"] = _number(timeout, TIMEOUT)
    if temperature := environ.get(TEMPERATURE):
        none = temperature.casefold() == "none"
        given["temperature"] = None if none else _number(temperature, TEMPERATURE)
    return Bounds(**given)


def _number(spelled: str, field: str) -> float:
    try:
        return float(spelled)
    except ValueError:
        raise InvalidInput(f"{spelled!r} is no number.", field=field) from None
