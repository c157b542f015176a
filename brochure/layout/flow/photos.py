"""Pictures with their captions, which never part: across the page, half a page, a tile, a strip.

Blocks and a setter in, a piece out. Pictures across the page and strips may grow to fill what is left under
them; where there is no file, the theme's art stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from brochure.art import ridges
from brochure.compose.blocks import PictureBlock
from brochure.display import Group, Item, Tagged, artifact
from brochure.geometry import Rect, Transform
from brochure.layout.flow.piece import Cut, Piece, snapped
from brochure.layout.flow.setter import Setter, Stack, Tracked, inks
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.slots import caption, picture
from brochure.units import mm

WIDE_LINES, HALF_LINES, STRIP_LINES, LOW_STRIP_LINES = 18, 14, 9, 7
GROWTH_LINES, STRIP_GROWTH_LINES = 12, 9
TILE = mm(56)
CAPTION_DROP = 12.5  # from a picture's foot to its caption's baseline


@dataclass(frozen=True, slots=True)
class _Shot:
    """A picture in its place: offset, width, height, and its caption under it."""

    block: PictureBlock
    dx: float
    width: float
    height: float
    caption: Stack | Tracked
    bleeds: bool


@dataclass(frozen=True, slots=True)
class Shots:
    """Pictures beside each other."""

    shots: tuple[_Shot, ...]

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the pictures with their captions; they grow by what the row grew."""
        top = cut.tops[0]
        natural = max(_full(shot) for shot in self.shots)
        extra = max(cut.bottom - top - natural, 0.0)
        items: list[Item] = []
        for shot in self.shots:
            x = leaf.grid.left + shot.dx
            box = Rect(x, top, shot.width, shot.height + extra)
            if shot.bleeds:
                box = Rect.from_edges(leaf.sheet.x, top, leaf.sheet.right, box.bottom)
            shown = picture(leaf, shot.block.slot, box) or _art(leaf, box)
            y = box.bottom + CAPTION_DROP
            soft = inks(leaf, "text", "secondary")
            if isinstance(shot.caption, Tracked):
                words = shot.caption.at(leaf.grid.left, y, soft, cut.shown, "Caption")
            else:
                words = shot.caption.at(x, y, soft, cut.shown, "Caption")
            items.append(Tagged("Div", (*shown, *words)))
        return tuple(items)


def _full(shot: _Shot) -> float:
    """Return a picture's height with its caption."""
    if not shot.caption:
        return shot.height
    drop = (
        shot.caption.drop if isinstance(shot.caption, Stack) else shot.caption.height - shot.caption.leading
    )
    return snapped(shot.height + CAPTION_DROP + drop, 5.0)


def photos(blocks: Sequence[PictureBlock], setter: Setter) -> list[Piece]:
    """Return pictures in rows: those that share a row are one piece."""
    pieces: list[Piece] = []
    row: list[_Shot] = []
    for block in blocks:
        shot = _shot(block, setter, row)
        if row and shot.dx + shot.width > setter.tracks.measure + 0.01:
            pieces.append(_piece(row, setter.room))
            row = []
            shot = replace(shot, dx=0.0)
        row.append(shot)
    return [*pieces, _piece(row, setter.room)] if row else pieces


def _piece(row: Sequence[_Shot], room: float) -> Piece:
    over = max(max(_full(shot) for shot in row) - room, 0.0)
    if over:  # on a low page pictures are lower, not their captions
        row = [replace(shot, height=max(shot.height - snapped(over, 5.0), 3 * LINE)) for shot in row]
    height = max(_full(shot) for shot in row)
    lone = row[0] if len(row) == 1 else None
    lines = GROWTH_LINES if lone and lone.block.form in (None, "full") else 0
    if lone and lone.bleeds:
        lines = STRIP_GROWTH_LINES
    return Piece(
        (height,),
        (0.0,),
        Shots(tuple(row)),
        above=1.5 * LINE,
        below=2 * LINE,
        grow=lines * LINE,
        place=row[0].block.slot.place,
        what="picture",
    )


def _shot(block: PictureBlock, setter: Setter, row: Sequence[_Shot]) -> _Shot:
    tracks = setter.tracks
    dx = row[-1].dx + row[-1].width + tracks.gutter if row else 0.0
    words = caption(block.slot)
    match block.form:
        case "half" | "tile":
            half = (tracks.measure - tracks.gutter) / 2
            width = min(half, TILE if block.form == "tile" else half)
            if half < mm(40):
                width = tracks.measure
            height = width if block.form == "tile" else min(HALF_LINES * LINE, snapped(1.2 * width, 5.0))
            return _Shot(block, dx, width, height, setter.stack(words, "label", width), bleeds=False)
        case "strip":
            height = _least(LOW_STRIP_LINES if setter.dense else STRIP_LINES, tracks.measure)
            return _Shot(block, 0.0, tracks.measure, height, setter.tracked(words, "label"), bleeds=True)
        case _:
            height = _least(STRIP_LINES if setter.dense else WIDE_LINES, tracks.measure)
            return _Shot(block, 0.0, tracks.measure, height, setter.tracked(words, "label"), bleeds=False)


def _least(lines: int, measure: float) -> float:
    """Return a picture's height: so many lines, less on a narrow page."""
    return min(lines * LINE, snapped(0.72 * measure, LINE))


def _art(leaf: Leaf, box: Rect) -> tuple[Item, ...]:
    """Return ridges in a picture's place."""
    width, height, bleed = leaf.trim
    drawing = ridges.strip(leaf.studio.ridges, leaf.palette, width, height, bleed, height - box.height)
    moved = Group(drawing.items, Transform.translation(0.0, box.bottom - height))
    return (artifact(Group((moved,), clip=box.segments)),)
