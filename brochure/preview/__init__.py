"""A PDF's pages as pictures: one PNG a page and a contact sheet, drawn with PDFium."""

from brochure.preview.pages import render_pages

__all__ = ["render_pages"]
