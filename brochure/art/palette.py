"""The inks that a drawing may use, handed in by the theme. A drawing names a role and never a colour."""

from __future__ import annotations

from dataclasses import dataclass

from brochure.colour import Ink


@dataclass(frozen=True, slots=True)
class Palette:
    """One ink a role.

    ``deep`` and ``accent`` draw on light grounds, ``mid`` is the second tone of a pattern and the threads on
    ``deep``, ``mid_dark`` its hairlines, ``mist`` and ``paper`` are tinted grounds, ``accent_light`` the
    lines on a full accent page.
    """

    deep: Ink
    accent: Ink
    mid: Ink
    mid_dark: Ink
    mist: Ink
    paper: Ink
    accent_light: Ink
