"""Whatever is typed into the files, loading answers with a brochure or with findings that have places."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.errors import DataError
from brochure.load import load

PARK = Path(__file__).parent / "park"
FILES = sorted(file.name for file in PARK.glob("*.yaml"))
SIGNS = [
    "",
    " ",
    "  ",
    "\t",
    "\n",
    ":",
    ": ",
    "- ",
    "#",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "|",
    ">",
    "&a ",
    "*a",
    "!x ",
    "?",
]
SIGNS += [
    "---\n",
    "...",
    "%",
    "@",
    "\\",
    ",",
    "null",
    "true",
    "-1",
    "1e9",
    "20",
    "x",
    "é",
    "重",
    "\u2028",
    "\x00",
    "\r",
]
SIGNS += ["kind: cover", "id: park", "en: x", "{output}", "{", "}}", "<<: {}", "~"]


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(FILES), st.integers(0, 3000), st.integers(0, 40), st.sampled_from(SIGNS))
def test_no_traceback(name: str, at: int, length: int, sign: str) -> None:
    """Any piece of any file replaced by any sign gives a brochure, or an error in one of its files."""
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "park"
        shutil.copytree(PARK, folder)
        file = folder / name
        text = file.read_text(encoding="utf-8")
        at %= len(text)
        file.write_text(text[:at] + sign + text[at + length :], encoding="utf-8")
        try:
            load(folder)
        except DataError as error:
            assert error.findings
            for finding in error.findings:
                place = finding.place
                assert finding.severity == "error" and finding.what and place is not None
                assert Path(place.file).parent == folder and Path(place.file).name in FILES
                lines = Path(place.file).read_text(encoding="utf-8").count("\n") + 1
                assert 1 <= place.line <= lines + 1 and place.column >= 1
                assert "\n" not in str(finding)
