"""A whole file: pages, fonts, images, structure, and what a standard asks of the catalogue.

In: a Document and a Profile. Out: bytes. What differs between receivers is read from the Profile's fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.errors import PaintError
from brochure.layout.document import Document
from brochure.paint import metadata
from brochure.paint.attachments import attached
from brochure.paint.container import packed
from brochure.paint.content import PagePainter
from brochure.paint.intent import icc_profile, output_intent
from brochure.paint.links import annotation
from brochure.paint.operators import Operators
from brochure.paint.outline import Pages, outline, page_labels
from brochure.paint.pdf import (
    Dictionary,
    Objects,
    Reference,
    Stream,
    Value,
    array,
    boolean,
    name,
    rectangle,
    text,
)
from brochure.paint.refusal import refusals
from brochure.paint.resources import Resources
from brochure.paint.structure import Structure
from brochure.profiles import Profile
from brochure.units import mm


def paint(document: Document, profile: Profile) -> bytes:
    """Return the PDF of ``document`` for the receiver that ``profile`` describes; the same bytes every time.

    Raises PaintError with everything that the document asks and the profile forbids, AssetError when the
    output condition's ICC profile can not be used.
    """
    refused = list(refusals(document, profile))
    if refused:
        raise PaintError(*refused)
    icc = icc_profile(profile.intent, profile.colour, profile.icc_version) if profile.intent else None
    entries = [Dictionary() for _ in document.pages]
    job = _Job.of(document, profile, entries, icc)
    by_page = {index: _painted(job, index) for index in document.reading}
    painters = [by_page[index] for index in range(len(entries))]
    # Only now is it known what each font shows, and what each page names.
    fonts = job.resources.fonts.embed(job.objects, profile.cid_sets)
    spaces = job.resources.palette.spots.write(job.objects)
    tree = Dictionary(Type=name("Pages"), Kids=array(job.pages.references), Count=len(entries))
    for index, (entry, painter) in enumerate(zip(entries, painters, strict=True)):
        _fill(job, index, entry, painter, fonts, spaces)
        entry.update(Parent=job.objects.add(tree))
    catalogue = _catalogue(job, icc)
    catalogue.update(Pages=job.objects.add(tree))
    information = metadata.information(document.metadata, profile)
    file_id = metadata.content_key(document.metadata, profile)
    written = job.objects.serialise(catalogue, information, file_id)
    return packed(written, profile.container, profile.pdf_version)


@dataclass(frozen=True, slots=True)
class _Job:
    """What every step of painting one file needs."""

    document: Document
    profile: Profile
    objects: Objects
    pages: Pages
    resources: Resources
    structure: Structure | None

    @classmethod
    def of(
        cls, document: Document, profile: Profile, entries: Sequence[Dictionary], icc: bytes | None
    ) -> _Job:
        """Return the job whose pages will be ``entries``; ``icc`` is the output condition's profile."""
        objects = Objects(profile.pdf_version)
        edge = mm(profile.bleed_mm) + document.slug
        pages = Pages(tuple(map(objects.add, entries)), edge, edge + document.height)
        language = document.metadata.language
        structure = Structure(objects, language, pages.references) if profile.tagged else None
        resources = Resources.of(objects, document, profile, icc)
        return cls(document, profile, objects, pages, resources, structure)


def _painted(job: _Job, index: int) -> PagePainter:
    """Paint the items of a page."""
    operators = Operators(job.resources.palette)
    shared = job.resources
    painter = PagePainter(
        operators, shared.fonts, shared.image_names, job.structure, index, parts=shared.parts
    )
    painter.paint(job.document.pages[index].items, job.pages.left, job.pages.top)
    return painter


def _fill(
    job: _Job,
    index: int,
    entry: Dictionary,
    painter: PagePainter,
    fonts: dict[str, Reference],
    spaces: dict[str, Reference],
) -> None:
    """Fill the dictionary of a page that has been painted."""
    profile, objects = job.profile, job.objects
    entry.update(
        Type=name("Page"),
        Contents=objects.add(Stream(painter.operators.stream())),
        Resources=job.resources.named_by(objects, painter.operators, fonts, spaces),
        **_boxes(job.document, profile),
    )
    if profile.page_group:
        entry.update(Group=_group())
    if job.structure is not None:
        entry.update(StructParents=index, Tabs=name("S"))
    if profile.links and painter.links:
        placed = [annotation(objects, job.pages, job.structure, link, index) for link in painter.links]
        entry.update(Annots=array(placed))


def _boxes(document: Document, profile: Profile) -> dict[str, Value]:
    """Return a page's boxes: the media box is the trim with its bleed and slug (ISO 32000-1, 14.11.2)."""
    bleed, slug = mm(profile.bleed_mm), document.slug
    edge = bleed + slug
    width, height = document.width + 2 * edge, document.height + 2 * edge
    boxes = {"MediaBox": rectangle(0, 0, width, height)}
    if profile.boxes:
        boxes["BleedBox"] = rectangle(slug, slug, width - slug, height - slug)
        boxes["TrimBox"] = rectangle(edge, edge, width - edge, height - edge)
    return boxes


def _group() -> Dictionary:
    """Return a page's transparency group: nothing is transparent, but a press blends in its own colours."""
    return Dictionary(Type=name("Group"), S=name("Transparency"), CS=name("DeviceCMYK"), I=boolean(True))


def _catalogue(job: _Job, icc: bytes | None) -> Dictionary:
    document, profile, objects = job.document, job.profile, job.objects
    made = Dictionary(
        Type=name("Catalog"),
        Lang=text(document.metadata.language),
        Metadata=objects.add(metadata.xmp(document.metadata, profile)),
        PageLabels=page_labels([page.label for page in document.pages]),
        ViewerPreferences=Dictionary(DisplayDocTitle=boolean(True)),
    )
    if profile.intent and icc is not None:
        made.update(OutputIntents=array([output_intent(objects, profile.intent, profile.colour, icc)]))
    if profile.links:
        made.update(PageLayout=name("TwoPageRight" if document.spreads else "SinglePage"))
        if profile.whole_page:
            made.update(OpenAction=array([job.pages.references[0], name("Fit")]))
        if document.bookmarks:
            made.update(Outlines=outline(objects, job.pages, document.bookmarks))
    if profile.attachments and document.attachments:
        made.update(**attached(objects, document.attachments, document.metadata.created))
    if job.structure is not None:
        made.update(MarkInfo=Dictionary(Marked=boolean(True)), StructTreeRoot=job.structure.write())
    return made
