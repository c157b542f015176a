"""What the profiles of the inbox ask of the pages: no blanks, black alone, links for whatever a contact has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.compose import asides
from brochure.compose.words import Words
from brochure.display import Destination, GlyphRun, Item, Link, Tagged
from brochure.errors import DataError
from brochure.geometry import Rect
from brochure.layout.blanks import without_blanks
from brochure.layout.document import Document, Page
from brochure.load import Loaded
from brochure.model.base import Text
from brochure.model.brochure import Deliverable
from brochure.pipeline import lay_out
from brochure.text.typesetter import Typesetter


def links(items: tuple[Item, ...]) -> dict[str, str]:
    """Return the labels of all links to addresses, by target."""
    found: dict[str, str] = {}
    for item in items:
        if isinstance(item, Link) and isinstance(item.target, str):
            found[item.target] = item.label
        if not isinstance(item, GlyphRun):
            found |= links(getattr(item, "items", ()))
    return found


def contact_page(sample: Loaded, typesetter: Typesetter, **known: object) -> Page:
    """Return the contact page of the sample whose park has more to say of itself."""
    park, *others = sample.brochure.contacts
    contacts = (park.model_copy(update=known), *others)
    loaded = replace(sample, brochure=sample.brochure.model_copy(update={"contacts": contacts}))
    document, _, _ = lay_out(loaded, Deliverable(name="test"), typesetter)
    return next(page for page in document.pages if page.section == "contact")


def test_whatever_a_contact_has_is_live(sample: Loaded, typesetter: Typesetter) -> None:
    """E-mail, web and the point on the map are links with words for labels; the person is named."""
    page = contact_page(
        sample, typesetter, email="park@example.org", web="https://example.org/", coordinates=(29.5, 108.75),
        person=Text({"en": "Ms Li", "zh-Hans": "李女士"}),
    )  # fmt: skip
    found = links(page.items)
    assert found["mailto:park@example.org"] == "Write to park@example.org · 发邮件至park@example.org"
    assert found["https://example.org/"] == "Open https://example.org/ · 打开https://example.org/"
    assert found["geo:29.5,108.75"].startswith(("Show on a map: Baijiahe Road", "在地图上显示：中国"))
    assert set(found) == {
        "tel:+862379426568",
        "mailto:park@example.org",
        "https://example.org/",
        "geo:29.5,108.75",
    }


def test_a_contact_without_them_has_the_telephone_alone(sample: Loaded, typesetter: Typesetter) -> None:
    """Nothing is invented: the sample's own contact is reached by telephone."""
    assert set(links(contact_page(sample, typesetter).items)) == {"tel:+862379426568"}


def linked(document: Document, target: int) -> Document:
    """Return the document with a link to page index ``target`` on its first page."""
    first, *rest = document.pages
    link = Link(Rect(0, 0, 9, 9), Destination(target), "there")
    return replace(document, pages=(replace(first, items=(*first.items, Tagged("P", (link,)))), *rest))


@pytest.mark.parametrize(("old", "new"), [(0, 0), (1, 1), (2, 1), (4, 3)])
def test_blank_pages_close_and_links_follow(
    sample: Loaded, typesetter: Typesetter, old: int, new: int
) -> None:
    """Without its empty second page every link and bookmark leads where it led; one to it, to the next."""
    document, _, _ = lay_out(sample, Deliverable(name="test"), typesetter)
    first, *rest = document.pages
    blank = Page("", "left", "blank", (Tagged("Sect", ()),))
    wider = linked(replace(document, pages=(first, blank, *rest)), old)
    closed = without_blanks(wider)
    assert [page.section for page in closed.pages] == [page.section for page in document.pages]
    last = closed.pages[0].items[-1]
    assert isinstance(last, Tagged) and isinstance(last.items[0], Link)
    assert last.items[0].target == Destination(new)
    assert without_blanks(document) is document


def test_black_alone_is_for_files_without_plates(sample: Loaded, typesetter: Typesetter) -> None:
    """``ink: k`` with a print profile is a mistake in the data, said with its remedy."""
    with pytest.raises(DataError, match=r"four colours, not in black alone; leave out ink: k"):
        lay_out(sample, Deliverable(name="test", profile="print", ink="k"), typesetter)


def test_codes_say_what_they_hold() -> None:
    """A code's alternative text names number, address or card; an unknown one keeps the words above it."""
    label = Words((("en", "Scan|me"), ("zh-Hans", "扫|码")))
    numbers, name = (
        Words((("en", "+1 2"), ("zh-Hans", "12"))),
        Words((("en", "The Park"), ("zh-Hans", "园区"))),
    )
    said = {
        payload: asides.code(label, payload, numbers, name).joined
        for payload in ("tel:+12", "https://example.org", "BEGIN:VCARD\r\n", "weixin")
    }
    assert said == {
        "tel:+12": "QR code: calls +1 2 · 二维码：拨打12",
        "https://example.org": "QR code: opens https://example.org (Scan me) · 二维码：打开https://example.org (扫码)",
        "BEGIN:VCARD\r\n": "QR code: contact card of The Park · 二维码：园区的名片",
        "weixin": "QR code: Scan me · 二维码：扫码",
    }


def test_a_language_without_asides_hears_english() -> None:
    """What has no table of its own is said in English rather than not at all."""
    assert asides.entry(Words((("fr", "Le parc"),)), 4).get("fr") == "Le parc, page 4"


def test_the_sample_is_for_the_inbox(sample: Loaded) -> None:
    """The sample is delivered in both languages and in each, and limited to 2 MB where it is attached."""
    email = next(d for d in sample.brochure.deliverables if d.name == "email")
    assert email.max_bytes == 2_000_000
    assert {d.edition for d in sample.brochure.deliverables if d.profile == "email"} == {None, "en", "zh"}
