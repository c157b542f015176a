"""Words and figures in an edition's languages: final characters, every figure resolved.

``|`` asks for a line's end and ``**`` marks strong words. Nothing here knows pages, sizes or inks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from brochure.errors import Place

_LINE_END = re.compile(r"[ \t]*\|[ \t]*")


def _gap(end: re.Match[str]) -> str:
    """Return what parts two lines that are joined: nothing beside a full-width sign, else a space."""
    beside = end.string[: end.start()][-1:] + end.string[end.end() :][:1]
    return "" if any(east_asian_width(char) in "WF" for char in beside) else " "


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in the edition's languages, in the edition's order; a missing one is left out.

    ``place`` says where the data say them, for messages.
    """

    said: tuple[tuple[str, str], ...]
    place: Place | None = None

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.said)

    def __bool__(self) -> bool:
        return bool(self.said)

    def get(self, language: str) -> str:
        """Return the words in ``language``, "" when missing."""
        return dict(self.said).get(language, "")

    def only(self, languages: Sequence[str]) -> Words:
        """Return the words in some languages."""
        return Words(tuple(pair for pair in self.said if pair[0] in languages), self.place)

    @property
    def plain(self) -> Words:
        """The words without strong marks, each on one line: no space at a forced end beside Han signs."""
        said = ((language, _LINE_END.sub(_gap, text.replace("**", ""))) for language, text in self)
        return Words(tuple(said), self.place)

    @property
    def joined(self) -> str:
        """All languages in one line without marks, as for a bookmark."""
        return " · ".join(text for _, text in self.plain)


NOTHING = Words(())


@dataclass(frozen=True, slots=True)
class Digits:
    """A figure in one language: big digits and a small unit (either may be empty), and the whole in words."""

    digits: str
    unit: str
    full: str

    @property
    def spoken(self) -> str:
        """What is set, in the order in which it is said: the whole where that holds the same signs."""
        shown = sorted(self.digits + self.unit.replace(" ", ""))
        whole = "".join(self.full.split())
        return self.full if sorted(whole) == shown else f"{self.digits} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure and its caption. ``digits`` by language, in the edition's order; ``twin`` when they differ."""

    digits: tuple[tuple[str, Digits], ...]
    caption: Words

    @property
    def twin(self) -> bool:
        """Whether the digits differ by language, so that each needs its own figure."""
        return len({digits.digits.rstrip("+") for _, digits in self.digits}) > 1


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its value."""

    label: Words
    value: Words
