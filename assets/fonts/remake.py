"""Remake the shipped fonts from the public packages that carry them.

What comes in: a folder with the package archives, fetched by package name with the ordinary clients:

    npm pack @expo-google-fonts/noto-serif-sc
    npm pack @expo-google-fonts/noto-sans-sc
    pip download --no-deps fontpkg-libre-franklin fontpkg-source-serif-4

What goes out: the four TrueType files of ``fonts.json`` in the folder named by the second argument.
The two Latin families are copied as they are. The two Chinese families come as one static file per weight;
each is cut to the characters of Noto Sans SC's shipped cut and to ``SIGNS``, and its lightest and heaviest
weights are joined to one variable font, which holds every weight between at less than the price of two.

    python assets/fonts/remake.py ARCHIVES OUT

Needs fontTools (the project's ``dev`` extra). Nothing of the program imports this file.
"""

from __future__ import annotations

import io
import sys
import tarfile
import zipfile
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset, varLib
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
CHARACTERS = HERE / "NotoSansSC[wght]-GB2312-8105.ttf"

# What Chinese copy writes beyond GB 2312 and the 8,105 characters: the blocks from which both families have
# every sign that they draw at all (〇 in 二〇三五年 is the first of them).
SIGNS = (
    (0x00A0, 0x00FF),  # western letters, signs and fractions
    (0x01CD, 0x01DC),  # vowels of Pinyin
    (0x01F8, 0x01F9),
    (0x1E3E, 0x1E3F),
    (0x2010, 0x2040),  # dashes, quotation marks, ellipses, ※
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x218B),  # letterlike signs, number forms, Roman numerals
    (0x2190, 0x21D4),  # arrows
    (0x2200, 0x22BF),  # mathematics
    (0x2460, 0x24FF),  # numbers in circles, in brackets, with a stop
    (0x25A0, 0x26FF),  # geometric shapes, stars
    (0x2776, 0x277F),  # numbers on discs
    (0x3000, 0x303F),  # punctuation, 〇
    (0x3220, 0x32B0),  # ideographs in brackets and circles
    (0x3371, 0x33DF),  # units in a square
    (0xFF01, 0xFF5E),  # full-width ASCII
    (0xFFE0, 0xFFE6),
)

# What horizontal setting uses. `vert` and `vrt2` stay, so that the cut also serves a vertical spine.
FEATURES = ["ccmp", "fwid", "halt", "kern", "liga", "locl", "palt", "pwid", "vert", "vrt2"]
# Vertical metrics, hints and the style table of a single static weight say nothing about the joined font.
DROPPED = ["prep", "STAT", "vhea", "vmtx"]
# The axis runs 0 to 1000 inside, so that the weight map below reads in thousandths.
HEAVIEST = 1000.0


@dataclass(frozen=True, slots=True)
class Copy:
    """A family that is shipped as it is: the archive's stem, the member in it, the file it becomes."""

    archive: str
    member: str
    file: str


@dataclass(frozen=True, slots=True)
class Join:
    """A family cut and joined from its static ends.

    ``weights`` maps each named weight to its place between the ends, in thousandths. The places were
    measured: the least-squares position of each static weight's outlines between the lightest and the
    heaviest. All points then lie within 0.9 of a font unit of the static file (the rounding of both), which
    says that the statics were drawn from the same two masters.
    """

    archive: str
    light: str
    heavy: str
    family: str
    file: str
    weights: tuple[tuple[int, float], ...]


COPIES = (
    Copy(
        "fontpkg_libre_franklin",
        "fontpkg_libre_franklin/files/LibreFranklin[wght].ttf",
        "LibreFranklin[wght].ttf",
    ),
    Copy(
        "fontpkg_source_serif_4",
        "fontpkg_source_serif_4/files/SourceSerif4[opsz,wght].ttf",
        "SourceSerif4[opsz,wght].ttf",
    ),
)
JOINS = (
    Join(
        archive="expo-google-fonts-noto-serif-sc",
        light="package/200ExtraLight/NotoSerifSC_200ExtraLight.ttf",
        heavy="package/900Black/NotoSerifSC_900Black.ttf",
        family="Noto Serif SC",
        file="NotoSerifSC[wght]-GB2312-8105.ttf",
        weights=(
            (200, 0),
            (300, 95.2),
            (400, 210.3),
            (500, 360),
            (600, 510.4),
            (700, 729.8),
            (900, HEAVIEST),
        ),
    ),
    Join(
        archive="expo-google-fonts-noto-sans-sc",
        light="package/100Thin/NotoSansSC_100Thin.ttf",
        heavy="package/900Black/NotoSansSC_900Black.ttf",
        family="Noto Sans SC",
        file="NotoSansSC[wght]-GB2312-8105.ttf",
        weights=((100, 0), (300, 160), (400, 390.2), (500, 560), (700, 780.2), (900, HEAVIEST)),
    ),
)


