"""A finished PDF, its pages turned into forms that can be placed: same objects, nothing written twice.

In: bytes. Out: :class:`Source`. A page's own content stream becomes the form, so that fonts, pictures and
colours stay where they are and no stream is packed anew. Must not know schemes.
Source: ISO 32000-1, 8.10 (form XObjects), 14.11.2 (page boundaries).
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from brochure.errors import CheckError, DataError, Finding
from brochure.geometry import Transform
from brochure.impose.geometry import Trim
from brochure.units import mm, to_mm

BLEED_MM = 3.0
"""What is kept of a page's bleed when nobody says otherwise."""

BROKEN = (
    pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError,
)  # fmt: skip
"""What comes of values of the wrong kind in a file that is not what it says."""

_SAME = 0.3  # points that two pages' trims may differ by
_SCREEN_ONLY = {"/Link", "/Popup", "/TrapNet", "/PrinterMark"}
Edges = tuple[float, float, float, float]


@dataclass(slots=True)
class Source:
    """An open file. ``trim`` is the size and bleed of every page, ``groups`` how pages blend, each once."""

    pdf: pikepdf.Pdf
    packed: bool
    trim: Trim
    pages: tuple[Any, ...]
    boxes: tuple[Edges, ...]
    groups: tuple[Any, ...]
    _forms: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    _boxes: dict[tuple[float, ...], Any] = field(default_factory=dict)

    def form(self, index: int) -> tuple[Any, Transform] | None:
        """Return page ``index`` as a form and the map from its space to its trim's (y up, from lower left).

        None when the page has nothing on it.
        """
        page = self.pages[index]
        stream = self._stream(page)
        if stream is None:
            return None
        unit = float(page.get("/UserUnit", 1))
        bleed = self.trim.bleed / unit
        trim, media = self.boxes[index], _edges(_inherited(page, "/MediaBox")) or self.boxes[index]
        box = (
            max(trim[0] - bleed, media[0]), max(trim[1] - bleed, media[1]),
            min(trim[2] + bleed, media[2]), min(trim[3] + bleed, media[3]),
        )  # fmt: skip
        turn = int(_inherited(page, "/Rotate") or 0) % 360
        return self._made(page, stream, box), _to_trim(trim, turn, unit)

    def _stream(self, page: Any) -> Any:
        """Return a page's content as one stream; None where there is none."""
        given = page.get("/Contents")
        parts = list(given) if isinstance(given, pikepdf.Array) else [given]
        parts = [part for part in parts if isinstance(part, pikepdf.Stream)]
        if len(parts) < 2:
            return parts[0] if parts else None
        return self.pdf.make_stream(b"\n".join(part.read_bytes() for part in parts))

    def _made(self, page: Any, stream: Any, box: Edges) -> Any:
        resources = _inherited(page, "/Resources")
        if resources is None:
            resources = pikepdf.Dictionary()
        names = resources.objgen if resources.is_indirect else resources.unparse()
        key = (stream.objgen, names, tuple(round(v, 3) for v in box))
        made = self._forms.get(key)
        if made is None:
            if (
                "/Subtype" in stream
            ):  # another page's form already: the same strokes with other names or bounds
                stream = _copied(self.pdf, stream)
            stream.Subtype, stream.BBox = pikepdf.Name.Form, self._box(box)
            stream.Resources = resources
            group = page.get("/Group") if len(self.groups) > 1 else None
            if group is not None:  # where all pages blend alike, the sheet does
                stream.Group = group
            made = self._forms[key] = stream
        return made

    def _box(self, edges: Edges) -> Any:
        """Return a box that all forms with the same one share."""
        said = tuple(round(v, 3) for v in edges)
        if said not in self._boxes:
            self._boxes[said] = self.pdf.make_indirect(pikepdf.Array(said))
        return self._boxes[said]


@contextlib.contextmanager
def sound() -> Iterator[None]:
    """Turn what a broken file makes libraries and our own look-ups raise into an error of the program."""
    try:
        yield
    except BROKEN as error:
        raise _unreadable("its structure is broken", "make it anew") from error


