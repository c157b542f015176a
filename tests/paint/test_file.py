"""The file as a whole: whole, self-contained, the same every time."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import paint_samples as samples
import pikepdf
import pytest

from brochure.errors import PaintError
from brochure.layout.document import Document
from brochure.paint import paint
from brochure.text.faces import Face

PROFILES = [profile.name for profile in samples.painted_profiles()]


@pytest.mark.parametrize("name", PROFILES)
def test_qpdf_finds_nothing(files: dict[str, Path], name: str, tool: Callable[[str], str]) -> None:
    """A strict reader, qpdf, reads every file to its end without a complaint."""
    checked = subprocess.run([tool("qpdf"), "--check", files[name]], capture_output=True, text=True)
    complaints = [line for line in checked.stderr.splitlines() if "WARNING" in line or "ERROR" in line]
    # qpdf 11 and 12.4 count the hints for bookmarks differently; whether they are right is asked below.
    assert [line for line in complaints if "hint" not in line and "first page section" not in line] == []
    assert checked.returncode == (3 if complaints else 0)


@pytest.mark.parametrize("name", PROFILES)
def test_one_embedded_font_a_face(files: dict[str, Path], name: str) -> None:
    """A file has exactly one font for each of its three faces, embedded, and names no other."""
    with pikepdf.open(files[name]) as pdf:
        fonts = [o for o in pdf.objects if _is(o, "/Type0")]
        named = {str(font.BaseFont).partition("+")[2] for font in fonts}
        assert named == {"LibreFranklin-w400", "LibreFranklin-w700", "NotoSansSC-w400"}
        assert len(fonts) == 3
        descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]
        assert all("/FontFile2" in descriptor for descriptor in descriptors)
        for page in pdf.pages:
            assert all(font.objgen in {f.objgen for f in fonts} for font in page.Resources.Font.values())
    assert b"Helvetica" not in files[name].read_bytes()


def _is(found: pikepdf.Object, subtype: str) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/Subtype") == subtype


@pytest.mark.parametrize("name", PROFILES)
def test_pages_name_what_they_use(files: dict[str, Path], name: str) -> None:
    """A page's resources are the fonts, images and states that its operators name; it has no /Trans."""
    with pikepdf.open(files[name]) as pdf:
        for page in pdf.pages:
            used = {"/Font": set(), "/XObject": set(), "/ExtGState": set()}
            kinds = {"Tf": "/Font", "Do": "/XObject", "gs": "/ExtGState"}
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in kinds:
                    used[kinds[str(operator)]].add(str(operands[0]))
            offered = {kind: set(page.Resources.get(kind, {}).keys()) for kind in used}
            assert offered == used
            assert "/Trans" not in page


@pytest.mark.parametrize("name", PROFILES)
def test_streams_end_on_a_line_of_their_own(files: dict[str, Path], name: str) -> None:
    """Every ``endstream`` begins a line (ISO 19005-2, 6.1.7.1), whatever byte the data end with."""
    data = files[name].read_bytes()
    ends = [found.start() for found in re.finditer(b"endstream", data)]
    assert ends
    assert all(data[end - 1 : end] == b"\n" for end in ends)


def test_same_bytes_twice(everything: Document, files: dict[str, Path]) -> None:
    """Painting the same document again gives the same bytes."""
    for profile in samples.painted_profiles():
        assert paint(everything, profile) == files[profile.name].read_bytes()


