"""A PDF in; its plates, and how much ink they put where, out."""

from brochure.plates.measuring import SQUARE_MM, Frame, PageInk, Square
from brochure.plates.report import InkReport, ink

__all__ = [
    "SQUARE_MM",
    "Frame",
    "InkReport",
    "PageInk",
    "Square",
    "ink",
]
