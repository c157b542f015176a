"""Broken and hostile files: an answer or a plain refusal, never a traceback, always soon."""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from planting import BLACK, blank, with_plant

from brochure.check import check
from brochure.check.seen import Budget
from brochure.errors import CheckError

FILES = 200
WORDS = (
    b"/Kids", b"99999999999", b"-1", b"null", b"[", b"]", b"<<", b">>", b"1 0 R", b"q ", b" Do", b"0 0 0 0 0 0 cm", b"1e400",
    b"(", b")", b"/XObject", b"9" * 400, b"5 0 R", b"/Length", b"nan", b"BI /W 1 /H 1 ID ", b"/Subtype /Form", b"/Pages",
)  # fmt: skip


@pytest.fixture(scope="module")
def small(good: Callable[[str], bytes]) -> tuple[bytes, ...]:
    """Return files of one page, packed and unpacked, with and without tags; the long profile left out."""
    files = []
    for base in ("print", "email"):
        with Pdf.open(io.BytesIO(good(base))) as pdf:
            while base == "print" and len(pdf.pages) > 1:
                del pdf.pages[0]
            for intent in pdf.Root.OutputIntents:
                intent.DestOutputProfile = pdf.make_stream(b"short", N=4)
            for unpacked in (False, True):
                out = io.BytesIO()
                pdf.save(out, qdf=unpacked, static_id=True)
                files.append(out.getvalue())
    return tuple(files)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with some bytes changed, lost, doubled or replaced with words that PDF knows."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 4, 16, 48))):
        at = chance.randrange(len(out))
        match chance.randrange(5):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + chance.choice((1, 8, 200))]
            case 2:
                start = chance.randrange(len(out))
                out[at:at] = out[start : start + chance.choice((1, 20, 300))]
            case 3:
                word = chance.choice(WORDS)
                out[at : at + len(word)] = word
            case _:
                out[at:at] = chance.choice(WORDS)
    return bytes(out[: chance.randrange(1, len(out))] if chance.random() < 0.05 else out)


def test_mutated_files_are_judged_or_refused(small: tuple[bytes, ...]) -> None:
    """Hundreds of damaged files are judged or refused as unreadable; both happen, and nothing else."""
    answers = Counter()
    for seed in range(FILES):
        data = (
            mutated(small[seed % 2], random.Random(seed))
            if seed % 8
            else mutated(small[2 + seed % 2], random.Random(seed))
        )
        try:
            report = check(data)
        except CheckError:
            answers["refused"] += 1
        else:
            answers["judged"] += 1
            assert report.pages
    assert answers["judged"] > FILES / 2
    assert answers["refused"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-",
        b"%PDF-1.7\n%%EOF",
        b"no PDF at all",
        b"%PDF-1.4\n" + b"<<" * 50_000,
        b"%PDF-1.4\n" + b"[" * 100_000,
    ],
)
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    """Nothing, a header alone, another kind of file, and endless brackets are unreadable."""
    with pytest.raises(CheckError):
        check(data)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A path that leads nowhere, to a folder, or to what is no PDF, is unreadable; the message names it."""
    empty, words = tmp_path / "空.pdf", tmp_path / "words.pdf"
    empty.write_bytes(b"")
    words.write_text("no PDF")
    for path in (tmp_path, tmp_path / "nothing.pdf", empty, words):
        with pytest.raises(CheckError) as caught:
            check(path)
        assert str(path) in str(caught.value)


def test_what_is_mended_is_told_once(capfd: pytest.CaptureFixture[str]) -> None:
    """A page tree that holds nothing in a place is mended; the report says so, and no library beside it."""
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        out = io.BytesIO()
        pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    kids = re.sub(rb"/Kids \[ ", b"/Kids [ null ", out.getvalue())
    assert "F1-whole" in {f.rule for f in check(kids).findings}
    assert "F1-whole" in {f.rule for f in check(b"junk" + out.getvalue()).findings}
    assert "F1-whole" not in {f.rule for f in check(out.getvalue()).findings}
    assert capfd.readouterr() == ("", "")


def test_a_password_is_refused(good: Callable[[str], bytes]) -> None:
    """A file that only opens with a password is unreadable, and says why."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(good("print"))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(CheckError, match="password"):
        check(out.getvalue())


def test_forms_that_double_end_at_the_limit(
    good: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form drawn twice in a form drawn twice, and so on, stops when the budget is spent, and says so."""
    monkeypatch.setattr("brochure.check.document.Budget", lambda layers: Budget(layers, operators=20_000))

    def plant(pdf: Pdf) -> None:
        entries = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 600, 800])}
        inner = pdf.make_stream(b"0 0 9 9 re f", **entries)
        for _ in range(14):
            held = Dictionary(XObject=Dictionary(Fm=inner))
            inner = pdf.make_stream(b"/Fm Do " * 4, Resources=held, **entries)
        page = blank(pdf)
        page.Resources.XObject = Dictionary(Fm=inner)
        page.Contents = pdf.make_stream(BLACK + b"/Fm Do")

    report = check(with_plant(good("print"), "print", plant), "print")
    assert "F1-limits" in {f.rule for f in report.findings}


def test_a_structure_tree_that_bites_its_tail_ends(good: Callable[[str], bytes]) -> None:
    """An element that is its own child, and a number tree that is its own kid, are read once."""

    def plant(pdf: Pdf) -> None:
        tree = pdf.Root.StructTreeRoot
        first = tree.K if not isinstance(tree.K, Array) else tree.K[0]
        first.K = Array([*(first.K if isinstance(first.K, Array) else [first.K]), first])
        tree.ParentTree = pdf.make_indirect(Dictionary(Kids=Array([])))
        tree.ParentTree.Kids.append(tree.ParentTree)

    report = check(with_plant(good("email"), "email", plant), "email")
    assert "U1-parents" in {f.rule for f in report.findings}


def test_metadata_with_entities_are_not_expanded(good: Callable[[str], bytes]) -> None:
    """An XMP packet with a document type is refused whole: its entities could grow without end."""

    def plant(pdf: Pdf) -> None:
        bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        packet = pdf.Root.Metadata.read_bytes()
        at = packet.index(b"<x:xmpmeta")
        pdf.Root.Metadata.write(packet[:at] + bomb + packet[at:])

    report = check(with_plant(good("print"), "print", plant), "print")
    assert any(f.rule == "X3-agree" and "can not be read" in f.what for f in report.findings)
