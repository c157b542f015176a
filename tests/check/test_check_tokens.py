"""Content streams cut into instructions: right on good ones, lenient and finite on all others."""

from __future__ import annotations

import io

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Pdf

from brochure.check.tokens import Damage, NameToken, instructions


def read(data: bytes) -> list[tuple[str, list[object]]]:
    return [(operator, list(operands)) for operator, operands in instructions(data)]


def test_every_kind_of_operand_is_read() -> None:
    """Numbers, names, strings of both kinds, arrays and dictionaries arrive as Python values."""
    data = rb"1 -.5 +3. rg /A#42 (a\(b\)\101\n(c)) <4 1 4> [1 [/X] (y)] << /K 2 /L [3] >> true null op"
    assert read(data) == [
        ("rg", [1.0, -0.5, 3.0]),
        ("op", [
            NameToken("AB"), b"a(b)A\n(c)", b"A@", [1.0, [NameToken("X")], b"y"], {"K": 2.0, "L": [3.0]}, True, None,
        ]),
    ]  # fmt: skip


def test_operators_need_no_space_before_a_name_or_a_string() -> None:
    """``cm/Im Do`` and ``(a)Tj`` are two and one instructions, comments none."""
    assert [operator for operator, _ in read(b"1 0 0 1 5 5 cm/Im Do% Q\n(a)Tj[(b)]TJ")] == [
        "cm",
        "Do",
        "Tj",
        "TJ",
    ]


def test_an_inline_image_keeps_its_bytes() -> None:
    """EI among the pixels does not end a picture whose length is known; keys are spelled out."""
    data = b"q BI /W 2 /H 2 /BPC 8 /CS /G ID \n EI EI Q"
    found = read(data)
    assert [operator for operator, _ in found] == ["q", "BI", "Q"]
    image = found[1][1][0]
    assert image == {
        "Width": 2.0,
        "Height": 2.0,
        "BitsPerComponent": 8.0,
        "ColorSpace": "G",
        "data": b"\n EI",
    }


def test_damage_is_counted_and_what_follows_is_read() -> None:
    """A stray bracket and an open array do not hide the instruction after them, or the one before."""
    damage = Damage()
    assert [operator for operator, _ in instructions(b"q ] 1 w [ 1 2", damage)] == ["q", "w"]
    assert damage.count >= 2


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_any_bytes_end(data: bytes) -> None:
    """Whatever the bytes are, reading ends, and gives no more instructions than there are bytes."""
    assert len(read(data)) <= len(data)


@given(
    st.lists(
        st.tuples(st.sampled_from(["m", "l", "re", "k", "w"]), st.lists(st.floats(-9999, 9999), max_size=6)),
        max_size=20,
    )
)
def test_what_is_written_is_read(written: list[tuple[str, list[float]]]) -> None:
    """Instructions come back as they were written."""
    data = "\n".join(" ".join([*(f"{v:.4f}" for v in values), operator]) for operator, values in written)
    found = read(data.encode())
    assert [operator for operator, _ in found] == [operator for operator, _ in written]
    for (_, got), (_, wanted) in zip(found, written, strict=True):
        assert got == [float(f"{v:.4f}") for v in wanted]


def test_the_sample_is_read_as_qpdf_reads_it(good) -> None:
    """On a real page the operators are those that pikepdf's own parser finds."""
    with Pdf.open(io.BytesIO(good("print"))) as pdf:
        page = pdf.pages[0]
        theirs = [str(i.operator) for i in pikepdf.parse_content_stream(page)]
        ours = [operator for operator, _ in instructions(page.obj.Contents.read_bytes())]
    assert ours == theirs
