"""Themes: the inks of a brochure and how its text is set, as data under ``assets/themes``.

A theme answers two questions: which ink has this role, and how is this style set in this language. It knows
nothing of pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from brochure.art.palette import Palette
from brochure.assets import read_yaml
from brochure.colour import WHITE, Ink, black, ink_from_percent
from brochure.errors import AssetError, DataError
from brochure.text.languages import language_of
from brochure.text.style import TextStyle

# sRGB of the K-only neutrals as FOGRA39 shows them on coated paper; K94 stands for K100 on screen, where
# full black on white glares.
TEXT = ink_from_percent("text", (0, 0, 0, 100), "#2A2A29")
SECONDARY = ink_from_percent("secondary", (0, 0, 0, 72), "#6A6A69")
HAIRLINE = ink_from_percent("hairline", (0, 0, 0, 40), "#B2B2B1")

CONTRAST_TEXT = 4.5  # WCAG 2.2, 1.4.3: text
CONTRAST_LARGE = 3.0  # the same: text from 18 pt
LARGE_TYPE = 18.0
HAN_LANGUAGES = ("zh", "ja")
ARABIC_LEADING = 1.4
"""Arabic reaches from 0.9 em above the line to 0.45 below: type with closer lines is set smaller (em)."""
ROLES = ("deep", "accent", "mid", "mid_dark", "mist", "paper", "accent_light")


@dataclass(frozen=True, slots=True)
class Theme:
    """Inks by role and styles by name for western and Han languages.

    ``printed``: the inks of photographs, where the others are reversed on a solid.
    """

    name: str
    inks: Mapping[str, Ink]
    latin: Mapping[str, TextStyle]
    han: Mapping[str, TextStyle]
    printed: Palette | None = None

    def ink(self, role: str) -> Ink:
        """Return the ink of a role: of :data:`ROLES`, or text, secondary, hairline, white, black."""
        return self.inks[role]

    @property
    def palette(self) -> Palette:
        """The inks that a drawing may use."""
        return Palette(**{role: self.inks[role] for role in ROLES})

    def style(self, name: str, language: str) -> TextStyle:
        """Return how style ``name`` is set in ``language`` (a BCP 47 tag)."""
        style = (self.han if self.is_han(language) else self.latin)[name]
        if language_of(language).script == "Arab" and style.leading < ARABIC_LEADING * style.size:
            return replace(style, size=style.leading / ARABIC_LEADING)
        return style

    def sized(self, display: Mapping[str, tuple[float, float, float, float]]) -> Theme:
        """Return the theme with some styles at other sizes: size and leading, then those of Han script."""
        latin = {name: replace(self.latin[name], size=v[0], leading=v[1]) for name, v in display.items()}
        han = {name: replace(self.han[name], size=v[2], leading=v[3]) for name, v in display.items()}
        return replace(self, latin={**self.latin, **latin}, han={**self.han, **han}) if display else self

    def is_han(self, language: str) -> bool:
        """Tell whether ``language`` is set in the styles of Han script."""
        return language.split("-")[0] in HAN_LANGUAGES

    def on(self, ground: Ink, size: float) -> Ink:
        """Return white if it reads on ``ground`` at ``size`` points, else deep, else black.

        One of them does: where white has less than 4.5:1, black has more (their product is 21).
        """
        needed = CONTRAST_LARGE if size >= LARGE_TYPE else CONTRAST_TEXT
        for role in ("white", "deep"):
            if self.ink(role).contrast(ground) >= needed:
                return self.ink(role)
        return self.ink("black")

    def accent_type(self, ground: Ink, size: float = LARGE_TYPE) -> Ink:
        """Return the accent if type of ``size`` points in it reads on ``ground``, else the deep ink."""
        accent = self.ink("accent")
        needed = CONTRAST_LARGE if size >= LARGE_TYPE else CONTRAST_TEXT
        return accent if accent.contrast(ground) >= needed else self.ink("deep")


def _style(entry: Mapping[str, Any]) -> TextStyle:
    return TextStyle(
        family=entry["family"],
        weight=entry["weight"],
        size=float(entry["size"]),
        leading=float(entry["leading"]),
        tracking=float(entry.get("tracking", 0.0)),
        han_latin_gap=float(entry.get("gap", 0.2)),
    )


def theme_names(folder: Path) -> list[str]:
    """Return the names of a folder's themes, in the alphabet's order."""
    return sorted(file.stem for file in folder.glob("*.yaml") if file.stem != "type")


def load_theme(name: str, folder: Path, inks: Mapping[str, Ink] | None = None) -> Theme:
    """Return theme ``name`` of ``folder``; ``inks`` are a brand's own and replace the theme's by role.

    Raises DataError for an unknown name.
    """
    path = folder / f"{name}.yaml"
    if not path.is_file() or name == "type":
        known = theme_names(folder)
        near = get_close_matches(name, known, 1)
        told = f"known are {', '.join(known)}"
        remedy = f"did you mean {near[0]!r}? {told}" if near else told
        raise DataError.of("unknown-theme", f"unknown theme {name!r}", remedy)
    try:
        described = read_yaml(path)["inks"]
        found = {
            role: ink_from_percent(role, tuple(described[role]["cmyk"]), described[role]["screen"])
            for role in ROLES
        }
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise AssetError.of("broken-theme", f"theme file {path.name} is broken ({error})") from error
    neutral = {
        "text": TEXT,
        "secondary": SECONDARY,
        "hairline": HAIRLINE,
        "white": WHITE,
        "black": black(1.0),
    }
    scale = read_yaml(folder / "type.yaml")
    return Theme(
        name,
        {**neutral, **found, **(inks or {})},
        {key: _style(entry["latin"]) for key, entry in scale.items()},
        {key: _style(entry["han"]) for key, entry in scale.items()},
    )
