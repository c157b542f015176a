"""Colours of another PDF in a receiver's: what an operand of a foreign colour space becomes.

In: colour spaces of a PDF and values in them. Out: components in the receiver's process colours. RGB becomes
a theme's ink, black alone, or goes through ICC (:mod:`brochure.artwork.colours`); CMYK keeps its numbers on a
press; spot inks are kept where the receiver has their plate, else mixed from process inks as the
file says.
Must not know content streams.
Source: ISO 32000-1, 8.6.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Name

from brochure.artwork.colours import Colour, Inks, on_press, seen
from brochure.colour import Cmyk, Ink
from brochure.functions import Function, function_of
from brochure.paint.spots import Spots, solid_of
from brochure.profiles import ColourSpace

if TYPE_CHECKING:
    from PIL import Image

Components = tuple[float, ...]

_LUMA = (0.299, 0.587, 0.114)  # ITU-R BT.601-7, 2.5.1, as for inks (brochure/paint/colour.py)
_BY_COUNT = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
_SHORT = {
    "G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed", "CalGray": "DeviceGray",
    "CalRGB": "DeviceRGB",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family, how many components it has, and what gives its colour.

    ``plate`` is the spot ink that it is kept as, "" for none; ``base`` what an index or pattern refers to.
    """

    family: str
    count: int
    colour: Callable[[Sequence[float]], Colour] | None = None
    initial: Components = ()
    plate: str = ""
    base: Space | None = None
    profile: bytes | None = None


def _grey(v: Sequence[float]) -> Colour:
    g = _unit(v[0])
    return Colour((g, g, g))


def _rgb(v: Sequence[float]) -> Colour:
    return Colour((_unit(v[0]), _unit(v[1]), _unit(v[2])))


def _cmyk(v: Sequence[float]) -> Colour:
    inks = (_unit(v[0]), _unit(v[1]), _unit(v[2]), _unit(v[3]))
    return Colour(seen(inks), inks)


def _unit(value: float) -> float:
    return min(1.0, max(0.0, float(value)))


GREY = Space("DeviceGray", 1, _grey, (0.0,))
RGB = Space("DeviceRGB", 3, _rgb, (0.0, 0.0, 0.0))
CMYK = Space("DeviceCMYK", 4, _cmyk, (0.0, 0.0, 0.0, 1.0))
DEVICE = {"DeviceGray": GREY, "DeviceRGB": RGB, "DeviceCMYK": CMYK}


@dataclass(frozen=True, slots=True)
class Plated:
    """A tint of a spot ink: its plate, how much of it, and what its solid looks like."""

    plate: str
    tint: float
    solid: Cmyk


