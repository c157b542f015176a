"""QR codes (ISO/IEC 18004) as vector: made from a text, or read from a picture and set again.

In: what the code says, its size and ink, or a picture of a code. Out: a symbol that draws itself. It does not
know where the code stands; who sets it keeps ``quiet`` points free on every side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

import segno

from brochure.art.rounding import DIGITS, boxes
from brochure.colour import Ink
from brochure.display import Drawing, Group, Item, Path
from brochure.errors import AssetError, DataError, Finding, Place
from brochure.geometry import Rect, Segment, Segments
from brochure.units import to_mm

QUIET_MODULES = 4  # ISO/IEC 18004:2015, 6.3.8
SMALLEST_MODULE_MM = 0.4  # below this, a telephone's camera at arm's length misreads printed codes
UNDECODABLE = "qr-undecodable"
"""The finding's code where a picture holds no code that can be read."""

# The longer the text, the finer the modules; so short texts can afford the most repair.
_LEVELS = ((64, "q"), (300, "m"))


@dataclass(frozen=True, slots=True)
class Symbol:
    """A code: its drawing, how many modules a side has, a module's side and the quiet zone in points."""

    drawing: Drawing
    payload: str | bytes
    modules: int
    module: float
    quiet: float
    level: str
    findings: tuple[Finding, ...]

    @property
    def module_mm(self) -> float:
        """A module's side in millimetres."""
        return to_mm(self.module)

    def at(self, x: float, y: float) -> Group:
        """Return the drawing placed with its top left at ``x``, ``y``."""
        return self.drawing.at(x, y)


def _level(content: bytes) -> str:
    return next((level for most, level in _LEVELS if len(content) <= most), "l")


def _blocks(matrix: Sequence[Sequence[int]]) -> list[tuple[int, int, int, int]]:
    """Return the dark modules as few rectangles (column, row, across, down), none overlapping.

    Dark runs of a row are drawn as one; equal runs under each other grow downwards.
    """
    done: list[tuple[int, int, int, int]] = []
    growing: dict[tuple[int, int], int] = {}
    for number, row in enumerate([*matrix, ()]):
        runs: dict[tuple[int, int], int] = {}
        column = 0
        while column < len(row):
            start = column
            while column < len(row) and row[column]:
                column += 1
            if column > start:
                run = (start, column - start)
                runs[run] = growing.get(run, number)
            column += 1
        done += [(x, top, w, number - top) for (x, w), top in growing.items() if (x, w) not in runs]
        growing = runs
    return sorted(done, key=lambda block: (block[1], block[0]))


def _drawn(blocks: list[tuple[int, int, int, int]], module: float, origin: float) -> Segments:
    def at(count: int) -> float:
        return round(origin + count * module, DIGITS)

    # Both edges are rounded, not the width: neighbours share theirs to the last digit.
    out: list[Segment] = []
    for x, y, across, down in blocks:
        left, top = at(x), at(y)
        out.append(("R", left, top, round(at(x + across) - left, DIGITS), round(at(y + down) - top, DIGITS)))
    return tuple(out)


def from_payload(
    payload: str | bytes,
    side: float,
    ink: Ink,
    *,
    with_quiet_zone: bool = False,
    ground: Ink | None = None,
    place: Place | None = None,
) -> Symbol:
    """Return the code of ``payload``, ``side`` points wide.

    ``side`` measures the modules, and the quiet zone is to be kept free around them; ``with_quiet_zone``
    counts it in. ``ground`` fills modules and quiet zone first (white on a solid). Text beyond ASCII is
    written as UTF-8. A module below 0.4 mm is a finding.

    Raises DataError when the text is empty or longer than a code holds.
    """
    content = payload.encode() if isinstance(payload, str) else payload
    if not content:
        remedy = "give it a number or an address"
        raise DataError.of("qr-empty", "a QR code has nothing to say", remedy, place)
    try:
        code = segno.make_qr(
            content.decode("ascii") if content.isascii() else content, error=_level(content), boost_error=True
        )
    except segno.DataOverflowError as error:
        what = f"{len(content)} bytes are more than a QR code holds"
        raise DataError.of("qr-too-long", what, "link to a page that says the rest", place) from error
    matrix = [list(row) for row in code.matrix]
    modules = len(matrix)
    module = side / (modules + 2 * QUIET_MODULES if with_quiet_zone else modules)
    quiet = QUIET_MODULES * module
    origin = quiet if with_quiet_zone else 0.0
    items: list[Item] = []
    if ground is not None:
        field = Rect(origin, origin, modules * module, modules * module).grown(quiet)
        items.append(Path(boxes([field]), fill=ground))
    items.append(Path(_drawn(_blocks(matrix), module, origin), fill=ink))
    return Symbol(
        Drawing(side, side, tuple(items)), payload, modules, module, quiet, str(code.error),
        _findings(module, modules, place),
    )  # fmt: skip


