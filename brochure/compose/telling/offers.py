"""Costs, land and plants, incentives and projects, told in blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import get_args

from brochure.compose import amounts
from brochure.compose import blocks as b
from brochure.compose.composer import Composer, Key
from brochure.compose.labels import each, joined, label, same
from brochure.compose.quantities import converted, listed
from brochure.compose.telling.opening import closing, heading, opening, optional, text_column
from brochure.compose.tiers import hours, tier
from brochure.compose.words import NOTHING, Row, Words
from brochure.model import sections as m
from brochure.model.amounts import Amount
from brochure.model.units import factor

FEWEST_PLOTS = 3
"""Fewer plots make no plan."""


def costs(c: Composer, section: m.Costs, key: Key) -> b.FlowBody:
    """Return costs: one table, a group of rows for each kind of price and unit, bars on its own scale."""
    groups = [
        made
        for index, group in enumerate(section.groups)
        for made in _cost_groups(c, section, group, (*key, "groups", index))
    ]
    blocks = opening(c, section, key)
    if groups:
        blocks.append(_cost_table(c, groups, key))
    return b.FlowBody((*blocks, *closing(c, section, key)))


def _cost_table(c: Composer, groups: list[b.RowGroup], key: Key) -> b.Table:
    """Return the table of all groups; hours and notes have columns where any row has them."""
    languages = c.edition.languages
    rows = [row for group in groups for row in group.rows]
    columns: list[tuple[b.Column, bool]] = [
        (text_column(NOTHING), True),
        (b.Column(label(languages, "col.hours"), "decimal"), any(row.cells[1] for row in rows)),
        (b.Column(label(languages, "col.price"), "range"), True),
        (text_column(label(languages, "col.note")), any(row.cells[3] for row in rows)),
    ]

    def kept(row: b.TableRow) -> b.TableRow:
        return replace(
            row, cells=tuple(cell for cell, (_, shown) in zip(row.cells, columns, strict=True) if shown)
        )

    shown = tuple(column for column, shown in columns if shown)
    told = tuple(replace(group, rows=tuple(kept(row) for row in group.rows)) for group in groups)
    return b.Table(shown, told, place=c.places.get(key))


def _cost_groups(c: Composer, section: m.Costs, group: m.CostGroup, key: Key) -> list[b.RowGroup]:
    """Return a group's rows, cut where the unit changes; each part says its unit in its head."""
    parts: list[tuple[str, list[tuple[int, m.CostRow]]]] = []
    for index, row in enumerate(group.rows):
        unit = row.unit or group.unit or amounts.COUNT
        if not parts or parts[-1][0] != unit:
            parts.append((unit, []))
        parts[-1][1].append((index, row))
    made = []
    for number, (unit, rows) in enumerate(parts):
        shift = amounts.shift_of(unit, [row for _, row in rows])
        head = joined(
            c.edition.languages,
            [c.words(group.name, *key, "name"), amounts.unit_words(c, unit, shift), *_tax(c, group)],
        )
        told: list[b.TableRow] = []
        for index, row in rows:
            at = (*key, "rows", index)
            if _leads(group, index):
                item = c.words(row.item, *at, "item")
                told.append(b.TableRow((item, None, None, None), place=c.places.get(at)))
                row = row.model_copy(update={"item": None})
            told.append(_cost_row(c, group, row, unit, shift, at))
        last = number == len(parts) - 1
        made.append(b.RowGroup(head, tuple(told), _group_note(c, section, group, key) if last else NOTHING))
    return made


def _leads(group: m.CostGroup, index: int) -> bool:
    """Tell whether a row's item heads tiers that follow: then it has a line of its own above them."""
    row, after = group.rows[index], group.rows[index + 1 : index + 2]
    tiered = row.period or row.band or row.season or row.tier or row.grade is not None
    return row.item is not None and bool(tiered) and bool(after) and after[0].item is None


def _tax(c: Composer, group: m.CostGroup) -> list[Words]:
    if group.tax_included is None:
        return []
    return [label(c.edition.languages, "tax_in" if group.tax_included else "tax_out")]


