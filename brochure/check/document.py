"""A file opened for checking: its catalogue, what it says of itself, its pages gone through once.

In: bytes. Out: :class:`Document`, or CheckError where there is no file to speak of. Must not know rules.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf

from brochure.check import limits
from brochure.check.codes import MOST_PICTURES as PICTURES_OF_CODES
from brochure.check.codes import Code
from brochure.check.drawing import Drawing
from brochure.check.interpreter import Interpreter
from brochure.check.layers import Layers
from brochure.check.marks import Edges, Mark, TextMark, meet
from brochure.check.metadata import Said, said_by
from brochure.check.objects import (
    BROKEN,
    Key,
    box_of,
    elements,
    get,
    inherited,
    integer,
    is_stream,
    key_of,
    name,
    number,
    numbers,
    walk,
)
from brochure.check.picturing import Looks
from brochure.check.report import Box, PageReport
from brochure.check.seen import Budget, Seen
from brochure.check.streams import unpacked
from brochure.check.tree import Element, elements_of
from brochure.errors import CheckError, Finding, Place
from brochure.units import mm, to_mm

if TYPE_CHECKING:
    from brochure.check.bounding import Bound
    from brochure.plates import PageInk

# What the reader mends is told as a finding, not on the terminal.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

_A4: Edges = (0.0, 0.0, 595.28, 841.89)
_HIDDEN, _PRINTED = 2, 4  # bits 2 and 3 of an annotation's /F (ISO 32000-1, 12.5.3)


@dataclass(frozen=True)
class Page:
    """One page. Boxes in points, y up, in the order left, bottom, right, top; None where there is none."""

    number: int
    source: Any
    media: Edges
    crop: Edges
    bleed: Edges | None
    trim: Edges | None
    art: Edges | None
    rotate: int
    unit: float
    annotations: tuple[Any, ...]
    seen: Seen

    @property
    def finished(self) -> Edges:
        """The trim, or what stands for it: the art box, else the visible page."""
        return self.trim or self.art or self.crop

    @cached_property
    def printed(self) -> tuple[Mark, ...]:
        """What stays on the sheet: no hidden layers, no soft masks, nothing that is cut off whole."""
        kept = self.bleed or self.finished
        return tuple(
            mark
            for mark in self.seen.marks
            if not mark.paint.hidden and mark.paint.origin != "mask" and meet(mark.box, kept)
        )

    @cached_property
    def words(self) -> frozenset[int]:
        """The places, among all marks, of type that is read on the finished page."""
        kept = {id(mark) for mark in self.type}
        return frozenset(i for i, mark in enumerate(self.seen.marks) if id(mark) in kept)

    @cached_property
    def type(self) -> tuple[TextMark, ...]:
        """Printed type that is painted at all and says something."""
        return tuple(m for m in self.printed if isinstance(m, TextMark) and m.visible and not _blank(m))

    def box(self, edges: Edges) -> Box:
        """Return a box in millimetres from the trim's top left, y down."""
        trim = self.finished
        values = (edges[0] - trim[0], trim[3] - edges[3], edges[2] - trim[0], trim[3] - edges[1])
        left, top, right, bottom = (round(to_mm(v) * self.unit, 2) for v in values)
        return Box(left, top, right, bottom)

    def edges(self, left_mm: float, top_mm: float, side_mm: float) -> Edges:
        """Return the square with its top left ``left_mm``, ``top_mm`` from the trim's, in points, y up."""
        trim, k = self.finished, self.unit
        left, top = trim[0] + mm(left_mm) / k, trim[3] - mm(top_mm) / k
        return left, top - mm(side_mm) / k, left + mm(side_mm) / k, top

    def report(self) -> PageReport:
        """Return the page's size and the place of its trim, in millimetres."""
        crop, trim, k = self.crop, self.finished, self.unit
        return PageReport(
            self.number,
            *(round(to_mm(v) * k, 2) for v in (
                crop[2] - crop[0], crop[3] - crop[1], trim[0] - crop[0], crop[3] - trim[3],
                trim[2] - trim[0], trim[3] - trim[1],
            )),
        )  # fmt: skip


def _blank(mark: TextMark) -> bool:
    spelled = mark.font.spelled(mark.codes) if mark.font else "?"
    return bool(spelled) and not spelled.strip()


