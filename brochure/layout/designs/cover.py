"""The front cover and the back cover: the name, a few lines, the ridges."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.art import covers, ridges
from brochure.compose import asides
from brochure.compose.story import BackCoverBody, CoverBody, SectionStory
from brochure.compose.words import Words
from brochure.display import Item, Link, Tagged
from brochure.geometry import Rect
from brochure.layout.artworks import park_logo
from brochure.layout.designs.cover_name import cover_name
from brochure.layout.format import LINE, Grid
from brochure.layout.leaf import Leaf, Placed
from brochure.layout.studio import Heights, PageStudio
from brochure.layout.theme import Theme
from brochure.units import mm

NAME_DROP = mm(21)  # from line 0 to the first baseline of the name in the base format
FULL_SIZE = 66.0  # points: the name's size there
CAP_HEIGHT = 0.72  # em
LINES_GAP = mm(16.743)  # from the name's last baseline to the first line under it, at full size
LEAST_GAP = 2 * LINE
GROUP_GAP = LINE / 2  # between two languages whose lines stand one under the other
NAME_LINES = 3
AIR = mm(9)  # between the last of the lines and the highest crest, at least
LOWEST_CREST = 0.62  # of the page's height: lower mountains are no picture
LOW = mm(160)  # on a page lower than this the lines come first
LOW_CREST = 0.72
LINES_DROP = 3 * LINE  # from the lockup's last baseline to the lines under it
SPLIT_RANGE = (0.60, 0.75)  # shares whose split can carry the second language
LOGO_WIDTH = mm(56)
LOGO_HEIGHTS = (mm(4), mm(9), mm(16))  # the least, and the most on the front and on the back
LOGO_CLEAR = mm(4.5)  # from the logo to the name's tallest signs
SAFE_TOP = mm(7)
SECOND_ROOM = mm(25)  # beside the split, or the lines of the second language stand under those of the first
SECOND = 3  # columns that the second language takes where no split carries it
BASE_TITLE = 4  # the line of titles in the base format


def cover_heights(studio: PageStudio, sections: Sequence[SectionStory]) -> Heights:
    """Return the heights of the covers among a document's sections.

    The tops of the name's capitals keep their place. The mountains go on round the spine and keep clear of
    the lines of both covers.
    """
    page_format, theme = studio.format, studio.theme
    style = theme.style("cover_name", "en")
    name = page_format.first_line + NAME_DROP - CAP_HEIGHT * (FULL_SIZE - style.size)
    under = name + (NAME_LINES - 1) * style.leading + max(LINES_GAP * style.size / FULL_SIZE, LEAST_GAP)
    last = under
    for section in sections:
        match section.body:
            case CoverBody() as front:
                last = max(last, under + _depth(studio, front))
            case BackCoverBody() as back:
                leaf = Leaf(studio, 0, section, theme.ink("deep"), page_format.grid("left"), "left")
                last = max(last, _lockup(leaf, back).last)
            case _:
                pass
    crest = max(ridges.default_crest(page_format.height), last + AIR)
    lowest = LOWEST_CREST if page_format.height >= LOW else LOW_CREST
    return Heights(name, under, min(crest, lowest * page_format.height))


def _depth(studio: PageStudio, body: CoverBody) -> float:
    """Return the way from the first to the last baseline of the lines below the name, points."""
    grid = studio.format.grid("right")
    rooms, under = _rooms(studio, grid)
    order = _ordered(studio.theme, body.name)
    counts = []
    for words in body.lines:
        found = [
            len(
                studio.typesetter.paragraph(
                    words.get(language), studio.theme.style("body", language), language, room
                ).lines
            )
            for language, room in zip(order, rooms, strict=False)
            if words.get(language)
        ]
        counts.append((sum if under else max)(found or [0]))
    leading = studio.theme.style("body", "en").leading
    return max(sum(counts) - 1, 0) * leading + (GROUP_GAP if under and len(order) > 1 else 0.0)


def _rooms(studio: PageStudio, grid: Grid) -> tuple[tuple[float, float], bool]:
    """Return the widths of the lines of two languages, and whether one stands under the other."""
    split = _axis(studio, grid)
    if studio.arrangement == "stacked" or grid.right - split < SECOND_ROOM:
        return (grid.measure, grid.measure), True
    return (split - grid.left, grid.right - split), False


def _ordered(theme: Theme, name: Words) -> list[str]:
    """Return a name's languages as they stand: Han names are narrow and have the second place."""
    return sorted((language for language, _ in name), key=theme.is_han)


def cover(leaf: Leaf, body: CoverBody) -> tuple[Item, ...]:
    """Return the front cover; the second name stands where the ridges change colour.

    Han names are narrow, so that theirs is the second place, whichever language leads.
    """
    split = _axis(leaf.studio, leaf.grid)
    order = _ordered(leaf.theme, body.name)
    name = Words(tuple((language, body.name.get(language)) for language in order), body.name.place)
    heights = leaf.studio.cover
    items: list[Item] = [leaf.solid(), _ridges(leaf)]
    tops = leaf.studio.format.first_line + NAME_DROP - CAP_HEIGHT * FULL_SIZE
    items += _logo(leaf, body.name, tops, LOGO_HEIGHTS[1])
    items += cover_name(leaf, name, split, heights.name, heights.lines)
    return (*items, *_lines(leaf, body, order, split))


