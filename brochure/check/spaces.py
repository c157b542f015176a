"""Colour spaces and colours, as far as a press is concerned: which plates a colour names, and how much ink.

In: a colour space object and the resources that may name it. Out: :class:`Space`, :class:`Colour`. Must not
know what is coloured. Source: ISO 32000-1, 8.6.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from brochure.check.limits import STREAM_BYTES
from brochure.check.objects import bytes_of, elements, get, integer, is_stream, name, numbers
from brochure.check.streams import beginning, unpacked

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_ABBREVIATED = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_COMPONENTS = {"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "Lab": 3, "DeviceCMYK": 4}
_MOST_NESTED = 6
_HEADER = 128
_MOST_TAGS = 100
_LONGEST_TABLE = 256 * 32
_PLAIN_PARTS = {
    "DeviceGray",
    "DeviceRGB",
    "DeviceCMYK",
    "CalGray",
    "CalRGB",
    "ICCBased",
    "Separation",
    "DeviceN",
}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family, number of components, the colorants it names, and what lies below it.

    ``process`` is the space of those of its inks that are no spots, where it says so (NChannel); ``solid``
    the CMYK that shows a spot ink, where that grows with the ink. ``table`` holds the colours of an index.
    """

    family: str
    components: int = 1
    colorants: tuple[str, ...] = ()
    base: Space | None = None
    process: Space | None = None
    solid: tuple[float, ...] = ()
    table: bytes = b""

    @property
    def families(self) -> tuple[str, ...]:
        """The family, and those of all spaces below."""
        below = (space for space in (self.base, self.process) if space is not None)
        return (self.family, *(family for space in below for family in space.families))

    @property
    def spots(self) -> tuple[str, ...]:
        """The colorants that are no process inks."""
        below = self.base.spots if self.base else ()
        return (*(c for c in self.colorants if c not in (*PROCESS, "None")), *below)


GRAY = Space("DeviceGray", 1)
RGB = Space("DeviceRGB", 3)
CMYK = Space("DeviceCMYK", 4)
LAB = Space("Lab", 3)
PATTERN = Space("Pattern", 0)
UNKNOWN = Space("unknown", 1)
_PLAIN = {"DeviceGray": GRAY, "DeviceRGB": RGB, "DeviceCMYK": CMYK, "Pattern": PATTERN,
          "CalGray": Space("CalGray", 1), "CalRGB": Space("CalRGB", 3), "Lab": LAB}  # fmt: skip


def space_of(given: Any, resources: Any = None, depth: int = 0) -> Space:
    """Return what a colour space says; a name is looked up in ``resources`` where it is no device's."""
    word = given if isinstance(given, str) else name(given)
    if word:
        if word in _PLAIN:
            return _PLAIN[word]
        found = get(get(resources, "/ColorSpace"), "/" + word)
        return (
            space_of(found, resources, depth + 1) if found is not None and depth < _MOST_NESTED else UNKNOWN
        )
    parts = given if isinstance(given, list) else elements(given)
    if not parts or depth >= _MOST_NESTED:
        return UNKNOWN
    family = parts[0] if isinstance(parts[0], str) else name(parts[0])
    if family == "ICCBased":
        return Space(family, integer(get(parts[1], "/N")) if len(parts) > 1 else 0)
    if family in {"Separation", "DeviceN"} and len(parts) > 2:
        names = tuple(name(n) for n in elements(parts[1])) or (name(parts[1]),)
        said = get(get(parts[4], "/Process"), "/ColorSpace") if len(parts) > 4 else None
        process = space_of(said, resources, depth + 1) if said is not None else None
        base = space_of(parts[2], resources, depth + 1)
        return Space(family, len(names), names, base, process, _solid(base, parts[3:4]))
    if family in {"Indexed", "Pattern"} and len(parts) > 1:
        base = space_of(parts[1], resources, depth + 1)
        return Space(family, 1, (), base, table=_table(parts[3:4]) if family == "Indexed" else b"")
    return _PLAIN.get(family, UNKNOWN)


def unabbreviated(given: Any) -> Any:
    """Return the space of an inline image with its names written out (ISO 32000-1, table 94)."""
    if isinstance(given, list):
        return [_ABBREVIATED.get(part, part) if isinstance(part, str) else part for part in given]
    return _ABBREVIATED.get(given, given) if isinstance(given, str) else given


def _table(given: list[Any]) -> bytes:
    """Return the colours of an index, a byte a component."""
    if given and is_stream(given[0]):
        return unpacked(given[0], _LONGEST_TABLE) or b""
    return bytes_of(given[0])[:_LONGEST_TABLE] if given else b""


