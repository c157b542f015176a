"""The measuring stick: what it takes, and how it says what it does not take."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from benchmarks.typeset import main


def test_sets_any_plain_text(tmp_path: Path) -> None:
    """A text with a byte-order mark, Windows ends of lines, tabs and empty lines is set a paragraph a line."""
    (tmp_path / "a.txt").write_bytes("\ufeffOne\ttab\r\n\r\nTwo\u2028lines\r\n".encode())
    main([str(tmp_path / "a.txt"), "--width", "70", "-o", str(tmp_path / "a.pdf")])
    page = pypdfium2.PdfDocument(tmp_path / "a.pdf")[0]
    assert page.get_textpage().get_text_range().split() == ["One", "tab", "Two", "lines"]


def test_long_texts_go_over_pages(tmp_path: Path) -> None:
    """A text higher than a page may be goes on, its lines in order and none between two pages."""
    (tmp_path / "a.txt").write_text("\n".join(map(str, range(2000))), encoding="utf-8")
    main([str(tmp_path / "a.txt"), "--width", "20", "-o", str(tmp_path / "a.pdf")])
    pdf = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    assert len(pdf) == 3 and all(page.get_height() <= 14_400 for page in pdf)
    words = [word for page in pdf for word in page.get_textpage().get_text_range().split()]
    assert words == list(map(str, range(2000)))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--width", "0"], "0 is no length"),
        (["--width", "nan"], "nan is no length"),
        (["--width", "70", "--size", "-3"], "-3 is no length"),
        (["--width", "70", "--leading", "inf"], "inf is no length"),
        (["--width", "70", "--lang", ""], "no BCP 47 tag"),
        (["--width", "70", "--lang", "../x"], "no BCP 47 tag"),
        (["--width", "70", "--pair", "a.txt"], "should be another than --lang"),
        (["--width", "70", "--family", "mono"], "invalid choice"),
        ([], "--width"),
    ],
)
def test_bad_options_are_said_in_a_line(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What an option can not be is said, with what it could be, and nothing is written."""
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        main([str(tmp_path / "a.txt"), *options, "-o", str(tmp_path / "a.pdf")])
    assert caught.value.code == 2
    assert said in capsys.readouterr().err.splitlines()[-1]
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no text"),
        (b"\r\n \n", "no text"),
        (b"\xff\xfe\x00", "not a text in UTF-8"),
        ("a \U0001f600".encode(), "U+1F600"),
        (None, "No such file"),
    ],
)
def test_bad_texts_are_said_in_a_line(
    content: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is no text, has none, or has signs that no font has, is named with what is wrong."""
    if content is not None:
        (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(SystemExit):
        main([str(tmp_path / "a.txt"), "--width", "70", "-o", str(tmp_path / "a.pdf")])
    assert said in capsys.readouterr().err.splitlines()[-1]
    assert not (tmp_path / "a.pdf").exists()
