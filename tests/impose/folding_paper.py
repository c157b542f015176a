"""A virtual sheet of paper: it is printed on, cut, folded, laid into others, and read.

It knows what stands in an imposed PDF (where each page's form is drawn, which way up) and what a bindery does;
nothing of how the program made it. Lengths in points, y up, as one looks at the front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf

_PLACED = re.compile(r"q (?:(?P<clip>[-\d. ]+) re W n )?(?P<matrix>[-\d. ]+) cm /P(?P<page>\d+) Do Q")


@dataclass(frozen=True)
class Print:
    """A page on one side of a sheet: its number, the middle of its trim, which way is up, what is inked."""

    page: int
    x: float
    y: float
    up: int
    trim: tuple[float, float, float, float]
    inked: tuple[float, float, float, float]


@dataclass(frozen=True)
class Side:
    width: float
    height: float
    prints: tuple[Print, ...]

    def turned_over(self) -> Side:
        """The prints as they lie behind the sheet, seen through it from the front: over the upright axis."""
        return replace(self, prints=tuple(replace(p, x=self.width - p.x) for p in self.prints))

    def half_turn(self) -> Side:
        return replace(
            self,
            prints=tuple(replace(p, x=self.width - p.x, y=self.height - p.y, up=-p.up) for p in self.prints),
        )


def sides(data: bytes, bleed: float) -> list[Side]:
    """Return what is printed on each side of an imposed PDF of pages that have ``bleed`` around their trim."""
    found = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            _, _, width, height = (float(v) for v in page.MediaBox)
            text = page.Contents.read_bytes().decode("ascii")
            forms = page.Resources.XObject
            found.append(Side(width, height, tuple(_prints(text, forms, bleed))))
    return found


def _prints(text: str, forms: pikepdf.Object, bleed: float) -> Iterator[Print]:
    for match in _PLACED.finditer(text):
        a, _, _, d, e, f = (float(v) for v in match["matrix"].split())
        x0, y0, x1, y1 = (float(v) for v in forms[f"/P{match['page']}"].BBox)

        def placed(
            box: Sequence[float], a: float = a, d: float = d, e: float = e, f: float = f
        ) -> tuple[float, ...]:
            xs, ys = sorted((a * box[0] + e, a * box[2] + e)), sorted((d * box[1] + f, d * box[3] + f))
            return xs[0], ys[0], xs[1], ys[1]

        ink = placed((x0, y0, x1, y1))
        trim = placed((x0 + bleed, y0 + bleed, x1 - bleed, y1 - bleed))
        if match["clip"]:
            x, y, w, h = (float(v) for v in match["clip"].split())
            ink = max(ink[0], x), max(ink[1], y), min(ink[2], x + w), min(ink[3], y + h)
        yield Print(
            int(match["page"]), (trim[0] + trim[2]) / 2, (trim[1] + trim[3]) / 2, 1 if a > 0 else -1,
            trim, ink,  # type: ignore[arg-type]
        )  # fmt: skip


@dataclass(frozen=True)
class Panel:
    """A cell of a sheet: where it lies, in which layer, which face is up, which way is up; both its faces."""

    x: float
    y: float
    layer: int
    face_up: bool
    up: int
    front: Print | None
    back: Print | None


def panels(front: Side, back: Side | None) -> list[Panel]:
    """Return the cells of a sheet that was turned over its upright axis to be printed on the back."""
    behind = list(back.turned_over().prints) if back else []
    made = []
    for p in front.prints:
        # creep moves pages by less than a tenth of their size
        near = [q for q in behind if abs(q.x - p.x) < 20 and abs(q.y - p.y) < 20]
        assert len(near) == (1 if back else 0), "the back does not lie behind the front"
        made.append(Panel(p.x, p.y, 0, True, 1, p, near[0] if near else None))
    return made


def _groups(values: Sequence[float]) -> list[list[float]]:
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] < 20:
            found[-1].append(value)
        else:
            found.append([value])
    return found


def grid(cells: Sequence[Panel]) -> tuple[int, int]:
    return len(_groups([c.y for c in cells])), len(_groups([c.x for c in cells]))


def cut(cells: Sequence[Panel], rows: int, columns: int) -> list[list[Panel]]:
    """Cut a sheet into pieces of so many rows and columns."""
    xs = [sum(g) / len(g) for g in _groups([c.x for c in cells])]
    ys = [sum(g) / len(g) for g in _groups([c.y for c in cells])]
    pieces: dict[tuple[int, int], list[Panel]] = {}
    for cell in cells:
        column = min(range(len(xs)), key=lambda i, at=cell.x: abs(xs[i] - at))
        row = min(range(len(ys)), key=lambda i, at=cell.y: abs(ys[i] - at))
        pieces.setdefault((row // rows, column // columns), []).append(cell)
    return [pieces[key] for key in sorted(pieces, key=lambda k: (-k[0], k[1]))]


def folded(cells: Sequence[Panel]) -> list[Panel]:
    """Fold a piece, laid on its front, to one page: left over right while wider than high, else top over bottom."""
    held = turned_over(cells)
    while len(held) and (shape := grid(held)) != (1, 1):
        rows, columns = shape
        across = columns > rows
        groups = _groups([c.x if across else c.y for c in held])
        middle = len(groups) // 2
        line = (groups[middle - 1][-1] + groups[middle][0]) / 2
        most = max(c.layer for c in held)
        moved = []
        for c in held:
            if across and c.x < line:
                c = replace(c, x=2 * line - c.x, layer=2 * most + 1 - c.layer, face_up=not c.face_up)
            elif not across and c.y > line:
                c = replace(
                    c, y=2 * line - c.y, layer=2 * most + 1 - c.layer, face_up=not c.face_up, up=-c.up
                )
            moved.append(c)
        held = moved
    assert len({c.layer for c in held}) == len(held)
    return sorted(held, key=lambda c: -c.layer)


def turned_over(cells: Sequence[Panel]) -> list[Panel]:
    """A piece of paper taken up and laid down on its other face, over its upright axis."""
    return [replace(c, x=-c.x, front=c.back, back=c.front) for c in cells]


def read(leaves: Sequence[Panel]) -> list[tuple[int | None, bool]]:
    """Turn the leaves of a stack from the top: each face's page, and whether it stands upright."""
    pages: list[tuple[int | None, bool]] = []
    for leaf in leaves:
        faces = (leaf.front, leaf.back) if leaf.face_up else (leaf.back, leaf.front)
        pages += [(p.page, p.up * leaf.up > 0) if p else (None, True) for p in faces]
    return pages


def nested(sheets: Sequence[list[Panel]]) -> list[Panel]:
    """Lay folded sheets into each other, the first outermost, and stitch them through the fold."""
    block: list[Panel] = []
    for sheet in reversed(sheets):
        half = len(sheet) // 2
        block = [*sheet[:half], *block, *sheet[half:]]
    return block
