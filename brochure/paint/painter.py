"""A whole file: pages, fonts, images, structure, and what a standard asks of the catalogue.

In: a Document and a Profile. Out: bytes. What differs between receivers is read from the Profile's fields.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.errors import PaintError
from brochure.layout.document import Document
from brochure.paint import images, metadata
from brochure.paint.colour import Palette
from brochure.paint.container import packed
from brochure.paint.content import PagePainter
from brochure.paint.fonts import Fonts
from brochure.paint.intent import output_intent, press_profile
from brochure.paint.links import annotation
from brochure.paint.operators import KNOCKOUT, OVERPRINT, Operators
from brochure.paint.outline import Pages, outline, page_labels
from brochure.paint.pdf import Dictionary, Objects, Reference, Stream, array, boolean, name, rectangle, text
from brochure.paint.refusal import refusals
from brochure.paint.structure import Structure
from brochure.profiles import Profile
from brochure.units import mm

_GRAPHICS_STATES = {
    OVERPRINT: {"OP": boolean(True), "op": boolean(True), "OPM": 1},
    KNOCKOUT: {"OP": boolean(False), "op": boolean(False), "OPM": 1},
}
"""OPM 1: black painted over cyan leaves the cyan (ISO 32000-1, 8.6.7)."""


def paint(document: Document, profile: Profile) -> bytes:
    """Return the PDF of ``document`` for the receiver that ``profile`` describes; the same bytes every time.

    Raises PaintError with everything that the document asks and the profile forbids, AssetError when the
    press's ICC profile can not be used.
    """
    refused = list(refusals(document, profile))
    if refused:
        raise PaintError(*refused)
    objects = Objects(profile.pdf_version)
    entries = [Dictionary() for _ in document.pages]
    bleed = mm(profile.bleed_mm)
    pages = Pages(tuple(objects.add(entry) for entry in entries), bleed, bleed + document.height)
    structure = Structure(objects, document.metadata.language, pages.references) if profile.tagged else None
    shared = _Resources.of(objects, document, profile)
    painted = [_painted(document, profile, index, pages, shared, structure) for index in range(len(entries))]
    fonts = shared.fonts.embed(objects, profile.cid_sets)
    tree = Dictionary(Type=name("Pages"), Kids=array(pages.references), Count=len(entries))
    parent = objects.add(tree)
    for index, (entry, (operators, painter)) in enumerate(zip(entries, painted, strict=True)):
        entry.update(
            **_boxes(document, profile),
            Type=name("Page"),
            Parent=parent,
            Contents=objects.add(Stream(operators.stream())),
            Resources=shared.named_by(operators, fonts),
        )
        if profile.page_group:
            entry.update(Group=_PAGE_GROUP)
        if structure is not None:
            entry.update(StructParents=index, Tabs=name("S"))
        if profile.links and painter.links:
            placed = [annotation(objects, pages, structure, link, index) for link in painter.links]
            entry.update(Annots=array(placed))
    catalogue = _catalogue(document, profile, objects, pages, structure)
    catalogue.update(Pages=parent)
    information = metadata.information(document.metadata, profile.identification)
    written = objects.serialise(catalogue, information, metadata.content_key(document.metadata, profile))
    return packed(written, profile.container, profile.pdf_version)


_PAGE_GROUP = Dictionary(Type=name("Group"), S=name("Transparency"), CS=name("DeviceCMYK"), I=boolean(True))


@dataclass(frozen=True, slots=True)
class _Resources:
    """What the pages of a file share: fonts, images by photo name, graphics states."""

    palette: Palette
    fonts: Fonts
    image_names: dict[str, str]
    images: dict[str, Reference]
    states: dict[str, Reference]

    @classmethod
    def of(cls, objects: Objects, document: Document, profile: Profile) -> _Resources:
        """Write the images of ``document`` and get ready for the rest."""
        separates = profile.colour == "cmyk" and profile.intent is not None
        icc = press_profile(profile.intent) if separates and profile.intent else None
        embedded = images.embed(objects, document, profile, icc)
        names = {photo: f"I{number}" for number, photo in enumerate(embedded, 1)}
        states = {
            key: objects.add(Dictionary(entries, Type=name("ExtGState")))
            for key, entries in (_GRAPHICS_STATES.items() if profile.black else ())
        }
        palette = Palette(profile.colour, profile.black)
        return cls(palette, Fonts(), names, {names[k]: v for k, v in embedded.items()}, states)

    def named_by(self, operators: Operators, fonts: dict[str, Reference]) -> Dictionary:
        """Return the resource dictionary of one page: what it names, all of it and nothing else."""
        used = {
            "Font": {key: fonts[key] for key in operators.fonts},
            "XObject": {key: self.images[key] for key in operators.images},
            "ExtGState": {key: self.states[key] for key in operators.states},
        }
        return Dictionary({kind: Dictionary(found) for kind, found in used.items() if found})


def _painted(
    document: Document,
    profile: Profile,
    index: int,
    pages: Pages,
    shared: _Resources,
    structure: Structure | None,
) -> tuple[Operators, PagePainter]:
    operators = Operators(shared.palette)
    painter = PagePainter(operators, shared.fonts, shared.image_names, structure, index)
    painter.paint(document.pages[index].items, pages.left, pages.top)
    return operators, painter


def _boxes(document: Document, profile: Profile) -> dict[str, object]:
    """Return a page's boxes: the media box is the trim with its bleed (ISO 32000-1, 14.11.2)."""
    bleed = mm(profile.bleed_mm)
    width, height = document.width + 2 * bleed, document.height + 2 * bleed
    boxes = {"MediaBox": rectangle(0, 0, width, height)}
    if profile.boxes:
        boxes["BleedBox"] = rectangle(0, 0, width, height)
        boxes["TrimBox"] = rectangle(bleed, bleed, width - bleed, height - bleed)
    return boxes


def _catalogue(
    document: Document, profile: Profile, objects: Objects, pages: Pages, structure: Structure | None
) -> Dictionary:
    made = Dictionary(
        Type=name("Catalog"),
        Lang=text(document.metadata.language),
        Metadata=objects.add(metadata.xmp(document.metadata, profile)),
        PageLabels=page_labels([page.label for page in document.pages]),
        ViewerPreferences=Dictionary(DisplayDocTitle=boolean(True)),
    )
    if profile.intent:
        made.update(OutputIntents=array([output_intent(objects, profile.intent, profile.colour)]))
    if profile.links:
        made.update(PageLayout=name("SinglePage"))
        if document.bookmarks:
            made.update(Outlines=outline(objects, pages, document.bookmarks))
    if structure is not None:
        made.update(MarkInfo=Dictionary(Marked=boolean(True)), StructTreeRoot=structure.write())
    return made
