"""U1: what a tagged file must say so that it can be read aloud.

Source: ISO 14289-1 (PDF/UA-1), 7; ISO 32000-1, 14.7 and 14.8; ISO 19005-2, 6.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.demand import TAGGED, UA, Demand
from brochure.check.document import Document
from brochure.check.marks import TextMark
from brochure.check.objects import elements, get, integer, is_dictionary, items, key_of, text
from brochure.check.rule import Flaw, Rule
from brochure.check.tree import STANDARD, number_tree

_UA = "ISO 14289-1"
_TRANSPARENT = frozenset({"NonStruct"})
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  # RFC 5646, as far as its form goes
_NEEDS_BOOKMARKS = 5  # pages; a leaflet can do without


def marked(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where the catalogue does not say that the file is tagged."""
    if get(get(document.root, "/MarkInfo"), "/Marked") is not True:
        yield Flaw("the catalogue does not say Marked")
    if get(get(document.root, "/MarkInfo"), "/Suspects") is True:
        yield Flaw("the catalogue calls the tags suspect")


def language(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where the file names no language, or not as a tag."""
    said = text(get(document.root, "/Lang")).strip()
    if not said:
        yield Flaw("the catalogue names no language")
    elif not _TAG.fullmatch(said):
        yield Flaw(f"the catalogue's Lang, {said[:40]!r}, is no tag of a language such as zh or en-GB")


def title(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where a reader would show the file's name instead of its title."""
    if get(get(document.root, "/ViewerPreferences"), "/DisplayDocTitle") is not True:
        yield Flaw("DisplayDocTitle is not true")
    if not document.said.xmp.get("dc:title", "").strip():
        yield Flaw("XMP has no dc:title")


def tree(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where there is no structure tree, or none that content can be found in."""
    root = get(document.root, "/StructTreeRoot")
    if not is_dictionary(root) or not document.structure:
        yield Flaw("there is no structure tree")
    elif not is_dictionary(get(root, "/ParentTree")):
        yield Flaw("the structure tree has no ParentTree")


def parents(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where marked content and the structure tree do not find each other."""
    if not document.structure:
        return
    claimed: dict[object, set[int]] = {}
    for element in document.structure:
        for page_key, content_id in element.content:
            claimed.setdefault(page_key, set()).add(content_id)
    listed = number_tree(get(get(document.root, "/StructTreeRoot"), "/ParentTree"))
    for page in document.pages:
        if twice := page.seen.repeated_ids:
            yield Flaw(f"{len(twice)} MCIDs stand for several pieces of content, first {min(twice)}", page)
        shown = set(page.seen.content_ids)
        held = claimed.get(key_of(page.source), set())
        if lost := shown - held:
            yield Flaw(
                f"{len(lost)} pieces of marked content belong to no element, first MCID {min(lost)}", page
            )
        if empty := held - shown:
            yield Flaw(f"{len(empty)} pieces of content that elements hold are not shown, first MCID"
                       f" {min(empty)}", page)  # fmt: skip
        if not shown:
            continue
        number = get(page.source, "/StructParents")
        entry = elements(listed.get(integer(number, -1)))
        if not isinstance(number, int):
            yield Flaw("the page has marked content and no StructParents", page)
        elif any(i >= len(entry) or not is_dictionary(entry[i]) for i in shown if i >= 0):
            yield Flaw("the ParentTree does not know all marked content of the page", page)


def untagged(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each thing that is neither content nor an artifact."""
    for page in document.pages:
        for mark in page.seen.marks:
            if mark.paint.tag or mark.paint.origin != "page":
                continue
            kind = f"type, “{mark.said}”," if isinstance(mark, TextMark) else "something"
            yield Flaw(f"{kind} is neither tagged nor an artifact", page, mark.box)


def alternatives(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each figure or formula that says nothing in words."""
    for element in document.structure:
        if element.role in {"Figure", "Formula"} and not element.described:
            yield Flaw(f"a {element.role} has no Alt", document.page_of(element.page))


def headers(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each header cell that does not say what it heads."""
    for element in document.structure:
        if element.role == "TH" and element.scope not in {"Row", "Column", "Both"} and not element.headers:
            yield Flaw("a TH has no Scope", document.page_of(element.page))


_PARENTS = {
    "LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
    "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}, "TOCI": {"TOC"},
}  # fmt: skip


def nesting(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each part of a list, table or contents that stands outside of one."""
    for element in document.structure:
        held = _PARENTS.get(element.role)
        parent = next((role for role in reversed(element.path) if role not in _TRANSPARENT), "")
        if held and parent not in held:
            wanted = " or ".join(sorted(held))
            yield Flaw(f"a {element.role} stands in {parent or 'nothing'}, not in {wanted}",
                       document.page_of(element.page))  # fmt: skip


def roles(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each structure type that stands for no standard one, or takes the name of one."""
    for written, _ in items(get(get(document.root, "/StructTreeRoot"), "/RoleMap")):
        if written[1:] in STANDARD:
            yield Flaw(f"the RoleMap maps {written[1:]}, which is a standard type itself")
    for element in document.structure:
        if element.role not in STANDARD:
            yield Flaw(f"the structure type {element.written or 'nameless'} is not mapped to a standard one",
                       document.page_of(element.page))  # fmt: skip


def headings(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where headings skip a level."""
    last = 0
    for element in document.structure:
        if len(element.role) == 2 and element.role[0] == "H" and element.role[1].isdigit():
            level = int(element.role[1])
            if level > last + 1:
                before = f"H{last}" if last else "no heading"
                yield Flaw(f"{element.role} comes after {before}", document.page_of(element.page))
            last = level


def bookmarks(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where a file of many pages has no bookmarks."""
    if len(document.pages) >= _NEEDS_BOOKMARKS and get(get(document.root, "/Outlines"), "/First") is None:
        yield Flaw(f"{len(document.pages)} pages have no bookmarks")


RULES = (
    Rule("U1-marked", "error", frozenset({TAGGED}), "the file says that it is tagged",
         "write MarkInfo with Marked true", _UA + ", 6.2", "", marked),
    Rule("U1-lang", "error", frozenset({TAGGED}), "the file names its language",
         "write Lang in the catalogue", _UA + ", 7.2", "whether it is the right language", language),
    Rule("U1-title", "error", frozenset({UA}), "readers show the title",
         "write dc:title and DisplayDocTitle true", _UA + ", 7.1", "whether the title says something", title),
    Rule("U1-tree", "error", frozenset({TAGGED}), "there is a structure tree", "write the structure tree",
         _UA + ", 7.1", "whether its order is the reading order", tree),
    Rule("U1-parents", "error", frozenset({TAGGED}), "content and structure find each other",
         "write StructParents, the ParentTree and every MCID from one source", "ISO 32000-1, 14.7.4",
         "marked content in forms, which have trees of their own", parents),
    Rule("U1-untagged", "error", frozenset({UA}), "all content is tagged or an artifact",
         "tag it, or mark it as an artifact", _UA + ", 7.1", "whether an artifact is rightly one", untagged),
    Rule("U1-alt", "error", frozenset({UA}), "figures say in words what they show", "write Alt",
         _UA + ", 7.3", "whether the words say what matters", alternatives),
    Rule("U1-scope", "error", frozenset({UA}), "header cells say what they head", "write Scope on every TH",
         _UA + ", 7.5", "whether cells that head something are TH", headers),
    Rule("U1-roles", "error", frozenset({TAGGED}), "every structure type is a known one",
         "map it in the RoleMap", _UA + ", 7.1", "", roles),
    Rule("U1-nesting", "error", frozenset({UA}), "lists, tables and contents hold their own parts",
         "put entries into L, rows into Table, cells into TR", _UA + ", 7.2", "", nesting),
    Rule("U1-headings", "error", frozenset({UA}), "headings skip no level", "use the next level",
         _UA + ", 7.4", "headings that are tagged as paragraphs", headings),
    Rule("U1-bookmarks", "warning", frozenset({UA}), "long files have bookmarks", "write an outline",
         "Matterhorn Protocol 1.1, 06 and 17 (advice)", "whether they lead to the right places", bookmarks),
)  # fmt: skip
