"""The park's logo on the covers, and artwork in the place of a photograph."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from placed import flat

from brochure.display import Form, Group, Item, Link, Tagged
from brochure.display import Path as PathItem
from brochure.errors import AssetError, BrochureError
from brochure.layout.document import Document
from brochure.load import load
from brochure.model.brochure import Deliverable
from brochure.pipeline import lay_out
from brochure.text.typesetter import Typesetter
from brochure.units import to_mm

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100" '
    'fill="{ink}"/><circle cx="50" cy="50" r="40" fill="#fff"/></svg>'
)


@pytest.fixture
def park(sample_folder: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "我的 park"
    shutil.copytree(sample_folder, folder)
    (folder / "light.svg").write_text(LOGO.format(ink="#0c3a3a"), encoding="utf-8")
    (folder / "dark.svg").write_text(LOGO.format(ink="#9ac8ba"), encoding="utf-8")
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def with_logo(folder: Path, said: str) -> Path:
    edit(folder, "brochure.yaml", "  short_name:\n", f"  logo: {said}\n  short_name:\n")
    return folder


def made(folder: Path, typesetter: Typesetter) -> Document:
    return lay_out(load(folder), Deliverable(name="test"), typesetter)[0]


def inside(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items, and those within groups, tags and links."""
    for item in items:
        yield item
        if isinstance(item, Group | Tagged | Link):
            yield from inside(item.items)


def logo(document: Document, section: str) -> tuple[Tagged, list[str]]:
    """Return a cover's logo and the names of its inks."""
    page = next(page for page in document.pages if page.section == section)
    figure = next(i for i in flat(page.items) if isinstance(i, Tagged) and i.role == "Figure")
    inks = [i.fill.name for i in inside(figure.items) if isinstance(i, PathItem) and i.fill]
    return figure, inks


def test_each_cover_has_the_logo_for_its_ground(park: Path, typesetter: Typesetter) -> None:
    """The light front shows the logo for light grounds, the dark back the one for dark; both say the name."""
    document = made(with_logo(park, "{light: light.svg, dark: dark.svg}"), typesetter)
    front, inks = logo(document, "cover")
    assert inks == ["deep", "white"]
    assert front.box is not None and front.alt and "Zhengyang" in front.alt
    assert to_mm(front.box.y) >= 5 and to_mm(front.box.bottom) < 22
    assert logo(document, "back_cover")[1] == ["mid", "white"]


def test_one_logo_serves_both_grounds(park: Path, typesetter: Typesetter) -> None:
    """Without a logo for dark grounds the other one stands there in one light ink, its white left out."""
    document = made(with_logo(park, "{light: light.svg}"), typesetter)
    assert logo(document, "back_cover")[1] == ["paper", "deep"]


def test_a_logo_that_is_not_there_is_an_error(park: Path) -> None:
    """A misspelt file, and a logo without any file, are told at their place."""
    with_logo(park, "{light: lihgt.svg}")
    with pytest.raises(
        BrochureError, match=r"brochure.yaml:\d+:\d+ park.logo.light: .*did you mean 'light.svg'"
    ):
        load(park)
    edit(park, "brochure.yaml", "{light: lihgt.svg}", "{}")
    with pytest.raises(BrochureError, match=r"park.logo: the logo names no file"):
        load(park)


def test_a_map_stands_whole_in_its_slot(park: Path, typesetter: Typesetter) -> None:
    """Artwork in a tile is placed whole, in the middle, with its caption; what is left out is reported."""
    (park / "map.svg").write_text(
        LOGO.format(ink="#333").replace("</svg>", "<animate/></svg>"), encoding="utf-8"
    )
    edit(park, "pictures.yaml", "section: industries\n", "section: industries\n  file: map.svg\n")
    document, _, findings = lay_out(load(park), Deliverable(name="test"), typesetter)
    page = next(page for page in document.pages if page.section == "industries")
    figure = next(i for i in flat(page.items) if isinstance(i, Tagged) and i.role == "Figure")
    assert figure.box is not None and to_mm(figure.box.width) == pytest.approx(56)
    assert any(f.code == "artwork-left-out" and "map.svg" in f.what for f in findings)


def test_hostile_artwork_is_told_at_its_place(park: Path, typesetter: Typesetter) -> None:
    """A script in a map stops the build with file, line, reason."""
    (park / "map.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", encoding="utf-8")
    edit(park, "pictures.yaml", "section: industries\n", "section: industries\n  file: map.svg\n")
    with pytest.raises(AssetError, match=r"pictures.yaml:\d+:\d+ .*artwork map.svg: it holds a script"):
        made(park, typesetter)


def test_a_page_of_a_pdf_may_be_the_logo(park: Path, typesetter: Typesetter) -> None:
    """A PDF stands on the covers as a form."""
    import pikepdf

    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 100))
    page.Contents = pdf.make_stream(b"0.05 0.23 0.23 rg 0 0 200 100 re f")
    pdf.save(park / "logo.pdf")
    document = made(with_logo(park, "{light: logo.pdf}"), typesetter)
    forms: list[Item] = [i for p in document.pages for i in inside(p.items) if isinstance(i, Form)]
    assert len(forms) == 2


def test_a_wall_shows_logos_at_one_size(park: Path, typesetter: Typesetter) -> None:
    """Companies with logos stand on a wall, each logo whole, as vector, of about the same area."""
    for number, size in enumerate(((300, 100), (100, 100))):
        drawn = f'<rect width="{size[0]}" height="{size[1]}" fill="#135"/>'
        view = f'viewBox="0 0 {size[0]} {size[1]}"'
        markup = f'<svg xmlns="http://www.w3.org/2000/svg" {view}>{drawn}</svg>'
        (park / f"logo{number}.svg").write_text(markup, encoding="utf-8")
        slot = f"- {{id: logo{number}, section: companies, kind: logo, file: logo{number}.svg,\n"
        slot += f"   caption: {{en: Logo {number}, zh-Hans: 标志{number}}}}}\n"
        (park / "pictures.yaml").write_text((park / "pictures.yaml").read_text("utf-8") + slot, "utf-8")
        edit(
            park,
            "companies.yaml",
            "industry: cigarettes, as_of",
            f"industry: cigarettes, logo: logo{number}, as_of",
        )
    section = (
        "- kind: companies\n  running_head: {en: A, zh-Hans: 企业}\n  title: {en: B, zh-Hans: 入园企业}\n"
    )
    (park / "sections.yaml").write_text((park / "sections.yaml").read_text("utf-8") + section, "utf-8")
    page = next(page for page in made(park, typesetter).pages if page.section == "companies")
    shown = [
        i
        for i in flat(page.items)
        if isinstance(i, Tagged) and i.role == "Figure" and "Logo" in (i.alt or "")
    ]
    areas = []
    for figure in shown:
        (group,) = figure.items
        assert isinstance(group, Group)
        scale = next(i.transform.a for i in inside(group.items) if isinstance(i, Group))
        path = next(i for i in inside(group.items) if isinstance(i, PathItem))
        _, _, _, width, height = path.segments[0]
        areas.append(width * height * (scale * 0.75) ** 2)
    assert len(areas) == 2
    assert areas[0] == pytest.approx(areas[1], rel=0.35)
