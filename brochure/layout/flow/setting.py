"""Blocks set into pieces: which module sets which kind of block.

The blocks of a section and a setter in, pieces out. Neighbours that share a row (charts of half a page,
pictures of half a page) are set together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from brochure.compose import blocks as b
from brochure.errors import BrochureError
from brochure.layout.flow import words
from brochure.layout.flow.cards import cards
from brochure.layout.flow.cells import figures_piece
from brochure.layout.flow.chains import chain
from brochure.layout.flow.codes import codes
from brochure.layout.flow.contacts import address, contents, telephone
from brochure.layout.flow.facts import fact_list
from brochure.layout.flow.icon_rows import icon_row
from brochure.layout.flow.listings import listing
from brochure.layout.flow.photos import photos
from brochure.layout.flow.piece import Piece
from brochure.layout.flow.plots import plot_plan
from brochure.layout.flow.reaches import reach
from brochure.layout.flow.setter import Setter
from brochure.layout.flow.steps import steps
from brochure.layout.flow.tables import table
from brochure.layout.flow.tiles import logo_wall, tiles
from brochure.layout.flow.zoned import zone_blocks

TIGHTER = 0.6  # of the white about a piece, what is left where much has to go on few pages

SETTERS: dict[type, Callable[[Any, Setter], Piece | list[Piece]]] = {
    b.Heading: words.heading,
    b.Lead: words.lead,
    b.Paragraph: words.paragraph,
    b.Statement: words.statement,
    b.Quote: words.quote,
    b.SmallPrint: words.small_print,
    b.Figures: figures_piece,
    b.FactList: fact_list,
    b.Listing: listing,
    b.Table: table,
    b.Cards: cards,
    b.Steps: steps,
    b.Contents: contents,
    b.Tiles: tiles,
    b.LogoWall: logo_wall,
    b.IconRow: icon_row,
    b.ZonePlanBlock: zone_blocks,
    b.Chain: chain,
    b.PlotPlan: plot_plan,
    b.Reach: reach,
    b.Telephone: telephone,
    b.Address: address,
}


def pieces_of(blocks: Sequence[b.Block], setter: Setter) -> list[Piece]:
    """Return the pieces of ``blocks`` in order; raises one error with all that can not be set."""
    made: list[Piece] = []
    failed: list[BrochureError] = []
    for group in _grouped(blocks):
        try:
            found = _set(group, setter)
            made += [found] if isinstance(found, Piece) else found
        except BrochureError as error:
            failed.append(error)
    if failed:
        kinds = {type(error) for error in failed}
        kind = kinds.pop() if len(kinds) == 1 else BrochureError
        raise kind.all(finding for error in failed for finding in error.findings)
    found = [piece for piece in made if piece.rows]
    return [_denser(piece) for piece in found] if setter.dense else found


def _denser(piece: Piece) -> Piece:
    """Return a piece with less white before and after it."""
    return replace(piece, above=TIGHTER * piece.above, below=TIGHTER * piece.below)


def _set(group: Sequence[b.Block], setter: Setter) -> Piece | list[Piece]:
    first = group[0]
    match first:
        case b.Chart():
            # matplotlib is loaded when there is a chart, and not before.
            from brochure.layout.flow.exhibited import charts

            return charts([block for block in group if isinstance(block, b.Chart)], setter)
        case b.PictureBlock():
            return photos([block for block in group if isinstance(block, b.PictureBlock)], setter)
        case b.CodeBlock():
            return codes([block for block in group if isinstance(block, b.CodeBlock)], setter)
        case _:
            return SETTERS[type(first)](first, setter)


def _grouped(blocks: Sequence[b.Block]) -> Iterator[list[b.Block]]:
    """Yield blocks, those that may share a row with their neighbours together."""
    group: list[b.Block] = []
    for block in blocks:
        if group and not (type(block) is type(group[0]) and _shares(block) and _shares(group[0])):
            yield group
            group = []
        group.append(block)
        if not _shares(block):
            yield group
            group = []
    if group:
        yield group


def _shares(block: b.Block) -> bool:
    """Tell whether a block may stand beside its like."""
    match block:
        case b.PictureBlock(form="half" | "tile"):
            return True
        case b.CodeBlock():
            return True
        case b.Chart(figure=figure):
            return getattr(figure, "width", "full") != "full"
        case _:
            return False
