"""A Document in, the bytes of a PDF out."""

from brochure.paint.fitting import fitted
from brochure.paint.painter import paint

__all__ = ["fitted", "paint"]
