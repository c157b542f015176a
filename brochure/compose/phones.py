"""Telephones: a contact in, its number as it is printed out.

Numbers are stored as E.164. Knows no pages and no QR codes.
"""

from __future__ import annotations

from brochure.compose.voices import NBSP, writes_chinese
from brochure.model.park import Contact

# ITU-T E.164, list of country codes: 1 and 7 have one digit, these two, all others three.
_TWO_DIGITS = frozenset((
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45",
    "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61",
    "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94",
    "95", "98",
))  # fmt: skip
_CHINA = "86"


def phone(contact: Contact, language: str) -> str:
    """Return a contact's number as ``language`` prints it, "" when it has none.

    ``+86 23 7942 6568`` (no-break spaces); in Chinese a number of China takes its national form
    ``023-79426568``.
    """
    if contact.phone is None:
        return ""
    country, area, line = _split(contact.phone, contact.area_code_length)
    if country == _CHINA and writes_chinese(language):
        return f"0{area}-{line}" if area else line
    return NBSP.join(part for part in (f"+{country}", area, *_groups(line)) if part)


def _split(number: str, area_length: int) -> tuple[str, str, str]:
    """Return country code, area code and the line's number of an E.164 number."""
    digits = number.removeprefix("+")
    length = 1 if digits[0] in "17" else 2 if digits[:2] in _TWO_DIGITS else 3
    country, rest = digits[:length], digits[length:]
    return country, rest[:area_length], rest[area_length:]


def _groups(line: str) -> list[str]:
    """Split a line's number in groups of four from its end; what is left stands first (138 1234 5678)."""
    first = len(line) % 4
    fours = [line[start : start + 4] for start in range(first, len(line), 4)]
    return [line[:first], *fours] if first else fours
