"""What a file says about itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import paint_samples as samples
import pikepdf
import pytest

from brochure.paint import paint
from brochure.profiles import Profile
from brochure.text.faces import Face

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


def said(pdf: pikepdf.Pdf, tag: str) -> str | None:
    """Return what the XMP packet says under ``tag``, containers opened."""
    packet = ElementTree.fromstring(pdf.Root.Metadata.read_bytes().decode())
    found = packet.find(f".//{tag}", NAMES)
    return "".join(found.itertext()).strip() if found is not None else None


@pytest.mark.parametrize("profile", samples.painted_profiles(), ids=lambda p: p.name)
def test_info_and_xmp_agree(files: dict[str, Path], profile: Profile) -> None:
    """Title, author, subject, keywords, tool and dates are the same in both places, signs of XML and all."""
    with pikepdf.open(files[profile.name]) as pdf:
        info = pdf.docinfo
        assert str(info.Title) == said(pdf, "dc:title") == "Zhengyang <Park> & 正阳"
        assert str(info.Author) == said(pdf, "dc:creator") == "The park"
        assert str(info.Subject) == said(pdf, "dc:description") == "Investment brochure"
        assert str(info.Keywords) == said(pdf, "pdf:Keywords") == "industry, 重庆"
        assert str(info.Creator) == said(pdf, "xmp:CreatorTool") == "brochure 0.1"
        assert str(info.Producer) == said(pdf, "pdf:Producer") == "brochure 0.1"
        assert str(info.CreationDate) == str(info.ModDate) == "D:20260102030405Z"
        assert said(pdf, "xmp:CreateDate") == said(pdf, "xmp:ModifyDate") == "2026-01-02T03:04:05Z"


def test_claims(files: dict[str, Path]) -> None:
    """Each file claims what its profile is for, where its standard wants it, and nothing else."""

    def claims(name: str) -> dict[str, str | None]:
        with pikepdf.open(files[name]) as pdf:
            made = {tag: said(pdf, tag) for tag in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")}
            made["xmp"] = said(pdf, "pdfxid:GTS_PDFXVersion")
            made["info"] = str(pdf.docinfo.get("/GTS_PDFXVersion", "")) or None
            made["trapped"] = said(pdf, "pdf:Trapped")
            assert str(pdf.docinfo.get("/Trapped", "")).strip("/") == (made["trapped"] or "")
            return {key: value for key, value in made.items() if value}

    assert claims("plain") == {}
    assert claims("email") == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    assert claims("print") == {"xmp": "PDF/X-4", "trapped": "False"}
    assert claims("print-x1a") == {"info": "PDF/X-1a:2003", "trapped": "False"}


def test_print_files_have_an_identity(files: dict[str, Path]) -> None:
    """X-4's document identity is a UUID from the content, with version and rendition."""
    with pikepdf.open(files["print"]) as pdf:
        identity = said(pdf, "xmpMM:DocumentID") or ""
        assert identity.startswith("uuid:") and len(identity) == 41
        assert said(pdf, "xmpMM:VersionID") == "1"
        assert said(pdf, "xmpMM:RenditionClass") == "default"


def test_what_is_not_said_is_left_out(latin: Face) -> None:
    """A document without author, subject and keywords names none."""
    made = samples.document([samples.run(latin, "a")], author="", subject="", keywords=())
    with pikepdf.open(BytesIO(paint(made, samples.EMAIL))) as pdf:
        assert not {"/Author", "/Subject", "/Keywords"} & set(pdf.docinfo.keys())
        assert said(pdf, "dc:creator") is None


def test_the_date_is_an_instant(latin: Face) -> None:
    """Noon in Chongqing is four o'clock in Greenwich, in Info and XMP alike."""
    noon = datetime(2026, 1, 1, 12, tzinfo=timezone(timedelta(hours=8)))
    made = samples.document([samples.run(latin, "a")], created=noon)
    with pikepdf.open(BytesIO(paint(made, samples.PLAIN))) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20260101040000Z"
        assert said(pdf, "xmp:CreateDate") == noon.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
