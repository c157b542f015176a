"""Editions: which languages a brochure speaks and how they stand together."""

from __future__ import annotations

from dataclasses import dataclass

from brochure.errors import DataError
from brochure.model.brochure import Brochure

SHORT_TAGS = {"zh": "zh-Hans"}


@dataclass(frozen=True, slots=True)
class Edition:
    """``languages`` in the order in which they stand on a page."""

    name: str
    languages: tuple[str, ...]


def edition_of(brochure: Brochure, name: str) -> Edition:
    """Return the edition called ``name``: ``columns``, or a language tag for one language alone.

    Raises DataError when the name is unknown or the brochure lacks the language.
    """
    lead = brochure.lead_language
    if name == "columns":
        others = [language for language in brochure.languages if language != lead]
        return Edition(name, (lead, *others[:1]))
    tag = SHORT_TAGS.get(name, name)
    if tag in brochure.languages:
        return Edition(tag, (tag,))
    raise DataError.of(
        "unknown-edition",
        f"unknown edition {name!r}",
        f"known are columns, {', '.join(brochure.languages)}",
    )
