"""A company, an honour or a fact can be kept out of an edition, and all that shows it goes with it."""

from __future__ import annotations

import pytest

from brochure.compose.compose import compose
from brochure.compose.editions import edition_of
from brochure.compose.keeping import kept
from brochure.compose.story import Body, HonoursBody, IndustriesBody, KeyFiguresBody, OverviewBody
from brochure.errors import DataError
from brochure.load import Loaded


def body_of(loaded: Loaded, kind: str, edition: str, **changed: object) -> Body:
    """Return the body of a section in an edition of changed data."""
    brochure = loaded.brochure.model_copy(update=changed)
    story, _ = compose(brochure, edition_of(brochure, edition), loaded.folder, loaded.places, "00")
    return next(section.body for section in story.sections if section.kind == kind)


def test_a_company_can_be_hidden_in_an_edition(sample: Loaded) -> None:
    """A company hidden in English is named there by no tile, and is still in the edition of both languages."""
    first, *rest = sample.brochure.companies
    companies = (first.model_copy(update={"hidden_in": ("en",)}), *rest)
    counts = []
    for edition in ("en", "columns"):
        body = body_of(sample, "industries", edition, companies=companies)
        assert isinstance(body, IndustriesBody)
        counts.append(sum(len(tile.companies) for tile in body.tiles))
    assert counts == [len(rest), len(rest) + 1]


def test_what_stays_keeps_its_place(sample: Loaded) -> None:
    """After a hidden honour the next ones still say where they stand in the file."""
    first, *rest = sample.brochure.honours
    honours = (first.model_copy(update={"hidden_in": ("zh",)}), *rest)
    body = body_of(sample, "honours", "zh", honours=honours)
    assert isinstance(body, HonoursBody)
    assert [name.place for name in body.names] == [
        sample.places[("honours", index, "name")] for index in range(1, len(rest) + 1)
    ]


def test_a_fact_can_be_hidden_in_an_edition(sample: Loaded) -> None:
    """A fact hidden in an edition takes its figure and its row along."""
    facts = dict(sample.brochure.facts)
    facts["pillars"] = facts["pillars"].model_copy(update={"hidden_in": ("en",)})
    facts["processing_trade"] = facts["processing_trade"].model_copy(update={"hidden_in": ("en",)})
    brochure = sample.brochure.model_copy(update={"facts": facts})
    edition = edition_of(brochure, "en")
    with pytest.raises(DataError, match=r"sections\.yaml:\d+:\d+ .*refers to pillars, which is hidden"):
        kept(brochure, sample.places, edition)
    facts["pillars"] = sample.brochure.facts["pillars"]
    overview, whole = body_of(sample, "overview", "en", facts=facts), body_of(sample, "overview", "en")
    assert isinstance(overview, OverviewBody) and isinstance(whole, OverviewBody)
    assert len(overview.facts) == len(whole.facts) - 1


def test_a_figure_goes_with_its_fact(sample: Loaded) -> None:
    """A cell of the key figures whose fact is hidden is left out; the others move up."""
    facts = dict(sample.brochure.facts)
    facts["established"] = facts["established"].model_copy(update={"hidden_in": ("en",)})
    cells = []
    sections = tuple(s for s in sample.brochure.sections if s.kind == "key_figures")
    for changed in (sample.brochure.facts, facts):
        body = body_of(sample, "key_figures", "en", facts=changed, sections=sections)
        assert isinstance(body, KeyFiguresBody)
        cells.append(sum(len(row) for row in body.rows))
    assert cells[0] - cells[1] == 1


def test_nothing_hidden_changes_nothing(sample: Loaded) -> None:
    """Without anything hidden the brochure and its places are the same objects."""
    made, places = kept(sample.brochure, sample.places, edition_of(sample.brochure, "columns"))
    assert made is sample.brochure and places is sample.places
