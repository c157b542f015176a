"""The sheet that a figure is drawn on: gathers items in order, under their clips, equal lines as one path.

In: items with the clips that hold for them. Out: the items for a Drawing. Knows nothing of matplotlib.
"""

from __future__ import annotations

from typing import Literal

from brochure.charts.strokes import Finish
from brochure.display import Group, Item, Path
from brochure.geometry import Rect, Segments, bounds

Joining = Literal["never", "lines", "shapes"]
"""What may join the path before it when both are painted alike: nothing, strokes only, or fills too."""

_NEAR = 0.01  # points: a clip this close to an item's edge cuts nothing that anybody sees
_MITER_LIMIT = 10.0  # PDF's default (ISO 32000-1, 8.4.3.5), times half a stroke's width


class Sheet:
    """Gathers a figure's items. ``joining`` holds for the paths that follow."""

    def __init__(self) -> None:
        self.joining: Joining = "never"
        self._done: list[Item] = []
        self._open: list[Item] = []
        self._clips: tuple[Segments, ...] = ()
        self._joins = False

    def add_path(self, segments: Segments, finish: Finish, clips: tuple[Segments, ...] = ()) -> None:
        """Add a painted path; one without segments or inks is left out."""
        if not segments or not finish.visible:
            return
        self._enter(_cutting(clips, _reach(segments, finish)))
        path = finish.path(segments)
        before = self._open[-1] if self._open and self._joins else None
        if isinstance(before, Path) and self._may_join(path, before):
            self._open[-1] = finish.path(before.segments + segments)
        else:
            self._open.append(path)
        self._joins = self.joining != "never"

    def add(self, item: Item, clips: tuple[Segments, ...] = (), box: Rect | None = None) -> None:
        """Add any item; ``box`` says how far it reaches, if that is known."""
        self._enter(_cutting(clips, box))
        self._open.append(item)
        self._joins = False

    def part(self) -> None:
        """Let the next path begin anew, whatever stands before it."""
        self._joins = False

    @property
    def items(self) -> tuple[Item, ...]:
        """All that was gathered."""
        return (*self._done, *self._closed())

    def _enter(self, clips: tuple[Segments, ...]) -> None:
        if clips != self._clips:
            self._done += self._closed()
            self._open = []
            self._clips = clips

    def _closed(self) -> list[Item]:
        items = self._open
        for clip in reversed(self._clips):
            items = [Group(tuple(items), clip=clip)] if items else []
        return items

    def _may_join(self, path: Path, before: Path) -> bool:
        # Strokes of one ink lie on each other as they lie in one path; fills do so only when they run round
        # alike, which the caller knows; a fill under a stroke of another ink must stay below it.
        alike = (path.fill, path.stroke, path.width, path.dash, path.cap, path.join) == (
            before.fill, before.stroke, before.width, before.dash, before.cap, before.join,
        )  # fmt: skip
        if path.fill is None:
            return alike
        return alike and self.joining == "shapes" and path.stroke in (None, path.fill)


def _reach(segments: Segments, finish: Finish) -> Rect | None:
    box = bounds(segments)
    if box is None or finish.stroke is None:
        return box
    straight = all(segment[0] in "ML" for segment in segments) and len(segments) == 2
    return box.grown(finish.width / 2 * (1.0 if straight else _MITER_LIMIT))


def _cutting(clips: tuple[Segments, ...], box: Rect | None) -> tuple[Segments, ...]:
    """Return those clips that may cut something off a box."""
    if box is None:
        return clips
    return tuple(clip for clip in clips if not _spares(clip, box))


def _spares(clip: Segments, box: Rect) -> bool:
    match clip:
        case (("R", x, y, width, height),):
            return Rect(x, y, width, height).grown(_NEAR).contains(box)
    return False
