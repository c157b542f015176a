"""What the pages of a file share and name: fonts, images, graphics states.

In: a Document and a Profile at first; then, page by page, the names that a content stream uses. Out: resource
dictionaries with all of that and nothing else. Must not know what a page shows.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.geometry import Rect
from brochure.layout.document import Document
from brochure.paint import forms, images
from brochure.paint.colour import Palette
from brochure.paint.fonts import Fonts
from brochure.paint.gradients import pattern
from brochure.paint.operators import KNOCKOUT, OVERPRINT, Operators
from brochure.paint.pdf import Dictionary, Objects, Reference, boolean, name
from brochure.paint.shown import WHOLE
from brochure.profiles import Profile


@dataclass(frozen=True, slots=True)
class Resources:
    """The shared resources of one file.

    ``image_names`` leads from the names of photos, and the keys of forms, to those of ``images``; ``parts``
    says what of a photo its image holds, in shares of the whole, where that is not all of it.
    """

    palette: Palette
    fonts: Fonts
    image_names: dict[str, str]
    parts: dict[str, Rect]
    images: dict[str, Reference]
    states: dict[str, Reference]

    @classmethod
    def of(cls, objects: Objects, document: Document, profile: Profile, icc: bytes | None) -> Resources:
        """Write the images of ``document`` and get ready for the rest; ``icc`` is the output condition's."""
        press = icc if profile.colour == "cmyk" else None
        grey = profile.colour == "grey"
        photos = images.embed(objects, document, profile.pictures, press, profile.ink_limit, grey=grey)
        embedded = {key: one.reference for key, one in photos.items()}
        embedded |= forms.embed(objects, document, profile, press)
        names = {photo: f"I{number}" for number, photo in enumerate(embedded, 1)}
        states = {OVERPRINT: _state(True), KNOCKOUT: _state(False)} if profile.black else {}
        return cls(
            palette=Palette(profile.colour, profile.black, profile.spots, press, profile.ink_limit),
            fonts=Fonts(),
            image_names=names,
            parts={key: one.part for key, one in photos.items() if one.part != WHOLE},
            images={names[photo]: reference for photo, reference in embedded.items()},
            states={key: objects.add(state) for key, state in states.items()},
        )

    def named_by(
        self,
        objects: Objects,
        operators: Operators,
        fonts: dict[str, Reference],
        spaces: dict[str, Reference],
    ) -> Dictionary:
        """Return the resource dictionary of one page; ``fonts`` and ``spaces`` by resource name."""
        used = {
            "Font": {key: fonts[key] for key in operators.fonts},
            "XObject": {key: self.images[key] for key in operators.images},
            "ExtGState": {key: self.states[key] for key in operators.states},
            "ColorSpace": {key: spaces[key] for key in operators.spaces},
            "Pattern": {
                key: objects.add(pattern(objects, gradient, to_page, self.palette, spaces))
                for (gradient, to_page), key in operators.patterns.items()
            },
        }
        return Dictionary({kind: Dictionary(found) for kind, found in used.items() if found})


def _state(overprints: bool) -> Dictionary:
    """Return a graphics state; with OPM 1, black painted over cyan leaves the cyan (ISO 32000-1, 8.6.7)."""
    said = boolean(overprints)
    return Dictionary(Type=name("ExtGState"), OP=said, op=said, OPM=1)
