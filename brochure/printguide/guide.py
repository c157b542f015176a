"""The printing guide: one A4 page in the brochure's manner that goes out beside an office booklet.

In: how many pages and sheets a booklet has, its names, a theme. Out: the bytes of a PDF, accessible as an
e-mail is. It is a file of its own: a page more would move every side of the sheets. Must not know how sheets
are made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from brochure.assets import assets
from brochure.display import Item, Path, Tagged, artifact
from brochure.geometry import Rect, Segments
from brochure.layout.document import Document, Metadata, Page
from brochure.layout.format import LINE, Grid, find_format, load_formats
from brochure.layout.theme import Theme
from brochure.paint import paint
from brochure.printguide import words
from brochure.profiles import profile_of
from brochure.text.style import rich
from brochure.text.typesetter import Paragraph, Typesetter
from brochure.units import mm

_AXES = {words.EN: 1, words.ZH: 7}
_HALF = 6
_NUMBER = mm(8)  # from a step's number to its words
_FACTS, _PICTURES, _STEPS = 8.5, 12.5, 24.5  # lines
_SHEET = (mm(44), mm(31))  # a sheet of A4 as it is drawn
_RULE, _HERO = mm(0.25), mm(0.5)


@dataclass(frozen=True, slots=True)
class Booklet:
    """What is printed: pages, sheets, paper, file name, title, a digest and the day of its data."""

    pages: int
    sheets: int
    paper: str
    file: str
    title: str
    digest: str
    created: datetime
    generator: str


def print_guide(booklet: Booklet, theme: Theme, typesetter: Typesetter) -> bytes:
    """Return the guide as a PDF; the same bytes for the same booklet."""
    page_format = find_format("a4", load_formats(assets() / "formats" / "formats.yaml"))
    sheet = _Guide(booklet, page_format.grid("right"), theme, typesetter)
    items = (*sheet.head(), *sheet.pictures(), *sheet.steps())
    gaps = {words.EN: " ", words.ZH: ""}
    title = " · ".join(words.TITLE[tag].replace("|", gaps[tag]) for tag in words.LANGUAGES)
    document = Document(
        width=page_format.width,
        height=page_format.height,
        bleed=0.0,
        pages=(Page("1", "right", "printing guide", (Tagged("Sect", items),)),),
        bookmarks=(),
        metadata=Metadata(
            title=f"{title}: {booklet.title}",
            author="",
            subject="",
            keywords=(),
            language=words.EN,
            created=booklet.created,
            source_hash=booklet.digest,
            generator=booklet.generator,
        ),
    )
    return paint(document, profile_of("email"))


@dataclass(frozen=True, slots=True)
class _Guide:
    booklet: Booklet
    grid: Grid
    theme: Theme
    typesetter: Typesetter

    def head(self) -> Iterator[Item]:
        """Yield the title and what it is about, a column a language."""
        deep = self.theme.ink("deep")
        for language, column in _AXES.items():
            x = self.grid.x(column)
            title = self._paragraph(words.TITLE[language], "title", language, self.grid.span(_HALF))
            yield Tagged("H1", title.at(x, self.grid.head(4), deep), language=language)
        for language, column in _AXES.items():
            x = self.grid.x(column)
            said = self._filled(words.FACTS[language])
            told = self._paragraph(said, "body_strong", language, self.grid.span(_HALF) - mm(4))
            yield Tagged("P", told.at(x, self.grid.head(_FACTS), deep), language=language)

    def pictures(self) -> Iterator[Item]:
        """Yield three drawings on thirds: the first sheet, how it is flipped, the folded pile."""
        drawings = (self._first_sheet, self._flip, self._pile)
        y = self.grid.head(_PICTURES)
        for index, (draw, said) in enumerate(zip(drawings, words.PICTURES, strict=True)):
            x = self.grid.x(1 + 4 * index)
            yield artifact(self._line(x, y - 0.3 * LINE, self.grid.span(4), _RULE))
            box = Rect(x, y + LINE, *_SHEET)
            caption = [
                Tagged(
                    "P",
                    self._paragraph(said[tag], "label", tag, self.grid.span(4)).at(
                        x,
                        box.bottom + 1.6 * LINE + 10 * rank,
                        self.theme.ink("secondary" if rank else "text"),
                    ),
                    language=tag,
                )
                for rank, tag in enumerate(words.LANGUAGES)
            ]
            alt = " · ".join(said[tag] for tag in words.LANGUAGES)
            yield Tagged("Figure", tuple(draw(box)), alt=alt, language=words.EN, box=box.grown(mm(2)))
            yield from caption

    def steps(self) -> Iterator[Item]:
        """Yield the numbered steps, each on one line in both languages."""
        y = self.grid.head(_STEPS)
        lists: dict[str, list[Item]] = {tag: [] for tag in words.LANGUAGES}
        for number, step in enumerate(words.STEPS, 1):
            yield artifact(self._line(self.grid.left, y - LINE, self.grid.measure, _RULE))
            last = y
            for language, column in _AXES.items():
                x = self.grid.x(column)
                numeral = self.typesetter.line(
                    str(number), self.theme.style("body_strong", language), language
                )
                measure = self.grid.span(_HALF) - _NUMBER - mm(4)
                said = self._paragraph(self._filled(step[language]), "body", language, measure)
                label = Tagged("Lbl", numeral.at(x, y, self.theme.ink("accent")))
                body = Tagged("LBody", said.at(x + _NUMBER, y, self.theme.ink("text")))
                lists[language].append(Tagged("LI", (label, body), language=language))
                last = max(last, y + (len(said.lines) - 1) * said.leading)
            y = last + 1.9 * LINE
        for language, entries in lists.items():
            yield Tagged("L", tuple(entries), language=language)

    def _first_sheet(self, box: Rect) -> Iterator[Item]:
        yield self._outline(box.segments)
        yield self._dashed((("M", box.x + box.width / 2, box.y), ("L", box.x + box.width / 2, box.bottom)))
        for text, share in ((str(self.booklet.pages), 0.25), ("1", 0.75)):
            yield from self._figure(text, box.x + share * box.width, box.bottom - mm(11))

    def _flip(self, box: Rect) -> Iterator[Item]:
        yield self._outline(box.segments)
        x, y = box.right, box.y + box.height / 2
        reach, rise = mm(9), mm(9)
        bend = ("C", x + reach, y - rise, x + reach, y + rise, x + mm(2), y + rise)
        arrow: Segments = (("M", x + mm(1), y - rise), bend)
        yield Path(arrow, stroke=self.theme.ink("accent"), width=_HERO)
        tip, back, half = x + mm(1), x + mm(4), mm(1.8)
        foot = y + rise
        head: Segments = (("M", tip, foot), ("L", back, foot - half), ("L", back, foot + half), ("Z",))
        yield Path(head, fill=self.theme.ink("accent"))
        yield Path((("M", x, box.y), ("L", x, box.bottom)), stroke=self.theme.ink("accent"), width=3 * _HERO)
        for text, share in (("2", 0.25), (str(self.booklet.pages - 1), 0.75)):
            yield from self._figure(text, box.x + share * box.width, box.bottom - mm(11))

    def _pile(self, box: Rect) -> Iterator[Item]:
        width = box.width / 2
        for step in range(3, -1, -1):
            at = Rect(box.x + mm(4) + step * mm(0.9), box.y, width, box.height)
            yield Path(at.segments, fill=self.theme.ink("white"), stroke=self.theme.ink("deep"), width=_RULE)
        x = box.x + mm(4)
        for share in (0.25, 0.75):
            y = box.y + share * box.height
            staple: Segments = (("M", x, y - mm(2.2)), ("L", x, y + mm(2.2)))
            yield Path(staple, stroke=self.theme.ink("accent"), width=2 * _HERO)
        yield from self._figure("1", box.x + mm(4) + width / 2, box.bottom - mm(11))

    def _figure(self, text: str, middle: float, y: float) -> tuple[Item, ...]:
        line = self.typesetter.line(text, self.theme.style("figure_s", words.EN), words.EN)
        return line.at(middle - line.width / 2, y, self.theme.ink("deep"))

    def _outline(self, segments: Segments) -> Item:
        return Path(segments, stroke=self.theme.ink("deep"), width=_RULE)

    def _dashed(self, segments: Segments) -> Item:
        return Path(segments, stroke=self.theme.ink("secondary"), width=_RULE, dash=(mm(1), mm(0.8)))

    def _line(self, x: float, y: float, width: float, weight: float) -> Item:
        return Path((("M", x, y), ("L", x + width, y)), stroke=self.theme.ink("deep"), width=weight)

    def _filled(self, text: str) -> str:
        known = self.booklet
        return text.format(
            pages=known.pages, last=known.pages, sheets=known.sheets, paper=known.paper, file=known.file
        )

    def _paragraph(self, text: str, style: str, language: str, measure: float) -> Paragraph:
        return self.typesetter.paragraph(rich(text), self.theme.style(style, language), language, measure)