class Document:
    """A file and its pages; everything that costs time is found once."""

    def __init__(self, pdf: pikepdf.Pdf, data: bytes) -> None:
        self.pdf, self.data = pdf, data
        self.root: Any = pdf.Root
        self.trailer: Any = pdf.trailer
        self.said: Said = said_by(self.root, self.trailer)
        self.layers = Layers(self.root)
        self.pages = tuple(_pages(pdf, Budget(self.layers)))
        self.more_pages = len(pdf.pages) > limits.PAGES
        self.repairs = tuple(_plain(str(warning)) for warning in pdf.get_warnings())
        self.drawing = Drawing(data)
        self.codes: dict[int, tuple[Code, ...]] = {}
        self.codes_left = PICTURES_OF_CODES
        self.looks = Looks()
        self.ink: dict[int, PageInk] = {}
        self.ink_bounds: dict[int, Bound] = {}
        self.ink_unjudged: set[str] = set()

    @cached_property
    def dictionaries(self) -> tuple[Any, ...]:
        """Every dictionary and stream that can be reached, the structure tree left out."""
        return tuple(walk(self.root, _APART))

    @cached_property
    def structure(self) -> tuple[Element, ...]:
        """The elements of the structure tree, in reading order."""
        return elements_of(self.root)

    @property
    def codes_cut(self) -> bool:
        """Whether there were more pictures that may be codes than are looked at."""
        return self.codes_left < 0

    def page_of(self, key: Key | None) -> Page | None:
        """Return the page that is object ``key``."""
        return next((page for page in self.pages if key and key_of(page.source) == key), None)

    def close(self) -> None:
        """Let go of the file."""
        self.drawing.close()
        self.pdf.close()

    @property
    def ordered(self) -> tuple[str, ...]:
        """The spot inks that the job orders, as this program writes them into a file of its own."""
        said = self.said.info.get("SpotInks", "") if self.ours else ""
        return tuple(ink for ink in said.split("; ") if ink)

    @property
    def ours(self) -> bool:
        """Whether this program says that it made the file."""
        return self.said.info.get("Producer", "").startswith("brochure ")


_APART = frozenset({
    "/W", "/Widths", "/Parent", "/P", "/Prev", "/Pg", "/W2", "/ParentTree", "/StructTreeRoot", "/Contents",
})  # fmt: skip


def opened(data: bytes | Path) -> Document:
    """Return the file's document; raises CheckError when it can not be read at all, which names the file."""
    where = Place(str(data)) if isinstance(data, Path) else None
    if isinstance(data, Path):
        data = _read(data)
    start = data.find(b"%PDF-", 0, 1024)
    if start < 0:
        raise _unreadable("it does not begin like a PDF", where, "name a PDF file")
    try:
        pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        document = Document(pdf, data)
    except pikepdf.PasswordError as error:
        raise _unreadable("it asks for a password", where, "save it without one") from error
    except BROKEN as error:
        raise _unreadable("its structure is broken", where) from error
    if not document.pages:
        raise _unreadable("it has no page", where)
    return document


_FROM = re.compile(r"^(?:stream )?<_io\.BytesIO object at 0x[0-9a-f]+>[:,]? *")


def _plain(warning: str) -> str:
    """Return a warning of qpdf without the name of the file, which is none of it."""
    return _FROM.sub("", " ".join(warning.split()))[:160]


def _unreadable(why: str, where: Place | None, remedy: str = "make it anew") -> CheckError:
    return CheckError(Finding("error", "unreadable-pdf", f"the file can not be read: {why}", remedy, where))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > limits.FILE_BYTES:
            raise _unreadable("it is larger than 1 GiB", Place(str(path)))
        return path.read_bytes()
    except OSError as error:
        raise CheckError.of(
            "unreadable-pdf", f"{path}: can not be read ({error.strerror})", "name a PDF file"
        ) from error


def _pages(pdf: pikepdf.Pdf, budget: Budget) -> Iterator[Page]:
    form = get(get(pdf.Root, "/AcroForm"), "/DR")
    for index, page in enumerate(pdf.pages):
        if index >= limits.PAGES:
            break
        source = page.obj
        media = box_of(inherited(source, "/MediaBox")) or _A4
        crop = meet(box_of(inherited(source, "/CropBox")) or media, media) or media
        annotations = tuple(elements(get(source, "/Annots")))
        yield Page(
            index + 1, source, media, crop,
            box_of(get(source, "/BleedBox")), box_of(get(source, "/TrimBox")), box_of(get(source, "/ArtBox")),
            integer(inherited(source, "/Rotate")) % 360, number(get(source, "/UserUnit"), 1.0) or 1.0,
            annotations, _seen(source, media, annotations, form, budget),
        )  # fmt: skip


def _seen(source: Any, media: Edges, annotations: tuple[Any, ...], form: Any, budget: Budget) -> Seen:
    interpreter = Interpreter(budget, media)
    if budget.spent:
        interpreter.seen.cut = True
        return interpreter.seen
    given = get(source, "/Contents")
    parts = [given] if is_stream(given) else elements(given)
    data = [unpacked(part) for part in parts]
    interpreter.seen.unread += data.count(None)
    resources = inherited(source, "/Resources")
    interpreter.run(b"\n".join(d for d in data if d is not None), resources)
    for annotation in annotations:
        flags = integer(get(annotation, "/F"))
        if flags & _HIDDEN or not flags & _PRINTED or budget.layers.hides(get(annotation, "/OC")):
            continue
        normal = get(get(annotation, "/AP"), "/N")
        if not is_stream(normal):
            normal = get(normal, "/" + name(get(annotation, "/AS")))
        if is_stream(normal):
            fresh = Interpreter(budget, media, interpreter.seen)
            fresh.appearance(normal, numbers(get(annotation, "/Rect")), form)
    return interpreter.seen
