"""The files against the standards that they claim, by judges that are not ours."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import ModuleType

import numpy as np
import pikepdf
import pypdfium2
import pytest

FLAVOURS = {
    "email": "2a,ua1", "email-en": "2a,ua1", "email-zh": "2a,ua1", "screen": "2a,ua1", "office": "2a,ua1",
    "office-k": "2a,ua1", "email-a3": "3a,ua1",
}  # fmt: skip
TOOLS = Path(__file__).parents[1] / "tools"
MOST_BYTES = 350_000
MOST_INK = 0.25
SAFE_MM = 5


@pytest.fixture(scope="module")
def verdicts(inbox: Mapping[str, Path], verapdf: ModuleType) -> dict[str, list[str]]:
    """Every file's verdicts; one start of veraPDF for all of them."""
    found = iter(verapdf.judged(*((flavours, inbox[name]) for name, flavours in FLAVOURS.items())))
    return {name: [next(found) for _ in flavours.split(",")] for name, flavours in FLAVOURS.items()}


@pytest.mark.parametrize("name", FLAVOURS)
def test_verapdf_passes(verdicts: dict[str, list[str]], name: str) -> None:
    """Each file conforms to PDF/UA-1 and to PDF/A-2a, the one with a card attached to PDF/A-3a."""
    assert all(verdict.startswith("PASS") for verdict in verdicts[name]), "\n".join(verdicts[name])


@pytest.mark.parametrize("name", FLAVOURS)
def test_files_are_small_and_linear(inbox: Mapping[str, Path], name: str) -> None:
    """The sample takes at most 350 kB, and shows its first page before the rest has come."""
    assert inbox[name].stat().st_size <= MOST_BYTES
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        if os.environ.get("CI"):
            pytest.fail("qpdf is missing, and CI has to have it")
        pytest.skip("qpdf is missing")
    done = subprocess.run([qpdf, "--check-linearization", inbox[name]], capture_output=True, check=False)
    assert done.returncode == 0 and b"no linearization errors" in done.stdout, done.stdout + done.stderr


def test_files_open_at_one_page_with_their_title(inbox: Mapping[str, Path]) -> None:
    """Viewers show a page at a time and the title; the screen file opens at its whole first page."""
    for name in FLAVOURS:
        with pikepdf.open(inbox[name]) as pdf:
            assert pdf.Root.PageLayout == "/SinglePage"
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            opens = pdf.Root.get("/OpenAction")
            assert (opens is not None) == (name == "screen")
            if opens is not None:
                assert opens[0].objgen == pdf.pages[0].obj.objgen and opens[1] == "/Fit"


def test_only_part_three_carries_a_card(inbox: Mapping[str, Path]) -> None:
    """The contact's card is attached where PDF/A-3 is claimed, related to the document; nowhere else."""
    for name in FLAVOURS:
        with pikepdf.open(inbox[name]) as pdf:
            assert set(pdf.attachments) == ({"contact.vcf"} if name == "email-a3" else set())
            assert ("/AF" in pdf.Root) == (name == "email-a3")
    with pikepdf.open(inbox["email-a3"]) as pdf:
        file = pdf.attachments["contact.vcf"].get_file()
        card = file.read_bytes().decode()
        assert file.mime_type == "text/vcard"
    assert "FN;ALTID=1;LANGUAGE=zh-Hans:重庆正阳工业园区\r\n" in card and "tel:+862379426568" in card
    assert "†" not in card


