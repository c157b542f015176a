"""The documentation against what is there: links, commands and their options, modules, rooms."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from brochure import cli_handbook
from brochure.cli import main

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    found = set()
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            words = re.sub(r"[^\w\- ]", "", line.lstrip("#").strip().lower())
            found.add(words.replace(" ", "-"))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link names a file that is there, and every anchor a heading of it."""
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    for target, anchor in LINK.findall(text):
        if "://" in target or target.startswith(
            ("mailto:", "gallery/")
        ):  # the gallery is drawn by make gallery
            continue
        file = (page.parent / target) if target else page
        assert file.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in anchors(file), f"{page.name}: {target}#{anchor}"


def test_the_commands_page_is_made_from_the_commands() -> None:
    """Every command and option stands in docs/commands.md; `python -m brochure.cli_handbook` makes it anew."""
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == cli_handbook.page()


def shown_commands(page: Path) -> list[list[str]]:
    """Return the words of every brochure command in a page's blocks of code, comments and redirections off."""
    blocks = re.findall(r"```\w*\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("brochure ")]
    return [shlex.split(line.partition(" > ")[0], comments=True)[1:] for line in lines]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_can_be_copied(page: Path) -> None:
    """Every command that a page shows is one, and takes the options and words that stand behind it."""
    for name, *words in shown_commands(page):
        main.commands[name].make_context(name, words)


def test_pages_show_commands() -> None:
    """The test before this one finds the commands that it is about."""
    shown = [words for page in PAGES for words in shown_commands(page)]
    assert {words[0] for words in shown} == set(main.commands)


def test_the_architecture_names_what_is_there() -> None:
    """Every module and folder on the page is in the package or among the assets."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    names = set(re.findall(r"`([\w/]+\.(?:py|yaml)|[\w/]+/)`", text))
    assert len(names) > 50
    for name in sorted(names):
        found = [*(ROOT / "brochure").rglob(name), *(ROOT / "assets").rglob(name), *ROOT.glob(name)]
        assert found, name


def test_the_architecture_has_every_room() -> None:
    """The table of rooms names each folder of the package, and no other."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE)
    assert sorted(rooms) == sorted(p.parent.name for p in (ROOT / "brochure").glob("*/__init__.py"))
