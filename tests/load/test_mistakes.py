"""Typical mistakes in a brochure's YAML: each gives one line with the right place and a remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import park_mistakes as meaning
import park_mistakes_of_form as form
import pytest
from park_mistakes import THEME, WORDS, Mistake, area

from brochure.errors import DataError
from brochure.load import load

Change = Callable[[str, str, str], tuple[int, int]]


GROUPS = {
    "indentation": form.INDENTATION, "tab": form.TABS, "syntax": form.SYNTAX, "key": meaning.UNKNOWN_KEYS,
    "language": meaning.LANGUAGES, "reference": meaning.REFERENCES, "value": meaning.VALUES,
    "duplicate": meaning.DUPLICATES, "colour": meaning.COLOURS, "image": meaning.IMAGES,
    "unit": meaning.UNITS,
}  # fmt: skip
MISTAKES = [
    pytest.param(mistake, id=f"{group}-{name}")
    for group, mistakes in GROUPS.items()
    for name, mistake in mistakes.items()
]


def failure(park: Path) -> DataError:
    with pytest.raises(DataError) as caught:
        load(park)
    return caught.value


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_clear_line(mistake: Mistake, park: Path, change: Change) -> None:
    """One mistake gives one line: file, line, column, key, what is wrong and what would be right."""
    line, column = change(mistake.file, mistake.old, mistake.new)
    error = failure(park)
    assert len(error.findings) == 1, str(error)
    found = error.findings[0]
    place = found.place
    assert place is not None
    assert (place.file, place.line, place.column) == (str(park / mistake.file), line, column), str(error)
    assert place.key == mistake.key
    assert mistake.what in found.what
    assert mistake.remedy in found.remedy
    assert str(error).startswith(f"{park / mistake.file}:{line}:{column}")
    assert "\n" not in str(error)
    assert not any(word in str(error).lower() for word in ("pydantic", "traceback", "valid "))


def test_missing_top_level_key(park: Path) -> None:
    """A key that stands in no file is told with the file where it could stand."""
    main = park / "brochure.yaml"
    text = main.read_text(encoding="utf-8")
    main.write_text(text[: text.index("park:")] + text[text.index("deliverables:") :], encoding="utf-8")
    error = failure(park)
    assert "park: the key 'park' is missing; write park: ... here, or a file park.yaml" in str(error)
    assert len(error.findings) == 1


def test_all_mistakes_at_once(park: Path, change: Change) -> None:
    """Mistakes of meaning in several files are told together, by file and line."""
    change("zones.yaml", "{en: North, zh-Hans: 北}", "¦{en: North}")
    change(*area("unit: km2", "unit: ¦km3", "", "", "")[:3])
    change("facts.yaml", 'as_of: "2016"', "as_of: ¦2016")
    change("sections.yaml", WORDS, 'en: ¦"{enterprise} threads"')
    places = [finding.place for finding in failure(park).findings]
    assert [(Path(place.file).name, place.line) for place in places if place] == [
        ("facts.yaml", 3), ("facts.yaml", 24), ("zones.yaml", 3), ("sections.yaml", 24),
    ]  # fmt: skip


def test_syntax_errors_of_all_files_at_once(park: Path, change: Change) -> None:
    """A file that can not be read hides no syntax error of another one."""
    change(*area("  value", "¦\tvalue", "", "", "")[:3])
    change("brochure.yaml", THEME, "¦theme wuling\n")
    assert [finding.code for finding in failure(park).findings] == ["yaml-key", "yaml-tab"]


def test_one_line_for_many_references(park: Path, change: Change) -> None:
    """A fact that was renamed is one mistake, however many places refer to it."""
    change("facts.yaml", "enterprises:\n", "¦enterprise:\n")
    error = failure(park)
    assert len(error.findings) == 1
    assert "'enterprises', and " in str(error) and "did you mean 'enterprise'?" in str(error)
