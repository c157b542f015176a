"""Pictures within another PDF's page, in the receiver's colours.

In: an image XObject. Out: the same object, rewritten where its colours are not the receiver's. Changes what
it is given. Must not know content streams.
Source: ISO 32000-1, 8.9.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Name

from brochure.paint.foreign import GREY, Converter, Space
from brochure.paint.inklimit import held_to

if TYPE_CHECKING:
    from PIL import Image

_NEEDLESS = ("/Interpolate", "/Intent", "/SMaskInData", "/Name", "/ID")
_CODED = ("/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode")
_MOST_COLOURS = 60_000


def recoloured_image(
    entry: pikepdf.Object, converter: Converter, named: Callable[[str], pikepdf.Object | None]
) -> None:
    """Turn an image's colours to the receiver's; ValueError for one that can not be read."""
    for key in _NEEDLESS:
        if key in entry:
            del entry[key]
    mask = entry.get("/SMask")
    if isinstance(mask, pikepdf.Stream):
        recoloured_image(mask, converter.plain_grey(), named)
    if entry.get("/ImageMask", False):
        return
    coding = _last_filter(entry)
    found = entry.get("/ColorSpace")
    space = converter.space(found, named) if found is not None else None
    if space is not None and converter.kept(space) and coding != "/JPXDecode" and _bits(entry) <= 8:
        if not space.plate:
            entry.ColorSpace = Name("/" + space.family)
        return
    image = _in_colours(_decoded(entry, space, coding), entry, space, converter)
    image = held_to(converter.ink_limit, image)
    entry.write(image.tobytes())
    entry.Width, entry.Height, entry.BitsPerComponent = image.width, image.height, 8
    entry.ColorSpace = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}[image.mode]
    if "/Decode" in entry:
        del entry["/Decode"]


def _last_filter(entry: pikepdf.Object) -> str:
    filters = entry.get("/Filter", Array())
    names = filters.as_list() if isinstance(filters, Array) else [filters]
    return str(names[-1]) if names else ""


def _bits(entry: pikepdf.Object) -> int:
    return int(entry.get("/BitsPerComponent", 8))


def _decoded(entry: pikepdf.Object, space: Space | None, coding: str) -> Any:
    """Return an image's samples, height x width x components of one byte; an index's as they are."""
    import numpy as np
    from PIL import Image

    if coding in ("/DCTDecode", "/JPXDecode"):
        with Image.open(BytesIO(entry.read_raw_bytes())) as opened:
            plain = opened if opened.mode in ("L", "RGB", "CMYK") else opened.convert("RGB")
            samples = np.asarray(plain)
            if plain.mode == "CMYK" and coding == "/DCTDecode" and "adobe" in opened.info:
                samples = 255 - samples  # Pillow turned them; a PDF says by its Decode how they are meant
        return samples.reshape(samples.shape[0], samples.shape[1], -1)
    if coding in _CODED:
        assert isinstance(entry, pikepdf.Stream)
        grey = pikepdf.PdfImage(entry).as_pil_image(apply_decode_array=False).convert("L")
        return np.asarray(grey)[..., None]
    width, height, bits = int(entry.Width), int(entry.Height), _bits(entry)
    count = space.count if space is not None else 1
    data = np.frombuffer(entry.read_bytes(), np.uint8)
    row = (width * count * bits + 7) // 8
    if data.size < row * height:
        raise ValueError("a picture lacks rows")
    rows = data[: row * height].reshape(height, row)
    if bits == 16:
        rows = rows[:, ::2]
    elif bits < 8:
        spread = np.unpackbits(rows, axis=1).reshape(height, -1, bits)
        weights = (1 << np.arange(bits - 1, -1, -1)).astype(np.uint8)
        rows = (spread * weights).sum(axis=2).astype(np.uint8)
        if space is None or space.family != "Indexed":
            rows = (rows.astype(np.uint16) * 255 // ((1 << bits) - 1)).astype(np.uint8)
    return rows[:, : width * count].reshape(height, width, count)


def _in_colours(
    samples: Any, entry: pikepdf.Object, space: Space | None, converter: Converter
) -> Image.Image:
    import numpy as np
    from PIL import Image

    if space is None:  # a JPEG 2000 that says its own colours
        from brochure.paint.foreign import DEVICE

        space = {1: GREY, 3: DEVICE["DeviceRGB"], 4: DEVICE["DeviceCMYK"]}[samples.shape[2]]
    if space.family != "Indexed":
        samples = _as_meant(samples, entry)
    if space.family == "DeviceRGB" and converter.inks.single is None:
        return converter.photograph(np.ascontiguousarray(samples[..., :3]), space.profile)
    if space.family == "DeviceCMYK" and converter.inks.single is None and converter.target == "cmyk":
        return Image.fromarray(np.ascontiguousarray(samples), "CMYK")
    flat = samples.reshape(-1, samples.shape[2])
    if flat.shape[1] > 1 and flat.shape[0] > _MOST_COLOURS:
        flat = flat & 0xF8 | (flat >> 5)  # 32 levels a component are enough to look each colour up once
    colours, index = np.unique(flat, axis=0, return_inverse=True)
    if len(colours) > 8 * _MOST_COLOURS:
        raise ValueError("a picture has too many colours of spot inks")
    scale = 1.0 if space.family == "Indexed" else 1 / 255
    if space.family == "Lab":
        table = [
            converter.components(space, (c[0] / 2.55, c[1] - 128.0, c[2] - 128.0)) for c in colours.tolist()
        ]
    else:
        table = [converter.components(space, [v * scale for v in colour]) for colour in colours.tolist()]
    inks = np.rint(np.array(table) * 255).astype(np.uint8)
    out = inks[index.reshape(-1)].reshape(samples.shape[0], samples.shape[1], -1)
    mode = {1: "L", 3: "RGB", 4: "CMYK"}[out.shape[2]]
    return Image.fromarray(np.ascontiguousarray(out[..., 0] if mode == "L" else out), mode)


def _as_meant(samples: Any, entry: pikepdf.Object) -> Any:
    """Return samples under the image's Decode array."""
    import numpy as np

    decode = entry.get("/Decode")
    if not isinstance(decode, Array):
        return samples
    limits = [float(v) for v in decode.as_list()]
    if len(limits) < 2 * samples.shape[2] or limits == [0.0, 1.0] * samples.shape[2]:
        return samples
    low = np.array(limits[::2][: samples.shape[2]])
    high = np.array(limits[1::2][: samples.shape[2]])
    mapped = low * 255 + samples * (high - low)
    return np.clip(np.rint(mapped), 0, 255).astype(np.uint8)


def stream_of(pdf: pikepdf.Pdf, image: pikepdf.PdfInlineImage) -> pikepdf.Stream:
    """Return a picture that stood within a content stream as an image XObject."""
    written = image.unparse()
    data = written[written.index(b"ID") + 3 : written.rindex(b"EI")]
    made = pdf.make_stream(data)
    for key, value in image.obj.items():
        if key not in ("/Length", "/L"):
            made[key] = value
    made.Type, made.Subtype = Name.XObject, Name.Image
    return pdf.make_indirect(made)
