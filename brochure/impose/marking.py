"""Printer's marks of a sheet: cuts, folds, register, colour bar, collation, label; all clear of the bleed.

In: a frame, a side. Out: display items in points from the sheet's top left. What finds no room on the margin
is left out. Must not know PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from brochure.colour import K100, Ink
from brochure.display import Item, Path
from brochure.geometry import Rect, circle
from brochure.impose.geometry import Frame
from brochure.impose.plan import Plan, Surface
from brochure.impose.sheet import Sheet
from brochure.marks import signs
from brochure.text.style import TextStyle
from brochure.text.typesetter import Line, Typesetter
from brochure.units import mm, to_mm

TYPE = TextStyle("sans", 400, 6.0, 7.5, han_latin_gap=0.125)
_LEAST = mm(2)  # a mark shorter than this says nothing
_INSET = mm(6)  # from a page's corner to the colour bar and the label, clear of cut and fold
_BAR = mm(5)
_TARGET = mm(2.5)
_COLLATION = (mm(1.2), mm(8))
_DASH = (mm(1), mm(0.7))
_GAPS = {"en": TYPE.size / 4, "zh-Hans": TYPE.size / 8}  # between words and a number

_Part = tuple[str, int, int, str]
"""Of a label: words, a number, the largest that it may be, words."""

_SCHEMES = {
    "saddle": ("saddle stitch", "骑马订"),
    "perfect": ("perfect binding", "胶装"),
    "cut-stack": ("cut and stack", "裁切叠放"),
    "n-up": ("cut apart", "拼版裁切"),
    "step": ("step and repeat", "重复拼版"),
}
_WORKS = {
    "sheetwise": ("", ""),
    "work-and-turn": (", work and turn", "，自翻版"),
    "work-and-tumble": (", work and tumble", "，滚翻版"),
}
_SIDES = {"front": ("front", "正面"), "back": ("back", "反面"), "both": ("both sides", "正反面")}


@dataclass(frozen=True, slots=True)
class Marks:
    """What all sides of a job share; ``inks`` are those of the colour bar, ``title`` is the job's name."""

    sheet: Sheet
    frame: Frame
    plan: Plan
    inks: Sequence[Ink]
    title: str
    typesetter: Typesetter

    @property
    def bleed(self) -> Rect:
        """The block with its bleed: no mark comes nearer than a millimetre."""
        return self.frame.block.grown(self.frame.trim.bleed)

    @property
    def margin(self) -> tuple[float, float]:
        """What is free beside the bleed: left and right, top and bottom."""
        return self.bleed.x, self.bleed.y

    def common(self) -> Iterator[Item]:
        """Yield what is alike on every side: register, colour bar, and the job's line."""
        yield from self._targets()
        above = self.margin[1]
        x = self.frame.block.x + self._indent
        height = min(_BAR, above - 2 * signs.CLEAR)
        if self.inks and height >= _LEAST:
            for index, ink in enumerate(signs.patches(self.inks)):
                box = Rect(x + index * _BAR, self.bleed.y - signs.CLEAR - height, _BAR, height)
                yield Path(box.segments, fill=ink)
        yield from self._words(self._counted(), number=False)
        yield from self._job_line()

    def of(self, surface: Surface) -> Iterator[Item]:
        """Yield the lines of one side: cuts, folds, collation."""
        yield from self._cuts(surface)
        yield from self._folds(surface)
        if self._gathered and surface.side != "back":
            yield from self._collation(surface)

    @property
    def _gathered(self) -> bool:
        """Whether sections are gathered behind a milled spine, whose fold the collation marks stand in."""
        return self.sheet.scheme == "perfect" and self.frame.spine > 0 and not self.frame.wraps

    def _cuts(self, surface: Surface) -> Iterator[Item]:
        above, below, sides = self.frame.cuts(surface)
        beside, over = (min(signs.CROP, room - signs.CLEAR) for room in self.margin)
        bleed = self.bleed
        if over >= _LEAST:
            for x in sorted(above):
                yield signs.line(x, bleed.y - signs.CLEAR - over, x, bleed.y - signs.CLEAR)
            for x in sorted(below):
                yield signs.line(x, bleed.bottom + signs.CLEAR, x, bleed.bottom + signs.CLEAR + over)
        if beside >= _LEAST:
            for y in sorted(sides):
                yield signs.line(bleed.x - signs.CLEAR - beside, y, bleed.x - signs.CLEAR, y)
                yield signs.line(bleed.right + signs.CLEAR, y, bleed.right + signs.CLEAR + beside, y)

    def _folds(self, surface: Surface) -> Iterator[Item]:
        across, down = self.frame.folds(surface)
        beside, over = (min(signs.CROP, room - signs.CLEAR) for room in self.margin)
        bleed = self.bleed
        for x in across if over >= _LEAST else ():
            yield signs.line(x, bleed.y - signs.CLEAR - over, x, bleed.y - signs.CLEAR, dash=_DASH)
            yield signs.line(x, bleed.bottom + signs.CLEAR, x, bleed.bottom + signs.CLEAR + over, dash=_DASH)
        for y in down if beside >= _LEAST else ():
            yield signs.line(bleed.x - signs.CLEAR - beside, y, bleed.x - signs.CLEAR, y, dash=_DASH)
            yield signs.line(bleed.right + signs.CLEAR, y, bleed.right + signs.CLEAR + beside, y, dash=_DASH)

    def _targets(self) -> Iterator[Item]:
        """Yield a register target on each margin that has room, clear of folds and the colour bar."""
        beside, above = self.margin
        away = signs.CLEAR + _TARGET
        bleed, block = self.bleed, self.frame.block
        x = block.right - self._indent
        y = block.y + min(self.frame.trim.height / 2, self.frame.trim.height - mm(8))
        if above >= away + _TARGET:
            yield from _target(x, bleed.y - away)
            yield from _target(x, bleed.bottom + away)
        if beside >= away + _TARGET:
            yield from _target(bleed.x - away, y)
            yield from _target(bleed.right + away, y)

    def _collation(self, surface: Surface) -> Iterator[Item]:
        """Yield a bar in the outermost fold, a step lower in each section: gathered, they make a stair."""
        width, height = _COLLATION
        width = min(width, self.frame.spine)
        trim = self.frame.trim.height
        steps = max(int((trim - 2 * mm(10)) // height), 1)
        for cell in surface.cells:
            if cell.depth == 0 and cell.spine == "left" and not cell.turned:
                x = self.frame.x(cell.column) - self.frame.spine / 2 - width / 2
                y = self.frame.y(cell.row) + mm(10) + (surface.section - 1) % steps * height
                yield Path(Rect(x, y, width, height).segments, fill=K100)

    @property
    def _indent(self) -> float:
        """From a page's corner to the colour bar and the label."""
        return min(_INSET, self.frame.trim.width / 8)

    def label(self, surface: Surface) -> Iterator[Item]:
        """Yield what many sides of a job are called: front or back, how many copies."""
        for index, (language, words) in enumerate(self._kind(surface).items()):
            if (y := self._baseline(index)) is not None:
                line = self.typesetter.line(words, TYPE, language)
                yield from line.at(self._x + self._counted_width(language), y, K100)

    def numbers(self, surface: Surface) -> Iterator[Item]:
        """Yield the numbers of a side's sheet and section."""
        yield from self._words(self._counted(surface.sheet, surface.section), number=True)

    def _words(self, said: Mapping[str, Sequence[_Part]], *, number: bool) -> Iterator[Item]:
        """Yield the numbers of a label, or the words between them.

        A number has room for the largest, so that what stands beside it stands alike on every side.
        """
        for index, (language, parts) in enumerate(said.items()):
            x, y, gap = self._x, self._baseline(index), _GAPS[language]
            for before, count, most, after in parts if y is not None else ():
                head, tail = (self.typesetter.line(words, TYPE, language) for words in (before, after))
                digits = self._digits(count)
                right = x + head.width + gap + self._digits(most).width
                shown = [(digits, right - digits.width)] if number else [(head, x), (tail, right + gap)]
                for line, at in shown:
                    yield from line.at(at, y or 0.0, K100)
                x = right + gap + tail.width + TYPE.size / 4

    @property
    def _x(self) -> float:
        """Where labels begin."""
        return self.frame.block.x + self._indent

    def _counted_width(self, language: str) -> float:
        """Return how wide the words with numbers are."""
        return sum(
            2 * _GAPS[language] + TYPE.size / 4 + self._digits(most).width
            + sum(self.typesetter.line(words, TYPE, language).width for words in (before, after))
            for before, _, most, after in self._counted()[language]
        )  # fmt: skip

    def _digits(self, number: int) -> Line:
        return self.typesetter.line(str(number), TYPE, "en")

    def _baseline(self, index: int) -> float | None:
        """Return where a line of the label stands; None where the margin has no room for it."""
        if (index + 1) * TYPE.leading > self.margin[1] - signs.CLEAR:
            return None
        return self.bleed.bottom + signs.CLEAR + TYPE.size * 0.8 + index * TYPE.leading

    def _job_line(self) -> Iterator[Item]:
        """Yield what all sides say, cut off where the page ends."""
        kinds = {(side.side, side.copies): self._kind(side) for side in self.plan.surfaces}.values()
        end = self.frame.block.right - 2 * self._indent - 2 * _TARGET
        for index, (language, words) in enumerate(self._job().items()):
            if (y := self._baseline(index)) is not None:
                widest = max(self.typesetter.line(kind[language], TYPE, language).width for kind in kinds)
                x = self._x + self._counted_width(language) + widest + TYPE.size / 4
                yield from self._cut_off(f"· {words}", language, end - x).at(x, y, K100)

    def _cut_off(self, words: str, language: str, wide: float) -> Line:
        line = self.typesetter.line(words, TYPE, language)
        while line.width > wide and words:
            words = words.rpartition(" · ")[0]
            line = self.typesetter.line(words, TYPE, language)
        return line

    def _counted(self, sheet: int = 1, section: int = 1) -> dict[str, list[_Part]]:
        """Return which sheet and section a side belongs to, by language."""
        of, sections = self.plan.sheets, self.plan.sections
        en: list[_Part] = [("sheet", sheet, of, f"of {of} ·")]
        zh: list[_Part] = [("第", sheet, of, f"张，共{of}张 ·")]
        if sections > 1:
            en.append(("section", section, sections, f"of {sections} ·"))
            zh.append(("第", section, sections, f"帖，共{sections}帖 ·"))
        return {"en": en, "zh-Hans": zh}

    def _kind(self, surface: Surface) -> dict[str, str]:
        """Return what many sides are called, by language."""
        en, zh = _SIDES[surface.side]
        if surface.copies > 1:
            en, zh = f"{en} · {surface.copies} copies a sheet", f"{zh} · 每张{surface.copies}份"
        return {"en": en, "zh-Hans": zh}

    def _job(self) -> dict[str, str]:
        """Return what all sides have to say: scheme, paper, stock, and the job's name."""
        scheme, work = _SCHEMES[self.sheet.scheme], _WORKS[self.sheet.work]
        paper = f"{to_mm(self.frame.sheet.width):.4g} × {to_mm(self.frame.sheet.height):.4g} mm"
        stock = self.sheet.stock
        said = {}
        for index, language in enumerate(("en", "zh-Hans")):
            kind = f"{stock.said[language]} {stock.gsm} g" if stock else ""
            title = "" if index else self.title  # which has both languages
            said[language] = " · ".join(filter(None, (scheme[index] + work[index], paper, kind, title)))
        return said


def _target(x: float, y: float) -> Iterator[Item]:
    yield signs.line(x - _TARGET, y, x + _TARGET, y)
    yield signs.line(x, y - _TARGET, x, y + _TARGET)
    yield Path(circle(x, y, _TARGET * 0.6), stroke=signs.ALL, width=signs.HAIR)


def bar_inks(press: bool, spots: Mapping[str, object]) -> tuple[Ink, ...]:
    """Return the inks of the colour bar: the four, and the file's spots; none for a desktop printer."""
    if not press:
        return ()
    return (*signs.PROCESS, *(Ink(name, (0, 0, 0, 0), (1, 1, 1), spot=name) for name in spots))
