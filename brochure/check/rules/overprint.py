"""G2 and G3: what prints over what lies below: never white, always small black.

Source: Ghent Workgroup 2022, sheet-fed CMYK; ISO 32000-1, 8.6.7.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.demand import PRINT, Demand
from brochure.check.document import Document
from brochure.check.marks import Mark, TextMark
from brochure.check.rule import Flaw, Rule
from brochure.check.rules.pages import GHENT
from brochure.check.rules.printed import paths, texts
from brochure.check.spaces import Colour

_GRAYS = {"DeviceGray", "CalGray"}


def white_type(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for white type that overprints: it would vanish."""
    for page, mark in texts(document):
        if _white_overprints(mark.fill, mark.stroke, mark):
            yield Flaw("white type overprints and would not be seen", page, mark.box)


def white_paths(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for white areas and lines that overprint."""
    for page, mark in paths(document):
        if _white_overprints(mark.fill, mark.stroke, mark):
            yield Flaw("a white area or line overprints and would not be seen", page, mark.box)


def _white_overprints(fill: Colour | None, stroke: Colour | None, mark: Mark) -> bool:
    how = mark.paint
    return bool(
        (fill is not None and fill.white and how.overprint_fill)
        or (stroke is not None and stroke.white and how.overprint_stroke)
    )


def black_type(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for small black type that cuts a hole into what lies below it."""
    for page, mark in texts(document):
        if mark.size < demand.overprint_type_below and _knocks_out(
            mark.fill, mark.paint.overprint_fill, mark
        ):
            yield Flaw(
                f"black type below {demand.overprint_type_below:g} pt does not overprint", page, mark.box
            )


def black_lines(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for thin black lines that cut a hole into what lies below them."""
    for page, mark in paths(document):
        thin = mark.fill is None and mark.width < demand.overprint_line_below
        if thin and _knocks_out(mark.stroke, mark.paint.overprint_stroke, mark):
            yield Flaw(
                f"a black line below {demand.overprint_line_below:g} pt does not overprint", page, mark.box
            )


def _knocks_out(colour: Colour | None, overprints: bool, mark: Mark) -> bool:
    if colour is None or not colour.black_only or colour.space.family in _GRAYS:
        return False
    # Overprint mode counts for DeviceCMYK only; a Separation leaves the other plates alone in either mode.
    return not overprints or (colour.space.family == "DeviceCMYK" and mark.paint.overprint_mode != 1)


def gray(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for small type and thin lines in a grey space, which overprint in no mode."""
    for page, mark in texts(document):
        if mark.size < demand.overprint_type_below and mark.fill and _gray_black(mark):
            yield Flaw("small black type is set in DeviceGray", page, mark.box)
    for page, line in paths(document):
        if line.fill is None and line.width < demand.overprint_line_below and _gray_black(line):
            yield Flaw("a thin black line is drawn in DeviceGray", page, line.box)


def _gray_black(mark: Mark) -> bool:
    colour = (mark.fill or mark.stroke) if isinstance(mark, TextMark) else getattr(mark, "stroke", None)
    return colour is not None and colour.space.family in _GRAYS and colour.black_only


RULES = (
    Rule("G2-type", "error", frozenset({PRINT}), "white type knocks out", "set the type without overprint",
         GHENT, "white that comes out of a pattern or a picture", white_type),
    Rule("G2-paths", "warning", frozenset({PRINT}), "white areas and lines knock out",
         "draw them without overprint", GHENT, "white that comes out of a pattern or a picture", white_paths),
    Rule("G3-type", "warning", frozenset({PRINT}), "small black type overprints",
         "switch overprint on, in mode 1 (op true, OPM 1)", GHENT, "type outlined as paths", black_type),
    Rule("G3-lines", "warning", frozenset({PRINT}), "thin black lines overprint",
         "switch overprint on, in mode 1 (OP true, OPM 1)", GHENT, "lines drawn as filled areas",
         black_lines),
    Rule("G3-gray", "warning", frozenset({PRINT}), "small black is CMYK or Separation black, not grey",
         "use 0 0 0 1 in DeviceCMYK, with overprint", GHENT, "", gray),
)  # fmt: skip
