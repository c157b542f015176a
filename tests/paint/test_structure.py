"""The structure tree: who is whose, in which language, and what content belongs to whom."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import paint_samples as samples
import pikepdf

from brochure.display import Destination, Group, Item, Link, Tagged, artifact
from brochure.geometry import Rect, Transform
from brochure.paint import paint
from brochure.text.faces import Face


def opened(*pages: list[Item]) -> pikepdf.Pdf:
    """Return the e-mail file of ``pages``, opened."""
    return pikepdf.open(BytesIO(paint(samples.document(*pages), samples.EMAIL)))


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return what stands directly in an element."""
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def outline(element: pikepdf.Object) -> object:
    """Return an element as its role and its elements."""
    inner = [outline(kid) for kid in kids(element) if _is_element(kid)]
    return (str(element.S)[1:], *inner) if inner else str(element.S)[1:]


def _is_element(kid: object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def root(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return the Document element."""
    return kids(pdf.Root.StructTreeRoot)[0]


def test_items_become_elements(latin: Face) -> None:
    """Tags nest as they stand; decoration, empty elements and what stands in no tag are not in the tree."""
    text = samples.run(latin, "a")
    items = [
        text,
        artifact(text),
        Tagged("Sect", (Tagged("H1", (text,)), Tagged("P", (text,)), Tagged("P", ()))),
    ]
    with opened(items) as pdf:
        assert outline(root(pdf)) == ("Document", ("Sect", "H1", "P"))
        assert all(_is_element(kid) for kid in kids(root(pdf)))
        operators = pdf.pages[0].Contents.read_bytes().decode()
    assert operators.count("/Artifact<</Type/Layout>>BDC") == 1


def test_keys_join_what_goes_on(latin: Face) -> None:
    """A paragraph with a key goes on after a page's end as the same element, one without is two."""
    text = samples.run(latin, "a")

    def page(key: str) -> list[Item]:
        return [Tagged("Sect", (Tagged("P", (text,), key=key),), key="s")]

    with opened(page("p"), page("p")) as pdf:
        assert outline(root(pdf)) == ("Document", ("Sect", "P"))
        paragraph = kids(kids(root(pdf))[0])[0]
        first, second = kids(paragraph)
        assert paragraph.Pg.objgen == pdf.pages[0].obj.objgen
        assert first == 0
        assert second.Pg.objgen == pdf.pages[1].obj.objgen
    with opened(page(""), page("")) as pdf:
        assert outline(root(pdf)) == ("Document", ("Sect", "P", "P"))


def test_language_stands_where_it_changes(latin: Face, han: Face) -> None:
    """Document and Chinese paragraph name their languages; an English name inside is a Span of its own."""
    mixed = samples.line([(han, "正阳", "zh-Hans"), (latin, "ABB", "en"), (han, "园区", "zh-Hans")])
    items = [Tagged("P", (samples.run(latin, "a"),)), Tagged("P", mixed, language="zh-Hans")]
    with opened(items) as pdf:
        english, chinese = kids(root(pdf))
        assert root(pdf).Lang == pdf.Root.Lang == "en"
        assert "/Lang" not in english
        assert chinese.Lang == "zh-Hans"
        assert outline(chinese) == ("P", "Span")
        assert kids(chinese)[1].Lang == "en"


def test_figures_say_what_they_show(latin: Face) -> None:
    """A figure carries its alternative text and its box on the page, y up, wherever its group stands."""
    figure = Tagged("Figure", (samples.run(latin, "a", 0, 8),), alt="A chart 图", box=Rect(0, 0, 30, 20))
    with opened([Group((figure,), Transform.translation(10, 5))]) as pdf:
        (made,) = kids(root(pdf))
        assert str(made.Alt) == "A chart 图"
        box = [float(v) for v in made.A.BBox]
    top = samples.HEIGHT
    assert [round(v, 2) for v in box] == [round(v, 2) for v in (10, top - 25, 40, top - 5)]


def test_tables_have_heads(latin: Face) -> None:
    """Header cells name their scope, wide cells how far they reach, and an empty cell holds its place."""
    text = samples.run(latin, "a")
    row = (
        Tagged("TH", (text,), scope="Row"),
        Tagged("TD", (text,), columns=2, rows=3),
        Tagged("TD", ()),
    )
    with opened([Tagged("Table", (Tagged("TR", row),))]) as pdf:
        head, wide, empty = kids(kids(kids(root(pdf))[0])[0])
        assert head.A.Scope == "/Row"
        assert (wide.A.ColSpan, wide.A.RowSpan) == (2, 3)
        assert "/A" not in empty


def test_links_join_text_and_area(latin: Face) -> None:
    """A Link element holds its text and its annotation, and the annotation leads back to it."""
    link = Link(Rect(0, 0, 20, 10), Destination(0), "To the top", (samples.run(latin, "a"),))
    with opened([Tagged("P", (samples.run(latin, "See "), link))]) as pdf:
        (paragraph,) = kids(root(pdf))
        element = next(kid for kid in kids(paragraph) if _is_element(kid))
        content, reference = kids(element)
        annotation = pdf.pages[0].Annots[0]
        assert element.S == "/Link"
        assert isinstance(content, int)
        assert reference.Obj.objgen == annotation.objgen
        assert str(annotation.Contents) == "To the top"
        assert dict(_numbers(pdf))[int(annotation.StructParent)].objgen == element.objgen


def test_notes_can_be_found(latin: Face) -> None:
    """Each note has a name of its own, by which the tree finds it."""
    notes = [Tagged("Note", (samples.run(latin, "a"),)), Tagged("Note", (samples.run(latin, "b"),))]
    with opened(notes) as pdf:
        names = pdf.Root.StructTreeRoot.IDTree.Names
        ids = [str(note.ID) for note in kids(root(pdf))]
        assert len(set(ids)) == 2
        assert [str(name) for name in list(names)[::2]] == ids


def test_a_span_that_says_nothing_is_left_out(latin: Face) -> None:
    """A Span whose text its glyphs spell leaves no element; one that corrects them keeps its exact text."""
    run = samples.run(latin, "100")
    spelled = Tagged("Span", (run,), actual_text="100")
    corrected = Tagged("Span", (samples.run(latin, "1OO"),), actual_text="100")
    with opened([Tagged("P", (spelled,)), Tagged("P", (corrected,))]) as pdf:
        first, second = kids(root(pdf))
        assert outline(first) == "P"
        assert outline(second) == ("P", "Span")
        assert str(kids(second)[0].ActualText) == "100"
        assert pdf.pages[0].Contents.read_bytes().count(b"/ActualText") == 1


def test_every_mark_has_its_element(files: dict[str, Path]) -> None:
    """Each numbered piece of content is owned by the element that lists it, on its page, and by no other."""
    with pikepdf.open(files["email"]) as pdf:
        listed = sorted(_listed(root(pdf)))
        parents = dict(_numbers(pdf))
        owned = []
        for index, page in enumerate(pdf.pages):
            marks = [
                int(operands[1].MCID)
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            ]
            assert marks == list(range(len(marks)))
            owners = list(parents[int(page.StructParents)])
            assert len(owners) == len(marks)
            owned += [(page.obj.objgen, mark, owners[mark].objgen) for mark in marks]
            assert page.Tabs == "/S", index
        assert listed == sorted(owned)


def _numbers(pdf: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Object]]:
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    yield from ((int(key), value) for key, value in zip(nums[::2], nums[1::2], strict=True))


def _listed(element: pikepdf.Object) -> Iterator[tuple[tuple[int, int], int, tuple[int, int]]]:
    for kid in kids(element):
        if isinstance(kid, int):
            yield element.Pg.objgen, kid, element.objgen
        elif kid.get("/Type") == "/MCR":
            yield kid.Pg.objgen, int(kid.MCID), element.objgen
        elif _is_element(kid):
            assert kid.P.objgen == element.objgen
            yield from _listed(kid)


def test_other_files_have_no_structure(files: dict[str, Path]) -> None:
    """A file for the press has neither tags nor annotations nor bookmarks."""
    for name in ("plain", "print", "print-x1a"):
        with pikepdf.open(files[name]) as pdf:
            assert not {"/StructTreeRoot", "/MarkInfo", "/Outlines"} & set(pdf.Root.keys())
            for page in pdf.pages:
                assert not {"/Annots", "/StructParents"} & set(page.keys())
                assert b"BDC" not in page.Contents.read_bytes()
