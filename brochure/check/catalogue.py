"""All rules, in the order in which they are reported. Must not know how findings are shown."""

from __future__ import annotations

from brochure.check.rule import Rule
from brochure.check.rules import (
    annotated,
    codes,
    fine,
    forbidden,
    identity,
    inks,
    intent,
    legible,
    margins,
    older,
    overprint,
    pages,
    resolution,
    slug,
    soundness,
    tagged,
    typefaces,
)

FAMILIES = (
    ("The file itself", soundness.RULES),
    ("What the file says it is", identity.RULES),
    ("Printing condition", intent.RULES),
    ("Fonts", typefaces.RULES),
    ("Forbidden things", forbidden.RULES),
    ("PDF/X-1a", older.RULES),
    ("Pages and boxes", pages.RULES),
    ("Overprint", overprint.RULES),
    ("Type, lines and tints", (*fine.RULES, *legible.RULES)),
    ("Inks", inks.RULES),
    ("Pictures", resolution.RULES),
    ("Bleed and safety", (*margins.RULES, *slug.RULES)),
    ("QR codes", codes.RULES),
    ("Structure", tagged.RULES),
    ("Annotations and page entries", annotated.RULES),
)
"""Titles and rules of each family."""

RULES: tuple[Rule, ...] = tuple(rule for _, rules in FAMILIES for rule in rules)
