"""Justified lines of texts that the engine was not made for: how many are loose, and what never happens.

The figures are those of the line-quality meter: a line is loose where its word spaces are wider than half an em
on average, or its Han signs stand more than 0.12 em apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from brochure.assets import assets
from brochure.text.chain import Chain, ChainMaker
from brochure.text.emergency import with_emergencies
from brochure.text.faces import FontBook
from brochure.text.glue import LETTERSPACING, SCALING
from brochure.text.hyphens import HYPHENS
from brochure.text.rivers import river_lines
from brochure.text.style import Piece, TextStyle
from brochure.text.totalfit import FitLine, total_fit
from brochure.text.typesetter import Typesetter
from brochure.units import mm

TEXTS = Path(__file__).parent / "data" / "lines"
CHAINS = ChainMaker(FontBook(assets() / "fonts"))
STYLE = TextStyle("sans", 400, 10.0, 16.0, align="justified", hyphenate=True)
WIDTHS = (50, 60, 70, 85, 100)
MOST_TRACK, MOST_WORD = 0.45, 1.55


class Measured(NamedTuple):
    """A text's lines at one width: chain, lines, and for each its gaps by name."""

    width: int
    chain: Chain
    lines: list[FitLine]

    def gaps(self, line: FitLine, *names: str) -> list[float]:
        """Return the widths of a line's gaps of these names, em."""
        inside = range(line.first, line.end - 1)
        return [line.setting.gaps[k - line.first] for k in inside if self.chain.gaps[k] in names]

    def loose(self, line: FitLine) -> bool:
        """Tell whether a line is loose."""
        words, tracks = self.gaps(line, "word", "fixed"), self.gaps(line, "han")
        return sum(words) > 0.5 * len(words) or sum(tracks) > 0.12 * len(tracks)


def measured(name: str) -> Iterator[Measured]:
    """Yield every paragraph of a text at every width."""
    language = "zh-Hans" if name.startswith("zh") else "en"
    for text in (TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        plain = CHAINS.chain((Piece(text),), STYLE, language)
        for width in WIDTHS:
            measure = mm(width) / STYLE.size
            chain = with_emergencies(plain, measure, unwilling=True)
            yield Measured(width, chain, total_fit(chain, measure, language))


# What the engine reaches in the texts that it was made with, and one line's grace. (all widths, from 60 mm up)
LOOSE = {
    "zh1": (7, 5), "zh2": (2, 1), "zh3": (2, 1), "zh4": (2, 1), "zh5": (2, 1), "zh6": (2, 1), "zh7": (3, 2),
    "zh8": (2, 2), "zh9": (1, 1), "zh10": (1, 1), "zh11": (1, 1), "en1": (9, 2), "en2": (15, 7), "en3": (7, 6),
    "en4": (13, 5), "en5": (18, 8), "en6": (9, 5), "en7": (5, 3), "en8": (7, 4), "en9": (8, 3), "en10": (4, 2),
    "en11": (4, 1),
}  # fmt: skip
BLIND = [f"{language}{number}" for language in ("zh", "en") for number in range(12, 28)]
"""Texts written by somebody who had not seen the engine."""


def counted(name: str) -> tuple[int, int]:
    """Return how many lines of a text are loose, at all widths and from 60 mm up."""
    loose = [paper.width for paper in measured(name) for line in paper.lines[:-1] if paper.loose(line)]
    return len(loose), sum(width >= 60 for width in loose)


@pytest.mark.parametrize("name", LOOSE)
def test_few_lines_are_loose(name: str) -> None:
    """As few lines are loose as the engine reaches today."""
    everywhere, wide = counted(name)
    assert everywhere <= LOOSE[name][0]
    assert wide <= LOOSE[name][1]


@pytest.mark.parametrize("name", BLIND)
def test_few_lines_of_unseen_texts_are_loose(name: str) -> None:
    """At most 4 lines in Chinese, of these 1 from 60 mm up, and 12 in English: half of the best other engine's."""
    everywhere, wide = counted(name)
    assert everywhere <= (4 if name.startswith("zh") else 12)
    assert wide <= 1 or name.startswith("en")


@pytest.mark.parametrize("name", ["zh1", "zh6", "en2", "en5"])
def test_the_levers_keep_their_limits(name: str) -> None:
    """Scaling, letterspacing, word spaces and tracking stay within theirs, in loose lines, too."""
    for paper in measured(name):
        for line in paper.lines:
            assert abs(line.setting.scale - 1) <= SCALING + 1e-9
            assert max(paper.gaps(line, "word"), default=0.0) <= MOST_WORD
            assert max(paper.gaps(line, "han"), default=0.0) <= MOST_TRACK
            for k in range(line.first, line.end - 1):
                if paper.chain.gaps[k] == "tight":
                    moved = line.setting.gaps[k - line.first] - paper.chain.widths[k]
                    assert abs(moved) <= LETTERSPACING + 1e-9


@pytest.mark.parametrize("name", ["en1", "en4", "en6", "en7"])
def test_no_rivers_and_no_two_hyphens(name: str) -> None:
    """No white runs through four lines, and no two lines in a row end in a hyphen."""
    for paper in measured(name):
        lines = [(line.first, line.end, line.setting) for line in paper.lines]
        assert river_lines(paper.chain, lines)[0] == []
        ends = [line.end for line in paper.lines[:-1]]
        hyphens = [
            end - 1 in paper.chain.hyphens or paper.chain.signs[end - 1].text[-1] in HYPHENS for end in ends
        ]
        assert not any(a and b for a, b in pairwise(hyphens))


@pytest.mark.parametrize("name", ["zh1", "zh4", "zh6", "zh9", "en2", "en4"])
def test_only_single_marks_hang(name: str) -> None:
    """No ink stands outside the measure but that of a comma, a stop, a hyphen or a closing quote."""
    setter = Typesetter(FontBook(assets() / "fonts"))
    language = "zh-Hans" if name.startswith("zh") else "en"
    hanging = 0
    for text in (TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        for width in WIDTHS:
            for line in setter.paragraph(text, STYLE, language, mm(width)).lines:
                drawn = "".join(run.text for run in line.runs).rstrip()
                if line.ink_right > mm(width) + 0.06 * STYLE.size:
                    assert drawn[-1] in "、，。．-‐.,;:”’—–\u00ad"
                    assert drawn[-1] not in "、，。．" or drawn[-2] not in "”）》、，。"
                    hanging += 1
    assert hanging
