"""Reading structure and text out of small files made by hand."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import click.testing
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from brochure.cli import main
from brochure.errors import CheckError
from brochure.reading import Heard, Link, heard, spoken

CMAP = b"""1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar <0001> <0041> <0002> <00660069> endbfchar
2 beginbfrange <0010> <0012> <6b63> <0020> <0021> [<0061> <d842dfb7>] endbfrange"""


class Sheet:
    """A file of one page whose font spells by :data:`CMAP`."""

    def __init__(self, content: bytes) -> None:
        self.pdf = Pdf.new()
        self.page = self.pdf.add_blank_page().obj
        font = Dictionary(Type=Name.Font, Subtype=Name.Type0, ToUnicode=self.pdf.make_stream(CMAP))
        self.page.Resources = Dictionary(Font=Dictionary(F=self.pdf.make_indirect(font)))
        self.page.Contents = self.pdf.make_stream(b"BT /F 9 Tf " + content + b" ET")

    def element(self, role: str, *kids: object, **entries: object) -> pikepdf.Object:
        made = Dictionary(S=Name(f"/{role}"), K=Array(kids), Pg=self.page, **entries)
        return self.pdf.make_indirect(made)

    def read(self, *kids: object, **root: object) -> Heard:
        document = self.element("Document", *kids)
        self.pdf.Root.StructTreeRoot = Dictionary(K=Array([document]), **root)
        self.pdf.Root.Lang = String("en")
        out = BytesIO()
        self.pdf.save(out)
        return heard(out.getvalue())


def test_codes_are_spelled_by_the_fonts_map() -> None:
    """Single codes, ranges, lists in ranges, ligatures and characters beyond U+FFFF are spelled out."""
    sheet = Sheet(b"/P <</MCID 0>> BDC [<00010002> -250 <00100011>] TJ <00200021> Tj <0099> Tj EMC")
    assert sheet.read(sheet.element("P", 0)).text == "Afi正此a𠮷\ufffd"


def test_actual_text_stands_for_its_glyphs() -> None:
    """What a mark tells replaces the glyphs in it, once, also where marks are nested."""
    sheet = Sheet(
        b"/P <</MCID 0>> BDC <0001> Tj /Span <</ActualText (one)>> BDC /Span <</ActualText (two)>> BDC "
        b"<0001> Tj EMC <0001> Tj EMC <0002> Tj EMC"
    )
    assert sheet.read(sheet.element("P", 0)).text == "Aonefi"


def test_the_tree_gives_the_order_not_the_page() -> None:
    """Elements are read in the tree's order, whatever the order in which they are painted."""
    sheet = Sheet(b"/P <</MCID 0>> BDC <0001> Tj EMC /P <</MCID 1>> BDC <0002> Tj EMC")
    document = sheet.read(sheet.element("P", 1), sheet.element("H1", 0))
    assert [(e.role, e.text) for e in document.elements][1:] == [("P", "fi"), ("H1", "A")]


def test_language_alternatives_and_attributes() -> None:
    """Language is inherited and changed, an Alt replaces content, a table's scope and spans are kept."""
    sheet = Sheet(b"/P <</MCID 0>> BDC <0001> Tj EMC /P <</MCID 1>> BDC <0002> Tj EMC")
    cell = Dictionary(O=Name.Table, Scope=Name.Row, ColSpan=2)
    figure = sheet.element("Figure", 0, Alt=String("a seal"))
    head = sheet.element("TH", 1, A=Array([Dictionary(O=Name.Layout), cell]), Lang=String("zh-Hans"))
    document = sheet.read(figure, head)
    assert document.text == "a sealfi"
    assert spoken(document).splitlines() == [
        "Document en", "  Figure = a seal", "  TH (row) (2 columns wide) zh-Hans fi",
    ]  # fmt: skip


def test_links_say_where_they_lead() -> None:
    """A link's element knows its address or page, and what the annotation says of it."""
    sheet = Sheet(b"/Link <</MCID 0>> BDC <0001> Tj EMC")
    out = Dictionary(A=Dictionary(S=Name.URI, URI=String("tel:+1")), Contents=String("Call"))
    within = Dictionary(Dest=Array([sheet.page, Name.Fit]), Contents=String("Back"))
    links = [
        sheet.element("Link", 0, Dictionary(Type=Name.OBJR, Obj=sheet.pdf.make_indirect(a)))
        for a in (out, within)
    ]
    document = sheet.read(sheet.element("P", *links))
    found = [kid for e in document.elements for kid in e.kids if isinstance(kid, Link)]
    assert found == [Link("tel:+1", "Call"), Link("page 1", "Back")]
    assert "[Link A -> tel:+1 (Call)]" in spoken(document)


def test_roles_are_mapped_and_text_in_forms_is_read() -> None:
    """A role of one's own is read as the standard one it stands for; a form's text belongs to its mark."""
    sheet = Sheet(b"/Zitat <</MCID 0>> BDC /X Do EMC")
    form = sheet.pdf.make_stream(b"BT /F 9 Tf <0001> Tj ET", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    sheet.page.Resources.XObject = Dictionary(X=form)
    document = sheet.read(sheet.element("Zitat", 0), RoleMap=Dictionary(Zitat=Name.BlockQuote))
    assert [(e.role, e.text) for e in document.elements][1:] == [("BlockQuote", "A")]


def test_a_loop_in_the_tree_ends() -> None:
    """An element that is its own descendant does not keep the reader for ever."""
    sheet = Sheet(b"")
    element = sheet.element("Div")
    element.K = Array([element, element, element])
    assert len(list(sheet.read(element).elements)) == 2


def test_a_broken_entry_is_passed_over() -> None:
    """Children, attributes and annotations of the wrong kind say nothing, and stop nobody."""
    sheet = Sheet(b"/P <</MCID 0>> BDC <0001> Tj EMC")
    odd = (
        Name.Odd,
        String("odd"),
        7,
        Dictionary(Type=Name.MCR),
        Dictionary(Type=Name.OBJR),
        Dictionary(Pg=3, K=0),
    )
    document = sheet.read(sheet.element("P", *odd, 0, A=Name.Odd), RoleMap=3)
    assert document.text == "AA"


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n"])
def test_what_is_no_pdf_is_one_error(content: bytes) -> None:
    """Empty, foreign and cut-off files are answered in a line."""
    with pytest.raises(CheckError, match=r"x\.pdf: can not be read"):
        heard(content, "x.pdf")


def test_the_command_prints_and_fails_in_a_line(tmp_path: Path) -> None:
    """``brochure text`` prints the lines; for an untagged or a missing file it says so and exits with 2."""
    pdf = Pdf.new()
    pdf.add_blank_page()
    pdf.save(tmp_path / "plain.pdf")
    for name, says in (("plain.pdf", "has no structure"), ("none.pdf", "can not be read")):
        done = click.testing.CliRunner().invoke(main, ["text", str(tmp_path / name)])
        assert done.exit_code == 2 and says in done.output and len(done.output.splitlines()) == 1