def _cost_row(c: Composer, group: m.CostGroup, row: m.CostRow, unit: str, shift: int, key: Key) -> b.TableRow:
    languages = c.edition.languages
    item, holds = c.words(row.item, *key, "item"), tier(c, row, key)
    words = joined(languages, [item, _small(holds) if item else holds]) or c.words(group.name)
    own_tax = row.tax_included is not None and row.tax_included != group.tax_included
    notes = [c.words(row.note, *key, "note")]
    if own_tax:
        notes.append(label(languages, "tax_in" if row.tax_included else "tax_out"))
    if row.as_of is not None and row.as_of != group.as_of:
        notes.append(amounts.date(c, row.as_of))
    if row.source is not None:
        notes.append(label(languages, "source", c.words(row.source, *key, "source")))
    cells: tuple[Words | b.Amount | bool | None, ...] = (
        words, hours(c, row.hours) or None, amounts.cell(c, row, unit, shift),
        joined(languages, notes) or None,
    )  # fmt: skip
    return b.TableRow(cells, level=1 if holds and not item else 0, place=c.places.get(key))


def _small(words: Words) -> Words:
    """Return words as they go on in a line: with a small first letter."""
    return Words(tuple((tag, text[:1].lower() + text[1:]) for tag, text in words), words.place)


def _group_note(c: Composer, section: m.Costs, group: m.CostGroup, key: Key) -> Words:
    """Return a group's note, with date and source where they are not the section's."""
    own = (group.as_of, group.source) != (None, None)
    line = amounts.provenance(c, group.as_of or section.as_of, group.source, *key) if own else NOTHING
    return joined(c.edition.languages, [c.words(group.note, *key, "note"), line], "sentences")


# -- land and plants


def land_plots(c: Composer, section: m.LandPlots, key: Key) -> b.FlowBody:
    """Return land and plants: the schematic plan, the table of plots by zone, the table of plants."""
    blocks = opening(c, section, key)
    if len(section.plots) >= FEWEST_PLOTS:
        blocks.append(_plan(c, section))
    if section.plots:
        blocks.append(_plot_table(c, section, key))
    if section.plants:
        blocks += [heading(label(c.edition.languages, "plants")), _plant_table(c, section, key)]
    return b.FlowBody((*blocks, *closing(c, section, key)))


def hectares(area: Amount) -> Fraction:
    """Return an area in hectares; a range counts with its least."""
    found = amounts.quantity(area, "ha")
    return Fraction(0) if found is None else Fraction(found.value) * factor(found.unit, "ha")


def _plan(c: Composer, section: m.LandPlots) -> b.PlotPlan:
    used = {plot.status for plot in section.plots}
    return b.PlotPlan(
        tuple(
            b.Plot(plot.number, float(hectares(plot.area)), plot.status, plot.zone or "")
            for plot in section.plots
        ),
        tuple(
            (status, label(c.edition.languages, f"status.{status}"))
            for status in get_args(m.PlotStatus)
            if status in used
        ),
        label(c.edition.languages, "plan.note"),
    )


def _zone_groups(c: Composer, zones: Sequence[str | None]) -> list[tuple[Words, str | None]]:
    """Return the zones that entries lie in, in the park's order, with their names; None for no zone."""
    known = [(zone.id, index) for index, zone in enumerate(c.brochure.zones)]
    found = [
        (c.name(c.brochure.zones[i].name, "zones", i, "name"), zone) for zone, i in known if zone in zones
    ]
    rest: list[tuple[Words, str | None]] = [(NOTHING, None)] if None in zones else []
    return [*found, *rest]


