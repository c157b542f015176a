"""The zone plan: circles of patterns on a base bar, the zone and industry matrix, what each zone builds."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.art.zoneplan import ZonePlan, zone_plan
from brochure.compose import asides
from brochure.compose.parts import ZonesBody, ZoneStory
from brochure.compose.words import NOTHING, Words
from brochure.display import Item, Tagged
from brochure.errors import LayoutError
from brochure.geometry import Rect
from brochure.layout.designs.zone_matrix import matrix
from brochure.layout.figures import figures
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.type_area import LONG_TEXT
from brochure.text.typesetter import Paragraph
from brochure.units import mm

PLAN_TOP = (8, mm(2.6))  # the discs' top: a line and points below it
LARGEST = (mm(28), mm(43))  # a disc's radius over a base, and without one
BASE_TEXT_AT = 26.0
HEAD_AT = 30.17  # line of the last line of the matrix's head
NAME_DROP = mm(5.82)  # from the discs' foot to the zone names' baseline
NAME_GAP = mm(3.5)  # from a connector's axis to the names beside it
NAMES_APART = mm(3)  # between the names of two zones
HANGING = mm(1)  # by which an outer name may stand out of the measure
NAME_STEPS = (
    ("name", "body_strong", 1), ("name", "label_strong", 2), ("short", "body_strong", 1),
    ("short", "label_strong", 3),
)  # fmt: skip
"""How zones may be named beside their connectors: full or short name, its style, lines at the most."""

BAR_INSET = mm(4)
TEXT_AT = 40 + 2 / 3  # line of the first of the zone texts, with seven rows in the matrix
TEXT_CLEAR = 1.5  # lines from the matrix to the texts
LEAST_CLEAR = 1.2  # the same, where room is scarce
NOTE_AT = 47.0
TEXT_SHARE = 0.62  # of the room for the zones' texts, what the first of two languages may take


def zones(leaf: Leaf, body: ZonesBody) -> tuple[Item, ...]:
    """Return the page."""
    grid = leaf.grid
    plan = zone_plan(
        tuple(zone.motifs for zone in body.zones),
        leaf.palette,
        grid.measure,
        leaf.studio.ridges.seed,
        base=body.base is not None,
        largest=LARGEST[body.base is None],
    )
    x, y = grid.left, grid.y(PLAN_TOP[0]) + PLAN_TOP[1]
    box = Rect(x, y, plan.drawing.width, plan.drawing.height)
    items: list[Item] = [
        *leaf.running_head(),
        *leaf.title(leaf.section.title).items,
        *figures((plan.drawing.at(x, y), *_names(leaf, body, plan, x, y)), _alt(leaf, body), box),
    ]
    above = y + plan.drawing.height
    # Under smaller discs all else moves up, by whole lines.
    rise = max(0, int((LARGEST[0] - plan.radius) * 2 / LINE)) if body.base else 0
    if body.base:
        y = grid.y(BASE_TEXT_AT - rise)
        text = leaf.pair(body.base.text, "label", y, measure=mm(82), limit=y + 2 * LINE)
        items += text.items
        above = text.last
    table, end = matrix(leaf, body, HEAD_AT - rise, above)
    items += table
    notes = leaf.notes(leaf.section.notes, grid.y(NOTE_AT))
    floor = (notes.last if notes.lines else grid.y(NOTE_AT)) - 0.85 * LINE
    y = grid.y(max(TEXT_AT - rise, end + TEXT_CLEAR))
    return (*items, *_texts(leaf, body, y, grid.y(end + LEAST_CLEAR), floor), *notes.items)


def _alt(leaf: Leaf, body: ZonesBody) -> Words:
    """Return what the plan shows: the zones with their industries, and their base."""
    does = [
        (zone.name, [words for words, marks in body.matrix if marks[index]])
        for index, zone in enumerate(body.zones)
    ]
    plan = asides.plan(does, body.base.name if body.base else NOTHING)
    return plan.only(leaf.languages)


def _names(leaf: Leaf, body: ZonesBody, plan: ZonePlan, left: float, top: float) -> list[Item]:
    """Return the zones' names left and right of their connectors, and the base's inside its bar."""
    items: list[Item] = []
    y = top + 2 * plan.radius + NAME_DROP
    deep = leaf.ink("deep")
    beside = len(leaf.languages) > 1
    centres = [centre for centre, _ in plan.centres]
    for centre, named in zip(centres, _fitting_names(leaf, body, centres), strict=True):
        for index, (language, paragraph) in enumerate(named):
            # Several lines stand around the place of the one that there would be.
            first = y - (len(paragraph.lines) - 1) * paragraph.leading / 2
            runs: list[Item] = []
            for number, line in enumerate(paragraph.lines):
                x = left + centre + (-NAME_GAP - line.width if beside and index == 0 else NAME_GAP)
                runs += line.at(x, first + number * paragraph.leading, deep)
            items.append(Tagged("P", tuple(runs), language=language))
    if body.base and plan.base:
        items += _base_name(leaf, body.base, plan.base, left, top)
    return items


def _fitting_names(
    leaf: Leaf, body: ZonesBody, centres: Sequence[float]
) -> list[list[tuple[str, Paragraph]]]:
    """Return the zones' names as they stand beside the connectors at ``centres``, all set in the same way.

    In one line a name may reach into the room of a neighbour whose own is short.
    """
    share = (leaf.grid.measure / max(len(centres), 1) - NAMES_APART) / 2 - NAME_GAP
    for part, style, most in NAME_STEPS:
        room = leaf.grid.measure if most == 1 else share
        try:
            found = [
                [
                    (language, paragraph)
                    for language, paragraph in leaf.set(
                        zone.name if part == "name" else zone.short, style, room
                    ).items()
                    if language in leaf.languages
                ]
                for zone in body.zones
            ]
        except LayoutError:  # a single word is wider than its place
            continue
        tallest = max((len(paragraph.lines) for named in found for _, paragraph in named), default=0)
        if tallest <= most and _apart(leaf, found, centres):
            return found
    longest = max((zone.short for zone in body.zones), key=lambda words: max(len(text) for _, text in words))
    raise leaf.overfull("a zone's name does not fit beside its disc, nor does its short name", longest)


def _apart(leaf: Leaf, found: Sequence[Sequence[tuple[str, Paragraph]]], centres: Sequence[float]) -> bool:
    """Tell whether the names of neighbouring zones keep their distance; the outer ones may hang a little."""
    free = -HANGING
    for centre, named in zip(centres, found, strict=True):
        widths = [paragraph.width for _, paragraph in named]
        before = widths[0] + NAME_GAP if len(widths) > 1 else 0.0
        after = widths[-1] + NAME_GAP if widths else 0.0
        if centre - before < free - 0.01:
            return False
        free = centre + after + NAMES_APART
    return free - NAMES_APART <= leaf.grid.measure + HANGING


def _base_name(leaf: Leaf, base: ZoneStory, bar: Rect, left: float, top: float) -> list[Item]:
    """Return the base's name in light type inside its bar, in one line or in two smaller ones."""
    axes = dict(leaf.axes)
    axes[leaf.languages[0]] = left + BAR_INSET
    measure = leaf.half - BAR_INSET
    middle = top + bar.y + bar.height / 2
    for style, most in (("body_strong", 1), ("label_strong", 2)):
        lines = leaf.set(base.name, style, measure).values()
        tallest = max((len(paragraph.lines) for paragraph in lines), default=0)
        if tallest <= most:
            break
    first = leaf.theme.style(style, leaf.languages[0])
    y = middle + mm(1.2) - (tallest - 1) * first.leading / 2
    limit = y + (most - 1) * first.leading
    white = leaf.theme.on(leaf.ink("deep"), first.size)
    return list(leaf.pair(base.name, style, y, white, axes=axes, measure=measure, limit=limit).items)


