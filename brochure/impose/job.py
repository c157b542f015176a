"""A whole job: every file that a press needs of a finished PDF.

In: bytes, a Sheet. Out: files by what they hold.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf

from brochure.impose.assembling import impose
from brochure.impose.cover import cover_wrap
from brochure.impose.sheet import Sheet
from brochure.text.typesetter import Typesetter

SHEETS, COVER = "sheets", "cover"


def imposed(data: bytes, sheet: Sheet, typesetter: Typesetter | None = None) -> tuple[tuple[str, bytes], ...]:
    """Return the sheets, and the wrap-around cover where there is one, each with what it is called."""
    made = [(SHEETS, impose(data, sheet, typesetter))]
    if sheet.cover:
        made.append((COVER, cover_wrap(data, sheet, typesetter)))
    return tuple(made)


def sides(data: bytes) -> int:
    """Return how many sides imposed sheets have."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)
