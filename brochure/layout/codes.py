"""QR codes as figures: what a code holds, set in vectors, alive where a reader can follow it.

A code and a place on a leaf in, items out.
"""

from __future__ import annotations

from pathlib import Path

from brochure.art import payload
from brochure.art.qr import Symbol, from_image, from_payload
from brochure.colour import Ink
from brochure.compose import asides
from brochure.compose.story import Code
from brochure.display import Item, Link
from brochure.geometry import Rect
from brochure.layout.figures import figures
from brochure.layout.leaf import Leaf
from brochure.units import mm

CODE_SIZE = mm(36)
LABEL_DESCENT = mm(1.0)  # from the label's baseline to the code's quiet zone
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
            return from_image(image, size, ink, place=code.place)
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
