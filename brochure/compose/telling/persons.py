"""Foreword, labour, services and investors' voices, told in blocks."""

from __future__ import annotations

from brochure.compose import amounts
from brochure.compose import blocks as b
from brochure.compose.composer import Composer, Key
from brochure.compose.labels import joined, label, same
from brochure.compose.slots import named_slot
from brochure.compose.telling.opening import (
    closing,
    fact_blocks,
    heading,
    opening,
    optional,
    text_column,
)
from brochure.compose.words import NOTHING, Row, Words
from brochure.model import sections as m
from brochure.model.amounts import Amount

HOURS_OF_A_WORKING_DAY = 8
DAYS = ("working_day", "d")


def foreword(c: Composer, section: m.Foreword, key: Key) -> b.FlowBody:
    """Return a message: portrait, text, and who signs it."""
    languages = c.edition.languages
    blocks = opening(c, section, key)
    portrait = named_slot(c, section.portrait)
    if section.signatory is not None:
        who = joined(
            languages,
            [
                c.name(section.signatory, *key, "signatory"),
                c.words(section.position, *key, "position"),
                amounts.date(c, section.signed),
            ],
        )
        blocks.append(b.Quote(NOTHING, who, portrait))
    elif portrait is not None:
        blocks.append(b.PictureBlock(portrait, "tile"))
    return b.FlowBody((*blocks, *closing(c, section, key)))


# -- labour


def labour(c: Composer, section: m.Labour, key: Key) -> b.FlowBody:
    """Return people and skills: figures, wages as ranges, schools, social insurance."""
    blocks = opening(c, section, key)
    if section.wages:
        blocks.append(_wages(c, section, key))
    if section.schools:
        blocks.append(_schools(c, section, key))
    if section.insurance:
        blocks.append(_insurance(c, section, key))
    return b.FlowBody((*blocks, *closing(c, section, key)))


def _wages(c: Composer, section: m.Labour, key: Key) -> b.Table:
    languages = c.edition.languages
    unit = section.wage_unit
    noted = any(wage.note for wage in section.wages)
    columns = [
        text_column(label(languages, "col.role")),
        b.Column(label(languages, "col.wage"), "range", amounts.unit_words(c, unit)),
    ]
    if noted:
        columns.append(text_column(label(languages, "col.note")))
    rows = []
    for index, wage in enumerate(section.wages):
        at = (*key, "wages", index)
        cells: list[Words | b.Amount | bool | None] = [
            c.words(wage.role, *at, "role"), amounts.cell(c, wage, unit)
        ]  # fmt: skip
        cells += [optional(c, wage.note, *at, "note")] if noted else []
        rows.append(b.TableRow(tuple(cells), place=c.places.get(at)))
    return _table(c, columns, rows, key)


def _schools(c: Composer, section: m.Labour, key: Key) -> b.Table:
    languages = c.edition.languages
    schools = section.schools
    columns: list[tuple[b.Column, bool]] = [
        (text_column(label(languages, "col.school")), True),
        (text_column(label(languages, "col.fields")), any(school.fields for school in schools)),
        (b.Column(label(languages, "col.students"), "decimal"), any(x.students for x in schools)),
        (b.Column(label(languages, "col.graduates"), "decimal"), any(x.graduates for x in schools)),
        (
            b.Column(label(languages, "col.distance"), "decimal", amounts.unit_words(c, "km")),
            any(school.distance for school in schools),
        ),
    ]
    rows = []
    for index, school in enumerate(schools):
        at = (*key, "schools", index)
        cells: list[Words | b.Amount | bool | None] = [
            c.words(school.name, *at, "name"),
            optional(c, school.fields, *at, "fields"),
            amounts.cell(c, school.students, amounts.COUNT),
            amounts.cell(c, school.graduates, amounts.COUNT),
            amounts.cell(c, school.distance, "km"),
        ]
        kept = tuple(cell for cell, (_, shown) in zip(cells, columns, strict=True) if shown)
        rows.append(b.TableRow(kept, place=c.places.get(at)))
    return _table(c, [column for column, shown in columns if shown], rows, key)


