"""Tools that plant one thing into a good file: on a page of its own, in a dictionary, or in the bytes."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
import segno
from pikepdf import Array, Dictionary, Name, Pdf

from brochure.check.fonts import to_unicode

Plant = Callable[[Pdf], Callable[[bytes], bytes] | None]
MM = 72 / 25.4
EDGE = 3 * MM  # from the sheet's edge to the trim's: the bleed
BLACK = b"0 0 0 1 k 0 0 0 1 K /Over gs "
KNOCK = b"/Knock gs "


@dataclass(frozen=True)
class Case:
    """A rule, a plant that breaks it, and one that comes near. ``also`` are rules that break along with it."""

    rule: str
    breaks: Plant
    near: Plant
    base: str = "print"
    also: frozenset[str] = frozenset()


def saved(pdf: Pdf, base: str, **how: object) -> bytes:
    """Return the file as bytes, packed as its standard wants it."""
    out = io.BytesIO()
    mode = pikepdf.ObjectStreamMode
    packed = mode.preserve if base == "email" else mode.disable
    pdf.save(
        out,
        object_stream_mode=packed,
        static_id=True,
        compress_streams=False,
        fix_metadata_version=False,
        **how,
    )  # type: ignore[arg-type]
    return out.getvalue()


def with_plant(file: bytes, base: str, plant: Plant) -> bytes:
    """Return ``file`` with something planted."""
    with Pdf.open(io.BytesIO(file)) as pdf:
        change = plant(pdf)
        data = saved(pdf, base)
    return change(data) if change else data


def blank(pdf: Pdf) -> Dictionary:
    """Append an empty page like the first one; return it."""
    first = pdf.pages[0].obj
    page = Dictionary(Type=Name.Page, MediaBox=first.MediaBox, Resources=resources(pdf))
    for key in ("/TrimBox", "/BleedBox", "/Group"):
        if key in first:
            page[key] = first[key]
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[-1].obj


def resources(pdf: Pdf) -> Dictionary:
    """Return resources with the first page's fonts, and graphics states with and without overprint."""
    over = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
    knock = Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=1)
    fonts = Dictionary({k: v for k, v in pdf.pages[0].obj.Resources.Font.items()})
    return Dictionary(Font=fonts, ExtGState=Dictionary(Over=over, Knock=knock))


def draws(content: bytes, **held: object) -> Plant:
    """Return a plant that draws ``content`` on a page of its own; ``held`` are more resources."""

    def plant(pdf: Pdf) -> None:
        page = blank(pdf)
        for kind, entries in held.items():
            made = entries(pdf) if callable(entries) else entries
            for key, value in made.items():
                if f"/{kind}" not in page.Resources:
                    page.Resources[f"/{kind}"] = Dictionary()
                page.Resources[f"/{kind}"][key] = value
        page.Contents = pdf.make_stream(content)

    return plant


def type_of(size: float, before: bytes, x: float = 100, y: float = 400) -> Plant:
    """Return a plant that sets one letter of ``size`` points after the operators ``before``."""

    def plant(pdf: Pdf) -> None:
        page = blank(pdf)
        label, code = letter(pdf)
        page.Contents = pdf.make_stream(
            b"%s BT /%s %g Tf %g %g Td <%04X> Tj ET" % (before, label.encode(), size, x, y, code)
        )

    return plant


def letter(pdf: Pdf) -> tuple[str, int]:
    """Return a font of the first page and a code in it that shows a letter."""
    for label, font in sorted(pdf.pages[0].obj.Resources.Font.items()):
        for code, said in sorted((to_unicode(font.ToUnicode) or {}).items()):
            if said.isalpha() and said.isascii():
                return str(label)[1:], code
    raise AssertionError("no letter on the first page")


def page_key(key: str, value: object, index: int = 0) -> Plant:
    """Return a plant that sets an entry of a page; None takes it away."""

    def plant(pdf: Pdf) -> None:
        _set(pdf.pages[index].obj, key, value)

    return plant


def root_key(key: str, value: object) -> Plant:
    """Return a plant that sets an entry of the catalogue; None takes it away."""

    def plant(pdf: Pdf) -> None:
        _set(pdf.Root, key, value(pdf) if callable(value) else value)

    return plant


