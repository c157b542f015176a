"""Delivery: whole files, the same bytes, the right exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2
import pytest

from brochure.delivery import write_whole
from brochure.errors import BrochureError, DataError, RefusedError, TextError
from brochure.pipeline import Wish, build, new_typesetter
from brochure.text.style import TextStyle

DATA = Path(__file__).parents[1] / "data" / "zhengyang"


def brochure(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "brochure", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(DATA.parents[1]), "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
    )


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """Another folder, hash seed and time zone change nothing in the file."""
    copied = tmp_path / "资料 copy" / "zhengyang"
    shutil.copytree(DATA, copied)
    one, two = tmp_path / "one", tmp_path / "two"
    first = brochure(
        "build", str(DATA), "--only", "email", "--out", str(one), cwd=tmp_path, PYTHONHASHSEED="1",
        TZ="Asia/Shanghai",
    )  # fmt: skip
    second = brochure(
        "build", str(copied), "--only", "email", "--out", str(two), cwd=copied, PYTHONHASHSEED="2",
        TZ="America/New_York", LC_ALL="C",
    )  # fmt: skip
    assert first.returncode == 0, first.stderr
    assert second.returncode == 0, second.stderr
    assert (one / "zhengyang-email.pdf").read_bytes() == (two / "zhengyang-email.pdf").read_bytes()


def test_json_names_what_was_built(tmp_path: Path) -> None:
    """``--json`` prints one object with name, file, pages, bytes, seconds and findings of each deliverable."""
    done = brochure("build", str(DATA), "--only", "email", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    (email,) = said["deliverables"]
    assert list(email) == [
        "name", "file", "pages", "bytes", "seconds", "findings", "preflight", "delivered", "job_sheet",
    ]  # fmt: skip
    assert (email["preflight"], email["delivered"], email["job_sheet"]) == ("clean", True, None)
    file = tmp_path / email["file"]
    assert file == tmp_path / "output" / "zhengyang" / "zhengyang-email.pdf"
    assert file.stat().st_size == email["bytes"] <= 1_000_000
    assert email["pages"] == 12


def test_strict_refuses_graded_names(tmp_path: Path) -> None:
    """With --strict every warning is printed, the exit status is 1, and nothing is written."""
    done = brochure("build", str(DATA), "--strict", cwd=tmp_path)
    assert done.returncode == 1
    assert "Baiyujia" in done.stderr
    assert not list(tmp_path.iterdir())
    with pytest.raises(RefusedError):
        build(DATA, tmp_path, strict=True)


def test_bad_input_is_two(tmp_path: Path) -> None:
    """A folder that is not there is answered in one line with exit status 2."""
    done = brochure("build", "nowhere", cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("wish", "near"),
    [
        (Wish(format="a44"), "a4"),
        (Wish(theme="civik"), "civic"),
        (Wish(profile="e-mail"), "email"),
        (Wish(edition="column"), "columns"),
        (Wish(only=("mail",)), "email"),
    ],
)
def test_an_unknown_wish_names_the_near_miss(wish: Wish, near: str, tmp_path: Path) -> None:
    """A mistyped format, theme, profile, edition or deliverable is an error that names the right one."""
    with pytest.raises(DataError, match=near):
        build(DATA, tmp_path, wish)
    assert not list(tmp_path.iterdir())


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the rename fails, the old file stands untouched and no temporary file is left."""
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(BrochureError, match="can not write"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="processes are killed otherwise on Windows")
def test_a_killed_build_leaves_no_torn_file(tmp_path: Path) -> None:
    """Killed at any moment, a build leaves the old file or a whole new one."""
    file = tmp_path / "zhengyang-email.pdf"
    file.write_bytes(b"old")
    command = [
        sys.executable, "-m", "brochure", "build", str(DATA), "--only", "email", "--out", str(tmp_path),
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(DATA.parents[1])}
    for wait in (0.3, 0.9, 1.3):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        time.sleep(wait)
        process.kill()
        process.wait()
        data = file.read_bytes()
        assert data == b"old" or (data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF"))


def test_a_deliverable_on_sheets(sample_folder: Path, tmp_path: Path) -> None:
    """A deliverable with a sheet is delivered imposed, its cover in a file of its own; a mistake has its place."""
    folder = tmp_path / "park"
    shutil.copytree(sample_folder, folder)
    file = folder / "brochure.yaml"
    text = file.read_text(encoding="utf-8")
    order = "sheet: {name: perfect-sra3, signature: 4, cover: true}"
    head, _, _ = text.partition("deliverables:")
    said = f"{head}deliverables:\n  - {{name: book, profile: print, {order}}}\n"
    file.write_text(said, encoding="utf-8")
    built = build(folder, tmp_path / "out").built
    assert [b.file.name for b in built] == ["zhengyang-book.pdf", "zhengyang-book-cover.pdf"]
    assert built[0].job_sheet is not None
    with pypdfium2.PdfDocument(built[0].job_sheet) as sheet:
        told = "".join(sheet[0].get_textpage().get_text_range().split())
    for wanted in ("Perfectbound,spineontheleft;imposedon2sheetsSRA3,thecoverapart", "胶装", "157g/m²"):
        assert wanted in told, told
    file.write_text(said.replace("perfect-sra3", "srb3"), encoding="utf-8")
    with pytest.raises(BrochureError, match=r"brochure.yaml:\d+:\d+ deliverables\[0\]\.sheet: unknown sheet"):
        build(folder, tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_a_brochure_s_own_fonts_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A font in the folder ``fonts`` beside the data sets its script, without any package of fonts."""
    monkeypatch.setattr("brochure.text.extras._packages", lambda names: iter(()))
    (tmp_path / "fonts").mkdir()
    source = new_typesetter().fonts.face("sans", "Hani", 400).path
    (tmp_path / "fonts" / "NotoSansJP[wght].ttf").write_bytes(source.read_bytes())
    style = TextStyle("sans", 400, 10.0, 15.0)
    with pytest.raises(TextError, match="no sans font for Japanese"):
        new_typesetter().line("区域", style, "ja")
    line = new_typesetter(tmp_path).line("区域", style, "ja")
    assert {run.face.name for run in line.runs} == {"NotoSansJP-w400"}


@pytest.mark.parametrize("asked", [None, "cp1252"])
def test_messages_hold_chinese_on_any_machine(tmp_path: Path, asked: str | None) -> None:
    """Where the machine's language knows no Chinese, as in a Windows pipe, a build still ends with its table."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LC_", "LANG"))
    }
    environment |= {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    if asked:
        environment["PYTHONIOENCODING"] = asked
    command = [sys.executable, "-m", "brochure", "build", str(tmp_path / "没有"), "--json"]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], env=environment, capture_output=True)
    assert done.returncode == 2 and b"Traceback" not in done.stderr
    assert (("没有".encode()) in done.stderr) == (asked is None)
