"""The zone plan: circles of patterns on a base bar, the zone and industry matrix, what each zone builds."""

from __future__ import annotations

from brochure.art.zoneplan import ZonePlan, zone_plan
from brochure.compose import asides
from brochure.compose.story import Words, ZonesBody
from brochure.display import Item, Path, Tagged
from brochure.geometry import Rect
from brochure.layout.figures import figures
from brochure.layout.format import LINE
from brochure.layout.leaf import HAIRLINE_WIDTH, Leaf
from brochure.units import mm

PLAN_TOP = (8, mm(2.6))  # the discs' top: a line and points below it
BASE_TEXT_AT = 26.0
HEAD_AT = 30.17  # line of the last line of the matrix's head
RULE_AT = 30.7
ROW_PITCH = 1.2
FIRST_ROW = 0.8  # lines from the head rule to the first row's baseline
NAME_DROP = mm(5.82)  # from the discs' foot to the zone names' baseline
NAME_GAP = mm(3.5)  # from a connector's axis to the names beside it
BAR_INSET = mm(4)
MARK = (mm(14), mm(3.9))
MARK_PITCH = mm(22.5)
TEXT_AT = 40 + 2 / 3  # line of the first of the zone texts, with seven rows in the matrix
NOTE_AT = 47.0
TEXT_SHARE = 0.62  # of the room for the zones' texts, what the first of two languages may take
SECOND_LABEL_COLUMNS = (5, 4, 3)  # where the matrix's second language may stand


def zones(leaf: Leaf, body: ZonesBody) -> tuple[Item, ...]:
    """Return the page."""
    grid = leaf.grid
    plan = zone_plan(
        tuple(zone.motifs for zone in body.zones),
        leaf.palette,
        grid.measure,
        leaf.studio.ridges.seed,
        base=body.base is not None,
    )
    x, y = grid.left, grid.y(PLAN_TOP[0]) + PLAN_TOP[1]
    box = Rect(x, y, plan.drawing.width, plan.drawing.height)
    items: list[Item] = [
        *leaf.running_head(),
        *leaf.title(leaf.section.title).items,
        *figures((plan.drawing.at(x, y), *_names(leaf, body, plan, x, y)), _alt(body), box),
    ]
    if body.base:
        y = grid.y(BASE_TEXT_AT)
        items += leaf.pair(body.base.text, "label", y, measure=mm(82), limit=y + 2 * LINE).items
    matrix, end = _matrix(leaf, body)
    items += matrix
    items += _texts(leaf, body, max(TEXT_AT, end + 1.5))
    return (*items, *leaf.notes(leaf.section.notes, grid.y(NOTE_AT)).items)


def _alt(body: ZonesBody) -> Words:
    """Return what the plan shows: the zones with their industries, and their base."""
    does = [
        (zone.name, [words for words, marks in body.matrix if marks[index]])
        for index, zone in enumerate(body.zones)
    ]
    return asides.plan(does, body.base.name if body.base else Words(()))


def _names(leaf: Leaf, body: ZonesBody, plan: ZonePlan, left: float, top: float) -> list[Item]:
    """Return the zones' names left and right of their connectors, and the base's inside its bar."""
    items: list[Item] = []
    y = top + 2 * plan.radius + NAME_DROP
    for zone, (centre, _) in zip(body.zones, plan.centres, strict=True):
        for index, (language, text) in enumerate(zone.name):
            line = leaf.typesetter.line(text, leaf.theme.style("body_strong", language), language)
            x = left + centre
            at = x - NAME_GAP - line.width if index == 0 and len(zone.name.said) > 1 else x + NAME_GAP
            items.append(Tagged("P", line.at(at, y, leaf.ink("deep")), language=language))
    if body.base and plan.base:
        white = leaf.theme.on(leaf.ink("deep"), 9.5)
        y = top + plan.base.y + plan.base.height / 2 + mm(1.2)
        axes = dict(leaf.axes)
        axes[leaf.languages[0]] = left + BAR_INSET
        items += leaf.pair(body.base.name, "body_strong", y, white, axes=axes).items
    return items


