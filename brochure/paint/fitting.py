"""A file kept within a size: its photographs get coarser, then are pressed harder; nothing else is touched.

In: a document, a profile, a limit in bytes. Out: the file, and a finding that says what it took. Must not
know how images are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from brochure.errors import Finding, PaintError, Place
from brochure.layout.document import Document
from brochure.paint.images import weight
from brochure.paint.painter import paint
from brochure.profiles import PictureRules, Profile

LEAST_PPI = 96
"""Below a screen's plain resolution (CSS: 96 px to the inch) a photograph looks broken."""

_RESOLUTIONS = (132, 112, LEAST_PPI)
_QUALITIES = (76, 68, 60, 52)


def fitted(
    document: Document, profile: Profile, limit: int, place: Place | None = None
) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the PDF in at most ``limit`` bytes, and a note when photographs had to be reduced for that.

    ``place`` is where the limit is asked for. Raises PaintError when even photographs of 96 ppi are too much.
    """
    data = paint(document, profile)
    if len(data) <= limit:
        return data, ()
    rest = len(data) - weight(document, profile.pictures)
    for rules in _steps(profile.pictures):
        if rest + weight(document, rules) > limit:
            continue
        data = paint(document, replace(profile, pictures=rules))
        if len(data) <= limit:
            return data, (_taken(profile.pictures, rules, limit, place),)
    raise PaintError.of(
        "too-large",
        f"the file is larger than {_size(limit)}, even with pictures of {LEAST_PPI} ppi; all but them takes "
        f"{_size(rest)}",
        "raise max_size or show fewer pictures",
        place,
    )


def _steps(rules: PictureRules) -> Iterator[PictureRules]:
    """Yield ever smaller rules: first coarser, down to 96 ppi, then of lower quality."""
    coarsest = rules
    for ppi in _RESOLUTIONS:
        if ppi < rules.ppi:
            coarsest = replace(rules, ppi=ppi)
            yield coarsest
    for quality in _QUALITIES:
        if rules.quality is None or quality < rules.quality:
            yield replace(coarsest, quality=quality)


def _taken(before: PictureRules, after: PictureRules, limit: int, place: Place | None) -> Finding:
    """Return the note on what keeping within the limit took."""
    parts = []
    if after.ppi != before.ppi:
        parts.append(f"{after.ppi} ppi in place of {before.ppi}")
    if after.quality != before.quality:
        parts.append(f"JPEG quality {after.quality} in place of {before.quality or 'lossless'}")
    what = f"pictures are stored at {' and '.join(parts)} to stay within {_size(limit)}"
    return Finding("note", "pictures-reduced", what, place=place)


def _size(count: int) -> str:
    return f"{count / 1_000_000:.2f} MB" if count >= 1_000_000 else f"{count / 1000:.0f} kB"
