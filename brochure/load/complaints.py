"""What a validation complains of, and which complaints are about one mistake.

A validator's errors and the files' tree in; complaints with their paths in the data out, and findings for
several that follow from one mistake: a key that is misspelt is also missing; a line that lost its indentation
is unknown here and missing there.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from brochure.errors import Finding
from brochure.load.shape import known_keys
from brochure.load.tree import Key, Tree, dotted
from brochure.model import base


@dataclass(frozen=True, slots=True)
class Complaint:
    """A validator's error at a path in the data; ``loc`` keeps the tags of unions."""

    type: str
    path: Key
    loc: Key
    value: Any
    context: dict[str, Any]
    message: str


def complaints_of(error: ValidationError, tree: Tree) -> list[Complaint]:
    """Return what a validation complains of, once for each value and what lacks in it."""
    seen: dict[tuple[Key, bool], Complaint] = {}
    for details in error.errors(include_url=False):
        complaint = _complaint(details, tree)
        if complaint.type == "too_short" and complaint.value:
            continue  # entries that are wrong themselves do not count for the validator
        # The branches of a union complain one by one about the same value: the first speaks for all.
        seen.setdefault((complaint.path, complaint.type == "missing"), complaint)
    return [c for c in seen.values() if not _no_list(c, seen)]


def _no_list(one: Complaint, seen: Iterable[tuple[Key, bool]]) -> bool:
    """Tell whether a list is complained of as no word, though only its entries are wrong."""
    inside = (path[: len(one.path)] == one.path for path, _ in seen if len(path) > len(one.path))
    return one.type == "literal_error" and isinstance(one.value, list | tuple) and any(inside)


def _complaint(details: ErrorDetails, tree: Tree) -> Complaint:
    loc = details["loc"]
    missing = details["type"] == "missing"
    path: Key = ()
    node: Any = tree.data
    tagged = False
    for part in loc[:-1] if missing else loc:
        if isinstance(node, dict) and node.get("kind") == part and not tagged:
            tagged = True  # the tag of a union, not a key of the data
            continue
        inside = isinstance(node, dict) and part in node
        if inside or (isinstance(node, list) and isinstance(part, int) and part < len(node)):
            node, tagged = node[part], False
            path = (*path, part)
    if missing:
        path = (*path, loc[-1])
    return Complaint(details["type"], path, loc, details.get("input"), details.get("ctx", {}), details["msg"])


def one_mistake_each(complaints: list[Complaint], tree: Tree) -> tuple[list[Finding], list[Complaint]]:
    """Return findings on mistakes that several complaints are about, and the complaints that are left."""
    answers: list[Finding] = []
    merged: set[int] = set()
    for merge in (_lost_children, _misplaced, _misspelt):
        answers += merge(complaints, merged, tree)
    return answers, [c for index, c in enumerate(complaints) if index not in merged]


def _lost_children(complaints: list[Complaint], merged: set[int], tree: Tree) -> list[Finding]:
    """A key without value whose children lost their indentation and stand as unknown keys beside it."""
    answers = []
    for index, empty in enumerate(complaints):
        if (
            empty.value is not None
            or empty.type == "missing"
            or index in merged
            or empty.path not in tree.keys
        ):
            continue
        keys = known_keys(empty.loc)
        strays = [
            i
            for i, c in enumerate(complaints)
            if c.type == "extra_forbidden"
            and c.path[:-1] == empty.path[:-1]
            and (c.path[-1] in keys or (not keys and is_language(c.path[-1])))
        ]
        if strays:
            merged.update((index, *strays))
            name = complaints[strays[0]].path[-1]
            what = f"nothing belongs to {empty.path[-1]!r}: {name!r} below it is not indented under it"
            answers.append(
                Finding(
                    "error", "indent", what, "indent what belongs to it by two spaces", tree.keys[empty.path]
                )
            )
    return answers


def _misplaced(complaints: list[Complaint], merged: set[int], tree: Tree) -> list[Finding]:
    """A key that is missing in one mapping and stands, unknown, in one above or below it: an indentation."""
    answers = []
    for index, stray in enumerate(complaints):
        if index in merged or stray.type == "missing" or stray.path not in tree.keys:
            continue
        holder = stray.path[:-1]
        for other, lack in enumerate(complaints):
            if other in merged or lack.type != "missing" or lack.path[-1] != stray.path[-1]:
                continue
            home = lack.path[:-1]
            if home != holder and (home[: len(holder)] == holder or holder[: len(home)] == home):
                merged.update((index, other))
                deeper = "deeper" if len(home) > len(holder) else "less"
                where = dotted(holder) or "the brochure"
                what = f"{stray.path[-1]!r} stands in {where} but {dotted(home)} lacks it"
                remedy = f"indent it {deeper}, like its neighbours there"
                answers.append(Finding("error", "indent", what, remedy, tree.keys[stray.path]))
                break
    return answers


def _misspelt(complaints: list[Complaint], merged: set[int], tree: Tree) -> list[Finding]:
    """A key that is missing, and beside it an unknown one that is nearly the same word."""
    answers = []
    for index, stray in enumerate(complaints):
        if index in merged or stray.type != "extra_forbidden":
            continue
        lacking = {
            str(c.path[-1]): i
            for i, c in enumerate(complaints)
            if i not in merged and c.type == "missing" and c.path[:-1] == stray.path[:-1]
        }
        close = difflib.get_close_matches(str(stray.path[-1]), list(lacking), 1, 0.6)
        if close:
            merged.update((index, lacking[close[0]]))
            what = f"unknown key {stray.path[-1]!r}"
            place = tree.keys[stray.path]
            answers.append(Finding("error", "unknown-key", what, f"did you mean {close[0]!r}?", place))
    return answers


def is_language(key: object) -> bool:
    """Tell whether a key looks like a language tag that stands among other keys by mistake."""
    return (
        isinstance(key, str) and bool(re.match(base.LANGUAGE_PATTERN, key)) and (len(key) == 2 or "-" in key)
    )
