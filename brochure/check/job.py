"""What a printer wants to know of a file's marks: its inks, and the least of what is hard to print.

In: a document. Out: :class:`Job`. Must not know rules, nor how a job sheet looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brochure.check.document import Document
from brochure.check.inking import inks_of, most_ink
from brochure.check.marks import ImageMark
from brochure.check.objects import Key
from brochure.check.rules.fine import thinnest_line

if TYPE_CHECKING:
    from PIL import Image

    from brochure.plates import InkReport

Least = tuple[float, int]
"""The smallest of something and the number of the page that it stands on."""


@dataclass(frozen=True, slots=True)
class Job:
    """``ink`` names the plates that get ink and has the page with most, ``page_inks`` each page's plates.

    ``type_size`` is that of the smallest type in points, ``line`` the width of the thinnest line in mm,
    ``resolution`` that of the coarsest of so many ``pictures`` in pixels an inch; None where there is none.
    ``looks`` are coarse copies of photographs, by the object of the file.
    """

    ink: InkReport
    page_inks: tuple[tuple[str, ...], ...]
    type_size: Least | None
    line: Least | None
    pictures: int
    resolution: Least | None
    looks: Mapping[Key, Image.Image] = field(compare=False, repr=False)


def job_of(document: Document, ink_limit: float) -> Job:
    """Return what a job sheet tells; ``ink_limit`` is that of the press, 1 for a solid.

    Raises CheckError for a file that can not be separated.
    """
    sizes = ((round(mark.size * p.unit, 3), p.number) for p in document.pages for mark in p.type)
    pictures = [
        (mark.ppi / page.unit, page.number)
        for page in document.pages
        for mark in page.printed
        if isinstance(mark, ImageMark)
    ]
    return Job(
        ink=most_ink(document, ink_limit),
        page_inks=tuple(map(inks_of, document.pages)),
        type_size=min(sizes, default=None),
        line=thinnest_line(document),
        pictures=len(pictures),
        resolution=min(pictures, default=None),
        looks=document.looks.taken,
    )
