"""Reading a Document back: every glyph run, path and link with its place on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from brochure.display import GlyphRun, Group, Item, Link, Path, Tagged
from brochure.geometry import Rect, Transform, bounds
from brochure.layout.document import Page
from brochure.units import to_mm


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text: x and baseline in mm from the trim's top left, and the role and language around it."""

    x: float
    y: float
    right: float
    text: str
    size: float
    face: str
    ink: str
    role: str
    language: str


def texts(page: Page) -> list[Text]:
    """Return the runs of text on a page in painting order."""
    return list(_texts(page.items, Transform(), "", ""))


def _texts(items: Iterable[Item], t: Transform, role: str, language: str) -> Iterator[Text]:
    for item in items:
        match item:
            case GlyphRun():
                x, y = t.point(item.x, item.y)
                spelled = [g for g in item.glyphs if g.text.strip()]
                right = x + (spelled[-1].x + spelled[-1].advance if spelled else 0.0)
                yield Text(
                    to_mm(x), to_mm(y), to_mm(right), item.text, item.size, item.face.name, item.ink.name, role,
                    language or item.language,
                )  # fmt: skip
            case Group():
                yield from _texts(item.items, item.transform.then(t), role, language)
            case Link():
                yield from _texts(item.items, t, role, language)
            case Tagged():
                inner = item.role if item.role != "Span" else role
                yield from _texts(item.items, t, inner, item.language or language)


def lines(page: Page) -> list[Text]:
    """Return the page's text line by line: runs that follow each other on one baseline are joined."""
    joined: list[Text] = []
    for run in texts(page):
        last = joined[-1] if joined else None
        if last and abs(last.y - run.y) < 0.01 and 0 <= run.x - last.right < 4 and last.role == run.role:
            joined[-1] = Text(
                last.x, last.y, run.right, last.text + run.text, last.size, last.face, last.ink, last.role,
                last.language,
            )  # fmt: skip
        else:
            joined.append(run)
    return joined


def paragraphs(page: Page) -> Iterator[list[str]]:
    """Yield the lines of each element of text (paragraph, heading, cell) as exact texts."""
    yield from _paragraphs(page.items)


def _paragraphs(items: Iterable[Item]) -> Iterator[list[str]]:
    for item in items:
        if isinstance(item, Group):
            yield from _paragraphs(item.items)
        elif isinstance(item, Link | Tagged):
            if isinstance(item, Tagged) and item.role in ("P", "H1", "H2", "TD", "Caption", "Note"):
                by_line: dict[float, str] = {}
                for run in _texts(item.items, Transform(), "", ""):
                    by_line[round(run.y, 2)] = by_line.get(round(run.y, 2), "") + run.text
                yield list(by_line.values())
            else:
                yield from _paragraphs(item.items)


def at(page: Page, words: str) -> Text:
    """Return the first line that begins with ``words``; fails when there is none."""
    found = [line for line in lines(page) if line.text.startswith(words)]
    assert found, f"{words!r} is not on page {page.label}: {[line.text for line in lines(page)]}"
    return found[0]


def rules(page: Page) -> list[tuple[float, float, float, float]]:
    """Return the horizontal rules of a page as x, y, width and weight in mm."""
    found = []
    for item in flat(page.items):
        if isinstance(item, Path) and item.stroke and len(item.segments) == 2:
            box = bounds(item.segments)
            if box and box.height == 0:
                found.append((to_mm(box.x), to_mm(box.y), to_mm(box.width), to_mm(item.width)))
    return found


def flat(items: Iterable[Item]) -> Iterator[Item]:
    """Yield every item of a tree that stands in the page's own coordinates (not inside moved groups)."""
    for item in items:
        yield item
        if isinstance(item, Tagged | Link):
            yield from flat(item.items)


def links(page: Page) -> list[Link]:
    """Return the links of a page."""
    return [item for item in flat(page.items) if isinstance(item, Link)]


def box_mm(box: Rect) -> tuple[float, float, float, float]:
    """Return a box in mm."""
    return to_mm(box.x), to_mm(box.y), to_mm(box.width), to_mm(box.height)