@dataclass(slots=True)
class Converter:
    """From foreign colours to the receiver's.

    ``plates`` are the spot inks that it prints; ``press`` is the ICC profile that colours are separated by,
    ``ink_limit`` the most ink, per cent, that they may get. Of ``spots``, flat colours that are inks of the
    theme stand on their plates.
    """

    target: ColourSpace
    inks: Inks
    plates: frozenset[str] = frozenset()
    press: bytes | None = None
    ink_limit: float | None = None
    spots: Spots | None = None

    def plain_grey(self) -> Converter:
        """Return what turns masks to tones of grey."""
        return Converter("grey", Inks())

    def photograph(self, samples: Any, profile: bytes | None) -> Image.Image:
        """Return RGB samples (height x width x 3 bytes) in the receiver's colours, as photographs are."""
        from PIL import Image, ImageCms

        from brochure.paint.separation import in_colours
        from brochure.pictures.photo import Photo

        image = Image.fromarray(samples, "RGB")
        way = _to_srgb(profile) if profile else None
        if way is not None:
            shown = ImageCms.applyTransform(image, way)
            assert shown is not None  # only a conversion in place returns nothing
            image = shown
        photo = Photo.of(image.width, image.height, image.tobytes())
        return in_colours(photo, self.press if self.target == "cmyk" else None, grey=self.target == "grey")

    @property
    def count(self) -> int:
        """How many components the receiver's colours have."""
        return {"rgb": 3, "cmyk": 4, "grey": 1}[self.target]

    @property
    def device(self) -> pikepdf.Object:
        """The receiver's colour space."""
        return {"rgb": Name.DeviceRGB, "cmyk": Name.DeviceCMYK, "grey": Name.DeviceGray}[self.target]

    def components(self, space: Space, values: Sequence[float]) -> Components:
        """Return a colour's components for the receiver."""
        if space.colour is None:
            raise ValueError(f"a colour in {space.family}")
        return self.of(space.colour(values), space.family == "DeviceGray")

    def of(self, colour: Colour, grey: bool = False) -> Components:
        """Return a colour's components; one that was said as ``grey`` keeps its number as black."""
        if self.inks.single is not None:
            return self._inked(self.inks.ink(colour))
        if grey:
            g = colour.srgb[0]
            return {"rgb": (g, g, g), "cmyk": (0.0, 0.0, 0.0, 1 - g), "grey": (g,)}[self.target]
        if self.target == "cmyk":
            return self._inked(self.inks.ink(colour))
        return self._shown(colour.srgb)

    def _inked(self, ink: Ink) -> Components:
        if self.target != "cmyk":
            return self._shown(ink.srgb)
        if ink.origin != "design":
            return on_press(ink, self.press, self.ink_limit)
        return ink.cmyk if self.spots is None else self.spots.process(ink)

    def plated(self, space: Space, values: Sequence[float]) -> Plated | None:
        """Return where a colour stands that a spot ink prints, None for one of the process inks."""
        if self.spots is None or self.target != "cmyk" or space.colour is None:
            return None
        if space.family == "DeviceGray" and self.inks.single is None:
            return None
        ink = self.inks.ink(space.colour(values))
        plate, tint = self.spots.plate(ink)
        if not plate or not tint:
            return None
        c, m, y, k = solid_of(ink.cmyk, tint)
        return Plated(plate, tint, (c, m, y, k))

    def _shown(self, srgb: Components) -> Components:
        if self.target == "rgb":
            return tuple(srgb)
        return (sum(weight * v for weight, v in zip(_LUMA, srgb, strict=True)),)

    def kept(self, space: Space) -> bool:
        """Tell whether colours of a space may stay as they are."""
        if self.inks.single is not None:
            return False
        if space.plate:
            return True
        allowed = {
            "rgb": ("DeviceGray", "DeviceRGB"),
            "cmyk": ("DeviceGray", "DeviceCMYK"),
            "grey": ("DeviceGray",),
        }
        return space.family in allowed[self.target] and space.profile is None

    def space(
        self, found: pikepdf.Object, named: Callable[[str], pikepdf.Object | None], depth: int = 0
    ) -> Space:
        """Return the space that a name or an array describes; ``named`` looks names up in the resources.

        Raises ValueError for what is none.
        """
        if depth > 6:
            raise ValueError("colour spaces nest too deeply")
        if isinstance(found, Name):
            name = str(found)[1:]
            if _SHORT.get(name, name) in DEVICE:
                return DEVICE[_SHORT.get(name, name)]
            if name == "Pattern":
                return Space("Pattern", 0)
            looked_up = named(str(found))
            if looked_up is None:
                raise ValueError(f"there is no colour space {name}")
            return self.space(looked_up, named, depth + 1)
        if not isinstance(found, Array) or not len(found):
            raise ValueError("a colour space is a name or an array")
        family = _SHORT.get(str(found[0])[1:], str(found[0])[1:])
        if family in DEVICE:
            return DEVICE[family]
        match family:
            case "ICCBased":
                return _calibrated(found[1])
            case "Lab":
                return Space("Lab", 3, _lab, (0.0, 0.0, 0.0))
            case "Pattern":
                return Space(
                    "Pattern", 0, base=self.space(found[1], named, depth + 1) if len(found) > 1 else None
                )
            case "Indexed":
                return self._indexed(found, named, depth)
            case "Separation" | "DeviceN":
                return self._spots(found, named, depth)
            case _:
                raise ValueError(f"there is no colour space family {family}")

    def _spots(
        self, found: pikepdf.Object, named: Callable[[str], pikepdf.Object | None], depth: int
    ) -> Space:
        one = str(found[0]) == "/Separation"
        names = [str(found[1])[1:]] if one else [str(name)[1:] for name in found[1].as_list()]
        count = len(names)
        if one and names[0] == "All":
            return Space("Separation", 1, _registration, (1.0,))
        alternate = self.space(found[2], named, depth + 1)
        tint: Function = function_of(found[3])
        inner = alternate.colour
        if inner is None:
            raise ValueError("a spot ink has no likeness")
        given = inner

        def colour(values: Sequence[float]) -> Colour:
            return given(tint(values))

        plate = names[0] if one and self.target == "cmyk" and names[0] in self.plates else ""
        return Space("Separation" if one else "DeviceN", count, colour, (1.0,) * count, plate)

    def _indexed(
        self, found: pikepdf.Object, named: Callable[[str], pikepdf.Object | None], depth: int
    ) -> Space:
        base = self.space(found[1], named, depth + 1)
        table = found[3]
        data = table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
        inner, width = base.colour, base.count
        if inner is None or not width:
            raise ValueError("an index has no colours")
        given = inner

        def colour(values: Sequence[float]) -> Colour:
            entry = data[int(values[0]) * width : (int(values[0]) + 1) * width].ljust(width, b"\0")
            return given([value / 255 for value in entry])

        return Space("Indexed", 1, colour, (0.0,), base=base)


