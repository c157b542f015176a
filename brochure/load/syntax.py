"""A YAML parser's complaint in, a finding in plain words out: where the mistake is and what would be right.

Parsers point at where they gave up; a person wants the line to mend. Each rule below looks at the lines
around that place and names the mistake that most often leads there; the parser's own words are the last
resort.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from brochure.errors import Finding, Place
from brochure.load.source import Source

_TAB = re.compile(r" *\t[ \t]*(?=\S)")
_REFERENCE_TEXT = re.compile(r":\s+(?P<brace>\{)[a-z_0-9.]+(?::[A-Za-z_]+)?\}\s*[^\s,}\]]")
_SECOND = "the text ends at its second {} and something follows it"
_CLOSE = "close it at the end of the text"
_APOSTROPHE = "write ’ for an apostrophe, and “ ” for quotes inside a text"
_SPECIAL = "@`%&*!|>"


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Where and how the parser gave up; lines and columns from 0."""

    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    context_line: int
    context_column: int

    def text(self, line: int) -> str:
        """Return a line's text, "" beyond the end."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    @property
    def at_line_start(self) -> bool:
        """Whether only spaces stand before the place where the parser gave up."""
        return not self.text(self.line)[: self.column].strip()


def explain(error: yaml.YAMLError, source: Source) -> Finding:
    """Return what is wrong with the YAML of ``source``."""
    trouble = _trouble(error, source.text)
    for rule in _RULES:
        answer = rule(trouble)
        if answer is not None:
            code, line, column, what, remedy = answer
            return Finding("error", code, what, remedy, Place(source.shown, line + 1, column + 1))
    raise AssertionError("the last rule always answers")


def _trouble(error: yaml.YAMLError, text: str) -> _Trouble:
    lines = text.split("\n")
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        context = error.context_mark or mark
        if mark is not None and context is not None:
            return _Trouble(
                lines,
                error.problem or "",
                error.context or "",
                mark.line,
                mark.column,
                context.line,
                context.column,
            )
    # A reader's error knows an offset only (characters or bytes, by parser): find the character itself.
    for number, line in enumerate(lines):
        for column, char in enumerate(line.rstrip("\r")):
            if (
                (ord(char) < 32 and char != "\t")
                or ord(char) in (0x7F, 0xFFFE, 0xFFFF)
                or 0xD800 <= ord(char) < 0xE000
            ):
                return _Trouble(lines, f"control U+{ord(char):04X}", "", number, column, number, column)
    return _Trouble(lines, " ".join(str(error).split()), "", 0, 0, 0, 0)


Answer = tuple[str, int, int, str, str] | None


def _tab(t: _Trouble) -> Answer:
    for line in (t.line, t.line - 1):
        if found := _TAB.match(t.text(line)):
            column = found[0].index("\t")
            return (
                "yaml-tab",
                line,
                column,
                "a tab stands in the indentation",
                "use spaces, two for each level",
            )
    return None


def _control(t: _Trouble) -> Answer:
    if not t.problem.startswith("control "):
        return None
    what = f"an invisible control character ({t.problem.removeprefix('control ')}) stands here"
    return "yaml-control", t.line, t.column, what, "delete it"


def _second_colon(t: _Trouble) -> Answer:
    if "mapping values are not allowed" not in t.problem:
        return None
    before = t.text(t.line)[: t.column]
    if not re.search(r":\s", before):
        return None
    what = "a colon with a space after it stands inside a text without quotes"
    return "yaml-colon", t.line, t.column, what, 'put the text in quotes: key: "one: two"'


def _indent(t: _Trouble) -> Answer:
    deeper = "mapping values are not allowed" in t.problem
    other = t.at_line_start and (
        "did not find expected key" in t.problem
        or "did not find expected '-'" in t.problem
        or ("expected <block end>" in t.problem and not t.context.endswith("sequence"))
        or "block end" in t.problem
    )
    if not (deeper or other):
        return None
    line, wanted = _outlier(t) if deeper else (t.line, None)
    indent = _indentation(t.text(line))
    levels = sorted(_levels_above(t, line) - {indent}, key=lambda level: abs(level - indent))
    what = f"this line is indented by {_spaces(indent)}, which does not fit the lines around it"
    fit = str(wanted) if wanted is not None else " or ".join(str(level) for level in levels[:2]) or "0"
    return "yaml-indent", line, indent, what, f"indent it by {fit} like its neighbours"


def _outlier(t: _Trouble) -> tuple[int, int | None]:
    """Return the line to mend and its indentation (None: one of the levels above) where a line is too deep.

    The line above is to blame when it alone lost its indentation, or has an odd one.
    """
    indent = _indentation(t.text(t.line))
    above = [line for line in range(t.line - 1, -1, -1) if _has_content(t.text(line))][:2]
    if above and (shallow := _indentation(t.text(above[0]))) < indent:
        alone = len(above) == 2 and _indentation(t.text(above[1])) == indent
        if alone or (shallow % 2 and not indent % 2):
            return above[0], indent
    return t.line, None


def _has_content(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip().startswith("#")


def _indentation(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _levels_above(t: _Trouble, line: int) -> set[int]:
    """Return the indentations of the open levels above a line."""
    levels: set[int] = set()
    least = 10**6
    for above in range(line - 1, -1, -1):
        text = t.text(above)
        indent = _indentation(text)
        if not _has_content(text) or indent >= least:
            continue
        levels.add(indent)
        if item := re.match(r" *-( +)\S", text):  # a list's item opens two levels: the dash's and its keys'
            levels.add(indent + 1 + len(item[1]))
        least = indent
        if least == 0:
            break
    return levels


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def _after_value(t: _Trouble) -> Answer:
    """A quoted text or a bracket has ended and something follows it in the same line."""
    if not re.search(r"expected key|<block end>|block end|expected '-'", t.problem) or t.at_line_start:
        return None
    value = re.match(r"\s*(?:- )*(?:[^:'\"{\[]+:\s+)?(?P<value>.)", t.text(t.line))
    opener = value["value"] if value else ""
    column = value.start("value") if value else t.column
    if opener == "{":
        return _braces(t.line, column)
    if opener in "\"'":
        return "yaml-quotes", t.line, t.column, _SECOND.format(opener), _APOSTROPHE
    what = "something follows the end of the value"
    return "yaml-syntax", t.line, t.column, what, "put the whole text in quotes"


def _braces(line: int, column: int) -> Answer:
    what = "a text that begins with { is taken for a list of keys"
    return "yaml-braces", line, column, what, 'put it in quotes: "{fact} ..."'


def _open_bracket(t: _Trouble) -> Answer:
    if "flow sequence" not in t.context and "flow mapping" not in t.context and "flow node" not in t.context:
        return None
    line, column = _last_open(t)
    text = t.text(line)
    if found := _REFERENCE_TEXT.search(text):
        return _braces(line, found.start("brace"))
    if quote := _bad_quote(text):
        return "yaml-quotes", line, quote.start, quote.what, quote.remedy
    opener, inside = text[column : column + 1], text[column:].strip()
    if opener == "{" and not re.match(r"\{\s*[\w\"'-]+\s*:(\s|$)", inside) and inside != "{":
        return _braces(line, column)
    closer = "}" if opener == "{" else "]"
    what = f"the {opener} that opens here has no {closer}, or a comma is missing after it"
    return "yaml-bracket", line, column, what, f"close it with {closer}"


def _last_open(t: _Trouble) -> tuple[int, int]:
    """Return where the innermost bracket opens that is still open where the parser gave up."""
    if t.text(t.context_line)[t.context_column : t.context_column + 1] in ("[", "{"):
        return t.context_line, t.context_column
    still_open: list[tuple[int, int]] = []
    for line in range(t.line + 1):
        end = t.column if line == t.line else None
        for column, char in enumerate(t.text(line)[:end]):
            if char in "[{":
                still_open.append((line, column))
            elif char in "]}" and still_open:
                still_open.pop()
    return still_open[-1] if still_open else (t.context_line, t.context_column)


@dataclass(frozen=True, slots=True)
class _Quote:
    start: int
    what: str
    remedy: str


def _bad_quote(text: str) -> _Quote | None:
    """Return the quoted text of a line that ends too early or not at all, None when all are well."""
    start = 0
    while found := re.compile(r"(?:^|[\s,\[{:])([\"'])").search(text, start):
        opener, begin = found[1], found.start(1)
        end = text.find(opener, begin + 1)
        if end < 0:
            return _Quote(begin, "the quotation mark that opens here is never closed", _CLOSE)
        if not re.match(r"\s*([,}\]]|:\s|$)", text[end + 1 :]):
            if text.count(opener) % 2:
                what = "the quotation mark that opens here is not closed, or the text holds another"
                return _Quote(begin, what, f"{_CLOSE}; {_APOSTROPHE}")
            return _Quote(end, _SECOND.format(opener), _APOSTROPHE)
        start = end + 1
    return None


def _open_quote(t: _Trouble) -> Answer:
    if "quoted scalar" not in t.context:
        return None
    if "escape" in t.problem:
        what = "a backslash stands in a text in double quotes"
        return "yaml-escape", t.line, t.column, what, "use single quotes, or write \\\\"
    what = "the quotation mark that opens here is never closed"
    return "yaml-quotes", t.context_line, t.context_column, what, _CLOSE


def _special(t: _Trouble) -> Answer:
    char = t.text(t.line)[t.column : t.column + 1]
    starts = "cannot start any token" in t.problem or "anchor" in t.context or "alias" in t.context
    if not starts and not ("tag" in t.context or "directive" in t.context or "block scalar" in t.context):
        return None
    line, column = (t.line, t.column) if char in _SPECIAL else (t.context_line, t.context_column)
    char = t.text(line)[column : column + 1]
    if not char.strip():
        return None
    what = f"a text can not begin with {char} unless it stands in quotes"
    return "yaml-special", line, column, what, "put the text in quotes"


def _no_colon(t: _Trouble) -> Answer:
    if "could not find expected ':'" not in t.problem and "simple key" not in t.context:
        return None
    what = "this line has no colon after its key"
    return "yaml-key", t.context_line, t.context_column, what, "write key: value"


def _anything(t: _Trouble) -> Answer:
    problem = t.problem or "something unexpected stands here"
    what = f"the YAML can not be read from here on ({problem})"
    return "yaml-syntax", t.line, t.column, what, "compare this line with its neighbours"


_RULES = (
    _tab, _control, _second_colon, _indent, _after_value, _open_bracket, _open_quote, _special, _no_colon,
    _anything,
)  # fmt: skip
