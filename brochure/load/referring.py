"""References between sections and the park's lists: zones of plots, industries of projects, portraits.

A validated brochure in, one error for each id that points nowhere out. Knows which field names what, and
nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from brochure.errors import Finding
from brochure.model.brochure import Brochure

Unknown = Callable[..., Iterator[Finding]]

_SECTIONS: tuple[tuple[str, str, str, str], ...] = (
    # kind, list ("" for the section itself), field, what it names
    ("foreword", "", "portrait", "picture"),
    ("land_plots", "plots", "zone", "zone"),
    ("land_plots", "plants", "zone", "zone"),
    ("projects", "projects", "industry", "industry"),
    ("projects", "projects", "contact", "contact"),
    ("services", "", "contact", "contact"),
    ("testimonials", "quotes", "company", "company"),
    ("testimonials", "quotes", "portrait", "picture"),
)
_LISTS = {
    "picture": "pictures",
    "zone": "zones",
    "industry": "industries",
    "contact": "contacts",
    "company": "companies",
}


def reference_errors(brochure: Brochure, unknown: Unknown) -> Iterator[Finding]:
    """Yield the ids in sections and companies that name nothing; ``unknown`` makes the finding."""
    for index, section in enumerate(brochure.sections):
        for kind, within, field, what in _SECTIONS:
            if section.kind != kind:
                continue
            for holder, key in _holders(section, within, ("sections", index)):
                yield from _named(brochure, unknown, holder, field, what, key)
    for index, company in enumerate(brochure.companies):
        yield from _named(brochure, unknown, company, "logo", "picture", ("companies", index))


def _holders(
    section: Any, within: str, key: tuple[str | int, ...]
) -> Iterable[tuple[Any, tuple[str | int, ...]]]:
    """Return what holds the field: the section, or each entry of one of its lists."""
    if not within:
        return [(section, key)]
    return [(entry, (*key, within, i)) for i, entry in enumerate(getattr(section, within))]


def _named(
    brochure: Brochure, unknown: Unknown, holder: Any, field: str, what: str, key: tuple[str | int, ...]
) -> Iterator[Finding]:
    name = getattr(holder, field)
    if name is not None:
        known = [entry.id for entry in getattr(brochure, _LISTS[what])]
        yield from unknown(what, name, known, *key, field)
