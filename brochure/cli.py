"""The command line: what all commands share, and ``brochure theme``, ``pictures`` and ``template``.

Exit status: 0 all well, 1 findings (a rejected file, --strict), 2 bad input. No traceback for a mistake.
The other commands stand in ``cli_build``, ``cli_files`` and ``cli_sheets``. All of them import what they call
when they are called, so that help is there at once.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from brochure import __version__
from brochure.cli_build import build
from brochure.cli_files import check, render, separations, text
from brochure.cli_sheets import foldproof, impose

if TYPE_CHECKING:
    from brochure.errors import BrochureError

FINDINGS, BAD_INPUT = 1, 2

THEME_EXAMPLES = """
\b
Examples:
  brochure theme silk
      a specimen of five pages: output/theme-silk.pdf
  brochure theme data/zhengyang --profile print -o brand.pdf
      the theme of a brochure, in its brand's inks, for the press
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
    brochure template costs           print a blank file of a section's kind
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


@main.command(epilog=THEME_EXAMPLES)
@click.argument("name")
@click.option("--out", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Where the specimen goes [output/theme-<name>.pdf].")  # fmt: skip
@click.option("--profile", default="email", show_default=True, metavar="NAME", help="What it is made for.")
def theme(name: str, out: Path | None, profile: str) -> None:
    """Show theme NAME, or that of the brochure at path NAME: inks, type, grid, components, charts."""
    from brochure.thrift import be_thrifty

    be_thrifty()
    from brochure import viewing
    from brochure.errors import report

    file, findings = viewing.theme_specimen(name, out, profile=profile)
    for line in report(findings):
        click.echo(line)
    click.echo(str(file))


@main.command(epilog=PICTURES_EXAMPLES)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--out", "-o", type=click.Path(path_type=Path), default="pictures.html", show_default=True,
              metavar="FILE", help="Where the sheet goes: .html, .png or .pdf.")  # fmt: skip
def pictures(path: Path, out: Path) -> None:
    """Show the pictures of the brochure at PATH: slot, crop, resolution, profile, licence and credit."""
    from brochure.thrift import be_thrifty

    be_thrifty()
    from brochure import viewing
    from brochure.errors import report

    for line in report(viewing.picture_report(path, out)):
        click.echo(line)
    click.echo(str(out))


@main.command(epilog=TEMPLATE_EXAMPLES)
@click.argument("kind")
@click.option("--language", "languages", multiple=True, metavar="TAG", help="A language; may be given again.")
def template(kind: str, languages: tuple[str, ...]) -> None:
    """Print a blank file of the section KIND: all that it may say, behind #.

    Languages are en and zh-Hans where none is given.
    """
    from brochure.load.template import template as blank

    click.echo(blank(kind, languages or ("en", "zh-Hans")), nl=False)


for command in (build, render, text, check, separations, impose, foldproof):
    main.add_command(command)


def _complain(error: BrochureError, word: str) -> None:
    for finding in error.findings:
        click.echo(f"{word}: {finding}", err=True)
