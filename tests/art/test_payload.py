"""What codes say is written as telephones expect it."""

from __future__ import annotations

import pytest

from brochure.art.payload import tel, url, vcard
from brochure.errors import DataError, Place


def test_telephone() -> None:
    """A number in E.164 becomes a tel URI as it is."""
    assert tel("+862379426568") == "tel:+862379426568"


@pytest.mark.parametrize("number", ["023-79426568", "+86 23 7942 6568", "+0123456789", "", "+86237942656８"])
def test_number_that_can_not_be_dialled(number: str) -> None:
    """A national or spaced number, or one with full-width digits, is refused at its place."""
    with pytest.raises(DataError, match=r"^park\.yaml:3:4: .*can not be dialled; write it as \+86"):
        tel(number, Place("park.yaml", 3, 4))


@pytest.mark.parametrize("address", ["example.com", "https://example.com/a b", "ftp://x", "https://园区.cn"])
def test_address_that_is_no_web_page(address: str) -> None:
    """An address without scheme, with a space or with foreign characters is refused."""
    with pytest.raises(DataError, match="is not a web address"):
        url(address)


def test_card_in_two_languages() -> None:
    """Both names are one property by ALTID, lines end in CRLF, commas and semicolons are escaped."""
    card = vcard(
        [("en", "Park; North, East"), ("zh-Hans", "正阳工业园区")],
        phone="+862379426568",
        web="https://example.com",
        address=[("zh-Hans", "白家河路")],
    )
    assert card.split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:org",
        "FN;ALTID=1;LANGUAGE=en:Park\\; North\\, East",
        "FN;ALTID=1;LANGUAGE=zh-Hans:正阳工业园区",
        "TEL;VALUE=uri:tel:+862379426568",
        "URL:https://example.com",
        "ADR:;;白家河路;;;;",
        "END:VCARD",
        "",
    ]


def test_card_without_name() -> None:
    """A card for nobody is refused."""
    with pytest.raises(DataError, match="a card needs a name"):
        vcard([])
