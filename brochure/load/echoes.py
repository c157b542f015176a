"""All errors in, one for each mistake out: what only follows from another error is dropped or gathered.

Knows codes and places of findings; looks at no data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from brochure.errors import Finding

_UNKNOWN = re.compile(r"unknown (?P<kind>\w+) '(?P<id>[^']+)'$")


def without_echoes(errors: Iterable[Finding]) -> list[Finding]:
    """Return the errors that a person has to mend, each once, in their order."""
    found = list(dict.fromkeys(errors))
    return _gathered([finding for finding in found if not _is_echo(finding, found)])


def _is_echo(finding: Finding, found: list[Finding]) -> bool:
    """Tell whether a finding only follows from another one."""
    return any(_follows(finding, other) for other in found if other is not finding)


def _follows(finding: Finding, other: Finding) -> bool:
    if finding.place is None or other.place is None:
        return False
    key, other_key = finding.place.key, other.place.key
    # What could not be read has no value, or a wrong one.
    if other.code.startswith("yaml-") and other_key and not finding.code.startswith("yaml-"):
        return key == other_key or key.startswith((f"{other_key}.", f"{other_key}["))
    # A tag that is to be renamed is no language tag either.
    if other.code == "missing-language" and finding.code == "bad-key":
        return finding.place == other.place
    # A language that lost its place is missing where it belongs.
    if other.code == "indent" and finding.code == "missing-language":
        holder, _, language = other_key.rpartition(".")
        return key.startswith(holder) and key.endswith(f".{language}") and key != other_key
    # A fact that stands twice under one name is missing under another.
    if other.code == "duplicate-key" and finding.code == "unknown-fact":
        return other_key.startswith("facts.") and other_key.count(".") == 1
    return False


def _gathered(found: list[Finding]) -> list[Finding]:
    """Join the errors about one unknown id into the first of them, which says how many there are."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, finding in enumerate(found):
        if finding.code.startswith("unknown-") and (match := _UNKNOWN.search(finding.what)):
            groups.setdefault((match["kind"], match["id"]), []).append(index)
    kept: dict[int, Finding] = dict(enumerate(found))
    for indices in groups.values():
        first, *others = sorted(indices, key=lambda index: _rank(found[index]))
        if others:
            what = f"{found[first].what}, and {len(others)} more places do"
            kept[first] = replace(found[first], what=what)
            for index in others:
                del kept[index]
    return list(kept.values())


def _rank(finding: Finding) -> tuple[str, int, int]:
    place = finding.place
    return (place.file, place.line, place.column) if place else ("", 0, 0)
