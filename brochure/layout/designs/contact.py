"""Contact: the telephone large, who and where, QR codes, imprint and disclaimer."""

from __future__ import annotations

from dataclasses import replace

from brochure.compose import asides
from brochure.compose.parts import Code
from brochure.compose.story import ContactBody
from brochure.compose.words import Words
from brochure.display import Item, Link, Tagged
from brochure.geometry import Rect
from brochure.layout.codes import CODE_SIZE, LABEL_DESCENT, code_figure, symbol_of
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.surface import HERO_WIDTH, speaking
from brochure.layout.type_area import LONG_TEXT
from brochure.units import mm

PHONE_AT = 13.0
PHONE_RULE = 9.0
NAME_AT = 22.5
ADDRESS_AT = 26.0
CODES_AT = 34.0
CODE_PITCH = mm(45)  # from one code's left edge to the next: 36 mm and its quiet zone
DISCLAIMER_AT = 36.0
DISCLAIMERS_APART = 20.0  # points from one language's last baseline to the next one's first
RULE_ABOVE = 1.5  # lines from the name's rule to its baseline
LINES = 47  # of the base format's grid: on a shorter page all but the telephone moves up
NAME_UP = 4  # lines by which the name may do so


def contact(leaf: Leaf, body: ContactBody) -> tuple[Item, ...]:
    """Return the page."""
    grid = leaf.grid
    items: list[Item] = [*leaf.running_head(), *leaf.title(leaf.section.title).items]
    items += _phone(leaf, body)
    for x in leaf.axes.values():
        items.append(leaf.rule(x, grid.y(NAME_AT - RULE_ABOVE) - _up(leaf, NAME_UP), leaf.half))
        items.append(leaf.rule(x, grid.y(CODES_AT - 1) - _up(leaf), leaf.half))
    items += leaf.pair(body.name, "subhead", grid.y(NAME_AT) - _up(leaf, NAME_UP), "deep", role="H2").items
    items += _address(leaf, body)
    foot = 0.0
    for index, code in enumerate(body.codes):
        shown, quiet_until = _code(leaf, code, grid.left + index * CODE_PITCH, first=index == 0)
        items += shown
        foot = max(foot, quiet_until)
    items += _disclaimer(leaf, body)
    notes = leaf.notes((*body.imprint, *leaf.section.notes), grid.note + LINE)
    if notes.items:
        _must_be_quiet(leaf, body, foot, notes.last)
    items += notes.items
    return tuple(items)


def _up(leaf: Leaf, most: int = LINES) -> float:
    """Return by how much, points, things stand higher than on a page of all lines."""
    page_format = leaf.grid.format
    return min(most, max(0, LINES - (page_format.lines - page_format.sink))) * LINE


def _must_be_quiet(leaf: Leaf, body: ContactBody, foot: float, first: float) -> None:
    """Raise LayoutError when notes from the baseline ``first`` on reach into the quiet zone of a code."""
    leading = leaf.theme.style("note", leaf.languages[0]).leading
    words = body.imprint[0] if body.imprint else body.name
    leaf.must_fit(words, leaf.languages[0], foot + leading, first, leading)


def _address(leaf: Leaf, body: ContactBody) -> list[Item]:
    """Return where to go, whom to ask for and where to write, each alive on a screen."""
    grid = leaf.grid
    y, limit = grid.y(ADDRESS_AT) - _up(leaf, NAME_UP), grid.y(CODES_AT - 3) - _up(leaf)
    placed = leaf.pair(body.address, "body", y, limit=limit)
    items = [_on_the_map(leaf, body, item, y, placed.last) for item in placed.items]
    y = placed.last + LINE
    if body.person:
        placed = leaf.pair(body.person, "body", y, limit=limit)
        items += placed.items
        y = placed.last + LINE
    language = leaf.languages[0]
    for target in (f"mailto:{body.email}" if body.email else "", body.web or ""):
        if target:
            shown = (
                target.removeprefix("mailto:").removeprefix("https://").removeprefix("http://").rstrip("/")
            )
            line = leaf.typesetter.line(shown, leaf.theme.style("body", language), language)
            leaf.must_fit(body.address, language, y, limit, LINE)
            box = Rect(grid.left, y - 0.72 * LINE, line.width, LINE)
            label = asides.address(target, leaf.languages).joined
            link = Link(box, target, label, line.at(grid.left, y, leaf.ink("text")))
            items.append(Tagged("P", (link,), language=language))
            y += LINE
    return items


