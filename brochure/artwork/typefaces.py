"""Typefaces that an SVG carries within itself: ``@font-face`` rules with data in them, faces out.

In: style sheets. Out: faces by family and weight. A face that lies elsewhere is not looked for. Must not know
words.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from brochure.text.faces import Face

_DATA = re.compile(r"data:[^,]*?(;base64)?,([A-Za-z0-9+/=\s%._-]+)")
_WEIGHTS = {"normal": 400, "bold": 700}
_LARGEST = 8_000_000  # characters of data
_MOST = 12


def embedded_faces(sheets: str) -> dict[tuple[str, int], Face]:
    """Return the faces that style sheets carry, by family in small letters and by weight."""
    import tinycss2

    found: dict[tuple[str, int], Face] = {}
    for rule in tinycss2.parse_stylesheet(sheets, skip_comments=True, skip_whitespace=True):
        if rule.type != "at-rule" or rule.lower_at_keyword != "font-face" or rule.content is None:
            continue
        said = dict(_said(rule.content))
        family = said.get("font-family", "").strip("'\" ").lower()
        weight = said.get("font-weight") or "400"
        face = _face(family, said.get("src", ""), len(found))
        if family and face is not None and len(found) < _MOST:
            numeric = int(weight.split()[0]) if weight.split()[0].isdigit() else 400
            found[family, _WEIGHTS.get(weight, numeric)] = face
    return found


def _said(content: Any) -> Iterator[tuple[str, str]]:
    import tinycss2

    for entry in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if entry.type == "declaration":
            yield entry.lower_name, tinycss2.serialize(entry.value).strip()


def _face(family: str, source: str, number: int) -> Face | None:
    """Return the face that a source holds, None for one that is elsewhere or can not be read."""
    match = _DATA.search(source)
    if match is None or len(source) > _LARGEST:
        return None
    try:
        data = base64.b64decode("".join(match[2].split()) + "==")
        return Face(f"{family}-{number}", Path(family), 400, _opened(data), {})
    except Exception:  # fontTools and HarfBuzz raise whatever they stumble over in a broken font
        return None


def _opened(data: bytes) -> Any:
    import uharfbuzz as hb

    if data[:4] in (b"wOFF", b"wOF2"):
        from fontTools.ttLib import TTFont

        font = TTFont(BytesIO(data))
        font.flavor = None
        plain = BytesIO()
        font.save(plain)
        data = plain.getvalue()
    if data[:4] not in (b"\0\1\0\0", b"OTTO", b"true"):
        raise ValueError("no font")
    return hb.Face(hb.Blob(data))
