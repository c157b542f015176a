"""G6, G7 and G8: which inks are on the sheet, and how much of them.

Source: Ghent Workgroup 2022, sheet-fed CMYK; the limits of printing shops.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.demand import PRINT, X4, Demand
from brochure.check.document import Document
from brochure.check.inking import bounds, measured
from brochure.check.marks import ImageMark, colours, overlap, spaces
from brochure.check.objects import BROKEN, get, name
from brochure.check.rule import Doubt, Flaw, Rule
from brochure.check.rules.pages import GHENT
from brochure.check.rules.printed import marks
from brochure.check.spaces import space_of
from brochure.check.tints import Said, separations
from brochure.errors import BrochureError

_MOST_PLATES = 64  # pages; more take longer than a check may
_ROUNDING = 0.005
_MEASURED = 1.0  # per cent; what drawing in pixels may be wrong by
_DEFAULTS = {"DefaultGray", "DefaultRGB", "DefaultCMYK"}
_FOREIGN = {"DeviceRGB", "CalRGB", "CalGray", "Lab", "ICCBased"}


def spots(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each spot ink that the job did not order."""
    for page, mark in marks(document):
        for space in spaces(mark):
            for spot in space.spots:
                if spot != "All" and spot not in demand.spots:
                    yield Flaw(f"the spot ink {spot} is not ordered", page, mark.box)


def registration(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where the ink of registration marks is used on the page itself."""
    for page, mark in marks(document):
        on_page = overlap(mark.box, page.bleed or page.finished)
        if on_page and any("All" in space.spots for space in spaces(mark)):
            yield Flaw("the registration colour All is used inside the bleed", page, mark.box)


def solids(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each area or word whose own colour is above the limit."""
    for page, mark in marks(document):
        for colour in colours(mark):
            if colour.total > demand.ink_limit + 0.005:
                yield Flaw(f"a colour of {100 * colour.total:.0f} % ink ({colour})", page, mark.box)


def total(document: Document, demand: Demand) -> Iterator[Flaw | Doubt]:
    """Yield a flaw for each page with too much ink; plates are drawn where colours do not say it alone."""
    most = bounds(document)
    unsure = [page for page in document.pages if most[page.number].most > demand.ink_limit + _ROUNDING]
    if not unsure:
        return
    if not demand.plates or len(unsure) > _MOST_PLATES:
        said = ", ".join(str(page.number) for page in unsure[:12]) + (" …" if len(unsure) > 12 else "")
        yield Doubt(f"pages {said} hold pictures, transparency or overprint, and no plates were drawn")
        return
    try:
        drawn = measured(document, [page.number for page in unsure], demand.ink_limit)
    except (BrochureError, *BROKEN) as error:
        yield Doubt(f"the plates can not be drawn ({type(error).__name__})")
        return
    for why in sorted(document.ink_unjudged):
        yield Doubt(why)
    if any(page.number not in drawn for page in unsure):
        yield Doubt("some pages hold more than is looked at, and their plates were not drawn")
    for page in unsure:
        worst = drawn[page.number].worst if page.number in drawn else None
        if worst is not None and worst.total > 100 * demand.ink_limit + _MEASURED:
            yield Flaw(
                f"a square of {worst.side_mm:g} mm has {worst.total:.0f} % ink, more than"
                f" {100 * demand.ink_limit:.0f} %", page, page.edges(worst.x_mm, worst.y_mm, worst.side_mm),
            )  # fmt: skip


def colour(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for colours that are not yet CMYK, those of soft masks too."""
    for page in document.pages:
        masks = (m for m in page.seen.marks if m.paint.origin == "mask" and not m.paint.hidden)
        for mark in (*page.printed, *masks):
            bad = {family for space in spaces(mark) for family in space.families} & _FOREIGN
            if bad:
                yield Flaw(f"colour in {', '.join(sorted(bad))}", page, mark.box)
        for label, space in page.seen.spaces:
            if label in _DEFAULTS and _FOREIGN & set(space.families):
                said = f"Device{label.removeprefix('Default')}"
                yield Flaw(f"the resources take {space.family} for {said} ({label})", page)


def same_spots(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each spot ink that is shown differently in different places."""
    if not any(space.spots for page in document.pages for _, space in page.seen.spaces):
        return
    ways: dict[tuple[str, object], set[Said]] = {}
    for holder in document.dictionaries:
        for ink, how in separations(holder):
            ways.setdefault((ink, how[0]), set()).add(how)
    for (ink, _), found in sorted(ways.items(), key=str):
        if len(found) > 1:
            yield Flaw(f"the spot ink {ink} is shown by {len(found)} different colours or functions")


def group(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where a page with transparency, or a group on it, does not blend in CMYK."""
    for page in document.pages:
        for space, origin, box in page.seen.groups:
            # A mask is a tone, and may be counted in grey; groups that say nothing take the page's space.
            if origin != "mask" and space.family not in {"DeviceCMYK", "unknown"}:
                yield Flaw(f"a group on the page blends in {space.family}, not DeviceCMYK", page, box)
    for page in document.pages:
        held = get(page.source, "/Group")
        blends = any(mark.paint.transparent for mark in page.seen.marks) or any(
            isinstance(mark, ImageMark) and mark.soft_mask for mark in page.seen.marks
        )
        if held is None and not blends:
            continue
        given = get(held, "/CS")
        family = space_of(given).family if given is not None else "none"
        if family != "DeviceCMYK" and (blends or name(get(held, "/S")) == "Transparency"):
            yield Flaw(f"the page blends in {family}, not DeviceCMYK", page)


RULES = (
    Rule("G6-spots", "error", frozenset({PRINT}), "there are no inks but those that were ordered",
         "convert the spot ink to CMYK, or order it (--spot NAME)", GHENT,
         "whether two names stand for one ink", spots),
    Rule("G6-all", "error", frozenset({PRINT}), "registration colour is for marks only",
         "use black instead of All", GHENT, "", registration),
    Rule("G6-same", "warning", frozenset({PRINT}), "a spot ink is the same everywhere",
         "define the ink once, and use that", "ISO 19005-2, 6.2.4.4",
         "components of DeviceN; functions of different kinds, which may say the same", same_spots),
    Rule("G7-solid", "warning", frozenset({PRINT}), "no colour is above the ink limit",
         "take ink out of the colour", GHENT + "; limits of printing shops",
         "where several colours overprint or blend; see G7-ink", solids),
    Rule("G7-ink", "warning", frozenset({PRINT}), "no 15 mm square is above the ink limit",
         "take ink out of the place", GHENT + "; limits of printing shops",
         "pages with pictures, transparency or much overprint, unless plates are drawn", total),
    Rule("G8-colour", "error", frozenset({X4}), "all colours are CMYK or ordered spots",
         "convert the colour to CMYK with the output profile", GHENT, "", colour),
    Rule("G8-group", "warning", frozenset({X4}), "pages blend in CMYK",
         "write a page group with CS DeviceCMYK", GHENT, "", group),
)  # fmt: skip
