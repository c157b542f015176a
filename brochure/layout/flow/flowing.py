"""The flow design: a section's blocks over as many pages as they need, under one title.

A section and a setter in, candidates out: one for each number of pages that its blocks can fill. A last page
that is left half empty ends in a band of ridges.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from brochure.art import ridges
from brochure.compose.blocks import Block, SmallPrint
from brochure.compose.story import SectionStory
from brochure.display import Drawing, Group, Item
from brochure.errors import BrochureError, LayoutError
from brochure.geometry import Rect, Transform
from brochure.layout.flow.breaking import Filled, Slice, Way, broken
from brochure.layout.flow.grounds import SOLIDS, ground_of, grounded, raised, stands
from brochure.layout.flow.piece import NEVER, Cut, Piece, snapped, whole
from brochure.layout.flow.setter import Setter, Tracked, inks
from brochure.layout.flow.setting import pieces_of
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf, Placed
from brochure.layout.plan import Candidate, PagePlan

TITLE_GAP = 2.6 * LINE  # at least, from a title's last baseline to the flow's top
FIRST_LINE = 4  # lines from a title's first line to the flow's top, at least
NOTES_GAP = 2 * LINE  # from the flow's end to the first note's baseline
RAGGED = 0.5  # a last page emptier than this ends in a band of ridges
SPARSE = 0.35  # so does any page emptier than this
BAND, BAND_LEAST = 0.34, 0.2  # of a page, what such a band takes
BAND_GAP = 3 * LINE
UNGROUNDED = 4.0  # what it costs a section to leave the solid that its kind stands on
NOTES_SHARE = 0.1  # of a page, what notes may take on each of a section's pages


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the flow stands on the first page of a section and on further ones, points from the trim."""

    first: float
    further: float
    bottom: float

    def top(self, page: int) -> float:
        """Return the flow's top on a section's page, counted from 0."""
        return self.further if page else self.first

    def room(self, page: int) -> float:
        """Return the flow's height on a section's page."""
        return self.bottom - self.top(page)


def flowed(
    section: SectionStory, index: int, blocks: Sequence[Block], setter: Setter, leaf: Leaf
) -> list[Candidate]:
    """Return a section's candidates, fewest pages first; ``leaf`` is any page of it, for measuring.

    A kind that stands on a solid does so where one page holds it, and may stand on white. Raises LayoutError
    for what no page can hold.
    """
    ground = ground_of(section, blocks, setter.kinds)
    if ground not in SOLIDS:
        return _flowed(section, index, blocks, setter, leaf, ground)
    plain = _flowed(section, index, blocks, setter, leaf, "white")
    try:
        made = _flowed(section, index, blocks, raised(setter), leaf, ground)
    except LayoutError:
        return plain
    return [*made, *(replace(one, cost=one.cost + UNGROUNDED) for one in plain)] if made else plain


def _flowed(
    section: SectionStory, index: int, blocks: Sequence[Block], setter: Setter, leaf: Leaf, ground: str
) -> list[Candidate]:
    """Return a section's candidates on ``ground``, none where it may not stand on that."""
    leaf = replace(leaf, studio=setter.studio)
    if notes_last(leaf):
        blocks = (*blocks, SmallPrint(section.notes))
        leaf = replace(leaf, section=replace(section, notes=()))
    frame = frame_of(leaf)
    setter = replace(setter, room=min(frame.room(0), frame.room(1)))
    pieces = pieces_of(blocks, setter)
    ways = _broken(pieces, leaf)
    made = [_candidate(way, index, pieces, frame, setter, leaf, ground) for way in ways]
    return [one for one in made if one is not None]


def shared(
    sections: Sequence[SectionStory],
    index: int,
    blocks: Sequence[Sequence[Block]],
    setter: Setter,
    leaf: Leaf,
) -> list[Candidate]:
    """Return one page that holds several sections from ``index`` on, if they fit; else nothing."""
    pieces: list[Piece] = []
    for number, (section, own) in enumerate(zip(sections, blocks, strict=True)):
        if number:
            pieces.append(title(section, setter))
        pieces += pieces_of(own, setter)
    notes = tuple(dict.fromkeys(note for section in sections for note in section.notes))
    joined = replace(sections[0], notes=notes)
    try:
        ways = _broken(pieces, replace(leaf, section=joined))
    except LayoutError:
        return []
    frame = frame_of(replace(leaf, section=joined))
    made = []
    for way in ways[:1]:
        if len(way.pages) > 1:
            continue
        one = _candidate(way, index, pieces, frame, setter, leaf, "white")
        assert one is not None, "any section may stand on white"
        more = tuple(range(index + 1, index + len(sections)))
        page = replace(one.pages[0], draw=_Joined(one.pages[0].draw, joined), more=more)
        made.append(replace(one, design="flow shared", pages=(page,), sections=len(sections)))
    return made


