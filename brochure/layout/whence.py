"""Where the data say what a page shows: from set words back to their place in a file.

A section's story and some words of its page in, the place of the words out. Looks only at values, so that a
design need not carry places along; asked only when something is wrong.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from brochure.compose.story import SectionStory, Story
from brochure.compose.words import Words
from brochure.errors import Finding, LayoutError, Place, TextError

if TYPE_CHECKING:
    from brochure.layout.proof import Fault


def whence(section: SectionStory, text: str) -> Place | None:
    """Return the place of the words that hold ``text``, else of the section: the longest part that is found.

    A line that ends between two names, or holds a figure and its unit, is found by its beginning.
    """
    said = list(_said(section, section.place))
    wanted = _bare(text)
    for length in range(len(wanted), max(len(wanted) // 3, 1) - 1, -1):
        for words, place in said:
            if place is not None and wanted[:length] in words:
                return place
    return section.place


def refuse(faults: Iterable[Fault], where: str, section: SectionStory) -> None:
    """Raise LayoutError for all that can not be read on a finished page, each where the data say it.

    ``where`` names the page. A paragraph is told once, by the first of its lines.
    """
    found: dict[str, Finding] = {}
    for fault in faults:
        language = f", {fault.language}" if fault.language else ""
        what = f"{where} ({section.kind}){language}: {fault.what}"
        place = whence(section, fault.text)
        found.setdefault(f"{fault.code} {place}", Finding("error", fault.code, what, fault.remedy, place))
    if found:
        raise LayoutError.all(found.values())


@contextlib.contextmanager
def told_where_said(stories: Sequence[Story]) -> Iterator[None]:
    """Tell each error about a text once, at the words that say it, wherever they are set.

    A running head, for one, is set on its own pages and in the contents of another section.
    """
    try:
        yield
    except TextError as error:
        found: dict[tuple[str, Place | None], Finding] = {}
        for finding in error.findings:
            place = (_home(finding.text, stories) if finding.text else None) or finding.place
            found.setdefault((finding.what, place), replace(finding, place=place))
        raise TextError(*found.values()) from error


def _home(text: str, stories: Sequence[Story]) -> Place | None:
    """Return the place of the first words that say just ``text``."""
    wanted = _bare(text)
    said = (each for story in stories for section in story.sections for each in _said(section, None))
    return next((place for words, place in said if place is not None and words == wanted), None)


def _said(value: Any, place: Place | None) -> Iterator[tuple[str, Place | None]]:
    """Yield every text of a story with the nearest place that is known for it."""
    if isinstance(value, str):
        yield _bare(value), place
    elif isinstance(value, tuple):
        for part in value:
            yield from _said(part, place)
    elif is_dataclass(value):
        own = [getattr(value, field.name) for field in fields(value)]
        nearest = next((part for part in own if isinstance(part, Place)), None) or next(
            (part.place for part in own if isinstance(part, Words) and part.place), place
        )
        for part in own:
            yield from _said(part, nearest)


def _bare(text: str) -> str:
    """Return a text without spaces, forced line ends, strong marks and soft hyphens."""
    return "".join(text.split()).replace("|", "").replace("**", "").replace("\u00ad", "").casefold()
