"""Pictures that an SVG carries within itself, as marks: an image element in, a mark out.

Must not know what stands around it. Source: SVG 2, 12.3; RFC 2397 (data URLs).
"""

from __future__ import annotations

import base64
import binascii
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote_to_bytes

from brochure.artwork.colours import Colour
from brochure.artwork.marks import Mark
from brochure.artwork.problems import Refused
from brochure.artwork.scope import Scope
from brochure.artwork.servers import link, local
from brochure.artwork.values import length, view
from brochure.display import Picture
from brochure.geometry import Rect, transformed
from brochure.pictures.photo import Photo
from brochure.pictures.placing import box

_DATA = re.compile(r"data:([^;,]*)((?:;[^;,]*)*),(.*)", re.DOTALL)


def picture(element: ET.Element, scope: Scope, decode: Callable[[bytes], Photo]) -> Mark | None:
    """Return an image element's picture as a mark, None where it shows nothing; ``decode`` reads its bytes.

    Raises Refused for one that lies elsewhere or can not be read.
    """
    to = link(element) or ""
    if not to.startswith("data:"):
        local(to or "#")
        return None
    if not scope.shown:
        return None
    photo = decode(_embedded(to))
    across, down = scope.view.width, scope.view.height
    slot = Rect(
        length(element.get("x"), of=across), length(element.get("y"), of=down),
        length(element.get("width"), float(photo.width), of=across),
        length(element.get("height"), float(photo.height), of=down),
    )  # fmt: skip
    if slot.width <= 0 or slot.height <= 0:
        return None
    aspect = element.get("preserveAspectRatio") or "xMidYMid meet"
    clips = scope.clips
    if aspect.startswith("none"):
        place = slot
    elif "slice" in aspect:
        place = box(photo, slot)
        clips = (*clips, (transformed(slot.segments, scope.ctm), False))
    else:
        place = view(slot, f"0 0 {photo.width} {photo.height}", aspect).to_outside.rect(
            Rect(0, 0, photo.width, photo.height)
        )
    mark = Mark((), Colour((0.5, 0.5, 0.5)), clips=clips, groups=scope.groups)
    return replace(mark, to_root=scope.ctm, picture=Picture(photo, place))


def _embedded(said: str) -> bytes:
    found = _DATA.match(said)
    if found is None:
        raise Refused("picture", "a picture in it can not be read", "embed it as PNG or JPEG")
    if ";base64" in found[2].lower():
        try:
            return base64.b64decode("".join(found[3].split()) + "==", validate=False)
        except (binascii.Error, ValueError) as problem:
            raise Refused(
                "picture", "a picture in it can not be read", "embed it as PNG or JPEG"
            ) from problem
    return unquote_to_bytes(found[3])
