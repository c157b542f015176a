"""Story, fold and theme in; a Document of two flat sides out. Sections choose their panels, each its form.

The front gets the cover, the back the contact; the others are filled in an order that makes a leaflet of
itself, or in the order that the data ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from brochure.art.contours import contours
from brochure.compose import story as s
from brochure.compose.blocks import FlowBody
from brochure.compose.labels import word
from brochure.compose.parts import PartOfWhole, ThreadBars, TwinFigure, ZonesBody
from brochure.display import Group, Item, Tagged, artifact
from brochure.errors import BrochureError, DataError, Finding
from brochure.geometry import Rect, Transform
from brochure.layout.document import Document, Metadata, Page
from brochure.layout.layout import BLEED, metadata_of
from brochure.layout.panels.blocks import in_blocks, shows
from brochure.layout.panels.fold import FACES, FRONTS, Face, Fold, Slot
from brochure.layout.panels.front import front
from brochure.layout.panels.glance import glance
from brochure.layout.panels.growth import growth
from brochure.layout.panels.panel import Panel
from brochure.layout.panels.pillars import pillars
from brochure.layout.panels.plan import plan
from brochure.layout.panels.roles import roles
from brochure.layout.panels.talk import talk
from brochure.layout.panels.told import honours, overview, vision
from brochure.layout.proof import proof
from brochure.layout.studio import Studio, ridges_of
from brochure.layout.theme import Theme
from brochure.layout.whence import refuse
from brochure.text.typesetter import Typesetter
from brochure.units import mm, to_mm

THREADS_PER_MM = 0.7  # 70 threads on a DL panel (art direction, 6.1)
FEWEST = 30
GROUNDS = {s.CoverBody: "paper", s.ContactBody: "deep", s.RolesBody: "accent", s.VisionBody: "mist"}
ORDER = (
    "key_figures", "zones", "industries", "roles", "overview", "location", "transport", "infrastructure",
    "performance", "costs", "incentives", "services", "vision", "honours", "labour", "projects", "land_plots",
    "companies", "living", "sustainability", "foreword", "testimonials",
)  # fmt: skip
"""The order in which sections are given to panels: what the front promises, then why, then more."""

ELSEWHERE = ("imprint", "cover_key", "back_cover")  # what a leaflet has no panel for


@dataclass(frozen=True, slots=True)
class _Filled:
    """A slot with its section, None where only art stands; its number in reading order."""

    slot: Slot
    section: s.SectionStory | None
    number: int


def leaflet(
    story: s.Story,
    fold: Fold,
    theme: Theme,
    typesetter: Typesetter,
    generator: str,
    *,
    sections: Sequence[str] = (),
    sparing: bool = False,
    bleed: float = BLEED,
) -> tuple[Document, tuple[Finding, ...]]:
    """Return the story as a leaflet, and what a person should know: sections left out, panels left to art.

    Art is drawn ``bleed`` points beyond the edge. ``sections`` names the kinds for the panels beside front
    and back, in their order; none: as fits. Raises one error with all that does not fit, on all panels, and
    DataError for a kind that the story lacks.
    """
    filled, findings = _filled(story, fold, sections)
    studio = panel_studio(story, theme, typesetter, bleed, sparing=sparing)
    drawn: dict[Slot, tuple[Item, ...]] = {}
    failed: list[BrochureError] = []
    for one in filled:
        try:
            drawn |= _drawn(studio, fold, story, filled, one)
        except BrochureError as error:
            place = one.section.place if one.section else None
            failed.append(error.placed(place))
    if failed:
        kinds = {type(error) for error in failed}
        kind = kinds.pop() if len(kinds) == 1 else BrochureError
        raise kind.all(finding for error in failed for finding in error.findings)
    pages = tuple(_page(number, face, fold, drawn) for number, face in enumerate(FACES, 1))
    metadata: Metadata = replace(metadata_of(story, generator), folding=fold.name)
    return Document(fold.width, fold.height, bleed, pages, (), metadata), findings


def panel_studio(
    story: s.Story, theme: Theme, typesetter: Typesetter, bleed: float, *, sparing: bool
) -> Studio:
    """Return what panels of a story share; art is drawn ``bleed`` points beyond the edge."""
    return Studio(
        theme=theme,
        typesetter=typesetter,
        languages=story.languages,
        ridges=ridges_of(story.art),
        bleed=bleed,
        sparing=sparing,
        # Where a park is invented its panels say so in the logo's place.
        logo=None if story.demo else story.logo,
        cover_art=story.art.cover,
    )


# -- which section stands where


def _filled(
    story: s.Story, fold: Fold, wanted: Sequence[str]
) -> tuple[tuple[_Filled, ...], tuple[Finding, ...]]:
    """Return the slots with their sections, and what was left out."""
    by_kind: dict[str, s.SectionStory] = {}
    for section in story.sections:
        if section.kind not in ELSEWHERE and _has_form(section.body):
            by_kind.setdefault(section.kind, section)
    _known(wanted, by_kind)
    ends = {"cover": by_kind.pop("cover", None), "contact": by_kind.pop("contact", None)}
    chosen = [by_kind[kind] for kind in (wanted or ORDER) if kind in by_kind]
    if not wanted:
        chosen += [section for kind, section in by_kind.items() if kind not in ORDER]
    made: list[_Filled] = []
    for slot in fold.slots:
        if slot.part in FRONTS:
            made.append(_Filled(slot, ends["cover"], 1))
        elif slot.part == "back":
            made.append(_Filled(slot, ends["contact"], len(fold.slots)))
    numbered = fold.numbered
    for number, slot in enumerate(numbered):
        made.append(_Filled(slot, chosen[number] if number < len(chosen) else None, number + 2))
    return tuple(made), tuple(_findings(fold, chosen, len(numbered)))


def _has_form(body: s.Body) -> bool:
    """Tell whether a section has something for a panel: charts that need a page's width have not."""
    match body:
        case FlowBody():
            return shows(body)
        case s.PerformanceBody(figures=figures):
            return any(isinstance(f, PartOfWhole | TwinFigure | ThreadBars) for f in figures)
        case _:
            return type(body) in FORMS


