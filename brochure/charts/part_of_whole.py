"""The part-of-whole chart: a whole counted out in threads, its part in strong ones, both bracketed.

In: two amounts and their labels. Out: a :class:`Chart` (art direction, sections 4.1 and 4.3).
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.charts.backend import drawing
from brochure.charts.chart import LINE, Chart, Dress, Said, Scales, labels, notes, sentence, sheet
from brochure.charts.clearance import judge
from brochure.charts.house import RULE, house
from brochure.charts.loading import Affine2D, Figure, Line2D
from brochure.charts.spoken import words_of
from brochure.charts.threads import PITCH, threads
from brochure.errors import DataError, LayoutError
from brochure.text.typesetter import Typesetter
from brochure.units import mm, to_mm

SHARE = 0.735  # of the pitch that a strong thread takes
BRACKET_GAP = mm(3.4)  # from the threads to the middle of a bracket's line
TICK = mm(2)

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
    per_unit, note = _scale(spec, width)
    count, strong = (round(amount * per_unit) for amount in (spec.whole, spec.part))
    pitch = width / count
    foot = THREADS_TOP + THREADS_HEIGHT
    height = foot + (3 if note else 2) * LINE
    with house(dress.house):
        figure, points = sheet(width, height)
        strong_xs = [(i + 0.5) * pitch for i in range(strong)]
        other_xs = [(i + 0.5) * pitch for i in range(strong, count)]
        threads(figure, points, strong_xs, THREADS_TOP, foot, SHARE * pitch, dress.deep)
        threads(figure, points, other_xs, THREADS_TOP, foot, RULE, dress.accent)
        _bracket(figure, points, dress, strong * pitch, THREADS_TOP - BRACKET_GAP, TICK)
        _bracket(figure, points, dress, width, foot + BRACKET_GAP, -TICK)
        labels(figure, spec.part_label, dress, typesetter, width, LABEL_ABOVE, dress.words)
        labels(figure, spec.whole_label, dress, typesetter, width, foot + LABEL_BELOW, dress.words)
        notes(figure, note, dress, typesetter, width, foot + LABEL_BELOW + NOTE_BELOW)
        drawn = drawing(figure, typesetter, dress.inks, tuple(dress.axes))
    said = [dict(spec.part_label), dict(spec.whole_label)]
    alt = tuple((tag, sentence(tag, [words[tag] for words in said if tag in words])) for tag in dress.axes)
    judge(drawn)
    amounts = ((spec.part_label, spec.part), (spec.whole_label, spec.whole))
    table = tuple(
        (tag, tuple((words_of(label, tag), f"{amount:g}") for label, amount in amounts)) for tag in dress.axes
    )
    return Chart(drawn, alt, table)


def _scale(spec: PartOfWhole, width: float) -> tuple[float, Said]:
    """Return the first scale whose threads print well over ``width``; LayoutError when none does."""
    for per_unit, said in spec.scales:
        count = round(spec.whole * per_unit)
        if count and PITCH[0] - 0.01 <= width / count <= PITCH[1] + 0.01:
            return per_unit, said
    fewest, most = width / PITCH[1] / spec.whole, width / PITCH[0] / spec.whole
    count = round(spec.whole * spec.scales[0][0]) if spec.scales else 0
    pitch = to_mm(width / count) if count else 0.0
    raise LayoutError.of(
        "chart-threads",
        f"{count} threads over {to_mm(width):.0f} mm stand {pitch:.2f} mm apart, which prints badly",
        f"take between {fewest:.3g} and {most:.3g} threads to the unit, or leave the number out",
    )


def _bracket(figure: Figure, points: Affine2D, dress: Dress, width: float, y: float, tick: float) -> None:
    """Bracket from the left edge to ``width``: a line at ``y``, ticks ``tick`` points down at its ends."""
    xs, ys = [0, 0, width, width], [y + tick, y, y, y + tick]
    figure.add_artist(Line2D(xs, ys, linewidth=RULE, color=dress.deep.srgb, transform=points))
