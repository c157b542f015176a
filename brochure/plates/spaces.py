"""Colour spaces as a press sees them: which plates a colour names, and how much ink it puts on each.

In: a PDF colour space and component values. Out: amounts of ink, 0 to 1, by plate. Colours that name no inks
go through the press's profile (:mod:`brochure.plates.press`). Must not know pages.
Source: ISO 32000-1, 8.6 (colour spaces), 8.6.7 (overprint).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from brochure.plates.press import Press, Way, profile_of

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")

LUMINOSITY = "(luminosity)"
"""What soft masks are drawn as, in place of a plate: ink is how dark a colour is (ISO 32000-1, 11.5.3)."""

_WEIGHTS = (0.3, 0.59, 0.11)
"""Of red, green and blue in lightness (ISO 32000-1, 10.3.3)."""

_DEPTH = 4
"""How deep spaces nest at most: a pattern over an index over an ICC profile over its alternate."""

_DEVICES = ("DeviceGray", "DeviceRGB", "DeviceCMYK")
_BY_COMPONENTS = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
_ABBREVIATED = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_CALIBRATED = {"CalGray": "DeviceGray", "CalRGB": "DeviceRGB"}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space.

    ``family`` is DeviceCMYK, DeviceGray, DeviceRGB, Separation, DeviceN, Indexed, Lab or Pattern; what
    calibration adds is dropped. ``colorants`` name the plates of the components, where they do; ``way``
    leads to inks where they do not. With ``direct`` the colour is a plain DeviceCMYK, to which the nonzero
    overprint mode applies. ``table`` holds an index's colours in ``base``; ``limits`` are the least and most
    of each component, where they are not 0 and 1.
    """

    family: str
    count: int
    colorants: tuple[str, ...] = ()
    direct: bool = False
    base: Space | None = None
    table: bytes = b""
    limits: tuple[tuple[float, float], ...] = ()
    way: Way | None = field(default=None, compare=False, repr=False)

    @property
    def judged(self) -> bool:
        """Whether amounts of ink are the file's own, not those of a conversion."""
        if self.base is not None:
            return self.base.judged
        return self.way is None

    @property
    def said(self) -> str:
        """The space's name for people."""
        return "CMYK of another condition" if self.way and self.count == 4 else self.family

    def names(self, plate: str) -> bool:
        """Tell whether painting in this space touches ``plate`` even where it overprints."""
        if plate == LUMINOSITY:
            return True
        if self.family in ("Separation", "DeviceN"):
            return plate in self.colorants or self.colorants == ("All",)
        if self.base is not None:
            return self.base.names(plate)
        return plate in PROCESS

    def component(self, plate: str) -> int | None:
        """Return which component is the ink of ``plate``, None where none is."""
        if self.colorants == ("All",):
            return 0
        return self.colorants.index(plate) if plate in self.colorants else None

    def amount(self, values: Sequence[float], plate: str) -> float:
        """Return the ink that a colour of this space puts on ``plate``, 0 to 1."""
        if self.family == "Indexed" and self.base is not None:
            return self.base.amount(self.entry(int(values[0])), plate)
        if plate == LUMINOSITY:
            return 1 - min(1.0, max(0.0, float(self.luminosity(values))))
        if self.family == "DeviceGray":
            return 1 - values[0] if plate == "Black" else 0.0
        if self.way is not None:
            return self.way.inks(values)[PROCESS.index(plate)] if plate in PROCESS else 0.0
        at = self.component(plate)
        return 0.0 if at is None or at >= len(values) else min(1.0, max(0.0, values[at]))

    def luminosity(self, components: Sequence[Any]) -> Any:
        """Return how light a colour is, 0 to 1; a spot ink, whose likeness is not known here, as black.

        ``components`` are numbers, or arrays of one shape.
        """
        match self.family:
            case "DeviceGray":
                return components[0]
            case "DeviceRGB":
                return sum(weight * v for weight, v in zip(_WEIGHTS, components, strict=False))
            case "DeviceCMYK":
                light = sum(weight * (1 - v) for weight, v in zip(_WEIGHTS, components, strict=False))
                return light * (1 - components[3])
            case "Lab":
                return components[0] / 100
            case _:
                return 1 - components[0]

    def entry(self, index: int) -> list[float]:
        """Return the colour at ``index`` of an indexed space's table, components of its base."""
        width = self.base.count if self.base is not None else 1
        found = self.table[index * width : (index + 1) * width]
        limits = (self.base.limits if self.base is not None else ()) or ((0.0, 1.0),) * width
        pairs = zip(found.ljust(width, b"\0"), limits, strict=True)
        return [low + value * (high - low) / 255 for value, (low, high) in pairs]

    def initial(self) -> list[float]:
        """Return the colour in force once the space has been chosen (ISO 32000-1, 8.6.5 and 8.6.6)."""
        if self.family == "DeviceCMYK":
            return [0.0, 0.0, 0.0, 1.0]
        return [1.0 if self.family in ("Separation", "DeviceN") else 0.0] * self.count


