"""The page on the model reader names every setting and every bound, with what it is."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from api import settings
from domain.errors import InvalidInput
from events.intake.model.endpoint import Bounds, ModelUnavailable

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "model-reader.md").read_text()
VARIABLES = [value for name, value in vars(settings).items() if name.isupper()]
SET = {settings.URL: "http://127.0.0.1:1/v1", settings.MODEL: "m", settings.KEY: "k"}


@pytest.mark.parametrize("variable", VARIABLES)
def test_every_variable_has_a_row(variable: str) -> None:
    """Under its name."""
    assert f"\n| `{variable}` |" in PAGE


@pytest.mark.parametrize("bound", [field.name for field in dataclasses.fields(Bounds)])
def test_every_bound_has_a_row(bound: str) -> None:
    """With the figure that is in force; how to answer is a setting."""
    if bound in ("temperature", "output"):
        assert f"CHRONICLE_MODEL_{bound.upper()}" in PAGE
    else:
        assert f"\n| `{bound}` | {getattr(Bounds(), bound):,.0f}" in PAGE


@pytest.mark.parametrize("missing", SET)
def test_what_is_not_set_is_named(missing: str) -> None:
    """Without all three there is no call."""
    with pytest.raises(ModelUnavailable, match=f"{missing} must be set"):
        settings.model_endpoint({**SET, missing: " "})


def test_the_environment_becomes_settings() -> None:
    """Name by name."""
    endpoint = settings.model_endpoint(SET)
    assert (endpoint.base_url, endpoint.model, endpoint.key) == tuple(SET.values())
    given = {settings.OUTPUT: "native", settings.TIMEOUT: "7", settings.TEMPERATURE: "none"}
    bounds = settings.model_bounds(given)
    assert (bounds.output, bounds.timeout, bounds.temperature) == ("native", 7.0, None)
    assert settings.model_bounds({}) == Bounds()


@pytest.mark.parametrize(
    ("variable", "value"),
    [(settings.OUTPUT, "xml"), (settings.TIMEOUT, "soon"), (settings.TEMPERATURE, "hot")],
)
def test_an_impossible_setting_is_refused(variable: str, value: str) -> None:
    """With its name."""
    with pytest.raises(InvalidInput) as raised:
        settings.model_bounds({variable: value})
    assert raised.value.field == variable
