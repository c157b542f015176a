"""What a file says about itself: the XMP packet, the Info dictionary, and the standards that it claims.

In: a document's catalogue and trailer. Out: frozen :class:`Said`. Must not know rules.
Source: XMP specification, part 1, 7; ISO 32000-1, 14.3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

from brochure.check.objects import get, items, name, text
from brochure.check.streams import unpacked

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PACKET_BYTES = 4 << 20
_DATE = re.compile(r"\D")
_MOMENT = re.compile(r"(\d{14})(?:\.\d+)?(?:Z(?:00'?00'?)?|([+-])(\d\d)[:']?(\d\d)?'?)")


@dataclass(frozen=True, slots=True)
class Said:
    """``xmp`` by prefixed name, ``info`` by key without slash.

    Lists are joined with ``; ``; of alternatives the default is taken.
    """

    xmp: dict[str, str] = field(default_factory=dict)
    info: dict[str, str] = field(default_factory=dict)
    has_packet: bool = False
    readable: bool = True

    @property
    def x_version(self) -> str:
        """The PDF/X version claimed, in XMP or Info; empty for none."""
        return self.xmp.get("pdfxid:GTS_PDFXVersion") or self.info.get("GTS_PDFXVersion", "")

    @property
    def claims(self) -> tuple[str, ...]:
        """The standards claimed, such as ``PDF/X-4``, ``PDF/A-2a``, ``PDF/UA-1``."""
        found = [self.x_version] if self.x_version else []
        if part := self.xmp.get("pdfaid:part"):
            found.append(f"PDF/A-{part}{self.xmp.get('pdfaid:conformance', '').lower()}")
        if part := self.xmp.get("pdfuaid:part"):
            found.append(f"PDF/UA-{part}")
        return tuple(found)


def said_by(root: Any, trailer: Any) -> Said:
    """Return what XMP and Info say."""
    info: dict[str, str] = {}
    for key, value in items(get(trailer, "/Info")):
        info[key[1:]] = text(value) or name(value)
    stream = get(root, "/Metadata")
    packet = unpacked(stream, _PACKET_BYTES)
    xmp = parsed(packet) if packet else {}
    return Said(
        xmp or {}, info, stream is not None, xmp is not None and (packet is not None or stream is None)
    )


def parsed(packet: bytes) -> dict[str, str] | None:
    """Return the properties of an XMP packet; None when it is no XML that may be read."""
    try:
        written = packet.decode(_encoding(packet)).lstrip("\ufeff").strip("\x00 \r\n\t")
        # A document type may hold entities that grow without end; XMP has no use for one.
        if "<!DOCTYPE" in written or "<!ENTITY" in written:
            return None
        tree = ElementTree.fromstring(written)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    found: dict[str, str] = {}
    for description in tree.iter(f"{_RDF}Description"):
        for label, value in description.attrib.items():
            found.setdefault(_prefixed(label), value)
        for child in description:
            found.setdefault(_prefixed(child.tag), _value(child))
    return found


def _encoding(packet: bytes) -> str:
    """Return how a packet is encoded: any form of Unicode will do (XMP specification, part 3)."""
    for start, encoding in (
        (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
        (b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
    ):  # fmt: skip
        if packet.startswith(start):
            return encoding
    return "utf-8"


def _value(node: ElementTree.Element) -> str:
    for choice in node.iterfind(f"{_RDF}Alt/{_RDF}li"):
        # Of several languages the one that a reader takes by default.
        if choice.attrib.get(_LANGUAGE) == "x-default":
            return choice.text or ""
    listed = [item.text or "" for item in node.iter(f"{_RDF}li")]
    return "; ".join(listed) if listed else (node.text or node.attrib.get(f"{_RDF}resource", "")).strip()


def _prefixed(tag: Any) -> str:
    namespace, _, local = str(tag)[1:].rpartition("}") if str(tag).startswith("{") else ("", "", str(tag))
    return f"{_PREFIXES.get(namespace, namespace)}:{local}"


def same_moment(info: str, xmp: str) -> bool:
    """Tell whether a PDF date and an ISO 8601 date say the same, as far as both go."""
    both = _instant(info.removeprefix("D:")), _instant(_DATE.sub("", xmp[:19]) + xmp[19:])
    if None not in both:
        return both[0] == both[1]
    written = info.removeprefix("D:")
    zone_a, zone_b = _zone(written[14:]), _zone(xmp[19:])
    a, b = _DATE.sub("", written[:14]), _DATE.sub("", xmp[:19])
    shared = min(len(a), len(b))
    return shared >= 4 and a[:shared] == b[:shared] and (zone_a == zone_b or None in (zone_a, zone_b))


def _instant(said: str) -> datetime | None:
    """Return the moment that fourteen digits with a zone name; None for anything else."""
    found = _MOMENT.fullmatch(said)
    if found is None:
        return None
    try:
        moment = datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    if found[2] is None:
        return moment
    away = timedelta(hours=int(found[3]), minutes=int(found[4] or 0))
    return moment - away if found[2] == "+" else moment + away


def _zone(said: str) -> str | None:
    if not said:
        return None
    if said.startswith("Z"):
        return "0000"
    digits = _DATE.sub("", said.partition(".")[0] if said[0] != "." else said)[:4].ljust(4, "0")
    return "0000" if digits == "0000" else said[0] + digits
