"""Sets any text, so that its lines can be held against those of other engines.

``python -m benchmarks.typeset TEXT --lang zh --width 70 [--justify] -o FILE.pdf``

TEXT is a plain file with one paragraph a line. Out comes a PDF of one page with the paragraphs below each
other in one column, every distance a distance: gaps are not hidden in glyph advances as they are in a
brochure, where readers must not take them for spaces.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from brochure.assets import assets
from brochure.colour import K100
from brochure.display import Glyph, GlyphRun, Group, Item, Tagged
from brochure.layout.document import Document, Metadata, Page
from brochure.paint import paint
from brochure.profiles import profile_of
from brochure.text.faces import FontBook
from brochure.text.lines import Line
from brochure.text.style import TextStyle
from brochure.text.typesetter import Typesetter
from brochure.units import mm

MARGIN = 50.0
_LANGUAGES = {"zh": "zh-Hans"}


def apart(line: Line, x: float, y: float) -> Iterator[Item]:
    """Yield a line's glyphs as runs of their own, so that paint leaves every gap between them a gap."""
    for item in line.at(x, y, K100):
        for run in item.items if isinstance(item, Tagged) else (item,):
            assert isinstance(run, GlyphRun)
            for glyph in run.glyphs:
                alone = (Glyph(glyph.gid, 0.0, glyph.y, glyph.advance, glyph.text),)
                yield GlyphRun(
                    run.face, run.size, run.x + glyph.x, run.y, alone, run.ink, run.language, run.stretch
                )
                yield Group(())


def typeset(paragraphs: list[str], style: TextStyle, language: str, measure: float) -> Document:
    """Return a document of one page with the paragraphs set to ``measure`` points, one below the other."""
    setter = Typesetter(FontBook(assets() / "fonts"))
    lines = [
        line for text in paragraphs for line in setter.paragraph(text, style, language, measure).lines
    ]
    items = tuple(
        item
        for number, line in enumerate(lines, 1)
        for item in apart(line, MARGIN + line.indent(measure), MARGIN + number * style.leading)
    )
    created = datetime(2000, 1, 1, tzinfo=UTC)
    metadata = Metadata("Lines", "brochure", "", (), language, created, "0" * 64, "brochure benchmarks")
    page = Page("1", "right", "", items)
    height = 2 * MARGIN + (len(lines) + 1) * style.leading
    return Document(measure + 2 * MARGIN, height, 0.0, (page,), (), metadata)


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("text", type=Path, help="a plain text, one paragraph a line")
    parser.add_argument("--lang", default="en", help="zh, en or any BCP 47 tag")
    parser.add_argument("--width", type=float, required=True, help="the measure in mm")
    parser.add_argument("--justify", action="store_true", help="justified and hyphenated; otherwise ragged")
    parser.add_argument("--family", choices=("sans", "serif"), default="sans")
    parser.add_argument("--weight", type=int, default=400)
    parser.add_argument("--size", type=float, default=10.0, help="points")
    parser.add_argument("--leading", type=float, default=16.0, help="points")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the PDF to write")
    chosen = parser.parse_args(arguments)
    style = TextStyle(
        chosen.family,
        chosen.weight,
        chosen.size,
        chosen.leading,
        align="justified" if chosen.justify else "ragged",
        hyphenate=chosen.justify,
    )
    paragraphs = [line.strip() for line in chosen.text.read_text(encoding="utf-8").splitlines()]
    language = _LANGUAGES.get(chosen.lang, chosen.lang)
    document = typeset([text for text in paragraphs if text], style, language, mm(chosen.width))
    chosen.output.write_bytes(paint(document, profile_of("plain")))


if __name__ == "__main__":
    main()
