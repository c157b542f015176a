"""The YAML reader: what scalars mean, where nodes stand, and that both parsers agree."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.errors import DataError
from brochure.load import tree
from brochure.load.source import Source
from brochure.load.tree import dotted, grow


def source(text: str) -> Source:
    return Source("x.yaml", "x.yaml", text.encode(), text)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y"), ("NO", "NO"),
        ("true", True), ("false", False), ("True", "True"),
        ("12", 12), ("-3", -3), ("0", 0), ("012", "012"), ("0x1F", "0x1F"), ("1_000", "1_000"), ("12:30",
        "12:30"),
        ("7.3", 7.3), ("-0.5", -0.5), ("13.56e9", 13.56e9), (".5", ".5"), ("5.", "5."), (".inf", ".inf"),
        ("1.2.3", "1.2.3"), ("+862379426568", "+862379426568"), ("2018-06-01", "2018-06-01"), ("2018", 2018),
        ("~", None), ("null", None), ("", None), ('""', ""), ('"12"', "12"), ("'yes'", "yes"), ("!!str 12",
        "12"),
        ("9" * 5000, "9" * 5000), ("1e999", "1e999"), ("- 5", [5]), ("|\n  a\n  b", "a\nb\n"), ("a #b", "a"),
    ],
)  # fmt: skip
def test_scalars(written: str, value: Any) -> None:
    """A plain scalar means what a person sees: no yes for true, no octal, no date, no endless number."""
    if written.startswith("- "):
        assert grow(source(f"key:\n  {written}\n")).data == {"key": value}
    else:
        assert grow(source(f"key: {written}\n")).data == {"key": value}


def test_places() -> None:
    """A scalar is found at its first character, a block at its key, an entry of a list at its first word."""
    grown = grow(
        source("park:\n  name: {en: 'A', zh-Hans: 正阳, fr: B}\nlist:\n  - id: a\n  - [1, 2]\n"), ("top",)
    )
    at = {key[1:]: (place.line, place.column) for key, place in grown.values.items()}
    assert at["park",] == (1, 1)
    assert at["park", "name"] == (2, 3)
    assert at["park", "name", "en"] == (2, 14)
    assert at["park", "name", "fr"] == (2, 36)  # columns count characters, not bytes
    assert at["list", 0] == (4, 5)
    assert at["list", 0, "id"] == (4, 9)
    assert at["list", 1, 1] == (5, 9)
    assert grown.values["top", "list", 1, 1].key == "top.list[1][1]"


def test_dropped_values_leave_no_trace() -> None:
    """The second value of a key that stands twice, however deep, is neither read nor placed."""
    grown = grow(source("a: 1\na:\n  b: [2, {c: 3}]\nd: 4\n"))
    assert grown.data == {"a": 1, "d": 4}
    assert set(grown.values) == {(), ("a",), ("d",)}
    assert [finding.code for finding in grown.findings] == ["duplicate-key"]


def test_an_alias_is_not_followed() -> None:
    """A small file that stands for a huge one by aliases stays small."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    grown = grow(source(bomb))
    assert grown.data["i"] == [None, None]
    assert {finding.code for finding in grown.findings} == {"yaml-alias"}


def test_dotted() -> None:
    """A key path is printed as one would write it."""
    assert dotted(("sections", 2, "title", "zh-Hans")) == "sections[2].title.zh-Hans"
    assert dotted(()) == ""


words = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufeff\u2028\u2029")
)
scalars = st.none() | st.booleans() | st.integers(-(10**17), 10**17) | words
data = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(words, inner), max_leaves=12)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(words.filter(bool), data, min_size=1))
def test_reads_what_yaml_writes(value: dict[str, Any]) -> None:
    """Whatever PyYAML writes comes back the same, with a place for every node, by either of its parsers."""
    text = yaml.safe_dump(value, allow_unicode=True, default_style='"', default_flow_style=None)
    text = text.replace("!!int ", "").replace("!!bool ", "").replace("!!null ", "")
    grown = grow(source(text))
    assert flat(grown.data) == flat(value)
    assert set(grown.values) == {(), *paths(value)}


@pytest.mark.parametrize(
    "text", ["a:\n\tb: 1\n", "a: b: c\n", "a:\n  b: 1\n   c: 2\n", "a: [1\n", "a: 'x\n", "a: @\n"]
)
def test_pure_python_parser_agrees(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml a mistake has the same code and line."""
    found = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        monkeypatch.setattr(tree, "_LOADER", loader)
        with pytest.raises(DataError) as caught:
            grow(source(text))
        place = caught.value.findings[0].place
        assert place is not None
        found.append((caught.value.findings[0].code, place.line))
    assert found[0] == found[1]


def test_pure_python_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml data and places are the same."""
    text = "名: {en: 'A', zh-Hans: 正阳}\nlist:\n  - id: a\n    n: 7.3\n  - \"#0C3A3A\"\n"
    with_c = grow(source(text))
    monkeypatch.setattr(tree, "_LOADER", yaml.SafeLoader)
    without = grow(source(text))
    assert with_c.data == without.data
    assert with_c.values == without.values


def flat(value: Any) -> Any:
    """Return data with its scalars as text, since quotes make text of numbers."""
    if isinstance(value, dict):
        return {key: flat(child) for key, child in value.items()}
    if isinstance(value, list):
        return [flat(child) for child in value]
    return (
        {None: "null", True: "true", False: "false"}.get(value, str(value))
        if not isinstance(value, int | str) or isinstance(value, bool)
        else str(value)
    )


def paths(value: Any, at: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    found: set[tuple[str | int, ...]] = set()
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in pairs:
        found |= {(*at, key)} | paths(child, (*at, key))
    return found
