"""docs/preflight.md against the rules."""

from __future__ import annotations

from pathlib import Path

from brochure.check.handbook import page

PAGE = Path(__file__).parents[2] / "docs" / "preflight.md"


def test_the_reference_is_made_from_the_rules() -> None:
    """The page in docs is what the rules make; `python -m brochure.check.handbook` makes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page()
