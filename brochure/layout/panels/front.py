"""The front: the name as large as the panel takes, the place, the ridges that count the enterprises."""

from __future__ import annotations

from dataclasses import dataclass

from brochure.art import covers
from brochure.colour import Ink
from brochure.compose.story import CoverBody
from brochure.compose.words import Words
from brochure.display import Item, Tagged
from brochure.errors import LayoutError
from brochure.geometry import Rect
from brochure.layout.artworks import park_logo
from brochure.layout.panels.panel import GAP, Panel
from brochure.units import mm

STYLES = ("panel_name", "panel_name_2", "panel_name_3", "panel_name_4")
NAME_AT = mm(24.2)
LINES_DROP = mm(10.8)  # from the name's last baseline to the lines under it
CREST = 0.52  # of the height: the highest crest
CLEAR = mm(7)  # between the lines and the crest, at least
LOGO_TOP, LOGO_LEAST, LOGO_MOST = mm(5.4), mm(4), mm(9)
LOGO_CLEAR = mm(3)  # from the logo to the name's capitals
LOGO_SHARE = 0.6  # of the measure
CAP_HEIGHT = 0.72  # em
SPLIT = (0.60, 0.75)  # shares of dark threads whose split can carry the second language


@dataclass(frozen=True, slots=True)
class Stand:
    """Where things stand on a front: the name's first baseline and its steps, the lines' drop, the crest.

    ``crest`` is a share of the height, what is kept ``clear`` above it points; ``lines`` tells whether lines
    stand under the name. A low piece shows a part of the range of a panel that is ``range`` points high.
    """

    name: float = NAME_AT
    styles: tuple[str, ...] = STYLES
    drop: float = LINES_DROP
    crest: float = CREST
    clear: float = CLEAR
    lines: bool = True
    range: float = 0.0


PANEL = Stand()


def front(
    panel: Panel, body: CoverBody, halves: tuple[float, float] | None = None, stand: Stand = PANEL
) -> tuple[Item, ...]:
    """Return the front. ``halves``: the right end of the left flap and the left end of the right one.

    Between those nothing but art may stand. The second name stands where the threads change colour. The
    first of the lines says what a document is; a leaflet says it by itself.
    """
    said = sorted(body.name, key=lambda pair: panel.theme.is_han(pair[0]))
    names = Words(tuple(said), body.name.place)
    axes = _axes(panel, names, halves)
    items: list[Item] = [_art(panel, stand), *_logo(panel, names, stand)]
    name, last = _name(panel, names, axes, halves, stand)
    items += name
    y = last + stand.drop
    leading = panel.theme.style("panel_body", panel.languages[0]).leading
    floor = stand.crest * panel.height - stand.clear
    for words in (body.lines[1:] or body.lines) if stand.lines else ():
        placed = panel.pair(words, "panel_body", y, panel.ink("deep"), axes, limit=floor, reach=mm(3))
        items += placed.items
        y = placed.last + leading
    return tuple(items)


def _art(panel: Panel, stand: Stand) -> Item:
    width, height, bleed = panel.width, panel.height, panel.studio.bleed
    crest, tall = stand.crest * height, max(stand.range, height)
    drawing = covers.front(
        panel.studio.cover_art,
        panel.studio.ridges,
        panel.palette,
        width,
        tall,
        bleed,
        CREST * tall if stand.range else crest,
    )
    return panel.backdrop(drawing, crest - CREST * tall if stand.range else 0.0)


def _logo(panel: Panel, names: Words, stand: Stand) -> tuple[Item, ...]:
    """Return the park's logo over its name; nothing where there is none, or no room."""
    foot = stand.name - CAP_HEIGHT * panel.theme.style(stand.styles[0], "en").size - LOGO_CLEAR
    height = min(LOGO_MOST, foot - LOGO_TOP)
    if height < LOGO_LEAST:
        return ()
    return park_logo(panel, Rect(panel.left, foot - height, panel.measure * LOGO_SHARE, height), names)


def _axes(panel: Panel, names: Words, halves: tuple[float, float] | None) -> dict[str, float]:
    languages = [language for language, _ in names]
    share = panel.studio.ridges.share
    second = panel.column(5)
    if halves:
        second = halves[1]
    elif share is not None and SPLIT[0] <= share <= SPLIT[1]:
        second = panel.studio.ridges.split(panel.width)
    return dict(zip(languages, (panel.left, second), strict=False))


def _name(
    panel: Panel,
    names: Words,
    axes: dict[str, float],
    halves: tuple[float, float] | None,
    stand: Stand,
) -> tuple[list[Item], float]:
    """Return the names in the largest step that holds them, side by side, else one above the other."""
    for style in stand.styles:
        if _beside(panel, names, style, axes, halves):
            return _set(panel, names, style, axes, _inks(panel, names, style), stand.name)
    stacked = dict.fromkeys(axes, panel.left)
    if halves is None:
        for style in stand.styles:
            if panel.fits(names, style, stacked, 4):
                inks = _inks(panel, names, style)
                found = panel.stack(names, style, panel.left, stand.name, panel.measure, inks, role="H1")
                if found.last + stand.drop <= stand.crest * panel.height - stand.clear:
                    return list(found.items), found.last
    what = f"panel {panel.number} (cover): the park's name does not fit"
    raise LayoutError.of("overset", what, "shorten it on the cover, or part it otherwise with |", names.place)


def _inks(panel: Panel, names: Words, style: str) -> tuple[Ink, Ink]:
    """Return the inks of the first name and of the second, which is the accent where that reads."""
    size = panel.theme.style(style, names.said[-1][0]).size
    return panel.ink("deep"), panel.theme.accent_type(panel.ground, size)


def _beside(
    panel: Panel, names: Words, style: str, axes: dict[str, float], halves: tuple[float, float] | None
) -> bool:
    if not panel.fits(names, style, axes, 4):
        return False
    if halves is None:
        return True
    first = panel.theme.style(style, panel.languages[0])
    language, text = names.said[0]
    width = panel.paragraph(text, first, language, panel.width).width
    return panel.left + width <= halves[0] - GAP


def _set(
    panel: Panel, names: Words, style: str, axes: dict[str, float], inks: tuple[Ink, Ink], y: float
) -> tuple[list[Item], float]:
    items: list[Item] = []
    last = y
    for (language, text), ink in zip(names, inks, strict=False):
        set_style = panel.theme.style(style, language)
        paragraph = panel.paragraph(text, set_style, language, panel.room(axes, language))
        x = axes[language] - min((line.ink_left for line in paragraph.lines), default=0.0)
        items.append(Tagged("H1", paragraph.at(x, y, ink), language=language))
        last = max(last, y + (len(paragraph.lines) - 1) * paragraph.leading)
    return items, last
