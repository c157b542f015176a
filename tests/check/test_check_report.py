"""The whole check: its answer on the sample, as a value, as text, JSON and HTML, and on the command line."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from planting import EDGE, KNOCK, draws, in_xmp, info_key, with_plant

from brochure.check import Report, check
from brochure.check.checking import check_with_pictures
from brochure.check.limits import BOXES, FINDINGS
from brochure.check.webpage import webpage
from brochure.check.wording import as_json, lines, summary
from brochure.cli import main
from brochure.errors import DataError
from brochure.profiles import profile_of

RED = draws(KNOCK + b"1 0 0 rg 100 400 50 50 re f")


@pytest.fixture(scope="module")
def broken(good: Callable[[str], bytes]) -> bytes:
    """Return a print file with a red square on its third page."""
    return with_plant(good("print"), "print", RED)


@pytest.mark.parametrize("profile", ["email", "print", "print-x1a"])
def test_the_sample_has_no_error(profile: str, built: Callable[[str], bytes]) -> None:
    """What this program builds has no error finding under the profile that it was built for."""
    assert [str(f) for f in check(built(profile), profile).errors] == []


@pytest.mark.parametrize("profile", ["email", "print", "print-x1a"])
def test_what_a_file_claims_chooses_the_rules(profile: str, good: Callable[[str], bytes]) -> None:
    """Without a profile the file's own claims ask for as many rules as its profile does."""
    by_claims, by_profile = check(good(profile)), check(good(profile), profile)
    assert by_claims.claims
    assert by_claims.rules == by_profile.rules


def test_thin_lines_of_our_own_art_are_notes(good: Callable[[str], bytes]) -> None:
    """The sample's hairline rules are notes; in the same file by another producer they are warnings."""

    def severity(data: bytes) -> set[str]:
        return {f.severity for f in check(data, "print").findings if f.rule == "C3-line"}

    other = with_plant(good("print"), "print", in_xmp(b"<pdf:Producer>brochure", b"<pdf:Producer>other"))
    other = with_plant(other, "print", info_key("/Producer", "other 1"))
    assert severity(good("print")) == {"note"}
    assert severity(other) == {"warning"}


def test_a_finding_says_where_what_and_what_to_do(broken: bytes) -> None:
    """The red square is found on page 3, in millimetres from the trim's top left, with remedy and source."""
    (found,) = (f for f in check(broken, "print").findings if f.rule == "G8-colour")
    assert (found.severity, found.page, found.count) == ("error", 3, 1)
    (box,) = found.boxes
    top = 824.882 - EDGE - 450
    assert (box.left, box.top) == pytest.approx(((100 - EDGE) / 72 * 25.4, top / 72 * 25.4), abs=0.02)
    assert box.right - box.left == pytest.approx(50 / 72 * 25.4, abs=0.02)
    assert "DeviceRGB" in found.what
    assert found.remedy and found.source


def test_a_thousand_places_are_one_finding(good: Callable[[str], bytes]) -> None:
    """A thousand equal squares make one finding that counts them all and names the first places."""
    squares = b" ".join(
        b"q 1 0 0 rg %d %d 2 2 re f Q" % (50 + i % 40 * 10, 50 + i // 40 * 10) for i in range(1000)
    )
    (found,) = (
        f
        for f in check(with_plant(good("print"), "print", draws(squares)), "print").findings
        if f.rule == "G8-colour"
    )
    assert found.count == 1000
    assert len(found.boxes) == BOXES


def test_many_different_findings_of_a_rule_are_cut_short(good: Callable[[str], bytes]) -> None:
    """Of a hundred different faint colours the first are told, and how many there are more."""
    tints = [(cyan, yellow) for cyan in range(1, 8) for yellow in range(1, 8)]
    faint = b" ".join(
        b".0%d 0 .0%d 0 k 100 400 9 9 re f 0 .0%d .0%d 0 k 100 400 9 9 re f" % (*t, *t) for t in tints
    )
    report = check(with_plant(good("print"), "print", draws(faint)), "print")
    told = [f for f in report.findings if f.rule == "C3-tint"]
    assert len(told) == FINDINGS + 1
    assert sum("more findings of this rule" in f.what for f in told) == 1


def test_an_unknown_profile_is_an_error(good: Callable[[str], bytes]) -> None:
    """A profile that there is not is named, with the nearest one."""
    with pytest.raises(DataError, match="print"):
        check(good("print"), "prnt")


def test_text_names_every_finding_and_the_verdict(broken: bytes) -> None:
    """Each finding is a line of the table; the last line is the verdict."""
    report = check(broken, "print")
    said = lines(report, "a.pdf")
    assert sum("G8-colour" in line for line in said) == 1
    assert said[-1] == summary(report) == "findings: 1 error, 0 warnings, 1 note"


def test_json_holds_what_the_report_holds(broken: bytes) -> None:
    """The JSON has every finding with its boxes, and can be written and read back."""
    report = check(broken, "print")
    told = json.loads(json.dumps(as_json(report, "a.pdf")))
    assert told["clean"] is False
    assert [f["rule"] for f in told["findings"]] == [f.rule for f in report.findings]
    assert told["findings"][0]["boxes_mm"][0] == [
        getattr(report.findings[0].boxes[0], k) for k in ("left", "top", "right", "bottom")
    ]


def test_the_web_page_needs_nothing_else(broken: bytes) -> None:
    """The page has pictures inside it, a shape for every place, and no link to anything outside."""
    report, pictures = check_with_pictures(broken, "print")
    page = webpage(report, "a <b> & c.pdf", pictures)
    assert set(pictures) == {f.page for f in report.findings if f.page}
    assert page.count("data:image/png;base64,iVBOR") == len(pictures)
    assert page.count("<rect class=") == sum(len(f.boxes) for f in report.findings) + len(pictures)
    assert not re.search(r"(src|href)=\"(?!data:)", page)
    assert "a &lt;b&gt; &amp; c.pdf" in page


def test_a_shape_lies_where_the_finding_does(broken: bytes) -> None:
    """The drawing counts in millimetres from the trim: its rectangle is the finding's box."""
    report: Report = check(broken, "print")
    page = webpage(report, "a.pdf", {})
    drawing = next(svg for svg in re.findall(r"<svg.*?</svg>", page) if 'class="error"' in svg)
    tree = ElementTree.fromstring(drawing)
    assert [round(float(v)) for v in (tree.get("viewBox") or "").split()] == [-3, -3, 216, 291]
    shape = next(r for r in tree.iter("rect") if r.get("class") == "error")
    box = next(f for f in report.findings if f.rule == "G8-colour").boxes[0]
    assert float(shape.get("x", 0)) == pytest.approx(box.left, abs=0.01)
    assert float(shape.get("width", 0)) == pytest.approx(box.right - box.left, abs=0.01)


def test_the_command_answers_by_its_exit_status(
    broken: bytes, good: Callable[[str], bytes], tmp_path: Path
) -> None:
    """0 for a clean file, 1 for one with findings, 2 for one that is none; never a traceback."""
    for name, data, status in (("clean", good("print"), 0), ("broken", broken, 1), ("none", b"nothing", 2)):
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(data)
        result = CliRunner().invoke(main, ["check", str(file)])
        assert result.exit_code == status, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)