@dataclass(frozen=True, slots=True)
class _Joined:
    """Draws a page with the notes of all its sections."""

    draw: Callable[[Leaf], tuple[Item, ...]]
    section: SectionStory

    def __call__(self, leaf: Leaf) -> tuple[Item, ...]:
        return self.draw(replace(leaf, section=self.section))


def _broken(pieces: Sequence[Piece], leaf: Leaf) -> list[Way]:
    def overset(piece: Piece, excess: float) -> BrochureError:
        return _overset(piece, excess, leaf)

    return broken(pieces, frame_of(leaf).room, overset)


def frame_of(leaf: Leaf) -> Frame:
    """Return where the flow stands on the pages of a leaf's section.

    Raises LayoutError for a title that is higher than its page.
    """
    grid = leaf.grid
    title_at = grid.format.title
    first, bottom = grid.y(title_at + FIRST_LINE), grid.note
    for page in _speaking(leaf):
        if leaf.section.notes:
            bottom = min(bottom, page.notes(leaf.section.notes).last - NOTES_GAP)
        first = max(first, titled(page, limit=bottom).last + TITLE_GAP)
    return Frame(_on_grid(leaf, first), grid.head(title_at - 1), bottom)


def notes_last(leaf: Leaf) -> bool:
    """Tell whether a section's notes stand after its last words: on small pages, or where they are many."""
    if not leaf.section.notes:
        return False
    grid = leaf.grid
    height = max(grid.note - page.notes(leaf.section.notes).last for page in _speaking(leaf))
    return height > NOTES_SHARE * (grid.note - grid.y(grid.format.title + FIRST_LINE))


def titled(leaf: Leaf, limit: float | None = None) -> Placed:
    """Return a section's title; in the flow it may have as many lines as it needs, down to ``limit``."""
    words = leaf.rebroken(leaf.section.title, "title")
    top = leaf.grid.head(leaf.grid.format.title)
    return leaf.pair(words, "title", top, "deep", role="H1", limit=limit)


def _speaking(leaf: Leaf) -> list[Leaf]:
    """Return the pages that a section's page becomes: in a facing edition one a language."""
    if leaf.studio.arrangement != "facing":
        return [leaf]
    return [replace(leaf, shown=(language,)) for language in leaf.studio.languages]


