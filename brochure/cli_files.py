"""The commands for finished PDFs, ours or not: ``brochure render``, ``text``, ``separations``, ``check``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from brochure.profiles import Profile

FOUND = 1  # the exit status when the preflight found something

RENDER_EXAMPLES = """
\b
Examples:
  brochure render output/zhengyang/zhengyang-email.pdf
      pages and a contact sheet as PNG beside the file
  brochure render zhengyang-email.pdf --dpi 200 --out pages
"""

TEXT_EXAMPLES = """
\b
Examples:
  brochure text output/zhengyang/zhengyang-email.pdf
      headings, paragraphs, tables, figures and links as they would be read out
"""

SEPARATIONS_EXAMPLES = """
\b
Examples:
  brochure separations output/zhengyang/zhengyang-print.pdf
      a PNG for every page and plate beside the file, and how much ink they hold
  brochure separations advert.pdf --dpi 300 --out plates --json
"""

CHECK_EXAMPLES = """
\b
Examples:
  brochure check output/zhengyang/zhengyang-print.pdf
      judged by the standards that the file claims
  brochure check advert.pdf --profile print-x1a --html advert.html
      judged as for that press, with the findings drawn on pictures of the pages
  brochure check leaflet.pdf --fold 97 --fold 197
      type near a fold is found too; millimetres from the trim's left edge
  brochure check advert.pdf --profile lakeside --data data/my-park
      judged by a profile that the brochure's profiles.yaml describes

\b
Exit status: 0 clean (notes do not count), 1 findings, 2 unreadable.
"""


@click.command(epilog=RENDER_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--dpi", default=110, show_default=True, type=click.IntRange(20, 1200), metavar="N", help="Resolution."
)
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), metavar="DIR", help="Where pictures go [FILE-pages]."
)
def render(file: Path, dpi: int, out: Path | None) -> None:
    """Render FILE to a PNG a page and a contact sheet."""
    from brochure.preview import render_pages

    for picture in render_pages(file, out or file.parent / f"{file.stem}-pages", dpi):
        click.echo(str(picture))


@click.command(epilog=TEXT_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
def text(file: Path) -> None:
    """Print what a screen reader would say of FILE: in order, with roles and languages."""
    from brochure.reading import read_aloud

    click.echo(read_aloud(file), nl=False)


@click.command(epilog=SEPARATIONS_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--dpi", default=150, show_default=True, type=click.IntRange(20, 1200), metavar="N", help="Resolution."
)
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), metavar="DIR", help="Where plates go [FILE-plates]."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of the table.")
def separations(file: Path, dpi: int, out: Path | None, as_json: bool) -> None:
    """Show the plates of FILE, their ink coverage, and the 15 x 15 mm square with most ink.

    Coverage is of the trim; places are in mm from its top left corner. Works on any PDF.
    """
    from brochure.plates import delivering

    folder = out or file.parent / f"{file.stem}-plates"
    report, written = delivering.write_plates(file, folder, dpi)
    if as_json:
        found = delivering.as_json(report, file, dpi, written)
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for line in delivering.table(report):
        click.echo(line)
    click.echo(f"{len(written)} plates in {folder}")


@click.command(epilog=CHECK_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--profile", metavar="NAME", help="Judge by this profile, not by what the file claims.")
@click.option("--data", type=click.Path(path_type=Path), metavar="PATH",
              help="The brochure whose own profiles --profile may name.")  # fmt: skip
@click.option(
    "--spot",
    "spots",
    multiple=True,
    metavar="INK",
    help="A spot ink that the job orders; may be given again.",
)
@click.option(
    "--fold",
    "folds",
    multiple=True,
    type=float,
    metavar="MM",
    help="A fold, in mm from the trim's left edge; may be given again.",
)
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT",
    help="Write a web page with the findings drawn on the pages.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of the table.")
@click.pass_context
def check(
    context: click.Context,
    file: Path,
    profile: str | None,
    data: Path | None,
    spots: tuple[str, ...],
    folds: tuple[float, ...],
    html: Path | None,
    as_json: bool,
) -> None:
    """Judge FILE as a print shop's preflight would, or a validator of accessible files. Works on any PDF."""
    from brochure.check import checking, wording

    wanted: Profile | str | None = profile
    if data is not None:
        if profile is None:
            raise click.UsageError("--data needs --profile NAME: which of its profiles?")
        from brochure.receivers import profile_of_data

        wanted = profile_of_data(data, profile)
    if html is None:
        report = checking.check(file, wanted, folds_mm=folds, spots=spots)
    else:
        from brochure.check.webpage import webpage
        from brochure.delivery import write_whole

        report, pictures = checking.check_with_pictures(file, wanted, folds_mm=folds, spots=spots)
        write_whole(html, webpage(report, file.name, pictures).encode())
    if as_json:
        click.echo(json.dumps(wording.as_json(report, file.name), ensure_ascii=False, indent=2))
    else:
        for line in wording.lines(report, file.name):
            click.echo(line)
    context.exit(0 if report.clean else FOUND)
