"""Imposed files: still what they claimed, nothing twice, nothing that only a screen can use; any PDF will do."""

from __future__ import annotations

import contextlib
import random
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from folding_paper import sides
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.check.checking import check
from brochure.errors import BrochureError, CheckError, DataError
from brochure.impose import cover_wrap, impose, imposed, sheet_of
from brochure.layout.document import Document
from brochure.paint import paint
from brochure.profiles import profile_of
from brochure.units import mm, to_mm


@pytest.fixture(scope="module")
def print_file(laid_out: Callable[..., Document]) -> Callable[[str], bytes]:
    made: dict[str, bytes] = {}

    def of(profile: str) -> bytes:
        if profile not in made:
            made[profile] = paint(laid_out(), profile_of(profile))
        return made[profile]

    return of


SHEETS: list[tuple[str, str, dict[str, Any]]] = [
    ("print", "saddle-sra3", {}),
    ("print", "perfect-sra3", {"signature": 4}),
    ("print", "da-half", {"up": 4, "work": "work-and-turn"}),
    ("print", "sra2", {"scheme": "step", "stock": "matt 128"}),
    ("print-x1a", "saddle-da-quarter", {}),
    ("print-x1a", "sra2", {"scheme": "cut-stack", "up": 2}),
    ("print-spot", "saddle-sra3", {"stock": "offset 120"}),
]


@pytest.mark.parametrize(("profile", "name", "settings"), SHEETS)
def test_preflight_finds_nothing(
    print_file: Callable[[str], bytes], profile: str, name: str, settings: dict[str, Any]
) -> None:
    """A PDF/X that is imposed claims what it claimed, and the preflight of its profile has no finding."""
    data = print_file(profile)
    sheets = impose(data, sheet_of(name, settings))
    report = check(sheets, profile)
    assert report.clean, [str(f) for f in report.findings if f.severity != "note"]
    assert report.claims == check(data, profile, plates=False).claims != ()


@pytest.mark.parametrize("profile", ["print", "print-x1a"])
def test_nothing_is_written_twice(print_file: Callable[[str], bytes], profile: str) -> None:
    """Fonts, output intent and pictures are as many as before; the file grows by 5 % at most."""
    data = print_file(profile)
    sheets = impose(data, sheet_of("saddle-sra3"))
    assert len(sheets) <= 1.05 * len(data)
    counts = []
    for file in (data, sheets):
        with pikepdf.open(BytesIO(file)) as pdf:
            fonts = {
                o.objgen
                for o in pdf.objects
                if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
            }
            icc = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/N" in o]
            counts.append((len(fonts), len(icc), len(pdf.Root.OutputIntents), pdf.pdf_version))
    assert counts[0] == counts[1]


def test_marks_cost_a_file_little(source: Callable[..., bytes]) -> None:
    """Cuts, folds, register, colour bar and labels of sixteen pages take less than 10 kB."""
    data = source(16, 210.0, 285.0)
    bare, marked = (
        len(impose(data, sheet_of("saddle-sra3", {"bleed": 3.0, "marks": marks}))) for marks in (False, True)
    )
    assert 2_000 < marked - bare < 10_000


def test_what_a_screen_uses_is_left_out(print_file: Callable[[str], bytes]) -> None:
    """Links, bookmarks, tags and openings are gone; PDF/A-2a goes on as PDF/A-2b, PDF/UA is not claimed."""
    sheets = impose(print_file("email"), sheet_of("450x320", {"scheme": "saddle"}))
    with pikepdf.open(BytesIO(sheets)) as pdf:
        assert not {
            "/Outlines",
            "/StructTreeRoot",
            "/MarkInfo",
            "/OpenAction",
            "/AcroForm",
            "/PageLabels",
        } & set(pdf.Root.keys())
        assert not any("/Annots" in page for page in pdf.pages)
    report = check(sheets)
    assert report.claims == ("PDF/A-2b",)
    assert report.clean, [str(f) for f in report.findings]


