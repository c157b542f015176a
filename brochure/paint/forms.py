"""Pages of other PDFs as form XObjects: each once, in the profile's colours, with its own resources.

In: a document, a profile. Out: references to forms. What a page's content may say is decided in
:mod:`brochure.paint.recolouring`. Must not know our pages.
Source: ISO 32000-1, 8.10 (form XObjects).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from brochure.display import Form, Group, Item, Link, Tagged
from brochure.errors import PaintError
from brochure.paint.pdf import Dictionary, Objects, Reference, Stream, Value, array, name
from brochure.profiles import Profile

if TYPE_CHECKING:
    import pikepdf

    from brochure.layout.document import Document

_INITIAL = "1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts"
"""A form starts in the state of who draws it; a page starts in this one (ISO 32000-1, tables 52 and 104)."""

_BLACK = {"rgb": "0 0 0 rg 0 0 0 RG", "cmyk": "0 0 0 1 k 0 0 0 1 K", "grey": "0 g 0 G"}
_TURNS = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}


def form_key(form: Form) -> str:
    """Return what tells a form from another in one file: its page, and the one ink that it is printed in."""
    return f"{form.page.name} {form.ink.name} {form.ground.name}" if form.ink else form.page.name


def forms_of(document: Document) -> dict[str, Form]:
    """Return the forms of a document by their keys, in order of first use."""
    return {form_key(form): form for page in document.pages for form in _forms(page.items)}


def _forms(items: Iterable[Item]) -> Iterator[Form]:
    for item in items:
        match item:
            case Form():
                yield item
            case Group(items=inner) | Link(items=inner) | Tagged(items=inner):
                yield from _forms(inner)


def embed(
    objects: Objects, document: Document, profile: Profile, press: bytes | None
) -> dict[str, Reference]:
    """Write every form of the document; return the references by key.

    ``press`` is the ICC profile that they are separated by. Raises PaintError for what can
    not be turned to the receiver's colours.
    """
    return {key: _written(objects, form, profile, press) for key, form in forms_of(document).items()}


def _written(objects: Objects, form: Form, profile: Profile, press: bytes | None) -> Reference:
    import pikepdf

    from brochure.artwork.colours import Inks
    from brochure.paint.foreign import Converter
    from brochure.paint.recolouring import Recolouring
    from brochure.paint.spots import Spots

    inks = Inks.of(form.theme) if form.ink is None else Inks(single=form.ink, ground=form.ground)
    plates = frozenset(spot.name for spot in profile.spots)
    spots = Spots.of(profile.spots) if profile.spots else None
    converter = Converter(profile.colour, inks, plates, press, profile.ink_limit, spots)
    with pikepdf.open(BytesIO(form.page.data)) as pdf:
        page = pdf.pages[0]
        try:
            content = Recolouring(pdf, converter, form.page.transparent, profile.tagged).content(page.obj)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, pikepdf.PdfError) as problem:
            what = f"artwork {form.page.file} can not be turned to the colours of {profile.name}: {problem}"
            raise PaintError.of("artwork-colours", what, "export it again with plain colours") from problem
        start = f"{_INITIAL} {_BLACK[profile.colour]}\n".encode()
        entries = Dictionary(
            Type=name("XObject"),
            Subtype=name("Form"),
            BBox=array(_numbers(page.obj.MediaBox)),
            Matrix=array(_unit_matrix(page)),
        )
        if form.page.transparent:
            group = Dictionary(Type=name("Group"), S=name("Transparency"), CS=name(str(converter.device)[1:]))
            entries.update(Group=group)
        copier = Copier(objects, keep_sets=profile.cid_sets)
        entries.update(Resources=copier.copied(page.obj.Resources))
        return objects.add(Stream(start + content, entries))


def _numbers(found: pikepdf.Object) -> list[str]:
    return [f"{float(v):.4f}" for v in found.as_list()]


def _unit_matrix(page: pikepdf.Page) -> list[str]:
    """Return the map of a page's box, turned as it is looked at, onto the unit square, as an image's."""
    left, bottom, right, top = (float(v) for v in page.obj.MediaBox)
    width, height = right - left, top - bottom
    a, b, c, d = _TURNS[int(page.obj.get("/Rotate", 0)) % 360]
    across, down = (width, height) if a or d else (height, width)
    corners = [(a * x + c * y, b * x + d * y) for x in (left, right) for y in (bottom, top)]
    e, f = -min(x for x, _ in corners), -min(y for _, y in corners)
    return [f"{v:.8f}" for v in (a / across, b / down, c / across, d / down, e / across, f / down)]


class Copier:
    """Copies objects of another PDF into ours, each once. ``keep_sets``: fonts keep lists of their glyphs."""

    def __init__(self, objects: Objects, keep_sets: bool) -> None:
        self._objects = objects
        self._dropped = () if keep_sets else ("/CIDSet", "/CharSet")
        self._known: dict[tuple[int, int], Reference] = {}

    def copied(self, found: Any) -> Value:
        """Return our value for an object of the other file."""
        import pikepdf

        if isinstance(found, pikepdf.Object) and found.is_indirect:
            key = found.objgen
            if key not in self._known:
                self._known[key] = self._indirect(found, key)
            return self._known[key]
        return self._value(found)

    def _indirect(self, found: pikepdf.Object, key: tuple[int, int]) -> Reference:
        import pikepdf

        if isinstance(found, pikepdf.Dictionary) and not isinstance(found, pikepdf.Stream):
            made = Dictionary()
            reference = self._known[key] = self._objects.add(made)
            made.dict.update(self._entries(found))
            return reference
        if isinstance(found, pikepdf.Stream):
            entries = Dictionary()
            stream = Stream(found.read_raw_bytes(), entries, deflate=False)
            reference = self._known[key] = self._objects.add(stream)
            entries.dict.update(self._entries(found))
            return reference
        return self._objects.add(self._value(found))

    def _entries(self, found: pikepdf.Object) -> dict[str, Value]:
        return {
            key[1:]: self.copied(value)
            for key, value in found.items()
            if key not in ("/Length", "/DL", *self._dropped)
        }

    def _value(self, found: Any) -> Value:
        import pikepdf

        match found:
            case pikepdf.Stream():
                return self._objects.add(
                    Stream(found.read_raw_bytes(), Dictionary(self._entries(found)), deflate=False)
                )
            case pikepdf.Dictionary():
                return Dictionary(self._entries(found))
            case pikepdf.Array():
                return array([self.copied(entry) for entry in found.as_list()])
            case pikepdf.Name():
                return name(str(found)[1:])
            case pikepdf.String():
                return f"<{bytes(found).hex().upper()}>"
            case bool():
                return "true" if found else "false"
            case None:
                return "null"
            case _:
                return str(found)
