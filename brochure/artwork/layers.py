"""Layers of a PDF that are switched off: what stands in them is not drawn (ISO 32000-1, 8.11).

In: a PDF, a page taken out of it. Out: the page without hidden content. Must not know colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

Ids = frozenset[tuple[int, int]]


def hidden_layers(pdf: pikepdf.Pdf) -> Ids:
    """Return the layers that are off as the file is opened, by object number."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return frozenset()
    config = properties.get("/D", Dictionary())
    every = {group.objgen for group in properties.get("/OCGs", Array()).as_list()}
    off = set(every) if config.get("/BaseState") == Name.OFF else set()
    off |= {group.objgen for group in config.get("/OFF", Array()).as_list()}
    off -= {group.objgen for group in config.get("/ON", Array()).as_list()}
    return frozenset(off)


def without_hidden(
    out: pikepdf.Pdf, taken: pikepdf.Page, hidden: Ids, source: pikepdf.Pdf, page: pikepdf.Page
) -> None:
    """Take hidden content out of ``taken``, a copy of ``page``, whose layers are known by their numbers."""
    contents = list(_shown(page.obj, pikepdf.parse_content_stream(page), hidden))
    taken.obj.Contents = out.make_stream(pikepdf.unparse_content_stream(contents))


def _shown(holder: pikepdf.Object, instructions: Sequence[Any], hidden: Ids) -> Iterator[Any]:
    resources = holder.get("/Resources", Dictionary())
    properties, forms = resources.get("/Properties", Dictionary()), resources.get("/XObject", Dictionary())
    stack: list[bool] = []
    for instruction in instructions:
        operands, operator = instruction.operands, instruction.operator
        if operator in (Operator("BDC"), Operator("BMC")):
            off = False
            if operator == Operator("BDC") and operands[0] == Name.OC:
                named = operands[1]
                off = _is_off(properties.get(str(named)) if isinstance(named, Name) else named, hidden)
            stack.append(off)
        elif operator == Operator("EMC"):
            if stack:
                stack.pop()
        elif any(stack) and _paints(str(operator)):
            if str(operator) in ("f", "F", "f*", "S", "s", "B", "B*", "b", "b*"):
                yield pikepdf.ContentStreamInstruction([], Operator("n"))  # a clip waits for its path's end
        elif operator == Operator("Do") and _is_off(
            forms.get(str(operands[0]), Dictionary()).get("/OC"), hidden
        ):
            continue
        else:
            yield instruction


def _paints(operator: str) -> bool:
    return operator in (
        "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "Tj", "TJ", "'", '"', "INLINE IMAGE",
    )  # fmt: skip


def _is_off(group: pikepdf.Object | None, hidden: Ids) -> bool:
    """Tell whether a layer, or a membership in layers, is off."""
    if not isinstance(group, Dictionary):
        return False
    if group.get("/Type") != Name.OCMD:
        return group.is_indirect and group.objgen in hidden
    members = group.get("/OCGs", Array())
    groups = members.as_list() if isinstance(members, Array) else [members]
    off = [entry.objgen in hidden for entry in groups if isinstance(entry, Dictionary)]
    if not off:
        return False
    match str(group.get("/P", Name.AnyOn)):
        case "/AllOn":
            return any(off)
        case "/AnyOff":
            return not any(off)
        case "/AllOff":
            return not all(off)
        case _:
            return all(off)