def test_boxes_lie_in_each_other(print_file: Callable[[str], bytes]) -> None:
    """The sheet is the media box; the outer cuts are the trim box, 3 mm of bleed around it."""
    sheets = impose(print_file("print"), sheet_of("saddle-sra3", {"creep": 0}))
    with pikepdf.open(BytesIO(sheets)) as pdf:
        for page in pdf.pages:
            media, bleed, trim = (
                [to_mm(float(v)) for v in page[k]] for k in ("/MediaBox", "/BleedBox", "/TrimBox")
            )
            assert media == pytest.approx([0, 0, 450, 320], abs=0.01)
            assert trim == pytest.approx([15, 17.5, 435, 302.5], abs=0.01)
            assert bleed == pytest.approx([12, 14.5, 438, 305.5], abs=0.01)


def test_the_same_job_gives_the_same_bytes(print_file: Callable[[str], bytes]) -> None:
    """Nothing but file and sheet decides the bytes; another sheet is another instance of the document."""
    data = print_file("print")
    first, again, other = (
        impose(data, sheet_of(n)) for n in ("saddle-sra3", "saddle-sra3", "saddle-da-quarter")
    )
    assert first == again
    ids = [re.search(rb"InstanceID>([^<]+)<", b)[1] for b in (data, first, other)]  # type: ignore[index]
    assert len(set(ids)) == 3


def drawn(data: bytes, page: int = 0, scale: float = 1.0) -> Any:
    document = pypdfium2.PdfDocument(data)
    return document[page].render(scale=scale).to_numpy().astype(int)


def test_a_page_looks_on_the_sheet_as_it_does_alone(print_file: Callable[[str], bytes]) -> None:
    """The right page of the outermost sheet is the cover, pixel for pixel but for the rims of shapes."""
    data = print_file("print")
    sheet = drawn(impose(data, sheet_of("saddle-sra3", {"marks": False})))
    alone = drawn(data)
    left, top = round(mm(15 + 210)), round(mm(17.5))
    bleed = round(mm(3))
    # Means of 15 x 15 pixels: the sheet's pixels do not lie on the page's.
    a = sheet[top : top + 780, left + 10 : left + 580].reshape(52, 15, 38, 15, 3).mean(axis=(1, 3))
    b = alone[bleed : bleed + 780, bleed + 10 : bleed + 580].reshape(52, 15, 38, 15, 3).mean(axis=(1, 3))
    assert abs(a - b).max() < 30
    assert abs(a - b).mean() < 3


def turned_pages() -> bytes:
    """Return four pages as foreign programs write them: turned, in other units, with inherited resources."""
    pdf = pikepdf.new()
    for turn, unit in ((0, 1), (90, 1), (180, 2), (270, 1)):
        wide, high = (mm(100), mm(140)) if turn % 180 == 0 else (mm(140), mm(100))
        page = pdf.add_blank_page(page_size=(wide / unit + 10, high / unit + 20))
        page.MediaBox = pikepdf.Array([10, 20, 10 + wide / unit, 20 + high / unit])
        page.Rotate = turn
        if unit != 1:
            page.UserUnit = unit
        # a black square in the corner that is shown at the top left
        w, h, s = wide / unit, high / unit, 30 / unit
        x, y = {0: (0, h - s), 90: (0, 0), 180: (w - s, 0), 270: (w - s, h - s)}[turn]
        half = f"q 0 g {10 + x:.3f} {20 + y:.3f} {s:.3f} {s:.3f} re".encode()
        page.Contents = pikepdf.Array([pdf.make_stream(half), pdf.make_stream(b"f Q")])
        del page.obj["/Resources"]
    pdf.Root.Pages.Resources = pikepdf.Dictionary()
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_turned_pages_stand_upright() -> None:
    """Pages with Rotate, UserUnit, several content streams or an own origin are placed as they are shown."""
    sheets = impose(turned_pages(), sheet_of("600x200", {"scheme": "n-up", "grid": "1x4", "sides": 1}))
    picture = drawn(sheets)[..., 0]
    top = round((mm(200) - mm(140)) / 2)
    for column in range(4):
        left = round(mm(100) + column * mm(100))
        assert (picture[top + 4 : top + 26, left + 4 : left + 26] < 40).all(), column
        assert (picture[top + 40 : top + 300, left + 40 : left + 240] > 200).all(), column


