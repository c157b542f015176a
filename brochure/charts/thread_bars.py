"""Thread bars: amounts as rows of threads on one scale, the largest first; those below zero run to the left.

In: values with their labels. Out: a :class:`Chart` (art direction, sections 4.1, 4.2 and 4.5).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brochure.charts.backend import Plate
from brochure.charts.chart import (
    LINE,
    Chart,
    Dress,
    Lettering,
    Said,
    Scales,
    labels,
    noted,
    notes,
    sentence,
    sheet,
)
from brochure.charts.clearance import judge
from brochure.charts.house import RULE, house
from brochure.charts.loading import Affine2D, Line2D
from brochure.charts.spoken import words_of
from brochure.charts.threads import FULL, PITCH, threads
from brochure.errors import DataError, LayoutError
from brochure.text.lines import Line
from brochure.text.typesetter import Typesetter
from brochure.units import mm, to_mm

ROWS = 6  # at most
WIDEST_PITCH = mm(1.36)  # where there is room; then narrower down to the least that prints well
LINES, TEN = 3, 10  # lines that a bar may go on in, each a multiple of ten threads
LINE_GAP = mm(0.9)
SHARE = 0.603  # of the pitch that a thread takes
BAR_HEIGHT = mm(9)
ROW = 4.5 * LINE
LABEL = LINE  # the first label's baseline, from the chart's top
BAR_DROP = 0.5 * LINE  # from the label's baseline to the bar's top
VALUE_DROP = 2 * LINE  # from the label's baseline to the value's
VALUE_GAP = mm(2.5)
ZERO_OVER = mm(1)  # by which the line of zero stands out above and below a bar
NOTE_BELOW = LINE  # from the last bar's foot to the baseline of what says what a thread is


@dataclass(frozen=True, slots=True)
class ThreadBar:
    """A value, its label, the value as it is printed, and as a language says it where that differs."""

    value: float
    label: Said
    printed: str
    said: Said = ()


@dataclass(frozen=True, slots=True)
class ThreadBars:
    """Bars of one measure. ``accented`` is the bar that the title names, if any.

    ``scales`` are the steps that a thread may stand for, the best first, each with the words that say so.
    """

    scales: Scales
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
    language = next(iter(dress.axes))
    values = [typesetter.line(bar.printed, dress.value, language) for _, bar in ordered]
    scale = _scale(spec, [bar.value for _, bar in ordered], values, width)
    foot = LABEL + (len(ordered) - 1) * ROW + BAR_DROP + BAR_HEIGHT
    height = foot + (NOTE_BELOW + 2.0 if scale.said else 0.0)
    with house(dress.house):
        figure, points = sheet(width, height)
        for row, ((index, bar), count, value) in enumerate(zip(ordered, scale.counts, values, strict=True)):
            baseline = LABEL + row * ROW
            labels(figure, bar.label, dress, typesetter, width, baseline, dress.words)
            top = baseline + BAR_DROP
            ink = dress.accent if index == spec.accented else dress.deep
            side = -1 if count < 0 else 1
            for above, below, first, last in _lines(scale, count):
                xs = [scale.zero + side * (i - first + 0.5) * scale.pitch for i in range(first, last)]
                threads(figure, points, xs, top + above, top + below, SHARE * scale.pitch, ink)
            end = scale.zero + side * (min(abs(count), scale.a_line) * scale.pitch + VALUE_GAP)
            x = end - value.width if side < 0 else end
            figure.add_artist(Lettering(value, x, baseline + VALUE_DROP, dress.deep))
            if scale.zero:
                _zero(figure, points, dress, scale.zero, top)
        notes(figure, scale.said, dress, typesetter, width, foot + NOTE_BELOW)
        drawn = figure.drawing(typesetter, dress.inks, tuple(dress.axes))
    judge(drawn)
    order = [index for index, _ in ordered]
    alt = tuple((tag, noted(tag, _alt(spec, order, tag), scale.said)) for tag in dress.axes)
    return Chart(drawn, alt, tuple((tag, tuple(_told(spec, order, tag))) for tag in dress.axes))


def _judge(spec: ThreadBars) -> None:
    """Raise DataError when there is no bar, no scale, or more rows than one can compare."""
    if not 0 < len(spec.bars) <= ROWS:
        raise DataError.of(
            "chart-rows", f"a bar chart of {len(spec.bars)} rows", f"give between 1 and {ROWS} bars"
        )
    if not spec.scales or min(step for step, _ in spec.scales) <= 0:
        raise DataError.of(
            "chart-step", "there is nothing that a thread can stand for", "give a step above 0"
        )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Threads of each bar, negative below zero; their pitch, the x of zero, what says what a thread is.

    ``a_line`` is how many threads a line of a bar holds: on a narrow page a bar goes on in further lines.
    """

    counts: tuple[int, ...]
    pitch: float
    zero: float
    said: Said
    a_line: int