def test_same_bytes_in_another_world(files: dict[str, Path], tmp_path: Path) -> None:
    """Another process with other hashes, time zone, folder and ReportLab settings gives the same bytes."""
    script = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:3]\n"
        "import paint_samples as s\n"
        "from brochure.assets import assets\n"
        "from brochure.text.faces import FontBook\n"
        "from brochure.paint import paint\n"
        "book = FontBook(assets() / 'fonts')\n"
        "roles = ('Latn', 400), ('Latn', 700), ('Hani', 400)\n"
        "faces = [book.face('sans', *role) for role in roles]\n"
        "document = s.everything(*faces)\n"
        "print(*(hashlib.sha256(paint(document, p)).hexdigest() for p in s.painted_profiles()))\n"
    )
    here = Path(__file__).resolve()
    world = {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "RL_pdfComments": "1", "RL_pdfMultiLine": "1"}
    made = subprocess.run(
        [sys.executable, "-c", script, str(here.parents[2]), str(here.parent)],
        cwd=tmp_path,
        env={**os.environ, **world},
        capture_output=True,
        text=True,
        check=True,
    )
    ours = [hashlib.sha256(files[name].read_bytes()).hexdigest() for name in PROFILES]
    assert made.stdout.split() == ours


def test_file_id_follows_the_content(latin: Face) -> None:
    """The first part of the ID stands for the source: it stays with it and changes with it."""

    def first(source: str) -> bytes:
        made = samples.document([samples.run(latin, "A")], source_hash=source)
        with pikepdf.open(BytesIO(paint(made, samples.PLAIN))) as pdf:
            identity = pdf.trailer.ID
            assert len(bytes(identity[0])) == len(bytes(identity[1])) == 16
            return bytes(identity[0])

    assert first("ab" * 32) == first("ab" * 32)
    assert first("ab" * 32) != first("cd" * 32)


def test_email_is_packed_and_linearised(files: dict[str, Path]) -> None:
    """The e-mail file keeps its objects in streams and shows its first page first; X-1a does neither."""
    with pikepdf.open(files["email"]) as pdf:
        assert pdf.is_linearized
        assert pdf.check_linearization(sys.stderr)
    assert b"/ObjStm" in files["email"].read_bytes()
    assert b"/ObjStm" not in files["print-x1a"].read_bytes()
    assert b"/XRef" not in files["print-x1a"].read_bytes()


@pytest.mark.parametrize(
    ("name", "version"), [("plain", b"1.7"), ("email", b"1.7"), ("print", b"1.6"), ("print-x1a", b"1.4")]
)
def test_version(files: dict[str, Path], name: str, version: bytes) -> None:
    """A file's header states the version that its standard stands on."""
    assert files[name].read_bytes()[:8] == b"%PDF-" + version


def test_refusals_come_together(latin: Face) -> None:
    """What a profile forbids is said all at once, before anything is painted."""
    figure = samples.Tagged("Figure", (samples.run(latin, "A"),))
    lost = samples.Link(samples.Rect(0, 0, 9, 9), samples.Destination(7), "Far away")
    made = replace(samples.document([figure, samples.artifact(lost)], title=" "), bleed=0.0)
    strict = replace(samples.EMAIL, bleed_mm=3.0)
    with pytest.raises(PaintError) as raised:
        paint(made, strict)
    codes = [finding.code for finding in raised.value.findings]
    assert codes == ["bleed-too-small", "no-title", "no-alt", "no-such-page"]


def test_an_empty_document_is_refused() -> None:
    """A document without a page is refused."""
    with pytest.raises(PaintError, match="no page"):
        paint(samples.document(), samples.PLAIN)


def test_a_link_without_a_label_is_refused(latin: Face) -> None:
    """A link that does not say where it leads is refused where links are live, and fine on paper."""
    made = samples.document([samples.Link(samples.Rect(0, 0, 9, 9), "tel:1", "", (samples.run(latin, "a"),))])
    with pytest.raises(PaintError, match="has no label"):
        paint(made, samples.EMAIL)
    assert paint(made, samples.PRINT)


def test_a_link_in_decoration_is_refused(latin: Face) -> None:
    """A link that no reader can find is refused in a tagged file and painted in a plain one."""
    made = samples.document([samples.artifact(samples.Link(samples.Rect(0, 0, 9, 9), "tel:1", "Call"))])
    with pytest.raises(PaintError, match="artifact"):
        paint(made, samples.EMAIL)
    assert paint(made, samples.PLAIN)
