"""Inks for the drawings under test."""

from __future__ import annotations

import pytest

from brochure.art.palette import Palette
from brochure.colour import ink_from_percent

ROLES = ("deep", "accent", "mid", "mid_dark", "mist", "paper", "accent_light")


@pytest.fixture(scope="session")
def palette() -> Palette:
    """Seven inks that differ, named by their roles."""
    return Palette(*(ink_from_percent(role, (0, 0, 0, 10 * n), f"#{n:06X}") for n, role in enumerate(ROLES)))
