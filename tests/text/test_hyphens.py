"""Hyphenation: where words part, and which are left whole."""

from __future__ import annotations

import re
from pathlib import Path

import pyphen
import pytest

from brochure.text.hyphens import COMPOUND_COST, hyphenation_points
from brochure.text.languages import LANGUAGES, language_of
from brochure.text.patterns import patterns


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
        ("NATIONAL iPhone Zhengyang’s", "en"),
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


@pytest.mark.parametrize("dictionary", ["en_GB", "en_US", "fr", "es", "pt_PT", "pt_BR", "ru_RU"])
def test_patterns_part_words_as_pyphen_does(dictionary: str) -> None:
    """Patterns of one level, read our own way, give the same places as the library that brings them."""
    texts = [
        file.read_text(encoding="utf-8") for file in (Path(__file__).parent / "data/lines").glob("*.txt")
    ]
    words = {word.lower() for text in texts for word in re.findall(r"[^\W\d_]{5,}", text) if word.isascii()}
    words |= {"промышленный", "исследовательский", "développement", "señoríos"}
    reference = pyphen.Pyphen(lang=dictionary, left=2, right=3)
    wrong = {
        word for word in words if reference.positions(word) != patterns(dictionary).positions(word, 2, 3)
    }
    assert len(words) > 500 and wrong == set()


def test_a_stem_stays_whole() -> None:
    """English words are not parted before -ted, -ded and the like, where the stem ends with their letter."""
    shown = "granted recorded larger small-est ded-i-cated au-to-mo-tive pro-duc-tive sub-mitted motor-way"
    assert parted(shown.replace("-", "")) == shown


@pytest.mark.parametrize(
    "shown",
    [
        "It grew. Be-tween here and there. Investment Bureau",
        "Pho-to-voltaic roofs",
        "It grew. “Elec-tric-ity is cheap.",
        "Constellation Energy grew. Automation Park grew. Nanjing grew.",
        "We met in Between. The Production of 2024",
    ],
)
def test_a_sentence_may_begin_with_a_word_that_parts(shown: str) -> None:
    """A common word with the capital of a sentence's start may part; what may be a name may not."""
    assert parted(shown.replace("-", "")) == shown


def test_a_number_keeps_its_word() -> None:
    """A word after a number parts as unwillingly as one that has a hyphen, and never where it is part of it."""
    assert set(hyphenation_points("140 enterprises", "en").values()) == {COMPOUND_COST}
    assert hyphenation_points("38.6 billion", "en") == {}


GERMAN = """
Grund-stücks-preise Zu-sam-men-ar-beit Erst-an-sprech-part-ner Bau-ar-bei-ten Klär-an-lage Al-ters-heim
Druck-er-zeug-nis In-fra-struk-tur Ei-sen-bahn-an-schluss Wa-ren-aus-tausch Fern-stra-ßen Ha-fen-an-la-gen
Nah-rungs-mit-tel-in-dus-trie Alu-mi-ni-um-ver-ar-bei-tung Hoch-ge-schwin-dig-keits-zug Stand-ort-vor-teile
"""


def test_german_compounds_part_at_their_joints() -> None:
    """German words part at the joints of compounds, never beside one, and never into pieces without a vowel."""
    for shown in GERMAN.split():
        assert parted(shown.replace("-", ""), "de") == shown


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("analyser", "anal-yser"),
        ("gigawatts", "gi-gawatts"),
        ("terawatts", "ter-awatts"),
        ("nanotechnology", "nan-otechnology"),
        ("oestrogen", "oe-strogen"),
        ("polypropylene", "polypropy-lene"),
        ("visually", "vis-ually"),
        ("really", "re-ally"),
        ("utilising", "util-ising"),
    ],
)
def test_words_that_the_patterns_get_wrong(word: str, wrong: str) -> None:
    """English words are not parted where Webster does not, though the patterns would."""
    assert wrong.index("-") not in hyphenation_points(word, "en")
    assert wrong.index("-") in patterns("en_US").positions(word, 2, 3)
