"""X1 to X3: which version a print file is, what it calls itself, what every print file must say.

Source: PDF/X as public implementations write it; ISO 32000-1, 14.3 and 14.4.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from brochure.check.demand import PDFA, UA, X1A, X4, Demand, X
from brochure.check.document import Document
from brochure.check.metadata import same_moment
from brochure.check.objects import elements, get, name
from brochure.check.rule import Doubt, Flaw, Rule

PUBLIC = "PDF/X as public implementations write it"
_AGREE = {
    "Title": "dc:title", "Author": "dc:creator", "Subject": "dc:description", "Keywords": "pdf:Keywords",
    "Creator": "xmp:CreatorTool", "Producer": "pdf:Producer", "Trapped": "pdf:Trapped",
}  # fmt: skip
_MOMENTS = {"CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate"}


def version(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where the header or the catalogue names a later version than the standard stands on."""
    if not {X1A, X4} & demand.traits:
        return
    most = (1, 6) if X4 in demand.traits else (1, 4)
    start = document.data.find(b"%PDF-", 0, 1024)
    header = document.data[start + 5 : start + 8].decode("latin-1")
    for where, said in (("header", header), ("catalogue", name(get(document.root, "/Version")))):
        major, _, minor = said.partition(".")
        if said and (not (major + minor).isdigit() or (int(major), int(minor or 0)) > most):
            yield Flaw(f"the {where} says PDF {said}, the standard stands on PDF {most[0]}.{most[1]}")


def key(document: Document, demand: Demand) -> Iterator[Flaw | Doubt]:
    """Yield a flaw where the version key of the demanded standard is not in its place."""
    if X4 in demand.traits:
        said = document.said.xmp.get("pdfxid:GTS_PDFXVersion", "")
        if said not in {"PDF/X-4", "PDF/X-4p"}:
            yield Flaw(f"XMP's pdfxid:GTS_PDFXVersion is {said or 'missing'}, not PDF/X-4")
    elif X1A not in demand.traits:
        yield Doubt(f"of {document.said.x_version} only what all kinds of PDF/X share is judged")
    else:
        said = document.said.info.get("GTS_PDFXVersion", "")
        if said not in demand.x1a_versions:
            yield Flaw(f"Info's GTS_PDFXVersion is {said or 'missing'}, not PDF/X-1a:2003")


def conformance(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where a file of 2003 still carries the key of 2001."""
    said = document.said.info
    if "GTS_PDFXConformance" in said and said.get("GTS_PDFXVersion") != "PDF/X-1:2001":
        yield Flaw(f"Info holds GTS_PDFXConformance ({said['GTS_PDFXConformance']})")


def history(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each entry of xmpMM that PDF/X-4 wants and the file lacks."""
    for entry in ("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"):
        if not document.said.xmp.get(entry):
            yield Flaw(f"XMP lacks {entry}")


def entries(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each entry that is neither in Info nor, for PDF/X-4, in XMP."""
    wanted = {"Title": "dc:title", "Producer": "pdf:Producer", **_MOMENTS}
    for info, xmp in wanted.items():
        held = document.said.info.get(info) or (X4 in demand.traits and document.said.xmp.get(xmp))
        if not held:
            yield Flaw(f"{info} is missing")


def trapped(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where Trapped is neither True nor False; PDF/X-1a has it in Info, X-4 in either place."""
    said = document.said.info.get("Trapped", "")
    if X4 in demand.traits:
        said = said or document.said.xmp.get("pdf:Trapped", "")
    if isinstance(get(get(document.trailer, "/Info"), "/Trapped"), pikepdf.String):
        yield Flaw("Trapped is a string, not a name")
    elif said not in {"True", "False"}:
        yield Flaw(f"Trapped is {said or 'missing'}")


def identifier(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where the trailer has no pair of identifiers."""
    # qpdf makes up an identifier only when it writes, so what is read is the file's own.
    pair = elements(get(document.trailer, "/ID"))
    if len(pair) != 2 or not all(len(bytes(part)) for part in pair if not isinstance(part, int)):
        yield Flaw("the trailer's ID is missing or empty")


def agreement(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each thing that Info and XMP say differently."""
    info, xmp = document.said.info, document.said.xmp
    if not document.said.readable:
        yield Flaw("the XMP packet can not be read")
    if not xmp:
        return
    for ours, theirs in _AGREE.items():
        a, b = " ".join(info.get(ours, "").split()), " ".join(xmp.get(theirs, "").split())
        if a and a != b and (b or ours not in {"Trapped"}):
            yield Flaw(f"{ours} is {_cut(a)!r} in Info and {_cut(b)!r} in XMP")
    for ours, theirs in _MOMENTS.items():
        a, b = info.get(ours, ""), xmp.get(theirs, "")
        if a and not same_moment(a, b):
            yield Flaw(f"{ours} is {a} in Info and {b or 'missing'} in XMP")


def _cut(said: str) -> str:
    return said if len(said) <= 40 else said[:39] + "…"


RULES = (
    Rule("X1-version", "error", frozenset({X}), "PDF/X-1a stands on PDF 1.4, PDF/X-4 on PDF 1.6",
         "write the file in the standard's own PDF version", PUBLIC,
         "whether features of a later version are used under an earlier number", version),
    Rule("X2-key", "error", frozenset({X}), "the file names its standard where the standard wants it",
         "write GTS_PDFXVersion: X-1a into Info, X-4 into XMP", PUBLIC, "", key),
    Rule("X2-conformance", "error", frozenset({X1A}), "PDF/X-1a:2003 has no GTS_PDFXConformance",
         "leave GTS_PDFXConformance out", PUBLIC, "", conformance),
    Rule("X2-history", "error", frozenset({X4}), "PDF/X-4 tells versions apart in xmpMM",
         "write DocumentID, VersionID and RenditionClass", PUBLIC, "whether the identifiers are unique",
         history),
    Rule("X3-entries", "error", frozenset({X}), "title, dates and producer are given",
         "give the entry in Info and in XMP", PUBLIC, "whether what they say is true", entries),
    Rule("X3-trapped", "error", frozenset({X}), "the file says whether it is trapped",
         "write Trapped True or False", PUBLIC, "whether it is trapped", trapped),
    Rule("X3-id", "error", frozenset({X, PDFA}), "the file has an identifier",
         "write two strings under ID in the trailer", "ISO 32000-1, 14.4", "", identifier),
    Rule("X3-agree", "error", frozenset({X, PDFA, UA}), "Info and XMP say the same",
         "write both from one source", "ISO 19005-1, 6.7.3; PDF/X as above",
         "authors whose order alone differs", agreement),
)  # fmt: skip