def _on_grid(leaf: Leaf, y: float) -> float:
    """Return the first line of the grid at or below ``y``."""
    zero = leaf.grid.y(0)
    return zero + LINE * -(-(y - zero - 0.01) // LINE)


def _candidate(
    way: Way,
    index: int,
    pieces: Sequence[Piece],
    frame: Frame,
    setter: Setter,
    leaf: Leaf,
    ground: str,
) -> Candidate | None:
    pages = []
    ends = [frame.top(number) + filled.used for number, filled in enumerate(way.pages)]
    solid = ground in SOLIDS
    if solid and not stands(leaf.section, ends, setter.studio.format.height, facing=setter.apart):
        return None
    for number, filled in enumerate(way.pages):
        last = number == len(way.pages) - 1
        draw = _Page(pieces, filled, frame, number, index, setter, last, solid)
        band = draw.band
        art = (band[1] - band[0]) / filled.room if band else 0.0
        if solid:
            art = 1.0  # a solid has its art all over
        # A title that stands alone, where a small page holds no more, has its own white.
        full = filled.fullness if filled.slices else None
        changed = tuple(
            why for part in filled.slices if not part.first and (why := pieces[part.index].changed)
        )
        pages.append(PagePlan(draw, ground, full, index, art=art, changed=changed))
    name = _name(setter) + (f" on {ground}" if solid else "")
    return Candidate(name, tuple(pages), way.cost, setter.looseness)


def _name(setter: Setter) -> str:
    """Return what the design is called: how its text is set, where that is not as usual."""
    parts = ["flow"]
    if setter.density != "normal":
        parts.append(setter.density)
    if setter.looseness:
        parts.append("tight")
    if setter.tracks.parallel:
        first, second = setter.tracks.tracks[0].width, setter.tracks.tracks[1].width
        if abs(first - second) > 1:
            parts.append("wide left" if first > second else "wide right")
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class _Page:
    """Draws one page of flow when it is called."""

    pieces: Sequence[Piece]
    filled: Filled
    frame: Frame
    page: int
    section: int
    setter: Setter
    last: bool
    solid: bool

    def __call__(self, leaf: Leaf) -> tuple[Item, ...]:
        behind, inked = grounded(leaf)
        items: list[Item] = [*behind]
        if self.band:
            items += ridge_band(leaf, *self.band)
        items += leaf.running_head()
        if self.page == 0:
            items += titled(inked).items
        for part in self.filled.slices:
            piece = self.pieces[part.index]
            items += piece.drawn.draw(inked, self._cut(piece, part, leaf.languages))
        if leaf.section.notes and not notes_last(leaf):
            items += inked.notes(leaf.section.notes).items
        return tuple(items)

    def _cut(self, piece: Piece, part: Slice, shown: tuple[str, ...]) -> Cut:
        top = self.frame.top(self.page) + part.top
        tops: list[float] = []
        y = top
        for height in piece.rows[part.first : part.end]:
            tops.append(y)
            y += height
        key = f"{self.section}.{part.index}."
        return Cut(part.first, part.end, tuple(tops), y + part.extra, top - piece.head, key, shown)

    @property
    def _pictured(self) -> bool:
        """Whether a picture stands on the page: it needs no other."""
        return any(self.pieces[part.index].what == "picture" for part in self.filled.slices)

    @property
    def band(self) -> tuple[float, float] | None:
        """Top and foot of a band of ridges under a flow that leaves much of its last page white."""
        if self.filled.fullness >= (RAGGED if self.last else SPARSE) or self._pictured or self.solid:
            return None
        end = self.frame.top(self.page) + self.filled.used
        bottom = self.frame.bottom
        top = max(end + BAND_GAP, bottom - BAND * (bottom - self.frame.further))
        return (top, bottom) if bottom - top >= BAND_LEAST * (bottom - self.frame.further) else None


def ridge_band(leaf: Leaf, top: float, bottom: float) -> tuple[Item, ...]:
    """Return ridges between two heights, bleeding left and right, as decoration."""
    width, height, bleed = leaf.trim
    crest = height - (bottom - top)
    drawing = ridges.strip(leaf.studio.ridges, leaf.palette, width, height, bleed, crest)
    box = Rect.from_edges(leaf.sheet.x, top, leaf.sheet.right, bottom)
    moved = Group(drawing.items, Transform.translation(0.0, bottom - height))
    return (leaf.backdrop(Drawing(width, height, (Group((moved,), clip=box.segments),))),)


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a section that begins further down on a page."""

    words: Tracked

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the title."""
        y = cut.bottom - self.words.height + self.words.leading
        return self.words.at(leaf.grid.left, y, inks(leaf, "deep"), cut.shown, "H1")


def title(section: SectionStory, setter: Setter) -> Piece:
    """Return a section's title as a piece of the flow."""
    words = setter.tracked(section.title, "title")
    height = snapped(2 * LINE + words.height - words.leading)
    return whole(
        height,
        Title(words),
        above=3 * LINE,
        below=2 * LINE,
        after=NEVER,
        place=section.title.place,
        what="title",
    )


def _overset(piece: Piece, excess: float, leaf: Leaf) -> BrochureError:
    """Return the error of a piece that no page can hold; the page is the first that would show it."""
    lines = int(excess / LINE) + 1
    language = f", {piece.language}" if piece.language else ""
    where = f"page {leaf.number} ({leaf.section.kind}){language}"
    return LayoutError.of(
        "overset",
        f"{where}: this {piece.what} is {lines} line(s) too long for a page of its own",
        "shorten it, or cut it in two",
        piece.place or leaf.section.place,
    )
