"""Hyphenation: where words part, and which are left whole."""

from __future__ import annotations

import pytest

from brochure.text.hyphens import COMPOUND_COST, hyphenation_points
from brochure.text.languages import LANGUAGES, language_of


def parted(text: str, language: str = "en") -> str:
    points = hyphenation_points(text, language)
    return "".join(("-" if i in points else "") + char for i, char in enumerate(text))


@pytest.mark.parametrize(
    ("shown", "language"),
    [
        ("con-sump-tion", "en"),
        ("the park is", "en"),
        ("Chongqing Zhengyang Commission", "en"),
        ("see https://www.example.com/information now", "en"),
        ("write to information@example.com now", "en"),
        ("NATIONAL iPhone people’s", "en"),
        ("In-dus-trie-ge-biet", "de"),
        ("园区成立", "zh-Hans"),
        ("công nghiệp", "vi"),
    ],
)
def test_points(shown: str, language: str) -> None:
    """Lower-case words part by their language's patterns; names, addresses and short words never."""
    assert parted(shown.replace("-", ""), language) == shown


def test_two_letters_before_and_three_after() -> None:
    """At least two letters stay before a hyphen and three after."""
    text = "international agriculture electricity considerable environmental specialised industry"
    start = 0
    for word in text.split():
        start = text.index(word, start)
        points = [p - start for p in hyphenation_points(text, "en") if start < p < start + len(word)]
        assert points, word
        assert min(points) >= 2 and max(points) <= len(word) - 3


def test_a_compound_parts_unwillingly() -> None:
    """A word that has a hyphen already costs more to part."""
    assert set(hyphenation_points("air-conditioning", "en").values()) == {COMPOUND_COST}


@pytest.mark.parametrize(
    ("tag", "row"),
    [
        ("zh-Hans-CN", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("en-US", "en-US"),
        ("en-AU", "en"),
        ("de", "de"),
    ],
)
def test_language_of(tag: str, row: str) -> None:
    """A tag finds its own row or that of a shorter tag; Taiwan's and Hong Kong's Chinese is traditional."""
    assert language_of(tag).tag == row


def test_unknown_language_is_plainly_western() -> None:
    """A language without a row is set without hyphens and full-width marks."""
    facts = language_of("tlh")
    assert facts.hyphenation is None and not facts.full_width
    assert len({language.tag for language in LANGUAGES}) == len(LANGUAGES)
