"""The marks themselves: where to cut and to fold, whether plates lie true, what colours the press lays.

In: boxes in points, y down, from the trim's top left; inks. Out: display items. Nothing here comes nearer to
the bleed than :data:`CLEAR`. Must not know documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brochure.colour import K100, Ink
from brochure.display import Path
from brochure.geometry import Rect, circle
from brochure.units import mm

CLEAR = mm(1)
"""Between the bleed and the nearest mark."""

CROP = mm(5)
BLEED_MARK = mm(2.5)
HAIR = 0.25
_CROSS = mm(2.5)
_RING = mm(1.5)
_PATCH = mm(5)
_FOLD_DASH = (mm(1), mm(0.7))

ALL = Ink("registration", (1.0, 1.0, 1.0, 1.0), (0.0, 0.0, 0.0), spot="All")
"""On every plate there is (ISO 32000-1, 8.6.6.4)."""

CYAN = Ink("Cyan", (1.0, 0.0, 0.0, 0.0), (0.0, 0.62, 0.88))
MAGENTA = Ink("Magenta", (0.0, 1.0, 0.0, 0.0), (0.89, 0.0, 0.48))
YELLOW = Ink("Yellow", (0.0, 0.0, 1.0, 0.0), (1.0, 0.93, 0.0))
PROCESS = (CYAN, MAGENTA, YELLOW, K100)


def line(x0: float, y0: float, x1: float, y1: float, ink: Ink = ALL, dash: tuple[float, ...] = ()) -> Path:
    """Return a mark's line."""
    return Path((("M", x0, y0), ("L", x1, y1)), stroke=ink, width=HAIR, dash=dash)


def crop_marks(trim: Rect, bleed: Rect) -> Iterator[Path]:
    """Yield two lines a corner that point at the trim's edges."""
    yield from _corners(trim, bleed, CLEAR, CROP)


def bleed_marks(bleed: Rect) -> Iterator[Path]:
    """Yield two short lines a corner that point at the bleed's edges."""
    yield from _corners(bleed, bleed, CLEAR, BLEED_MARK)


def _corners(edges: Rect, bleed: Rect, clear: float, length: float) -> Iterator[Path]:
    for x in (edges.x, edges.right):
        yield line(x, bleed.y - clear - length, x, bleed.y - clear)
        yield line(x, bleed.bottom + clear, x, bleed.bottom + clear + length)
    for y in (edges.y, edges.bottom):
        yield line(bleed.x - clear - length, y, bleed.x - clear, y)
        yield line(bleed.right + clear, y, bleed.right + clear + length, y)


def fold_marks(folds: Sequence[float], bleed: Rect) -> Iterator[Path]:
    """Yield dashed lines above and below each fold at x."""
    for x in folds:
        yield line(x, bleed.y - CLEAR - CROP, x, bleed.y - CLEAR, dash=_FOLD_DASH)
        yield line(x, bleed.bottom + CLEAR, x, bleed.bottom + CLEAR + CROP, dash=_FOLD_DASH)


def registration_marks(bleed: Rect, away: float, beside: float = 0.0) -> Iterator[Path]:
    """Yield a target on each side, ``away`` from the bleed, ``beside`` the middle (to leave a fold free)."""
    middle_x, middle_y = (bleed.x + bleed.right) / 2 + beside, (bleed.y + bleed.bottom) / 2
    for x, y in (
        (middle_x, bleed.y - away), (middle_x, bleed.bottom + away),
        (bleed.x - away, middle_y), (bleed.right + away, middle_y),
    ):  # fmt: skip
        yield line(x - _CROSS, y, x + _CROSS, y)
        yield line(x, y - _CROSS, x, y + _CROSS)
        yield Path(circle(x, y, _RING), stroke=ALL, width=HAIR)


def colour_bar(inks: Sequence[Ink], right: float, bottom: float, room: float) -> Iterator[Path]:
    """Yield patches that end at ``right`` and ``bottom``: each ink solid, process inks at half too.

    They are 5 mm wide, or narrower where ``room`` is too small for all.
    """
    made = patches(inks)
    width = min(_PATCH, room / len(made))
    for index, ink in enumerate(made, -len(made)):
        yield Path(Rect(right + index * width, bottom - _PATCH, width, _PATCH).segments, fill=ink)


def patches(inks: Sequence[Ink]) -> list[Ink]:
    """Return the inks of a bar's patches, in order."""
    made: list[Ink] = []
    for ink in inks:
        made.append(ink)
        if ink in PROCESS:
            c, m, y, k = ink.cmyk
            red, green, blue = (1 - (1 - value) / 2 for value in ink.srgb)
            made.append(Ink(f"{ink.name} 50", (c / 2, m / 2, y / 2, k / 2), (red, green, blue)))
    return made
