"""Bidirectional text: Unicode's own cases, and lines of Arabic with what stands in them."""

from __future__ import annotations

import lzma
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.text.bidi import RIGHT_TO_LEFT, bidi_class, levels, line_levels, paragraph_level, visual_order

DATA = Path(__file__).parent / "data"
MIRRORED = st.text(alphabet="aא1٠ ,+#()[]«\u2067\u2069\u202b\u202c\u0301\t", max_size=30)


def test_unicode_bidi_character_test() -> None:
    """Every case of Unicode 17's BidiCharacterTest comes out as it says: paragraph level, levels and order."""
    cases = lzma.decompress((DATA / "BidiCharacterTest-17.0.0.txt.xz").read_bytes()).decode().splitlines()
    assert len(cases) == 91_707
    wrong = []
    for case in cases:
        codes, direction, embedding, levels_told, order_told = case.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        base = paragraph_level(text) if direction == "2" else int(direction)
        found = line_levels(text, levels(text, base), base)
        told = levels_told.split()
        kept = [i for i, level in enumerate(told) if level != "x"]
        order = [kept[k] for k in visual_order([found[i] for i in kept])]
        same_levels = all(found[i] == int(told[i]) for i in kept)
        if base != int(embedding) or not same_levels or order != [int(i) for i in order_told.split()]:
            wrong.append(case)
    assert wrong == []


@settings(max_examples=200, deadline=None)
@given(text=MIRRORED, base=st.sampled_from([0, 1]))
def test_order_is_a_permutation(text: str, base: int) -> None:
    """A line's order has every character once, and levels never lie below the paragraph's."""
    found = line_levels(text, levels(text, base), base)
    assert sorted(visual_order(found)) == list(range(len(text)))
    assert all(level >= base for level in found)


def test_what_has_no_level_of_its_own() -> None:
    """A text in which the pattern finds nothing is all of level 0, so it need not be asked for."""
    plain = [chr(code) for code in range(0x20, 0x20000) if not RIGHT_TO_LEFT.match(chr(code))]
    strange = {"R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI"}
    assert [char for char in plain if bidi_class(char) in strange] == []


@pytest.mark.parametrize(("code", "kind"), [(0x0590, "R"), (0x08FF, "NSM"), (0x10FFFE, "BN"), (0x20CF, "ET")])
def test_classes_of_the_unassigned(code: int, kind: str) -> None:
    """A character that no version has assigned yet takes the class of its stretch."""
    assert bidi_class(chr(code)) == kind
    assert unicodedata.bidirectional(chr(code)) in ("", kind)
