"""The judgment of a finished chart: what it must catch, and what it must let pass."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chart_samples import ACCENT, DEEP, DRESS, HAIRLINE, MID, TEXT

from brochure.charts.board import Board
from brochure.charts.table import Table
from brochure.colour import WHITE
from brochure.errors import LayoutError
from brochure.text.typesetter import Typesetter

EMPTY = Table(())


@pytest.fixture
def board(typesetter: Typesetter) -> Board:
    return Board(DRESS, typesetter, 200.0)


def say(board: Board, text: str, x: float, y: float, ink=TEXT, size: float = 8.0) -> None:
    style = replace(DRESS.label["en"], size=size)
    board.words(board.typesetter.line(text, style, "en"), x, y, ink)


def test_words_beside_each_other_pass(board: Board) -> None:
    """Two lines, a bar between them, and a label on a bar that holds it whole."""
    say(board, "above", 10, 20)
    board.boxes([(10, 24, 100, 20)], DEEP)
    say(board, "inside", 14, 37, WHITE)
    say(board, "below", 10, 56)
    board.chart(60, EMPTY)


@pytest.mark.parametrize("dx", [0, 5, -5])
def test_words_on_words_are_caught(board: Board, dx: float) -> None:
    """Two labels that share ink's room are named both."""
    say(board, "one", 50, 20)
    say(board, "other", 50 + dx, 24)
    with pytest.raises(LayoutError, match="'one' and 'other' run into each other"):
        board.chart(60, EMPTY)


@pytest.mark.parametrize(
    "draw",
    [
        lambda board: board.strokes([((0, 17), (100, 17))], HAIRLINE, 0.5),
        lambda board: board.strokes([((40, 0), (70, 40))], HAIRLINE, 0.5),
        lambda board: board.threads((55,), 0, 40, 1.0, DEEP),
        lambda board: board.boxes([(0, 10, 60, 20)], MID),
        lambda board: board.disc(60, 17, 4, DEEP),
        lambda board: board.arc(0, 17, 60, -90, 90, HAIRLINE, 0.5),
    ],
    ids=["line", "slant", "thread", "bar's end", "dot", "ring"],
)
def test_words_on_marks_are_caught(board: Board, draw) -> None:
    """A label that a line, a thread, an edge, a dot or a ring runs through is named."""
    draw(board)
    say(board, "a longer label", 50, 20)
    with pytest.raises(LayoutError, match="'a longer label' runs into what is drawn"):
        board.chart(60, EMPTY)


def test_a_ring_around_words_passes(board: Board) -> None:
    """A ring whose box holds a label but whose line passes it is no collision."""
    board.arc(0, 60, 55, -90, 90, HAIRLINE, 0.5)
    say(board, "in", 8, 62)
    board.chart(120, EMPTY)


@pytest.mark.parametrize(("x", "y"), [(-6, 20), (190, 20), (50, 2), (50, 64)])
def test_words_that_leave_the_chart_are_caught(board: Board, x: float, y: float) -> None:
    """Over the left, right, upper and lower edge."""
    say(board, "label", x, y)
    with pytest.raises(LayoutError, match="leaves the chart"):
        board.chart(60, EMPTY)


def test_small_words_are_caught(board: Board) -> None:
    """Under 6.5 points, not at them."""
    say(board, "note", 10, 20, size=6.5)
    say(board, "tiny", 10, 40, size=6.4)
    with pytest.raises(LayoutError, match=r"'tiny' is set at 6\.4 pt") as caught:
        board.chart(60, EMPTY)
    assert len(caught.value.findings) == 1


def test_faint_words_are_caught(board: Board) -> None:
    """Deep on accent, and hairline grey on white, do not stand out; white on deep does."""
    board.boxes([(0, 0, 100, 30)], ACCENT)
    say(board, "lost", 10, 20, DEEP)
    say(board, "faint", 120, 20, HAIRLINE)
    with pytest.raises(LayoutError) as caught:
        board.chart(60, EMPTY)
    assert [finding.code for finding in caught.value.findings] == ["chart-contrast"] * 2