GRAY = Space("DeviceGray", 1)
CMYK = Space("DeviceCMYK", 4, PROCESS, direct=True)


def device(family: str, press: Press) -> Space:
    """Return DeviceGray, DeviceRGB or DeviceCMYK; ValueError for another family."""
    match family:
        case "DeviceGray":
            return GRAY
        case "DeviceCMYK":
            return CMYK
        case "DeviceRGB":
            return Space("DeviceRGB", 3, way=press.way("RGB"))
        case _:
            raise ValueError(f"{family} is no device's space")


def space_of(
    found: pikepdf.Object, named: Callable[[str], pikepdf.Object | None], press: Press, depth: int = 0
) -> Space:
    """Return the space that ``found`` (a name or an array) describes, on ``press``.

    ``named`` looks a name up in the resources, None where it is not there. Raises ValueError for what is no
    colour space.
    """
    if depth > _DEPTH:
        raise ValueError("colour spaces nest too deeply")
    if isinstance(found, pikepdf.Name):
        name = _ABBREVIATED.get(str(found)[1:], str(found)[1:])
        if name in _DEVICES:
            return _default(name, named, press, depth) or device(name, press)
        if name == "Pattern":
            return Space("Pattern", 0)
        looked_up = named(str(found))
        if looked_up is None:
            raise ValueError(f"there is no colour space {name}")
        return space_of(looked_up, named, press, depth + 1)
    if not isinstance(found, pikepdf.Array) or not len(found):
        raise ValueError("a colour space is a name or an array")
    family = str(found[0])[1:]
    family = _CALIBRATED.get(family, _ABBREVIATED.get(family, family))
    if family == "ICCBased":
        return _calibrated(found[1], press)
    if family in _DEVICES:
        return device(family, press)
    if family == "Separation":
        return Space("Separation", 1, (str(found[1])[1:],))
    if family == "DeviceN":
        colorants = tuple(str(name)[1:] for name in found[1].as_list())
        return Space("DeviceN", len(colorants), colorants)
    if family == "Indexed":
        base = space_of(found[1], named, press, depth + 1)
        table = found[3]
        data = table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
        return Space("Indexed", 1, base=base, table=data)
    if family == "Pattern":
        return Space(
            "Pattern", 0, base=space_of(found[1], named, press, depth + 1) if len(found) > 1 else None
        )
    if family == "Lab":
        span = [float(v) for v in found[1].get("/Range", pikepdf.Array([-100, 100, -100, 100])).as_list()]
        limits = ((0.0, 100.0), (span[0], span[1]), (span[2], span[3]))
        return Space("Lab", 3, limits=limits, way=press.way("LAB"))
    raise ValueError(f"there is no colour space family {family}")


def _default(
    name: str, named: Callable[[str], pikepdf.Object | None], press: Press, depth: int
) -> Space | None:
    """Return the space that the resources put in place of a device's (ISO 32000-1, 8.6.5.6)."""
    found = named("/Default" + name.removeprefix("Device"))
    if not isinstance(found, pikepdf.Array):
        return None
    return space_of(found, lambda other: None, press, depth + 1)


def _calibrated(stream: pikepdf.Object, press: Press) -> Space:
    """Return an ICC space; a grey one is black alone, as small type has to be."""
    count = int(stream.N)
    if count == 3:
        return Space("DeviceRGB", 3, way=press.way("RGB", profile_of(stream)))
    if count == 4:  # not direct: OPM is for DeviceCMYK alone
        return Space("DeviceCMYK", 4, PROCESS, way=press.way("CMYK", profile_of(stream)))
    return Space(_BY_COMPONENTS[count], count)


def plate_names(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Return the plates of a file: the process inks, then every spot ink it names, sorted."""
    spots: set[str] = set()
    for found in pdf.objects:
        _collect(found, spots, 0)
    return (*PROCESS, *sorted(spots - {*PROCESS, "All", "None"}))


def _collect(found: pikepdf.Object, spots: set[str], depth: int) -> None:
    """Gather spot names; a space may stand inside a resource dictionary rather than on its own."""
    if depth > 3:
        return
    if isinstance(found, pikepdf.Array):
        if len(found) > 1 and isinstance(found[0], pikepdf.Name):
            if found[0] == pikepdf.Name.Separation and isinstance(found[1], pikepdf.Name):
                spots.add(str(found[1])[1:])
            elif found[0] == pikepdf.Name.DeviceN and isinstance(found[1], pikepdf.Array):
                spots |= {str(name)[1:] for name in found[1].as_list() if isinstance(name, pikepdf.Name)}
            elif found[0] in (pikepdf.Name.Indexed, pikepdf.Name.Pattern):
                _collect(found[1], spots, depth + 1)
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for key in ("/ColorSpace", "/Resources", "/Shading", "/CS"):
            if key not in found:
                continue
            inner = found[key]
            _collect(inner, spots, depth + 1)
            if key in ("/ColorSpace", "/Shading") and isinstance(inner, pikepdf.Dictionary):
                for _, value in inner.items():
                    _collect(value, spots, depth + 1)
