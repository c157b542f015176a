"""Links as annotations.

In: placed links. Out: annotation objects. Must not know what the links look like: their content is painted
with the page.
Source: ISO 32000-1, 12.5.6.5 and 12.6.4.7; ISO 14289-1, 7.18; ISO 19005-2, 6.3.
"""

from __future__ import annotations

from urllib.parse import quote

from brochure.display import Destination
from brochure.paint.content import PlacedLink
from brochure.paint.outline import Pages
from brochure.paint.pdf import Dictionary, Objects, Reference, array, name, rectangle, text
from brochure.paint.structure import Structure

_PRINTED = 4
"""The annotation flag Print, which PDF/A wants on every annotation."""

_URI_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"
"""What RFC 3986 allows in a URI beside letters, digits and ``-._``; everything else is written as %XX."""


def annotation(
    objects: Objects, pages: Pages, structure: Structure | None, placed: PlacedLink, page: int
) -> Reference:
    """Write the annotation of a link on the page with index ``page``; return the reference to it."""
    box, target = placed.box, placed.link.target
    entries = Dictionary(
        Type=name("Annot"),
        Subtype=name("Link"),
        Rect=rectangle(box.x, box.y, box.right, box.bottom),
        Border=array([0, 0, 0]),
        F=_PRINTED,
        P=pages.references[page],
        Contents=text(placed.link.label),
    )
    if isinstance(target, Destination):
        entries.update(Dest=pages.destination(target))
    else:
        uri = text(quote(target, safe=_URI_CHARACTERS))
        entries.update(A=Dictionary(S=name("URI"), URI=uri))
    reference = objects.add(entries)
    if structure is not None and placed.element is not None:
        entries.update(StructParent=structure.annotate(placed.element, page, reference))
    return reference
