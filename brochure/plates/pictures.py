"""Images on one plate: the samples of its ink, as a grey image of the same shape.

In: an image of a PDF and its colour space. Out: an image in DeviceGray, its masks kept. Each image is
unpacked once for all plates. Must not know content streams.
Source: ISO 32000-1, 8.9.5 (image dictionaries), 8.9.6.4 (colour key masks).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import numpy as np
import pikepdf
from pikepdf import Array, Name

from brochure.plates.shadings import UnjudgedError
from brochure.plates.spaces import LUMINOSITY, PROCESS, Space

Samples = np.ndarray[Any, np.dtype[np.uint8]]
"""Rows, columns, components; 0 to 2 ** bits - 1."""

_MOST_SAMPLES = 400_000_000
_TWO_TONES = (Name.JBIG2Decode, Name.CCITTFaxDecode)


@dataclass(slots=True)
class Pictures:
    """Images of one file, unpacked once and drawn for each plate.

    A JPEG is read at an even fraction of its size as long as its longer side keeps ``fine`` pixels: a mean is
    kept by that, and a page's plates are no larger.
    """

    pdf: pikepdf.Pdf
    fine: int = _MOST_SAMPLES
    _samples: dict[tuple[int, int], tuple[Samples, int]] = field(default_factory=dict)
    _inks: dict[tuple[int, int], Samples] = field(default_factory=dict)
    _made: dict[tuple[tuple[int, int], str], pikepdf.Object] = field(default_factory=dict)

    def on(self, image: pikepdf.Object, space: Space, plate: str) -> pikepdf.Object:
        """Return ``image`` (in ``space``) on ``plate``; raises UnjudgedError where it can not be unpacked."""
        key = (image.objgen, plate)
        if image.objgen == (0, 0) or key not in self._made:
            made = self._drawn(image, space, plate)
            if image.objgen == (0, 0):
                return made
            self._made[key] = made
        return self._made[key]

    def from_inline(self, inline: pikepdf.PdfInlineImage) -> pikepdf.Object:
        """Return an inline image as an image XObject."""
        written = inline.unparse()
        data = written[written.index(b"\nID\n") + len(b"\nID\n") : -len(b"EI")]
        made = self.pdf.make_stream(data)
        for key, value in inline.obj.items():
            if key != "/Length":
                made[key] = value
        made["/Subtype"] = Name.Image
        return made

    def _drawn(self, image: pikepdf.Object, space: Space, plate: str) -> pikepdf.Object:
        if space.family == "DeviceGray" and plate in ("Black", LUMINOSITY):
            if _is_plain(image):
                return image
        elif not _inked(space, plate):
            return self._image(image, np.full((1, 1), 255, np.uint8), None)
        samples, bits = self._unpacked(image, space)
        keyed = _keyed(image, samples)
        if space.way is not None and plate != LUMINOSITY:
            inks = self._separated(image, samples, bits, space)
            return self._image(image, 255 - inks[:, :, PROCESS.index(plate)], keyed)
        return self._image(image, _grey(image, samples, bits, space, plate), keyed)

    def _separated(self, image: pikepdf.Object, samples: Samples, bits: int, space: Space) -> Samples:
        """Return the four inks of an image whose colours name none, made once for all plates."""
        known = self._inks.get(image.objgen)
        if known is None:
            assert space.way is not None
            known = space.way.separated(_as_meant(image, samples, bits, space))
            if image.objgen != (0, 0):
                self._inks[image.objgen] = known
        return known

    def _unpacked(self, image: pikepdf.Object, space: Space) -> tuple[Samples, int]:
        known = self._samples.get(image.objgen)
        if known is None:
            known = _unpack(image, space, self.fine)
            if image.objgen != (0, 0):
                self._samples[image.objgen] = known
        return known

    def _image(self, source: pikepdf.Object, grey: Samples, keyed: Samples | None) -> pikepdf.Object:
        made = self.pdf.make_stream(np.ascontiguousarray(grey).tobytes())
        entries = {
            "/Type": Name.XObject,
            "/Subtype": Name.Image,
            "/Width": grey.shape[1],
            "/Height": grey.shape[0],
            "/ColorSpace": Name.DeviceGray,
            "/BitsPerComponent": 8,
        }
        for key, value in entries.items():
            made[key] = value
        for key in ("/SMask", "/Mask", "/Interpolate"):
            if key in source and not (key == "/Mask" and isinstance(source[key], Array)):
                made[key] = source[key]
        if keyed is not None:
            mask = self.pdf.make_stream(np.packbits(keyed, axis=1).tobytes())
            for key, value in {
                "/Type": Name.XObject,
                "/Subtype": Name.Image,
                "/Width": keyed.shape[1],
                "/Height": keyed.shape[0],
                "/ImageMask": True,
                "/BitsPerComponent": 1,
            }.items():
                mask[key] = value
            made["/Mask"] = mask
        return made


def _is_plain(image: pikepdf.Object) -> bool:
    """Tell whether a grey image can stand on the black plate as it is."""
    return image.get("/ColorSpace") == Name.DeviceGray


def _inked(space: Space, plate: str) -> bool:
    """Tell whether an image in ``space`` can put ink on ``plate`` at all."""
    if plate == LUMINOSITY:
        return True
    if space.family == "Indexed" and space.base is not None:
        return _inked(space.base, plate)
    if space.family == "DeviceGray":
        return plate == "Black"
    if space.way is not None:
        return plate in PROCESS
    return space.component(plate) is not None


def _unpack(image: pikepdf.Object, space: Space, fine: int) -> tuple[Samples, int]:
    """Return an image's samples and their bits."""
    width, height, bits = int(image.Width), int(image.Height), int(image.get("/BitsPerComponent", 8))
    if width < 1 or height < 1 or width * height * space.count > _MOST_SAMPLES:
        raise UnjudgedError("an image of unreasonable size")
    filters = image.get("/Filter", Array())
    listed = filters.as_list() if isinstance(filters, Array) else [filters]
    if listed and listed[-1] in (Name.DCTDecode, Name.JPXDecode):
        return _jpeg(image, len(listed) == 1, space, fine), 8
    if listed and listed[-1] in _TWO_TONES:
        return _two_tones(image), 1
    data = np.frombuffer(image.read_bytes(), np.uint8)
    row = -(-width * space.count * bits // 8)
    if len(data) < row * height:
        data = np.pad(data, (0, row * height - len(data)))
    rows = data[: row * height].reshape(height, row)
    if bits == 16:
        rows, bits = rows[:, ::2], 8
    if bits < 8:
        rows = _split(rows, bits)
    return rows[:, : width * space.count].reshape(height, width, space.count), bits


def _jpeg(image: pikepdf.Object, alone: bool, space: Space, fine: int) -> Samples:
    from PIL import Image, UnidentifiedImageError

    if not alone:
        raise UnjudgedError("a JPEG image within another filter")
    try:
        with Image.open(BytesIO(image.read_raw_bytes())) as opened:
            if not isinstance(image.get("/Mask"), Array):  # which knows single samples by their values
                share = max(opened.size) // fine
                opened.draft(opened.mode, (opened.width // max(1, share), opened.height // max(1, share)))
            samples = np.asarray(opened)
            adobe = opened.format == "JPEG"
    except (OSError, UnidentifiedImageError) as error:
        raise UnjudgedError("a broken JPEG image") from error
    if samples.ndim == 2:
        samples = samples[:, :, None]
    if samples.shape[2] != space.count:
        raise UnjudgedError("a JPEG image with other components than its colour space")
    # Pillow takes 255 for no ink in every CMYK file; the PDF's Decode applies to the samples as stored.
    return 255 - samples if adobe and samples.shape[2] == 4 else samples


def _two_tones(image: pikepdf.Object) -> Samples:
    """Return the bits of an image that was packed as a fax is, one a byte, unpacked by PDFium."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(int(image.Width), int(image.Height)))
        copy = pdf.copy_foreign(image) if image.is_indirect else image
        copy.ColorSpace, copy.BitsPerComponent = Name.DeviceGray, 1
        for key in ("/Decode", "/SMask", "/Mask", "/ImageMask"):
            if key in copy:
                del copy[key]
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/I": copy}))
        page.Contents = pdf.make_stream(b"q %d 0 0 %d 0 0 cm /I Do Q" % (image.Width, image.Height))
        buffer = BytesIO()
        pdf.save(buffer)
    try:
        with pypdfium2.PdfDocument(buffer.getvalue()) as drawn:
            (found,) = (one for one in drawn[0].get_objects() if one.type == pdfium.FPDF_PAGEOBJ_IMAGE)
            bits = np.asarray(found.get_bitmap(render=False).to_pil().convert("L")) > 127
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise UnjudgedError("a broken fax image") from error
    if bits.shape != (int(image.Height), int(image.Width)):
        raise UnjudgedError("a broken fax image")
    return bits.astype(np.uint8)[:, :, None]


def _split(rows: Samples, bits: int) -> Samples:
    """Return samples of 1, 2 or 4 bits, one a byte."""
    single = np.unpackbits(rows, axis=1).reshape(rows.shape[0], -1, bits)
    weights = (1 << np.arange(bits - 1, -1, -1)).astype(np.uint8)
    return np.asarray((single * weights).sum(axis=2), np.uint8)


def _grey(image: pikepdf.Object, samples: Samples, bits: int, space: Space, plate: str) -> Samples:
    """Return the plate's grey: 255 where there is no ink."""
    most = 2**bits - 1
    if space.family == "Indexed" and space.base is not None:
        decode = _decode(image, 1, float(most))
        indices = np.rint(_levels(decode[0], most)).clip(0, most).astype(int)
        table = [space.base.amount(space.entry(int(index)), plate) for index in indices]
        return _shades(np.array(table))[samples[:, :, 0]]
    if plate == LUMINOSITY:
        meant = _as_meant(image, samples, bits, space) / 255.0
        low_high = space.limits or ((0.0, 1.0),) * space.count
        parts = [low + meant[:, :, i] * (high - low) for i, (low, high) in enumerate(low_high)]
        return np.asarray(np.rint(255 * np.clip(space.luminosity(parts), 0, 1)), np.uint8)
    decode = _decode(image, space.count, 1.0)
    at = 0 if space.family == "DeviceGray" else space.component(plate)
    assert at is not None  # `_inked` has been asked
    levels = _levels(decode[at], most)
    return _shades(1 - levels if space.family == "DeviceGray" else levels)[samples[:, :, at]]


def _as_meant(image: pikepdf.Object, samples: Samples, bits: int, space: Space) -> Samples:
    """Return samples in bytes, of their components' whole range, under the image's Decode array."""
    most = 2**bits - 1
    limits = space.limits or ((0.0, 1.0),) * space.count
    found = image.get("/Decode")
    flat = [float(v) for v in found.as_list()] if found is not None else [v for pair in limits for v in pair]
    spans = ((0.0, 100.0), (-128.0, 127.0), (-128.0, 127.0)) if space.family == "Lab" else limits
    out = np.empty(samples.shape, np.uint8)
    for at, (low, high) in enumerate(spans):
        levels = _levels((flat[2 * at], flat[2 * at + 1]), most)
        table = np.rint((levels - low) * 255 / (high - low)).clip(0, 255).astype(np.uint8)
        out[:, :, at] = table[samples[:, :, at]]
    return out


def _decode(image: pikepdf.Object, count: int, highest: float) -> list[tuple[float, float]]:
    found = image.get("/Decode")
    flat = [float(v) for v in found.as_list()] if found is not None else [0.0, highest] * count
    return [(flat[2 * i], flat[2 * i + 1]) for i in range(count)]


def _levels(limits: tuple[float, float], most: int) -> Any:
    """Return the value of each sample, by ISO 32000-1, 8.9.5.2."""
    low, high = limits
    return low + np.arange(most + 1) * (high - low) / most


def _shades(amounts: Any) -> Samples:
    return np.asarray(np.rint(255 * (1 - amounts.clip(0, 1))), np.uint8)


def _keyed(image: pikepdf.Object, samples: Samples) -> Samples | None:
    """Return where a colour key mask hides the image (1), None without such a mask."""
    mask = image.get("/Mask")
    if not isinstance(mask, Array):
        return None
    limits = [int(v) for v in mask.as_list()]
    hidden = np.ones(samples.shape[:2], bool)
    for i in range(samples.shape[2]):
        hidden &= (samples[:, :, i] >= limits[2 * i]) & (samples[:, :, i] <= limits[2 * i + 1])
    return hidden.astype(np.uint8)