def _matrix(leaf: Leaf, body: ZonesBody) -> tuple[list[Item], float]:
    """Return the matrix as a table and the line of its last rule."""
    grid = leaf.grid
    columns = (*body.zones, *([body.base] if body.base else []))
    left = grid.x(7)
    xs = [left + index * MARK_PITCH for index in range(len(columns))]
    heads: list[Item] = [Tagged("TD", (), columns=len(leaf.languages))]  # an empty corner heads nothing
    for x, zone in zip(xs, columns, strict=True):
        stacked = leaf.stack(
            zone.short, "label_strong", x, grid.y(HEAD_AT) - 10 * (len(leaf.languages) - 1), MARK_PITCH,
            ("deep",), role="P",
        )  # fmt: skip
        heads.append(Tagged("TH", stacked.items, scope="Column"))
    decoration: list[Item] = [leaf.rule(grid.left, grid.y(RULE_AT), grid.measure)]
    rows: list[Item] = [Tagged("TR", tuple(heads))]
    line = RULE_AT
    labels_at = _label_columns(leaf, body, left)
    for words, marks in body.matrix:
        y = grid.y(line + FIRST_ROW)
        cells: list[Item] = []
        for (language, text), x in zip(words, labels_at, strict=False):
            label = leaf.typesetter.line(text, leaf.theme.style("label", language), language)
            cells.append(Tagged("TH", label.at(x, y, leaf.ink("text")), language=language, scope="Row"))
        for index, (x, marked) in enumerate(zip(xs, marks, strict=True)):
            cells.append(_mark(leaf, x, y, marked, accent=body.base is not None and index == len(xs) - 1))
        rows.append(Tagged("TR", tuple(cells)))
        line += ROW_PITCH
        decoration.append(leaf.rule(grid.left, grid.y(line), grid.measure, "hairline", HAIRLINE_WIDTH))
    return [*decoration, Tagged("Table", tuple(rows))], line


def _label_columns(leaf: Leaf, body: ZonesBody, right: float) -> tuple[float, float]:
    """Return the x of the industries' names: the second language on a third, or further left if long."""
    grid = leaf.grid
    edge = right - grid.format.gutter / 2
    widths = [
        max(
            (
                leaf.typesetter.line(text, leaf.theme.style("label", language), language).width
                for words, _ in body.matrix
                for said, text in words
                if said == language
            ),
            default=0.0,
        )
        for language in leaf.languages
    ]
    for column in SECOND_LABEL_COLUMNS:
        x = grid.x(column)
        if len(widths) < 2 or (grid.left + widths[0] <= x and x + widths[1] <= edge):
            return grid.left, x
    return grid.left, grid.x(SECOND_LABEL_COLUMNS[0])


def _mark(leaf: Leaf, x: float, baseline: float, marked: bool, accent: bool) -> Item:
    middle = baseline - mm(1.05)
    if not marked:
        return Tagged("TD", (leaf.rule(x, middle, MARK[0], "hairline", HAIRLINE_WIDTH),))
    box = Rect(x, middle - MARK[1] / 2, *MARK)
    bar = Path(box.segments, fill=leaf.ink("accent" if accent else "deep"))
    return Tagged("TD", (Tagged("Figure", (bar,), alt="✓", box=box),))


def _texts(leaf: Leaf, body: ZonesBody, line: float) -> list[Item]:
    """Return name and text of each zone on thirds: the first language of all, then the next on one line.

    They are read zone by zone: its name in every language, then its text in every language.
    """
    grid = leaf.grid
    columns = grid.format.columns // max(len(body.zones), 1)
    width = grid.span(columns)
    names: list[list[Item]] = [[] for _ in body.zones]
    texts: list[list[Item]] = [[] for _ in body.zones]
    y = grid.y(line)
    limit = grid.y(NOTE_AT) - LINE
    for rank, language in enumerate(leaf.languages, 1):
        last = y
        # A language that takes more than its share is told so, not the one that comes after it.
        share = limit if rank == len(leaf.languages) else y + TEXT_SHARE * (limit - y)
        for index, zone in enumerate(body.zones):
            x = grid.x(1 + index * columns)
            axes = {language: x}
            name = Words(((language, zone.name.get(language)),), zone.name.place)
            text = Words(((language, zone.text.get(language)),), zone.text.place)
            names[index] += leaf.pair(
                name, "label_strong", y, "deep", role="H2", measure=width, axes=axes
            ).items
            placed = leaf.pair(text, "label", y + 10, measure=width, axes=axes, limit=share)
            texts[index] += placed.items
            last = max(last, placed.last)
        y = last + LINE
    return [item for name, text in zip(names, texts, strict=True) for item in (*name, *text)]
