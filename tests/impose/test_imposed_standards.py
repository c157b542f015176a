"""Foreign judges on imposed files: veraPDF by the rules that PDF/X shares with PDF/A, qpdf and Ghostscript."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest

from brochure.impose import impose, imposed, sheet_of
from brochure.layout.document import Document
from brochure.paint import paint
from brochure.profiles import profile_of

ROOT = Path(__file__).parents[2]


def needed(name: str, missing: str) -> None:
    """Skip where a judge is missing, and fail where it may not be."""
    if missing:
        message = f"{name} is missing: {missing}"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)


@pytest.fixture(scope="module")
def verapdf() -> ModuleType:
    path = ROOT / "tests" / "tools" / "verapdf" / "verapdf.py"
    spec = importlib.util.spec_from_file_location("verapdf_of_sheets", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    needed("veraPDF", module.missing())
    return module


@pytest.fixture(scope="module")
def files(laid_out: Callable[..., Document], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return imposed files of the sample by profile and sheet."""
    folder = tmp_path_factory.mktemp("sheets")
    made: dict[str, bytes] = {}
    for profile in ("print", "print-x1a"):
        data = paint(laid_out(), profile_of(profile))
        made[f"{profile} saddle"] = impose(data, sheet_of("saddle-sra3"))
        if profile == "print":
            order = {
                "signature": 4,
                "cover": True,
                "thickness": 1.5,
                "spine_ground": (90.0, 48.0, 60.0, 62.0),
            }
            made |= {f"print {part}": b for part, b in imposed(data, sheet_of("perfect-sra3", order))}
            made["print turn"] = impose(data, sheet_of("da-half", {"up": 4, "work": "work-and-turn"}))
    email = paint(laid_out(), profile_of("email"))
    made["email booklet"] = impose(email, sheet_of("420x285", {"scheme": "saddle", "duplex": True}))
    paths = {}
    for name, data in made.items():
        paths[name] = folder / f"{name.replace(' ', '-')}.pdf"
        paths[name].write_bytes(data)
    return paths


def relabelled(source: Path, part: int) -> Path:
    """Return a copy that claims PDF/A instead of PDF/X and is else the same."""
    target = source.with_name(f"{source.stem}-a{part}.pdf")
    with pikepdf.open(source) as pdf:
        pdf.Root.OutputIntents[0].S = pikepdf.Name("/GTS_PDFA1")
        packet = re.sub(r"<(pdfxid:\w+|pdf:Trapped)>.*?</\1>", "", pdf.Root.Metadata.read_bytes().decode())
        claim = f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
        packet = packet.replace("</rdf:Description>", claim + "</rdf:Description>", 1)
        stream = pdf.make_stream(packet.encode())
        stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        pdf.Root.Metadata = stream
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
    return target


def test_verapdf_finds_nothing(files: dict[str, Path], verapdf: ModuleType) -> None:
    """X-4 sheets keep the rules shared with A-2b, X-1a sheets those of A-1b; a tagged file is a true A-2b."""
    cases = []
    for name, path in files.items():
        part = 1 if name.startswith("print-x1a") else 2
        cases.append((f"{part}b", path if name.startswith("email") else relabelled(path, part)))
    for verdict in verapdf.judged(*cases):
        assert verdict.startswith("PASS"), verdict


def test_qpdf_and_ghostscript_read_them(files: dict[str, Path]) -> None:
    """Qpdf finds no fault in the files' structure, Ghostscript draws every side without a word."""
    for tool in ("qpdf", "gs"):
        needed(tool, "" if shutil.which(tool) else "not installed")
    for path in files.values():
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr
    for name in ("print saddle", "print cover"):
        drawn = subprocess.run(
            ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", files[name]],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert drawn.returncode == 0 and not drawn.stderr.strip() and not drawn.stdout.strip(), drawn.stdout


def test_nothing_interactive_is_left(files: dict[str, Path]) -> None:
    """No annotation, action, form, outline or structure in any file, however deep."""
    forbidden = {
        "/Annots",
        "/AA",
        "/OpenAction",
        "/AcroForm",
        "/Outlines",
        "/StructTreeRoot",
        "/Names",
        "/Dests",
    }
    for path in files.values():
        with pikepdf.open(BytesIO(path.read_bytes())) as pdf:
            held = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
            assert not any(forbidden & set(o.keys()) for o in held)
            assert not any(o.get("/Type") in ("/Annot", "/StructElem", "/Action") for o in held)
