"""Pictures and colour profiles made on the spot."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

CORNERS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0))
"""Red, green, blue and yellow: the corners of :func:`corners` from the top left, row by row."""

D50 = (0.9642, 1.0, 0.8249)
ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
"""Adobe RGB (1998): colorants of red, green and blue adapted to D50."""


def corners(width: int = 30, height: int = 20) -> Image.Image:
    """Return a picture whose quarters have the four colours."""
    image = Image.new("RGB", (2, 2))
    for i, colour in enumerate(CORNERS):
        image.putpixel((i % 2, i // 2), colour)
    return image.resize((width, height), Image.Resampling.NEAREST)


def saved(folder: Path, image: Image.Image, name: str, **options: Any) -> Path:
    path = folder / name
    image.save(path, **options)
    return path


def png_header(width: int, height: int) -> bytes:
    """Return the start of a PNG that says how large it is, and an end."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")


def without_adobe_mark(jpeg: bytes) -> bytes:
    """Return a JPEG without its APP14 segment."""
    at = jpeg.index(b"\xff\xee")
    return jpeg[:at] + jpeg[at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big") :]


def jpeg(image: Image.Image, **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "JPEG", **{"quality": 98, "subsampling": 0, **options})
    return buffer.getvalue()


def _s15(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_s15(v) for v in value)


def profile(space: bytes, gamma: float) -> bytes:
    """Return an ICC profile (ICC.1:2001-04, v2): ``RGB `` with Adobe RGB's colorants, or ``GRAY``."""
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    text = b"Test profile\0"
    description = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * 78
    tags = {b"desc": description, b"cprt": b"text\0\0\0\0none\0", b"wtpt": _xyz(D50)}
    if space == b"GRAY":
        tags[b"kTRC"] = curve
    else:
        for letter, colorant in zip("rgb", ADOBE_RGB, strict=True):
            tags[f"{letter}XYZ".encode()] = _xyz(colorant)
            tags[f"{letter}TRC".encode()] = curve
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    head = struct.pack(">I", start + len(body)) + b"\0" * 4 + struct.pack(">I", 0x02100000)
    head += b"mntr" + space + b"XYZ " + b"\0" * 12 + b"acsp" + b"\0" * 24
    head += b"\0" * 4 + b"".join(_s15(v) for v in D50)
    return head.ljust(128, b"\0") + table + body
