"""Story, format and theme in; a Document out. Pages are numbered first, so that the contents can name them;
then each section's design fills its page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from brochure.art.payload import vcard
from brochure.art.ridges import RidgePlan
from brochure.colour import Ink
from brochure.compose.numbers import DAGGER
from brochure.compose.story import (
    BackCoverBody,
    ContactBody,
    CoverBody,
    CoverKeyBody,
    HonoursBody,
    IndustriesBody,
    KeyFiguresBody,
    OverviewBody,
    PerformanceBody,
    RolesBody,
    SectionStory,
    Story,
    VisionBody,
    Words,
    ZonesBody,
)
from brochure.display import Destination, Item, Tagged, artifact
from brochure.errors import BrochureError, Finding, LayoutError
from brochure.layout.designs.contact import contact
from brochure.layout.designs.cover import back_cover, cover
from brochure.layout.designs.cover_key import cover_key
from brochure.layout.designs.honours import honours
from brochure.layout.designs.industries import industries
from brochure.layout.designs.key_figures import key_figures
from brochure.layout.designs.overview import overview
from brochure.layout.designs.roles import roles
from brochure.layout.designs.vision import vision
from brochure.layout.designs.zones import zones
from brochure.layout.document import Attachment, Bookmark, Document, Metadata, Page, Side
from brochure.layout.format import Format
from brochure.layout.leaf import Leaf, Studio
from brochure.layout.proof import proof
from brochure.layout.theme import Theme
from brochure.layout.whence import whence
from brochure.text.typesetter import Typesetter
from brochure.units import mm

BLEED = mm(3)
GROUNDS = {
    "cover": "paper", "cover_key": "deep", "roles": "accent", "vision": "mist", "back_cover": "deep",
}  # fmt: skip
OUTSIDE_CONTENTS = ("cover", "cover_key", "key_figures", "back_cover")
DEMO_MARK = {"en": "Invented demonstration data", "zh-Hans": "虚构演示数据"}


@dataclass(frozen=True, slots=True)
class _Plan:
    """A section, its page number and side."""

    section: SectionStory
    number: int
    side: Side


def layout(
    story: Story,
    page_format: Format,
    theme: Theme,
    typesetter: Typesetter,
    generator: str,
    *,
    sparing: bool = False,
) -> Document:
    """Return the story laid out in ``page_format`` with ``theme``; ``sparing`` of ink, on white grounds.

    Raises one error with all that does not fit, can not be set or can not be read, on all pages.
    """
    plans = [
        _Plan(section, number, "right" if number % 2 else "left")
        for number, section in enumerate(story.sections, 1)
    ]
    studio = Studio(
        theme=theme,
        typesetter=typesetter,
        format=page_format,
        languages=story.languages,
        ridges=RidgePlan.of(
            story.art.park, story.art.variant, story.art.threads, story.art.ridges, story.art.share
        ),
        bleed=BLEED,
        sparing=sparing,
    )
    contents = tuple(
        (plan.section.running, plan.number) for plan in plans if plan.section.kind not in OUTSIDE_CONTENTS
    )
    pages: list[Page] = []
    failed: list[BrochureError] = []
    for plan in plans:
        ground = theme.ink("white" if sparing else GROUNDS.get(plan.section.kind, "white"))
        grid = page_format.grid(plan.side)
        leaf = Leaf(studio, grid, plan.side, plan.number, plan.section, ground)
        try:
            items = _structured(leaf, _designed(leaf, contents), story)
            _proofed(leaf, items)
        except BrochureError as error:
            failed.append(error.placed(plan.section.place))
            continue
        pages.append(Page(str(plan.number), plan.side, plan.section.kind, items))
    if failed:
        kinds = {type(error) for error in failed}
        kind = kinds.pop() if len(kinds) == 1 else BrochureError
        raise kind.all(finding for error in failed for finding in error.findings)
    return Document(
        width=page_format.width,
        height=page_format.height,
        bleed=BLEED,
        pages=tuple(pages),
        bookmarks=_bookmarks(plans),
        metadata=_metadata(story, generator),
        attachments=_cards(story),
    )


def _designed(leaf: Leaf, contents: Sequence[tuple[Words, int]]) -> tuple[Item, ...]:
    """Return the items of the design that the section's body asks for."""
    match leaf.section.body:
        case CoverBody() as body:
            return cover(leaf, body)
        case CoverKeyBody() as body:
            return cover_key(leaf, body)
        case KeyFiguresBody() as body:
            return key_figures(leaf, body, tuple(contents))
        case OverviewBody() as body:
            return overview(leaf, body)
        case RolesBody() as body:
            return roles(leaf, body)
        case ZonesBody() as body:
            return zones(leaf, body)
        case IndustriesBody() as body:
            return industries(leaf, body)
        case PerformanceBody() as body:
            # matplotlib is loaded when there is a chart, and not before.
            from brochure.layout.designs.performance import performance

            return performance(leaf, body)
        case VisionBody() as body:
            return vision(leaf, body)
        case HonoursBody() as body:
            return honours(leaf, body)
        case ContactBody() as body:
            return contact(leaf, body)
        case BackCoverBody() as body:
            return back_cover(leaf, body)


