"""The command line: ``brochure build``, ``render`` and ``text``. Calls the pipeline, prints, exits.

Exit status: 0 all well, 1 findings (a rejected file, --strict), 2 bad input. No traceback for a mistake.
"""

from __future__ import annotations

import json
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from brochure import __version__
from brochure.cli_sheets import foldproof, impose

if TYPE_CHECKING:
    from brochure.errors import BrochureError
    from brochure.pipeline import Build
    from brochure.profiles import Profile

FINDINGS, BAD_INPUT = 1, 2

BUILD_EXAMPLES = """
\b
Examples:
  brochure build data/zhengyang
      every deliverable, into output/zhengyang/
  brochure build data/zhengyang --only email --out fair
      one deliverable, somewhere else
  brochure build data/zhengyang --format a4 --edition facing --theme civic
      try another format, edition and theme without touching the data
  brochure build data/zhengyang --pages 16 --explain
      sixteen pages, and why each looks as it does
  brochure build data/zhengyang --strict
      refuse names and facts that nobody has confirmed
"""

THEME_EXAMPLES = """
\b
Examples:
  brochure theme silk
      a specimen of five pages: output/theme-silk.pdf
  brochure theme data/zhengyang --profile print -o brand.pdf
      the theme of a brochure, in its brand's inks, for the press
"""

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


PICTURES_EXAMPLES = """
\b
Examples:
  brochure pictures data/zhengyang -o pictures.html
      a contact sheet: what stands where, how finely, whose it is
  brochure pictures data/zhengyang -o pictures.png
"""

TEMPLATE_EXAMPLES = """
\b
Examples:
  brochure template costs > data/my-park/costs.yaml
      a blank file of prices to fill in
  brochure template labour --language en --language ru
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


class _Group(click.Group):
    """Turns the program's own errors into lines and exit codes."""

    def invoke(self, ctx: click.Context) -> Any:
        from brochure.errors import BrochureError, RefusedError

        try:
            return super().invoke(ctx)
        except RefusedError as error:
            _complain(error, "refused")
            ctx.exit(FINDINGS)
        except BrochureError as error:
            _complain(error, "error")
            ctx.exit(BAD_INPUT)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="brochure")
def main() -> None:
    """Turn a park's data into a printable bilingual investment brochure.

    \b
    brochure build data/zhengyang     lay out and write every deliverable
    brochure render FILE.pdf          look at the pages as pictures
    brochure text FILE.pdf            hear them as a screen reader would
    brochure check FILE.pdf           judge a finished file, ours or not
    brochure theme silk               see a theme: inks, type, grid, charts
    brochure pictures data/zhengyang  see its pictures: crops, resolution, licences
    brochure separations FILE.pdf     see its plates and how much ink they hold
    brochure impose FILE.pdf          put pages on sheets: booklets, cards, covers
    brochure foldproof FILE.pdf       see a leaflet folded, and its flat with the folds

    `brochure COMMAND --help` shows examples.
    """
    _speak_every_script()


def _speak_every_script() -> None:
    """Let messages hold Chinese whatever the machine's language: files and pipes get UTF-8, as JSON wants it.

    A console, or an encoding that somebody asked for, keeps its own, with ? for what it lacks.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            if stream.isatty() or "PYTHONIOENCODING" in os.environ:
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="surrogateescape")


@main.command(epilog=BUILD_EXAMPLES)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--only", multiple=True, metavar="NAME", help="Build this deliverable; may be given again.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where files go [output/<park>].")
@click.option("--format", "page_format", metavar="NAME", help="Another format, such as a5 or 200x250 (mm).")
@click.option("--edition", metavar="NAME", help="columns, stacked, facing, flip, or a language such as en.")
@click.option("--profile", metavar="NAME", help="Another profile, such as email.")
@click.option("--theme", metavar="NAME", help="Another theme: wuling, civic, works, silk.")
@click.option("--pages", type=click.IntRange(1, 2000), metavar="N", help="How many pages it shall have.")
@click.option("--explain", is_flag=True, help="Tell which designs were chosen, and how full each page is.")
@click.option("--strict", is_flag=True, help="Refuse graded names and facts to confirm.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of the table.")
@click.pass_context
def build(
    context: click.Context,
    path: Path,
    only: tuple[str, ...],
    out: Path | None,
    page_format: str | None,
    edition: str | None,
    profile: str | None,
    theme: str | None,
    pages: int | None,
    explain: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Build the brochure at PATH: its folder, or its brochure.yaml.

    Every file is judged by the preflight. One with an error is kept as NAME.rejected.pdf, and the exit status
    is 1. Print files come with a job sheet for the printer.
    """
    from brochure.thrift import be_thrifty

    be_thrifty()
    from brochure import pipeline

    wish = pipeline.Wish(only, page_format, edition, profile, theme, pages)
    with _Progress(shown=not as_json) as progress:
        built = pipeline.build(path, out, wish, strict=strict, progress=progress)
    if as_json:
        click.echo(json.dumps(_as_json(built, explain=explain), ensure_ascii=False, indent=2))
    else:
        _print_table(built)
        for sheet in (b.job_sheet for b in built.built if b.job_sheet):
            click.echo(f"job sheet    {sheet}")
        if explain:
            for b in built.built:
                click.echo(f"{b.name}:")
                for line in b.explained.lines():
                    click.echo(f"  {line}")
        for line in pipeline.report((*built.findings, *(f for b in built.built for f in b.findings))):
            click.echo(line)
    context.exit(FINDINGS if any(b.rejected for b in built.built) else 0)