def grey(file: Path) -> list[np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    """Return each page as shares of ink, 0 for white, at 1 pixel a millimetre twofold."""
    with pypdfium2.PdfDocument(file) as document:
        scale = 2 * 72 / 25.4 / 72 * 1
        return [
            1 - np.asarray(document[n].render(scale=scale).to_pil().convert("L"), dtype=np.float64) / 255
            for n in range(len(document))
        ]


@pytest.mark.parametrize("name", ["office", "office-k"])
def test_the_office_file_spends_little_ink(inbox: Mapping[str, Path], name: str) -> None:
    """No page of the office edition has more than a quarter of its ink, and none reaches into 5 mm of an edge."""
    for number, ink in enumerate(grey(inbox[name]), 1):
        assert ink.mean() <= MOST_INK, f"page {number}: {ink.mean():.0%}"
        height, width = ink.shape
        edge = int(SAFE_MM / 25.4 * 72 * width / 595.2756) - 1
        inner = np.zeros_like(ink, dtype=bool)
        inner[edge : height - edge, edge : width - edge] = True
        assert not (ink[~inner] > 0.01).any(), f"page {number} has ink near its edge"


def test_the_measure_of_ink_sees_solids(inbox: Mapping[str, Path]) -> None:
    """The same measure finds too much ink in the file for the screen, on its solid pages and covers."""
    assert sum(ink.mean() > MOST_INK for ink in grey(inbox["email"])) >= 3


def test_black_is_alone(inbox: Mapping[str, Path]) -> None:
    """With ``ink: k`` every colour of every page is a tone of grey, written as such."""
    with pikepdf.open(BytesIO(inbox["office-k"].read_bytes())) as pdf:
        for page in pdf.pages:
            used = {
                str(i.operator)
                for i in pikepdf.parse_content_stream(page, "rg RG k K sc scn SC SCN cs CS g G")
            }
            assert used <= {"g", "G"} and used


def levelled(source: Path, part: int) -> BytesIO:
    """Return a copy that claims level B of PDF/A and no PDF/UA, which is all that pikepdf's judge knows."""
    out = BytesIO()
    with pikepdf.open(source) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        packet = re.sub(r"<pdfuaid:part>.*?</pdfuaid:part>", "", packet)
        packet = re.sub(r' xmlns:pdfuaid="[^"]*"', "", packet, count=1)
        packet = re.sub(
            r'<rdf:Description rdf:about=""\s+xmlns:pdfaExtension.*?</rdf:Description>',
            "",
            packet,
            flags=re.DOTALL,
        )
        packet = packet.replace("<pdfaid:conformance>A<", "<pdfaid:conformance>B<")
        stream = pdf.make_stream(packet.encode())
        stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        pdf.Root.Metadata = stream
        pdf.save(out, fix_metadata_version=False)
    assert f"<pdfaid:part>{part}<" in packet
    return out


JUDGED = tuple(name for name in FLAVOURS if name != "screen")
"""The judge does not know an opening action, which PDF/A allows: the file for screens is left out."""


@pytest.fixture(scope="module")
def objections(
    inbox: Mapping[str, Path], pdfa_judge: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """What pikepdf's judge says of a copy of each file at level B."""
    folder, found = tmp_path_factory.mktemp("pdfa"), {}
    for part in (2, 3):
        names = [name for name in JUDGED if (name == "email-a3") == (part == 3)]
        for name in names:
            (folder / f"{name}.pdf").write_bytes(levelled(inbox[name], part).getvalue())
        command = [pdfa_judge, TOOLS / "pdfa" / "judge.py", f"{part}b", *(folder / f"{n}.pdf" for n in names)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
        found |= dict(zip(names, json.loads(done.stdout), strict=True))
    return found


@pytest.mark.parametrize("name", JUDGED)
def test_pikepdf_agrees(objections: dict[str, list[str]], name: str) -> None:
    """Pikepdf's judge, which denies whatever it does not know, has no objection to a copy at level B."""
    assert objections[name] == []


def test_pikepdf_can_object(inbox: Mapping[str, Path], pdfa_judge: Path, tmp_path: Path) -> None:
    """The same judge objects to a file whose output intent is gone."""
    with pikepdf.open(levelled(inbox["email"], 2)) as pdf:
        del pdf.Root.OutputIntents
        pdf.save(tmp_path / "bad.pdf", fix_metadata_version=False)
    command = [pdfa_judge, TOOLS / "pdfa" / "judge.py", "2b", tmp_path / "bad.pdf"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout) != [[]]
