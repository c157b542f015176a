"""Judged and delivered: what a build leaves in its folder, and what it says of it."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner

import brochure.paint
from brochure.cli import main
from brochure.delivery import Judged, deliver, judge
from brochure.layout.document import Document
from brochure.paint import paint
from brochure.profiles import profile_of
from brochure.units import mm

DATA = Path(__file__).parents[1] / "data" / "zhengyang"


@pytest.fixture(scope="module")
def print_file(laid_out: Callable[..., Document]) -> bytes:
    return paint(laid_out(), profile_of("print"))


def without_trim(data: bytes) -> bytes:
    """Return a print file whose third page does not say where it is cut."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.pages[2].TrimBox
        pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def judged(data: bytes) -> Judged:
    return judge(data, "a-print.pdf", profile_of("print"), lambda data, report: b"sheet")


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_good_file_comes_with_its_job_sheet(print_file: bytes, tmp_path: Path) -> None:
    """A print file without an error is delivered under its name, its job sheet beside it."""
    good = judged(print_file)
    assert (good.verdict, good.rejected, good.findings) == ("clean", False, ())
    (made,) = deliver(good, tmp_path, "a-print", {"": good.data})
    assert names(tmp_path) == ["a-print-jobsheet.pdf", "a-print.pdf"]
    assert made.job_sheet == tmp_path / "a-print-jobsheet.pdf"
    assert made.bytes == len(print_file)


def test_a_rejected_file_is_kept_beside(print_file: bytes, tmp_path: Path) -> None:
    """A file with an error goes to .rejected.pdf, and no older file stands under the good name."""
    (tmp_path / "a-print.pdf").write_bytes(b"older")
    (tmp_path / "a-print-jobsheet.pdf").write_bytes(b"older sheet")
    bad = judged(without_trim(print_file))
    assert bad.rejected and bad.sheet is None
    assert any(f.code == "X8-trim" and "a-print.pdf: X8-trim page 3" in f.what for f in bad.findings)
    (made,) = deliver(bad, tmp_path, "a-print", {"": bad.data})
    assert made.file == tmp_path / "a-print.rejected.pdf"
    assert names(tmp_path) == [
        "a-print-jobsheet.previous.pdf", "a-print.previous.pdf", "a-print.rejected.pdf",
    ]  # fmt: skip
    assert (tmp_path / "a-print.previous.pdf").read_bytes() == b"older"


def test_the_next_good_file_clears_up(print_file: bytes, tmp_path: Path) -> None:
    """Once a file is good again, neither the rejected nor the previous one is left."""
    good, bad = judged(print_file), judged(without_trim(print_file))
    for one in (good, bad, bad, good):
        deliver(one, tmp_path, "a-print", {"": one.data})
    assert names(tmp_path) == ["a-print-jobsheet.pdf", "a-print.pdf"]


def test_all_parts_of_a_rejected_job_are_held_back(print_file: bytes, tmp_path: Path) -> None:
    """Sheets and cover of an imposed job are set aside together; its pages are what is kept."""
    for name in ("a-print.pdf", "a-print-cover.pdf"):
        (tmp_path / name).write_bytes(b"older")
    bad = judged(without_trim(print_file))
    deliver(bad, tmp_path, "a-print", {"": b"sheets", "cover": b"cover"})
    assert names(tmp_path) == ["a-print-cover.previous.pdf", "a-print.previous.pdf", "a-print.rejected.pdf"]
    assert (tmp_path / "a-print.rejected.pdf").read_bytes() == bad.data


def test_a_rejected_build_ends_with_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build tells the error in its table and in JSON, delivers the others, and exits with 1."""
    true = paint

    def flawed(document: Document, profile: object) -> bytes:
        data = true(document, profile)  # type: ignore[arg-type]
        return without_trim(data) if profile == profile_of("print") else data

    monkeypatch.setattr(brochure.paint, "paint", flawed)
    arguments = ["build", str(DATA), "--only", "email-en", "--only", "print", "--out", str(tmp_path)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 1
    assert "rejected: 1 error" in done.output
    assert "error: zhengyang-print.pdf: X8-trim page 3" in done.output
    assert names(tmp_path) == ["zhengyang-email-en.pdf", "zhengyang-print.rejected.pdf"]
    done = CliRunner().invoke(main, [*arguments, "--json"])
    assert done.exit_code == 1
    email, printed = json.loads(done.output)["deliverables"]
    assert email["delivered"] and not printed["delivered"] and printed["job_sheet"] is None
    (finding,) = [f for f in printed["findings"] if f["severity"] == "error"]
    assert finding["code"] == "X8-trim"


def test_a_build_s_job_sheet_is_the_file_s(tmp_path: Path) -> None:
    """The job sheet of a print deliverable tells the checksum of the very file beside it."""
    import hashlib

    done = CliRunner().invoke(main, ["build", str(DATA), "--only", "print", "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    digest = hashlib.sha256((tmp_path / "zhengyang-print.pdf").read_bytes()).hexdigest()
    sheet = pypdfium2.PdfDocument(tmp_path / "zhengyang-print-jobsheet.pdf")
    said = str(sheet[0].get_textpage().get_text_range()).replace(" ", "").replace("\r\n", "")
    assert digest in said


def test_a_shop_s_own_bleed_is_drawn(tmp_path: Path) -> None:
    """A profile of 5 mm gives files with art 5 mm beyond the trim: the preflight finds nothing lacking."""
    park = tmp_path / "park"
    shutil.copytree(DATA, park)
    (park / "profiles.yaml").write_text("wide: {extends: print, bleed: 5, marks: true}\n", encoding="utf-8")
    arguments = ["build", str(park), "--profile", "wide", "--out", str(tmp_path), "--json"]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    (made,) = json.loads(done.output)["deliverables"]
    assert made["preflight"] == "clean"
    with pikepdf.open(made["file"]) as pdf:
        trim, bleed = pdf.pages[0].TrimBox, pdf.pages[0].BleedBox
        assert float(trim[0] - bleed[0]) == pytest.approx(mm(5), abs=0.01)


def test_a_leaflet_is_judged_with_its_folds(print_file: bytes) -> None:
    """Type on a fold of its own page is found; the same fold on another page finds nothing there."""

    def found(folds: dict[int, tuple[float, ...]]) -> set[str]:
        made = judge(print_file, "a.pdf", profile_of("print"), lambda data, report: b"", folds)
        return {f.what.split("C1-fold ")[1].split(",")[0] for f in made.findings if f.code == "C1-fold"}

    assert found({3: (40.0,), 5: (209.9,)}) == {"page 3"}
    assert found({}) == set()
