"""Reading one YAML file of a brochure: bytes in, text out, with every way that can fail said in plain words.

Knows files and encodings; knows nothing of YAML or of what a brochure holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from brochure.errors import DataError, Place

LARGEST = 4_000_000
"""Bytes. A brochure's YAML is some 50 kB; a file a hundred times that is something else."""

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its name for messages, its name inside the folder, its bytes and its text."""

    shown: str
    name: str
    data: bytes
    text: str


def read(path: Path, name: str) -> Source:
    """Return the file at ``path`` as a source called ``name`` inside its folder.

    Raises DataError when it can not be read, is too large, or is not UTF-8 (a byte order mark is let pass).
    """
    shown = str(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise DataError.of("file-missing", "the file does not exist", place=Place(shown)) from None
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise DataError.of(
            "file-unreadable", f"the file can not be read: {why}", place=Place(shown)
        ) from None
    if len(data) > LARGEST:
        raise DataError.of(
            "file-too-large", f"the file has {len(data):,} bytes; a brochure's file has at most {LARGEST:,}",
            "is this the right file?", Place(shown),
        )  # fmt: skip
    return Source(shown, name, data, _decode(data, shown))


def _decode(data: bytes, shown: str) -> str:
    """Return the bytes as text; DataError that points at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        raise DataError.of(
            "not-utf-8",
            f"the file is not UTF-8 text{_guess(data)} (byte 0x{data[error.start]:02X})",
            "save it as UTF-8 in your editor",
            Place(shown, line, column),
        ) from None


def _guess(data: bytes) -> str:
    """Say what the bytes look like instead of UTF-8, "" when nothing fits."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return " but UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return " but looks like GBK"
