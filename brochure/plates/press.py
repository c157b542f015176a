"""Colours that name no inks, separated as a press would: by the output condition of the file.

In: RGB, L*a*b*, or CMYK of another press. Out: amounts of cyan, magenta, yellow and black. Where a file names
no condition, FOGRA39 stands for it. Must not know spaces or pages.
Source: ISO 32000-1, 14.11.5 (output intents); relative colorimetric with black point compensation, as
Ghostscript and most presses' processors convert what says no other intent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pikepdf

from brochure.assets import assets

if TYPE_CHECKING:
    Samples = np.ndarray[Any, np.dtype[np.uint8]]

_HOUSE = "ISOcoated_v2_300_bas.icc"
_INKS = 4
Mode = Literal["RGB", "LAB", "CMYK"]


@dataclass(slots=True)
class Way:
    """The way of one kind of colour to the press. ``icc``: the colours' profile, empty for sRGB or Lab."""

    mode: Mode
    icc: bytes
    press: bytes
    _transform: Any = None
    _known: dict[tuple[int, ...], tuple[float, ...]] = field(default_factory=dict)

    def inks(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return the four inks, 0 to 1, of a colour: components 0 to 1, or L*, a*, b*."""
        code = tuple(_byte(value) for value in values)
        if self.mode == "LAB":
            code = _lab_bytes(values)
        known = self._known.get(code)
        if known is None:
            pixel = np.array(code, np.uint8).reshape(1, 1, -1)
            known = self._known[code] = tuple(float(v) / 255 for v in self.separated(pixel)[0, 0])
        return known

    def separated(self, samples: Samples) -> Samples:
        """Return the inks, 255 for a solid, of rows and columns of colours of a byte a component.

        L* is 0 to 255; a* and b* are counted from 128.
        """
        from PIL import Image

        if self.mode == "LAB":
            samples = samples ^ np.array([0, 128, 128], np.uint8)  # Pillow's are signed
        height, width = samples.shape[:2]
        image = Image.frombytes(self.mode, (width, height), np.ascontiguousarray(samples).tobytes())
        made = self._way().apply(image)
        return np.frombuffer(made.tobytes(), np.uint8).reshape(height, width, 4)

    def _way(self) -> Any:
        if self._transform is None:
            from PIL import ImageCms

            if self.icc:
                source = ImageCms.ImageCmsProfile(BytesIO(self.icc))
            else:
                source = ImageCms.ImageCmsProfile(
                    ImageCms.createProfile("LAB" if self.mode == "LAB" else "sRGB")
                )
            self._transform = ImageCms.ImageCmsTransform(
                source,
                ImageCms.ImageCmsProfile(BytesIO(self.press)),
                self.mode,
                "CMYK",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        return self._transform


@dataclass(slots=True)
class Press:
    """The press of one file, by its output condition's ICC profile, None for that of the house."""

    stream: pikepdf.Stream | None = None
    _icc: bytes = b""
    _ways: dict[tuple[Mode, bytes], Way | None] = field(default_factory=dict)

    @classmethod
    def of(cls, pdf: pikepdf.Pdf) -> Press:
        """Return the press that a file's first CMYK output intent names, else that of the house."""
        intents = pdf.Root.get("/OutputIntents")
        listed = list(intents.as_list()) if isinstance(intents, pikepdf.Array) else []
        for intent in listed:
            profile = intent.get("/DestOutputProfile") if isinstance(intent, pikepdf.Dictionary) else None
            if isinstance(profile, pikepdf.Stream) and profile.get("/N") == _INKS:
                return cls(profile)
        return cls()

    @property
    def icc(self) -> bytes:
        """The profile, read when it is first asked for: most files need none."""
        if not self._icc:
            self._icc = _read(self.stream) if self.stream is not None else b""
            if self._icc[16:20] != b"CMYK":
                self._icc = (assets() / "icc" / _HOUSE).read_bytes()
        return self._icc

    def way(self, mode: Mode, icc: bytes = b"") -> Way | None:
        """Return the way of a kind of colours; None for CMYK of this press, or of no profile that is good."""
        key = mode, icc
        if key not in self._ways:
            self._ways[key] = self._made(mode, icc)
        return self._ways[key]

    def _made(self, mode: Mode, icc: bytes) -> Way | None:
        if mode == "CMYK" and icc in (b"", self.icc):
            return None
        for tried in dict.fromkeys((icc, b"")):
            if mode == "CMYK" and not tried:
                return None
            way = Way(mode, tried, self.icc)
            try:
                way.inks([0.5] * (4 if mode == "CMYK" else 3))
            except (OSError, ValueError):
                continue  # a profile that can not be used counts as none
            return way
        return None


def profile_of(stream: pikepdf.Object) -> bytes:
    """Return the ICC profile of an ICCBased space, empty where it can not be read."""
    return _read(stream) if isinstance(stream, pikepdf.Stream) else b""


def _read(stream: pikepdf.Stream) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return b""


def _byte(value: float) -> int:
    return round(255 * min(1.0, max(0.0, float(value))))


def _lab_bytes(values: Sequence[float]) -> tuple[int, ...]:
    lightness, a, b = (float(value) for value in values[:3])
    return (
        round(2.55 * min(100.0, max(0.0, lightness))),
        *(round(128 + min(127.0, max(-128.0, value))) for value in (a, b)),
    )