def _proofed(leaf: Leaf, items: tuple[Item, ...]) -> None:
    """Raise LayoutError for words on a finished page that can not be read, each where the data say it."""
    width, height, bleed = leaf.trim
    found: dict[str, Finding] = {}
    for fault in proof(items, width, height, bleed):
        language = f", {fault.language}" if fault.language else ""
        what = f"page {leaf.number} ({leaf.section.kind}){language}: {fault.what}"
        place = whence(leaf.section, fault.text)
        # A paragraph is told once, by the first of its lines.
        found.setdefault(f"{fault.code} {place}", Finding("error", fault.code, what, fault.remedy, place))
    if found:
        raise LayoutError.all(found.values())


def _structured(leaf: Leaf, items: tuple[Item, ...], story: Story) -> tuple[Item, ...]:
    """Return a page's items as one section of the structure, with the demo mark where it is due."""
    mark = _demo_mark(leaf) if story.demo else ()
    return (Tagged("Sect", items), *mark)


def _demo_mark(leaf: Leaf) -> tuple[Item, ...]:
    ink: Ink = leaf.theme.on(leaf.ground, 8) if leaf.ground.luminance < 0.5 else leaf.ink("accent")
    y = leaf.studio.format.height - mm(7)
    items: list[Item] = []
    for language, x in leaf.axes.items():
        text = DEMO_MARK.get(language, DEMO_MARK["en"])
        line = leaf.typesetter.line(text, replace(leaf.theme.style("label_strong", language)), language)
        items += line.at(x, y, ink)
    return (artifact(*items, kind="Pagination"),)


def _bookmarks(plans: Sequence[_Plan]) -> tuple[Bookmark, ...]:
    """Return an entry a page, in all languages: the running head, or a cover's name."""
    return tuple(
        Bookmark(
            (plan.section.running or plan.section.title).joined, Destination(plan.number - 1)
        )
        for plan in plans
    )  # fmt: skip


def _cards(story: Story) -> tuple[Attachment, ...]:
    """Return the card of whom the brochure says to talk to."""
    bodies = [section.body for section in story.sections if isinstance(section.body, ContactBody)]
    return tuple(
        Attachment("contact.vcf", "text/vcard", body.name.joined, _card(body).encode())
        for body in bodies[:1]
        if body.name
    )


def _card(body: ContactBody) -> str:
    # A mark of doubt is for the page, not for an address book.
    name, address = (
        tuple((tag, text.rstrip(DAGGER)) for tag, text in words.plain) for words in (body.name, body.address)
    )
    return vcard(name, phone=body.phone or None, email=body.email, web=body.web, address=address)


def _metadata(story: Story, generator: str) -> Metadata:
    return Metadata(
        title=story.title.joined,
        author=story.author,
        subject=story.subject,
        keywords=story.keywords,
        language=story.languages[0],
        created=datetime.combine(story.date, time(0, 0), tzinfo=UTC),
        source_hash=story.digest,
        generator=generator,
    )
