"""Pictures, codes and the art that stands in for them, on their pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import segno
from PIL import Image
from placed import flat, lines, links

from brochure.display import Destination, Group, Picture, Tagged
from brochure.errors import AssetError, LayoutError
from brochure.layout.document import Document
from brochure.load import load
from brochure.model.brochure import Deliverable
from brochure.pipeline import lay_out
from brochure.text.typesetter import Typesetter
from brochure.units import to_mm


@pytest.fixture
def park(sample_folder: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "我的 park"
    shutil.copytree(sample_folder, folder)
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def made(folder: Path, typesetter: Typesetter) -> Document:
    return lay_out(load(folder), Deliverable(name="test"), typesetter)[0]


def figures(document: Document, section: str) -> list[Tagged]:
    page = next(p for p in document.pages if p.section == section)
    return [i for i in flat(page.items) if isinstance(i, Tagged) and i.role == "Figure"]


def pictures(figure: Tagged) -> list[Picture]:
    inner = [i for item in figure.items for i in (item.items if isinstance(item, Group) else (item,))]
    return [i for i in inner if isinstance(i, Picture)]


def test_a_general_view_fills_the_strip(park: Path, typesetter: Typesetter) -> None:
    """With a file, the strip at the foot of the vision is the photograph, into the bleed, with its caption."""
    Image.new("RGB", (1800, 600), (90, 120, 90)).save(park / "view.jpg")
    edit(park, "pictures.yaml", "section: vision\n", "section: vision\n  file: view.jpg\n")
    document = made(park, typesetter)
    (figure,) = figures(document, "vision")
    assert pictures(figure) and figure.box is not None
    assert to_mm(figure.box.bottom) == pytest.approx(288) and to_mm(figure.box.x) == pytest.approx(-3)
    assert to_mm(figure.box.y) == pytest.approx(285 - 9 * 5.2917, abs=0.01)
    page = next(p for p in document.pages if p.section == "vision")
    captions = [t for t in lines(page) if t.role == "Caption"]
    assert [t.text for t in captions] == [
        "Zhengyang Zone of Zhengyang Industrial Park",
        "正阳工业园区正阳组团",
    ]
    assert captions[0].y == captions[1].y < to_mm(figure.box.y)


def test_a_tile_takes_its_industry_s_photograph(park: Path, typesetter: Typesetter) -> None:
    """With a file, the tile of new materials is the photograph, square, and the caption says whose figure it is."""
    Image.new("RGB", (900, 700), (90, 90, 140)).save(park / "workshop.png")
    edit(
        park, "pictures.yaml", "industry: new_materials\n", "industry: new_materials\n  file: workshop.png\n"
    )
    document = made(park, typesetter)
    (figure,) = figures(document, "industries")
    assert figure.box is not None and to_mm(figure.box.width) == pytest.approx(56)
    assert figure.box.width == figure.box.height
    page = next(p for p in document.pages if p.section == "industries")
    caption = " ".join(t.text for t in lines(page) if t.role == "Caption")
    assert "as stated by the park" in caption and "园区资料" in caption


def test_art_in_place_of_a_picture_says_so(park: Path, typesetter: Typesetter) -> None:
    """``without_file: art`` keeps the pattern and marks it as an illustration in both languages."""
    edit(park, "pictures.yaml", "industry: new_materials\n", "industry: new_materials\n  without_file: art\n")
    document = made(park, typesetter)
    assert not figures(document, "industries")
    page = next(p for p in document.pages if p.section == "industries")
    caption = "".join(t.text for t in lines(page) if t.role == "Caption")
    assert "(illustration)" in caption and "（示意图）" in caption


def test_a_group_s_code_is_warned_of(park: Path, typesetter: Typesetter) -> None:
    """A code of a WeChat group leads nowhere after days: it is set, and a warning says so at its place."""
    segno.make("https://weixin.qq.com/g/AbCdEf").save(park / "wechat.png", scale=6)
    edit(park, "codes.yaml", "payload: image\n", "payload: image\n  file: wechat.png\n")
    document, _, findings = lay_out(load(park), Deliverable(name="test"), typesetter)
    (found,) = [finding for finding in findings if finding.code == "qr-expires"]
    assert found.severity == "warning" and found.place is not None and "codes.yaml" in str(found)
    assert not any(pictures(figure) for figure in figures(document, "contact"))


def test_a_code_that_can_not_be_read_stands_as_a_picture(park: Path, typesetter: Typesetter) -> None:
    """A round mini-program code, say, is placed as it is, and a warning tells that it was not set again."""
    Image.new("RGB", (300, 300), (30, 120, 60)).save(park / "wechat.png")
    edit(park, "codes.yaml", "payload: image\n", "payload: image\n  file: wechat.png\n")
    document, _, findings = lay_out(load(park), Deliverable(name="test"), typesetter)
    (found,) = [finding for finding in findings if finding.code == "qr-undecodable"]
    assert found.severity == "warning" and "placed as a picture" in found.what
    shown = [picture for figure in figures(document, "contact") for picture in pictures(figure)]
    assert [to_mm(picture.box.width) for picture in shown] == [pytest.approx(36)]


def test_a_supplied_wechat_code_stands_beside_the_telephone_s(park: Path, typesetter: Typesetter) -> None:
    """An image of a code is decoded and set again as vector, with a label of its own."""
    segno.make("https://u.wechat.com/EAsample").save(park / "wechat.png", scale=6)
    edit(park, "codes.yaml", "payload: image\n", "payload: image\n  file: wechat.png\n")
    codes = figures(made(park, typesetter), "contact")
    assert len(codes) == 2
    first, second = (figure.box for figure in codes)
    assert first is not None and second is not None
    assert second.x - first.right > 4 * first.width / 25  # the quiet zone


def test_a_broken_picture_is_an_error_with_its_file(park: Path, typesetter: Typesetter) -> None:
    """A file that is no picture is refused by name, before anything is painted."""
    (park / "view.jpg").write_bytes(b"not a picture")
    edit(park, "pictures.yaml", "section: vision\n", "section: vision\n  file: view.jpg\n")
    with pytest.raises(AssetError, match=r"view\.jpg"):
        made(park, typesetter)


def test_a_text_too_long_for_its_page_flows_over_two(park: Path, typesetter: Typesetter) -> None:
    """A section that holds more than its design shows is told over two pages; the contents follow."""
    edit(park, "sections.yaml", "and confirmed by the National", "and confirmed, " + "again and again " * 80)
    document = made(park, typesetter)
    found = [page for page in document.pages if page.section == "overview"]
    assert [page.label for page in found] == ["4", "5"]
    assert {page.design.split()[0] for page in found} == {"flow"}
    roles = next(page for page in document.pages if page.section == "roles")
    assert roles.label == "6"
    glance = next(page for page in document.pages if page.section == "key_figures")
    entries = {link.label: link.target for link in links(glance)}
    assert entries["Three roles, page 6"] == Destination(5)


def test_a_text_that_does_not_fit_names_page_language_and_line(park: Path, typesetter: Typesetter) -> None:
    """An overlong text is an error with page, section, language, file, line and by how many lines."""
    edit(
        park,
        "sections.yaml",
        "Economic centre of|the",
        "Economic centre of the " + "again and again " * 120 + "|the",
    )
    with pytest.raises(LayoutError, match=r"sections\.yaml:\d+:\d+ .*page 5 \(roles\), en: .*line") as caught:
        made(park, typesetter)
    assert "shorten it" in str(caught.value)
