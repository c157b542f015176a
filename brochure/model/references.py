"""References in texts: to facts (``{output_2017}``, ``{output_2017:figure}``), contacts (``{park.phone}``).

Texts and a fact's unit and value in; the references, and why one can not be printed, out. How a figure looks
in a language belongs to compose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from brochure.model.units import alike, known

REFERENCE = re.compile(r"\{([^{}]*)\}")
_INSIDE = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(?:\.([a-z]+))?(?::([A-Za-z_]+))?$")

FORMATS: dict[str, str] = {
    "prose": "as in a sentence: RMB 13.56 billion, more than 140, 7.3 per cent (the default)",
    "figure": "as in a list or a chart: RMB 13.56 billion, 140+, +7.3 %, 20 km²",
    "number": "bare digits: 13.56, 140, 7.3",
    "words": "a whole number in words: six",
    "tenths": "a percentage in tenths: seven tenths",
    "year": "the year alone, of a date or of the fact's as_of: 2017",
    "month": "month and year: July 2003",
    "month_only": "the month alone: July",
    "mu": "an area in mu: 30,000 mu",
    "ha": "an area in hectares: 2,000 ha",
}
"""Every format and what it is for. With a capital (``Words``) the first letter is a capital."""

WORDS_LIMIT = 10**12
_DATES = ("month", "year")


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference in a text: the fact's (or contact's) id, a contact's part, the format, where it stands.

    ``well_formed`` is False when the braces hold something that is no reference.
    """

    target: str
    part: str = ""
    format: str = "prose"
    start: int = 0
    end: int = 0
    well_formed: bool = True

    @property
    def base_format(self) -> str:
        """The format in small letters, whatever its first letter asks for."""
        return self.format[:1].lower() + self.format[1:]

    @property
    def capital(self) -> bool:
        """Whether the first letter is to be a capital."""
        return self.format[:1].isupper()


def references(text: str) -> Iterator[Reference]:
    """Yield the references of ``text`` from left to right; braces that hold none come ill-formed."""
    for match in REFERENCE.finditer(text):
        inside = _INSIDE.match(match[1].strip())
        if inside is None:
            yield Reference(match[1], start=match.start(), end=match.end(), well_formed=False)
        else:
            target, part, form = inside.groups(default="")
            yield Reference(target, part, form or "prose", match.start(), match.end())


def stray_brace(text: str) -> int:
    """Return the index of the first brace without its partner, -1 when there is none."""
    bare = REFERENCE.sub(lambda match: " " * len(match[0]), text)
    found = [index for index in (bare.find("{"), bare.find("}")) if index >= 0]
    return min(found, default=-1)


def obstacle(format_name: str, unit: str, value: object, as_of: str) -> str:
    """Say why a fact can not be printed in a format (in small letters), "" when it can."""
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else None
    if format_name not in FORMATS:
        return "unknown"
    if format_name in ("month", "month_only") and unit != "month":
        return "the fact is not a month"
    if format_name == "year" and unit not in _DATES and not re.search(r"\d{4}", as_of):
        return "the fact has no year"
    if format_name in ("number", "words") and unit == "month":
        return "the fact is a month"
    if format_name in ("mu", "ha") and not (known(unit) and alike(unit, format_name)):
        return "the fact is not an area"
    if format_name == "words" and (number is None or number != int(number) or not 0 <= number < WORDS_LIMIT):
        return f"only whole numbers up to {WORDS_LIMIT - 1:,} have words"
    if format_name == "tenths" and (unit != "percent" or number is None or number not in range(10, 100, 10)):
        return "only 10, 20 ... 90 per cent are whole tenths"
    return ""
