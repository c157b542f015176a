"""Imposing: the bytes of a finished PDF and a Sheet in, the bytes of its sheets out.

A page becomes a form that is placed on the sheet, clipped at folds and half gaps. What the file says of
itself stays, as far as it stays true (:mod:`brochure.impose.keeping`).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pikepdf

from brochure.assets import assets
from brochure.display import Item
from brochure.errors import DataError
from brochure.geometry import Rect, Transform
from brochure.impose.drawing import Pen, matrix, number
from brochure.impose.geometry import Frame, frame_of
from brochure.impose.keeping import cleaned, is_press, spot_spaces
from brochure.impose.marking import Marks, bar_inks
from brochure.impose.plan import Cell, Plan, Surface
from brochure.impose.schemes import plan
from brochure.impose.sheet import Sheet
from brochure.impose.source import Source, opened, sound
from brochure.text.faces import FontBook
from brochure.text.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Job:
    """A file open for imposing, and where its pages go."""

    source: Source
    sheet: Sheet
    frame: Frame
    plan: Plan
    press: bool
    marks: bool


@sound()
def impose(data: bytes, sheet: Sheet, typesetter: Typesetter | None = None) -> bytes:
    """Return the sheets of a finished PDF; the same bytes every time.

    With ``sheet.cover`` the first and the last leaf are left to :mod:`brochure.impose.cover`. Raises
    DataError for pages that are missing or do not fit, CheckError for what is no PDF.
    """
    source = opened(data, sheet.bleed)
    if sheet.cover:
        source = _body(source)
    job = planned(source, sheet)
    return assembled(job, typesetter)


def assembled(job: Job, typesetter: Typesetter | None, items: Sequence[Item] = ()) -> bytes:
    """Return the file of a job; ``items`` lie upon the pages of its first side."""
    contents = [_placed(job, surface) for surface in job.plan.surfaces]
    if job.marks or items:
        contents = _marked(job, contents, typesetter or new_typesetter(), items)
    return written(job, contents)


def new_typesetter() -> Typesetter:
    """Return a typesetter with the program's own fonts, for labels and spines."""
    return Typesetter(FontBook(assets() / "fonts"))


def planned(source: Source, sheet: Sheet) -> Job:
    """Return where the pages of ``source`` go on ``sheet``."""
    press = is_press(source.pdf)
    marks = sheet.marks if sheet.marks is not None else source.trim.bleed > 0
    frame = frame_of(sheet, source.trim, marks)
    made = plan(len(source.pages), sheet, (frame.rows, frame.columns), back_turned=_back_turned(sheet, frame))
    return Job(source, sheet, frame, made, press, marks)


def _body(source: Source) -> Source:
    """Return a file without its first and last leaf, which are the cover."""
    if len(source.pages) < 6 or len(source.pages) % 2:
        raise DataError.of(
            "no-cover", f"{len(source.pages)} pages have no cover to take off",
            "the first two and the last two pages are the cover; an even number of 6 and more is needed",
        )  # fmt: skip
    return replace(source, pages=source.pages[2:-2], boxes=source.boxes[2:-2])


def _back_turned(sheet: Sheet, frame: Frame) -> bool:
    """Tell whether the sheet is turned over its level axis, so that its back has to stand upside down."""
    if sheet.flip is None:
        return False
    landscape = frame.sheet.width > frame.sheet.height
    return (sheet.flip == "long-edge") == landscape


@dataclass(slots=True)
class _Content:
    """A side's operators, the forms that they name, and the colour spaces that all sides share."""

    operators: bytes
    forms: dict[str, Any]
    spaces: Any = None


def _placed(job: Job, surface: Surface) -> _Content:
    lines: list[str] = []
    forms: dict[str, Any] = {}
    for cell in surface.cells:
        if cell.page is None or (made := job.source.form(cell.page)) is None:
            continue
        form, to_trim = made
        forms[f"/P{cell.page + 1}"] = form
        lines.append(placing(job.frame, cell, to_trim, f"/P{cell.page + 1}"))
    return _Content("\n".join(lines).encode("ascii"), forms)


def placing(frame: Frame, cell: Cell, to_trim: Transform, name: str) -> str:
    """Return the operators that draw form ``name`` in its place."""
    box, room = frame.box(cell), frame.room(cell)
    low = frame.sheet.height - box.bottom
    on_sheet = (
        Transform(-1, 0, 0, -1, box.right, low + box.height) if cell.turned else Transform(e=box.x, f=low)
    )
    clip = "" if room.contains(box.grown(frame.trim.bleed)) else _clip(room, frame.sheet.height)
    return f"q {clip}{matrix(to_trim.then(on_sheet))} cm {name} Do Q"


def _clip(room: Rect, height: float) -> str:
    return f"{' '.join(number(v) for v in (room.x, height - room.bottom, room.width, room.height))} re W n "


