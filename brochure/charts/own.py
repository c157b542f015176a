"""A user's own figure: a function in a Python file beside the data, drawn as one of the brochure's charts.

In: the file, the function's name, inks and a size. Out: a drawing, or a DataError that names the user's line.
The file is executed as it is, with all rights of the program: only a brochure's own data may ask for it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from brochure.charts.backend import drawing
from brochure.charts.clearance import judge
from brochure.charts.deferring import complete
from brochure.charts.house import HouseInks, house
from brochure.charts.inks import hex_colour
from brochure.charts.loading import Figure
from brochure.colour import Ink
from brochure.display import Drawing
from brochure.errors import BrochureError, DataError, Place
from brochure.text.typesetter import Typesetter
from brochure.units import POINTS_PER_INCH

GROUND = "none"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a user's function is given: the chart's size in inches, inks as hex colours, the languages."""

    width: float
    height: float
    inks: Mapping[str, str]
    languages: tuple[str, ...]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height, for ``Figure(figsize=sheet.size)``."""
        return self.width, self.height


def own_figure(
    file: Path,
    function: str,
    inks: Mapping[str, Ink],
    languages: tuple[str, ...],
    typesetter: Typesetter,
    size: tuple[float, float],
) -> Drawing:
    """Return what ``function(sheet)`` of ``file`` draws, at ``size`` in points.

    Raises DataError with the user's own line for a mistake in the file, and for what can not be printed;
    LayoutError when words collide, leave the frame or are too small.
    """
    sheet = Sheet(
        size[0] / POINTS_PER_INCH,
        size[1] / POINTS_PER_INCH,
        {role: hex_colour(ink) for role, ink in inks.items()},
        languages,
    )
    series = (inks["deep"], inks["accent"], inks["mid"])
    with house(HouseInks(inks["text"], inks["deep"], inks["hairline"], series)):
        figure = _called(file, function, sheet)
        figure.patch.set_facecolor(GROUND)
        try:
            drawn = drawing(figure, typesetter, inks.values(), languages, size)
        except BrochureError as error:
            raise _placed(error, file) from error
        except Exception as error:  # matplotlib fails while drawing what the user's code has built
            raise DataError.of(
                "chart-code", f"the figure can not be drawn: {_said(error)}",
                "run the function by itself", Place(str(file)),
            ) from error  # fmt: skip
    try:
        judge(drawn, marks=False)
    except BrochureError as error:
        raise _placed(error, file) from error
    return drawn


def _called(file: Path, function: str, sheet: Sheet) -> Figure:
    """Return the figure that the user's function makes."""
    complete()
    names: dict[str, Any] = {"__name__": file.stem, "__file__": str(file)}
    try:
        # Compiled here and not imported, so that no cache file appears beside the data.
        exec(compile(file.read_bytes(), str(file), "exec"), names)
        made: Callable[[Sheet], Any] | None = names.get(function)
        if not callable(made):
            raise DataError.of(
                "chart-code", f"there is no function {function!r}", "write def " + function + "(sheet): ...",
                Place(str(file)),
            )  # fmt: skip
        figure = made(sheet)
    except BrochureError:
        raise
    except SyntaxError as error:
        place = Place(str(file), error.lineno or 1, error.offset or 1)
        raise DataError.of("chart-code", f"this is no Python: {error.msg}", "", place) from error
    except (Exception, SystemExit) as error:
        place = Place(str(file), _line(error, file), 1)
        raise DataError.of("chart-code", _said(error), "mend the function", place) from error
    if not isinstance(figure, Figure):
        raise DataError.of(
            "chart-code", f"{function} returns {type(figure).__name__}, not a matplotlib Figure",
            "end it with: return figure", Place(str(file)),
        )  # fmt: skip
    return figure


def _line(error: BaseException, file: Path) -> int:
    """Return the last line of the user's file that an error passed through."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 1 for frame in reversed(frames) if frame.filename == str(file)), 1)


def _said(error: BaseException) -> str:
    """Return an error in one line."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _placed(error: BrochureError, file: Path) -> BrochureError:
    """Return an error whose findings have the user's file for a place where they have none."""
    place = Place(str(file))
    return type(error)(*(replace(f, place=f.place or place) for f in error.findings))
