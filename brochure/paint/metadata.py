"""What a file says about itself: the Info dictionary and the XMP packet, which must agree.

In: a Document's metadata and what the profile claims. Out: their PDF objects. Must not know a clock: the
date is the data's.
Source: ISO 32000-1, 14.3; XMP specification, parts 1 and 2; ISO 19005-2, 6.6; ISO 14289-1, clause 5; what
PDF/X asks as public implementations write it.
"""

from __future__ import annotations

from datetime import UTC
from hashlib import sha256
from html import escape
from uuid import UUID

from brochure.layout.document import Metadata
from brochure.paint.pdf import Dictionary, Stream, name, text
from brochure.profiles import Profile

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}

_PDFX_ONLY = ("pdfxid", "xmpMM")

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {namespaces}>
{properties}
</rdf:Description>
{extension}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""

# PDF/A wants a description of every schema that it does not know, as PDF/UA's (ISO 19005-2, 6.6.2.3).
_UA_EXTENSION = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def content_key(metadata: Metadata, profile: Profile) -> bytes:
    """Return 16 bytes that stand for this content in this profile: the file's ID and document UUID."""
    said = "\n".join((metadata.source_hash, metadata.title, metadata.created.isoformat(), profile.name))
    return sha256(said.encode()).digest()[:16]


def information(metadata: Metadata, profile: Profile) -> Dictionary:
    """Return the Info dictionary; entries without a value are left out.

    ``Folding`` and ``SpotInks`` are this program's own (any may be added: ISO 32000-1, 14.3.3): the fold, and
    the inks that the job orders, by which the preflight tells them from mistakes.
    """
    claims = profile.identification
    created = metadata.created.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
    entries = {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Keywords": ", ".join(metadata.keywords),
        "Creator": metadata.generator,
        "Producer": metadata.generator,
        "CreationDate": created,
        "ModDate": created,
        "GTS_PDFXVersion": claims.pdfx_info,
        "Folding": metadata.folding,
        "SpotInks": "; ".join(spot.name for spot in profile.spots),
    }
    made = Dictionary({key: text(value) for key, value in entries.items() if value})
    if claims.is_pdfx:
        made.update(Trapped=name("False"))
    return made


def xmp(metadata: Metadata, profile: Profile) -> Stream:
    """Return the XMP packet as a stream that anything can read: neither deflated nor encrypted."""
    claims = profile.identification
    created = metadata.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    keywords = ", ".join(metadata.keywords)
    properties = [
        "<dc:format>application/pdf</dc:format>",
        _alternatives("dc:title", metadata.title),
        _alternatives("dc:description", metadata.subject),
        _list("dc:creator", "Seq", metadata.author),
        _list("dc:language", "Bag", metadata.language),
        _simple("pdf:Keywords", keywords),
        _simple("pdf:Producer", metadata.generator),
        _simple("xmp:CreatorTool", metadata.generator),
        *(_simple(f"xmp:{key}Date", created) for key in ("Create", "Modify", "Metadata")),
    ]
    if claims.pdfa:
        part, conformance = claims.pdfa
        properties += [_simple("pdfaid:part", str(part)), _simple("pdfaid:conformance", conformance)]
    if claims.pdfua:
        properties.append(_simple("pdfuaid:part", str(claims.pdfua)))
    if claims.is_pdfx:
        uuid = f"uuid:{UUID(bytes=content_key(metadata, profile), version=5)}"
        properties += [
            _simple("pdfxid:GTS_PDFXVersion", claims.pdfx_xmp),
            _simple("pdf:Trapped", "False"),
            _simple("xmpMM:DocumentID", uuid),
            _simple("xmpMM:InstanceID", uuid),
            _simple("xmpMM:VersionID", "1"),
            _simple("xmpMM:RenditionClass", "default"),
        ]
    # A namespace that nothing needs is one that a strict judge of PDF/A does not know.
    spaces = {
        prefix: uri for prefix, uri in _NAMESPACES.items() if claims.is_pdfx or prefix not in _PDFX_ONLY
    }
    packet = _PACKET.format(
        namespaces=" ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items()),
        properties="\n".join(filter(None, properties)),
        extension=_UA_EXTENSION if claims.pdfua and claims.pdfa else "",
    )
    entries = Dictionary(Type=name("Metadata"), Subtype=name("XML"))
    return Stream(packet.encode(), entries, deflate=False)


def _simple(tag: str, value: str) -> str:
    return f"<{tag}>{escape(value, quote=False)}</{tag}>" if value else ""


def _alternatives(tag: str, value: str) -> str:
    item = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(value, quote=False)}</rdf:li></rdf:Alt>'
    return f"<{tag}>{item}</{tag}>" if value else ""


def _list(tag: str, kind: str, value: str) -> str:
    return (
        f"<{tag}><rdf:{kind}><rdf:li>{escape(value, quote=False)}</rdf:li></rdf:{kind}></{tag}>"
        if value
        else ""
    )