def _known(wanted: Sequence[str], by_kind: dict[str, s.SectionStory]) -> None:
    unknown = [kind for kind in wanted if kind not in by_kind]
    if unknown:
        raise DataError.of(
            "unknown-panel",
            f"no section {unknown[0]!r} has a form for a panel here",
            f"there are {', '.join(by_kind)}",
        )


def _findings(fold: Fold, chosen: Sequence[s.SectionStory], panels: int) -> Iterator[Finding]:
    left = [section.kind for section in chosen[panels:]]
    if left:
        what = f"the leaflet {fold.name} has no panel for {', '.join(left)}"
        yield Finding(
            "note", "panels-left-out", what, "name the panels that matter, or take a fold with more"
        )
    if len(chosen) < panels:
        more = panels - len(chosen)
        what = f"the leaflet {fold.name} has more panels than sections, and art fills {more} of them"
        yield Finding("note", "panels-without-words", what, "add sections, or take a fold with fewer panels")


# -- how it is drawn


def _drawn(
    studio: Studio, fold: Fold, story: s.Story, filled: Sequence[_Filled], one: _Filled
) -> dict[Slot, tuple[Item, ...]]:
    """Return the items of a slot, or of both slots of a front that two flaps make together."""
    if one.slot.part == "front-right":
        return {}
    right = fold.slot("front-right") if one.slot.part == "front-left" else None
    width = one.slot.width + (right.width if right else 0.0)
    section = one.section or _bare(story)
    theme = studio.theme
    role = GROUNDS.get(type(section.body), "white") if one.section else "mist"
    ground = theme.ink("white" if studio.sparing else role)
    # Threads stand as on a DL panel, fewer on a narrow one, never more than the park counts.
    threads = max(min(round(THREADS_PER_MM * to_mm(width)), studio.ridges.threads), FEWEST)
    own = replace(studio, ridges=replace(studio.ridges, threads=threads))
    beyond = (0.0, 0.0) if right else _beyond(fold, one.slot, studio.bleed)
    panel = Panel(own, one.number, section, ground, width, fold.height, beyond)
    if one.section is None:
        relief = contours(own.ridges.seed, panel.ink("mid"), width, fold.height, studio.bleed)
        return {one.slot: (panel.solid(), panel.backdrop(relief))}
    if right:
        return _halved(panel, one.slot, right, story)
    items = FORMS[type(section.body)](panel, section.body, _Around(fold, story, filled, one))
    proofed(panel, items)
    return {one.slot: (panel.solid(), Tagged("Sect", items), *demo_mark(panel, story))}


def _bare(story: s.Story) -> s.SectionStory:
    return replace(story.sections[0], kind="art", notes=(), pictures=())


def _beyond(fold: Fold, slot: Slot, bleed: float) -> tuple[float, float]:
    return (bleed if slot.x < 0.01 else 0.0), (bleed if slot.right > fold.width - 0.01 else 0.0)


