"""A generator of data: the sample with its texts, rows and counts half to twice as many, by a seed.

The sample's folder, a seed and a folder in; a brochure's folder out, which any build may read. The same seed
gives the same data. Texts are cut and repeated at spaces and full stops, so that references to figures stay whole.
"""

from __future__ import annotations

import random
import re
import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

LISTS = ("paragraphs", "facts", "statements", "milestones", "aims", "entries", "lines", "notes")
"""Lists of sections whose items may be left out or said again."""
TEXTS = (
    "lead",
    "sentence",
    "meaning",
    "value",
    "text",
    "paragraphs",
    "statements",
    "aims",
    "aims_note",
    "notes",
)
"""Keys whose texts grow and shrink; names, labels and heads stay as they are."""
LONG_TITLE = 0.15
"""How often a title is long."""
_REFERENCE = re.compile(r"\{[^}]*\}")


def vary(sample: Path, seed: int, out: Path) -> Path:
    """Write variant ``seed`` of the sample to ``out``; return its folder."""
    chance = random.Random(seed)
    shutil.copytree(sample, out)
    # Half as much, as it is, or twice as much of everything; or each part by its own chance.
    factor = chance.choice((0.5, 1.0, 2.0, None))
    for name in ("sections", "zones", "industries", "companies", "honours"):
        file = out / f"{name}.yaml"
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        data = _Varied(chance, factor).node(data, "")
        if name == "sections":
            data = _titled(data, chance)
        elif name in ("companies", "honours"):
            data = _counted(data, chance.choice((0.5, 1.0, 2.0)) if factor is None else factor)
        file.write_text(
            yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8"
        )
    return out


class _Varied:
    """Varies a tree of data by one factor, or by chance."""

    def __init__(self, chance: random.Random, factor: float | None) -> None:
        self.chance, self.factor = chance, factor

    def node(self, node: Any, key: str) -> Any:
        """Return a node with its texts and lists varied; ``key`` is the nearest name above it."""
        if isinstance(node, list):
            items = [self.node(item, key) for item in node]
            return _some(items, self._times()) if key in LISTS else items
        if not isinstance(node, dict):
            return node
        if key in TEXTS and "en" in node:
            times = self._times()
            return {tag: lengthened(text, times, han=tag != "en") for tag, text in node.items()}
        return {name: self.node(value, name) for name, value in node.items()}

    def _times(self) -> float:
        if self.factor is not None:
            return self.factor
        return self.chance.choice((0.5, 0.75, 1.0, 1.5, 2.0))


def lengthened(text: Any, times: float, *, han: bool) -> Any:
    """Return a text about ``times`` as long, references to figures whole."""
    if not isinstance(text, str) or times == 1.0:
        return text
    text = text.strip()
    if times > 1:
        joined = "" if han else " "
        again = text if times >= 2 else lengthened(text, times - 1, han=han)
        return f"{text}{joined}{again}"
    parts = _parts(text, han=han)
    kept = parts[: max(1, round(len(parts) * times))]
    return ("" if han else " ").join(kept).strip("|，、,;； ")


def _parts(text: str, *, han: bool) -> list[str]:
    """Return a text's words, or the signs of a Han text; a reference is one of them."""
    if not han:
        return text.split()
    parts: list[str] = []
    at = 0
    for found in _REFERENCE.finditer(text):
        parts += [*text[at : found.start()], found.group()]
        at = found.end()
    return [*parts, *text[at:]]


def _some(items: list[Any], times: float) -> list[Any]:
    """Return about ``times`` as many items, at least one."""
    wanted = max(1, round(len(items) * times))
    return [deepcopy(items[index % len(items)]) for index in range(wanted)] if items else items


def _counted(data: list[dict[str, Any]], times: float) -> list[dict[str, Any]]:
    """Return about ``times`` as many entries, each with an id of its own."""
    wanted = max(1, round(len(data) * times))
    made = []
    for index in range(wanted):
        entry = deepcopy(data[index % len(data)])
        if index >= len(data):
            entry["id"] = f"{entry['id']}_{index}"
        made.append(entry)
    return made


def _titled(sections: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """Return sections of which some have a long title."""
    for section in sections:
        if "title" in section and chance.random() < LONG_TITLE:
            section["title"] = {
                tag: lengthened(text, 2.0, han=tag != "en") for tag, text in section["title"].items()
            }
    return sections
