"""The way through: load, compose, layout, paint, judge, deliver. The only module that knows every stage.

Heavy stages are imported when they are reached, so that a mistake in the data is answered at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brochure import __version__, tradefair
from brochure.assets import assets
from brochure.delivery import deliver, judge, write_whole
from brochure.dressing import new_typesetter as new_typesetter
from brochure.dressing import theme_of, typesetter_for
from brochure.errors import BrochureError, DataError, Finding, Place, RefusedError

if TYPE_CHECKING:
    from brochure.check import Report
    from brochure.compose.editions import Edition
    from brochure.compose.story import Story
    from brochure.delivery import Judged
    from brochure.layout.document import Document
    from brochure.layout.explaining import Explained
    from brochure.layout.panels.fold import Fold
    from brochure.layout.pieces.piece import Piece
    from brochure.layout.theme import Theme
    from brochure.load import Loaded
    from brochure.model.brochure import Deliverable
    from brochure.profiles import Profile
    from brochure.text.typesetter import Typesetter

GENERATOR = f"brochure {__version__}"
AD_HOC = "ad-hoc"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the caller asks beyond the data: some deliverables, or one made up from these settings."""

    only: tuple[str, ...] = ()
    format: str | None = None
    edition: str | None = None
    profile: str | None = None
    theme: str | None = None
    pages: int | None = None

    @property
    def ad_hoc(self) -> bool:
        """Whether a deliverable is described here rather than in the data."""
        return any((self.format, self.edition, self.profile, self.theme, self.pages))


@dataclass(frozen=True, slots=True)
class Built:
    """One file that was made: ``file`` ends in .rejected.pdf where the preflight found an error.

    ``job_sheet`` goes to the printer with a print file; ``preflight`` is the verdict in a word or two.
    """

    name: str
    file: Path
    pages: int
    bytes: int
    seconds: float
    findings: tuple[Finding, ...]
    rejected: bool
    job_sheet: Path | None
    preflight: str
    explained: Explained


@dataclass(frozen=True, slots=True)
class Build:
    """All that a build made, and what a person should look at."""

    park: str
    built: tuple[Built, ...]
    findings: tuple[Finding, ...]


Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


def build(
    path: Path,
    out: Path | None = None,
    wish: Wish | None = None,
    *,
    strict: bool = False,
    progress: Progress = lambda what, done, total: None,
) -> Build:
    """Build the deliverables of the brochure at ``path`` (folder or YAML file) into ``out``.

    ``out`` is ``output/<park>`` below the current folder when left out.

    All files are made and judged before the first is written; each appears whole or not at all, a rejected
    one under a name of its own. Raises BrochureError with all that is wrong, and with ``strict`` RefusedError
    when there is a warning (a graded name, a fact to confirm); then nothing is written.
    """
    from brochure.layout.explaining import explained
    from brochure.load import load
    from brochure.receivers import refuse_faulty

    wish = wish or Wish()
    progress("reading", 0, 1)
    loaded = load(path)
    refuse_faulty(loaded)
    if strict and (refused := [f for f in loaded.findings if f.severity == "warning"]):
        raise RefusedError.all(refused)
    wanted = deliverables(loaded, wish)
    typesetter = typesetter_for(loaded)
    park = loaded.brochure.id
    made: list[_Made] = []
    for index, deliverable in enumerate(wanted):
        progress(deliverable.name, index, len(wanted))
        start = time.perf_counter()
        document, profile, findings = lay_out(loaded, deliverable, typesetter)
        data, reduced = _painted(loaded, deliverable, document, profile)
        files = _imposed(loaded, deliverable, data, typesetter)
        judged = _judged(loaded, deliverable, data, profile, typesetter, next(iter(files.values())))
        seconds = time.perf_counter() - start
        made.append(_Made(deliverable, document, files, judged, seconds, (*findings, *reduced)))
    progress("writing", len(wanted), len(wanted))
    folder = out or Path("output") / park
    built = []
    for one in made:
        stem = _stem(loaded, one.deliverable)
        for file in deliver(one.judged, folder, stem, one.files):
            name = f"{one.deliverable.name}-{file.part}" if file.part else one.deliverable.name
            found = (*one.judged.findings, *one.findings)
            pages = _pages_of(one, file.part)
            built.append(Built(name, file.file, pages, file.bytes, one.seconds, found, one.judged.rejected,
                               file.job_sheet, one.judged.verdict, explained(one.document)))  # fmt: skip
    return Build(park, tuple(built), loaded.findings)


