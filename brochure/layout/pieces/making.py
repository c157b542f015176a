"""Stories, piece and theme in; a Document out: a card's two sides, a one-sheet's, a poster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from brochure.compose import story as s
from brochure.compose.parts import ZonesBody
from brochure.compose.words import Words
from brochure.display import Group, Item, Tagged
from brochure.errors import DataError
from brochure.geometry import Rect, Transform
from brochure.layout.document import Document, Page
from brochure.layout.layout import BLEED, metadata_of
from brochure.layout.panels.glance import glance
from brochure.layout.panels.leaflet import demo_mark, panel_studio, proofed
from brochure.layout.panels.panel import Panel
from brochure.layout.panels.pillars import pillars
from brochure.layout.panels.plan import plan
from brochure.layout.panels.roles import roles
from brochure.layout.panels.told import honours, overview
from brochure.layout.pieces.card import card_back, card_front
from brochure.layout.pieces.onesheet import HEAD, head
from brochure.layout.pieces.piece import Piece
from brochure.layout.pieces.poster import poster
from brochure.layout.studio import Studio
from brochure.layout.theme import Theme
from brochure.text.typesetter import Typesetter
from brochure.units import to_mm

COLUMNS: tuple[tuple[type, Callable[[Panel, Any], tuple[Item, ...]]], ...] = (
    (s.KeyFiguresBody, lambda panel, body: glance(panel, body, None)), (ZonesBody, plan),
    (s.IndustriesBody, pillars), (s.OverviewBody, overview), (s.RolesBody, roles), (s.HonoursBody, honours),
)  # fmt: skip
"""The sections of a one-sheet in the order in which its three columns take them."""

_THREADS_PER_MM = 0.7


def piece_document(
    stories: Sequence[s.Story],
    piece: Piece,
    theme: Theme,
    typesetter: Typesetter,
    generator: str,
    *,
    sparing: bool = False,
    bleed: float = BLEED,
) -> Document:
    """Return the piece; a one-sheet has a side for each of ``stories``, the others are made of the first.

    Art is drawn ``bleed`` points beyond the edge.

    Raises one error with all that does not fit, DataError for a story without a cover or a contact.
    """
    makers = {"card": _card, "one-sheet": _one_sheet, "poster": _poster}
    first, own = stories[0], bleed / piece.scale
    studio = panel_studio(first, theme, typesetter, own, sparing=sparing)
    sides = tuple(makers[piece.kind](stories, piece, studio))
    pages = tuple(
        Page(str(number), "right", piece.kind, items, design="piece") for number, items in enumerate(sides, 1)
    )
    return Document(piece.width, piece.height, bleed, pages, (), metadata_of(stories[0], generator))


def _section(story: s.Story, body: type, piece: Piece) -> s.SectionStory:
    found = next((section for section in story.sections if isinstance(section.body, body)), None)
    if found is None:
        kind = {s.CoverBody: "cover", s.ContactBody: "contact"}[body]
        raise DataError.of(
            "piece-section", f"a {piece.kind} wants a section of the kind {kind}", "add it to the sections"
        )
    return found


def _body(story: s.Story, body: type) -> Any:
    return next((section.body for section in story.sections if isinstance(section.body, body)), None)


def _noted(story: s.Story, body: type) -> tuple[Any, Sequence[Words]] | None:
    """Return a section's body and its notes."""
    return next((((one.body, one.notes)) for one in story.sections if isinstance(one.body, body)), None)


def _panel(
    studio: Studio, section: s.SectionStory, number: int, width: float, height: float, ground: str
) -> Panel:
    theme = studio.theme
    threads = max(min(round(_THREADS_PER_MM * to_mm(width)), studio.ridges.threads), 30)
    own = replace(studio, ridges=replace(studio.ridges, threads=threads))
    ink = theme.ink("white" if studio.sparing else ground)
    return Panel(own, number, section, ink, width, height, (studio.bleed, studio.bleed))


def _finished(panel: Panel, story: s.Story, items: tuple[Item, ...]) -> tuple[Item, ...]:
    proofed(panel, items)
    return (panel.solid(), Tagged("Sect", items), *demo_mark(panel, story))


def _card(stories: Sequence[s.Story], piece: Piece, studio: Studio) -> Iterator[tuple[Item, ...]]:
    story = stories[0]
    cover, contact = _section(story, s.CoverBody, piece), _section(story, s.ContactBody, piece)
    front = _panel(studio, cover, 1, piece.width, piece.height, "paper")
    yield _finished(front, story, card_front(front, cover.body))  # type: ignore[arg-type]
    back = _panel(studio, contact, 2, piece.width, piece.height, "white")
    yield _finished(back, story, card_back(back, contact.body))  # type: ignore[arg-type]


def _poster(stories: Sequence[s.Story], piece: Piece, studio: Studio) -> Iterator[tuple[Item, ...]]:
    """Yield the poster: composed small, drawn large."""
    story, k = stories[0], piece.scale
    cover = _section(story, s.CoverBody, piece)
    panel = _panel(studio, cover, 1, piece.width / k, piece.height / k, "paper")
    key = _noted(story, s.KeyFiguresBody)
    items = poster(
        panel, cover.body, key, _body(story, s.ContactBody), piece.code / k, piece.foot / k,  # type: ignore[arg-type]
    )  # fmt: skip
    yield (Group(_finished(panel, story, items), Transform.scaling(k)),)


def _one_sheet(stories: Sequence[s.Story], piece: Piece, studio: Studio) -> Iterator[tuple[Item, ...]]:
    """Yield a side a language: the head, and under it three columns."""
    bleed = studio.bleed
    for number, story in enumerate(stories, 1):
        own = replace(studio, languages=story.languages)
        cover = _section(story, s.CoverBody, piece)
        top = _panel(own, cover, number, piece.width, HEAD, "paper")
        contact, notes = _noted(story, s.ContactBody) or (None, ())
        words = head(top, cover.body, contact, notes)  # type: ignore[arg-type]
        clip = Rect(-bleed, -bleed, piece.width + 2 * bleed, HEAD + bleed)
        proofed(top, words)
        items: list[Item] = [Group((top.solid(), Tagged("Sect", words)), clip=clip.segments)]
        width = piece.width / 3
        chosen = [
            (section, form)
            for body, form in COLUMNS
            for section in story.sections if isinstance(section.body, body)
        ][:3]  # fmt: skip
        for index, (section, form) in enumerate(chosen):
            column = Panel(own, number, section, own.theme.ink("white"), width, piece.height - HEAD)
            made = form(column, section.body)
            proofed(column, made)
            mark = demo_mark(column, story) if index == 0 else ()
            at = Transform.translation(index * width, HEAD)
            items.append(Group((Tagged("Sect", made), *mark), at))
        yield tuple(items)
