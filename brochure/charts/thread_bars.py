"""Thread bars: amounts as rows of threads on one scale, the largest first.

In: values with their labels. Out: a :class:`Chart` (art direction, sections 4.1, 4.2 and 4.5).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from brochure.charts.backend import drawing
from brochure.charts.chart import LINE, Chart, Dress, Lettering, Said, labels, sentence, sheet
from brochure.charts.clearance import judge
from brochure.charts.house import house
from brochure.charts.spoken import words_of
from brochure.charts.threads import PITCH, threads
from brochure.errors import DataError, LayoutError
from brochure.text.lines import Line
from brochure.text.typesetter import Typesetter
from brochure.units import mm, to_mm

ROWS = 6  # at most
WIDEST_PITCH = mm(1.36)  # where there is room; then narrower down to the least that prints well
SHARE = 0.603  # of the pitch that a thread takes
BAR_HEIGHT = mm(9)
ROW = 4.5 * LINE
LABEL = LINE  # the first label's baseline, from the chart's top
BAR_DROP = 0.5 * LINE  # from the label's baseline to the bar's top
VALUE_DROP = 2 * LINE  # from the label's baseline to the value's
VALUE_GAP = mm(2.5)


@dataclass(frozen=True, slots=True)
class ThreadBar:
    """A value, its label, the value as it is printed, and as a language says it where that differs."""

    value: float
    label: Said
    printed: str
    said: Said = ()


@dataclass(frozen=True, slots=True)
class ThreadBars:
    """Bars of one measure; a thread is ``step``. ``accented`` is the bar that the title names, if any."""

    step: float
    bars: tuple[ThreadBar, ...]
    accented: int | None = None


def thread_bars(spec: ThreadBars, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return the chart at ``width`` points, one row every 4.5 lines of 15 points.

    The first label's baseline lies one line below the chart's top, a bar's top half a line below its label's
    baseline. Raises DataError for values that have no bar, LayoutError when bars, labels or figures find no
    room.
    """
    _judge(spec)
    ordered = sorted(enumerate(spec.bars), key=lambda entry: -entry[1].value)
    counts = [round(bar.value / spec.step) for _, bar in ordered]
    language = next(iter(dress.axes))
    values = [typesetter.line(bar.printed, dress.value, language) for _, bar in ordered]
    pitch = _pitch(spec, counts, values, width)
    height = LABEL + (len(ordered) - 1) * ROW + BAR_DROP + BAR_HEIGHT
    with house(dress.house):
        figure, points = sheet(width, height)
        for row, ((index, bar), count, value) in enumerate(zip(ordered, counts, values, strict=True)):
            baseline = LABEL + row * ROW
            labels(figure, bar.label, dress, typesetter, width, baseline, dress.words)
            top = baseline + BAR_DROP
            ink = dress.accent if index == spec.accented else dress.deep
            xs = [(i + 0.5) * pitch for i in range(count)]
            threads(figure, points, xs, top, top + BAR_HEIGHT, SHARE * pitch, ink)
            x = count * pitch + VALUE_GAP
            figure.add_artist(Lettering(value, x, baseline + VALUE_DROP, dress.deep))
        drawn = drawing(figure, typesetter, dress.inks, tuple(dress.axes))
    judge(drawn)
    order = [index for index, _ in ordered]
    alt = tuple((tag, _alt(spec, order, tag)) for tag in dress.axes)
    return Chart(drawn, alt, tuple((tag, tuple(_told(spec, order, tag))) for tag in dress.axes))


def _judge(spec: ThreadBars) -> None:
    """Raise DataError when there is no bar, no scale, a bar below zero, or more rows than one can compare."""
    if not 0 < len(spec.bars) <= ROWS:
        raise DataError.of(
            "chart-rows", f"a bar chart of {len(spec.bars)} rows", f"give between 1 and {ROWS} bars"
        )
    if spec.step <= 0:
        raise DataError.of("chart-step", f"a thread can not stand for {spec.step:g}", "give a step above 0")
    for bar in spec.bars:
        if bar.value < 0:
            raise DataError.of(
                "chart-negative", f"{bar.value:g} has no bar of threads", "show a fall as a figure"
            )


def _pitch(spec: ThreadBars, counts: list[int], values: list[Line], width: float) -> float:
    """Return the widest pitch at which every row's bar and figure fit; LayoutError when none does."""
    rows = zip(counts, values, strict=True)
    room = [(width - VALUE_GAP - value.width) / count for count, value in rows if count]
    pitch = min([WIDEST_PITCH, *room])
    if pitch >= PITCH[0] - 0.01:
        return pitch
    coarser = _rounded_up(spec.step * PITCH[0] / pitch) if pitch > 0 else spec.step * 2
    raise LayoutError.of(
        "chart-threads",
        f"a bar of {max(counts)} threads does not fit into {to_mm(width):.0f} mm",
        f"let a thread stand for at least {coarser:.3g}",
    )


def _rounded_up(value: float) -> float:
    """Return the next number of two digits from ``value`` up."""
    place = 10.0 ** (math.floor(math.log10(value)) - 1)
    return math.ceil(value / place - 1e-9) * place


def _alt(spec: ThreadBars, order: list[int], language: str) -> str:
    colon = "：" if language.split("-")[0] in ("zh", "ja") else ": "
    said = _told(spec, order, language)
    return sentence(language, (f"{label}{colon}{figure}" if label else figure for label, figure in said))


def _told(spec: ThreadBars, order: list[int], language: str) -> Iterator[tuple[str, str]]:
    """Yield each bar's label and figure in the order drawn."""
    for index in order:
        bar = spec.bars[index]
        yield words_of(bar.label, language), dict(bar.said).get(language, bar.printed)
