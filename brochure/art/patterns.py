"""Industry patterns: a tile, or any cut-out of it, filled with a motif (art direction, 6.4).

In: the motif's name, a size, a seed and inks. Out: a Drawing clipped by one path. It knows nothing of
industries.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from brochure.art.motifs import (
    arrays,
    boxes,
    capsules,
    circuit,
    coils,
    filaments,
    hexagons,
    lattice,
    leaves,
    loops,
    matrix,
    rods,
    terraces,
    weave,
)
from brochure.art.motifs.field import Field
from brochure.art.noise import derived
from brochure.art.palette import Palette
from brochure.display import Drawing, Group, Item, Path
from brochure.errors import LayoutError
from brochure.geometry import Rect, Segments, bounds

MOTIFS: Mapping[str, Callable[[Field], tuple[Item, ...]]] = MappingProxyType(
    {
        "rods": rods.draw,
        "terraces": terraces.draw,
        "filaments": filaments.draw,
        "capsules": capsules.draw,
        "weave": weave.draw,
        "loops": loops.draw,
        "lattice": lattice.draw,
        "circuit": circuit.draw,
        "hexagons": hexagons.draw,
        "boxes": boxes.draw,
        "leaves": leaves.draw,
        "matrix": matrix.draw,
        "arrays": arrays.draw,
        "coils": coils.draw,
    }
)


def pattern(
    motif: str,
    side: float,
    seed: int,
    palette: Palette,
    *,
    scale: float = 1.0,
    accent: bool = True,
    ground: bool = True,
    shape: Segments | None = None,
    stage: Rect | None = None,
    focus: tuple[float, float] | None = None,
) -> Drawing:
    """Return a square of ``side`` points filled with ``motif``, one of :data:`MOTIFS`.

    ``scale`` enlarges the motif (its measures are for a side of 56 mm and follow the side). ``ground`` lays
    paper under it. ``shape`` is the part of the square to show (a path in its coordinates; default: all).
    With ``accent`` exactly one part is in accent: the one inside ``stage`` (default: the shape's box) nearest
    to ``focus`` (default: the square's middle). Raises LayoutError for an unknown motif.
    """
    draw = MOTIFS.get(motif)
    if draw is None:
        raise LayoutError.of("unknown-motif", f"unknown motif {motif!r}", f"known are {', '.join(MOTIFS)}")
    square = Rect(0.0, 0.0, side, side)
    clip = square.segments if shape is None else shape
    window = bounds(clip) or square
    own = derived(seed, *motif.encode())
    field = Field(side, scale, own, palette, accent, window, stage or window, focus or (side / 2, side / 2))
    paper = (Path(clip, fill=palette.paper),) if ground else ()
    return Drawing(side, side, (*paper, Group(draw(field), clip=clip)))
