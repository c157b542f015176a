"""Any section told in blocks: for formats that its own design does not serve, or when it holds too much.

A section's story in, blocks in reading order out. Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brochure.compose import blocks as b
from brochure.compose import story as s
from brochure.compose.parts import Slot, ZonesBody


def blocks_of(section: s.SectionStory) -> tuple[b.Block, ...] | None:
    """Return a section in blocks; None for covers, which are told by their design alone."""
    body = section.body
    match body:
        case b.FlowBody():
            return body.blocks
        case s.CoverKeyBody():
            return (b.FactList(body.rows),)
        case s.KeyFiguresBody():
            return tuple(_key_figures(body))
        case s.OverviewBody():
            return tuple(_overview(body))
        case s.RolesBody():
            lead = [b.Lead(body.sentence)] if body.sentence else []
            return (*lead, *(b.Statement(words) for words in body.statements))
        case ZonesBody():
            return (b.ZonePlanBlock(body), *_pictures(section.pictures))
        case s.IndustriesBody():
            return (b.Tiles(body.tiles, section.pictures),)
        case s.PerformanceBody():
            return tuple(b.Chart(figure) for figure in body.figures)
        case s.VisionBody():
            return (*_vision(body), *_pictures(section.pictures))
        case s.HonoursBody():
            return (b.Listing(tuple(b.Entry(name) for name in body.names)), *_pictures(section.pictures))
        case s.ContactBody():
            return tuple(_contact(body))
        case _:
            return None


def _key_figures(body: s.KeyFiguresBody) -> Iterator[b.Block]:
    yield b.Figures((body.hero, *(cell for row in body.rows for cell in row)), hero=True)
    if body.contents:
        yield b.Contents(body.contents)


def _overview(body: s.OverviewBody) -> Iterator[b.Block]:
    if body.lead:
        yield b.Lead(body.lead)
    yield from (b.Paragraph(words) for words in body.paragraphs)
    if body.facts:
        yield b.FactList(body.facts)


def _vision(body: s.VisionBody) -> Iterator[b.Block]:
    if body.milestones:
        yield b.Listing(tuple(b.Entry(row.value, mark=row.label) for row in body.milestones))
    if body.aims:
        if body.aims_title:
            yield b.Heading(body.aims_title)
        yield b.Listing(tuple(b.Entry(words) for words in body.aims))
    small = tuple(words for words in (body.aims_note, body.policy_note) if words)
    if small:
        yield b.SmallPrint(small)


def _contact(body: s.ContactBody) -> Iterator[b.Block]:
    if body.phone:
        yield b.Telephone(body.phone, body.numbers, body.phone_label)
    yield b.Address(body.name, body.address, body.person, body.email, body.web, body.point)
    yield from (b.CodeBlock(code) for code in body.codes)
    small = [words for words in (*body.imprint, body.disclaimer) if words]
    if small:
        yield b.SmallPrint(tuple(small))


def _pictures(slots: Iterable[Slot]) -> tuple[b.Block, ...]:
    return tuple(b.PictureBlock(slot, "strip") for slot in slots if slot.file is not None)
