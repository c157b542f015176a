"""Editions: which languages a brochure speaks and how they stand together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import get_args

from brochure.compose.story import Arrangement
from brochure.errors import DataError
from brochure.model.brochure import ARRANGEMENTS, Brochure

SHORT_TAGS = {"zh": "zh-Hans"}


@dataclass(frozen=True, slots=True)
class Edition:
    """``languages`` in the order in which they stand; ``name`` is what data call the edition."""

    name: str
    languages: tuple[str, ...]
    arrangement: Arrangement = "columns"

    @property
    def halves(self) -> tuple[Edition, ...]:
        """The editions that are laid out one by one: a flip edition's halves, any other as it is."""
        if self.arrangement != "flip":
            return (self,)
        return tuple(
            replace(self, languages=(language,), arrangement="single") for language in self.languages
        )


def edition_of(brochure: Brochure, name: str) -> Edition:
    """Return the edition called ``name``: an arrangement of two languages, or a tag for one language alone.

    Raises DataError when the name is unknown, the brochure lacks the language, or has none to arrange.
    """
    lead = brochure.lead_language
    wanted = name.strip()
    if wanted.lower() in ARRANGEMENTS:
        arrangement = next(a for a in get_args(Arrangement) if a == wanted.lower())
        others = [language for language in brochure.languages if language != lead]
        if others:
            return Edition(arrangement, (lead, *others[:1]), arrangement)
        if arrangement == "columns":
            return Edition(arrangement, (lead,), "single")
        raise DataError.of(
            "one-language",
            f"an edition {arrangement!r} needs two languages, and the brochure speaks {lead} alone",
            f"build --edition {lead}, or add a language to languages",
        )
    by_name = {tag.lower(): tag for tag in brochure.languages}
    by_name |= {short: tag for short, tag in SHORT_TAGS.items() if tag in brochure.languages}
    if tag := by_name.get(wanted.lower()):
        return Edition(tag, (tag,), "single")
    known = [*ARRANGEMENTS, *brochure.languages]
    near = get_close_matches(wanted.lower(), known, 1)
    told = f"known are {', '.join(known)}"
    remedy = f"did you mean {near[0]!r}? {told}" if near else told
    raise DataError.of("unknown-edition", f"unknown edition {name!r}", remedy)
