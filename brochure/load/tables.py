"""Charts' rows from a CSV or XLSX table beside the data: cells in, the rows that YAML would say, with places.

In: the tree of the data and its folder. Out: the tree with ``rows`` (and years as ``columns``) in place of
each ``table``, and a finding for everything that can not be read. Knows no kind of chart.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from brochure.errors import DataError, Finding, Place
from brochure.load.tree import Key, Tree, dotted

LARGEST = 4_000_000
"""Bytes: a chart's table is some kB."""

MOST = 200
"""Rows: more are no chart."""

ENCODINGS = ("utf-8-sig", "gb18030")
"""What spreadsheets write Chinese in: UTF-8, and GBK with its larger successor (GB 18030-2022)."""

HEADS = {
    "name": "label:en", "名称": "label:zh-Hans", "value": "value", "数值": "value", "值": "value",
    "low": "low", "最低": "low", "high": "high", "最高": "high", "at": "at", "时间": "at", "fact": "fact",
    "accent": "accent", "强调": "accent",
}  # fmt: skip
"""What may stand at a column's head, and the key that it is."""

_YEAR = re.compile(r"[0-9]{4}$")
_NUMBER = re.compile(r"[-−]?[0-9][0-9,，]*(\.[0-9]+)?$")
_MARKS = {"true": True, "yes": True, "x": True, "●": True, "是": True, "√": True, "false": False, "no": False}
_NAMED = re.compile(r"label:([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)$")

Sheet = list[list[tuple[Any, Place]]]
"""Rows of cells, each with its place."""


def fill_tables(tree: Tree, folder: Path) -> None:
    """Put the rows of every chart's table into the tree; mistakes go to the tree's findings."""
    if not isinstance(tree.data, dict):
        return
    for key, chart in _charts(tree.data):
        name = chart["table"]
        place = tree.values.get((*key, "table"))
        if "rows" in chart:
            tree.findings.append(
                Finding("error", "chart-rows", "a chart has rows and a table", "keep one of them", place)
            )
        elif isinstance(name, str) and inside(folder, name):  # what is not there is told with other files
            try:
                _fill(tree, key, chart, folder / name)
            except DataError as error:
                tree.findings.extend(error.findings)
                chart["rows"] = []


def _charts(data: dict[str, Any]) -> Iterator[tuple[Key, dict[str, Any]]]:
    """Yield the charts of all sections that name a table, with their key paths."""
    sections = data.get("sections")
    for i, section in enumerate(sections if isinstance(sections, list) else ()):
        figures = section.get("figures") if isinstance(section, dict) else None
        for j, figure in enumerate(figures if isinstance(figures, list) else ()):
            if isinstance(figure, dict) and figure.get("kind") == "chart" and figure.get("table"):
                yield ("sections", i, "figures", j), figure


def inside(folder: Path, name: str) -> bool:
    """Tell whether a file of this name lies in the folder."""
    file = (folder / name).resolve()
    return "\\" not in name and file.is_relative_to(folder.resolve()) and file.is_file()


def _fill(tree: Tree, key: Key, chart: dict[str, Any], file: Path) -> None:
    sheet = read_sheet(file)
    if len(sheet) < 2:
        raise DataError.of("table-empty", "the table has no rows", "write a head and a row", Place(str(file)))
    if len(sheet) > MOST + 1:
        what = f"the table has {len(sheet) - 1} rows"
        raise DataError.of("table-long", what, f"a chart has at most {MOST}", Place(str(file)))
    heads = [_head(cell, place) for cell, place in sheet[0]]
    years = [head for head in heads if isinstance(head, int)]
    columns = chart.get("columns")
    if years and columns is None:
        chart["columns"] = years
    rows: list[dict[str, Any]] = []
    for cells in sheet[1:]:
        at: Key = (*key, "rows", len(rows))
        tree.values[at] = _keyed(cells[0][1], at)
        rows.append(_row(tree, at, heads, cells))
    chart["rows"] = rows


def _head(cell: Any, place: Place) -> str | int | None:
    """Return the key of a column, a year, or None for a column of values named in the data."""
    text = str(cell if cell is not None else "").strip()
    if _YEAR.match(text):
        return int(text)
    known = HEADS.get(text, HEADS.get(text.lower(), ""))
    if known:
        return known
    if _NAMED.match(text):
        return text
    if text.startswith("="):
        return None
    raise DataError.of(
        "table-head", f"the column's head {text!r} is unknown",
        "known are label:en (and other languages), value, low, high, at, fact, accent, years, and =name",
        place,
    )  # fmt: skip


