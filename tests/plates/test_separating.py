"""What a content stream puts on which plate, and what is said where it can not be known."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import plate_samples as samples
import pytest
from built_press import black_press
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image

from brochure.cli import main
from brochure.errors import CheckError
from brochure.plates import ink
from brochure.plates.separating import separate

BASE = b"0 0 1 0 k 0 0 360 360 re f\n.6 0 0 0 k 100 100 100 100 re f\n"
STATES = Dictionary(
    One=Dictionary(OP=True, op=True, OPM=1),
    Zero=Dictionary(OP=True, op=True, OPM=0),
    Strokes=Dictionary(OP=True, op=False, OPM=1),
    Hue=Dictionary(BM=Name.Hue),
    Both=Dictionary(BM=Name.Multiply, OP=True, op=True, OPM=1),
)


def pdf_of(content: bytes, **resources: Any) -> bytes:
    pdf = pikepdf.new()
    samples.page(pdf, content, Dictionary(ExtGState=STATES, **resources))
    buffer = BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def at_centre(content: bytes, **resources: Any) -> dict[str, int]:
    """Return the ink in per cent at 150, 150: on cyan 60 % unless the content changes it."""
    page = next(separate(pdf_of(BASE + content, **resources), 100).pages())
    x, y = round(150 * 100 / 72), round(210 * 100 / 72)
    return {name: round(int(plate[y, x]) / 2.55) for name, plate in page.plates.items()}


@pytest.mark.parametrize(
    ("content", "cyan", "black"),
    [
        (b"0 0 0 1 k 120 120 60 60 re f", 0, 100),
        (b"/One gs 0 0 0 1 k 120 120 60 60 re f", 60, 100),
        (b"/Zero gs 0 0 0 1 k 120 120 60 60 re f", 0, 100),
        (b"/One gs 0 g 120 120 60 60 re f", 0, 100),
        (b"/One gs 0 0 0 0 k 120 120 60 60 re f", 60, 0),
        (b"0 0 0 0 k 120 120 60 60 re f", 0, 0),
        (b"/Strokes gs 0 0 0 1 k 120 120 60 60 re f", 0, 100),
        (b"/Strokes gs 0 0 0 1 K 60 w 120 150 m 180 150 l S", 60, 100),
        (b"q /One gs Q 0 0 0 1 k 120 120 60 60 re f", 0, 100),
        (b"/One gs .2 0 0 1 k 120 120 60 60 re f", 20, 100),
    ],
    ids=["knock-out", "OPM 1", "OPM 0", "grey is no CMYK", "white overprints", "white", "strokes only: fill",
         "strokes only: stroke", "restored", "named ink replaces"],
)  # fmt: skip
def test_overprint(content: bytes, cyan: int, black: int) -> None:
    """Black over cyan leaves the cyan with overprint mode 1 and plain CMYK, and takes it away otherwise."""
    found = at_centre(content)
    assert (found["Cyan"], found["Black"]) == (cyan, black)


def test_a_spot_leaves_process_inks_where_it_overprints() -> None:
    """A spot ink knocks out what is below, or lies over it where it overprints; nothing else is touched."""
    spaces = {"ColorSpace": Dictionary(Or=samples.spot("/Orange", [0, 0.5, 1, 0]))}
    knocked = at_centre(b"/Or cs .5 scn 120 120 60 60 re f", **spaces)
    assert (knocked["Cyan"], knocked["Yellow"], knocked["Orange"]) == (0, 0, 50)
    over = at_centre(b"/One gs /Or cs .5 scn 120 120 60 60 re f", **spaces)
    assert (over["Cyan"], over["Orange"]) == (60, 50)


def test_a_form_inherits_colour_and_overprint() -> None:
    """A form without a colour of its own is drawn in the one in force where it is called, again and again."""
    pdf = pikepdf.new()
    form = samples.stream(
        pdf, b"120 120 60 60 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 360, 360])
    )
    content = BASE + b"0 1 0 0 k q 1 0 0 1 200 0 cm /Fm Do Q /One gs 0 0 0 1 k /Fm Do"
    samples.page(pdf, content, Dictionary(ExtGState=STATES,
                                          XObject=Dictionary(Fm=form)))  # fmt: skip
    buffer = BytesIO()
    pdf.save(buffer)
    page = next(separate(buffer.getvalue(), 72).pages())
    assert {n: round(int(p[210, 150]) / 2.55) for n, p in page.plates.items()} == {
        "Cyan": 60, "Magenta": 0, "Yellow": 0, "Black": 100,
    }  # fmt: skip
    assert page.plates["Magenta"][210, 350] == 255


MESH = Dictionary(
    ShadingType=4, ColorSpace=Name.DeviceCMYK, BitsPerCoordinate=8, BitsPerComponent=8, BitsPerFlag=8
)


@pytest.mark.parametrize(
    ("content", "resources", "said"),
    [
        (b"1 0 0 rg 0 0 50 50 re f", {}, "colour in DeviceRGB"),
        (b"/Hue gs 0 1 0 0 k 0 0 50 50 re f", {}, "blend mode that mixes inks"),
        (b"/M sh", {"Shading": Dictionary(M=MESH)}, "a broken gradient"),
        (b"/Both gs 0 1 0 0 k 0 0 50 50 re f", {}, "overprint that blends"),
        (b"/Nothing Do", {}, "its content is broken"),
        (b"/Lost gs", {}, "its content is broken"),
    ],
)
def test_what_can_not_be_judged_is_said(content: bytes, resources: dict[str, Any], said: str) -> None:
    """RGB, mixing blends, broken meshes and pages are named, and the rest of the file is still drawn."""
    report = ink(pdf_of(content, **resources))
    assert any(said in what for what in report.unjudged), report.unjudged
    assert len(report.pages) == 1


def test_groups_of_other_rules_are_said() -> None:
    """A group that blends in RGB and knocks out is drawn as any other, and both are named."""
    pdf = pikepdf.new()
    group = samples.stream(
        pdf, b"0 1 1 0 k 0 0 99 99 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 99, 99]),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, K=True),
    )  # fmt: skip
    samples.page(pdf, b"/Fm Do", Dictionary(XObject=Dictionary(Fm=group)))
    buffer = BytesIO()
    pdf.save(buffer)
    report = ink(buffer.getvalue())
    assert report.unjudged == ("group whose parts knock each other out", "groups that blend in RGB")
    assert report.pages[0].worst.total == pytest.approx(200, abs=1)


@pytest.mark.parametrize(
    ("colour", "space", "alpha"),
    [
        (b"0 1 1 0 k", Name.DeviceCMYK, 30), (b"0 0 0 .5 k", Name.DeviceCMYK, 50), (b".5 g", Name.DeviceRGB, 50),
        (b"0 1 0 rg", Name.DeviceRGB, 59), (b"1 1 1 rg", Name.DeviceGray, 100), (b"0 0 0 1 k", Name.DeviceGray, 0),
    ],
)  # fmt: skip
def test_a_soft_mask_takes_the_lightness_of_its_colours(colour: bytes, space: Name, alpha: int) -> None:
    """A luminosity mask lets through as much as its colours are light, on every plate alike."""
    pdf = pikepdf.new()
    group = samples.stream(
        pdf, colour + b" 0 0 300 300 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 300]),
        Group=Dictionary(S=Name.Transparency, CS=space),
    )  # fmt: skip
    mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=pdf.make_indirect(group))
    samples.page(pdf, b"/Masked gs 1 0 0 1 k 100 100 100 100 re f",
                 Dictionary(ExtGState=Dictionary(Masked=Dictionary(SMask=mask))))  # fmt: skip
    buffer = BytesIO()
    pdf.save(buffer)
    separation = separate(buffer.getvalue(), 72)
    page = next(separation.pages())
    found = {name: round(int(plate[210, 150]) / 2.55) for name, plate in page.plates.items()}
    assert found == pytest.approx({"Cyan": alpha, "Magenta": 0, "Yellow": 0, "Black": alpha}, abs=1)
    assert separation.unjudged == ()


def test_a_mask_of_spot_inks_is_said() -> None:
    """How light a spot ink looks is not known to a mask, which takes it for black and says so."""
    pdf = pikepdf.new()
    group = samples.stream(
        pdf, b"/S cs 1 scn 0 0 99 99 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 99, 99]),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK),
        Resources=Dictionary(ColorSpace=Dictionary(S=samples.spot("/Gold", [0, 0.2, 1, 0]))),
    )  # fmt: skip
    mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=pdf.make_indirect(group), BC=Array([0, 0, 0, 0]))
    samples.page(pdf, b"/Masked gs 1 0 0 0 k 0 0 200 200 re f",
                 Dictionary(ExtGState=Dictionary(Masked=Dictionary(SMask=mask))))  # fmt: skip
    buffer = BytesIO()
    pdf.save(buffer)
    separation = separate(buffer.getvalue(), 72)
    assert separation.unjudged == ("soft mask by the lightness of spot inks",)
    cyan = next(separation.pages()).plates["Cyan"]
    assert cyan[360 - 50, 50] < 3 and cyan[360 - 150, 150] > 250  # the backdrop is white


def test_turned_and_shifted_pages_are_measured_as_they_print() -> None:
    """Rotation for the screen and a media box that starts elsewhere do not move places on the trim."""
    with pikepdf.open(BytesIO(pdf_of(b"0 0 0 1 k 10 330 20 20 re f"))) as pdf:
        page = pdf.pages[0]
        page.MediaBox, page.TrimBox, page.Rotate = Array([-40, -40, 360, 360]), Array([0, 0, 360, 360]), 90
        buffer = BytesIO()
        pdf.save(buffer)
    worst = ink(buffer.getvalue(), dpi=100).pages[0].worst
    assert worst.total == pytest.approx(22, abs=1)
    assert -11.5 <= worst.x_mm <= 3.6 and -11.5 <= worst.y_mm <= 3.6


def test_unreadable_files_are_plain_errors(tmp_path: Path) -> None:
    """Rubbish, a missing file and an encrypted one are told as such."""
    with pytest.raises(CheckError, match="can not be read"):
        ink(b"rubbish")
    with pytest.raises(CheckError, match="can not be read"):
        ink(tmp_path / "lost.pdf")
    with pikepdf.open(BytesIO(pdf_of(b""))) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(CheckError, match="encrypted"):
        ink(tmp_path / "locked.pdf")


@settings(max_examples=40)
@given(st.data())
def test_no_mutation_ends_in_a_traceback(torture: Path, data: st.DataObject) -> None:
    """A file with some bytes changed is drawn, or refused in plain words."""
    good = bytearray(torture.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    try:
        ink(bytes(good), dpi=20, oversampling=1)
    except CheckError as error:
        assert error.findings[0].code


def test_a_page_near_the_limit_is_measured_finely(torture: Path) -> None:
    """Pages of which a square comes near the limit have the figures of 150 dpi, all others the quick ones."""
    fine, quick = ink(torture, 150).pages, ink(torture).pages
    held = ink(torture, limit=180).pages
    near = [page.worst.total > 174 for page in quick]
    assert any(near) and not all(near)
    for one, a, b, is_near in zip(held, fine, quick, near, strict=True):
        assert a != b
        assert one == (a if is_near else b)
    assert ink(torture, limit=300).pages == quick


def test_some_pages_alone_are_the_same(torture: Path) -> None:
    """Pages that are asked for keep their numbers and their ink."""
    assert ink(torture, only=[2, 4]).pages == ink(torture).pages[1::2]


def test_the_command_writes_plates_and_says_what_they_hold(torture: Path, tmp_path: Path) -> None:
    """A PNG a page and plate, black where there is ink; the table and the JSON give the same figures."""
    result = CliRunner().invoke(
        main, ["separations", str(torture), "--dpi", "50", "--out", str(tmp_path), "--json"]
    )
    assert result.exit_code == 0, result.output
    said = json.loads(result.output)
    assert said["plates"] == ["Cyan", "Magenta", "Yellow", "Black", "Orange"]
    assert [page["page"] for page in said["pages"]] == [1, 2, 3, 4]
    assert len(said["files"]) == 20 == len(list(tmp_path.glob("*.png")))
    cyan = Image.open(tmp_path / "p01-cyan.png")
    assert (cyan.size, cyan.mode, cyan.getpixel((100, 240))) == ((250, 250), "L", pytest.approx(178, abs=1))
    table = (
        CliRunner().invoke(main, ["separations", str(torture), "--dpi", "50", "--out", str(tmp_path)]).output
    )
    assert f"{said['pages'][0]['worst_square']['total']:.0f} %" in table.splitlines()[1]


def test_the_command_on_rubbish(tmp_path: Path) -> None:
    """A file that is no PDF ends with exit code 2 and a line."""
    (tmp_path / "a.pdf").write_bytes(b"no")
    result = CliRunner().invoke(main, ["separations", str(tmp_path / "a.pdf")])
    assert result.exit_code == 2
    assert "can not be read" in result.output


def test_a_photograph_is_read_no_finer_than_its_page() -> None:
    """At 45 dpi a fine photograph is read at a fraction of its size: the ink of every square stays the same."""
    y, x = np.mgrid[0:1600, 0:1600]
    noise = np.random.default_rng(5).integers(-20, 20, (1600, 1600, 4))
    inks = np.stack((x // 8, y // 8, (x + y) // 16, 60 + 0 * x), -1) + noise
    buffer = BytesIO()
    Image.fromarray(255 - inks.clip(0, 255).astype(np.uint8), "CMYK").save(buffer, "JPEG", quality=95)
    entries = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 1600, "Height": 1600, "BitsPerComponent": 8,
               "ColorSpace": Name.DeviceCMYK, "Filter": Name.DCTDecode}  # fmt: skip
    pdf = pikepdf.new()
    resources = Dictionary(XObject=Dictionary(Im=pdf.make_stream(buffer.getvalue(), **entries)))
    samples.page(pdf, b"q 300 0 0 300 30 30 cm /Im Do Q", resources)
    file = BytesIO()
    pdf.save(file)
    assert (
        len(separate(file.getvalue(), 45).copies[0])
        < 1600**2 / 10
        < len(separate(file.getvalue(), 300).copies[0])
    )
    (coarse,), (fine,) = ink(file.getvalue()).pages, ink(file.getvalue(), dpi=300).pages
    assert coarse.worst.total == pytest.approx(fine.worst.total, abs=1)
    for plate, share in fine.coverage.items():
        assert coarse.coverage[plate] == pytest.approx(share, abs=0.15)


def test_rgb_is_separated_by_the_file_s_own_condition() -> None:
    """A file whose output intent is a press of black alone puts its red on the black plate."""
    red = pdf_of(b"1 0 0 rg 120 120 60 60 re f")
    with pikepdf.open(BytesIO(red)) as pdf:
        profile = samples.stream(pdf, black_press(), N=4)
        pdf.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFX, DestOutputProfile=profile)])
        buffer = BytesIO()
        pdf.save(buffer)
    house, own = ({n: int(p[210, 150]) for n, p in next(separate(data, 72).pages()).plates.items()}
                  for data in (red, buffer.getvalue()))  # fmt: skip
    assert house["Magenta"] > 200 and house["Black"] < 20
    assert own["Magenta"] == own["Cyan"] == own["Yellow"] == 0 and own["Black"] > 60


def test_letters_with_colours_of_their_own_are_separated() -> None:
    """A glyph of a Type 3 font that names its colours puts each on its plate; one that does not takes the text's."""
    pdf = pikepdf.new()
    drawn = samples.stream(pdf, b"1000 0 d0 1 0 0 0 k 0 0 500 1000 re f 0 .5 0 0 k 500 0 500 1000 re f")
    plain = samples.stream(pdf, b"1000 0 0 0 1000 1000 d1 0 0 1000 1000 re f")
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]), Resources=Dictionary(),
        FontMatrix=Array([samples._decimal(v) for v in (0.001, 0, 0, 0.001, 0, 0)]), Widths=Array([1000, 1000]),
        CharProcs=Dictionary(drawn=drawn, plain=plain), FirstChar=97, LastChar=98,
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.drawn, Name.plain])),
    )  # fmt: skip
    content = b"BT 0 0 .7 0 k /T 100 Tf 100 100 Td (ab) Tj ET"
    samples.page(pdf, content, Dictionary(Font=Dictionary(T=pdf.make_indirect(font))))
    buffer = BytesIO()
    pdf.save(buffer)
    separation = separate(buffer.getvalue(), 72)
    page = next(separation.pages())
    found = [
        {name: round(int(plate[210, x]) / 2.55) for name, plate in page.plates.items() if plate[210, x]}
        for x in (125, 175, 250)
    ]
    assert found == [{"Cyan": 100}, {"Magenta": 50}, {"Yellow": 70}]
    assert separation.unjudged == ()