def _on_the_map(leaf: Leaf, body: ContactBody, item: Item, first: float, last: float) -> Item:
    """Return an address that opens in a map, if its point is known (RFC 5870)."""
    if body.point is None or not isinstance(item, Tagged) or item.language is None:
        return item
    latitude, longitude = body.point
    box = Rect(leaf.axes[item.language], first - 0.72 * LINE, leaf.half, last - first + LINE)
    label = asides.place(body.address).get(item.language)
    link = Link(box, f"geo:{latitude:.6g},{longitude:.6g}", label, item.items)
    return replace(item, items=(link,))


def _phone(leaf: Leaf, body: ContactBody) -> list[Item]:
    grid = leaf.grid
    first = leaf.languages[0]
    y = grid.y(PHONE_AT)
    shown = "en" if body.numbers.get("en") and "en" in leaf.languages else first
    ink = leaf.theme.accent_type(leaf.ground)
    digits = leaf.digits(body.numbers.get(shown), "", "en", "figure_l", "unit_l", grid.left, y, ink)
    box = Rect(grid.left, y - 3 * LINE, grid.measure, 3.5 * LINE)
    link = Link(
        box,
        f"tel:{body.phone}",
        asides.call(body.numbers.only(leaf.languages)).joined,
        speaking(digits, shown),
    )
    items: list[Item] = [
        leaf.rule(grid.left, grid.y(PHONE_RULE) - 0.3 * LINE, grid.measure, "accent", HERO_WIDTH),
        Tagged("P", (link,), language=shown),
    ]
    return items + list(leaf.pair(_captions(leaf, body), "label", grid.y(PHONE_AT + 1.5)).items)


def _captions(leaf: Leaf, body: ContactBody) -> Words:
    """Return the telephone's label; a language that writes the number otherwise says it after its label."""
    own = body.numbers.only(leaf.languages)
    shown = own.get("en") or own.get(leaf.languages[0])
    said = []
    for language, label in body.phone_label.only(leaf.languages):
        number = body.numbers.get(language)
        colon = "：" if language.startswith(("zh", "ja")) else ": "
        said.append((language, label if number == shown else f"{label}{colon}{number}"))
    return Words(tuple(said), body.phone_label.place)


def _code(leaf: Leaf, code: Code, x: float, first: bool) -> tuple[list[Item], float]:
    """Return a code and its label, and where its quiet zone ends; the first label is on the language axes."""
    grid = leaf.grid
    y = grid.y(CODES_AT) - _up(leaf)
    if first:
        label = leaf.pair(code.label, "body_strong", y, "deep", role="Caption")
    else:
        single = type(code.label)(code.label.said[-1:], code.label.place)
        last = leaf.languages[-1]
        label = leaf.pair(single, "body_strong", y, "deep", role="Caption", axes={last: x}, measure=CODE_SIZE)
    top = label.last + LABEL_DESCENT
    quiet = symbol_of(code, leaf.ink("black")).quiet
    figure = code_figure(leaf, code, x, top)
    return [Tagged("Div", (*label.items, *figure))], top + CODE_SIZE + 2 * quiet


def _disclaimer(leaf: Leaf, body: ContactBody) -> list[Item]:
    """Return the disclaimer beside the codes: the last language first, a paragraph each."""
    x = leaf.grid.x(leaf.grid.format.columns // 2 + 1)
    measure = min(LONG_TEXT, leaf.grid.span(leaf.grid.format.columns // 2))
    if body.codes and leaf.grid.left + len(body.codes) * CODE_PITCH > x + mm(1):
        raise leaf.overfull("the codes leave no room for the disclaimer beside them", body.disclaimer)
    y = leaf.grid.y(DISCLAIMER_AT) - _up(leaf)
    items: list[Item] = []
    for language, text in reversed(tuple(body.disclaimer.only(leaf.languages))):
        single = Words(((language, text),), body.disclaimer.place)
        placed = leaf.pair(
            single, "label", y, "secondary", measure=measure, axes={language: x},
            limit=leaf.grid.y(DISCLAIMER_AT + 6) - _up(leaf),
        )  # fmt: skip
        items[:0] = placed.items  # read in the edition's order
        y = placed.last + DISCLAIMERS_APART
    return items