def test_comments_that_print_are_kept_as_ink() -> None:
    """An annotation that prints becomes a part of its page; links are dropped."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    look = pdf.make_stream(b"0 g 0 0 50 50 re f")
    look.Type, look.Subtype, look.BBox = (
        pikepdf.Name.XObject,
        pikepdf.Name.Form,
        pikepdf.Array([0, 0, 50, 50]),
    )
    stamp = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=pikepdf.Array([0, 150, 50, 200]), F=4,
        AP=pikepdf.Dictionary(N=look),
    )  # fmt: skip
    page.Annots = pikepdf.Array([pdf.make_indirect(stamp)])
    out = BytesIO()
    pdf.save(out)
    picture = drawn(impose(out.getvalue(), sheet_of("100x100", {"scheme": "step", "up": 1})))[..., 0]
    assert (picture < 40).sum() == pytest.approx(2500, rel=0.1)


def test_a_spine_is_as_thick_as_its_leaves(source: Callable[..., bytes]) -> None:
    """68 pages with their cover on 157 g art paper: back, 4.16 mm of spine, front; inside the other way."""
    wrap = cover_wrap(source(68), sheet_of("sra3", {"stock": "157 g art paper", "marks": False}))
    outside, inside = sides(wrap, mm(3))
    assert [p.page for p in sorted(outside.prints, key=lambda p: p.x)] == [68, 1]
    assert [p.page for p in sorted(inside.prints, key=lambda p: p.x)] == [2, 67]
    for side in (outside, inside):
        left, right = sorted(side.prints, key=lambda p: p.x)
        assert to_mm(right.trim[0] - left.trim[2]) == pytest.approx(4.16, abs=0.01)


def test_a_cover_carries_words_and_marks(print_file: Callable[[str], bytes]) -> None:
    """A thick block's cover has white words on the ground that was asked for, and passes the preflight."""
    order = {"thickness": 1.6, "cover": True, "signature": 4, "spine_ground": (90.0, 48.0, 60.0, 62.0)}
    files = dict(imposed(print_file("print"), sheet_of("perfect-sra3", order)))
    assert list(files) == ["sheets", "cover"]
    for data in files.values():
        assert check(data, "print").clean
    picture = drawn(files["cover"], scale=2.0)
    middle = picture.shape[1] // 2
    spine = picture[picture.shape[0] // 4 : picture.shape[0] // 2, middle - 12 : middle + 12, 0]
    assert (spine < 60).mean() > 0.5, "the ground is dark"
    assert (spine > 220).sum() > 200, "the words are white"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"name": "sra3", "up": 3}, "can not be folded with 3 pages a side"),
        ({"name": "a5"}, r"2 pages of 60 x 80 mm do not fit a5 .* they need 126.0 x 86.0 mm|^$"),
        ({"name": "120x80"}, "do not fit 120x80"),
        ({"name": "srb3"}, "unknown sheet or paper 'srb3'; did you mean"),
        ({"name": "sra3", "scheme": "cut-stack", "up": 4}, "6 pages are missing: 10 pages do not fill sheets of 8"),
        ({"name": "sra3", "cover": True, "scheme": "perfect"}, "2 pages are missing|nobody said how thick"),
        ({"name": "sra3", "stock": "velvet 200"}, "unknown stock 'velvet 200'"),
        ({"name": "sra3", "work": "work-and-turn", "up": 2}, "work-and-turn wants 4 pages a side"),
    ],
)  # fmt: skip
def test_what_can_not_be_is_said(source: Callable[..., bytes], settings: dict[str, Any], said: str) -> None:
    """Orders that can not be carried out are refused with what is wrong and what would be right."""
    settings = dict(settings)
    name = settings.pop("name")
    if name == "a5":
        impose(source(8), sheet_of(name, settings))  # 126 x 86 mm lie well on A5
        return
    with pytest.raises(DataError, match=said):
        imposed(source(10), sheet_of(name, settings))


