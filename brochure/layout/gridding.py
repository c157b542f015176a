"""A grid for any trim: columns of 11 mm whose number falls with the width, or fewer that grow.

In: a width and a height in millimetres. Out: what a format's entry in ``assets/formats`` says, so that a
format that is asked for by its size is no other thing than one that has a name. Knows no text.
Source: art direction, section 1, "Reflow to another trim".
"""

from __future__ import annotations

import re

from brochure.errors import DataError

SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)", re.IGNORECASE)
NARROWEST, WIDEST = 88.0, 420.0  # mm: a page must hold a line of text, and a sheet the page
LOWEST, HIGHEST = 120.0, 600.0
SHAPES = (0.4, 2.5)  # of width to height: beyond these a page is a strip, and no cover holds its mountains

_COLUMN, _GUTTER = 11.0, 4.0
_MODULE = _COLUMN + _GUTTER
_LINE = 127 / 24  # 15 pt in mm
_MOST = 12  # columns
_LEAST_MARGINS = 28.0  # mm, both together
_PLAY = 8.0  # mm that may go to the margins before columns grow instead
_POCKET = 110.0  # mm of width below which a page is read in one column, as on a telephone
_POCKET_MARGINS = {"inner": 8.0, "outer": 8.0, "columns": 4.0}
_SPREAD = {12: 2.0, 10: 1.0}  # by how much the inner margin is wider than the outer one, by columns
_FOOT = 17.2
_SHORT = 160.0  # of a page on which a cover's name must be small, whatever the width
_TALL = 250.0  # of a page that the full display sizes have room on
_STEPS = ((205.0, "full"), (170.0, "medium"), (_POCKET, "small"), (0.0, "pocket"))


def gridded(width: float, height: float) -> dict[str, float | str]:
    """Return the entry of a format ``width`` by ``height`` mm; DataError for one that can not hold a page."""
    _must_hold(width, height)
    display = next(name for least, name in _STEPS if width >= least)
    if height < _SHORT:
        display = "pocket"
    elif display == "full" and height < _TALL:
        display = "low"
    margins = dict(_POCKET_MARGINS) if width < _POCKET else _margins(width)
    if height < 180 or width < _POCKET:
        first, head, foot, title = 10.0, 8.0, 9.0, 3
    else:
        first, head, foot, title = 18.0, 11.0, _FOOT, 3 if display == "small" else 4
    lines = int((height - first - foot) / _LINE + 1e-6)
    return {
        "width": width, "height": height, **margins, "gutter": _GUTTER, "first_line": first, "head": head,
        "lines": lines, "notes": lines - 1, "sink": 0, "title": title, "display": display,
    }  # fmt: skip


def _margins(width: float) -> dict[str, float]:
    """Return the margins and the number of columns, an even one, so that two languages share them."""
    columns = min(_MOST, 2 * int((width - _LEAST_MARGINS) / _MODULE / 2 + 1e-6))
    spread = _SPREAD.get(columns, 0.0)
    narrow = 32.0 + spread
    left = width - narrow - (columns * _MODULE - _GUTTER)
    both = narrow + left if left <= _PLAY else narrow
    return {"inner": (both + spread) / 2, "outer": (both - spread) / 2, "columns": columns}


def _must_hold(width: float, height: float) -> None:
    if not (NARROWEST <= width <= WIDEST and LOWEST <= height <= HIGHEST):
        raise DataError.of(
            "format-size",
            f"a page of {width:g} x {height:g} mm is not one that can be composed",
            f"take {NARROWEST:g} to {WIDEST:g} mm of width and {LOWEST:g} to {HIGHEST:g} mm of height",
        )
    if not SHAPES[0] <= width / height <= SHAPES[1]:
        raise DataError.of(
            "format-size",
            f"a page of {width:g} x {height:g} mm is a strip",
            f"take a width of {SHAPES[0]:g} to {SHAPES[1]:g} times the height",
        )
