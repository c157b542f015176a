"""A theme in, a document that shows it out: inks, type, grid, components, charts."""

from brochure.specimen.specimen import specimen

__all__ = ["specimen"]
