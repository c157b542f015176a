"""G4, G5 and C3: type and lines that a press can hold in register.

Source: Ghent Workgroup 2022, sheet-fed CMYK; the advice of Chinese printing shops.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.demand import PRINT, Demand
from brochure.check.document import Document, Page
from brochure.check.marks import Edges, TextMark, colours, overlap
from brochure.check.rule import Flaw, Rule
from brochure.check.rules.pages import GHENT
from brochure.check.rules.printed import marks, paths, texts
from brochure.check.spaces import Colour
from brochure.errors import Severity
from brochure.units import to_mm

SHOPS = "advice of Chinese printing shops"
_THINNEST_PT = 0.25
_ROUNDING = 0.005
_LINE_RATIO = 8  # a filled rectangle this many times longer than wide is a line


def rich_black(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for type in black and so much of the other inks that it fills in."""
    for page, mark in texts(document):
        colour = mark.fill
        if colour and colour.inks.get("Black", 0) >= 0.85 and colour.total > demand.rich_black:
            yield Flaw(f"type in black with {100 * colour.total:.0f} % ink ({colour})", page, mark.box)


def black_alone(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for small dark type made of several inks."""
    for page, mark in texts(document):
        if mark.size < demand.black_type_below - _ROUNDING and mark.fill and _dark_mixture(mark.fill):
            yield Flaw(
                f"dark type below {demand.black_type_below:g} pt in several inks ({mark.fill})",
                page,
                mark.box,
            )


def _dark_mixture(colour: Colour) -> bool:
    inks = colour.inks
    others = sum(v for k, v in inks.items() if k != "Black")
    grey = min(inks.get(k, 0) for k in ("Cyan", "Magenta", "Yellow"))
    return (inks.get("Black", 0) >= 0.5 and others > 0.05) or grey >= 0.5


def small_type(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for type too small to be read from paper."""
    for page, mark in texts(document):
        if mark.size < demand.type_size - _ROUNDING:
            yield Flaw(f"type of {mark.size:.1f} pt, {quoted(mark)}", page, mark.box)


def small_register(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for small type that needs two plates to meet: reversed, or in several inks."""
    for page, mark in texts(document):
        if mark.size >= demand.reversed_size - _ROUNDING or mark.size < demand.type_size - _ROUNDING:
            continue
        if mark.fill and mark.fill.white:
            yield Flaw(f"reversed type of {mark.size:.1f} pt, {quoted(mark)}", page, mark.box)
        elif mark.fill and len(mark.fill.inks) > 1 and not _dark_mixture(mark.fill):
            yield Flaw(f"type of {mark.size:.1f} pt in {len(mark.fill.inks)} inks, {quoted(mark)}",
                       page, mark.box)  # fmt: skip


def quoted(mark: TextMark) -> str:
    """Return what type says, for a message."""
    return f"“{mark.said}”" if mark.said else "text unknown"


def hairlines(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for lines that a plate can not hold."""
    for page, box, width, _ in _lines(document):
        if width < _THINNEST_PT - _ROUNDING:
            yield Flaw(f"a line of {width:.2f} pt", page, box)


def multi_ink_lines(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for thin lines that need several plates to meet."""
    for page, box, width, colour in _lines(document):
        if width + _ROUNDING >= _THINNEST_PT and width < demand.multi_ink_line - _ROUNDING:
            inks = [v for v in colour.inks.values() if v >= 0.1] if colour else []
            if len(inks) > 1:
                own = document.ours and to_mm(width) >= demand.own_line_mm - _ROUNDING
                yield Flaw(f"a line of {width:.2f} pt in {len(inks)} inks ({colour})", page, box,
                           "note" if own else None)  # fmt: skip


def thin_lines(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for lines thinner than shops advise; a note where this program drew them so."""
    for page, box, width, _ in _lines(document):
        thickness = to_mm(width)
        if width >= _THINNEST_PT - _ROUNDING and thickness < demand.line_mm - _ROUNDING:
            own: Severity | None = None
            if document.ours and thickness >= demand.own_line_mm - _ROUNDING:
                own = "note"
            yield Flaw(f"a line of {thickness:.2f} mm", page, box, own)


def tints(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for tints so light that their dots do not hold; a note for this program's own themes."""
    for page, mark in marks(document):
        for colour in colours(mark):
            faint = {plate: v for plate, v in colour.inks.items() if v < demand.tint - 1e-4}
            if faint:
                own = document.ours and min(faint.values()) >= demand.own_tint
                said = ", ".join(f"{plate} {100 * v:.0f} %" for plate, v in faint.items())
                yield Flaw(f"a faint tint: {said}", page, mark.box, "note" if own else None)


def thinnest_line(document: Document) -> tuple[float, int] | None:
    """Return the width in mm of the thinnest line of any page, and the page's number; None without lines."""
    found = ((to_mm(width), page.number) for page, _, width, _ in _lines(document))
    return min(found, default=None)


def _lines(document: Document) -> Iterator[tuple[Page, Edges, float, Colour | None]]:
    """Yield strokes, those of outlined type too, and filled rectangles so narrow that they are lines.

    Each comes with its box, its width in points and its colour.

    What lies outside the trim is cut away, and with it the slivers of what ends at the bleed's edge; on a
    sheet a form has clipped them, so that nothing of them is seen.
    """
    for page, mark in paths(document):
        if not overlap(mark.box, page.finished):
            continue
        if mark.stroke is not None and not mark.stroke.white:
            yield page, mark.box, mark.width * page.unit, mark.stroke
        elif mark.fill is not None and mark.rectangles and not mark.fill.white:
            for part in mark.parts:
                width, height = part[2] - part[0], part[3] - part[1]
                long = max(width, height) > _LINE_RATIO * min(width, height)
                if long and overlap(part, page.finished) and overlap(part, mark.box):
                    yield page, part, min(width, height) * page.unit, mark.fill
    for page, line in texts(document):
        # A stroke in the colour of the type's own area only makes it bolder.
        if line.stroke is not None and not line.stroke.white and line.fill != line.stroke:
            yield page, line.box, line.width * page.unit, line.stroke


RULES = (
    Rule("G4-rich", "warning", frozenset({PRINT}), "black type carries no more ink than dries",
         "set the type in black alone", GHENT, "type outlined as paths", rich_black),
    Rule("C3-black", "warning", frozenset({PRINT}), "small dark type is black alone",
         "set the type in K 100", SHOPS, "RGB and ICC colours before they are converted", black_alone),
    Rule("C3-size", "warning", frozenset({PRINT}), "type is large enough to be read", "set the type larger",
         SHOPS, "type outlined as paths; x-heights, which differ from face to face", small_type),
    Rule("G5-type", "warning", frozenset({PRINT}), "small type needs one plate only",
         "set it larger, or in one ink", GHENT, "type reversed out by a clipping path", small_register),
    Rule("G5-hairline", "warning", frozenset({PRINT}), "every line holds on the plate",
         "draw the line at 0.25 pt or more", GHENT, "thin curved areas drawn as fills", hairlines),
    Rule("G5-inks", "warning", frozenset({PRINT}), "thin lines need one plate only",
         "draw the line thicker, or in one ink", GHENT, "inks below 10 %, which are not seen out of register",
         multi_ink_lines),
    Rule("C3-line", "warning", frozenset({PRINT}), "lines are as thick as shops advise",
         "draw the line at 0.2 mm or more", SHOPS, "thin curved areas drawn as fills", thin_lines),
    Rule("C3-tint", "warning", frozenset({PRINT}), "tints are dark enough to hold their dots",
         "use 8 % or more of each ink", SHOPS, "tints in pictures and shadings", tints),
)  # fmt: skip
