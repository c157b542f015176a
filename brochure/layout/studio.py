"""A studio: what all pages of a document, or all panels of a leaflet, share.

A theme, a typesetter, an edition's languages and the art's ridges, and for pages a format and how languages
stand on it. Knows no single page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.art.covers import CoverArt
from brochure.art.ridges import RidgePlan
from brochure.compose.story import Arrangement, ArtPlan, LogoFiles, Mode
from brochure.layout.format import Format
from brochure.layout.theme import Theme
from brochure.text.typesetter import Typesetter
from brochure.units import mm

NARROWEST = mm(44)  # a half narrower than this holds no language: the two are stacked


@dataclass(frozen=True, slots=True)
class Heights:
    """Where things stand on a cover, points from the top trim: first baselines, and the highest crest."""

    name: float
    lines: float
    crest: float


BASE_COVER = Heights(mm(39), mm(101.6), mm(126))


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """What pages and panels alike share; ``bleed`` in points.

    ``sparing`` is the edition for an office printer: white grounds, no solids, art inside the safe area.
    ``ridges`` has as many threads as fit a page or a panel; ``cover_art`` is what the front shows.
    """

    theme: Theme
    typesetter: Typesetter
    languages: tuple[str, ...]
    ridges: RidgePlan
    bleed: float
    sparing: bool = False
    logo: LogoFiles | None = None
    cover_art: CoverArt = "ridges"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStudio(Studio):
    """What all pages of a document share.

    ``arrangement`` is how the languages stand together on this format; ``cover`` where things stand on the
    covers, whose mountains go on from one to the other.
    """

    format: Format
    arrangement: Mode = "columns"
    cover: Heights = BASE_COVER


def ridges_of(art: ArtPlan) -> RidgePlan:
    """Return the ridges of a story's art."""
    return RidgePlan.of(art.park, art.variant, art.threads, art.ridges, art.share)


def arranged(page_format: Format, languages: Sequence[str], wanted: Arrangement) -> Mode:
    """Return how languages stand together on a format: halves that are too narrow are stacked."""
    if len(languages) < 2 or wanted == "flip":
        return "single"
    grid = page_format.grid("right")
    if wanted == "columns" and grid.span(page_format.columns // 2) < NARROWEST:
        return "stacked"
    return wanted
