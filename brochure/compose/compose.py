"""Brochure and edition in, Story out: sections in order, texts in the edition's languages, figures resolved.

Knows the model and the story; knows no page, no size, no file but picture paths.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from brochure.compose import numbers
from brochure.compose import story as s
from brochure.compose.editions import Edition
from brochure.errors import DataError, Finding, Place
from brochure.model import sections as m
from brochure.model.base import Fact, Name, Text
from brochure.model.brochure import Brochure
from brochure.model.park import Contact, Industry, QrCode

THREADS_RANGE = (70, 160)  # art direction 6.1
RIDGES_RANGE = (4, 7)
LIST_MARKS = {"zh": "、", "ja": "、"}
KEYWORDS = 12


@dataclass(frozen=True, slots=True)
class _Composer:
    """What every section needs: the data, the edition, where things were said."""

    brochure: Brochure
    edition: Edition
    folder: Path
    places: Mapping[tuple[str | int, ...], Place]

    # -- words

    def words(self, text: Text | None, *key: str | int) -> s.Words:
        """Return a text's words in the edition's languages, facts resolved."""
        said = []
        for language in self.edition.languages:
            raw = text.get(language) if text else None
            if raw:
                said.append((language, numbers.render(raw, self.brochure.facts, language)))
        return s.Words(tuple(said), self.places.get(key))

    def name(self, name: Name, *key: str | int) -> s.Words:
        """Return a name's words; grade C carries a dagger, grade D stands in Latin letters."""
        said = ((language, numbers.name_text(name, language)) for language in self.edition.languages)
        return s.Words(tuple(said), self.places.get(key))

    def many(self, texts: tuple[Text, ...], *key: str | int) -> tuple[s.Words, ...]:
        """Return the words of each of ``texts``."""
        return tuple(self.words(text, *key, index) for index, text in enumerate(texts))

    def rows(self, pairs: tuple[tuple[Text, Text], ...], *key: str | int) -> tuple[s.Row, ...]:
        """Return rows of label and value."""
        return tuple(
            s.Row(self.words(label, *key, index), self.words(value, *key, index))
            for index, (label, value) in enumerate(pairs)
        )

    # -- figures

    def fact(self, fact_id: str) -> Fact:
        """Return a fact that the data lint has found to exist."""
        return self.brochure.facts[fact_id]

    def cell(self, cell: m.FigureCell, *key: str | int) -> s.Cell:
        """Return a figure in each language, with its caption."""
        fact = self.fact(cell.fact)
        digits = tuple((language, self.digits(fact, language)) for language in self.edition.languages)
        return s.Cell(digits, self.words(cell.caption, *key, "caption"))

    def digits(self, fact: Fact, language: str) -> s.Digits:
        """Return a fact as big digits, small unit and the whole."""
        figure = numbers.figure(fact, language)
        return s.Digits(figure.digits, figure.unit, figure.full)

    def contact(self, contact_id: str) -> Contact:
        """Return a contact by id."""
        return next(c for c in self.brochure.contacts if c.id == contact_id)


def compose(
    brochure: Brochure,
    edition: Edition,
    folder: Path,
    places: Mapping[tuple[str | int, ...], Place],
    digest: str,
) -> tuple[s.Story, tuple[Finding, ...]]:
    """Return the story of an edition and what a person should know of it.

    ``folder`` is where the data's pictures lie; ``places`` maps key paths to places in the files; ``digest`` is
    the hex SHA-256 of all input. Raises DataError when nothing is left to say.
    """
    c = _Composer(brochure, edition, folder, places)
    sections: list[s.SectionStory] = []
    findings: list[Finding] = []
    for index, section in enumerate(brochure.sections):
        key = ("sections", index)
        carried = getattr(section, "editions", ())
        if carried and edition.name not in carried:
            continue
        if missing := _missing(brochure, section):
            findings.append(
                Finding(
                    "note", "section-left-out", f"section {section.kind!r} is left out: {missing}",
                    place=places.get(key),
                )
            )  # fmt: skip
            continue
        sections.append(_section(c, section, key))
    if not sections:
        raise DataError.of("empty-brochure", "no section has anything to show", "add sections to the brochure")
    title = c.name(brochure.park.name, "park", "name")
    first = edition.languages[0]
    industries = [c.name(industry.name).get(first) for industry in brochure.industries]
    story = s.Story(
        languages=edition.languages,
        sections=tuple(sections),
        art=_art_plan(brochure),
        title=title,
        author=c.name(brochure.park.short_name).get(first),
        subject=_subject(c),
        keywords=tuple(dict.fromkeys([*(text for _, text in title), *industries]))[:KEYWORDS],
        date=brochure.date,
        digest=digest,
        demo=brochure.demo,
    )
    return story, tuple(findings)


