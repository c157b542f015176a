"""The sheet that goes to the printer: one A4 page in the brochure's own manner.

In: the bytes of a print file and its name. Out: the bytes of a PDF, accessible as an e-mail's is. Must not
know how the print file was made: all that it says is read from those bytes.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from brochure.assets import assets
from brochure.check import LOOK_PPI, Report
from brochure.display import Item, Path, Picture, Tagged, artifact
from brochure.errors import LayoutError, TextError
from brochure.geometry import Rect
from brochure.jobsheet import words
from brochure.jobsheet.facts import Facts, facts
from brochure.jobsheet.thumbnails import Looks, thumbnails
from brochure.layout.document import Document, Metadata, Page
from brochure.layout.format import LINE, Grid, find_format, load_formats
from brochure.layout.theme import Theme, load_theme
from brochure.paint import paint
from brochure.pictures.photo import Photo
from brochure.profiles import profile_of
from brochure.text.faces import FontBook
from brochure.text.style import TextStyle
from brochure.text.typesetter import Line, Typesetter
from brochure.units import MM_PER_INCH, POINTS_PER_INCH, mm

_AXES = {words.EN: 1, words.ZH: 7}
_HALF = 6  # columns of one language
_LABEL = mm(22)  # from a row's label to its value
_HAIRLINE, _RULE = mm(0.18), mm(0.25)
_FIGURES, _THUMBNAILS, _ROWS = 7.3, 12.8, 29.6  # lines that the parts begin on
_SPANS = (2, 5, 2, 3)  # columns of the four figures: a trim is two numbers wide
_FIGURE_SIZES = ("figure_s", "panel_figure", "figure_xs", "panel_figure_3")
_GAP = mm(4)
_PPI = 150  # of a thumbnail: what the sheet's own profile keeps
_NUMBER = 13  # points under a page for its number
_ROW_AIR = 6.5  # points of a row beside its lines


def job_sheet(
    data: bytes,
    name: str,
    typesetter: Typesetter | None = None,
    theme: Theme | None = None,
    *,
    ink_limit: float | None = 300.0,
    report: Report | None = None,
    own: Mapping[str, Mapping[str, str]] | None = None,
    delivered: bytes | None = None,
) -> bytes:
    """Return the job sheet of the print file ``data``, which goes out under ``name``.

    ``report`` is what the preflight found, its ink too, where that is known already. ``own`` replaces what is
    said of ``binding`` and ``stock``: words by language. The same bytes give the same sheet. Raises
    CheckError for a file that can not be read, LayoutError when its words do not fit a page. ``delivered``
    are the bytes that go out, where ``data`` has been imposed: their size and checksum are told.
    """
    known = facts(data, report)
    if delivered is not None:
        known = replace(known, sha256=sha256(delivered).hexdigest(), bytes=len(delivered))
    typesetter = typesetter or Typesetter(FontBook(assets() / "fonts"))
    theme = theme or load_theme("wuling", assets() / "themes")
    page_format = find_format("a4", load_formats(assets() / "formats" / "formats.yaml"))
    sheet = _Sheet(known, page_format.grid("right"), theme, typesetter)
    said = {key: dict(value) for key, value in (own or {}).items()}
    items = (
        *sheet.head(name),
        *sheet.figures(words.figures(known, ink_limit)),
        *sheet.pages(thumbnails(data, sheet.cell().pixels, words.SHOWN, sheet.looks())),
        *sheet.rows(words.rows(known, name, ink_limit, said)),
        *sheet.checksum(),
    )
    document = Document(
        width=page_format.width,
        height=page_format.height,
        bleed=0.0,
        pages=(Page("1", "right", "job sheet", (Tagged("Sect", items),)),),
        bookmarks=(),
        metadata=_metadata(known, name),
    )
    return paint(document, profile_of("email"))


@dataclass(frozen=True, slots=True)
class _Cell:
    """How pages are shown: ``columns`` in a row, ``width`` by ``height``, one every ``step``; points."""

    columns: int
    width: float
    height: float
    step: float

    @property
    def pixels(self) -> int:
        return math.ceil(self.width / POINTS_PER_INCH * _PPI)


@dataclass(frozen=True, slots=True)
class _Sheet:
    facts: Facts
    grid: Grid
    theme: Theme
    typesetter: Typesetter

    def _job(self, style: TextStyle) -> Line:
        """Return the brochure's title, without the languages that the sheet's own fonts can not set."""
        parts = self.facts.title.split(" · ")
        for last in range(len(parts), 1, -1):
            with contextlib.suppress(TextError):
                return self.typesetter.line(" · ".join(parts[:last]), style, words.EN)
        return self.typesetter.line(parts[0], style, words.EN)

    def head(self, name: str) -> Iterator[Item]:
        """Yield the running head, artifacts, and the title in both languages."""
        head = self.grid.format.head
        soft, deep = self.theme.ink("secondary"), self.theme.ink("deep")
        style = self.theme.style("running_head", words.EN)
        day = self.typesetter.line(
            words.day(self.facts.created), self.theme.style("folio", words.EN), words.EN
        )
        job = self._job(style)
        yield artifact(
            *job.at(self.grid.left, head, soft), *day.at(self.grid.right - day.width, head, deep),
            kind="Pagination",
        )  # fmt: skip
        for language, column in _AXES.items():
            title = self.typesetter.line(words.TITLE[language], self.theme.style("title", language), language)
            placed = title.at(self.grid.x(column), self.grid.head(4), deep)
            yield Tagged("H1", placed, language=language)

    def figures(self, figures: tuple[words.Figure, ...]) -> Iterator[Item]:
        """Yield the big figures, a rule on each."""
        column = 1
        top = self.grid.head(_FIGURES)
        size = self._figure_size(figures)
        for figure, span in zip(figures, _SPANS, strict=True):
            x, y = self.grid.x(column), top + 2.25 * LINE
            yield self._rule(x, top - 0.3 * LINE, self.grid.span(span), "deep")
            digits = self.theme.style(size, words.EN)
            line = self.typesetter.line(figure.digits, digits, words.EN)
            start = x - line.ink_left
            items: list[Item] = list(line.at(start, y, self.theme.ink("deep")))
            if figure.unit:
                style = self.theme.style("unit_s", words.EN)
                unit = self.typesetter.line(figure.unit, style, words.EN)
                end = start + line.width + digits.tracking * digits.size
                items += unit.at(end + 0.45 * style.size, y, self.theme.ink("deep"))
            told = Tagged(
                "Span", tuple(items), language=words.EN, actual_text=f"{figure.digits} {figure.unit}".strip()
            )
            yield Tagged("P", (told,), language=words.EN)
            for index, (language, tone) in enumerate(((words.EN, "text"), (words.ZH, "secondary"))):
                caption = self.typesetter.line(
                    figure.caption[language], self.theme.style("label", language), language
                )
                placed = caption.at(x, y + 1.4 * LINE + 10 * index, self.theme.ink(tone))
                yield Tagged("P", placed, language=language)
            column += span

    def _figure_size(self, figures: tuple[words.Figure, ...]) -> str:
        """Return the largest style in which every figure stands within its columns with its unit."""
        for name in _FIGURE_SIZES:
            digits, unit = self.theme.style(name, words.EN), self.theme.style("unit_s", words.EN)
            widths = (
                self.typesetter.line(figure.digits, digits, words.EN).width
                + self.typesetter.line(figure.unit, unit, words.EN).width + unit.size
                for figure in figures
            )  # fmt: skip
            if all(width <= self.grid.span(span) for width, span in zip(widths, _SPANS, strict=True)):
                return name
        return _FIGURE_SIZES[-1]

    def cell(self) -> _Cell:
        """Return how large the pages are shown: as large as the rows of all of them have room."""
        count = min(self.facts.pages, words.SHOWN)
        return max((self._cell(columns, count) for columns in range(1, count + 1)), key=lambda c: c.width)

    def _cell(self, columns: int, count: int) -> _Cell:
        gap = _GAP if columns <= 6 else _GAP / 2
        width = (self.grid.measure - gap * (columns - 1)) / columns
        height = width * self.facts.height / self.facts.width
        room = self.grid.head(_ROWS) - self.grid.head(_THUMBNAILS) - LINE
        deepest = room / -(-count // columns) - _NUMBER
        if height > deepest:
            width, height = width * deepest / height, deepest
        # Few pages stand side by side, many are spread over the measure.
        step = width + gap if columns <= 3 else (self.grid.measure - width) / (columns - 1)
        return _Cell(columns, width, height, step)

    def looks(self) -> Looks:
        """Return the coarse photographs that there are, where they are fine enough for pages so small."""
        ppi = self.cell().pixels / (self.facts.width / MM_PER_INCH)
        return self.facts.looks if ppi <= LOOK_PPI else {}

    def pages(self, photos: tuple[Photo, ...]) -> Iterator[Item]:
        """Yield the pages, small, in rows, each with its number."""
        cell, top = self.cell(), self.grid.head(_THUMBNAILS)
        width, height = cell.width, cell.height
        label = self.theme.style("folio", words.EN)
        for index, photo in enumerate(photos):
            row, column = divmod(index, cell.columns)
            x, y = self.grid.left + column * cell.step, top + row * (height + _NUMBER)
            box = Rect(x, y, width, height)
            number = self.typesetter.line(str(index + 1), label, words.EN)
            yield Tagged("Figure", (Picture(photo, box),), alt=f"Page {index + 1} 第{index + 1}页", box=box)
            yield artifact(
                Path(box.segments, stroke=self.theme.ink("hairline"), width=_HAIRLINE),
                *number.at(x, y + height + 9, self.theme.ink("secondary")),
            )

    def rows(self, rows: tuple[words.Row, ...]) -> Iterator[Item]:
        """Yield the list, label and value in both languages, a hairline on each row."""
        y = self.grid.head(_ROWS)
        measure = self.grid.span(_HALF) - _LABEL
        entries: dict[str, list[Item]] = {language: [] for language in _AXES}
        yield self._rule(self.grid.left, y, self.grid.measure, "deep")
        for index, row in enumerate(rows):
            count = 0
            for language, column in _AXES.items():
                x = self.grid.x(column)
                style = self.theme.style("label", language)
                label = self.typesetter.line(row.label[language], style, language)
                value = self.typesetter.paragraph(row.value[language], style, language, measure)
                first = y + 10.5
                entries[language].append(
                    Tagged(
                        "TR",
                        (
                            Tagged("TH", label.at(x, first, self.theme.ink("secondary")), scope="Row"),
                            Tagged("TD", value.at(x + _LABEL, first, self.theme.ink("text"))),
                        ),
                    )
                )
                count = max(count, len(value.lines))
            y += count * 10 + _ROW_AIR
            if index + 1 < len(rows):
                yield self._rule(self.grid.left, y, self.grid.measure, "hairline")
        if y > self.grid.head(self.grid.format.notes) - LINE:
            raise LayoutError.of("overset", "the job sheet has more to say than its page holds", "say less")
        for language, found in entries.items():
            yield Tagged("Table", tuple(found), language=language)

    def checksum(self) -> Iterator[Item]:
        """Yield the checksum in groups of eight digits, across the foot of the page."""
        y = self.grid.head(self.grid.format.notes)
        digits = " ".join(self.facts.sha256[i : i + 8] for i in range(0, 64, 8))
        yield self._rule(self.grid.left, y - 1.7 * LINE, self.grid.measure, "deep")
        for language, column in _AXES.items():
            style = self.theme.style("label", language)
            line = self.typesetter.line(words.CHECKSUM[language], style, language)
            placed = line.at(self.grid.x(column), y - 1.7 * LINE + 10.5, self.theme.ink("secondary"))
            yield Tagged("P", placed, language=language)
        style = self.theme.style("body", words.EN)
        line = self.typesetter.line(digits, style, words.EN)
        placed = line.at(self.grid.left - line.ink_left, y + 4, self.theme.ink("deep"))
        yield Tagged("P", placed, language=words.EN)

    def _rule(self, x: float, y: float, width: float, ink: str) -> Item:
        weight = _HAIRLINE if ink == "hairline" else _RULE
        return artifact(Path((("M", x, y), ("L", x + width, y)), stroke=self.theme.ink(ink), width=weight))


def _metadata(facts: Facts, name: str) -> Metadata:
    day = words.day(facts.created) or "2000-01-01"
    return Metadata(
        title=f"{words.TITLE[words.EN]} · {words.TITLE[words.ZH]}: {name}",
        author="",
        subject=facts.title,
        keywords=(),
        language=words.EN,
        created=datetime.fromisoformat(day).replace(tzinfo=UTC),
        source_hash=facts.sha256,
        generator="brochure",
    )
