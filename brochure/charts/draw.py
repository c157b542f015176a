"""Drawing a chart by the name of its kind, once: the same chart asked for again comes from memory.

In: a kind, a table, a dress and a width. Out: a :class:`Chart`. The only place that knows all kinds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from brochure.charts.areas import area
from brochure.charts.bars import bars
from brochure.charts.chart import Chart, Dress
from brochure.charts.dots import dots
from brochure.charts.grouped import grouped_bars
from brochure.charts.lines import line
from brochure.charts.matrices import matrix
from brochure.charts.multiples import multiples
from brochure.charts.ranges import ranges
from brochure.charts.slopes import slope
from brochure.charts.table import Table
from brochure.charts.timelines import timeline
from brochure.charts.travel import travel_bars, travel_rings
from brochure.charts.treemaps import treemap
from brochure.charts.waffles import waffle
from brochure.text.typesetter import Typesetter

Kind = Callable[[Table, Dress, Typesetter, float], Chart]

KINDS: dict[str, Kind] = {
    "bars": bars,
    "ranges": ranges,
    "grouped_bars": grouped_bars,
    "line": line,
    "slope": slope,
    "area": area,
    "dots": dots,
    "timeline": timeline,
    "waffle": waffle,
    "treemap": treemap,
    "matrix": matrix,
    "travel_bars": travel_bars,
    "travel_rings": travel_rings,
    "multiples": multiples,
}
"""Every kind of chart that is drawn from a table, by its name in the data."""

REMEMBERED = 128
"""Charts: more than a brochure's deliverables ask for together."""


@lru_cache(maxsize=REMEMBERED)
def draw(kind: str, table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return a chart ``width`` points wide; LayoutError when it finds no room.

    Remembers charts by content: a brochure's e-mail and print files draw each of them once.
    """
    return KINDS[kind](table, dress, typesetter, width)
