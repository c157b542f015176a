"""A story's value as some languages say it: for pages that speak fewer than the edition.

Values of the story in, the same without the other languages' words out. Looks only at values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from brochure.compose.words import Words
from brochure.errors import Place

T = TypeVar("T")


def spoken(value: T, languages: Sequence[str]) -> T:
    """Return a story's value with words of ``languages`` alone."""
    said: Any = value
    if isinstance(said, Words):
        said = said.only(languages)
    elif isinstance(said, tuple):
        said = tuple(spoken(each, languages) for each in said)
    elif is_dataclass(said) and not isinstance(said, type | Place):
        said = replace(said, **{f.name: spoken(getattr(said, f.name), languages) for f in fields(said)})
    return said  # type: ignore[no-any-return]  # of the type that came in
