"""All that the parks in ``data`` order, and their e-mail files in every edition: judged by ours and by veraPDF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest

from brochure.check.catalogue import RULES
from brochure.check.document import opened
from brochure.compose.editions import ARRANGEMENTS, SHORT_TAGS
from brochure.load import load
from brochure.pipeline import Built, Wish, build
from brochure.text.languages import language_of

DATA = Path(__file__).parents[2] / "data"
PARKS = sorted(path.parent.name for path in DATA.glob("*/brochure.yaml"))
MANY_PAGES = 24  # a brochure of more is judged in the editions that it orders
FLAVOURS = {"PDF/A-2a": "2a", "PDF/A-2b": "2b", "PDF/A-3a": "3a", "PDF/UA-1": "ua1", "PDF/X-4": "2b",
            "PDF/X-1a:2003": "1b"}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Built, ...]]:
    """What each park's build makes, and e-mail files such that every arrangement and language is met once.

    Each park orders its own editions; arrangements that nobody ordered are spread over the parks, the
    shortest first, so that right-to-left and single-language pages are among them.
    """
    made: dict[str, list[Built]] = {}
    arrangements = set(ARRANGEMENTS)
    languages: set[str] = set()
    brochures = {park: load(DATA / park).brochure for park in PARKS}
    for park in PARKS:
        made[park] = list(build(DATA / park, tmp_path_factory.mktemp(park)).built)
        brochure = brochures[park]
        said = {SHORT_TAGS.get(d.edition or brochure.edition, d.edition or brochure.edition)
                for d in brochure.deliverables if d.profile == "email"}  # fmt: skip
        arrangements -= said
        languages |= said & set(brochure.languages)
    for park in sorted(PARKS, key=lambda park: made[park][0].pages):
        brochure = brochures[park]
        wanted = [tag for tag in brochure.languages if tag not in languages]
        if len(brochure.languages) > 1 and made[park][0].pages <= MANY_PAGES:
            # Pages of a language from right to left are unlike all others: that park shows every arrangement.
            turned = any(language_of(tag).right_to_left for tag in brochure.languages)
            shown = sorted(ARRANGEMENTS if turned else arrangements)
            arrangements -= set(shown)
            wanted += shown
        languages |= set(brochure.languages)
        for edition in wanted:
            wish = Wish(profile="email", edition=edition)
            made[park] += build(DATA / park, tmp_path_factory.mktemp(park), wish).built
    assert not arrangements
    return {park: tuple(built) for park, built in made.items()}


@pytest.fixture(scope="module")
def verdicts(
    files: Mapping[str, tuple[Built, ...]], verapdf: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, list[str]]:
    """VeraPDF's verdicts on every file, by park; one start for all of them."""
    folder = tmp_path_factory.mktemp("relabelled")
    asked = [
        (park, case) for park, built in files.items() for one in built for case in cases(one.file, folder)
    ]
    answers = iter(verapdf.judged(*(case for _, case in asked)))
    found: dict[str, list[str]] = {park: [] for park in files}
    for park, (flavours, _) in asked:
        found[park] += [next(answers) for _ in flavours.split(",")]
    return found


def cases(file: Path, folder: Path) -> list[tuple[str, Path]]:
    """Return what veraPDF is asked of a file: its claims, or of a copy that claims PDF/A in place of PDF/X."""
    document = opened(file)
    claims = document.said.claims
    document.close()
    flavours = ",".join(FLAVOURS[claim] for claim in claims)
    if not claims[0].startswith("PDF/X"):
        return [(flavours, file)]
    copy = folder / f"{file.stem}-{len(list(folder.iterdir()))}.pdf"
    with pikepdf.open(file) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        part = f"<pdfaid:part>{flavours[0]}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
        packet = re.sub(r"<(pdfxid:\w+|pdf:Trapped)>.*?</\1>", "", packet)
        packet = packet.replace(
            "</rdf:RDF>",
            f'<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">{part}'
            "</rdf:Description></rdf:RDF>",
        )
        pdf.Root.Metadata = pdf.make_stream(
            packet.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
        for intent in pdf.Root.OutputIntents:
            intent.S = pikepdf.Name.GTS_PDFA1
        for key in ("/GTS_PDFXVersion", "/Trapped"):
            if key in pdf.trailer.Info:
                del pdf.trailer.Info[key]
        pdf.save(
            copy, fix_metadata_version=False, static_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable, min_version=pdf.pdf_version,
        )  # fmt: skip
    return [(flavours, copy)]


@pytest.mark.parametrize("park", PARKS)
def test_the_preflight_is_clean(files: Mapping[str, tuple[Built, ...]], park: str) -> None:
    """No deliverable and no edition of a park has an error or a warning, whatever its count of pages."""
    preflight = {rule.id for rule in RULES} - {"C4-pages"}
    assert [str(found) for one in files[park] for found in one.findings if found.code in preflight] == []


@pytest.mark.parametrize("park", PARKS)
def test_verapdf_passes(verdicts: Mapping[str, list[str]], park: str) -> None:
    """Every file conforms to the standards that it claims; PDF/X to what it shares with PDF/A."""
    assert len(verdicts[park]) >= 2
    assert [verdict for verdict in verdicts[park] if not verdict.startswith("PASS")] == []


@pytest.mark.parametrize("park", PARKS)
def test_print_files_come_with_job_sheets(files: Mapping[str, tuple[Built, ...]], park: str) -> None:
    """Each print file has a job sheet beside it, no other file has one."""
    for one in files[park]:
        document = opened(one.file)
        printed = document.said.x_version != ""
        document.close()
        assert (one.job_sheet is not None) == printed, one.name