def _lines(scale: _Scale, count: int) -> Iterator[tuple[float, float, int, int]]:
    """Yield a bar's lines: top and bottom from the bar's top, points, and the threads from and up to."""
    lines = -(-max(map(abs, scale.counts)) // max(scale.a_line, 1)) or 1
    high = (BAR_HEIGHT - (lines - 1) * LINE_GAP) / lines
    for line in range(lines):
        first, last = line * scale.a_line, min((line + 1) * scale.a_line, abs(count))
        if first < last:
            top = line * (high + LINE_GAP)
            yield top, top + high, first, last


def _scale(spec: ThreadBars, amounts: Sequence[float], values: Sequence[Line], width: float) -> _Scale:
    """Return the first scale at whose widest pitch every bar and figure fits; LayoutError when none does."""
    for step, said in spec.scales:
        counts = tuple(round(amount / step) for amount in amounts)
        pitch = _pitch(counts, values, width)
        if pitch >= PITCH[0] - 0.01:
            falling = [
                -count * pitch + VALUE_GAP + value.width
                for count, value in zip(counts, values, strict=True)
                if count < 0
            ]
            return _Scale(counts, pitch, max(falling, default=0.0), said, max(map(abs, counts)))
    for step, said in spec.scales if width < FULL - 1 else ():
        counts = tuple(round(amount / step) for amount in amounts)
        for lines in range(2, LINES + 1):
            a_line = TEN * -(-max(counts) // (TEN * lines))
            pitch = _pitch([a_line] * len(values), values, width)
            if min(counts) >= 0 and pitch >= PITCH[0] - 0.01:
                return _Scale(counts, pitch, 0.0, said, a_line)
    step = spec.scales[-1][0]
    counts = tuple(round(amount / step) for amount in amounts)
    pitch = _pitch(counts, values, width)
    coarser = _rounded_up(step * PITCH[0] / pitch) if pitch > 0 else step * 2
    raise LayoutError.of(
        "chart-threads",
        f"bars of {max(*counts, 0) - min(*counts, 0)} threads do not fit into {to_mm(width):.0f} mm",
        f"let a thread stand for at least {coarser:.3g}, or leave the step out",
    )


def _pitch(counts: Sequence[int], values: Sequence[Line], width: float) -> float:
    """Return the widest pitch at which the bars of both sides, each with its figure, share the width."""
    sides = [(count, VALUE_GAP + value.width) for count, value in zip(counts, values, strict=True)]
    rising = [side for side in sides if side[0] >= 0] or [(0, 0.0)]
    falling = [side for side in sides if side[0] < 0] or [(0, 0.0)]
    room = [
        (width - up_figure - down_figure) / (up - down)
        for up, up_figure in rising
        for down, down_figure in falling
        if up != down
    ]
    return min([WIDEST_PITCH, *room])


def _zero(figure: Plate, points: Affine2D, dress: Dress, x: float, top: float) -> None:
    """Draw the line from which rising and falling bars start, beside one bar."""
    ys = (top - ZERO_OVER, top + BAR_HEIGHT + ZERO_OVER)
    figure.add_artist(Line2D((x, x), ys, linewidth=RULE, color=dress.deep.srgb, transform=points))


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
