"""Story, format and theme in; a Document out. Sections are composed into pages, which are numbered, so that
the contents can name them; then each page is drawn and proofed. A design that turns out not to hold its
section is left out, and the pages are composed anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from brochure.art.payload import vcard
from brochure.collecting import uncollected
from brochure.colour import Ink
from brochure.compose.labels import word
from brochure.compose.numbers import DAGGER
from brochure.compose.story import ContactBody, Story
from brochure.compose.words import Words
from brochure.display import Destination, Item, Tagged, artifact
from brochure.errors import BrochureError, LayoutError
from brochure.layout.composition import compose_pages
from brochure.layout.designs.cover import cover_heights
from brochure.layout.document import Attachment, Bookmark, Document, GivenUp, Metadata, Page, Side
from brochure.layout.format import Format
from brochure.layout.leaf import Leaf
from brochure.layout.levels import levelled
from brochure.layout.lists import listed
from brochure.layout.options import OUTSIDE_CONTENTS, Options
from brochure.layout.plan import Candidate, PagePlan
from brochure.layout.proof import proof
from brochure.layout.studio import PageStudio, arranged, ridges_of
from brochure.layout.theme import CONTRAST_TEXT, Theme
from brochure.layout.whence import refuse
from brochure.text.typesetter import Typesetter
from brochure.units import mm

BLEED = mm(3)
_REVERSED = 8.0  # points: no reversed type is smaller


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page that is to be drawn: its plan, candidate and number, and the languages that it speaks.

    ``light``: it would be a solid beside another one, and stands on paper, so that the spread keeps white.
    """

    plan: PagePlan
    candidate: Candidate
    number: int
    shown: tuple[str, ...]
    light: bool = False

    @property
    def side(self) -> Side:
        """Where it lies in a spread."""
        return "right" if self.number % 2 else "left"


def layout(
    story: Story,
    page_format: Format,
    theme: Theme,
    typesetter: Typesetter,
    generator: str,
    *,
    sparing: bool = False,
    bleed: float = BLEED,
    pages: int | None = None,
) -> Document:
    """Return the story laid out in ``page_format`` with ``theme``; ``sparing`` of ink, on white grounds.

    Art is drawn ``bleed`` points beyond the trim. ``pages`` asks for so many pages: met by the choice of
    designs and pages of art, never by smaller type.

    Raises one error with all that does not fit, can not be set or can not be read, on all pages.
    """
    arrangement = arranged(page_format, story.languages, story.arrangement)
    sized = theme.sized(page_format.display)
    studio = PageStudio(
        theme=sized,
        typesetter=typesetter,
        format=page_format,
        languages=story.languages,
        ridges=ridges_of(story.art),
        bleed=bleed,
        sparing=sparing,
        arrangement=arrangement,
        logo=story.logo,
        cover_art=story.art.cover,
    )
    studio = replace(studio, cover=cover_heights(studio, story.sections))
    options = Options(story, studio, pages)
    with uncollected():
        sheets, made = _composed(options)
    return Document(
        width=page_format.width,
        height=page_format.height,
        bleed=bleed,
        pages=levelled(listed(made)),
        bookmarks=_bookmarks(story, sheets),
        metadata=metadata_of(story, generator),
        attachments=_cards(story),
        given_up=_given_up(options),
        spreads=arrangement == "facing",
    )


def _composed(options: Options) -> tuple[list[_Sheet], tuple[Page, ...]]:
    """Return the pages at least cost; a design that does not hold its section is given up for another."""
    drawn: dict[tuple[int, int, int, bool], tuple[PagePlan, Page]] = {}  # a plan that is kept keeps its id
    while True:
        chosen = compose_pages(options.candidates(), options.wanted, options.pauses(), options.sides)
        sheets = _numbered(options, chosen)
        failed: list[tuple[_Sheet, BrochureError]] = []
        pages: list[Page] = []
        entries = {shown: _contents(options.story, sheets, shown) for shown in {s.shown for s in sheets}}
        for sheet in sheets:
            contents = entries[sheet.shown]
            names = hash(contents) if _names_pages(options.story, sheet) else 0
            key = (id(sheet.plan), sheet.number, names, sheet.light)
            try:
                if key not in drawn:
                    drawn[key] = sheet.plan, _page(options, sheet, contents)
                pages.append(drawn[key][1])
            except BrochureError as error:
                failed.append((sheet, error))
        if not failed:
            return sheets, tuple(pages)
        known = len(options.failures)
        _give_up(options, failed)
        if len(options.failures) == known:  # nothing new to leave out: the same choice would fail again
            raise failed[0][1]


def _give_up(options: Options, failed: Sequence[tuple[_Sheet, BrochureError]]) -> None:
    """Leave out the designs that failed; raise what is wrong where a section has no other."""
    final: list[BrochureError] = []
    for sheet, error in failed:
        section = options.story.sections[sheet.plan.section]
        if not isinstance(error, LayoutError) or not options.without(sheet.candidate, error):
            final.append(error.placed(section.place))
    if final:
        kinds = {type(error) for error in final}
        kind = kinds.pop() if len(kinds) == 1 else BrochureError
        raise kind.all(finding for error in final for finding in error.findings)


def _nothing(leaf: Leaf) -> tuple[Item, ...]:
    """Return what stands on an empty page."""
    return ()


