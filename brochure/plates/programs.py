"""Content streams as lists of instructions, parsed once for all plates.

In: pages, forms, patterns of a PDF. Out: programs. Must not know plates.
"""

from __future__ import annotations

from typing import Any

import pikepdf

Program = list[tuple[str, Any]]
"""Each instruction after the name of its operator."""

FILLS = frozenset(["f", "F", "f*"])
BOTH = frozenset(["B", "B*", "b", "b*"])
_ENDS = frozenset(["n", "W", "W*", "S", "s"])

_ASKEW = 0.002
"""Points by which a rectangle's fifth corner stands out: 0.7 µm, so that it is no rectangle to PDFium."""


class Programs:
    """Content streams that have been parsed."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Program] = {}

    def of(self, content: pikepdf.Object | pikepdf.Page) -> Program:
        """Return the instructions of a page or a stream."""
        key = content.objgen if isinstance(content, pikepdf.Object) else content.obj.objgen
        if key not in self._known or key == (0, 0):
            parsed = pikepdf.parse_content_stream(content)
            self._known[key] = _exact(
                [
                    ("BI" if isinstance(one, pikepdf.ContentStreamInlineImage) else str(one.operator), one)
                    for one in parsed
                ]
            )
        return self._known[key]


def _exact(program: Program) -> Program:
    """Write the rectangles that are filled as lines with a fifth corner.

    PDFium rounds what it knows for a rectangle outwards to whole dots, which would count as ink.
    """
    rectangles: list[int] = []
    for index, (operator, _) in enumerate(program):
        if operator == "re":
            rectangles.append(index)
        elif operator in FILLS or operator in BOTH:
            for at in rectangles:
                program[at] = "path", _by_lines(*(float(v) for v in program[at][1].operands))
            rectangles.clear()
        elif operator in _ENDS:
            rectangles.clear()
    return program


def _by_lines(left: float, bottom: float, width: float, height: float) -> tuple[list[Any], pikepdf.Operator]:
    right, top, middle = left + width, bottom + height, bottom + height / 2
    return [], pikepdf.Operator(
        f"{left:.4f} {bottom:.4f} m {right:.4f} {bottom:.4f} l {right:.4f} {top:.4f} l {left:.4f} {top:.4f} "
        f"l {left - _ASKEW:.4f} {middle:.4f} l h"
    )
