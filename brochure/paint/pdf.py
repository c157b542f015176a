"""PDF objects and their file, over ReportLab's object model and serialiser.

In: names, numbers, texts, streams. Out: the bytes of a PDF with a classic cross-reference table. Every use of
ReportLab stands in this module, so that the rest of `paint` can be typed; it must not know what a page is.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from typing import Any, NewType

from reportlab.pdfbase import pdfdoc  # type: ignore[import-untyped]  # ships no types

Value = Any
"""A PDF object: a Dictionary, Stream or Reference, a name, text or array, a number or another token."""

Reference = NewType("Reference", object)

_LEVEL = 6
"""Level 9 saves 0.1 % of a brochure and takes five times as long over an ICC profile."""


def number(value: float) -> str:
    """Return ``value`` as PDF writes it, to a thousandth (of a point: 0.35 µm), with no idle digits."""
    digits = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if digits in ("-0", "") else digits


def numbers(values: Iterable[float]) -> str:
    """Return several numbers with spaces between."""
    return " ".join(map(number, values))


_REGULAR = frozenset(bytes(range(0x21, 0x7F))) - frozenset(b"#%()<>[]{}/")


def name(text: str) -> str:
    """Return a PDF name: UTF-8, in which all but regular characters are escaped (ISO 32000-1, 7.3.5)."""
    return "/" + "".join(chr(one) if one in _REGULAR else f"#{one:02x}" for one in text.encode())


def text(value: str) -> Value:
    """Return a text string, in PDFDocEncoding where that can say it, else in UTF-16."""
    return pdfdoc.PDFString(value)


def hexadecimal(value: str) -> str:
    """Return a text string in UTF-16 as a hexadecimal token that can stand in a content stream."""
    return f"<FEFF{value.encode('utf-16-be').hex().upper()}>"


def array(values: Iterable[Value]) -> Value:
    """Return an array."""
    return pdfdoc.PDFArrayCompact(values)


def rectangle(left: float, bottom: float, right: float, top: float) -> Value:
    """Return a rectangle of PDF user space, points, y up."""
    return array(number(v) for v in (left, bottom, right, top))


def boolean(value: bool) -> str:
    """Return a PDF boolean."""
    return "true" if value else "false"


class Dictionary(pdfdoc.PDFDictionary):  # type: ignore[misc]  # the base has no types
    """A dictionary; keys without their solidus. May be filled after it has been referred to."""

    def __init__(self, entries: Mapping[str, Value] | None = None, **more: Value) -> None:
        super().__init__({**(entries or {}), **more})

    def update(self, **entries: Value) -> None:
        """Set several entries."""
        self.dict.update(entries)


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # the base has no types
    """A stream of bytes, deflated unless its dictionary already names a filter or ``deflate`` is off.

    ``table`` says that they are a long table of numbers, in which hardly anything is found again: those are
    packed by how often each byte is there alone, which takes a fifth of the time for a twentieth more bytes.
    """

    def __init__(
        self,
        data: bytes,
        dictionary: Dictionary | None = None,
        *,
        deflate: bool = True,
        table: bool = False,
    ) -> None:
        dictionary = dictionary or Dictionary()
        if deflate and "Filter" not in dictionary:
            strategy = zlib.Z_HUFFMAN_ONLY if table else zlib.Z_DEFAULT_STRATEGY
            packer = zlib.compressobj(_LEVEL, strategy=strategy)
            data = packer.compress(data) + packer.flush()
            dictionary.update(Filter=name("FlateDecode"))
        super().__init__(dictionary, data, [])


class _File(pdfdoc.PDFDocument):  # type: ignore[misc]  # the base has no types
    """ReportLab's document without its own catalogue, information and clock."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(compression=0, invariant=1, pdfVersion=version)


class Objects:
    """The indirect objects of one file, numbered in the order in which they are first referred to."""

    def __init__(self, version: tuple[int, int]) -> None:
        self._file = _File(version)

    def add(self, value: Value) -> Reference:
        """Make ``value`` (a Dictionary, Stream or array) an indirect object; return the reference to it."""
        return Reference(self._file.Reference(value))

    def serialise(self, catalogue: Dictionary, information: Dictionary, file_id: bytes) -> bytes:
        """Return the file. ``file_id`` is the 16 bytes of both parts of the trailer's ID."""
        self._file.Catalog = catalogue
        self._file.info = information
        token = b"<" + file_id.hex().encode("ascii") + b">"
        self._file._ID = b"\n[" + token + token + b"]\n"
        return bytes(self._file.format())
