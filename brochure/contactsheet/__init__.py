"""The contact sheet of a brochure's pictures: what stands where, how finely, whose it is."""

from brochure.contactsheet.entries import Entry, Rights, entries
from brochure.contactsheet.sheet import picture_sheet
from brochure.contactsheet.web import picture_page

__all__ = ["Entry", "Rights", "entries", "picture_page", "picture_sheet"]
