"""Compose: what stands in a story, for each edition."""

from __future__ import annotations

import pytest

from brochure.compose.compose import compose
from brochure.compose.editions import edition_of
from brochure.compose.parts import ZonesBody
from brochure.compose.story import (
    ContactBody,
    IndustriesBody,
    KeyFiguresBody,
    OverviewBody,
    SectionStory,
    Story,
)
from brochure.errors import DataError, Finding
from brochure.load import Loaded
from brochure.model.brochure import Brochure


def told(loaded: Loaded, edition: str = "columns", **changed: object) -> tuple[Story, tuple[Finding, ...]]:
    brochure: Brochure = loaded.brochure.model_copy(update=changed)
    return compose(brochure, edition_of(brochure, edition), loaded.folder, loaded.places, "00")


def section(story: Story, kind: str) -> SectionStory:
    return next(s for s in story.sections if s.kind == kind)


def test_facts_are_said_in_each_language(sample: Loaded) -> None:
    """One fact reads RMB 13.56 billion in English and 135.6亿元 in Chinese."""
    story, _ = told(sample)
    body = section(story, "overview").body
    assert isinstance(body, OverviewBody)
    output = body.paragraphs[1]
    assert "RMB\u00a013.56\u00a0billion" in output.get("en")
    assert "135.6亿元" in output.get("zh-Hans")
    assert "{" not in "".join(text for words in body.paragraphs for _, text in words)


def test_a_twin_figure_has_different_digits(sample: Loaded) -> None:
    """Output differs by language and is a twin; areas and counts share their digits."""
    story, _ = told(sample)
    body = section(story, "key_figures").body
    assert isinstance(body, KeyFiguresBody)
    assert body.hero.twin
    assert not any(cell.twin for row in body.rows for cell in row)


def test_names_by_grade(sample: Loaded) -> None:
    """Grade C carries a dagger in Chinese, grade D stands in Latin letters in both languages."""
    story, _ = told(sample)
    body = section(story, "industries").body
    assert isinstance(body, IndustriesBody)
    names = [name for tile in body.tiles for name in tile.companies]
    assert len(names) == 20
    by_english = {name.get("en"): name.get("zh-Hans") for name in names}
    assert by_english["Baiyujia"] == "Baiyujia"
    assert by_english["Yuanhelitai (magnesium alloy)"].endswith("†")
    assert by_english["Shuanghe Silk"] == "双河丝绸"


def test_the_matrix_marks_each_industry_once(sample: Loaded) -> None:
    """Every industry stands in one zone, logistics in the base."""
    story, _ = told(sample)
    body = section(story, "zones").body
    assert isinstance(body, ZonesBody)
    assert [sum(marks) for _, marks in body.matrix] == [1] * 7
    assert body.matrix[-1][1] == (False, False, False, True)


@pytest.mark.parametrize(("edition", "languages"), [("en", ("en",)), ("zh", ("zh-Hans",))])
def test_a_single_language_says_nothing_in_the_other(
    sample: Loaded, edition: str, languages: tuple[str, ...]
) -> None:
    """An edition in one language has only its words, but for the name on the cover."""
    story, _ = told(sample, edition)
    assert story.languages == languages
    for told_section in story.sections:
        assert {language for language, _ in told_section.running} <= set(languages)
    body = section(story, "contact").body
    assert isinstance(body, ContactBody)
    assert {language for language, _ in body.address} == set(languages)


def test_the_leading_language_comes_first(sample: Loaded) -> None:
    """``lead_language: zh-Hans`` puts Chinese at the first axis."""
    story, _ = told(sample, lead_language="zh-Hans")
    assert story.languages == ("zh-Hans", "en")


def test_a_section_without_data_closes(sample: Loaded) -> None:
    """Without honours the section is left out and the report says why."""
    story, findings = told(sample, honours=())
    assert "honours" not in [s.kind for s in story.sections]
    assert [f.code for f in findings] == ["section-left-out"]
    assert "no honours" in findings[0].what


def test_an_industry_can_be_hidden_in_an_edition(sample: Loaded) -> None:
    """An industry hidden in an edition is in none of its lists."""
    first, *rest = sample.brochure.industries
    hidden = first.model_copy(update={"hidden_in": ("en",)})
    story, _ = told(sample, "en", industries=(hidden, *rest))
    body = section(story, "industries").body
    assert isinstance(body, IndustriesBody)
    assert len(body.tiles) == len(rest)


def test_slots_without_files_close(sample: Loaded) -> None:
    """Without files the two picture slots are not in the story; with ``art`` they are, marked."""
    story, _ = told(sample)
    assert all(not s.pictures for s in story.sections)
    art = tuple(p.model_copy(update={"without_file": "art"}) for p in sample.brochure.pictures)
    story, _ = told(sample, pictures=art)
    slots = [slot for s in story.sections for slot in s.pictures]
    assert [slot.id for slot in slots] == ["fibre_workshop", "zhengyang_zone"]
    assert slots[0].file is None and slots[0].mark.get("zh-Hans") == "示意图"


def test_nothing_to_say_is_an_error(sample: Loaded) -> None:
    """A brochure whose only section has no data is refused."""
    only = tuple(s for s in sample.brochure.sections if s.kind == "honours")
    with pytest.raises(DataError, match="nothing"):
        told(sample, honours=(), sections=only)


def test_unknown_editions_are_named(sample: Loaded) -> None:
    """A language that the brochure does not speak is no edition of it."""
    with pytest.raises(DataError, match="columns, stacked, facing, flip, en, zh-Hans"):
        edition_of(sample.brochure, "fr")


def test_a_note_goes_with_its_mark(sample: Loaded) -> None:
    """Daggers mark Chinese names, so that an English edition has no note about them."""
    for edition, explained in (("columns", 1), ("zh", 1), ("en", 0)):
        story, _ = told(sample, edition)
        notes = section(story, "honours").notes
        assert sum(any(text.startswith("†") for _, text in note) for note in notes) == explained, edition