def _insurance(c: Composer, section: m.Labour, key: Key) -> b.Table:
    languages = c.edition.languages
    percent = same(languages, "%")
    columns = [
        text_column(label(languages, "col.insurance")),
        b.Column(label(languages, "col.employer"), "decimal", percent),
        b.Column(label(languages, "col.employee"), "decimal", percent),
    ]
    rows = []
    for index, insurance in enumerate(section.insurance):
        at = (*key, "insurance", index)
        shares = (insurance.employer, insurance.employee)
        cells = [amounts.cell(c, _share(share), "percent") for share in shares]
        rows.append(b.TableRow((c.words(insurance.name, *at, "name"), *cells), place=c.places.get(at)))
    totals = [sum(getattr(i, side) or 0.0 for i in section.insurance) for side in ("employer", "employee")]
    total = tuple(amounts.cell(c, _share(round(share, 4)), "percent") for share in totals)
    rows.append(b.TableRow((label(languages, "col.total"), *total), strong=True))
    return _table(c, columns, rows, key)


def _share(share: float | None) -> Amount | None:
    if share is None:
        return None
    return Amount(value=int(share) if share == int(share) else share, unit="percent")


def _table(c: Composer, columns: list[b.Column], rows: list[b.TableRow], key: Key) -> b.Table:
    return b.Table(tuple(columns), (b.RowGroup(NOTHING, tuple(rows)),), place=c.places.get(key))


# -- services


def services(c: Composer, section: m.Services, key: Key) -> b.FlowBody:
    """Return the way to production: steps on a line of days, promises, and whom to call."""
    languages = c.edition.languages
    blocks = opening(c, section, key)
    if section.steps:
        steps = tuple(_step(c, step, (*key, "steps", i)) for i, step in enumerate(section.steps))
        total = total_time(section)
        whole = label(languages, "total_time", amounts.spoken(c, total)) if total else NOTHING
        blocks.append(b.Steps(steps, whole))
    if section.promises:
        blocks.append(heading(label(languages, "promises")))
        blocks += fact_blocks(c, section.promises, (*key, "promises"))
    if section.contact is not None:
        contact = c.contact(section.contact)
        at = ("contacts", c.brochure.contacts.index(contact))
        rows = [Row(label(languages, "hotline"), c.phone(contact))]
        if contact.person is not None:
            rows.append(Row(label(languages, "contact"), c.words(contact.person, *at, "person")))
        blocks.append(b.FactList(tuple(row for row in rows if row.value)))
    return b.FlowBody((*blocks, *closing(c, section, key)))


def _step(c: Composer, step: m.ServiceStep, key: Key) -> b.Step:
    languages = c.edition.languages
    detail = joined(
        languages, [c.words(step.text, *key, "text"), c.words(step.office, *key, "office")], "sentences"
    )
    return b.Step(c.words(step.name, *key, "name"), detail, _days(step.time), amounts.said(c, step.time))


def _days(time: Amount | None) -> float | None:
    """Return how many days a step takes at the most; hours are parts of a working day."""
    if time is None:
        return None
    found = amounts.quantity(time, "d")
    if found is None:
        return None
    most = float(found.high if found.high is not None else found.value)
    if found.unit == "h":
        return most / HOURS_OF_A_WORKING_DAY
    return most if found.unit in DAYS else None


def total_time(section: m.Services) -> Amount | None:
    """Return the days of all steps, where every step has days of one kind."""
    units = {step.time.unit or "d" for step in section.steps if step.time is not None}
    days = [_days(step.time) for step in section.steps]
    if len(units) != 1 or units - set(DAYS) or None in days:
        return None
    whole = sum(day for day in days if day is not None)
    return Amount(value=int(whole) if whole == int(whole) else whole, unit=units.pop())


# -- voices


def testimonials(c: Composer, section: m.Testimonials, key: Key) -> b.FlowBody:
    """Return what investors say; a voice without consent is left out."""
    languages = c.edition.languages
    blocks = opening(c, section, key)
    for index, quote in enumerate(section.quotes):
        if not quote.consent:
            continue
        at = (*key, "quotes", index)
        firm = c.words(quote.firm, *at, "firm")
        known = next(
            (i for i, company in enumerate(c.brochure.companies) if company.id == quote.company), None
        )
        if known is not None:
            firm = c.name(c.brochure.companies[known].name, "companies", known, "name")
        who = joined(
            languages, [c.name(quote.person, *at, "person"), c.words(quote.position, *at, "position"), firm]
        )
        blocks.append(b.Quote(c.words(quote.quote, *at, "quote"), who, named_slot(c, quote.portrait)))
    return b.FlowBody((*blocks, *closing(c, section, key)))
