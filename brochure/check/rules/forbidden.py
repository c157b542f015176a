"""X6: what a print file must not hold, wherever it stands.

Source: public descriptions of PDF/X; ISO 32000-1, 7.6, 12.6 and 11.6.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from brochure.check.demand import PDFA, Demand, X
from brochure.check.document import Document
from brochure.check.objects import elements, get, is_dictionary, items, key_of, name
from brochure.check.rule import Flaw, Rule
from brochure.check.rules.identity import PUBLIC

_ACTIONS = frozenset(
    [
        "Launch",
        "Sound",
        "Movie",
        "ResetForm",
        "ImportData",
        "JavaScript",
        "Hide",
        "SetOCGState",
        "Rendition",
        "Trans",
        "GoTo3DView",
    ]
)


_HARMLESS = frozenset({"GoTo", "GoToR", "GoToE", "GoToDp", "Thread", "URI", "Named", "SubmitForm"})


def encryption(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where the file is encrypted."""
    if document.pdf.is_encrypted:
        yield Flaw("the file is encrypted")


def actions(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each thing that the file would do by itself."""
    names = get(document.root, "/Names")
    if get(names, "/JavaScript") is not None:
        yield Flaw("the catalogue holds scripts (JavaScript)")
    for page in document.pages:
        if get(page.source, "/AA") is not None:
            yield Flaw("the page has an action of its own", page)
    if get(document.root, "/AA") is not None:
        yield Flaw("the catalogue has actions (AA)")
    found: dict[str, int] = {}
    for holder in document.dictionaries:
        kind = name(get(holder, "/S"))
        if kind in _ACTIONS and (get(holder, "/Type") in (None, "/Action") or kind == "JavaScript"):
            found[kind] = found.get(kind, 0) + 1
    for kind, count in sorted(found.items()):
        yield Flaw(f"there are {count} actions of the kind {kind}")
    if X in demand.traits:
        yield from _any_actions(document)
    first = get(document.root, "/OpenAction")
    if X in demand.traits and is_dictionary(first) and name(get(first, "/S")) not in _ACTIONS:
        yield Flaw("the file opens with an action")


def _any_actions(document: Document) -> Iterator[Flaw]:
    """Yield a flaw for actions that are harmless on a screen, and have no place in a print file."""
    page_keys = {key_of(page.source) for page in document.pages} | {key_of(document.root)}
    found: dict[str, int] = {}
    for holder in document.dictionaries:
        kind = name(get(get(holder, "/A"), "/S"))
        if kind in _HARMLESS:
            found[kind] = found.get(kind, 0) + 1
        if is_dictionary(get(holder, "/AA")) and key_of(holder) not in page_keys:
            yield Flaw("an annotation or field has actions of its own (AA)")
    for kind, count in sorted(found.items()):
        yield Flaw(f"there are {count} actions of the kind {kind}")


def postscript(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where a page draws PostScript, or the file holds some."""
    told = False
    for page in document.pages:
        if page.seen.postscript:
            told = True
            yield Flaw("the page draws a PostScript XObject", page)
    if not told and any(_is_postscript(holder) for holder in document.dictionaries):
        yield Flaw("the file holds a PostScript XObject")


def _is_postscript(holder: Any) -> bool:
    return name(get(holder, "/Subtype")) == "PS" or name(get(holder, "/Subtype2")) == "PS"


def opi(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where a picture stands for another one elsewhere."""
    found = [h for h in document.dictionaries if get(h, "/OPI") is not None]
    if found:
        yield Flaw(f"{len(found)} pictures are placeholders of OPI")
    references = [h for h in document.dictionaries if name(get(h, "/Subtype")) == "Form" and get(h, "/Ref")]
    if references:
        yield Flaw(f"{len(references)} forms stand for pages of other files")


def transfer(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each graphics state that would bend the press's tone curves."""
    for page in document.pages:
        for label, state in page.seen.states:
            curve, second = get(state, "/TR"), get(state, "/TR2")
            if (curve is not None and not (X not in demand.traits and name(curve) == "Identity")) or (
                second is not None and name(second) != "Default"
            ):
                yield Flaw(f"the graphics state {label} has a transfer function", page)
            if any(name(curve) != "Identity" for curve in _halftone_curves(get(state, "/HT"))):
                yield Flaw(f"the halftone of the graphics state {label} has a transfer function", page)
            if get(state, "/HTP") is not None:
                yield Flaw(f"the graphics state {label} moves the halftone's origin", page)


def _halftone_curves(halftone: Any) -> list[Any]:
    """Return the transfer functions of a halftone and, where it gathers one a plate, of those (type 5)."""
    each = [held for _, held in items(halftone) if is_dictionary(held)]
    curves = [get(one, "/TransferFunction") for one in (halftone, *each)]
    return [curve for curve in curves if curve is not None]


def files(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where files are packed into the file."""
    if get(get(document.root, "/Names"), "/EmbeddedFiles") is not None:
        yield Flaw("the file carries other files")
    for page in document.pages:
        for annotation in page.annotations:
            if name(get(annotation, "/Subtype")) == "FileAttachment":
                yield Flaw("a file is attached to the page", page)
    if get(get(document.root, "/AcroForm"), "/XFA") is not None:
        yield Flaw("the file is an XFA form")
    if elements(get(document.root, "/AF")):
        yield Flaw("the file carries associated files")


RULES = (
    Rule("X6-encryption", "error", frozenset({X, PDFA}), "the file is open to all",
         "save it without a password or restrictions", PUBLIC, "", encryption),
    Rule("X6-actions", "error", frozenset({X, PDFA}), "the file does nothing by itself",
         "take out scripts and actions", PUBLIC, "actions in objects that nothing leads to", actions),
    Rule("X6-postscript", "error", frozenset({X, PDFA}), "there is no PostScript in the file",
         "convert the PostScript to PDF", PUBLIC, "Type 4 functions, which are allowed", postscript),
    Rule("X6-opi", "error", frozenset({X, PDFA}), "every picture is in the file itself",
         "place the pictures themselves", PUBLIC, "", opi),
    Rule("X6-transfer", "error", frozenset({X, PDFA}), "no transfer function bends the tones",
         "take TR and HTP out of the graphics state", PUBLIC, "", transfer),
    Rule("X6-files", "error", frozenset({X}), "no other files travel along",
         "take the attached files out", PUBLIC, "", files),
)  # fmt: skip
