"""What a screen reader says of the sample, held against a text that people have read through."""

from __future__ import annotations

import difflib
from pathlib import Path

from brochure.reading import read_aloud

EXPECTED = Path(__file__).with_name("zhengyang-email.txt")


def test_the_brochure_reads_as_people_have_approved_it(email_pdf: Path) -> None:
    """Every heading, paragraph, list, table, figure and link is read in the order and language on file.

    When pages change, look the new text through and keep it:
    ``brochure text output/zhengyang/zhengyang-email.pdf > tests/reading/zhengyang-email.txt``.
    """
    expected = EXPECTED.read_text(encoding="utf-8").splitlines()
    heard = read_aloud(email_pdf).splitlines()
    difference = "\n".join(difflib.unified_diff(expected, heard, "approved", "heard", lineterm=""))
    assert not difference, difference
