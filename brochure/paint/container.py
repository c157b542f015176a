"""The last step of a file: objects packed as the profile asks, by qpdf.

In: a complete PDF with a classic cross-reference table. Out: the same document, packed; the second part of
its ID is made from the content. Must not know what the file is about.
"""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf

from brochure.profiles import Container

_HINTS = re.compile(rb"/S \d+(?: /[A-Z] \d+)* /Length (\d+) >>\nstream\n")
_PADDINGS = 8


def packed(data: bytes, container: Container, version: tuple[int, int]) -> bytes:
    """Return ``data`` with its objects in streams or not, linearised or not.

    qpdf also sees to the end of line before ``endstream`` that PDF/A asks for, but where the hints of a
    linearised file end in one by chance: then the first page's content is padded until they do not.
    """
    for padding in range(_PADDINGS):
        made = _saved(data, container, version, padding)
        if not container.linearise or _hints_end_well(made):
            break
    return made


def _saved(data: bytes, container: Container, version: tuple[int, int], padding: int) -> bytes:
    modes = pikepdf.ObjectStreamMode
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        if padding:
            content = pdf.pages[0].Contents
            content.write(content.read_bytes() + b"\n" * padding)
        pdf.save(
            out,
            force_version=".".join(map(str, version)),
            fix_metadata_version=False,
            object_stream_mode=modes.generate if container.object_streams else modes.disable,
            linearize=container.linearise,
            deterministic_id=True,
        )
    return out.getvalue()


def _hints_end_well(data: bytes) -> bool:
    """Tell whether the hint stream (ISO 32000-1, F.3) has an end of line of its own behind its data."""
    hints = _HINTS.search(data, 0, 1 << 16)
    return hints is None or data[hints.end() + int(hints.group(1)) - 1] not in b"\r\n"