@main.command(epilog=THEME_EXAMPLES)
@click.argument("name")
@click.option("--out", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Where the specimen goes [output/theme-<name>.pdf].")  # fmt: skip
@click.option("--profile", default="email", show_default=True, metavar="NAME", help="What it is made for.")
def theme(name: str, out: Path | None, profile: str) -> None:
    """Show theme NAME, or that of the brochure at path NAME: inks, type, grid, components, charts."""
    from brochure.thrift import be_thrifty

    be_thrifty()
    from brochure import pipeline

    file, findings = pipeline.theme_specimen(name, out, profile=profile)
    for line in pipeline.report(findings):
        click.echo(line)
    click.echo(str(file))


@main.command(epilog=RENDER_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dpi", default=110, show_default=True, type=click.IntRange(20, 1200), help="Resolution.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where pictures go.")
def render(file: Path, dpi: int, out: Path | None) -> None:
    """Render FILE to a PNG a page and a contact sheet."""
    from brochure.preview import render_pages

    for picture in render_pages(file, out or file.parent / f"{file.stem}-pages", dpi):
        click.echo(str(picture))


@main.command(epilog=PICTURES_EXAMPLES)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--out", "-o", type=click.Path(path_type=Path), default="pictures.html", show_default=True,
              metavar="FILE", help="Where the sheet goes: .html, .png or .pdf.")  # fmt: skip
def pictures(path: Path, out: Path) -> None:
    """Show the pictures of the brochure at PATH: slot, crop, resolution, profile, licence and credit."""
    from brochure.thrift import be_thrifty

    be_thrifty()
    from brochure import pipeline

    for line in pipeline.report(pipeline.picture_report(path, out)):
        click.echo(line)
    click.echo(str(out))


@main.command(epilog=TEXT_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
def text(file: Path) -> None:
    """Print what a screen reader would say of FILE: in order, with roles and languages."""
    from brochure.reading import read_aloud

    click.echo(read_aloud(file), nl=False)


@main.command(epilog=TEMPLATE_EXAMPLES)
@click.argument("kind")
@click.option("--language", "languages", multiple=True, metavar="TAG", help="A language; may be given again.")
def template(kind: str, languages: tuple[str, ...]) -> None:
    """Print a blank file of the section KIND: all that it may say, behind #.

    Languages are en and zh-Hans where none is given.
    """
    from brochure.load.template import template as blank

    click.echo(blank(kind, languages or ("en", "zh-Hans")), nl=False)


@main.command(epilog=SEPARATIONS_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dpi", default=150, show_default=True, type=click.IntRange(20, 1200), help="Resolution.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where plates go.")
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


@main.command(epilog=CHECK_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--profile", metavar="NAME", help="Judge by this profile, not by what the file claims.")
@click.option("--data", type=click.Path(path_type=Path), metavar="PATH",
              help="The brochure whose own profiles are meant.")  # fmt: skip
@click.option("--spot", "spots", multiple=True, metavar="INK", help="A spot ink that the job orders.")
@click.option("--fold", "folds", multiple=True, type=float, metavar="MM", help="A fold; may be given again.")
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT", help="Write a web page."
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
        from brochure.pipeline import profile_of_data

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
    context.exit(0 if report.clean else FINDINGS)


main.add_command(impose)
main.add_command(foldproof)


class _Progress:
    """A progress bar on a terminal's standard error; silent elsewhere."""

    def __init__(self, shown: bool) -> None:
        self._bar: Any = None
        self._task: Any = None
        if shown and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            self._bar = Progress(
                TextColumn("{task.description:<16}"), BarColumn(), MofNCompleteColumn(),
                console=Console(stderr=True), transient=True,
            )  # fmt: skip

    def __enter__(self) -> _Progress:
        if self._bar:
            self._bar.start()
            self._task = self._bar.add_task("reading", total=None)
        return self

    def __call__(self, what: str, done: int, total: int) -> None:
        if self._bar:
            self._bar.update(self._task, description=what, completed=done, total=total)

    def __exit__(self, *exception: object) -> None:
        if self._bar:
            self._bar.stop()


def _complain(error: BrochureError, word: str) -> None:
    for finding in error.findings:
        click.echo(f"{word}: {finding}", err=True)


def _as_json(built: Build, *, explain: bool = False) -> dict[str, Any]:
    def finding(f: Any) -> dict[str, Any]:
        place = f.place
        return {
            "severity": f.severity,
            "code": f.code,
            "what": f.what,
            "remedy": f.remedy,
            "file": place.file if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "key": place.key if place else None,
        }

    return {
        "park": built.park,
        "deliverables": [
            {
                "name": b.name,
                "file": str(b.file),
                "pages": b.pages,
                "bytes": b.bytes,
                "seconds": round(b.seconds, 3),
                "findings": [finding(f) for f in b.findings],
                "preflight": b.preflight,
                "delivered": not b.rejected,
                "job_sheet": str(b.job_sheet) if b.job_sheet else None,
                **({"explained": b.explained.as_json()} if explain else {}),
            }
            for b in built.built
        ],
        "findings": [finding(f) for f in built.findings],
    }


def _print_table(built: Build) -> None:
    rows = [
        (b.name, str(b.file), str(b.pages), f"{b.bytes / 1024:.0f} KB", f"{b.seconds:.2f} s", b.preflight)
        for b in built.built
    ]
    head = ("deliverable", "file", "pages", "size", "time", "preflight")
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    for row in (head, *rows):
        cells = [
            cell.rjust(w) if 2 <= i <= 4 else cell.ljust(w)
            for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo("  ".join(cells).rstrip())
