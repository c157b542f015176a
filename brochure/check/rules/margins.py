"""C1: ink that reaches the cut goes on beyond it, and type stays away from cuts and folds.

Source: the advice of Chinese printing shops.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.codes import codes_of
from brochure.check.demand import PRINT, Demand
from brochure.check.document import Document, Page
from brochure.check.marks import Edges, Mark, PathMark, ShadingMark, TextMark, meet, overlap
from brochure.check.rule import Doubt, Flaw, Rule
from brochure.check.rules.fine import SHOPS
from brochure.check.rules.printed import texts
from brochure.units import mm, to_mm

Interval = tuple[float, float]
Area = tuple[Edges, int]
"""The box of a part of a mark, and which mark of the page it is."""
_TOUCH = mm(0.1)
_SHORTEST = mm(1.0)  # a line or thread that ends in the bleed leaves no gap that anybody sees
_GAP = mm(1.0)  # between bars of one piece of art
_EDGES = (("left", 0, -1), ("bottom", 1, -1), ("right", 2, 1), ("top", 3, 1))
_ONE_SHEET = 4  # pages; a folded leaflet has two, four when it is imposed


def bleed(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each edge where ink meets the trim and ends before the bleed does."""
    for page in document.pages:
        areas = [(box, mark) for box, mark in _areas(page) if not _is_curve(page.seen.marks[mark], box)]
        for edge, lacking in _ends_early(page, areas, demand):
            trim, wide = page.finished, mm(demand.bleed_mm) / page.unit
            length = sum(b - a for a, b in lacking)
            low, high = lacking[0][0], lacking[-1][1]
            boxes: dict[str, Edges] = {
                "left": (trim[0] - wide, low, trim[0], high), "right": (trim[2], low, trim[2] + wide, high),
                "bottom": (low, trim[1] - wide, high, trim[1]), "top": (low, trim[3], high, trim[3] + wide),
            }  # fmt: skip
            said = f"ink meets the {edge} edge and does not go on for {demand.bleed_mm:g} mm beyond it"
            yield Flaw(f"{said} (along {to_mm(length):.0f} mm)", page, boxes[edge])


def room(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where ink meets the trim and the BleedBox leaves too little beyond it."""
    for page in document.pages:
        held, trim = page.bleed or page.media, page.finished
        lacking = min(trim[0] - held[0], trim[1] - held[1], held[2] - trim[2], held[3] - trim[3])
        wanted = mm(demand.bleed_mm) / page.unit
        if lacking >= wanted - _TOUCH:
            continue
        areas = list(_areas(page))
        if any(_touching(page, areas, index) for _, index, _ in _EDGES):
            yield Flaw(
                f"the BleedBox leaves {max(to_mm(lacking), 0):.1f} mm around the trim,"
                f" not {demand.bleed_mm:g} mm", page, held,
            )  # fmt: skip


def _ends_early(page: Page, areas: list[Area], demand: Demand) -> Iterator[tuple[str, list[Interval]]]:
    wanted = mm(demand.bleed_mm) / page.unit
    for edge, index, outward in _EDGES:
        reach = page.finished[index] + outward * (wanted - _TOUCH)
        along = 1 - index % 2
        met = _touching(page, areas, index)
        combs = {mark for _, mark in met}
        goes_on = [
            ((box[along], box[along + 2]), mark)
            for box, mark in areas
            if outward * (box[index] - reach) >= 0 or (mark in combs and _is_tooth(box, page, index))
        ]
        further = {mark for _, mark in goes_on}
        met = _touching(page, [area for area in areas if not _is_thread(area, index, further)], index)
        lacking = [
            stretch
            for stretch in _without([i for i, _ in met], [i for i, _ in goes_on])
            if stretch[1] - stretch[0] > _SHORTEST and not _is_step(stretch, met, goes_on, wanted)
        ]
        if lacking:
            yield edge, lacking


def _is_tooth(box: Edges, page: Page, index: int) -> bool:
    """Return whether a box may be the last of a comb: a bar beyond the trim, of art that has others at it.

    Bars with gaps between them end somewhere within a gap of the bleed's edge.
    """
    outward, opposite, trim = (1 if index >= 2 else -1), (index + 2) % 4, page.finished[index]
    beyond = outward * (box[opposite] - trim) > 0
    held = page.bleed or page.finished
    return beyond and outward * (held[index] - box[index]) < _GAP


def _is_curve(mark: Mark, box: Edges) -> bool:
    """Return whether a part is a thin line aslant: one that turns back in the bleed leaves no gap."""
    if not isinstance(mark, PathMark) or mark.fill is not None or mark.rectangles:
        return False
    return mark.width < _SHORTEST and min(box[2] - box[0], box[3] - box[1]) > _SHORTEST


def _is_thread(area: Area, index: int, further: set[int]) -> bool:
    """Return whether an area is a thread of a comb, as high as it likes, whose others fill the bleed."""
    box, mark = area
    return mark in further and abs(box[index] - box[(index + 2) % 4]) < _GAP


def _is_step(
    stretch: Interval, met: list[tuple[Interval, int]], goes_on: list[tuple[Interval, int]], most: float
) -> bool:
    """Return whether a stretch is a step in the outline of art that does go on right beside it.

    Bars that follow a curve cross the trim at one height and end the bleed at another.
    """
    low, high = stretch
    marks = {mark for (a, b), mark in met if a < high and b > low}
    beside = {mark for (a, b), mark in goes_on if a <= high + _TOUCH and b >= low - _TOUCH}
    return high - low <= most and marks <= beside


def _touching(page: Page, areas: list[Area], index: int) -> list[tuple[Interval, int]]:
    """Return the stretches of one edge of the trim that ink reaches, along that edge, and by which mark."""
    trim, along, opposite = page.finished, 1 - index % 2, (index + 2) % 4
    outward = 1 if index >= 2 else -1
    return [
        ((max(box[along], trim[along]), min(box[along + 2], trim[along + 2])), mark)
        for box, mark in areas
        if outward * (box[index] - trim[index]) >= -_TOUCH
        and outward * (box[opposite] - trim[index]) < -_TOUCH
        and box[along] < trim[along + 2]
        and box[along + 2] > trim[along]
    ]


def _areas(page: Page) -> Iterator[Area]:
    """Yield the boxes of all that is printed on a page but type, which has a rule of its own."""
    for number, mark in enumerate(page.seen.marks):
        if isinstance(mark, TextMark) or mark.paint.hidden or _white(mark):
            continue
        if mark.paint.origin in ("mask", "pattern"):  # a pattern is seen as far as the shape that it fills
            continue
        if isinstance(mark, ShadingMark) and mark.box == page.media:
            continue
        if not isinstance(mark, PathMark):
            yield mark.box, number
            continue
        half = mark.width / 2
        for part in mark.parts:
            grown = part[0] - half, part[1] - half, part[2] + half, part[3] + half
            seen = meet(grown, mark.box)
            if seen is not None:
                yield seen, number


def _white(mark: Mark) -> bool:
    if not isinstance(mark, PathMark):
        return False
    return all(c is None or c.white for c in (mark.fill, mark.stroke))


def _without(from_: list[Interval], taken: list[Interval]) -> list[Interval]:
    """Return what is left of some stretches when others are taken away, in order."""
    left: list[Interval] = []
    taken = sorted(taken)
    for low, high in sorted(from_):
        for a, b in taken:
            if b <= low:
                continue
            if a >= high:
                break
            if a > low:
                left.append((low, a))
            low = max(low, b)
        if low < high:
            left.append((low, high))
    return sorted(set(left))


def safety(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for type so near to the cut that it may be cut."""
    for page, mark in texts(document):
        trim, away = page.finished, mm(demand.safety_mm) / page.unit - _TOUCH
        if not overlap(mark.box, trim):
            continue
        box = mark.box
        near = min(box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3])
        if near < away:
            yield Flaw(
                f"type stands {to_mm(near) * page.unit:.1f} mm from the trim, “{mark.said}”", page, box
            )
    for page in document.pages:
        trim, away = page.finished, mm(demand.safety_mm) / page.unit - _TOUCH
        for code in codes_of(document, page):
            box = code.box
            near = min(box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3])
            if near < away and overlap(box, trim):
                yield Flaw(f"a QR code stands {to_mm(near) * page.unit:.1f} mm from the trim", page, box)


