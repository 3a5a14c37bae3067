"""The same report has the same id, and a different report has another."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pytest
import rfc8785
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.facts import canonical_json, fact_id

KEYS = st.text(st.characters(max_codepoint=127), max_size=12)
SCALARS = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=30)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
REPORTS = st.dictionaries(KEYS.filter(lambda key: key != "kind"), VALUES, max_size=6)

REPORT = {
    "actor": "france",
    "instrument": "paris-call",
    "when": "2018-11-12",
    "citation": {"document": "d1-a", "text": "t1-a", "start": 120, "end": 164},
    "as_said": "signatory",
    "quantifier": None,
}


class TestCanonicalJSON:
    """RFC 8785, for the values that facts are made of."""

    @settings(deadline=None, max_examples=300)
    @given(VALUES)
    def test_it_is_what_another_implementation_writes(self, value: Any) -> None:
        """The package rfc8785 writes the same bytes."""
        assert canonical_json(value) == rfc8785.dumps(value)

    def test_golden(self) -> None:
        """Keys are sorted, nothing is spaced, and only what must be escaped is."""
        value = {"b": [True, None, -1], "a": 'Côte\t"d’Ivoire" \\ \x1f\x7f\u2028\U0001f600', "": {}}
        assert (
            canonical_json(value)
            == (
                '{"":{},"a":"Côte\\t\\"d’Ivoire\\" \\\\ \\u001f\x7f\u2028\U0001f600",'
                '"b":[true,null,-1]}'
            ).encode()
        )

    @settings(deadline=None)
    @given(st.dictionaries(KEYS, SCALARS, min_size=2))
    def test_the_order_of_keys_says_nothing(self, value: dict[str, Any]) -> None:
        """Two mappings that are equal have the same bytes."""
        assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)

    def test_a_tuple_is_a_list(self) -> None:
        """Both are JSON arrays."""
        assert canonical_json(("a", ("b",))) == canonical_json(["a", ["b"]]) == b'["a",["b"]]'

    @pytest.mark.parametrize(
        "value", [0.5, 1.0, float("nan"), [1.0], {"a": {"b": (2.5,)}}, [{"a": [float("inf")]}]]
    )
    def test_a_float_is_refused(self, value: object) -> None:
        """However deep a float hides, it is refused, and decimal text is named instead."""
        with pytest.raises(TypeError, match="decimal text"):
            canonical_json(value)


class TestFactId:
    """`f1-` and half of a SHA-256."""

    def test_golden(self) -> None:
        """This report has this id, for good."""
        assert fact_id("joined", REPORT) == "f1-7ac24615b149457765b7b94bb50ea09f"

    @settings(deadline=None)
    @given(st.text(st.characters(max_codepoint=127)), REPORTS)
    def test_it_is_the_hash_of_the_canonical_report(
        self, kind: str, report: dict[str, Any]
    ) -> None:
        """Computed by other means from kind and fields, without those that are None."""
        said = {
            **{name: value for name, value in report.items() if value is not None},
            "kind": kind,
        }
        digest = hashlib.sha256(rfc8785.dumps(said)).hexdigest()
        assert fact_id(kind, report) == f"f1-{digest[:32]}"

    @settings(deadline=None)
    @given(REPORTS)
    def test_its_form(self, report: dict[str, Any]) -> None:
        """An id is short, lower-case and safe in a URL."""
        assert re.fullmatch(r"f1-[0-9a-f]{32}", fact_id("joined", report))

    @settings(deadline=None)
    @given(REPORTS, KEYS.filter(lambda key: key != "kind"))
    def test_a_field_that_is_none_says_nothing(self, report: dict[str, Any], name: str) -> None:
        """A field that is added to a kind later leaves the ids of older reports as they are."""
        assume(report.get(name) is None)
        assert fact_id("joined", {**report, name: None}) == fact_id("joined", report)

    @settings(deadline=None)
    @given(REPORTS, st.randoms(use_true_random=False))
    def test_the_order_of_fields_says_nothing(self, report: dict[str, Any], chosen: Any) -> None:
        """The same fields in another order are the same report."""
        names = list(report)
        chosen.shuffle(names)
        assert fact_id("joined", {name: report[name] for name in names}) == fact_id(
            "joined", report
        )

    @settings(deadline=None)
    @given(REPORTS, REPORTS)
    def test_other_reports_have_other_ids(self, one: dict[str, Any], two: dict[str, Any]) -> None:
        """Reports that differ in anything that is said have different ids."""
        said = [{n: v for n, v in report.items() if v is not None} for report in (one, two)]
        assume(rfc8785.dumps(said[0]) != rfc8785.dumps(said[1]))
        assert fact_id("joined", one) != fact_id("joined", two)

    def test_the_kind_is_part_of_the_report(self) -> None:
        """The same fields say another thing under another kind."""
        assert fact_id("joined", REPORT) != fact_id("declined", REPORT)

    @pytest.mark.parametrize("name", [name for name, value in REPORT.items() if value is not None])
    def test_every_field_counts(self, name: str) -> None:
        """A report that says otherwise in any field is another report."""
        assert fact_id("joined", {**REPORT, name: "otherwise"}) != fact_id("joined", REPORT)
