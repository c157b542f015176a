"""The body of each kind of section: model in, story out. One function a kind, listed in :data:`BODIES`."""

from __future__ import annotations

from collections.abc import Callable

from brochure.compose import blocks as b
from brochure.compose import story as s
from brochure.compose.amounts import date
from brochure.compose.composer import Composer, Key
from brochure.compose.figures import figure
from brochure.compose.labels import joined, label
from brochure.compose.parts import Code, Tile, ZonesBody, ZoneStory
from brochure.compose.telling import lists, offers, persons, surroundings
from brochure.compose.words import NOTHING, Cell, Words
from brochure.model import sections as m
from brochure.model.base import Fact
from brochure.model.park import Contact, QrCode

MOST_FIGURES = 8
FIGURES_IN_A_ROW = 4
FEW_FIGURES = 5
FEW_PAGES = 5
MOST_MILESTONES = 2
"""Milestones that the page design of its own has room for, beside the aims."""


def _cover(c: Composer, section: m.Cover, key: Key) -> s.CoverBody:
    name = c.in_all(section.name or c.brochure.park.short_name.text, *key, "name")
    return s.CoverBody(name, c.many(section.lines, *key, "lines") or cover_lines(c))


def cover_lines(c: Composer) -> tuple[Words, ...]:
    """Return what stands on a cover that says nothing of its own: what this is, and where the park lies."""
    park = c.brochure.park
    lines = (label(c.edition.languages, "cover.kind"), c.words(park.place, "park", "place"))
    return (*lines, c.words(park.region, "park", "region")) if park.region else lines


def _cover_key(c: Composer, section: m.CoverKey, key: Key) -> s.CoverKeyBody:
    return s.CoverKeyBody(c.rows(tuple((e.term, e.meaning) for e in section.entries), *key, "entries"))


def _key_figures(c: Composer, section: m.KeyFigures, key: Key) -> s.Body:
    if section.hero is None:
        return _all_facts(c, section, key)
    return s.KeyFiguresBody(
        c.cell(section.hero, *key, "hero"),
        tuple(
            tuple(c.cell(cell, *key, "rows", i, j) for j, cell in enumerate(row))
            for i, row in enumerate(section.rows)
        ),
        c.words(section.contents, *key, "contents") if section.contents else None,
    )


def _all_facts(c: Composer, section: m.KeyFigures, key: Key) -> s.Body:
    """Return the park's facts in their order as figures: the first large, the others in rows.

    A few are told as blocks, which fill what they leave of the page.
    """
    cells: list[Cell] = []
    for fact_id, fact in c.brochure.facts.items():
        if fact.printed and len(cells) < MOST_FIGURES:
            digits = tuple((tag, c.digits(fact, tag)) for tag in c.edition.languages)
            cells.append(Cell(digits, _dated(c, fact, c.words(fact.label, "facts", fact_id, "label"))))
    many = len(c.brochure.sections) > FEW_PAGES
    if len(cells) <= FEW_FIGURES and not many:
        return b.FlowBody((b.Figures(tuple(cells), hero=True),))
    rest = cells[1:]
    cut = len(rest) // 2 if len(rest) > FIGURES_IN_A_ROW else len(rest)
    rows = tuple(tuple(row) for row in (rest[:cut], rest[cut:]) if row)
    contents = c.words(section.contents, *key, "contents") or label(c.edition.languages, "contents")
    return s.KeyFiguresBody(cells[0], rows, contents if many else None)


def _dated(c: Composer, fact: Fact, words: Words) -> Words:
    """Return a figure's name with the year for which it holds."""
    return (
        words if fact.unit in ("month", "year") else joined(c.edition.languages, [words, date(c, fact.as_of)])
    )


def _overview(c: Composer, section: m.Overview, key: Key) -> s.Body:
    lead = c.words(section.lead, *key, "lead")
    paragraphs = c.many(section.paragraphs, *key, "paragraphs")
    facts = c.rows(tuple((row.label, row.value) for row in section.facts), *key, "facts")
    if paragraphs and facts:
        return s.OverviewBody(lead, paragraphs, facts)
    told: list[b.Block] = [b.Lead(lead), *(b.Paragraph(words) for words in paragraphs)]
    return b.FlowBody((*told, b.FactList(facts)) if facts else tuple(told))


def _roles(c: Composer, section: m.Roles, key: Key) -> s.RolesBody:
    return s.RolesBody(
        c.words(section.sentence, *key, "sentence"), c.many(section.statements, *key, "statements")
    )