@dataclass(frozen=True, slots=True)
class _Made:
    """A deliverable that waits to be written: its files by their part, "" for the only or main one."""

    deliverable: Deliverable
    document: Document
    files: dict[str, bytes]
    judged: Judged
    seconds: float
    findings: tuple[Finding, ...]


def _pages_of(made: _Made, part: str) -> int:
    """Return how many pages a file has: the document's, or where it was imposed the sides of its sheets."""
    if made.deliverable.sheet is None or made.judged.rejected:
        return len(made.document.pages)
    from brochure.impose import sides

    return sides(made.files[part])


def _imposed(
    loaded: Loaded, deliverable: Deliverable, data: bytes, typesetter: Typesetter
) -> dict[str, bytes]:
    """Return a deliverable's files: its pages, or the sheets that it orders, by their part."""
    order = deliverable.sheet
    if order is None:
        return {"": data}

    def theme() -> Theme:
        return theme_of(loaded, deliverable.theme or loaded.brochure.theme)[0]

    def guide(sheets: bytes, paper: str) -> bytes:
        brochure = loaded.brochure
        title = " · ".join(brochure.park.name.text.root.values())
        file, digest = f"{_stem(loaded, deliverable)}.pdf", _digest(loaded, deliverable)
        return tradefair.guide(
            sheets, paper, file, title, digest, brochure.date, GENERATOR, theme(), typesetter
        )

    with _said_at(loaded, deliverable, "sheet"):
        return tradefair.on_sheets(data, order, theme, typesetter, guide)


def _stem(loaded: Loaded, deliverable: Deliverable) -> str:
    return f"{loaded.brochure.id}-{deliverable.name}"


def _judged(
    loaded: Loaded,
    deliverable: Deliverable,
    data: bytes,
    profile: Profile,
    typesetter: Typesetter,
    delivered: bytes,
) -> Judged:
    """Return the preflight's verdict of the pages ``data`` and, for a print file, its job sheet.

    ``delivered`` are the bytes that go out: the pages themselves, or the sheets that they were imposed on.
    """
    name = f"{_stem(loaded, deliverable)}.pdf"

    fold = tradefair.fold_named(deliverable.format or loaded.brochure.format)

    def sheet(data: bytes, report: Report) -> bytes:
        from brochure.jobsheet import job_sheet

        theme, _ = theme_of(loaded, deliverable.theme or loaded.brochure.theme)
        own = None if fold is None else tradefair.folding_words(fold)
        limit = profile.ink_limit
        return job_sheet(
            data, name, typesetter, theme, ink_limit=limit, report=report, delivered=delivered, own=own
        )

    return judge(data, name, profile, sheet, None if fold is None else tradefair.folds_mm(fold))


def _painted(
    loaded: Loaded, deliverable: Deliverable, document: Document, profile: Profile
) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a deliverable's file within its size, and what that took."""
    from brochure.paint import fitted, paint
    from brochure.receivers import limit_said_at

    limit = deliverable.max_bytes
    with limit_said_at(loaded, deliverable.profile):
        if limit is None:
            return paint(document, profile), ()
        return fitted(document, profile, limit, _place(loaded, deliverable, "max_size"))


def _place(loaded: Loaded, deliverable: Deliverable, key: str) -> Place | None:
    """Return where the data say ``key`` of a deliverable, None for one that was made up."""
    known = loaded.brochure.deliverables
    at = known.index(deliverable) if deliverable in known else -1
    return loaded.places.get(("deliverables", at, key))


@contextlib.contextmanager
def _said_at(loaded: Loaded, deliverable: Deliverable, key: str) -> Iterator[None]:
    """Give errors the place where the data choose ``key``: in the deliverable, or for the whole brochure."""
    try:
        yield
    except BrochureError as error:
        chosen_here = getattr(deliverable, key) is not None
        place = _place(loaded, deliverable, key) if chosen_here else loaded.places.get((key,))
        raise error.placed(place) from error


