"""Ways through a file: bookmarks, labels, links."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import paint_samples as samples
import pikepdf
import pypdf
import pypdfium2
import pytest

from brochure.display import Destination, Link, Tagged
from brochure.geometry import Rect
from brochure.paint import paint
from brochure.paint.outline import page_labels
from brochure.text.faces import Face
from brochure.units import mm


def test_bookmarks_lead_where_they_say(files: dict[str, Path]) -> None:
    """PDFium lists the bookmarks of both languages in order and depth, with their pages and heights."""
    with pypdfium2.PdfDocument(files["email"]) as pdf:
        found = [
            (
                mark.get_title(),
                mark.level,
                mark.get_dest().get_index(),
                round(mark.get_dest().get_view()[1][1]),
            )
            for mark in pdf.get_toc()
        ]
    height = samples.HEIGHT
    assert found == [
        ("First 第一", 0, 0, round(height)),
        ("Inner 内页", 1, 1, round(height - mm(20))),
        ("Last 末页", 0, 2, round(height - mm(30))),
    ]


def test_links_lead_where_they_say(files: dict[str, Path]) -> None:
    """Web, telephone and inner links have their targets, boxes around their text, and no border."""
    with pikepdf.open(files["email"]) as pdf:
        site, call, home = pdf.pages[1].Annots
        assert str(site.A.URI) == "https://www.example.com/?q=%E6%AD%A3%E9%98%B3"
        assert str(call.A.URI) == "tel:+862379426568"
        assert home.Dest[0].objgen == pdf.pages[0].obj.objgen
        assert float(home.Dest[3]) == pytest.approx(samples.HEIGHT - mm(20), abs=0.001)
        left, bottom, right, top = (float(v) for v in call.Rect)
        assert left == pytest.approx(mm(10), abs=0.001)
        assert bottom < samples.HEIGHT - mm(45) < top
        assert right > left
        assert [int(v) for v in call.Border] == [0, 0, 0]
        assert int(call.F) == 4


def test_an_address_is_written_whole(latin: Face) -> None:
    """A mail address with a subject keeps its signs; a blank and a Chinese sign are escaped."""
    target = "mailto:a@b.cn?subject=Zheng yang%20正"
    link = Link(Rect(0, 0, 9, 9), target, "Write", (samples.run(latin, "a"),))
    made = paint(samples.document([Tagged("P", (link,))]), samples.EMAIL)
    with pikepdf.open(BytesIO(made)) as pdf:
        assert str(pdf.pages[0].Annots[0].A.URI) == "mailto:a@b.cn?subject=Zheng%20yang%20%E6%AD%A3"


def test_links_stay_out_of_print(latin: Face) -> None:
    """A file for the press shows a link's text and has no annotation."""
    link = Link(Rect(0, 0, 9, 9), Destination(0), "Here", (samples.run(latin, "here"),))
    with pikepdf.open(BytesIO(paint(samples.document([link]), samples.PRINT))) as pdf:
        assert "/Annots" not in pdf.pages[0]
        assert b"TJ" in pdf.pages[0].Contents.read_bytes()


@pytest.mark.parametrize(
    "labels",
    [
        ["1", "2", "3"],
        ["Cover 封面", "2", "3", "Back 封底"],
        ["i", "ii", "1", "2", "A-1"],
        ["3", "3", "5", "04", "5"],
        ["٣", "4"],
        [""],
    ],
)
def test_page_labels(latin: Face, labels: list[str]) -> None:
    """A reader shows each page's label just as it was given."""
    made = samples.document(*([samples.run(latin, "a")] for _ in labels))
    pages = tuple(samples.replace(page, label=label) for page, label in zip(made.pages, labels, strict=True))
    data = paint(samples.replace(made, pages=pages), samples.PLAIN)
    assert pypdf.PdfReader(BytesIO(data)).page_labels == labels


def test_numbers_in_order_are_one_range() -> None:
    """Pages that count on need one entry."""
    assert len(page_labels(["1", "2", "3", "4"]).dict["Nums"].sequence) == 2


def test_the_title_is_shown(files: dict[str, Path]) -> None:
    """A viewer shows the document's title, not the file's name, and opens at a single page."""
    with pikepdf.open(files["email"]) as pdf:
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert pdf.Root.PageLayout == "/SinglePage"
