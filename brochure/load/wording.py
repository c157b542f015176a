"""A model's complaints in, findings in plain words out, each at its place in the files.

Several complaints that follow from one mistake (a key that is misspelt is also missing; a line that lost its
indentation is unknown here and missing there) become one finding. Knows no rule of its own.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from brochure.errors import Finding, Place
from brochure.load.ordering import FILED
from brochure.load.shape import kinds_at, known_keys
from brochure.load.tree import Key, Tree, dotted
from brochure.model import amounts, base, brochure, park, sections

MOTHER = "brochure"

PATTERNS = {
    base.LANGUAGE_PATTERN: ("a language tag", "en or zh-Hans"),
    base.ID_PATTERN: ("an id of small letters, digits and _", "area_built"),
    base.AS_OF_PATTERN: ("a date", '"2017", "2017-06", "about 2018" or undated'),
    park.PHONE_PATTERN: ("a telephone number with its country code", '"+862379426568"'),
    park.EMAIL_PATTERN: ("an e-mail address", "invest@example.com"),
    park.WEB_PATTERN: ("a web address", "https://example.com, with foreign characters percent-encoded"),
    amounts.HOURS_PATTERN: ("a span of the day", '"08:00-11:00"'),
    sections.MOMENT_PATTERN: ("a year or a month", '2003 or "2003-07"'),
    sections.PYTHON_PATTERN: ("a Python file and its function", "mycharts.py:figure"),
    brochure.COLOUR_PATTERN: ("a colour", '"#0C3A3A" (six hex digits in quotes)'),
    brochure.SIZE_PATTERN: ("a size in kB or MB", "2MB"),
    brochure.FILE_NAME_PATTERN: ("a name of small letters, digits and -", "email-en"),
}
"""What each pattern of the model stands for, and an example of what it takes."""


@dataclass(frozen=True, slots=True)
class _Complaint:
    """A validator's error at a path in the data; ``loc`` keeps the tags of unions."""

    type: str
    path: Key
    loc: Key
    value: Any
    context: dict[str, Any]
    message: str


def plain_words(error: ValidationError, tree: Tree) -> list[Finding]:
    """Return one finding for each mistake that a validation found."""
    seen: dict[tuple[Key, bool], _Complaint] = {}
    for details in error.errors(include_url=False):
        complaint = _complaint(details, tree)
        if complaint.type == "too_short" and complaint.value:
            continue  # entries that are wrong themselves do not count for the validator
        # The branches of a union complain one by one about the same value: the first speaks for all.
        seen.setdefault((complaint.path, complaint.type == "missing"), complaint)
    complaints = [c for c in seen.values() if not _no_list(c, seen)]
    answers: list[Finding] = []
    merged: set[int] = set()
    for merge in (_lost_children, _misplaced, _misspelt):
        answers += merge(complaints, merged, tree)
    answers += [_answer(c, tree) for index, c in enumerate(complaints) if index not in merged]
    return answers


def _no_list(one: _Complaint, seen: Iterable[tuple[Key, bool]]) -> bool:
    """Tell whether a list is complained of as no word, though only its entries are wrong."""
    inside = (path[: len(one.path)] == one.path for path, _ in seen if len(path) > len(one.path))
    return one.type == "literal_error" and isinstance(one.value, list | tuple) and any(inside)


def _complaint(details: ErrorDetails, tree: Tree) -> _Complaint:
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
    return _Complaint(
        details["type"], path, loc, details.get("input"), details.get("ctx", {}), details["msg"]
    )


# -- several complaints, one mistake


def _lost_children(complaints: list[_Complaint], merged: set[int], tree: Tree) -> list[Finding]:
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
            and (c.path[-1] in keys or (not keys and _is_language(c.path[-1])))
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


def _misplaced(complaints: list[_Complaint], merged: set[int], tree: Tree) -> list[Finding]:
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


def _misspelt(complaints: list[_Complaint], merged: set[int], tree: Tree) -> list[Finding]:
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


def _is_language(key: object) -> bool:
    """Tell whether a key looks like a language tag that stands among other keys by mistake."""
    return (
        isinstance(key, str) and bool(re.match(base.LANGUAGE_PATTERN, key)) and (len(key) == 2 or "-" in key)
    )


# -- one complaint, one finding


