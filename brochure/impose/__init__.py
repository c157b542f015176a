"""The bytes of a finished PDF and a Sheet in; the bytes of its sheets out."""

from brochure.impose.assembling import impose
from brochure.impose.cover import cover_wrap
from brochure.impose.job import imposed, sides
from brochure.impose.papers import paper, spine_mm, stock
from brochure.impose.sheet import Sheet, sheet_of

__all__ = ["Sheet", "cover_wrap", "impose", "imposed", "paper", "sheet_of", "sides", "spine_mm", "stock"]
