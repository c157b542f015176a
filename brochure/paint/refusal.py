"""What a document asks and its profile forbids, found before anything is painted.

In: a Document and a Profile. Out: findings, all at once. Must not know how a file is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brochure.colour import Ink
from brochure.display import Destination, Form, Group, Item, Link, Path, Shade, Tagged
from brochure.errors import Finding
from brochure.layout.document import Document
from brochure.paint.spots import Spots
from brochure.profiles import Profile
from brochure.units import mm, to_mm

_TOLERANCE = 0.01
"""Points by which a bleed may fall short."""

_ROUNDING = 0.5
"""Per cent of ink that a limit forgives."""


def refusals(document: Document, profile: Profile) -> Iterator[Finding]:
    """Yield an error for everything that keeps ``document`` from being painted for ``profile``."""
    if not document.pages:
        yield _error("no-pages", "the document has no page", "give it at least one section")
    if document.bleed < mm(profile.bleed_mm) - _TOLERANCE:
        yield _error(
            "bleed-too-small",
            f"profile {profile.name} needs {profile.bleed_mm:g} mm of bleed, the pages have "
            f"{to_mm(document.bleed):.2f} mm",
            "lay the document out with more bleed",
        )
    if profile.tagged or profile.identification.is_pdfx:
        if not document.metadata.title.strip():
            yield _error("no-title", f"profile {profile.name} needs a title", "name the brochure")
        if not document.metadata.language:
            yield _error("no-language", f"profile {profile.name} needs a language", "name the main one")
    if profile.ink_limit is not None and profile.colour == "cmyk":
        yield from _solids_over(document, profile, profile.ink_limit)
    for number, page in enumerate(document.pages, 1):
        yield from _in_items(page.items, profile, f"page {number}", len(document.pages), False)


def _solids_over(document: Document, profile: Profile, limit: float) -> Iterator[Finding]:
    """Yield an error for each ink of an area that is more than the press takes; no solid is changed."""
    spots = Spots.of(profile.spots)
    over: dict[str, float] = {}
    for page in document.pages:
        for ink in _areas(page.items):
            designed = ink.origin == "design"  # what artwork brings is held to the limit
            if designed and not spots.space(ink) and ink.total > limit + _ROUNDING:
                over.setdefault(ink.name, ink.total)
    for name, total in over.items():
        yield _error(
            "ink-over-limit",
            f"areas of {name} have {total:.0f} % of ink, profile {profile.name} takes {limit:g} %",
            f"set {name} with less ink under inks, or choose a profile that takes more",
        )


def _areas(items: Iterable[Item]) -> Iterator[Ink]:
    for item in items:
        match item:
            case Path(fill=Ink() as ink):
                yield ink
            case Shade(gradient=gradient):
                yield from (ink for _, ink in gradient.stops)
            case Group(items=inner) | Link(items=inner) | Tagged(items=inner):
                yield from _areas(inner)


def _in_items(
    items: Iterable[Item], profile: Profile, where: str, pages: int, decoration: bool
) -> Iterator[Finding]:
    for item in items:
        match item:
            case Tagged(role="Figure", alt=alt, actual_text=exact) if profile.tagged and not (alt or exact):
                yield _error("no-alt", f"{where}: a figure has no alternative text", "say what it shows")
            case Form(page=page) if page.transparent and profile.identification.pdfx_info:
                yield _error(
                    "transparent-artwork",
                    f"{where}: artwork {page.file} is transparent, which {profile.identification.pdfx_info} "
                    "does not take",
                    "flatten its transparency before you export it, or deliver PDF/X-4",
                )
            case Link(target=Destination(page=page), label=label) if not 0 <= page < pages:
                yield _error(
                    "no-such-page", f"{where}: link {label!r} leads to page {page + 1}", f"there are {pages}"
                )
            case Link(label=label) if profile.tagged and decoration:
                yield _error(
                    "link-in-decoration",
                    f"{where}: link {label!r} stands in an artifact, where no reader finds it",
                    "tag what it stands in",
                )
            case Link(label="", target=target) if profile.links:
                yield _error("no-label", f"{where}: the link to {target} has no label", "say where it leads")
        match item:
            case Group(items=inner) | Link(items=inner):
                yield from _in_items(inner, profile, where, pages, decoration)
            case Tagged(items=inner, role=role):
                yield from _in_items(inner, profile, where, pages, decoration or role == "Artifact")


def _error(code: str, what: str, remedy: str) -> Finding:
    return Finding("error", code, what, remedy)
