"""What sections that are told in blocks have in common: how they open, and the charts and pictures after.

A section of the model in, blocks out. Knows no kind of section.
"""

from __future__ import annotations

from collections.abc import Sequence

from brochure.compose import amounts, figures
from brochure.compose import blocks as b
from brochure.compose.composer import Composer, Key
from brochure.compose.slots import slots
from brochure.compose.words import Cell, Row, Words
from brochure.model import sections as m
from brochure.model.amounts import Item
from brochure.model.base import Text


def opening(c: Composer, section: m.Told, key: Key) -> list[b.Block]:
    """Return lead, paragraphs and facts of a section."""
    blocks: list[b.Block] = []
    if section.lead is not None:
        blocks.append(b.Lead(c.words(section.lead, *key, "lead")))
    blocks += pictures(c, _kind(section), first=True)
    blocks += [b.Paragraph(words) for words in c.many(section.paragraphs, *key, "paragraphs")]
    blocks += fact_blocks(c, section.facts, (*key, "facts"))
    return blocks


def closing(c: Composer, section: m.Told, key: Key) -> list[b.Block]:
    """Return the charts of a section and its pictures."""
    blocks: list[b.Block] = [
        b.Chart(figures.figure(c, figure, (*key, "figures", index)))
        for index, figure in enumerate(section.figures)
    ]
    return blocks + pictures(c, _kind(section))


def _kind(section: m.Told) -> str:
    """Return a section's kind, which every kind of section names for itself."""
    return str(getattr(section, "kind", ""))


def pictures(c: Composer, kind: str, *, first: bool = False) -> list[b.Block]:
    """Return a section's pictures, those that open it or the others, in the form that the data ask for."""
    asked = {picture.id: picture for picture in c.brochure.pictures if picture.first == first}
    return [b.PictureBlock(slot, asked[slot.id].form) for slot in slots(c, kind) if slot.id in asked]


def fact_blocks(c: Composer, items: Sequence[Item], key: Key) -> list[b.Block]:
    """Return labelled amounts as figures that are read together, and labelled words as a list."""
    cells: list[Cell] = []
    rows: list[Row] = []
    for index, item in enumerate(items):
        caption = c.words(item.label, *key, index, "label")
        cell = amounts.figure_cell(c, item, amounts.dressed(c, item, caption)) if item.said else None
        if cell is not None and item.text is None:
            cells.append(cell)
        else:
            rows.append(Row(caption, item_words(c, item, (*key, index))))
    blocks: list[b.Block] = []
    if cells:
        blocks.append(b.Figures(tuple(cells)))
    if rows:
        blocks.append(b.FactList(tuple(rows)))
    return blocks


def item_words(c: Composer, item: Item, key: Key) -> Words:
    """Return an item's amount, or its words."""
    return c.words(item.text, *key, "text") if item.text is not None else amounts.said(c, item)


def heading(words: Words) -> b.Heading:
    """Return a head of the first level inside a section."""
    return b.Heading(words)


def text_column(head: Words) -> b.Column:
    """Return a column of words."""
    return b.Column(head)


def optional(c: Composer, text: Text | None, *key: str | int) -> Words | None:
    """Return a text's words as a cell, None where the data have none."""
    words = c.words(text, *key)
    return words or None
