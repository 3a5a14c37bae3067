"""The recipe of the map: from public-domain outlines to `world.svg` and `places.csv`.

    python -m api.web.map.draw countries-50m.json country-codes.csv

`countries-50m.json` is Natural Earth's 1:50m countries (public domain) as TopoJSON, from the npm
package `world-atlas` 2.0.2. `country-codes.csv` is the table of ISO 3166-1 codes of the dataset
`country-codes` (public domain). Projection: Natural Earth, by the polynomial of Šavrič, Jenny,
Patterson, Petrovič and Hurni (2011). Lines are simplified after Visvalingam and
Whyatt (1993), arc by arc, so that neighbours keep sharing their border.

Invariant: the same two files give the same two files, byte for byte.
"""

from __future__ import annotations

import csv
import heapq
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from math import radians
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
WIDTH = 1000
"""Width of the drawing; coordinates are whole tenths of it."""
_GRAIN = 10
_LEAST = 0.38
"""A corner stays if the triangle with its neighbours has this many square units."""
_SPECK = 1.6
"""An island of fewer square units is left out, but never the largest of a state."""
_TINY = 14.0
"""A state of fewer square units gets a dot as well."""
_NORTH, _SOUTH = 83.7, -56.5
_LEFT_OUT = frozenset({"010"})  # Antarctica
_UNNUMBERED = {"Kosovo": "XK"}
"""Shapes without a number in ISO 3166-1: XK is user-assigned, in wide use."""
_STATES = frozenset({"Yes", "In contention"})
_MISSING = {"TV": (179.2, -8.52)}
"""States that the outlines leave out at this scale: longitude and latitude of a dot."""

Point = tuple[float, float]
Ring = list[tuple[int, int]]


class Place(NamedTuple):
    """One shape of the map."""

    code: str
    alpha3: str
    name: str
    rings: list[Ring]
    dot: tuple[int, int] | None


def natural_earth(longitude: float, latitude: float) -> Point:
    """A place on the globe, in degrees, on the plane."""
    x, y = radians(longitude), radians(latitude)
    s = y * y
    wide = 0.870700 + s * (-0.131979 - 0.013791 * s + s**4 * (0.003971 - 0.001529 * s))
    tall = 1.007226 + s * (0.015085 + s**2 * (-0.044475 + 0.028874 * s - 0.005916 * s**2))
    return x * wide, y * tall


_EAST = natural_earth(180, 0)[0]
_TOP = natural_earth(0, _NORTH)[1]
_SCALE = WIDTH * _GRAIN / (2 * _EAST)
HEIGHT = round((_TOP - natural_earth(0, _SOUTH)[1]) * _SCALE / _GRAIN)


def drawn(longitude: float, latitude: float) -> Point:
    """A place on the drawing, in tenths of a unit from its upper left."""
    x, y = natural_earth(longitude, latitude)
    return (x + _EAST) * _SCALE, (_TOP - y) * _SCALE


def arcs_of(topology: Any) -> list[list[Point]]:
    """The arcs of a TopoJSON, in degrees (its specification, §2.1.2 and §2.2)."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step in steps:
            x, y = x + step[0], y + step[1]
            arc.append((x * kx + dx, y * ky + dy))
        arcs.append(arc)
    return arcs


def unwrapped(line: Iterable[Point]) -> list[Point]:
    """The line with longitudes beyond 180 where it crosses the antimeridian, so none leaps."""
    found: list[Point] = []
    for longitude, latitude in line:
        turns = round((found[-1][0] - longitude) / 360) if found else 0
        found.append((longitude + 360 * turns, latitude))
    return found


def simplified(line: Sequence[Point], least: float) -> list[Point]:
    """The line, in degrees, without corners of less than `least` square units; its ends stay."""
    flat = [drawn(*point) for point in line]
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    current = {i: _corner(flat, i - 1, i, i + 1) for i in range(1, len(line) - 1)}
    heap = [(area, i) for i, area in current.items()]
    heapq.heapify(heap)
    while heap and heap[0][0] < least:
        area, i = heapq.heappop(heap)
        if current.get(i) != area:
            continue
        del current[i]
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in current:
                current[j] = max(area, _corner(flat, before[j], j, after[j]))
                heapq.heappush(heap, (current[j], j))
    return [p for i, p in enumerate(line) if i in current or i in (0, len(line) - 1)]


def _corner(line: Sequence[Point], a: int, b: int, c: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = line[a], line[b], line[c]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 / _GRAIN**2


def cut(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """The ring in parts, each within the longitudes of the drawing."""
    line = unwrapped(ring)
    for turn in (-360, 0, 360):
        part = [(longitude + turn, latitude) for longitude, latitude in line]
        part = _side(_side(part, 180, 1), -180, -1)
        if part:
            yield part


def _side(ring: Sequence[Point], edge: float, sign: int) -> list[Point]:
    """What of the ring lies on one side of a meridian (Sutherland and Hodgman, 1974)."""
    kept: list[Point] = []
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        inside, next_inside = sign * x1 <= sign * edge, sign * x2 <= sign * edge
        if inside:
            kept.append((x1, y1))
        if inside != next_inside:
            kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return kept


def area_of(ring: Sequence[tuple[float, float]]) -> float:
    """Square units inside a ring."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2 / _GRAIN**2


