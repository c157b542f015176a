"""What a receiver demands, as data: which traits a file must have, and every threshold that rules use.

In: a profile, or what a file claims. Out: :class:`Demand`. Must not know how anything is judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from brochure.errors import Severity
from brochure.profiles import Profile

ANY, PRINT, X, X1A, X4 = "any", "print", "x", "x1a", "x4"
UA, PDFA, TAGGED = "ua", "pdfa", "tagged"
"""Traits: every file, what goes to a press, PDF/X of any kind, PDF/X-1a, PDF/X-4; PDF/UA, PDF/A, and what is
tagged by either (PDF/A of level a)."""


@dataclass(frozen=True, slots=True)
class Demand:
    """The traits that choose the rules, and thresholds. Type and black lines in points, else millimetres.

    ``contrast`` is asked of type below ``large_type`` points, ``contrast_large`` of larger type.

    ``own_line_mm`` and ``own_tint`` hold for files that this program made: thinner lines and lighter tints
    than a shop advises are drawn on purpose there and are notes. ``severities`` overrules those of rules.
    """

    name: str
    traits: frozenset[str]
    type_size: float = 6.0
    reversed_size: float = 8.0
    black_type_below: float = 14.0
    overprint_type_below: float = 12.0
    overprint_line_below: float = 2.0
    line_mm: float = 0.2
    own_line_mm: float = 0.15
    multi_ink_line: float = 0.5
    tint: float = 0.08
    own_tint: float = 0.015
    contrast: float = 4.5
    contrast_large: float = 3.0
    large_type: float = 18.0
    ink_limit: float = 3.0
    rich_black: float = 2.8
    bleed_mm: float = 3.0
    safety_mm: float = 3.0
    folds_mm: tuple[float, ...] = ()
    page_folds_mm: Mapping[int, tuple[float, ...]] = field(default_factory=lambda: MappingProxyType({}))
    photograph_ppi: tuple[float, float] = (150.0, 225.0)
    bitmap_ppi: tuple[float, float] = (550.0, 800.0)
    spots: tuple[str, ...] = ()
    code_module_mm: float = 0.4
    code_quiet: int = 4
    icc_version: int = 4
    x1a_versions: tuple[str, ...] = ("PDF/X-1a:2003", "PDF/X-1:2001")
    plates: bool = True
    severities: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))


def demand_of_profile(profile: Profile) -> Demand:
    """Return what a delivery profile of this program asks of a finished file."""
    said = profile.identification
    traits = {ANY}
    if said.is_pdfx:
        traits |= {X, PRINT, X4 if said.pdfx_xmp else X1A}
    if profile.black is not None:
        traits.add(PRINT)
    if said.pdfua is not None:
        traits |= {UA, TAGGED}
    if said.pdfa is not None:
        traits |= {PDFA, TAGGED} if said.pdfa[1].upper() == "A" else {PDFA}
    demand = Demand(
        profile.name,
        frozenset(traits),
        bleed_mm=profile.bleed_mm,
        spots=tuple(spot.name for spot in profile.spots),
        ink_limit=(profile.ink_limit or 300.0) / 100,
        icc_version=profile.icc_version,
    )
    if said.pdfx_info:
        demand = replace(demand, x1a_versions=(said.pdfx_info,))
    if profile.black is None:
        return demand
    return replace(
        demand,
        black_type_below=profile.black.only_below,
        overprint_type_below=profile.black.overprint_type_below,
        overprint_line_below=profile.black.overprint_line_below,
    )


_STANDARDS = {"PDF/X-1": X1A, "PDF/X-4": X4}
"""The kinds of PDF/X whose own rules are known here; of others only what all kinds share is asked."""


def demand_of_claims(claims: tuple[str, ...]) -> Demand:
    """Return what the standards that a file claims ask of it; the rules for any file when it claims none."""
    traits = {ANY}
    for claim in claims:
        if claim.startswith("PDF/X"):
            traits |= {X, PRINT, *(trait for start, trait in _STANDARDS.items() if claim.startswith(start))}
        elif claim.startswith("PDF/UA"):
            traits |= {UA, TAGGED}
        elif claim.startswith("PDF/A"):
            traits |= {PDFA, TAGGED} if claim.endswith("a") else {PDFA}
    name = " + ".join(claims) or "any PDF"
    return Demand(name, frozenset(traits), icc_version=2 if X1A in traits else 4)
