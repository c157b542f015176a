"""The part of a face that a file embeds: chosen glyphs, a variable font pinned to its weight, nothing else.

In: a HarfBuzz face, the design coordinates it stands at, glyph ids. Out: a :class:`Subset`. Must not know
PDF.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import uharfbuzz as hb

if TYPE_CHECKING:
    from brochure.text.faces import Face

Outlines = Literal["glyf", "CFF "]

# A PDF viewer draws by glyph id: it needs outlines and metrics, and neither names, characters nor layout.
_NEEDLESS_TABLES = (
    "BASE", "DSIG", "GDEF", "GPOS", "GSUB", "MVAR", "OS/2", "STAT", "VORG", "avar", "cmap", "gasp", "meta",
    "name", "post", "vhea", "vmtx",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subset:
    """A font program: an sfnt of what draws it, or a bare CFF table.

    ``gids`` leads from the face's glyph ids to its own. ``advances`` (by its own glyph ids) and ``bounds``
    (left, bottom, right, top) are in 1/``units_per_em``.
    """

    data: bytes
    outlines: Outlines
    gids: Mapping[int, int]
    advances: tuple[int, ...]
    bounds: tuple[int, int, int, int]
    units_per_em: int


def outlines_of(face: Face) -> Outlines:
    """Return which kind of outlines a face's subset has; CFF2 becomes CFF when its axes are pinned."""
    return "glyf" if "glyf" in face.hb_face.table_tags else "CFF "


def subset(face: Face, gids: Iterable[int]) -> Subset:
    """Return the subset of ``face`` that draws ``gids`` (and .notdef) at the face's weight."""
    request = hb.SubsetInput()
    request.sets(hb.SubsetInputSets.GLYPH_INDEX).update({0, *gids})
    request.flags = (
        hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.DOWNGRADE_CFF2
        | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    )
    request.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(tag.encode("ascii"), "big") for tag in _NEEDLESS_TABLES
    )
    coordinates = face.hb_font.get_var_coords_design()
    for axis, value in zip(face.hb_face.axis_infos, coordinates, strict=False):
        request.pin_axis_location(face.hb_face, axis.tag, value)
    plan = hb.SubsetPlan(face.hb_face, request)
    made = plan.execute()
    font = hb.Font(made)
    outlines = outlines_of(face)
    return Subset(
        data=made.blob.data if outlines == "glyf" else made.reference_table(outlines).data,
        outlines=outlines,
        gids=dict(plan.old_to_new_glyph_mapping),
        advances=tuple(font.get_glyph_h_advance(gid) for gid in range(made.glyph_count)),
        bounds=struct.unpack(">4h", made.reference_table("head").data[36:44]),
        units_per_em=made.upem,
    )