def _answer(complaint: _Complaint, tree: Tree) -> Finding:
    if complaint.type == "missing":
        return _missing(complaint, tree)
    place = tree.values.get(complaint.path)
    if complaint.type == "extra_forbidden":
        return _unknown(complaint, tree.keys.get(complaint.path, place))
    if complaint.loc[-1:] == ("[key]",):
        place = tree.keys.get(complaint.path, place)
        what, example = PATTERNS.get(str(complaint.context.get("pattern")), ("a known word", ""))
        key = complaint.path[-1] if complaint.path else ""
        if "expected" in complaint.context:
            return Finding(
                "error", "unknown-key", f"unknown key {key!r}", _nearest(str(key), complaint), place
            )
        if complaint.context.get("pattern") == base.LANGUAGE_PATTERN:
            said = f"a text holds language tags such as {example}, not {key!r}"
            return Finding("error", "bad-key", said, "is it indented too deep?", place)
        return Finding("error", "bad-key", f"the key {key!r} is not {what}", f"write {example}", place)
    if complaint.value is None:
        # A colour written without quotes is a comment in YAML, so that nothing is left of it.
        pattern = PATTERNS.get(_pattern_here(complaint))
        remedy = f"write {pattern[1]}" if pattern else "write its value, or remove the key"
        if complaint.path[-1:] == ("screen",) or complaint.path[:1] == ("brand",):
            remedy = 'put a colour in quotes, because # begins a comment: "#0C3A3A"'
        return Finding("error", "no-value", "the key has no value", remedy, place)
    rule = _RULES.get(complaint.type)
    if rule is not None:
        code, what, remedy = rule(complaint, _shown(complaint, tree))
        return Finding("error", code, what, remedy, place)
    return Finding("error", "bad-value", complaint.message[:1].lower() + complaint.message[1:], "", place)


def _pattern_here(complaint: _Complaint) -> str:
    return str(complaint.context.get("pattern", ""))


def _missing(complaint: _Complaint, tree: Tree) -> Finding:
    parent, key = complaint.path[:-1], complaint.path[-1]
    at = tree.values.get(parent)
    place = Place(at.file, at.line, at.column, dotted(complaint.path)) if at else None
    if at is not None and complaint.path[:1] == ("sections",) and not at.key.startswith("sections"):
        place = Place(
            at.file, at.line, at.column, f"{at.key}.{key}".strip(".")
        )  # it stands in a file of its own
    if isinstance(key, int):
        return Finding("error", "too-few", f"value {key + 1} of the list is missing", "add it", at)
    remedy = f"write {key}: ... here"
    if not parent:
        remedy = f"write {key}: ... here, or a file {key}.yaml beside it"
    return Finding("error", "missing-key", f"the key {key!r} is missing", remedy, place)


def _unknown(complaint: _Complaint, place: Place | None) -> Finding:
    key = str(complaint.path[-1])
    keys = known_keys(complaint.loc[:-1])
    if len(complaint.path) == 1:
        keys = (*keys, *FILED)
    if _is_language(key):
        what = f"{key!r} stands outside a text"
        return Finding("error", "indent", what, "indent it under the key of its text", place)
    close = difflib.get_close_matches(key, keys, 1, 0.6)
    remedy = f"did you mean {close[0]!r}?" if close else f"the keys here are: {', '.join(keys)}"
    return Finding("error", "unknown-key", f"unknown key {key!r}", remedy, place)


def _shown(complaint: _Complaint, tree: Tree) -> str:
    """Return the value as the file shows it."""
    value = complaint.value
    if isinstance(value, dict):
        return "a list of keys"
    if isinstance(value, list | tuple):
        return "a list"
    raw = tree.raw.get(complaint.path)
    return raw if raw is not None else f'"{value}"'


def _nearest(word: str, complaint: _Complaint) -> str:
    names = re.findall(
        r"'([^']+)'", str(complaint.context.get("expected", complaint.context.get("expected_tags", "")))
    )
    close = difflib.get_close_matches(word, names, 1, 0.6)
    return f"did you mean {close[0]!r}?" if close else f"choose one of {', '.join(names)}"


Answer = tuple[str, str, str]


def _choice(c: _Complaint, shown: str) -> Answer:
    name = next((str(part) for part in reversed(c.path) if isinstance(part, str)), "value")
    return "unknown-word", f"unknown {name} {shown.strip(chr(34))!r}", _nearest(str(c.value), c)


def _text(c: _Complaint, shown: str) -> Answer:
    if isinstance(c.value, dict) and list(c.value.values()) == [None]:
        what = "a text that begins with { is taken for a list of keys"
        return "bad-type", what, f'put it in quotes: "{{{next(iter(c.value))}}} ..."'
    if isinstance(c.value, dict | list):
        return "bad-type", f"a text is wanted, not {shown}", "write one text"
    return "bad-type", f"a text is wanted, but {shown} is not one without quotes", f'write "{shown}"'


def _number(c: _Complaint, shown: str) -> Answer:
    if isinstance(c.value, bool | dict | list | tuple):
        return "bad-type", f"a number is wanted, not {shown}", "write one number"
    digits = re.match(r"\+?(-?[0-9][0-9,_ ]*(?:\.[0-9]+)?)", str(c.value))
    example = re.sub(r"[,_ ]", "", digits[1]) if digits else "20"
    example = re.sub(r"^(-?)0+(?=[0-9])", r"\1", example)
    with_unit = digits and digits.end() < len(str(c.value)) and "unit" in known_keys(c.loc[:-1])
    where = " and the unit in unit" if with_unit else ""
    quotes = ", without quotes" if shown.startswith('"') else ""
    return "bad-type", f"a number is wanted, not the text {shown}", f"write {example}{where}{quotes}"


