"""The reference of all commands as Markdown, made from the commands themselves.

In: the command line. Out: the text of ``docs/commands.md``; ``python -m brochure.cli_handbook`` prints it.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator

import click

from brochure.cli import main

_HEAD = """\
# Commands

Every command with all that it takes, as `brochure COMMAND --help` says it; [guide.md](guide.md) tells what to
do with them. This page is made from the commands (`python -m brochure.cli_handbook`), and a test holds it
against them.

`brochure` is `.venv/bin/brochure` after `make brochure` (on Windows `.venv\\Scripts\\brochure`). Exit status:
0 all well, 1 findings (a rejected file, `--strict`, `check`), 2 bad input. `brochure --version` says which
release it is.
"""


def page() -> str:
    """Return the whole page."""
    return "\n".join([_HEAD, *(_chapter(name, main.commands[name]) for name in sorted(main.commands))])


def _chapter(name: str, command: click.Command) -> str:
    """Return what is to be known of one command: its use, its options, examples."""
    context = click.Context(command, info_name=f"brochure {name}", help_option_names=[])
    options = [
        record
        for each in command.params
        if isinstance(each, click.Option) and (record := each.get_help_record(context))
    ]
    parts = [f"## brochure {name}\n"]
    parts += [f"    {' '.join((context.command_path, *command.collect_usage_pieces(context)))}\n"]
    parts += [_paragraph(said) for said in (command.help or "").split("\n\n")]
    if options:
        rows = (f"| `{names}` | {_cell(told)} |" for names, told in ((_cell(n), t) for n, t in options))
        parts += ["\n".join(("| option | what for |", "|---|---|", *rows)) + "\n"]
    parts += _examples(command.epilog or "")
    return "\n".join(parts)


def _paragraph(said: str) -> str:
    """Return text in lines, a blank one behind them."""
    return textwrap.fill(" ".join(said.split()), 120, break_long_words=False) + "\n"


def _cell(said: str) -> str:
    """Return text for a table's cell; ranges are said in words."""
    ranged = re.sub(r"(\d+)<=x<=(\d+)", r"\1 to \2", said)
    return " ".join(ranged.split()).replace("<", "&lt;").replace("|", "\\|")


def _examples(epilog: str) -> Iterator[str]:
    """Yield an epilog's parts: examples as commands that can be copied, what they do before each of them."""
    for part in filter(None, (part.strip() for part in epilog.split("\b\n"))):
        if not part.startswith("Examples:"):
            yield _paragraph(part)
            continue
        lines: list[str] = []
        for line in re.sub(r"\n\n.*", "", part, flags=re.DOTALL).splitlines()[1:]:
            if line.startswith("      "):
                lines.insert(len(lines) - 1, f"# {line.strip()}")
            else:
                lines.append(line.strip())
        yield "\n".join(("```", *lines, "```")) + "\n"
        for rest in part.split("\n\n")[1:]:
            yield _paragraph(rest)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a stream of text, as it always is here
    sys.stdout.write(page())
