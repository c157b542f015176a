"""Circuit (electronics): conductors side by side that step down together, some ending in a pad."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.art.motifs.field import Field
from brochure.art.motifs.parts import Part, Point, disc, painted, polygon, spans
from brochure.art.noise import chance
from brochure.display import Item

_PITCH = 3.5
_LINE = 1.5
_PAD = 1.75
_STEPS = ((-19.0, 10.5), (2.0, 7.0), (20.0, 10.5))  # where the middle conductor steps down, and how far
_SHEAR = 1.0  # how much earlier each conductor steps than the one above it, in pitches: they stay apart
_LANES = ((-60.0, -16.0), (-13.0, 10.0), (13.0, 60.0))


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: conductors in deep, every fourth in mid, one pad in accent."""
    return painted(field, _parts(field))


def _parts(field: Field) -> Iterator[Part]:
    total = sum(drop for _, drop in _STEPS)
    rows = spans(field, _PITCH)
    for row in range(rows[0] - round(total / _PITCH), rows[-1] + 1):
        role = "mid" if row % 4 == 1 else "deep"
        ends = chance(field.seed, row) < 0.45 or row == -4
        place = -10.0 + 24.0 * chance(field.seed, row, 1)
        for line in _lines(row, place if ends else None):
            yield Part("mid" if role == "mid" else "deep", polygon(_outlined(line)))
        if ends:
            for x in (place - _PAD * 1.7, place + _PAD * 1.7):
                yield Part(
                    "mid" if role == "mid" else "deep", disc(x, _height(row, x), _PAD), marked=role == "deep"
                )


def _corners(row: int) -> list[tuple[float, float]]:
    """Return where a conductor steps and how far."""
    return [(x - row * _PITCH * _SHEAR, drop) for x, drop in _STEPS]


def _height(row: int, x: float) -> float:
    return row * _PITCH + sum(drop for at, drop in _corners(row) if at < x)


def _lines(row: int, gap: float | None) -> Iterator[list[Point]]:
    """Yield a conductor's middle lines from left to right: one, or two on both sides of a gap."""
    points: list[Point] = [(-60.0, _height(row, -60.0))]
    breaks = [] if gap is None else [(gap - _PAD * 1.7, True), (gap + _PAD * 1.7, False)]
    events: list[tuple[float, float | bool]] = [*_corners(row), *breaks]
    for x, what in sorted(events, key=lambda event: event[0]):
        if not -60 < x < 60:
            continue
        if isinstance(what, bool):
            if what:
                yield [*points, (x, _height(row, x))]
            points = [(x, _height(row, x))]
        else:
            points += [(x, points[-1][1]), (x, points[-1][1] + what)]
    yield [*points, (60.0, points[-1][1])]


def _outlined(line: list[Point]) -> list[Point]:
    """Return the outline of a line that runs right and down by turns."""
    half = _LINE / 2
    upper: list[Point] = []
    lower: list[Point] = []
    for index, (x, y) in enumerate(line):
        down_before = index > 0 and line[index - 1][0] == x and line[index - 1][1] != y
        down_after = index + 1 < len(line) and line[index + 1][0] == x and line[index + 1][1] != y
        dx = half if down_before or down_after else 0.0
        upper.append((x + dx, y - half))
        lower.append((x - dx, y + half))
    return upper + lower[::-1]
