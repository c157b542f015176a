"""The command ``brochure build``: its settings in, a table or JSON of what was made out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from brochure.pipeline import Build

REJECTED = 1  # the exit status when a file was rejected

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


@click.command(epilog=BUILD_EXAMPLES)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--only", multiple=True, metavar="NAME", help="Build this deliverable; may be given again.")
@click.option(
    "--out", "-o", type=click.Path(path_type=Path), metavar="DIR", help="Where files go [output/<park>]."
)
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
    from brochure.errors import report

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
        for line in report((*built.findings, *(f for b in built.built for f in b.findings))):
            click.echo(line)
    context.exit(REJECTED if any(b.rejected for b in built.built) else 0)


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
