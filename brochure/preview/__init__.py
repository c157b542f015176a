"""A PDF's pages as pictures: one PNG a page and a contact sheet. Draws with PDFium, knows nothing of brochures."""

from brochure.preview.pages import render_pages

__all__ = ["render_pages"]
