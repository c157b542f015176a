"""Sections of every kind of block, invented, as long as a test asks for; and how they are laid out."""

from __future__ import annotations

from datetime import date

from brochure.assets import assets
from brochure.compose import blocks as b
from brochure.compose.story import ArtPlan, SectionStory, Story
from brochure.compose.words import NOTHING, Cell, Digits, Row, Words
from brochure.layout.document import Document
from brochure.layout.format import load_formats
from brochure.layout.layout import layout
from brochure.layout.theme import load_theme
from brochure.text.typesetter import Typesetter

SHORT = (
    "The park lies where the motorway crosses the railway. From its gates a lorry reaches the airport in "
    "eighteen minutes and the river port in under two hours.",
    "园区位于高速公路与铁路交会处。货车自园区出发，十八分钟可达机场，两小时内可达港口。",
)
LONG = (
    "Substations of 220 and 110 kV feed the park from two sides, so that no single fault stops a line. Water "
    "comes from two reservoirs, gas from the national grid, and steam from the waste-to-energy plant, which "
    "burns what the city throws away. Treated water meets class 1A and is used again for cooling and for the "
    "park's own streets. Every plot is delivered level, with roads, drains and fibre at its edge.",
    "220千伏和110千伏变电站从两侧向园区供电，单一故障不致停产。供水来自两座水库，燃气来自国家管网，"
    "蒸汽来自垃圾焚烧发电厂。污水处理达到一级A标准，并回用于冷却和道路。地块交付时场地平整，"
    "道路、排水和光纤通至红线。",
)


def said(en: str = "", zh: str = "") -> Words:
    """Return words in English and Chinese; an empty one is missing."""
    return Words(tuple((tag, text) for tag, text in (("en", en), ("zh-Hans", zh)) if text))


def amount(value: float, text: str, high: float | None = None) -> b.Amount:
    """Return an amount that both languages print alike."""
    return b.Amount(value, said(text, text), high)


def paragraphs(count: int) -> list[b.Block]:
    """Return paragraphs, each told by its number, long and short in turn."""
    texts = [(f"{n}. {en}", f"{n}。{zh}") for n in range(count) for en, zh in ((LONG, SHORT)[n % 2],)]
    return [b.Paragraph(said(en, zh)) for en, zh in texts]


def fact_list(count: int) -> b.FactList:
    """Return a list of facts; every fifth value is long."""
    long = (
        "130 t/h at 1.2 MPa and 260 °C, from the waste-to-energy plant beside the park",
        "每小时130吨蒸汽",
    )
    rows = [
        Row(said(f"Fact {n}", f"事实{n}"), said(*long) if n % 5 == 4 else said(f"value {n}", f"数值{n}"))
        for n in range(count)
    ]
    return b.FactList(tuple(rows))


def price_table(groups: int, rows: int) -> b.Table:
    """Return a table of groups of rows: words, a unit, a range and a year."""
    columns = (
        b.Column(said("Item", "项目")),
        b.Column(said("Unit", "单位")),
        b.Column(said("Price", "价格"), "range"),
        b.Column(said("As of", "时点"), "decimal"),
    )

    def row(group: int, n: int) -> b.TableRow:
        low, high = 0.5 + n, (8.0 + 3 * n if n % 2 else None)
        text = f"{low:g}–{high:g}" if high else f"{low:.2f}"
        words = (said(f"Item {group}.{n}", f"项目{group}.{n}"), said("RMB per m³", "元/立方米"))
        return b.TableRow((*words, amount(low, text, high), amount(2024, "2024")))

    made = tuple(
        b.RowGroup(said(f"Group {g}", f"分组{g}"), tuple(row(g, n) for n in range(rows)))
        for g in range(groups)
    )
    return b.Table(
        columns, made, said("What it costs", "要素成本"), said("Source: the park.", "来源：园区。")
    )


def figures(count: int) -> b.Figures:
    """Return cells of figures."""
    cells = []
    for n in range(count):
        digits = Digits(str(12 * n + 3), "km²" if n % 2 else "", "")
        cells.append(Cell((("en", digits), ("zh-Hans", digits)), said(f"figure {n}", f"数据{n}")))
    return b.Figures(tuple(cells))


def listing(count: int, detailed: bool = False) -> b.Listing:
    """Return a list of entries, some of two lines."""
    long = "Demonstration park for the processing of agricultural products"
    entries = [
        b.Entry(
            said(f"{long if n % 3 == 2 else 'Entry'} {n}", f"条目{n}"),
            said("A line about it.", "一句说明。") if detailed else NOTHING,
        )
        for n in range(count)
    ]
    return b.Listing(tuple(entries))


def every_kind() -> list[b.Block]:
    """Return a block of every kind that needs no picture and no chart."""
    steps = [(1, "1 day", "1天"), (15, "15 days", "15天"), (20, "20 days", "20天")]
    card = b.Card(
        said("Silk finishing", "丝绸后整理"),
        said("Dyeing with closed water circuits.", "闭路水循环染整。"),
        (Row(said("Land", "用地"), said("120 mu", "120亩")),),
        said("open", "招商中"),
    )
    return [
        b.Lead(said("Power from two sides, water from two lakes.", "双回路供电，双水源供水。")),
        *paragraphs(3),
        b.Heading(said("What is laid on", "基础设施")),
        fact_list(6),
        figures(5),
        price_table(3, 4),
        b.Heading(said("Who can come", "谁可以来")),
        listing(4, detailed=True),
        b.Statement(said("A park that burns its waste to heat its plants.", "以废为源，供热于园。")),
        b.Quote(said("We came for the fibre.", "为纤维而来。"), said("Li Wen", "李文")),
        b.Cards((card, card, card)),
        b.Steps(
            tuple(
                b.Step(said(f"Step {n}", f"步骤{n}"), days=d, said=said(en, zh))
                for n, (d, en, zh) in enumerate(steps)
            ),
            said("36 days in all", "共36天"),
        ),
        b.SmallPrint((said(*LONG), said(*SHORT)), said("Disclaimer", "声明")),
    ]


def section(blocks: list[b.Block], kind: str = "infrastructure") -> SectionStory:
    """Return a section of blocks with a title and a note."""
    note = said("As of 2024.", "截至2024年。")
    return SectionStory(
        kind, said("Infrastructure", "基础配套"), said("Two of|everything", "双重保障"), (note,), (),
        b.FlowBody(tuple(blocks)),
    )  # fmt: skip


def story(*sections: SectionStory, languages: tuple[str, ...] = ("en", "zh-Hans")) -> Story:
    """Return a story of sections."""
    return Story(
        languages, sections, ArtPlan("invented", 0, 140, 6, 0.7), said("Park", "园区"), "Park", "", (),
        date(2025, 1, 1), "0" * 64, demo=False,
    )  # fmt: skip


def laid_out(told: Story, typesetter: Typesetter, page_format: str = "210x285") -> Document:
    """Return a story laid out in the sample's theme."""
    formats = load_formats(assets() / "formats" / "formats.yaml")
    theme = load_theme("wuling", assets() / "themes")
    return layout(told, formats[page_format], theme, typesetter, "test")


def flowed(blocks: list[b.Block], typesetter: Typesetter, page_format: str = "210x285") -> Document:
    """Return one section of blocks laid out."""
    return laid_out(story(section(blocks)), typesetter, page_format)
