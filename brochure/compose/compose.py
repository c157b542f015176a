"""Brochure and edition in, Story out: sections in order, texts in the edition's languages, figures resolved.

Knows the model and the story; knows no page, no size, no file but picture paths.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from brochure.compose import numbers
from brochure.compose import story as s
from brochure.compose.amounts import provenance
from brochure.compose.bodies import BODIES, cover_lines
from brochure.compose.composer import Composer, Key, number
from brochure.compose.editions import Edition
from brochure.compose.keeping import kept
from brochure.compose.labels import joined, label, speaks
from brochure.compose.slots import slots
from brochure.compose.telling.lists import source_of
from brochure.compose.telling.offers import conditions
from brochure.compose.titles import running_head, title
from brochure.compose.voices import writes_chinese
from brochure.compose.words import Words
from brochure.errors import DataError, Finding, Place
from brochure.model import sections as m
from brochure.model.brochure import Brochure

THREADS_RANGE = (70, 160)  # art direction 6.1
RIDGES_RANGE = (4, 7)
DEFAULT_THREADS = 140.0
DEFAULT_RIDGES = 6
KEYWORDS = 12


def compose(
    brochure: Brochure,
    edition: Edition,
    folder: Path,
    places: Mapping[Key, Place],
    digest: str,
) -> tuple[s.Story, tuple[Finding, ...]]:
    """Return the story of an edition and what a person should know of it.

    ``folder`` is where the data's pictures lie; ``places`` maps key paths to places in the files; ``digest``
    is the hex SHA-256 of all input. Raises DataError when nothing is left to say, or a text speaks of a fact
    that is hidden in the edition.
    """
    brochure, places = kept(brochure, places, edition)
    c = Composer(brochure, edition, folder, places)
    sections: list[s.SectionStory] = []
    findings: list[Finding] = []
    for index, section in enumerate(brochure.sections):
        key = ("sections", index)
        carried = getattr(section, "editions", ())
        if (carried and edition.name not in carried) or not getattr(section, "enabled", True):
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
    findings += _untold(brochure, edition, places)
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
        logo=_logo(c),
    )
    return story, tuple(findings)


def _logo(c: Composer) -> s.LogoFiles | None:
    """Return the files of the park's logo, None when it has none."""
    logo = c.brochure.park.logo
    if logo is None:
        return None
    light, dark = (c.folder / name if name else None for name in (logo.light, logo.dark))
    return s.LogoFiles(light, dark, c.places.get(("park", "logo")))


def _untold(brochure: Brochure, edition: Edition, places: Mapping[Key, Place]) -> Iterator[Finding]:
    """Yield the languages in which the house has no words of its own: English stands in their place."""
    for tag in edition.languages:
        if not speaks(tag):
            what = f"the house has no words of its own in {tag}: heads and labels are English there"
            remedy = f"add assets/words/labels/{tag}.yaml"
            yield Finding("note", "labels-untranslated", what, remedy, places.get(("languages",)))


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
        case m.Vision() if not (section.milestones or section.aims or section.roadmap):
            return "there are neither milestones nor aims"
        case m.Companies() if not brochure.companies:
            return "there are no companies"
        case m.KeyFigures() if section.hero is None and not any(f.printed for f in brochure.facts.values()):
            return "there are no facts"
        case m.Testimonials() if not any(quote.consent for quote in section.quotes):
            return "nobody has agreed to be quoted"
        case m.Told() if not isinstance(section, m.Companies | m.ImprintSection) and not _told(section):
            return "nothing is said in it"
        case _:
            return ""


def _told(section: m.Told) -> bool:
    """Tell whether a section says anything beside its head."""
    heads = set(m.SectionBase.model_fields) | {"kind", "lead", "as_of", "source", "wage_unit"}
    return any(getattr(section, name) for name in type(section).model_fields if name not in heads)


def _subject(c: Composer) -> str:
    """Return the cover's first line in every language, which says what this is."""
    for section in c.brochure.sections:
        if isinstance(section, m.Cover) and section.lines:
            return c.words(section.lines[0]).joined
    return cover_lines(c)[0].joined


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
        cover=cover.art if cover else "ridges",
    )


def _section(c: Composer, section: m.Section, key: Key) -> s.SectionStory:
    """Return one section: what all have, and the body of its kind."""
    composed = BODIES[type(section)](c, section, key)
    if isinstance(section, m.SectionBase):
        shown, notes = title(c, section, key), _notes(c, section, key)
    else:
        shown, notes = c.words(section.name, *key, "name") or c.name(c.brochure.park.short_name), ()
    return s.SectionStory(
        section.kind, running_head(c, section, key), shown, notes, slots(c, section.kind), composed,
        c.places.get(key),
    )  # fmt: skip


def _notes(c: Composer, section: m.SectionBase, key: Key) -> tuple[Words, ...]:
    """Return a section's notes: its own, then of when its figures are and where they come from."""
    notes = [n for n in c.many(section.notes, *key, "notes") if _has_its_mark(c, n)]
    if isinstance(section, m.Incentives):
        notes.append(conditions(c, section))
    if isinstance(section, m.KeyFigures) and section.hero is None:
        notes += _fact_notes(c)
    if isinstance(section, m.Told):
        as_of = None if isinstance(section, m.Incentives) else section.as_of  # said with the conditions
        notes.append(provenance(c, as_of, section.source, *key))
    return tuple(note for note in notes if note)


def _fact_notes(c: Composer) -> list[Words]:
    """Return where the park's facts come from, where no imprint lists them."""
    if any(isinstance(section, m.ImprintSection) for section in c.brochure.sections):
        return []
    sources = dict.fromkeys(source_of(c, fact) for fact in c.brochure.facts.values() if fact.printed)
    return [label(c.edition.languages, "source_note", joined(c.edition.languages, sources, "semicolon"))]


def _has_its_mark(c: Composer, note: Words) -> bool:
    """Tell whether the mark that a note explains stands on the page: daggers mark Chinese names only."""
    explains = any(text.startswith(numbers.DAGGER) for _, text in note)
    return not explains or any(writes_chinese(language) for language in c.edition.languages)