def _lines(leaf: Leaf, body: CoverBody, order: list[str], split: float) -> list[Item]:
    """Return the lines under the name: beside each other, on a narrow page a language after the other."""
    items: list[Item] = []
    y, crest = leaf.studio.cover.lines, leaf.studio.cover.crest
    leading = leaf.theme.style("body", leaf.languages[0]).leading
    rooms, under = _rooms(leaf.studio, leaf.grid)
    _must_fit(leaf, body, dict(zip(order, rooms, strict=False)))
    for group in [[language] for language in order] if under else [order]:
        axes = dict(zip(group, (leaf.grid.left, split), strict=False))
        for words in body.lines:
            last = y - leading
            for language, room in zip(group, rooms, strict=False):
                if said := words.only((language,)):
                    placed = leaf.pair(said, "body", y, "deep", axes=axes, measure=room, limit=crest)
                    items += placed.items
                    last = max(last, placed.last)
            y = last + leading
        y += GROUP_GAP
    return items


def _must_fit(leaf: Leaf, body: CoverBody, rooms: dict[str, float]) -> None:
    """Raise LayoutError for lines that reach into the mountains: about the longest, not the last, of them."""
    leading = leaf.theme.style("body", leaf.languages[0]).leading
    lines = [
        (len(leaf.set(words.only((language,)), "body", room)[language].lines), words, language)
        for words in body.lines
        for language, room in rooms.items()
        if words.get(language)
    ]
    longest = max(lines, key=lambda line: line[0], default=None)
    if longest is not None:
        last = leaf.studio.cover.lines + _depth(leaf.studio, body)
        leaf.must_fit(longest[1], longest[2], last, leaf.studio.cover.crest, leading)


def _logo(leaf: Leaf, name: Words, above: float, most: float) -> tuple[Item, ...]:
    """Return the park's logo over a name whose signs begin at ``above``; nothing where there is no room."""
    foot = above - LOGO_CLEAR
    height = min(most, foot - SAFE_TOP)
    if height < LOGO_HEIGHTS[0]:
        return ()
    width = min(LOGO_WIDTH, leaf.grid.measure)
    return park_logo(leaf, Rect(leaf.grid.left, foot - height, width, height), name)


def _axis(studio: PageStudio, grid: Grid) -> float:
    """Return where the second language stands: at the split of the threads, or in the last quarter."""
    plan = studio.ridges
    if plan.share is not None and SPLIT_RANGE[0] <= plan.share <= SPLIT_RANGE[1]:
        return plan.split(studio.format.width)
    columns = grid.format.columns
    return grid.x(columns - SECOND * columns // 12 + 1)


def _ridges(leaf: Leaf) -> Item:
    studio = leaf.studio
    drawing = covers.front(studio.cover_art, studio.ridges, leaf.palette, *leaf.trim, studio.cover.crest)
    return leaf.backdrop(drawing)


def back_cover(leaf: Leaf, body: BackCoverBody) -> tuple[Item, ...]:
    """Return the back cover: the lockup, place and telephone over the ridges that run round the spine."""
    studio = leaf.studio
    drawing = covers.back(studio.cover_art, studio.ridges, leaf.palette, *leaf.trim, studio.cover.crest)
    top = _lockup_top(leaf)
    tops = top - leaf.theme.style("subhead", leaf.languages[0]).size
    logo = _logo(leaf, body.name, tops, LOGO_HEIGHTS[2])
    return (leaf.solid(), leaf.backdrop(drawing), *logo, *_lockup(leaf, body).items)


def _lockup_top(leaf: Leaf) -> float:
    page_format = leaf.studio.format
    return page_format.first_line + NAME_DROP - (BASE_TITLE - page_format.title) * LINE


def _lockup(leaf: Leaf, body: BackCoverBody) -> Placed:
    """Return the name, the lines and the telephone of the back cover."""
    paper = leaf.light
    name = leaf.pair(body.name, "subhead", _lockup_top(leaf), paper)
    items = list(name.items)
    y = name.last + (LINE * 2 if leaf.stacked else LINES_DROP)
    last, leading = name.last, leaf.theme.style("body", leaf.languages[0]).leading
    for words in body.lines:
        placed = leaf.pair(words, "body", y, paper)
        items += placed.items
        last, y = placed.last, placed.last + leading
    for language, number in body.numbers:
        line = leaf.typesetter.line(number, leaf.theme.style("body", language), language)
        x = leaf.axes[language]
        box = Rect(x, y - mm(3.5), line.width, mm(5))
        link = Link(box, f"tel:{body.phone}", asides.call(body.numbers).get(language), line.at(x, y, paper))
        items.append(Tagged("P", (link,), language=language))
        last = y
        y += leading if leaf.stacked else 0
    return Placed(tuple(items), last, 0)
