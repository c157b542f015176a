"""Whether a set of inks can carry a brochure: ink on the press, contrast on the page, a split in grey.

In: inks by role, and where each was said. Out: findings; an error where no brochure should be printed, a
warning where a person should choose, a note where a design will answer by itself. Knows no pages.
Source: art direction, section 3; WCAG 2.2, 1.4.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from brochure.brand.deriving import APART
from brochure.brand.oklab import oklab
from brochure.brand.separating import screen_of
from brochure.colour import WHITE, Ink
from brochure.errors import Finding, Place, Severity

MOST_INK = 280.0  # per cent, on any place of a page
TEXT, LARGE = 4.5, 3.0  # contrast of type, and of type from 18 pt
_GROUNDS = ("white", "paper", "mist")
_ALIKE = 0.12  # in Oklab: how far screen and press may lie apart before they are two colours
_PRESS = "the press (FOGRA39)"


def judge(inks: Mapping[str, Ink], places: Mapping[str, Place]) -> tuple[Finding, ...]:
    """Return what is wrong with ``inks``, or worth knowing; ``places`` are by role, for those of the data."""
    found = (
        *_too_much(inks),
        *_deep_type(inks),
        *_split(inks),
        *_accent_type(inks),
        *_two_colours(inks, places),
    )
    return tuple(
        Finding(severity, code, what, remedy, places.get(role))
        for severity, role, code, what, remedy in found
    )


_Judged = tuple[Severity, str, str, str, str]  # severity, role, code, what, remedy


def _too_much(inks: Mapping[str, Ink]) -> Iterator[_Judged]:
    for role, ink in inks.items():
        if ink.total > MOST_INK + 0.01:
            yield (
                "error", role, "ink-limit",
                f"the ink {role!r} has {ink.total:.0f} % of ink in total, more than the {MOST_INK:.0f} % "
                "that dry before the sheets stack",
                f"take {ink.total - MOST_INK:.0f} points out of its cyan, magenta and yellow, black for them",
            )  # fmt: skip


def _deep_type(inks: Mapping[str, Ink]) -> Iterator[_Judged]:
    deep = inks["deep"]
    on = {"white": WHITE, **inks}
    worst = min(_GROUNDS, key=lambda ground: deep.contrast(on[ground]))
    if (contrast := deep.contrast(on[worst])) < TEXT:
        yield (
            "error", "deep", "contrast",
            f"deep type on {worst} has a contrast of {contrast:.1f} : 1; {TEXT} : 1 is the least that reads",
            "take a darker colour for deep",
        )  # fmt: skip


def _split(inks: Mapping[str, Ink]) -> Iterator[_Judged]:
    deep, accent = inks["deep"].lightness, inks["accent"].lightness
    if abs(deep - accent) < APART:
        yield (
            "warning", "accent", "grey-split",
            f"deep (L* {deep:.0f}) and accent (L* {accent:.0f}) lie {abs(deep - accent):.0f} apart: printed "
            "in grey they look the same",
            f"take them at least {APART:.0f} apart in L*: a lighter accent or a darker deep",
        )  # fmt: skip


def _accent_type(inks: Mapping[str, Ink]) -> Iterator[_Judged]:
    accent, deep = inks["accent"], inks["deep"]
    on_paper = min(accent.contrast(WHITE), accent.contrast(inks["paper"]))
    if on_paper < LARGE:
        yield (
            "note", "accent", "accent-type",
            f"accent type would have a contrast of {on_paper:.1f} : 1, less than {LARGE:.0f} : 1: names, "
            "figures and telephone are set in deep",
            "",
        )  # fmt: skip
    if max(WHITE.contrast(accent), deep.contrast(accent)) < TEXT:
        yield (
            "note", "accent", "contrast",
            f"small type on accent reads neither in white nor in deep ({TEXT} : 1): it is set in black",
            "take an accent that is darker or lighter to avoid that",
        )  # fmt: skip


def _two_colours(inks: Mapping[str, Ink], places: Mapping[str, Place]) -> Iterator[_Judged]:
    for role in places:
        if role not in inks:
            continue
        ink = inks[role]
        apart = oklab(np.array(ink.srgb)) - oklab(np.array(screen_of(ink.cmyk)))
        apart[0] /= 2  # ink on paper is never as dark as a screen can be
        away = np.sqrt((apart**2).sum())
        if away > _ALIKE:
            shown = "#{:02X}{:02X}{:02X}".format(*(round(v * 255) for v in screen_of(ink.cmyk)))
            inked = " ".join(f"{v * 100:.0f}" for v in ink.cmyk)
            yield (
                "warning", role, "two-colours",
                f"the ink {role!r} is not the same colour on screen and on {_PRESS}, which makes {shown} "
                f"of CMYK {inked}",
                "give the CMYK that the brand's own rules name, or a screen colour that ink can print",
            )  # fmt: skip
