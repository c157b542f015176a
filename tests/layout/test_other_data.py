"""Data that nobody has seen: most of them fit the sample's pages, the rest flow; nothing prints over anything."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from placed import at, lines, texts

from brochure.errors import TextError
from brochure.layout.document import Document, Page
from brochure.load import load
from brochure.model.brochure import Deliverable
from brochure.pipeline import lay_out
from brochure.text.typesetter import Typesetter

Data = dict[str, Any]
Change = Callable[[Data], None]


class Plain(yaml.SafeDumper):
    """Writes every value out, since brochures know no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@pytest.fixture(scope="module")
def sample_data(sample_folder: Path) -> Data:
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sample_folder.glob("*.yaml")}


@pytest.fixture
def made(sample_data: Data, typesetter: Typesetter, tmp_path: Path) -> Callable[..., Document]:
    """Return a function that lays out the sample with a change in its data."""

    def make(change: Change, **wanted: str) -> Document:
        data = copy.deepcopy(sample_data)
        change(data)
        for name, value in data.items():
            text = yaml.dump(value, Dumper=Plain, allow_unicode=True, sort_keys=False)
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return lay_out(load(tmp_path), Deliverable(name="test", **wanted), typesetter)[0]

    return make


def section(data: Data, kind: str) -> Data:
    return next(found for found in data["sections"] if found["kind"] == kind)


def page(document: Document, kind: str) -> Page:
    return next(found for found in document.pages if found.section == kind)


# -- figures


def five_digits(data: Data) -> None:
    data["facts"]["enterprises"]["value"] = 1234
    data["facts"]["area_planned"]["value"], data["facts"]["area_built"]["value"] = 20480, 14336
    section(data, "performance")["figures"][0].pop("threads_per_unit")


def test_large_figures_step_down_together(made: Callable[..., Document]) -> None:
    """20,480 and 14,336 km² take a smaller figure style, and so does the figure beside them, in one row."""
    glance = page(made(five_digits), "key_figures")
    assert glance.design == "board"
    sizes = {at(glance, words).size for words in ("1,234", "20,480", "14,336")}
    assert len(sizes) == 1 and sizes < {34.0, 24.0, 52.0} and sizes != {52.0}


def test_a_unit_goes_under_a_figure_without_room(made: Callable[..., Document]) -> None:
    """The output in a quarter of the page keeps a readable size: RMB billion stands under it."""

    def change(data: Data) -> None:
        row = section(data, "key_figures")["rows"][1]
        row[0] = {"fact": "output_2017", "caption": {"en": "output", "zh-Hans": "产值"}}

    glance = page(made(change), "key_figures")
    figure = [t for t in texts(glance) if t.text.startswith("13.56")][-1]
    unit = [t for t in texts(glance) if t.text == "RMB billion"][-1]
    assert unit.y > figure.y + 3 and abs(unit.x - figure.x) < 1.5 and glance.design == "board"


def test_a_third_row_of_figures_is_not_lost(made: Callable[..., Document]) -> None:
    """A row beyond the two that the page has room for is printed all the same."""

    def change(data: Data) -> None:
        rows = section(data, "key_figures")["rows"]
        rows.append([{"fact": "bases", "caption": {"en": "a base of its own", "zh-Hans": "独立基地"}}])

    document = made(change)
    assert any("a base of its own" in t.text for p in document.pages for t in lines(p))


# -- zones


def zones(count: int) -> Change:
    def change(data: Data) -> None:
        own = [zone for zone in data["zones"] if not zone.get("base")]
        base = [zone for zone in data["zones"] if zone.get("base")]
        kept = (own * 2)[:count]
        data["zones"] = [dict(zone, id=f"zone{i}") for i, zone in enumerate(kept)] + base

    return change


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("edition", ["columns", "zh"])
def test_one_to_four_zones_stand_over_their_base(
    made: Callable[..., Document], count: int, edition: str
) -> None:
    """The plan of one to four zones keeps its design, with every zone's text under the matrix."""
    plan = page(made(zones(count), edition=edition), "zones")
    assert plan.design == "board"
    assert sum(t.text.startswith("延伸铝加工") for t in lines(plan)) == (1 if count < 4 else 2)


