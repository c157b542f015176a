"""SVG's small languages: lengths, transforms, views. Strings in, numbers out; must not know elements.

Source: SVG 2, chapters 8 (coordinate systems) and 9 (geometry properties); CSS Transforms 1.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from brochure.artwork.problems import Refused
from brochure.geometry import Rect, Transform

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_LENGTH = re.compile(rf"\s*({_NUMBER})\s*([a-z%]*)\s*$", re.IGNORECASE)
_FUNCTION = re.compile(r"\s*,?\s*([a-zA-Z]+)\s*\(([^)]*)\)")
_NUMBERS = re.compile(_NUMBER)
_PIXELS = {
    "": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4,
    "q": 96 / 101.6,
}  # fmt: skip
PT_PER_PX = 0.75  # CSS: 96 px to the inch
FARTHEST = 1e7
"""Coordinates beyond this are nobody's drawing."""


def numbers(text: str) -> list[float]:
    """Return the numbers of a list with commas or spaces."""
    return [_finite(float(found)) for found in _NUMBERS.findall(text)]


def _finite(value: float) -> float:
    if not math.isfinite(value) or abs(value) > FARTHEST:
        raise Refused("coordinates", f"it holds a number out of all bounds ({value:g})", "export it again")
    return value


def length(text: str | None, default: float = 0.0, *, of: float = 1.0, em: float = 16.0) -> float:
    """Return a length in user units; per cent are shares ``of`` a length, ``em`` is the type's size."""
    if text is None or not text.strip() or text.strip() in ("auto", "none"):
        return default
    found = _LENGTH.match(text)
    if found is None:
        return default
    value, unit = _finite(float(found[1])), found[2].lower()
    if unit == "%":
        return value / 100 * of
    if unit in ("em", "rem"):
        return value * em
    if unit == "ex":
        return value * em / 2
    return value * _PIXELS.get(unit, 1.0)


def share(text: str | None, default: float = 1.0) -> float:
    """Return a number or per cent as a share from 0 to 1."""
    return min(1.0, max(0.0, length(text, default)))


def transform(text: str | None) -> Transform:
    """Return the map that a list of transforms says; what is no transform says nothing."""
    made = Transform()
    for name, said in _FUNCTION.findall(text or ""):
        made = _single(name, numbers(said)).then(made)
    return made


def _single(name: str, v: list[float]) -> Transform:
    match name, v:
        case "matrix", [a, b, c, d, e, f]:
            return Transform(a, b, c, d, e, f)
        case "translate", [dx, *rest]:
            return Transform.translation(dx, rest[0] if rest else 0.0)
        case "scale", [sx, *rest]:
            return Transform.scaling(sx, rest[0] if rest else sx)
        case "rotate", [angle]:
            return Transform.rotation(angle)
        case "rotate", [angle, x, y]:
            about = Transform.translation(-x, -y).then(Transform.rotation(angle))
            return about.then(Transform.translation(x, y))
        case "skewX", [angle]:
            return Transform(c=math.tan(math.radians(angle)))
        case "skewY", [angle]:
            return Transform(b=math.tan(math.radians(angle)))
        case _:
            return Transform()


def similar(t: Transform) -> float | None:
    """Return by how much ``t`` enlarges, where it keeps every angle; None where it does not."""
    scale = math.sqrt(abs(t.a * t.d - t.b * t.c))
    across, down = math.hypot(t.a, t.b), math.hypot(t.c, t.d)
    straight = abs(t.a * t.c + t.b * t.d) <= 1e-6 * max(scale * scale, 1e-12)
    return scale if straight and math.isclose(across, down, rel_tol=1e-5) else None


@dataclass(frozen=True, slots=True)
class View:
    """A viewport: its size, and the map from its content's units into it."""

    box: Rect
    to_outside: Transform


def view(box: Rect, view_box: str | None, aspect: str | None) -> View:
    """Return how content of a ``viewBox`` lies in ``box`` (SVG 2, 8.2 and 8.7)."""
    inner = numbers(view_box or "")
    if len(inner) != 4 or inner[2] <= 0 or inner[3] <= 0:
        return View(Rect(0, 0, box.width, box.height), Transform.translation(box.x, box.y))
    x, y, width, height = inner
    sx, sy = box.width / width, box.height / height
    words = (aspect or "xMidYMid meet").split() or ["xMidYMid"]
    words = words[1:] if words[0] == "defer" else words
    align = words[0] if words else "xMidYMid"
    if align != "none":
        sx = sy = max(sx, sy) if "slice" in words else min(sx, sy)
    shares = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
    dx = (box.width - width * sx) * shares.get(align[1:4], 0.5 if align != "none" else 0.0)
    dy = (box.height - height * sy) * shares.get(align[5:8], 0.5 if align != "none" else 0.0)
    return View(Rect(x, y, width, height), Transform(sx, 0, 0, sy, box.x + dx - x * sx, box.y + dy - y * sy))
