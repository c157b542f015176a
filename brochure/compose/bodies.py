"""The body of each kind of section: model in, story out. One function a kind, listed in :data:`BODIES`."""

from __future__ import annotations

from collections.abc import Callable

from brochure.compose import charts, numbers
from brochure.compose import story as s
from brochure.compose.composer import Composer, Key, number
from brochure.model import sections as m
from brochure.model.park import Contact, QrCode


def _cover(c: Composer, section: m.Cover, key: Key) -> s.CoverBody:
    return s.CoverBody(c.in_all(section.name, *key, "name"), c.many(section.lines, *key, "lines"))


def _cover_key(c: Composer, section: m.CoverKey, key: Key) -> s.CoverKeyBody:
    return s.CoverKeyBody(c.rows(tuple((e.term, e.meaning) for e in section.entries), *key, "entries"))


def _key_figures(c: Composer, section: m.KeyFigures, key: Key) -> s.KeyFiguresBody:
    return s.KeyFiguresBody(
        c.cell(section.hero, *key, "hero"),
        tuple(
            tuple(c.cell(cell, *key, "rows", i, j) for j, cell in enumerate(row))
            for i, row in enumerate(section.rows)
        ),
        c.words(section.contents, *key, "contents") if section.contents else None,
    )


def _overview(c: Composer, section: m.Overview, key: Key) -> s.OverviewBody:
    return s.OverviewBody(
        c.words(section.lead, *key, "lead"),
        c.many(section.paragraphs, *key, "paragraphs"),
        c.rows(tuple((row.label, row.value) for row in section.facts), *key, "facts"),
    )


def _roles(c: Composer, section: m.Roles, key: Key) -> s.RolesBody:
    return s.RolesBody(
        c.words(section.sentence, *key, "sentence"), c.many(section.statements, *key, "statements")
    )


def _zones(c: Composer, section: m.Zones, key: Key) -> s.ZonesBody:
    shown = c.industries
    motifs = {industry.id: industry.motif for _, industry in shown}

    def told(index: int) -> s.ZoneStory:
        zone = c.brochure.zones[index]
        return s.ZoneStory(
            c.name(zone.name, "zones", index, "name"),
            c.words(zone.short_name, "zones", index, "short_name"),
            c.words(zone.text, "zones", index, "text"),
            tuple(motifs[i] for i in zone.industries if i in motifs),
        )

    zones = [index for index, zone in enumerate(c.brochure.zones) if not zone.base]
    bases = [index for index, zone in enumerate(c.brochure.zones) if zone.base]
    columns = [c.brochure.zones[index] for index in (*zones, *bases[:1])]
    matrix = [
        (
            c.name(industry.name, "industries", index, "name"),
            tuple(industry.id in zone.industries for zone in columns),
        )
        for index, industry in shown
    ]
    if bases:
        marks = tuple(zone.base for zone in columns)
        matrix.append((c.words(section.base_industry, *key, "base_industry"), marks))
    return s.ZonesBody(
        tuple(told(index) for index in zones), told(bases[0]) if bases else None, tuple(matrix)
    )


def _industries(c: Composer, section: m.Industries, key: Key) -> s.IndustriesBody:
    return s.IndustriesBody(
        tuple(
            s.Tile(
                industry.id,
                industry.motif,
                c.name(industry.name, "industries", index, "name"),
                _companies(c, industry.id),
            )
            for index, industry in c.industries
        )
    )


def _companies(c: Composer, industry: str) -> tuple[s.Words, ...]:
    """Return the names of an industry's companies and projects."""
    return tuple(
        c.name(company.name, "companies", index, "name")
        for index, company in enumerate(c.brochure.companies)
        if company.industry == industry
    )


