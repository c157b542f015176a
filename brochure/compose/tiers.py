"""What a price holds for, in words: the time of the day, the season, a band, a grade of land.

Rows of costs in, words out. Knows no table.
"""

from __future__ import annotations

from decimal import Decimal

from brochure.compose.composer import Composer, Key
from brochure.compose.digits import exact
from brochure.compose.labels import each, joined, label, same
from brochure.compose.quantities import Quantity, listed
from brochure.compose.words import Words
from brochure.model.amounts import Band
from brochure.model.sections import CostRow

LEASE = "a"


def tier(c: Composer, row: CostRow, key: Key) -> Words:
    """Return what a row's price holds for, but for its hours; nothing where it holds for all."""
    languages = c.edition.languages
    found = [c.words(row.tier, *key, "tier")]
    if row.grade is not None:
        found.append(label(languages, "grade", str(row.grade)))
    if row.season is not None:
        found.append(label(languages, f"season.{row.season}"))
    if row.period is not None:
        found.append(label(languages, f"period.{row.period}"))
    if row.band is not None:
        found.append(band(c, row.band))
    return joined(languages, found)


def hours(c: Composer, spans: tuple[str, ...]) -> Words:
    """Return spans of the day, the same in every language: 08:00–11:00, 18:00–23:00."""
    return same(c.edition.languages, ", ".join(span.replace("-", "–") for span in spans))


def band(c: Composer, found: Band) -> Words:
    """Return a band, open or closed: up to 1 kV, 1–10 kV, over 200,000 m³/a, years 1–5."""
    languages = c.edition.languages
    if found.unit == LEASE:
        return _lease(c, found)
    low, high = (None if end is None else exact(end) for end in (found.min, found.max))
    if low is None and high is not None:
        return label(languages, "band.up_to", _amount(c, high, None, found.unit))
    assert low is not None
    if high is None:
        return label(languages, "band.from", _amount(c, low, None, found.unit))
    return _amount(c, low, high, found.unit)


def _lease(c: Composer, found: Band) -> Words:
    """Return years of a lease: year 1, years 2–5, from year 11."""
    languages = c.edition.languages
    if found.max is None:
        return label(languages, "band.years_from", f"{found.min:g}")
    first = 1 if found.min is None else found.min
    if first == found.max:
        return label(languages, "band.year", f"{first:g}")
    return label(languages, "band.years", f"{first:g}–{found.max:g}")


def _amount(c: Composer, low: Decimal, high: Decimal | None, unit: str) -> Words:
    return each(c.edition.languages, lambda tag: listed(Quantity(low, unit, high), tag))