def _missing(brochure: Brochure, section: m.Section) -> str:
    """Say which data a section lacks, "" when it has something to show."""
    match section:
        case m.Zones() if not brochure.zones:
            return "there are no zones"
        case m.Industries() if not brochure.industries:
            return "there are no industries"
        case m.Honours() if not brochure.honours:
            return "there are no honours"
        case m.Performance() if not section.figures:
            return "there are no figures"
        case m.Vision() if not section.milestones and not section.aims:
            return "there are neither milestones nor aims"
        case _:
            return ""


def _subject(c: _Composer) -> str:
    """Return the cover's first line in every language, which says what this is."""
    for section in c.brochure.sections:
        if isinstance(section, m.Cover) and section.lines:
            return c.words(section.lines[0]).joined
    return c.name(c.brochure.park.name).joined


def _art_plan(brochure: Brochure) -> s.ArtPlan:
    """Return what the ridges count: enterprises, pillar industries, and the built share of the planned area."""
    facts = brochure.facts
    threads = _number(facts.get("enterprises"), 140.0)
    ridges = len(brochure.industries) or 6
    built, planned = facts.get("area_built"), facts.get("area_planned")
    share = None
    if built and planned and built.unit == planned.unit:
        share = min(_number(built, 0.0) / max(_number(planned, 1.0), 1e-9), 1.0)
    return s.ArtPlan(
        brochure.seed or brochure.id,
        brochure.variant,
        int(min(max(threads, THREADS_RANGE[0]), THREADS_RANGE[1])),
        min(max(ridges, RIDGES_RANGE[0]), RIDGES_RANGE[1]),
        share,
    )


def _number(fact: Fact | None, default: float) -> float:
    return float(fact.value) if fact is not None and not isinstance(fact.value, str) else default


def _section(c: _Composer, section: m.Section, key: tuple[str | int, ...]) -> s.SectionStory:
    """Return one section: what all have, and the body of its kind."""
    composed = _BODIES[type(section)](c, section, key)
    nothing = s.Words(())
    if isinstance(section, m.SectionBase):
        running = c.words(section.running_head, *key, "running_head")
        title = c.words(section.title, *key, "title")
        notes = c.many(section.notes, *key, "notes")
    else:
        running, title, notes = nothing, c.words(section.name, *key, "name"), ()
    return s.SectionStory(
        section.kind, running, title, notes, _slots(c, section.kind), composed, c.places.get(key)
    )


def _slots(c: _Composer, kind: str) -> tuple[s.Slot, ...]:
    """Return the pictures that belong to a section: those with a file, and those that art stands in for."""
    return tuple(
        s.Slot(
            slot.id,
            c.folder / slot.file if slot.file else None,
            c.words(slot.caption, "pictures", index, "caption"),
            slot.focal_point,
            slot.without_file == "art",
        )
        for index, slot in enumerate(c.brochure.pictures)
        if slot.section == kind and (slot.file or slot.without_file == "art")
    )


def _cover(c: _Composer, section: m.Cover, key: tuple[str | int, ...]) -> s.CoverBody:
    return s.CoverBody(c.words(section.name, *key, "name"), c.many(section.lines, *key, "lines"))


def _cover_key(c: _Composer, section: m.CoverKey, key: tuple[str | int, ...]) -> s.CoverKeyBody:
    return s.CoverKeyBody(c.rows(tuple((e.term, e.meaning) for e in section.entries), *key, "entries"))


def _key_figures(c: _Composer, section: m.KeyFigures, key: tuple[str | int, ...]) -> s.KeyFiguresBody:
    return s.KeyFiguresBody(
        c.cell(section.hero, *key, "hero"),
        tuple(
            tuple(c.cell(cell, *key, "rows", i, j) for j, cell in enumerate(row))
            for i, row in enumerate(section.rows)
        ),
        c.words(section.contents, *key, "contents") if section.contents else None,
    )


def _overview(c: _Composer, section: m.Overview, key: tuple[str | int, ...]) -> s.OverviewBody:
    return s.OverviewBody(
        c.words(section.lead, *key, "lead"),
        c.many(section.paragraphs, *key, "paragraphs"),
        c.rows(tuple((row.label, row.value) for row in section.facts), *key, "facts"),
    )


def _roles(c: _Composer, section: m.Roles, key: tuple[str | int, ...]) -> s.RolesBody:
    return s.RolesBody(
        c.words(section.sentence, *key, "sentence"), c.many(section.statements, *key, "statements")
    )


def _zones(c: _Composer, section: m.Zones, key: tuple[str | int, ...]) -> s.ZonesBody:
    shown = _shown_industries(c)
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


def _shown_industries(c: _Composer) -> list[tuple[int, Industry]]:
    return [
        (index, industry)
        for index, industry in enumerate(c.brochure.industries)
        if c.edition.name not in industry.hidden_in
    ]


