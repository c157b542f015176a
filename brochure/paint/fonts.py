"""Faces in a file: each becomes ONE Type 0 font, whose codes are given out as glyphs are shown.

In: glyphs with the text that they spell. Out: two-byte codes, and at the end the font objects. A code stands
for a glyph *and* its text, the room after it and its marks, since one glyph can spell several texts (a space
and a no-break space, a hyphen and a soft one). Must not know pages.
Source: ISO 32000-1, 9.6.6 to 9.10; ISO 19005-2, 6.2.11; ISO 14289-1, 7.21.
"""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING

from brochure.paint import cmap
from brochure.paint.pdf import Dictionary, Objects, Reference, Stream, array, name, number, text
from brochure.paint.subset import Subset, outlines_of, subset
from brochure.paint.widen import Mark, widened

if TYPE_CHECKING:
    from brochure.text.faces import Face

_SYMBOLIC = 4
"""The flag of a font whose characters are not those of a standard Latin set (ISO 32000-1, table 123)."""


class EmbeddedFace:
    """One face while a file is painted: which code shows which glyph, and how wide it is."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.widenable = outlines_of(face) == "glyf"
        self._codes: dict[tuple[int, str, int, tuple[Mark, ...]], int] = {}
        self._advances: dict[int, int] = {}

    def advance(self, gid: int) -> int:
        """Return a glyph's own advance in font units, as its ``hmtx`` will say."""
        known = self._advances.get(gid)
        if known is None:
            known = self._advances[gid] = self.face.hb_font.get_glyph_h_advance(gid)
        return known

    def code(self, gid: int, spelled: str, room: int = 0, marks: tuple[Mark, ...] = ()) -> int:
        """Return the code for glyph ``gid`` that spells ``spelled`` with ``room`` font units after it.

        ``marks`` are drawn with it; they and the room ask for TrueType outlines.
        """
        return self._codes.setdefault((gid, spelled, room, marks), len(self._codes) + 1)

    def embed(self, objects: Objects, cid_set: bool) -> Reference:
        """Write the font's objects and return its Type 0 dictionary; ``cid_set`` lists its CIDs (PDF/A-1)."""
        used = [(gid, *(mark for mark, _, _ in marks)) for gid, _, _, marks in self._codes]
        part = subset(self.face, (gid for gids in used for gid in gids))
        wanted = [
            (part.gids[gid], room, tuple((part.gids[mark], x, y) for mark, x, y in marks))
            for gid, _, room, marks in self._codes
        ]
        plain = len(part.advances)
        copies = dict.fromkeys(copy for copy in wanted if copy[1] or copy[2])
        copied = {copy: plain + index for index, copy in enumerate(copies)}
        part = widened(part, tuple(copies)) if copies else part
        # Code 0 stays .notdef and is never shown.
        glyphs = [0] + [copied.get(copy, copy[0]) for copy in wanted]
        base = name(f"{_tag(part.data)}+{self.face.name}")
        texts = {code: spelled for (_, spelled, _, _), code in self._codes.items()}
        write = _write_true_type if part.outlines == "glyf" else _write_compact
        descendant, codes = write(objects, base, part, glyphs)
        descendant.update(FontDescriptor=objects.add(self._descriptor(objects, base, part, glyphs, cid_set)))
        return objects.add(
            Dictionary(
                Type=name("Font"),
                Subtype=name("Type0"),
                BaseFont=base,
                Encoding=codes,
                DescendantFonts=array([objects.add(descendant)]),
                ToUnicode=objects.add(Stream(cmap.to_unicode(texts))),
            )
        )

    def _descriptor(
        self, objects: Objects, base: str, part: Subset, glyphs: list[int], cid_set: bool
    ) -> Dictionary:
        face = self.face
        per_mille = 1000 / part.units_per_em
        descriptor = Dictionary(
            Type=name("FontDescriptor"),
            FontName=base,
            Flags=_SYMBOLIC,
            FontBBox=array(number(v * per_mille) for v in part.bounds),
            ItalicAngle=0,
            Ascent=number(face.ascent * 1000),
            Descent=number(-face.descent * 1000),
            CapHeight=number(face.cap_height * 1000),
            StemV=number(_stem(face.weight)),
        )
        if part.outlines == "glyf":
            program = Stream(part.data, Dictionary(Length1=len(part.data)))
            descriptor.update(FontFile2=objects.add(program))
        else:
            program = Stream(part.data, Dictionary(Subtype=name("CIDFontType0C")))
            descriptor.update(FontFile3=objects.add(program))
        if cid_set:
            cids = range(len(glyphs)) if part.outlines == "glyf" else range(len(part.advances))
            descriptor.update(CIDSet=objects.add(Stream(_bits(len(cids)))))
        return descriptor


def _write_true_type(
    objects: Objects, base: str, part: Subset, glyphs: list[int]
) -> tuple[Dictionary, str | Reference]:
    """Codes are CIDs; a map leads from them to glyphs."""
    cid_to_gid = struct.pack(f">{len(glyphs)}H", *glyphs)
    descendant = _descendant("CIDFontType2", base, part, glyphs)
    descendant.update(CIDToGIDMap=objects.add(Stream(cid_to_gid)))
    return descendant, name("Identity-H")


def _write_compact(
    objects: Objects, base: str, part: Subset, glyphs: list[int]
) -> tuple[Dictionary, str | Reference]:
    """CIDs are glyph ids, since CFF knows no other map; an embedded CMap leads from codes to them."""
    title = "Brochure-Codes-H"
    system = _system("Identity")
    entries = Dictionary(Type=name("CMap"), CMapName=name(title), CIDSystemInfo=system, WMode=0)
    codes = objects.add(Stream(cmap.encoding(title, glyphs), entries))
    return _descendant("CIDFontType0", base, part, list(range(len(part.advances)))), codes


def _descendant(kind: str, base: str, part: Subset, glyphs: list[int]) -> Dictionary:
    per_mille = 1000 / part.units_per_em
    widths = array(number(part.advances[gid] * per_mille) for gid in glyphs)
    return Dictionary(
        Type=name("Font"),
        Subtype=name(kind),
        BaseFont=base,
        CIDSystemInfo=_system("Identity"),
        DW=1000,
        W=array([0, widths]),
    )


def _system(ordering: str) -> Dictionary:
    return Dictionary(Registry=text("Adobe"), Ordering=text(ordering), Supplement=0)


def _tag(program: bytes) -> str:
    """Return the six capital letters that mark a subset (ISO 32000-1, 9.6.4), from its content."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])


def _stem(weight: int) -> float:
    """Return a fair stem width per mille of the em; a viewer needs it only to imitate a lost font."""
    return 10 + 220 * (weight - 50) / 900


def _bits(count: int) -> bytes:
    """Return ``count`` ones, padded with zeros to whole bytes."""
    return ((1 << count) - 1 << -count % 8).to_bytes((count + 7) // 8, "big")


class Fonts:
    """The faces of one file in the order of their first use."""

    def __init__(self) -> None:
        self._faces: dict[str, EmbeddedFace] = {}

    def of(self, face: Face) -> EmbeddedFace:
        """Return what is known of ``face`` in this file; faces are told apart by name."""
        known = self._faces.get(face.name)
        if known is None:
            known = self._faces[face.name] = EmbeddedFace(face, f"F{len(self._faces) + 1}")
        return known

    def embed(self, objects: Objects, cid_sets: bool) -> dict[str, Reference]:
        """Write every font; return the references by resource name."""
        return {e.resource: e.embed(objects, cid_sets) for e in self._faces.values()}