def info_key(key: str, value: object) -> Plant:
    """Return a plant that sets an entry of Info; None takes it away."""

    def plant(pdf: Pdf) -> None:
        _set(pdf.trailer.Info, key, value)

    return plant


def in_xmp(old: bytes, new: bytes) -> Plant:
    """Return a plant that replaces words of the XMP packet."""

    def plant(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return plant


def both(*plants: Plant) -> Plant:
    """Return a plant that plants all ``plants``."""

    def plant(pdf: Pdf) -> Callable[[bytes], bytes] | None:
        changes = [change for each in plants if (change := each(pdf))]

        def change(data: bytes) -> bytes:
            for each in changes:
                data = each(data)
            return data

        return change

    return plant


def in_bytes(old: bytes, new: bytes) -> Plant:
    """Return a plant that replaces words of the saved file, which must be there."""

    def change(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new)

    return lambda pdf: change


def element(role: str, change: Callable[[Pdf, Dictionary], None]) -> Plant:
    """Return a plant that changes the first element of a role in the structure tree."""

    def plant(pdf: Pdf) -> None:
        waiting = [pdf.Root.StructTreeRoot]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Dictionary):
                if str(node.get("/S")) == f"/{role}":
                    change(pdf, node)
                    return
                kids = node.get("/K")
                waiting += reversed(list(kids)) if isinstance(kids, Array) else [kids]
        raise AssertionError(f"no {role}")

    return plant


def picture(
    side: int, bits: int = 8, space: Name = Name.DeviceGray, pixels: bytes | None = None
) -> Callable[[Pdf], Dictionary]:
    """Return what makes a square picture /Im; light grey unless ``pixels`` say otherwise."""
    row = (side * bits * (4 if space == Name.DeviceCMYK else 1) + 7) // 8
    data = pixels or (b"\xff" if space == Name.DeviceGray else b"\x10") * (row * side)

    def make(pdf: Pdf) -> Dictionary:
        stream = pdf.make_stream(
            zlib.compress(data), Type=Name.XObject, Subtype=Name.Image, Width=side, Height=side,
            BitsPerComponent=bits, ColorSpace=space, Filter=Name.FlateDecode,
        )  # fmt: skip
        return Dictionary(Im=stream)

    return make


MATRIX = [list(row) for row in segno.make_qr("https://example.org/park", error="m").matrix]


def code(
    module_mm: float = 0.6,
    ink: bytes = b"0 0 0 1 k",
    spoiled: int = 0,
    more: bytes = b"",
    ground: bytes = b"0 0 0 0 k",
    left: float = 100,
) -> Plant:
    """Return a plant that draws a QR code at ``left``, 400 on a ground; ``spoiled`` modules from the middle."""
    module, count = module_mm * MM, len(MATRIX)
    parts = [b"q %s 40 340 300 300 re f %s" % (ground, ink)]
    middle = count // 2
    for y, row in enumerate(MATRIX):
        for x, dark in enumerate(row):
            if abs(y - middle) < spoiled and abs(x - middle) < spoiled:
                dark = not dark
            if dark:
                parts.append(
                    b"%.4f %.4f %.4f %.4f re"
                    % (left + x * module, 400 + (count - 1 - y) * module, module, module)
                )
    parts.append(b"f %s Q" % more)
    return draws(KNOCK + b"\n".join(parts))


def code_picture(scale: int = 40) -> bytes:
    """Return the code as rows of a picture of two tones, ``scale`` pixels a module, four modules of white around."""
    side = (len(MATRIX) + 8) * scale
    out = bytearray()
    quiet = b"\xff" * ((side + 7) // 8)
    out += quiet * (4 * scale)
    for row in MATRIX:
        bits = "1" * (4 * scale) + "".join(("0" if dark else "1") * scale for dark in row) + "1" * (4 * scale)
        bits = bits.ljust((side + 7) // 8 * 8, "1")
        out += int(bits, 2).to_bytes(len(bits) // 8, "big") * scale
    return bytes(out + quiet * (4 * scale))


def _set(holder: Dictionary, key: str, value: object) -> None:
    if value is None:
        del holder[key]
    else:
        holder[key] = value
