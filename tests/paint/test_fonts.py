"""Embedded fonts: what they say of themselves is what they are."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import paint_samples as samples
import pikepdf
import pytest
from built_fonts import compact_face
from fontTools.ttLib import TTFont
from test_text import read_by_all

from brochure.display import Tagged
from brochure.paint import paint
from brochure.profiles import Profile
from brochure.text.faces import Face


@contextmanager
def fonts_of(data: bytes) -> Iterator[list[pikepdf.Object]]:
    """Give the Type 0 fonts of a file while it is open."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = {f.objgen: f for page in pdf.pages for f in page.Resources.Font.values()}
        yield list(found.values())


def program(font: pikepdf.Object) -> TTFont:
    """Return the embedded TrueType program."""
    return TTFont(BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))


def widths(font: pikepdf.Object) -> list[float]:
    """Return the widths of CIDs 0, 1, 2 ..., per mille of the em."""
    first, listed = list(font.DescendantFonts[0].W)
    assert first == 0
    return [float(width) for width in listed]


def test_widths_are_the_programs(files: dict[str, Path]) -> None:
    """Every width that the PDF states is the one in the embedded font's hmtx, widened glyphs included."""
    with fonts_of(files["email"].read_bytes()) as fonts:
        for font in fonts:
            inside = program(font)
            order, metrics = inside.getGlyphOrder(), inside["hmtx"].metrics
            data = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
            gids = struct.unpack(f">{len(data) // 2}H", data)
            assert gids[0] == 0
            assert 0 not in gids[1:]
            scale = 1000 / inside["head"].unitsPerEm
            assert widths(font) == pytest.approx([metrics[order[gid]][0] * scale for gid in gids], abs=0.001)


def test_variable_faces_are_pinned(latin: Face, bold: Face) -> None:
    """Two weights of one variable file are two static fonts, the bold one darker and with its own widths."""
    text = "Hamburg"
    made = samples.document([samples.run(latin, text), samples.run(bold, text, y=40)])
    with fonts_of(paint(made, samples.PLAIN)) as (regular, heavy):
        assert not {"fvar", "gvar", "HVAR"} & (set(program(regular).keys()) | set(program(heavy).keys()))
        assert sum(widths(heavy)) > sum(widths(regular))
        assert widths(regular)[1] == pytest.approx(latin.advance(latin.glyph("H")) * 1000, abs=0.5)


def test_no_idle_tables(files: dict[str, Path]) -> None:
    """An embedded font holds what draws it and nothing else."""
    with fonts_of(files["email"].read_bytes()) as fonts:
        for font in fonts:
            tables = set(program(font).keys()) - {"GlyphOrder"}
            assert tables == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}


def test_every_code_spells_something(files: dict[str, Path]) -> None:
    """ToUnicode names a text for every code that W lists but .notdef's, and none is empty."""
    with fonts_of(files["email"].read_bytes()) as fonts:
        for font in fonts:
            lines = font.ToUnicode.read_bytes().decode().splitlines()
            spelled = dict(line.split() for line in lines if line.startswith("<") and line.count("<") == 2)
            del spelled["<0000>"]  # the code space's own line
            assert len(spelled) == len(widths(font)) - 1
            assert "<>" not in spelled.values()


def test_cid_sets(files: dict[str, Path]) -> None:
    """X-1a lists every CID of a font, the bits after the last one clear; the other files list none."""
    with fonts_of(files["print-x1a"].read_bytes()) as fonts:
        for font in fonts:
            bits = font.DescendantFonts[0].FontDescriptor.CIDSet.read_bytes()
            count = len(widths(font))
            assert bin(int.from_bytes(bits, "big"))[2:].ljust(len(bits) * 8, "0") == "1" * count + "0" * (
                -count % 8
            )
    with fonts_of(files["email"].read_bytes()) as fonts:
        for font in fonts:
            assert "/CIDSet" not in font.DescendantFonts[0].FontDescriptor


@pytest.mark.parametrize("profile", [samples.EMAIL, samples.PRINT_X1A], ids=lambda p: p.name)
def test_compact_outlines_are_embedded(profile: Profile, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """A face with CFF outlines becomes a CIDFontType0C; two texts of one glyph read back as they were."""
    face = compact_face()
    text = "Hx\u00a0A xA"
    path = tmp_path / "a.pdf"
    path.write_bytes(paint(samples.document([Tagged("P", (samples.run(face, text),))]), profile))
    with fonts_of(path.read_bytes()) as (font,):
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert font.DescendantFonts[0].Subtype == "/CIDFontType0"
        assert descriptor.FontFile3.Subtype == "/CIDFontType0C"
    for reader, read in read_by_all(tool, path).items():
        assert read.replace("\u00a0", " ") == text.replace("\u00a0", " "), reader


def test_compact_gaps_are_told(latin: Face, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """Where a face can not be widened, the line's exact text is told to those who listen."""
    face = compact_face()
    runs = samples.line([(face, "正阳", "zh-Hans"), (latin, "2017", "en")])
    path = tmp_path / "a.pdf"
    told = Tagged("Span", runs, actual_text="正阳2017")
    path.write_bytes(paint(samples.document([Tagged("P", (told,))]), samples.EMAIL))
    for reader, read in read_by_all(tool, path).items():
        if reader != "mupdf":
            assert read == "正阳2017", reader
