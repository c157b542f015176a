"""What of a file's catalogue and claims still holds once its pages lie on sheets.

In: an open PDF. Out: the same, without what only a screen can use, and claiming no more than is true: the
structure tree speaks of pages in reading order, which sheets have not, so that a tagged PDF/A-2a goes on as
PDF/A-2b, and PDF/UA is not claimed. Must not know schemes.
Source: ISO 32000-1, 7.7.2; ISO 19005-2, 6.6.4; ISO 14289-1, clause 5.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any
from uuid import UUID

import pikepdf

IMPOSITION = "/Imposition"
"""The entry of the Info dictionary that tells sheets from pages (any may be added: ISO 32000-1, 14.3.3)."""

_KEPT = {
    "/Type",
    "/Pages",
    "/Version",
    "/Extensions",
    "/Metadata",
    "/OutputIntents",
    "/OCProperties",
    "/Lang",
}
_INSTANCE = re.compile(
    rb"((?:InstanceID|DocumentID)(?:>|=[\"']))(uuid:|xmp\.iid:|xmp\.did:)?[0-9A-Fa-f-]{32,36}"
)
_LEVEL_A = re.compile(rb"(pdfaid:conformance(?:>|=[\"']))\s*A")
_UA = re.compile(
    rb"<pdfuaid:(part|amd|corr|rev)>[^<]*</pdfuaid:\1>\s*|\s+pdfuaid:(?:part|amd|corr|rev)=[\"'][^\"']*[\"']"
)


def cleaned(pdf: pikepdf.Pdf, said: str, job: str, *, duplex: bool = False) -> None:
    """Take out of ``pdf`` what sheets can not carry, and say in its information that it holds sheets.

    ``said`` is what was done, for people; ``job`` is all that was asked, and gives the file its own name.
    ``duplex`` tells a printer's driver to turn sheets over their short edge and to scale nothing.
    """
    root: Any = pdf.Root
    for key in list(root.keys()):
        if key not in _KEPT:
            del root[key]
    root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if duplex:
        root.ViewerPreferences.Duplex = pikepdf.Name.DuplexFlipShortEdge
        root.ViewerPreferences.PrintScaling = pikepdf.Name("/None")
    pdf.docinfo[IMPOSITION] = said
    packet = root.get("/Metadata")
    if isinstance(packet, pikepdf.Stream):
        claimed = _UA.sub(b"", _LEVEL_A.sub(rb"\g<1>B", packet.read_bytes()))
        packet.write(_INSTANCE.sub(lambda found: _another(found, job), claimed))


def _another(found: re.Match[bytes], job: str) -> bytes:
    """Return the name of the imposed file: made from that of the pages and of the job, always the same."""
    uuid = UUID(bytes=sha256(found[0] + job.encode()).digest()[:16], version=5)
    return found[1] + (found[2] or b"") + str(uuid).encode()


def is_press(pdf: pikepdf.Pdf) -> bool:
    """Tell whether a file's colours are those of a press: it says so, or claims no screen's."""
    intents = pdf.Root.get("/OutputIntents")
    kinds = {str(intent.get("/S")) for intent in intents} if isinstance(intents, pikepdf.Array) else set()
    return "/GTS_PDFX" in kinds or not kinds


def spot_spaces(pages: tuple[Any, ...]) -> dict[str, Any]:
    """Return the colour spaces of spot inks that pages name, by the ink's name."""
    found: dict[str, Any] = {}
    for page in pages:
        spaces = page.get("/Resources", pikepdf.Dictionary()).get("/ColorSpace", pikepdf.Dictionary())
        for space in spaces.values():
            if isinstance(space, pikepdf.Array) and len(space) == 4 and str(space[0]) == "/Separation":
                name = str(space[1])[1:]
                if name not in ("All", "None"):
                    found.setdefault(name, space)
    return found
