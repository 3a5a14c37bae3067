"""Bytes to events and back: what was ever written stays readable, byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect

from events.codec import UPCASTERS, Codec, Undecodable
from events.registry import EVENTS, FACT_KINDS, RECORDS, REPORTS
from events.report import Event, Report
from tests.events.golden import example, file_of, missing, written

CLASSES = [pytest.param(cls, id=topic) for topic, cls in EVENTS.items()]
STATES = {topic: file_of(cls).read_bytes() for topic, cls in EVENTS.items() if cls not in missing()}


@pytest.fixture(scope="module")
def codec() -> Codec:
    """The codec of the program."""
    return Codec()


class TestGolden:
    """Bytes that were written down once."""

    def test_every_class_has_its_bytes_on_file(self) -> None:
        """A class that is registered has a golden file of its current version."""
        names = [file_of(cls).name for cls in missing()]
        assert not names, (
            f"{names} are missing in tests/events/golden. For a new class, or after VERSION was "
            "raised, run 'python -m tests.events.golden' once and commit the files it writes. "
            "Never change or rewrite a file that is there: logs hold such bytes."
        )

    @pytest.mark.parametrize("cls", CLASSES)
    def test_encoding_gives_the_bytes_on_file(self, codec: Codec, cls: type[Event]) -> None:
        """If not, the class has changed: raise its VERSION, add an upcaster and a new file."""
        assert codec.encode(example(cls)) == file_of(cls).read_bytes()

    @pytest.mark.parametrize("cls", CLASSES)
    def test_decoding_gives_the_event(self, codec: Codec, cls: type[Event]) -> None:
        """The bytes on file are the example, of the example's class."""
        decoded = codec.decode(cls.TOPIC, file_of(cls).read_bytes())
        assert decoded == example(cls)
        assert type(decoded) is cls

    @pytest.mark.parametrize("cls", CLASSES)
    def test_the_example_sets_every_field(self, cls: type[Event]) -> None:
        """No field of the example is left at its default, so that every one is on file."""
        event = example(cls)
        for field in msgspec.structs.fields(cls):
            assert getattr(event, field.name) != field.default, field.name

    @pytest.mark.parametrize(
        ("topic", "version", "state"),
        [pytest.param(*file, id=f"{file[0]}.v{file[1]}") for file in written()],
    )
    def test_every_version_ever_written_is_readable(
        self, codec: Codec, topic: str, version: int, state: bytes
    ) -> None:
        """Files of older versions pass their upcasters into today's class; none is orphaned."""
        assert isinstance(codec.decode(topic, state), EVENTS[topic])
        assert json.loads(state)["v"] == version

    @pytest.mark.parametrize("topic", sorted(STATES))
    def test_the_bytes_are_json_that_starts_with_its_version(self, topic: str) -> None:
        """Any JSON reader can read an event, and sees the version first."""
        fields = json.loads(STATES[topic])
        assert next(iter(fields)) == "v"
        assert list(fields)[1:] == list(EVENTS[topic].__struct_fields__)


class TestRegistry:
    """Topics name shapes for good."""

    def test_topics_are_unique(self) -> None:
        """No two classes have one topic."""
        assert len(EVENTS) == len(REPORTS) + len(RECORDS)
        assert len(FACT_KINDS) == len(REPORTS)

    @pytest.mark.parametrize("cls", CLASSES)
    def test_topics_are_kebab_case(self, cls: type[Event]) -> None:
        """A topic is words of lower-case letters, joined by hyphens."""
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", cls.TOPIC)

    @pytest.mark.parametrize("cls", CLASSES)
    def test_every_class_sets_its_own_topic(self, cls: type[Event]) -> None:
        """An inherited topic would make two classes one."""
        assert "TOPIC" in vars(cls)

    def test_every_step_between_versions_has_an_upcaster(self) -> None:
        """From version 1 to the current one there is a way, and no upcaster leads nowhere."""
        steps = {(t, v) for t, cls in EVENTS.items() for v in range(1, cls.VERSION)}
        assert set(UPCASTERS) == steps


