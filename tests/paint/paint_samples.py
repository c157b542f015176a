"""Small documents to paint: runs shaped without the text engine, pages of a few items, profiles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import uharfbuzz as hb

from brochure.colour import Ink, black, ink_from_percent
from brochure.display import Destination, Glyph, GlyphRun, Group, Item, Link, Path, Picture, Tagged, artifact
from brochure.geometry import Rect, Transform
from brochure.layout.document import Bookmark, Document, Metadata, Page
from brochure.pictures.photo import Photo
from brochure.profiles import Profile, profile_of
from brochure.text.faces import Face
from brochure.units import mm

TEXT = black(1.0, 0.94)
DEEP = ink_from_percent("deep", (90, 48, 60, 62), "#0C3A3A")
CYAN = ink_from_percent("cyan", (60, 0, 0, 0), "#66C8F0")
WIDTH, HEIGHT = 288.0, 234.0  # whole pixels at 100 dpi, so that no viewer stretches a page

PLAIN = profile_of("plain")
EMAIL = profile_of("email")
PRINT = profile_of("print")
PRINT_X1A = profile_of("print-x1a")
PRINT_SPOT = profile_of("print-spot")


def run(
    face: Face,
    text: str,
    x: float = mm(10),
    y: float = mm(20),
    size: float = 10.0,
    language: str = "en",
    ink: Ink = TEXT,
    stretch: float = 1.0,
) -> GlyphRun:
    """Return ``text`` shaped with ``face``, its clusters' text at their first glyphs."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ltr"
    buffer.script, buffer.language = ("Hani", "zh-Hans") if language.startswith("zh") else ("Latn", language)
    hb.shape(face.hb_font, buffer, {"kern": True, "liga": True})
    unit = size * stretch / face.units_per_em
    glyphs: list[Glyph] = []
    pen = 0.0
    clusters = [info.cluster for info in buffer.glyph_infos]
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        later = [c for c in clusters if c > info.cluster]
        spelled = text[info.cluster : min(later, default=len(text))]
        first = not glyphs or clusters[len(glyphs) - 1] != info.cluster
        place = pen + position.x_offset * unit
        advance = position.x_advance * unit
        glyphs.append(
            Glyph(info.codepoint, place, -position.y_offset * unit, advance, spelled if first else "")
        )
        pen += advance
    return GlyphRun(face, size, x, y, tuple(glyphs), ink, language, stretch)


def width(of: GlyphRun) -> float:
    """Return how far a run reaches, points."""
    return of.glyphs[-1].x + of.glyphs[-1].advance


def line(runs: Iterable[tuple[Face, str, str]], gap: float = 0.2, **where: float) -> tuple[GlyphRun, ...]:
    """Return runs of (face, text, language) one after the other, ``gap`` em between neighbours."""
    made: list[GlyphRun] = []
    x = where.get("x", mm(10))
    for face, text, language in runs:
        one = run(face, text, x, where.get("y", mm(20)), where.get("size", 10.0), language)
        made.append(one)
        x += width(one) + gap * one.size
    return tuple(made)