def _findings(module: float, modules: int, place: Place | None) -> tuple[Finding, ...]:
    size = to_mm(module)
    if size >= SMALLEST_MODULE_MM - 1e-9:
        return ()
    what = f"a QR code's modules are {size:.2f} mm, under {SMALLEST_MODULE_MM} mm: telephones may not read it"
    remedy = f"shorten what it says or set it at {modules * SMALLEST_MODULE_MM:.0f} mm or more"
    return (Finding("warning", "qr-modules-small", what, remedy, place),)


EXPIRING = ("https://weixin.qq.com/g/", "http://weixin.qq.com/g/", "https://work.weixin.qq.com/gm/")
"""What codes of WeChat's groups say: they lead nowhere after seven days, or when the group is full."""


def expiring(payload: str | bytes, place: Place | None = None) -> tuple[Finding, ...]:
    """Return a warning for a code that will soon lead nowhere."""
    if not isinstance(payload, str) or not payload.startswith(EXPIRING):
        return ()
    what = "the code leads to a WeChat group: such codes expire after days, a brochure lasts for years"
    remedy = "give the code of a person's or an official account"
    return (Finding("warning", "qr-expires", what, remedy, place),)


def decoded(path: FilePath, place: Place | None = None) -> str | bytes:
    """Return what the QR code in a picture says: text, or bytes where they are not UTF-8.

    Raises AssetError when the file can not be opened, or holds no readable code or several.
    """
    import zxingcpp
    from PIL import Image, ImageOps

    remedy = "supply the code as PNG, square on, with its white edge, at 300 pixels or more"
    try:
        with Image.open(path) as opened:
            picture = opened.convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        what = f"{path.name} can not be opened as a picture ({type(error).__name__})"
        raise AssetError.of("qr-unreadable", what, remedy, place) from error
    grey = Image.new("RGBA", picture.size, "white")
    grey.alpha_composite(picture)
    # Screenshots are often cut at the modules; a reader needs the quiet zone back.
    framed = ImageOps.expand(grey.convert("L"), max(8, max(grey.size) // 8), 255)
    found = zxingcpp.read_barcodes(framed, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    contents = sorted({bytes(code.bytes) for code in found if code.valid})
    if len(contents) != 1:
        what = f"{path.name} holds {len(contents) or 'no'} readable QR code{'s' if contents else ''}"
        if not contents:
            remedy += " (WeChat's round mini-program codes can not be set again: export the square one)"
        if not contents:
            raise AssetError.of(UNDECODABLE, what, remedy, place)
        raise AssetError.of("qr-unreadable", what, "crop it to one code", place)
    try:
        return contents[0].decode()
    except UnicodeDecodeError:
        return contents[0]


def from_image(
    path: FilePath,
    side: float,
    ink: Ink,
    *,
    with_quiet_zone: bool = False,
    ground: Ink | None = None,
    place: Place | None = None,
) -> Symbol:
    """Return the code that the picture ``path`` shows, set again as vector (arguments: :func:`from_payload`).

    Raises AssetError as :func:`decoded` does.
    """
    payload = decoded(path, place)
    return from_payload(payload, side, ink, with_quiet_zone=with_quiet_zone, ground=ground, place=place)
