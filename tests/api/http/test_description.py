"""The description: whole, valid for the page that shows it, and true."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from api.http.examples import EXAMPLES
from api.http.problems import STATUS
from tests.api.http.made_up import (
    PAGE,
    example_answers,
    load_bundle,
    made_up_service,
    masked,
    run_page,
)

RENEW = "run python -m tests.api.http.made_up"


@pytest.fixture(scope="module")
def described(example: TestClient) -> dict[str, Any]:
    """The description as it is served."""
    spec: dict[str, Any] = example.get("/openapi.json").json()
    return spec


def operations(spec: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method} {path}", operation)
        for path, methods in spec["paths"].items()
        for method, operation in methods.items()
    ]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in it, but none inside an example."""
    if isinstance(value, dict):
        yield value
        for name, inner in value.items():
            if name != "example":
                yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def test_the_examples_are_what_the_program_answers(tmp_path: Path) -> None:
    """Asked anew, the requests of the description get the answers that it shows."""
    url = f"sqlite:///{tmp_path / 'examples.db'}"
    with made_up_service(url) as service, TestClient(create_app(service)) as client:
        assert masked(example_answers(client)) == masked(EXAMPLES), RENEW


def test_the_page_shows_what_the_program_answers(tmp_path: Path) -> None:
    """The commands of docs/http.md, run in its order, print what stands under them."""
    page = PAGE.read_text()
    url = f"sqlite:///{tmp_path / 'page.db'}"
    with made_up_service(url) as service, TestClient(create_app(service)) as client:
        load_bundle(service)
        renewed = run_page(client, page)
    assert page.count("$ curl") >= 3
    assert masked(renewed) == masked(page), RENEW


def test_the_page_names_every_path(described: dict[str, Any]) -> None:
    """docs/http.md has a row for each operation, and none for what is not there."""
    rows = re.findall(r"^\| `(GET|POST) (/[^`?]*)", PAGE.read_text(), flags=re.MULTILINE)
    listed = {f"{method.lower()} {path}" for method, path in rows}
    assert listed == {name for name, _ in operations(described)}


def test_the_page_names_every_parameter(described: dict[str, Any]) -> None:
    """Every parameter of every path is explained in docs/http.md."""
    page = PAGE.read_text()
    for name, operation in operations(described):
        for parameter in operation.get("parameters", ()):
            assert f"`{parameter['name']}`" in page or f"{{{parameter['name']}}}" in page, name


def test_the_page_names_every_type_of_problem() -> None:
    """docs/http.md has a row for each status and type of error."""
    rows = re.findall(r"^\| (\d+) \| `([a-z-]+)`", PAGE.read_text(), flags=re.MULTILINE)
    framework = {("404", "no-such-path"), ("405", "method-not-allowed"), ("500", "internal-error")}
    assert set(rows) == {(str(status), cls.type) for cls, status in STATUS.items()} | framework


def test_every_operation_is_described(described: dict[str, Any]) -> None:
    """Summary, description, schemas with a real example, and the problems."""
    for name, operation in operations(described):
        assert operation["summary"], name
        assert operation["description"], name
        answered = [str(status) for status in (200, 201) if str(status) in operation["responses"]]
        media = operation["responses"][answered[-1]]["content"]["application/json"]
        assert "schema" in media, name
        assert "example" in media, name
        if name.startswith("post"):
            assert "example" in operation["requestBody"]["content"]["application/json"], name
        for status, response in operation["responses"].items():
            assert response["description"], name
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"], name


def test_examples_keep_their_nulls(described: dict[str, Any]) -> None:
    """An example is the whole answer, fields without a value included."""
    media = described["paths"]["/ask"]["get"]["responses"]["200"]["content"]["application/json"]
    assert media["example"] == EXAMPLES["ask"]["answer"]
    assert None in media["example"].values()


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    """All schemas that are named are there, and all that are there are named."""
    schemas = described["components"]["schemas"]
    named = {node["$ref"].rpartition("/")[2] for node in nodes(described) if "$ref" in node}
    assert named == set(schemas)


def test_the_description_is_openapi_3_0(described: dict[str, Any]) -> None:
    """Nothing that only OpenAPI 3.1 knows: the page's Swagger UI reads no later than 3.0."""
    assert described["openapi"] == "3.0.3"
    for node in nodes(described):
        assert not node.keys() & {"const", "prefixItems", "$defs", "contentEncoding", "examples"}
        assert node.get("type") != "null"
        assert node.get("required") != []


def conforms(value: Any, schema: dict[str, Any], spec: dict[str, Any]) -> bool:
    """Whether a value fits a schema, as far as this description uses JSON Schema."""
    if "$ref" in schema:
        return conforms(
            value, spec["components"]["schemas"][schema["$ref"].rpartition("/")[2]], spec
        )
    if value is None:
        return bool(schema.get("nullable"))
    if "enum" in schema:
        return value in schema["enum"]
    if "oneOf" in schema:
        return sum(conforms(value, option, spec) for option in schema["oneOf"]) == 1
    if not all(conforms(value, option, spec) for option in schema.get("allOf", ())):
        return False
    types: dict[Any, Any] = {"string": str, "integer": int, "boolean": bool, "array": list,
                             "object": dict, None: object}  # fmt: skip
    if not isinstance(value, types[schema.get("type")]):
        return False
    if isinstance(value, list):
        return all(conforms(item, schema["items"], spec) for item in value)
    if isinstance(value, dict):
        properties, more = schema.get("properties"), schema.get("additionalProperties")
        if properties is None:
            return not isinstance(more, dict) or all(
                conforms(v, more, spec) for v in value.values()
            )
        return set(schema.get("required", ())) <= value.keys() <= properties.keys() and all(
            conforms(inner, properties[name], spec) for name, inner in value.items()
        )
    return True


def test_every_example_fits_its_schema(described: dict[str, Any]) -> None:
    """What the program answers is what the schemas generated from its shapes say."""
    checked = 0
    for node in nodes(described):
        if "example" in node and "bundle" not in str(node["example"])[:30]:
            assert conforms(node["example"], node["schema"], described), node["schema"]
            checked += 1
    assert checked > 30


def test_the_page_of_the_description_asks_no_other_host(example: TestClient) -> None:
    """/docs and all that it loads come from this server, and its policy forbids any other."""
    page = example.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert "//" not in page.text.replace("<!doctype", "")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "//" not in policy
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(loaded) == 4
    for path in loaded:
        response = example.get(f"/{path}")
        assert response.status_code == 200, path
        assert response.content, path
    start = example.get("/docs/start.js").text
    assert "//" not in start
    assert "validatorUrl: null" in start
    assert json.loads(example.get("/openapi.json").text)["paths"]


def test_there_is_no_other_page(example: TestClient) -> None:
    """The framework's own pages, which load from elsewhere, are off."""
    assert example.get("/redoc").status_code == 404
    assert "cdn" not in example.get("/docs").text