def metadata(**changes: object) -> Metadata:
    """Return metadata in two scripts."""
    plain = Metadata(
        title="Zhengyang <Park> & 正阳",
        author="The park",
        subject="Investment brochure",
        keywords=("industry", "重庆"),
        language="en",
        created=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        source_hash="ab" * 32,
        generator="brochure 0.1",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def document(*pages: Sequence[Item], bookmarks: tuple[Bookmark, ...] = (), **about: object) -> Document:
    """Return a document of pages of 4 x 3.25 inches with 3 mm of bleed."""
    return Document(
        WIDTH,
        HEIGHT,
        mm(3),
        tuple(Page(str(i), "right" if i % 2 else "left", "", tuple(p)) for i, p in enumerate(pages, 1)),
        bookmarks,
        metadata(**about),
    )


def chequers(columns: int = 60, rows: int = 40) -> Photo:
    """Return a photo of coloured squares with a white and a black corner."""
    pixels = bytearray()
    for y in range(rows):
        for x in range(columns):
            if x < 15 and y < 10:
                pixels += b"\xff\xff\xff"
            elif x >= columns - 15 and y < 10:
                pixels += b"\x00\x00\x00"
            else:
                pixels += bytes((x * 255 // columns, y * 255 // rows, 128 if (x // 5 + y // 5) % 2 else 30))
    return Photo(f"chequers-{columns}x{rows}", columns, rows, bytes(pixels))


def everything(latin: Face, bold: Face, han: Face) -> Document:
    """Return three pages with at least one of everything that can be painted and tagged."""
    zh = "zh-Hans"
    photo = chequers()

    def page(number: int) -> list[Item]:
        mixed = line([(han, "产值", zh), (latin, "135.6", zh), (han, "亿元", zh)], y=mm(34))
        site = run(latin, "www.example.com", y=mm(40), ink=DEEP)
        call = run(latin, "+86 23 7942 6568", y=mm(45))
        home = run(latin, "Page 1", x=mm(60), y=mm(45))
        return [
            artifact(
                Path(Rect(-mm(3), -mm(3), WIDTH + mm(6), mm(12)).segments, fill=DEEP), kind="Background"
            ),
            artifact(run(latin, f"Folio {number}", y=mm(76), size=8), kind="Pagination"),
            Path((("M", mm(10), mm(72)), ("L", mm(90), mm(72))), stroke=black(0.4), width=0.5),
            Tagged(
                "Sect",
                (
                    Tagged("H1", (run(bold, "An Industrial City", y=mm(20), size=20, ink=DEEP),)),
                    Tagged("P", (run(latin, "Office fit-out, difficult café. ", y=mm(28)),)),
                    Tagged("P", mixed, language=zh),
                    Tagged("P", (_link(site, "https://www.example.com/?q=正阳", "The park's site"),)),
                    Tagged("P", (_link(call, "tel:+862379426568", "Telephone of the park"),)),
                    Tagged("P", (_link(home, Destination(0, mm(20)), "To the first page"),)),
                    Tagged("Figure", (_turned(photo),), alt="Coloured squares", box=_FIGURE),
                    _table(latin, bold),
                    Tagged("Note", (run(latin, "† As given.", y=mm(70), size=8),)),
                ),
                key="all",
            ),
        ]

    marks = (
        Bookmark("First 第一", Destination(0), (Bookmark("Inner 内页", Destination(1, mm(20))),)),
        Bookmark("Last 末页", Destination(2, mm(30))),
    )
    return document(*(page(number) for number in (1, 2, 3)), bookmarks=marks)


_FIGURE = Rect(mm(10), mm(48), mm(30), mm(18))


def _link(what: GlyphRun, target: str | Destination, label: str) -> Link:
    return Link(Rect(what.x, what.y - 8, width(what), 11), target, label, (what,))


def _turned(photo: Photo) -> Group:
    diamond = (("M", 30.0, 0.0), ("L", 60.0, 20.0), ("L", 30.0, 40.0), ("L", 0.0, 20.0), ("Z",))
    return Group(
        (
            Picture(photo, Rect(0, 0, 60, 40)),
            Path((("M", 0, 0), ("C", 20, 40, 40, -20, 60, 40)), stroke=DEEP, width=2, dash=(4, 2)),
        ),
        Transform.rotation(10).then(Transform.translation(mm(15), mm(49))),
        diamond,
    )


def _table(latin: Face, bold: Face) -> Tagged:
    def cell(text: str, column: int, row: int, scope: str | None) -> Tagged:
        what = run(bold if scope else latin, text, mm(50 + 20 * column), mm(54 + 6 * row))
        return Tagged("TH" if scope else "TD", (what,), scope=scope)  # type: ignore[arg-type]

    return Tagged(
        "Table",
        (
            Tagged("TR", (cell("Year", 0, 0, "Column"), cell("Output", 1, 0, "Column"))),
            Tagged("TR", (cell("2017", 0, 1, "Row"), cell("13.56", 1, 1, None))),
        ),
    )


def painted_profiles() -> tuple[Profile, ...]:
    """Return the profiles that files are painted for in these tests."""
    return (PLAIN, EMAIL, PRINT, PRINT_X1A, PRINT_SPOT)
