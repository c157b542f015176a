"""Brochures whose second language is neither English nor Simplified Chinese: they are laid out whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from brochure.display import GlyphRun, Group, Item, Link, Tagged
from brochure.layout.document import Document
from brochure.load import load
from brochure.pipeline import lay_out, new_typesetter

PARK = Path(__file__).parents[1] / "load" / "park"
WORDS = {"ar": "منطقة البحيرة الصناعية", "ja": "湖畔産業団地の概要", "ko": "호반 산업단지 개요"}


def translated(value: Any, language: str) -> Any:
    """Return data with every Chinese text put in the place of one of ``language``, references kept."""
    if isinstance(value, list):
        return [translated(entry, language) for entry in value]
    if not isinstance(value, dict):
        return language if value == "zh-Hans" else value
    out = {}
    for key, entry in value.items():
        if key == "zh-Hans" and isinstance(entry, str):
            out[language] = " ".join([WORDS[language], *re.findall(r"\{[^}]*\}", entry)])
        else:
            out[language if key == "zh-Hans" else key] = translated(entry, language)
    return out


def laid_out(language: str, folder: Path) -> Document:
    for file in PARK.glob("*.yaml"):
        data = translated(yaml.safe_load(file.read_text(encoding="utf-8")), language)
        (folder / file.name).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    loaded = load(folder)
    return lay_out(loaded, loaded.brochure.deliverables[0], new_typesetter(folder))[0]


def headings(items: tuple[Item, ...], language: str) -> Iterator[Tagged]:
    for item in items:
        if isinstance(item, Tagged) and item.role == "H1" and item.language == language:
            yield item
        if isinstance(item, Tagged | Group | Link):
            yield from headings(item.items, language)


def runs(items: tuple[Item, ...]) -> Iterator[GlyphRun]:
    for item in items:
        if isinstance(item, GlyphRun):
            yield item
        elif isinstance(item, Tagged | Group | Link):
            yield from runs(item.items)


@pytest.mark.parametrize("language", WORDS)
def test_a_brochure_in_another_language_is_laid_out(language: str, tmp_path: Path) -> None:
    """Its words stand on every page with text, in its own fonts."""
    document = laid_out(language, tmp_path)
    found = [run for page in document.pages for run in runs(page.items) if run.language == language]
    assert len(found) > 20
    assert any(run.face.name.startswith(("NotoSans", "NotoSerif")) for run in found)


def test_arabic_headings_end_at_the_right(tmp_path: Path) -> None:
    """An Arabic title begins at the right edge of its column, every line of it, clear of the page's edge."""
    document = laid_out("ar", tmp_path)
    for page in document.pages:
        for title in headings(page.items, "ar"):
            rights: dict[float, float] = {}
            for run in runs((title,)):
                end = max(run.x + glyph.x + glyph.advance for glyph in run.glyphs if glyph.text != " ")
                rights[run.y] = max(end, rights.get(run.y, 0.0))
            assert max(rights.values()) - min(rights.values()) < 1
            assert document.width / 2 < max(rights.values()) < document.width - 14
