"""Data twice and half as long: every variant builds, or says by name and line what does not fit."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from placed import lines
from variants import vary

from brochure.assets import assets
from brochure.display import GlyphRun, Group, Item, Link, Tagged
from brochure.errors import LayoutError
from brochure.layout.document import Document, Page
from brochure.layout.format import format_of
from brochure.load import load
from brochure.model.brochure import Deliverable
from brochure.pipeline import lay_out
from brochure.text.typesetter import Typesetter

SEEDS = range(int(os.environ.get("BROCHURE_VARIANTS", "12")))
"""How many variants are tried; BROCHURE_VARIANTS=200 tries all that are kept."""
SIZES = ("210x285", "a5", "letter", "185x260", "sq210", "a4", "140x210", "phone")
EDITIONS = ("columns", "facing", "stacked", "en", "zh", "columns")
WHERE = re.compile(r"[\w/.-]+\.yaml:\d+:\d+ \S+: ")
LEAST = 0.3
STEP = 2.5


@pytest.mark.parametrize("seed", SEEDS)
def test_a_variant_builds_or_says_what_does_not_fit(
    seed: int, sample_folder: Path, tmp_path: Path, typesetter: Typesetter
) -> None:
    """No page is empty or nearly so, body and lists lie on the grid; what does not fit has name and line."""
    folder = vary(sample_folder, seed, tmp_path / "park")
    size, edition = SIZES[seed % len(SIZES)], EDITIONS[seed // len(SIZES) % len(EDITIONS)]
    loaded = load(folder)
    try:
        document, _, _ = lay_out(loaded, Deliverable(name="test", format=size, edition=edition), typesetter)
    except LayoutError as error:
        for finding in error.findings:
            assert WHERE.search(str(finding)), f"no place: {finding}"
        return
    for page in document.pages:
        judge(page, document, size)


def judge(page: Page, document: Document, size: str) -> None:
    """Check one page: it shows something, is full enough, and keeps to the grid."""
    assert lines(page), f"page {page.label} is empty"
    assert page.fullness is None or page.fullness >= LEAST, f"page {page.label}: {page.fullness}"
    first = format_of(size, assets() / "formats" / "formats.yaml").first_line
    for run in running(page.items):
        if page.design.startswith("flow") and run.size in (9.5, 11.5):
            off = (run.y - first + STEP / 2) % STEP - STEP / 2
            assert abs(off) < 0.005, f"page {page.label}: {run.text!r} is {off:+.2f} pt off the grid"


def running(items: tuple[Item, ...]) -> Iterator[GlyphRun]:
    """Yield the runs of text that is no part of a drawing or of the page's furniture."""
    for item in items:
        if isinstance(item, GlyphRun):
            yield item
        elif isinstance(item, Tagged) and item.role in ("Figure", "Artifact"):
            continue
        elif isinstance(item, Group | Link | Tagged):
            yield from running(item.items)


def test_a_seed_gives_the_same_data(sample_folder: Path, tmp_path: Path) -> None:
    """The generator's seed decides everything: the same seed, the same files."""
    one, two = (vary(sample_folder, 7, tmp_path / name) for name in "ab")
    for file in one.glob("*.yaml"):
        assert file.read_bytes() == (two / file.name).read_bytes()