def _texts(leaf: Leaf, body: ZonesBody, y: float, least: float, floor: float) -> list[Item]:
    """Return name and text of each zone from baseline ``y``, or from ``least`` on, down to ``floor``.

    One zone's languages stand beside each other; else each zone has a column, in which stands the first
    language of all, then the next on one line. They are read zone by zone: its name in every language, then
    its text in every language.
    """
    if len(body.zones) == 1:
        return _one_text(leaf, body.zones[0], y, floor)
    grid = leaf.grid
    columns = grid.format.columns // max(len(body.zones), 1)
    width = grid.span(columns)
    heights = {language: _tallest(leaf, body, language, width) for language in leaf.languages}
    needed = sum(heights.values()) + (len(heights) - 1) * (LINE - 10) - 10
    # Where the texts are long they move up to the matrix, and close up.
    gap = LINE - 10 if y + needed <= floor else 0.0
    y = min(y, max(least, floor - needed))
    names: list[list[Item]] = [[] for _ in body.zones]
    texts: list[list[Item]] = [[] for _ in body.zones]
    for rank, language in enumerate(leaf.languages, 1):
        # A language that takes more than its share is told so, not the one that comes after it.
        fits = y + sum(list(heights.values())[rank - 1 :]) + (len(heights) - rank) * gap - 10 <= floor
        share = floor if fits or rank == len(leaf.languages) else y + TEXT_SHARE * (floor - y)
        for index, zone in enumerate(body.zones):
            axes = {language: grid.x(1 + index * columns)}
            # On facing pages the language opposite counts for the height.
            name, text = (
                words if leaf.apart else words.only((language,)) for words in (zone.name, zone.text)
            )
            head = leaf.pair(
                name, "label_strong", y, "deep", role="H2", measure=width, axes=axes, limit=share
            )
            names[index] += head.items
            placed = leaf.pair(text, "label", head.last + 10, measure=width, axes=axes, limit=share)
            texts[index] += placed.items
        y += heights[language] + gap
    return [item for name, text in zip(names, texts, strict=True) for item in (*name, *text)]


def _one_text(leaf: Leaf, zone: ZoneStory, y: float, floor: float) -> list[Item]:
    measure = LONG_TEXT if len(leaf.languages) > 1 else leaf.half
    head = leaf.pair(zone.name, "label_strong", y, "deep", role="H2", measure=measure, limit=floor)
    text = leaf.pair(zone.text, "label", head.last + 10, measure=measure, limit=floor)
    return [*head.items, *text.items]


def _tallest(leaf: Leaf, body: ZonesBody, language: str, width: float) -> float:
    """Return what the tallest of the zones' names and texts in a language takes, points."""
    counted = leaf.studio.languages if leaf.apart else (language,)
    return max(
        sum(
            max(
                len(paragraph.lines)
                for tag, paragraph in leaf.set(words, style, width).items()
                if tag in counted
            )
            for words, style in ((zone.name, "label_strong"), (zone.text, "label"))
        )
        * 10
        for zone in body.zones
    )
