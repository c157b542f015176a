"""X7: what PDF/X-1a, and in part PDF/X-4, can not hold: foreign colours, transparency, layers, packings.

Source: public descriptions of PDF/X-1a:2003; ISO 32000-1, 7.4, 7.5.7, 8.11 and 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.demand import PDFA, X1A, Demand, X
from brochure.check.document import Document
from brochure.check.marks import ImageMark, spaces
from brochure.check.objects import elements, get, is_dictionary, name, number
from brochure.check.rule import Flaw, Rule
from brochure.check.rules.identity import PUBLIC
from brochure.check.streams import filters

_FOREIGN = {"DeviceRGB", "CalRGB", "CalGray", "Lab", "ICCBased"}
_PACKED = re.compile(rb"/Type\s*/(ObjStm|XRef)\b")


def colour(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each mark in a space that is no press's own, and for such spaces in resources."""
    for page in document.pages:
        drawn: set[str] = set()
        for mark in page.seen.marks:
            for space in spaces(mark):
                bad = _FOREIGN & set(space.families)
                if bad:
                    drawn |= bad
                    yield Flaw(f"colour in {', '.join(sorted(bad))}", page, mark.box)
        for label, space in page.seen.spaces:
            for family in sorted(_FOREIGN & set(space.families) - drawn):
                yield Flaw(f"the resources name a colour space {label} in {family}", page)


def transparency(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each cause of transparency: states, groups, soft masks."""
    for page in document.pages:
        for label, state in page.seen.states:
            why = [k for k in ("/ca", "/CA") if number(get(state, k), 1.0) < 0.9995]
            blend = get(state, "/BM")
            modes = {name(b) for b in elements(blend)} or {name(blend)}
            why += ["/BM"] if blend is not None and not modes & {"Normal", "Compatible"} else []
            why += ["/SMask"] if is_dictionary(get(state, "/SMask")) else []
            if why:
                said = ", ".join(k[1:] for k in why)
                yield Flaw(f"the graphics state {label} lets what lies below show through ({said})", page)
        if name(get(get(page.source, "/Group"), "/S")) == "Transparency":
            yield Flaw("the page is a transparency group", page)
        if page.seen.groups:
            yield Flaw("a form is a transparency group", page)
        for mark in page.seen.marks:
            if isinstance(mark, ImageMark) and mark.soft_mask:
                yield Flaw("a picture has a soft mask", page, mark.box)


def layers(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where the file has layers."""
    if get(document.root, "/OCProperties") is not None:
        yield Flaw("the file has layers (OCProperties)")
    for page in document.pages:
        if page.seen.layered:
            yield Flaw("something on the page belongs to a layer", page)


def packing(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each kind of packing that the standard does not know."""
    bad = {"LZWDecode", "LZW"} | ({"JBIG2Decode", "JPXDecode"} if X1A in demand.traits else set())
    found: dict[str, int] = {}
    for holder in document.dictionaries:
        for used in filters(holder):
            if used in bad:
                found[used] = found.get(used, 0) + 1
    for page in document.pages:
        for part in _contents(page.source):
            for used in bad & set(filters(part)):
                found[used] = found.get(used, 0) + 1
        for mark in page.seen.marks:
            if isinstance(mark, ImageMark) and mark.inline:
                for used in bad & set(mark.filters):
                    yield Flaw(f"an inline picture is packed with {used}", page, mark.box)
    for used, count in sorted(found.items()):
        yield Flaw(f"{count} streams are packed with {used}")


def _contents(page: object) -> list[object]:
    given = get(page, "/Contents")
    return elements(given) or [given]


def container(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where objects are packed in a way that came after PDF 1.4."""
    kinds = {match[1].decode("ascii") for match in _PACKED.finditer(document.data)}
    for kind in sorted(kinds):
        yield Flaw(
            {"ObjStm": "objects lie in object streams", "XRef": "the cross-reference is a stream"}[kind]
        )


RULES = (
    Rule("X7-colour", "error", frozenset({X1A}), "PDF/X-1a holds CMYK, grey and spot colours only",
         "convert the colour to CMYK with the output profile", PUBLIC,
         "spaces of content that is never drawn", colour),
    Rule("X7-transparency", "error", frozenset({X1A}), "nothing in PDF/X-1a is transparent",
         "flatten the transparency", PUBLIC,
         "pictures and forms that are never drawn", transparency),
    Rule("X7-layers", "error", frozenset({X1A}), "PDF/X-1a has no layers", "merge the layers", PUBLIC, "",
         layers),
    Rule("X7-packing", "error", frozenset({X, PDFA}), "streams are packed as the standard knows it",
         "pack with Flate or JPEG", PUBLIC, "", packing),
    Rule("X7-container", "error", frozenset({X1A}), "objects stand one by one, as in PDF 1.4",
         "write without object streams", "ISO 32000-1, 7.5.7 and 7.5.8",
         "the words in a stream that only looks like one", container),
)  # fmt: skip
