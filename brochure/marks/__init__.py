"""A Document in; the same with printer's marks around every page out."""

from brochure.marks.sheet import SLUG, marked

__all__ = ["SLUG", "marked"]