def test_the_command_writes_json_and_html(broken: bytes, tmp_path: Path) -> None:
    """--json prints one object, --html writes the page besides."""
    file, out = tmp_path / "broken.pdf", tmp_path / "report" / "broken.html"
    file.write_bytes(broken)
    result = CliRunner().invoke(main, ["check", str(file), "--json", "--html", str(out)])
    assert json.loads(result.output)["claims"] == ["PDF/X-4"]
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_same_file_gets_the_same_report(good: Callable[[str], bytes]) -> None:
    """Two checks of one file, in two processes with other hash seeds, print the same."""
    code = (
        "import sys, json; from brochure.check import check; from brochure.check.wording import as_json\n"
        "print(json.dumps(as_json(check(sys.stdin.buffer.read(), 'print-x1a'), 'a')))"
    )
    said = [
        subprocess.run([sys.executable, "-c", code], input=good("print"), capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])}).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert said[0] == said[1]
    assert json.loads(said[0])["findings"]


def test_a_check_of_a_file_without_pictures_loads_no_renderer(good: Callable[[str], bytes]) -> None:
    """Neither numpy nor PDFium nor the code reader is loaded for a file that needs none of them."""
    code = (
        "import sys; from brochure.check import check; check(sys.stdin.buffer.read(), 'print')\n"
        "print([m for m in ('numpy', 'pypdfium2', 'zxingcpp', 'reportlab', 'matplotlib') if m in sys.modules])"
    )
    seen = subprocess.run(
        [sys.executable, "-c", code],
        input=good("print"),
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert seen.stdout.strip() == b"[]"


def test_ordered_spots_are_no_findings(built: Callable[[str], bytes], tmp_path: Path) -> None:
    """Spot inks are errors where four inks are asked for, and none once the job is said to order them."""
    file = tmp_path / "spot.pdf"
    file.write_bytes(built("print-spot"))
    names = [spot.name for spot in profile_of("print-spot").spots]
    asked = ["check", str(file), "--profile", "print"]
    alone = CliRunner().invoke(main, asked)
    assert alone.exit_code == 1 and "G6-spots" in alone.output and "--spot NAME" in alone.output
    ordered = [part for name in names for part in ("--spot", name)]
    assert CliRunner().invoke(main, [*asked, *ordered]).exit_code == 0


def test_a_users_own_profile_judges(
    good: Callable[[str], bytes], sample_folder: Path, tmp_path: Path
) -> None:
    """``--profile lakeside --data PATH`` asks what the brochure's own profile asks; alone it is unknown."""
    park = tmp_path / "park"
    shutil.copytree(sample_folder, park)
    (park / "profiles.yaml").write_text("lakeside:\n  extends: print\n  ink_limit: 200\n")
    file = tmp_path / "good.pdf"
    file.write_bytes(good("print"))
    asked = ["check", str(file), "--json", "--profile"]
    own = CliRunner().invoke(main, [*asked, "lakeside", "--data", str(park)])
    assert own.exit_code == 1
    assert {f["rule"] for f in json.loads(own.stdout)["findings"] if f["severity"] == "error"} == set()
    assert "G7-solid" in {f["rule"] for f in json.loads(own.stdout)["findings"]}
    assert CliRunner().invoke(main, [*asked, "print", "--data", str(park)]).exit_code == 0
    assert CliRunner().invoke(main, [*asked, "lakeside"]).exit_code == 2
    assert CliRunner().invoke(main, ["check", str(file), "--data", str(park)]).exit_code == 2
