"""What a page costs as a document grows: the sample warm, then invented catalogues up to some 1,200 pages.

``python -m benchmarks.catalogues`` prints milliseconds of CPU time a page; nothing is painted.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from brochure.assets import assets
from brochure.compose import blocks as b
from brochure.compose.story import ArtPlan, SectionStory, Story
from brochure.compose.words import NOTHING, Words
from brochure.layout.document import Document

DATA = Path(__file__).parents[1] / "data" / "zhengyang"
SIZES = (2, 20, 200)  # sections of six pages
RUNS = 3
TEXT = (
    "Substations feed the park from two sides, so that no single fault stops a line. Water comes from two "
    "reservoirs, gas from the national grid, and steam from the plant that burns what the city throws away.",
    "变电站从两侧向园区供电，单一故障不致停产。供水来自两座水库，燃气来自国家管网，蒸汽来自垃圾焚烧发电厂。",
)


def said(en: str, zh: str) -> Words:
    """Return words in English and Chinese."""
    return Words((("en", en), ("zh-Hans", zh)))


def part(section: int, number: int) -> list[b.Block]:
    """Return a heading, paragraphs and a table, no two of them alike."""
    mark = f"{section}.{number}"
    rows = tuple(
        b.TableRow((said(f"Item {mark}.{n}", f"项目{mark}.{n}"), b.Amount(n + 0.5, said(f"{n}.5", f"{n}.5"))))
        for n in range(12)
    )
    columns = (b.Column(said("Item", "项目")), b.Column(said("Price", "价格"), "range"))
    return [
        b.Heading(said(f"Part {mark}", f"第{mark}部分")),
        *(b.Paragraph(said(f"{mark}.{n} {TEXT[0]}", f"{mark}.{n}{TEXT[1]}")) for n in range(4)),
        b.Table(columns, (b.RowGroup(NOTHING, rows),)),
    ]


def catalogue(sections: int) -> Story:
    """Return a story of so many sections."""
    told = tuple(
        SectionStory(
            "section", said("Catalogue", "目录"), said(f"Section {s}", f"第{s}章"), (), (),
            b.FlowBody(tuple(block for number in range(6) for block in part(s, number))),
        )
        for s in range(sections)
    )  # fmt: skip
    return Story(
        ("en", "zh-Hans"), told, ArtPlan("catalogue", 0, 140, 6, 0.7), said("Catalogue", "目录"), "", "", (),
        date(2026, 1, 1), "0" * 64, demo=False,
    )  # fmt: skip


def least(lay_out: Callable[[], Document]) -> tuple[int, float]:
    """Return the number of pages and the least CPU seconds of some runs, after a first one."""
    pages = len(lay_out().pages)
    seen = []
    for _ in range(RUNS):
        start = time.process_time()
        lay_out()
        seen.append(time.process_time() - start)
    return pages, min(seen)


def main() -> None:
    """Print the sample's time, and a line a catalogue."""
    from brochure.compose.compose import compose
    from brochure.compose.editions import edition_of
    from brochure.layout.format import load_formats
    from brochure.layout.layout import layout
    from brochure.layout.theme import load_theme
    from brochure.load import load
    from brochure.pipeline import new_typesetter

    typesetter, theme = new_typesetter(), load_theme("wuling", assets() / "themes")
    page_format = load_formats(assets() / "formats" / "formats.yaml")["210x285"]
    loaded = load(DATA)
    edition = edition_of(loaded.brochure, "columns")
    sample, _ = compose(loaded.brochure, edition, loaded.folder, loaded.places, "0" * 64)
    for name, story in (("sample", sample), *((f"{n} sections", catalogue(n)) for n in SIZES)):
        pages, seconds = least(lambda told=story: layout(told, page_format, theme, typesetter, "bench"))  # type: ignore[misc]
        print(f"{name:14} {pages:5} pages  {seconds:7.3f} s  {1000 * seconds / pages:6.2f} ms a page")


if __name__ == "__main__":
    main()
