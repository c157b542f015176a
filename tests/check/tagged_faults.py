"""Faults of tagged files, one for each rule, and what comes near each."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf, String
from planting import Case, Plant, both, element, page_key, root_key


def _first_link(pdf: Pdf) -> Dictionary:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            if annotation.Subtype == Name.Link:
                return annotation
    raise AssertionError("no link")


def _link(**entries: object) -> Plant:
    def plant(pdf: Pdf) -> None:
        link = _first_link(pdf)
        for key, value in entries.items():
            link[f"/{key}"] = value

    return plant


def _tabs(pdf: Pdf, linked: bool) -> None:
    page = next(p.obj for p in pdf.pages if ("/Annots" in p.obj) is linked and "/Tabs" in p.obj)
    del page["/Tabs"]


def _more_content(content: bytes) -> Plant:
    def plant(pdf: Pdf) -> None:
        pdf.pages[0].contents_add(content, prepend=True)

    return plant


def _text_maps(change) -> Plant:
    def plant(pdf: Pdf) -> None:
        for font in pdf.pages[0].obj.Resources.Font.values():
            font.ToUnicode = pdf.make_stream(change(font.ToUnicode.read_bytes()))

    return plant


def _no_texts(cmap: bytes) -> bytes:
    return cmap.replace(b"beginbfchar", b"beginnothing").replace(b"beginbfrange", b"beginnothing")


def _one_more(cmap: bytes) -> bytes:
    return cmap.replace(b"endcmap", b"1 beginbfchar <FFF0> <0041> endbfchar endcmap")


def _figure(pdf: Pdf, node: Dictionary) -> None:
    del node["/Alt"]


def _said(pdf: Pdf, node: Dictionary) -> None:
    node.ActualText = node.Alt
    del node["/Alt"]


def _scope(value: Name | None):
    def change(pdf: Pdf, node: Dictionary) -> None:
        node.A = Dictionary(O=Name.Table, **({"Scope": value} if value else {}))

    return change


def _role(name: str, mapped: bool, to: Name = Name.P):
    def change(pdf: Pdf, node: Dictionary) -> None:
        node.S = Name("/" + name)
        if mapped:
            pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/" + name: to})

    return change


def _split_parent_tree(pdf: Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    pairs = list(root.ParentTree.Nums)
    half = len(pairs) // 4 * 2
    kids = [
        pdf.make_indirect(Dictionary(Nums=Array(part), Limits=Array([part[0], part[-2]])))
        for part in (pairs[:half], pairs[half:])
    ]
    root.ParentTree = pdf.make_indirect(Dictionary(Kids=Array(kids)))


def _one_bookmark(pdf: Pdf) -> None:
    outline = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    item = pdf.make_indirect(
        Dictionary(Title=String("All"), Parent=outline, Dest=Array([pdf.pages[0].obj, Name.Fit]))
    )
    outline.First = outline.Last = item
    pdf.Root.Outlines = outline


TAGGED_CASES = (
    Case("U1-unicode", _text_maps(_no_texts), _text_maps(_one_more), "email"),
    Case("U1-marked", root_key("/MarkInfo", Dictionary(Marked=False)), root_key("/MarkInfo", Dictionary(Marked=True, UserProperties=False)), "email"),
    Case("U1-lang", root_key("/Lang", None), root_key("/Lang", String("zh-Hans")), "email"),
    Case("U1-lang", root_key("/Lang", String("English (UK)")), root_key("/Lang", String("en-GB")), "email"),
    Case("U1-title", root_key("/ViewerPreferences", Dictionary(DisplayDocTitle=False)), root_key("/ViewerPreferences", Dictionary(DisplayDocTitle=True, FitWindow=True)), "email"),
    Case("U1-tree", root_key("/StructTreeRoot", None), lambda pdf: _drop_next_key(pdf), "email", frozenset({"U1-links"})),
    Case("U1-parents", page_key("/StructParents", None, 2), _split_parent_tree, "email"),
    Case("U1-parents", _more_content(b"/P <</MCID 0>> BDC q .9 g 100 400 50 50 re f Q EMC"), _more_content(b"/Artifact <</Type /Layout>> BDC q .9 g 100 400 50 50 re f Q EMC"), "email"),
    Case("U1-untagged", _more_content(b"q .9 g 100 400 50 50 re f Q"), _more_content(b"/Artifact BMC q .9 g 100 400 50 50 re f Q EMC"), "email"),
    Case("U1-alt", element("Figure", _figure), element("Figure", _said), "email"),
    Case("U1-scope", element("TH", _scope(None)), element("TH", _scope(Name.Both)), "email"),
    Case("U1-roles", element("P", _role("Story", False)), element("P", _role("Story", True)), "email"),
    Case("U1-roles", lambda pdf: _map_of_roles(pdf, "/P"), lambda pdf: _map_of_roles(pdf, "/Story"), "email"),
    Case("U1-nesting", element("TR", _role("Div", False)), element("TR", _role("Row", True, Name.TR)), "email"),
    Case("U1-headings", element("H2", _role("H4", False)), element("H2", _role("P", False)), "email"),
    Case("U1-bookmarks", root_key("/Outlines", None), _one_bookmark, "email"),
    Case("U1-links", _link(Contents=String("")), _link(Contents=String("call")), "email"),
    Case("U1-tabs", lambda pdf: _tabs(pdf, True), lambda pdf: _tabs(pdf, False), "email"),
    Case("U1-flags", _link(F=0), _link(F=4 | 64), "email"),
    Case("U1-trans", page_key("/Trans", Dictionary()), page_key("/Trans", Dictionary(S=Name.R)), "email"),
)  # fmt: skip


def _map_of_roles(pdf: Pdf, written: str) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({written: Name.Span})


def _drop_next_key(pdf: Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    if "/ParentTreeNextKey" in root:
        del root["/ParentTreeNextKey"]
    both(root_key("/PageMode", Name.UseOutlines))(pdf)