def opened(data: bytes, bleed_mm: float | None = None) -> Source:
    """Return a file whose pages are all of one size, for imposing; ``bleed_mm``: what to keep around them.

    Raises CheckError for what is no PDF, DataError for pages of several sizes.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        pages = tuple(page.obj for page in pdf.pages)
        if any(str(note.get("/Subtype")) not in _SCREEN_ONLY for page in pages for note in _notes(page)):
            pdf.flatten_annotations("print")
            pages = tuple(page.obj for page in pdf.pages)
    except pikepdf.PasswordError as error:
        raise _unreadable("it asks for a password", "take the password off") from error
    except BROKEN as error:
        raise _unreadable("its structure is broken", "make it anew") from error
    if not pages:
        raise _unreadable("it has no page", "name a file with pages")
    boxes = tuple(_trim(page) for page in pages)
    sizes = [_size(page, box) for page, box in zip(pages, boxes, strict=True)]
    _same_size(sizes)
    bleed = min(_bleed(page, box) for page, box in zip(pages, boxes, strict=True))
    kept = min(bleed, mm(BLEED_MM if bleed_mm is None else bleed_mm))
    trim = Trim(*sizes[0], max(kept, 0.0))
    return Source(pdf, b"/ObjStm" in data, trim, pages, boxes, _groups(pages))


def _groups(pages: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the transparency groups of pages, each once; None stands for pages without one."""
    found = {
        "" if group is None else group.unparse(resolved=True): group
        for group in (page.get("/Group") for page in pages)
    }
    return tuple(found.values())


def _unreadable(why: str, remedy: str) -> CheckError:
    return CheckError(Finding("error", "unreadable-pdf", f"the file can not be imposed: {why}", remedy))


def _notes(page: Any) -> Iterator[Any]:
    notes = page.get("/Annots")
    for note in notes if isinstance(notes, pikepdf.Array) else ():
        if isinstance(note, pikepdf.Dictionary):
            yield note


def _same_size(sizes: list[tuple[float, float]]) -> None:
    for number, (width, height) in enumerate(sizes, 1):
        if abs(width - sizes[0][0]) > _SAME or abs(height - sizes[0][1]) > _SAME:
            first = f"{to_mm(sizes[0][0]):.1f} x {to_mm(sizes[0][1]):.1f} mm"
            raise DataError.of(
                "mixed-sizes",
                f"page {number} is {to_mm(width):.1f} x {to_mm(height):.1f} mm, page 1 is {first}",
                "impose pages of one trimmed size; deliver the others apart",
            )


def _trim(page: Any) -> Edges:
    """Return what is left of a page when it is cut (ISO 32000-1, 14.11.2.1: the defaults)."""
    for key in ("/TrimBox", "/ArtBox"):
        if (edges := _edges(page.get(key))) is not None:
            return edges
    for key in ("/CropBox", "/MediaBox"):
        if (edges := _edges(_inherited(page, key))) is not None:
            return edges
    return (0.0, 0.0, 595.276, 841.89)


def _bleed(page: Any, trim: Edges) -> float:
    """Return the least bleed that a page has on any side, points."""
    held = _edges(page.get("/BleedBox")) or _edges(_inherited(page, "/MediaBox")) or trim
    unit = float(page.get("/UserUnit", 1))
    return unit * min(trim[0] - held[0], trim[1] - held[1], held[2] - trim[2], held[3] - trim[3])


def _size(page: Any, trim: Edges) -> tuple[float, float]:
    unit = float(page.get("/UserUnit", 1))
    width, height = (trim[2] - trim[0]) * unit, (trim[3] - trim[1]) * unit
    return (height, width) if int(_inherited(page, "/Rotate") or 0) % 180 else (width, height)


def _to_trim(trim: Edges, turn: int, unit: float) -> Transform:
    left, bottom, right, top = trim
    upright = {
        0: Transform(1, 0, 0, 1, -left, -bottom),
        90: Transform(0, -1, 1, 0, -bottom, right),
        180: Transform(-1, 0, 0, -1, right, top),
        270: Transform(0, 1, -1, 0, top, -left),
    }.get(turn, Transform(1, 0, 0, 1, -left, -bottom))
    return upright if unit == 1 else upright.then(Transform.scaling(unit))


def _inherited(page: Any, key: str) -> Any:
    for _ in range(64):
        if page is None:
            return None
        if (found := page.get(key)) is not None:
            return found
        page = page.get("/Parent")
    return None


def _edges(box: Any) -> Edges | None:
    if not isinstance(box, pikepdf.Array) or len(box) != 4:
        return None
    x0, y0, x1, y1 = (float(v) for v in box)
    edges = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return edges if edges[2] > edges[0] and edges[3] > edges[1] else None


def _copied(pdf: pikepdf.Pdf, stream: Any) -> Any:
    made = pdf.make_stream(stream.read_raw_bytes())
    for key in ("/Filter", "/DecodeParms"):
        if key in stream:
            made[key] = stream[key]
    return made
