"""Sets any text, so that its lines can be held against those of other engines.

``python -m benchmarks.typeset TEXT --lang zh --width 70 [--justify] [--pair OTHER] -o FILE.pdf``

TEXT is a plain file with one paragraph a line. Out comes a PDF with the paragraphs below each
other in one column, every distance a distance: gaps are not hidden in glyph advances as they are in a
brochure, where readers must not take them for spaces. With a text in another language beside it, paragraph
n starts in both columns on one line of the grid.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path

from brochure.assets import assets
from brochure.colour import K100
from brochure.display import GlyphRun, Group, Item, Tagged
from brochure.errors import BrochureError
from brochure.layout.document import Document, Metadata, Page
from brochure.paint import paint
from brochure.paint.spelling import clusters
from brochure.profiles import profile_of
from brochure.text.bidi import RIGHT_TO_LEFT
from brochure.text.faces import FontBook
from brochure.text.lines import Line, Paragraph
from brochure.text.style import TextStyle
from brochure.text.typesetter import Typesetter
from brochure.units import mm

MARGIN, GUTTER = 50.0, 30.0
"""Points."""
_HIGHEST_PAGE = 14_400.0
"""Points (ISO 32000-1, annex C.2)."""
_MOST = 5000
"""Millimetres or points that a measure, a size or a leading may have."""
_LANGUAGES = {"zh": "zh-Hans"}


def apart(line: Line, x: float, y: float) -> Iterator[Item]:
    """Yield a line's clusters as runs of their own, so that paint leaves every gap between them a gap.

    A line with words from right to left stays whole, since it carries its text, which its glyphs spell
    backwards.
    """
    for item in line.at(x, y, K100):
        if isinstance(item, Tagged) and RIGHT_TO_LEFT.search(line.text):
            yield item
            continue
        for run in item.items if isinstance(item, Tagged) else (item,):
            assert isinstance(run, GlyphRun)
            for cluster in clusters(run.glyphs):
                start = cluster[0].x
                alone = tuple(replace(glyph, x=glyph.x - start) for glyph in cluster)
                yield replace(run, x=run.x + start, glyphs=alone)
                yield Group(())


def typeset(columns: dict[str, list[str]], style: TextStyle, measure: float) -> Document:
    """Return a document: for each language a column of paragraphs, ``measure`` points wide.

    Paragraph n of all columns starts on the same baseline. It has one page, or more where a page would be
    higher than PDF lets it be.
    """
    setter = Typesetter(FontBook(assets() / "fonts"))
    most = max(1, int((_HIGHEST_PAGE - 2 * MARGIN) / style.leading) - 1)
    pages: dict[int, list[Item]] = {0: []}
    above: dict[str, Paragraph] = {}
    row = 1
    for texts in zip_longest(*columns.values(), fillvalue=""):
        counts = [0]
        for place, (language, text) in enumerate(zip(columns, texts, strict=True)):
            set_ = setter.paragraph(text, style, language, measure, above=above.get(language))
            above[language] = set_
            lines = set_.lines
            counts.append(len(lines))
            for number, line in enumerate(lines, row):
                x = MARGIN + place * (measure + GUTTER) + line.indent(measure)
                page, line_on_page = divmod(number - 1, most)
                baseline = MARGIN + (line_on_page + 1) * style.leading
                pages.setdefault(page, []).extend(apart(line, x, baseline))
        row += max(counts)
    created = datetime(2000, 1, 1, tzinfo=UTC)
    language = next(iter(columns))
    metadata = Metadata("Lines", "brochure", "", (), language, created, "0" * 64, "brochure benchmarks")
    width = 2 * MARGIN + len(columns) * (measure + GUTTER) - GUTTER
    height = 2 * MARGIN + min(row, most + 1) * style.leading
    made = tuple(Page(str(page + 1), "right", "", tuple(pages[page])) for page in sorted(pages))
    return Document(width, height, 0.0, made, (), metadata)


def paragraphs_of(file: Path) -> list[str]:
    """Return the paragraphs of a UTF-8 text, one a line, empty lines left out; ValueError for none."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeError as problem:
        raise ValueError(f"{file}: not a text in UTF-8") from problem
    # Only ends of lines end a paragraph: what Unicode has besides ends a line in it.
    found = [line for line in map(str.strip, re.split(r"\r\n|[\r\n]", text)) if line]
    if not found:
        raise ValueError(f"{file}: no text; write one paragraph a line")
    return found


def main(arguments: list[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("text", type=Path, help="a plain text, one paragraph a line; | ends a line in it")
    parser.add_argument("--lang", type=_tag, default="en", help="zh, en or any BCP 47 tag")
    parser.add_argument("--width", type=_length, required=True, help="the measure in mm")
    parser.add_argument("--justify", action="store_true", help="justified and hyphenated; otherwise ragged")
    parser.add_argument("--pair", type=Path, help="a text in another language, set beside the first")
    parser.add_argument("--pair-lang", type=_tag, default="en", help="the language of that text")
    parser.add_argument("--family", choices=("sans", "serif"), default="sans")
    parser.add_argument(
        "--weight", type=int, default=400, help="100 to 900; fonts give the nearest they have"
    )
    parser.add_argument("--size", type=_length, default=10.0, help="points")
    parser.add_argument("--leading", type=_length, default=16.0, help="points")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the PDF to write")
    chosen = parser.parse_args(arguments)
    if chosen.pair and chosen.pair_lang == chosen.lang:
        parser.error(f"--pair-lang {chosen.pair_lang}: the pair's language should be another than --lang")
    style = TextStyle(
        chosen.family,
        chosen.weight,
        chosen.size,
        chosen.leading,
        align="justified" if chosen.justify else "ragged",
        hyphenate=chosen.justify,
    )
    try:
        columns = {chosen.lang: paragraphs_of(chosen.text)}
        if chosen.pair:
            columns[chosen.pair_lang] = paragraphs_of(chosen.pair)
        chosen.output.write_bytes(paint(typeset(columns, style, mm(chosen.width)), profile_of("plain")))
    except (BrochureError, OSError, ValueError) as problem:
        parser.error(str(problem))


def _length(given: str) -> float:
    length = float(given)
    if not 0 < length <= _MOST:
        raise argparse.ArgumentTypeError(f"{given} is no length; give a number above 0 and up to {_MOST}")
    return length


def _tag(language: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", language):
        raise argparse.ArgumentTypeError(f"{language!r} is no BCP 47 tag; give one such as zh-Hans, en or ar")
    return _LANGUAGES.get(language, language)


if __name__ == "__main__":
    main()