def _zones(c: Composer, section: m.Zones, key: Key) -> ZonesBody:
    shown = c.industries
    motifs = {industry.id: industry.motif for _, industry in shown}

    def told(index: int) -> ZoneStory:
        zone = c.brochure.zones[index]
        return ZoneStory(
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
        base = c.words(section.base_industry, *key, "base_industry") or label(
            c.edition.languages, "zones.base"
        )
        matrix.append((base, marks))
    return ZonesBody(tuple(told(index) for index in zones), told(bases[0]) if bases else None, tuple(matrix))


def _industries(c: Composer, section: m.Industries, key: Key) -> s.Body:
    tiles = tuple(
        Tile(
            industry.id,
            industry.motif,
            c.name(industry.name, "industries", index, "name"),
            _companies(c, industry.id),
        )
        for index, industry in c.industries
    )
    told = any(i.text or i.chain or i.output or i.share is not None for _, i in c.industries)
    return lists.told_industries(c, section, tiles, key) if told else s.IndustriesBody(tiles)


def _companies(c: Composer, industry: str) -> tuple[Words, ...]:
    """Return the names of an industry's companies and projects."""
    return tuple(
        c.name(company.name, "companies", index, "name")
        for index, company in enumerate(c.brochure.companies)
        if company.industry == industry
    )


def _performance(c: Composer, section: m.Performance, key: Key) -> s.PerformanceBody:
    return s.PerformanceBody(
        tuple(figure(c, found, (*key, "figures", index)) for index, found in enumerate(section.figures))
    )


def _vision(c: Composer, section: m.Vision, key: Key) -> s.Body:
    if section.roadmap or section.lead or len(section.milestones) > MOST_MILESTONES:
        return lists.road_map(c, section, key)
    return s.VisionBody(
        c.rows(tuple((entry.year, entry.text) for entry in section.milestones), *key, "milestones"),
        c.words(section.aims_title, *key, "aims_title") or label(c.edition.languages, "vision.aims"),
        c.many(section.aims, *key, "aims"),
        c.words(section.aims_note, *key, "aims_note") if section.aims_note else None,
        lists.policy_note(c, section, key),
    )


def _honours(c: Composer, section: m.Honours, key: Key) -> s.Body:
    if any(honour.year or honour.body for honour in c.brochure.honours):
        return lists.listed_honours(c)
    honours = enumerate(c.brochure.honours)
    return s.HonoursBody(tuple(c.name(honour.name, "honours", i, "name") for i, honour in honours))


def _contact(c: Composer, section: m.ContactSection, key: Key) -> s.ContactBody:
    contact = c.contact(section.contact) if section.contact else c.brochure.contacts[0]
    index = c.brochure.contacts.index(contact)
    apart = any(isinstance(other, m.ImprintSection) for other in c.brochure.sections)
    at = ("contacts", index)
    codes = {code.id: code for code in c.brochure.codes}
    imprint = c.brochure.imprint
    return s.ContactBody(
        phone=contact.phone or "",
        phone_label=c.words(section.phone_label, *key, "phone_label")
        or label(c.edition.languages, "contact.phone"),
        numbers=c.phone(contact),
        name=c.name(contact.name, *at, "name"),
        address=c.address(contact, *at, "address"),
        codes=tuple(
            made for i in section.codes if i in codes and (made := _code(c, codes[i], contact)) is not None
        )
        or _own_codes(c, section, contact, index),
        imprint=() if apart else c.many(imprint.lines, "imprint", "lines"),
        disclaimer=lists.disclaimer(c),
        person=c.words(contact.person, *at, "person"),
        email=contact.email,
        web=contact.web,
        point=contact.coordinates,
    )


def _own_codes(c: Composer, section: m.ContactSection, contact: Contact, index: int) -> tuple[Code, ...]:
    """Return a code that dials the contact, where nobody wrote the section."""
    if section.contact is not None or c.brochure.codes or contact.phone is None:
        return ()
    called = label(c.edition.languages, "contact.call")
    name = c.name(contact.name, "contacts", index, "name")
    return (Code("tel", called, phone=contact.phone, name=name, numbers=c.phone(contact)),)


def _code(c: Composer, code: QrCode, contact: Contact) -> Code | None:
    """Return a code to set, None for an existing code whose image was not supplied."""
    index = c.brochure.codes.index(code)
    if code.payload == "image" and not code.file:
        return None
    owner = c.contact(code.contact) if code.contact else contact
    at = ("contacts", c.brochure.contacts.index(owner))
    return Code(
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
    if contact is None and section.name is None and c.brochure.contacts:
        contact = c.brochure.contacts[0]
    return s.BackCoverBody(
        c.words(section.name or c.brochure.park.short_name.text, *key, "name"),
        c.many(section.lines, *key, "lines") or (c.words(c.brochure.park.place, "park", "place"),),
        c.phone(contact) if contact else NOTHING,
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
    m.Foreword: persons.foreword,
    m.Location: surroundings.location,
    m.Transport: surroundings.transport,
    m.Companies: lists.companies,
    m.Infrastructure: surroundings.infrastructure,
    m.Costs: offers.costs,
    m.LandPlots: offers.land_plots,
    m.Labour: persons.labour,
    m.Incentives: offers.incentives,
    m.Services: persons.services,
    m.Projects: offers.projects,
    m.Living: surroundings.living,
    m.Sustainability: surroundings.sustainability,
    m.Testimonials: persons.testimonials,
    m.ImprintSection: lists.imprint,
}
