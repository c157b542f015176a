"""Honours: their count as a thread numeral that bleeds off the left, the titles beside it."""

from __future__ import annotations

from brochure.art.threadtext import thread_text
from brochure.compose.story import HonoursBody
from brochure.display import Item, Tagged
from brochure.geometry import Transform, transformed
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.lists import list_item
from brochure.units import mm

LIST_AT = 10
PITCH = 6.5  # lines
LIST_LINES = 32.5  # what the list may take; more titles stand closer
RULE_ABOVE = 1.1  # lines
NUMERAL = mm(226)  # the size of the numeral
NUMERAL_WEIGHT = 800  # cut into threads, a bold loses what the extra bold has more
NUMERAL_RIGHT = mm(3)  # the numeral's right edge beyond column 7
LIST_COLUMN = 8


def honours(leaf: Leaf, body: HonoursBody) -> tuple[Item, ...]:
    """Return the page: both languages of a title stacked, English light, Chinese strong."""
    grid = leaf.grid
    x, width = grid.x(LIST_COLUMN), grid.span(grid.format.columns - LIST_COLUMN + 1)
    items: list[Item] = [
        _numeral(leaf, str(len(body.names))),
        *leaf.running_head(),
        *leaf.title(leaf.section.title).items,
    ]
    pitch = min(PITCH, LIST_LINES / max(len(body.names), 1))
    entries: list[Item] = []
    for index, words in enumerate(body.names):
        line = LIST_AT + index * pitch
        y = grid.y(line)
        items.append(leaf.rule(x, y - RULE_ABOVE * LINE, width))
        limit = grid.y(line + pitch - 1.5)
        name = leaf.stack(words, "list_entry", x, y, width, ("deep", "deep"), gaps=2.5, limit=limit)
        entries.append(list_item(*name.items))
    items.append(Tagged("L", tuple(entries)))
    columns = dict.fromkeys(leaf.languages, x)
    y = grid.note - (len(leaf.section.notes) * len(leaf.languages) - 1) * 10
    for note in leaf.section.notes:
        for language, text in note.only(leaf.languages):
            single = type(note)(((language, text),), note.place)
            items += leaf.pair(single, "note", y, "secondary", role="Note", measure=width, axes=columns).items
            y += 10
    return tuple(items)


def _numeral(leaf: Leaf, digits: str) -> Item:
    """Return the count cut by threads, its right edge beyond column 7, standing on the note line."""
    style = leaf.theme.style("title", "en")
    line = leaf.typesetter.line(digits, style.weighing(NUMERAL_WEIGHT), "en")
    outline = tuple(
        segment
        for run in line.runs
        for glyph in run.glyphs
        for segment in transformed(
            run.face.outline(glyph.gid), Transform.translation((run.x + glyph.x) / style.size, 0)
        )
    )
    right = leaf.grid.x(7) + NUMERAL_RIGHT
    drawing = thread_text(outline, NUMERAL, right, leaf.grid.note, leaf.ink("deep"), leaf.sheet)
    return leaf.backdrop(drawing)