def deliverables(loaded: Loaded, wish: Wish) -> tuple[Deliverable, ...]:
    """Return the deliverables to make, in the data's order; DataError for an unknown name."""
    from brochure.model.brochure import Deliverable

    known = loaded.brochure.deliverables
    if wish.ad_hoc:
        base = known[0] if known else Deliverable(name=AD_HOC)
        parts = [wish.profile or base.profile, wish.format, wish.edition, wish.theme]
        parts += [f"{wish.pages}p"] if wish.pages else []
        name = "-".join(part.lower().replace("_", "-") for part in parts if part)
        return (
            Deliverable(
                name=name,
                profile=wish.profile or base.profile,
                format=wish.format or base.format,
                edition=wish.edition or base.edition,
                # What the data ask of one format and edition need not be possible in another.
                pages=wish.pages or (None if wish.format or wish.edition else base.pages),
                theme=wish.theme or base.theme,
            ),
        )
    unknown = [name for name in wish.only if name not in {d.name for d in known}]
    if unknown:
        raise DataError.of(
            "unknown-deliverable",
            f"unknown deliverable {unknown[0]!r}",
            f"this brochure has {', '.join(d.name for d in known)}",
        )
    return tuple(d for d in known if not wish.only or d.name in wish.only)


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

    brochure = loaded.brochure
    profile = profile_for(loaded, deliverable)
    if deliverable.ink:
        profile = in_black(profile, _place(loaded, deliverable, "ink"))
    with _said_at(loaded, deliverable, "edition"):
        edition = edition_of(brochure, deliverable.edition or brochure.edition)
    with _said_at(loaded, deliverable, "theme"):
        theme, judged = theme_of(loaded, deliverable.theme or brochure.theme)
    digest = _digest(loaded, deliverable)
    composed = [compose(brochure, half, loaded.folder, loaded.places, digest) for half in edition.halves]
    findings = (*judged, *dict.fromkeys(finding for _, found in composed for finding in found))
    stories = [story for story, _ in composed]
    name = deliverable.format or brochure.format
    fold, piece = tradefair.fold_named(name), tradefair.piece_named(name)
    with told_where_said(stories):
        if piece is not None:
            document = _piece(loaded, deliverable, edition, piece, theme, typesetter, profile)
        elif fold is not None:
            document, left_out = _leaflet(loaded, deliverable, stories, fold, theme, typesetter, profile)
            findings = (*findings, *left_out)
        else:
            document = _pages(loaded, deliverable, stories, edition, theme, typesetter, profile)
    findings = (*findings, *(found for shown in pictured(stories[0], document) if (found := shown.finding)))
    findings = (*findings, *findings_on_artwork(stories[0], typesetter), *findings_on_codes(stories[0]))
    if not profile.blanks:
        document = without_blanks(document)
    if profile.marks:
        from brochure.marks import marked

        document = marked(document, profile, typesetter)
    return document, profile, findings


def _pages(
    loaded: Loaded,
    deliverable: Deliverable,
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

    name = deliverable.format or loaded.brochure.format
    with _said_at(loaded, deliverable, "format"):
        tradefair.refuse_near_miss(name)
        page_format = format_of(name, assets() / "formats" / "formats.yaml")
    wanted = deliverable.pages or loaded.brochure.pages
    documents = []
    for story, count in zip(stories, shared_out(wanted, len(stories)), strict=True):
        with _said_at(loaded, deliverable, "pages"), halved(wanted, len(stories), story.languages):
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
    loaded: Loaded,
    deliverable: Deliverable,
    edition: Edition,
    piece: Piece,
    theme: Theme,
    typesetter: Typesetter,
    profile: Profile,
) -> Document:
    """Return a single piece; a one-sheet speaks one language a side."""
    from dataclasses import replace

    from brochure.compose.compose import compose
    from brochure.layout.pieces.making import piece_document

    spoken = [edition]
    if piece.kind == "one-sheet":
        spoken = [replace(edition, languages=(tag,), arrangement="single") for tag in edition.languages]
    digest = _digest(loaded, deliverable)
    stories = [compose(loaded.brochure, own, loaded.folder, loaded.places, digest)[0] for own in spoken]
    with _said_at(loaded, deliverable, "format"):
        return piece_document(
            stories, piece, theme, typesetter, GENERATOR, sparing=profile.sparing, bleed=_bleed(profile)
        )


