"""The profiles that come with the program.

PDF/X-1a:2003 stands on PDF 1.4 and PDF/X-4 on PDF 1.6; PDF/UA-1 and PDF/A-2 on PDF 1.7.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from brochure.profiles.profile import (
    BlackRules,
    Container,
    Identification,
    OutputIntent,
    PictureRules,
    Profile,
    SpotInk,
)

FOGRA39 = OutputIntent(
    subtype="GTS_PDFX",
    condition="FOGRA39",
    info="Coated FOGRA39 (ISO 12647-2:2004)",
    registry="http://www.color.org",
    icc="ISOcoated_v2_300_bas.icc",
)
SRGB = OutputIntent(subtype="GTS_PDFA1", condition="sRGB IEC61966-2.1", info="sRGB IEC61966-2.1")

PLAIN = Profile(
    name="plain",
    purpose="a quick look on the screen; claims no standard",
    pdf_version=(1, 7),
    colour="rgb",
    pictures=PictureRules(ppi=150, quality=80, subsampled=True),
)
EMAIL = replace(
    PLAIN,
    name="email",
    purpose="attached to a message: small, linked, accessible (PDF/UA-1), kept for years (PDF/A-2a)",
    identification=Identification(pdfa=(2, "A"), pdfua=1),
    intent=SRGB,
    tagged=True,
    links=True,
    pictures=PictureRules(ppi=150, quality=85, subsampled=True),
    container=Container(object_streams=True, linearise=True),
)
EMAIL_A3 = replace(
    EMAIL,
    name="email-a3",
    purpose="as email, with the contact's card attached (PDF/A-3a)",
    identification=Identification(pdfa=(3, "A"), pdfua=1),
    attachments=True,
)
SCREEN = replace(
    EMAIL,
    name="screen",
    purpose="read on a screen or shown on a wall: as email, a whole page at a time, without empty pages",
    blanks=False,
    whole_page=True,
)
OFFICE = replace(
    EMAIL,
    name="office",
    purpose="printed on an office printer: little ink, white grounds, nothing within 5 mm of the edge",
    pictures=PictureRules(ppi=200, quality=85),
    sparing=True,
)
PRINT = Profile(
    name="print",
    purpose="to the print shop as PDF/X-4: CMYK, bleed, FOGRA39",
    pdf_version=(1, 6),
    colour="cmyk",
    pictures=PictureRules(ppi=300, quality=95, sharpening=0.6, compact=False),
    identification=Identification(pdfx_xmp="PDF/X-4"),
    intent=FOGRA39,
    black=BlackRules(),
    bleed_mm=3.0,
    boxes=True,
    page_group=True,
    ink_limit=300.0,
)
PRINT_X1A = replace(
    PRINT,
    name="print-x1a",
    purpose="to a print shop that asks for PDF/X-1a: as print, on PDF 1.4",
    pdf_version=(1, 4),
    identification=Identification(pdfx_info="PDF/X-1a:2003"),
    cid_sets=True,
    page_group=False,
    container=Container(object_streams=False),
    icc_version=2,
)
PRINT_SPOT = replace(
    PRINT,
    name="print-spot",
    purpose="to the print shop in two spot inks and black, as PDF/X-4; photographs stay CMYK",
    spots=(
        SpotInk("deep", "Deep", (("mid", 0.3), ("mid_dark", 0.65), ("mist", 0.0), ("paper", 0.0))),
        SpotInk("accent", "Accent", (("accent_light", 0.8),)),
    ),
)

CATALOGUE = MappingProxyType(
    {p.name: p for p in (PLAIN, EMAIL, EMAIL_A3, SCREEN, OFFICE, PRINT, PRINT_X1A, PRINT_SPOT)}
)