def values_of(kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Values that a field of this type can take, nested structs as mappings."""
    match kind:
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType():
            least = kind.gt + 1 if kind.gt is not None else kind.ge
            return st.integers(min_value=least, max_value=2**53 - 1)
        case inspect.StrType(pattern=str(pattern)):
            longest = kind.max_length or 1000
            matching = st.from_regex(pattern, fullmatch=True)
            return matching.filter(lambda text: len(text) <= longest)
        case inspect.StrType():
            storable = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
            longest = min(kind.max_length or 40, 40)
            return st.text(storable, min_size=kind.min_length or 0, max_size=longest)
        case inspect.LiteralType():
            return st.sampled_from(kind.values)
        case inspect.UnionType():
            return st.one_of([values_of(each) for each in kind.types])
        case inspect.DictType():
            return st.dictionaries(values_of(kind.key_type), values_of(kind.value_type), max_size=4)
        case inspect.VarTupleType():
            return st.lists(values_of(kind.item_type), max_size=4)
        case inspect.StructType():
            return st.fixed_dictionaries({f.encode_name: values_of(f.type) for f in kind.fields})
    raise NotImplementedError(f"no strategy for {kind!r}; add one")


@cache
def events_of(cls: type[Event]) -> st.SearchStrategy[Event]:
    """Any event of a class."""
    return values_of(inspect.type_info(cls)).map(lambda fields: msgspec.convert(fields, cls))


EVERY_EVENT = st.sampled_from(sorted(EVENTS)).flatmap(lambda topic: events_of(EVENTS[topic]))


class TestRoundTrip:
    """Whatever an event says, it says it again when it is read."""

    @settings(deadline=None, max_examples=200)
    @given(EVERY_EVENT)
    def test_an_event_survives_its_bytes(self, event: Event) -> None:
        """Decoding what was encoded gives the equal event, and encoding that the same bytes.

        In them an independent reader of JSON finds every field, and nothing but the version.
        """
        codec = Codec()
        state = codec.encode(event)
        again = codec.decode(event.TOPIC, state)
        assert again == event
        assert type(again) is type(event)
        assert codec.encode(again) == state
        fields = json.loads(state)
        assert fields.pop("v") == event.VERSION
        assert fields == json.loads(json.dumps(msgspec.to_builtins(event)))


class TestUndecodable:
    """What no class can read is refused, never guessed at."""

    def test_an_unknown_topic(self, codec: Codec) -> None:
        """A topic that is not registered may come from a newer program; it is named."""
        with pytest.raises(Undecodable, match=r"'levitated'.*newer version"):
            codec.decode("levitated", b'{"v":1,"actor":"france"}')

    @pytest.mark.parametrize("stored", ["0", "2", "-1", '"1"', "1.5", "null", "true", "[]"])
    def test_an_unknown_version(self, codec: Codec, stored: str) -> None:
        """A version that this program does not know is named, with those that it knows."""
        state = STATES["joined"].replace(b'{"v":1,', b'{"v":%s,' % stored.encode(), 1)
        with pytest.raises(Undecodable, match="this program reads 1 to 1"):
            codec.decode("joined", state)

    def test_no_version(self, codec: Codec) -> None:
        """Fields without a version are not taken for any."""
        with pytest.raises(Undecodable, match="Version None"):
            codec.decode("joined", STATES["joined"].replace(b'"v":1,', b"", 1))

    @pytest.mark.parametrize(
        "state",
        [
            b"",
            b"{",
            b"{}",
            b"[]",
            b'[{"v":1}]',
            b"null",
            b"1",
            b'"v"',
            b"\xff\xfe",
            b'{"v":1,',
            b'{"v":1,}',
            STATES["joined"][:-1],
            STATES["joined"] + b"}",
            STATES["joined"].replace(b'"actor":"cote', b'"actress":"cote', 1),
            STATES["joined"].replace(b'"cote-divoire"', b"7", 1),
            STATES["joined"].replace(b'"cote-divoire"', b'"C\xc3\xb4te"', 1),
            STATES["joined"].replace(b"}", b',"extra":1}', 1),
        ],
    )
    def test_damaged_bytes(self, codec: Codec, state: bytes) -> None:
        """Cut, mangled, foreign or enlarged bytes are refused by one error."""
        with pytest.raises(Undecodable):
            codec.decode("joined", state)

    def test_bytes_of_another_topic(self, codec: Codec) -> None:
        """The topic decides the class; bytes that lack its fields do not fit."""
        with pytest.raises(Undecodable, match="'listed'"):
            codec.decode("listed", STATES["joined"])

    @settings(deadline=None, max_examples=300)
    @given(st.sampled_from(sorted(STATES)), st.data())
    def test_random_damage(self, topic: str, data: st.DataObject) -> None:
        """Whatever happened to the bytes, they are read as that topic's event or refused."""
        state = bytearray(STATES[topic])
        for _ in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.integers(0, len(state) - 1))
            state[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
        try:
            event = Codec().decode(topic, bytes(state))
        except Undecodable:
            return
        assert type(event) is EVENTS[topic]


class Promised(Event, frozen=True, kw_only=True):
    """A made-up event in its third shape: 1 had `who` and `sum`, 2 had `actor` and `sum`."""

    TOPIC: ClassVar[str] = "promised"
    VERSION: ClassVar[int] = 3

    actor: str
    amount: str
    currency: str = "EUR"


def _named_actor(fields: dict[str, Any]) -> dict[str, Any]:
    return {"actor": fields.pop("who"), **fields}


def _amount_as_text(fields: dict[str, Any]) -> dict[str, Any]:
    return {"amount": str(fields.pop("sum")), **fields}


class TestUpcasting:
    """Older versions are brought up to the current one, step by step."""

    UPCASTERS: ClassVar[Mapping[tuple[str, int], Any]] = {
        ("promised", 1): _named_actor,
        ("promised", 2): _amount_as_text,
    }

    @pytest.fixture
    def codec(self) -> Codec:
        """A codec whose one class has a history."""
        return Codec({"promised": Promised}, self.UPCASTERS)

    @pytest.mark.parametrize(
        "state",
        [
            b'{"v":1,"who":"france","sum":5}',
            b'{"v":2,"actor":"france","sum":5}',
            b'{"v":3,"actor":"france","amount":"5","currency":"EUR"}',
        ],
    )
    def test_every_version_gives_the_same_event(self, codec: Codec, state: bytes) -> None:
        """One promise, written down at three times, is read as one and the same."""
        assert codec.decode("promised", state) == Promised(actor="france", amount="5")

    def test_only_the_current_version_is_written(self, codec: Codec) -> None:
        """What was read from old bytes is written as new ones."""
        event = codec.decode("promised", b'{"v":1,"who":"france","sum":5}')
        assert codec.encode(event).startswith(b'{"v":3,"actor":"france","amount":"5",')

    def test_what_an_upcaster_makes_is_checked(self, codec: Codec) -> None:
        """Old bytes that do not make a valid event are refused like new ones."""
        with pytest.raises(Undecodable, match="promised"):
            codec.decode("promised", b'{"v":2,"actor":7,"sum":5}')

    def test_old_bytes_that_an_upcaster_cannot_take_are_refused(self, codec: Codec) -> None:
        """Where the fields that the old version had are not there, the bytes are damaged."""
        with pytest.raises(Undecodable, match="promised"):
            codec.decode("promised", b'{"v":1,"actor":"france","sum":5}')

    def test_a_later_version_is_not_guessed_at(self, codec: Codec) -> None:
        """Bytes of version 4 wait for the program that knows it."""
        with pytest.raises(Undecodable, match=r"Version 4 .*reads 1 to 3"):
            codec.decode("promised", b'{"v":4,"actor":"france","amount":"5"}')


def test_a_report_is_an_event_with_roles() -> None:
    """Every kind of fact names its roles, all of them fields of it."""
    for cls in REPORTS:
        assert issubclass(cls, Report)
        assert cls.ROLES
        assert set(cls.ROLES) <= set(cls.__struct_fields__)