def _marked(
    job: Job, contents: list[_Content], typesetter: Typesetter, items: Sequence[Item]
) -> list[_Content]:
    """Return the sides with their marks; what is alike on several of them is one form."""
    spots = spot_spaces(job.source.pages) if job.press else {}
    info = job.source.pdf.trailer.get("/Info", pikepdf.Dictionary())
    title = " ".join(str(info.get("/Title", "")).split())
    marks = Marks(job.sheet, job.frame, job.plan, bar_inks(job.press, spots), title, typesetter)
    pen = Pen(job.frame.sheet.height, job.press)
    sides = [_side(marks, surface, pen) if job.marks else (b"", b"") for surface in job.plan.surfaces]
    common = pen.drawn(marks.common()) if job.marks else b""
    first = pen.drawn(items)
    pdf = job.source.pdf
    spaces = pdf.make_indirect(pikepdf.Dictionary(pen.spaces(spots)))
    box = pdf.make_indirect(_edges(job.frame.sheet))
    held = {"/ColorSpace": spaces}
    forms = {drawn: _form(pdf, drawn, box, held) for drawn in dict.fromkeys((common, *(s[1] for s in sides)))}
    em = pdf.make_indirect(_edges(Rect(-_EM_BOX, -_EM_BOX, 3 * _EM_BOX, 3 * _EM_BOX)))
    signs = {f"/{name}": _form(pdf, drawn, em, {}) for drawn, name in pen.signs.items()}
    made = []
    for content, (own, label) in zip(contents, sides, strict=True):
        operators = b"\n".join(
            filter(None, (content.operators, b"/M Do /L Do" if job.marks else b"", own, first))
        )
        named = {"/M": forms[common], "/L": forms[label]} if job.marks else {}
        used = {name: form for name, form in signs.items() if name.encode() + b" " in own}
        made.append(_Content(operators, {**content.forms, **named, **used}, spaces))
        first = b""
    return made


_EM_BOX = 100  # units: more than an em of small type; no digit reaches farther


def _side(marks: Marks, surface: Surface, pen: Pen) -> tuple[bytes, bytes]:
    """Return what a side has of its own, and the words that it shares with others."""
    lines, numbers = pen.drawn(marks.of(surface)), pen.drawn_by_sign(marks.numbers(surface))
    return lines + b"\n" + numbers, pen.drawn(marks.label(surface))


def _form(pdf: pikepdf.Pdf, operators: bytes, box: Any, resources: dict[str, Any]) -> Any:
    form: Any = pdf.make_stream(operators)
    form.Subtype, form.BBox = pikepdf.Name.Form, box
    form.Resources = pikepdf.Dictionary(resources)
    return form


def _edges(box: Rect) -> pikepdf.Array:
    return pikepdf.Array([round(v, 3) for v in (box.x, box.y, box.right, box.bottom)])


def written(job: Job, contents: list[_Content]) -> bytes:
    """Return the file whose pages are the sides with these contents."""
    pdf, frame = job.source.pdf, job.frame
    said = f"{job.sheet.scheme}, {frame.rows * frame.columns} pages a side, {job.plan.sheets} sheets"
    cleaned(pdf, said, f"{job.sheet} {job.frame} {len(contents)}", duplex=job.sheet.duplex)
    groups = job.source.groups
    tree = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=len(contents)))
    cut = frame.finished(job.plan.depth)
    kids = pikepdf.Array()
    for content in contents:
        resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(content.forms))
        if content.spaces is not None:
            resources.ColorSpace = content.spaces
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page, Parent=tree, MediaBox=_box(frame, frame.sheet),
            BleedBox=_box(frame, cut.grown(frame.trim.bleed)), TrimBox=_box(frame, cut), Resources=resources,
            Contents=pdf.make_stream(content.operators),
        )  # fmt: skip
        if len(groups) == 1 and groups[0] is not None:
            page.Group = groups[0]
        kids.append(pdf.make_indirect(page))
    tree.Kids = kids
    pdf.Root.Pages = tree
    return _saved(job.source)


def _box(frame: Frame, box: Rect) -> pikepdf.Array:
    """Return a box of the sheet, y up, as it is written."""
    sheet = frame.sheet
    left, right = max(box.x, 0.0), min(box.right, sheet.width)
    edges = (left, max(sheet.height - box.bottom, 0.0), right, min(sheet.height - box.y, sheet.height))
    return pikepdf.Array([round(v, 3) for v in edges])


def _saved(source: Source) -> bytes:
    """Return the file's bytes, its objects packed as they were."""
    modes = pikepdf.ObjectStreamMode
    out = io.BytesIO()
    source.pdf.save(
        out,
        force_version=source.pdf.pdf_version,
        fix_metadata_version=False,
        object_stream_mode=modes.generate if source.packed else modes.disable,
        deterministic_id=True,
    )
    return out.getvalue()
