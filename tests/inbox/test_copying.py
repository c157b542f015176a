"""Text copied out of the files, and what a search in them finds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest

from brochure.reading import Heard

BLOCKS = {"H1", "H2", "P", "TH", "TD", "Note", "Caption", "LBody", "Lbl"}
HAN = "\u2e80-\u9fff\uff00-\uffef\u3000-\u303f"


def pdfium(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(document[n].get_textpage().get_text_range() for n in range(len(document)))


def poppler(file: Path) -> str:
    found = shutil.which("pdftotext")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("pdftotext is missing, and CI has to have it")
        pytest.skip("pdftotext is missing")
    done = subprocess.run([found, "-raw", "-enc", "UTF-8", file, "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


READERS = {"pdfium": pdfium, "poppler": poppler}


def joined(text: str) -> str:
    """Return text with its line ends as a reader joins them: nothing between Han signs, else one space."""
    text = re.sub(r"[\u00a0\u202f]", " ", text)
    text = re.sub(rf"(?<=[{HAN}”])\s*[\r\n\f]+\s*|\s*[\r\n\f]+\s*(?=[{HAN}“])", "", text)
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", ["email", "email-en", "email-zh"])
def test_copied_text_is_the_source_text(
    inbox: Mapping[str, Path], said: Mapping[str, Heard], name: str, reader: str
) -> None:
    """Every paragraph, heading and cell is copied as it is written: no space lost, none added, no ligature."""
    copied = joined(READERS[reader](inbox[name]))
    texts = [
        e.text
        for e in said[name].elements
        if e.role in BLOCKS
        and not any(isinstance(k, Heard) and k.role in (*BLOCKS, "Figure") for k in e.kids)
        and (e.said is None or e.role not in ("TH", "TD"))  # a chart's data, which are painted nowhere
    ]
    assert len(texts) > 100
    missing = [text for text in map(joined, texts) if text.strip() and text.strip() not in copied]
    assert not missing


@pytest.mark.parametrize("reader", READERS)
def test_a_search_finds_the_output_everywhere(inbox: Mapping[str, Path], reader: str) -> None:
    """RMB 13.56 billion and 135.6亿元 are found in the text and where they stand as large figures."""
    copied = joined(READERS[reader](inbox["email"]))
    assert copied.count("RMB 13.56 billion") == copied.count("135.6亿元") == 4
    assert not re.search("[\ufb00-\ufb06]", copied)


def test_pdfium_searches_as_people_do(inbox: Mapping[str, Path]) -> None:
    """PDFium's own search finds the figure in Chinese on all pages that show it."""
    with pypdfium2.PdfDocument(inbox["email"]) as document:
        pages = [
            n for n in range(1, len(document) + 1)
            if document[n - 1].get_textpage().search("135.6亿元").get_next() is not None
        ]  # fmt: skip
    assert pages == [3, 4, 8, 9]