def _halved(panel: Panel, left: Slot, right: Slot, story: s.Story) -> dict[Slot, tuple[Item, ...]]:
    """Return a front on two flaps: its art on both, the second language's words on the right one."""
    body = panel.section.body
    assert isinstance(body, s.CoverBody)
    middle, bleed = left.width, panel.studio.bleed
    items = front(panel, body, (middle - mm(5), middle + mm(8)))
    proofed(panel, items)
    art = tuple(item for item in items if isinstance(item, Tagged) and item.role == "Artifact")
    words = [item for item in items if item not in art]
    second = {language for language, _ in sorted(body.name, key=lambda p: panel.theme.is_han(p[0]))[1:]}
    there = tuple(i for i in words if isinstance(i, Tagged) and i.language in second)
    here = tuple(item for item in words if item not in there)
    height = panel.height + 2 * bleed
    fields = (
        Rect(0, -bleed, middle + bleed, height),
        Rect(middle - bleed, -bleed, right.width + bleed, height),
    )
    solid = panel.solid()
    made: dict[Slot, tuple[Item, ...]] = {}
    for slot, field, shown, x in ((left, fields[0], here, 0.0), (right, fields[1], there, -middle)):
        back = artifact(Group((solid, *art), clip=field.segments), kind="Background")
        placed = Group((back, Tagged("Sect", shown)), Transform.translation(x, 0))
        made[slot] = (placed, *demo_mark(replace(panel, width=slot.width), story))
    return made


def demo_mark(panel: Panel, story: s.Story) -> tuple[Item, ...]:
    """Return the mark of an invented park at the panel's head: its foot may carry ridges."""
    if not story.demo:
        return ()
    items: list[Item] = []
    y = mm(8.2)
    x = panel.left
    dark = panel.ground.luminance < 0.5
    ink = panel.theme.on(panel.ground, 8) if dark else panel.ink("text")
    for language in panel.languages:
        style = panel.theme.style("label" if dark else "panel_note", language)
        if dark:
            style = replace(style, size=max(style.size, 8.0))  # reversed type is 8 pt, Arabic too
        line = panel.studio.typesetter.line(word("demo.mark", language), style, language)
        items += line.at(x, y, ink)
        x += line.width + mm(3)
    return (artifact(*items, kind="Pagination"),)


def proofed(panel: Panel, items: tuple[Item, ...]) -> None:
    """Raise LayoutError for words that can not be read, or come nearer than 5 mm to a fold or the trim."""
    faults = proof((panel.solid(), *items), panel.width, panel.height, panel.studio.bleed)
    # The flat cuts panels at their folds.
    seen = (fault for fault in faults if fault.code != "cut-off")
    refuse(seen, f"panel {panel.number}", panel.section)


def _page(number: int, face: Face, fold: Fold, drawn: dict[Slot, tuple[Item, ...]]) -> Page:
    items = tuple(
        Group(drawn[slot], Transform.translation(slot.x, 0)) for slot in fold.side(face) if slot in drawn
    )
    return Page(str(number), "right", face, items, design="panels", folds=fold.folds(face))


# -- the forms


@dataclass(frozen=True, slots=True)
class _Around:
    """What a form may ask of the leaflet around its panel."""

    fold: Fold
    story: s.Story
    filled: Sequence[_Filled]
    own: _Filled

    @property
    def before_front(self) -> bool:
        """Whether the front lies right of this panel on the flat."""
        first = self.fold.slot("front") or self.fold.slot("front-left")
        return (
            first is not None
            and first.face == self.own.slot.face
            and abs(first.x - self.own.slot.right) < 0.01
        )

    @property
    def part(self) -> PartOfWhole | None:
        """The part and whole that the story counts, where no panel of its own shows them."""
        if any(one.section and one.section.kind == "performance" for one in self.filled):
            return None
        bodies = [section.body for section in self.story.sections]
        figures = [f for body in bodies if isinstance(body, s.PerformanceBody) for f in body.figures]
        return next((figure for figure in figures if isinstance(figure, PartOfWhole)), None)


FORMS: dict[type, Callable[[Panel, Any, _Around], tuple[Item, ...]]] = {
    s.CoverBody: lambda panel, body, around: front(panel, body),
    s.ContactBody: lambda panel, body, around: talk(panel, body, around.before_front),
    s.RolesBody: lambda panel, body, around: roles(panel, body),
    s.KeyFiguresBody: lambda panel, body, around: glance(panel, body, around.part),
    ZonesBody: lambda panel, body, around: plan(panel, body),
    s.IndustriesBody: lambda panel, body, around: pillars(panel, body),
    s.OverviewBody: lambda panel, body, around: overview(panel, body),
    s.HonoursBody: lambda panel, body, around: honours(panel, body),
    s.VisionBody: lambda panel, body, around: vision(panel, body),
    s.PerformanceBody: lambda panel, body, around: growth(panel, body),
    FlowBody: lambda panel, body, around: in_blocks(panel, body),
}
