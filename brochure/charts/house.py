"""The house's settings for matplotlib, for as long as a figure is made and drawn.

In: inks. Out: a context in which matplotlib's settings are the house's, whatever stands in a user's own
settings file, and after which all is as it was.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from brochure.charts.inks import hex_colour
from brochure.charts.loading import cycler, matplotlib
from brochure.colour import Ink
from brochure.units import mm

LABEL_SIZE = 8.0  # points: label and table (art direction, section 2)
HEADING_SIZE = 9.5  # points: body (the same)
HAIRLINE = mm(0.18)  # section 4.4
RULE = mm(0.25)  # the same
HERO_RULE = mm(0.5)  # the same


@dataclass(frozen=True, slots=True)
class HouseInks:
    """What the settings need: inks for type, rules and hairlines, and for the series in their order."""

    text: Ink
    rule: Ink
    hairline: Ink
    series: Sequence[Ink]


@contextlib.contextmanager
def house(inks: HouseInks) -> Iterator[None]:
    """Let matplotlib's settings be the house's: its sizes, strokes and inks, open axes, square corners.

    Figures must be both made and drawn inside: some settings are read when an artist is made, some when it is
    drawn. Whoever makes a figure may still set anything that the backend does not refuse.
    """
    settings: dict[Any, Any] = {**_strange_settings(), **_settings(inks)}
    with matplotlib.rc_context(settings):
        yield


def _strange_settings() -> dict[Any, Any]:
    """Return matplotlib's own value of every setting that somebody has changed: few, and each is checked."""
    own = matplotlib.rcParamsDefault
    looks = (key for key in own if key != "backend")  # that one is no matter of looks
    return {key: own[key] for key in looks if matplotlib.rcParams[key] != own[key]}


def _settings(inks: HouseInks) -> dict[str, Any]:
    text, rule, hairline = (hex_colour(ink) for ink in (inks.text, inks.rule, inks.hairline))
    settings: dict[str, Any] = {
        "axes.edgecolor": rule,
        "axes.facecolor": "none",
        "axes.labelcolor": text,
        "axes.linewidth": RULE,
        "axes.prop_cycle": cycler(color=[hex_colour(ink) for ink in inks.series]),
        "axes.spines.right": False,
        "axes.spines.top": False,
        "axes.titlelocation": "left",
        "axes.titleweight": "bold",
        "boxplot.boxprops.color": rule,
        "boxplot.capprops.color": rule,
        "boxplot.medianprops.color": rule,
        "boxplot.whiskerprops.color": rule,
        "figure.edgecolor": "none",
        "figure.facecolor": "none",
        "grid.color": hairline,
        "grid.linewidth": HAIRLINE,
        "hatch.linewidth": RULE,
        "legend.edgecolor": "none",
        "legend.facecolor": "none",
        "legend.fancybox": False,
        "legend.framealpha": None,
        "legend.frameon": False,
        "lines.dash_capstyle": "butt",
        "lines.dash_joinstyle": "miter",
        "lines.linewidth": HERO_RULE,
        "lines.solid_capstyle": "butt",
        "lines.solid_joinstyle": "miter",
        "patch.edgecolor": rule,
        "patch.facecolor": hex_colour(inks.series[0]),
        "patch.linewidth": RULE,
        "path.simplify": False,
        "text.color": text,
        "xtick.color": rule,
        "ytick.color": rule,
        "xtick.labelcolor": text,
        "ytick.labelcolor": text,
    }
    sizes = ("axes.labelsize", "font.size", "legend.fontsize", "xtick.labelsize", "ytick.labelsize")
    strokes = ("xtick.major.width", "xtick.minor.width", "ytick.major.width", "ytick.minor.width")
    settings |= dict.fromkeys(sizes, LABEL_SIZE) | dict.fromkeys(strokes, HAIRLINE)
    settings |= dict.fromkeys(("axes.titlesize", "figure.titlesize"), HEADING_SIZE)
    return settings