def _whole(c: _Complaint, shown: str) -> Answer:
    return "bad-type", f"a whole number is wanted, not {shown}", "write digits only"


def _truth(c: _Complaint, shown: str) -> Answer:
    return "bad-type", f"true or false is wanted, not {shown}", "write true or false"


def _mapping(c: _Complaint, shown: str) -> Answer:
    if c.path in (("facts",), ("inks",), ("profiles",)) or known_keys(c.loc):
        keys = known_keys(c.loc)
        listed = f": {', '.join(keys[:5])}{', ...' if len(keys) > 5 else ''}" if keys else ""
        return (
            "bad-type",
            f"keys with their values are wanted, not {shown}",
            f"write them below, indented{listed}",
        )
    return (
        "bad-type",
        f"a text in each language is wanted, not {shown}",
        "write en: ... and zh-Hans: ... below",
    )


def _list(c: _Complaint, shown: str) -> Answer:
    return "bad-type", f"a list is wanted, not {shown}", "write one line for each, beginning with -"


def _pattern(c: _Complaint, shown: str) -> Answer:
    what, example = PATTERNS.get(_pattern_here(c), ("what is wanted here", ""))
    return "bad-value", f"{shown} is not {what}", f"write {example}" if example else ""


def _least(c: _Complaint, shown: str) -> Answer:
    if "gt" in c.context:
        return "out-of-range", f"{shown} is too small", f"write a number above {c.context['gt']:g}"
    return "out-of-range", f"{shown} is too small", f"the least is {_figure(c.context['ge'])}"


def _most(c: _Complaint, shown: str) -> Answer:
    most = _figure(c.context.get("le", c.context.get("lt")))
    return "out-of-range", f"{shown} is too large", f"the most is {most}"


def _figure(limit: object) -> str:
    return f"{limit:g}" if isinstance(limit, float) else str(limit)


def _short(c: _Complaint, shown: str) -> Answer:
    return "too-few", "the list is empty", "write at least one entry"


def _long(c: _Complaint, shown: str) -> Answer:
    most = c.context.get("max_length")
    return "too-many", f"the list has {c.context.get('actual_length')} values", f"write {most}"


def _day(c: _Complaint, shown: str) -> Answer:
    return "bad-value", f"{shown} is not a date", "write year-month-day, such as 2018-06-30"


def _kind(c: _Complaint, shown: str) -> Answer:
    return "unknown-word", f"unknown kind {c.context.get('tag')!r}", _nearest(str(c.context.get("tag")), c)


def _no_kind(c: _Complaint, shown: str) -> Answer:
    return "missing-key", "the key 'kind' is missing", f"choose one of {', '.join(kinds_at(c.loc))}"


def _fact_month(c: _Complaint, shown: str) -> Answer:
    return "bad-value", f"a month is wanted, not {shown}", 'write year and month in quotes: "2003-07"'


def _fact_year(c: _Complaint, shown: str) -> Answer:
    return "bad-value", f"a year is wanted, not {shown}", "write four digits without quotes"


def _brand_colour(c: _Complaint, shown: str) -> Answer:
    return "no-value", "a colour is wanted", 'write screen: "#0C3A3A", or cmyk: [90, 48, 60, 62], or both'


def _unit(c: _Complaint, shown: str) -> Answer:
    return "unknown-word", str(c.context.get("what")), str(c.context.get("remedy"))


def _twice(c: _Complaint, shown: str) -> Answer:
    return "bad-value", "an amount has a value and a range", "keep value, or min and max"


def _nothing(c: _Complaint, shown: str) -> Answer:
    return "bad-value", "a band has no end", "write min, max or both"


def _range(c: _Complaint, shown: str) -> Answer:
    return "bad-value", "a range has its least in min and its most in max", "write min and a larger max"


_RULES: dict[str, Callable[[_Complaint, str], Answer]] = {
    "literal_error": _choice,
    "string_type": _text,
    "int_parsing": _whole, "int_type": _whole, "int_from_float": _whole,
    "float_parsing": _number, "float_type": _number, "fact_number": _number,
    "bool_parsing": _truth, "bool_type": _truth,
    "dict_type": _mapping, "model_type": _mapping, "model_attributes_type": _mapping,
    "tuple_type": _list, "list_type": _list,
    "string_pattern_mismatch": _pattern,
    "greater_than_equal": _least, "greater_than": _least,
    "less_than_equal": _most, "less_than": _most,
    "too_short": _short, "too_long": _long,
    "date_parsing": _day, "date_from_datetime_parsing": _day, "date_type": _day,
    "date_from_datetime_inexact": _day,
    "union_tag_invalid": _kind, "union_tag_not_found": _no_kind,
    "fact_month": _fact_month, "fact_year": _fact_year, "unknown_unit": _unit, "range_backwards": _range,
    "amount_twice": _twice, "amount_nothing": _nothing,
    "brand_colour": _brand_colour,
}  # fmt: skip