def centre_of(ring: Ring) -> tuple[int, int]:
    """The middle of a ring's corners."""
    return sum(x for x, _ in ring) // len(ring), sum(y for _, y in ring) // len(ring)


def rings_of(geometry: Any, arcs: Sequence[list[Point]]) -> list[Ring]:
    """The rings of a shape, drawn; specks are left out, but never its largest part."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = []
    for indexes in (ring for polygon in polygons for ring in polygon):
        line = [p for i in indexes for p in (arcs[i] if i >= 0 else arcs[~i][::-1])]
        for part in cut(line):
            ring = [(round(x), round(y)) for x, y in (drawn(*point) for point in part)]
            corners = [p for p, q in zip(ring, [*ring[1:], ring[0]], strict=True) if p != q]
            rings.append(corners or ring[:1])
    rings.sort(key=area_of, reverse=True)
    return rings[:1] + [r for r in rings[1:] if area_of(r) >= _SPECK]


def path_of(rings: Iterable[Ring]) -> str:
    """SVG path data, each ring by steps relative to its first corner."""
    parts = []
    for ring in rings:
        if len(ring) < 3:
            continue  # a state that is a point at this scale: only its dot is drawn
        (x, y), steps = ring[0], []
        for nx, ny in ring[1:]:
            steps.append(f"{nx - x}{ny - y:+d}" if ny < y else f"{nx - x} {ny - y}")
            x, y = nx, ny
        joined = " ".join(steps).replace(" -", "-")
        parts.append(f"M{ring[0][0]} {ring[0][1]}l{joined}z")
    return "".join(parts)


def places_of(topology: Any, codes: Iterable[dict[str, str]]) -> list[Place]:
    """The shapes by code; those that have none are one place without a code."""
    named = {row["ISO3166-1-numeric"].zfill(3): row for row in codes}
    arcs = [simplified(unwrapped(arc), _LEAST) for arc in arcs_of(topology)]
    land: list[Ring] = []
    places: list[Place] = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        number, name = geometry.get("id"), geometry["properties"]["name"]
        if number in _LEFT_OUT:
            continue
        rings, row = rings_of(geometry, arcs), named.get(number)
        code = row["ISO3166-1-Alpha-2"] if row else _UNNUMBERED.get(name)
        if code is None or any(place.code == code for place in places):
            land += rings
            continue
        tiny = sum(map(area_of, rings)) < _TINY
        dot = centre_of(rings[0]) if tiny and row and row["is_independent"] in _STATES else None
        if not dot and not path_of(rings):
            continue  # a territory that is a point at this scale
        alpha3 = row["ISO3166-1-Alpha-3"] if row else ""
        places.append(Place(code, alpha3, _name(row) or name, rings, dot))
    for code, where in _MISSING.items():
        row = next(row for row in named.values() if row["ISO3166-1-Alpha-2"] == code)
        x, y = drawn(*where)
        places.append(Place(code, row["ISO3166-1-Alpha-3"], _name(row), [], (round(x), round(y))))
    return [*sorted(places), Place("", "", "Other land", land, None)]


def _name(row: dict[str, str] | None) -> str:
    return row["CLDR display name"] if row else ""


def svg_of(places: Iterable[Place]) -> str:
    """The drawing: a path for each place by its code, and its dot, where it has one."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * _GRAIN} {HEIGHT * _GRAIN}">'
    ]
    for place in places:
        path = path_of(place.rings)
        parts = f'<path d="{path}"/>' if path else ""
        if place.dot:
            parts += f'<circle cx="{place.dot[0]}" cy="{place.dot[1]}" r="32"/>'
        lines.append(f'<g id="{place.code or "land"}">{parts}</g>')
    return "\n".join([*lines, "</svg>", ""])


def main(atlas: str, codes: str) -> None:
    """Write the drawing and the table of its places."""
    with Path(codes).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    places = places_of(json.loads(Path(atlas).read_text()), rows)
    (HERE.parent / "static" / "world.svg").write_text(svg_of(places))
    with (HERE / "places.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("code", "alpha3", "name"))
        table.writerows((p.code, p.alpha3, p.name) for p in places if p.code)


if __name__ == "__main__":
    main(*sys.argv[1:])
