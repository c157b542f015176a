"""What the print profiles promise of their plates, shown on the sample."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from brochure.assets import assets
from brochure.colour import K100, WHITE, Ink, ink_from_percent
from brochure.display import GlyphRun, Group, Item, Link, Tagged
from brochure.display import Path as Shape
from brochure.geometry import Rect
from brochure.layout.document import Document
from brochure.layout.theme import theme_names
from brochure.paint import paint
from brochure.plates import ink
from brochure.plates.separating import separate
from brochure.profiles import profile_of
from brochure.text.style import TextStyle
from brochure.text.typesetter import Typesetter

PRINTS = ("print", "print-x1a", "print-spot")
CYAN = ink_from_percent("cyan", (60, 0, 0, 0), "#66C8F0")
DARK = 3.6  # to white: the lightest accent of a theme has 3.8, the darkest tint for solids 3.5
READABLE, READABLE_LARGE, LARGE = 4.5, 3.0, 18.0  # WCAG 2.2, 1.4.3


@pytest.fixture(scope="module")
def document(laid_out: Callable[..., Document]) -> Document:
    return laid_out()


def kept(items: tuple[Item, ...], wanted: Callable[[Item], bool]) -> Iterator[Item]:
    """Yield the items that are wanted, in the groups that they stand in."""
    for item in items:
        if isinstance(item, Group | Link | Tagged):
            inner = tuple(kept(item.items, wanted))
            if inner:
                yield replace(item, items=inner)
        elif wanted(item):
            yield item


def only(document: Document, wanted: Callable[[Item], bool]) -> Document:
    pages = tuple(replace(page, items=tuple(kept(page.items, wanted))) for page in document.pages)
    return replace(document, pages=pages, bookmarks=())


def small_and_dark(item: Item) -> bool:
    return isinstance(item, GlyphRun) and item.size < 14 and item.ink.contrast(WHITE) >= DARK


@pytest.mark.parametrize(
    ("name", "theme"), [*((name, "wuling") for name in PRINTS), ("print", "works"), ("print", "silk")]
)
def test_small_positive_type_is_black_alone(laid_out: Callable[..., Document], name: str, theme: str) -> None:
    """With all else taken away, type under 14 pt leaves every plate but black empty, on every page."""
    data = paint(only(laid_out(theme=theme), small_and_dark), profile_of(name))
    inked = 0
    for page in separate(data, 72, 1).pages():
        for plate, amounts in page.plates.items():
            assert plate == "Black" or not amounts.any(), (page.page, plate)
        inked += page.plates["Black"].any()
    assert inked >= 8


def test_ghostscript_agrees_on_small_type(
    document: Document, tool: Callable[[str], str], tmp_path: Path
) -> None:
    """Ghostscript's plates of small type are empty, too, but for black."""
    (tmp_path / "type.pdf").write_bytes(paint(only(document, small_and_dark), profile_of("print")))
    _tiffsep(tool("gs"), tmp_path / "type.pdf", tmp_path, 60)
    for plate in ("Cyan", "Magenta", "Yellow"):
        files = sorted(tmp_path.glob(f"p*({plate}).tif"))
        assert len(files) == len(document.pages)
        assert all(np.asarray(Image.open(file)).min() == 255 for file in files)
    assert any(np.asarray(Image.open(file)).min() < 128 for file in tmp_path.glob("p*(Black).tif"))


@pytest.mark.parametrize("name", PRINTS)
def test_codes_are_black_alone(document: Document, name: str) -> None:
    """Within a QR code's box there is black and nothing else."""
    codes = [(number, box) for number, page in enumerate(document.pages) for box in _code_boxes(page.items)]
    assert codes
    pages = list(separate(paint(document, profile_of(name)), 100, 1).pages())
    for number, box in codes:
        page = pages[number]
        trim = page.frame.trim
        where = page.frame.pixels(Rect(trim.x + box.x, trim.y + box.y, box.width, box.height))
        for plate, amounts in page.plates.items():
            assert amounts[where].any() == (plate == "Black"), (number, plate)


def _code_boxes(items: tuple[Item, ...]) -> Iterator[Rect]:
    for item in items:
        if isinstance(item, Tagged) and item.role == "Figure" and item.box and "QR" in (item.alt or ""):
            yield item.box
        elif isinstance(item, Group | Link | Tagged):
            yield from _code_boxes(item.items)


@pytest.mark.parametrize(("name", "limit"), [("print", 300), ("print-x1a", 300), ("print-spot", 250)])
def test_the_worst_square_keeps_the_limit(document: Document, name: str, limit: float) -> None:
    """No 15 mm square of the sample has more ink than the profile allows; in spot inks, far less."""
    report = ink(paint(document, profile_of(name)))
    assert report.unjudged == ()
    assert report.worst is not None and 50 < report.worst.worst.total <= limit