def _plot_table(c: Composer, section: m.LandPlots, key: Key) -> b.Table:
    languages = c.edition.languages
    plots = section.plots
    unit = next((p.price.unit for p in plots if p.price and p.price.unit), "CNY/mu")
    shift = amounts.shift_of(unit, [p.price for p in plots if p.price])
    spread = any((q := amounts.quantity(p.price, unit)) and q.high for p in plots if p.price)
    columns: list[tuple[b.Column, bool]] = [
        (text_column(label(languages, "col.plot")), True),
        (_area_column(c, "ha"), True),
        (_area_column(c, "mu"), any(tag.startswith("zh") for tag in languages)),
        (text_column(label(languages, "col.use")), any(p.use for p in plots)),
        (b.Column(label(languages, "col.plot_ratio"), "decimal"), any(p.plot_ratio for p in plots)),
        (
            b.Column(label(languages, "col.price"), "range" if spread else "decimal",
                     amounts.unit_words(c, unit, shift)),
            any(p.price for p in plots),
        ),
        (text_column(label(languages, "col.status")), True),
    ]  # fmt: skip

    def row(index: int, plot: m.LandPlot) -> b.TableRow:
        at = (*key, "plots", index)
        ratio = amounts.cell(c, plot.plot_ratio, "plot_ratio")
        cells: list[Words | b.Amount | bool | None] = [
            same(languages, plot.number),
            amounts.cell(c, plot.area, "ha"),
            amounts.cell(c, plot.area, "mu"),
            optional(c, plot.use, *at, "use"),
            ratio,
            amounts.cell(c, plot.price, unit, shift),
            state(c, plot.status, plot.available_from),
        ]
        kept = tuple(cell for cell, (_, shown) in zip(cells, columns, strict=True) if shown)
        return b.TableRow(kept, place=c.places.get(at))

    groups = [
        b.RowGroup(name, tuple(row(i, plot) for i, plot in enumerate(plots) if plot.zone == zone))
        for name, zone in _zone_groups(c, [plot.zone for plot in plots])
    ]
    return b.Table(
        tuple(column for column, shown in columns if shown), tuple(groups), place=c.places.get(key)
    )


def _area_column(c: Composer, unit: str) -> b.Column:
    return b.Column(label(c.edition.languages, "col.area"), "decimal", amounts.unit_words(c, unit))


def state(c: Composer, status: str, available_from: str | None) -> Words:
    """Return whether something can be had, and from when."""
    words = label(c.edition.languages, f"status.{status}")
    if available_from is None:
        return words
    when = label(c.edition.languages, "available_from", amounts.date(c, available_from))
    return joined(c.edition.languages, [words, when])


def _plant_table(c: Composer, section: m.LandPlots, key: Key) -> b.Table:
    languages = c.edition.languages
    plants = section.plants
    unit = next((p.rent.unit for p in plants if p.rent and p.rent.unit), "CNY/m2/month")
    columns: list[tuple[b.Column, bool]] = [
        (text_column(label(languages, "col.plant")), True),
        (_area_column(c, "m2"), True),
        (b.Column(label(languages, "col.floors"), "decimal"), any(p.floors for p in plants)),
        (_measure_column(c, "col.clear_height", "m"), any(p.clear_height for p in plants)),
        (_measure_column(c, "col.floor_load", "t/m2"), any(p.floor_load for p in plants)),
        (_measure_column(c, "col.crane", "t"), any(p.crane for p in plants)),
        (
            b.Column(label(languages, "col.rent"), "decimal", amounts.unit_words(c, unit)),
            any(p.rent for p in plants),
        ),
        (text_column(label(languages, "col.status")), True),
    ]  # fmt: skip
    rows = []
    for index, plant in enumerate(plants):
        at = (*key, "plants", index)
        number = same(languages, plant.number)
        floors = Amount(value=plant.floors) if plant.floors is not None else None
        cells: list[Words | b.Amount | bool | None] = [
            joined(languages, [number, c.words(plant.name, *at, "name")]),
            amounts.cell(c, plant.area, "m2"),
            amounts.cell(c, floors, amounts.COUNT),
            amounts.cell(c, plant.clear_height, "m"),
            amounts.cell(c, plant.floor_load, "t/m2"),
            amounts.cell(c, plant.crane, "t"),
            amounts.cell(c, plant.rent, unit),
            state(c, plant.status, plant.available_from),
        ]
        kept = tuple(cell for cell, (_, shown) in zip(cells, columns, strict=True) if shown)
        rows.append(b.TableRow(kept, place=c.places.get(at)))
    kept_columns = tuple(column for column, shown in columns if shown)
    return b.Table(kept_columns, (b.RowGroup(NOTHING, tuple(rows)),), place=c.places.get(key))


