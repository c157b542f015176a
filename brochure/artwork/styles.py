"""The cascade: which property an element has, from attributes, style sheets and its own style.

In: a tree of elements. Out: for each element its declared properties, and what it inherits. Style sheets are
read by tinycss2 and matched by cssselect2. Must not know what a property means.
Source: CSS Cascade 4, 6; SVG 2, 6.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import Any

from brochure.artwork.markup import SVG
from brochure.artwork.problems import Refused

INHERITED = frozenset((
    "clip-rule", "color", "fill", "fill-opacity", "fill-rule", "font-family", "font-size", "font-style",
    "font-weight", "letter-spacing", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "visibility",
))  # fmt: skip
OWN = frozenset((
    "clip-path", "display", "filter", "marker-end", "marker-mid", "marker-start", "mask", "mix-blend-mode",
    "opacity", "overflow", "stop-color", "stop-opacity", "transform",
))  # fmt: skip
_SHORTHANDS = {"marker": ("marker-start", "marker-mid", "marker-end")}

MOST_RULES = 3_000
_LONGEST_SHEET = 500_000  # characters, without what is embedded
_EMBEDDED = re.compile(r"data:[^)'\"]*")

Style = Mapping[str, str]


class Cascade:
    """The declared properties of every element under ``root``."""

    def __init__(self, root: ET.Element) -> None:
        self._declared: dict[ET.Element, dict[str, tuple[tuple[int, int, Any], str]]] = {}
        self.sheets = sheets = "\n".join("".join(sheet.itertext()) for sheet in root.iter(f"{SVG}style"))
        if len(_EMBEDDED.sub("", sheets)) > _LONGEST_SHEET:
            raise Refused("too-large", "its style sheet is over 500 kB long", "simplify it")
        if sheets.strip():
            self._match(root, sheets)

    def of(self, element: ET.Element, parent: Style) -> dict[str, str]:
        """Return the properties of ``element`` under a parent's."""
        found: dict[str, tuple[tuple[int, int, Any], str]] = {}
        for name in (*INHERITED, *OWN):
            value = element.get(name)
            if value is not None:
                found[name] = ((0, 0, ()), value.strip())
        for name, entry in self._declared.get(element, {}).items():
            _take(found, name, *entry)
        own = element.get("style")
        if own:
            for name, value, important in _declarations(own):
                _take(found, name, (2 if important else 1, 1, ()), value)
        style = {name: value for name, value in parent.items() if name in INHERITED}
        for name, (_, value) in found.items():
            if value == "inherit":
                if name in parent:
                    style[name] = parent[name]
            elif value in ("initial", "unset", "revert"):
                style.pop(name, None)
            else:
                style[name] = value
        return style

    def _match(self, root: ET.Element, sheets: str) -> None:
        import cssselect2

        matcher = cssselect2.Matcher()
        for number, rule in enumerate(_rules(sheets)):
            if number >= MOST_RULES:
                raise Refused("too-large", f"its style sheet has over {MOST_RULES} rules", "simplify it")
            declarations = list(_declarations(rule.content))
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.SelectorError:
                continue  # a rule that nobody understands holds for nothing (CSS Syntax 3)
            for selector in selectors:
                if selector.pseudo_element is None:
                    matcher.add_selector(selector, declarations)
        for wrapper in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
            declared: dict[str, tuple[tuple[int, int, Any], str]] = {}
            for specificity, order, _, declarations in matcher.match(wrapper):
                for name, value, important in declarations:
                    _take(declared, name, (2 if important else 1, 0, (specificity, order)), value)
            if declared:
                self._declared[wrapper.etree_element] = declared


def _take(
    found: dict[str, tuple[tuple[int, int, Any], str]], name: str, weight: tuple[int, int, Any], value: str
) -> None:
    for each in _SHORTHANDS.get(name, (name,)):
        if each not in found or found[each][0] <= weight:
            found[each] = weight, value


def _rules(sheets: str) -> Iterator[Any]:
    """Yield the style rules; those for a screen or a printer are for us, too."""
    import tinycss2

    for rule in tinycss2.parse_stylesheet(sheets, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword == "import":
            raise Refused("external", "its style sheet imports another", "export it again with styles inside")
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content is not None:
            yield from _rules(tinycss2.serialize(rule.content))
        if rule.type == "qualified-rule":
            yield rule


def _declarations(text: Any) -> Iterator[tuple[str, str, bool]]:
    import tinycss2

    for found in tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True):
        if found.type == "declaration":
            value = tinycss2.serialize(found.value).strip()
            yield found.lower_name, value, found.important
