"""What a receiver demands of a file, as one frozen value.

Nothing comes in; :class:`Profile` and its parts are what `paint` writes by and `check` judges by. No code
asks for a profile's name: whatever differs between two receivers is a field here. This module must not know
how a PDF is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from brochure.errors import Place

ColourSpace = Literal["rgb", "cmyk", "grey"]


@dataclass(frozen=True, slots=True)
class Identification:
    """What a file claims to be, in its XMP packet and its Info dictionary; empty where it claims nothing.

    ``pdfa`` is part and conformance level (ISO 19005), ``pdfua`` the part (ISO 14289), ``pdfx_xmp`` the
    version that PDF/X-4 states in XMP, ``pdfx_info`` the one that PDF/X-1a states in the Info dictionary.
    """

    pdfa: tuple[int, str] | None = None
    pdfua: int | None = None
    pdfx_xmp: str = ""
    pdfx_info: str = ""

    @property
    def is_pdfx(self) -> bool:
        """Whether the file claims to be a PDF/X of any kind."""
        return bool(self.pdfx_xmp or self.pdfx_info)


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """The condition that colours are meant for (ISO 32000-1, 14.11.5).

    ``icc`` names a file of the ICC asset directory, or any file by its whole path; empty stands for the
    built-in sRGB profile. ``registry`` is where ``condition`` is registered, empty for none. ``place`` is
    where a user named the file.
    """

    subtype: Literal["GTS_PDFA1", "GTS_PDFX"]
    condition: str
    info: str
    registry: str = ""
    icc: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class BlackRules:
    """How black is kept from misregistering on the press. Sizes and widths in points.

    Dark type smaller than ``only_below`` is set in K alone. K 100 % type smaller than
    ``overprint_type_below`` and lines thinner than ``overprint_line_below`` print over what lies below them
    (Ghent Workgroup 2022: 12 pt, 2 pt).
    """

    only_below: float = 14.0
    overprint_type_below: float = 12.0
    overprint_line_below: float = 2.0


@dataclass(frozen=True, slots=True)
class SpotInk:
    """A spot ink that stands for a theme's ink ``role`` and, as ``tints`` of it (0 to 1), for others.

    ``name`` is what the plate is called. A tint of 0 is bare paper.
    """

    role: str
    name: str
    tints: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class PictureRules:
    """How photographs are stored: at most ``ppi``, as JPEG of ``quality`` (1 to 100) or, with None, lossless.

    ``subsampled`` stores colour at half the resolution of lightness, which a screen forgives. ``sharpening``
    is how much the contrast of edges is raised (0: not at all; 1: doubled), for what halftone and paper blur.
    ``compact`` gives every JPEG a Huffman code of its own: a tenth smaller, and three times as long to pack.
    """

    ppi: int
    quality: int | None
    subsampled: bool = False
    sharpening: float = 0.0
    compact: bool = True


@dataclass(frozen=True, slots=True)
class Container:
    """How objects are packed into the file.

    ``object_streams`` packs small objects together (PDF 1.5); ``linearise`` orders the file so that a viewer
    shows the first page before the rest has arrived (ISO 32000-1, Annex F).
    """

    object_streams: bool = True
    linearise: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """What one kind of receiver demands.

    ``purpose`` is a sentence for people. ``bleed_mm`` of art is kept around the trim; ``boxes`` writes Trim
    and Bleed boxes. ``tagged`` writes the structure tree, ``links`` what only a screen can use: annotations
    and bookmarks. ``black`` is None where no plates are made. ``cid_sets`` lists each font's characters
    (PDF/A-1 and its kin demand it whole, later parts want it whole or absent). ``page_group`` names the
    blending space of every page. ``ink_limit`` is the most ink, per cent, that a place may get; photographs
    are held to it, solids above it refused. ``icc_version`` is the latest version of an ICC profile that the
    standard takes. ``spots`` are printed instead of the theme's own inks. ``marks`` puts printer's marks
    around the page on a larger sheet. ``sparing`` asks for pages that spend little ink and keep off the
    edges; ``blanks`` keeps the empty pages that only paper needs; ``whole_page`` opens the file at a whole
    page; ``attachments`` carries the document's files along, which of the standards PDF/A-3 alone allows.
    """

    name: str
    purpose: str
    pdf_version: tuple[int, int]
    colour: ColourSpace
    pictures: PictureRules
    identification: Identification = Identification()
    intent: OutputIntent | None = None
    black: BlackRules | None = None
    bleed_mm: float = 0.0
    boxes: bool = False
    tagged: bool = False
    links: bool = False
    cid_sets: bool = False
    page_group: bool = False
    sparing: bool = False
    blanks: bool = True
    whole_page: bool = False
    attachments: bool = False
    container: Container = Container()
    ink_limit: float | None = None
    icc_version: int = 4
    spots: tuple[SpotInk, ...] = ()
    marks: bool = False
