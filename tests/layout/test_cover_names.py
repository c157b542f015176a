"""The park's name on covers of every format: the data's lines, pairs of signs, or one name above the other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from brochure.display import GlyphRun, Item, Tagged
from brochure.load import load
from brochure.pipeline import Wish, deliverables, lay_out, new_typesetter
from brochure.text.typesetter import Typesetter

SAMPLE = Path(__file__).parents[2] / "data" / "zhengyang"
NAME = "{en: Zhengyang|Industrial|Park, zh-Hans: 正阳|工业|园区}"


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    """Return a typesetter that all tests share."""
    return new_typesetter()


def cover(folder: Path, typesetter: Typesetter, size: str, en: str, zh: str) -> dict[str, list[GlyphRun]]:
    """Return the runs of a cover's names by language, the sample's name replaced."""
    copy = folder / "park"
    shutil.copytree(SAMPLE, copy)
    sections = copy / "sections.yaml"
    text = sections.read_text(encoding="utf-8")
    assert NAME in text
    sections.write_text(text.replace(NAME, f'{{en: "{en}", zh-Hans: "{zh}"}}', 1), encoding="utf-8")
    loaded = load(copy)
    (deliverable,) = deliverables(loaded, Wish(format=size))
    page = lay_out(loaded, deliverable, typesetter)[0].pages[0]
    found: dict[str, list[GlyphRun]] = {}

    def walk(items: tuple[Item, ...], language: str) -> None:
        for item in items:
            if isinstance(item, Tagged):
                walk(item.items, item.language or language if item.role == "H1" or language else "")
            elif isinstance(item, GlyphRun) and language:
                found.setdefault(language, []).append(item)

    walk(page.items, "")
    return found


@pytest.mark.parametrize("size", ["210x285", "a5", "phone"])
def test_names_of_equal_lines_stand_beside_each_other(
    tmp_path: Path, typesetter: Typesetter, size: str
) -> None:
    """Three lines in each language, line n on one baseline, the Chinese name right of the English one."""
    found = cover(tmp_path, typesetter, size, "Suzhou|Industrial|Park", "苏州|工业|园区")
    english, chinese = found["en"], found["zh-Hans"]
    assert [run.y for run in english] == [run.y for run in chinese]
    assert max(run.x for run in english) < min(run.x for run in chinese)


@pytest.mark.parametrize("size", ["210x285", "a5", "phone"])
def test_a_long_name_stands_as_a_block_with_pairs_beside_it(
    tmp_path: Path, typesetter: Typesetter, size: str
) -> None:
    """English is broken anew; beside it the ten Chinese signs stand in five lines of two."""
    found = cover(
        tmp_path, typesetter, size, "Chongqing Qianjiang Zhengyang Industrial Park", "重庆黔江正阳工业园区"
    )
    assert [run.text.strip() for run in found["zh-Hans"]] == ["重庆", "黔江", "正阳", "工业", "园区"]
    assert max(run.x for run in found["en"]) < min(run.x for run in found["zh-Hans"])


def test_a_very_long_name_stands_above_the_other(tmp_path: Path, typesetter: Typesetter) -> None:
    """What does not fit beside stands one above the other, the Chinese name below."""
    found = cover(
        tmp_path, typesetter, "210x285",
        "Guangxi Beibu Gulf Advanced Manufacturing and Logistics Demonstration Park",
        "广西北部湾先进制造与现代物流示范园",
    )  # fmt: skip
    assert max(run.y for run in found["en"]) < min(run.y for run in found["zh-Hans"])


def test_display_sizes_step_down(tmp_path: Path, typesetter: Typesetter) -> None:
    """A cover name of 66 pt is one of 41 pt on A5 and of 27 pt on a telephone."""
    sizes = {
        size: cover(tmp_path / size, typesetter, size, "Suzhou|Industrial|Park", "苏州|工业|园区")["en"][
            0
        ].size
        for size in ("210x285", "a5", "phone")
    }
    assert sizes == {"210x285": 66, "a5": 41, "phone": 27}