def folds(document: Document, demand: Demand) -> Iterator[Flaw | Doubt]:
    """Yield a flaw for type near a fold; a doubt where nobody said whether the sheet is folded."""
    named = bool(demand.folds_mm or demand.page_folds_mm)
    if not named and len(document.pages) <= _ONE_SHEET:
        yield Doubt("a PDF does not say where it is folded; name the folds to have type near them judged")
    for page, mark in texts(document):
        for fold in _folds_near(page, mark.box, demand):
            yield Flaw(f"type stands on or near the fold at {fold:g} mm, “{mark.said}”", page, mark.box)
    for page in document.pages if named else ():
        for code in codes_of(document, page):
            for fold in _folds_near(page, code.box, demand):
                yield Flaw(f"a QR code stands on or near the fold at {fold:g} mm", page, code.box)


def _folds_near(page: Page, box: Edges, demand: Demand) -> Iterator[float]:
    """Yield the folds that a box lies on, or nearer to than is safe."""
    away = mm(demand.safety_mm) / page.unit - _TOUCH
    for fold in (*demand.folds_mm, *demand.page_folds_mm.get(page.number, ())):
        at = page.finished[0] + mm(fold) / page.unit
        if box[0] < at + away and box[2] > at - away:
            yield fold


RULES = (
    Rule("C1-bleed", "error", frozenset({PRINT}), "ink that meets the trim goes on beyond it",
         "draw the area on into the bleed", SHOPS,
         "type, shapes whose box is larger than themselves, and steps of an outline shorter than the bleed",
         bleed),
    Rule("C1-room", "error", frozenset({PRINT}), "the sheet has room for the bleed",
         "write a BleedBox 3 mm outside the trim, on a large enough MediaBox", SHOPS, "", room),
    Rule("C1-safety", "warning", frozenset({PRINT}), "type and QR codes stay away from the trim",
         "move it 3 mm into the page, better 5", SHOPS,
         "type outlined as paths; the box of a line is a little larger than its letters", safety),
    Rule("C1-fold", "warning", frozenset({PRINT}), "type and QR codes stay away from folds",
         "move it 3 mm off the fold", SHOPS, "folds that nobody named", folds),
)  # fmt: skip
