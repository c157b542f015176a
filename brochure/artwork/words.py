"""An SVG's text elements as outlines where they stand: chunks, anchors, positions (SVG 2, 11)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from brochure.artwork.lettering import Lettered, lettered, shaped
from brochure.artwork.markup import SVG
from brochure.artwork.problems import TO_OUTLINES, Refused
from brochure.artwork.scope import Scope
from brochure.artwork.styles import Style
from brochure.artwork.values import length, numbers
from brochure.errors import TextError
from brochure.geometry import Segments, Transform, transformed
from brochure.text.faces import Face
from brochure.text.typesetter import Typesetter

_SPACE = re.compile(r"\s+")
_HAN = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_WEIGHTS = {"normal": 400, "bold": 700, "lighter": 300, "bolder": 700}
_LIGHTEST, _BOLDEST = 300, 800


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as a path in user units, and the scope that paints them."""

    outline: Segments
    scope: Scope


@dataclass(slots=True)
class Fonts:
    """What words are set in: the artwork's own faces by family and weight, and the brochure's.

    ``house`` tells whether anything was set in the brochure's.
    """

    typesetter: Typesetter
    own: Mapping[tuple[str, int], Face]
    house: bool = False

    def face(self, families: str, weight: int) -> Face | None:
        """Return the artwork's own face that comes first in a list of families, None without one."""
        for family in families.split(","):
            name = family.strip("'\" ").lower()
            weights = [known for owner, known in self.own if owner == name]
            if weights:
                return self.own[name, min(weights, key=lambda known: abs(known - weight))]
        return None


@dataclass(frozen=True, slots=True)
class _Run:
    """Some text of one style; a position that is None follows on what stands before."""

    text: str
    scope: Scope
    x: float | None
    y: float | None
    dx: float
    dy: float


def pieces(
    element: ET.Element,
    scope: Scope,
    style_of: Callable[[ET.Element, Style], dict[str, str]],
    fonts: Fonts,
) -> Iterator[Piece]:
    """Yield the words of a text element."""
    chunk: list[tuple[_Run, Lettered]] = []
    x = y = 0.0
    start = (0.0, 0.0)
    for run in _trimmed(list(_runs(element, scope, style_of))):
        if (run.x is not None or run.y is not None) and chunk:
            yield from _placed(chunk, *start)
            chunk = []
        if not chunk:
            x = run.x if run.x is not None else x
            y = run.y if run.y is not None else y
            start = (x, y)
        set_run, own = _set(run, fonts)
        fonts.house = fonts.house or not own
        chunk.append((run, set_run))
        x, y = x + run.dx + set_run.advance, y + run.dy
    if chunk:
        yield from _placed(chunk, *start)


def _placed(chunk: list[tuple[_Run, Lettered]], x: float, y: float) -> Iterator[Piece]:
    whole = sum(run.dx + words.advance for run, words in chunk)
    anchor = chunk[0][0].scope.style.get("text-anchor", "start")
    x -= {"middle": whole / 2, "end": whole}.get(anchor, 0.0)
    for run, words in chunk:
        x, y = x + run.dx, y + run.dy
        yield Piece(transformed(words.outline, Transform.translation(x, y)), run.scope)
        x += words.advance


def _runs(
    element: ET.Element, scope: Scope, style_of: Callable[[ET.Element, Style], dict[str, str]]
) -> Iterator[_Run]:
    """Yield the runs of a text element or a span of it in their order."""
    places = [
        numbers_of(element.get(name), of, scope.em)
        for name, of in (("x", scope.view.width), ("y", scope.view.height), ("dx", 0.0), ("dy", 0.0))
    ]
    text = _SPACE.sub(" ", element.text or "")
    for index, part in enumerate(_parts(text, max(len(place) for place in places))):
        x, y, dx, dy = (place[index] if index < len(place) else None for place in places)
        yield _Run(part, scope, x, y, dx or 0.0, dy or 0.0)
    for child in element:
        if child.tag in (f"{SVG}tspan", f"{SVG}a"):
            style = style_of(child, scope.style)
            if style.get("display") != "none":
                yield from _runs(child, replace(scope, style=style), style_of)
        elif child.tag == f"{SVG}textPath":
            raise Refused("text", "its words run along a path", TO_OUTLINES)
        tail = _SPACE.sub(" ", child.tail or "")
        if tail:
            yield _Run(tail, scope, None, None, 0.0, 0.0)


def numbers_of(text: str | None, of: float, em: float) -> list[float]:
    """Return a list of lengths in user units."""
    parts = (text or "").replace(",", " ").split()
    return [length(part, of=of, em=em) for part in parts]


def _parts(text: str, places: int) -> list[str]:
    """Return the text in one piece, or sign by sign where each has a place of its own."""
    if places <= 1:
        return [text] if text else [""]
    return [*text[: places - 1], text[places - 1 :]]


def _trimmed(runs: list[_Run]) -> list[_Run]:
    """Return runs without doubled spaces, and none at the ends."""
    made: list[_Run] = []
    spaced = True
    for run in runs:
        text = run.text.lstrip() if spaced else run.text
        made.append(replace(run, text=text))
        if text:
            spaced = text.endswith(" ")
    for index in range(len(made) - 1, -1, -1):
        if made[index].text.strip():
            made[index] = replace(made[index], text=made[index].text.rstrip())
            break
    moved = [run for run in made if run.text or run.x is not None or run.y is not None]
    return _carried(moved)


def _carried(runs: list[_Run]) -> list[_Run]:
    """Return runs with text; places of empty ones go over to the next."""
    made: list[_Run] = []
    x = y = None
    for run in runs:
        x, y = (run.x if run.x is not None else x), (run.y if run.y is not None else y)
        if run.text:
            made.append(replace(run, x=x, y=y))
            x = y = None
    return made


def _set(run: _Run, fonts: Fonts) -> tuple[Lettered, bool]:
    """Return a run set, and whether in a face of the artwork's own."""
    style = run.scope.style
    size = run.scope.em
    weight = style.get("font-weight", "normal")
    numeric = _WEIGHTS.get(weight) or int((numbers(weight) or [400.0])[0])
    tracking = length(style.get("letter-spacing"), 0.0, em=size) / size if size else 0.0
    language = "zh-Hans" if _HAN.search(run.text) else "en"
    family = style.get("font-family", "")
    own = fonts.face(family, numeric)
    if own is not None:
        drawn = shaped(run.text, own, size, tracking)
        if drawn is not None:
            return drawn, True
    text = run.text.replace("|", "\u2223")  # a bar would end the line
    try:
        set_run = lettered(
            text, family, min(max(numeric, _LIGHTEST), _BOLDEST), size, tracking, language, fonts.typesetter
        )
    except TextError as problem:
        raise Refused(
            "text", f"its words can not be set ({problem.findings[0].what})", TO_OUTLINES
        ) from problem
    gap = size * 0.25 if run.text.endswith(" ") else 0.0  # the line's own end shows no space
    return Lettered(set_run.outline, set_run.advance + gap), False
