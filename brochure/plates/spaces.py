"""Colour spaces as a press sees them: which plates a colour names, and how much ink it puts on each.

In: a PDF colour space and component values. Out: amounts of ink, 0 to 1, by plate. Must not know pages.
Source: ISO 32000-1, 8.6 (colour spaces), 8.6.7 (overprint), 10.3.3 (RGB to CMYK).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pikepdf

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")

_DEPTH = 4
"""How deep spaces nest at most: a pattern over an index over an ICC profile over its alternate."""

_BY_COMPONENTS = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
_ABBREVIATED = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_CALIBRATED = {"CalGray": "DeviceGray", "CalRGB": "DeviceRGB"}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space.

    ``family`` is DeviceCMYK, DeviceGray, DeviceRGB, Separation, DeviceN, Indexed, Lab or Pattern; what ICC
    and calibration add is dropped. ``colorants`` name the plates of the components, where they do. With
    ``direct`` the colour is a plain DeviceCMYK, to which the nonzero overprint mode applies. ``table`` holds
    an index's colours in ``base``.
    """

    family: str
    count: int
    colorants: tuple[str, ...] = ()
    direct: bool = False
    base: Space | None = None
    table: bytes = b""

    @property
    def judged(self) -> bool:
        """Whether amounts of ink are what a press would get, not a guess."""
        if self.base is not None:
            return self.base.judged
        return self.family not in ("DeviceRGB", "Lab")

    def names(self, plate: str) -> bool:
        """Tell whether painting in this space touches ``plate`` even where it overprints."""
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
        if self.family == "DeviceGray":
            return 1 - values[0] if plate == "Black" else 0.0
        if self.family == "DeviceRGB":
            return _from_rgb(values, plate)
        at = self.component(plate)
        return 0.0 if at is None or at >= len(values) else min(1.0, max(0.0, values[at]))

    def entry(self, index: int) -> list[float]:
        """Return the colour at ``index`` of an indexed space's table, components of its base."""
        width = self.base.count if self.base is not None else 1
        found = self.table[index * width : (index + 1) * width]
        return [value / 255 for value in found.ljust(width, b"\0")]

    def initial(self) -> list[float]:
        """Return the colour in force once the space has been chosen (ISO 32000-1, 8.6.5 and 8.6.6)."""
        if self.family == "DeviceCMYK":
            return [0.0, 0.0, 0.0, 1.0]
        return [1.0 if self.family in ("Separation", "DeviceN") else 0.0] * self.count


GRAY = Space("DeviceGray", 1)
RGB = Space("DeviceRGB", 3)
CMYK = Space("DeviceCMYK", 4, PROCESS, direct=True)
_DEVICE = {"DeviceGray": GRAY, "DeviceRGB": RGB, "DeviceCMYK": CMYK}


def space_of(found: pikepdf.Object, named: Callable[[str], pikepdf.Object | None], depth: int = 0) -> Space:
    """Return the space that ``found`` (a name or an array) describes.

    ``named`` looks a name up in the resources, None where it is not there. Raises ValueError for what is no
    colour space.
    """
    if depth > _DEPTH:
        raise ValueError("colour spaces nest too deeply")
    if isinstance(found, pikepdf.Name):
        name = _ABBREVIATED.get(str(found)[1:], str(found)[1:])
        if name in _DEVICE:
            return _DEVICE[name]
        if name == "Pattern":
            return Space("Pattern", 0)
        looked_up = named(str(found))
        if looked_up is None:
            raise ValueError(f"there is no colour space {name}")
        return space_of(looked_up, named, depth + 1)
    if not isinstance(found, pikepdf.Array) or not len(found):
        raise ValueError("a colour space is a name or an array")
    family = str(found[0])[1:]
    family = _CALIBRATED.get(family, _ABBREVIATED.get(family, family))
    if family == "ICCBased":
        count = int(found[1].N)
        return Space(
            _BY_COMPONENTS[count], count, PROCESS if count == 4 else ()
        )  # not direct: OPM is for DeviceCMYK alone
    if family in _DEVICE:
        return _DEVICE[family]
    if family == "Separation":
        return Space("Separation", 1, (str(found[1])[1:],))
    if family == "DeviceN":
        colorants = tuple(str(name)[1:] for name in found[1].as_list())
        return Space("DeviceN", len(colorants), colorants)
    if family == "Indexed":
        base = space_of(found[1], named, depth + 1)
        table = found[3]
        data = table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
        return Space("Indexed", 1, base=base, table=data)
    if family == "Pattern":
        return Space("Pattern", 0, base=space_of(found[1], named, depth + 1) if len(found) > 1 else None)
    if family == "Lab":
        return Space("Lab", 3)
    raise ValueError(f"there is no colour space family {family}")


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


def _from_rgb(values: Sequence[float], plate: str) -> float:
    """Return the ink of an RGB colour, all grey taken out: what a device does that knows no profile."""
    if plate not in PROCESS:
        return 0.0
    inks = [1 - min(1.0, max(0.0, value)) for value in values[:3]]
    grey = min(inks)
    return grey if plate == "Black" else inks[PROCESS.index(plate)] - grey
