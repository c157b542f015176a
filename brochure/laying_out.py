"""Laying out: a deliverable's stories composed and set in its format, whatever that makes of them.

A loaded brochure, a deliverable and a typesetter in; a document of pages, the flat of a leaflet or a single
piece out. Must not know how documents are painted and delivered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from brochure import tradefair
from brochure.assets import assets
from brochure.dressing import theme_of
from brochure.errors import DataError, Finding
from brochure.jobs import GENERATOR, Job
from brochure.receivers import profile_for

if TYPE_CHECKING:
    from brochure.compose.editions import Edition
    from brochure.compose.story import Story
    from brochure.layout.document import Document
    from brochure.layout.panels.fold import Fold
    from brochure.layout.pieces.piece import Piece
    from brochure.layout.theme import Theme
    from brochure.load import Loaded
    from brochure.model.brochure import Deliverable
    from brochure.profiles import Profile
    from brochure.text.typesetter import Typesetter


def lay_out(
    loaded: Loaded, deliverable: Deliverable, typesetter: Typesetter
) -> tuple[Document, Profile, tuple[Finding, ...]]:
    """Return a deliverable's document, its profile, and what compose found."""
    from brochure.compose.compose import compose
    from brochure.compose.editions import edition_of
    from brochure.layout.artworks import findings_on_artwork
    from brochure.layout.blanks import without_blanks
    from brochure.layout.codes import findings_on_codes
    from brochure.layout.pictured import pictured
    from brochure.layout.whence import told_where_said
    from brochure.profiles.black import in_black

    job, brochure = Job(loaded, deliverable), loaded.brochure
    profile = profile_for(job)
    if deliverable.ink:
        profile = in_black(profile, job.place("ink"))
    with job.said_at("edition"):
        edition = edition_of(brochure, job.edition)
    with job.said_at("theme"):
        theme, judged = theme_of(loaded, job.theme)
    composed = [compose(brochure, half, loaded.folder, loaded.places, job.digest) for half in edition.halves]
    findings = (*judged, *dict.fromkeys(finding for _, found in composed for finding in found))
    stories = [story for story, _ in composed]
    fold, piece = tradefair.fold_named(job.format), tradefair.piece_named(job.format)
    with told_where_said(stories):
        if piece is not None:
            document = _piece(job, edition, piece, theme, typesetter, profile)
        elif fold is not None:
            document, left_out = _leaflet(job, stories, fold, theme, typesetter, profile)
            findings = (*findings, *left_out)
        else:
            document = _pages(job, stories, edition, theme, typesetter, profile)
    findings = (*findings, *(found for shown in pictured(stories[0], document) if (found := shown.finding)))
    findings = (*findings, *findings_on_artwork(stories[0], typesetter), *findings_on_codes(stories[0]))
    if not profile.blanks:
        document = without_blanks(document)
    if profile.marks:
        from brochure.marks import marked

        document = marked(document, profile, typesetter)
    return document, profile, findings


def _pages(
    job: Job,
    stories: Sequence[Story],
    edition: Edition,
    theme: Theme,
    typesetter: Typesetter,
    profile: Profile,
) -> Document:
    """Return the pages of a brochure: one story, or both halves of a flip edition."""
    from brochure.layout.flip import centre_art, flipped
    from brochure.layout.format import format_of
    from brochure.layout.layout import halved, layout, shared_out

    with job.said_at("format"):
        tradefair.refuse_near_miss(job.format)
        page_format = format_of(job.format, assets() / "formats" / "formats.yaml")
    wanted = job.deliverable.pages or job.loaded.brochure.pages
    documents = []
    for story, count in zip(stories, shared_out(wanted, len(stories)), strict=True):
        with job.said_at("pages"), halved(wanted, len(stories), story.languages):
            documents.append(
                layout(
                    story,
                    page_format,
                    theme,
                    typesetter,
                    GENERATOR,
                    sparing=profile.sparing,
                    bleed=_bleed(profile),
                    pages=count,
                )
            )
    if len(documents) == 1:
        return documents[0]
    centre = () if profile.sparing else centre_art(stories[0].art, theme, page_format, documents[0].bleed)
    return flipped(documents[0], documents[1], edition.languages, centre)


def _bleed(profile: Profile) -> float:
    """Return how far art is drawn beyond the trim, points: as the receiver demands, and never under 3 mm."""
    from brochure.layout.layout import BLEED
    from brochure.units import mm

    return max(BLEED, mm(profile.bleed_mm))


def _piece(
    job: Job,
    edition: Edition,
    piece: Piece,
    theme: Theme,
    typesetter: Typesetter,
    profile: Profile,
) -> Document:
    """Return a single piece; a one-sheet speaks one language a side."""
    from brochure.compose.compose import compose
    from brochure.layout.pieces.making import piece_document

    spoken = [edition]
    if piece.kind == "one-sheet":
        spoken = [replace(edition, languages=(tag,), arrangement="single") for tag in edition.languages]
    said = job.loaded
    stories = [compose(said.brochure, own, said.folder, said.places, job.digest)[0] for own in spoken]
    with job.said_at("format"):
        return piece_document(
            stories, piece, theme, typesetter, GENERATOR, sparing=profile.sparing, bleed=_bleed(profile)
        )


def _leaflet(
    job: Job,
    stories: Sequence[Story],
    fold: Fold,
    theme: Theme,
    typesetter: Typesetter,
    profile: Profile,
) -> tuple[Document, tuple[Finding, ...]]:
    """Return the flat sides of a leaflet, and what did not find a panel."""
    from brochure.layout.panels.leaflet import leaflet

    if len(stories) > 1:
        what, remedy = "a leaflet has one front", "take columns, or one language"
        raise DataError.of("leaflet-flip", what, remedy, job.place("edition"))
    with job.said_at("panels"):
        return leaflet(
            stories[0],
            fold,
            theme,
            typesetter,
            GENERATOR,
            sections=job.deliverable.panels,
            sparing=profile.sparing,
            bleed=_bleed(profile),
        )
