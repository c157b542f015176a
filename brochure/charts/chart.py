"""What the house's own charts share: how they are dressed, and what they hand back.

In: styles, inks and axes from the theme, words from compose. Out: a drawing with its text for those who do
not see it. Knows no kind of chart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from brochure.charts.backend import DisplayRenderer, Plate
from brochure.charts.house import HouseInks
from brochure.charts.loading import Affine2D, Artist
from brochure.charts.table import Said
from brochure.colour import Ink
from brochure.display import Drawing, Tagged
from brochure.errors import LayoutError
from brochure.text.lines import Line
from brochure.text.style import TextStyle, plain, rich
from brochure.text.typesetter import Typesetter
from brochure.units import mm, to_mm

__all__ = [
    "LABEL_GAP", "LINE", "Chart", "Dress", "Lettering", "Said", "Scales", "labels", "notes", "sentence",
    "sheet",
]  # fmt: skip

LINE = 15.0  # the line L of the page's grid, points (art direction, section 1)
LABEL_GAP = mm(2)  # the least room between two labels beside each other

Styles = Mapping[str, TextStyle]
"""A style by language."""

Scales = tuple[tuple[float, Said], ...]
"""Numbers that a thread may stand for, the best first, each with the words that say so."""

DataRows = tuple[tuple[str, ...], ...]
"""A table's cells in one language, row by row; the first row is its head."""


@dataclass(frozen=True, slots=True)
class Dress:
    """How a chart is dressed.

    ``deep``, ``accent`` and ``mid`` draw; ``words`` is the ink of labels, ``secondary`` that of their second
    language and of notes. ``label``, ``strong``, ``note`` and ``entry`` (a larger bold) are styles, ``axes``
    the x where labels start, points from the chart's left edge, each by language; where all axes are one,
    languages stand one under the other. ``value`` is the style of figures at full width.
    """

    deep: Ink
    accent: Ink
    mid: Ink
    words: Ink
    secondary: Ink
    hairline: Ink
    label: Styles
    strong: Styles
    note: Styles
    entry: Styles
    value: TextStyle
    axes: Mapping[str, float]

    def __hash__(self) -> int:
        """Return a hash of what tells two dresses apart."""
        return hash((self.deep, self.accent, self.value, tuple(self.axes.items())))

    @property
    def house(self) -> HouseInks:
        """The inks for matplotlib's settings."""
        return HouseInks(self.words, self.deep, self.hairline, (self.deep, self.accent))

    @property
    def inks(self) -> tuple[Ink, ...]:
        """All inks that such a chart may use."""
        return self.deep, self.accent, self.mid, self.words, self.secondary, self.hairline

    @property
    def languages(self) -> tuple[str, ...]:
        """The edition's languages in their order."""
        return tuple(self.axes)

    @property
    def parallel(self) -> bool:
        """Whether the languages stand beside each other, each at an axis of its own."""
        return len(set(self.axes.values())) > 1


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart at its final size.

    ``alt`` says by language what it shows, the finding first; ``table`` holds its data by language.
    """

    drawing: Drawing
    alt: Said
    table: tuple[tuple[str, DataRows], ...] = ()


class Lettering(Artist):
    """A set line as an artist: exactly the type of the page around it, in an ink of its own.

    ``x`` and ``y`` are its baseline's start in points from the figure's top left.
    """

    def __init__(self, line: Line, x: float, y: float, ink: Ink) -> None:
        super().__init__()
        # Which language a label speaks is kept with it, for who reads the labels one language at a time.
        self._items = (Tagged("Span", line.at(x, y, ink), language=line.language),)
        self.set_zorder(3)  # as matplotlib's own text

    def draw(self, renderer: object) -> None:
        """Put the line onto the display renderer's sheet."""
        if isinstance(renderer, DisplayRenderer):
            for item in self._items:
                renderer.sheet.add(item)


def sheet(width: float, height: float) -> tuple[Plate, Affine2D]:
    """Return an empty plate of a size in points, and the transform of points from its top left, y down."""
    return Plate(width, height), Affine2D().scale(1, -1).translate(0, height)


def labels(
    figure: Plate, said: Said, dress: Dress, typesetter: Typesetter, width: float, baseline: float, ink: Ink
) -> None:
    """Letter a label in all its languages on one baseline, each from its axis on, or one after the other.

    Raises LayoutError when one would run into the next or beyond the chart's ``width``.
    """
    _letter(figure, said, dress.label, dress, typesetter, width, baseline, ink)


def notes(
    figure: Plate, said: Said, dress: Dress, typesetter: Typesetter, width: float, baseline: float
) -> None:
    """Letter a note in all its languages on one baseline as :func:`labels` does."""
    _letter(figure, said, dress.note, dress, typesetter, width, baseline, dress.secondary)


def _letter(
    figure: Plate, said: Said, styles: Styles, dress: Dress, typesetter: Typesetter, width: float,
    baseline: float, ink: Ink,
) -> None:  # fmt: skip
    if not said:
        return
    lines = [typesetter.line(rich(text), styles[language], language) for language, text in said]
    starts = [dress.axes[language] for language, _ in said]
    if len(said) > 1 and not dress.parallel:
        starts = [sum(line.width + 3 * LABEL_GAP for line in lines[:index]) for index in range(len(said))]
    ends = [start - LABEL_GAP for start in starts[1:]] + [width]
    for (_, text), line, start, end in zip(said, lines, starts, ends, strict=True):
        if start + line.width > end + 0.01:
            raise LayoutError.of(
                "chart-label",
                f"the chart's label {plain(rich(text))!r} is {to_mm(line.width):.1f} mm wide, but has only "
                f"{to_mm(end - start):.1f} mm",
                "shorten it",
            )
        figure.add_artist(Lettering(line, start, baseline, ink))


def is_han(language: str) -> bool:
    """Tell whether a language closes and joins its sentences with full-width signs."""
    return language.split("-")[0] in ("zh", "ja")


def sentence(language: str, parts: Iterable[str]) -> str:
    """Return parts joined and closed by the language's own signs."""
    han = is_han(language)
    return ("；" if han else "; ").join(plain(rich(part)) for part in parts) + ("。" if han else ".")


def noted(language: str, said: str, note: Said) -> str:
    """Return what is said of a chart, and after it the note that stands below it."""
    gap = "" if is_han(language) else " "
    return gap.join((said, plain(rich(dict(note)[language])))) if dict(note).get(language) else said
