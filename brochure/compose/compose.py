"""Brochure and edition in, Story out: sections in order, texts in the edition's languages, figures resolved.

Knows the model and the story; knows no page, no size, no file but picture paths.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from brochure.compose import numbers
from brochure.compose import story as s
from brochure.compose.bodies import BODIES
from brochure.compose.composer import Composer, Key, number
from brochure.compose.editions import Edition
from brochure.compose.voices import writes_chinese
from brochure.errors import DataError, Finding, Place
from brochure.model import sections as m
from brochure.model.brochure import Brochure

THREADS_RANGE = (70, 160)  # art direction 6.1
RIDGES_RANGE = (4, 7)
DEFAULT_THREADS = 140.0
DEFAULT_RIDGES = 6
KEYWORDS = 12
ILLUSTRATION = {"en": "illustration", "zh-Hans": "示意图"}


def compose(
    brochure: Brochure,
    edition: Edition,
    folder: Path,
    places: Mapping[Key, Place],
    digest: str,
) -> tuple[s.Story, tuple[Finding, ...]]:
    """Return the story of an edition and what a person should know of it.

    ``folder`` is where the data's pictures lie; ``places`` maps key paths to places in the files; ``digest``
    is the hex SHA-256 of all input. Raises DataError when nothing is left to say.
    """
    c = Composer(brochure, edition, folder, places)
    sections: list[s.SectionStory] = []
    findings: list[Finding] = []
    for index, section in enumerate(brochure.sections):
        key = ("sections", index)
        carried = getattr(section, "editions", ())
        if carried and edition.name not in carried:
            continue
        if edition.name == "flip" and isinstance(section, m.BackCover):
            continue  # the other half's cover is there
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
        raise DataError.of("empty-brochure", "there is nothing to show in any section", "add sections to it")
    title = c.name(brochure.park.name, "park", "name")
    first = edition.languages[0]
    industries = [c.name(industry.name).get(first) for industry in brochure.industries]
    story = s.Story(
        languages=edition.languages,
        arrangement=edition.arrangement,
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


def _subject(c: Composer) -> str:
    """Return the cover's first line in every language, which says what this is."""
    for section in c.brochure.sections:
        if isinstance(section, m.Cover) and section.lines:
            return c.words(section.lines[0]).joined
    return c.name(c.brochure.park.name).joined


def _art_plan(brochure: Brochure) -> s.ArtPlan:
    """Return what the ridges count: the facts that the cover names, and the pillar industries."""
    cover = next((section for section in brochure.sections if isinstance(section, m.Cover)), None)
    threads, part, whole = (
        brochure.facts.get(fact_id) if fact_id else None
        for fact_id in ((cover.threads, cover.part, cover.whole) if cover else (None, None, None))
    )
    share = min(number(part, 0.0) / number(whole, 1.0), 1.0) if part and whole else None
    return s.ArtPlan(
        park=brochure.seed or brochure.id,
        variant=brochure.variant,
        threads=int(min(max(number(threads, DEFAULT_THREADS), THREADS_RANGE[0]), THREADS_RANGE[1])),
        ridges=min(max(len(brochure.industries) or DEFAULT_RIDGES, RIDGES_RANGE[0]), RIDGES_RANGE[1]),
        share=share,
    )


def _section(c: Composer, section: m.Section, key: Key) -> s.SectionStory:
    """Return one section: what all have, and the body of its kind."""
    composed = BODIES[type(section)](c, section, key)
    nothing = s.Words(())
    if isinstance(section, m.SectionBase):
        running = c.words(section.running_head, *key, "running_head")
        title = c.words(section.title, *key, "title")
        notes = tuple(n for n in c.many(section.notes, *key, "notes") if _has_its_mark(c, n))
    else:
        running, title, notes = nothing, c.words(section.name, *key, "name"), ()
    return s.SectionStory(
        section.kind, running, title, notes, _slots(c, section.kind), composed, c.places.get(key)
    )


def _has_its_mark(c: Composer, note: s.Words) -> bool:
    """Tell whether the mark that a note explains stands on the page: daggers mark Chinese names only."""
    explains = any(text.startswith(numbers.DAGGER) for _, text in note)
    return not explains or any(writes_chinese(language) for language in c.edition.languages)


def _slots(c: Composer, kind: str) -> tuple[s.Slot, ...]:
    """Return the pictures that belong to a section: those with a file, and those that art stands in for."""
    return tuple(
        s.Slot(
            id=slot.id,
            file=c.folder / slot.file if slot.file else None,
            caption=c.words(slot.caption, "pictures", index, "caption"),
            focal_point=slot.focal_point,
            treatment=slot.treatment,
            industry=slot.industry or "",
            mark=s.Words(tuple((tag, ILLUSTRATION.get(tag, "illustration")) for tag in c.edition.languages)),
            place=c.places.get(("pictures", index)),
        )
        for index, slot in enumerate(c.brochure.pictures)
        if slot.section == kind and (slot.file or slot.without_file == "art")
    )