def _solid(base: Space, function: list[Any]) -> tuple[float, ...]:
    """Return the last colour of an exponential tint transform to CMYK; nothing for other transforms."""
    if not function or base.family != "DeviceCMYK" or integer(get(function[0], "/FunctionType"), -1) != 2:
        return ()
    return tuple(min(max(v, 0.0), 1.0) for v in numbers(get(function[0], "/C1")))


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour in force: a space, and one number a component (none for a pattern without a colour below).

    ``source`` is the pattern's object.
    """

    space: Space
    values: tuple[float, ...]
    pattern: bool = False
    source: Any = field(default=None, compare=False)

    @property
    def plates(self) -> dict[str, float] | None:
        """Ink from 0 to 1 by plate, or None where only a conversion could say. A process ink may be 0."""
        return _plates(self.space, self.values) if not self.pattern else None

    @property
    def inks(self) -> dict[str, float]:
        """The plates that get ink; empty where that is not known."""
        return {plate: amount for plate, amount in (self.plates or {}).items() if amount > 0.0005}

    @property
    def total(self) -> float:
        """The sum of all inks, 1 for one solid; 0 where not known."""
        return sum((self.plates or {}).values())

    @property
    def white(self) -> bool:
        """Whether the colour is surely that of the bare sheet."""
        if self.pattern:
            return False
        plates = self.plates
        if plates is not None:
            return not any(amount > 0.0005 for amount in plates.values())
        space, values = _of_index(self.space, self.values)
        return space.family in {"DeviceRGB", "CalRGB"} and bool(values) and min(values) >= 0.9995

    @property
    def black_only(self) -> bool:
        """Whether the black plate alone gets ink, and all of it."""
        inks = self.inks
        return set(inks) == {"Black"} and inks["Black"] >= 0.995

    def __str__(self) -> str:
        if self.pattern:
            return "a pattern"
        if self.space.family == "DeviceCMYK" and len(self.values) == 4:
            return "CMYK " + " ".join(f"{100 * v:.0f}" for v in self.values)
        names = " + ".join(self.space.colorants) or self.space.family
        return f"{names} " + " ".join(f"{v:.2f}" for v in self.values[:4])


BLACK = Colour(GRAY, (0.0,))


def initial(space: Space) -> Colour:
    """Return the colour that a space starts with (ISO 32000-1, 8.6.3 to 8.6.6)."""
    if space.family == "Pattern":
        return Colour(space, (), True)
    if space.family == "DeviceCMYK" or (space.family == "ICCBased" and space.components == 4):
        return Colour(space, (0.0, 0.0, 0.0, 1.0))
    start = 1.0 if space.colorants else 0.0
    return Colour(space, (start,) * max(1, min(space.components, 32)))


def _of_index(space: Space, values: tuple[float, ...]) -> tuple[Space, tuple[float, ...]]:
    """Return the colour that stands in an index, where its base has plain parts; any other as it is."""
    base = space.base
    if space.family != "Indexed" or base is None or base.family not in _PLAIN_PARTS or not values:
        return space, values
    at = max(0, int(values[0])) * base.components
    found = space.table[at : at + base.components]
    return (base, tuple(v / 255 for v in found)) if len(found) == base.components else (space, values)


@lru_cache(maxsize=4096)
def _plates(space: Space, values: tuple[float, ...]) -> dict[str, float] | None:
    space, values = _of_index(space, values)
    if len(values) < space.components:
        return None
    ink = tuple(min(max(v, 0.0), 1.0) for v in values)
    if space.family == "DeviceCMYK" or (space.family == "ICCBased" and space.components == 4):
        return dict(zip(PROCESS, ink, strict=False))
    if space.family in {"DeviceGray", "CalGray"} or (space.family == "ICCBased" and space.components == 1):
        return {"Black": 1.0 - ink[0]}
    if space.colorants:
        return {c: v for c, v in zip(space.colorants, ink, strict=False) if c != "None"}
    return None


@dataclass(frozen=True, slots=True)
class IccHeader:
    """The first 128 bytes of an ICC profile (ICC.1:2010, 7.2): major version, device class, data space."""

    version: int
    device: str
    space: str
    connection: str


def icc_tags(stream: Any) -> dict[str, str] | None:
    """Return the tags of an ICC profile: their signatures, and those of their data's types.

    None where the table of tags or one of them lies outside of the profile.

    Outside is beyond the size that the header tells, and beyond the bytes that are there.

    Source: ICC.1:2010, 7.3.
    """
    data = beginning(stream, _HEADER + 4 + 12 * _MOST_TAGS) if is_stream(stream) else b""
    if len(data) < _HEADER + 4:
        return None
    size, count = int.from_bytes(data[:4], "big"), int.from_bytes(data[_HEADER : _HEADER + 4], "big")
    table = data[_HEADER + 4 : _HEADER + 4 + 12 * count]
    if count > _MOST_TAGS or len(table) < 12 * count:
        return None
    found, end = dict[str, int](), 0
    for at in range(0, 12 * count, 12):
        start, length = (int.from_bytes(table[at + i : at + i + 4], "big") for i in (4, 8))
        if start < _HEADER or start + length > size:
            return None
        end = max(end, start + length)
        found[table[at : at + 4].decode("latin-1").strip()] = start
    data = beginning(stream, end) if end <= STREAM_BYTES else b""
    if len(data) < min(end, STREAM_BYTES + 1):
        return None
    return {tag: data[start : start + 4].decode("latin-1").strip() for tag, start in found.items()}


def icc_header(stream: Any) -> IccHeader | None:
    """Return the header of an ICC profile's stream; None where it is none."""
    data = beginning(stream, _HEADER) if is_stream(stream) else b""
    if len(data) < _HEADER or data[36:40] != b"acsp":
        return None
    said = [data[i : i + 4].decode("latin-1").strip() for i in (12, 16, 20)]
    return IccHeader(data[8], said[0], said[1], said[2])