def _measure_column(c: Composer, key: str, unit: str) -> b.Column:
    return b.Column(label(c.edition.languages, key), "decimal", amounts.unit_words(c, unit))


# -- incentives and projects


def incentives(c: Composer, section: m.Incentives, key: Key) -> b.FlowBody:
    """Return incentives as cards: what, who, how much, how long, on which basis."""
    cards = tuple(_incentive(c, item, (*key, "items", index)) for index, item in enumerate(section.items))
    return b.FlowBody((*opening(c, section, key), b.Cards(cards), *closing(c, section, key)))


def _incentive(c: Composer, item: m.Incentive, key: Key) -> b.Card:
    rows = _rows(
        c,
        ("who", c.words(item.who, *key, "who")),
        ("amount", amounts.said(c, item.amount)),
        ("term", amounts.said(c, item.term)),
        ("valid_to", amounts.date(c, item.valid_to)),
        ("basis", c.words(item.basis, *key, "basis")),
    )
    return b.Card(
        c.words(item.name, *key, "name"), c.words(item.text, *key, "text"), rows, place=c.places.get(key)
    )


def conditions(c: Composer, section: m.Incentives) -> Words:
    """Return the line that every page of incentives carries: conditions apply, and as of when."""
    as_of = section.as_of or c.brochure.date.isoformat()[:7]
    return label(c.edition.languages, "conditions", amounts.date(c, as_of))


def projects(c: Composer, section: m.Projects, key: Key) -> b.FlowBody:
    """Return projects as cards."""
    cards = tuple(_project(c, item, (*key, "projects", index)) for index, item in enumerate(section.projects))
    return b.FlowBody((*opening(c, section, key), b.Cards(cards), *closing(c, section, key)))


def _project(c: Composer, item: m.Project, key: Key) -> b.Card:
    languages = c.edition.languages
    industry = next((i for i, known in enumerate(c.brochure.industries) if known.id == item.industry), None)
    contact = c.contact(item.contact) if item.contact else None
    who = NOTHING
    if contact is not None:
        at = ("contacts", c.brochure.contacts.index(contact))
        who = joined(languages, [c.words(contact.person, *at, "person"), c.phone(contact)])
    rows = _rows(
        c,
        ("industry", c.name(c.brochure.industries[industry].name) if industry is not None else NOTHING),
        ("investment", amounts.said(c, item.investment)),
        ("land", land(c, item.land)),
        ("mode", label(languages, f"mode.{item.mode}") if item.mode else NOTHING),
        ("returns", c.words(item.returns, *key, "returns")),
        ("place", c.words(item.place, *key, "place")),
        ("contact", who),
    )
    return b.Card(
        c.words(item.name, *key, "name"),
        c.words(item.content, *key, "content"),
        rows,
        place=c.places.get(key),
    )


def land(c: Composer, area: Amount | None) -> Words:
    """Return an area of land as each language counts it: hectares, and mu in Chinese."""
    found = amounts.quantity(area, "ha") if area is not None else None
    if area is None or found is None:
        return NOTHING

    def told(tag: str) -> str:
        unit = "mu" if tag.startswith("zh") else "ha"
        return listed(converted(found, unit) if found.unit in ("mu", "ha", "m2", "km2") else found, tag)

    return amounts.dressed(c, area, each(c.edition.languages, told))


def _rows(c: Composer, *pairs: tuple[str, Words]) -> tuple[Row, ...]:
    """Return labelled rows; those that say nothing are left out."""
    return tuple(Row(label(c.edition.languages, key), value) for key, value in pairs if value)