def _registration(values: Sequence[float]) -> Colour:
    tone = 1 - _unit(values[0])
    return Colour((tone, tone, tone), (0.0, 0.0, 0.0, _unit(values[0])))


def _calibrated(stream: pikepdf.Object) -> Space:
    """Return an ICC space: sRGB and CMYK by their numbers, any other RGB through its profile."""
    count = int(stream.N)
    plain = DEVICE[_BY_COUNT[count]]
    if count != 3:
        return plain
    data = stream.read_bytes()
    way = _to_srgb(data)
    if way is None:
        return plain

    def colour(values: Sequence[float]) -> Colour:
        from PIL import Image, ImageCms

        pixel = Image.new("RGB", (1, 1), (_byte(values[0]), _byte(values[1]), _byte(values[2])))
        shown = ImageCms.applyTransform(pixel, way)
        assert shown is not None  # only a conversion in place returns nothing
        got = shown.getpixel((0, 0))
        assert isinstance(got, tuple)
        return Colour((got[0] / 255, got[1] / 255, got[2] / 255))

    return Space("DeviceRGB", 3, colour, (0.0, 0.0, 0.0), profile=data)


def _byte(value: float) -> int:
    return round(_unit(value) * 255)


def _to_srgb(data: bytes) -> Any:
    """Return littleCMS's way from an RGB profile to sRGB, None where it is sRGB or can not be used."""
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        if "srgb" in (profile.profile.profile_description or "").lower():
            return None
        return ImageCms.buildTransform(
            profile,
            ImageCms.createProfile("sRGB"),
            "RGB",
            "RGB",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (OSError, ImageCms.PyCMSError):
        return None


def _lab(values: Sequence[float]) -> Colour:
    return Colour(_from_lab(values[0], values[1], values[2]))


def _from_lab(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    """Return sRGB of L*a*b* (CIE 15); its white, whatever it is, becomes sRGB's."""
    fy = (lightness + 16) / 116
    f = (fy + a / 500, fy, fy - b / 200)
    x, y, z = (
        w * (v**3 if v > 6 / 29 else 3 * (6 / 29) ** 2 * (v - 4 / 29))
        for v, w in zip(f, (0.9505, 1.0, 1.089), strict=True)
    )
    linear = (
        3.2406 * x - 1.5372 * y - 0.4986 * z,
        -0.9689 * x + 1.8758 * y + 0.0415 * z,
        0.0557 * x - 0.2040 * y + 1.0570 * z,
    )
    red, green, blue = (
        _unit(12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055) for v in linear
    )
    return red, green, blue