def _row(
    tree: Tree, at: Key, heads: list[str | int | None], cells: list[tuple[Any, Place]]
) -> dict[str, Any]:
    row: dict[str, Any] = {}
    values: list[Any] = []
    for head, (cell, place) in zip(heads, cells, strict=False):
        text = str(cell).strip() if cell is not None else ""
        if head is None or isinstance(head, int):
            tree.values[(*at, "values", len(values))] = _keyed(place, (*at, "values", len(values)))
            values.append(value(cell, place))
        elif head.startswith("label"):
            tag = head.partition(":")[2]
            row.setdefault("label", {})[tag] = text
            tree.values.setdefault((*at, "label"), _keyed(place, (*at, "label")))
            tree.values[(*at, "label", tag)] = _keyed(place, (*at, "label", tag))
        elif text:
            tree.values[(*at, head)] = _keyed(place, (*at, head))
            row[head] = text if head == "fact" else _moment(cell) if head == "at" else value(cell, place)
    if values:
        row["values"] = values
    return row


def _keyed(place: Place, key: Key) -> Place:
    return Place(place.file, place.line, place.column, dotted(key))


def _moment(cell: Any) -> Any:
    if isinstance(cell, datetime | date):
        return f"{cell.year:04}-{cell.month:02}"
    text = str(cell).strip().removesuffix(".0")
    return int(text) if _YEAR.match(text) else text


def value(cell: Any, place: Place) -> Any:
    """Return a cell as a number, a mark or nothing; DataError for anything else."""
    if cell is None or isinstance(cell, bool | int | float):
        return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    text = str(cell).strip()
    if not text:
        return None
    if text.lower() in _MARKS:
        return _MARKS[text.lower()]
    if _NUMBER.match(text):
        bare = text.replace(",", "").replace("，", "").replace("−", "-")
        return float(bare) if "." in bare else int(bare)
    raise DataError.of(
        "table-number", f"{text!r} is no number", "write digits alone; units stand in unit:", place
    )


# -- files


def read_sheet(file: Path) -> Sheet:
    """Return the rows of a table that hold anything."""
    if file.stat().st_size > LARGEST:
        what = f"the table has {file.stat().st_size:,} bytes"
        raise DataError.of("file-too-large", what, "is this the right file?", Place(str(file)))
    kind = file.suffix.lower()
    if kind == ".csv":
        return [row for row in _csv(file) if any(str(cell or "").strip() for cell, _ in row)]
    if kind == ".xlsx":
        return [row for row in _xlsx(file) if any(cell is not None for cell, _ in row)]
    raise DataError.of(
        "table-kind",
        f"tables of the kind {kind or '(none)'} are not read",
        "save it as .csv or .xlsx",
        Place(str(file)),
    )


def _csv(file: Path) -> Iterator[list[tuple[Any, Place]]]:
    import csv

    data = file.read_bytes()
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        what = "the table is neither UTF-8 nor GBK"
        raise DataError.of("table-encoding", what, "save it as CSV UTF-8", Place(str(file)))
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            line = reader.line_num
            yield [(cell, Place(str(file), line, column + 1)) for column, cell in enumerate(row)]
    except csv.Error as error:
        place = Place(str(file), reader.line_num, 1)
        raise DataError.of(
            "table-form", f"the table can not be read: {error}", "save it as CSV again", place
        ) from error


def _xlsx(file: Path) -> Iterator[list[tuple[Any, Place]]]:
    try:
        import openpyxl
    except ImportError:
        raise DataError.of(
            "no-openpyxl", "reading .xlsx needs openpyxl",
            "install brochure[xlsx], or save the table as .csv", Place(str(file)),
        ) from None  # fmt: skip
    try:
        book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()), read_only=True, data_only=True)
        rows = list(book.worksheets[0].iter_rows(max_row=MOST + 2, max_col=40, values_only=True))
    except Exception as error:  # a broken file fails anywhere in openpyxl, zipfile or the XML reader
        what = f"this is no readable .xlsx ({type(error).__name__})"
        raise DataError.of("table-form", what, "save it again, or as .csv", Place(str(file))) from error
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    width = max((i + 1 for row in rows for i, cell in enumerate(row) if cell is not None), default=0)
    for line, row in enumerate(rows, 1):
        yield [(cell, Place(str(file), line, column + 1)) for column, cell in enumerate(row[:width])]