def test_a_long_zone_name_gives_way_to_its_short_one(made: Callable[..., Document]) -> None:
    """Beside the discs a name that is too long is the short one; the full one heads the zone's text."""

    def change(data: Data) -> None:
        data["zones"][0]["name"]["text"] = {
            "en": "Qinggang Advanced Materials and Composite Structures Zone",
            "zh-Hans": "青杠先进制造与复合材料产业协同发展组团",
        }

    plan = page(made(change), "zones")
    assert plan.design == "board"
    assert len([t for t in lines(plan) if t.text == "Qinggang"]) == 2  # beside its disc, and over its column
    assert any(t.text.startswith("Qinggang Advanced") for t in lines(plan))


# -- names, notes and lines


def test_art_on_the_vision_page_keeps_its_caption_clear(made: Callable[..., Document]) -> None:
    """With the theme's art for a picture, aims move together and the notes end a line above its caption."""

    def change(data: Data) -> None:
        data["pictures"][0]["without_file"] = "art"

    vision = page(made(change), "vision")
    caption = at(vision, "Zhengyang Zone of")
    notes = [t for t in lines(vision) if t.size == 6.5 and t.role == "Note"]
    assert vision.design == "board" and notes
    assert max(t.y for t in notes) <= caption.y - 5.2


def long_contact(data: Data) -> None:
    data["contacts"][0]["name"]["text"] = {
        "en": "Administrative Committee of the Specialised Industrial Park, Investment Promotion Department",
        "zh-Hans": "特色工业园区管理委员会招商引资与投资促进服务中心（联络处）",
    }


def seven_lines(data: Data) -> None:
    section(data, "cover")["lines"] = [{"en": f"Line {i}", "zh-Hans": f"第{i}行"} for i in range(7)]


def long_notes(data: Data) -> None:
    for found in data["sections"]:
        if "notes" in found:
            found["notes"] = [
                {
                    "en": f"{note['en']} {'More of it. ' * 12}",
                    "zh-Hans": f"{note['zh-Hans']}{'还有更多。' * 12}",
                }
                for note in found["notes"]
            ]


def long_heads(data: Data) -> None:
    for found in data["sections"]:
        if "running_head" in found:
            found["running_head"] = {"en": "A running head " * 7, "zh-Hans": "很长的书眉文字" * 7}


def long_industry(data: Data) -> None:
    data["industries"][1]["name"]["text"] = {
        "en": "Agricultural-product processing, functional foods, beverages and cold-chain supply",
        "zh-Hans": "农副产品精深加工、功能食品、饮料制造与冷链供应链服务产业",
    }


def twice_the_companies(data: Data) -> None:
    data["companies"] += [dict(company, id=f"{company['id']}_2") for company in data["companies"]]


@pytest.mark.parametrize(
    "change", [long_contact, seven_lines, long_notes, long_heads, long_industry, twice_the_companies]
)
def test_all_is_printed_and_nothing_runs_into_anything(made: Callable[..., Document], change: Change) -> None:
    """However much there is to say, pages are made that the proof lets pass, in the order of the data."""
    document = made(change)
    kinds = list(dict.fromkeys(p.section for p in document.pages))
    assert kinds[0] == "cover" and "honours" in kinds and "contact" in kinds


# -- zones, titles, signs


def five_zones(data: Data) -> None:
    first, second, *others = data["zones"]
    data["zones"] = [first, second, *others[:1], first | {"id": "za"}, second | {"id": "zb"}, *others[1:]]


def test_discs_of_several_rows_are_of_one_size(made: Callable[..., Document]) -> None:
    """Two discs under three stand in their columns: the names of the second row are over those of the first."""
    zones = page(made(five_zones), "zones")
    names = [each.x for each in texts(zones) if each.text in ("Qinggang Zone", "Zhengyang Zone")]
    assert names[:2] == pytest.approx(names[2:4])


def test_a_long_title_is_broken_anew_in_the_flow(made: Callable[..., Document]) -> None:
    """Line ends that the data ask for give way where one of the lines is too long for its half."""

    def change(data: Data) -> None:
        section(data, "overview")["title"]["en"] = "In the heart of the|Wuling Mountains and|beyond"

    assert "of the" not in [each.text for each in texts(page(made(change), "overview"))]


def test_a_sign_that_no_font_has_is_told_where_it_is_written(made: Callable[..., Document]) -> None:
    """A running head is set on its page and in the contents; its place is told once, its own."""

    def change(data: Data) -> None:
        section(data, "vision")["running_head"]["zh-Hans"] = "历程𪚥"

    with pytest.raises(TextError) as caught:
        made(change)
    (finding,) = caught.value.findings
    assert "sections[8].running_head" in str(finding.place)
