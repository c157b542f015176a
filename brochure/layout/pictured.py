"""Which pictures stand where in a laid out document, how finely, and what a person should know of them.

In: a story, its document. Out: a record a picture, findings. Reads the heads of picture files and no pixels;
loads no imaging library where there is no picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from brochure.compose.parts import Slot
from brochure.compose.story import Story
from brochure.display import Group, Item, Link, Tagged
from brochure.errors import Finding
from brochure.geometry import Rect, Transform
from brochure.layout.artworks import is_artwork
from brochure.layout.document import Document
from brochure.layout.slots import KEY
from brochure.pictures.judging import Treatment, judge, treatment_for
from brochure.pictures.photo import Source
from brochure.pictures.placing import covering_ppi
from brochure.units import to_mm


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture on a page: its slot, page (its label), box in points, file, effective ppi and treatment."""

    slot: Slot
    page: str
    box: Rect
    source: Source
    ppi: float
    treatment: Treatment

    @property
    def finding(self) -> Finding | None:
        """What a person should know of its resolution, None when it is fine."""
        size = f"{to_mm(self.box.width):.0f} x {to_mm(self.box.height):.0f} mm"
        name = f"page {self.page}: {self.source.file} at {size}"
        return judge(name, self.ppi, self.treatment, self.slot.place)


def pictured(story: Story, document: Document) -> tuple[Pictured, ...]:
    """Return the photographs of a document in reading order.

    Raises AssetError for a file that is no longer the picture that was laid out.
    """
    slots = {
        slot.id: slot
        for section in story.sections
        for slot in section.pictures
        if slot.file and not is_artwork(slot.file)
    }
    if not slots:
        return ()
    from brochure.pictures.reading import inspect

    found = []
    for page in document.pages:
        for name, box in _figures(page.items, Transform()):
            slot = slots.get(name)
            if slot is None:  # artwork has no pixels to judge
                continue
            assert slot.file is not None
            source = inspect(slot.file, slot.place)
            ppi = covering_ppi(source.width, source.height, box)
            found.append(Pictured(slot, page.label, box, source, ppi, slot.treatment or treatment_for(ppi)))
    return tuple(found)


def _figures(items: Iterable[Item], to_page: Transform) -> Iterator[tuple[str, Rect]]:
    for item in items:
        match item:
            case Tagged(key=key, box=Rect() as box) if key.startswith(KEY):
                yield key.removeprefix(KEY), to_page.rect(box)
            case Group(items=inner, transform=transform):
                yield from _figures(inner, transform.then(to_page))
            case Tagged(items=inner) | Link(items=inner):
                yield from _figures(inner, to_page)
