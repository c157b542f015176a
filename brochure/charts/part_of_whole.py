"""The part-of-whole chart: a whole counted out in threads, its part in strong ones, both bracketed.

In: two amounts and their labels. Out: a :class:`Chart` (art direction, sections 4.1 and 4.3).
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.charts.backend import Plate
from brochure.charts.chart import LINE, Chart, Dress, Said, Scales, labels, noted, notes, sentence, sheet
from brochure.charts.clearance import judge
from brochure.charts.house import RULE, house
from brochure.charts.loading import Affine2D, Line2D
from brochure.charts.spoken import words_of
from brochure.charts.threads import FULL, PITCH, threads
from brochure.errors import DataError, LayoutError
from brochure.text.typesetter import Typesetter
from brochure.units import mm, to_mm

SHARE = 0.735  # of the pitch that a strong thread takes
BRACKET_GAP = mm(3.4)  # from the threads to the middle of a bracket's line
TICK = mm(2)
ROWS = 3  # that the threads of a whole may go on in
ROW_GAP = mm(2)

LABEL_ABOVE = LINE  # the part's baseline, from the chart's top
THREADS_TOP = 2 * LINE
THREADS_HEIGHT = 7 * LINE
LABEL_BELOW = 1.5 * LINE  # the whole's baseline, from the threads' foot
NOTE_BELOW = LINE  # from there to the baseline of what says what a thread is


@dataclass(frozen=True, slots=True)
class PartOfWhole:
    """A part and its whole in one unit, counted out in threads.

    ``scales`` are the threads to the unit that may be taken, the best first, each with the words that say so.
    """

    part: float
    whole: float
    scales: Scales
    part_label: Said
    whole_label: Said


def part_of_whole(spec: PartOfWhole, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return the chart at ``width`` points: a label, the threads from 2 to 9 lines below its top, a label.

    It is 11 lines of 15 points high, one more where it says what a thread is; its labels' baselines lie on
    lines 1 and 10.5. Raises DataError when the part is not a part of the whole, LayoutError when threads or
    labels find no room.
    """
    if not 0 <= spec.part <= spec.whole or not spec.whole:
        raise DataError.of(
            "chart-part", f"{spec.part:g} is no part of {spec.whole:g}", "give a part from 0 up to the whole"
        )
    per_unit, note, rows = _scale(spec, width)
    count, strong = (round(amount * per_unit) for amount in (spec.whole, spec.part))
    a_row = -(-count // rows)
    pitch = min(width / a_row, PITCH[1])
    foot = THREADS_TOP + THREADS_HEIGHT
    height = foot + (3 if note else 2) * LINE
    with house(dress.house):
        figure, points = sheet(width, height)
        high = (THREADS_HEIGHT - (rows - 1) * ROW_GAP) / rows
        for row in range(rows):
            top = THREADS_TOP + row * (high + ROW_GAP)
            first, end = row * a_row, min((row + 1) * a_row, count)
            dark = min(max(strong, first), end)
            for part, thick, ink in (
                (range(first, dark), SHARE * pitch, dress.deep),
                (range(dark, end), RULE, dress.accent),
            ):
                xs = [(i - first + 0.5) * pitch for i in part]
                threads(figure, points, xs, top, top + high, thick, ink)
        _bracket(figure, points, dress, min(strong, a_row) * pitch, THREADS_TOP - BRACKET_GAP, TICK)
        _bracket(figure, points, dress, (count - (rows - 1) * a_row) * pitch, foot + BRACKET_GAP, -TICK)
        labels(figure, spec.part_label, dress, typesetter, width, LABEL_ABOVE, dress.words)
        labels(figure, spec.whole_label, dress, typesetter, width, foot + LABEL_BELOW, dress.words)
        notes(figure, note, dress, typesetter, width, foot + LABEL_BELOW + NOTE_BELOW)
        drawn = figure.drawing(typesetter, dress.inks, tuple(dress.axes))
    said = [dict(spec.part_label), dict(spec.whole_label)]
    alt = tuple(
        (tag, noted(tag, sentence(tag, [words[tag] for words in said if tag in words]), note))
        for tag in dress.axes
    )
    judge(drawn)
    amounts = ((spec.part_label, spec.part), (spec.whole_label, spec.whole))
    table = tuple(
        (tag, tuple((words_of(label, tag), f"{amount:g}") for label, amount in amounts)) for tag in dress.axes
    )
    return Chart(drawn, alt, table)


def _scale(spec: PartOfWhole, width: float) -> tuple[float, Said, int]:
    """Return the first scale whose threads print well over ``width``, and in how many rows.

    On a narrow page the threads of the best scale go on in further rows. LayoutError when none prints well.
    """
    for per_unit, said in spec.scales:
        count = round(spec.whole * per_unit)
        if count and PITCH[0] - 0.01 <= width / count <= PITCH[1] + 0.01:
            return per_unit, said, 1
    for per_unit, said in spec.scales if width < FULL - 1 else ():
        count = round(spec.whole * per_unit)
        for rows in range(2, ROWS + 1):
            if count >= rows and width / -(-count // rows) >= PITCH[0] - 0.01 and width / count < PITCH[0]:
                return per_unit, said, rows
    fewest, most = width / PITCH[1] / spec.whole, width / PITCH[0] / spec.whole
    count = round(spec.whole * spec.scales[0][0]) if spec.scales else 0
    pitch = to_mm(width / count) if count else 0.0
    raise LayoutError.of(
        "chart-threads",
        f"{count} threads over {to_mm(width):.0f} mm stand {pitch:.2f} mm apart, which prints badly",
        f"take between {fewest:.3g} and {most:.3g} threads to the unit, or leave the number out",
    )


def _bracket(figure: Plate, points: Affine2D, dress: Dress, width: float, y: float, tick: float) -> None:
    """Bracket from the left edge to ``width``: a line at ``y``, ticks ``tick`` points down at its ends."""
    xs, ys = [0, 0, width, width], [y + tick, y, y, y + tick]
    figure.add_artist(Line2D(xs, ys, linewidth=RULE, color=dress.deep.srgb, transform=points))
