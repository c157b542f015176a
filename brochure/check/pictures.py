"""Pictures in a content stream: pixels, effective resolution, colour space.

In: an image XObject or an inline image, and the graphics state. Out: a box and the mark to keep. Must not
decode a pixel. Source: ISO 32000-1, 8.9.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from brochure.check.jpx import jpx_space
from brochure.check.marks import Edges, ImageMark, Mark, Paint
from brochure.check.objects import BROKEN, get, integer, is_stream
from brochure.check.spaces import Space, space_of, unabbreviated
from brochure.check.state import State, box_through
from brochure.check.streams import filters

_TWO_TONES = {"CCITTFaxDecode", "CCF", "JBIG2Decode"}
Made = tuple[Edges, Callable[[Edges, Paint], Mark]]


def image_mark(image: Any, state: State, resources: Any) -> Made:
    """Return the mark of an image XObject."""
    stencil = get(image, "/ImageMask") is True
    given = get(image, "/ColorSpace")
    used = filters(image)
    space = space_of(given, resources) if given is not None and not stencil else None
    if given is None and used == ("JPXDecode",):
        space = _told_by_itself(image)
    return _mark(
        state,
        integer(get(image, "/Width")),
        integer(get(image, "/Height")),
        _bits(stencil, used, integer(get(image, "/BitsPerComponent"), 8)),
        space,
        stencil,
        is_stream(get(image, "/SMask")) or integer(get(image, "/SMaskInData")) > 0,
        used,
        False,
        image,
    )


def inline_mark(image: dict[str, Any], state: State, resources: Any) -> Made:
    """Return the mark of an inline image."""
    stencil = image.get("ImageMask") is True
    given = unabbreviated(image.get("ColorSpace"))
    named = image.get("Filter")
    used = tuple(str(f) for f in named) if isinstance(named, list) else (str(named),) if named else ()
    return _mark(
        state,
        int(image.get("Width", 0)),
        int(image.get("Height", 0)),
        _bits(stencil, used, int(image.get("BitsPerComponent", 8))),
        space_of(given, resources) if given is not None and not stencil else None,
        stencil,
        False,
        used,
        True,
    )


def _bits(stencil: bool, used: tuple[str, ...], said: int) -> int:
    """Return the bits of a component; stencils and fax pictures have one, and need not say so."""
    return 1 if stencil or _TWO_TONES & set(used[-1:]) else said


def _told_by_itself(image: Any) -> Space | None:
    try:
        return jpx_space(image.read_raw_bytes())
    except BROKEN:
        return None


def _mark(
    state: State, width: int, height: int, bits: int, space: Space | None, stencil: bool, soft: bool,
    used: tuple[str, ...], inline: bool, source: Any = None,
) -> Made:  # fmt: skip
    a, b, c, d = state.ctm[:4]
    across, up = math.hypot(a, b) / 72, math.hypot(c, d) / 72
    ppi = min(width / across if across > 1e-6 else math.inf, height / up if up > 1e-6 else math.inf)
    fill = state.fill if stencil else None

    def make(box: Edges, paint: Paint) -> Mark:
        return ImageMark(
            box, width, height, ppi, bits, space, stencil, soft, used, inline, fill, paint, source
        )

    return box_through(state.ctm, (0.0, 0.0, 1.0, 1.0)), make
