"""Files that mean harm, or are no artwork, end in one clear line; nothing is fetched."""

from __future__ import annotations

import gzip
import socket
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from artwork_samples import SVG, pdf_page, svg, written
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name

from brochure.artwork.loading import load_artwork
from brochure.errors import AssetError
from brochure.text.typesetter import Typesetter

LAUGHS = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha"}">' for i in range(9))
DEEP = "<g>" * 5000 + "</g>" * 5000
CYCLE = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>'
DOUBLING = '<g id="a0"><rect width="1" height="1"/></g>' + "".join(
    f'<g id="a{i}"><use href="#a{i - 1}"/><use href="#a{i - 1}"/></g>' for i in range(1, 25)
)

HOSTILE = {
    "script": (svg("<script>alert(1)</script>"), "script"),
    "event": (svg('<rect width="9" height="9" onload="alert(1)"/>'), "script"),
    "javascript": (svg('<a href="javascript:alert(1)"><rect width="9" height="9"/></a>'), "script"),
    "picture elsewhere": (svg('<image href="http://127.0.0.1:9/a.png" width="9" height="9"/>'), "another file"),
    "picture on disk": (svg('<image href="file:///etc/passwd" width="9" height="9"/>'), "another file"),
    "use elsewhere": (svg('<use href="other.svg#a"/>'), "another file"),
    "fill elsewhere": (svg('<rect width="9" height="9" fill="url(http://127.0.0.1:9/a#g)"/>'), "another file"),
    "sheet elsewhere": (svg("<style>@import 'http://127.0.0.1:9/a.css';</style>"), "imports another"),
    "font elsewhere": (svg("<style>@font-face{src:url(http://127.0.0.1:9/a.ttf)}</style>"), "another file"),
    "sheet beside": (f'<?xml-stylesheet href="a.css"?>{svg("")}', "style sheet lies"),
    "entity file": (f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg {SVG}>&a;</svg>', "another file"),
    "laughs": (f"<!DOCTYPE svg [{LAUGHS}]><svg {SVG}>&a8;</svg>", "without end"),
    "deep": (svg(DEEP), "nest more than"),
    "cycle": (svg(CYCLE), "uses itself"),
    "doubling": (svg(DOUBLING + '<use href="#a24"/>'), "draws more than"),
    "web page": (svg('<foreignObject width="9" height="9"/>'), "web page"),
    "infinite": (svg('<path d="M0 0L1e300 1e300"/>'), "out of all bounds"),
    "no path": (svg('<path d="M 0 0 L oops"/>'), "can not be read"),
    "broken": (f"<svg {SVG}><rect", "broken in line 1"),
    "other markup": ("<html><body/></html>", "not SVG"),
    "nothing drawn": (svg(""), "draws nothing"),
    "text": ("just words", "neither SVG nor PDF"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every attempt to open a connection fail loudly."""

    def refused(*args: object, **kwargs: object) -> None:
        raise AssertionError("something was to be fetched")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)


@pytest.mark.parametrize("name", list(HOSTILE))
def test_hostile_svg_ends_in_one_line(tmp_path: Path, typesetter: Typesetter, name: str) -> None:
    """Each hostile SVG is refused with the file's name, the reason and a remedy."""
    markup, what = HOSTILE[name]
    file = written(tmp_path, markup.encode(), "evil.svg")
    with pytest.raises(AssetError) as caught:
        load_artwork(file, typesetter)
    (finding,) = caught.value.findings
    assert finding.what.startswith("artwork evil.svg: ") and what in finding.what
    assert finding.remedy and "\n" not in str(finding)


def test_huge_paths_are_refused(tmp_path: Path, typesetter: Typesetter) -> None:
    """A path of a million lines is refused before it costs more than a moment."""
    file = written(tmp_path, svg(f'<path d="M0 0{"l1 1" * 400_000}"/>').encode(), "huge.svg")
    with pytest.raises(AssetError, match=r"artwork huge.svg: a path of it has over"):
        load_artwork(file, typesetter)


def test_packed_bombs_are_refused(tmp_path: Path, typesetter: Typesetter) -> None:
    """A packed SVG that unpacks to 100 MB is refused."""
    file = written(tmp_path, gzip.compress(b" " * 100_000_000), "bomb.svgz")
    with pytest.raises(AssetError, match="more than 20 MB"):
        load_artwork(file, typesetter)


def test_packed_artwork_is_read(tmp_path: Path, typesetter: Typesetter) -> None:
    """An honest .svgz is unpacked."""
    file = written(tmp_path, gzip.compress(svg('<rect width="9" height="9"/>').encode()), "logo.svgz")
    assert load_artwork(file, typesetter).marks


def test_illustrator_s_entities_are_harmless(tmp_path: Path, typesetter: Typesetter) -> None:
    """Entities that hold name spaces, and a DOCTYPE of the W3C, are read without a look anywhere."""
    head = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" '
        '[<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">]>'
    )
    markup = f'{head}<svg {SVG} xmlns:i="&ns_ai;"><i:pgf/><rect width="9" height="9"/></svg>'
    assert load_artwork(written(tmp_path, markup.encode(), "logo.svg"), typesetter).marks


def encrypted(user: str) -> bytes:
    with pikepdf.open(BytesIO(pdf_page(b"0 0 9 9 re f"))) as pdf:
        buffer = BytesIO()
        pdf.save(buffer, encryption=pikepdf.Encryption(user=user, owner="owner"))
        return buffer.getvalue()


def bomb() -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0 0 m\n" * 100_000) for _ in range(150)) + packer.flush()
    page.Contents = pikepdf.Stream(pdf, packed)
    page.Contents.Filter = Name.FlateDecode
    buffer = BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def twice_packed() -> bytes:
    """Return a PDF whose content is packed twice: a kilobyte for a hundred megabytes."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.Contents = pikepdf.Stream(pdf, zlib.compress(zlib.compress(b"0 " * 50_000_000)))
    page.Contents.Filter = pikepdf.Array([Name.FlateDecode, Name.FlateDecode])
    buffer = BytesIO()
    pdf.save(buffer, compress_streams=False)
    return buffer.getvalue()


def with_font() -> bytes:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return pdf_page(b"BT /F 9 Tf (a) Tj ET", Dictionary(Font=Dictionary(F=font)))


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: encrypted("secret"), "encrypted"),
        (lambda: encrypted(""), "encrypted"),
        (lambda: pdf_page(b"0 0 9 9 re f")[:300], "damaged|no whole PDF"),
        (lambda: b"%PDF-1.7\n" + b"\0" * 500, "damaged|no whole PDF"),
        (lambda: b"", "empty"),
        (bomb, "unpacks to more than 12 MB"),
        (twice_packed, "unpacks to more than 12 MB"),
        (lambda: pdf_page(b"q " * 1_100_000), "more than 200,000 lines"),
        (lambda: pdf_page(b"BT [(" + b")1(" * 1_100_000 + b")] TJ ET"), "more than 200,000 lines"),
        (lambda: pdf_page(b"0 " * 2_100_000), "more than 200,000 lines"),
        (with_font, "font Helvetica is not embedded"),
    ],
)
def test_hostile_pdf_ends_in_one_line(
    tmp_path: Path, typesetter: Typesetter, make: object, what: str
) -> None:
    """Encrypted, truncated, empty and swollen PDFs, and those without their fonts, are refused by name."""
    file = written(tmp_path, make())  # type: ignore[operator]  # each makes a file
    with pytest.raises(AssetError, match=f"artwork logo.pdf: .*({what})"):
        load_artwork(file, typesetter)


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from((b"", b"<svg ", b"%PDF-1.4\n")))
def test_any_bytes_end_in_artwork_or_one_error(
    tmp_path_factory: pytest.TempPathFactory, typesetter: Typesetter, data: bytes, head: bytes
) -> None:
    """Whatever the bytes are, nothing but an AssetError comes out."""
    file = tmp_path_factory.mktemp("any") / "any.svg"
    file.write_bytes(head + data)
    try:
        load_artwork(file, typesetter)
    except AssetError as error:
        assert len(error.findings) == 1
