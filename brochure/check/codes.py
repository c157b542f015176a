"""QR codes on a page: found by their shape among the marks, read from the drawn page.

In: a document and one of its pages. Out: the codes. Must not know what is asked of them.
Source: ISO/IEC 18004:2015, 6.3.1 (sizes: 21 to 177 modules in steps of 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from brochure.check.marks import Edges, ImageMark, Mark, PathMark, around, colours, within
from brochure.check.spaces import Colour
from brochure.units import mm

if TYPE_CHECKING:
    from brochure.check.document import Document, Page

DPI = 150.0
_LEAST, _MOST = mm(4), mm(120)
_FEWEST_PARTS = 60  # the smallest code has 21 x 21 modules, nearly half of them dark
_FEWEST_OUTLINES = 20  # around what touches
_SQUARE = 0.02
_ON_GRID = 0.12  # of a module
MOST_PICTURES = 40
_MARGIN = mm(4)
_FEWEST_PIXELS = 21


@dataclass(frozen=True, slots=True)
class Code:
    """A code: its box and a module's side in points, its marks' places on the page, what it says.

    ``text`` is None for a code that can not be read; ``module`` 0 where that is not known.
    """

    box: Edges
    module: float
    first: int
    last: int
    picture: bool
    colours: tuple[Colour, ...]
    text: str | None


def codes_of(document: Document, page: Page) -> tuple[Code, ...]:
    """Return the codes of ``page``; they are looked for once."""
    known = document.codes.get(page.number)
    if known is None:
        known = document.codes[page.number] = tuple(_found(document, page))
    return known


def _found(document: Document, page: Page) -> list[Code]:
    codes = []
    for first, last, parts, paints in _clusters(page):
        box = around(parts)
        if not _is_square(box):
            continue
        module = _module(parts, box)
        if module:
            if any(paint.white for paint in paints) and not _on_dark(page, first, box):
                continue  # a light ground, or the light modules of a code whose dark ones are looked at
            read = document.drawing.read_code(page, box, _MARGIN)
            codes.append(Code(box, module, first, last, False, paints, read.text if read else None))
            continue
        # Dots, or outlines around what touches: whether it is a code only reading tells.
        document.codes_left -= 1
        if document.codes_left < 0:
            break
        read = document.drawing.read_code(page, box, _MARGIN)
        if read is not None:
            codes.append(Code(box, read.module, first, last, False, paints, read.text))
    for index, mark in enumerate(page.seen.marks):
        if not _may_be_picture(mark):
            continue
        document.codes_left -= 1
        if document.codes_left < 0:
            break
        read = document.drawing.read_code(page, mark.box, _MARGIN)
        if read is not None:
            codes.append(Code(mark.box, read.module, index, index, True, colours(mark), read.text))
    return codes


def _clusters(page: Page) -> list[tuple[int, int, list[Edges], tuple[Colour, ...]]]:
    """Return what may be a code: paths of many rectangles, or many such paths that follow each other."""
    found: list[tuple[int, int, list[Edges], tuple[Colour, ...]]] = []
    run: list[Edges] = []
    start, paint = 0, None
    for index, mark in enumerate([*page.seen.marks, None]):
        boxes = _boxes(mark)
        small = bool(boxes)
        fewest = _FEWEST_PARTS if isinstance(mark, PathMark) and mark.rectangles else _FEWEST_OUTLINES
        if small and isinstance(mark, PathMark) and len(boxes) >= fewest:
            found.append((index, index, boxes, colours(mark)))
            small = False
        if isinstance(mark, PathMark) and small and (not run or mark.fill == paint) and not mark.paint.hidden:
            start, paint = (start, paint) if run else (index, mark.fill)
            run += boxes
            continue
        if len(run) >= _FEWEST_PARTS and paint is not None:
            found.append((start, index - 1, run, (paint,)))
        run = boxes if small and isinstance(mark, PathMark) and not mark.paint.hidden else []
        start, paint = index, mark.fill if isinstance(mark, PathMark) else None
    return found


def _on_dark(page: Page, first: int, box: Edges) -> bool:
    """Return whether the last area painted below ``box``, that holds all of it, is not white."""
    for mark in reversed(page.seen.marks[:first]):
        if isinstance(mark, PathMark) and mark.fill and any(within(box, part) for part in mark.parts):
            return not mark.fill.white
    return False


def _boxes(mark: Mark | None) -> list[Edges]:
    """Return the boxes of what a mark fills, or strokes as lines straight across; none for other marks."""
    if not isinstance(mark, PathMark) or (mark.fill is None) == (mark.stroke is None):
        return []
    if mark.fill is not None:
        return list(mark.parts)
    half = mark.width / 2
    if not half or any(part[3] - part[1] > 1e-3 for part in mark.parts):
        return []
    return [(part[0], part[1] - half, part[2], part[3] + half) for part in mark.parts]


def _is_square(box: Edges) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return _LEAST < width < _MOST and abs(width - height) <= _SQUARE * width


def _module(parts: list[Edges], box: Edges) -> float:
    """Return the side of a module when the parts lie on the grid of a code; else 0."""
    width = box[2] - box[0]
    least = min(min(p[2] - p[0], p[3] - p[1]) for p in parts)
    if least <= 0:
        return 0.0
    count = round(width / least)
    version, left = divmod(count - 17, 4)
    if left or not 1 <= version <= 40:
        return 0.0
    module = width / count
    for part in parts:
        for value in ((part[0] - box[0]) / module, (part[1] - box[1]) / module):
            if abs(value - round(value)) > _ON_GRID:
                return 0.0
    return module


def _may_be_picture(mark: Mark) -> bool:
    if not isinstance(mark, ImageMark) or mark.paint.hidden or mark.paint.origin == "mask":
        return False
    width, height = mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]
    return (
        min(mark.width, mark.height) >= _FEWEST_PIXELS
        and _LEAST < width < _MOST
        and abs(width - height) <= 3 * _SQUARE * width
    )