def _leaflet(
    loaded: Loaded,
    deliverable: Deliverable,
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
        raise DataError.of("leaflet-flip", what, remedy, _place(loaded, deliverable, "edition"))
    with _said_at(loaded, deliverable, "panels"):
        return leaflet(
            stories[0],
            fold,
            theme,
            typesetter,
            GENERATOR,
            sections=deliverable.panels,
            sparing=profile.sparing,
            bleed=_bleed(profile),
        )


def picture_report(path: Path, out: Path, dpi: int = 144) -> tuple[Finding, ...]:
    """Write the contact sheet of the pictures of the brochure at ``path`` to ``out``; return what it tells.

    ``out`` ends in .html, .png (drawn at ``dpi``) or .pdf. Pictures stand as in the first deliverable. Raises
    BrochureError for what is wrong with the data, a picture, or another ending.
    """
    from brochure.compose.compose import compose
    from brochure.compose.editions import edition_of
    from brochure.contactsheet import Rights, entries, picture_page, picture_sheet
    from brochure.layout.pictured import pictured
    from brochure.load import load

    if out.suffix not in (".html", ".png", ".pdf"):
        raise BrochureError.of("report-kind", f"{out}: no such report", "name a .html, .png or .pdf file")
    loaded = load(path)
    brochure, typesetter = loaded.brochure, typesetter_for(loaded)
    deliverable = brochure.deliverables[0]
    document, _, found = lay_out(loaded, deliverable, typesetter)
    edition = edition_of(brochure, deliverable.edition or brochure.edition)
    story, _ = compose(brochure, edition, loaded.folder, loaded.places, "")
    rights = [
        Rights(slot.id, slot.section, slot.file or "", slot.credit or "", slot.licence or "")
        for slot in brochure.pictures
    ]
    made = entries(rights, pictured(story, document))
    title = document.metadata.title
    if out.suffix == ".html":
        data = picture_page(title, made).encode()
    else:
        theme, _ = theme_of(loaded, deliverable.theme or brochure.theme)
        data = picture_sheet(title, made, typesetter, theme, dpi if out.suffix == ".png" else None)
    write_whole(out, data)
    return tuple(finding for finding in found if finding.code.startswith("picture"))


def theme_specimen(
    theme: str, out: Path | None = None, page_format: str = "210x285", profile: str = "email"
) -> tuple[Path, tuple[Finding, ...]]:
    """Write a specimen of ``theme``: a theme's name, or the path of a brochure, for its theme in its inks.

    Returns the file (``output/theme-<name>.pdf`` when ``out`` is left out) and what is to be known of a
    brand's inks. Raises BrochureError for an unknown theme, format or profile, and for inks that can not be
    printed.
    """
    from brochure.layout.format import format_of
    from brochure.layout.theme import load_theme
    from brochure.paint import paint
    from brochure.profiles import profile_of
    from brochure.specimen import specimen

    findings: tuple[Finding, ...] = ()
    path = Path(theme)
    if path.exists() or len(path.parts) > 1:
        from brochure.load import load

        loaded = load(path)
        name = loaded.brochure.id
        with _said_at(loaded, loaded.brochure.deliverables[0], "theme"):
            shown, findings = theme_of(loaded, loaded.brochure.theme)
        typesetter = typesetter_for(loaded)
    else:
        typesetter = new_typesetter()
        name, shown = theme, load_theme(theme, assets() / "themes")
    size = format_of(page_format, assets() / "formats" / "formats.yaml")
    document = specimen(shown, size, typesetter, name, GENERATOR)
    file = out or Path("output") / f"theme-{name}.pdf"
    write_whole(file, paint(document, profile_of(profile)))
    return file, findings


def profile_for(loaded: Loaded, deliverable: Deliverable) -> Profile:
    """Return what a deliverable's receiver demands: a profile of the data or of the catalogue."""
    from brochure.receivers import profile_named

    return profile_named(loaded, deliverable.profile, _place(loaded, deliverable, "profile"))


def profile_of_data(path: Path, name: str) -> Profile:
    """Return profile ``name`` of the brochure at ``path``: one of its own, or of the catalogue.

    Raises BrochureError for what is wrong with the data, and for an unknown name.
    """
    from brochure.load import load
    from brochure.receivers import profile_named

    return profile_named(load(path), name, None)


def _digest(loaded: Loaded, deliverable: Deliverable) -> str:
    """Return a SHA-256 of all that decides the bytes: input, deliverable, the program's version."""
    said = f"{GENERATOR}\n{loaded.digest}\n{deliverable.model_dump_json()}"
    return hashlib.sha256(said.encode()).hexdigest()


def report(findings: Sequence[Finding]) -> list[str]:
    """Return findings as lines, each once, in order."""
    return list(dict.fromkeys(f"{finding.severity}: {finding}" for finding in findings))
