"""A model's complaints in, findings in plain words out, each at its place in the files.

Knows no rule of its own: what is wrong the model says, what would be right stands here.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

from pydantic import ValidationError

from brochure.errors import Finding, Place
from brochure.load.complaints import Complaint, complaints_of, is_language, one_mistake_each
from brochure.load.ordering import FILED
from brochure.load.shape import kinds_at, known_keys
from brochure.load.tree import Tree, dotted
from brochure.model import amounts, base, brochure, park, sections

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


def plain_words(error: ValidationError, tree: Tree) -> list[Finding]:
    """Return one finding for each mistake that a validation found."""
    answers, complaints = one_mistake_each(complaints_of(error, tree), tree)
    return [*answers, *(_answer(complaint, tree) for complaint in complaints)]


def _answer(complaint: Complaint, tree: Tree) -> Finding:
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


def _pattern_here(complaint: Complaint) -> str:
    return str(complaint.context.get("pattern", ""))


def _missing(complaint: Complaint, tree: Tree) -> Finding:
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


def _unknown(complaint: Complaint, place: Place | None) -> Finding:
    key = str(complaint.path[-1])
    keys = known_keys(complaint.loc[:-1])
    if len(complaint.path) == 1:
        keys = (*keys, *FILED)
    if is_language(key):
        what = f"{key!r} stands outside a text"
        return Finding("error", "indent", what, "indent it under the key of its text", place)
    close = difflib.get_close_matches(key, keys, 1, 0.6)
    remedy = f"did you mean {close[0]!r}?" if close else f"the keys here are: {', '.join(keys)}"
    return Finding("error", "unknown-key", f"unknown key {key!r}", remedy, place)


def _shown(complaint: Complaint, tree: Tree) -> str:
    """Return the value as the file shows it."""
    value = complaint.value
    if isinstance(value, dict):
        return "a list of keys"
    if isinstance(value, list | tuple):
        return "a list"
    raw = tree.raw.get(complaint.path)
    return raw if raw is not None else f'"{value}"'


def _nearest(word: str, complaint: Complaint) -> str:
    names = re.findall(
        r"'([^']+)'", str(complaint.context.get("expected", complaint.context.get("expected_tags", "")))
    )
    close = difflib.get_close_matches(word, names, 1, 0.6)
    return f"did you mean {close[0]!r}?" if close else f"choose one of {', '.join(names)}"


Answer = tuple[str, str, str]


def _choice(c: Complaint, shown: str) -> Answer:
    name = next((str(part) for part in reversed(c.path) if isinstance(part, str)), "value")
    return "unknown-word", f"unknown {name} {shown.strip(chr(34))!r}", _nearest(str(c.value), c)


def _text(c: Complaint, shown: str) -> Answer:
    if isinstance(c.value, dict) and list(c.value.values()) == [None]:
        what = "a text that begins with { is taken for a list of keys"
        return "bad-type", what, f'put it in quotes: "{{{next(iter(c.value))}}} ..."'
    if isinstance(c.value, dict | list):
        return "bad-type", f"a text is wanted, not {shown}", "write one text"
    return "bad-type", f"a text is wanted, but {shown} is not one without quotes", f'write "{shown}"'


def _number(c: Complaint, shown: str) -> Answer:
    if isinstance(c.value, bool | dict | list | tuple):
        return "bad-type", f"a number is wanted, not {shown}", "write one number"
    digits = re.match(r"\+?(-?[0-9][0-9,_ ]*(?:\.[0-9]+)?)", str(c.value))
    example = re.sub(r"[,_ ]", "", digits[1]) if digits else "20"
    example = re.sub(r"^(-?)0+(?=[0-9])", r"\1", example)
    with_unit = digits and digits.end() < len(str(c.value)) and "unit" in known_keys(c.loc[:-1])
    where = " and the unit in unit" if with_unit else ""
    quotes = ", without quotes" if shown.startswith('"') else ""
    return "bad-type", f"a number is wanted, not the text {shown}", f"write {example}{where}{quotes}"


def _whole(c: Complaint, shown: str) -> Answer:
    return "bad-type", f"a whole number is wanted, not {shown}", "write digits only"


def _truth(c: Complaint, shown: str) -> Answer:
    return "bad-type", f"true or false is wanted, not {shown}", "write true or false"


def _mapping(c: Complaint, shown: str) -> Answer:
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


def _list(c: Complaint, shown: str) -> Answer:
    return "bad-type", f"a list is wanted, not {shown}", "write one line for each, beginning with -"


def _pattern(c: Complaint, shown: str) -> Answer:
    what, example = PATTERNS.get(_pattern_here(c), ("what is wanted here", ""))
    return "bad-value", f"{shown} is not {what}", f"write {example}" if example else ""


def _least(c: Complaint, shown: str) -> Answer:
    if "gt" in c.context:
        return "out-of-range", f"{shown} is too small", f"write a number above {c.context['gt']:g}"
    return "out-of-range", f"{shown} is too small", f"the least is {_figure(c.context['ge'])}"


def _most(c: Complaint, shown: str) -> Answer:
    most = _figure(c.context.get("le", c.context.get("lt")))
    return "out-of-range", f"{shown} is too large", f"the most is {most}"


def _figure(limit: object) -> str:
    return f"{limit:g}" if isinstance(limit, float) else str(limit)


def _short(c: Complaint, shown: str) -> Answer:
    return "too-few", "the list is empty", "write at least one entry"


def _long(c: Complaint, shown: str) -> Answer:
    most = c.context.get("max_length")
    return "too-many", f"the list has {c.context.get('actual_length')} values", f"write {most}"


def _day(c: Complaint, shown: str) -> Answer:
    return "bad-value", f"{shown} is not a date", "write year-month-day, such as 2018-06-30"


def _kind(c: Complaint, shown: str) -> Answer:
    return "unknown-word", f"unknown kind {c.context.get('tag')!r}", _nearest(str(c.context.get("tag")), c)


def _no_kind(c: Complaint, shown: str) -> Answer:
    return "missing-key", "the key 'kind' is missing", f"choose one of {', '.join(kinds_at(c.loc))}"


def _fact_month(c: Complaint, shown: str) -> Answer:
    return "bad-value", f"a month is wanted, not {shown}", 'write year and month in quotes: "2003-07"'


def _fact_year(c: Complaint, shown: str) -> Answer:
    return "bad-value", f"a year is wanted, not {shown}", "write four digits without quotes"


def _brand_colour(c: Complaint, shown: str) -> Answer:
    return "no-value", "a colour is wanted", 'write screen: "#0C3A3A", or cmyk: [90, 48, 60, 62], or both'


def _unit(c: Complaint, shown: str) -> Answer:
    return "unknown-word", str(c.context.get("what")), str(c.context.get("remedy"))


def _twice(c: Complaint, shown: str) -> Answer:
    return "bad-value", "an amount has a value and a range", "keep value, or min and max"


def _nothing(c: Complaint, shown: str) -> Answer:
    return "bad-value", "a band has no end", "write min, max or both"


def _range(c: Complaint, shown: str) -> Answer:
    return "bad-value", "a range has its least in min and its most in max", "write min and a larger max"


_RULES: dict[str, Callable[[Complaint, str], Answer]] = {
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