def _numbered(options: Options, chosen: Sequence[Candidate]) -> list[_Sheet]:
    """Return the pages in order: one a plan, or in a facing edition one a language.

    There the language that leads stands on the right; covers speak both.
    """
    languages = options.story.languages
    sheets: list[_Sheet] = []
    for candidate in chosen:
        for plan in candidate.pages:
            spoken = [languages]
            if options.sides(plan) > 1:
                spoken = [(language,) for language in reversed(languages)]
                if len(sheets) % 2 == 0:  # a pair begins on the left
                    blank = PagePlan(_nothing, section=plan.section, pause=True)
                    sheets.append(_Sheet(blank, candidate, len(sheets) + 1, languages))
            for shown in spoken:
                sheets.append(_Sheet(plan, candidate, len(sheets) + 1, shown))
    for left, right in zip(sheets[1::2], sheets[2::2], strict=False):
        if left.plan.solid and right.plan.solid:
            sheets[left.number - 1] = replace(left, light=True)
    return sheets


def shared_out(pages: int | None, documents: int) -> list[int | None]:
    """Return how many pages each of so many documents, bound as one, shall have; the first the rest."""
    if pages is None:
        return [None] * documents
    each, more = divmod(pages, documents)
    return [each + (1 if index < more else 0) for index in range(documents)]


@contextmanager
def halved(pages: int | None, documents: int, languages: Sequence[str]) -> Iterator[None]:
    """Say of a number of pages that can not be met which of several documents, bound as one, it is about."""
    try:
        yield
    except LayoutError as error:
        if documents == 1:
            raise
        half = f"of {pages} pages the half in {languages[0]} has its share:"
        raise LayoutError.all(
            replace(found, what=f"{half} {found.what}", remedy=f"in each half {found.remedy}")
            if found.code == "page-count"
            else found
            for found in error.findings
        ) from error


def _given_up(options: Options) -> tuple[GivenUp, ...]:
    sections = options.story.sections
    return tuple(
        GivenUp(sections[index].kind, design, error.findings[0].what)
        for (index, design), error in options.failures.items()
    )


def _contents(
    story: Story, sheets: Sequence[_Sheet], shown: tuple[str, ...]
) -> tuple[tuple[Words, int], ...]:
    """Return the running heads of the sections that contents name, each with its first page.

    Contents lead to pages that speak a language of their own, those ``shown``.
    """
    first: dict[int, int] = {}
    for sheet in sheets:
        for section in sheet.plan.sections if set(sheet.shown) & set(shown) else ():
            first.setdefault(section, sheet.number)
    return tuple(
        (section.running, first[index])
        for index, section in enumerate(story.sections)
        if section.kind not in OUTSIDE_CONTENTS
    )


def _names_pages(story: Story, sheet: _Sheet) -> bool:
    """Tell whether a page shows the contents."""
    return story.sections[sheet.plan.section].kind == "key_figures"


def _page(options: Options, sheet: _Sheet, contents: tuple[tuple[Words, int], ...]) -> Page:
    """Return a page drawn and proofed."""
    studio, story, plan = options.studio, options.story, sheet.plan
    ground = studio.theme.ink("white" if studio.sparing else "paper" if sheet.light else plan.ground)
    section = story.sections[plan.section]
    grid = studio.format.grid(sheet.side)
    leaf = Leaf(studio, sheet.number, section, ground, grid, sheet.side, sheet.shown, contents)
    items = _structured(leaf, plan.draw(leaf), story, plan.section)
    refuse(proof(items, *leaf.trim), f"page {leaf.number}", leaf.section)
    return Page(
        str(sheet.number), sheet.side, section.kind, items, sheet.candidate.design,
        None if plan.fullness is None else min(plan.fullness + plan.art, 1.0),
        sheet.candidate.looseness,
        changed=plan.changed,
    )  # fmt: skip


def _structured(leaf: Leaf, items: tuple[Item, ...], story: Story, section: int) -> tuple[Item, ...]:
    """Return a page's items in their section of the structure, with the demo mark where it is due."""
    mark = _demo_mark(leaf) if story.demo else ()
    key = f"section {section} {' '.join(leaf.languages)}"
    return (Tagged("Sect", items, key=key), *mark)


def _demo_mark(leaf: Leaf) -> tuple[Item, ...]:
    accent = leaf.ink("accent")
    ink: Ink = accent if accent.contrast(leaf.ground) >= CONTRAST_TEXT else leaf.theme.ink("deep")
    if leaf.ground.luminance < 0.5:
        ink = leaf.theme.on(leaf.ground, _REVERSED)
    # A page with a running head carries the mark at its foot, one without at its head, where no art stands.
    y = leaf.studio.format.height - mm(7) if leaf.section.running else leaf.studio.format.head
    items: list[Item] = []
    end = 0.0
    for language, axis in leaf.axes.items():
        x = max(axis, end)
        style = leaf.theme.style("label_strong", language)
        style = replace(style, size=max(style.size, _REVERSED))  # Arabic too: a single line needs no leading
        line = leaf.typesetter.line(word("demo.mark", language), style, language)
        items += line.at(x, y, ink)
        end = x + line.width + mm(4)
    return (artifact(*items, kind="Pagination"),)


def _bookmarks(story: Story, sheets: Sequence[_Sheet]) -> tuple[Bookmark, ...]:
    """Return an entry a section, in the languages of its page: the running head, or a cover's name."""
    first: dict[tuple[int, tuple[str, ...]], int] = {}
    for sheet in sheets:
        for index in sheet.plan.sections:
            first.setdefault((index, sheet.shown), sheet.number - 1)
    made = []
    for (index, shown), page in first.items():
        section = story.sections[index]
        made.append(Bookmark((section.running or section.title).only(shown).joined, Destination(page)))
    return tuple(made)


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


def metadata_of(story: Story, generator: str) -> Metadata:
    """Return what a file of this story says of itself."""
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
