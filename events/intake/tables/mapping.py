"""The format `chronicle-mapping/1`: what the columns of a table mean, as data.

Invariant: a mapping that was read (`spelling`) is consistent in itself (`checking`).
The format is described for its users in docs/tables.md; a change of it gets a new number.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from events.report import Basis

FORMAT = "chronicle-mapping/1"


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a mapping; a field it does not know is refused."""


class Cell(_Part, frozen=True, kw_only=True):
    """A value that each row gives; with `date`, read as the table's dates are."""

    column: str
    date: bool = False


class Condition(_Part, frozen=True, kw_only=True):
    """True of a row whose cell passes all that is given."""

    column: str
    any_of: tuple[str, ...] | None = field(default=None, name="in")
    none_of: tuple[str, ...] | None = field(default=None, name="not_in")
    same_as: str | None = None
    not_same_as: str | None = None

    def columns(self) -> list[str]:
        """The columns that it reads."""
        read = (self.column, self.same_as, self.not_same_as)
        return [column for column in read if column is not None]


class Skip(_Part, frozen=True, kw_only=True):
    """Rows to leave out, and why; all conditions must be true."""

    where: tuple[Condition, ...]
    because: str


class About(_Part, frozen=True, kw_only=True):
    """What is known about the document that the table is."""

    publisher: str
    title: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None
    syndication: str | None = None


class Shape(_Part, frozen=True, kw_only=True):
    """How the table is written."""

    columns: tuple[str, ...]
    delimiter: Annotated[str, Meta(min_length=1, max_length=1)] = ","
    quote: Annotated[str, Meta(max_length=1)] = '"'
    encoding: Literal["utf-8"] = "utf-8"


class Dates(_Part, frozen=True, kw_only=True):
    """How the table writes dates, and the words that stand for none."""

    formats: tuple[str, ...] = ("yyyy-mm-dd",)
    missing: tuple[str, ...] = ("",)
    open: tuple[str, ...] = ()


class Known(_Part, frozen=True, kw_only=True):
    """What the mapping itself says about one value of an entity's column."""

    id: str | None = None
    name: str | None = None
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    codes: dict[str, str] = {}


class Lookup(_Part, frozen=True, kw_only=True):
    """A second CSV with more about each value; `id`, `name`, `kind` are columns of it."""

    file: str
    key: str
    id: str | None = None
    name: str | None = None
    kind: str | None = None


class Spells(_Part, frozen=True, kw_only=True):
    """Columns of a register: from when to when it existed under the name of the row."""

    start: str = field(name="from")
    until: str
    last_day: bool | Literal["unknown"] = False


class EntityRule(_Part, frozen=True, kw_only=True):
    """Who or what plays a role: one fixed id, or whoever a column names."""

    kind: str
    id: str | None = None
    name: str | None = None
    column: str | None = None
    name_column: str | None = None
    id_column: str | None = None
    kind_column: str | None = None
    kinds: dict[str, str] = {}
    prefix: str = ""
    code: str | None = None
    codes: dict[str, str | Condition] = {}
    aliases: tuple[str, ...] = ()
    alias_columns: tuple[str, ...] = ()
    alias_separator: str = ""
    existed_from: str | None = None
    existed_until: str | None = None
    spells: Spells | None = None
    owner: str | None = None
    values: dict[str, Known] = {}
    lookup: Lookup | None = None
    unknown: Literal["register", "refuse"] = "refuse"
    on_file: Literal["leave", "add-names"] = "leave"

    def columns(self) -> list[str]:
        """The columns that it reads."""
        spells = (self.spells.start, self.spells.until) if self.spells else ()
        read = [
            self.column, self.name_column, self.id_column, self.kind_column, self.existed_from,
            self.existed_until, *self.alias_columns, *spells,
        ]  # fmt: skip
        for code in self.codes.values():
            read += code.columns() if isinstance(code, Condition) else [code]
        return [column for column in read if column is not None]


class FactRule(_Part, frozen=True, kw_only=True):
    """A fact that each row reports, unless `where` says otherwise."""

    roles: dict[str, str]
    kind: str | None = None
    kind_column: str | None = None
    kinds: dict[str, str] = {}
    where: tuple[Condition, ...] = ()
    when: str | None = None
    on: str | None = None
    last_day: bool | Literal["unknown"] = False
    if_missing: Literal["none", "undated", "refuse"] = "none"
    not_before: str | None = None
    basis: Basis | None = None
    modality: Literal["asserted", "alleged"] = "asserted"
    as_said: str | Cell | None = None
    attributed_to: str | Cell | None = None
    values: dict[str, str | int | bool | Cell] = {}


class TableMapping(_Part, frozen=True, kw_only=True):
    """One mapping."""

    format: Literal["chronicle-mapping/1"]
    name: Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
    version: Annotated[str, Meta(pattern=r"^[0-9A-Za-z.]+$", max_length=20)]
    about: str = ""
    document: About
    table: Shape
    dates: Dates = Dates()
    skip: tuple[Skip, ...] = ()
    entity: dict[str, EntityRule]
    fact: tuple[FactRule, ...] = ()

    @property
    def origin(self) -> str:
        """Who proposes the facts: the mapping, by name and version."""
        return f"table-import@{self.name}/{self.version}"
