"""What a photograph is fine enough for, and what is done with one that is not (art direction, section 5).

In: effective pixels an inch. Out: a treatment, a finding. Knows nothing of pages or of how treatments are
drawn.
"""

from __future__ import annotations

from typing import Literal

from brochure.errors import Finding, Place

Treatment = Literal["full", "duotone", "tint", "threads"]
"""As it is; in two inks, deep to paper; pale, in mid to paper; as upright threads of varying width."""

FINE = 300
"""Effective ppi of a photograph that a press shows as it is."""

USABLE = 200
"""Below, its own pixels can be told in print: two inks and hard tones hide them."""

COARSE = 150
"""Below, a print shop refuses it (Ghent Workgroup 2022: 150 ppi, error)."""


def treatment_for(ppi: float) -> Treatment:
    """Return how a photograph of ``ppi`` effective pixels an inch is shown when nobody says it."""
    if ppi >= USABLE:
        return "full"
    return "duotone" if ppi >= COARSE else "threads"


def judge(name: str, ppi: float, treatment: Treatment, place: Place | None = None) -> Finding | None:
    """Return what a person should know of a photograph called ``name``; None when it is fine.

    A warning when pixels that are too coarse for print are shown as such, a note otherwise.
    """
    shown = int(ppi)  # 199.6 is under 200, and must not be printed as 200
    if ppi >= FINE or (treatment == "threads" and ppi >= COARSE):
        return None
    remedy = f"supply one {FINE / max(ppi, 1e-6):.1f} times as wide"
    if ppi < COARSE and treatment != "threads":
        what = f"{name} has {shown} ppi where it stands: print shops refuse less than {COARSE}"
        return Finding("warning", "picture-coarse", what, f"{remedy}, or leave treatment out", place)
    said = {"full": "", "duotone": " and is shown in two inks", "tint": " and is shown pale"}
    how = said.get(treatment, " and is shown as threads")
    code = "picture-resolution" if ppi >= COARSE else "picture-coarse"
    severity: Literal["warning", "note"] = "note" if ppi >= COARSE else "warning"
    return Finding(severity, code, f"{name} has {shown} ppi where it stands{how}", remedy, place)
