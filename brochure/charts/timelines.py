"""A timeline: a thread for every year, strong and long where something happened, with its label at its foot.

In: a table whose rows are events and whose first cell is the moment. Out: a chart, to scale.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.house import HAIRLINE
from brochure.charts.lettering import Caption, Letters
from brochure.charts.rows import note_below, thread_note
from brochure.charts.table import Said, Table
from brochure.errors import LayoutError
from brochure.text.typesetter import Typesetter
from brochure.units import mm

THREADS = mm(9)  # how long a thread is
STRONG = mm(0.9)
BEFORE = mm(1.8)  # from a strong thread to its label
LEADING = 10.0
BELOW = 11.0  # points from the threads' feet to the first label's baseline
BETWEEN = 8.0  # points between two labels


@dataclass(frozen=True, slots=True)
class _Event:
    """An event's place, its moment and text, and the height of both together."""

    x: float
    moment: Caption
    text: Caption
    height: float

    @property
    def right(self) -> float:
        """Where its label ends."""
        return self.x + BEFORE + max(self.moment.width, self.text.width)


def timeline(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return a timeline at ``width`` points; LayoutError when its labels find no room."""
    table = replace(table, rows=tuple(sorted(table.rows, key=lambda row: row.amounts[0].value)))
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    moments = [row.amounts[0].value for row in table.rows]
    first, last = math.floor(moments[0]), math.ceil(moments[-1])
    measure = min(mm(52), 0.6 * width)
    room = width - measure - BEFORE
    per_year = room / max(last - first, 1)
    if per_year < 1.0:
        raise LayoutError.of(
            "chart-narrow",
            f"{last - first} years stand {per_year:.1f} points apart",
            "give the chart more width",
        )
    xs = [STRONG / 2 + (moment - first) * per_year for moment in moments]
    years = [STRONG / 2 + (year - first) * per_year for year in range(first, last + 1)]
    events = [
        _event(letters, row.amounts[0].said, row.label, x, measure)
        for row, x in zip(table.rows, xs, strict=True)
    ]
    board.threads(
        [x for x in years if all(abs(x - at) > 1.2 for at in xs)], 0.0, THREADS, HAIRLINE, dress.deep
    )
    tops = _levels(events)
    for row, event, top in zip(table.rows, events, tops, strict=True):
        ink = dress.accent if row.accented else dress.deep
        foot = THREADS + BELOW + top
        board.strokes([((event.x, 0.0), (event.x, THREADS))], ink, STRONG)
        board.strokes(
            [((event.x, THREADS), (event.x, foot + LEADING + event.text.drop + 1.5))], dress.deep, HAIRLINE
        )
        event.moment.at(board, event.x + BEFORE, foot)
        event.text.at(board, event.x + BEFORE, foot + LEADING)
    height = max(top + event.height for top, event in zip(tops, events, strict=True))
    foot = THREADS + BELOW + height - LEADING - BETWEEN + 3.0
    return board.chart(note_below(letters, board, thread_note(table, 1.0), foot), table)


def _event(letters: Letters, said: Said, label: Said, x: float, measure: float) -> _Event:
    said = said[:1] if len({text for _, text in said}) == 1 else said
    moment = letters.caption(said, measure, letters.dress.strong)
    text = letters.caption(label, measure)
    return _Event(x, moment, text, LEADING + text.drop + LEADING + BETWEEN)


def _levels(events: Sequence[_Event]) -> list[float]:
    """Return how far each label stands below the first one's height.

    A label lies lower than all later ones whose thread it would cross, so that threads cross no words.
    """
    tops = [0.0] * len(events)
    for index in reversed(range(len(events))):
        crossed = [
            tops[later] + events[later].height
            for later in range(index + 1, len(events))
            if events[later].x - STRONG < events[index].right + BEFORE
        ]
        tops[index] = max(crossed, default=0.0)
    return tops