def test_spot_plates_are_as_named(document: Document, tool: Callable[[str], str], tmp_path: Path) -> None:
    """Ghostscript finds the two spot plates under their names, and process plates without ink."""
    (tmp_path / "spot.pdf").write_bytes(paint(only_cover(document), profile_of("print-spot")))
    _tiffsep(tool("gs"), tmp_path / "spot.pdf", tmp_path, 50)
    names = {file.name.partition("(")[2].removesuffix(").tif") for file in tmp_path.glob("p1(*).tif")}
    assert names == {"Cyan", "Magenta", "Yellow", "Black", "Deep", "Accent"}
    for name in names:
        inked = np.asarray(Image.open(tmp_path / f"p1({name}).tif")).min() < 255
        assert inked == (name in ("Black", "Deep", "Accent")), name


def only_cover(document: Document) -> Document:
    return replace(document, pages=document.pages[:1], bookmarks=())


def test_cyan_under_black_type_is_kept_by_two_renderers(
    document: Document, typesetter: Typesetter, tool: Callable[[str], str], tmp_path: Path
) -> None:
    """Black type of 11 pt on cyan takes none of the cyan away, in PDFium and in Ghostscript; white does."""
    style = TextStyle("sans", 700, 11.0, 14.0)
    ground = Shape(Rect(20, 20, 200, 60).segments, fill=CYAN)

    def cyan_lost(ink_: Ink) -> tuple[float, float]:
        line = typesetter.line("Overprint HHHH", style, "en").at(40, 60, ink_)
        page = replace(document.pages[0], items=(ground, *line))
        bare = replace(page, items=(ground,))
        sums: list[list[float]] = []
        for one in (bare, page):
            file = tmp_path / "one.pdf"
            file.write_bytes(paint(replace(document, pages=(one,), bookmarks=()), profile_of("print")))
            ours = next(separate(file, 100).pages()).plates["Cyan"]
            _tiffsep(tool("gs"), file, tmp_path, 100)
            theirs = 255 - np.asarray(Image.open(tmp_path / "p1(Cyan).tif"))
            sums.append([float(ours.sum()), float(theirs.sum())])
        return 1 - sums[1][0] / sums[0][0], 1 - sums[1][1] / sums[0][1]

    assert cyan_lost(K100) == (0.0, 0.0)
    assert min(cyan_lost(WHITE)) > 0.005


@pytest.mark.parametrize("theme", theme_names(assets() / "themes"))
def test_every_page_is_legible_in_grey(laid_out: Callable[..., Document], theme: str) -> None:
    """On a grey proof, all type has 4.5:1 on its ground, 3:1 from 18 pt."""
    document = laid_out(theme=theme)
    bare = paint(only(document, lambda item: not isinstance(item, GlyphRun)), profile_of("plain"))
    grounds = pypdfium2.PdfDocument(BytesIO(bare))
    faint = []
    seen = 0
    for number, page in enumerate(document.pages):
        proof = _luminance(grounds[number].render(scale=1, rev_byteorder=True).to_numpy()[..., :3])
        for run, x, y in _runs(page.items, 0.0, 0.0):
            wide = run.glyphs[-1].x + run.glyphs[-1].advance
            rows = slice(max(0, round(y - 0.7 * run.size)), max(1, round(y)))
            around = proof[rows, max(0, round(x)) : max(1, round(x + wide))]
            if around.size:
                seen += 1
                printed = K100 if small_and_dark(run) and any(run.ink.cmyk[:3]) else run.ink
                light, dark = sorted((printed.luminance, float(np.median(around))), reverse=True)
                contrast = (light + 0.05) / (dark + 0.05)
                if contrast < (READABLE_LARGE if run.size >= LARGE else READABLE):
                    faint.append((number + 1, run.text, run.size, round(contrast, 2)))
    assert seen > 100
    assert not faint


def _luminance(pixels: Any) -> Any:
    """Return the relative luminance of sRGB pixels (WCAG 2.2), which is what a grey proof keeps of them."""
    values = pixels / 255
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def _runs(items: tuple[Item, ...], dx: float, dy: float) -> Iterator[tuple[GlyphRun, float, float]]:
    for item in items:
        match item:
            case GlyphRun() if item.glyphs and item.text.strip():
                yield item, item.x + dx, item.y + dy
            case Group(items=inner, transform=t):
                yield from _runs(inner, dx + t.e, dy + t.f)
            case Link(items=inner) | Tagged(items=inner):
                yield from _runs(inner, dx, dy)


def _tiffsep(gs: str, file: Path, folder: Path, dpi: int) -> None:
    subprocess.run(
        [gs, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{dpi}",
         f"-sOutputFile={folder}/p%d.tif", str(file)],
        check=True, capture_output=True,
    )  # fmt: skip