def test_pages_of_two_sizes_are_refused(source: Callable[..., bytes]) -> None:
    """A page of another size is named, with both sizes."""
    pdf = pikepdf.open(BytesIO(source(3)))
    with pikepdf.open(BytesIO(source(1, 70.0))) as other:
        pdf.pages.append(other.pages[0])
        out = BytesIO()
        pdf.save(out)
    with pytest.raises(DataError, match=r"page 4 is 70\.0 x 80\.0 mm, page 1 is 60\.0 x 80\.0 mm"):
        impose(out.getvalue(), sheet_of("sra3"))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"no pdf at all", b"%PDF-1.4\n%%EOF"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    """Bytes that are no PDF raise an error of the program's own."""
    with pytest.raises(CheckError, match="can not be imposed"):
        impose(data, sheet_of("sra3"))


def test_an_error_is_the_program_s_own() -> None:
    """A locked file asks for its password to be taken off."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(BrochureError, match="password"):
        impose(out.getvalue(), sheet_of("sra3"))


@pytest.mark.parametrize(
    "spaces", [("/DeviceCMYK", "/DeviceCMYK"), ("/DeviceCMYK", "/DeviceRGB"), ("", "/DeviceRGB")]
)
def test_pages_blend_on_the_sheet_as_they_did(source: Callable[..., bytes], spaces: tuple[str, str]) -> None:
    """Pages that blend in one space give it to the sheet; where they differ, each keeps its own."""
    pdf = pikepdf.open(BytesIO(source(4)))
    for page, space in zip(pdf.pages, spaces * 2, strict=True):
        if space:
            page.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name(space))
    out = BytesIO()
    pdf.save(out)
    with pikepdf.open(BytesIO(impose(out.getvalue(), sheet_of("sra3", {"marks": False})))) as sheets:
        on_sheet = {str(page.Group.CS) for page in sheets.pages if "/Group" in page}
        on_forms = {
            str(form.Group.CS)
            for page in sheets.pages
            for form in page.Resources.XObject.values()
            if "/Group" in form
        }
    same = len(set(spaces)) == 1
    assert on_sheet == ({spaces[0]} if same else set())
    assert on_forms == (set() if same else set(spaces) - {""})


def shared_pages() -> bytes:
    """Return four pages, plainly written, two and two of which share one stream."""
    pdf = pikepdf.new()
    content = pdf.make_stream(b"0 g 0 0 50 50 re f")
    for number in range(4):
        page = pdf.add_blank_page(page_size=(200, 300))
        page.TrimBox, page.BleedBox = pikepdf.Array([9, 9, 191, 291]), pikepdf.Array([0, 0, 200, 300])
        page.Contents = content if number % 2 else pikepdf.Array([content])
    out = BytesIO()
    pdf.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


PAGES = shared_pages()


@given(seed=st.integers(0, 10_000))
@settings(max_examples=120)
def test_damaged_files_are_imposed_or_refused(seed: int) -> None:
    """Whatever bytes of a file are wrong, it is imposed, or refused with an error of the program's own."""
    chance = random.Random(seed)
    damaged = bytearray(PAGES)
    if chance.random() < 0.3:
        del damaged[chance.randrange(len(damaged)) :]
    for _ in range(chance.randint(1, 12)):
        if damaged:
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    with contextlib.suppress(BrochureError):
        assert impose(bytes(damaged), sheet_of("sra3", {"marks": False})).startswith(b"%PDF-")


def test_pages_that_share_their_content() -> None:
    """Pages that share a stream are each placed in their own place."""
    found = sides(impose(PAGES, sheet_of("sra3", {"marks": False})), mm(3))
    assert [sorted(p.page for p in side.prints) for side in found] == [[1, 4], [2, 3]]
