"""Plates as PNG files, and what they hold as a table or as JSON.

In: a PDF on disk, a folder. Out: files in the folder, and a report. Must not know how plates are made.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from brochure.errors import BrochureError
from brochure.plates.measuring import PageInk
from brochure.plates.report import InkReport
from brochure.plates.separating import separate

_FAST = 1
"""Compression of the PNG files: level 6 makes them a third smaller and takes four times as long."""

_RUNS = 3  # zlib's Z_RLE: smaller and faster than its default for plates, which are flat


def write_plates(file: Path, out: Path, dpi: float) -> tuple[InkReport, tuple[Path, ...]]:
    """Write ``p01-cyan.png`` and its like for every page and plate into ``out``: black is ink.

    Returns what the plates hold, and the files. Raises CheckError for a file that can not be read,
    BrochureError for a folder that can not be written.
    """
    separation = separate(file, dpi)
    names = _file_names(separation.plates)
    pages: list[PageInk] = []
    written: list[Path] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for page in separation.pages():
            pages.append(page.ink())
            for plate, ink in page.plates.items():
                path = out / f"p{page.page:02}-{names[plate]}.png"
                picture = Image.fromarray(np.asarray(255 - ink, np.uint8))
                picture.save(path, compress_level=_FAST, compress_type=_RUNS, dpi=(dpi, dpi))
                written.append(path)
    except OSError as error:
        raise BrochureError.of(
            "not-writable", f"can not write into {out} ({error.strerror})", "choose --out DIR"
        ) from error
    return InkReport(separation.plates, tuple(pages), separation.unjudged), tuple(written)


def _file_names(plates: tuple[str, ...]) -> dict[str, str]:
    """Return a name for files by plate, each once, in characters that every file system takes."""
    names: dict[str, str] = {}
    for plate in plates:
        plain = re.sub(r"[^\w-]+", "-", plate.lower()).strip("-") or "spot"
        taken = set(names.values())
        number = 2
        name = plain
        while name in taken:
            name = f"{plain}-{number}"
            number += 1
        names[plate] = name
    return names


def table(report: InkReport) -> list[str]:
    """Return the report as lines: a row a page, then what was not judged."""
    head = ["page", *report.plates, "worst 15 mm square"]
    rows = [
        [str(page.page), *(f"{page.coverage[plate]:.1f} %" for plate in report.plates), str(page.worst)]
        for page in report.pages
    ]
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if i == len(head) - 1 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, *rows)
    ]
    lines += [f"not judged, or only roughly: {what}" for what in report.unjudged]
    return lines


def as_json(report: InkReport, file: Path, dpi: float, written: tuple[Path, ...]) -> dict[str, Any]:
    """Return the report as plain values; per cent and millimetres from the trim's top left, y down."""
    return {
        "file": os.fspath(file),
        "dpi": dpi,
        "plates": list(report.plates),
        "pages": [
            {
                "page": page.page,
                "coverage": {plate: round(page.coverage[plate], 2) for plate in report.plates},
                "worst_square": {
                    "total": round(page.worst.total, 1),
                    "x_mm": page.worst.x_mm,
                    "y_mm": page.worst.y_mm,
                    "side_mm": page.worst.side_mm,
                },
            }
            for page in report.pages
        ],
        "not_judged": list(report.unjudged),
        "files": [os.fspath(path) for path in written],
    }
