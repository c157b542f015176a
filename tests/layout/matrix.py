"""Every format in every edition and theme: what each combination is measured by, and a montage of each format.

``python tests/layout/matrix.py`` builds all combinations of the sample and tells what falls short;
``python tests/layout/matrix.py --gallery docs/gallery`` draws a small sheet of each format, edition and theme.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from pathlib import Path

import pypdfium2
from PIL import Image

from brochure.assets import assets
from brochure.check import check
from brochure.display import GlyphRun, Group, Item, Link, Tagged
from brochure.errors import BrochureError
from brochure.layout.document import Document, Page
from brochure.layout.format import format_of
from brochure.load import Loaded, load
from brochure.paint import paint
from brochure.pipeline import Wish, deliverables, lay_out, new_typesetter
from brochure.profiles import Profile
from brochure.text.typesetter import Typesetter

SAMPLE = Path(__file__).parents[2] / "data" / "zhengyang"
FORMATS = ("210x285", "a4", "a5", "letter", "185x260", "140x210", "sq210", "phone")
EDITIONS = ("columns", "stacked", "facing", "flip", "en", "zh")
THEMES = ("wuling", "civic", "works", "silk")
STEP = 2.5  # points: the finest step of the baseline grid
BODY, LIST, HAN_LIST = 9.5, 11.5, 11.0  # points; a figure's unit has 11 too, but is not bold
COVERS = ("cover", "back_cover")  # their lines stand at design coordinates
LEAST_WHITE = 0.25
WHITE_FROM = 200  # of 255: paper, mist and white are lighter, all solids darker
SHEET = 900  # pixels of a montage's width


@dataclass(frozen=True)
class Made:
    """A combination that was built."""

    document: Document
    data: bytes
    profile: Profile


def made(loaded: Loaded, typesetter: Typesetter, size: str, edition: str, theme: str) -> Made:
    """Return the sample in a combination, for e-mail."""
    (deliverable,) = deliverables(loaded, Wish(format=size, edition=edition, theme=theme, profile="email"))
    document, profile, _ = lay_out(loaded, deliverable, typesetter)
    return Made(document, paint(document, profile), profile)


def faults(built: Made, size: str) -> list[str]:
    """Return all that falls short on a combination: the preflight's errors, the grid, the white."""
    report = check(built.data, built.profile)
    told = [f"{found.rule} page {found.page}: {found.what}" for found in report.errors]
    return [*told, *off_grid(built.document, size), *short_of_white(built)]


def off_grid(document: Document, size: str) -> list[str]:
    """Return the lines of body and lists that do not lie on the baseline grid, and by how much."""
    first = format_of(size, assets() / "formats" / "formats.yaml").first_line
    found = []
    for page in document.pages:
        if page.section in COVERS:
            continue
        for run in _running(page.items):
            off = (run.y - first + STEP / 2) % STEP - STEP / 2
            listed = run.size == HAN_LIST and run.face.weight == 700 and not run.text.isascii()
            if (run.size in (BODY, LIST) or listed) and abs(off) > 0.005:
                found.append(f"page {page.label} ({page.section}), {off:+.2f} pt: {run.text!r}")
    return found


def _running(items: Iterable[Item]) -> Iterator[GlyphRun]:
    """Yield the runs of text that is no part of a diagram, where their pages have them before any turn."""
    for item in items:
        match item:
            case GlyphRun():
                yield item
            case Tagged(role="Figure") | Tagged(role="Artifact"):
                pass
            case Group() if (item.transform.e, item.transform.f) == (0, 0) or item.transform.a == -1:
                yield from _running(item.items)
            case Group():
                pass  # a drawing that stands somewhere
            case Tagged() | Link():
                yield from _running(item.items)
            case _:
                pass


def spreads(document: Document) -> Iterator[tuple[int, ...]]:
    """Yield the pages that lie open together; back and front cover do, too."""
    last = len(document.pages) - 1
    for left in range(1, last, 2):
        yield (left, left + 1) if left + 1 <= last else (left,)
    yield (last, 0) if last % 2 else (0,)


def pictures(data: bytes, scale: float) -> list[Image.Image]:
    """Return the pages of a file drawn, ``scale`` pixels a point."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.render(scale=scale).to_pil().convert("RGB") for page in pdf]


def short_of_white(built: Made) -> list[str]:
    """Return the spreads less than a quarter of which is white."""
    shares = []
    for picture in pictures(built.data, 0.25):
        light = picture.convert("L").point(lambda v: 255 if v >= WHITE_FROM else 0)
        shares.append(sum(light.histogram()[255:]) / (light.width * light.height))
    found = []
    for spread in spreads(built.document):
        share = sum(shares[index] for index in spread) / len(spread)
        if share < LEAST_WHITE:
            labels = "|".join(built.document.pages[index].label for index in spread)
            found.append(f"spread {labels}: {share:.0%} white")
    return found


def montage(built: Made, columns: int = 6) -> Image.Image:
    """Return all pages, small, spreads side by side, on one sheet."""
    pages = pictures(built.data, 0.45)
    order: list[Page | None] = [None, *built.document.pages]
    gap = 10
    width = (SHEET - gap * (columns + 1)) // columns
    height = round(width * pages[0].height / pages[0].width)
    rows = -(-len(order) // columns)
    sheet = Image.new("RGB", (SHEET, gap + rows * (height + gap)), (193, 198, 193))
    for index, page in enumerate(pages, 1):
        row, column = divmod(index, columns)
        # The two pages of a spread touch.
        x = gap + column * (width + gap) + (gap // 2 if column % 2 == 0 else -(gap - gap // 2)) + gap // 4
        sheet.paste(page.resize((width, height), Image.Resampling.LANCZOS), (x, gap + row * (height + gap)))
    return sheet


def shown(picture: Image.Image) -> bytes:
    """Return a picture as a small PNG of few colours."""
    buffer = BytesIO()
    few = picture.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def main() -> int:
    """Build what was asked for; return 1 when anything falls short."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gallery", type=Path)
    parser.add_argument("--formats", nargs="*", default=FORMATS)
    parser.add_argument("--editions", nargs="*", default=EDITIONS)
    parser.add_argument("--themes", nargs="*", default=THEMES)
    asked = parser.parse_args()
    loaded, typesetter = load(SAMPLE), new_typesetter()
    if asked.gallery:
        wanted = [(f"formats/{size}", (size, "columns", "wuling")) for size in asked.formats]
        wanted += [(f"editions/{edition}", ("a5", edition, "civic")) for edition in asked.editions]
        wanted += [(f"themes/{theme}", ("sq210", "columns", theme)) for theme in asked.themes]
        for name, key in wanted:
            file = asked.gallery / f"{name}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(shown(montage(made(loaded, typesetter, *key))))
        return 0
    failed = count = 0
    for size, edition, theme in product(asked.formats, asked.editions, asked.themes):
        count += 1
        try:
            built = made(loaded, typesetter, size, edition, theme)
        except BrochureError as error:
            found = [str(finding) for finding in error.findings]
        else:
            found = faults(built, size)
        failed += bool(found)
        for line in found:
            print(f"{size} {edition} {theme}: {line}", flush=True)
    print(f"{count} combinations, {failed} fall short")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
