"""The laws of set text, for any text at all that the fonts have glyphs for, in any language."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.assets import assets
from brochure.errors import TextError
from brochure.text.faces import FontBook
from brochure.text.lines import Paragraph
from brochure.text.marks import joins
from brochure.text.scripts import script_of
from brochure.text.style import FORCED_BREAK, TextStyle
from brochure.text.tailoring import rows
from brochure.text.typesetter import Typesetter

BOOK = FontBook(assets() / "fonts")
SETTER = Typesetter(BOOK)
RAGGED = TextStyle("sans", 400, 10.0, 15.0)
JUSTIFIED = replace(RAGGED, align="justified", hyphenate=True)
HANG = 5.7
"""Points that protrusion may take a line beyond its measure, on either side."""


def covered() -> list[str]:
    """Return every character that one of the faces has, with what needs no glyph."""
    scripts = ("Latn", "Hani", "Arab")
    codes: set[int] = set()
    for script in scripts:
        face = BOOK.find("sans", script, 400)
        assert face is not None
        codes |= {c for c in face.hb_face.unicodes if script != "Arab" or script_of(chr(c)) == "Arab"}
    return [
        *(chr(code) for code in sorted(codes) if code >= 0x20),
        *"\u00ad\u200b\u200d\u200e\u200f\u2066\u2067\u2069\u202b\u202c",
    ]


COMMON = list(
    "aeinrst AEI ..,;:!?()“”‘’«»—–-…·/%°§0123456789\u00a0\u202f，。、；：！？（）《》「」园区工业的是一二三"
)
ANY = st.text(alphabet=st.sampled_from(COMMON) | st.sampled_from(covered()), max_size=80)
LANGUAGES = st.sampled_from(["en", "zh-Hans", "ar", "de", "fr", "ru", "vi"])
STYLES = st.sampled_from([RAGGED, JUSTIFIED, replace(RAGGED, features=("tnum", "case"))])


def set_or_refused(
    setter: Typesetter, text: str, style: TextStyle, language: str, measure: float
) -> Paragraph | None:
    """Return the paragraph, or None where a mark stands on a base that its font does not have."""
    try:
        return setter.paragraph(text, style, language, measure)
    except TextError as error:
        assert any(joins(char) for char in text)
        assert {finding.code for finding in error.findings} == {"missing-glyph"}
        return None


def unforced(text: str) -> str:
    """Return the visible characters of a text without what forces line ends."""
    return "".join("".join(FORCED_BREAK.split(text)).split())


def seen(paragraph: Paragraph) -> str:
    return "".join(paragraph.text.split())


@settings(max_examples=250, deadline=None)
@given(text=ANY, language=LANGUAGES, style=STYLES, measure=st.floats(20, 300))
def test_nothing_is_lost_and_nothing_too_wide(
    text: str, language: str, style: TextStyle, measure: float
) -> None:
    """Lines have the source's characters in order and keep the measure, clusters wider than it apart."""
    paragraph = set_or_refused(SETTER, text, style, language, measure)
    if paragraph is None:
        return
    assert seen(paragraph) == unforced(text)
    for line in paragraph.lines:
        assert sorted("".join(run.text for run in line.runs).replace("\u00ad", "")) == sorted(
            line.text.replace("\u00ad", "")
        )
        if line.width > measure + HANG:
            assert sum(not joins(char) for char in line.text.strip()) <= 2


@settings(max_examples=100, deadline=None)
@given(text=ANY, language=LANGUAGES, style=STYLES, measure=st.floats(20, 300))
def test_same_lines_twice(text: str, language: str, style: TextStyle, measure: float) -> None:
    """A new typesetter, which remembers nothing, finds the same lines."""
    first = set_or_refused(SETTER, text, style, language, measure)
    assert set_or_refused(Typesetter(BOOK), text, style, language, measure) == first


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ar"])
def test_long_texts_are_set_in_one_go(language: str) -> None:
    """A text of ten thousand characters without a space comes out whole."""
    text = {"en": "abcdefghij", "zh-Hans": "园区工业的发展，一二。", "ar": "المنطقة"}[language] * 1000
    for style in (RAGGED, JUSTIFIED):
        paragraph = SETTER.paragraph(text, style, language, 200)
        assert paragraph.text == text
        assert all(line.width <= 200 + HANG for line in paragraph.lines)


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(COMMON), max_size=40),
    style=STYLES,
)
def test_any_text_is_set_or_refused(text: str, style: TextStyle) -> None:
    """Whatever Unicode has, controls and emoji too, is set whole, or refused for signs that no font has."""
    try:
        paragraph = SETTER.paragraph(text, style, "en", 100)
    except TextError as error:
        assert {finding.code for finding in error.findings} <= {"missing-glyph", "no-font-for-script"}
        assert all(finding.remedy for finding in error.findings)
    else:
        assert seen(paragraph) == unforced(text)


@pytest.mark.parametrize(
    "unit", ["\t", "  x", " |", "§", "1.", "+86 ", "а ", "- ", "a/b?c=", "((A", "12万", "。 "]
)
def test_time_grows_with_the_text(unit: str) -> None:
    """Looking for breaks takes, for ten times the text, about ten times as long; rows of one sign are no trap."""

    def effort(length: int) -> float:
        text = (unit * length)[:length]
        started = time.process_time()
        for row in (row for language in ("ru", "fr", "de") for row in rows("strict", language)):
            list(row.offsets(text))
        FORCED_BREAK.split(text)
        return time.process_time() - started

    effort(200)
    assert effort(20_000) < 25 * max(effort(2_000), 0.002)