def member(folder: Path, archive: str, name: str) -> bytes:
    """Return the member ``name`` of the one archive in ``folder`` whose file name begins with ``archive``."""
    found = sorted(folder.glob(f"{archive}-*"))
    if len(found) != 1:
        raise SystemExit(
            f"{folder}: expected one archive {archive}-*, found {len(found)}; see this script's head"
        )
    if found[0].suffix == ".whl":
        with zipfile.ZipFile(found[0]) as wheel:
            return wheel.read(name)
    with tarfile.open(found[0]) as ball:
        stream = ball.extractfile(name)
        if stream is None:
            raise SystemExit(f"{found[0]}: {name} is not a file")
        return stream.read()


def agree(light: TTFont, heavy: TTFont) -> None:
    """Leave the heavy font only those lookups in each positioning feature that the light one has too.

    Noto Sans SC Black carries one more lookup in ``palt`` (a variation by weight that was baked in); fonts
    can only be joined lookup by lookup.
    """
    for one, other in zip(
        *(font["GPOS"].table.FeatureList.FeatureRecord for font in (light, heavy)), strict=True
    ):
        other.Feature.LookupListIndex = list(one.Feature.LookupListIndex)
        other.Feature.LookupCount = len(one.Feature.LookupListIndex)


def wanted(archives: Path) -> set[int]:
    """Return the characters of the shipped cut and those of ``SIGNS`` that both families draw."""
    signs = {sign for first, last in SIGNS for sign in range(first, last + 1)}
    for family in JOINS:
        face = TTFont(io.BytesIO(member(archives, family.archive, family.light)), lazy=True)
        signs &= face.getBestCmap().keys()
    return signs | TTFont(CHARACTERS, lazy=True).getBestCmap().keys()


def cut(face: TTFont, characters: AbstractSet[int]) -> None:
    """Leave ``face`` only ``characters``, no hints, and the features of ``FEATURES``."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += DROPPED
    missing = characters - face.getBestCmap().keys()
    if missing:
        raise SystemExit(f"{len(missing)} characters are not in the font, U+{min(missing):04X} the first")
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(face)


def join(light: TTFont, heavy: TTFont, weights: tuple[tuple[int, float], ...]) -> TTFont:
    """Return one variable font with a weight axis between two point-compatible fonts."""
    space = DesignSpaceDocument()
    axis = AxisDescriptor(name="Weight", tag="wght")
    axis.minimum, axis.default, axis.maximum = weights[0][0], weights[0][0], weights[-1][0]
    axis.map = [(weight, place) for weight, place in weights]
    space.addAxis(axis)
    for font, place in ((light, 0.0), (heavy, HEAVIEST)):
        space.addSource(SourceDescriptor(name=f"at {place:g}", font=font, location={"Weight": place}))
    # BASE holds coordinates in a format that varLib does not join; the baselines are the same anyhow.
    joined, _, _ = varLib.build(space, exclude=["BASE", "MVAR"], optimize=True)
    return joined


def rename(font: TTFont, family: str) -> None:
    """Name the joined font after its family and say in its version that it was cut and joined."""
    names = font["name"]
    version = names.getDebugName(5)
    for identifier in (16, 17):
        names.removeNames(nameID=identifier)
    for identifier, text in (
        (1, family),
        (2, "Regular"),
        (4, family),
        (
            5,
            f"{version}; cut to GB 2312, the 8,105 standard characters and signs, joined from two statics",
        ),
        (25, family.replace(" ", "")),
    ):
        names.setName(text, identifier, 3, 1, 0x409)


def main(folder: Path, out: Path) -> None:
    """Write the shipped fonts into ``out`` from the archives in ``folder``."""
    characters = wanted(folder)
    out.mkdir(parents=True, exist_ok=True)
    for copy in COPIES:
        (out / copy.file).write_bytes(member(folder, copy.archive, copy.member))
    for family in JOINS:
        light, heavy = (
            TTFont(io.BytesIO(member(folder, family.archive, end)), recalcTimestamp=False)
            for end in (family.light, family.heavy)
        )
        agree(light, heavy)
        cut(light, characters)
        cut(heavy, characters)
        font = join(light, heavy, family.weights)
        rename(font, family.family)
        font.save(out / family.file)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit("usage: python assets/fonts/remake.py ARCHIVES OUT")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
