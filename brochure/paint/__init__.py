"""A Document in, the bytes of a PDF out."""

from brochure.paint.painter import paint

__all__ = ["paint"]
