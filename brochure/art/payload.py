"""What a QR code says: a telephone to call, a page to open, a card to keep.

In: a number, an address, names by language. Out: the code's text. It knows nothing of how codes are drawn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from brochure.errors import DataError, Place

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_URL = re.compile(r"https?://[!-~]+")


def tel(number: str, place: Place | None = None) -> str:
    """Return the URI that dials ``number``, given in E.164 (RFC 3966, 5.1.4: a global number).

    Raises DataError when it is not.
    """
    if not _E164.fullmatch(number):
        raise DataError.of("qr-phone", f"{number!r} can not be dialled", "write it as +862379426568", place)
    return f"tel:{number}"


def url(address: str, place: Place | None = None) -> str:
    """Return ``address`` when every telephone opens it as a page: http or https, ASCII, no spaces.

    Raises DataError otherwise.
    """
    if not _URL.fullmatch(address):
        remedy = "write it whole, such as https://example.com, with foreign characters percent-encoded"
        raise DataError.of("qr-url", f"{address!r} is not a web address", remedy, place)
    return address


def _escaped(text: str) -> str:
    # RFC 6350, 3.4: backslash, comma and semicolon are escaped, a line break is written \n.
    for plain, written in (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\r\n", "\\n"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def _said(name: str, texts: Sequence[tuple[str, str]]) -> list[str]:
    """Return a property in every language; ALTID tells that they are one (RFC 6350, 5.4)."""
    if len(texts) == 1:
        return [f"{name}:{_escaped(texts[0][1])}"]
    return [f"{name};ALTID=1;LANGUAGE={language}:{_escaped(text)}" for language, text in texts]


def vcard(
    name: Sequence[tuple[str, str]],
    *,
    phone: str | None = None,
    email: str | None = None,
    web: str | None = None,
    address: Sequence[tuple[str, str]] = (),
    place: Place | None = None,
) -> str:
    """Return a vCard 4.0 (RFC 6350) of an organisation.

    ``name`` and ``address`` are pairs of a BCP 47 tag and a text, the first language leading. Raises
    DataError for a missing name, a telephone that is not in E.164 or an address that is none of the web.
    """
    if not name:
        raise DataError.of("qr-card", "a card needs a name", "give the contact a name", place)
    lines = ["BEGIN:VCARD", "VERSION:4.0", "KIND:org", *_said("FN", name)]
    if phone:
        lines.append(f"TEL;VALUE=uri:{tel(phone, place)}")
    if email:
        lines.append(f"EMAIL:{_escaped(email)}")
    if web:
        lines.append(f"URL:{url(web, place)}")
    if address:
        # The street alone, as one text: the other six parts of ADR stay empty.
        lines += [line.replace(":", ":;;", 1) + ";;;;" for line in _said("ADR", address)]
    return "\r\n".join([*lines, "END:VCARD", ""])