def _industries(c: _Composer, section: m.Industries, key: tuple[str | int, ...]) -> s.IndustriesBody:
    return s.IndustriesBody(
        tuple(
            s.Tile(
                industry.motif, c.name(industry.name, "industries", index, "name"), _companies(c, industry.id)
            )
            for index, industry in _shown_industries(c)
        )
    )


def _companies(c: _Composer, industry: str) -> s.Words:
    """Return the names of an industry's companies and projects as one list by language."""
    indexed = [(i, company) for i, company in enumerate(c.brochure.companies) if company.industry == industry]
    said = []
    for language in c.edition.languages:
        mark = LIST_MARKS.get(language.split("-")[0], "; ")
        names = [numbers.name_text(company.name, language) for _, company in indexed]
        listed = mark.join(names)
        said.append((language, listed[:1].upper() + listed[1:]))
    return s.Words(
        tuple((language, text) for language, text in said if text),
        c.places.get(("companies", indexed[0][0])) if indexed else None,
    )


def _performance(c: _Composer, section: m.Performance, key: tuple[str | int, ...]) -> s.PerformanceBody:
    figures: list[s.FigureStory] = []
    for index, figure in enumerate(section.figures):
        at = (*key, "figures", index)
        match figure:
            case m.AreaChart():
                figures.append(
                    s.PartOfWhole(
                        _number(c.fact(figure.part), 0.0),
                        _number(c.fact(figure.whole), 1.0),
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
    return s.PerformanceBody(tuple(figures))


def _bar(c: _Composer, cell: m.FigureCell, *key: str | int) -> s.Bar:
    fact = c.fact(cell.fact)
    printed = numbers.figure(fact, c.edition.languages[0]).full
    return s.Bar(_number(fact, 0.0), c.words(cell.caption, *key, "caption"), printed)


def _vision(c: _Composer, section: m.Vision, key: tuple[str | int, ...]) -> s.VisionBody:
    return s.VisionBody(
        c.rows(tuple((entry.year, entry.text) for entry in section.milestones), *key, "milestones"),
        c.words(section.aims_title, *key, "aims_title"),
        c.many(section.aims, *key, "aims"),
        c.words(section.aims_note, *key, "aims_note") if section.aims_note else None,
    )


def _honours(c: _Composer, section: m.Honours, key: tuple[str | int, ...]) -> s.HonoursBody:
    honours = enumerate(c.brochure.honours)
    return s.HonoursBody(tuple(c.name(honour.name, "honours", i, "name") for i, honour in honours))


def _contact(c: _Composer, section: m.ContactSection, key: tuple[str | int, ...]) -> s.ContactBody:
    contact = c.contact(section.contact)
    index = c.brochure.contacts.index(contact)
    at = ("contacts", index)
    numbers_said = tuple(
        (language, numbers.phone(contact, language)) for language in c.edition.languages if contact.phone
    )
    address = c.words(contact.address, *at, "address")
    if contact.address_grade in ("C", "D"):
        address = replace(address, said=tuple(_daggered(address)))
    codes = {code.id: code for code in c.brochure.codes}
    imprint = c.brochure.imprint
    return s.ContactBody(
        phone=contact.phone or "",
        phone_label=c.words(section.phone_label, *key, "phone_label"),
        numbers=s.Words(numbers_said),
        name=c.name(contact.name, *at, "name"),
        address=address,
        codes=tuple(
            made for i in section.codes if i in codes and (made := _code(c, codes[i], contact)) is not None
        ),
        imprint=c.many(imprint.lines, "imprint", "lines"),
        disclaimer=c.words(imprint.disclaimer, "imprint", "disclaimer"),
    )


def _daggered(address: s.Words) -> list[tuple[str, str]]:
    """Mark the address in languages that write the doubtful characters."""
    return [
        (language, text if text.isascii() or text.endswith("†") else text + "†") for language, text in address
    ]


def _code(c: _Composer, code: QrCode, contact: Contact) -> s.Code | None:
    """Return a code to set, None for an existing code whose image was not supplied."""
    label = c.words(code.label, "codes", c.brochure.codes.index(code), "label")
    match code.payload:
        case "tel":
            return s.Code(label, f"tel:{contact.phone}", target=f"tel:{contact.phone}")
        case "url":
            return s.Code(label, code.url or "", target=code.url or "")
        case "vcard":
            return s.Code(label, numbers.vcard(contact, c.edition.languages[0]))
        case "image":
            return s.Code(label, "", c.folder / code.file) if code.file else None


def _back_cover(c: _Composer, section: m.BackCover, key: tuple[str | int, ...]) -> s.BackCoverBody:
    phone = next((contact.phone for contact in c.brochure.contacts if contact.phone), "") or ""
    return s.BackCoverBody(c.words(section.name, *key, "name"), c.many(section.lines, *key, "lines"), phone)


_BODIES: dict[type, Callable[..., s.Body]] = {
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
