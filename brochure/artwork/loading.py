"""Artwork from a file: an SVG or a page of a PDF, in the brochure's inks, once.

In: a file's name, the theme's inks, the typesetter. Out: :class:`Artwork`, or an AssetError that names the
file and the reason. Nothing is fetched and nothing is run.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from brochure.artwork.colours import PAPER, Colour, Inks, lightness
from brochure.artwork.emitting import items_of
from brochure.artwork.marks import Mark, flattened
from brochure.artwork.markup import LARGEST, parsed
from brochure.artwork.page import ForeignPage, load_page
from brochure.artwork.problems import Refused, warning
from brochure.artwork.svg import sketched
from brochure.artwork.values import PT_PER_PX
from brochure.colour import WHITE, Ink
from brochure.display import Drawing, Form, Group
from brochure.errors import Finding, Place
from brochure.geometry import Rect, Transform
from brochure.pictures.photo import Photo
from brochure.text.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Artwork:
    """A file's drawing before it has inks: marks in colours (px), or a page of a PDF.

    ``width`` and ``height`` in points; ``extent`` is the box of what is drawn, in points from the top left.
    """

    name: str
    width: float
    height: float
    extent: Rect
    marks: tuple[Mark, ...] = field(default=(), repr=False)
    page: ForeignPage | None = None
    findings: tuple[Finding, ...] = ()

    def drawn(self, theme: tuple[Ink, ...], ground: Ink = WHITE, single: Ink | None = None) -> Drawing:
        """Return it in inks: ``theme``'s where its colours are those, or in tints of ``single`` alone.

        ``ground`` is what it stands on, which shows through where it is translucent. Raises AssetError for
        transparency that can not be made flat.
        """
        if self.page is not None:
            box = Rect(0, 0, self.page.width, self.page.height)
            return Drawing(self.width, self.height, (Form(self.page, box, single, theme, ground),))
        inks = Inks.of(theme)
        try:
            marks = flattened(self.marks, PAPER if single else Colour(ground.srgb, ground.cmyk))
        except Refused as refused:
            raise refused.of(self.name, None) from refused
        if single is not None:
            inks = Inks(single=single, darkest=_darkest(marks), ground=ground)
        items = items_of(marks, inks)
        scaled = Group(items, Transform.scaling(PT_PER_PX)) if items else None
        return Drawing(self.width, self.height, (scaled,) if scaled else ())


def _darkest(marks: list[Mark]) -> float:
    """Return the least lightness, L*, that is painted."""
    tones = [100.0]
    for mark in marks:
        colours = (
            [mark.paint] if isinstance(mark.paint, Colour) else [colour for _, colour, _ in mark.paint.stops]
        )
        tones += [lightness(colour.srgb) for colour in colours]
    return min(tones)


def load_artwork(path: Path, typesetter: Typesetter, place: Place | None = None, page: int = 1) -> Artwork:
    """Return the artwork in ``path``; ``page`` is a PDF's page from 1, ``place`` where the data name it.

    Raises AssetError for a file that is missing, broken, encrypted, too large, or that holds what can not be
    printed; it says what.
    """
    try:
        return _read(_bytes(path), path.name, typesetter, place, page)
    except Refused as refused:
        raise refused.of(path.name, place) from refused


@lru_cache(maxsize=32)
def _read(data: bytes, name: str, typesetter: Typesetter, place: Place | None, page: int) -> Artwork:
    """Return the artwork of some bytes; a logo that stands on several pages is read once."""
    if b"%PDF-" in data[:1024]:
        found = replace(load_page(data, page), file=name)
        return Artwork(name, found.width, found.height, Rect(0, 0, found.width, found.height), page=found)
    if page != 1:
        raise Refused("page", "an SVG has one page", "leave the page out")
    return _from_svg(data, name, typesetter, place)


def _from_svg(data: bytes, name: str, typesetter: Typesetter, place: Place | None) -> Artwork:
    if b"<" not in data[:4096] and not data.startswith(b"\x1f\x8b"):
        raise Refused("kind", "it is neither SVG nor PDF", "give an SVG or a PDF file")
    sketch = sketched(parsed(data), typesetter, _photo)
    boxes = [box for mark in sketch.marks if (box := mark.reach) is not None]
    if not boxes:
        raise Refused("empty", "it draws nothing", "export it again")
    scale = PT_PER_PX
    extent = Rect.from_edges(
        scale * min(box.x for box in boxes),
        scale * min(box.y for box in boxes),
        scale * max(box.right for box in boxes),
        scale * max(box.bottom for box in boxes),
    )
    found = []
    if sketch.left_out:
        what = f"{', '.join(sketch.left_out)} can not be placed and is left out"
        found.append(warning(name, "left-out", what, "draw it as plain paths", place))
    if sketch.set_in_house_type:
        what = "its words are set in the brochure's typeface, not its own"
        found.append(warning(name, "type", what, "turn words into outlines before you export it", place))
    return Artwork(
        name, sketch.width * scale, sketch.height * scale, extent, sketch.marks, findings=tuple(found)
    )


def _photo(data: bytes) -> Photo:
    """Return an embedded picture."""
    from brochure.errors import AssetError
    from brochure.pictures.reading import photo_of

    try:
        return photo_of(data, "embedded")
    except AssetError as problem:
        what = f"a picture in it can not be used ({problem.findings[0].what})"
        raise Refused("picture", what, "embed it as PNG or JPEG") from problem


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > 10 * LARGEST:
            raise Refused("too-large", "the file has more than 200 MB", "simplify it")
        data = path.read_bytes()
    except OSError as problem:
        what = "there is no such file" if isinstance(problem, FileNotFoundError) else str(problem.strerror)
        raise Refused("missing", what, "check its name and folder") from problem
    if not data:
        raise Refused("empty", "the file is empty", "copy it again from where it came from")
    return data
