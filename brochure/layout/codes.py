"""QR codes as figures: what a code holds, set in vectors, alive where a reader can follow it.

A code and a place on a leaf in, items out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from brochure.art import payload
from brochure.art.qr import UNDECODABLE, Symbol, decoded, expiring, from_image, from_payload
from brochure.colour import K100, Ink
from brochure.compose import asides
from brochure.compose.blocks import CodeBlock, FlowBody
from brochure.compose.parts import Code
from brochure.compose.story import ContactBody, Story
from brochure.display import Drawing, Item, Link
from brochure.errors import AssetError, Finding
from brochure.geometry import Rect
from brochure.layout.figures import figures
from brochure.layout.leaf import Leaf
from brochure.units import mm

CODE_SIZE = mm(36)
LABEL_DESCENT = mm(1.0)  # from the label's baseline to the code's quiet zone
PICTURED_QUIET = 0.1  # of a picture of a code, whose modules nobody knows: white around it
LIVE = ("tel:", "https:", "http:", "mailto:")  # payloads that a reader of the PDF can follow


def code_figure(leaf: Leaf, code: Code, x: float, y: float) -> tuple[Item, ...]:
    """Return a code whose quiet zone begins at ``y``, its modules at ``x``."""
    symbol = symbol_of(code, _code_ink(leaf))
    # The four modules around a code stay clear of its label too (ISO/IEC 18004), more than the boards give.
    box = Rect(x, y + symbol.quiet, CODE_SIZE, CODE_SIZE)
    says = symbol.payload if isinstance(symbol.payload, str) else ""
    alt = asides.code(code.label, says, code.numbers, code.name)
    shown = figures((symbol.drawing.at(box.x, box.y),), alt, box)
    return (Link(box, says, alt.joined, shown),) if says.startswith(LIVE) else shown


def _code_ink(leaf: Leaf) -> Ink:
    """Return the ink of codes: black alone on the press, where colours may lie askew; deep on a screen."""
    return Ink("code", leaf.ink("black").cmyk, leaf.ink("deep").srgb)


def symbol_of(code: Code, ink: Ink, size: float = CODE_SIZE) -> Symbol:
    """Return the symbol of a code, ``size`` points wide; an existing one is read and set again."""
    match code:
        case Code(kind="image", image=Path() as image):
            return _from_image(image, size, ink, code)
        case Code(kind="tel"):
            said = payload.tel(code.phone or "", code.place)
        case Code(kind="url"):
            said = payload.url(code.url or "", code.place)
        case _:
            name, address = (
                [(language, text.replace("|", " ")) for language, text in words]
                for words in (code.name, code.address)
            )
            said = payload.vcard(
                name, phone=code.phone, email=code.email, web=code.url, address=address, place=code.place
            )
    return from_payload(said, size, ink, place=code.place)


def _from_image(image: Path, size: float, ink: Ink, code: Code) -> Symbol:
    """Return a supplied code set again; one that can not be read stands as the picture that it is."""
    try:
        return from_image(image, size, ink, place=code.place)
    except AssetError as error:
        if error.findings[0].code != UNDECODABLE:
            raise
        from brochure.pictures.placing import placed
        from brochure.pictures.reading import load_photo

        photo = load_photo(image, code.place)
        drawing = Drawing(size, size, (placed(photo, Rect(0, 0, size, size)),))
        return Symbol(drawing, "", 0, 0.0, size * PICTURED_QUIET, "", ())


def findings_on_codes(story: Story) -> Iterator[Finding]:
    """Yield what a person should know of the codes that a story shows: unreadable, expiring, too fine."""
    for code in _codes(story):
        if code.kind == "image" and code.image is not None:
            try:
                payload_of = decoded(code.image, code.place)
            except AssetError as error:
                found = error.findings[0]
                yield replace(found, severity="warning", what=f"{found.what}; it is placed as a picture")
                continue
            yield from expiring(payload_of, code.place)
        yield from symbol_of(code, K100).findings


def _codes(story: Story) -> list[Code]:
    found: list[Code] = []
    for section in story.sections:
        if isinstance(section.body, ContactBody):
            found += section.body.codes
        elif isinstance(section.body, FlowBody):
            found += [block.code for block in section.body.blocks if isinstance(block, CodeBlock)]
    return list(dict.fromkeys(found))
