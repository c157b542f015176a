"""veraPDF's verdict: PDF/UA-1 and PDF/A-2a as they are; PDF/X by the rules that it shares with PDF/A."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import paint_samples as samples
import pikepdf
import pytest
from built_fonts import compact_face

from brochure.display import Tagged
from brochure.paint import paint
from brochure.text.faces import Face


@pytest.fixture(scope="module")
def verdicts(
    files: dict[str, Path], latin: Face, tmp_path_factory: pytest.TempPathFactory, verapdf: ModuleType
) -> dict[tuple[str, str], str]:
    """Every verdict of this module, by file and flavour; one start of veraPDF for all of them."""
    folder = tmp_path_factory.mktemp("judged")
    cases = {
        "email": ("2a,ua1", files["email"]),
        "compact": ("2a,ua1", _compact(latin, folder / "compact.pdf")),
        "print": ("2b", _relabelled(files["print"], folder / "print.pdf", 2)),
        "print-spot": ("2b", _relabelled(files["print-spot"], folder / "spot.pdf", 2)),
        "print-x1a": ("1b", _relabelled(files["print-x1a"], folder / "x1a.pdf", 1)),
        "spoilt": ("ua1", _spoilt(files["email"], folder / "spoilt.pdf")),
    }
    asked = [(name, flavour) for name, (flavours, _) in cases.items() for flavour in flavours.split(",")]
    return dict(zip(asked, verapdf.judged(*cases.values()), strict=True))


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
@pytest.mark.parametrize("name", ["email", "compact"])
def test_email_is_accessible_and_lasting(
    verdicts: dict[tuple[str, str], str], name: str, flavour: str
) -> None:
    """An e-mail file conforms to PDF/A-2a and PDF/UA-1; so does one with CFF outlines and told text."""
    assert verdicts[name, flavour].startswith("PASS"), verdicts[name, flavour]


@pytest.mark.parametrize(("name", "flavour"), [("print", "2b"), ("print-spot", "2b"), ("print-x1a", "1b")])
def test_print_keeps_the_shared_rules(verdicts: dict[tuple[str, str], str], name: str, flavour: str) -> None:
    """A copy that claims PDF/A instead of PDF/X, and is else the same, conforms to it."""
    assert verdicts[name, flavour].startswith("PASS"), verdicts[name, flavour]


def test_the_judge_can_say_no(verdicts: dict[tuple[str, str], str]) -> None:
    """A file whose title is not shown fails PDF/UA-1, for just that reason."""
    assert verdicts["spoilt", "ua1"].startswith("FAIL")
    assert re.findall(r"ISO \S+ (\S+):", verdicts["spoilt", "ua1"]) == ["7.1-10"]


def _compact(latin: Face, path: Path) -> Path:
    runs = samples.line([(compact_face(), "正阳", "zh-Hans"), (latin, "2017", "en")])
    told = Tagged("P", (Tagged("Span", runs, actual_text="正阳2017"),))
    path.write_bytes(paint(samples.document([told]), samples.EMAIL))
    return path


def _spoilt(source: Path, target: Path) -> Path:
    with pikepdf.open(source) as pdf:
        del pdf.Root.ViewerPreferences
        pdf.save(target)
    return target


def _relabelled(source: Path, target: Path, part: int) -> Path:
    with pikepdf.open(source) as pdf:
        pdf.Root.OutputIntents[0].S = pikepdf.Name("/GTS_PDFA1")
        packet = pdf.Root.Metadata.read_bytes().decode()
        packet = re.sub(r"<(pdfxid:\w+|pdf:Trapped)>.*?</\1>", "", packet)
        claim = f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
        packet = packet.replace("</rdf:Description>", claim + "</rdf:Description>", 1)
        stream = pdf.make_stream(packet.encode())
        stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        pdf.Root.Metadata = stream
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
    return target
