"""A mapping that cannot be right is refused before any table is read, by the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.cli.tables import mapping_named
from domain.errors import InvalidInput
from events.intake.tables.names import slug
from events.intake.tables.spelling import mapping_of, read_mapping
from tests.events.intake.tables.small import CLUB, club

SHIPPED = sorted(
    path.stem
    for path in (Path(__file__).resolve().parents[4] / "api/mappings").glob("*.toml")
    if "\n[history]" not in path.read_text()
)


@pytest.mark.parametrize(
    ("before", "after", "field", "says"),
    [
        ("chronicle-mapping/1", "chronicle-mapping/9", "format", "reads 'chronicle-mapping/1'"),
        ('name = "club"', 'name = "The Club"', "name", "regex"),
        ("[dates]", "[dates]\nzone = 1", "dates", "zone"),
        ('"yyyy"', '"yy"', "dates.formats", "'yy' is no format"),
        ('when = "to"', 'when = "until"', "fact[1]", "'until'"),
        ('column = "who"', 'column = "whom"', "entity.member", "'whom'"),
        ('not_before = "from"', 'not_before = "since"', "fact[1]", "'since'"),
        ('id = "club"', 'id = "The Club"', "entity.club", "not an id"),
        ('id = "club"\n', "", "entity.club", "fixed id or the column"),
        ('kind = "state"', 'kind = "country"', "entity.member", "'country' is no kind"),
        ('kind = "state"', 'kind = "state"\nkinds = {a = "treaty"}', "entity.member", "party"),
        ("member-admitted", "member-admited", "fact[0]", "Did you mean member-admitted"),
        ("member-admitted", "ratified", "fact[0].roles", "no role 'group'"),
        ("group = ", "instrument = ", "fact[0].roles", "no role 'instrument'"),
        ('actor = "member"', 'actor = "state"', "fact[0].roles.actor", r"no \[entity.state\]"),
        ('kind = "group"', 'kind = "state"', "fact[0]", "not an act on a state"),
        ('when = "from"', "", "fact[0]", "column of the date"),
        (
            'kind = "member-admitted"',
            'kind = "membership-reported"\nbasis = "event"',
            "fact[0].basis",
            "'observation'",
        ),
        ('when = "from"', 'on = "soon"', "fact[0].on", "soon"),
        ('when = "from"', 'when = "from"\nvalues = {amount = 1}', "fact[0].values", "'amount'"),
        ('when = "from"', 'when = "from"\nkind_column = "to"', "fact[0]", "kind"),
    ],
)
def test_what_is_wrong(before: str, after: str, field: str, says: str) -> None:
    """The error names the place and what would be right."""
    with pytest.raises(InvalidInput, match=says) as error:
        club((before, after))
    assert error.value.field == field


def test_not_toml() -> None:
    """A file that is no TOML is said to be none."""
    with pytest.raises(InvalidInput, match="not TOML"):
        mapping_of("format = ")


def test_a_treaty_cannot_be_joined_like_a_group() -> None:
    """An act that the kind of instrument does not allow is refused with the mapping."""
    with pytest.raises(InvalidInput, match="'joined' is not an act on a treaty"):
        club(more='[entity.t]\nid = "t"\nkind = "treaty"\nname = "T"\n'
                  '[[fact]]\nkind = "joined"\nwhen = "from"\n'
                  'roles = { actor = "member", instrument = "t" }\n')  # fmt: skip


def test_a_lookup_says_more(tmp_path: Path) -> None:
    """A second CSV gives ids, names and kinds; the mapping's own words go first."""
    (tmp_path / "who.csv").write_text("key,to,called\nJP,japan,Japan\nFR,fr,Francia\n")
    path = tmp_path / "club.toml"
    lookup = 'lookup = { file = "who.csv", key = "key", id = "to", name = "called" }'
    own = '[entity.member.values]\n"FR" = { id = "france" }\n'
    path.write_text(CLUB.replace('column = "who"', f'column = "who"\n{lookup}') + own)
    values = read_mapping(path).entity["member"].values
    assert (values["JP"].id, values["JP"].name) == ("japan", "Japan")
    assert values["FR"].id == "france"


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "cannot be read"), ("a,b\n", "no column 'key'"), ("key\nx\nx\n", "'x' twice")],
)
def test_a_lookup_that_is_wrong(tmp_path: Path, content: str | None, says: str) -> None:
    """A second CSV that is missing, or lacks the column, or has a key twice, is refused."""
    if content is not None:
        (tmp_path / "who.csv").write_text(content)
    lookup = 'column = "who"\nlookup = { file = "who.csv", key = "key" }'
    with pytest.raises(InvalidInput, match=says) as error:
        mapping_of(CLUB.replace('column = "who"', lookup), tmp_path)
    assert error.value.field == "entity.member.lookup"


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_mappings_can_be_right(name: str) -> None:
    """Each mapping that ships with the program is consistent and goes by its file's name."""
    assert mapping_named(name).name == name


def test_every_shipped_mapping_knows_the_union_by_its_letters() -> None:
    """Whichever table registers the European Union, it is found as EU."""
    for name in SHIPPED:
        for rule in mapping_named(name).entity.values():
            for cell, known in rule.values.items():
                if "european-union" in (known.id, slug(known.name or cell)):
                    assert "EU" in (cell, *known.aliases), name
