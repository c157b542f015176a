"""The commands of the trade-fair table: ``brochure impose`` and ``foldproof``. Prints what it wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

IMPOSE_EXAMPLES = """
\b
Examples:
  brochure impose zhengyang-print.pdf --sheet saddle-sra3
      a ready sheet: two pages a side, stitched through the fold, creep of 157 g art paper
  brochure impose book.pdf --sheet 大度对开 --scheme perfect --up 8 --stock "157 g art" --cover
      16-page sections on half sheets of 889 x 1194, and the cover with its spine in a second file
  brochure impose card.pdf --sheet sra3 --scheme step --gutter 4
      as many cards as the sheet holds
  brochure impose book.pdf --sheet 450x320 --blanks inside --creep 0.12
      any size; blanks before the last leaf where pages are missing

Exit status: 0 well, 2 pages are missing or do not fit.
"""

FOLD_PROOF_EXAMPLES = """
\b
Examples:
  brochure foldproof output/zhengyang/zhengyang-leaflet.pdf
      a PNG beside it: the piece as it opens, panel by panel, and the flats with their folds
  brochure foldproof flyer.pdf --fold z-fold --dpi 150 -o flyer.png
      any PDF of two sides
"""

_SHEETS = (
    "A paper (SRA3, 大度对开, 450x320) or a ready sheet: saddle-a3, saddle-sra3, saddle-da-quarter, "
    "perfect-sra3, perfect-da-half, cards-sra3, office-booklet."
)


@click.command(epilog=IMPOSE_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", "name", required=True, metavar="NAME", help=_SHEETS)
@click.option(
    "--scheme",
    type=click.Choice(["saddle", "perfect", "cut-stack", "n-up", "step"]),
    help="How pages become a thing.",
)
@click.option("--up", type=int, metavar="N", help="Pages a side of the sheet.")
@click.option("--grid", metavar="RxC", help="Rows and columns of what is cut apart.")
@click.option("--signature", type=int, metavar="N", help="Pages of a gathered section.")
@click.option(
    "--work",
    type=click.Choice(["sheetwise", "work-and-turn", "work-and-tumble"]),
    help="One forme a side, or one for both.",
)
@click.option(
    "--flip",
    type=click.Choice(["short-edge", "long-edge"]),
    help="The edge that a duplex printer turns over.",
)
@click.option(
    "--sides", type=click.IntRange(1, 2), metavar="N", help="1 for cards and posters without a back."
)
@click.option("--blanks", type=click.Choice(["no", "end", "inside"]), help="Where empty pages may be added.")
@click.option("--stock", metavar="NAME", help='Paper such as "gloss-art 157" or "157g 铜版纸".')
@click.option("--thickness", type=float, metavar="MM", help="Of a leaf, instead of the stock's.")
@click.option("--creep", type=float, metavar="MM", help="Of a leaf, instead of its thickness; 0 for none.")
@click.option(
    "--gutter", type=float, metavar="MM", help="Between trims that are cut apart [twice the bleed]."
)
@click.option("--mill", type=float, metavar="MM", help="From the fold to the page for perfect binding [3].")
@click.option("--bleed", type=float, metavar="MM", help="Kept around a page [3, or what there is].")
@click.option("--marks/--no-marks", default=None, help="Printer's marks [where the file has bleed].")
@click.option("--cover", is_flag=True, default=None, help="First and last leaf are a wrap-around cover.")
@click.option("--spine", multiple=True, metavar="LANG=TEXT", help="Words on the spine; may be given again.")
@click.option("--spine-ground", metavar="C,M,Y,K", help="The spine's colour in per cent.")
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where the sheets go [FILE-sheets.pdf].",
)
def impose(file: Path, name: str, out: Path | None, **asked: Any) -> None:
    """Put the pages of FILE on sheets for the press or the office printer. Works on any PDF.

    PDF/X stays PDF/X; what only a screen can use is left out.
    """
    from brochure.tradefair import impose_file

    settings = {key: value for key, value in asked.items() if value not in (None, ())}
    if "spine" in settings:
        settings["spine"] = tuple(_said(word) for word in settings["spine"])
    if "spine_ground" in settings:
        settings["spine_ground"] = _inks(settings["spine_ground"])
    for written, sheets, size in impose_file(file, name, settings, out):
        click.echo(f"{written}  {sheets} sides  {size / 1024:.0f} KB")


def _said(word: str) -> tuple[str, str]:
    language, parted, text = word.partition("=")
    if not parted:
        raise click.BadParameter("write LANG=TEXT, such as en=Lakeside Park", param_hint="--spine")
    return language.strip(), text.strip()


def _inks(said: str) -> tuple[float, ...]:
    try:
        values = tuple(float(v) for v in said.replace(",", " ").split())
    except ValueError:
        values = ()
    if len(values) != 4 or not all(0 <= v <= 100 for v in values):
        raise click.BadParameter(
            "write four values of 0 to 100, such as 90,48,60,62", param_hint="--spine-ground"
        )
    return values


@click.command(epilog=FOLD_PROOF_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--fold", "name", metavar="NAME", help="Such as tri-roll-a4 or z-fold [what the file says].")
@click.option(
    "--dpi", default=100, show_default=True, type=click.IntRange(30, 600), metavar="N", help="Resolution."
)
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), metavar="PNG", help="Where it goes [FILE-fold.png]."
)
def foldproof(file: Path, name: str | None, dpi: int, out: Path | None) -> None:
    """Show the leaflet FILE folded, panel by panel, and its flat sides with the fold lines."""
    from brochure.tradefair import prove_fold

    click.echo(str(prove_fold(file, name, out, dpi)))