def _performance(c: Composer, section: m.Performance, key: Key) -> s.PerformanceBody:
    figures: list[s.FigureStory] = []
    for index, figure in enumerate(section.figures):
        at = (*key, "figures", index)
        match figure:
            case m.AreaChart():
                figures.append(
                    s.PartOfWhole(
                        number(c.fact(figure.part), 0.0),
                        number(c.fact(figure.whole), 1.0),
                        figure.threads_per_unit,
                        c.words(figure.part_label, *at, "part_label"),
                        c.words(figure.whole_label, *at, "whole_label"),
                    )
                )
            case m.GrowthChart():
                bars = [_bar(c, cell, *at, "bars", i) for i, cell in enumerate(figure.bars)]
                bars.sort(key=lambda bar: -bar.value)
                figures.append(s.ThreadBars(c.words(figure.title, *at, "title"), figure.step, tuple(bars)))
            case m.TwinFigure():
                title = c.words(figure.title, *at, "title")
                digits = tuple(
                    (language, c.digits(c.fact(figure.fact), language)) for language in c.edition.languages
                )
                figures.append(s.TwinFigure(title, s.Cell(digits, title)))
            case m.Chart():
                figures.append(charts.chart(c, figure, at))
    return s.PerformanceBody(tuple(figures))


def _bar(c: Composer, cell: m.FigureCell, *key: str | int) -> s.Bar:
    fact = c.fact(cell.fact)
    said = tuple((tag, numbers.figure(fact, tag).full) for tag in c.edition.languages)
    return s.Bar(number(fact, 0.0), c.words(cell.caption, *key, "caption"), said[0][1], s.Words(said))


def _vision(c: Composer, section: m.Vision, key: Key) -> s.VisionBody:
    return s.VisionBody(
        c.rows(tuple((entry.year, entry.text) for entry in section.milestones), *key, "milestones"),
        c.words(section.aims_title, *key, "aims_title"),
        c.many(section.aims, *key, "aims"),
        c.words(section.aims_note, *key, "aims_note") if section.aims_note else None,
    )


def _honours(c: Composer, section: m.Honours, key: Key) -> s.HonoursBody:
    honours = enumerate(c.brochure.honours)
    return s.HonoursBody(tuple(c.name(honour.name, "honours", i, "name") for i, honour in honours))


def _contact(c: Composer, section: m.ContactSection, key: Key) -> s.ContactBody:
    contact = c.contact(section.contact)
    index = c.brochure.contacts.index(contact)
    at = ("contacts", index)
    codes = {code.id: code for code in c.brochure.codes}
    imprint = c.brochure.imprint
    return s.ContactBody(
        phone=contact.phone or "",
        phone_label=c.words(section.phone_label, *key, "phone_label"),
        numbers=c.phone(contact),
        name=c.name(contact.name, *at, "name"),
        address=c.address(contact, *at, "address"),
        codes=tuple(
            made for i in section.codes if i in codes and (made := _code(c, codes[i], contact)) is not None
        ),
        imprint=c.many(imprint.lines, "imprint", "lines"),
        disclaimer=c.words(imprint.disclaimer, "imprint", "disclaimer"),
        person=c.words(contact.person, *at, "person"),
        email=contact.email,
        web=contact.web,
        point=contact.coordinates,
    )


def _code(c: Composer, code: QrCode, contact: Contact) -> s.Code | None:
    """Return a code to set, None for an existing code whose image was not supplied."""
    index = c.brochure.codes.index(code)
    if code.payload == "image" and not code.file:
        return None
    owner = c.contact(code.contact) if code.contact else contact
    at = ("contacts", c.brochure.contacts.index(owner))
    return s.Code(
        code.payload,
        c.words(code.label, "codes", index, "label"),
        phone=owner.phone,
        url=code.url if code.payload == "url" else owner.web,
        email=owner.email,
        name=c.name(owner.name, *at, "name"),
        address=c.words(owner.address, *at, "address"),
        numbers=c.phone(owner),
        image=c.folder / code.file if code.file else None,
        place=c.places.get(("codes", index)),
    )


def _back_cover(c: Composer, section: m.BackCover, key: Key) -> s.BackCoverBody:
    contact = c.contact(section.contact) if section.contact else None
    return s.BackCoverBody(
        c.words(section.name, *key, "name"),
        c.many(section.lines, *key, "lines"),
        c.phone(contact) if contact else s.Words(()),
        (contact.phone or "") if contact else "",
    )


BODIES: dict[type, Callable[..., s.Body]] = {
    m.Cover: _cover,
    m.CoverKey: _cover_key,
    m.KeyFigures: _key_figures,
    m.Overview: _overview,
    m.Roles: _roles,
    m.Zones: _zones,
    m.Industries: _industries,
    m.Performance: _performance,
    m.Vision: _vision,
    m.Honours: _honours,
    m.ContactSection: _contact,
    m.BackCover: _back_cover,
}
