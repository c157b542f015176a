"""X5 and U1 of fonts: every program in the file, every name explained, every character with a meaning.

Source: ISO 32000-1, 9; ISO 14289-1, 7.21.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.demand import ANY, PDFA, UA, Demand, X
from brochure.check.document import Document, Page
from brochure.check.fonts import Font, font_of, to_unicode
from brochure.check.marks import Edges, TextMark
from brochure.check.objects import get, is_stream, items, key_of, name
from brochure.check.programs import Program, program_of
from brochure.check.rule import Flaw, Rule

_NAMED = {"WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding"}
_STANDARD = ("Helvetica", "Times-", "Courier", "Symbol", "ZapfDingbats")
_SAME_WIDTH = 2.0  # thousandths of an em: what rounding twice may do
_SPACES = {9, 10, 13, 32, 160}  # many programs leave them out, and nothing is missed
_NO_MEANING = {"", "\x00", "\ufeff", "\ufffe", "\ufffd"}


def embedded(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each font without a program, used or only named in resources."""
    told: set[str] = set()
    strict = bool({X, PDFA, UA} & demand.traits)
    for page in document.pages:
        for key, font in page.seen.fonts.items():
            if font.embedded or key in told:
                continue
            told.add(key)
            # A font that is no object of its own is read anew wherever it is asked for.
            places = [m for m in page.seen.marks if isinstance(m, TextMark) and _is_same(m.font, font)]
            used = "" if places else ", named but not used,"
            box = places[0].box if places else None
            yield Flaw(
                f"the font {font.name}{used} is not embedded", page, box, None if strict else "warning"
            )
    if X in demand.traits:
        yield from _never_reached(document, told)


def _is_same(one: Font | None, other: Font) -> bool:
    return one is other or (one is not None and not one.embedded and one.name == other.name)


def _never_reached(document: Document, told: set[str]) -> Iterator[Flaw]:
    """Yield a flaw for each font without a program in resources of what no page draws."""
    seen = {key for page in document.pages for key in page.seen.fonts} | told
    for holder in document.dictionaries:
        for label, source in items(get(holder, "/Font")):
            called = f"{key_of(source) or label[1:]}"
            if name(get(source, "/Type")) != "Font" or called in seen:
                continue
            seen.add(called)
            font = font_of(source)
            if not font.embedded:
                yield Flaw(f"the font {font.name}, named but not used, is not embedded")


def program(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each font whose program is broken, lacks a shown glyph, or has other widths."""
    for font, codes, page, box in _shown(document):
        found = program_of(font.source)
        if isinstance(found, str):
            yield Flaw(f"the program of the font {font.name} {found}", page, box)
        if not isinstance(found, Program) or (font.composite and not _is_identity(font)):
            continue
        if not font.composite:
            codes = codes - _SPACES
        lacking = sorted(code for code in codes if not found.shown(code))
        if lacking:
            yield Flaw(f"the font {font.name} has no glyph for {len(lacking)} shown characters, first"
                       f" <{lacking[0]:04X}>", page, box)  # fmt: skip
            continue
        wrong = sorted(code for code in codes if found.advances and _is_other_width(font, found, code))
        if wrong:
            yield Flaw(f"the font {font.name} gives {len(wrong)} characters other widths than its program,"
                       f" first <{wrong[0]:04X}>", page, box)  # fmt: skip


def _is_other_width(font: Font, program: Program, code: int) -> bool:
    said = font.widths.get(code, font.width)
    return all(abs(said - program.width(glyph)) > _SAME_WIDTH for glyph in program.shown(code))


def _is_identity(font: Font) -> bool:
    return name(get(font.source, "/Encoding")) in {"Identity-H", "Identity-V"}


def _shown(document: Document) -> Iterator[tuple[Font, set[int], Page, Edges]]:
    """Yield each font with which something is shown, the codes, and where it is first seen."""
    codes: dict[int, set[int]] = {}
    first: dict[int, tuple[Font, Page, Edges]] = {}
    for page in document.pages:
        for mark in page.seen.marks:
            if isinstance(mark, TextMark) and mark.font is not None and mark.visible:
                key = id(mark.font)
                codes.setdefault(key, set()).update(mark.codes)
                first.setdefault(key, (mark.font, page, mark.box))
    for key, (font, page, box) in first.items():
        yield font, codes[key], page, box


def explained(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each name in a page's content that no resource explains."""
    for page in document.pages:
        for missing in sorted(set(page.seen.missing)):
            yield Flaw(f"the content asks for {missing}, which the resources do not have", page)


def meaning(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each font with which something is shown that has no Unicode text."""
    for font, codes, page, box in _shown(document):
        stream = get(font.source, "/ToUnicode")
        if not is_stream(stream) and not font.composite and _has_plain_encoding(font):
            continue
        known = to_unicode(stream)
        if known is None:
            yield Flaw(f"the font {font.name} has no ToUnicode map", page, box)
            continue
        mute = sorted(code for code in codes if known.get(code, "") in _NO_MEANING)
        if mute:
            yield Flaw(f"the font {font.name} gives {len(mute)} characters no text, first <{mute[0]:04X}>",
                       page, box)  # fmt: skip


def _has_plain_encoding(font: Font) -> bool:
    encoding = get(font.source, "/Encoding")
    return (name(encoding) or name(get(encoding, "/BaseEncoding"))) in _NAMED or font.name.startswith(
        _STANDARD
    )


RULES = (
    Rule("X5-embedded", "error", frozenset({ANY}), "every font's program is in the file",
         "embed the font, or take its name out of the resources", "ISO 19005-2, 6.2.11.4; PDF/X",
         "", embedded),
    Rule("X5-program", "error", frozenset({X, PDFA, UA}), "font programs hold what is shown of them",
         "embed the font anew", "ISO 19005-2, 6.2.11.4 and 6.2.11.5; PDF/X",
         "glyphs of Type 1 programs and of fonts with an encoding of their own; widths in CFF and Type 1",
         program),
    Rule("X5-resources", "error", frozenset({ANY}), "every name in the content is in the resources",
         "add what is asked for to the page's or form's resources", "ISO 32000-1, 7.8.3",
         "names in content that is never drawn", explained),
    Rule("U1-unicode", "error", frozenset({UA, PDFA}), "every character shown has a text",
         "write a ToUnicode map with an entry for every code that is shown", "ISO 14289-1, 7.21.7",
         "whether the text is the right one", meaning),
)  # fmt: skip
